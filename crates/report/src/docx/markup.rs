//! XML text being written: elements close themselves, text is escaped.

use crate::printable::printable;
use quick_xml::escape::escape;

/// XML text being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Markup(String);

/// Attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    /// An empty piece.
    pub fn new() -> Self {
        Self::default()
    }

    /// A whole file, with its declaration.
    pub fn file() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// The text written so far.
    pub fn finish(self) -> String {
        self.0
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.0.push_str("/>");
    }

    /// An element whose only attribute is `w:val`, as most properties in Word are.
    pub fn property(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element with content.
    pub fn with(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.0.push('>');
        content(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with text.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.with(name, attributes, |inside| inside.text(text));
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        self.0.push_str(&escape(printable(text)));
    }

    /// Markup written elsewhere.
    pub fn append(&mut self, markup: Self) {
        self.0.push_str(&markup.0);
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            self.0.push_str(&escape(printable(value)));
            self.0.push('"');
        }
    }
}
