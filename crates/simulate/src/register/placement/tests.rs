//! Days, numbers at month's ends and people of placements.

use super::rows;
use crate::row::Placement;
use crate::scene::tests::scene;
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeMap;

const LINES: [(&str, &str, &str); 23] = [
    ("bou_inst_days", "2024", "24855"),
    ("bou_inst_days", "2023", "22567"),
    ("bou_inst_days", "2022", "21126"),
    ("adult_inst_days", "2024", "3607"),
    ("adult_inst_days", "2023", "2595"),
    ("adult_inst_days", "2022", "4078"),
    ("adult_housing_days", "2024", "128849"),
    ("adult_housing_days", "2023", "152406"),
    ("adult_housing_days", "2022", "143098"),
    ("bou_foster_children", "2024", "235"),
    ("bou_foster_children", "2023", "234"),
    ("bou_foster_children", "2022", "228"),
    ("foster_homes_avg", "2024", "296"),
    ("foster_homes_avg", "2023", "288"),
    ("foster_homes_consultant", "2024", "78"),
    ("foster_homes_consultant", "2023", "92"),
    ("foster_homes_internal", "2024", "218"),
    ("foster_homes_internal", "2023", "196"),
    ("bm_placements_avg", "2024", "52"),
    ("bm_placements_avg", "2023", "50"),
    ("hvb_absconding", "2024-09--2024-12", "0"),
    ("hvb_absconding", "2024", "9"),
    ("hvb_absconding", "2022", "30"),
];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn days(rows: &[Placement], year: i32, filter: fn(&Placement) -> bool) -> i64 {
    let (start, end) = (day(year, 1, 1), day(year + 1, 1, 1));
    rows.iter()
        .filter(|row| filter(row))
        .map(|row| (row.to.unwrap_or(end).min(end) - row.from.max(start)).num_days().max(0))
        .sum()
}

/// Twelve times the mean of the numbers on the last day of each month.
fn month_ends(rows: &[Placement], year: i32, filter: fn(&Placement) -> bool) -> usize {
    (1..=12)
        .map(|month| day(year, month, 1).checked_add_months(Months::new(1)).unwrap().pred_opt().unwrap())
        .map(|last| {
            rows.iter()
                .filter(|row| filter(row) && row.from <= last && row.to.is_none_or(|to| to > last))
                .count()
        })
        .sum()
}

fn is_institution(row: &Placement) -> bool {
    ["residential_care_home", "state_institution"].contains(&row.form)
}

#[test]
fn days_in_institutions_and_housing_meet_every_year() {
    let scene = scene(1, &LINES);
    let rows = rows(&scene).unwrap();
    let years = |filter: fn(&Placement) -> bool| [2024, 2023, 2022].map(|year| days(&rows, year, filter));
    assert_eq!(years(|row| row.target_group == "child" && is_institution(row)), [24_855, 22_567, 21_126]);
    assert_eq!(years(|row| row.target_group == "adult" && is_institution(row)), [3607, 2595, 4078]);
    assert_eq!(
        years(|row| row.target_group == "adult" && row.form == "social_housing"),
        [128_849, 152_406, 143_098]
    );
}

#[test]
fn numbers_at_month_ends_meet_every_year() {
    let scene = scene(1, &LINES);
    let rows = rows(&scene).unwrap();
    let year = |year: i32, filter: fn(&Placement) -> bool| month_ends(&rows, year, filter);
    let foster: fn(&Placement) -> bool = |row| row.form == "foster_home";
    assert_eq!([year(2024, foster), year(2023, foster)], [296 * 12, 288 * 12]);
    let counted: fn(&Placement) -> bool =
        |row| row.form == "foster_home" && ["need_of_care", "other"].contains(&row.cause);
    assert_eq!([2024, 2023, 2022].map(|at| year(at, counted)), [235 * 12, 234 * 12, 228 * 12]);
    let agency: fn(&Placement) -> bool = |row| row.form == "foster_home" && row.provider == "agency";
    let own: fn(&Placement) -> bool = |row| row.form == "foster_home" && row.provider == "internal";
    assert_eq!([year(2024, agency), year(2023, agency)], [78 * 12, 92 * 12]);
    assert_eq!([year(2024, own), year(2023, own)], [218 * 12, 196 * 12]);
    let authority: fn(&Placement) -> bool = |row| row.unit == "bm" && is_institution(row);
    assert_eq!([year(2024, authority), year(2023, authority)], [52 * 12, 50 * 12]);
}

#[test]
fn people_run_away_as_often_as_targets_say_and_only_while_they_are_placed() {
    let scene = scene(1, &LINES);
    let rows = rows(&scene).unwrap();
    let away: Vec<&Placement> = rows.iter().filter(|row| row.absconded.is_some()).collect();
    let count = |from: NaiveDate, year: i32| {
        away.iter().filter(|row| row.absconded.is_some_and(|day| day >= from && day.year() == year)).count()
    };
    assert_eq!(
        [count(day(2024, 9, 1), 2024), count(day(2024, 1, 1), 2024), count(day(2022, 1, 1), 2022)],
        [0, 9, 30]
    );
    for row in away {
        assert!(row.form == "residential_care_home" && Some(row.from) <= row.absconded, "{row:?}");
        assert!(row.to.is_none_or(|to| row.absconded < Some(to)), "{row:?}");
    }
}

#[test]
fn children_are_under_eighteen_when_placed_and_nobody_is_in_two_homes_of_one_form() {
    let scene = scene(1, &LINES);
    let rows = rows(&scene).unwrap();
    let mut placed: BTreeMap<(i64, &str), Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
    for row in &rows {
        let until = row.to.unwrap_or(day(2025, 1, 1));
        assert!(row.from < until, "{row:?}");
        if row.target_group == "child" {
            let age = |years: u32| row.person.birth.checked_add_months(Months::new(12 * years)).unwrap();
            assert!(row.from < age(18) && until < age(21), "{row:?}");
        }
        placed.entry((row.person.key, row.form)).or_default().push((row.from, until));
    }
    let again = placed.values().filter(|spans| spans.len() > 1).count();
    assert!(again > 50, "{again} people were placed again");
    for spans in placed.values_mut() {
        spans.sort();
        assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{spans:?}");
    }
}

#[test]
fn parts_of_the_foster_homes_that_do_not_make_the_whole_are_refused() {
    let lines = [
        ("foster_homes_avg", "2024", "296"),
        ("foster_homes_consultant", "2024", "78"),
        ("foster_homes_internal", "2024", "217"),
    ];
    assert_eq!(rows(&scene(1, &lines)).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
}

#[test]
fn fewer_days_in_institutions_than_the_department_alone_has_are_refused() {
    let lines = [("bou_inst_days", "2024", "9000"), ("bm_placements_avg", "2024", "52")];
    assert_eq!(rows(&scene(1, &lines)).map(|rows| rows.len()).unwrap_err().code, "simulate-target-conflict");
}
