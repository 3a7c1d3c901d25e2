//! How many limits will have passed by the end of a period if nothing is done.

use super::Running;
use crate::ClockId;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a clock in a unit looks like at the end of a period if nothing is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The clock.
    pub clock: ClockId,
    /// The unit that owns the rows.
    pub unit: String,
    /// Limits that had passed before the day of the forecast.
    pub overdue: u64,
    /// Limits that pass from that day to the end of the period.
    pub will_pass: u64,
    /// Limits that do not pass before the end.
    pub in_time: u64,
    /// Clocks that stand still, of which nothing can be said.
    pub paused: u64,
}

/// The outlook by clock and unit, in that order, on `day` for a period that ends before `end` (the first
/// day after it, as [`crate::Period`] has it). A limit has passed when its last lawful day has: one that ends
/// on the last day of the period counts among those that pass.
pub fn forecast<'a>(
    runnings: impl IntoIterator<Item = &'a Running>,
    day: NaiveDate,
    end: NaiveDate,
) -> Vec<Outlook> {
    let mut by_place: BTreeMap<(&ClockId, &str), [u64; 4]> = BTreeMap::new();
    for running in runnings {
        let counts = by_place.entry((&running.clock, running.unit.as_str())).or_default();
        let column = if running.due < day {
            0
        } else if running.paused_since.is_some() {
            3
        } else if running.due < end {
            1
        } else {
            2
        };
        counts[column] += 1;
    }
    by_place
        .into_iter()
        .map(|((clock, unit), [overdue, will_pass, in_time, paused])| Outlook {
            clock: clock.clone(),
            unit: unit.to_owned(),
            overdue,
            will_pass,
            in_time,
            paused,
        })
        .collect()
}
