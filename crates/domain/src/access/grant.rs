//! Grants: a role given to a user for a unit, and a case given to a user by name.

use super::{Act, PersonId, Protection, Reach, Right, Role, UserId};
use crate::{Organisation, UnitId};
use chrono::NaiveDate;
use std::fmt;

/// A role given to a user for a unit (*behörighet*), PuL-soc (2001:454) 10 §: no more than the work needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// To whom.
    pub user: UserId,
    /// What.
    pub role: Role,
    /// Where: this unit and all below it.
    pub unit: UnitId,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included; `None` until it is taken back.
    pub to: Option<NaiveDate>,
}

/// A person's case given to a user by name (*tilldelat ärende*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseAccess {
    /// To whom.
    pub user: UserId,
    /// Whose case.
    pub person: PersonId,
    /// Highest protection that this access opens explicitly; above it the identity stays masked.
    pub opens: Protection,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included; `None` until it is taken back.
    pub to: Option<NaiveDate>,
}

/// Why a grant cannot be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrantRefusal {
    /// The organisation has no such unit.
    UnknownUnit(UnitId),
    /// The unit does not exist on the first day of the grant.
    UnitNotValid {
        /// The unit.
        unit: UnitId,
        /// The day.
        day: NaiveDate,
    },
    /// The role reaches all units, so it is granted for the root and no other.
    OnlyForRoot {
        /// The role.
        role: Role,
        /// The root.
        root: UnitId,
    },
    /// The last day comes before the first.
    Reversed,
}

impl fmt::Display for GrantRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownUnit(unit) => write!(f, "there is no unit {unit}"),
            Self::UnitNotValid { unit, day } => write!(f, "unit {unit} does not exist on {day}"),
            Self::OnlyForRoot { role, root } => write!(f, "role {} is granted for {root} only", role.name()),
            Self::Reversed => write!(f, "the last day is before the first"),
        }
    }
}

impl std::error::Error for GrantRefusal {}

impl GrantRefusal {
    /// Stable code: the id of a message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownUnit(_) => "access-unknown-unit",
            Self::UnitNotValid { .. } => "access-unit-not-valid",
            Self::OnlyForRoot { .. } => "access-only-for-root",
            Self::Reversed => "access-days-reversed",
        }
    }

    /// Parameters of the message by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownUnit(unit) => vec![("unit", unit.to_string())],
            Self::UnitNotValid { unit, day } => vec![("unit", unit.to_string()), ("day", day.to_string())],
            Self::OnlyForRoot { role, root } => {
                vec![("role", role.name().to_owned()), ("root", root.to_string())]
            }
            Self::Reversed => Vec::new(),
        }
    }
}

impl Grant {
    /// Whether it holds on the day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// Whether it may be given.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check(&self, organisation: &Organisation) -> Result<(), GrantRefusal> {
        let unit =
            organisation.get(&self.unit).ok_or_else(|| GrantRefusal::UnknownUnit(self.unit.clone()))?;
        if self.to.is_some_and(|last| last < self.from) {
            return Err(GrantRefusal::Reversed);
        }
        if !unit.is_valid_on(self.from) {
            return Err(GrantRefusal::UnitNotValid { unit: self.unit.clone(), day: self.from });
        }
        let root = &organisation.root().id;
        // Figures of the whole are for everyone, and a glass may be broken for anyone.
        let reaches_all = |right: &Right| {
            right.reach == Reach::AllUnits && !right.act.is_figures() && right.act != Act::BreakGlass
        };
        if self.role.rights().iter().any(reaches_all) && self.unit != *root {
            return Err(GrantRefusal::OnlyForRoot { role: self.role, root: root.clone() });
        }
        Ok(())
    }
}

impl CaseAccess {
    /// Whether it holds on the day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}
