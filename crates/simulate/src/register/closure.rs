//! Closed cases by target group and reason.

use crate::days::{OFFICE, office_day};
use crate::monthly::{Habit, Part};
use crate::people::{ADULTS, APPLICANTS, CHILDREN, Keys, Makeup};
use crate::row::Closure;
use crate::scene::Scene;
use enslinje_domain::Diagnostic;

/// A target group: closures of a year where no target decides, and its reasons.
struct Group {
    code: &'static str,
    /// Indicator of the number of closures.
    all: &'static str,
    usual: u64,
    makeup: Makeup,
    reasons: [Reason; 6],
}

/// A reason: indicators of its share and of its number (empty: none) and its weight otherwise.
struct Reason {
    code: &'static str,
    share: &'static str,
    count: &'static str,
    weight: u64,
}

const fn reason(code: &'static str, share: &'static str, count: &'static str, weight: u64) -> Reason {
    Reason { code, share, count, weight }
}

const GROUPS: [Group; 3] = [
    Group {
        code: "child",
        all: "closures_bou",
        usual: 1240,
        makeup: CHILDREN,
        reasons: [
            reason("need_met", "need_met_bou", "closures_need_met_bou", 70),
            reason("own_request", "closed_own_request_bou", "closures_own_request_bou", 14),
            reason("no_contact", "", "", 5),
            reason("moved", "", "", 7),
            reason("deceased", "", "", 0),
            reason("other", "", "", 4),
        ],
    },
    Group {
        code: "adult",
        all: "closures_adult",
        usual: 760,
        makeup: ADULTS,
        reasons: [
            reason("need_met", "need_met_adult", "closures_need_met_adult", 36),
            reason("no_contact", "closed_no_contact_adult", "closures_no_contact_adult", 30),
            reason("own_request", "", "", 16),
            reason("moved", "", "", 9),
            reason("deceased", "", "", 2),
            reason("other", "", "", 7),
        ],
    },
    Group {
        code: "income_support",
        all: "closures_fs",
        usual: 980,
        makeup: APPLICANTS,
        reasons: [
            reason("need_met", "need_met_fs", "closures_need_met_fs", 40),
            reason("no_contact", "closed_no_contact_fs", "closures_no_contact_fs", 50),
            reason("moved", "", "", 5),
            reason("own_request", "", "", 3),
            reason("deceased", "", "", 1),
            reason("other", "", "", 1),
        ],
    },
];

/// Closures that meet the shares and numbers of their reasons.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<Closure<'_>>, Diagnostic> {
    let mut rows = Vec::new();
    let mut keys = Keys::new("closure", scene.committee);
    for group in &GROUPS {
        add_group(scene, group, &mut keys, &mut rows)?;
    }
    Ok(rows)
}

fn add_group<'a>(
    scene: &'a Scene,
    group: &Group,
    keys: &mut Keys,
    rows: &mut Vec<Closure<'a>>,
) -> Result<(), Diagnostic> {
    let mut random = scene.random(group.all, scene.first_year);
    let levels = scene.levels(group.all, group.usual, 15)?;
    let total = scene.monthly(group.all, &Habit { levels: &levels, season: &OFFICE }, &mut random)?;
    let mut parts = Vec::new();
    for reason in &group.reasons {
        let mut wanted = scene.wanted(reason.count)?;
        for aim in scene.aims.of(reason.share) {
            let span = scene.span_of(aim)?;
            wanted.push((aim, aim.share_of(total[span].iter().sum())?));
        }
        parts.push(Part { wanted, weight: reason.weight });
    }
    let split = scene.split(&total, &parts, &mut random)?;
    let units = &scene.units;
    let children = [(units.child_authority.as_str(), 72), (&units.child_resource, 28)];
    for (reason, months) in group.reasons.iter().zip(split) {
        for (month, count) in months.into_iter().enumerate() {
            for _ in 0..count {
                let closed = office_day(&mut random, scene.days(month));
                let unit = match group.code {
                    "child" => random.choose(&children, &units.child_authority),
                    "adult" => &units.adult,
                    _ => &units.income_support,
                };
                let person = group.makeup.person(&mut random, keys, closed);
                rows.push(Closure { unit, person, target_group: group.code, closed, reason: reason.code });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::scene::tests::scene;
    use chrono::Datelike;
    use enslinje_domain::Number;

    const MONTHS: &str = "2024-01--2024-11";

    #[test]
    fn shares_of_reasons_print_as_their_targets() {
        let lines = [
            ("need_met_bou", MONTHS, "68"),
            ("closed_own_request_bou", MONTHS, "21"),
            ("need_met_fs", MONTHS, "32.4"),
            ("closed_no_contact_fs", MONTHS, "61"),
            ("closures_adult", "2024", "700"),
        ];
        let scene = scene(5, &lines);
        let rows = rows(&scene).unwrap();
        let share = |group: &str, reason: &str| {
            let all = rows.iter().filter(|row| {
                row.target_group == group && row.closed.year() == 2024 && row.closed.month() < 12
            });
            let (mut whole, mut part) = (0, 0);
            for row in all {
                whole += 1;
                part += i128::from(row.reason == reason);
            }
            Number::new(part * 100, whole)
        };
        let computed = [
            share("child", "need_met"),
            share("child", "own_request"),
            share("income_support", "need_met"),
            share("income_support", "no_contact"),
        ];
        for ((indicator, ..), computed) in lines.iter().zip(computed) {
            assert!(scene.aims.of(indicator).all(|aim| aim.is_met_by(computed)), "{indicator}: {computed}");
        }
        assert_eq!(
            rows.iter().filter(|row| row.target_group == "adult" && row.closed.year() == 2024).count(),
            700
        );
    }

    #[test]
    fn shares_that_sum_to_more_than_all_are_refused() {
        let scene = scene(5, &[("need_met_bou", MONTHS, "68"), ("closed_own_request_bou", MONTHS, "33")]);
        assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
    }
}
