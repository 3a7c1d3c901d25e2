//! `targets.csv`: published values that the simulated registers and the ledger must give.

use crate::{CsvRow, PackFolder, csv_rows};
use enslinje_domain::{Diagnostic, IndicatorId, Number, Organisation, Period, Place, Problems, UnitId};
use std::collections::BTreeMap;

/// Path of the file.
pub const PATH: &str = "targets.csv";
/// Columns of the file.
pub const COLUMNS: [&str; 9] =
    ["indicator", "unit", "period", "value", "decimals", "shown", "use", "source", "note"];

/// The unit in which a published value is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// As it is: counts, days, full-time equivalents.
    Count,
    /// Kronor, from öre.
    Kronor,
    /// Thousands of kronor (*tkr*), from öre.
    Thousands,
    /// Millions of kronor (*mnkr*), from öre.
    Millions,
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoints,
}

impl Scale {
    /// Every scale with its name in the file.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("count", Self::Count),
        ("kr", Self::Kronor),
        ("tkr", Self::Thousands),
        ("mnkr", Self::Millions),
        ("percent", Self::Percent),
        ("percentage_points", Self::PercentagePoints),
    ];

    /// An engine's value, in which money is öre, as it is printed before rounding.
    pub fn scaled(self, value: Number) -> Number {
        let divisor = match self {
            Self::Count | Self::Percent | Self::PercentagePoints => 1,
            Self::Kronor => 100,
            Self::Thousands => 100_000,
            Self::Millions => 100_000_000,
        };
        value / Number::from_integer(divisor)
    }
}

/// One published value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Line of the file.
    pub place: Place,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Unit.
    pub unit: UnitId,
    /// Period.
    pub period: Period,
    /// The printed value, in the unit of `shown`.
    pub value: Number,
    /// Printed decimals.
    pub decimals: u8,
    /// In which unit it is printed.
    pub shown: Scale,
    /// Whether it must be met; otherwise `note` says why another value is used.
    pub used: bool,
    /// Document and line.
    pub source: String,
    /// Why it is not used, or what else is worth knowing.
    pub note: Option<String>,
}

/// Reads the file; no targets when it is missing.
pub fn read(folder: &PackFolder, organisation: &Organisation, problems: &mut Problems) -> Vec<Target> {
    if folder.text(PATH).is_none() {
        return Vec::new();
    }
    let rows = csv_rows(folder, PATH, &COLUMNS, problems);
    let mut seen: BTreeMap<(IndicatorId, UnitId, Period), Place> = BTreeMap::new();
    let mut targets = Vec::new();
    for row in &rows {
        let Some(target) = target(row, organisation, problems) else { continue };
        let key = (target.indicator.clone(), target.unit.clone(), target.period);
        if target.used
            && let Some(first) = seen.insert(key, target.place.clone())
        {
            let diagnostic = Diagnostic::error("pack-second-target", row.place_of("value"));
            problems.push(
                diagnostic.with("indicator", &target.indicator).with("line", first.line.unwrap_or_default()),
            );
        }
        targets.push(target);
    }
    targets
}

fn target(row: &CsvRow<'_>, organisation: &Organisation, problems: &mut Problems) -> Option<Target> {
    let indicator = row.parsed("indicator", "pack-not-an-id", problems, IndicatorId::new);
    let unit = known_unit(row, "unit", organisation, problems);
    let period = row.period("period", problems);
    let value = row.number("value", problems);
    let decimals = row.parsed("decimals", "pack-not-decimals", problems, |text| {
        text.parse().ok().filter(|decimals: &u8| *decimals <= 6)
    });
    let shown = row.choice("shown", &Scale::NAMES, problems);
    let used = row.choice("use", &[("yes", true), ("no", false)], problems);
    let source = row.text("source", problems).map(str::to_owned);
    let note = row.optional_text("note").map(str::to_owned);
    let target = Target {
        place: row.place(),
        indicator: indicator?,
        unit: unit?,
        period: period?,
        value: value?,
        decimals: decimals?,
        shown: shown?,
        used: used?,
        source: source?,
        note,
    };
    if !target.used && target.note.is_none() {
        problems.push(row.fault("pack-unused-target-without-note", "note"));
    }
    // More decimals than are printed could never be met.
    if !(target.value * Number::from_integer(10i128.pow(u32::from(target.decimals)))).is_integer() {
        problems.push(row.fault("pack-too-many-decimals", "value").with("decimals", target.decimals));
        return None;
    }
    Some(target)
}

/// The unit of a cell, when the organisation has it.
pub(crate) fn known_unit(
    row: &CsvRow<'_>,
    column: &str,
    organisation: &Organisation,
    problems: &mut Problems,
) -> Option<UnitId> {
    let unit = row.unit(column, problems)?;
    if organisation.get(&unit).is_none() {
        let known: Vec<_> = organisation.units().iter().map(|unit| unit.id.as_str()).collect();
        problems.push(row.fault("pack-unknown-unit", column).with("known", known.join(", ")));
        return None;
    }
    Some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_in_ore_is_told_in_the_printed_unit() {
        let ore = Number::from_integer(-139_448_285_000);
        assert_eq!(Scale::Millions.scaled(ore), Number::new(-139_448_285, 100_000));
        assert_eq!(Scale::Thousands.scaled(ore), Number::new(-139_448_285, 100));
        assert_eq!(Scale::Kronor.scaled(ore), Number::from_integer(-1_394_482_850));
        assert_eq!(Scale::Percent.scaled(Number::new(38, 5)), Number::new(38, 5));
    }
}
