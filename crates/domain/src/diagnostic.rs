//! What is wrong in a user's file: a stable code, a place and parameters.
//!
//! The sentence is not here. The code names a message in `locales/<language>/*.ftl`, whose attribute
//! `help` says what to do.

use std::fmt;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing, nothing to mend.
    Info,
    /// May be wrong; the work goes on.
    Warning,
    /// Must be mended; nothing is written.
    Error,
}

/// A place in a file: lines and columns are counted from one, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Path as the user wrote it or as it stands inside the pack.
    pub file: String,
    /// Line, when the fault has one.
    pub line: Option<u32>,
    /// Column of the first character.
    pub column: Option<u32>,
    /// How many characters the caret marks; at least one when a column is given.
    pub width: u32,
    /// The text of that line, for the excerpt.
    pub excerpt: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None, width: 0, excerpt: None }
    }

    /// A whole line of a file.
    pub fn line(file: impl Into<String>, line: u32) -> Self {
        Self { line: Some(line), ..Self::file(file) }
    }

    /// The place of the byte range `span` in `text`, with that line as excerpt.
    ///
    /// A range outside the text or inside a character is moved to the nearest start of a character.
    pub fn span(file: impl Into<String>, text: &str, span: std::ops::Range<usize>) -> Self {
        let start = floor_boundary(text, span.start);
        let end = floor_boundary(text, span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = text[..start].matches('\n').count() + 1;
        let column = text[line_start..start].chars().count() + 1;
        let width = text[start..end.min(line_end).max(start)].chars().count().max(1);
        Self {
            file: file.into(),
            line: u32::try_from(line).ok(),
            column: u32::try_from(column).ok(),
            width: u32::try_from(width).unwrap_or(1),
            excerpt: Some(text[line_start..line_end].trim_end_matches('\r').to_owned()),
        }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}

/// One thing that is wrong, or worth knowing, in a user's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: the id of a message in the locales, such as `pack-unknown-key`.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Parameters of the message by name.
    pub args: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// An error with code and place.
    pub fn error(code: &'static str, place: Place) -> Self {
        Self { code, severity: Severity::Error, place, args: Vec::new() }
    }

    /// A warning with code and place.
    pub fn warning(code: &'static str, place: Place) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place) }
    }

    /// The same diagnostic with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Diagnostics gathered while a whole pack is read, so that all are told in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Diagnostic>,
}

impl Problems {
    /// No problems yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all of another gathering.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All, in the order of file, line and column.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| a.place.cmp(&b.place).then(a.code.cmp(b.code)));
        self.list
    }

    /// All, in the order in which they were found.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// `value` when there is no error, otherwise the problems.
    ///
    /// # Errors
    /// The problems themselves, when at least one is an error.
    pub fn or_ok<T>(self, value: T) -> Result<T, Self> {
        if self.has_errors() { Err(self) } else { Ok(value) }
    }
}

impl From<Diagnostic> for Problems {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic] }
    }
}

#[cfg(test)]
mod tests;
