//! Tables as read: columns and rows with every cell's figure looked up.

mod column;
mod file;
mod grid;
mod listed;
mod row;
mod statement;

pub(crate) use file::{read_chart_grid, read_table};
pub(crate) use grid::GridContext;
pub(crate) use listed::{list_table, listed_rows};
pub(crate) use statement::income_statement;

use crate::expression::Format;
use crate::model::RowKind;
use crate::resolve::{FigureValue, Run};
use enslinje_domain::{FigureKey, Measure, Number};

/// A table before its figures are filled in.
#[derive(Debug, Clone)]
pub(crate) struct TableSource {
    /// Id: anchor and name of the Excel sheet.
    pub id: String,
    /// Caption.
    pub title: Vec<Run>,
    /// Columns; the first holds the row headers.
    pub columns: Vec<ColumnSource>,
    /// Rows.
    pub rows: Vec<RowSource>,
    /// Remarks under the table.
    pub notes: Vec<Vec<Run>>,
    /// What a value of exactly zero means, when it is shown as a dash.
    pub zero: Option<String>,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub(crate) struct ColumnSource {
    /// Heading.
    pub text: Vec<Run>,
    /// What it holds, for those who hear the table.
    pub meaning: String,
    /// Heading shared with neighbours.
    pub group: Vec<Run>,
    /// Relative width.
    pub weight: u16,
    /// Remark on the column.
    pub note: Option<Vec<Run>>,
}

/// A row.
#[derive(Debug, Clone)]
pub(crate) struct RowSource {
    /// What it is.
    pub kind: RowKind,
    /// Row header.
    pub label: Vec<Run>,
    /// Remark on the row.
    pub note: Option<Vec<Run>>,
    /// One cell for each column after the first.
    pub cells: Vec<CellSource>,
}

/// A cell.
#[derive(Debug, Clone)]
pub(crate) enum CellSource {
    /// Nothing, with its meaning.
    Empty { meaning: String },
    /// A figure; `meaning` says what it means when there is no value.
    Figure { figure: Box<FigureValue>, meaning: String },
    /// Running text with figures.
    Text(Vec<Run>),
    /// Computed from two figures.
    Computed(Box<ComputedCell>),
    /// A number of a list.
    Listed { value: Number, measure: Measure, format: Format },
}

/// A cell computed from two figures of its row.
#[derive(Debug, Clone)]
pub(crate) struct ComputedCell {
    /// How.
    pub computation: Computation,
    /// The first figure.
    pub first: FigureKey,
    /// The second figure.
    pub second: FigureKey,
    /// Columns of the two, counted from the first after the row header.
    pub columns: (usize, usize),
    /// How it is shown.
    pub format: Format,
    /// What it means when there is no value.
    pub meaning: String,
}

/// How a cell follows from two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Computation {
    /// The first minus the second.
    Difference,
    /// The first relative to the second, in percent.
    Change,
}

impl TableSource {
    /// Calls `visit` with every piece of running text, in reading order.
    pub fn each_text<'a>(&'a self, visit: &mut dyn FnMut(&'a [Run])) {
        visit(&self.title);
        for column in &self.columns {
            visit(&column.text);
            visit(&column.group);
            column.note.iter().for_each(|note| visit(note));
        }
        for row in &self.rows {
            visit(&row.label);
            row.note.iter().for_each(|note| visit(note));
            for cell in &row.cells {
                if let CellSource::Text(text) = cell {
                    visit(text);
                }
            }
        }
        self.notes.iter().for_each(|note| visit(note));
    }

    /// Calls `visit` with the key of every figure that is a cell or computes one.
    pub fn each_cell_key<'a>(&'a self, visit: &mut dyn FnMut(&'a FigureKey)) {
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            match cell {
                CellSource::Figure { figure, .. } => {
                    visit(&figure.key);
                    figure.base.iter().for_each(&mut *visit);
                }
                CellSource::Computed(computed) => {
                    visit(&computed.first);
                    visit(&computed.second);
                }
                CellSource::Empty { .. } | CellSource::Text(_) | CellSource::Listed { .. } => {}
            }
        }
    }
}
