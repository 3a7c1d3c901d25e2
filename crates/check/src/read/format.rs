//! Which format bytes have: told by their content, never by the file's name.

use super::refusal::{Foreign, Refusal};

/// Formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text without layout.
    Plain,
    /// PDF.
    Pdf,
    /// Word of 2007 and later.
    Word,
    /// A web page.
    Html,
}

/// How far into a file the mark of a PDF may stand, as readers of PDF allow.
const PDF_MARK_WITHIN: usize = 1024;

/// How far into a text the first element of a web page may stand, past comments and white space.
const HTML_MARK_WITHIN: usize = 4096;

impl Format {
    /// The word that messages choose by.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::Html => "html",
        }
    }

    /// The format of these bytes. An archive is taken for Word; its reader tells whether it is.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
        if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0x0B) {
            return Err(Refusal::Empty);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Ok(Self::Word);
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return Err(Refusal::Foreign(Foreign::OldOffice));
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(Refusal::Foreign(Foreign::RichText));
        }
        if is_html(bytes) {
            return Ok(Self::Html);
        }
        if head.windows(5).any(|part| part == b"%PDF-") {
            return Ok(Self::Pdf);
        }
        Ok(Self::Plain)
    }

    /// The format that a file's name promises, when it promises one.
    pub(crate) fn named(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "docx" | "docm" | "dotx" => Some(Self::Word),
            _ => None,
        }
    }
}

/// Whether the first thing that is no white space, comment or declaration is an element of HTML.
fn is_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HTML_MARK_WITHIN)];
    // UTF-16 of plain letters is the same letters with zeros between.
    let wide = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    let letters: Vec<u8> = head
        .iter()
        .filter(|byte| byte.is_ascii() && !(wide && **byte == 0))
        .map(u8::to_ascii_lowercase)
        .collect();
    let mut rest = letters.as_slice();
    loop {
        rest = rest.trim_ascii_start();
        let skipped = if rest.starts_with(b"<!--") {
            after(rest, b"-->")
        } else if rest.starts_with(b"<?xml") {
            after(rest, b"?>")
        } else {
            break;
        };
        match skipped {
            Some(next) => rest = next,
            None => return false,
        }
    }
    const FIRST: &[&str] = &[
        "!doctype html",
        "html",
        "head",
        "body",
        "title",
        "meta",
        "div",
        "table",
        "main",
        "article",
        "section",
        "p",
        "h1",
        "h2",
    ];
    let Some(tag) = rest.strip_prefix(b"<") else { return false };
    FIRST.iter().any(|name| {
        tag.strip_prefix(name.as_bytes()).is_some_and(|end| {
            end.first().is_some_and(|byte| matches!(byte, b'>' | b' ' | b'\n' | b'\r' | b'\t' | b'/'))
        })
    })
}

fn after<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<&'b [u8]> {
    let at = bytes.windows(mark.len()).position(|part| part == mark)?;
    bytes.get(at + mark.len()..)
}
