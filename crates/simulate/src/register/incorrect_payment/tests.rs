//! The chain from signal to cash against targets.

use super::rows;
use crate::row::IncorrectPayment;
use crate::scene::tests::scene;
use chrono::{Datelike, NaiveDate};

const LINES: [(&str, &str, &str); 12] = [
    ("fut_reports", "2024", "62"),
    ("fut_reports", "2023", "68"),
    ("fut_opened", "2024", "31"),
    ("fut_opened", "2023", "37"),
    ("fut_police", "2024", "15"),
    ("fut_police", "2023", "14"),
    ("fut_recovery_decisions", "2024", "21"),
    ("fut_recovery_decisions", "2023", "30"),
    ("fut_recovery_amount", "2024", "122497000"),
    ("fut_recovery_amount", "2023", "149243650"),
    ("fut_paid", "2024", "1903000"),
    ("fut_paid", "2023", "21669600"),
];

fn count(rows: &[IncorrectPayment], day: fn(&IncorrectPayment) -> Option<NaiveDate>, year: i32) -> usize {
    rows.iter().filter(|row| day(row).is_some_and(|day| day.year() == year)).count()
}

#[test]
fn every_step_and_sum_meets_its_target() {
    let scene = scene(9, &LINES);
    let rows = rows(&scene).unwrap();
    let years =
        |day: fn(&IncorrectPayment) -> Option<NaiveDate>| [count(&rows, day, 2024), count(&rows, day, 2023)];
    assert_eq!(years(|row| Some(row.reported)), [62, 68]);
    assert_eq!(years(|row| row.opened), [31, 37]);
    assert_eq!(years(|row| row.police_reported), [15, 14]);
    assert_eq!(years(|row| row.recovery_decided), [21, 30]);
    let sum = |year: i32,
               day: fn(&IncorrectPayment) -> Option<NaiveDate>,
               ore: fn(&IncorrectPayment) -> Option<i64>| {
        rows.iter().filter(|row| day(row).is_some_and(|day| day.year() == year)).filter_map(ore).sum::<i64>()
    };
    assert_eq!(sum(2024, |row| row.recovery_decided, |row| row.recovery_amount), 122_497_000);
    assert_eq!(sum(2023, |row| row.recovery_decided, |row| row.recovery_amount), 149_243_650);
    assert_eq!(sum(2024, |row| row.paid, |row| row.paid_amount), 1_903_000);
    assert_eq!(sum(2023, |row| row.paid, |row| row.paid_amount), 21_669_600);
}

#[test]
fn every_row_goes_from_signal_to_cash_in_order_and_never_pays_more_than_is_demanded() {
    for row in rows(&scene(9, &LINES)).unwrap() {
        let steps = [Some(row.reported), row.opened, row.recovery_decided, row.paid];
        let known: Vec<NaiveDate> = steps.into_iter().flatten().collect();
        assert!(known.is_sorted(), "{row:?}");
        assert!(row.police_reported.is_none_or(|police| row.opened.is_some_and(|opened| opened <= police)));
        assert_eq!(row.recovery_decided.is_some(), row.recovery_amount.is_some_and(|ore| ore > 0), "{row:?}");
        assert!(row.paid_amount <= row.recovery_amount, "{row:?}");
    }
}

#[test]
fn a_sum_without_any_decision_is_refused() {
    let scene =
        scene(9, &[("fut_recovery_decisions", "2024", "0"), ("fut_recovery_amount", "2024", "100000")]);
    assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
}
