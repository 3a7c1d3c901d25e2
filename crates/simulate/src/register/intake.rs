//! What comes in (*aktualiseringar*): concern reports and applications, and what is decided about them.

use crate::days::{OFFICE, REPORTS, office_day, office_day_near, plus};
use crate::monthly::Habit;
use crate::people::{ADULTS, APPLICANTS, CHILDREN, Keys, Makeup, Person};
use crate::random::Random;
use crate::row::{Intake, Investigation};
use crate::scene::Scene;
use chrono::{Datelike, NaiveDate};
use enslinje_domain::{Diagnostic, Number};

/// Intakes of a thousand investigations, where no target decides.
const PER_INVESTIGATION: u64 = 1900;
/// Intakes of adults and for income support in a year.
const ADULT: (u64, u64) = (600, 800);

/// Intakes that meet `intake_reports` and `reports_increase`. Each investigation of a child has its intake.
pub(crate) fn rows<'a>(
    scene: &'a Scene,
    investigations: &[Investigation<'a>],
) -> Result<Vec<Intake<'a>>, Diagnostic> {
    let mut random = scene.random("intake", scene.first_year);
    let mut keys = Keys::new("intake", scene.committee);
    let mut rows: Vec<Intake<'a>> = investigations
        .iter()
        .filter(|row| row.target_group == "child")
        .map(|row| opened(&mut random, row))
        .filter(|row| row.received >= scene.start())
        .collect();
    let levels = levels(scene, &rows)?;
    let months = scene.monthly_for(
        &scene.wanted("intake_reports")?,
        &Habit { levels: &levels, season: &REPORTS },
        &[],
        &mut random,
    )?;
    let mut linked = vec![0_u64; scene.months()];
    rows.retain(|row| {
        let Some(month) = month_of(scene, row.received) else { return false };
        linked[month] += 1;
        // A target may leave room for fewer intakes than there are investigations.
        linked[month] <= months[month]
    });
    for (month, count) in months.into_iter().enumerate() {
        for _ in linked[month].min(count)..count {
            let received = plus(scene.first_day(month), random.between(0, scene.length(month) - 1));
            let person = CHILDREN.person(&mut random, &mut keys, received);
            rows.push(not_opened(scene, &mut random, person, received));
        }
    }
    for (code, makeup, level) in [("adult", ADULTS, ADULT.0), ("income_support", APPLICANTS, ADULT.1)] {
        add_others(scene, code, &makeup, level, &mut keys, &mut rows)?;
    }
    Ok(rows)
}

fn month_of(scene: &Scene, day: NaiveDate) -> Option<usize> {
    let year = usize::try_from(day.year() - scene.first_year).ok()?;
    let month = year * 12 + usize::try_from(day.month0()).ok()?;
    (month < scene.months()).then_some(month)
}

/// Intakes of children in each year: from targets, from the change since the year before, or usual.
fn levels(scene: &Scene, opened: &[Intake<'_>]) -> Result<Vec<u64>, Diagnostic> {
    let usual = |year: i32| {
        let count = opened.iter().filter(|row| row.received.year() == year).count() as u64;
        count * PER_INVESTIGATION / 1000
    };
    let mut levels: Vec<u64> = Vec::new();
    let mut given = Vec::new();
    for year in scene.years() {
        let target = scene.aims.year("intake_reports", year).map(|aim| aim.count()).transpose()?;
        levels.push(target.unwrap_or_else(|| usual(year)));
        given.push(target.is_some());
    }
    for (index, year) in scene.years().enumerate() {
        let Some(aim) = scene.aims.year("reports_increase", year) else { continue };
        let Some(before) = index.checked_sub(1) else {
            return Err(aim.refused("simulate-target-first-year"));
        };
        let factor = aim.value / Number::from_integer(100) + Number::from_integer(1);
        if !given[index] {
            levels[index] = scaled(levels[before], factor);
        } else if !given[before] {
            levels[before] = scaled(levels[index], factor.recip());
        }
        let number = |count: u64| Number::from_integer(i128::from(count));
        let met = levels[before] > 0 && {
            let change = (number(levels[index]) - number(levels[before])) / number(levels[before]);
            aim.is_met_by(change * Number::from_integer(100))
        };
        if !met {
            return Err(aim.conflict("intake_reports"));
        }
    }
    // The solver takes the levels for wishes; with the targets as sums they come out as they are.
    Ok(levels)
}

fn scaled(count: u64, factor: Number) -> u64 {
    let value = Number::from_integer(i128::from(count)) * factor;
    u64::try_from(value.round().to_integer()).unwrap_or(0)
}

/// The intake that led to an investigation.
fn opened<'a>(random: &mut Random, investigation: &Investigation<'a>) -> Intake<'a> {
    let wait = random.choose(&[(0, 22), (3, 18), (7, 22), (11, 22), (14, 14), (19, 2)], 7);
    let received =
        plus(investigation.opened, -random.between(wait.min(1), wait)).max(investigation.person.birth);
    Intake {
        unit: investigation.unit,
        person: investigation.person,
        target_group: "child",
        kind: random.choose(&[("concern_report", 82), ("application", 14), ("other", 4)], "other"),
        received,
        assessed: Some(investigation.opened),
        outcome: Some("opened"),
    }
}

fn not_opened<'a>(scene: &'a Scene, random: &mut Random, person: Person, received: NaiveDate) -> Intake<'a> {
    let assessed =
        office_day_near(plus(received, random.choose(&[(2, 30), (8, 30), (14, 37), (18, 3)], 14)), received);
    let known = assessed <= scene.as_of();
    Intake {
        unit: &scene.units.child_authority,
        person,
        target_group: "child",
        kind: random.choose(&[("concern_report", 86), ("application", 6), ("other", 8)], "other"),
        received,
        assessed: known.then_some(assessed),
        outcome: known.then(|| random.choose(&[("not_opened", 64), ("already_open", 36)], "not_opened")),
    }
}

fn add_others<'a>(
    scene: &'a Scene,
    code: &'static str,
    makeup: &Makeup,
    level: u64,
    keys: &mut Keys,
    rows: &mut Vec<Intake<'a>>,
) -> Result<(), Diagnostic> {
    let mut random = scene.random(code, scene.first_year);
    let levels = vec![level; scene.years().len()];
    let months = scene.monthly_for(&[], &Habit { levels: &levels, season: &OFFICE }, &[], &mut random)?;
    let is_adult = code == "adult";
    for (month, count) in months.into_iter().enumerate() {
        for _ in 0..count {
            let received = office_day(&mut random, scene.days(month));
            let assessed = office_day_near(plus(received, random.between(0, 12)), received);
            let known = assessed <= scene.as_of();
            let kinds = if is_adult { [52, 40, 8] } else { [0, 96, 4] };
            let kind = ["concern_report", "application", "other"][random.weighted(&kinds)];
            rows.push(Intake {
                unit: if is_adult { &scene.units.adult } else { &scene.units.income_support },
                person: makeup.person(&mut random, keys, received),
                target_group: code,
                kind,
                received,
                assessed: known.then_some(assessed),
                outcome: known.then(|| {
                    random.choose(&[("opened", 71), ("not_opened", 24), ("already_open", 5)], "opened")
                }),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::register::investigation;
    use crate::row::Intake;
    use crate::scene::tests::scene;
    use chrono::Datelike;

    fn of_year(rows: &[Intake], year: i32) -> usize {
        rows.iter().filter(|row| row.target_group == "child" && row.received.year() == year).count()
    }

    #[test]
    fn intakes_of_children_grow_by_the_printed_percentage() {
        let scene = scene(6, &[("reports_increase", "2024", "2.4")]);
        let rows = rows(&scene, &investigation::rows(&scene).unwrap()).unwrap();
        let (before, after) = (of_year(&rows, 2023), of_year(&rows, 2024));
        let permille = (after * 100_000 / before) - 100_000;
        assert!((2350..2450).contains(&permille), "{before} to {after}");
    }

    #[test]
    fn numbers_of_intakes_meet_their_targets_even_below_the_number_of_investigations() {
        let scene = scene(6, &[("intake_reports", "2024", "1500"), ("intake_reports", "2023", "4000")]);
        let rows = rows(&scene, &investigation::rows(&scene).unwrap()).unwrap();
        assert_eq!((of_year(&rows, 2024), of_year(&rows, 2023)), (1500, 4000));
    }

    #[test]
    fn an_intake_is_assessed_after_it_came_in() {
        let scene = scene(6, &[]);
        for row in rows(&scene, &investigation::rows(&scene).unwrap()).unwrap() {
            assert!(row.person.birth <= row.received, "{row:?}");
            assert!(row.assessed.is_none_or(|assessed| row.received <= assessed), "{row:?}");
            assert_eq!(row.assessed.is_some(), row.outcome.is_some());
        }
    }
}
