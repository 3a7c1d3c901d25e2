//! What the table of contents lists, and the names of its targets.

use crate::model::Block;

/// A heading in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Level in the tag tree, from one.
    pub level: u8,
    /// Number and text.
    pub text: String,
    /// Where it leads.
    pub bookmark: String,
}

/// The headings of a document in reading order.
pub(super) fn entries(blocks: &[Block]) -> Vec<Entry> {
    let mut entries = Vec::new();
    gather_entries(blocks, &mut 0, &mut entries);
    entries
}

fn gather_entries(blocks: &[Block], level: &mut u8, entries: &mut Vec<Entry>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                *level = heading.level.clamp(1, 4).min(*level + 1);
                let text = entry_text(&heading.number, &heading.text);
                entries.push(Entry { level: *level, text, bookmark: heading_bookmark(entries.len()) });
            }
            Block::List { items, .. } => items.iter().for_each(|item| gather_entries(item, level, entries)),
            _ => {}
        }
    }
}

/// A heading as printed.
pub(super) fn entry_text(number: &str, text: &str) -> String {
    if number.is_empty() { text.to_owned() } else { format!("{number}\u{2002}{text}") }
}

/// Word's own name for the targets of a table of contents.
pub(super) fn heading_bookmark(number: usize) -> String {
    format!("_Toc{:08}", number + 1)
}
