//! Where links inside a document may lead.

use crate::fault::ReportFault;
use crate::model::{Block, Document, Inline};
use std::collections::{BTreeMap, BTreeSet};

/// Anchors of headings, tables and charts, each with its number in reading order.
///
/// Writers name their targets by number: what a report source calls its headings can then be
/// anything. When two things share an anchor the first one has it, as in a web browser.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    numbers: BTreeMap<String, usize>,
    placed: BTreeSet<usize>,
}

impl Anchors {
    /// All anchors of a document.
    ///
    /// # Errors
    /// A link leads to an anchor that nothing has.
    pub fn of(document: &Document) -> Result<Self, ReportFault> {
        let mut anchors = Self::default();
        anchors.gather(&document.blocks);
        anchors.check_blocks(&document.blocks)?;
        Ok(anchors)
    }

    /// The name to put on the thing that has the anchor; none when an earlier thing has it.
    pub fn place(&mut self, anchor: &str) -> Option<String> {
        let number = *self.numbers.get(anchor)?;
        self.placed.insert(number).then(|| label(number))
    }

    /// The name that a link to the anchor uses.
    pub fn label(&self, anchor: &str) -> Option<String> {
        self.numbers.get(anchor).map(|number| label(*number))
    }

    fn gather(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.add(&heading.id),
                Block::Table(table) => self.add(&table.id),
                Block::Chart(chart) => self.add(&chart.id),
                Block::List { items, .. } => items.iter().for_each(|item| self.gather(item)),
                Block::Paragraph(_) | Block::Contents | Block::Note(_) => {}
            }
        }
    }

    fn add(&mut self, anchor: &str) {
        let next = self.numbers.len();
        self.numbers.entry(anchor.to_owned()).or_insert(next);
    }

    fn check_blocks(&self, blocks: &[Block]) -> Result<(), ReportFault> {
        blocks.iter().try_for_each(|block| match block {
            Block::Paragraph(content) | Block::Note(content) => self.check_runs(content),
            Block::List { items, .. } => items.iter().try_for_each(|item| self.check_blocks(item)),
            Block::Heading(_) | Block::Table(_) | Block::Chart(_) | Block::Contents => Ok(()),
        })
    }

    fn check_runs(&self, content: &[Inline]) -> Result<(), ReportFault> {
        content.iter().try_for_each(|run| match run {
            Inline::Strong(content) | Inline::Emphasis(content) => self.check_runs(content),
            Inline::Link { target, content } => match target.strip_prefix('#') {
                Some(anchor) if !self.numbers.contains_key(anchor) => {
                    Err(ReportFault::MissingAnchor { anchor: anchor.to_owned() })
                }
                _ => self.check_runs(content),
            },
            Inline::Text(_) | Inline::Figure { .. } | Inline::Break => Ok(()),
        })
    }
}

/// The name of a row of the annex.
pub(crate) fn source_label(row: usize) -> String {
    format!("source_{row}")
}

/// Word allows letters, digits and underscores.
fn label(number: usize) -> String {
    format!("anchor_{number}")
}
