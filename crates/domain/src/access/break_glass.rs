//! Break-glass: one person opened for a short time, for a reason that the log review will read.

use super::{PersonId, UserId};
use crate::calendar;
use chrono::NaiveDate;
use std::fmt;

/// How many days a break-glass lasts at most, its first day counted.
pub const LONGEST_BREAK_GLASS_DAYS: u32 = 7;
/// How many characters a reason has at least, space at its ends not counted.
pub const SHORTEST_REASON: usize = 15;

/// Why somebody does what needs a reason: [`SHORTEST_REASON`] characters and two words at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// The reason without space at its ends, or `None` when it says too little.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let says_enough = text.chars().count() >= SHORTEST_REASON
            && text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() >= 2;
        says_enough.then(|| Self(text.to_owned()))
    }

    /// The reason as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A person's case opened by a user who has no other access to it (*nödöppning*). It is logged and
/// always shown in the log review, PuL-soc (2001:454) 10 §.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakGlass {
    user: UserId,
    person: PersonId,
    from: NaiveDate,
    to: NaiveDate,
    reason: Reason,
}

/// Why a break-glass is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakGlassRefusal {
    /// The reason has fewer than [`SHORTEST_REASON`] characters, or fewer than two words.
    ReasonTooShort,
    /// It ends before it begins.
    Reversed,
    /// It lasts longer than [`LONGEST_BREAK_GLASS_DAYS`].
    TooLong {
        /// The last day that is allowed.
        latest: NaiveDate,
    },
}

impl fmt::Display for BreakGlassRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReasonTooShort => write!(f, "the reason is too short"),
            Self::Reversed => write!(f, "the last day is before the first"),
            Self::TooLong { latest } => write!(f, "it may last until {latest}"),
        }
    }
}

impl std::error::Error for BreakGlassRefusal {}

impl BreakGlassRefusal {
    /// Stable code: the id of a message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ReasonTooShort => "access-reason-too-short",
            Self::Reversed => "access-days-reversed",
            Self::TooLong { .. } => "access-break-glass-too-long",
        }
    }

    /// Parameters of the message by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ReasonTooShort => vec![("least", SHORTEST_REASON.to_string())],
            Self::Reversed => Vec::new(),
            Self::TooLong { latest } => vec![("latest", latest.to_string())],
        }
    }
}

impl BreakGlass {
    /// Opens the person for the user from a day to a day, both included.
    ///
    /// # Errors
    /// When the reason says too little, or the days are reversed or too many.
    pub fn new(
        user: UserId,
        person: PersonId,
        from: NaiveDate,
        to: NaiveDate,
        reason: &str,
    ) -> Result<Self, BreakGlassRefusal> {
        let reason = Reason::new(reason).ok_or(BreakGlassRefusal::ReasonTooShort)?;
        if to < from {
            return Err(BreakGlassRefusal::Reversed);
        }
        let latest = calendar::add_days(from, LONGEST_BREAK_GLASS_DAYS - 1).unwrap_or(from);
        if latest < to {
            return Err(BreakGlassRefusal::TooLong { latest });
        }
        Ok(Self { user, person, from, to, reason })
    }

    /// Who opened it.
    pub fn user(&self) -> &UserId {
        &self.user
    }

    /// Whose case.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// First day.
    pub fn from(&self) -> NaiveDate {
        self.from
    }

    /// Last day, included.
    pub fn to(&self) -> NaiveDate {
        self.to
    }

    /// Why.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// Whether it is open on the day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}
