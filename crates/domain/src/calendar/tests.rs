//! Calendar: the case tables of `suite/clocks`, and Easter against an independent computation.

use super::*;
use proptest::prelude::*;

const MONTHS: &str = include_str!("../../../../suite/clocks/months.csv");
const DAYS_OFF: &str = include_str!("../../../../suite/clocks/days_off.csv");
const AGES: &str = include_str!("../../../../suite/clocks/ages.csv");

fn rows(table: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn months_end_on_the_same_number_or_the_last_day() {
    for row in &rows(MONTHS) {
        let found = add_months(day(&row[0]), row[1].parse().unwrap());
        assert_eq!(found, Some(day(&row[2])), "{} and {} months: {}", &row[0], &row[1], &row[3]);
    }
}

#[test]
fn days_off_are_those_of_the_law() {
    for row in &rows(DAYS_OFF) {
        assert_eq!(is_working_day(day(&row[0])).to_string(), row[1], "{}: {}", &row[0], &row[3]);
        assert_eq!(next_working_day(day(&row[0])).to_string(), row[2], "{}: {}", &row[0], &row[3]);
    }
}

#[test]
fn ages_are_counted_from_birthdays() {
    for row in &rows(AGES) {
        let age =
            age_on(day(&row[0]), day(&row[1])).map_or_else(|| "unborn".to_owned(), |age| age.to_string());
        assert_eq!(age, row[2], "born {} on {}: {}", &row[0], &row[1], &row[3]);
    }
}

/// By the almanac: 262 days from Monday to Friday, of which eleven are holidays or eves off.
#[test]
fn the_year_2024_has_251_working_days() {
    let days = day("2024-01-01").iter_days().take_while(|day| day.year() == 2024);
    assert_eq!(days.filter(|day| is_working_day(*day)).count(), 262 - 11);
}

#[test]
fn what_lies_beyond_the_calendar_is_none() {
    assert_eq!(add_months(NaiveDate::MAX, 1), None);
    assert_eq!(add_months(NaiveDate::MIN, i32::MIN), None);
    assert_eq!(add_years(day("2024-01-01"), i32::MAX), None);
    assert_eq!(add_days(NaiveDate::MAX, 1), None);
    assert_eq!(next_working_day(NaiveDate::MAX), NaiveDate::MAX);
}

/// The Sunday after the paschal full moon of the tables in the calendar bull *Inter gravissimas*:
/// golden number, solar and lunar equation, one step at a time.
fn easter_by_tables(year: i32) -> NaiveDate {
    let golden = year % 19 + 1;
    let century = year / 100 + 1;
    let solar = 3 * century / 4 - 12;
    let lunar = (8 * century + 5) / 25 - 5;
    let mut epact = (11 * golden + 20 + lunar - solar).rem_euclid(30);
    if epact == 24 || (epact == 25 && golden > 11) {
        epact += 1;
    }
    let mut moon = 44 - epact;
    if moon < 21 {
        moon += 30;
    }
    let full_moon = day(&format!("{year}-03-01")) + chrono::Duration::days(i64::from(moon) - 1);
    full_moon.iter_days().skip(1).find(|day| day.weekday() == Weekday::Sun).unwrap()
}

#[test]
fn easter_agrees_with_the_church_tables_in_every_year() {
    for year in 1583..=2500 {
        assert_eq!(easter_day(year), Some(easter_by_tables(year)), "{year}");
    }
    assert_eq!(easter_day(2024), Some(day("2024-03-31")));
    assert_eq!(easter_day(2038), Some(day("2038-04-25")));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i64..109_000).prop_map(|days| day("1900-01-01") + chrono::Duration::days(days))
}

proptest! {
    #[test]
    fn months_add_up_to_the_right_month_and_never_pass_the_day(start in any_day(), months in -600i32..600) {
        let end = add_months(start, months).unwrap();
        let index = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap();
        prop_assert_eq!(index(end) - index(start), months);
        prop_assert!(end.day() <= start.day());
        let is_last = end.succ_opt().unwrap().day() == 1;
        prop_assert!(end.day() == start.day() || is_last);
    }

    #[test]
    fn the_next_working_day_is_the_first_from_the_day_on(start in any_day()) {
        let next = next_working_day(start);
        prop_assert!(is_working_day(next));
        let before = start.iter_days().take_while(|day| *day < next);
        prop_assert!(before.into_iter().all(|day| !is_working_day(day)));
        prop_assert!((next - start).num_days() <= 5);
    }

    #[test]
    fn age_grows_by_one_on_each_birthday_and_on_no_other_day(birth in any_day(), years in 0i32..100) {
        let birthday = add_years(birth, years).unwrap();
        let age = u32::try_from(years).unwrap();
        prop_assert_eq!(age_on(birth, birthday), Some(age));
        prop_assert_eq!(age_on(birth, birthday.pred_opt().unwrap()), age.checked_sub(1));
    }
}
