//! Late, carried out, declined and interrupted decisions against targets.

use super::rows;
use crate::row::Decision;
use crate::scene::Scene;
use crate::scene::tests::scene;
use chrono::{Datelike, Months, NaiveDate};
use enslinje_domain::Period;
use proptest::prelude::*;

const LINES: [(&str, &str, &str); 12] = [
    ("nonexec_decisions", "2024-Q3", "14"),
    ("nonexec_decisions", "2024-Q4", "8"),
    ("nonexec_decisions", "2023-Q3", "14"),
    ("nonexec_decisions", "2023-Q4", "15"),
    ("nonexec_contact", "2024-Q3", "7"),
    ("nonexec_contact", "2023-Q4", "10"),
    ("nonexec_contact_share", "2023-Q3", "50"),
    ("nonexec_executed", "2024-09--2024-10", "7"),
    ("nonexec_executed", "2024-11", "1"),
    ("nonexec_declined", "2024-Q3", "1"),
    ("nonexec_interrupted", "2024-Q4", "1"),
    ("nonexec_lss", "2024-Q4", "0"),
];

fn due(from: NaiveDate) -> NaiveDate {
    from.checked_add_months(Months::new(3)).unwrap()
}

/// The engine's rule of `overdue`, written out.
fn late(rows: &[Decision], unit: &str, period: &str) -> Vec<usize> {
    let period: Period = period.parse().unwrap();
    (0..rows.len())
        .filter(|index| {
            let row = &rows[*index];
            let active =
                row.decided < period.to() && row.settled.is_none_or(|settled| settled > period.from());
            let limit = due(row.decided);
            row.unit == unit
                && row.favourable
                && active
                && limit < period.last_day()
                && row.settled.is_none_or(|settled| limit < settled)
        })
        .collect()
}

fn events(rows: &[Decision], period: &str, day: fn(&Decision) -> Option<NaiveDate>) -> usize {
    let period: Period = period.parse().unwrap();
    rows.iter()
        .filter(|row| row.unit == "br" && row.favourable)
        .filter(|row| day(row).is_some_and(|day| period.contains_day(day) && due(row.decided) < day))
        .count()
}

fn interrupted(rows: &[Decision], period: &str) -> usize {
    let last = period.parse::<Period>().unwrap().last_day();
    rows.iter()
        .filter(|row| row.interrupted.is_some_and(|from| due(from) < last))
        .filter(|row| row.resumed.is_none_or(|resumed| resumed > last))
        .count()
}

fn contact(rows: &[Decision], period: &str) -> usize {
    late(rows, "br", period).into_iter().filter(|index| rows[*index].kind.starts_with("contact")).count()
}

#[test]
fn late_decisions_of_every_quarter_and_their_ends_meet_the_targets() {
    for seed in 0..20 {
        let scene = scene(seed, &LINES);
        let rows = rows(&scene).unwrap();
        let lates =
            ["2024-Q3", "2024-Q4", "2023-Q3", "2023-Q4"].map(|period| late(&rows, "br", period).len());
        assert_eq!(lates, [14, 8, 14, 15], "seed {seed}");
        let contacts = ["2024-Q3", "2023-Q4", "2023-Q3"].map(|period| contact(&rows, period));
        assert_eq!(contacts, [7, 10, 7], "seed {seed}");
        assert_eq!(events(&rows, "2024-09--2024-10", |row| row.executed), 7, "seed {seed}");
        assert_eq!(events(&rows, "2024-11", |row| row.executed), 1, "seed {seed}");
        assert_eq!(events(&rows, "2024-Q3", |row| row.declined), 1, "seed {seed}");
        assert_eq!(interrupted(&rows, "2024-Q4"), 1, "seed {seed}");
        assert_eq!(late(&rows, "vx", "2024").len(), 0, "seed {seed}");
    }
}

#[test]
fn decisions_are_carried_out_interrupted_and_resumed_in_order() {
    for row in rows(&scene(1, &LINES)).unwrap() {
        let days = [Some(row.decided), row.executed, row.interrupted, row.resumed];
        let known: Vec<NaiveDate> = days.into_iter().flatten().collect();
        assert!(known.is_sorted(), "{row:?}");
        assert!(row.person.birth <= row.decided, "{row:?}");
        assert_eq!(
            row.executed.is_some() || row.declined.is_some(),
            row.settled.is_some() && row.settled == row.executed.or(row.declined)
        );
        assert!(row.settled.is_none_or(|day| day.year() <= 2024), "{row:?}");
    }
}

#[test]
fn more_carried_out_than_wait_is_refused() {
    let scene = scene(1, &[("nonexec_decisions", "2024-Q3", "3"), ("nonexec_executed", "2024-Q3", "4")]);
    assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
}

fn numbers(scene: &Scene) -> Vec<[usize; 2]> {
    let rows = rows(scene).unwrap();
    (0..12)
        .map(|index| format!("{}-Q{}", 2022 + index / 4, index % 4 + 1))
        .map(|quarter| [late(&rows, "br", &quarter).len(), contact(&rows, &quarter)])
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_numbers_of_late_decisions_come_out_in_all_quarters_at_once(
        quarters in prop::collection::vec((0_usize..20, 0_usize..20), 12),
        seed in 0_u64..1000,
    ) {
        let mut lines: Vec<(&str, String, String)> = Vec::new();
        for (index, (all, contact)) in quarters.iter().enumerate() {
            let period = format!("{}-Q{}", 2022 + index / 4, index % 4 + 1);
            lines.push(("nonexec_decisions", period.clone(), all.to_string()));
            lines.push(("nonexec_contact", period, contact.min(all).to_string()));
        }
        let lines: Vec<(&str, &str, &str)> =
            lines.iter().map(|(id, period, value)| (*id, period.as_str(), value.as_str())).collect();
        let expected: Vec<[usize; 2]> =
            quarters.iter().map(|(all, contact)| [*all, *contact.min(all)]).collect();
        prop_assert_eq!(numbers(&scene(seed, &lines)), expected);
    }
}
