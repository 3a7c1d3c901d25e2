//! What the readers of formats with layout yield: pieces of prose and tables, in reading order.

use crate::document::Role;

/// A page and a line on it, both from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    /// Page.
    pub page: u32,
    /// Line on the page.
    pub line: u32,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A heading, a paragraph, an item or a note.
    Prose {
        /// Where, when the file has pages.
        at: Option<At>,
        /// Which.
        role: Role,
        /// Its text in one line.
        text: String,
    },
    /// A table with as many cells in each row as it has columns.
    Table(Vec<Row>),
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Where, when the file has pages.
    pub at: Option<At>,
    /// Whether it is a header.
    pub header: bool,
    /// One text for each column, empty where a cell is empty or covered by another.
    pub cells: Vec<String>,
}

impl Piece {
    /// Prose without a place.
    pub(crate) fn prose(role: Role, text: impl Into<String>) -> Self {
        Self::Prose { at: None, role, text: text.into() }
    }
}
