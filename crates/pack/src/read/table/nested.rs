//! Lists, tables within tables, and tables whose keys are ids.

use super::{Entry, TableReader, integer};
use enslinje_domain::{Place, Problems};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

impl<'a> TableReader<'a> {
    /// Texts with their places; empty when the key is missing.
    pub fn placed_texts(&mut self, key: &str, problems: &mut Problems) -> Vec<(String, Place)> {
        let mut texts = Vec::new();
        for item in self.items(key, problems) {
            match item.get_ref().as_str() {
                Some(text) if !text.trim().is_empty() => texts.push((text.to_owned(), self.at(item.span()))),
                _ => problems.push(self.wrong_type(key, item.span(), "text-list")),
            }
        }
        texts
    }

    /// Texts; empty when the key is missing.
    pub fn text_list(&mut self, key: &str, problems: &mut Problems) -> Vec<String> {
        self.placed_texts(key, problems).into_iter().map(|(text, _)| text).collect()
    }

    /// Whole numbers; empty when the key is missing.
    pub fn integer_list(&mut self, key: &str, problems: &mut Problems) -> Vec<i64> {
        let mut numbers = Vec::new();
        for item in self.items(key, problems) {
            match integer(item.get_ref()) {
                Some(number) => numbers.push(number),
                None => problems.push(self.wrong_type(key, item.span(), "integer-list")),
            }
        }
        numbers
    }

    fn items(&mut self, key: &str, problems: &mut Problems) -> Vec<&'a Spanned<DeValue<'a>>> {
        self.read(key, "list", problems, |value| match value {
            DeValue::Array(array) => Some(array.iter().collect()),
            _ => None,
        })
        .unwrap_or_default()
    }

    /// The table under `key`, which may be missing.
    pub fn optional_table(&mut self, key: &str, problems: &mut Problems) -> Option<TableReader<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.below(key, table, value.span())),
            _ => {
                problems.push(self.wrong_type(key, value.span(), "table"));
                None
            }
        }
    }

    /// The table under `key`.
    pub fn required_table(&mut self, key: &str, problems: &mut Problems) -> Option<TableReader<'a>> {
        let table = self.optional_table(key, problems);
        self.require(key, table, problems)
    }

    /// The tables `[[key]]` in order; empty when there is none.
    pub fn tables(&mut self, key: &str, problems: &mut Problems) -> Vec<TableReader<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            problems.push(self.wrong_type(key, value.span(), "tables"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array.iter() {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(self.below(key, table, item.span())),
                _ => problems.push(self.wrong_type(key, item.span(), "tables")),
            }
        }
        tables
    }

    /// Every key that nobody asked for, read as table or tables, in the order of the file.
    ///
    /// For files whose keys are ids: `[inv_total]`.
    pub fn entries(&mut self, problems: &mut Problems) -> Vec<Entry<'a>> {
        let mut keys: Vec<_> = self.table.keys().map(|key| (key.span(), key.get_ref().to_string())).collect();
        keys.retain(|(_, key)| !self.known.contains(key));
        keys.sort_by_key(|(span, _)| span.start);
        let mut entries = Vec::new();
        for (span, key) in keys {
            let place = self.at(span);
            let is_array =
                matches!(self.table.get(key.as_str()).map(Spanned::get_ref), Some(DeValue::Array(_)));
            let tables = if is_array {
                self.tables(&key, problems)
            } else {
                self.optional_table(&key, problems).into_iter().collect()
            };
            for (index, table) in tables.into_iter().enumerate() {
                entries.push(Entry { key: key.clone(), place: place.clone(), index, table });
            }
        }
        entries
    }

    /// Texts by key, for a table whose keys are free; empty when the table is missing.
    pub fn text_map(&mut self, key: &str, problems: &mut Problems) -> Vec<(String, String, Place)> {
        let Some(mut table) = self.optional_table(key, problems) else { return Vec::new() };
        let mut texts = Vec::new();
        for key in table.keys() {
            let place = table.place_of(&key);
            if let Some(text) = table.optional_text(&key, problems) {
                texts.push((key, text, place));
            }
        }
        texts
    }

    fn below(&self, key: &str, table: &'a DeTable<'a>, span: Range<usize>) -> TableReader<'a> {
        let name = if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) };
        TableReader::new(self.file, self.text, table, name, span)
    }
}
