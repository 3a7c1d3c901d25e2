//! Requests for a place at a state institution (SiS): given, or refused for lack of places, LVU 12 §.

use crate::days::{EVEN, between, office_day, plus};
use crate::monthly::{Habit, Part};
use crate::people::{Keys, TEENAGERS};
use crate::random::Random;
use crate::row::StateInstitutionRequest;
use crate::scene::Scene;
use chrono::NaiveDate;
use enslinje_domain::Diagnostic;

/// Refused requests and given places of a year where no target decides.
const USUAL: (u64, u64) = (4, 15);
/// Where a young person who is not detained waits.
const WAITING: [(&str, u64); 3] = [("residential_care_home", 55), ("foster_home", 15), ("at_home", 30)];

/// Requests that meet `sis_no_place` and `sis_detained`.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<StateInstitutionRequest<'_>>, Diagnostic> {
    let mut random = scene.random("state_institution_request", scene.first_year);
    let mut keys = Keys::new("state_institution_request", scene.committee);
    let even = |count: u64| vec![count; scene.years().len()];
    let habit = (even(USUAL.0), even(USUAL.1));
    let parts =
        [Part { wanted: scene.wanted("sis_detained")?, weight: 30 }, Part { wanted: Vec::new(), weight: 70 }];
    let usual = Habit { levels: &habit.0, season: &EVEN };
    let refused = scene.monthly_whole("sis_no_place", &usual, &parts, &mut random)?;
    let split = scene.split(&refused, &parts, &mut random)?;
    let given = scene.monthly_for(&[], &Habit { levels: &habit.1, season: &EVEN }, &[], &mut random)?;
    let mut rows = Vec::new();
    for month in 0..scene.months() {
        for (count, detained) in [(split[0][month], true), (split[1][month], false)] {
            for _ in 0..count {
                let refused = office_day(&mut random, scene.days(month));
                let meanwhile = if detained { "detained" } else { random.choose(&WAITING, "at_home") };
                let requested = plus(refused, -random.between(1, 9));
                let placed = plus(refused, random.between(4, 45));
                let placed = (placed <= scene.as_of()).then_some(placed);
                rows.push(request(
                    scene,
                    &mut random,
                    &mut keys,
                    (requested, Some(refused), placed),
                    meanwhile,
                ));
            }
        }
        for _ in 0..given[month] {
            let requested = office_day(&mut random, scene.days(month));
            let placed = plus(requested, random.between(1, 12));
            let placed = (placed <= scene.as_of()).then_some(placed);
            let meanwhile = random.choose(&WAITING, "at_home");
            rows.push(request(scene, &mut random, &mut keys, (requested, None, placed), meanwhile));
        }
    }
    Ok(rows)
}

fn request<'a>(
    scene: &'a Scene,
    random: &mut Random,
    keys: &mut Keys,
    (requested, refused, placed): (NaiveDate, Option<NaiveDate>, Option<NaiveDate>),
    meanwhile: &'static str,
) -> StateInstitutionRequest<'a> {
    let mut person = TEENAGERS.person(random, keys, requested);
    // Nobody younger than fifteen can be detained.
    while meanwhile == "detained" && between(person.birth, requested) < 15 * 366 {
        person = TEENAGERS.person(random, keys, requested);
    }
    let unit = &scene.units.child_authority;
    StateInstitutionRequest { unit, person, requested, refused, placed, meanwhile }
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::scene::tests::scene;
    use chrono::NaiveDate;

    #[test]
    fn refusals_and_detentions_meet_their_targets() {
        let period = "2024-09--2024-12";
        let scene = scene(1, &[("sis_no_place", period, "4"), ("sis_detained", period, "3")]);
        let rows = rows(&scene).unwrap();
        let autumn = NaiveDate::from_ymd_opt(2024, 9, 1).unwrap();
        let refused: Vec<_> =
            rows.iter().filter(|row| row.refused.is_some_and(|day| day >= autumn)).collect();
        assert_eq!(refused.len(), 4);
        assert_eq!(refused.iter().filter(|row| row.meanwhile == "detained").count(), 3);
    }
}
