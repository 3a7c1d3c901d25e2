//! Chooses how a chart is drawn.

use super::bars::{draw_bars, draw_stacked};
use super::data::ChartData;
use super::lines::draw_lines;
use super::{ChartKind, ChartSource};
use crate::model::Table;
use enslinje_text::Messages;

/// The picture of a chart as a complete SVG document.
pub(crate) fn draw_chart(
    source: &ChartSource,
    data: &Table,
    description: &str,
    messages: &Messages,
) -> String {
    let hidden = messages.text("report-suppressed-shown", &[]);
    let chart = ChartData::of(data, source.series, &hidden);
    // Parts of a whole cannot be negative; such numbers are shown beside each other.
    let has_negative = chart.range().0 < 0.0;
    let (svg, height) = match source.kind {
        ChartKind::Stacked if has_negative => draw_bars(&chart, &data.id),
        ChartKind::Bar => draw_bars(&chart, &data.id),
        ChartKind::Stacked => draw_stacked(&chart, &data.id),
        ChartKind::Line => draw_lines(&chart),
    };
    svg.finish(&data.id, height, &data.caption, description, chart.series.len())
}

#[cfg(test)]
mod tests;
