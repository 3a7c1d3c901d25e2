//! Explains each abbreviation where it first stands in running text.

use super::plain_text;
use crate::model::Inline;
use std::collections::{BTreeMap, BTreeSet};

/// Abbreviations and which of them the reader has met.
pub(crate) struct Abbreviations<'a> {
    meanings: &'a BTreeMap<String, String>,
    met: BTreeSet<&'a str>,
}

impl<'a> Abbreviations<'a> {
    /// None met yet.
    pub fn new(meanings: &'a BTreeMap<String, String>) -> Self {
        Self { meanings, met: BTreeSet::new() }
    }

    /// Adds meanings to the words of a paragraph.
    pub fn explain(&mut self, paragraph: &mut [Inline]) {
        let mut whole = String::new();
        plain_text(paragraph, &mut whole);
        let whole = whole.to_lowercase();
        self.explain_within(paragraph, &whole);
    }

    fn explain_within(&mut self, inlines: &mut [Inline], whole: &str) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    if let Some(explained) = self.explained(text, whole) {
                        *text = explained;
                    }
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                    self.explain_within(inner, whole);
                }
                Inline::Figure { .. } | Inline::Break => {}
            }
        }
    }

    fn explained(&mut self, text: &str, whole: &str) -> Option<String> {
        let mut explained = String::new();
        let mut done = 0;
        for (start, word) in words(text) {
            let Some((abbreviation, meaning)) = self.meaning_of(word) else { continue };
            if !self.met.insert(abbreviation) || whole.contains(&meaning.to_lowercase()) {
                continue;
            }
            let end = start + word.len();
            explained.push_str(&text[done..end]);
            let is_alone = word == abbreviation || word.strip_prefix(abbreviation) == Some(":s");
            let meaning =
                if is_alone { format!(" ({meaning})") } else { format!(" ({abbreviation}: {meaning})") };
            explained.push_str(&meaning);
            done = end;
        }
        if done == 0 {
            return None;
        }
        explained.push_str(&text[done..]);
        Some(explained)
    }

    /// The abbreviation with which a word begins: alone, in the genitive, or before a hyphen.
    fn meaning_of(&self, word: &str) -> Option<(&'a str, &'a str)> {
        let head = word.split([':', '-']).next().unwrap_or(word);
        let found = self.meanings.get_key_value(word).or_else(|| self.meanings.get_key_value(head));
        found.map(|(abbreviation, meaning)| (abbreviation.as_str(), meaning.as_str()))
    }
}

/// Words of letters, digits, inner hyphens and colons, with their bytes.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_inner = |c: char| c.is_alphanumeric() || c == '-' || c == ':';
    let mut at = 0;
    text.split(move |c| !is_inner(c)).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        let word = piece.trim_matches(['-', ':']);
        let before = piece.len() - piece.trim_start_matches(['-', ':']).len();
        (!word.is_empty()).then_some((start + before, word))
    })
}
