//! The tree of conditions: its only reading here is the predicate; crate `store` reads it as SQL.

use super::PersonId;
use crate::UnitId;
use std::collections::BTreeSet;

/// Protection of personal data in the population register, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Protection {
    /// None.
    #[default]
    None,
    /// Marking for secrecy (*sekretessmarkering*), OSL 22:1.
    Marking,
    /// Protected registration (*skyddad folkbokföring*), folkbokföringslagen (1991:481) 16 §.
    ProtectedRegistration,
}

impl Protection {
    /// Every level, from the weakest. The position is the number to store.
    pub const ALL: [Self; 3] = [Self::None, Self::Marking, Self::ProtectedRegistration];

    /// The code in tables and files.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Marking => "marking",
            Self::ProtectedRegistration => "protected_registration",
        }
    }

    /// The level of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// What a right is asked for: a row of a register, or all rows of it when only figures are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    /// Name of the register.
    pub register: &'a str,
    /// Unit that owns the row; `None` when no unit does.
    pub unit: Option<&'a UnitId>,
    /// The person it is about; `None` for rows about nobody.
    pub person: Option<PersonId>,
    /// The protection of that person; [`Protection::None`] for rows about nobody.
    pub protection: Protection,
}

/// What must hold for a subject. Empty sets permit nothing.
///
/// A subject without unit or person lies in no set of them, so a missing value in SQL must count as
/// *false* and not as unknown: otherwise [`Condition::Not`] reads differently there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    All,
    /// Never.
    None,
    /// The unit is one of these.
    UnitIn(BTreeSet<UnitId>),
    /// The register is one of these.
    RegisterIn(BTreeSet<String>),
    /// The person is one of these.
    PersonIn(BTreeSet<PersonId>),
    /// The person is protected no more than this.
    ProtectionAtMost(Protection),
    /// Every one of these; always when there are none.
    And(Vec<Self>),
    /// At least one of these; never when there are none.
    Or(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
}

impl Condition {
    /// Whether the subject meets the condition.
    pub fn permits(&self, subject: &Subject<'_>) -> bool {
        match self {
            Self::All => true,
            Self::None => false,
            Self::UnitIn(units) => subject.unit.is_some_and(|unit| units.contains(unit)),
            Self::RegisterIn(registers) => registers.contains(subject.register),
            Self::PersonIn(persons) => subject.person.is_some_and(|person| persons.contains(&person)),
            Self::ProtectionAtMost(most) => subject.protection <= *most,
            Self::And(parts) => parts.iter().all(|part| part.permits(subject)),
            Self::Or(parts) => parts.iter().any(|part| part.permits(subject)),
            Self::Not(part) => !part.permits(subject),
        }
    }

    /// Both; without parts that change nothing.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, _) | (_, Self::None) => Self::None,
            (Self::All, one) | (one, Self::All) => one,
            (Self::And(mut parts), Self::And(more)) => {
                parts.extend(more);
                Self::And(parts)
            }
            (Self::And(mut parts), one) => {
                parts.push(one);
                Self::And(parts)
            }
            (one, other) => Self::And(vec![one, other]),
        }
    }

    /// Either; without parts that change nothing or stand there already.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::All, _) | (_, Self::All) => Self::All,
            (Self::None, one) | (one, Self::None) => one,
            (one, other) if one == other => one,
            (Self::Or(mut parts), one) => {
                if !parts.contains(&one) {
                    parts.push(one);
                }
                Self::Or(parts)
            }
            (one, other) => Self::Or(vec![one, other]),
        }
    }

    /// None of these persons; changes nothing when there are none.
    #[must_use]
    pub fn but_not(self, persons: &BTreeSet<PersonId>) -> Self {
        if persons.is_empty() {
            return self;
        }
        self.and(Self::Not(Box::new(Self::PersonIn(persons.clone()))))
    }
}
