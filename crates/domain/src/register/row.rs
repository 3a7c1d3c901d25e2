//! One row of a register: values in the order of the register's columns.

use super::{Kind, Register};
use crate::Money;
use chrono::NaiveDate;
use std::borrow::Cow;

/// One value of a row, borrowed.
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

impl Value<'_> {
    /// The value as a cell of a column of that kind.
    pub fn cell(self, kind: Kind) -> Cell {
        match self {
            Self::Key(key) => Cell::Key(key),
            Self::Category(code) => Cell::category(kind, code),
            Self::Day(day) => Cell::Day(day),
            Self::Money(money) => Cell::Money(money),
            Self::Count(count) => Cell::Count(count),
            Self::Empty => Cell::Empty,
        }
    }
}

/// One value of a row, owned. Codes of closed lists are kept without a copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// Opaque identity.
    Key(i64),
    /// Code of a category.
    Category(Cow<'static, str>),
    /// Day.
    Day(NaiveDate),
    /// Amount.
    Money(Money),
    /// Whole number, not negative.
    Count(i64),
    /// Nothing, in an optional column.
    Empty,
}

impl Cell {
    /// The code as a cell of a column of that kind: a code of a closed list costs no copy.
    pub fn category(kind: Kind, code: &str) -> Self {
        let known = match kind {
            Kind::Category(known) => known.iter().find(|known| **known == code),
            Kind::Key | Kind::Day | Kind::Money | Kind::Count => None,
        };
        Self::Category(known.map_or_else(|| Cow::Owned(code.to_owned()), |known| Cow::Borrowed(*known)))
    }

    /// The value, borrowed.
    pub fn value(&self) -> Value<'_> {
        match self {
            Self::Key(key) => Value::Key(*key),
            Self::Category(code) => Value::Category(code),
            Self::Day(day) => Value::Day(*day),
            Self::Money(money) => Value::Money(*money),
            Self::Count(count) => Value::Count(*count),
            Self::Empty => Value::Empty,
        }
    }
}

/// One row of a register, its cells in the order of the columns.
#[derive(Debug, Clone)]
pub struct Row {
    /// The register.
    pub register: &'static Register,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.register.name == other.register.name && self.cells == other.cells
    }
}

impl Eq for Row {}

impl Row {
    /// A row without a value in any column.
    pub fn empty(register: &'static Register) -> Self {
        Self { register, cells: vec![Cell::Empty; register.columns.len()] }
    }

    /// Row identity, when it is given.
    pub fn id(&self) -> Option<i64> {
        self.key("id")
    }

    /// Organisational unit, when it is given.
    pub fn unit(&self) -> Option<&str> {
        self.code("unit")
    }

    /// The cell of a column.
    pub fn get(&self, column: &str) -> Option<&Cell> {
        self.register.position(column).and_then(|at| self.cells.get(at))
    }

    /// The key in a column.
    pub fn key(&self, column: &str) -> Option<i64> {
        match self.get(column) {
            Some(Cell::Key(key)) => Some(*key),
            _ => None,
        }
    }

    /// The day in a column.
    pub fn day(&self, column: &str) -> Option<NaiveDate> {
        match self.get(column) {
            Some(Cell::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// The code in a column.
    pub fn code(&self, column: &str) -> Option<&str> {
        match self.get(column) {
            Some(Cell::Category(code)) => Some(code),
            _ => None,
        }
    }

    /// Puts a cell into a column; whether the register has that column.
    #[must_use]
    pub fn set(&mut self, column: &str, cell: Cell) -> bool {
        let place = self.register.position(column).and_then(|at| self.cells.get_mut(at));
        place.map(|place| *place = cell).is_some()
    }

    /// The values, borrowed.
    pub fn values(&self) -> Vec<Value<'_>> {
        self.cells.iter().map(Cell::value).collect()
    }
}
