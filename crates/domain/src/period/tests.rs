//! Periods: the case tables of `suite/periods`, and laws of arithmetic.

use super::*;
use proptest::prelude::*;

const WRITTEN: &str = include_str!("../../../../suite/periods/written.csv");
const REFUSED: &str = include_str!("../../../../suite/periods/refused.csv");
const RELATIONS: &str = include_str!("../../../../suite/periods/relations.csv");

fn rows(table: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect()
}

fn period(text: &str) -> Period {
    text.parse().unwrap_or_else(|NotAPeriod| panic!("{text} is not a period"))
}

#[test]
fn every_form_is_read_written_bounded_and_followed_as_the_table_says() {
    let rows = rows(WRITTEN);
    assert_eq!(rows.len(), 16);
    for row in &rows {
        let read = period(&row[0]);
        assert_eq!(read.to_string(), row[0]);
        assert_eq!(read.from().to_string(), row[1], "first day of {read}");
        assert_eq!(read.last_day().to_string(), row[2], "last day of {read}");
        assert_eq!(read.to(), read.last_day().succ_opt().unwrap(), "day after {read}");
        assert_eq!(read.length().to_string(), row[3], "months of {read}");
        assert_eq!(read.next(), Some(period(&row[4])), "after {read}");
        assert_eq!(read.previous(), Some(period(&row[5])), "before {read}");
        assert_eq!(read.step_years(-1), Some(period(&row[6])), "a year before {read}");
    }
}

#[test]
fn what_is_not_a_period_is_refused() {
    for row in &rows(REFUSED) {
        assert_eq!(row[0].parse::<Period>(), Err(NotAPeriod), "{}: {}", &row[0], &row[1]);
    }
}

#[test]
fn containment_overlap_and_likeness_are_as_the_table_says() {
    let yes = |found: bool| if found { "yes" } else { "no" };
    for row in &rows(RELATIONS) {
        let (one, other) = (period(&row[0]), period(&row[1]));
        assert_eq!(yes(one.contains(other)), &row[2], "{one} contains {other}");
        assert_eq!(yes(one.overlaps(other)), &row[3], "{one} overlaps {other}");
        assert_eq!(yes(other.overlaps(one)), &row[3], "{other} overlaps {one}");
        assert_eq!(yes(one.is_like(other)), &row[4], "{one} is like {other}");
        assert_eq!(yes(other.is_like(one)), &row[4], "{other} is like {one}");
    }
}

#[test]
fn a_period_is_made_of_smaller_ones_when_they_fit() {
    let parts = |text: &str, form| {
        let parts = period(text).parts(form)?;
        Some(parts.iter().map(Period::to_string).collect::<Vec<_>>())
    };
    let texts = |texts: &[&str]| Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(parts("2024", Form::Quarter), texts(&["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]));
    assert_eq!(parts("2024", Form::Tertial), texts(&["2024-T1", "2024-T2", "2024-T3"]));
    assert_eq!(parts("2024-H2", Form::Quarter), texts(&["2024-Q3", "2024-Q4"]));
    assert_eq!(parts("2024-Q1", Form::Month), texts(&["2024-01", "2024-02", "2024-03"]));
    assert_eq!(parts("2022-01--2023-12", Form::Year), texts(&["2022", "2023"]));
    assert_eq!(parts("QY2024", Form::QualityYear), texts(&["QY2024"]));
    assert_eq!(parts("2024-T1", Form::Quarter), None);
    assert_eq!(parts("QY2024", Form::Quarter), None);
    assert_eq!(parts("2024-Q1", Form::Year), None);
    assert_eq!(parts("2024", Form::Months), None);
    assert_eq!(period("QY2024").parts(Form::Month).map(|parts| parts.len()), Some(12));
}

#[test]
fn the_months_of_both_are_a_range() {
    assert_eq!(period("QY2024").intersection(period("2024")), Some(period("2024-01--2024-08")));
    assert_eq!(period("2024-Q1").intersection(period("2024-Q2")), None);
}

#[test]
fn a_period_is_called_by_the_year_of_its_last_month() {
    assert_eq!(period("QY2024").named_year(), 2024);
    assert_eq!(period("2023-11--2024-02").named_year(), 2024);
    assert_eq!(period("2024-Q1").named_year(), 2024);
}

#[test]
fn periods_stay_between_1900_and_2199() {
    assert_eq!(period("1900-01").previous(), None);
    assert_eq!(period("2199").next(), None);
    assert_eq!(period("2199").last_day().to_string(), "2199-12-31");
    assert_eq!(period("2199-12").first().last_day().to_string(), "2199-12-31");
    assert_eq!(period("2199-11").next(), Some(period("2199-12")));
    assert_eq!(period("QY2199").next(), None);
    assert_eq!(period("2024").step(i32::MAX), None);
    assert_eq!(period("2024").step_years(i32::MIN), None);
    assert_eq!(Period::quarter(2024, u32::MAX), None);
    assert_eq!(Month::new(i32::MAX, 1), None);
}

#[test]
fn a_month_is_read_and_knows_its_days() {
    let february: Month = "2024-02".parse().unwrap();
    assert_eq!((february.year(), february.number()), (2024, 2));
    assert_eq!(february.last_day().to_string(), "2024-02-29");
    assert_eq!(Month::of("2024-02-29".parse().unwrap()), Some(february));
    assert_eq!("2024-2".parse::<Month>(), Err(NotAPeriod));
}

fn any_month() -> impl Strategy<Value = Month> {
    (1900..2200, 1u32..13).prop_filter_map("a month", |(year, month)| Month::new(year, month))
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1900..2200).prop_filter_map("year", Period::year),
        (1900..2200, 1u32..3).prop_filter_map("half", |(year, number)| Period::half(year, number)),
        (1900..2200, 1u32..4).prop_filter_map("tertial", |(year, number)| Period::tertial(year, number)),
        (1900..2200, 1u32..5).prop_filter_map("quarter", |(year, number)| Period::quarter(year, number)),
        any_month().prop_map(Period::month),
        (1901..2200).prop_filter_map("quality year", Period::quality_year),
        (any_month(), any_month())
            .prop_filter_map("range", |(one, other)| Period::months(one.min(other), one.max(other))),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(period in any_period()) {
        prop_assert_eq!(period.to_string().parse(), Ok(period));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn texts_near_periods_are_read_or_refused(text in "(QY)?[0-9]{3,5}(-[HTQ]?[0-9]{0,3}){0,2}(--[0-9]{4}-[0-9]{1,2})?") {
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn the_next_period_begins_where_this_one_ends(period in any_period()) {
        if let Some(next) = period.next() {
            prop_assert_eq!(next.from(), period.to());
            prop_assert_eq!(next.form(), period.form());
            prop_assert_eq!(next.length(), period.length());
            prop_assert_eq!(next.previous(), Some(period));
        }
    }

    #[test]
    fn steps_add_up(period in any_period(), one in -30i32..30, other in -30i32..30) {
        if let Some(there) = period.step(one).and_then(|there| there.step(other)) {
            prop_assert_eq!(period.step(one + other), Some(there));
        }
    }

    #[test]
    fn a_year_earlier_can_always_be_compared(period in any_period(), years in -50i32..50) {
        if let Some(other) = period.step_years(years) {
            prop_assert!(period.is_like(other));
            prop_assert_eq!(other.named_year() - period.named_year(), years);
        }
    }

    #[test]
    fn a_day_lies_in_it_exactly_when_its_month_does(period in any_period(), month in any_month(), day in 1u32..29) {
        let date = NaiveDate::from_ymd_opt(month.year(), month.number(), day).unwrap();
        prop_assert_eq!(period.contains_day(date), period.each_month().any(|own| own == month));
    }

    #[test]
    fn containing_means_overlapping_in_all_of_the_other(one in any_period(), other in any_period()) {
        let all = other.each_month().all(|month| one.contains_day(month.first_day()));
        prop_assert_eq!(one.contains(other), all);
        let some = other.each_month().any(|month| one.contains_day(month.first_day()));
        prop_assert_eq!(one.overlaps(other), some);
        let common: Vec<Month> = one.intersection(other).into_iter().flat_map(Period::each_month).collect();
        let expected: Vec<Month> = one.each_month().filter(|month| other.contains_day(month.first_day())).collect();
        prop_assert_eq!(common, expected);
    }

    #[test]
    fn parts_cover_the_whole_once(period in any_period(), quarter in any::<bool>()) {
        let form = if quarter { Form::Quarter } else { Form::Month };
        if let Some(parts) = period.parts(form) {
            let months: Vec<Month> = parts.iter().flat_map(|part| part.each_month()).collect();
            prop_assert_eq!(months, period.each_month().collect::<Vec<_>>());
        }
    }
}
