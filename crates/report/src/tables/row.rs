//! Rows of a table file and the cells where they meet the columns.

use super::column::{Column, Says, read_says};
use super::grid::GridContext;
use super::{CellSource, Computation, ComputedCell, RowSource};
use crate::expression::{Format, Scale};
use crate::model::RowKind;
use crate::resolve::{Context, FigureFault, FigureRequest, FigureValue, Run, check_format};
use enslinje_domain::{Diagnostic, Measure, Place, Problems};
use enslinje_pack::TableReader;

/// What a row says, besides its own cells.
struct RowHead {
    kind: RowKind,
    says: Says,
    empty: Option<String>,
}

/// Reads a row. `empty` is the table's meaning of an empty cell.
pub(crate) fn read_row(
    mut table: TableReader<'_>,
    columns: &[Column],
    grid: &GridContext<'_>,
    empty: &str,
    problems: &mut Problems,
) -> RowSource {
    let label = grid.text(&mut table, "label", problems);
    if label.is_none() && !table.has("label") {
        let diagnostic = Diagnostic::error("report-row-without-label", table.place());
        problems.push(diagnostic);
    }
    let kinds = [("line", RowKind::Line), ("total", RowKind::Total), ("heading", RowKind::Heading)];
    let head = RowHead {
        kind: table.optional_choice("kind", &kinds, problems).unwrap_or(RowKind::Line),
        says: read_says(&mut table, grid, problems),
        empty: table.optional_text("empty", problems),
    };
    let note = grid.text(&mut table, "note", problems);
    let mut own = table.optional_table("cells", problems);
    let mut cells = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let meaning = head.empty.as_deref().or(column.empty.as_deref()).unwrap_or(empty).to_owned();
        let context = context(&head.says, column, grid);
        let written = own_cell(own.as_mut(), column, &context, grid, problems);
        cells.push(match written {
            Some(text) if text.is_empty() => CellSource::Empty { meaning },
            Some(text) => CellSource::Text(text),
            None if head.kind == RowKind::Heading => CellSource::Empty { meaning },
            None => cell(&head.says, columns, at, grid, meaning, problems),
        });
    }
    own.into_iter().for_each(|own| own.finish(problems));
    table.finish(problems);
    RowSource { kind: head.kind, label: label.unwrap_or_default(), note, cells }
}

/// The cell that a row writes itself; empty when it is left empty on purpose.
fn own_cell(
    own: Option<&mut TableReader<'_>>,
    column: &Column,
    context: &Context,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Option<Vec<Run>> {
    let (own, id) = own.zip(column.id.as_ref())?;
    if !own.has(id) {
        return None;
    }
    if own.is_empty_text(id) {
        return Some(Vec::new());
    }
    Some(grid.text_in(own, id, context, problems).unwrap_or_default())
}

/// What a figure in this cell takes when it does not say otherwise.
fn context(row: &Says, column: &Column, grid: &GridContext<'_>) -> Context {
    let mut by = row.by.clone();
    by.0.extend(column.says.by.0.clone());
    Context {
        period: column.says.period.or(row.period).unwrap_or(grid.scope.period),
        unit: column.says.unit.clone().or_else(|| row.unit.clone()),
        by,
    }
}

fn cell(
    row: &Says,
    columns: &[Column],
    at: usize,
    grid: &GridContext<'_>,
    meaning: String,
    problems: &mut Problems,
) -> CellSource {
    let column = &columns[at];
    let format = column.says.format.clone().or_else(|| row.format.clone());
    let Some((computation, first, second)) = column.computed else {
        return match figure(row, column, format, grid, problems) {
            Some(figure) => CellSource::Figure { figure: Box::new(figure), meaning },
            None => CellSource::Empty { meaning },
        };
    };
    let both = figure(row, &columns[first], None, grid, problems).zip(figure(
        row,
        &columns[second],
        None,
        grid,
        problems,
    ));
    let Some((minuend, subtrahend)) = both else { return CellSource::Empty { meaning } };
    let info = grid.scope.indicators.get(&minuend.key.indicator);
    let measure = match computation {
        Computation::Change => Measure::Percent,
        Computation::Difference => info.map_or(Measure::Count, |info| info.measure),
    };
    let format = computed_format(computation, column, format, measure, problems);
    CellSource::Computed(Box::new(ComputedCell {
        computation,
        first: minuend.key,
        second: subtrahend.key,
        columns: (first, second),
        format,
        meaning,
    }))
}

/// A column of changes has its own format, for that of the row is about values.
fn computed_format(
    computation: Computation,
    column: &Column,
    format: Option<(Format, Place)>,
    measure: Measure,
    problems: &mut Problems,
) -> Format {
    let format = match computation {
        Computation::Change => column.says.format.clone(),
        Computation::Difference => format,
    };
    let Some((format, place)) = format else {
        let one =
            Format { is_given: true, scale: Some(Scale::Percent), decimals: Some(1), ..Format::default() };
        return if computation == Computation::Change { one } else { Format::default() };
    };
    if let Err(code) = check_format(&format, measure) {
        problems.push(Diagnostic::error(code, place).with("measure", measure.name()));
    }
    format
}

fn figure(
    row: &Says,
    column: &Column,
    format: Option<(Format, Place)>,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Option<FigureValue> {
    let (indicator, place) = column.says.indicator.clone().or_else(|| row.indicator.clone())?;
    let Context { period, unit, by } = context(row, column, grid);
    let (format, format_place) = format.unwrap_or_else(|| (Format::default(), place.clone()));
    let request = FigureRequest { indicator, period, unit, by, format };
    match request.resolve(grid.scope, place.clone()) {
        Ok(figure) => Some(figure),
        Err(FigureFault::Name(fault)) => {
            problems.push(fault.at(place));
            None
        }
        Err(FigureFault::Format(fault)) => {
            problems.push(fault.at(format_place));
            None
        }
    }
}
