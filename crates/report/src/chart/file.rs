//! Reads `charts/*.toml`.

use super::{ChartKind, ChartSource, Series};
use crate::expression::{Format, UnitWord, View};
use crate::tables::{CellSource, GridContext, read_chart_grid};
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_pack::{PackFolder, TableReader, toml_doc};

/// Reads the chart of `charts/<id>.toml`; every mistake in it is told.
pub(crate) fn read_chart(
    folder: &PackFolder,
    id: &str,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Option<ChartSource> {
    let file = toml_doc(folder, &format!("charts/{id}.toml"), problems)?;
    let mut root = file.root();
    let kinds = [("bar", ChartKind::Bar), ("line", ChartKind::Line), ("stacked", ChartKind::Stacked)];
    let kind = root.required_choice("kind", &kinds, problems);
    let choices = [("rows", Series::Rows), ("columns", Series::Columns)];
    let series = root.optional_choice("series", &choices, problems).unwrap_or(Series::Rows);
    let title = required(&mut root, "title", grid, problems);
    let description = required(&mut root, "description", grid, problems);
    let format = grid.format(&mut root, "format", problems);
    let format_place = root.place_of("format");
    // A chart and the table beside it often have the same name.
    let anchor = format!("chart-{id}");
    let mut data = read_chart_grid(&mut root, &anchor, title, grid, problems);
    let format = format.map(|(format, _)| format);
    set_format(&mut data.rows, format.as_ref(), grid, &format_place, problems);
    root.finish(problems);
    Some(ChartSource { kind: kind?, series, description, data })
}

fn required(
    root: &mut TableReader<'_>,
    key: &str,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Vec<crate::resolve::Run> {
    if !root.has(key) {
        let diagnostic = Diagnostic::error("pack-missing-key", root.place()).with("key", key);
        problems.push(diagnostic.with("table", root.place().file));
    }
    grid.text(root, key, problems).unwrap_or_default()
}

/// Every number of a chart is shown alike: the chart's format replaces that of the cells.
fn set_format(
    rows: &mut [crate::tables::RowSource],
    format: Option<&Format>,
    grid: &GridContext<'_>,
    place: &Place,
    problems: &mut Problems,
) {
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let measure = match cell {
            CellSource::Figure { figure, .. } => {
                let info = grid.scope.indicators.get(&figure.key.indicator);
                if let Some(format) = format {
                    figure.format = format.clone();
                }
                info.map(|info| info.measure)
            }
            CellSource::Listed { format: own, measure, .. } => {
                if let Some(format) = format {
                    *own = format.clone();
                }
                Some(*measure)
            }
            CellSource::Computed(_) | CellSource::Text(_) => {
                problems.push(Diagnostic::error("report-chart-cell", place.clone()));
                None
            }
            CellSource::Empty { .. } => None,
        };
        let Some((format, measure)) = format.zip(measure) else { continue };
        let fits = crate::resolve::check_format(format, measure);
        if let Err(code) = fits {
            problems.push(Diagnostic::error(code, place.clone()).with("measure", measure.name()));
        } else if format.view != View::Value || format.words || format.unit == UnitWord::Full {
            problems.push(Diagnostic::error("report-chart-format", place.clone()));
        }
    }
}
