//! Plain text to blocks.

use super::{
    Block, Kind, RawRow, aligned, is_contents, push_table, push_text, spaced, stacked, tab_cells, trimmed,
};
use crate::document::{Document, Role, Span};

/// Lines at most this long, in most of the text, mean that paragraphs are wrapped.
const WRAPPED: usize = 130;

/// Headings are shorter than this.
const HEADING: usize = 120;

/// The width at which the text is wrapped, in bytes; none when each line is a paragraph.
pub(super) fn wrap_width(document: &Document) -> Option<usize> {
    let mut lengths: Vec<usize> = document
        .lines
        .iter()
        .filter(|line| line.role == Role::Unknown && !line.span.is_empty())
        // Columns make a line of a table wider than the paragraphs.
        .filter(|line| document.printed(&line.span).trim().matches("  ").count() < 2)
        .map(|line| line.span.len())
        .collect();
    lengths.sort_unstable();
    let widest = *lengths.get(lengths.len().saturating_sub(1) * 97 / 100)?;
    (widest <= WRAPPED).then_some(widest)
}

/// Takes the block that starts at line `start`; gives how many lines it took.
pub(super) fn take(
    document: &Document,
    start: usize,
    wrapped: Option<usize>,
    blocks: &mut Vec<Block>,
) -> usize {
    let line = printed(document, start);
    if line.trim().is_empty() {
        return 1;
    }
    if is_contents(line) {
        return push_text(blocks, document, Kind::Contents, span(document, start));
    }
    if line.contains('\t') {
        return take_tabbed(document, start, blocks);
    }
    let table = aligned::take(document, start)
        .or_else(|| spaced::take(document, start))
        .or_else(|| stacked::take(document, start));
    if let Some((rows, taken)) = table {
        push_table(blocks, document, rows);
        return taken;
    }
    if is_heading(document, start) {
        return push_text(blocks, document, heading_kind(line), span(document, start));
    }
    take_paragraph(document, start, wrapped, blocks)
}

/// Whether a paragraph is a row of figures between tabs.
pub(super) fn is_tabbed_row(document: &Document, index: usize) -> bool {
    let line = printed(document, index);
    let cells = line.split('\t').filter(|cell| !cell.trim().is_empty()).count();
    let figures = line.split('\t').skip(1).any(aligned::is_value);
    cells > 1 && !is_contents(line) && (cells > 2 || figures)
}

/// Rows with tabs; a blank line inside is passed over when the row after it has as many cells.
pub(super) fn take_tabbed(document: &Document, start: usize, blocks: &mut Vec<Block>) -> usize {
    let mut rows: Vec<RawRow> = Vec::new();
    let mut index = start;
    let mut end = start;
    while index < document.lines.len() {
        let line = printed(document, index);
        if line.contains('\t') && !is_contents(line) {
            let cells = tab_cells(&document.text, whole_line(document, index));
            let apart = index > end && rows.last().is_some_and(|row| row.cells.len() != cells.len());
            if apart {
                break;
            }
            rows.push(RawRow { cells, header: false });
            end = index + 1;
        } else if !line.trim().is_empty() || index > end {
            break;
        }
        index += 1;
    }
    push_table(blocks, document, rows);
    end - start
}

fn take_paragraph(
    document: &Document,
    start: usize,
    wrapped: Option<usize>,
    blocks: &mut Vec<Block>,
) -> usize {
    let kind = if bullet(printed(document, start)).is_some() { Kind::Item } else { Kind::Paragraph };
    let mut end = start + 1;
    if let Some(width) = wrapped {
        while end < document.lines.len() && continues(document, end, width) {
            end += 1;
        }
    }
    let mut whole = span(document, start).start..span(document, end - 1).end;
    if let Some(length) = bullet(printed(document, start)) {
        whole.start += length;
    }
    push_text(blocks, document, kind, whole);
    end - start
}

/// Whether line `index` goes on with the paragraph of the line before.
fn continues(document: &Document, index: usize, width: usize) -> bool {
    if spaced::take(document, index).is_some() {
        return false;
    }
    let (before, line) = (printed(document, index - 1), printed(document, index));
    if line.trim().is_empty() || line.contains('\t') || bullet(line).is_some() || numbered(line).is_some() {
        return false;
    }
    let first_word = line.split_whitespace().next().map_or(0, str::len);
    // A short line ends its paragraph: the next word would have fitted.
    let full = before.trim_end().len() + 1 + first_word + width / 8 >= width;
    full || line.trim_start().chars().next().is_some_and(char::is_lowercase)
}

/// Bytes of the bullet with the white space after it. OCR reads a round bullet as `e` or `o`.
fn bullet(line: &str) -> Option<usize> {
    let rest = line.trim_start();
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    let gap = after.len() - after.trim_start().len();
    let known = match mark {
        '•' | '·' | '●' | '▪' | '◦' | '➢' | '\u{f0b7}' => true,
        '-' | '–' | '*' | '+' | '—' => {
            gap > 0 && !after.trim_start().starts_with(|c: char| c.is_ascii_digit())
        }
        'e' | 'o' | '¢' => gap > 0 && after.trim_start().chars().next().is_some_and(char::is_uppercase),
        _ => false,
    };
    known.then(|| line.len() - rest.len() + mark.len_utf8() + gap)
}

/// Level of a heading that begins with a number such as `2.1.1`.
fn numbered(line: &str) -> Option<u8> {
    let (number, title) = line.trim().split_once(|c: char| c.is_whitespace())?;
    let starts = title.trim_start().chars().next().is_some_and(char::is_uppercase);
    let dots = number.trim_end_matches('.').matches('.').count();
    let level = u8::try_from(dots + 1).ok()?;
    // `1 209 tkr` is no heading; `1 Sammanfattning` is.
    (starts && is_heading_number(number)).then_some(level)
}

/// `2`, `2.1`, `3.4.2.3`: groups of one or two digits with dots.
pub(super) fn is_heading_number(number: &str) -> bool {
    let number = number.trim_end_matches('.');
    !number.is_empty()
        && number
            .split('.')
            .all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
}

fn heading_kind(line: &str) -> Kind {
    Kind::Heading(numbered(line).unwrap_or(9))
}

/// A short line without a full stop, numbered or between blank lines.
fn is_heading(document: &Document, index: usize) -> bool {
    let line = printed(document, index).trim();
    if bullet(line).is_some() || line.ends_with(['.', ',', ';', '-']) {
        return false;
    }
    if numbered(line).is_some() {
        return line.len() < 2 * HEADING;
    }
    let starts = line.chars().next().is_some_and(char::is_uppercase);
    let blank = |at: Option<usize>| {
        at.is_none_or(|at| at >= document.lines.len() || printed(document, at).trim().is_empty())
    };
    starts
        && line.len() < HEADING
        && blank(index.checked_sub(1))
        && (blank(Some(index + 1)) || line.len() < 70)
}

pub(super) fn printed(document: &Document, index: usize) -> &str {
    document.lines.get(index).map_or("", |line| document.printed(&line.span))
}

/// The whole line: a tab at its start stands for an empty first cell.
fn whole_line(document: &Document, index: usize) -> Span {
    document.lines.get(index).map_or(0..0, |line| line.span.clone())
}

pub(super) fn span(document: &Document, index: usize) -> Span {
    document.lines.get(index).map_or(0..0, |line| trimmed(&document.text, line.span.clone()))
}
