//! Children and adults who run away from a residential care home.

use crate::days::{EVEN, between, plus};
use crate::monthly::Habit;
use crate::row::Placement;
use crate::scene::Scene;
use enslinje_domain::Diagnostic;

/// Of a year where no target decides.
const USUAL: u64 = 17;

/// Lets people run away so that `hvb_absconding` is met; each placement at most once.
pub(super) fn add(scene: &Scene, rows: &mut [Placement<'_>]) -> Result<(), Diagnostic> {
    let mut random = scene.random("absconding", scene.first_year);
    let levels = scene.levels("hvb_absconding", USUAL, 0)?;
    let months = scene.monthly("hvb_absconding", &Habit { levels: &levels, season: &EVEN }, &mut random)?;
    for (month, count) in months.into_iter().enumerate() {
        let days = scene.days(month);
        let mut homes: Vec<usize> = (0..rows.len())
            .filter(|row| {
                let row = &rows[*row];
                row.form == "residential_care_home"
                    && row.absconded.is_none()
                    && row.from < days.end
                    && row.to.is_none_or(|to| to > days.start)
            })
            .collect();
        random.shuffle(&mut homes);
        for place in 0..usize::try_from(count).unwrap_or(0) {
            let Some(row) = homes.get(place) else {
                let aim = scene.aims.of("hvb_absconding").find(|aim| aim.period.contains_day(days.start));
                return aim.map_or(Ok(()), |aim| Err(aim.refused("simulate-target-too-few-rows")));
            };
            let first = rows[*row].from.max(days.start);
            let after = rows[*row].to.unwrap_or(days.end).min(days.end);
            rows[*row].absconded = Some(plus(first, random.between(0, between(first, after) - 1)));
        }
    }
    Ok(())
}
