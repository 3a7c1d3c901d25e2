//! The body of a Word file: paragraphs and tables in order, tracked changes as if accepted.

use std::collections::{BTreeMap, HashMap};

use super::{
    styles::Styles,
    xml::{Step, Xml},
};
use crate::{
    document::UnreadCause,
    read::{limits::Limits, piece::Piece},
};

/// Notes by kind (true for those at the end) and id.
pub(super) type Notes = HashMap<(bool, String), Vec<Piece>>;

/// What the reading of a body needs and gathers.
pub(super) struct Body<'l> {
    pub limits: &'l Limits,
    pub styles: Styles,
    pub notes: Notes,
    pub unread: BTreeMap<(UnreadCause, String), u32>,
}

impl<'l> Body<'l> {
    /// Nothing read yet.
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self { limits, styles: Styles::default(), notes: Notes::new(), unread: BTreeMap::new() }
    }

    /// Lists a part that was not read.
    pub(super) fn lost(&mut self, cause: UnreadCause, name: &str) {
        let count = self.unread.entry((cause, name.to_owned())).or_default();
        *count = count.saturating_add(1);
    }

    /// Reads paragraphs and tables up to the end of the innermost open element, or of the part.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>, depth: usize, out: &mut Vec<Piece>) {
        loop {
            match xml.step() {
                Step::Open(_) if depth == 0 => {
                    self.lost(UnreadCause::Limit, "");
                    xml.skip();
                }
                Step::Open(element) => match element.name() {
                    "p" => self.paragraph(xml, depth - 1, out),
                    "tbl" => self.table(xml, depth - 1, out),
                    "del"
                    | "moveFrom"
                    | "sectPr"
                    | "sdtPr"
                    | "sdtEndPr"
                    | "Fallback"
                    | "separator"
                    | "continuationSeparator" => xml.skip(),
                    "altChunk" => {
                        self.lost(UnreadCause::Part, &element.get("id").unwrap_or_default());
                        xml.skip();
                    }
                    _ => self.blocks(xml, depth - 1, out),
                },
                Step::Close | Step::End => return,
                Step::Text(_) => {}
            }
        }
    }

    /// Reads `word/footnotes.xml` or `word/endnotes.xml`.
    pub(super) fn read_notes(&mut self, xml: &mut Xml<'_>, of_end: bool) {
        loop {
            match xml.step() {
                Step::Open(element) if matches!(element.name(), "footnote" | "endnote") => {
                    let id = element.get("id").unwrap_or_default();
                    let mut pieces = Vec::new();
                    self.blocks(xml, self.limits.depth, &mut pieces);
                    for piece in &mut pieces {
                        if let Piece::Prose { role, .. } = piece {
                            *role = crate::document::Role::Note;
                        }
                    }
                    self.notes.insert((of_end, id), pieces);
                }
                Step::End => return,
                Step::Open(_) | Step::Close | Step::Text(_) => {}
            }
        }
    }
}
