//! Breaches of personal data, GDPR article 33: reported within 72 hours when they are reported.

use crate::days::{EVEN, OFFICE, office_day, plus};
use crate::monthly::{Habit, Part};
use crate::row::DataBreach;
use crate::scene::Scene;
use chrono::NaiveDate;
use enslinje_domain::Diagnostic;
use enslinje_domain::calendar::is_working_day;
use std::ops::Range;

/// Breaches of a year where no target decides, and how many of a thousand are reported.
const USUAL: (u64, u64) = (50, 240);
/// Last day of December that is in the register when the year is closed.
const LAST_KNOWN: i64 = 16;
const CAUSES: [(&str, u64); 7] = [
    ("wrong_recipient", 40),
    ("e_mail_or_form", 18),
    ("access_rights", 14),
    ("system_fault", 9),
    ("disclosure_by_staff", 8),
    ("stolen_mail", 3),
    ("other", 8),
];

/// Breaches that meet `data_incidents` and `data_incidents_imy`.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<DataBreach<'_>>, Diagnostic> {
    let mut random = scene.random("data_breach", scene.first_year);
    let levels = scene.levels("data_incidents", USUAL.0, 40)?;
    let wanted = scene.wanted("data_incidents_imy")?;
    let part = [Part { wanted: wanted.clone(), weight: 1 }];
    let habit = Habit { levels: &levels, season: &OFFICE };
    let all = scene.monthly_whole("data_incidents", &habit, &part, &mut random)?;
    let levels: Vec<u64> = (0..scene.years().len())
        .map(|year| all[scene.year_months(year)].iter().sum::<u64>() * USUAL.1 / 1000)
        .collect();
    let bounds: Vec<(u64, u64)> = all.iter().map(|all| (0, *all)).collect();
    let habit = Habit { levels: &levels, season: &EVEN };
    let reported = scene.monthly_for(&wanted, &habit, &bounds, &mut random)?;
    let units = &scene.units;
    let owners = [
        (units.child_authority.as_str(), 27),
        (&units.child_resource, 16),
        (&units.income_support, 24),
        (&units.adult, 18),
        (&units.leisure, 6),
        (&units.support, 9),
    ];
    let mut rows = Vec::new();
    for month in 0..scene.months() {
        for number in 0..all[month] {
            let is_reported = number < reported[month];
            let discovered = office_day(&mut random, span(scene, month, is_reported));
            rows.push(DataBreach {
                unit: random.choose(&owners, &units.support),
                discovered,
                reported: is_reported.then(|| report_day(discovered, random.between(0, 3))),
                cause: random.choose(&CAUSES, "other"),
            });
        }
    }
    Ok(rows)
}

/// The days of the month on which a breach can be discovered; a report of it must reach the same month.
fn span(scene: &Scene, month: usize, is_reported: bool) -> Range<NaiveDate> {
    let days = scene.days(month);
    let end = if month + 1 == scene.months() { plus(days.start, LAST_KNOWN) } else { days.end };
    let end = if is_reported { plus(days.end, -4).min(end) } else { end };
    days.start..end
}

/// The latest office day at most `wait` days after the discovery.
fn report_day(discovered: NaiveDate, wait: i64) -> NaiveDate {
    (0..=wait).rev().map(|days| plus(discovered, days)).find(|day| is_working_day(*day)).unwrap_or(discovered)
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::days::between;
    use crate::scene::tests::scene;
    use chrono::Datelike;

    #[test]
    fn reports_are_part_of_the_breaches_and_come_within_three_days() {
        let scene = scene(1, &[("data_incidents", "2024", "56"), ("data_incidents_imy", "2024", "13")]);
        let rows = rows(&scene).unwrap();
        let of_year: Vec<_> = rows.iter().filter(|row| row.discovered.year() == 2024).collect();
        assert_eq!(of_year.len(), 56);
        assert_eq!(rows.iter().filter(|row| row.reported.is_some_and(|day| day.year() == 2024)).count(), 13);
        for row in &rows {
            let wait = row.reported.map_or(0, |reported| between(row.discovered, reported));
            assert!((0..=3).contains(&wait), "{row:?}");
        }
        assert_eq!(
            of_year.iter().filter(|row| row.discovered.month() == 12 && row.discovered.day() > 16).count(),
            0
        );
    }

    #[test]
    fn more_reports_than_breaches_are_refused() {
        let scene = scene(1, &[("data_incidents", "2024", "5"), ("data_incidents_imy", "2024", "6")]);
        assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
    }
}
