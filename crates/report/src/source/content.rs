//! The report as read: blocks with everything looked up, figures still to be filled in.

use crate::chart::ChartSource;
use crate::resolve::Run;
use crate::tables::TableSource;
use enslinje_domain::Place;
use std::ops::Range;

/// The body of a report as read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body {
    /// In reading order.
    pub blocks: Vec<SourceBlock>,
    /// Where each block stands; as many as there are blocks.
    pub places: Vec<Place>,
    /// Explained exceptions in order.
    pub exceptions: Vec<Exception>,
}

impl Body {
    /// Adds a block and where it stands.
    pub fn push(&mut self, block: SourceBlock, place: Place) {
        self.blocks.push(block);
        self.places.push(place);
    }
}

/// An explained exception (*förklarad avvikelse*): what a check finds in its section is meant so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Code of what is found, such as `check-sum`; whether there is such a code is not known here.
    pub code: String,
    /// Where the code stands.
    pub place: Place,
    /// The blocks that tell the reason to the reader.
    pub reason: Range<usize>,
}

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
