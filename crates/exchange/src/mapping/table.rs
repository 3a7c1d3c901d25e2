//! Reads the tables of a mapping key by key; what nobody asked for is an unknown key.

use enslinje_domain::{Diagnostic, Place, Problems};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table with the places of its keys. Getters mark a key as known; [`Table::finish`] tells the others.
pub(super) struct Table<'a> {
    file: &'a str,
    text: &'a str,
    name: String,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    known: Vec<String>,
}

/// A text and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) place: Place,
}

/// The value of a key: a text, or a table with more to tell.
pub(super) enum TextOrTable<'a> {
    Text(Placed),
    Table(Table<'a>),
}

/// Parses a text; every fault of form is told.
pub(super) fn parse<'a>(file: &str, text: &'a str, problems: &mut Problems) -> Option<Spanned<DeTable<'a>>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let faulty = !errors.is_empty();
    for error in errors {
        let place = Place::span(file, text, error.span().unwrap_or(0..0));
        let code = if error.message().contains("duplicate key") {
            "import-duplicate-key"
        } else {
            "import-not-toml"
        };
        problems.push(Diagnostic::error(code, place).with("reason", error.message()));
    }
    (!faulty).then_some(root)
}

impl<'a> Table<'a> {
    pub(super) fn root(file: &'a str, text: &'a str, root: &'a Spanned<DeTable<'a>>) -> Self {
        Self { file, text, name: String::new(), table: root.get_ref(), span: 0..0, known: Vec::new() }
    }

    /// Where the table begins; the root is the whole file.
    pub(super) fn place(&self) -> Place {
        if self.name.is_empty() { Place::file(self.file) } else { self.at(self.span.clone()) }
    }

    fn at(&self, span: Range<usize>) -> Place {
        Place::span(self.file, self.text, span)
    }

    fn value(&mut self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        if !self.known.iter().any(|known| known == key) {
            self.known.push(key.to_owned());
        }
        self.table.get(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The keys with their places, in the order of the file. Does not mark them as known.
    pub(super) fn keys(&self) -> Vec<Placed> {
        let mut keys: Vec<_> = self.table.keys().map(|key| (key.span(), key.get_ref().to_string())).collect();
        keys.sort_by_key(|(span, _)| span.start);
        keys.into_iter().map(|(span, text)| Placed { text, place: self.at(span) }).collect()
    }

    fn wrong_type(&self, key: &str, span: Range<usize>, expected: &'static str) -> Diagnostic {
        Diagnostic::error("import-wrong-type", self.at(span)).with("key", key).with("expected", expected)
    }

    fn shown_name(&self) -> String {
        if self.name.is_empty() { self.file.to_owned() } else { format!("[{}]", self.name) }
    }

    pub(super) fn missing(&self, key: &str) -> Diagnostic {
        Diagnostic::error("import-missing-key", self.place())
            .with("key", key)
            .with("table", self.shown_name())
    }

    pub(super) fn text(&mut self, key: &str, problems: &mut Problems) -> Option<Placed> {
        let value = self.value(key)?;
        match value.get_ref().as_str() {
            Some(text) => self.not_empty(key, text, value.span(), problems),
            None => {
                problems.push(self.wrong_type(key, value.span(), "text"));
                None
            }
        }
    }

    fn not_empty(
        &self,
        key: &str,
        text: &str,
        span: Range<usize>,
        problems: &mut Problems,
    ) -> Option<Placed> {
        let place = self.at(span);
        if text.trim().is_empty() {
            problems.push(Diagnostic::error("import-empty-text", place).with("key", key));
            return None;
        }
        Some(Placed { text: text.trim().to_owned(), place })
    }

    pub(super) fn required_text(&mut self, key: &str, problems: &mut Problems) -> Option<Placed> {
        if !self.has(key) {
            problems.push(self.missing(key));
        }
        self.text(key, problems)
    }

    /// One of a closed set of words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &str,
        choices: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            problems.push(self.wrong_type(key, value.span(), "text"));
            return None;
        };
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice);
        if found.is_none() {
            problems.push(unknown_choice(key, text, self.at(value.span()), choices));
        }
        found
    }

    /// A list of words from a closed set, not empty.
    pub(super) fn choices<T: Copy>(
        &mut self,
        key: &str,
        choices: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<Vec<T>> {
        let mut found = Vec::new();
        for item in self.texts(key, problems)? {
            match choices.iter().find(|(word, _)| *word == item.text) {
                Some((_, choice)) => found.push(*choice),
                None => problems.push(unknown_choice(key, &item.text, item.place, choices)),
            }
        }
        Some(found)
    }

    /// A list of texts; one text is a list of one.
    pub(super) fn texts(&mut self, key: &str, problems: &mut Problems) -> Option<Vec<Placed>> {
        let value = self.value(key)?;
        let mut texts = Vec::new();
        match value.get_ref() {
            DeValue::String(text) => texts.extend(self.not_empty(key, text, value.span(), problems)),
            DeValue::Array(items) if !items.is_empty() => {
                for item in items {
                    match item.get_ref().as_str() {
                        Some(text) => {
                            texts.push(Placed { text: text.trim().to_owned(), place: self.at(item.span()) })
                        }
                        None => problems.push(self.wrong_type(key, item.span(), "text-list")),
                    }
                }
            }
            _ => problems.push(self.wrong_type(key, value.span(), "text-list")),
        }
        Some(texts)
    }

    /// A whole number from `least` to `most`.
    pub(super) fn number(
        &mut self,
        key: &str,
        least: u32,
        most: u32,
        problems: &mut Problems,
    ) -> Option<u32> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(written) => u32::from_str_radix(written.as_str(), written.radix()).ok(),
            _ => None,
        };
        match number.filter(|number| (least..=most).contains(number)) {
            Some(number) => Some(number),
            None => {
                let fault = Diagnostic::error("import-number-outside", self.at(value.span()));
                problems.push(fault.with("key", key).with("least", least).with("most", most));
                None
            }
        }
    }

    pub(super) fn boolean(&mut self, key: &str, problems: &mut Problems) -> Option<bool> {
        let value = self.value(key)?;
        let found = value.get_ref().as_bool();
        if found.is_none() {
            problems.push(self.wrong_type(key, value.span(), "boolean"));
        }
        found
    }

    pub(super) fn table(&mut self, key: &str, problems: &mut Problems) -> Option<Table<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.below(key, table, value.span())),
            _ => {
                problems.push(self.wrong_type(key, value.span(), "table"));
                None
            }
        }
    }

    pub(super) fn text_or_table(&mut self, key: &str, problems: &mut Problems) -> Option<TextOrTable<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(TextOrTable::Table(self.below(key, table, value.span()))),
            DeValue::String(text) => self.not_empty(key, text, value.span(), problems).map(TextOrTable::Text),
            _ => {
                problems.push(self.wrong_type(key, value.span(), "text-or-table"));
                None
            }
        }
    }

    fn below(&self, key: &str, table: &'a DeTable<'a>, span: Range<usize>) -> Table<'a> {
        let name = if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) };
        Table { file: self.file, text: self.text, name, table, span, known: Vec::new() }
    }

    /// Tells every key that no getter asked for.
    pub(super) fn finish(self, problems: &mut Problems) {
        for key in self.table.keys().filter(|key| !self.known.iter().any(|known| known == key.get_ref())) {
            problems.push(
                Diagnostic::error("import-unknown-key", self.at(key.span()))
                    .with("key", key.get_ref())
                    .with("table", self.shown_name())
                    .with("known", self.known.join(", ")),
            );
        }
    }
}

fn unknown_choice<T>(key: &str, text: &str, place: Place, choices: &[(&str, T)]) -> Diagnostic {
    let known: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
    Diagnostic::error("import-unknown-choice", place)
        .with("key", key)
        .with("value", text.escape_debug())
        .with("known", known.join(", "))
}
