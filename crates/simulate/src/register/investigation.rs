//! Investigations (*utredningar*): of children within four months, SoL 2025:400 20:3, and of adults.

use crate::days::{OFFICE, REPORTS, new_year, office_day, office_day_near, plus, plus_months};
use crate::monthly::Habit;
use crate::overlap::Overlap;
use crate::people::{ADULTS, CHILDREN, Keys};
use crate::random::Random;
use crate::row::Investigation;
use crate::scene::Scene;
use chrono::{Datelike, NaiveDate};
use enslinje_domain::{Diagnostic, Number};

/// Investigations of children in a year, and how many of a thousand are late, where no target decides.
const USUAL: (u64, u64) = (2600, 40);
/// Investigations of adults that are opened in a year.
const ADULT: u64 = 640;
/// Limit in months.
const LIMIT: i32 = 4;
/// Days between a limit and whatever must lie clearly before or after it, so that no rule for days off
/// at the end of the limit changes a count.
const MARGIN: i64 = 6;

/// Investigations that meet `inv_total`, `inv_over_4m` and `inv_over_4m_share`.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<Investigation<'_>>, Diagnostic> {
    let (totals, lates) = numbers(scene)?;
    let mut keys = Keys::new("investigation", scene.committee);
    let overlap =
        Overlap::new(&totals, &lates).unwrap_or(Overlap { carried: Vec::new(), within: Vec::new() });
    let mut rows = Vec::new();
    for (index, carried) in overlap.carried.iter().enumerate() {
        let year = scene.first_year - 1 + i32::try_from(index).unwrap_or(0);
        let mut random = scene.random("investigation", year);
        let kinds = [
            (carried.late_in_both, Kind::LateInBoth),
            (carried.late_after, Kind::LateAfter),
            (carried.in_time, Kind::Carried),
        ];
        let within = (index > 0).then(|| overlap.within[index - 1]);
        let inside = within.map(|within| [(within.late, Kind::Late), (within.in_time, Kind::InTime)]);
        for (count, kind) in kinds.into_iter().chain(inside.into_iter().flatten()) {
            for _ in 0..count {
                rows.push(child(scene, &mut random, &mut keys, year, kind));
            }
        }
    }
    add_adults(scene, &mut keys, &mut rows)?;
    Ok(rows)
}

/// Number of investigations and of late ones in each year.
fn numbers(scene: &Scene) -> Result<(Vec<u64>, Vec<u64>), Diagnostic> {
    let hundred = Number::from_integer(100);
    let (mut totals, mut lates) = (Vec::new(), Vec::new());
    for year in scene.years() {
        let total = scene.aims.year("inv_total", year);
        let late = scene.aims.year("inv_over_4m", year).map(|aim| aim.count()).transpose()?;
        let share =
            scene.aims.value("inv_over_4m_share", year).filter(|share| *share > Number::from_integer(0));
        let from_share =
            late.zip(share).map(|(late, share)| Number::from_integer(i128::from(late)) * hundred / share);
        let total = match total {
            Some(aim) => Some(aim.count()?),
            None => from_share.and_then(|total| u64::try_from(total.round().to_integer()).ok()),
        };
        totals.push(total);
        lates.push(late);
    }
    let known = totals.iter().flatten().copied().next().unwrap_or(USUAL.0);
    let totals: Vec<u64> = fill(&totals, known);
    let shares: Vec<Option<u64>> = lates
        .iter()
        .zip(&totals)
        .map(|(late, total)| late.map(|late| late * 1000 / (*total).max(1)))
        .collect();
    let shares = fill(&shares, USUAL.1);
    let mut counts = Vec::new();
    for (index, year) in scene.years().enumerate() {
        let share = scene.aims.year("inv_over_4m_share", year);
        let late = match (lates[index], share) {
            (Some(late), _) => late,
            (None, Some(share)) => share.share_of(totals[index])?,
            (None, None) => totals[index] * shares[index] / 1000,
        };
        check(scene, year, totals[index], late)?;
        counts.push(late);
    }
    Ok((totals, counts))
}

/// The known values, and for the other years the nearest known one, a little lower the earlier it is.
fn fill(values: &[Option<u64>], usual: u64) -> Vec<u64> {
    (0..values.len())
        .map(|index| {
            let near = (0..values.len()).filter(|other| values[*other].is_some());
            let nearest = near.min_by_key(|other| other.abs_diff(index));
            nearest.map_or(usual, |other| {
                let value = values[other].unwrap_or(usual);
                if other > index { value * 1000 / (1000 + 26 * (other - index) as u64) } else { value }
            })
        })
        .collect()
}

fn check(scene: &Scene, year: i32, total: u64, late: u64) -> Result<(), Diagnostic> {
    let whole = |count: u64| Number::from_integer(i128::from(count));
    if late > total {
        let aim = ["inv_over_4m", "inv_total"].iter().find_map(|id| scene.aims.year(id, year));
        let refused = aim.map(|aim| aim.refused("simulate-target-part-above-whole").with("whole", total));
        return refused.map_or(Ok(()), Err);
    }
    match scene.aims.year("inv_over_4m_share", year) {
        Some(aim) if total == 0 || !aim.is_met_by(whole(late) * whole(100) / whole(total)) => {
            Err(aim.conflict(&format!("inv_over_4m {year}, inv_total {year}")))
        }
        _ => Ok(()),
    }
}

/// How an investigation lies to its limit and to the end of the year in which it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Opened and closed in the year, in time.
    InTime,
    /// Opened and closed in the year, late.
    Late,
    /// Closed in the next year, in time.
    Carried,
    /// Late before the end of the year, closed in the next.
    LateInBoth,
    /// Late and closed in the next year.
    LateAfter,
}

/// Weights of the months in which investigations of a kind are opened.
fn months(kind: Kind) -> [u64; 12] {
    let mut weights = REPORTS;
    let part = match kind {
        Kind::InTime => [100, 100, 100, 100, 100, 100, 100, 100, 73, 38, 21, 9],
        Kind::Late => [100, 100, 100, 100, 100, 100, 90, 0, 0, 0, 0, 0],
        Kind::LateInBoth => [0, 0, 0, 20, 60, 100, 100, 0, 0, 0, 0, 0],
        Kind::Carried => [0, 0, 0, 0, 0, 0, 0, 0, 28, 70, 89, 100],
        Kind::LateAfter => [0, 0, 0, 0, 0, 0, 0, 0, 70, 100, 90, 60],
    };
    for (weight, part) in weights.iter_mut().zip(part) {
        *weight *= part;
    }
    weights
}

fn child<'a>(
    scene: &'a Scene,
    random: &mut Random,
    keys: &mut Keys,
    year: i32,
    kind: Kind,
) -> Investigation<'a> {
    let month = i32::try_from(random.weighted(&months(kind))).unwrap_or(0);
    let start = plus_months(new_year(year), month);
    // In September the limit must clearly reach the next year.
    let from = if month == 8 { plus(start, MARGIN + 2) } else { start };
    let opened = office_day(random, from..plus_months(start, 1));
    let due = plus_months(opened, LIMIT);
    let next = new_year(year + 1);
    let closed = closing_day(random, kind, (opened, due), next).filter(|closed| *closed < scene.end());
    let late = due < closed.unwrap_or(scene.end());
    let extended_until = closed
        .filter(|closed| {
            late && kind != Kind::LateInBoth && plus(due, 2 * MARGIN) < *closed && random.chance(450)
        })
        .map(|closed| plus(due, random.between(MARGIN, crate::days::between(due, closed) - MARGIN)));
    Investigation {
        unit: &scene.units.child_authority,
        person: CHILDREN.person(random, keys, opened),
        target_group: "child",
        opened,
        closed,
        extended_until,
    }
}

fn closing_day(
    random: &mut Random,
    kind: Kind,
    (opened, due): (NaiveDate, NaiveDate),
    next: NaiveDate,
) -> Option<NaiveDate> {
    // Most investigations use nearly all of their time.
    let usual = plus(opened, random.choose(&[((8, 45), 12), ((46, 90), 26), ((91, 117), 62)], (60, 90)).1);
    let latest = plus(due, -1).min(plus(next, -2));
    let day = match kind {
        Kind::InTime => {
            let shortest = plus(opened, 5).min(latest);
            let wanted = plus(usual, -random.between(0, 28)).min(latest);
            if wanted < latest {
                wanted.max(shortest)
            } else {
                plus(latest, -random.between(0, 20)).max(shortest)
            }
        }
        Kind::Late => return Some(office_day(random, plus(due, MARGIN)..plus(due, 75).min(plus(next, -3)))),
        Kind::LateInBoth => return Some(office_day(random, plus(next, 6)..plus(next, 80))),
        Kind::LateAfter => return Some(office_day(random, plus(due.max(next), MARGIN)..plus(due, 75))),
        Kind::Carried => return Some(office_day(random, plus(next, 1)..due)),
    };
    Some(office_day_near(day, opened))
}

/// Investigations of adults, who have no limit in months.
fn add_adults<'a>(
    scene: &'a Scene,
    keys: &mut Keys,
    rows: &mut Vec<Investigation<'a>>,
) -> Result<(), Diagnostic> {
    let mut random = scene.random("investigation adult", scene.first_year);
    let levels = vec![ADULT; scene.years().len()];
    let months = scene.monthly_for(&[], &Habit { levels: &levels, season: &OFFICE }, &[], &mut random)?;
    for (month, count) in months.into_iter().enumerate() {
        for _ in 0..count {
            let opened = office_day(&mut random, scene.days(month));
            let closed = office_day_near(plus(opened, 3 + random.wait(48).min(240)), opened);
            rows.push(Investigation {
                unit: &scene.units.adult,
                person: ADULTS.person(&mut random, keys, opened),
                target_group: "adult",
                opened,
                closed: (closed.year() <= scene.last_year).then_some(closed),
                extended_until: None,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::row::Investigation;
    use crate::scene::tests::scene;
    use chrono::{Months, NaiveDate};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Investigations of children that are active in the year, and those of them that are late in it.
    fn count(rows: &[Investigation], year: i32) -> (usize, usize) {
        let (start, last) = (day(year, 1, 1), day(year, 12, 31));
        let active = rows
            .iter()
            .filter(|row| row.target_group == "child" && row.opened <= last)
            .filter(|row| row.closed.is_none_or(|closed| closed > start));
        let (mut all, mut late) = (0, 0);
        for row in active {
            let due = row.opened.checked_add_months(Months::new(4)).unwrap();
            all += 1;
            late += usize::from(due < last && row.closed.is_none_or(|closed| due < closed));
        }
        (all, late)
    }

    #[test]
    fn totals_and_late_investigations_meet_their_targets_in_every_year() {
        let lines = [
            ("inv_total", "2024", "2644"),
            ("inv_over_4m", "2024", "67"),
            ("inv_over_4m", "2023", "134"),
            ("inv_over_4m_share", "2024", "2.5"),
            ("inv_over_4m_share", "2023", "5"),
        ];
        for seed in 0..5 {
            let scene = scene(seed, &lines);
            let rows = rows(&scene).unwrap();
            assert_eq!(count(&rows, 2024), (2644, 67), "seed {seed}");
            assert_eq!(count(&rows, 2023), (2680, 134), "seed {seed}");
        }
    }

    #[test]
    fn investigations_open_and_close_on_working_days_in_order() {
        let scene = scene(3, &[("inv_total", "2024", "900"), ("inv_over_4m", "2024", "300")]);
        for row in rows(&scene).unwrap() {
            assert!(row.person.birth <= row.opened, "{row:?}");
            assert!(enslinje_domain::calendar::is_working_day(row.opened), "{row:?}");
            assert!(row.closed.is_none_or(|closed| row.opened <= closed), "{row:?}");
            assert!(row.closed.is_none_or(enslinje_domain::calendar::is_working_day), "{row:?}");
            assert!(row.extended_until.is_none_or(|until| row.closed.is_some_and(|closed| until < closed)));
        }
    }

    #[test]
    fn more_late_investigations_than_investigations_are_refused() {
        let scene = scene(3, &[("inv_total", "2024", "10"), ("inv_over_4m", "2024", "11")]);
        assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-part-above-whole");
    }

    #[test]
    fn a_share_that_the_numbers_do_not_give_is_refused() {
        let scene = scene(
            3,
            &[
                ("inv_total", "2024", "2644"),
                ("inv_over_4m", "2024", "67"),
                ("inv_over_4m_share", "2024", "2.6"),
            ],
        );
        assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
    }
}
