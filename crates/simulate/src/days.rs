//! Days of casework: working days within a span, months of a year and how busy they are.

use crate::random::Random;
use chrono::{Days, NaiveDate};
use enslinje_domain::Month;
use enslinje_domain::calendar::{add_months, is_working_day};
use std::ops::Range;

/// Concern reports by month: few when the schools are closed in July, most when autumn has begun.
pub(crate) const REPORTS: [u64; 12] = [88, 92, 104, 96, 102, 84, 46, 70, 112, 108, 112, 84];
/// Decisions and closures by month: the offices are half empty in July.
pub(crate) const OFFICE: [u64; 12] = [92, 94, 104, 98, 98, 96, 50, 76, 100, 104, 102, 86];
/// No season.
pub(crate) const EVEN: [u64; 12] = [100; 12];

/// The day `count` days later (earlier when negative). Outside the calendar it stays where it is.
pub(crate) fn plus(day: NaiveDate, count: i64) -> NaiveDate {
    let days = Days::new(count.unsigned_abs());
    let moved = if count < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) };
    moved.unwrap_or(day)
}

/// The same day `count` months later (earlier when negative), at most the last day of that month.
pub(crate) fn plus_months(day: NaiveDate, count: i32) -> NaiveDate {
    add_months(day, count).unwrap_or(day)
}

/// Days from `from` to `to`; negative when `to` comes first.
pub(crate) fn between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The first day of a year.
pub(crate) fn new_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default()
}

/// Days of the month.
pub(crate) fn length(month: Month) -> i64 {
    let first = month.first_day();
    between(first, plus_months(first, 1))
}

/// An office day of the span; any day of it when it holds none. The span holds at least one day.
pub(crate) fn office_day(random: &mut Random, span: Range<NaiveDate>) -> NaiveDate {
    let length = between(span.start, span.end).max(1);
    let start = random.between(0, length - 1);
    (0..length)
        .map(|step| plus(span.start, (start + step) % length))
        .find(|day| is_working_day(*day))
        .unwrap_or_else(|| plus(span.start, start))
}

/// The nearest office day at or before `day` and not before `first`, otherwise the nearest after.
pub(crate) fn office_day_near(day: NaiveDate, first: NaiveDate) -> NaiveDate {
    let before = (0..6).map(|back| plus(day, -back)).find(|day| is_working_day(*day));
    match before {
        Some(found) if found >= first => found,
        _ => (0..6).map(|step| plus(day.max(first), step)).find(|day| is_working_day(*day)).unwrap_or(day),
    }
}

#[cfg(test)]
mod tests {
    use super::{between, length, office_day, office_day_near, plus, plus_months};
    use crate::random::Random;
    use chrono::NaiveDate;
    use enslinje_domain::Month;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_end_where_the_shorter_month_ends() {
        assert_eq!(plus_months(day("2023-10-31"), 4), day("2024-02-29"));
        assert_eq!(plus_months(day("2024-05-31"), -3), day("2024-02-29"));
        assert_eq!(length(Month::new(2024, 2).unwrap()), 29);
        assert_eq!(between(day("2024-03-01"), plus(day("2024-03-01"), -3)), -3);
    }

    #[test]
    fn office_days_leave_out_weekends_and_christmas() {
        let mut random = Random::new(1, "days", 2024);
        let span = day("2024-12-21")..day("2024-12-28");
        let found: Vec<NaiveDate> = (0..50).map(|_| office_day(&mut random, span.clone())).collect();
        assert!(found.iter().all(|found| [day("2024-12-23"), day("2024-12-27")].contains(found)));
        assert_eq!(office_day(&mut random, day("2024-12-24")..day("2024-12-25")), day("2024-12-24"));
    }

    #[test]
    fn the_nearest_office_day_is_sought_backwards_unless_that_is_too_early() {
        assert_eq!(office_day_near(day("2024-11-24"), day("2024-11-01")), day("2024-11-22"));
        assert_eq!(office_day_near(day("2024-11-24"), day("2024-11-23")), day("2024-11-25"));
    }
}
