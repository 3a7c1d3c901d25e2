//! Employees under each manager, counted in November.

use crate::days::{EVEN, office_day_near, plus};
use crate::monthly::{Habit, MOST};
use crate::row::ManagerSpan;
use crate::scene::Scene;
use enslinje_domain::{Diagnostic, Form};

/// Indicator, employees from and to, and managers of a count where no target decides.
const SPANS: [(&str, i64, i64, u64); 6] = [
    ("managers_staff_0_19", 7, 19, 29),
    ("managers_staff_20_25", 20, 25, 7),
    ("managers_staff_26_30", 26, 30, 3),
    ("managers_staff_31_40", 31, 40, 0),
    ("managers_staff_41_50", 41, 50, 0),
    ("managers_staff_51", 51, 60, 0),
];
const NOVEMBER: usize = 10;

/// One row for each manager and count, which meets the number of managers of each interval.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<ManagerSpan<'_>>, Diagnostic> {
    let mut random = scene.random("manager_span", scene.first_year);
    let counted = counted_months(scene);
    let units = &scene.units;
    let owners = [
        (units.child_authority.as_str(), 27),
        (&units.child_resource, 24),
        (&units.income_support, 16),
        (&units.adult, 18),
        (&units.leisure, 9),
        (&units.support, 6),
    ];
    let mut rows = Vec::new();
    for (indicator, low, high, usual) in SPANS {
        let bounds: Vec<(u64, u64)> =
            counted.iter().map(|counted| (0, if *counted { MOST } else { 0 })).collect();
        let mut season = EVEN;
        season.fill(0);
        season[NOVEMBER] = 1;
        let levels = scene.levels(indicator, usual, 0)?;
        let habit = Habit { levels: &levels, season: &season };
        let wanted = scene.wanted(indicator)?;
        let months = scene.monthly_for(&wanted, &habit, &bounds, &mut random)?;
        for (month, count) in months.into_iter().enumerate() {
            let measured = office_day_near(plus(scene.first_day(month), 14), scene.first_day(month));
            for _ in 0..count {
                let employees = u32::try_from(random.between(low, high)).unwrap_or(0);
                rows.push(ManagerSpan { unit: random.choose(&owners, &units.support), measured, employees });
            }
        }
    }
    Ok(rows)
}

/// Months with a count: each November, and each month for which there is a target.
fn counted_months(scene: &Scene) -> Vec<bool> {
    let mut counted: Vec<bool> = (0..scene.months()).map(|month| month % 12 == NOVEMBER).collect();
    for aim in SPANS.iter().flat_map(|(indicator, ..)| scene.aims.of(indicator)) {
        if aim.period.form() == Form::Month {
            for month in scene.span(aim.period).into_iter().flatten() {
                counted[month] = true;
            }
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::scene::tests::scene;
    use chrono::Datelike;

    #[test]
    fn every_interval_has_its_managers() {
        let scene = scene(
            1,
            &[
                ("managers_staff_0_19", "2024-11", "31"),
                ("managers_staff_20_25", "2024-11", "6"),
                ("managers_staff_26_30", "2024-11", "3"),
                ("managers_staff_51", "2024-11", "0"),
                ("managers_staff_0_19", "2023-05", "28"),
            ],
        );
        let rows = rows(&scene).unwrap();
        let count = |year: i32, month: u32, low: u32, high: u32| {
            rows.iter()
                .filter(|row| row.measured.year() == year && row.measured.month() == month)
                .filter(|row| (low..=high).contains(&row.employees))
                .count()
        };
        assert_eq!([count(2024, 11, 0, 19), count(2024, 11, 20, 25), count(2024, 11, 26, 30)], [31, 6, 3]);
        assert_eq!(count(2024, 11, 31, 1000), 0);
        assert_eq!(count(2023, 5, 0, 19), 28);
    }
}
