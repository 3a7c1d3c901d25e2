//! Walks over a text with byte positions.

use super::{Fault, Spanned};
use std::ops::Range;

/// A place in a text from which reading goes on.
#[derive(Debug, Clone)]
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// At the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// What is left.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Byte position.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Passes over white space; tells whether there was any.
    pub fn skip_space(&mut self) -> bool {
        let before = self.at;
        self.at += self.rest().len() - self.rest().trim_start().len();
        self.at > before
    }

    /// Passes over `mark` when it comes next.
    pub fn eat(&mut self, mark: &str) -> bool {
        let found = self.rest().starts_with(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    /// The longest run of characters that fulfil `belongs`; may be empty.
    pub fn run(&mut self, belongs: impl Fn(char) -> bool) -> Spanned<&'a str> {
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        Spanned { value: &rest[..length], span: start..self.at }
    }

    /// A word of letters, digits, `_`, `-` and `.`, or anything but quotes between double quotes.
    ///
    /// # Errors
    /// When there is no word, or a quote is not closed.
    pub fn value(&mut self) -> Result<Spanned<String>, Fault> {
        let start = self.at;
        if self.eat("\"") {
            let inner = self.run(|c| c != '"');
            if !self.eat("\"") {
                return Err(Fault::new("report-unclosed-quote", start..self.at));
            }
            return Ok(Spanned { value: inner.value.to_owned(), span: start..self.at });
        }
        let word = self.run(is_word);
        if word.value.is_empty() {
            return Err(self.unexpected());
        }
        Ok(Spanned { value: word.value.to_owned(), span: word.span })
    }

    /// A word, or empty when none comes next.
    pub fn word(&mut self) -> Spanned<&'a str> {
        self.run(is_word)
    }

    /// The next character as a span, or an empty span at the end.
    pub fn next_span(&self) -> Range<usize> {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        self.at..self.at + width
    }

    /// The fault that something else was expected here.
    pub fn unexpected(&self) -> Fault {
        let found = self.rest().chars().next().map_or_else(String::new, String::from);
        let code = if found.is_empty() { "report-unexpected-end" } else { "report-unexpected-character" };
        Fault::new(code, self.next_span()).with("found", found)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "_-.".contains(c)
}
