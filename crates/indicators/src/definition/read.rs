//! Reads `indicators/*.toml`: what all kinds share, and the versions.

use super::{AgeSet, Better, Content, Definition, Indicator, LedgerSum, kinds};
use crate::engine::age::AgeLimits;
use enslinje_domain::economy::AmountKind;
use enslinje_domain::{Clocks, Diagnostic, IndicatorId, Measure, Number, Place, Problems, UnitId};
use enslinje_pack::{Entry, Pack, TableReader, economy, toml_doc};
use std::collections::BTreeMap;

/// Folder of the files.
const FOLDER: &str = "indicators/";

/// Keys of one version: its own table first, then the table that all versions share.
pub(super) struct Keys<'a, 'b> {
    base: &'b mut TableReader<'a>,
    own: Option<TableReader<'a>>,
}

impl<'a> Keys<'a, '_> {
    /// The table that holds the key; the shared one when none does.
    pub fn table(&mut self, key: &str) -> &mut TableReader<'a> {
        // Asked in both, so that a key that the version overrides is known in the shared table too.
        let shared = self.base.has(key);
        let owned = self.own.as_mut().is_some_and(|own| own.has(key));
        match &mut self.own {
            Some(own) if owned || !shared => own,
            _ => self.base,
        }
    }

    pub fn has(&mut self, key: &str) -> bool {
        self.table(key).has(key)
    }

    pub fn place(&mut self, key: &str) -> Place {
        self.table(key).place_of(key)
    }

    pub fn text(&mut self, key: &str, problems: &mut Problems) -> Option<String> {
        self.table(key).optional_text(key, problems)
    }

    pub fn required_text(&mut self, key: &str, problems: &mut Problems) -> Option<String> {
        self.table(key).required_text(key, problems)
    }
}

/// What definitions may name.
pub(super) struct Names<'a> {
    pub pack: &'a Pack,
    pub clocks: &'a Clocks,
}

/// Reads all files. What could not be read is left out and told.
pub(super) fn read(
    pack: &Pack,
    clocks: &Clocks,
    problems: &mut Problems,
) -> BTreeMap<IndicatorId, Indicator> {
    let names = Names { pack, clocks };
    let mut indicators = BTreeMap::new();
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    let paths: Vec<String> = pack.folder.under(FOLDER).map(ToString::to_string).collect();
    for path in paths {
        let Some(file) = toml_doc(&pack.folder, &path, problems) else { continue };
        for entry in file.root().entries(problems) {
            if let Some(first) = places.get(&entry.key) {
                let diagnostic = Diagnostic::error("indicator-duplicate", entry.place.clone());
                problems.push(diagnostic.with("id", &entry.key).with("first", first));
                continue;
            }
            places.insert(entry.key.clone(), entry.place.clone());
            if let Some(indicator) = indicator(entry, &names, problems) {
                indicators.insert(indicator.id.clone(), indicator);
            }
        }
    }
    indicators
}

fn indicator(entry: Entry<'_>, names: &Names<'_>, problems: &mut Problems) -> Option<Indicator> {
    let Entry { key, place, table: mut base, .. } = entry;
    let id = IndicatorId::new(&key);
    if id.is_none() {
        problems.push(Diagnostic::error("indicator-bad-id", place.clone()).with("id", &key));
    }
    let tables = base.tables("version", problems);
    let owns: Vec<Option<TableReader<'_>>> =
        if tables.is_empty() { vec![None] } else { tables.into_iter().map(Some).collect() };
    let mut versions = Vec::new();
    let count = owns.len();
    for own in owns {
        let place = own.as_ref().map_or_else(|| place.clone(), TableReader::place);
        let mut keys = Keys { base: &mut base, own };
        versions.extend(definition(&mut keys, place, names, problems));
        if let Some(own) = keys.own {
            own.finish(problems);
        }
    }
    base.finish(problems);
    versions.sort_by_key(|version| version.valid_from);
    for (number, version) in (1..).zip(&mut versions) {
        version.number = number;
    }
    check_order(&versions, &key, problems);
    (versions.len() == count).then_some(Indicator { id: id?, versions })
}

fn check_order(versions: &[Definition], id: &str, problems: &mut Problems) {
    for pair in versions.windows(2) {
        let overlaps = match (pair[0].valid_to, pair[1].valid_from) {
            (Some(to), Some(from)) => from <= to,
            _ => true,
        };
        if overlaps {
            let diagnostic = Diagnostic::error("indicator-versions-overlap", pair[1].place.clone());
            problems.push(diagnostic.with("id", id).with("first", &pair[0].place));
        }
    }
}

fn definition(
    keys: &mut Keys<'_, '_>,
    place: Place,
    names: &Names<'_>,
    problems: &mut Problems,
) -> Option<Definition> {
    let name = keys.required_text("name", problems);
    let kind = keys.table("kind").required_choice("kind", &kinds::NAMES, problems);
    let measure = keys.table("measure").required_choice("measure", &Measure::NAMES, problems);
    let better = [("higher", Better::Higher), ("lower", Better::Lower), ("neutral", Better::Neutral)];
    let better = keys.table("better").optional_choice("better", &better, problems);
    let decimals = decimals(keys, problems);
    let law = keys.table("law").text_list("law", problems);
    let validity = validity(keys, problems);
    let series_break = keys.text("break", problems);
    let note = keys.text("note", problems);
    let unit = unit(keys, names, problems);
    let content = kind.and_then(|kind| kinds::content(kind, keys, names, problems));
    let (splits, ages) = match kind.filter(|kind| kind.counts_rows()) {
        Some(kind) => parts(kind, keys, names, problems),
        None => (None, None),
    };
    let (valid_from, valid_to) = validity?;
    Some(Definition {
        number: 1,
        name: name?,
        kind: kind?.name(),
        content: content?,
        measure: measure?,
        decimals: decimals?,
        better: better.unwrap_or(Better::Neutral),
        law,
        valid_from,
        valid_to,
        series_break,
        unit: unit?,
        splits,
        ages,
        note,
        place,
    })
}

/// What figures may be split by; read even when the count itself is at fault, so that all is told at once.
fn parts(
    kind: kinds::Name,
    keys: &mut Keys<'_, '_>,
    names: &Names<'_>,
    problems: &mut Problems,
) -> (Option<Vec<String>>, Option<AgeSet>) {
    let counted = if kind == kinds::Name::Ledger {
        Some(&crate::register::LEDGER)
    } else {
        // An unknown register has been told already.
        let name = keys.text("register", &mut Problems::new());
        name.as_deref().and_then(crate::register::register)
    };
    match counted {
        Some(register) => kinds::splits(register, keys, names, problems),
        None => {
            keys.has("splits");
            keys.has("age_groups");
            (None, None)
        }
    }
}

fn decimals(keys: &mut Keys<'_, '_>, problems: &mut Problems) -> Option<u8> {
    if !keys.has("decimals") {
        return Some(0);
    }
    let value = keys.table("decimals").optional_integer("decimals", problems)?;
    let decimals = u8::try_from(value).ok().filter(|decimals| *decimals <= 6);
    if decimals.is_none() {
        let diagnostic = Diagnostic::error("indicator-decimals", keys.place("decimals"));
        problems.push(diagnostic.with("value", value));
    }
    decimals
}

type Days = (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>);

fn validity(keys: &mut Keys<'_, '_>, problems: &mut Problems) -> Option<Days> {
    let from = keys.table("valid_from").optional_date("valid_from", problems);
    let to = keys.table("valid_to").optional_date("valid_to", problems);
    if let (Some(first), Some(last)) = (from, to)
        && last < first
    {
        let diagnostic = Diagnostic::error("indicator-validity", keys.place("valid_to"));
        problems.push(diagnostic.with("from", first).with("to", last));
        return None;
    }
    Some((from, to))
}

/// The unit, `Some(None)` when there is none, `None` when it is unknown.
fn unit(keys: &mut Keys<'_, '_>, names: &Names<'_>, problems: &mut Problems) -> Option<Option<UnitId>> {
    if !keys.has("unit") {
        return Some(None);
    }
    let text = keys.text("unit", problems)?;
    let unit = UnitId::new(&text).filter(|unit| names.pack.organisation.get(unit).is_some());
    if unit.is_none() {
        let known: Vec<&str> = names.pack.organisation.units().iter().map(|unit| unit.id.as_str()).collect();
        let diagnostic = Diagnostic::error("indicator-unknown-unit", keys.place("unit"));
        problems.push(diagnostic.with("unit", text).with("known", known.join(", ")));
    }
    unit.map(Some)
}

/// The age groups named by `age_groups`.
pub(super) fn ages(keys: &mut Keys<'_, '_>, names: &Names<'_>, problems: &mut Problems) -> Option<AgeSet> {
    let name = keys.text("age_groups", problems)?;
    let Some(groups) = names.pack.settings.age_groups.get(&name) else {
        let known: Vec<&str> = names.pack.settings.age_groups.keys().map(String::as_str).collect();
        let diagnostic = Diagnostic::error("indicator-unknown-ages", keys.place("age_groups"));
        problems.push(diagnostic.with("set", name).with("known", known.join(", ")));
        return None;
    };
    Some(AgeSet { limits: AgeLimits::new(groups.starts()), name })
}

/// The lines, totals and groups of the income statement as indicators.
pub(super) fn statement_lines(pack: &Pack) -> Vec<Indicator> {
    let entries = pack.economy.statement.entries().iter();
    entries
        .filter_map(|entry| {
            let content = Content::Ledger(LedgerSum {
                lines: vec![entry.id.clone()],
                activities: Vec::new(),
                amount: AmountKind::Outcome,
                entry: None,
                filter: None,
                factor: Number::from_integer(1),
            });
            let definition = Definition {
                number: 1,
                name: entry.name.clone(),
                kind: "ledger",
                content,
                measure: Measure::Money,
                decimals: 0,
                better: Better::Neutral,
                law: Vec::new(),
                valid_from: None,
                valid_to: None,
                series_break: None,
                unit: None,
                splits: None,
                ages: None,
                note: None,
                place: Place::file(format!("{}/{}", pack.folder.name, economy::STATEMENT)),
            };
            Some(Indicator { id: IndicatorId::new(entry.id.as_str())?, versions: vec![definition] })
        })
        .collect()
}
