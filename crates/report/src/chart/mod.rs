//! Charts: reading `charts/*.toml` and drawing them as SVG.

mod bars;
mod data;
mod draw;
mod file;
mod lines;
mod svg;

pub(crate) use data::approximate;
pub(crate) use draw::draw_chart;
pub(crate) use file::read_chart;
pub(crate) use svg::escape as escape_xml;

use crate::resolve::Run;
use crate::tables::TableSource;

/// A chart before its figures are filled in.
#[derive(Debug, Clone)]
pub(crate) struct ChartSource {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What is a series.
    pub series: Series,
    /// What it shows, in a sentence or two.
    pub description: Vec<Run>,
    /// Its numbers, with title and id.
    pub data: TableSource,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChartKind {
    /// Bars beside each other.
    Bar,
    /// Lines over time.
    Line,
    /// Bars divided into parts.
    Stacked,
}

/// What of the data is a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Series {
    /// Each row; the columns are categories.
    Rows,
    /// Each column; the rows are categories.
    Columns,
}
