//! `series/*.csv`: values that no register of the pack gives, entered with their origin.

use crate::targets::known_unit;
use crate::{CsvRow, PackFolder, csv_rows};
use enslinje_domain::{
    Diagnostic, IndicatorId, Number, Organisation, Period, Place, Problems, Status, UnitId,
};
use std::collections::BTreeMap;

/// Folder of the files.
pub const FOLDER: &str = "series/";
/// Columns of each file.
pub const COLUMNS: [&str; 7] = ["indicator", "unit", "period", "value", "status", "origin", "note"];

/// One entered value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesEntry {
    /// Line of the file.
    pub place: Place,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Unit.
    pub unit: UnitId,
    /// Period.
    pub period: Period,
    /// The value; money in kronor.
    pub value: Number,
    /// Preliminary or final.
    pub status: Status,
    /// Document and line, or who entered it and when.
    pub origin: String,
    /// What else is worth knowing.
    pub note: Option<String>,
}

/// Reads every file of the folder.
pub fn read(folder: &PackFolder, organisation: &Organisation, problems: &mut Problems) -> Vec<SeriesEntry> {
    let mut seen: BTreeMap<(IndicatorId, UnitId, Period), Place> = BTreeMap::new();
    let mut entries = Vec::new();
    for path in folder.under(FOLDER) {
        for row in csv_rows(folder, path, &COLUMNS, problems) {
            let Some(entry) = entry(&row, organisation, problems) else { continue };
            let key = (entry.indicator.clone(), entry.unit.clone(), entry.period);
            if let Some(first) = seen.insert(key, entry.place.clone()) {
                let diagnostic = Diagnostic::error("pack-second-value", row.place_of("value"));
                problems.push(diagnostic.with("indicator", &entry.indicator).with("first", first));
            }
            entries.push(entry);
        }
    }
    entries
}

fn entry(row: &CsvRow<'_>, organisation: &Organisation, problems: &mut Problems) -> Option<SeriesEntry> {
    let indicator = row.parsed("indicator", "pack-not-an-id", problems, IndicatorId::new);
    let unit = known_unit(row, "unit", organisation, problems);
    let period = row.period("period", problems);
    let value = row.number("value", problems);
    let states = [("preliminary", Status::Preliminary), ("final", Status::Final)];
    let status = row.choice("status", &states, problems);
    let origin = row.text("origin", problems).map(str::to_owned);
    Some(SeriesEntry {
        place: row.place(),
        indicator: indicator?,
        unit: unit?,
        period: period?,
        value: value?,
        status: status?,
        origin: origin?,
        note: row.optional_text("note").map(str::to_owned),
    })
}
