//! Where links inside a document may lead.

use crate::fault::ReportFault;
use crate::model::{Block, Document};
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
    pub fn of(document: &Document) -> Self {
        let mut anchors = Self::default();
        anchors.gather(&document.blocks);
        anchors
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

    /// The name to put on the thing that has the anchor; none when an earlier thing has it.
    pub fn place(&mut self, anchor: &str) -> Option<String> {
        let number = *self.numbers.get(anchor)?;
        self.placed.insert(number).then(|| label(number))
    }

    /// The name that a link to the anchor uses.
    ///
    /// # Errors
    /// Nothing in the document has it.
    pub fn label(&self, anchor: &str) -> Result<String, ReportFault> {
        match self.numbers.get(anchor) {
            Some(number) => Ok(label(*number)),
            None => Err(ReportFault::MissingAnchor { anchor: anchor.to_owned() }),
        }
    }
}

fn label(number: usize) -> String {
    format!("anchor-{number}")
}
