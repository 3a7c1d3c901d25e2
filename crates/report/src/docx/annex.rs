//! The annex in Word: a row for each computed figure, with a bookmark that the text links to.

use super::body::Body;
use super::section::Page;
use super::table::{PAPER, write_table};
use crate::anchors::source_label;
use crate::column_width::Paper;
use crate::model::{Align, Cell, CellValue, ColumnHead, Document, Provenance, Row, RowKind, Table};
use crate::printed::PrintedTable;
use crate::words::Words;

/// Small type on turned pages.
const ANNEX_PAPER: Paper = Paper { portrait: PAPER.landscape, sizes: &[7.0, 6.5, 6.0], ..PAPER };

/// Writes the annex; nothing when no figure was computed.
pub(super) fn write_annex(body: &mut Body<'_>, document: &Document, words: &Words) {
    if document.provenance.is_empty() {
        return;
    }
    body.turn(Page::Landscape);
    body.numbered_heading(1, &words.annex, None);
    body.plain_paragraph("Normal", &words.annex_lead);
    body.plain_paragraph("TableNote", &format!("{}: {}", words.snapshot, document.meta.snapshot));
    body.plain_paragraph("TableEnd", "");
    let table = annex_table(&document.provenance, words);
    let printed = PrintedTable::of(&table, words, &ANNEX_PAPER);
    write_table(body, &table, &printed, None, Some(source_label));
}

fn annex_table(provenance: &[Provenance], words: &Words) -> Table {
    let aligns = [
        Align::End,
        Align::Start,
        Align::End,
        Align::Start,
        Align::Start,
        Align::End,
        Align::Start,
        Align::Start,
    ];
    let columns = words.annex_columns.iter().zip(aligns).map(|(text, align)| ColumnHead {
        text: text.clone(),
        meaning: String::new(),
        group: String::new(),
        align,
        weight: 1,
    });
    let rows = provenance.iter().enumerate().map(|(at, source)| {
        let part = if source.part.is_empty() { String::new() } else { format!(", {}", source.part) };
        let name = format!("{}{part} ({})", source.name, source.indicator);
        let version = source.version.to_string();
        let texts =
            [&name, &version, &source.unit, &source.period, &source.value, &source.status, &source.source];
        Row {
            kind: RowKind::Line,
            header: words_cell(&(at + 1).to_string()),
            cells: texts.into_iter().map(|text| words_cell(text)).collect(),
        }
    });
    Table {
        id: String::new(),
        caption: String::new(),
        columns: columns.collect(),
        rows: rows.collect(),
        remarks: Vec::new(),
        notes: Vec::new(),
    }
}

fn words_cell(text: &str) -> Cell {
    Cell { value: CellValue::Text(text.to_owned()), provenance: Vec::new(), notes: Vec::new() }
}
