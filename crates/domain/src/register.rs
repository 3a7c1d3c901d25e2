//! The registers as columns: what each row tells, in which type, and which columns people may split by.
//!
//! A category column holds short codes from a closed list, or any code when the list is empty
//! (`unit`, or the ledger's `account`). Days are days without time. Money is öre. Keys are opaque
//! identities that never leave the engine.

mod check;
mod registers;
mod row;

pub use check::{is_code, row_faults};
pub use registers::{LEDGER, REGISTERS};
pub use row::{Cell, Row, Value};

/// What a column holds, and how it is stored in Parquet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Opaque identity; `Int64`.
    Key,
    /// Code from a closed list (empty: any code); dictionary of `Int32` to `Utf8`.
    Category(&'static [&'static str]),
    /// Day; `Date32`.
    Day,
    /// Öre; `Int64`.
    Money,
    /// Whole number; `Int64`.
    Count,
}

/// One column of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Name in files and filters.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a row may leave it empty.
    pub optional: bool,
    /// What it means, with the law where it decides.
    pub meaning: &'static str,
}

/// One register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Register {
    /// Name: file name in a snapshot and `register` of an indicator.
    pub name: &'static str,
    /// Whether its rows are people or households, so that small counts are protected.
    pub about_people: bool,
    /// Columns in the order of the file. `id` and `unit` come first in all.
    pub columns: &'static [Column],
    /// Pairs of day columns of which the second must not come before the first.
    pub order: &'static [(&'static str, &'static str)],
}

impl Register {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Where the column of that name stands in a row.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// The register of that name.
pub fn register(name: &str) -> Option<&'static Register> {
    REGISTERS.iter().find(|register| register.name == name)
}
