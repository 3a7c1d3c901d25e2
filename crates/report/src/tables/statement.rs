//! The income statement (*resultaträkning*): outcome, budget and outcome of the year before.

use super::grid::GridContext;
use super::{CellSource, ColumnSource, RowSource, TableSource};
use crate::expression::{Format, Scale};
use crate::model::RowKind;
use crate::resolve::{FigureFault, FigureRequest, Run};
use enslinje_domain::{Place, Problems, Split};
use enslinje_text::written_period;

/// The income statement of the pack with its lines in order, shown in one scale.
pub(crate) fn income_statement(
    scale: Scale,
    grid: &GridContext<'_>,
    place: &Place,
    problems: &mut Problems,
) -> TableSource {
    let scope = grid.scope;
    let period = scope.period;
    let before = period.step_years(-1).unwrap_or(period);
    let text = |id: &str, period| {
        vec![Run::Text(grid.messages.text(id, &[("period", written_period(period, scope.locale))]))]
    };
    let budget = Split::whole().with("amount", "budget");
    let columns = [
        (text("report-statement-outcome", period), period, Split::whole()),
        (text("report-statement-budget", period), period, budget),
        (text("report-statement-outcome", before), before, Split::whole()),
    ];
    let format = Format { is_given: true, scale: Some(scale), ..Format::default() };
    let mut rows = Vec::new();
    for line in &scope.statement {
        let mut cells = Vec::new();
        for (_, period, by) in &columns {
            let request = FigureRequest {
                indicator: line.id.clone(),
                period: *period,
                unit: Some(scope.root.clone()),
                by: by.clone(),
                format: format.clone(),
            };
            match request.resolve(scope, place.clone()) {
                Ok(figure) => cells.push(CellSource::Figure {
                    figure: Box::new(figure),
                    meaning: grid.messages.text("report-empty", &[]),
                }),
                Err(FigureFault::Name(fault) | FigureFault::Format(fault)) => {
                    problems.push(fault.at(place.clone()))
                }
            }
        }
        let kind = if line.is_total { RowKind::Total } else { RowKind::Line };
        rows.push(RowSource { kind, label: vec![Run::Text(line.name.clone())], note: None, cells });
    }
    let scale_word = match scale {
        Scale::Thousands => "tkr",
        Scale::Millions => "mnkr",
        _ => "kr",
    };
    let head = ColumnSource {
        text: vec![Run::Text(
            grid.messages.text("report-statement-head", &[("scale", scale_word.to_owned())]),
        )],
        weight: 3,
        ..ColumnSource::default()
    };
    let others =
        columns.into_iter().map(|(text, ..)| ColumnSource { text, weight: 1, ..ColumnSource::default() });
    TableSource {
        id: "income-statement".to_owned(),
        title: text("report-statement-title", period),
        columns: std::iter::once(head).chain(others).collect(),
        rows,
        notes: Vec::new(),
        zero: None,
    }
}
