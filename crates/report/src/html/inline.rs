//! Running text.

use super::Page;
use super::escape::{anchor, attribute, text};
use crate::model::{Inline, ProvenanceRef};

impl Page<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.push(&text(words)),
                Inline::Strong(inner) => self.wrapped("strong", inner),
                Inline::Emphasis(inner) => self.wrapped("em", inner),
                Inline::Link { target, content } => {
                    let target = match target.strip_prefix('#') {
                        Some(id) => format!("#{}", anchor(id)),
                        None => attribute(&safe_address(target)),
                    };
                    self.push(&format!("<a href=\"{target}\">"));
                    self.inlines(content);
                    self.push("</a>");
                }
                Inline::Figure { text: words, provenance } => self.figure(&text(words), *provenance),
                Inline::Break => self.push("<br>\n"),
            }
        }
    }

    fn wrapped(&mut self, tag: &str, inner: &[Inline]) {
        self.push(&format!("<{tag}>"));
        self.inlines(inner);
        self.push(&format!("</{tag}>"));
    }

    /// A link to the figure's row in the annex. Its first place in the text is where the row links back.
    pub(super) fn figure(&mut self, escaped: &str, provenance: ProvenanceRef) {
        let number = provenance.0 + 1;
        let first = match self.linked.get_mut(provenance.0) {
            Some(linked) => !std::mem::replace(linked, true),
            None => {
                self.push(escaped);
                return;
            }
        };
        let id = if first { format!(" id=\"f{number}\"") } else { String::new() };
        self.push(&format!("<a class=\"figure\" href=\"#p{number}\"{id}>{escaped}</a>"));
    }
}

/// Addresses that run code are no addresses.
fn safe_address(target: &str) -> String {
    let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    if is_safe { target.to_owned() } else { "#".to_owned() }
}
