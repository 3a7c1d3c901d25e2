//! A Markdown file of the report, with places for its bytes.

use enslinje_domain::Place;
use std::ops::Range;

/// A file as read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SourceFile<'a> {
    /// Path as messages show it.
    pub shown: &'a str,
    /// Whole text.
    pub text: &'a str,
}

impl SourceFile<'_> {
    /// The place of a byte range.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::span(self.shown, self.text, span)
    }
}
