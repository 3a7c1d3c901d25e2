//! The report as read: blocks with everything looked up, figures still to be filled in.

use crate::chart::ChartSource;
use crate::resolve::Run;
use crate::tables::TableSource;
use enslinje_domain::Place;

/// A piece of the body.
#[derive(Debug, Clone)]
pub(crate) enum SourceBlock {
    /// Heading.
    Heading(SourceHeading),
    /// Paragraph.
    Paragraph(Vec<SourceInline>),
    /// Bullet or numbered list.
    List { ordered: bool, items: Vec<Vec<SourceBlock>> },
    /// Table.
    Table(Box<TableSource>),
    /// Chart.
    Chart(Box<ChartSource>),
    /// Table of contents.
    Contents,
    /// A remark set apart.
    Note(Vec<SourceInline>),
}

/// A heading.
#[derive(Debug, Clone)]
pub(crate) struct SourceHeading {
    /// Level 1–4.
    pub level: u8,
    /// Number as printed; empty for none.
    pub number: String,
    /// Anchor.
    pub id: String,
    /// Text.
    pub content: Vec<SourceInline>,
    /// Where it stands.
    pub place: Place,
}

/// A piece of running text.
#[derive(Debug, Clone)]
pub(crate) enum SourceInline {
    /// Words or a figure.
    Run(Run),
    /// Strong emphasis.
    Strong(Vec<SourceInline>),
    /// Emphasis.
    Emphasis(Vec<SourceInline>),
    /// Link.
    Link { target: String, content: Vec<SourceInline> },
    /// Line break.
    Break,
}

/// Calls `visit` with every run of the text, in order.
pub(crate) fn each_run<'a>(content: &'a [SourceInline], visit: &mut impl FnMut(&'a Run)) {
    for inline in content {
        match inline {
            SourceInline::Run(run) => visit(run),
            SourceInline::Strong(inner) | SourceInline::Emphasis(inner) => each_run(inner, visit),
            SourceInline::Link { content, .. } => each_run(content, visit),
            SourceInline::Break => {}
        }
    }
}
