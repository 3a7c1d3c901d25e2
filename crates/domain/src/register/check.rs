//! Whether the values of a row are such as its register allows.

use super::{Column, Kind, Register, Value};
use crate::period::YEARS;
use crate::{Diagnostic, Place, Problems};
use chrono::Datelike;

/// Longest code in an open category column, in bytes.
const LONGEST_CODE: usize = 64;

/// Every fault of a row at `place`, whose line is told as the number of the row: wrong number of values,
/// wrong kind, an empty required column, a code outside the closed list, a day outside 1900–2199, a
/// negative count, a day before the day that it must not precede.
pub fn row_faults(register: &'static Register, row: &[Value<'_>], place: &Place) -> Problems {
    let check = Check { register, place };
    let mut problems = Problems::new();
    if row.len() != register.columns.len() {
        let fault = check.error("snapshot-row-length");
        problems.push(fault.with("expected", register.columns.len()).with("found", row.len()));
        return problems;
    }
    for (column, value) in register.columns.iter().zip(row) {
        if let Some(problem) = check.value(column, *value) {
            problems.push(problem);
        }
    }
    for (first, second) in register.order {
        if let Some(problem) = check.order(row, first, second) {
            problems.push(problem);
        }
    }
    problems
}

/// Whether the text can be a code of an open category: visible ASCII, not empty, not long.
pub fn is_code(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_CODE && text.bytes().all(|byte| byte.is_ascii_graphic())
}

struct Check<'a> {
    register: &'static Register,
    place: &'a Place,
}

impl Check<'_> {
    fn value(&self, column: &Column, value: Value<'_>) -> Option<Diagnostic> {
        let error = |code| self.error(code).with("column", column.name);
        match (column.kind, value) {
            (_, Value::Empty) => (!column.optional).then(|| error("snapshot-value-missing")),
            (Kind::Key, Value::Key(_)) | (Kind::Money, Value::Money(_)) => None,
            (Kind::Count, Value::Count(count)) => {
                (count < 0).then(|| error("snapshot-count-negative").with("value", count))
            }
            (Kind::Day, Value::Day(day)) => {
                (!YEARS.contains(&day.year())).then(|| error("snapshot-day-range").with("day", day))
            }
            (Kind::Category([]), Value::Category(code)) => {
                (!is_code(code)).then(|| error("snapshot-code-form").with("value", code.escape_default()))
            }
            (Kind::Category(known), Value::Category(code)) => (!known.contains(&code)).then(|| {
                error("snapshot-category-unknown")
                    .with("value", code.escape_default())
                    .with("known", known.join(", "))
            }),
            (expected, found) => Some(
                error("snapshot-value-kind")
                    .with("expected", kind_name(expected))
                    .with("found", value_name(found)),
            ),
        }
    }

    fn order(&self, row: &[Value<'_>], first: &str, second: &str) -> Option<Diagnostic> {
        let day = |name| match row.get(self.register.position(name)?)? {
            Value::Day(day) => Some(*day),
            _ => None,
        };
        let (first_day, second_day) = (day(first)?, day(second)?);
        (second_day < first_day).then(|| {
            self.error("snapshot-day-order")
                .with("column", second)
                .with("day", second_day)
                .with("first_column", first)
                .with("first_day", first_day)
        })
    }

    fn error(&self, code: &'static str) -> Diagnostic {
        Diagnostic::error(code, self.place.clone())
            .with("register", self.register.name)
            .with("row", self.place.line.unwrap_or(0))
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Key => "key",
        Kind::Category(_) => "category",
        Kind::Day => "day",
        Kind::Money => "money",
        Kind::Count => "count",
    }
}

fn value_name(value: Value<'_>) -> &'static str {
    match value {
        Value::Key(_) => "key",
        Value::Category(_) => "category",
        Value::Day(_) => "day",
        Value::Money(_) => "money",
        Value::Count(_) => "count",
        Value::Empty => "empty",
    }
}
