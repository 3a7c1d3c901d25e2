//! Rows of a register before they are written: each value checked against the register's columns.

use super::{file_name, schema::arrow_schema};
use crate::register::{Column, Kind, Register};
use arrow_array::builder::{Date32Builder, Int32Builder, Int64Builder};
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_schema::ArrowError;
use chrono::{Datelike, NaiveDate};
use enslinje_domain::period::YEARS;
use enslinje_domain::{Diagnostic, Money, Place, Problems};
use hashbrown::HashMap;
use std::sync::Arc;

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Opaque identity.
    Key(i64),
    /// Code of a category.
    Category(&'a str),
    /// Day.
    Day(NaiveDate),
    /// Amount.
    Money(Money),
    /// Whole number, not negative.
    Count(i64),
    /// Nothing, in an optional column.
    Empty,
}

/// Longest code in an open category column, in bytes.
const LONGEST_CODE: usize = 64;

/// Rows of one register, held as columns.
#[derive(Debug)]
pub struct RegisterRows {
    register: &'static Register,
    order: Vec<(usize, usize)>,
    columns: Vec<Cells>,
    rows: usize,
}

#[derive(Debug)]
enum Cells {
    Numbers(Int64Builder),
    Days(Date32Builder),
    Codes(Codes),
}

#[derive(Debug, Default)]
struct Codes {
    keys: Int32Builder,
    values: Vec<String>,
    index: HashMap<String, i32>,
}

impl RegisterRows {
    /// No rows yet.
    pub fn new(register: &'static Register) -> Self {
        let at = |name: &str| register.columns.iter().position(|column| column.name == name);
        let order = register.order.iter().filter_map(|(first, second)| at(first).zip(at(second))).collect();
        let columns = register.columns.iter().map(|column| Cells::new(column.kind)).collect();
        Self { register, order, columns, rows: 0 }
    }

    /// The register whose rows these are.
    pub fn register(&self) -> &'static Register {
        self.register
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a row, its values in the order of the register's columns.
    ///
    /// # Errors
    /// Every fault of the row: wrong number of values, wrong kind, an empty required column, a code
    /// outside the closed list, a day outside 1900–2199, a negative count, a day before the day that it
    /// must not precede. A refused row is not added.
    pub fn push(&mut self, row: &[Value<'_>]) -> Result<(), Problems> {
        let problems = self.faults(row);
        if !problems.as_slice().is_empty() {
            return Err(problems);
        }
        for (cells, value) in self.columns.iter_mut().zip(row) {
            cells.push(*value);
        }
        self.rows += 1;
        Ok(())
    }

    /// The rows as one batch with the register's schema.
    pub(super) fn into_batch(self) -> Result<RecordBatch, ArrowError> {
        let arrays: Vec<ArrayRef> =
            self.columns.into_iter().map(Cells::finish).collect::<Result<_, ArrowError>>()?;
        RecordBatch::try_new(arrow_schema(self.register), arrays)
    }

    fn faults(&self, row: &[Value<'_>]) -> Problems {
        let mut problems = Problems::new();
        if row.len() != self.register.columns.len() {
            problems.push(
                self.error("snapshot-row-length")
                    .with("expected", self.register.columns.len())
                    .with("found", row.len()),
            );
            return problems;
        }
        for (column, value) in self.register.columns.iter().zip(row) {
            if let Some(problem) = self.fault(column, *value) {
                problems.push(problem);
            }
        }
        for &(first, second) in &self.order {
            if let (Value::Day(first_day), Value::Day(second_day)) = (row[first], row[second])
                && second_day < first_day
            {
                problems.push(
                    self.error("snapshot-day-order")
                        .with("column", self.register.columns[second].name)
                        .with("day", second_day)
                        .with("first_column", self.register.columns[first].name)
                        .with("first_day", first_day),
                );
            }
        }
        problems
    }

    fn fault(&self, column: &Column, value: Value<'_>) -> Option<Diagnostic> {
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

    fn error(&self, code: &'static str) -> Diagnostic {
        let row = self.rows + 1;
        let place = Place::line(file_name(self.register.name), u32::try_from(row).unwrap_or(u32::MAX));
        Diagnostic::error(code, place).with("register", self.register.name).with("row", row)
    }
}

/// Whether the text can be a code of an open category: visible ASCII, not empty, not long.
pub(super) fn is_code(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_CODE && text.bytes().all(|byte| byte.is_ascii_graphic())
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

impl Cells {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Key | Kind::Money | Kind::Count => Self::Numbers(Int64Builder::new()),
            Kind::Day => Self::Days(Date32Builder::new()),
            Kind::Category(known) => {
                let mut codes = Codes::default();
                for code in known {
                    codes.index_of(code);
                }
                Self::Codes(codes)
            }
        }
    }

    /// Adds a value whose kind was checked; one of another kind cannot reach this and counts as empty.
    fn push(&mut self, value: Value<'_>) {
        match (self, value) {
            (Self::Numbers(numbers), Value::Key(number) | Value::Count(number)) => {
                numbers.append_value(number)
            }
            (Self::Numbers(numbers), Value::Money(money)) => numbers.append_value(money.ore()),
            (Self::Days(days), Value::Day(day)) => days.append_value(day_number(day)),
            (Self::Codes(codes), Value::Category(code)) => {
                let key = codes.index_of(code);
                codes.keys.append_value(key);
            }
            (Self::Numbers(numbers), _) => numbers.append_null(),
            (Self::Days(days), _) => days.append_null(),
            (Self::Codes(codes), _) => codes.keys.append_null(),
        }
    }

    fn finish(self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Self::Numbers(mut numbers) => Arc::new(numbers.finish()),
            Self::Days(mut days) => Arc::new(days.finish()),
            Self::Codes(mut codes) => {
                let values = StringArray::from_iter_values(codes.values);
                Arc::new(DictionaryArray::try_new(codes.keys.finish(), Arc::new(values))?)
            }
        })
    }
}

impl Codes {
    fn index_of(&mut self, code: &str) -> i32 {
        if let Some(index) = self.index.get(code) {
            return *index;
        }
        // More than two thousand million different codes do not fit in memory.
        let index = i32::try_from(self.values.len()).unwrap_or(i32::MAX);
        self.values.push(code.to_owned());
        self.index.insert(code.to_owned(), index);
        index
    }
}

/// Days since 1970-01-01, as Arrow's `Date32` counts them.
fn day_number(day: NaiveDate) -> i32 {
    day.to_epoch_days()
}
