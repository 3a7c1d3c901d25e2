//! From events to findings.

use super::{Action, Kinship, Looked, Review, Sign, Thresholds, Unusual, UserSummary, Volume};
use crate::Organisation;
use crate::access::{PersonId, Protection, UserId};
use chrono::{NaiveDate, Timelike};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Reviews the events between two days, both included. Events of other days only tell what is usual for
/// their user. The order of the events does not matter.
pub fn review(
    events: &[Looked],
    organisation: &Organisation,
    thresholds: &Thresholds,
    from: NaiveDate,
    to: NaiveDate,
) -> Review {
    let mut events: Vec<&Looked> = events.iter().collect();
    events.sort_by(|a, b| (a.at, &a.user, a.person).cmp(&(b.at, &b.user, b.person)));
    let is_reviewed = |event: &&&Looked| from <= event.at.date() && event.at.date() <= to;
    let reviewed: Vec<&Looked> = events.iter().filter(is_reviewed).copied().collect();
    let mut unusual = single(&reviewed, organisation, thresholds);
    unusual.extend(
        volumes(&events, thresholds).into_iter().filter(|found| from <= found.day && found.day <= to),
    );
    unusual.sort_by(|a, b| {
        (a.sign, a.day, &a.user, a.person, a.first).cmp(&(b.sign, b.day, &b.user, b.person, b.first))
    });
    let users = summaries(&reviewed, &unusual);
    Review { from, to, unusual, users }
}

/// Findings of single events, those of one user, day, sign and person joined.
fn single(events: &[&Looked], organisation: &Organisation, thresholds: &Thresholds) -> Vec<Unusual> {
    let mut found: BTreeMap<(&UserId, NaiveDate, Sign, Option<PersonId>), Unusual> = BTreeMap::new();
    for event in events {
        for sign in signs(event, organisation, thresholds) {
            let day = event.at.date();
            let joined = found.entry((&event.user, day, sign, event.person)).or_insert_with(|| Unusual {
                user: event.user.clone(),
                day,
                sign,
                person: event.person,
                first: event.at,
                events: 0,
                reasons: Vec::new(),
                volume: None,
            });
            joined.events += 1;
            if let Some(reason) = event.reason.as_ref().filter(|reason| !joined.reasons.contains(reason)) {
                joined.reasons.push(reason.clone());
            }
        }
    }
    found.into_values().collect()
}

fn signs(event: &Looked, organisation: &Organisation, thresholds: &Thresholds) -> Vec<Sign> {
    let is_outside = event.unit_of_person.as_ref().is_some_and(|unit| {
        let is_own = *unit == event.unit_of_user || organisation.is_within(unit, &event.unit_of_user);
        !is_own && !event.assigned && !event.break_glass
    });
    let is_opened = event.protection > Protection::None && event.action == Action::RevealIdentity;
    let found = [
        (event.kinship == Kinship::Oneself, Sign::Oneself),
        (event.kinship == Kinship::SameSurname, Sign::SameSurname),
        (is_opened, Sign::ProtectedIdentity),
        (event.break_glass, Sign::BreakGlass),
        (is_outside, Sign::OutsideUnit),
        (is_night(event.at.hour(), thresholds), Sign::Night),
    ];
    found.into_iter().filter_map(|(applies, sign)| applies.then_some(sign)).collect()
}

/// The night may go over midnight; one that begins when it ends is no night.
fn is_night(hour: u32, thresholds: &Thresholds) -> bool {
    let Thresholds { night_from, night_to, .. } = *thresholds;
    if night_from <= night_to {
        night_from <= hour && hour < night_to
    } else {
        night_from <= hour || hour < night_to
    }
}

/// Days on which a user looked at unusually many different persons.
fn volumes(events: &[&Looked], thresholds: &Thresholds) -> Vec<Unusual> {
    let mut days: BTreeMap<&UserId, BTreeMap<NaiveDate, Vec<&Looked>>> = BTreeMap::new();
    for event in events.iter().filter(|event| event.person.is_some()) {
        days.entry(&event.user).or_default().entry(event.at.date()).or_default().push(event);
    }
    let mut found = Vec::new();
    for (user, days) in days {
        let counts: BTreeMap<NaiveDate, u32> =
            days.iter().map(|(day, events)| (*day, persons(events))).collect();
        for (day, events) in &days {
            let persons = counts.get(day).copied().unwrap_or(0);
            let others: Vec<u32> =
                counts.iter().filter(|(other, _)| *other != day).map(|(_, count)| *count).collect();
            let volume = Volume { persons, twice_median: twice_median(others, thresholds.least_days) };
            let Some(first) = events.first().filter(|_| is_unusual(volume, thresholds)) else { continue };
            found.push(Unusual {
                user: user.clone(),
                day: *day,
                sign: Sign::ManyPersons,
                person: None,
                first: first.at,
                events: count(events.len()),
                reasons: Vec::new(),
                volume: Some(volume),
            });
        }
    }
    found
}

fn is_unusual(volume: Volume, thresholds: &Thresholds) -> bool {
    let Volume { persons, twice_median } = volume;
    let over_median = twice_median
        .is_some_and(|median| persons.saturating_mul(2) > median.saturating_mul(thresholds.times_median));
    persons > thresholds.most_persons || (persons >= thresholds.least_persons && over_median)
}

fn twice_median(mut counts: Vec<u32>, least_days: usize) -> Option<u32> {
    counts.sort_unstable();
    let upper = counts.get(counts.len() / 2)?;
    let lower = counts.get((counts.len() - 1) / 2)?;
    (counts.len() >= least_days).then(|| upper.saturating_add(*lower))
}

fn persons(events: &[&Looked]) -> u32 {
    count(events.iter().filter_map(|event| event.person).collect::<BTreeSet<_>>().len())
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn summaries(events: &[&Looked], unusual: &[Unusual]) -> Vec<UserSummary> {
    let mut by_user: BTreeMap<&UserId, Vec<&Looked>> = BTreeMap::new();
    for event in events {
        by_user.entry(&event.user).or_default().push(event);
    }
    let mut summaries: Vec<UserSummary> = by_user
        .into_iter()
        .map(|(user, events)| {
            let mut findings: BTreeMap<Sign, u32> = BTreeMap::new();
            for found in unusual.iter().filter(|found| found.user == *user) {
                *findings.entry(found.sign).or_default() += 1;
            }
            UserSummary {
                user: user.clone(),
                events: count(events.len()),
                persons: persons(&events),
                findings,
            }
        })
        .collect();
    summaries.sort_by_key(|summary| {
        let gravest = summary.findings.keys().next().copied();
        let total: u32 = summary.findings.values().sum();
        // Users without a finding come last.
        (gravest.is_none(), gravest, Reverse(total), summary.user.clone())
    });
    summaries
}
