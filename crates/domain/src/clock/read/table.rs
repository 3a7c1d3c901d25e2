//! A TOML table with places: every getter tells what is missing or of the wrong kind.

use crate::{Diagnostic, Place, Problems};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table of the file, with the name that people know it by.
pub(crate) struct Table<'a> {
    file: &'a str,
    text: &'a str,
    name: String,
    at: Range<usize>,
    entries: &'a DeTable<'a>,
}

/// Reads the text and gives its root table to `read`; tells every fault of the notation instead.
pub(crate) fn with_root(
    file: &str,
    text: &str,
    problems: &mut Problems,
    read: impl FnOnce(&Table<'_>, &mut Problems),
) {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = error.span().map_or_else(|| Place::file(file), |span| Place::span(file, text, span));
        problems.push(Diagnostic::error("law-not-toml", place).with("reason", error.message()));
    }
    if errors.is_empty() {
        read(&Table { file, text, name: file.to_owned(), at: 0..0, entries: root.get_ref() }, problems);
    }
}

impl<'a> Table<'a> {
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where the table begins.
    pub(crate) fn place(&self) -> Place {
        Place::span(self.file, self.text, self.at.clone())
    }

    /// A fault at the value of `key`, or at the table when the key is missing.
    pub(crate) fn fault(&self, code: &'static str, key: &str) -> Diagnostic {
        let span = self.entries.get(key).map_or_else(|| self.at.clone(), Spanned::span);
        let place = Place::span(self.file, self.text, first_line(self.text, span));
        Diagnostic::error(code, place).with("table", &self.name).with("key", key)
    }

    /// Every key must be one of `known`.
    pub(crate) fn refuse_other_keys(&self, known: &[&str], problems: &mut Problems) {
        for key in self.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let place = Place::span(self.file, self.text, key.span());
            problems.push(
                Diagnostic::error("law-unknown-key", place)
                    .with("key", key.get_ref())
                    .with("table", &self.name)
                    .with("known", known.join(", ")),
            );
        }
    }

    /// The tables in this one by name; other values are refused.
    pub(crate) fn tables(&self, problems: &mut Problems) -> Vec<(String, Table<'a>)> {
        let mut tables = Vec::new();
        for (key, value) in self.entries {
            let name = key.get_ref().to_string();
            match value.get_ref() {
                DeValue::Table(entries) => {
                    tables.push((name.clone(), self.inner(name, key.span(), entries)));
                }
                _ => problems.push(self.wrong_type(&name, "table")),
            }
        }
        tables
    }

    /// Whether the key is there.
    pub(crate) fn holds(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    pub(crate) fn holds_table(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|value| value.get_ref().is_table())
    }

    pub(crate) fn table(&self, key: &str, problems: &mut Problems) -> Option<Table<'a>> {
        let value = self.required(key, problems)?;
        match value.get_ref() {
            DeValue::Table(entries) => {
                Some(self.inner(format!("{}.{key}", self.name), value.span(), entries))
            }
            _ => self.refuse_type(key, "table", problems),
        }
    }

    /// The array of tables `[[key]]`; each is known by its number.
    pub(crate) fn table_list(&self, key: &str, problems: &mut Problems) -> Option<Vec<Table<'a>>> {
        let DeValue::Array(items) = self.required(key, problems)?.get_ref() else {
            return self.refuse_type(key, "tables", problems);
        };
        let mut tables = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let DeValue::Table(entries) = item.get_ref() else {
                return self.refuse_type(key, "tables", problems);
            };
            tables.push(self.inner(format!("{}.{key}[{}]", self.name, at + 1), item.span(), entries));
        }
        Some(tables)
    }

    /// A text that is not empty.
    pub(crate) fn text(&self, key: &str, problems: &mut Problems) -> Option<String> {
        self.required(key, problems)?;
        let text = self.optional_text(key, problems)?;
        if text.trim().is_empty() {
            problems.push(self.fault("law-empty-text", key));
            return None;
        }
        Some(text)
    }

    /// A text, empty when the key is missing; `None` when it holds something else.
    pub(crate) fn optional_text(&self, key: &str, problems: &mut Problems) -> Option<String> {
        match self.entries.get(key).map(Spanned::get_ref) {
            None => Some(String::new()),
            Some(DeValue::String(text)) => Some(text.to_string()),
            Some(_) => self.refuse_type(key, "text", problems),
        }
    }

    pub(crate) fn texts(&self, key: &str, problems: &mut Problems) -> Option<Vec<String>> {
        let DeValue::Array(items) = self.required(key, problems)?.get_ref() else {
            return self.refuse_type(key, "texts", problems);
        };
        let texts: Option<Vec<String>> =
            items.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect();
        match texts {
            None => self.refuse_type(key, "texts", problems),
            Some(texts) if texts.iter().any(|text| text.trim().is_empty()) => {
                problems.push(self.fault("law-empty-text", key));
                None
            }
            texts => texts,
        }
    }

    pub(crate) fn boolean(&self, key: &str, problems: &mut Problems) -> Option<bool> {
        let value = self.required(key, problems)?.get_ref().as_bool();
        if value.is_none() { self.refuse_type(key, "boolean", problems) } else { value }
    }

    pub(crate) fn integer(&self, key: &str, problems: &mut Problems) -> Option<i64> {
        let DeValue::Integer(integer) = self.required(key, problems)?.get_ref() else {
            return self.refuse_type(key, "integer", problems);
        };
        let value = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        if value.is_none() { self.refuse_type(key, "integer", problems) } else { value }
    }

    pub(crate) fn integers(&self, key: &str, problems: &mut Problems) -> Option<Vec<i64>> {
        let DeValue::Array(items) = self.required(key, problems)?.get_ref() else {
            return self.refuse_type(key, "integers", problems);
        };
        let whole = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok(),
            _ => None,
        };
        let integers: Option<Vec<i64>> = items.iter().map(whole).collect();
        if integers.is_none() { self.refuse_type(key, "integers", problems) } else { integers }
    }

    /// One of the named choices.
    pub(crate) fn choice<T: Copy>(
        &self,
        key: &str,
        choices: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        let text = self.text(key, problems)?;
        let found = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let fault = self.fault("law-unknown-choice", key);
            problems.push(fault.with("value", text).with("known", known.join(", ")));
        }
        found
    }

    /// A day from 1900 on, or `"open"`, which is `Some(None)`.
    pub(crate) fn open_date(&self, key: &str, problems: &mut Problems) -> Option<Option<NaiveDate>> {
        match self.required(key, problems)?.get_ref() {
            DeValue::String(text) if text.as_ref() == "open" => Some(None),
            DeValue::Datetime(written) => {
                let day = written.date.filter(|_| written.time.is_none() && written.offset.is_none());
                let day = day.and_then(|day| {
                    NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
                });
                let day = day.filter(|day| day.year() >= 1900);
                if day.is_none() {
                    problems.push(self.fault("law-bad-date", key).with("value", written));
                }
                day.map(Some)
            }
            _ => self.refuse_type(key, "date", problems),
        }
    }

    fn required(&self, key: &str, problems: &mut Problems) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.entries.get(key);
        if value.is_none() {
            problems.push(self.fault("law-missing-key", key));
        }
        value
    }

    fn refuse_type<T>(&self, key: &str, expected: &str, problems: &mut Problems) -> Option<T> {
        problems.push(self.wrong_type(key, expected));
        None
    }

    fn wrong_type(&self, key: &str, expected: &str) -> Diagnostic {
        self.fault("law-wrong-type", key).with("expected", expected)
    }

    fn inner(&self, name: String, at: Range<usize>, entries: &'a DeTable<'a>) -> Table<'a> {
        Table { file: self.file, text: self.text, name, at: first_line(self.text, at), entries }
    }
}

/// A value over several lines is marked on its first.
fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let end = text.get(span.clone()).and_then(|part| part.find('\n')).map_or(span.end, |at| span.start + at);
    span.start..end
}
