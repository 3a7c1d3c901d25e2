//! Reads `tables/*.toml`, and the columns and rows of `charts/*.toml`.

use super::column::{Column, read_columns};
use super::grid::GridContext;
use super::listed::list_rows;
use super::row::read_row;
use super::{ColumnSource, RowSource, TableSource};
use crate::resolve::Run;
use enslinje_domain::{Diagnostic, Problems};
use enslinje_pack::{PackFolder, TableReader, toml_doc};

/// Reads the table of `tables/<id>.toml`; every mistake in it is told.
pub(crate) fn read_table(
    folder: &PackFolder,
    id: &str,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Option<TableSource> {
    let file = toml_doc(folder, &format!("tables/{id}.toml"), problems)?;
    let mut root = file.root();
    let title = grid.text(&mut root, "title", problems);
    if !root.has("title") {
        problems.push(missing(&root, "title"));
    }
    let zero = root.optional_text("zero", problems);
    let table = read_grid(&mut root, id, title.unwrap_or_default(), zero, grid, problems);
    root.finish(problems);
    Some(table)
}

/// Reads columns, rows and notes of a chart file.
pub(crate) fn read_chart_grid(
    root: &mut TableReader<'_>,
    id: &str,
    title: Vec<Run>,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> TableSource {
    read_grid(root, id, title, None, grid, problems)
}

fn missing(root: &TableReader<'_>, key: &str) -> Diagnostic {
    Diagnostic::error("pack-missing-key", root.place()).with("key", key).with("table", root.place().file)
}

fn read_grid(
    root: &mut TableReader<'_>,
    id: &str,
    title: Vec<Run>,
    zero: Option<String>,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> TableSource {
    let head = ColumnSource {
        text: grid.text(root, "head", problems).unwrap_or_default(),
        meaning: grid.messages.text("report-row-headers", &[]),
        weight: grid.width(root, "head_width", 3, problems),
        ..ColumnSource::default()
    };
    let notes = grid.texts(root, "notes", problems);
    let empty =
        root.optional_text("empty", problems).unwrap_or_else(|| grid.messages.text("report-empty", &[]));
    let tables = root.tables("column", problems);
    let columns = read_columns(tables, grid, problems);
    if columns.is_empty() {
        problems.push(missing(root, "column"));
    }
    let is_list = root.has("list");
    let (head, columns, rows) = if is_list {
        list_rows(root, columns, head.weight, &empty, grid, problems)
    } else {
        tell_fields(&columns, problems);
        let rows = read_rows(root, &columns, &empty, grid, problems);
        (head, columns, rows)
    };
    let columns = std::iter::once(head).chain(columns.into_iter().map(|column| column.head)).collect();
    TableSource { id: id.to_owned(), title, columns, rows, notes, zero }
}

fn read_rows(
    root: &mut TableReader<'_>,
    columns: &[Column],
    empty: &str,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Vec<RowSource> {
    let tables = root.tables("row", problems);
    if tables.is_empty() {
        problems.push(missing(root, "row"));
    }
    tables.into_iter().map(|table| read_row(table, columns, grid, empty, problems)).collect()
}

/// A field stands for nothing in a table that is not of a list.
fn tell_fields(columns: &[Column], problems: &mut Problems) {
    for column in columns.iter().filter(|column| column.field.is_some() || column.is_summed) {
        problems.push(Diagnostic::error("report-field-without-list", column.place.clone()));
    }
}
