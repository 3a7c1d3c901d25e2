//! Tables as the template reads them.

use crate::column_width::Paper;
use crate::model::{Align, RowKind, Table};
use crate::printable::breakable;
use crate::printed::{HeadCell, PrintedCell, PrintedRow, PrintedTable};
use crate::words::Words;
use serde_json::{Value, json};

/// A4 with the margins of `templates/report/report.typ`.
pub(super) const PAPER: Paper = Paper {
    portrait: 459.0,
    landscape: 705.0,
    padding: 10.0,
    stretch: 1.0,
    sizes: &[9.5, 9.0, 8.5, 8.0, 7.5],
};

/// A place where the page cannot be turned: inside a list, or under a chart.
pub(super) const UPRIGHT: Paper = Paper { landscape: 430.0, portrait: 430.0, ..PAPER };

/// Tallest row, in points, that a page break does not divide.
const KEPT_ROW: f64 = 160.0;
/// Longest word that hyphenation is trusted with in a cell.
const LONGEST_WORD: usize = 36;

/// A table, and whether it needs a turned page.
pub(super) fn table(table: &Table, label: Option<String>, words: &Words, paper: &Paper) -> (Value, bool) {
    let printed = PrintedTable::of(table, words, paper);
    let aligns: Vec<&str> = table.columns.iter().map(|column| align(column.align)).collect();
    let value = json!({
        "kind": "table",
        "label": label,
        "caption": breakable(&table.caption, LONGEST_WORD),
        "size": printed.fit.size,
        "widths": printed.fit.widths,
        "aligns": aligns,
        "keep": printed.is_short(),
        "head": printed.head.iter().map(|row| row.iter().map(head_cell).collect()).collect::<Vec<Vec<Value>>>(),
        "rows": printed.rows.iter().map(|body| row(&printed, body, paper)).collect::<Vec<Value>>(),
        "remarks": printed.remarks.iter().map(|remark| breakable(remark, LONGEST_WORD)).collect::<Vec<_>>(),
        "notes": printed.notes.iter().map(|note| breakable(note, LONGEST_WORD)).collect::<Vec<_>>(),
        "legend": printed.legend,
    });
    (value, printed.fit.landscape)
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::End => "end",
    }
}

fn head_cell(cell: &HeadCell) -> Value {
    json!({
        "text": breakable(&cell.text, LONGEST_WORD),
        "meaning": breakable(&cell.meaning, LONGEST_WORD),
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "align": align(cell.align),
    })
}

fn row(table: &PrintedTable, row: &PrintedRow, paper: &Paper) -> Value {
    let kind = match row.kind {
        RowKind::Line => "line",
        RowKind::Total => "total",
        RowKind::Heading => "heading",
    };
    let divides = |(column, cell): (usize, &PrintedCell)| {
        row.kind != RowKind::Heading && table.divides(cell, column, paper.padding)
    };
    let cells = row.cells.iter().enumerate().map(|place| cell(place.1, divides(place)));
    json!({ "kind": kind, "keep": row.height <= KEPT_ROW, "cells": cells.collect::<Vec<Value>>() })
}

fn cell(cell: &PrintedCell, divides: bool) -> Value {
    json!({
        "divides": divides,
        "text": breakable(&cell.text, LONGEST_WORD),
        "meaning": breakable(&cell.meaning, LONGEST_WORD),
        "notes": cell.notes,
    })
}
