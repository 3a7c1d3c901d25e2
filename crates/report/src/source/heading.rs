//! Attributes, levels and anchors of headings.

use super::content::{SourceHeading, SourceInline, each_run};
use super::markdown::RawHeading;
use crate::expression::Fault;
use crate::resolve::Run;
use enslinje_domain::{Diagnostic, Place, Problems};
use std::collections::BTreeMap;

/// What stands in `{#2.1.1 owner=controller}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct HeadingAttributes {
    /// Number or anchor.
    pub id: String,
    /// Who writes the section.
    pub owner: String,
}

/// Reads heading attributes; `start` is their first byte in the text.
pub(crate) fn parse_attributes(text: &str, start: usize, faults: &mut Vec<Fault>) -> HeadingAttributes {
    let mut attributes = HeadingAttributes::default();
    let mut at = start;
    for word in text.split(' ') {
        let span = at..at + word.len();
        at += word.len() + 1;
        if let Some(id) = word.strip_prefix('#')
            && is_anchor(id)
            && attributes.id.is_empty()
        {
            id.clone_into(&mut attributes.id);
        } else if let Some(owner) = word.strip_prefix("owner=")
            && !owner.is_empty()
        {
            owner.clone_into(&mut attributes.owner);
        } else if !word.is_empty() {
            faults.push(Fault::new("report-unknown-attribute", span).with("attribute", word));
        }
    }
    attributes
}

/// ASCII letters, digits, `-` and `.`; `p1`, `p2` … belong to the annex.
fn is_anchor(id: &str) -> bool {
    let letters =
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let of_annex = id.strip_prefix('p').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    letters && !of_annex
}

/// `2.1.1` has level 3.
fn level_of_number(id: &str) -> Option<u8> {
    let is_number =
        |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<_> = id.split('.').collect();
    parts.iter().all(|part| is_number(part)).then(|| u8::try_from(parts.len()).unwrap_or(u8::MAX))
}

/// Gives headings their levels and keeps anchors apart, through the whole report.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    anchors: BTreeMap<String, Place>,
    previous: u8,
    /// Level and `#` of the nearest numbered heading of the file.
    numbered: Option<(u8, u8)>,
}

impl Outline {
    /// Begins a file.
    pub fn begin_file(&mut self) {
        self.numbered = None;
    }

    /// Sets level, number and anchor.
    pub fn place_heading(&mut self, heading: &mut SourceHeading, raw: &RawHeading, problems: &mut Problems) {
        if let Some(level) = level_of_number(&raw.attributes.id) {
            heading.level = level;
            heading.number.clone_from(&raw.attributes.id);
            self.numbered = Some((level, raw.hashes));
        } else {
            let (level, hashes) = self.numbered.unwrap_or((1, 2));
            heading.level = (level + raw.hashes).saturating_sub(hashes).max(1);
        }
        if heading.level > 4 {
            let place = heading.place.clone();
            problems.push(Diagnostic::error("report-heading-too-deep", place).with("level", heading.level));
        } else if heading.level > self.previous + 1 {
            let place = heading.place.clone();
            let diagnostic =
                Diagnostic::error("report-heading-skips-level", place).with("level", heading.level);
            problems.push(diagnostic.with("previous", self.previous));
        }
        self.previous = heading.level.min(4);
        heading.level = heading.level.min(4);
        heading.id = if raw.attributes.id.is_empty() {
            self.free_anchor(&slug(&heading.content))
        } else {
            raw.attributes.id.clone()
        };
        self.claim(&heading.id, &heading.place, problems);
    }

    /// Takes an anchor; one that is taken is told.
    pub fn claim(&mut self, id: &str, place: &Place, problems: &mut Problems) {
        if let Some(first) = self.anchors.get(id) {
            let diagnostic = Diagnostic::error("report-anchor-twice", place.clone()).with("anchor", id);
            problems.push(diagnostic.with("first", first));
        } else {
            self.anchors.insert(id.to_owned(), place.clone());
        }
    }

    /// Whether something has the anchor.
    pub fn has(&self, id: &str) -> bool {
        self.anchors.contains_key(id)
    }

    fn free_anchor(&self, slug: &str) -> String {
        let mut id = slug.to_owned();
        let mut count = 2;
        while self.anchors.contains_key(&id) {
            id = format!("{slug}-{count}");
            count += 1;
        }
        id
    }
}

/// An anchor from the words of a heading.
fn slug(content: &[SourceInline]) -> String {
    let mut words = String::new();
    each_run(content, &mut |run| {
        if let Run::Text(text) = run {
            words.push_str(text);
        }
    });
    let mut slug = String::from("h");
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters = word.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o").replace('é', "e");
        let letters: String = letters.chars().filter(char::is_ascii_alphanumeric).collect();
        if !letters.is_empty() {
            slug.push('-');
            slug.push_str(&letters);
        }
    }
    slug.truncate(60);
    slug
}
