//! Reads TOML tables key by key; what nobody asked for is an unknown key.

mod nested;

use super::value::{BadDay, day, number};
use crate::PackFolder;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Number, Place, Problems};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A TOML file that parses.
#[derive(Debug)]
pub struct TomlFile<'a> {
    file: String,
    text: &'a str,
    root: Spanned<DeTable<'a>>,
}

/// Reads the file at `path` of the pack; a missing file and every fault of form are told.
pub fn toml_doc<'a>(folder: &'a PackFolder, path: &str, problems: &mut Problems) -> Option<TomlFile<'a>> {
    let Some(text) = folder.text(path) else {
        problems.push(Diagnostic::error("pack-missing-file", folder.place(path)).with("file", path));
        return None;
    };
    TomlFile::parse(folder.shown(path), text, problems)
}

impl<'a> TomlFile<'a> {
    /// Reads a text that messages call `file`.
    pub fn parse(file: impl Into<String>, text: &'a str, problems: &mut Problems) -> Option<Self> {
        let file = file.into();
        let (root, errors) = DeTable::parse_recoverable(text);
        let faulty = !errors.is_empty();
        for error in errors {
            let place = Place::span(&file, text, error.span().unwrap_or(0..0));
            let code = if error.message().contains("duplicate key") {
                "pack-duplicate-key"
            } else {
                "pack-not-toml"
            };
            problems.push(Diagnostic::error(code, place).with("reason", error.message()));
        }
        (!faulty).then_some(Self { file, text, root })
    }

    /// The table of the whole file.
    pub fn root(&self) -> TableReader<'_> {
        TableReader::new(&self.file, self.text, self.root.get_ref(), String::new(), self.root.span())
    }

    /// The place of a byte range of the file.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::span(&self.file, self.text, span)
    }
}

/// One table. Getters mark a key as known; [`TableReader::finish`] tells the others.
///
/// A getter that returns `None` for a key that is there has told why.
#[derive(Debug)]
pub struct TableReader<'a> {
    file: &'a str,
    text: &'a str,
    table: &'a DeTable<'a>,
    name: String,
    span: Range<usize>,
    known: Vec<String>,
}

/// A sub-table with the key under which it stands: `[key]`, or one of `[[key]]`.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// Number among the tables of that key, counted from zero.
    pub index: usize,
    /// The table.
    pub table: TableReader<'a>,
}

impl<'a> TableReader<'a> {
    fn new(file: &'a str, text: &'a str, table: &'a DeTable<'a>, name: String, span: Range<usize>) -> Self {
        Self { file, text, table, name, span, known: Vec::new() }
    }

    /// Name of the table from the root, such as `inv_over_4m.version`; empty for the root.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the table begins.
    pub fn place(&self) -> Place {
        Place::span(self.file, self.text, self.span.clone())
    }

    /// Where the value of `key` stands; the table when there is none.
    pub fn place_of(&self, key: &str) -> Place {
        self.table.get(key).map_or_else(|| self.place(), |value| self.at(value.span()))
    }

    /// The place of `span`, a byte range inside the text value of `key`, for languages within a value.
    ///
    /// Exact for basic and literal strings without escapes on one line.
    pub fn place_within(&self, key: &str, span: Range<usize>) -> Place {
        let Some(value) = self.table.get(key) else { return self.place() };
        let whole = value.span();
        let quoted = self.text.get(whole.clone()).unwrap_or_default();
        let quotes = if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") { 3 } else { 1 };
        let start = whole.start + quotes;
        self.at(start.saturating_add(span.start).min(whole.end)..start.saturating_add(span.end).min(whole.end))
    }

    fn at(&self, span: Range<usize>) -> Place {
        Place::span(self.file, self.text, span)
    }

    /// Every key in the order of the file. Does not mark them as known.
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<_> =
            self.table.keys().map(|key| (key.span().start, key.get_ref().to_string())).collect();
        keys.sort();
        keys.into_iter().map(|(_, key)| key).collect()
    }

    /// Whether the table holds the key. Marks it as known.
    pub fn has(&mut self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// Whether the value of `key` is `""`, where an empty text has a meaning of its own.
    pub fn is_empty_text(&mut self, key: &str) -> bool {
        self.value(key).is_some_and(|value| value.get_ref().as_str() == Some(""))
    }

    fn value(&mut self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        if !self.known.iter().any(|known| known == key) {
            self.known.push(key.to_owned());
        }
        self.table.get(key)
    }

    fn wrong_type(&self, key: &str, span: Range<usize>, expected: &'static str) -> Diagnostic {
        Diagnostic::error("pack-wrong-type", self.at(span)).with("key", key).with("expected", expected)
    }

    fn require<T>(&mut self, key: &str, value: Option<T>, problems: &mut Problems) -> Option<T> {
        if value.is_none() && self.table.get(key).is_none() {
            problems.push(
                Diagnostic::error("pack-missing-key", self.place())
                    .with("key", key)
                    .with("table", self.shown_name()),
            );
        }
        value
    }

    fn shown_name(&self) -> String {
        if self.name.is_empty() { self.file.to_owned() } else { format!("[{}]", self.name) }
    }

    fn read<T>(
        &mut self,
        key: &str,
        expected: &'static str,
        problems: &mut Problems,
        read: impl FnOnce(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(key)?;
        let found = read(value.get_ref());
        if found.is_none() {
            problems.push(self.wrong_type(key, value.span(), expected));
        }
        found
    }

    /// A text that may be missing. An empty text is a fault.
    pub fn optional_text(&mut self, key: &str, problems: &mut Problems) -> Option<String> {
        let text = self.read(key, "text", problems, |value| value.as_str().map(str::to_owned))?;
        if text.trim().is_empty() {
            problems.push(Diagnostic::error("pack-empty-text", self.place_of(key)).with("key", key));
            return None;
        }
        Some(text)
    }

    /// A text.
    pub fn required_text(&mut self, key: &str, problems: &mut Problems) -> Option<String> {
        let value = self.optional_text(key, problems);
        self.require(key, value, problems)
    }

    /// One of a closed set of words, which may be missing.
    pub fn optional_choice<T: Copy>(
        &mut self,
        key: &str,
        choices: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        let text = self.optional_text(key, problems)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
            let diagnostic = Diagnostic::error("pack-unknown-choice", self.place_of(key));
            problems.push(diagnostic.with("column", key).with("value", text).with("known", known.join(", ")));
        }
        found
    }

    /// One of a closed set of words.
    pub fn required_choice<T: Copy>(
        &mut self,
        key: &str,
        choices: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        let value = self.optional_choice(key, choices, problems);
        self.require(key, value, problems)
    }

    /// A whole number that may be missing.
    pub fn optional_integer(&mut self, key: &str, problems: &mut Problems) -> Option<i64> {
        self.read(key, "integer", problems, integer)
    }

    /// A whole number.
    pub fn required_integer(&mut self, key: &str, problems: &mut Problems) -> Option<i64> {
        let value = self.optional_integer(key, problems);
        self.require(key, value, problems)
    }

    /// An exact number, whole or decimal, that may be missing.
    pub fn optional_number(&mut self, key: &str, problems: &mut Problems) -> Option<Number> {
        self.read(key, "number", problems, |value| match value {
            DeValue::Integer(_) => integer(value).map(|whole| Number::from_integer(i128::from(whole))),
            DeValue::Float(float) => number(float.as_str()),
            _ => None,
        })
    }

    /// `true` or `false`, which may be missing.
    pub fn optional_boolean(&mut self, key: &str, problems: &mut Problems) -> Option<bool> {
        self.read(key, "boolean", problems, DeValue::as_bool)
    }

    /// A day, written without quotes, that may be missing.
    pub fn optional_date(&mut self, key: &str, problems: &mut Problems) -> Option<NaiveDate> {
        let read = self.read(key, "day", problems, |value| match value {
            DeValue::Datetime(written) => Some(day(&written.to_string())),
            _ => None,
        })?;
        match read {
            Ok(day) => Some(day),
            Err(bad) => {
                let code = match bad {
                    BadDay::Form => "pack-not-a-day",
                    BadDay::Year => "pack-year-outside",
                };
                let place = self.place_of(key);
                let value = place_text(&place);
                problems.push(Diagnostic::error(code, place).with("column", key).with("value", value));
                None
            }
        }
    }

    /// A day, written without quotes.
    pub fn required_date(&mut self, key: &str, problems: &mut Problems) -> Option<NaiveDate> {
        let value = self.optional_date(key, problems);
        self.require(key, value, problems)
    }

    /// First and last day of validity; `to` may be missing but not come before `from`.
    pub fn validity(
        &mut self,
        from: &str,
        to: &str,
        problems: &mut Problems,
    ) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let first = self.required_date(from, problems);
        let last = self.optional_date(to, problems);
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            let diagnostic = Diagnostic::error("pack-end-before-start", self.place_of(to));
            problems.push(diagnostic.with("column", to).with("value", last).with("from", first));
            return None;
        }
        Some((first?, last))
    }

    /// Tells every key that no getter asked for.
    pub fn finish(self, problems: &mut Problems) {
        for key in self.table.keys() {
            if !self.known.iter().any(|known| known == key.get_ref()) {
                problems.push(
                    Diagnostic::error("pack-unknown-key", self.at(key.span()))
                        .with("key", key.get_ref())
                        .with("table", self.shown_name())
                        .with("known", self.known.join(", ")),
                );
            }
        }
    }
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok(),
        _ => None,
    }
}

fn place_text(place: &Place) -> String {
    let column = place.column.unwrap_or(1).saturating_sub(1) as usize;
    let line = place.excerpt.as_deref().unwrap_or_default();
    line.chars().skip(column).take(place.width as usize).collect()
}
