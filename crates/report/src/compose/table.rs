//! A table with its figures filled in.

use super::figures::{Figures, Outcome, needed_decimals, percent_change, worse};
use super::number::show_number;
use super::rounding::is_rounded_apart;
use crate::model::{Align, Cell, CellValue, ColumnHead, Row, RowKind, Table};
use crate::resolve::Run;
use crate::tables::{CellSource, ColumnSource, Computation, ComputedCell, RowSource, TableSource};
use enslinje_domain::{Figure, FigureKey, Measure, Number, Status};
use std::collections::BTreeSet;

/// Fills in a table.
pub(crate) fn table(source: &TableSource, figures: &mut Figures<'_>) -> Table {
    let caption = figures.plain(&source.title).text;
    let mut notes = Notes::default();
    let mut remarks: Vec<String> = source.notes.iter().map(|note| figures.plain(note).text).collect();
    let heads: Vec<(String, String)> =
        source.columns.iter().map(|column| head_texts(column, figures, &mut remarks)).collect();
    let rows: Vec<Row> = source.rows.iter().map(|row| fill_row(row, source, figures, &mut notes)).collect();
    if is_rounded_apart(source, &rows) {
        remarks.push(figures.messages.text("report-note-rounding", &[]));
    }
    let columns =
        source.columns.iter().zip(heads).enumerate().map(|(at, (column, (text, group)))| ColumnHead {
            text,
            meaning: column.meaning.clone(),
            group,
            align: if at == 0 { Align::Start } else { align(&rows, at - 1) },
            weight: column.weight.max(1),
        });
    let columns = columns.collect();
    Table { id: source.id.clone(), caption, columns, rows, remarks, notes: notes.0 }
}

/// Notes that cells point to; each text once.
#[derive(Default)]
struct Notes(Vec<String>);

impl Notes {
    /// The number of a note, counted from one.
    fn number(&mut self, text: String) -> usize {
        if let Some(at) = self.0.iter().position(|known| *known == text) {
            return at + 1;
        }
        self.0.push(text);
        self.0.len()
    }
}

fn head_texts(
    column: &ColumnSource,
    figures: &mut Figures<'_>,
    remarks: &mut Vec<String>,
) -> (String, String) {
    let text = figures.plain(&column.text).text;
    let group = figures.plain(&column.group).text;
    if let Some(note) = &column.note {
        // A heading holds no sign for a note, so it becomes a remark that names its column.
        let note = figures.plain(note).text;
        let name = if text.is_empty() { column.meaning.clone() } else { text.clone() };
        remarks.push(format!("{name}: {note}"));
    }
    (text, group)
}

fn fill_row(source: &RowSource, table: &TableSource, figures: &mut Figures<'_>, notes: &mut Notes) -> Row {
    let label = figures.plain(&source.label);
    let mut header =
        Cell { value: CellValue::Text(label.text), provenance: label.provenance, notes: Vec::new() };
    if let Some(note) = &source.note {
        let text = figures.plain(note).text;
        header.notes.push(notes.number(text));
    }
    for text in break_notes(source, figures) {
        let number = notes.number(text);
        if !header.notes.contains(&number) {
            header.notes.push(number);
        }
    }
    let cells = source.cells.iter().map(|cell| fill_cell(cell, source.kind, table, figures, notes)).collect();
    Row { kind: source.kind, header, cells }
}

/// Breaks in a series between the periods of a row.
fn break_notes(source: &RowSource, figures: &Figures<'_>) -> Vec<String> {
    let mut keys: Vec<&FigureKey> = Vec::new();
    for cell in &source.cells {
        match cell {
            CellSource::Figure { figure, .. } => keys.push(&figure.key),
            CellSource::Text(runs) => keys.extend(runs.iter().filter_map(|run| match run {
                Run::Figure(figure) => Some(&figure.key),
                _ => None,
            })),
            CellSource::Computed(computed) => keys.extend([&computed.first, &computed.second]),
            CellSource::Empty { .. } | CellSource::Listed { .. } => {}
        }
    }
    let indicators: BTreeSet<_> = keys.iter().map(|key| &key.indicator).collect();
    let mut found = Vec::new();
    for indicator in indicators {
        let Some(info) = figures.scope.indicators.get(indicator) else { continue };
        for series_break in &info.breaks {
            let of = || keys.iter().filter(|key| key.indicator == *indicator);
            let before = of().any(|key| key.period.from() < series_break.from);
            let after = of().any(|key| key.period.to() > series_break.from);
            if before && after {
                found.push(series_break.note.clone());
            }
        }
    }
    found
}

fn empty(meaning: &str) -> Cell {
    let value = CellValue::Empty { meaning: meaning.to_owned(), shown: "–".to_owned() };
    Cell { value, provenance: Vec::new(), notes: Vec::new() }
}

fn fill_cell(
    source: &CellSource,
    kind: RowKind,
    table: &TableSource,
    figures: &mut Figures<'_>,
    notes: &mut Notes,
) -> Cell {
    if kind == RowKind::Heading {
        let value = CellValue::Empty { meaning: String::new(), shown: String::new() };
        return Cell { value, provenance: Vec::new(), notes: Vec::new() };
    }
    match source {
        CellSource::Empty { meaning } => empty(meaning),
        CellSource::Figure { figure, meaning } => {
            let outcome = figures.outcome(figure);
            outcome_cell(outcome, meaning, table, figures, notes)
        }
        CellSource::Text(runs) => text_cell(runs, table, figures, notes),
        CellSource::Computed(computed) => computed_cell(computed, table, figures, notes),
        CellSource::Listed { value, measure, format } => {
            let shown = show_number(*value, *measure, needed_decimals(*value), format, figures.messages);
            let value = CellValue::Number { value: shown.value, format: shown.format, text: shown.text };
            zero_or(Cell { value, provenance: Vec::new(), notes: Vec::new() }, table)
        }
    }
}

fn outcome_cell(
    outcome: Outcome,
    meaning: &str,
    table: &TableSource,
    figures: &Figures<'_>,
    notes: &mut Notes,
) -> Cell {
    match outcome {
        Outcome::None => empty(meaning),
        Outcome::Suppressed { provenance, .. } => {
            Cell { value: CellValue::Suppressed, provenance: vec![provenance], notes: Vec::new() }
        }
        Outcome::Word { text, provenance } => {
            Cell { value: CellValue::Text(text), provenance: vec![provenance], notes: Vec::new() }
        }
        Outcome::Number { shown, status, provenance } => {
            let value = CellValue::Number { value: shown.value, format: shown.format, text: shown.text };
            let notes = preliminary(status, figures, notes);
            zero_or(Cell { value, provenance: vec![provenance], notes }, table)
        }
    }
}

fn preliminary(status: Status, figures: &Figures<'_>, notes: &mut Notes) -> Vec<usize> {
    match status {
        Status::Preliminary => vec![notes.number(figures.messages.text("report-note-preliminary", &[]))],
        Status::Final | Status::Suppressed => Vec::new(),
    }
}

/// The cell, or a dash when it is exactly zero and the table says what that means.
fn zero_or(cell: Cell, table: &TableSource) -> Cell {
    match (&cell.value, &table.zero) {
        (CellValue::Number { value, .. }, Some(meaning)) if *value == Number::from_integer(0) => {
            Cell { value: empty(meaning).value, ..cell }
        }
        _ => cell,
    }
}

/// Running text in a cell; a lone figure is a number like any other.
fn text_cell(runs: &[Run], table: &TableSource, figures: &mut Figures<'_>, notes: &mut Notes) -> Cell {
    let missing = figures.messages.text("report-empty", &[]);
    if let [Run::Figure(figure)] = runs {
        let outcome = figures.outcome(figure);
        return outcome_cell(outcome, &missing, table, figures, notes);
    }
    let plain = figures.plain(runs);
    if plain.lacks_value || plain.text.is_empty() {
        return empty(&missing);
    }
    Cell { value: CellValue::Text(plain.text), provenance: plain.provenance, notes: Vec::new() }
}

fn computed_cell(
    computed: &ComputedCell,
    table: &TableSource,
    figures: &mut Figures<'_>,
    notes: &mut Notes,
) -> Cell {
    let both = figures.get(&computed.first, None).zip(figures.get(&computed.second, None));
    let Some((first, second)) = both else { return empty(&computed.meaning) };
    if first.status == Status::Suppressed || second.status == Status::Suppressed {
        let hidden = figures.messages.text("report-hidden-value", &[]);
        let provenance = vec![figures.remember(first, Some(second), &hidden)];
        return Cell { value: CellValue::Suppressed, provenance, notes: Vec::new() };
    }
    let Some((value, measure)) = compute(computed.computation, first, second) else {
        return empty(&computed.meaning);
    };
    let decimals = figures.scope.indicators.get(&computed.first.indicator).map_or(0, |info| info.decimals);
    let shown = show_number(value, measure, decimals, &computed.format, figures.messages);
    let provenance = vec![figures.remember(first, Some(second), &shown.text)];
    let value = CellValue::Number { value: shown.value, format: shown.format, text: shown.text };
    let notes = preliminary(worse(first, Some(second)), figures, notes);
    zero_or(Cell { value, provenance, notes }, table)
}

fn compute(computation: Computation, first: &Figure, second: &Figure) -> Option<(Number, Measure)> {
    let (minuend, subtrahend) = (first.value?, second.value?);
    match computation {
        Computation::Change => Some((percent_change(minuend, subtrahend)?, Measure::Percent)),
        Computation::Difference => {
            let measure =
                if first.measure == Measure::Percent { Measure::PercentagePoints } else { first.measure };
            Some((minuend - subtrahend, measure))
        }
    }
}

/// Numbers stand to the right, also with words beside them; words to the left.
fn align(rows: &[Row], column: usize) -> Align {
    let is_words = |row: &Row| {
        row.cells
            .get(column)
            .is_some_and(|cell| matches!(&cell.value, CellValue::Text(_)) && cell.provenance.is_empty())
    };
    if rows.iter().any(is_words) { Align::Start } else { Align::End }
}
