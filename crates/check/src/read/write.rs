//! Pieces to a [`Document`]: blank lines between them, one number for each, limits kept.

use std::collections::BTreeMap;

use super::{
    limits::Limits,
    piece::{At, Piece, Row},
};
use crate::document::{Document, Role, Unread, UnreadCause};

/// A document that grows.
pub(crate) struct Writer {
    limits: Limits,
    document: Document,
    number: u32,
    last: Option<Last>,
    cells: usize,
    unread: BTreeMap<(UnreadCause, Option<u32>, String), u32>,
}

/// What was written last: only items and rows of one table stand without a blank line between them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Item,
    Other,
}

impl Writer {
    /// An empty document.
    pub(crate) fn new(path: &str, limits: &Limits) -> Self {
        Self {
            limits: *limits,
            document: Document::new(path),
            number: 0,
            last: None,
            cells: 0,
            unread: BTreeMap::new(),
        }
    }

    /// Lists a part that was not read.
    pub(crate) fn unread(&mut self, cause: UnreadCause, page: Option<u32>, name: &str, count: u32) {
        let sum = self.unread.entry((cause, page, name.to_owned())).or_default();
        *sum = sum.saturating_add(count);
    }

    /// Adds a piece after the others.
    pub(crate) fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Prose { text, .. } if text.trim().is_empty() => {}
            Piece::Prose { at, role, text } => {
                let last = if role == Role::Item { Last::Item } else { Last::Other };
                self.separate(last);
                self.line(at, role, &text);
            }
            Piece::Table(rows) => self.table(rows),
        }
    }

    fn table(&mut self, rows: Vec<Row>) {
        if rows.is_empty() {
            return;
        }
        self.separate(Last::Other);
        for row in rows {
            self.cells = self.cells.saturating_add(row.cells.len());
            if self.cells > self.limits.cells {
                self.unread(UnreadCause::Limit, row.at.map(|at| at.page), "", 1);
                continue;
            }
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.replace('\t', " ")).collect();
            self.line(row.at, Role::Row { header: row.header }, &cells.join("\t"));
        }
    }

    fn separate(&mut self, next: Last) {
        if self.last.is_some_and(|last| last != Last::Item || next != Last::Item) {
            let (page, number) =
                self.document.lines.last().map_or((None, 1), |line| (line.page, line.number));
            self.document.push("", page, number, Role::Unknown);
        }
        self.last = Some(next);
    }

    fn line(&mut self, at: Option<At>, role: Role, text: &str) {
        self.number = self.number.saturating_add(1);
        let (page, number) = at.map_or((None, self.number), |at| (Some(at.page), at.line));
        let kept = within(text, self.limits.line);
        if kept.len() < text.len() {
            self.unread(UnreadCause::Limit, page, "", 1);
        }
        self.document.push(kept, page, number, role);
    }

    /// The document, with what was not read in order.
    pub(crate) fn finish(self) -> Document {
        let mut document = self.document;
        let mut unread: Vec<Unread> = self
            .unread
            .into_iter()
            .map(|((cause, page, name), count)| Unread { cause, page, name, count })
            .collect();
        unread.sort_by(|a, b| a.page.cmp(&b.page).then_with(|| a.cmp(b)));
        document.unread = unread;
        document
    }
}

/// The longest beginning of `text` of at most `most` bytes that ends between characters.
pub(crate) fn within(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
