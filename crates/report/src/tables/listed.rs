//! Tables whose rows are those of a list of the pack.

use super::column::Column;
use super::grid::GridContext;
use super::{CellSource, ColumnSource, RowSource, TableSource};
use crate::expression::{Condition, Format, Scanner, Spanned, parse_condition};
use crate::model::RowKind;
use crate::resolve::{Run, check_format, find_field, find_list, rows_where};
use crate::scope::{List, ListCell};
use enslinje_domain::{Diagnostic, Measure, Number, Problems};
use enslinje_pack::TableReader;

/// Head column, the others, and the rows of a table file with `list`.
pub(crate) fn list_rows(
    root: &mut TableReader<'_>,
    mut columns: Vec<Column>,
    weight: u16,
    empty: &str,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> (ColumnSource, Vec<Column>, Vec<RowSource>) {
    let rows = read_list(root, grid, problems).map(|(list, condition, sum)| {
        let fields = fields_of(&columns, list, problems);
        let found = rows_where(list, &condition);
        let found = found.unwrap_or_else(|fault| {
            let place = root.place_within("where", fault.span.clone());
            problems.push(fault.at(place));
            Vec::new()
        });
        let mut rows: Vec<RowSource> =
            found.iter().map(|row| row_source(row, &fields, &columns, empty, problems)).collect();
        if let Some(label) = sum {
            rows.push(sum_row(label, &found, &fields, &columns, empty));
        }
        rows
    });
    if columns.is_empty() {
        return (ColumnSource::default(), columns, Vec::new());
    }
    let first = columns.remove(0);
    (ColumnSource { weight, ..first.head }, columns, rows.unwrap_or_default())
}

type ReadList<'a> = (&'a List, Condition, Option<String>);

fn read_list<'a>(
    root: &mut TableReader<'_>,
    grid: &GridContext<'a>,
    problems: &mut Problems,
) -> Option<ReadList<'a>> {
    let name = root.required_text("list", problems);
    let condition = root.optional_text("where", problems);
    let sum = root.optional_text("sum", problems);
    let condition = match condition.map(|text| parse_whole_condition(&text)) {
        None => Condition::default(),
        Some(Ok(condition)) => condition,
        Some(Err(fault)) => {
            let place = root.place_within("where", fault.span.clone());
            problems.push(fault.at(place));
            Condition::default()
        }
    };
    let value = name?;
    let span = 0..value.len();
    match find_list(&Spanned { value, span }, grid.scope) {
        Ok(list) => Some((list, condition, sum)),
        Err(fault) => {
            let place = root.place_within("list", fault.span.clone());
            problems.push(fault.at(place));
            None
        }
    }
}

/// Reads a condition that is the whole text.
pub(crate) fn parse_whole_condition(text: &str) -> Result<Condition, crate::expression::Fault> {
    let mut scanner = Scanner::new(text);
    let condition = parse_condition(&mut scanner)?;
    scanner.skip_space();
    if scanner.is_done() { Ok(condition) } else { Err(scanner.unexpected()) }
}

fn fields_of(columns: &[Column], list: &List, problems: &mut Problems) -> Vec<Option<usize>> {
    let mut fields = Vec::new();
    for column in columns {
        let Some(field) = &column.field else {
            problems.push(Diagnostic::error("report-list-column-without-field", column.place.clone()));
            fields.push(None);
            continue;
        };
        fields.push(match find_field(list, field) {
            Ok(at) => Some(at),
            Err(fault) => {
                problems.push(fault.at(column.place.clone()));
                None
            }
        });
    }
    fields
}

fn row_source(
    row: &[ListCell],
    fields: &[Option<usize>],
    columns: &[Column],
    empty: &str,
    problems: &mut Problems,
) -> RowSource {
    let mut cells = columns.iter().zip(fields).map(|(column, at)| {
        let cell = at.and_then(|at| row.get(at));
        list_cell(cell, column, empty, problems)
    });
    let label = cells.next().map(label_of).unwrap_or_default();
    let cells = cells.collect();
    RowSource { kind: RowKind::Line, label, note: None, cells }
}

fn label_of(cell: CellSource) -> Vec<Run> {
    match cell {
        CellSource::Text(text) => text,
        CellSource::Listed { value, .. } => vec![Run::Text(ListCell::Number(value).raw())],
        CellSource::Empty { meaning } => vec![Run::Text(meaning)],
        CellSource::Figure { .. } | CellSource::Computed(_) => Vec::new(),
    }
}

fn list_cell(cell: Option<&ListCell>, column: &Column, empty: &str, problems: &mut Problems) -> CellSource {
    let meaning = column.empty.as_deref().unwrap_or(empty).to_owned();
    let (value, measure) = match cell {
        None | Some(ListCell::Empty) => return CellSource::Empty { meaning },
        Some(ListCell::Text { shown, .. }) => return CellSource::Text(vec![Run::Text(shown.clone())]),
        Some(ListCell::Number(value)) => (*value, Measure::Count),
        Some(ListCell::Money(value)) => (*value, Measure::Money),
    };
    let format = match &column.says.format {
        None => Format::default(),
        Some((format, place)) => {
            if let Err(code) = check_format(format, measure) {
                problems.push(Diagnostic::error(code, place.clone()).with("measure", measure.name()));
            }
            format.clone()
        }
    };
    CellSource::Listed { value, measure, format }
}

fn sum_row(
    label: String,
    rows: &[&[ListCell]],
    fields: &[Option<usize>],
    columns: &[Column],
    empty: &str,
) -> RowSource {
    let mut cells = Vec::new();
    for (column, at) in columns.iter().zip(fields).skip(1) {
        let meaning = column.empty.as_deref().unwrap_or(empty).to_owned();
        let Some(at) = at.filter(|_| column.is_summed) else {
            cells.push(CellSource::Empty { meaning });
            continue;
        };
        let mut sum = Number::from_integer(0);
        let mut measure = Measure::Count;
        for cell in rows.iter().filter_map(|row| row.get(at)) {
            sum += cell.number().unwrap_or_default();
            if matches!(cell, ListCell::Money(_)) {
                measure = Measure::Money;
            }
        }
        let format = column.says.format.clone().map(|(format, _)| format).unwrap_or_default();
        cells.push(CellSource::Listed { value: sum, measure, format });
    }
    RowSource { kind: RowKind::Total, label: vec![Run::Text(label)], note: None, cells }
}

/// Rows of a list under given fields, as words and plain numbers.
pub(crate) fn listed_rows(list: &List, rows: &[&[ListCell]], fields: &[&str], empty: &str) -> Vec<RowSource> {
    let at: Vec<Option<usize>> = fields.iter().map(|field| list.field(field)).collect();
    let mut sources = Vec::new();
    for row in rows {
        let mut cells = at.iter().map(|at| match at.and_then(|at| row.get(at)) {
            None | Some(ListCell::Empty) => CellSource::Empty { meaning: empty.to_owned() },
            Some(ListCell::Text { shown, .. }) => CellSource::Text(vec![Run::Text(shown.clone())]),
            Some(cell @ (ListCell::Number(value) | ListCell::Money(value))) => {
                let is_money = matches!(cell, ListCell::Money(_));
                let measure = if is_money { Measure::Money } else { Measure::Count };
                CellSource::Listed { value: *value, measure, format: Format::default() }
            }
        });
        let label = cells.next().map(label_of).unwrap_or_default();
        let cells = cells.collect();
        sources.push(RowSource { kind: RowKind::Line, label, note: None, cells });
    }
    sources
}

/// A table of all fields of a list but its ids, which are for references.
pub(crate) fn list_table(
    id: &str,
    title: String,
    list: &List,
    rows: &[&[ListCell]],
    empty: &str,
) -> TableSource {
    let fields: Vec<_> = list.fields.iter().filter(|field| field.name != "id").collect();
    let columns = fields.iter().enumerate().map(|(at, field)| ColumnSource {
        text: vec![Run::Text(field.heading.clone())],
        weight: if at == 0 { 3 } else { 1 },
        ..ColumnSource::default()
    });
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    TableSource {
        id: id.to_owned(),
        title: vec![Run::Text(title)],
        columns: columns.collect(),
        rows: listed_rows(list, rows, &names, empty),
        notes: Vec::new(),
        zero: None,
    }
}
