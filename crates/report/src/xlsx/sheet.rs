//! One table on one sheet.

use super::Writing;
use crate::chart::approximate;
use crate::model::{Align, Cell, CellValue, ColumnHead, Row, RowKind, Table};
use crate::printable::printable;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// Where the heading of a table begins: under its caption and an empty row.
const TOP: u32 = 2;

pub(super) fn write_table(sheet: &mut Worksheet, table: &Table, writing: &Writing) -> Result<(), XlsxError> {
    let styles = &writing.styles;
    sheet.write_string_with_format(0, 0, printable(&table.caption), &styles.caption)?;
    let mut row = write_head(sheet, table, writing)?;
    sheet.set_freeze_panes(row, 1)?;
    let has_notes = table.rows.iter().any(|row| !note_numbers(row).is_empty());
    if has_notes {
        let text = writing.text("report-sheet-notes");
        sheet.write_string_with_format(row - 1, last_column(table) + 1, printable(&text), &styles.head)?;
    }
    for source in &table.rows {
        write_row(sheet, row, source, table, writing)?;
        row += 1;
    }
    widths(sheet, table)?;
    let notes = table.notes.iter().zip(1..).map(|(note, number)| format!("{number}. {note}"));
    let legend = legend(table, writing);
    let signs = legend.iter().map(|(sign, meaning)| format!("{sign} = {meaning}"));
    for (text, row) in table.remarks.iter().cloned().chain(notes).chain(signs).zip(row + 1..) {
        sheet.write_string_with_format(row, 0, printable(&text), &styles.note)?;
    }
    Ok(())
}

fn last_column(table: &Table) -> u16 {
    u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX - 1)
}

/// Writes one or two rows of headings; gives the row after them.
fn write_head(sheet: &mut Worksheet, table: &Table, writing: &Writing) -> Result<u32, XlsxError> {
    let is_grouped = table.columns.iter().any(|column| !column.group.is_empty());
    let bottom = TOP + u32::from(is_grouped);
    let mut at = 0;
    while let Some(column) = table.columns.get(at) {
        let run = table.columns[at..].iter().take_while(|other| other.group == column.group).count();
        let first = u16::try_from(at).unwrap_or(u16::MAX);
        if column.group.is_empty() {
            head_cell(sheet, bottom, first, column, writing)?;
            at += 1;
            continue;
        }
        let last = first.saturating_add(u16::try_from(run - 1).unwrap_or(0));
        let group = printable(&column.group);
        if run > 1 {
            sheet.merge_range(TOP, first, TOP, last, &group, &writing.styles.group)?;
        } else {
            sheet.write_string_with_format(TOP, first, group, &writing.styles.group)?;
        }
        for (column, head) in (first..=last).zip(&table.columns[at..]) {
            head_cell(sheet, bottom, column, head, writing)?;
        }
        at += run;
    }
    Ok(bottom + 1)
}

fn head_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    head: &ColumnHead,
    writing: &Writing,
) -> Result<(), XlsxError> {
    let text = if head.text.is_empty() { &head.meaning } else { &head.text };
    let style = match head.align {
        Align::Start => &writing.styles.head,
        Align::End => &writing.styles.head_end,
    };
    sheet.write_string_with_format(row, column, printable(text), style)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    source: &Row,
    table: &Table,
    writing: &Writing,
) -> Result<(), XlsxError> {
    let styles = &writing.styles;
    let style = match source.kind {
        RowKind::Line => &styles.row,
        RowKind::Total => &styles.total,
        RowKind::Heading => &styles.section,
    };
    write_cell(sheet, row, 0, &source.header, style, writing)?;
    if source.kind != RowKind::Heading {
        for (column, cell) in (1u16..).zip(&source.cells) {
            write_cell(sheet, row, column, cell, style, writing)?;
        }
    }
    let notes = note_numbers(source);
    if !notes.is_empty() {
        sheet.write_string(row, last_column(table) + 1, notes)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    style: &Format,
    writing: &Writing,
) -> Result<(), XlsxError> {
    let sign = || style.clone().set_align(rust_xlsxwriter::FormatAlign::Right);
    match &cell.value {
        CellValue::Empty { shown, .. } => {
            if !shown.is_empty() {
                sheet.write_string_with_format(row, column, printable(shown), &sign())?;
            }
        }
        CellValue::Text(text) => {
            sheet.write_string_with_format(row, column, printable(text), style)?;
        }
        CellValue::Number { value, format, .. } => {
            // Excel shows a percentage as a hundred times what the cell holds.
            let scale = if format.suffix == "%" { 100 } else { 1 };
            let number = writing.styles.number(*format, style);
            sheet.write_number_with_format(row, column, approximate(*value / scale), &number)?;
        }
        CellValue::Suppressed => {
            let shown = printable(&writing.words.suppressed_shown).into_owned();
            sheet.write_string_with_format(row, column, shown, &sign())?;
        }
    }
    Ok(())
}

/// Numbers of the notes to which a row points.
fn note_numbers(row: &Row) -> String {
    let cells = std::iter::once(&row.header).chain(&row.cells);
    let numbers: BTreeSet<usize> = cells.flat_map(|cell| cell.notes.iter().copied()).collect();
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// Signs of empty and hidden cells with their meaning, each once.
fn legend(table: &Table, writing: &Writing) -> Vec<(String, String)> {
    let mut legend: Vec<(String, String)> = Vec::new();
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        let entry = match &cell.value {
            CellValue::Empty { meaning, shown } if !shown.is_empty() => (shown.clone(), meaning.clone()),
            CellValue::Suppressed => {
                (writing.words.suppressed_shown.clone(), writing.words.suppressed_meaning.clone())
            }
            _ => continue,
        };
        if !legend.contains(&entry) {
            legend.push(entry);
        }
    }
    legend
}

/// Widths from the longest text, within bounds; longer texts wrap.
fn widths(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    for (at, column) in table.columns.iter().enumerate() {
        let texts = table.rows.iter().filter(|row| row.kind != RowKind::Heading).filter_map(|row| {
            match at.checked_sub(1) {
                None => Some(&row.header),
                Some(at) => row.cells.get(at),
            }
        });
        let longest = texts.map(|cell| length(&cell.value)).chain([column.text.chars().count()]).max();
        let (least, most) = if at == 0 { (18, 60) } else { (11, 44) };
        let width = longest.unwrap_or(0).saturating_add(2).clamp(least, most);
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        sheet.set_column_width(column, f64::from(u32::try_from(width).unwrap_or(11)))?;
    }
    Ok(())
}

fn length(value: &CellValue) -> usize {
    match value {
        CellValue::Empty { shown, .. } => shown.chars().count(),
        CellValue::Text(text) | CellValue::Number { text, .. } => text.chars().count(),
        CellValue::Suppressed => 2,
    }
}
