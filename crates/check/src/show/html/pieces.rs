//! The lines of a document as pieces of a page: headings, paragraphs, items, notes and tables.
//!
//! Roles decide where the file tells them. Plain text has tables where it has tabs, and paragraphs
//! between empty lines.

use crate::document::{Document, Line, Role, Span};

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Heading of this level.
    Heading(u8, Span),
    /// Running text; may hold line ends.
    Paragraph(Span),
    /// Items that follow each other.
    Items(Vec<Span>),
    /// A note at the foot of a page or table.
    Note(Span),
    /// A table.
    Table(Vec<Row>),
}

/// A row of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub cells: Vec<Span>,
    /// Whether the file marks it as header.
    pub header: bool,
}

/// The pieces of a document, in reading order.
pub(super) fn pieces(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open = false;
    for line in &document.lines {
        let text = document.printed(&line.span);
        if text.trim().is_empty() {
            open = false;
            continue;
        }
        add(&mut pieces, document, line, open);
        open = true;
    }
    pieces
}

/// Adds a line; an `open` piece of the same kind goes on.
fn add(pieces: &mut Vec<Piece>, document: &Document, line: &Line, open: bool) {
    let span = line.span.clone();
    let header = match line.role {
        Role::Heading(level) => return pieces.push(Piece::Heading(level, span)),
        Role::Paragraph => return pieces.push(Piece::Paragraph(span)),
        Role::Note => return pieces.push(Piece::Note(span)),
        Role::Item => {
            match pieces.last_mut() {
                Some(Piece::Items(items)) => items.push(span),
                _ => pieces.push(Piece::Items(vec![span])),
            }
            return;
        }
        Role::Unknown if !document.printed(&span).contains('\t') => {
            match pieces.last_mut() {
                Some(Piece::Paragraph(last)) if open => last.end = span.end,
                _ => pieces.push(Piece::Paragraph(span)),
            }
            return;
        }
        Role::Unknown => false,
        Role::Row { header } => header,
    };
    let row = Row { cells: cells(document, &span), header };
    match pieces.last_mut() {
        Some(Piece::Table(rows)) if open => rows.push(row),
        _ => pieces.push(Piece::Table(vec![row])),
    }
}

/// The cells of a line, which stand between tabs, without white space at their ends.
fn cells(document: &Document, line: &Span) -> Vec<Span> {
    let mut start = line.start;
    let mut cells = Vec::new();
    for cell in document.printed(line).split('\t') {
        let begin = start + (cell.len() - cell.trim_start().len());
        cells.push(begin..begin + cell.trim().len());
        start += cell.len() + 1;
    }
    cells
}
