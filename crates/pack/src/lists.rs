//! Lists that reports show row by row: grants, actions, central items, equity and notes on budget adjustments.

use crate::{CsvRow, PackFolder, csv_rows};
use chrono::NaiveDate;
use enslinje_domain::{Money, Number, Period, Place, Problems};
use std::collections::BTreeMap;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Words or a code.
    Text,
    /// A number.
    Number,
    /// Kronor, kept as öre.
    Money,
    /// A day.
    Day,
    /// A period.
    Period,
    /// Not in the file: the first column minus the second, when both have an amount.
    Difference(&'static str, &'static str),
}

/// One column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListColumn {
    /// Name in the file and in report source.
    pub name: &'static str,
    /// What it holds.
    pub kind: CellKind,
    /// Whether every row must have it.
    pub required: bool,
}

/// Which columns a list has. The file is `<name>.csv`; the first column is the id of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListSchema {
    /// Name.
    pub name: &'static str,
    /// Columns in the order of the file.
    pub columns: &'static [ListColumn],
}

const fn must(name: &'static str, kind: CellKind) -> ListColumn {
    ListColumn { name, kind, required: true }
}

const fn may(name: &'static str, kind: CellKind) -> ListColumn {
    ListColumn { name, kind, required: false }
}

/// Every list that a pack may have.
pub const LISTS: [ListSchema; 5] = [
    ListSchema {
        name: "grants",
        columns: &[
            must("id", CellKind::Text),
            must("name", CellKind::Text),
            must("amount", CellKind::Money),
            may("code", CellKind::Text),
            must("giver", CellKind::Text),
            must("year", CellKind::Period),
            may("note", CellKind::Text),
        ],
    },
    ListSchema {
        name: "actions",
        columns: &[
            must("id", CellKind::Text),
            must("title", CellKind::Text),
            must("year", CellKind::Period),
            may("planned", CellKind::Money),
            may("planned_fte", CellKind::Number),
            may("achieved", CellKind::Money),
            may("achieved_fte", CellKind::Number),
            may("note", CellKind::Text),
        ],
    },
    ListSchema {
        name: "central_items",
        columns: &[
            must("id", CellKind::Text),
            must("name", CellKind::Text),
            must("kind", CellKind::Text),
            must("period", CellKind::Period),
            may("outcome", CellKind::Money),
            may("budget", CellKind::Money),
            may("variance", CellKind::Difference("outcome", "budget")),
            may("note", CellKind::Text),
        ],
    },
    ListSchema {
        name: "equity",
        columns: &[
            must("id", CellKind::Text),
            must("name", CellKind::Text),
            must("kind", CellKind::Text),
            must("year", CellKind::Period),
            may("day", CellKind::Day),
            must("amount", CellKind::Money),
            may("note", CellKind::Text),
        ],
    },
    ListSchema {
        name: "budget_adjustment_notes",
        columns: &[
            must("id", CellKind::Text),
            must("month", CellKind::Period),
            must("text", CellKind::Text),
            may("amount", CellKind::Money),
        ],
    },
];

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListCell {
    /// Nothing.
    Empty,
    /// Words or a code.
    Text(String),
    /// A number.
    Number(Number),
    /// Öre.
    Money(Money),
    /// A day.
    Day(NaiveDate),
    /// A period.
    Period(Period),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// Line of the file.
    pub place: Place,
    /// Cells in the order of the columns.
    pub cells: Vec<ListCell>,
}

/// A list with its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Name.
    pub name: &'static str,
    /// Columns.
    pub columns: &'static [ListColumn],
    /// Rows in the order of the file.
    pub rows: Vec<ListRow>,
}

impl List {
    /// Where the column of that name stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The sum of a money column, or `None` when there is no such column or the sum does not fit.
    pub fn money_sum(&self, column: &str) -> Option<Money> {
        let column = self.column(column)?;
        self.rows.iter().try_fold(Money(0), |sum, row| match row.cells.get(column) {
            Some(ListCell::Money(money)) => sum.checked_add(*money),
            _ => Some(sum),
        })
    }
}

/// Reads every list that the pack has.
pub fn read(folder: &PackFolder, problems: &mut Problems) -> BTreeMap<&'static str, List> {
    let mut lists = BTreeMap::new();
    for schema in LISTS {
        let path = format!("{}.csv", schema.name);
        if folder.text(&path).is_some() {
            lists.insert(schema.name, list(folder, &path, schema, problems));
        }
    }
    lists
}

fn list(folder: &PackFolder, path: &str, schema: ListSchema, problems: &mut Problems) -> List {
    let in_file = |column: &&ListColumn| !matches!(column.kind, CellKind::Difference(..));
    let names: Vec<_> = schema.columns.iter().filter(in_file).map(|column| column.name).collect();
    let mut rows: Vec<ListRow> = Vec::new();
    for row in csv_rows(folder, path, &names, problems) {
        let cells: Vec<_> = schema.columns.iter().map(|column| cell(&row, column, problems)).collect();
        let is_double = cells.first() != Some(&ListCell::Empty)
            && rows.iter().any(|other| other.cells.first() == cells.first());
        if is_double && let Some(first) = schema.columns.first() {
            let id = row.optional_text(first.name).unwrap_or_default();
            problems.push(row.fault("pack-duplicate-id", first.name).with("id", id));
        }
        rows.push(ListRow { place: row.place(), cells });
    }
    List { name: schema.name, columns: schema.columns, rows }
}

fn cell(row: &CsvRow<'_>, column: &ListColumn, problems: &mut Problems) -> ListCell {
    if let CellKind::Difference(first, second) = column.kind {
        return difference(row, first, second);
    }
    if column.required && row.text(column.name, problems).is_none()
        || row.optional_text(column.name).is_none()
    {
        return ListCell::Empty;
    }
    let read = match column.kind {
        CellKind::Text | CellKind::Difference(..) => {
            row.optional_text(column.name).map(|text| ListCell::Text(text.to_owned()))
        }
        CellKind::Number => row.optional_number(column.name, problems).map(ListCell::Number),
        CellKind::Money => row.optional_money(column.name, problems).map(ListCell::Money),
        CellKind::Day => row.optional_date(column.name, problems).map(ListCell::Day),
        CellKind::Period => row.period(column.name, problems).map(ListCell::Period),
    };
    read.unwrap_or(ListCell::Empty)
}

/// Faults of the two cells are told where they are read themselves.
fn difference(row: &CsvRow<'_>, first: &str, second: &str) -> ListCell {
    let mut told_elsewhere = Problems::new();
    let first = row.optional_money(first, &mut told_elsewhere);
    let second = row.optional_money(second, &mut told_elsewhere);
    match (first, second) {
        (Some(first), Some(second)) => first.ore().checked_sub(second.ore()).map(Money).map(ListCell::Money),
        _ => None,
    }
    .unwrap_or(ListCell::Empty)
}
