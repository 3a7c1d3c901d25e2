//! The annex: where each figure came from, in words, each once with every way in which it is printed.

use crate::model::{Provenance, ProvenanceRef};
use crate::resolve::ListedValue;
use crate::scope::Scope;
use enslinje_domain::{Figure, FigureKey, Source, Split, Status};
use enslinje_text::{Messages, written_period};
use std::collections::BTreeMap;

/// A figure alone, or compared with another.
type Printed = (FigureKey, Option<FigureKey>);

/// Rows of the annex while the report is composed.
pub(crate) struct Annex<'a> {
    scope: &'a Scope,
    messages: &'a Messages,
    rows: Vec<Provenance>,
    printed: BTreeMap<Printed, usize>,
    listed: BTreeMap<(String, String), usize>,
}

impl<'a> Annex<'a> {
    /// An empty annex.
    pub fn new(scope: &'a Scope, messages: &'a Messages) -> Self {
        Self { scope, messages, rows: Vec::new(), printed: BTreeMap::new(), listed: BTreeMap::new() }
    }

    /// The rows.
    pub fn finish(self) -> Vec<Provenance> {
        self.rows
    }

    /// The row of a figure, alone or compared with `base`, printed as `text`.
    pub fn add(&mut self, figure: &Figure, base: Option<&Figure>, text: &str) -> ProvenanceRef {
        let printed = (figure.key.clone(), base.map(|base| base.key.clone()));
        if let Some(at) = self.printed.get(&printed).copied() {
            self.also_printed(at, text);
            return ProvenanceRef(at);
        }
        let row = self.row(figure, base, text);
        self.rows.push(row);
        self.printed.insert(printed, self.rows.len() - 1);
        ProvenanceRef(self.rows.len() - 1)
    }

    fn also_printed(&mut self, at: usize, text: &str) {
        if let Some(row) = self.rows.get_mut(at)
            && row.value.split("; ").all(|known| known != text)
        {
            row.value.push_str("; ");
            row.value.push_str(text);
        }
    }

    /// The row of a count or sum over a list.
    pub fn add_listed(&mut self, listed: &ListedValue, text: &str) -> ProvenanceRef {
        let field = listed.field.clone().unwrap_or_default();
        let identity = (format!("{}.{field}", listed.list), text.to_owned());
        if let Some(at) = self.listed.get(&identity) {
            return ProvenanceRef(*at);
        }
        let list = self.scope.lists.get(&listed.list);
        let title = list.map_or_else(|| listed.list.clone(), |list| list.title.clone());
        let heading = list.and_then(|list| list.fields.iter().find(|known| known.name == field));
        let name = match heading {
            None => self.messages.text("report-annex-count", &[("list", title)]),
            Some(field) => {
                self.messages.text("report-annex-sum", &[("list", title), ("field", field.heading.clone())])
            }
        };
        self.rows.push(Provenance {
            indicator: listed.list.clone(),
            name,
            version: 1,
            period: written_period(self.scope.period, self.scope.locale),
            unit: self.scope.committee.clone(),
            part: String::new(),
            value: text.to_owned(),
            status: self.messages.text("report-status-final", &[]),
            source: self.messages.text("report-source-list", &[("file", listed.file.clone())]),
        });
        self.listed.insert(identity, self.rows.len() - 1);
        ProvenanceRef(self.rows.len() - 1)
    }

    fn row(&self, figure: &Figure, base: Option<&Figure>, text: &str) -> Provenance {
        let key = &figure.key;
        let info = self.scope.indicators.get(&key.indicator);
        let name = info.map_or_else(|| key.indicator.to_string(), |info| info.name.clone());
        let period = |key: &FigureKey| written_period(key.period, self.scope.locale);
        let shown_period = match base {
            Some(base) if base.key.period != key.period => {
                let args = [("period", period(key)), ("base", period(&base.key))];
                self.messages.text("report-annex-compared", &args)
            }
            _ => period(key),
        };
        let part = match base {
            Some(base) if base.key.by != key.by => {
                let args = [("part", self.part(&key.by)), ("base", self.part(&base.key.by))];
                self.messages.text("report-annex-compared-part", &args)
            }
            _ if key.by.is_whole() => String::new(),
            _ => self.part(&key.by),
        };
        Provenance {
            indicator: key.indicator.to_string(),
            name,
            version: figure.definition_version,
            period: shown_period,
            unit: self.scope.units.get(&key.unit).cloned().unwrap_or_else(|| key.unit.to_string()),
            part,
            value: text.to_owned(),
            status: self.status(figure, base),
            source: self.source(&figure.source),
        }
    }

    fn status(&self, figure: &Figure, base: Option<&Figure>) -> String {
        let is = |status| figure.status == status || base.is_some_and(|base| base.status == status);
        let id = if is(Status::Suppressed) {
            "report-status-suppressed"
        } else if is(Status::Preliminary) {
            "report-status-preliminary"
        } else {
            "report-status-final"
        };
        self.messages.text(id, &[])
    }

    /// The part of the whole, in words.
    fn part(&self, by: &Split) -> String {
        if by.is_whole() {
            return self.messages.text("report-part-whole", &[]);
        }
        let words = by.0.iter().map(|(dimension, value)| {
            let (id, value) = match (dimension.as_str(), value.split_once('-')) {
                ("age", Some((from, ""))) => ("report-part-age-from", from.to_owned()),
                ("age", Some((from, to))) => ("report-part-age", format!("{from}–{to}")),
                _ => ("report-part", value.clone()),
            };
            let part = format!("{dimension}-{value}");
            self.messages.text(id, &[("part", part), ("dimension", dimension.clone()), ("value", value)])
        });
        words.collect::<Vec<_>>().join(", ")
    }

    fn source(&self, source: &Source) -> String {
        match source {
            Source::Snapshot { register, hash, .. } => {
                let register = self.messages.text("report-register", &[("register", register.clone())]);
                let args = [("register", register), ("hash", short(hash))];
                self.messages.text("report-source-snapshot", &args)
            }
            Source::Ledger { hash } => self.messages.text("report-source-ledger", &[("hash", short(hash))]),
            Source::Entered { place, origin } => {
                let args = [("origin", origin.clone()), ("place", place.to_string())];
                self.messages.text("report-source-entered", &args)
            }
            Source::Figures(ids) => {
                let name = |id: &enslinje_domain::IndicatorId| {
                    self.scope.indicators.get(id).map_or_else(|| id.to_string(), |info| info.name.clone())
                };
                let names = ids.iter().map(name).collect::<Vec<_>>().join("; ");
                self.messages.text("report-source-figures", &[("names", names)])
            }
        }
    }
}

/// Enough of a hash to recognise it; the whole stands on the title page.
fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}
