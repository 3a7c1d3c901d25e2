//! XML of an Office file, one step at a time: local names only, and no entities but those of XML itself.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// An element's start.
pub(super) struct Element<'x>(BytesStart<'x>);

/// What comes next.
pub(super) enum Step<'x> {
    /// An element begins; it always ends, even when it was written as empty.
    Open(Element<'x>),
    /// Text.
    Text(Cow<'x, str>),
    /// The innermost open element ends.
    Close,
    /// The part ends, in its place or because it is broken; see [`Xml::is_broken`].
    End,
}

/// A part of an Office file.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    broken: bool,
}

impl<'x> Xml<'x> {
    /// Reads a part from its beginning.
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, broken: false }
    }

    /// Whether reading ended at a fault.
    pub(super) const fn is_broken(&self) -> bool {
        self.broken
    }

    /// The next step.
    pub(super) fn step(&mut self) -> Step<'x> {
        loop {
            return match self.reader.read_event() {
                Ok(Event::Start(start)) => Step::Open(Element(start)),
                Ok(Event::End(_)) => Step::Close,
                Ok(Event::Text(text)) => Step::Text(text.into_inner()),
                Ok(Event::CData(text)) => Step::Text(text.into_inner()),
                Ok(Event::GeneralRef(entity)) => Step::Text(Cow::Owned(resolve(&entity.into_inner()))),
                Ok(Event::Eof) => Step::End,
                Ok(_) => continue,
                Err(_) => {
                    self.broken = true;
                    Step::End
                }
            };
        }
    }

    /// Passes the rest of the innermost open element.
    pub(super) fn skip(&mut self) {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.step() {
                Step::Open(_) => depth += 1,
                Step::Close => depth -= 1,
                Step::Text(_) => {}
                Step::End => return,
            }
        }
    }
}

/// A character reference or one of the five entities of XML; any other stays as it was written.
fn resolve(name: &str) -> String {
    let whole = format!("&{name};");
    quick_xml::escape::unescape(&whole).map_or_else(|_| whole.clone(), Cow::into_owned)
}

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let attribute = self
            .0
            .attributes()
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(
            quick_xml::escape::unescape(&attribute.value)
                .map_or_else(|_| attribute.value.to_string(), Cow::into_owned),
        )
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether a switch such as `<w:b/>` or `<w:b w:val="0"/>` is on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}
