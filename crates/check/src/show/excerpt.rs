//! Source lines with carets under the marks; a long line is cut around them.

use super::located::Located;
use crate::document::{Document, Place, Span};

/// How many characters of a line are shown.
const WIDTH: usize = 110;

/// How many of them stand before the first mark of a cut line.
const BEFORE: usize = 50;

/// A line, or a part of one, with its marks.
pub(super) struct Excerpt<'a> {
    pub path: &'a str,
    pub place: Place,
    pub line: String,
    pub carets: String,
}

/// An excerpt for each line that has marks, in the order of the marks; marks on one line share one.
pub(super) fn excerpts<'a>(places: &[Located<'a>]) -> Vec<Excerpt<'a>> {
    let mut lines: Vec<(&Document, Span, Vec<Span>)> = Vec::new();
    for place in places {
        let line = place.document.line_at(place.span.start).map_or(0..0, |line| line.span.clone());
        let same = |known: &&mut (&Document, Span, Vec<Span>)| {
            std::ptr::eq(known.0, place.document) && known.1 == line
        };
        match lines.iter_mut().find(same) {
            Some((_, _, marks)) => marks.push(place.span.clone()),
            None => lines.push((place.document, line, vec![place.span.clone()])),
        }
    }
    lines.into_iter().flat_map(|(document, line, marks)| windows(document, &line, marks)).collect()
}

/// The marks of one line in as many windows as they need.
fn windows<'a>(document: &'a Document, line: &Span, mut marks: Vec<Span>) -> Vec<Excerpt<'a>> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks.dedup();
    let mut found = Vec::new();
    let mut rest = marks.as_slice();
    while let Some(first) = rest.first() {
        let window = window(&document.text, line, first.start);
        let inside = rest.iter().take_while(|mark| mark.start < window.end.max(first.start + 1)).count();
        let (shown, later) = rest.split_at(inside.max(1));
        let (text, carets) = drawn(&document.text, line, &window, shown);
        found.push(Excerpt { path: &document.path, place: document.place(first.start), line: text, carets });
        rest = later;
    }
    found
}

/// The part of the line that is shown when the first mark stands at `at`.
fn window(text: &str, line: &Span, at: usize) -> Span {
    let whole = text.get(line.clone()).unwrap_or("");
    if whole.char_indices().nth(WIDTH).is_none() {
        return line.clone();
    }
    let before = text.get(line.start..at).unwrap_or("");
    let start = before.char_indices().rev().nth(BEFORE - 1).map_or(line.start, |(at, _)| line.start + at);
    let after = text.get(start..line.end).unwrap_or("");
    let end = after.char_indices().nth(WIDTH).map_or(line.end, |(at, _)| start + at);
    start..end
}

fn drawn(text: &str, line: &Span, window: &Span, marks: &[Span]) -> (String, String) {
    let (mut shown, mut carets) = (String::new(), String::new());
    if window.start > line.start {
        shown.push('…');
        carets.push(' ');
    }
    for (offset, c) in text.get(window.clone()).unwrap_or("").char_indices() {
        let at = window.start + offset;
        let is_marked = marks.iter().any(|mark| mark.start == at || mark.contains(&at));
        let caret = if is_marked { '^' } else { ' ' };
        // A tab parts the cells of a table: two columns here, so that they can be told apart.
        if c == '\t' {
            shown.push_str("  ");
            carets.push_str(&format!("{caret} "));
        } else {
            shown.push(harmless(c));
            carets.push(caret);
        }
    }
    if marks.iter().any(|mark| mark.start >= window.end) && !carets.contains('^') {
        carets.push('^');
    }
    if window.end < line.end {
        shown.push('…');
    }
    (shown.trim_end().to_owned(), carets.trim_end().to_owned())
}

/// The text without what could steer the terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(harmless).collect()
}

/// Control characters move the cursor; marks of direction let a line read as what it does not say.
fn harmless(c: char) -> char {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || turns { char::REPLACEMENT_CHARACTER } else { c }
}
