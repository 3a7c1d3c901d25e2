//! Decisions on interventions: nearly all carried out in time, some late, some interrupted, SoL 2025:400 34:1.

mod interrupted;
mod late;
mod waiting;

use crate::days::{OFFICE, office_day, office_day_near, plus};
use crate::monthly::Habit;
use crate::people::{ADULTS, CHILDREN, Keys, Person};
use crate::random::Random;
use crate::row::Decision;
use crate::scene::Scene;
use chrono::NaiveDate;
use enslinje_domain::Diagnostic;

/// Ordinary decisions of a year: for children, and for adults.
const USUAL: (u64, u64) = (820, 760);
/// Limit in months, both for execution and after an interruption.
const LIMIT: i32 = 3;
/// Days between a limit and whatever must lie clearly before or after it.
const MARGIN: i64 = 7;
/// Shortest three months, less the margin.
const IN_TIME: i64 = 89 - MARGIN;
const CHILD_KINDS: [(&str, u64); 6] = [
    ("outpatient_care", 52),
    ("contact_person", 11),
    ("contact_family", 14),
    ("foster_home", 9),
    ("residential_care_home", 7),
    ("other", 7),
];
const ADULT_KINDS: [(&str, u64); 6] = [
    ("outpatient_care", 38),
    ("social_housing", 27),
    ("supported_housing", 12),
    ("sheltered_housing", 9),
    ("residential_care_home", 6),
    ("other", 8),
];

/// Decisions that meet the indicators `nonexec_…`.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<Decision<'_>>, Diagnostic> {
    if let Some(aim) = scene.aims.of("nonexec_lss").find(|aim| !aim.is_met_by(0.into())) {
        return Err(aim.refused("simulate-target-only-zero"));
    }
    let mut keys = Keys::new("decision", scene.committee);
    let mut rows = late::rows(scene, &mut keys)?;
    rows.extend(interrupted::rows(scene, &mut keys)?);
    for (code, level) in [("child", USUAL.0), ("adult", USUAL.1)] {
        let register = if code == "child" { "decision child" } else { "decision adult" };
        let mut random = scene.random(register, scene.first_year);
        let levels = vec![level; scene.years().len()];
        let months = scene.monthly_for(&[], &Habit { levels: &levels, season: &OFFICE }, &[], &mut random)?;
        for (month, count) in months.into_iter().enumerate() {
            for _ in 0..count {
                let decided = office_day(&mut random, scene.days(month));
                let makeup = if code == "child" { CHILDREN } else { ADULTS };
                let person = makeup.person(&mut random, &mut keys, decided);
                rows.push(in_time(scene, &mut random, (code, person), decided));
            }
        }
    }
    Ok(rows)
}

/// A decision with nothing known but its day.
fn decision<'a>(
    scene: &'a Scene,
    (target_group, person): (&'static str, Person),
    kind: &'static str,
    decided: NaiveDate,
) -> Decision<'a> {
    Decision {
        unit: if target_group == "child" { &scene.units.child_resource } else { &scene.units.adult },
        person,
        target_group,
        kind,
        favourable: true,
        decided,
        executed: None,
        declined: None,
        settled: None,
        interrupted: None,
        resumed: None,
    }
}

/// A decision that is carried out, declined or refused in time, or still waits in time at the end.
fn in_time<'a>(
    scene: &'a Scene,
    random: &mut Random,
    whom: (&'static str, Person),
    decided: NaiveDate,
) -> Decision<'a> {
    let kinds = if whom.0 == "child" { CHILD_KINDS } else { ADULT_KINDS };
    let mut row = decision(scene, whom, random.choose(&kinds, "other"), decided);
    if random.chance(70) {
        row.favourable = false;
        row.settled = Some(decided);
        return row;
    }
    let settled = office_day_near(plus(decided, random.wait(24).min(IN_TIME)), decided);
    if settled >= scene.end() {
        return row;
    }
    row.settled = Some(settled);
    if random.chance(35) {
        row.declined = row.settled;
        return row;
    }
    row.executed = row.settled;
    let interrupted = plus(settled, random.wait(150));
    if random.chance(30) && interrupted < scene.end() {
        let resumed = plus(interrupted, random.between(5, IN_TIME));
        row.interrupted = Some(interrupted);
        row.resumed = (resumed < scene.end()).then_some(resumed);
    }
    row
}

#[cfg(test)]
mod tests;
