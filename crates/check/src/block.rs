//! Lines to blocks: headings, paragraphs, list items and tables.
//!
//! A reader that knows the layout has said what each line is; for plain text it is told here from
//! tabs, gaps, numbering and line length.

mod aligned;
mod plain;
mod spaced;
mod stacked;

use crate::document::{Document, Role, Span};

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Heading of this level; 9 when it is not numbered.
    Heading(u8),
    /// Paragraph.
    Paragraph,
    /// Item of a list.
    Item,
    /// Note at the foot of a page or table.
    Note,
    /// A line of a table of contents.
    Contents,
    /// Prose in a table cell.
    Cell,
}

/// A piece of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// Running text.
    Text {
        /// What it is.
        kind: Kind,
        /// Where; may hold line ends.
        span: Span,
    },
    /// A table.
    Table(Vec<RawRow>),
}

/// A row of cells; a cell is a trimmed span, empty for an empty cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RawRow {
    /// Cells from left to right.
    pub cells: Vec<Span>,
    /// Whether the file marks the row as header.
    pub header: bool,
}

/// Cells with at least so many letters in words are prose as well.
const PROSE_CELL: usize = 60;

/// The blocks of a document, in reading order.
pub(crate) fn blocks(document: &Document) -> Vec<Block> {
    let wrapped = plain::wrap_width(document);
    let mut blocks: Vec<Block> = Vec::new();
    let mut index = 0;
    while let Some(line) = document.lines.get(index) {
        let taken = match line.role {
            Role::Unknown => plain::take(document, index, wrapped, &mut blocks),
            Role::Row { .. } => take_rows(document, index, &mut blocks),
            Role::Heading(level) => push_text(&mut blocks, document, Kind::Heading(level), line.span.clone()),
            Role::Paragraph | Role::Item if plain::is_tabbed_row(document, index) => {
                plain::take_tabbed(document, index, &mut blocks)
            }
            Role::Paragraph => push_text(&mut blocks, document, Kind::Paragraph, line.span.clone()),
            Role::Item => push_text(&mut blocks, document, Kind::Item, line.span.clone()),
            Role::Note => push_text(&mut blocks, document, Kind::Note, line.span.clone()),
        };
        index += taken.max(1);
    }
    blocks
}

/// Adds a piece of text unless it is blank; a paragraph that goes on in lower case continues the last.
fn push_text(blocks: &mut Vec<Block>, document: &Document, kind: Kind, span: Span) -> usize {
    let span = trimmed(&document.text, span);
    let text = document.printed(&span);
    if text.is_empty() {
        return 1;
    }
    if let (Kind::Paragraph, Some(Block::Text { kind: Kind::Paragraph | Kind::Item, span: last })) =
        (kind, blocks.last_mut())
    {
        let open = !document.printed(last).ends_with(['.', ':', '!', '?']);
        if open && text.chars().next().is_some_and(char::is_lowercase) {
            last.end = span.end;
            return 1;
        }
    }
    let kind = if is_contents(text) { Kind::Contents } else { kind };
    blocks.push(Block::Text { kind, span });
    1
}

fn take_rows(document: &Document, start: usize, blocks: &mut Vec<Block>) -> usize {
    let mut rows = Vec::new();
    for line in document.lines.iter().skip(start) {
        let Role::Row { header } = line.role else { break };
        rows.push(RawRow { cells: tab_cells(&document.text, line.span.clone()), header });
    }
    let taken = rows.len();
    push_table(blocks, document, rows);
    taken
}

/// Adds a table, and the prose in its cells after it.
fn push_table(blocks: &mut Vec<Block>, document: &Document, rows: Vec<RawRow>) {
    let prose: Vec<Span> = rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| is_prose(document.printed(cell)))
        .cloned()
        .collect();
    blocks.push(Block::Table(rows));
    blocks.extend(prose.into_iter().map(|span| Block::Text { kind: Kind::Cell, span }));
}

fn is_prose(cell: &str) -> bool {
    cell.len() >= PROSE_CELL && cell.chars().filter(|c| c.is_alphabetic()).count() >= PROSE_CELL
}

/// The cells of a line, split at tabs.
fn tab_cells(text: &str, span: Span) -> Vec<Span> {
    let line = text.get(span.clone()).unwrap_or("");
    let mut cells = Vec::new();
    let mut start = span.start;
    for cell in line.split('\t') {
        cells.push(trimmed(text, start..start + cell.len()));
        start += cell.len() + 1;
    }
    cells
}

/// The span without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let slice = text.get(span.clone()).unwrap_or("");
    let start = span.start + (slice.len() - slice.trim_start().len());
    start..start + slice.trim().len()
}

/// A line of a table of contents: a dotted leader, or a number, a title and a page between tabs.
fn is_contents(line: &str) -> bool {
    let ends_in_page = line.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if ends_in_page && (line.contains("....") || line.contains("……")) {
        return true;
    }
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [number, _, page] = cells.as_slice() else {
        return line.contains('\t') && line.trim_end().ends_with("...");
    };
    plain::is_heading_number(number) && !page.is_empty() && page.bytes().all(|b| b.is_ascii_digit())
        || plain::is_heading_number(number) && line.contains("....")
}
