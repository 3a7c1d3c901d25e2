//! Cells that span columns and rows, laid on a grid where every row has the same columns.

use super::{
    limits::Limits,
    piece::{At, Piece, Row},
};
use crate::document::Role;

/// A cell as the file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What stands in it.
    pub pieces: Vec<Piece>,
    /// Columns that it covers, at least one.
    pub columns: usize,
    /// Rows that it covers, at least one.
    pub rows: usize,
    /// Whether it is marked as header.
    pub header: bool,
}

/// A row as the file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Band {
    /// Where it stands, when the file has pages.
    pub at: Option<At>,
    /// Whether the whole row is marked as header.
    pub header: bool,
    /// Its cells from the left.
    pub cells: Vec<Cell>,
}

/// Longest text of a cell, in bytes, in a table of one row that is taken for figures.
const LONG_CELL: usize = 300;

/// The pieces of a table: itself, or the pieces inside it when it only places them on the page.
pub(crate) fn pieces(bands: Vec<Band>, limits: &Limits) -> Vec<Piece> {
    if is_layout(&bands) {
        return bands.into_iter().flat_map(|band| band.cells).flat_map(|cell| cell.pieces).collect();
    }
    vec![Piece::Table(lay(&bands, limits))]
}

/// A table of one column, one that holds a table, or a single row of long texts.
fn is_layout(bands: &[Band]) -> bool {
    let cells = || bands.iter().flat_map(|band| &band.cells);
    let narrow = bands.iter().all(|band| band.cells.len() < 2);
    let nested = cells().any(|cell| cell.pieces.iter().any(|piece| matches!(piece, Piece::Table(_))));
    let headed = cells().any(|cell| {
        cell.pieces.iter().any(|piece| matches!(piece, Piece::Prose { role: Role::Heading(_), .. }))
    });
    let long = bands.len() == 1 && cells().any(|cell| text(cell).len() > LONG_CELL);
    narrow || nested || long || (headed && bands.len() == 1)
}

/// The text of a cell in one line.
fn text(cell: &Cell) -> String {
    let mut out = String::new();
    for piece in &cell.pieces {
        if let Piece::Prose { text, .. } = piece {
            if !out.is_empty() && !text.is_empty() {
                out.push(' ');
            }
            out.push_str(text);
        }
    }
    out
}

/// Rows with one text for each column of the grid; the row that passes the limit of cells is the last.
fn lay(bands: &[Band], limits: &Limits) -> Vec<Row> {
    let mut covered: Vec<usize> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = 0;
    for band in bands {
        let row = lay_band(band, &mut covered, limits);
        cells += row.cells.len();
        rows.push(row);
        if cells > limits.cells {
            break;
        }
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    rows.truncate(limits.cells / width.max(1) + 1);
    for row in &mut rows {
        row.cells.resize(width, String::new());
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    rows
}

/// `covered` counts for each column the rows below that a cell above still covers.
fn lay_band(band: &Band, covered: &mut Vec<usize>, limits: &Limits) -> Row {
    let mut cells: Vec<String> = Vec::new();
    for cell in &band.cells {
        while covered.get(cells.len()).is_some_and(|rows| *rows > 0) {
            cells.push(String::new());
        }
        let from = cells.len();
        let to = (from + cell.columns.max(1)).min(limits.columns);
        if from >= to {
            break;
        }
        cells.push(text(cell));
        cells.resize(to, String::new());
        if covered.len() < to {
            covered.resize(to, 0);
        }
        // One more than the rows below, since this row takes one off every column at its end.
        covered[from..to].fill(cell.rows.max(1));
    }
    let width = cells.len().max(covered.iter().rposition(|rows| *rows > 0).map_or(0, |last| last + 1));
    cells.resize(width, String::new());
    for rows in covered.iter_mut() {
        *rows = rows.saturating_sub(1);
    }
    // A lone header cell in a row is the heading of a group of rows, not of the columns.
    let mut marked = band.cells.iter().filter(|cell| !cell.pieces.is_empty());
    let header = band.header || (marked.clone().count() > 1 && marked.all(|cell| cell.header));
    Row { at: band.at, header, cells }
}
