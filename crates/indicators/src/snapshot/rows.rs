//! Rows of a register before they are written: each value checked against the register's columns.

use super::{file_name, schema::arrow_schema};
use crate::register::{Cell, Kind, Register, Row, row_faults};
use arrow_array::builder::{Date32Builder, Int32Builder, Int64Builder};
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_schema::ArrowError;
use chrono::NaiveDate;
pub use enslinje_domain::register::Value;
use enslinje_domain::{Money, Place, Problems};
use hashbrown::HashMap;
use std::sync::Arc;

/// Rows of one register, held as columns.
#[derive(Debug)]
pub struct RegisterRows {
    register: &'static Register,
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
        let columns = register.columns.iter().map(|column| Cells::new(column.kind)).collect();
        Self { register, columns, rows: 0 }
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
        let number = u32::try_from(self.rows + 1).unwrap_or(u32::MAX);
        let problems = row_faults(self.register, row, &Place::line(file_name(self.register.name), number));
        if !problems.as_slice().is_empty() {
            return Err(problems);
        }
        for (cells, value) in self.columns.iter_mut().zip(row) {
            cells.push(*value);
        }
        self.rows += 1;
        Ok(())
    }

    /// The row at that place, counted from zero.
    pub fn row(&self, at: usize) -> Option<Row> {
        let cells = self.columns.iter().zip(self.register.columns);
        let cells =
            (at < self.rows).then(|| cells.map(|(cells, column)| cells.get(column.kind, at)).collect())?;
        Some(Row { register: self.register, cells })
    }

    /// The rows as one batch with the register's schema.
    pub(super) fn into_batch(self) -> Result<RecordBatch, ArrowError> {
        let arrays: Vec<ArrayRef> =
            self.columns.into_iter().map(Cells::finish).collect::<Result<_, ArrowError>>()?;
        RecordBatch::try_new(arrow_schema(self.register), arrays)
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

    fn get(&self, kind: Kind, at: usize) -> Cell {
        let here = |validity: Option<&[u8]>| validity.is_none_or(|bits| bits[at / 8] >> (at % 8) & 1 == 1);
        match self {
            Self::Numbers(numbers) if here(numbers.validity_slice()) => {
                let number = numbers.values_slice()[at];
                match kind {
                    Kind::Money => Cell::Money(Money(number)),
                    Kind::Count => Cell::Count(number),
                    Kind::Key | Kind::Category(_) | Kind::Day => Cell::Key(number),
                }
            }
            Self::Days(days) if here(days.validity_slice()) => {
                NaiveDate::from_epoch_days(days.values_slice()[at]).map_or(Cell::Empty, Cell::Day)
            }
            Self::Codes(codes) if here(codes.keys.validity_slice()) => {
                let code = usize::try_from(codes.keys.values_slice()[at]).ok();
                code.and_then(|code| codes.values.get(code))
                    .map_or(Cell::Empty, |code| Cell::category(kind, code))
            }
            Self::Numbers(_) | Self::Days(_) | Self::Codes(_) => Cell::Empty,
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
