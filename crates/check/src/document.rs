//! A document as text with places: what every reader yields and every later stage points into.
//!
//! A table is a run of lines whose cells stand between tabs; a reader that knows the layout says so
//! with [`Role`], a reader that only has text leaves [`Role::Unknown`] to the stage of blocks.

use std::ops::Range;

/// A range of bytes in [`Document::text`].
pub type Span = Range<usize>;

/// What a line is, when the file says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The file has text only; the stage of blocks decides.
    Unknown,
    /// Heading of this level, counted from one.
    Heading(u8),
    /// A whole paragraph on one line.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table, its cells between tabs.
    Row {
        /// Whether the file marks it as header.
        header: bool,
    },
    /// A note at the foot of a page or table.
    Note,
}

/// One line of the text. Lines are in reading order and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the text, without the line end.
    pub span: Span,
    /// Page, counted from one, when the file has pages.
    pub page: Option<u32>,
    /// Line in the file (text), on the page (PDF) or block in the file (Word, HTML), from one.
    pub number: u32,
    /// What it is.
    pub role: Role,
}

/// Where something stands, for people: all counted from one, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Page, when the file has pages.
    pub page: Option<u32>,
    /// Line, see [`Line::number`].
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
}

/// Why a part of a document was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnreadCause {
    /// A picture: what stands in it is not text.
    Picture,
    /// A font without a map to Unicode.
    Font,
    /// Bytes that are no text in the file's encoding.
    Encoding,
    /// More pages, cells or bytes than the limit; the rest was left out.
    Limit,
    /// A part of the file that is broken or of an unknown kind.
    Part,
}

/// A part of a document that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unread {
    /// Why.
    pub cause: UnreadCause,
    /// Page, when known.
    pub page: Option<u32>,
    /// Which part, as the file names it: a picture's alternative text, a font's name, a file in the
    /// archive; empty when it has no name.
    pub name: String,
    /// How many such parts.
    pub count: u32,
}

/// A document as text with places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Path as the user wrote it.
    pub path: String,
    /// The whole text; lines end with `\n`, cells of a table row are separated by `\t`.
    pub text: String,
    /// Its lines, in reading order. An empty line separates paragraphs and tables.
    pub lines: Vec<Line>,
    /// What was not read.
    pub unread: Vec<Unread>,
}

impl Document {
    /// A document of lines whose role is not known: plain text.
    pub fn plain(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut lines = Vec::new();
        let mut start = 0;
        for (index, line) in text.split('\n').enumerate() {
            let end = start + line.trim_end_matches('\r').len();
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            lines.push(Line { span: start..end, page: None, number, role: Role::Unknown });
            start += line.len() + 1;
        }
        Self { path: path.into(), text, lines, unread: Vec::new() }
    }

    /// An empty document to push lines into.
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// Adds a line; line ends inside `text` become spaces.
    pub fn push(&mut self, text: &str, page: Option<u32>, number: u32, role: Role) {
        let start = self.text.len();
        self.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        self.lines.push(Line { span: start..self.text.len(), page, number, role });
        self.text.push('\n');
    }

    /// The printed text of a span.
    pub fn printed(&self, span: &Span) -> &str {
        self.text.get(span.clone()).unwrap_or("")
    }

    /// The line that holds this byte; the last line for a byte past the end.
    pub fn line_at(&self, at: usize) -> Option<&Line> {
        let index = self.lines.partition_point(|line| line.span.start <= at);
        self.lines.get(index.saturating_sub(1))
    }

    /// Where this byte stands, for people.
    pub fn place(&self, at: usize) -> Place {
        let Some(line) = self.line_at(at) else { return Place { page: None, line: 1, column: 1 } };
        let end = at.min(line.span.end).max(line.span.start);
        let before = self.text.get(line.span.start..end).unwrap_or("");
        let column = u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX);
        Place { page: line.page, line: line.number, column }
    }
}
