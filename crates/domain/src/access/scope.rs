//! What one user may do on one day, as one condition for each act.

use super::{
    Act, BreakGlass, CaseAccess, Condition, Grant, PersonId, Protection, Reach, Registers, Right, Subject,
    UserId,
};
use crate::Organisation;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a user's rights rest on. Grants, cases and openings of other users or days may be among them
/// and count for nothing.
#[derive(Debug, Clone, Copy)]
pub struct Grounds<'a> {
    /// Whose rights.
    pub user: &'a UserId,
    /// On which day.
    pub day: NaiveDate,
    /// The units: a grant reaches those below its unit, ended ones as well.
    pub organisation: &'a Organisation,
    /// Roles given.
    pub grants: &'a [Grant],
    /// Cases given by name.
    pub cases: &'a [CaseAccess],
    /// Cases opened by break-glass.
    pub opened: &'a [BreakGlass],
    /// Persons whose cases the user must keep away from (*jäv*, FL 2017:900 16 §): oneself and those near.
    pub disqualified: &'a BTreeSet<PersonId>,
}

/// How a row's person is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// With name and identity number.
    Visible,
    /// Without anything that tells who it is: name, identity number, address, kin.
    Masked,
}

/// What a user may do on a day (*behörighet*). Without a grant: nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    conditions: BTreeMap<Act, Condition>,
}

impl Scope {
    /// The rights that follow from the grounds. A grant for a unit that the organisation does not have
    /// reaches nothing; [`Grant::check`] refuses it when it is given.
    pub fn new(grounds: &Grounds<'_>) -> Self {
        let mut conditions: BTreeMap<Act, Condition> = BTreeMap::new();
        let held = grounds.grants.iter();
        for grant in held.filter(|grant| grant.user == *grounds.user && grant.is_valid_on(grounds.day)) {
            for right in grant.role.rights() {
                let known = conditions.remove(&right.act).unwrap_or(Condition::None);
                conditions.insert(right.act, known.or(condition(right, grant, grounds)));
            }
        }
        for (act, condition) in &mut conditions {
            // Who is disqualified may still count the row in a figure.
            if !act.is_figures() {
                *condition = condition.clone().but_not(grounds.disqualified);
            }
        }
        Self { conditions }
    }

    /// What must hold for the act; [`Condition::None`] when it is not granted at all.
    pub fn condition(&self, act: Act) -> &Condition {
        self.conditions.get(&act).unwrap_or(&Condition::None)
    }

    /// Whether the user may do this.
    pub fn permits(&self, act: Act, subject: &Subject<'_>) -> bool {
        self.condition(act).permits(subject)
    }

    /// How the row's person is shown: masked unless the identity may be seen, and a protected one only
    /// when it was opened explicitly. Whether the row may be read at all is [`Act::ReadRows`].
    pub fn sight(&self, subject: &Subject<'_>) -> Sight {
        if self.permits(Act::SeeIdentity, subject) { Sight::Visible } else { Sight::Masked }
    }
}

fn condition(right: &Right, grant: &Grant, grounds: &Grounds<'_>) -> Condition {
    let registers = match right.registers {
        Registers::Every => Condition::All,
        Registers::Named(names) => {
            Condition::RegisterIn(names.iter().map(|name| (*name).to_owned()).collect())
        }
    };
    registers.and(reached(right.reach, grant, grounds))
}

fn reached(reach: Reach, grant: &Grant, grounds: &Grounds<'_>) -> Condition {
    let cases = || {
        let own = grounds.cases.iter().filter(|case| case.user == *grounds.user);
        own.filter(|case| case.is_valid_on(grounds.day))
    };
    match reach {
        Reach::AllUnits => Condition::All,
        Reach::OwnUnits(most) => {
            let within = grounds.organisation.units().iter().map(|unit| &unit.id);
            let within = within.filter(|unit| grounds.organisation.is_within(unit, &grant.unit));
            let units = Condition::UnitIn(within.cloned().collect());
            // The strongest protection is no limit.
            if most == Protection::ProtectedRegistration {
                return units;
            }
            units.and(Condition::ProtectionAtMost(most))
        }
        Reach::AssignedCases => persons(cases().map(|case| case.person)),
        Reach::OpenedCases => Protection::ALL
            .into_iter()
            .map(|level| {
                let opened = cases().filter(|case| case.opens == level).map(|case| case.person);
                persons(opened).and(Condition::ProtectionAtMost(level))
            })
            .fold(Condition::None, Condition::or),
        Reach::BrokenGlass => {
            let own = grounds.opened.iter().filter(|opened| opened.user() == grounds.user);
            persons(own.filter(|opened| opened.is_open_on(grounds.day)).map(BreakGlass::person))
        }
    }
}

fn persons(persons: impl Iterator<Item = PersonId>) -> Condition {
    let persons: BTreeSet<PersonId> = persons.collect();
    if persons.is_empty() { Condition::None } else { Condition::PersonIn(persons) }
}
