//! Log review (*logguppföljning*), PuL-soc (2001:454) 10 §: what in the log of who looked at whom is worth
//! asking about. A finding is a question to a manager, not a verdict.
//!
//! Reading the audit chain and showing the findings are not here.

mod review;

pub use review::review;

use crate::UnitId;
use crate::access::{PersonId, Protection, UserId};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Read.
    Read,
    /// Opened a masked identity.
    RevealIdentity,
    /// Wrote.
    Write,
    /// Took out of the system.
    Export,
}

/// How the user is related to the person, as far as the population register and the staff register tell.
/// Whoever makes the event compares the names; none of them comes here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kinship {
    /// Nothing known.
    None,
    /// Same surname or same address.
    SameSurname,
    /// The user's own name or identity number.
    Oneself,
}

/// One event of the audit log in which somebody looked at, or changed, a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// When, local time.
    pub at: NaiveDateTime,
    /// Who.
    pub user: UserId,
    /// Unit that the user works in.
    pub unit_of_user: UnitId,
    /// Whom the row is about; `None` for lists and rows about nobody.
    pub person: Option<PersonId>,
    /// Unit that has the person's case, when there is one.
    pub unit_of_person: Option<UnitId>,
    /// Whether the case was given to the user by name.
    pub assigned: bool,
    /// Relation to the person.
    pub kinship: Kinship,
    /// Register.
    pub register: String,
    /// Protection of the person at the time.
    pub protection: Protection,
    /// What was done.
    pub action: Action,
    /// Why, when a reason was given.
    pub reason: Option<String>,
    /// Whether it was possible through a break-glass only.
    pub break_glass: bool,
}

/// From where on something is unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Different persons in a day above which it is always told; 60 by default.
    pub most_persons: u32,
    /// How many times the user's own median of persons in a day; 3 by default.
    pub times_median: u32,
    /// Persons in a day below which the median says nothing; 10 by default.
    pub least_persons: u32,
    /// Other days of the user that a median needs; 5 by default.
    pub least_days: usize,
    /// Hour at which the night begins; 22 by default.
    pub night_from: u32,
    /// Hour at which the night ends; 5 by default.
    pub night_to: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            most_persons: 60,
            times_median: 3,
            least_persons: 10,
            least_days: 5,
            night_from: 22,
            night_to: 5,
        }
    }
}

/// What is unusual, gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// The user's own case.
    Oneself,
    /// A person with the same surname or address.
    SameSurname,
    /// The identity of a protected person was opened.
    ProtectedIdentity,
    /// A break-glass was used.
    BreakGlass,
    /// The case belongs to another unit and was not given to the user.
    OutsideUnit,
    /// More different persons in a day than usual.
    ManyPersons,
    /// At night.
    Night,
}

impl Sign {
    /// Stable code: the id of a message.
    pub fn code(self) -> &'static str {
        match self {
            Self::Oneself => "log-review-oneself",
            Self::SameSurname => "log-review-same-surname",
            Self::ProtectedIdentity => "log-review-protected-identity",
            Self::BreakGlass => "log-review-break-glass",
            Self::OutsideUnit => "log-review-outside-unit",
            Self::ManyPersons => "log-review-many-persons",
            Self::Night => "log-review-night",
        }
    }
}

/// How many persons somebody looked at in a day, and what is usual for that user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Volume {
    /// Different persons that day.
    pub persons: u32,
    /// Twice the median of the user's other days, so that it is whole; `None` when they are too few.
    pub twice_median: Option<u32>,
}

/// One thing to ask about: a user, a day, a sign and, but for volumes, a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusual {
    /// Who.
    pub user: UserId,
    /// Day.
    pub day: NaiveDate,
    /// What is unusual.
    pub sign: Sign,
    /// Whom it is about.
    pub person: Option<PersonId>,
    /// First event.
    pub first: NaiveDateTime,
    /// How many events.
    pub events: u32,
    /// Reasons that were given, each once, in order of time.
    pub reasons: Vec<String>,
    /// For [`Sign::ManyPersons`]: how many.
    pub volume: Option<Volume>,
}

/// One user in the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserSummary {
    /// Who.
    pub user: UserId,
    /// Events between the days.
    pub events: u32,
    /// Different persons.
    pub persons: u32,
    /// Findings by sign; signs without findings are left out.
    pub findings: BTreeMap<Sign, u32>,
}

/// The review of the log between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// Findings, gravest first, then by day, user and person.
    pub unusual: Vec<Unusual>,
    /// Every user with events, those with the gravest findings first, then by most findings and name.
    pub users: Vec<UserSummary>,
}

#[cfg(test)]
mod tests;
