//! What may be wrong in rows: counted while scanning, told once with the number of rows.

use crate::register::Register;
use enslinje_domain::{Diagnostic, Place, Problems};
use std::collections::BTreeMap;

/// A fault of rows. Faults of one kind are told together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowFault {
    /// The unit is not in the organisation.
    UnknownUnit(String),
    /// The code is not in the closed list of the column.
    UnknownCode(&'static str, String),
    /// The second day comes before the first.
    EndBeforeStart(&'static str, &'static str),
    /// The clock has no law on the day, or a due date outside the calendar.
    NoLaw(String),
    /// A column that must be filled is empty.
    Empty(&'static str),
    /// The batch lacks the column, or has it in another type.
    NoColumn(&'static str),
    /// Too many different keys, units or rows to number.
    TooMany,
}

/// Faults with their number of rows, for one register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowFaults(BTreeMap<RowFault, u64>);

impl RowFaults {
    /// Counts one more row.
    pub fn add(&mut self, fault: RowFault) {
        self.add_rows(fault, 1);
    }

    /// Counts more rows.
    pub fn add_rows(&mut self, fault: RowFault, rows: u64) {
        *self.0.entry(fault).or_insert(0) += rows;
    }

    /// Adds the faults of another part of the register.
    pub fn merge(&mut self, other: Self) {
        for (fault, rows) in other.0 {
            self.add_rows(fault, rows);
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As diagnostics of the register's file.
    pub fn tell(&self, register: &Register, problems: &mut Problems) {
        for (fault, rows) in &self.0 {
            let error = |code| {
                Diagnostic::error(code, Place::file(format!("{}.parquet", register.name)))
                    .with("register", register.name)
                    .with("rows", rows)
            };
            problems.push(match fault {
                RowFault::UnknownUnit(unit) => error("indicator-row-unit").with("unit", unit),
                RowFault::UnknownCode(column, code) => {
                    error("indicator-row-code").with("column", column).with("code", code)
                }
                RowFault::EndBeforeStart(from, to) => {
                    error("indicator-row-order").with("from", from).with("to", to)
                }
                RowFault::NoLaw(clock) => error("indicator-row-no-law").with("clock", clock),
                RowFault::Empty(column) => error("indicator-row-empty").with("column", column),
                RowFault::NoColumn(column) => error("indicator-row-column").with("column", column),
                RowFault::TooMany => error("indicator-row-too-many"),
            });
        }
    }
}
