//! Reads values of the report language from the keys of a table or chart file.

use crate::expression::{Fault, Format, Scanner, Spanned, parse_format, parse_period};
use crate::resolve::{Context, Run, find_indicator, find_period, find_unit, resolve_text};
use crate::scope::Scope;
use enslinje_domain::{Diagnostic, IndicatorId, Period, Place, Problems, UnitId};
use enslinje_pack::TableReader;
use enslinje_text::Messages;

/// What reading a table or chart file needs.
#[derive(Clone, Copy)]
pub(crate) struct GridContext<'a> {
    /// What may be referred to.
    pub scope: &'a Scope,
    /// Words of the report's language.
    pub messages: &'a Messages,
}

impl GridContext<'_> {
    /// Running text in the report's own period.
    pub fn text(&self, table: &mut TableReader<'_>, key: &str, problems: &mut Problems) -> Option<Vec<Run>> {
        self.text_in(table, key, &Context::running(self.scope), problems)
    }

    /// Running text whose figures take what they do not say from `context`.
    pub fn text_in(
        &self,
        table: &mut TableReader<'_>,
        key: &str,
        context: &Context,
        problems: &mut Problems,
    ) -> Option<Vec<Run>> {
        let text = table.optional_text(key, problems)?;
        let locate = |span: std::ops::Range<usize>| table.place_within(key, span);
        Some(resolve_text(&text, &locate, self.scope, context, problems))
    }

    /// Running text of every item of a list of texts.
    pub fn texts(&self, table: &mut TableReader<'_>, key: &str, problems: &mut Problems) -> Vec<Vec<Run>> {
        let context = Context::running(self.scope);
        let mut texts = Vec::new();
        for (text, place) in table.placed_texts(key, problems) {
            let locate = |_| place.clone();
            texts.push(resolve_text(&text, &locate, self.scope, &context, problems));
        }
        texts
    }

    /// An indicator and where it is named.
    pub fn indicator(
        &self,
        table: &mut TableReader<'_>,
        key: &str,
        problems: &mut Problems,
    ) -> Option<(IndicatorId, Place)> {
        let found = self.spanned(table, key, problems, |name| find_indicator(name, self.scope))?;
        Some((found, table.place_of(key)))
    }

    /// An organisational unit.
    pub fn unit(&self, table: &mut TableReader<'_>, key: &str, problems: &mut Problems) -> Option<UnitId> {
        self.spanned(table, key, problems, |unit| find_unit(unit, self.scope))
    }

    /// A period expression.
    pub fn period(&self, table: &mut TableReader<'_>, key: &str, problems: &mut Problems) -> Option<Period> {
        self.spanned(table, key, problems, |text| {
            let mut scanner = Scanner::new(&text.value);
            let period = parse_period(&mut scanner)?;
            scanner.skip_space();
            if scanner.is_done() { find_period(&period, self.scope) } else { Err(scanner.unexpected()) }
        })
    }

    /// A format and where it stands.
    pub fn format(
        &self,
        table: &mut TableReader<'_>,
        key: &str,
        problems: &mut Problems,
    ) -> Option<(Format, Place)> {
        let format =
            self.spanned(table, key, problems, |text| parse_format(&mut Scanner::new(&text.value)))?;
        Some((format, table.place_of(key)))
    }

    /// A relative width from 1 to 20.
    pub fn width(
        &self,
        table: &mut TableReader<'_>,
        key: &str,
        default: u16,
        problems: &mut Problems,
    ) -> u16 {
        let Some(width) = table.optional_integer(key, problems) else { return default };
        let fits = u16::try_from(width).ok().filter(|width| (1..=20).contains(width));
        fits.unwrap_or_else(|| {
            problems.push(Diagnostic::error("report-width", table.place_of(key)).with("width", width));
            default
        })
    }

    fn spanned<T>(
        &self,
        table: &mut TableReader<'_>,
        key: &str,
        problems: &mut Problems,
        read: impl FnOnce(&Spanned<String>) -> Result<T, Fault>,
    ) -> Option<T> {
        let value = table.optional_text(key, problems)?;
        let span = 0..value.len();
        match read(&Spanned { value, span }) {
            Ok(found) => Some(found),
            Err(fault) => {
                let place = table.place_within(key, fault.span.clone());
                problems.push(fault.at(place));
                None
            }
        }
    }
}
