//! A mark with the words and numbers that tell where it stands.

use crate::{
    amount::Amount,
    document::{Document, Place, Span},
    finding::Mark,
};

/// A mark in its document.
pub(super) struct Located<'a> {
    pub document: &'a Document,
    /// First character.
    pub start: Place,
    /// The character after the last.
    pub end: Place,
    pub span: Span,
    pub text: &'a str,
    pub amount: Option<&'a Amount>,
}

/// All marks in their documents; a mark outside them is left out.
pub(super) fn locate<'a>(documents: &'a [Document], marks: &'a [Mark]) -> Vec<Located<'a>> {
    let one = |mark: &'a Mark| {
        let document = documents.get(mark.document)?;
        let span = inside(&document.text, &mark.span);
        let text = document.printed(&span);
        let (start, end) = (document.place(span.start), document.place(span.end));
        Some(Located { document, start, end, span, text, amount: mark.amount.as_ref() })
    };
    marks.iter().filter_map(one).collect()
}

/// The span within the text, at starts of characters.
pub(super) fn inside(text: &str, span: &Span) -> Span {
    let floor = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    start..floor(span.end).max(start)
}

/// A place as `path:page:line:column`, without the page when the file has none.
pub(super) fn address(path: &str, place: &Place) -> String {
    match place.page {
        Some(page) => format!("{path}:{page}:{}:{}", place.line, place.column),
        None => format!("{path}:{}:{}", place.line, place.column),
    }
}

/// At most `most` characters of a text on one line, with `…` for what is left out.
pub(super) fn brief(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let mut brief = words.next().unwrap_or("").to_owned();
    for word in words {
        if brief.len() > most * 4 {
            break;
        }
        brief.push(' ');
        brief.push_str(word);
    }
    match brief.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", brief[..at].trim_end()),
        None => brief,
    }
}
