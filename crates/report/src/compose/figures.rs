//! Looks up figures, shows them and remembers where they came from.

use super::annex::Annex;
use super::number::{ShownNumber, capital, show_number};
use super::sentence::{Compared, direction_word, surplus_word};
use crate::expression::{Format, View};
use crate::model::{Inline, Provenance, ProvenanceRef};
use crate::resolve::{FigureValue, ListedValue, Run};
use crate::scope::Scope;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Figure, FigureKey, Measure, Number, Place, Problems, Status};
use enslinje_text::{Messages, written_day};
use std::collections::BTreeMap;

/// The figures of a report while it is composed.
pub(crate) struct Figures<'a> {
    pub scope: &'a Scope,
    pub messages: &'a Messages,
    values: &'a BTreeMap<FigureKey, Figure>,
    as_of: NaiveDate,
    annex: Annex<'a>,
    problems: Problems,
}

/// What is known of a figure, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    /// A number.
    Number { shown: ShownNumber, status: Status, provenance: ProvenanceRef },
    /// A word that follows from it.
    Word { text: String, provenance: ProvenanceRef },
    /// Hidden, with the word that stands for it in a sentence.
    Suppressed { word: String, provenance: ProvenanceRef },
    /// There is no value.
    None,
}

/// Running text as one string.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct PlainText {
    /// The words.
    pub text: String,
    /// Where its figures came from.
    pub provenance: Vec<ProvenanceRef>,
    /// Whether one of its figures has no value.
    pub lacks_value: bool,
}

impl<'a> Figures<'a> {
    /// Figures of a report.
    pub fn new(
        scope: &'a Scope,
        messages: &'a Messages,
        values: &'a BTreeMap<FigureKey, Figure>,
        as_of: NaiveDate,
    ) -> Self {
        Self { scope, messages, values, as_of, annex: Annex::new(scope, messages), problems: Problems::new() }
    }

    /// The annex and what went wrong.
    pub fn finish(self) -> (Vec<Provenance>, Problems) {
        (self.annex.finish(), self.problems)
    }

    /// A piece of running text. A figure without value is an error there.
    pub fn inline(&mut self, run: &Run) -> Inline {
        match run {
            Run::Text(text) => Inline::Text(text.clone()),
            Run::AsOf => Inline::Text(written_day(self.as_of, self.scope.locale)),
            Run::Listed(listed) => {
                let (shown, provenance) = self.listed(listed);
                Inline::Figure { text: shown.text, provenance }
            }
            Run::Figure(figure) => match self.outcome(figure) {
                Outcome::Number { shown, status, provenance } => {
                    Inline::Figure { text: self.with_status(shown.text, status), provenance }
                }
                Outcome::Word { text, provenance } | Outcome::Suppressed { word: text, provenance } => {
                    Inline::Figure { text, provenance }
                }
                Outcome::None => {
                    let diagnostic = Diagnostic::error("report-figure-without-value", figure.place.clone());
                    self.problems.push(about(diagnostic, &figure.key));
                    Inline::Text(String::new())
                }
            },
        }
    }

    fn with_status(&self, text: String, status: Status) -> String {
        match status {
            Status::Preliminary => self.messages.text("report-preliminary-figure", &[("figure", text)]),
            Status::Final | Status::Suppressed => text,
        }
    }

    /// Running text as one string; a figure without value is told in the result, not as an error.
    pub fn plain(&mut self, runs: &[Run]) -> PlainText {
        let mut plain = PlainText::default();
        for run in runs {
            let figure = match run {
                Run::Text(text) => {
                    plain.text.push_str(text);
                    continue;
                }
                Run::AsOf => {
                    plain.text.push_str(&written_day(self.as_of, self.scope.locale));
                    continue;
                }
                Run::Listed(listed) => {
                    let (shown, provenance) = self.listed(listed);
                    plain.text.push_str(&shown.text);
                    plain.provenance.push(provenance);
                    continue;
                }
                Run::Figure(figure) => figure,
            };
            match self.outcome(figure) {
                Outcome::Number { shown, status, provenance } => {
                    plain.text.push_str(&self.with_status(shown.text, status));
                    plain.provenance.push(provenance);
                }
                Outcome::Word { text, provenance } | Outcome::Suppressed { word: text, provenance } => {
                    plain.text.push_str(&text);
                    plain.provenance.push(provenance);
                }
                Outcome::None => {
                    plain.text.push_str(&self.messages.text("report-empty", &[]));
                    plain.lacks_value = true;
                }
            }
        }
        plain
    }

    fn listed(&mut self, listed: &ListedValue) -> (ShownNumber, ProvenanceRef) {
        let decimals = needed_decimals(listed.value);
        let shown = show_number(listed.value, listed.measure, decimals, &listed.format, self.messages);
        let provenance = self.annex.add_listed(listed, &shown.text);
        (shown, provenance)
    }

    /// The computed figure, or an error where it is asked for.
    pub fn get(&mut self, key: &FigureKey, place: Option<&Place>) -> Option<&'a Figure> {
        let found = self.values.get(key);
        if found.is_none() {
            let place = place.cloned().unwrap_or_else(|| Place::file("tables"));
            self.problems.push(about(Diagnostic::error("report-figure-missing", place), key));
        }
        found
    }

    /// What is to be shown of a figure.
    pub fn outcome(&mut self, wanted: &FigureValue) -> Outcome {
        let Some(figure) = self.get(&wanted.key, Some(&wanted.place)) else { return Outcome::None };
        let base = match &wanted.base {
            None => None,
            Some(base) => match self.get(base, Some(&wanted.place)) {
                Some(base) => Some(base),
                None => return Outcome::None,
            },
        };
        if figure.status == Status::Suppressed || base.is_some_and(|base| base.status == Status::Suppressed) {
            let word = self.hidden_word(&wanted.format);
            let provenance = self.annex.add(figure, base, &word);
            return Outcome::Suppressed { word, provenance };
        }
        let Some(value) = figure.value else { return Outcome::None };
        let before = match base.map(|base| base.value) {
            Some(None) => return Outcome::None,
            Some(Some(before)) => Some(before),
            None => None,
        };
        let decimals = self.scope.indicators.get(&wanted.key.indicator).map_or(0, |info| info.decimals);
        match wanted.format.view {
            View::Direction(direction) => {
                let compared = Compared { value, before, measure: figure.measure, decimals };
                let word = direction_word(direction, &compared, &wanted.format, self.messages);
                self.word(figure, base, word, &wanted.format)
            }
            View::Surplus => {
                let word = surplus_word(value, self.messages);
                self.word(figure, base, word, &wanted.format)
            }
            View::Value | View::Change => {
                let Some((value, measure)) = seen(value, before, figure.measure, &wanted.format) else {
                    return Outcome::None;
                };
                let shown = show_number(value, measure, decimals, &wanted.format, self.messages);
                let status = worse(figure, base);
                let provenance = self.annex.add(figure, base, &shown.text);
                Outcome::Number { shown, status, provenance }
            }
        }
    }

    fn word(&mut self, figure: &Figure, base: Option<&Figure>, word: String, format: &Format) -> Outcome {
        let text = if format.capital { capital(&word) } else { word };
        let provenance = self.annex.add(figure, base, &text);
        Outcome::Word { text, provenance }
    }

    fn hidden_word(&self, format: &Format) -> String {
        let id = match format.view {
            View::Direction(_) => "report-hidden-direction",
            View::Surplus => "report-hidden-surplus",
            View::Value | View::Change => "report-hidden-value",
        };
        let word = self.messages.text(id, &[]);
        if format.capital { capital(&word) } else { word }
    }

    /// Remembers where a number computed in a table came from.
    pub fn remember(&mut self, figure: &Figure, base: Option<&Figure>, text: &str) -> ProvenanceRef {
        self.annex.add(figure, base, text)
    }
}

fn about(diagnostic: Diagnostic, key: &FigureKey) -> Diagnostic {
    diagnostic.with("indicator", &key.indicator).with("period", key.period).with("unit", &key.unit)
}

/// The status that is told of a number made of two figures.
pub(crate) fn worse(figure: &Figure, base: Option<&Figure>) -> Status {
    let is_preliminary = |figure: &Figure| figure.status == Status::Preliminary;
    if is_preliminary(figure) || base.is_some_and(is_preliminary) {
        Status::Preliminary
    } else {
        Status::Final
    }
}

/// The number that is seen and what it counts; `None` when there is nothing to divide by.
fn seen(
    value: Number,
    before: Option<Number>,
    measure: Measure,
    format: &Format,
) -> Option<(Number, Measure)> {
    let Some(before) = before else { return Some((value, measure)) };
    if format.scale == Some(crate::expression::Scale::Percent) {
        return Some((percent_change(value, before)?, Measure::Percent));
    }
    let measure = if measure == Measure::Percent { Measure::PercentagePoints } else { measure };
    Some((value - before, measure))
}

/// How much `value` differs from `before`, in percent of its size; `None` when that is zero.
pub(crate) fn percent_change(value: Number, before: Number) -> Option<Number> {
    let zero = Number::from_integer(0);
    if before == zero {
        return None;
    }
    let size = if before < zero { -before } else { before };
    Some((value - before) / size * Number::from_integer(100))
}

/// The least decimals, at most two, that show a number of a list as it is.
pub(crate) fn needed_decimals(value: Number) -> u8 {
    if value.is_integer() {
        0
    } else if (value * 10).is_integer() {
        1
    } else {
        2
    }
}
