//! The blocks of a document as pieces of a page: items that follow each other are one list, and prose
//! in a table cell stands in its table only.

use crate::{
    block::{Block, Kind, RawRow, blocks},
    document::{Document, Span},
};

/// A heading of no known level.
const UNKNOWN_LEVEL: u8 = 9;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Heading, of this level when it is known.
    Heading(Option<u8>, Span),
    /// Running text; may hold line ends.
    Paragraph(Span),
    /// Lines of a table of contents.
    Contents(Span),
    /// Items that follow each other.
    Items(Vec<Span>),
    /// A note at the foot of a page or table.
    Note(Span),
    /// A table.
    Table(Vec<RawRow>),
}

/// The pieces of a document, in reading order.
pub(super) fn pieces(document: &Document) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for block in blocks(document) {
        let (kind, span) = match block {
            Block::Table(rows) => {
                pieces.push(Piece::Table(rows));
                continue;
            }
            Block::Text { kind, span } => (kind, span),
        };
        match (kind, pieces.last_mut()) {
            (Kind::Cell, _) => {}
            (Kind::Item, Some(Piece::Items(items))) => items.push(span),
            (Kind::Item, _) => pieces.push(Piece::Items(vec![span])),
            (Kind::Heading(UNKNOWN_LEVEL), _) => pieces.push(Piece::Heading(None, span)),
            (Kind::Heading(level), _) => pieces.push(Piece::Heading(Some(level), span)),
            (Kind::Contents, _) => pieces.push(Piece::Contents(span)),
            (Kind::Note, _) => pieces.push(Piece::Note(span)),
            (Kind::Paragraph, _) => pieces.push(Piece::Paragraph(span)),
        }
    }
    pieces
}
