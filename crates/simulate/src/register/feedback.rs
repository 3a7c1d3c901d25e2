//! Feedback from residents (*synpunkter*), by the department that it concerns.

use crate::days::{OFFICE, plus};
use crate::monthly::{Habit, Part};
use crate::row::Feedback;
use crate::scene::Scene;
use enslinje_domain::Diagnostic;

/// Feedback of a year where no target decides.
const USUAL: u64 = 46;
const KINDS: [(&str, u64); 3] = [("complaint", 62), ("remark", 26), ("praise", 12)];
const SUBJECTS: [(&str, u64); 5] = [
    ("treatment", 34),
    ("performance", 27),
    ("accessibility", 20),
    ("unlawful_settlement", 3),
    ("other", 16),
];
/// The indicator of each department and how often feedback concerns it.
const DEPARTMENTS: [(&str, u64); 5] = [
    ("feedback_bou", 29),
    ("feedback_fs", 25),
    ("feedback_adult", 14),
    ("feedback_leisure", 7),
    ("feedback_general", 25),
];

/// Feedback that meets `feedback_total` and the indicator of each department.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<Feedback<'_>>, Diagnostic> {
    let mut random = scene.random("feedback", scene.first_year);
    let levels = scene.levels("feedback_total", USUAL, 30)?;
    let parts = DEPARTMENTS
        .iter()
        .map(|(indicator, weight)| Ok(Part { wanted: scene.wanted(indicator)?, weight: *weight }))
        .collect::<Result<Vec<_>, Diagnostic>>()?;
    let habit = Habit { levels: &levels, season: &OFFICE };
    let total = scene.monthly_whole("feedback_total", &habit, &parts, &mut random)?;
    let split = scene.split(&total, &parts, &mut random)?;
    let units = &scene.units;
    let children = [(units.child_authority.as_str(), 65), (&units.child_resource, 35)];
    let mut rows = Vec::new();
    for month in 0..scene.months() {
        for (department, counts) in split.iter().enumerate() {
            for _ in 0..counts[month] {
                let unit = match department {
                    0 => random.choose(&children, &units.child_authority),
                    1 => &units.income_support,
                    2 => &units.adult,
                    3 => &units.leisure,
                    _ => &units.support,
                };
                rows.push(Feedback {
                    unit,
                    received: plus(scene.first_day(month), random.between(0, scene.length(month) - 1)),
                    kind: random.choose(&KINDS, "remark"),
                    subject: random.choose(&SUBJECTS, "other"),
                });
            }
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::scene::tests::scene;
    use chrono::{Datelike, NaiveDate};

    const AUTUMN: &str = "2024-09--2024-12";

    #[test]
    fn departments_and_total_meet_their_targets_together() {
        let scene = scene(
            4,
            &[
                ("feedback_bou", AUTUMN, "6"),
                ("feedback_fs", AUTUMN, "5"),
                ("feedback_adult", AUTUMN, "2"),
                ("feedback_leisure", AUTUMN, "1"),
                ("feedback_general", AUTUMN, "7"),
                ("feedback_total", AUTUMN, "21"),
                ("feedback_total", "2024", "49"),
            ],
        );
        let rows = rows(&scene).unwrap();
        assert_eq!(rows.iter().filter(|row| row.received.year() == 2024).count(), 49);
        let autumn = NaiveDate::from_ymd_opt(2024, 9, 1).unwrap();
        let count = |units: &[&str]| {
            rows.iter().filter(|row| row.received >= autumn && units.contains(&row.unit)).count()
        };
        let counts =
            [count(&["bm", "br"]), count(&["fs"]), count(&["vx"]), count(&["vf"]), count(&["common"])];
        assert_eq!(counts, [6, 5, 2, 1, 7]);
    }

    #[test]
    fn departments_that_do_not_sum_to_the_total_are_refused() {
        let scene = scene(4, &[("feedback_bou", AUTUMN, "6"), ("feedback_total", AUTUMN, "5")]);
        assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
    }
}
