//! The terms of a clock: its names, length, recurrence, extension, selector and how sure it is.

use crate::calendar;
use chrono::NaiveDate;
use std::fmt;

/// Name of a clock: lower-case ASCII letters, digits and `_`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClockId(String);

/// Name of something that happens in a case, such as `investigation_opened`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventName(String);

impl ClockId {
    /// The id, or `None` when it has other characters or does not begin with a letter.
    pub fn new(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl EventName {
    /// The name, or `None` when it has other characters or does not begin with a letter.
    pub fn new(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

impl fmt::Display for ClockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Unit of a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LengthUnit {
    /// Hours, never moved to a working day.
    Hour,
    /// Calendar days.
    Day,
    /// Weeks.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

impl LengthUnit {
    /// Every unit with its name in files.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("hour", Self::Hour),
        ("day", Self::Day),
        ("week", Self::Week),
        ("month", Self::Month),
        ("year", Self::Year),
    ];
}

/// A length of time, such as four months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Length {
    /// How many; at least one.
    pub count: u16,
    /// Of what.
    pub unit: LengthUnit,
}

impl Length {
    /// The last day of the length counted from `start`, which is not counted itself: 14 days from the
    /// 1st end on the 15th, four months from 31 October on the last day of February.
    ///
    /// The hour at which hours began is not known: they end on the day that holds the last of them when
    /// they began as early as possible, which is never too late.
    pub fn after(self, start: NaiveDate) -> Option<NaiveDate> {
        let count = u32::from(self.count);
        match self.unit {
            LengthUnit::Hour => calendar::add_days(start, count / 24),
            LengthUnit::Day => calendar::add_days(start, count),
            LengthUnit::Week => calendar::add_days(start, count * 7),
            LengthUnit::Month => calendar::add_months(start, i32::from(self.count)),
            LengthUnit::Year => calendar::add_years(start, i32::from(self.count)),
        }
    }
}

/// Whether and when the clock starts again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recurrence {
    /// It runs once.
    Never,
    /// After the first time, again with this length as long as nothing stops it.
    Every(Length),
    /// Past due, it is reported each calendar quarter until something stops it.
    EachQuarter,
    /// It starts again when the conditions of the start event are met again.
    Requalify,
}

/// What may make the limit longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extension {
    /// Nothing.
    None,
    /// A decision for particular reasons (*särskilda skäl*).
    ParticularReasons,
    /// A decision for exceptional reasons (*synnerliga skäl*).
    ExceptionalReasons,
    /// A decision by the court.
    CourtDecision,
}

/// Which day chooses the version of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Selector {
    /// The day of the start event.
    Start,
    /// The law in force while the clock runs: a change meets clocks that have not run out.
    Running,
    /// The day of the decision that the clock concerns.
    Decision,
    /// The day on which the case was closed.
    Closing,
}

impl Selector {
    /// Every selector with its name in files.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("start", Self::Start),
        ("running", Self::Running),
        ("decision", Self::Decision),
        ("closing", Self::Closing),
    ];
}

/// When something that the clock has made due must be finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Completion {
    /// On the last day of the limit.
    SameDay,
    /// By the end of the calendar year after the one in which the limit ended.
    EndOfNextYear,
}

/// How sure the rule is. Whoever relies on a rule that is not [`Confidence::Sure`] reads the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Read in a primary text (mark S).
    Sure,
    /// From a good secondary source, or derived (mark L).
    Likely,
    /// From memory, not verified (mark M).
    Memory,
}
