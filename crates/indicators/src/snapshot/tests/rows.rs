//! Rows that the register does not allow.

use super::super::{RegisterRows, Value};
use super::day;
use crate::register::register;
use enslinje_domain::Money;

const FEEDBACK: [Value<'static>; 5] =
    [Value::Key(1), Value::Category("bm"), Value::Empty, Value::Category("praise"), Value::Category("other")];

fn told(name: &str, row: &[Value<'_>]) -> Vec<String> {
    let mut rows = RegisterRows::new(register(name).unwrap());
    let problems = rows.push(row).unwrap_err();
    assert_eq!(rows.rows(), 0);
    let list = problems.as_slice().iter();
    list.map(|problem| {
        let args: Vec<_> = problem.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{} {} {}", problem.place, problem.code, args.join(" "))
    })
    .collect()
}

#[test]
fn a_day_before_1900_an_unknown_code_and_a_wrong_kind_are_told_with_file_row_and_column() {
    let row = [
        Value::Category("one"),
        Value::Category("b m"),
        Value::Day(day("1899-12-31")),
        Value::Category("prise"),
        Value::Empty,
    ];
    assert_eq!(
        told("feedback", &row),
        [
            "feedback.parquet:1 snapshot-value-kind register=feedback row=1 column=id expected=key found=category",
            "feedback.parquet:1 snapshot-code-form register=feedback row=1 column=unit value=b m",
            "feedback.parquet:1 snapshot-day-range register=feedback row=1 column=received day=1899-12-31",
            "feedback.parquet:1 snapshot-category-unknown register=feedback row=1 column=kind value=prise known=complaint, remark, praise",
            "feedback.parquet:1 snapshot-value-missing register=feedback row=1 column=subject",
        ]
    );
}

#[test]
fn an_end_before_its_start_is_refused() {
    let row = [
        Value::Key(1),
        Value::Category("bm"),
        Value::Key(2),
        Value::Category("woman"),
        Value::Day(day("2010-05-01")),
        Value::Category("child"),
        Value::Day(day("2024-03-02")),
        Value::Day(day("2024-03-01")),
        Value::Empty,
    ];
    assert_eq!(
        told("investigation", &row),
        ["investigation.parquet:1 snapshot-day-order register=investigation row=1 column=closed \
          day=2024-03-01 first_column=opened first_day=2024-03-02"]
    );
}

#[test]
fn an_end_on_the_day_of_its_start_is_accepted() {
    let mut rows = RegisterRows::new(register("absence").unwrap());
    let same = Value::Day(day("2024-03-01"));
    let row = [
        Value::Key(1),
        Value::Category("bm"),
        Value::Key(2),
        Value::Category("man"),
        Value::Day(day("1980-05-01")),
        Value::Category("sick_short"),
        same,
        same,
        Value::Count(50),
    ];
    rows.push(&row).unwrap();
    assert_eq!(rows.rows(), 1);
}

#[test]
fn a_row_of_another_length_is_refused() {
    assert_eq!(
        told("feedback", &FEEDBACK[..4]),
        ["feedback.parquet:1 snapshot-row-length register=feedback row=1 expected=5 found=4"]
    );
}

#[test]
fn the_row_number_counts_the_rows_that_were_accepted() {
    let mut rows = RegisterRows::new(register("feedback").unwrap());
    let mut good = FEEDBACK;
    good[2] = Value::Day(day("2024-01-01"));
    rows.push(&good).unwrap();
    let problems = rows.push(&FEEDBACK).unwrap_err();
    assert_eq!(problems.as_slice()[0].place.to_string(), "feedback.parquet:2");
}

#[test]
fn a_negative_count_is_refused_and_negative_money_is_not() {
    let span = [Value::Key(1), Value::Category("bm"), Value::Day(day("2024-11-01")), Value::Count(-1)];
    assert_eq!(
        told("manager_span", &span),
        [
            "manager_span.parquet:1 snapshot-count-negative register=manager_span row=1 column=employees value=-1"
        ]
    );
    let mut rows = RegisterRows::new(register("assistance_payment").unwrap());
    let row = [
        Value::Key(1),
        Value::Category("fs"),
        Value::Key(3),
        Value::Category("woman"),
        Value::Day(day("1980-05-01")),
        Value::Day(day("2024-03-01")),
        Value::Money(Money(-120_000)),
        Value::Category("housing"),
        Value::Count(0),
    ];
    rows.push(&row).unwrap();
    assert_eq!(rows.rows(), 1);
}
