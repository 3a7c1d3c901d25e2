//! Finds `{…}` in running text and leaves `\{` and `\}` as literal braces.

use super::Fault;
use std::ops::Range;

/// An expression found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Braced {
    /// Bytes with the braces.
    pub outer: Range<usize>,
    /// Bytes between the braces.
    pub inner: Range<usize>,
}

/// All expressions of a text in order. A brace without its fellow is a fault.
pub(crate) fn find_braced(text: &str, faults: &mut Vec<Fault>) -> Vec<Braced> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match (c, opened) {
            ('\\', None) => escaped = true,
            ('{', None) => opened = Some(at),
            ('{', Some(start)) => {
                faults.push(Fault::new("report-unclosed-brace", start..start + 1));
                opened = Some(at);
            }
            ('}', Some(start)) => {
                found.push(Braced { outer: start..at + 1, inner: start + 1..at });
                opened = None;
            }
            ('}', None) => faults.push(Fault::new("report-stray-brace", at..at + 1)),
            ('\n', Some(start)) if blank_line_follows(text, at) => {
                faults.push(Fault::new("report-unclosed-brace", start..start + 1));
                opened = None;
            }
            _ => {}
        }
    }
    if let Some(start) = opened {
        faults.push(Fault::new("report-unclosed-brace", start..start + 1));
    }
    found
}

fn blank_line_follows(text: &str, at: usize) -> bool {
    let rest = &text[at + 1..];
    let line = rest.split('\n').next().unwrap_or_default();
    line.trim().is_empty()
}

/// Text outside expressions with `\{` and `\}` turned into braces.
pub(crate) fn unescape(text: &str) -> String {
    text.replace("\\{", "{").replace("\\}", "}")
}
