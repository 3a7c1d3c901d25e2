//! A table as paper shows it: header rows with spans, cells as text, widths; for PDF and Word alike.

use crate::column_width::{ColumnText, Fit, Paper, fit_columns, longest_word, text_width};
use crate::model::{Align, Cell, CellValue, ColumnHead, RowKind, Table};
use crate::words::Words;

/// Tallest table, in points, that is kept together: some two fifths of a page.
const KEPT_HEIGHT: f64 = 280.0;
/// Share of a column up to which an estimated width is sure to fit.
const SURE: f64 = 0.92;
/// From baseline to baseline, relative to the type size.
const LINE_HEIGHT: f64 = 1.25;
/// Room above and below the text of a row, in points.
const ROW_PADDING: f64 = 6.4;

/// A table ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PrintedTable {
    /// Type size, page and widths.
    pub fit: Fit,
    /// One header row, or two when columns are grouped.
    pub head: Vec<Vec<HeadCell>>,
    /// Body.
    pub rows: Vec<PrintedRow>,
    /// What is said of the whole, first of what stands below.
    pub remarks: Vec<String>,
    /// Notes that cells point to, in order.
    pub notes: Vec<String>,
    /// Sign and meaning of empty and hidden cells.
    pub legend: Vec<(String, String)>,
}

/// A header cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadCell {
    /// As printed.
    pub text: String,
    /// What is heard after it, or instead of an empty one.
    pub meaning: String,
    /// First column.
    pub column: usize,
    /// Columns.
    pub colspan: usize,
    /// Header rows.
    pub rowspan: usize,
    /// Alignment.
    pub align: Align,
}

/// A body row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PrintedRow {
    /// What it is.
    pub kind: RowKind,
    /// Row header first; only that in a heading.
    pub cells: Vec<PrintedCell>,
    /// Estimated height in points, a little generous.
    pub height: f64,
}

/// A body cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PrintedCell {
    /// As printed.
    pub text: String,
    /// What is heard in its stead; empty when the text speaks for itself.
    pub meaning: String,
    /// Notes pointed to, counted from one.
    pub notes: Vec<usize>,
}

impl PrintedTable {
    /// Lays out a table on paper.
    pub fn of(table: &Table, words: &Words, paper: &Paper) -> Self {
        let mut rows: Vec<PrintedRow> = table
            .rows
            .iter()
            .map(|row| {
                let body = if row.kind == RowKind::Heading { &[] } else { row.cells.as_slice() };
                let cells = std::iter::once(&row.header).chain(body).map(|cell| printed_cell(cell, words));
                let mut cells: Vec<PrintedCell> = cells.collect();
                if row.kind != RowKind::Heading {
                    // A row that does not fit its columns would move every cell after it.
                    cells.resize(table.columns.len(), PrintedCell::default());
                }
                PrintedRow { kind: row.kind, cells, height: 0.0 }
            })
            .collect();
        let fit = fit_columns(&column_texts(&table.columns, &rows), paper);
        rows.iter_mut().for_each(|row| row.height = row_height(row, &fit, paper.padding));
        let legend = legend(&rows);
        Self {
            fit,
            head: head(&table.columns),
            rows,
            remarks: table.remarks.clone(),
            notes: table.notes.clone(),
            legend,
        }
    }
}

impl PrintedTable {
    /// Whether anything stands below the table.
    pub fn has_remarks(&self) -> bool {
        !(self.remarks.is_empty() && self.notes.is_empty() && self.legend.is_empty())
    }

    /// Whether a cell holds a word that its column may be too narrow for. Only there are words divided: on
    /// narrow columns every second line would otherwise end in a hyphen.
    pub fn divides(&self, cell: &PrintedCell, column: usize, padding: f64) -> bool {
        let room = self.fit.widths.get(column).map_or(0.0, |width| width - padding);
        longest_word(&cell.text) * self.fit.size > room * SURE
    }

    /// Whether the table stands on one page without leaving much of the page before it empty. A table
    /// that is kept together and taller than the page would run out of it.
    pub fn is_short(&self) -> bool {
        self.rows.iter().map(|row| row.height).sum::<f64>() <= KEPT_HEIGHT
    }
}

/// The deepest cell decides. A heading spans the table and so has one line.
fn row_height(row: &PrintedRow, fit: &Fit, padding: f64) -> f64 {
    let lines = |(cell, width): (&PrintedCell, &f64)| {
        let room = ((width - padding) / fit.size).max(1.0);
        // A line that is broken is on average not full.
        let full = text_width(&cell.text) / room;
        if full <= 1.0 { 1.0 } else { (full * 1.15).ceil() }
    };
    let is_heading = row.kind == RowKind::Heading;
    let deepest =
        if is_heading { 1.5 } else { row.cells.iter().zip(&fit.widths).map(lines).fold(1.0, f64::max) };
    deepest * fit.size * LINE_HEIGHT + ROW_PADDING
}

fn printed_cell(cell: &Cell, words: &Words) -> PrintedCell {
    let (text, meaning) = match &cell.value {
        CellValue::Empty { meaning, shown } => (shown.clone(), meaning.clone()),
        CellValue::Text(text) | CellValue::Number { text, .. } => (text.clone(), String::new()),
        CellValue::Suppressed => (words.suppressed_shown.clone(), words.suppressed_meaning.clone()),
    };
    PrintedCell { text, meaning, notes: cell.notes.clone() }
}

/// Neighbouring columns with the same group share a cell above theirs.
fn head(columns: &[ColumnHead]) -> Vec<Vec<HeadCell>> {
    let is_grouped = columns.iter().any(|column| !column.group.is_empty());
    let height = if is_grouped { 2 } else { 1 };
    let mut upper: Vec<HeadCell> = Vec::new();
    let mut lower = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let own = HeadCell {
            text: column.text.clone(),
            meaning: column.meaning.clone(),
            column: at,
            colspan: 1,
            rowspan: if column.group.is_empty() { height } else { 1 },
            align: column.align,
        };
        if column.group.is_empty() {
            upper.push(own);
            continue;
        }
        lower.push(own);
        let joins = at > 0 && columns[at - 1].group == column.group;
        match upper.last_mut() {
            Some(group) if joins => group.colspan += 1,
            _ => upper.push(HeadCell {
                text: column.group.clone(),
                meaning: String::new(),
                column: at,
                colspan: 1,
                rowspan: 1,
                align: column.align,
            }),
        }
    }
    if is_grouped { vec![upper, lower] } else { vec![upper] }
}

/// The texts that decide the widths: a heading row spans the table and decides nothing.
fn column_texts(columns: &[ColumnHead], rows: &[PrintedRow]) -> Vec<ColumnText> {
    let mut texts: Vec<ColumnText> = columns
        .iter()
        .map(|column| ColumnText { texts: vec![column.text.clone()], weight: column.weight })
        .collect();
    for row in rows.iter().filter(|row| row.kind != RowKind::Heading) {
        for (column, cell) in texts.iter_mut().zip(&row.cells) {
            let marks = "1".repeat(cell.notes.len());
            column.texts.push(format!("{}{marks}", cell.text));
        }
    }
    texts
}

fn legend(rows: &[PrintedRow]) -> Vec<(String, String)> {
    let mut legend: Vec<(String, String)> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let sign = (cell.text.clone(), cell.meaning.clone());
        if !cell.text.is_empty() && !cell.meaning.is_empty() && !legend.contains(&sign) {
            legend.push(sign);
        }
    }
    legend
}
