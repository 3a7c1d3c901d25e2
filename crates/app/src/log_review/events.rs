//! Events of the chain as the review reads them: with the user's unit, the case's unit, and how the two are
//! related. Names are compared here and go no further.

use super::Stranger;
use crate::access::scope;
use crate::time::local;
use chrono::NaiveDate;
use enslinje_domain::access::{Act as Right, PersonId, Scope, Subject, UserId};
use enslinje_domain::log_review::{Action, Kinship, Looked};
use enslinje_domain::{Organisation, UnitId};
use enslinje_store::{Action as Done, Held, LogEvent, LogMaterial};
use std::collections::{BTreeMap, BTreeSet};

/// What the chain tells: of those with an account, and of others in the period.
pub(super) struct Told {
    pub looked: Vec<Looked>,
    pub strangers: Vec<Stranger>,
}

/// Tells the events; strangers only from a day on.
pub(super) fn told(material: &LogMaterial, organisation: &Organisation, from: NaiveDate) -> Told {
    let held: BTreeMap<&str, &Held> =
        material.held.iter().map(|held| (held.user.id.as_str(), held)).collect();
    let mut strangers: BTreeMap<&str, (u32, BTreeSet<PersonId>)> = BTreeMap::new();
    let mut looked = Vec::new();
    let mut usual = Rights { organisation, known: BTreeMap::new() };
    for event in &material.events {
        let Some(action) = action(event.action) else { continue };
        if let Some(held) = held.get(event.actor.as_str()) {
            looked.push(one(event, action, held, material, &mut usual));
        } else if from <= local(event.at).date() {
            let (events, persons) = strangers.entry(&event.actor).or_default();
            *events += 1;
            persons.extend(event.person);
        }
    }
    let strangers = strangers.into_iter().map(|(actor, (events, persons))| Stranger {
        actor: actor.to_owned(),
        events,
        persons: u32::try_from(persons.len()).unwrap_or(u32::MAX),
    });
    Told { looked, strangers: strangers.collect() }
}

/// What the review looks at; `None` for what is neither a look nor a change.
fn action(done: Done) -> Option<Action> {
    match done {
        Done::Read => Some(Action::Read),
        Done::Reveal => Some(Action::RevealIdentity),
        Done::Write => Some(Action::Write),
        Done::Export => Some(Action::Export),
        Done::Import | Done::Access | Done::Purge => None,
    }
}

/// The rights of users on days without their emergency openings.
struct Rights<'a> {
    organisation: &'a Organisation,
    known: BTreeMap<(UserId, NaiveDate), Scope>,
}

impl Rights<'_> {
    fn without_openings(&mut self, held: &Held, day: NaiveDate) -> &Scope {
        let organisation = self.organisation;
        self.known.entry((held.user.id.clone(), day)).or_insert_with(|| {
            let held = Held { opened: Vec::new(), ..held.clone() };
            scope(&held.user.id, Some(&held), day, organisation)
        })
    }
}

fn one(
    event: &LogEvent,
    action: Action,
    held: &Held,
    material: &LogMaterial,
    rights: &mut Rights<'_>,
) -> Looked {
    let at = local(event.at);
    let day = at.date();
    let (name, protection) =
        event.person.and_then(|person| material.persons.get(&person).cloned()).unwrap_or_default();
    let (unit_of_user, unit_of_person) = units(event, held, day, material, rights.organisation);
    let is_open = event.person.is_some_and(|person| {
        held.opened.iter().any(|opened| opened.person() == person && opened.is_open_on(day))
    });
    let register = event.register.clone().unwrap_or_default();
    let subject =
        Subject { register: &register, unit: unit_of_person.as_ref(), person: event.person, protection };
    let break_glass = is_open && !rights.without_openings(held, day).permits(Right::ReadRows, &subject);
    let mut cases = held.cases.iter().chain(&held.assigned).filter(|case| case.is_valid_on(day));
    let assigned = event.person.is_some_and(|person| cases.any(|case| case.person == person));
    Looked {
        at,
        user: held.user.id.clone(),
        unit_of_user,
        person: event.person,
        unit_of_person,
        assigned,
        kinship: event.person.map_or(Kinship::None, |person| kinship(held, person, name.as_deref())),
        register,
        protection,
        action,
        reason: event.why.clone().filter(|why| !why.is_empty()),
        break_glass,
    }
}

/// The unit of the user's grant that the case lies in, else of the user's first grant of the day; and the
/// unit of the row, else one in which there is a row about the person. Somebody without a grant works in
/// the unit `none`, which no organisation has.
fn units(
    event: &LogEvent,
    held: &Held,
    day: NaiveDate,
    material: &LogMaterial,
    organisation: &Organisation,
) -> (UnitId, Option<UnitId>) {
    let grants: Vec<&UnitId> =
        held.grants.iter().filter(|grant| grant.is_valid_on(day)).map(|grant| &grant.unit).collect();
    let row = event.register.clone().zip(event.row);
    let cases: Vec<&UnitId> = match row.and_then(|row| material.units_of_rows.get(&row)) {
        Some(unit) => vec![unit],
        None => {
            let units = event.person.and_then(|person| material.units_of_persons.get(&person));
            units.into_iter().flatten().collect()
        }
    };
    let own = cases.iter().find_map(|case| {
        let grant = grants.iter().find(|unit| organisation.is_within(case, unit))?;
        Some(((*grant).clone(), Some((*case).clone())))
    });
    own.unwrap_or_else(|| {
        let unit = grants.first().map(|unit| (*unit).clone()).or_else(|| UnitId::new("none"));
        (unit.unwrap_or_else(|| organisation.root().id.clone()), cases.first().map(|unit| (*unit).clone()))
    })
}

/// Oneself by the person of the account or the same name; near by household or surname.
fn kinship(held: &Held, person: PersonId, name: Option<&str>) -> Kinship {
    let own = held.user.name.to_lowercase();
    let other = name.map(str::to_lowercase).unwrap_or_default();
    let surname = |name: &str| name.split_whitespace().next_back().map(str::to_owned);
    let is_named = |name: &str| !name.trim().is_empty();
    if held.user.person == Some(person) || (is_named(&own) && own.trim() == other.trim()) {
        Kinship::Oneself
    } else if held.disqualified.contains(&person) || (is_named(&other) && surname(&own) == surname(&other)) {
        Kinship::SameSurname
    } else {
        Kinship::None
    }
}
