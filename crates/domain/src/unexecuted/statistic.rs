//! The statistic for the council, SoL 2025:400 34:3: counts without persons. Small counts are protected by
//! whoever publishes them.

use super::record::Ground;
use super::report::{QuarterReport, ReportRow};
use crate::calendar;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Months at which the bands of elapsed time begin: over three, six, nine and twelve months.
pub const MONTHS_OF_BANDS: &[u32] = &[3, 6, 9, 12];

/// Elapsed time in whole months: more than the first, at most the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Band {
    /// More than so many months.
    pub over: u32,
    /// At most so many; `None` for the last band.
    pub to: Option<u32>,
}

/// One count of the statistic, with its dimensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatisticCell {
    /// Not started or interrupted.
    pub ground: Ground,
    /// Code of the kind of intervention.
    pub kind: String,
    /// Code of the sex.
    pub sex: String,
    /// Time from the decision or interruption to the end of the wait or of the quarter.
    pub band: Band,
    /// Whether the person waits on the last day of the quarter.
    pub waiting: bool,
    /// How many; at least one. What is not told is none.
    pub count: u32,
}

/// The rows of a report as counts, in the order of their dimensions. `months` is where the bands begin,
/// rising; a row that has waited less than the first is told in the first.
pub fn statistic(report: &QuarterReport, months: &[u32]) -> Vec<StatisticCell> {
    let mut counts: BTreeMap<(Ground, &str, &str, Band, bool), u32> = BTreeMap::new();
    for row in &report.rows {
        let until = row.end.map_or(report.quarter.last_day().min(report.known), |(on, _)| on);
        let key =
            (row.ground, row.kind.as_str(), row.sex.as_str(), band(row, until, months), row.is_waiting());
        *counts.entry(key).or_default() += 1;
    }
    let cells = counts.into_iter().map(|((ground, kind, sex, band, waiting), count)| StatisticCell {
        ground,
        kind: kind.to_owned(),
        sex: sex.to_owned(),
        band,
        waiting,
        count,
    });
    cells.collect()
}

fn band(row: &ReportRow, until: NaiveDate, months: &[u32]) -> Band {
    let passed = |count: &u32| {
        let end = i32::try_from(*count).ok().and_then(|count| calendar::add_months(row.from, count));
        end.is_some_and(|end| end < until)
    };
    let at = months.iter().rposition(passed).unwrap_or(0);
    Band { over: months.get(at).copied().unwrap_or(0), to: months.get(at + 1).copied() }
}
