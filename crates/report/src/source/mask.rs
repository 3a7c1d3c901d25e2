//! Hides expressions and heading attributes from the Markdown reader.
//!
//! Brackets, bars and underscores of an expression would otherwise be read as Markdown. Every byte of it
//! is replaced by one control character, so that all positions stay as they are.

use crate::expression::{Braced, Fault, find_braced};
use std::ops::Range;

/// Stands in for each hidden byte; no text of a report holds it.
pub(crate) const HIDDEN: char = '\u{1}';

/// A Markdown text with its expressions hidden.
#[derive(Debug)]
pub(crate) struct Masked {
    /// The text with [`HIDDEN`] in place of each expression's bytes, equally long.
    pub text: String,
    /// The expressions in order.
    pub braced: Vec<Braced>,
}

/// Hides the expressions of `text`. Control characters and lone braces are faults.
pub(crate) fn mask(text: &str, faults: &mut Vec<Fault>) -> Masked {
    for (at, c) in text.char_indices() {
        if c.is_control() && !"\n\r\t".contains(c) {
            let code = format!("U+{:04X}", u32::from(c));
            faults
                .push(Fault::new("report-control-character", at..at + c.len_utf8()).with("character", code));
        }
    }
    let braced = find_braced(text, faults);
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for braced in &braced {
        masked.push_str(&without_hidden(&text[done..braced.outer.start]));
        masked.extend(std::iter::repeat_n(HIDDEN, braced.outer.len()));
        done = braced.outer.end;
    }
    masked.push_str(&without_hidden(&text[done..]));
    Masked { text: masked, braced }
}

fn without_hidden(text: &str) -> String {
    text.replace(HIDDEN, " ")
}

impl Masked {
    /// The expression that begins at byte `start`.
    pub fn at(&self, start: usize) -> Option<&Braced> {
        let found = self.braced.binary_search_by_key(&start, |braced| braced.outer.start);
        found.ok().and_then(|at| self.braced.get(at))
    }

    /// The pieces of a byte range: plain text, or one whole expression.
    pub fn pieces(&self, range: Range<usize>) -> Vec<(Range<usize>, Option<&Braced>)> {
        let mut pieces = Vec::new();
        let mut at = range.start;
        while at < range.end {
            if let Some(braced) = self.at(at) {
                let end = braced.outer.end.min(range.end);
                pieces.push((at..end, Some(braced)));
                at = end;
            } else {
                let rest = self.text.get(at..range.end).unwrap_or_default();
                let length = rest.find(HIDDEN).unwrap_or(rest.len()).max(1);
                pieces.push((at..at + length, None));
                at += length;
            }
        }
        pieces
    }
}
