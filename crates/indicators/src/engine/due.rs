//! Due dates by day of start, computed by the clock once per different day.

use super::age::date;
use crate::filter::check::day_number;
use chrono::NaiveDate;
use enslinje_domain::clock::ClockId;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Gives the last lawful day for the day on which a clock starts; `None` without law for that day.
pub type DueRule = Arc<dyn Fn(NaiveDate) -> Option<NaiveDate> + Send + Sync>;

/// The rules of the clocks that are used.
#[derive(Clone, Default)]
pub struct DueRules(pub BTreeMap<ClockId, DueRule>);

impl fmt::Debug for DueRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// First day in the tables: 1900-01-01.
const FIRST: i32 = -25_567;
/// Days from 1900 to 2200.
const DAYS: usize = 109_938;
const UNKNOWN: i32 = i32::MIN;
const NONE: i32 = i32::MIN + 1;

/// Due dates that one thread has asked for.
#[derive(Debug, Default)]
pub struct DueDates {
    clocks: Vec<ClockTable>,
}

struct ClockTable {
    clock: ClockId,
    rule: Option<DueRule>,
    known: Vec<i32>,
    missing: u64,
}

impl fmt::Debug for ClockTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.clock)
    }
}

impl DueDates {
    /// Empty tables for the rules.
    pub fn new(rules: &DueRules) -> Self {
        let table = |(clock, rule): (&ClockId, &DueRule)| ClockTable {
            clock: clock.clone(),
            rule: Some(rule.clone()),
            known: Vec::new(),
            missing: 0,
        };
        Self { clocks: rules.0.iter().map(table).collect() }
    }

    /// The number of a clock's table.
    pub fn position(&mut self, clock: &ClockId) -> usize {
        if let Some(at) = self.clocks.iter().position(|table| table.clock == *clock) {
            return at;
        }
        self.clocks.push(ClockTable { clock: clock.clone(), rule: None, known: Vec::new(), missing: 0 });
        self.clocks.len() - 1
    }

    /// The last lawful day for a start; `None` (and one more missing) without law for that day.
    #[inline]
    pub fn due(&mut self, at: usize, start: i32) -> Option<i32> {
        let due = self.find(at, start);
        if due.is_none()
            && let Some(table) = self.clocks.get_mut(at)
        {
            table.missing += 1;
        }
        due
    }

    /// The same without telling that there is no law.
    #[inline]
    pub fn find(&mut self, at: usize, start: i32) -> Option<i32> {
        let table = self.clocks.get_mut(at)?;
        let day = start.saturating_sub(FIRST);
        let cell = usize::try_from(day).ok().filter(|day| *day < DAYS);
        if table.known.is_empty() {
            table.known = vec![UNKNOWN; DAYS];
        }
        let mut due = cell.map_or(UNKNOWN, |cell| table.known[cell]);
        if due == UNKNOWN {
            let found = table.rule.as_ref().and_then(|rule| rule(date(start)?));
            due = found.map_or(NONE, day_number);
            if let Some(cell) = cell {
                table.known[cell] = due;
            }
        }
        (due != NONE).then_some(due)
    }

    /// Starts for which there was no law, by clock.
    pub fn missing(&self) -> impl Iterator<Item = (&ClockId, u64)> {
        self.clocks.iter().filter(|table| table.missing > 0).map(|table| (&table.clock, table.missing))
    }
}
