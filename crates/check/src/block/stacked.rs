//! Tables whose cells stand on lines of their own: a label, its figures, the next label.

use super::{RawRow, aligned::is_value, plain::printed, plain::span};
use crate::{
    document::{Document, Span},
    table::year_in,
};

/// Cells are shorter than this.
const CELL: usize = 70;

/// At most so many columns of figures.
const COLUMNS: usize = 8;

/// Takes the table that starts at line `start`, and tells how many lines it took.
pub(super) fn take(document: &Document, start: usize) -> Option<(Vec<RawRow>, usize)> {
    // Most lines of prose end here at once.
    let first_value = (start..start + COLUMNS + 2)
        .take_while(|index| is_cell(document, *index))
        .position(|index| is_figure(document, index))?;
    (1..=COLUMNS.min(first_value.max(1))).find_map(|columns| {
        let header =
            first_value.checked_sub(1).filter(|header| *header == columns || *header == columns + 1)?;
        let rows = count_rows(document, start + header, columns);
        (rows >= if columns == 1 { 4 } else { 3 })
            .then(|| (table(document, start, header, rows, columns), header + rows * (columns + 1)))
    })
}

/// A figure that is not a year, for years head columns, nor an age, for ages are labels: `0–6 år`.
fn is_figure(document: &Document, index: usize) -> bool {
    let line = printed(document, index).trim();
    is_value(line) && !is_age(line) && !(line.len() == 4 && year_in(line).is_some())
}

fn is_age(line: &str) -> bool {
    line.ends_with("år") && line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(['-', '–'])
}

/// How many times a label and so many figures follow each other.
fn count_rows(document: &Document, from: usize, columns: usize) -> usize {
    let is_row = |row: &usize| {
        let start = from + row * (columns + 1);
        let text = |column: usize| printed(document, start + column).trim();
        let figure = |column: usize| is_value(text(column)) && !is_age(text(column));
        is_cell(document, start)
            && !figure(0)
            && (1..=columns).all(|column| is_cell(document, start + column) && figure(column))
    };
    (0..).take_while(is_row).count()
}

/// A short line that is no sentence.
fn is_cell(document: &Document, index: usize) -> bool {
    let line = printed(document, index).trim();
    index < document.lines.len()
        && !line.is_empty()
        && line.len() < CELL
        && !line.ends_with('.')
        && !line.contains('\t')
}

fn table(document: &Document, start: usize, header: usize, rows: usize, columns: usize) -> Vec<RawRow> {
    let mut cells: Vec<Span> = (start..start + header).map(|index| span(document, index)).collect();
    if header == columns {
        let at = span(document, start).start;
        cells.insert(0, at..at);
    }
    let mut table = vec![RawRow { cells, header: true }];
    for row in 0..rows {
        let first = start + header + row * (columns + 1);
        table.push(RawRow {
            cells: (first..=first + columns).map(|index| span(document, index)).collect(),
            header: false,
        });
    }
    table
}
