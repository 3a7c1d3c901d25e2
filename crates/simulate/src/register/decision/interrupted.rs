//! Interventions that were interrupted and not resumed within three months.

use super::{LIMIT, MARGIN, decision};
use crate::days::{office_day, office_day_near, plus, plus_months};
use crate::people::{CHILDREN, Keys};
use crate::random::Random;
use crate::row::Decision;
use crate::scene::Scene;
use chrono::NaiveDate;
use enslinje_domain::Diagnostic;
use std::collections::BTreeMap;

/// Weights of none, one and two at the end of a quarter where no target decides.
const USUAL: [u64; 3] = [45, 40, 15];

/// Interruptions that are past their limit at the end of exactly the month that a target names.
pub(super) fn rows<'a>(scene: &'a Scene, keys: &mut Keys) -> Result<Vec<Decision<'a>>, Diagnostic> {
    let mut random = scene.random("decision interrupted", scene.first_year);
    let mut counts: BTreeMap<usize, u64> = (0..scene.months())
        .filter(|month| month % 3 == 2)
        .map(|month| (month, random.weighted(&USUAL) as u64))
        .collect();
    let mut named: BTreeMap<usize, u64> = BTreeMap::new();
    for aim in scene.aims.of("nonexec_interrupted") {
        let span = scene.span_of(aim)?;
        let (month, count) = (span.end - 1, aim.count()?);
        if named.insert(month, count).is_some_and(|other| other != count) {
            return Err(aim.conflict("nonexec_interrupted"));
        }
    }
    counts.extend(named);
    let mut rows = Vec::new();
    for (month, count) in counts {
        for _ in 0..count {
            rows.push(interruption(scene, &mut random, keys, month));
        }
    }
    Ok(rows)
}

fn interruption<'a>(scene: &'a Scene, random: &mut Random, keys: &mut Keys, month: usize) -> Decision<'a> {
    // The limit passes during the month, so that the month before does not count the row.
    let days = scene.days(month);
    let due = office_day(random, plus(days.start, MARGIN)..plus(days.end, -MARGIN - 2));
    let interrupted = plus_months(due, -LIMIT);
    let executed = office_day_near(plus(interrupted, -random.between(60, 420)), NaiveDate::MIN);
    let decided = office_day_near(plus(executed, -random.between(5, 50)), NaiveDate::MIN);
    let resumed = office_day(random, plus(days.end, 1)..plus(days.end, 25));
    let person = CHILDREN.person(random, keys, decided);
    let kind =
        random.choose(&[("contact_person", 40), ("contact_family", 35), ("outpatient_care", 25)], "other");
    let mut row = decision(scene, ("child", person), kind, decided);
    row.executed = Some(executed);
    row.settled = Some(executed);
    row.interrupted = Some(interrupted);
    row.resumed = (resumed < scene.end()).then_some(resumed);
    row
}
