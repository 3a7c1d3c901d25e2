//! Full-time equivalents, turnover, service and sick leave against targets.

use super::{Staff, rows};
use crate::row::{Absence, Employment};
use crate::scene::Scene;
use crate::scene::tests::scene;
use chrono::{Months, NaiveDate};
use enslinje_domain::Number;

const LINES: [(&str, &str, &str); 23] = [
    ("fte_total", "2024", "726"),
    ("fte_total", "2023", "714"),
    ("fte_total", "2022", "676"),
    ("ifo_fte", "2024", "586"),
    ("ifo_fte", "2023", "568"),
    ("ifo_fte", "2022", "529"),
    ("leisure_fte", "2024", "73"),
    ("leisure_fte", "2023", "73"),
    ("leisure_fte", "2022", "68"),
    ("bou_fte_increase", "2024", "12.7"),
    ("staff_turnover_ext", "2024", "14.9"),
    ("staff_turnover_ext", "2023", "16.8"),
    ("staff_turnover_ext", "2022", "25"),
    ("staff_turnover_sw", "2024", "15.5"),
    ("staff_turnover_sw", "2023", "17.7"),
    ("staff_in_service", "2024-12", "743"),
    ("sick_leave_total", "2024", "7.1"),
    ("sick_leave_total", "2023", "7.8"),
    ("sick_leave_total", "2022", "6.9"),
    ("sick_leave_short_change", "2024", "-0.2"),
    ("sick_leave_long_change", "2024", "-0.6"),
    ("sick_leave_min_age", "2024", "5.2"),
    ("sick_leave_max_age", "2024", "12"),
];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn days(from: NaiveDate, to: Option<NaiveDate>, span: (NaiveDate, NaiveDate)) -> i128 {
    i128::from((to.unwrap_or(span.1).min(span.1) - from.max(span.0)).num_days().max(0))
}

fn year_span(year: i32) -> (NaiveDate, NaiveDate) {
    (day(year, 1, 1), day(year + 1, 1, 1))
}

fn extent(rows: &[Employment], year: i32, filter: fn(&Employment) -> bool) -> Number {
    let span = year_span(year);
    let sum: i128 = rows
        .iter()
        .filter(|row| filter(row))
        .map(|row| days(row.from, row.to, span) * i128::from(row.percent))
        .sum();
    Number::new(sum, 100 * i128::from((span.1 - span.0).num_days()))
}

fn month_ends(rows: &[Employment], year: i32, filter: fn(&Employment) -> bool) -> Vec<i128> {
    (1..=12)
        .map(|month| day(year, month, 1).checked_add_months(Months::new(1)).unwrap().pred_opt().unwrap())
        .map(|last| {
            let open = |row: &&Employment| row.from <= last && row.to.is_none_or(|to| to > last);
            rows.iter().filter(|row| filter(row)).filter(open).count() as i128
        })
        .collect()
}

fn turnover(rows: &[Employment], year: i32, filter: fn(&Employment) -> bool) -> Number {
    let span = year_span(year);
    let left = rows
        .iter()
        .filter(|row| filter(row) && row.left == Some("external"))
        .filter(|row| row.to.is_some_and(|to| span.0 <= to && to < span.1))
        .count() as i128;
    Number::new(left * 1200, month_ends(rows, year, filter).iter().sum())
}

/// Percent of sick leave, cut at birthdays when an age group is given.
fn sick(staff: &Staff, year: i32, kind: &str, ages: (u32, u32)) -> Number {
    let span = |birth: NaiveDate| {
        let at = |age: u32| birth.checked_add_months(Months::new(12 * age)).unwrap();
        let (start, end) = year_span(year);
        (start.max(at(ages.0)), end.min(at(ages.1)))
    };
    let away = |row: &Absence| days(row.from, row.to, span(row.person.birth)) * i128::from(row.percent);
    let there = |row: &Employment| days(row.from, row.to, span(row.person.birth)) * i128::from(row.percent);
    let part: i128 = staff.absences.iter().filter(|row| row.kind.starts_with(kind)).map(away).sum();
    Number::new(part * 100, staff.employments.iter().map(there).sum())
}

fn assert_met(scene: &Scene, indicator: &str, period: &str, value: Number) {
    let aim = scene.aims.at(indicator, period.parse().unwrap()).unwrap();
    assert!(aim.is_met_by(value), "{indicator} {period}: {} is not {}", value, aim.printed);
}

#[test]
fn full_time_equivalents_meet_all_areas_and_the_increase() {
    for seed in 0..4 {
        let scene = scene(seed, &LINES);
        let staff = rows(&scene).unwrap().employments;
        for year in 2022..=2024 {
            let period = year.to_string();
            assert_met(&scene, "fte_total", &period, extent(&staff, year, |_| true));
            assert_met(&scene, "ifo_fte", &period, extent(&staff, year, |row| row.area == "ifo"));
            assert_met(&scene, "leisure_fte", &period, extent(&staff, year, |row| row.unit == "vf"));
        }
        let children: fn(&Employment) -> bool = |row| ["bm", "br"].contains(&row.unit);
        let increase = extent(&staff, 2024, children) - extent(&staff, 2023, children);
        assert_met(&scene, "bou_fte_increase", "2024", increase);
    }
}

#[test]
fn turnover_and_staff_in_service_meet_their_targets() {
    for seed in 0..4 {
        let scene = scene(seed, &LINES);
        let staff = rows(&scene).unwrap().employments;
        for year in 2022..=2024 {
            assert_met(&scene, "staff_turnover_ext", &year.to_string(), turnover(&staff, year, |_| true));
        }
        let social: fn(&Employment) -> bool = |row| row.occupation == "social_worker";
        assert_met(&scene, "staff_turnover_sw", "2024", turnover(&staff, 2024, social));
        assert_met(&scene, "staff_turnover_sw", "2023", turnover(&staff, 2023, social));
        assert_eq!(month_ends(&staff, 2024, |_| true)[11], 743);
    }
}

#[test]
fn sick_leave_meets_totals_changes_and_age_groups() {
    for seed in 0..4 {
        let scene = scene(seed, &LINES);
        let staff = rows(&scene).unwrap();
        for year in 2022..=2024 {
            assert_met(&scene, "sick_leave_total", &year.to_string(), sick(&staff, year, "sick", (0, 100)));
        }
        let change = |kind: &str| sick(&staff, 2024, kind, (0, 100)) - sick(&staff, 2023, kind, (0, 100));
        assert_met(&scene, "sick_leave_short_change", "2024", change("sick_short"));
        assert_met(&scene, "sick_leave_long_change", "2024", change("sick_long"));
        let group = |from: u32| sick(&staff, 2024, "sick", (from, from + 5));
        assert_met(&scene, "sick_leave_min_age", "2024", group(20));
        assert_met(&scene, "sick_leave_max_age", "2024", group(45));
        for from in [25, 30, 35, 40, 50, 55, 60] {
            assert!(group(20) < group(from) && group(from) < group(45), "{from}: {}", group(from));
        }
    }
}

#[test]
fn sick_leave_lies_within_the_employment_and_spells_of_one_person_do_not_overlap() {
    let scene = scene(1, &LINES);
    let mut staff = rows(&scene).unwrap();
    for row in &staff.employments {
        assert!(row.to.is_none_or(|to| row.from < to), "{row:?}");
        assert!((50..=100).contains(&row.percent), "{row:?}");
        let hired = row.person.birth.checked_add_months(Months::new(240)).unwrap();
        assert!(hired <= row.from, "{row:?}");
        assert_eq!(row.to.is_some(), row.left.is_some(), "{row:?}");
    }
    staff.absences.sort_by_key(|row| (row.person.key, row.from));
    for pair in staff.absences.windows(2) {
        let ends_before = pair[0].to.is_some_and(|to| to <= pair[1].from);
        assert!(pair[0].person.key != pair[1].person.key || ends_before, "{pair:?}");
    }
    for row in &staff.absences {
        let end = row.to.unwrap_or(day(2025, 1, 1));
        let covered: i64 = staff
            .employments
            .iter()
            .filter(|post| post.person.key == row.person.key)
            .map(|post| (post.to.unwrap_or(end).min(end) - post.from.max(row.from)).num_days().max(0))
            .sum();
        assert_eq!(covered, (end - row.from).num_days(), "{row:?}");
    }
}

#[test]
fn parts_that_do_not_fit_into_the_staff_are_refused() {
    let lines = [("fte_total", "2024", "100"), ("ifo_fte", "2024", "90"), ("leisure_fte", "2024", "11")];
    let refused = rows(&scene(1, &lines)).map(|_| ()).unwrap_err();
    assert_eq!(refused.code, "simulate-target-conflict");
    let lines = [("sick_leave_total", "2024", "2"), ("sick_leave_short", "2024", "3")];
    let refused = rows(&scene(1, &lines)).map(|_| ()).unwrap_err();
    assert_eq!(refused.code, "simulate-target-conflict");
}
