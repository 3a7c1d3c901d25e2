//! Clocks at work: which limits run in a matter, until when, and what stops them.
//!
//! For each row and its events [`running`] is the whole answer: a store keeps what it gives and compares
//! [`Running::due`] with the day. Lists, messages and rights are not here.

use crate::casework::{Event, Law, Refusal, course, replay};
use crate::clock::{EventName, Recurrence};
use crate::register::Row;
use crate::{Clock, ClockError, ClockId, Confidence, calendar};
use chrono::NaiveDate;
use episode::Episode;
use std::fmt;

mod called;
mod episode;
mod forecast;
mod urgency;

pub use forecast::{Outlook, forecast};
pub use urgency::Urgency;

/// A clock that runs in a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The clock.
    pub clock: ClockId,
    /// Register of the row.
    pub register: &'static str,
    /// Id of the row.
    pub row: i64,
    /// The person, opaque; `None` in registers without persons.
    pub person: Option<i64>,
    /// Organisational unit that owns the row.
    pub unit: String,
    /// Day of the event that it is counted from: the start, or the latest review.
    pub started: NaiveDate,
    /// The event of that day.
    pub counted_from: EventName,
    /// Which time in its matter the clock runs, from 1; reviews do not begin another.
    pub episode: u32,
    /// Last lawful day, with decided extensions and ended pauses counted.
    pub due: NaiveDate,
    /// The last lawful day as it would be without the decided extension; `None` when there is none.
    pub before_extension: Option<NaiveDate>,
    /// The day since which it is paused.
    pub paused_since: Option<NaiveDate>,
    /// Sections of the version that decides; empty for local clocks.
    pub law: Vec<String>,
    /// Where the version was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether it is a limit of the municipality's own.
    pub is_local: bool,
    /// What stops it or starts it again.
    pub stops: Vec<EventName>,
}

/// Why the clocks of a matter cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchFault {
    /// Its events cannot follow on each other.
    Sequence(Box<Refusal>),
    /// A clock has no due date.
    Clock(ClockError),
    /// A required column is empty.
    Missing {
        /// The column.
        column: &'static str,
    },
}

impl WatchFault {
    /// A word by which messages tell the cause.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Sequence(_) => "sequence",
            Self::Clock(ClockError::OutOfRange { .. }) => "calendar",
            Self::Clock(ClockError::NoLaw { .. } | ClockError::NeedsSelectingDay { .. }) => "law",
            Self::Missing { .. } => "column",
        }
    }
}

impl fmt::Display for WatchFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence(refusal) => refusal.fmt(f),
            Self::Clock(error) => error.fmt(f),
            Self::Missing { column } => write!(f, "the column {column} is empty"),
        }
    }
}

impl std::error::Error for WatchFault {}

impl Running {
    /// Days from `day` to the last lawful day; negative when it has passed.
    pub fn days_left(&self, day: NaiveDate) -> i64 {
        self.due.signed_duration_since(day).num_days()
    }

    /// How near the limit is on a day.
    pub fn urgency(&self, day: NaiveDate) -> Urgency {
        Urgency::of(self.due, self.paused_since.is_some(), day)
    }
}

/// Every clock that runs in a matter, in the order of the clocks' ids.
///
/// A clock whose law was not in force on the day that chooses it does not run: there was no such limit.
///
/// # Errors
/// When the events cannot follow on each other, or a due date lies beyond the calendar.
pub fn running(law: &Law<'_>, row: &Row, events: &[Event]) -> Result<Vec<Running>, WatchFault> {
    let course = course(row, events).map_err(|refusal| WatchFault::Sequence(Box::new(refusal)))?;
    let id = row.id().ok_or(WatchFault::Missing { column: "id" })?;
    let unit = row.unit().ok_or(WatchFault::Missing { column: "unit" })?;
    let called = called::events(law, row, &course);
    let mut found = Vec::new();
    for clock in law.clocks.iter() {
        let Some(episode) = Episode::of(clock, row, &called) else { continue };
        let Some(limit) = episode.limit(law, clock, row).map_err(WatchFault::Clock)? else { continue };
        found.push(Running {
            clock: clock.id.clone(),
            register: row.register.name,
            row: id,
            person: row.key("person"),
            unit: unit.to_owned(),
            started: episode.base,
            counted_from: episode.counted_from,
            episode: episode.number,
            due: limit.due,
            before_extension: limit.before_extension,
            paused_since: episode.paused.map(|(since, _)| since),
            law: limit.version.law.clone(),
            source: limit.version.source.clone(),
            confidence: limit.version.confidence,
            is_local: clock.is_local,
            stops: clock.stops.clone(),
        });
    }
    Ok(found)
}

/// The last lawful day of one clock in a matter; `None` when it does not run there.
pub fn limit(law: &Law<'_>, row: &Row, events: &[Event], clock: &str) -> Option<NaiveDate> {
    let clock = law.clocks.find(clock)?;
    let course = course(row, events).ok()?;
    let called = called::events(law, row, &course);
    let found = Episode::of(clock, row, &called)?.limit(law, clock, row).ok()??;
    Some(found.due)
}

/// Whether something is still awaited in a matter, or a clock still runs in it: such matters are kept on
/// the watch list.
///
/// # Errors
/// As [`running`].
pub fn is_open(law: &Law<'_>, row: &Row, events: &[Event]) -> Result<bool, WatchFault> {
    let state = replay(row, events).map_err(|refusal| WatchFault::Sequence(Box::new(refusal)))?;
    Ok(state.is_open() || !running(law, row, events)?.is_empty())
}

#[cfg(test)]
mod tests;
