//! Coordinated individual plans (*SIP*), SoL 2025:400 10:8.

use crate::days::{OFFICE, office_day};
use crate::monthly::Habit;
use crate::people::{ADULTS, CHILDREN, Keys};
use crate::row::CoordinatedPlan;
use crate::scene::Scene;
use enslinje_domain::Diagnostic;

/// Plans of a year where no target decides: for children, and for adults.
const USUAL: (u64, u64) = (75, 34);

/// Plans that meet `sip_bou`, and plans for adults.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<CoordinatedPlan<'_>>, Diagnostic> {
    let mut random = scene.random("coordinated_plan", scene.first_year);
    let mut keys = Keys::new("coordinated_plan", scene.committee);
    let levels = scene.levels("sip_bou", USUAL.0, 0)?;
    let children = scene.monthly("sip_bou", &Habit { levels: &levels, season: &OFFICE }, &mut random)?;
    let levels = vec![USUAL.1; scene.years().len()];
    let adults = scene.monthly_for(&[], &Habit { levels: &levels, season: &OFFICE }, &[], &mut random)?;
    let mut rows = Vec::new();
    for month in 0..scene.months() {
        for _ in 0..children[month] {
            let established = office_day(&mut random, scene.days(month));
            let own = random.chance(650);
            let unit = if own { &scene.units.child_resource } else { &scene.units.child_authority };
            let person = CHILDREN.person(&mut random, &mut keys, established);
            rows.push(CoordinatedPlan { unit, person, target_group: "child", established });
        }
        for _ in 0..adults[month] {
            let established = office_day(&mut random, scene.days(month));
            let person = ADULTS.person(&mut random, &mut keys, established);
            rows.push(CoordinatedPlan {
                unit: &scene.units.adult,
                person,
                target_group: "adult",
                established,
            });
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::scene::tests::scene;
    use chrono::Datelike;

    #[test]
    fn plans_for_children_meet_the_targets_of_every_year() {
        let scene =
            scene(1, &[("sip_bou", "2024", "91"), ("sip_bou", "2023", "61"), ("sip_bou", "2022-Q1", "9")]);
        let rows = rows(&scene).unwrap();
        let count = |year: i32, months: std::ops::RangeInclusive<u32>| {
            rows.iter()
                .filter(|row| row.target_group == "child" && row.established.year() == year)
                .filter(|row| months.contains(&row.established.month()))
                .count()
        };
        assert_eq!((count(2024, 1..=12), count(2023, 1..=12), count(2022, 1..=3)), (91, 61, 9));
    }
}
