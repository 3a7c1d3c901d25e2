//! Tables whose columns stand apart by two or more spaces.

use super::{RawRow, plain::printed, trimmed};
use crate::document::{Document, Span};

/// So many lines decide whether it is a table.
const TRIED: usize = 40;

/// A cell with the columns of the screen that it covers.
struct Piece {
    span: Span,
    from: usize,
    to: usize,
}

/// Takes a table of aligned columns that starts at line `start`, and tells how many lines it took.
pub(super) fn take(document: &Document, start: usize) -> Option<(Vec<RawRow>, usize)> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    let mut index = start;
    while index < document.lines.len() {
        let pieces = pieces(document, index);
        let wide = pieces.len() >= 2 && !printed(document, index).contains('\t');
        // A label that takes a line of its own belongs to the table when rows follow.
        if !wide && (lines.is_empty() || pieces.len() != 1 || self::pieces(document, index + 1).len() < 2) {
            break;
        }
        lines.push(pieces);
        index += 1;
        // Prose with wide gaps is given up early, so that no line is tried again and again.
        if lines.len() == TRIED && count_data(document, &lines) * 2 < TRIED {
            return None;
        }
    }
    let data = count_data(document, &lines);
    if lines.len() < 2 || data < 2 || data * 2 < lines.len() {
        return None;
    }
    let columns = columns(&lines);
    let rows = lines.iter().map(|pieces| RawRow { cells: row(pieces, &columns), header: false }).collect();
    Some((rows, index - start))
}

/// Rows whose cells after the first are figures.
fn count_data(document: &Document, lines: &[Vec<Piece>]) -> usize {
    let figures = |pieces: &&Vec<Piece>| {
        pieces.len() >= 2 && pieces.iter().skip(1).all(|piece| is_value(document.printed(&piece.span)))
    };
    lines.iter().filter(figures).count()
}

/// Digits, signs and at most a unit: what stands in the body of a table of figures.
pub(super) fn is_value(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    (digits > 0 && letters <= 4) || matches!(cell.trim(), "-" | "--" | "–" | "—")
}

fn pieces(document: &Document, index: usize) -> Vec<Piece> {
    let Some(line) = document.lines.get(index) else { return Vec::new() };
    let text = document.printed(&line.span);
    let mut pieces = Vec::new();
    let (mut start, mut from, mut gap, mut column) = (None, 0, 0, 0);
    for (at, c) in text.char_indices() {
        if c == ' ' || c == '\u{a0}' {
            gap += 1;
        } else {
            if gap >= 2
                && let Some(begin) = start.take()
            {
                pieces.push(piece(
                    document,
                    line.span.start + begin..line.span.start + at,
                    from,
                    column - gap,
                ));
            }
            if start.is_none() {
                (start, from) = (Some(at), column);
            }
            gap = 0;
        }
        column += 1;
    }
    if let Some(begin) = start {
        pieces.push(piece(document, line.span.start + begin..line.span.end, from, column - gap));
    }
    pieces
}

fn piece(document: &Document, span: Span, from: usize, to: usize) -> Piece {
    Piece { span: trimmed(&document.text, span), from, to }
}

/// Screen columns that hold cells: pieces that overlap in most rows stand in one column.
fn columns(lines: &[Vec<Piece>]) -> Vec<(usize, usize)> {
    let widest = lines.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns: Vec<(usize, usize)> = Vec::new();
    // Only full rows shape the columns: a title over several columns would glue them.
    for pieces in lines.iter().filter(|pieces| pieces.len() == widest) {
        for (index, piece) in pieces.iter().enumerate() {
            match columns.get_mut(index) {
                Some(column) => *column = (column.0.min(piece.from), column.1.max(piece.to)),
                None => columns.push((piece.from, piece.to)),
            }
        }
    }
    columns
}

fn row(pieces: &[Piece], columns: &[(usize, usize)]) -> Vec<Span> {
    let start = pieces.first().map_or(0, |piece| piece.span.start);
    let mut cells = vec![start..start; columns.len()];
    for piece in pieces {
        // The column whose nearest edge is closest: numbers stand to the right, words to the left.
        let distance =
            |column: &(usize, usize)| piece.to.abs_diff(column.1).min(piece.from.abs_diff(column.0));
        let nearest = columns.iter().enumerate().min_by_key(|(_, column)| distance(column));
        if let Some(cell) = nearest.and_then(|(index, _)| cells.get_mut(index)) {
            *cell = if cell.start == cell.end { piece.span.clone() } else { cell.start..piece.span.end };
        }
    }
    cells
}
