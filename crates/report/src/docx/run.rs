//! Runs of text and fields.

use super::markup::Markup;

/// How a run looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Face {
    pub bold: bool,
    pub italic: bool,
    pub link: bool,
}

impl Face {
    /// A run that looks so; nothing for no text.
    pub fn run(self, xml: &mut Markup, text: &str) {
        if text.is_empty() {
            return;
        }
        xml.with("w:r", &[], |xml| {
            if self.bold || self.italic || self.link {
                xml.with("w:rPr", &[], |xml| {
                    if self.link {
                        xml.property("w:rStyle", "Hyperlink");
                    }
                    if self.bold {
                        xml.empty("w:b", &[]);
                    }
                    if self.italic {
                        xml.empty("w:i", &[]);
                    }
                });
            }
            xml.element("w:t", &[("xml:space", "preserve")], text);
        });
    }
}

/// A run in the style of its paragraph.
pub(super) fn plain_run(xml: &mut Markup, text: &str) {
    Face::default().run(xml, text);
}

/// One end of a field.
pub(super) fn field_mark(xml: &mut Markup, kind: &str) {
    xml.with("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
}

/// What a field computes.
pub(super) fn instruction(xml: &mut Markup, text: &str) {
    xml.with("w:r", &[], |xml| xml.element("w:instrText", &[("xml:space", "preserve")], text));
}
