//! The numbers of a chart as series over categories.

use super::Series;
use crate::model::{CellValue, Row, Table};
use enslinje_domain::Number;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChartData {
    /// Categories in order.
    pub categories: Vec<String>,
    /// Series in order.
    pub series: Vec<ChartSeries>,
}

/// A series.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChartSeries {
    /// Name.
    pub name: String,
    /// One point for each category.
    pub points: Vec<ChartPoint>,
}

/// A point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChartPoint {
    /// Value in the unit shown, when there is one to draw.
    pub value: Option<f64>,
    /// What stands beside it: the number, or the sign of an empty or hidden cell.
    pub label: String,
}

impl ChartData {
    /// The data of a table, with rows or columns as series. Rows that are headings are left out.
    pub fn of(table: &Table, series: Series, hidden: &str) -> Self {
        let rows: Vec<&Row> =
            table.rows.iter().filter(|row| row.kind != crate::model::RowKind::Heading).collect();
        let columns: Vec<String> = table.columns.iter().skip(1).map(|column| column.text.clone()).collect();
        let names: Vec<String> = rows.iter().map(|row| words(&row.header.value)).collect();
        let point = |row: &Row, column: usize| {
            row.cells.get(column).map_or_else(none, |cell| point(&cell.value, hidden))
        };
        match series {
            Series::Rows => Self {
                series: rows
                    .iter()
                    .zip(names)
                    .map(|(row, name)| ChartSeries {
                        name,
                        points: (0..columns.len()).map(|column| point(row, column)).collect(),
                    })
                    .collect(),
                categories: columns,
            },
            Series::Columns => Self {
                series: columns
                    .into_iter()
                    .enumerate()
                    .map(|(column, name)| ChartSeries {
                        name,
                        points: rows.iter().map(|row| point(row, column)).collect(),
                    })
                    .collect(),
                categories: names,
            },
        }
    }

    /// Least and greatest value; zero is always within.
    pub fn range(&self) -> (f64, f64) {
        let values = self.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value);
        values.fold((0.0, 0.0), |(least, most), value| (f64::min(least, value), f64::max(most, value)))
    }
}

fn words(value: &CellValue) -> String {
    match value {
        CellValue::Text(text) | CellValue::Number { text, .. } => text.clone(),
        CellValue::Empty { meaning, .. } => meaning.clone(),
        CellValue::Suppressed => String::new(),
    }
}

fn none() -> ChartPoint {
    ChartPoint { value: None, label: String::new() }
}

fn point(value: &CellValue, hidden: &str) -> ChartPoint {
    match value {
        CellValue::Number { value, text, .. } => {
            ChartPoint { value: Some(approximate(*value)), label: text.clone() }
        }
        CellValue::Suppressed => ChartPoint { value: None, label: hidden.to_owned() },
        CellValue::Empty { shown, .. } => ChartPoint { value: None, label: shown.clone() },
        CellValue::Text(text) => ChartPoint { value: None, label: text.clone() },
    }
}

/// Good enough to draw: positions are whole tenths of a unit.
#[expect(clippy::cast_precision_loss, reason = "a picture needs no more than a float holds")]
pub(crate) fn approximate(number: Number) -> f64 {
    *number.numer() as f64 / *number.denom() as f64
}
