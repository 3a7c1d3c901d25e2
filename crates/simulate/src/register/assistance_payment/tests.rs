//! Households and sums of years.

use super::rows;
use crate::row::AssistancePayment;
use crate::scene::tests::scene;
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeSet;

const LINES: [(&str, &str, &str); 6] = [
    ("fs_households", "2024", "1800"),
    ("fs_households", "2023", "1889"),
    ("fs_households", "2022", "2133"),
    ("fs_paid", "2024", "23224200000"),
    ("fs_paid", "2023", "22489100000"),
    ("fs_paid", "2022", "23541700000"),
];

fn households(rows: &[AssistancePayment], year: i32) -> usize {
    let keys: BTreeSet<i64> =
        rows.iter().filter(|row| row.month.year() == year).map(|row| row.household.key).collect();
    keys.len()
}

fn paid(rows: &[AssistancePayment], year: i32) -> i64 {
    rows.iter().filter(|row| row.month.year() == year).map(|row| row.amount).sum()
}

#[test]
fn households_and_sums_of_every_year_meet_their_targets() {
    let scene = scene(8, &LINES);
    let rows = rows(&scene).unwrap();
    assert_eq!([2024, 2023, 2022].map(|year| households(&rows, year)), [1800, 1889, 2133]);
    assert_eq!(
        [2024, 2023, 2022].map(|year| paid(&rows, year)),
        [23_224_200_000, 22_489_100_000, 23_541_700_000]
    );
}

#[test]
fn every_child_has_the_supplement_of_december_2024_and_every_payment_is_whole_kronor() {
    let scene = scene(8, &LINES);
    let rows = rows(&scene).unwrap();
    let december = NaiveDate::from_ymd_opt(2024, 12, 1).unwrap();
    let supplements: Vec<_> = rows.iter().filter(|row| row.kind == "december_supplement").collect();
    assert!(supplements.len() > 200, "{}", supplements.len());
    for row in supplements {
        assert_eq!((row.month, row.amount), (december, i64::from(row.children) * 100_000));
    }
    assert!(rows.iter().all(|row| row.amount >= 100 && row.amount % 100 == 0));
    assert!(rows.iter().all(|row| row.household.birth.year() <= row.month.year() - 18));
}

#[test]
fn a_sum_too_small_for_the_households_is_refused() {
    let scene = scene(8, &[("fs_households", "2024", "1800"), ("fs_paid", "2024", "100000")]);
    assert_eq!(rows(&scene).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    #[test]
    fn any_numbers_of_households_come_out_in_all_years_at_once(
        counts in prop::collection::vec(0_usize..300, 3),
        seed in 0_u64..1000,
    ) {
        let text: Vec<String> = counts.iter().map(ToString::to_string).collect();
        let scene = scene(
            seed,
            &[("fs_households", "2022", &text[0]), ("fs_households", "2023", &text[1]), ("fs_households", "2024", &text[2])],
        );
        let rows = rows(&scene).unwrap();
        prop_assert_eq!([2022, 2023, 2024].map(|year| households(&rows, year)).to_vec(), counts);
    }
}
