//! The mapping: how the columns of a source become the columns of a register.

mod columns;
mod file_form;
mod parse;
mod table;

use crate::Extract;
use crate::value::{AmountUnit, DateForm, DayTaken, DecimalMark};
use enslinje_domain::Place;
use enslinje_domain::register::{Cell, Register};
use std::collections::HashMap;

pub(crate) use file_form::FileForm;

/// What a mapping file tells: the register, the columns, the codes and the form of the source.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub(crate) register: &'static Register,
    pub(crate) source: String,
    pub(crate) extract: Option<Extract>,
    pub(crate) form: FileForm,
    pub(crate) key: Vec<Named>,
    pub(crate) known_on: Option<Named>,
    pub(crate) person: Option<PersonFrom>,
    /// One for each column of the register; `None` leaves it empty or takes it from the person's number.
    pub(crate) columns: Vec<Option<ColumnFrom>>,
}

impl Mapping {
    /// The register that the rows are for.
    pub fn register(&self) -> &'static Register {
        self.register
    }

    /// The name of the source system, such as `treserva`: the keys of its rows and persons are unique in it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Which records of Lifecare's extract it maps; `None` for a table in CSV or a workbook.
    pub fn extract(&self) -> Option<Extract> {
        self.extract
    }

    /// Every column of the source that it names.
    pub(crate) fn source_columns(&self) -> Vec<&str> {
        let person = self.person.iter().map(|person| match person {
            PersonFrom::Number(named) | PersonFrom::Key(named) => named,
        });
        let columns = self.columns.iter().flatten().flat_map(|column| match &column.taken {
            Taken::Constant(_) => [].as_slice(),
            Taken::Column(named) => std::slice::from_ref(named),
            Taken::Earliest(several) => several.as_slice(),
        });
        let named = self.key.iter().chain(&self.known_on).chain(person).chain(columns);
        named.map(|named| named.column.as_str()).collect()
    }
}

/// A column of the source and where the mapping names it.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) column: String,
    pub(crate) place: Place,
}

/// Which column tells the person.
#[derive(Debug, Clone)]
pub(crate) enum PersonFrom {
    /// Personal identity number or coordination number.
    Number(Named),
    /// The source's own key.
    Key(Named),
}

/// Where the cell of a register column comes from.
#[derive(Debug, Clone)]
pub(crate) struct ColumnFrom {
    pub(crate) taken: Taken,
    pub(crate) reading: Reading,
}

/// What a cell is taken from.
#[derive(Debug, Clone)]
pub(crate) enum Taken {
    /// The same in all rows.
    Constant(Cell),
    /// A column of the source.
    Column(Named),
    /// The earliest day among columns of the source; empty when all are.
    Earliest(Vec<Named>),
}

/// How the texts of a column are read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) dates: Vec<DateForm>,
    pub(crate) decimal: DecimalMark,
    pub(crate) amounts: AmountUnit,
    /// Source code to register code; a code that is missing here is refused.
    pub(crate) codes: Option<HashMap<String, Cell>>,
    /// Which day is taken for the one that is written.
    pub(crate) day: DayTaken,
}

#[cfg(test)]
mod tests;
