//! Styles of paragraphs: which are headings and at what level, which are lists and which the contents.

use std::collections::HashMap;

use super::xml::{Step, Xml};

/// What a paragraph's style, or the paragraph itself, says about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// Level of a heading from one; zero says that it is none.
    pub level: Option<u8>,
    /// Whether it is an item of a list.
    pub item: Option<bool>,
    /// Whether it belongs to a table of contents.
    pub contents: bool,
}

impl Manner {
    /// What `self` says, and where it is silent what `base` says.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            level: self.level.or(base.level),
            item: self.item.or(base.item),
            contents: self.contents || base.contents,
        }
    }
}

/// All styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    manner: Manner,
}

/// Longest chain of styles built on each other; Word itself allows eleven.
const LONGEST_CHAIN: usize = 20;

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(xml: &mut Xml<'_>) -> Self {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        loop {
            match xml.step() {
                Step::Open(element) => match (element.name(), &mut open) {
                    ("style", _) => {
                        let id = element.get("styleId").unwrap_or_default();
                        let manner = of_id(&id);
                        styles.close(open.replace((id, Style { base: None, manner })));
                    }
                    ("name", Some((_, style))) => {
                        let named = of_name(&element.get("val").unwrap_or_default());
                        style.manner = named.over(style.manner);
                    }
                    ("basedOn", Some((_, style))) => style.base = element.get("val"),
                    ("outlineLvl", Some((_, style))) => style.manner.level = outline(element.number("val")),
                    ("numId", Some((_, style))) => {
                        style.manner.item = Some(element.number("val").is_some_and(|id| id > 0));
                    }
                    _ => {}
                },
                Step::End => break,
                Step::Close | Step::Text(_) => {}
            }
        }
        styles.close(open);
        styles
    }

    fn close(&mut self, style: Option<(String, Style)>) {
        if let Some((id, style)) = style {
            self.by_id.insert(id, style);
        }
    }

    /// What a style says together with those that it is built on.
    pub(super) fn manner(&self, id: &str) -> Manner {
        if !self.by_id.contains_key(id) {
            return of_id(id);
        }
        let mut manner = Manner::default();
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else { break };
            manner = manner.over(style.manner);
            next = style.base.as_deref();
        }
        manner
    }
}

/// The level of `w:outlineLvl`: nine means body text.
pub(super) fn outline(value: Option<usize>) -> Option<u8> {
    match value {
        Some(level @ 0..=8) => u8::try_from(level + 1).ok(),
        Some(_) => Some(0),
        None => None,
    }
}

/// Word's own names are English in every language version.
fn of_name(name: &str) -> Manner {
    let name = name.to_lowercase();
    let level = name
        .strip_prefix("heading ")
        .and_then(|level| level.parse().ok())
        .filter(|level| (1..=9).contains(level))
        .or((name == "title").then_some(1));
    Manner { level, item: None, contents: name.starts_with("toc ") || name == "table of figures" }
}

/// Ids are in the language of the Word that made the file, and other programs write no names at all.
fn of_id(id: &str) -> Manner {
    let id = id.to_lowercase();
    let digits = |prefix: &str| id.strip_prefix(prefix).and_then(|rest| rest.parse::<u8>().ok());
    let level = ["heading", "rubrik", "otsikko", "overskrift"].iter().find_map(|prefix| digits(prefix));
    let contents = ["toc", "innehll", "innehåll"].iter().any(|prefix| digits(prefix).is_some());
    Manner { level: level.filter(|level| (1..=9).contains(level)), item: None, contents }
}
