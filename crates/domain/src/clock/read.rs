//! Clocks read from TOML: every key is required, every other key is refused, all problems in one go.

use super::{
    Clock, ClockId, ClockVersion, Clocks, Completion, Confidence, EventName, Extension, Length, LengthUnit,
    Recurrence, Selector,
};
use crate::{Diagnostic, Place, Problems};
use chrono::NaiveDate;
use std::collections::btree_map::Entry;
use table::Table;

pub(crate) mod table;

const EXTENSIONS: [(&str, Extension); 4] = [
    ("none", Extension::None),
    ("particular_reasons", Extension::ParticularReasons),
    ("exceptional_reasons", Extension::ExceptionalReasons),
    ("court_decision", Extension::CourtDecision),
];
const RECURRENCES: [(&str, Recurrence); 3] = [
    ("never", Recurrence::Never),
    ("each_quarter", Recurrence::EachQuarter),
    ("requalify", Recurrence::Requalify),
];
const COMPLETIONS: [(&str, Completion); 2] =
    [("same_day", Completion::SameDay), ("end_of_next_year", Completion::EndOfNextYear)];
pub(crate) const CONFIDENCES: [(&str, Confidence); 3] =
    [("sure", Confidence::Sure), ("likely", Confidence::Likely), ("memory", Confidence::Memory)];

const CLOCK_KEYS: [&str; 11] = [
    "name",
    "start",
    "stops",
    "pauses",
    "on_request",
    "extension",
    "recurrence",
    "completion",
    "selector",
    "version",
    "note",
];
const VERSION_KEYS: [&str; 6] = ["from", "to", "limit", "law", "source", "confidence"];
const LENGTH_KEYS: [&str; 2] = ["count", "unit"];

impl Clocks {
    /// Reads a file of clocks: one table for each, its id as name.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with `file_name`, line and column.
    pub fn parse(file_name: &str, toml_text: &str) -> Result<Self, Problems> {
        Self::read(file_name, toml_text, false)
    }

    /// Reads a file of local clocks, which a pack may hold: the same keys, but a version may rest on a
    /// decision of the municipality's own instead of sections of law (`law = []`). The source of that
    /// decision is required.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_local(file_name: &str, toml_text: &str) -> Result<Self, Problems> {
        Self::read(file_name, toml_text, true)
    }

    /// These clocks and the local ones, which must have ids of their own: no pack changes what a law says.
    ///
    /// # Errors
    /// The local clocks whose ids are taken, told at `file_name`.
    pub fn with_local(mut self, file_name: &str, local: Self) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        for (id, clock) in local.by_id {
            match self.by_id.entry(id) {
                Entry::Vacant(free) => {
                    free.insert(clock);
                }
                Entry::Occupied(taken) => {
                    let fault = Diagnostic::error("law-clock-taken", Place::file(file_name));
                    problems.push(fault.with("clock", taken.key()));
                }
            }
        }
        problems.or_ok(self)
    }

    fn read(file_name: &str, toml_text: &str, is_local: bool) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut clocks = Self::default();
        table::with_root(file_name, toml_text, &mut problems, |root, problems| {
            for (id, table) in root.tables(problems) {
                if let Some(clock) = clock(&id, &table, is_local, problems) {
                    clocks.by_id.insert(clock.id.clone(), clock);
                }
            }
            if root.is_empty() {
                problems.push(Diagnostic::error("law-no-clock", root.place()));
            }
        });
        problems.or_ok(clocks)
    }
}

fn clock(id: &str, table: &Table<'_>, is_local: bool, problems: &mut Problems) -> Option<Clock> {
    table.refuse_other_keys(&CLOCK_KEYS, problems);
    let clock_id = ClockId::new(id);
    if clock_id.is_none() {
        problems.push(Diagnostic::error("law-bad-name", table.place()).with("value", id).with("table", id));
    }
    // Everything is read before the first missing part ends it, so that all problems are told.
    let name = table.text("name", problems);
    let start = event(table, "start", problems);
    let stops = events(table, "stops", problems);
    let pauses = events(table, "pauses", problems);
    let on_request = table.boolean("on_request", problems);
    let extension = table.choice("extension", &EXTENSIONS, problems);
    let recurrence = recurrence(table, problems);
    let completion = table.choice("completion", &COMPLETIONS, problems);
    let selector = table.choice("selector", &Selector::NAMES, problems);
    let note = table.optional_text("note", problems);
    let versions = versions(table, is_local, problems);
    Some(Clock {
        id: clock_id?,
        name: name?,
        start: start?,
        stops: stops?,
        pauses: pauses?,
        on_request: on_request?,
        extension: extension?,
        recurrence: recurrence?,
        completion: completion?,
        selector: selector?,
        versions: versions?,
        note: note?,
        is_local,
    })
}

fn event(table: &Table<'_>, key: &'static str, problems: &mut Problems) -> Option<EventName> {
    let text = table.text(key, problems)?;
    let name = EventName::new(&text);
    if name.is_none() {
        problems.push(table.fault("law-bad-name", key).with("value", text));
    }
    name
}

fn events(table: &Table<'_>, key: &'static str, problems: &mut Problems) -> Option<Vec<EventName>> {
    let texts = table.texts(key, problems)?;
    let names: Option<Vec<EventName>> = texts.iter().map(|text| EventName::new(text)).collect();
    if names.is_none() {
        problems.push(table.fault("law-bad-name", key).with("value", texts.join(", ")));
    }
    names
}

fn recurrence(table: &Table<'_>, problems: &mut Problems) -> Option<Recurrence> {
    if table.holds_table("recurrence") {
        return length(table, "recurrence", problems).map(Recurrence::Every);
    }
    table.choice("recurrence", &RECURRENCES, problems)
}

fn length(table: &Table<'_>, key: &'static str, problems: &mut Problems) -> Option<Length> {
    let inner = table.table(key, problems)?;
    inner.refuse_other_keys(&LENGTH_KEYS, problems);
    let count = inner.integer("count", problems).and_then(|count| {
        let in_range = u16::try_from(count).ok().filter(|count| *count >= 1);
        if in_range.is_none() {
            problems.push(inner.fault("law-bad-count", "count").with("value", count).with("most", u16::MAX));
        }
        in_range
    });
    let unit = inner.choice("unit", &LengthUnit::NAMES, problems);
    Some(Length { count: count?, unit: unit? })
}

fn versions(table: &Table<'_>, is_local: bool, problems: &mut Problems) -> Option<Vec<ClockVersion>> {
    let tables = table.table_list("version", problems)?;
    let mut versions = Vec::new();
    let mut is_whole = true;
    for inner in &tables {
        match version(inner, is_local, problems) {
            Some(version) => versions.push(version),
            None => is_whole = false,
        }
    }
    if tables.is_empty() {
        problems.push(table.fault("law-no-version", "version"));
        return None;
    }
    // Neighbours can only be compared when all were read.
    let spans: Vec<_> = versions.iter().map(|version| (version.from, version.to)).collect();
    (is_whole && follow_each_other(&spans, &tables, problems)).then_some(versions)
}

fn version(table: &Table<'_>, is_local: bool, problems: &mut Problems) -> Option<ClockVersion> {
    table.refuse_other_keys(&VERSION_KEYS, problems);
    let from = table.open_date("from", problems);
    let to = table.open_date("to", problems);
    let limit = length(table, "limit", problems);
    let law = table.texts("law", problems);
    if !is_local && law.as_ref().is_some_and(Vec::is_empty) {
        problems.push(table.fault("law-no-section", "law"));
    }
    let source = table.text("source", problems);
    let confidence = table.choice("confidence", &CONFIDENCES, problems);
    if let (Some(Some(from)), Some(Some(to))) = (from, to)
        && to < from
    {
        problems.push(table.fault("law-version-reversed", "to").with("from", from).with("to", to));
        return None;
    }
    Some(ClockVersion {
        from: from?,
        to: to?,
        limit: limit?,
        law: law?,
        source: source?,
        confidence: confidence?,
    })
}

/// Each version begins on the day after the one before: a gap would leave days without law, and an
/// overlap days with two.
pub(crate) fn follow_each_other(
    spans: &[(Option<NaiveDate>, Option<NaiveDate>)],
    tables: &[Table<'_>],
    problems: &mut Problems,
) -> bool {
    let mut fits = true;
    for (pair, table) in spans.windows(2).zip(tables.iter().skip(1)) {
        let [(_, before), (from, _)] = pair else { continue };
        let expected = before.and_then(|last| last.succ_opt());
        if expected.is_none() || *from != expected {
            let written =
                |day: Option<NaiveDate>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
            problems.push(
                table
                    .fault("law-version-order", "from")
                    .with("before", written(*before))
                    .with("from", written(*from)),
            );
            fits = false;
        }
    }
    fits
}
