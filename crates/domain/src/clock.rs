//! Clocks: statutory and local limits as dated data, and the one place where due dates are computed.
//!
//! The limits themselves stand in `law/clocks.toml`; reading that text is in `read`.

use crate::calendar::{self, WorkingDayShift};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::fmt;

pub(crate) mod read;
mod terms;

pub use terms::{
    ClockId, Completion, Confidence, EventName, Extension, Length, LengthUnit, Recurrence, Selector,
};

/// The text of `law/clocks.toml`, as it was when the program was built.
pub const STATUTORY: &str = include_str!("../../../law/clocks.toml");
/// Where [`STATUTORY`] stands in the repository.
pub const STATUTORY_FILE: &str = "law/clocks.toml";

/// A limit as it reads between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockVersion {
    /// First day; `None` when it is older than anything counted here.
    pub from: Option<NaiveDate>,
    /// Last day, included; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// The limit.
    pub limit: Length,
    /// Sections of law, such as `SoL 2025:400 20:3`.
    pub law: Vec<String>,
    /// Where the rule was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

impl ClockVersion {
    /// Whether it is in force on the day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A statutory or local limit (*frist*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Id.
    pub id: ClockId,
    /// Name as people know it.
    pub name: String,
    /// What starts it.
    pub start: EventName,
    /// What stops it.
    pub stops: Vec<EventName>,
    /// What pauses it.
    pub pauses: Vec<EventName>,
    /// Whether it starts only when somebody asks.
    pub on_request: bool,
    /// What may make it longer.
    pub extension: Extension,
    /// Whether it starts again.
    pub recurrence: Recurrence,
    /// When the thing must be finished.
    pub completion: Completion,
    /// Which day chooses the version.
    pub selector: Selector,
    /// Versions in order of time, without gap or overlap; at least one.
    pub versions: Vec<ClockVersion>,
    /// What else should be known; may be empty.
    pub note: String,
    /// Whether it is a limit of the municipality's own, from its pack.
    pub is_local: bool,
}

/// A due date with the law that decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline<'a> {
    /// Last lawful day.
    pub last_day: NaiveDate,
    /// The version that applied.
    pub version: &'a ClockVersion,
}

/// Why a clock has no due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockError {
    /// No version of the law was in force on that day.
    NoLaw {
        /// The clock.
        clock: ClockId,
        /// The day that should choose the version.
        day: NaiveDate,
    },
    /// Another day than that of the start chooses the version; see [`Clock::deadline_under`].
    NeedsSelectingDay {
        /// The clock.
        clock: ClockId,
        /// Which day it needs.
        selector: Selector,
    },
    /// The due date lies beyond the calendar.
    OutOfRange {
        /// The clock.
        clock: ClockId,
        /// The day of the start event.
        start: NaiveDate,
    },
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLaw { clock, day } => write!(f, "clock {clock} has no law on {day}"),
            Self::NeedsSelectingDay { clock, .. } => {
                write!(f, "clock {clock} needs the day that chooses its law")
            }
            Self::OutOfRange { clock, start } => {
                write!(f, "clock {clock} from {start} ends beyond the calendar")
            }
        }
    }
}

impl std::error::Error for ClockError {}

impl Clock {
    /// The version in force on a day.
    pub fn version_on(&self, day: NaiveDate) -> Option<&ClockVersion> {
        self.versions.iter().find(|version| version.is_valid_on(day))
    }

    /// The last lawful day of a clock that started on `start`.
    ///
    /// # Errors
    /// As [`Self::deadline`].
    pub fn due(&self, start: NaiveDate, shift: WorkingDayShift) -> Result<NaiveDate, ClockError> {
        self.deadline(start, shift).map(|deadline| deadline.last_day)
    }

    /// The last lawful day, and the law that decided it, of a clock that started on `start`.
    ///
    /// # Errors
    /// When no law was in force, when another day chooses the version, or beyond the calendar.
    pub fn deadline(&self, start: NaiveDate, shift: WorkingDayShift) -> Result<Deadline<'_>, ClockError> {
        match self.selector {
            Selector::Start => self.deadline_under(start, start, shift),
            Selector::Running => self.running_deadline(start, shift),
            Selector::Decision | Selector::Closing => {
                Err(ClockError::NeedsSelectingDay { clock: self.id.clone(), selector: self.selector })
            }
        }
    }

    /// The deadline under the version in force on the day `selecting`, whatever the selector.
    ///
    /// # Errors
    /// When no law was in force on that day, or beyond the calendar.
    pub fn deadline_under(
        &self,
        start: NaiveDate,
        selecting: NaiveDate,
        shift: WorkingDayShift,
    ) -> Result<Deadline<'_>, ClockError> {
        let version = self
            .version_on(selecting)
            .ok_or_else(|| ClockError::NoLaw { clock: self.id.clone(), day: selecting })?;
        Ok(Deadline { last_day: self.last_day(version, start, shift)?, version })
    }

    /// The last lawful day of a recurring clock that is counted again from the day of a review. The version
    /// in force on that last day decides, or with [`Selector::Start`] the one in force on the review.
    ///
    /// # Errors
    /// When no law was in force, or beyond the calendar. A clock that does not recur with a length is counted
    /// as from a first start.
    pub fn deadline_after_review(
        &self,
        reviewed: NaiveDate,
        shift: WorkingDayShift,
    ) -> Result<Deadline<'_>, ClockError> {
        let Recurrence::Every(length) = self.recurrence else { return self.deadline(reviewed, shift) };
        let beyond = || ClockError::OutOfRange { clock: self.id.clone(), start: reviewed };
        let last_day = shifted(length.after(reviewed).ok_or_else(beyond)?, length, shift);
        let selecting = if self.selector == Selector::Start { reviewed } else { last_day };
        let version = self
            .version_on(selecting)
            .ok_or_else(|| ClockError::NoLaw { clock: self.id.clone(), day: selecting })?;
        Ok(Deadline { last_day, version })
    }

    /// A changed law meets a clock that has not run out. When the changed limit had already passed on
    /// the day of the change, the clock runs out on that day and not before it.
    fn running_deadline(&self, start: NaiveDate, shift: WorkingDayShift) -> Result<Deadline<'_>, ClockError> {
        let first = self.versions.iter().position(|version| version.is_valid_on(start));
        let first = first.ok_or_else(|| ClockError::NoLaw { clock: self.id.clone(), day: start })?;
        for version in &self.versions[first..] {
            let under_it = self.last_day(version, start, shift)?;
            let last_day = version.from.map_or(under_it, |from| under_it.max(from));
            if version.to.is_none_or(|to| last_day <= to) {
                return Ok(Deadline { last_day, version });
            }
        }
        Err(ClockError::NoLaw { clock: self.id.clone(), day: start })
    }

    fn last_day(
        &self,
        version: &ClockVersion,
        start: NaiveDate,
        shift: WorkingDayShift,
    ) -> Result<NaiveDate, ClockError> {
        let limit = version.limit;
        let end = limit.after(start).and_then(|day| match self.completion {
            Completion::SameDay => Some(day),
            Completion::EndOfNextYear => NaiveDate::from_ymd_opt(day.year().checked_add(1)?, 12, 31),
        });
        let end = end.ok_or_else(|| ClockError::OutOfRange { clock: self.id.clone(), start })?;
        Ok(shifted(end, limit, shift))
    }
}

/// A limit that ends on a day off, moved when it should be; limits in hours never move.
fn shifted(end: NaiveDate, limit: Length, shift: WorkingDayShift) -> NaiveDate {
    match shift {
        WorkingDayShift::Next if limit.unit != LengthUnit::Hour => calendar::next_working_day(end),
        WorkingDayShift::Next | WorkingDayShift::None => end,
    }
}

/// All clocks by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clocks {
    by_id: BTreeMap<ClockId, Clock>,
}

impl Clocks {
    /// The clock of that id.
    pub fn get(&self, id: &ClockId) -> Option<&Clock> {
        self.by_id.get(id)
    }

    /// The clock whose id reads so.
    pub fn find(&self, id: &str) -> Option<&Clock> {
        self.get(&ClockId::new(id)?)
    }

    /// All clocks in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Clock> {
        self.by_id.values()
    }
}

#[cfg(test)]
mod tests;
