//! Plain text: UTF-8, UTF-16 with a byte order mark, or else Windows-1252, which Latin-1 is a part of.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{limits::Limits, refusal::Refusal, write::within};
use crate::document::{Document, Line, Role, Unread, UnreadCause};

/// A text of which more than one character in this many is a control character is binary.
const CONTROL_SHARE: usize = 200;

/// Reads bytes as text.
pub(crate) fn read(path: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let (text, broken) = decode(bytes);
    let controls = text.chars().filter(|c| is_stray(*c)).count();
    if text.contains('\0') || controls > text.chars().count() / CONTROL_SHARE {
        return Err(Refusal::Binary);
    }
    let text: String = text.chars().map(|c| if is_stray(c) { ' ' } else { c }).collect();
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let mut document = lay(path, &text, limits);
    let broken = broken + controls;
    if broken > 0 {
        document.unread.push(Unread {
            cause: UnreadCause::Encoding,
            page: None,
            name: String::new(),
            count: u32::try_from(broken).unwrap_or(u32::MAX),
        });
    }
    Ok(document)
}

/// Control characters that no text has; NUL is told apart by the caller.
fn is_stray(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\0')
}

/// The text of these bytes and how many places in it were no characters.
pub(crate) fn decode(bytes: &[u8]) -> (String, usize) {
    if let Some(wide) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return counted(UTF_16LE.decode_without_bom_handling(wide).0.into_owned());
    }
    if let Some(wide) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return counted(UTF_16BE.decode_without_bom_handling(wide).0.into_owned());
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), 0),
        Err(_) if is_mostly_utf8(bytes) => counted(UTF_8.decode_without_bom_handling(bytes).0.into_owned()),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), 0),
    }
}

fn counted(text: String) -> (String, usize) {
    let broken = text.matches('\u{fffd}').count();
    (text, broken)
}

/// Whether more characters beyond ASCII are valid UTF-8 than bytes are not: a few broken places in UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    valid > broken
}

/// Lines and pages: a form feed begins a page and stands between lines even where no line end does.
fn lay(path: &str, text: &str, limits: &Limits) -> Document {
    let mut document = Document { text: String::with_capacity(text.len()), ..Document::new(path) };
    let paged = text.contains('\u{c}');
    let mut page = paged.then_some(1);
    let mut number = 0_u32;
    let mut cut = 0_u32;
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        number = number.saturating_add(1);
        for (index, part) in line.split('\u{c}').enumerate() {
            if index > 0 {
                page = page.map(|page: u32| page.saturating_add(1));
            }
            // A form feed before or after the line leaves nothing on that side of it.
            if index > 0 && part.is_empty() {
                continue;
            }
            let kept = within(part, limits.line);
            cut += u32::from(kept.len() < part.len());
            push(&mut document, kept, page, number);
        }
    }
    if cut > 0 {
        document.unread.push(Unread {
            cause: UnreadCause::Limit,
            page: None,
            name: String::new(),
            count: cut,
        });
    }
    document
}

/// As [`Document::push`], but a lone carriage return inside the line stays.
fn push(document: &mut Document, text: &str, page: Option<u32>, number: u32) {
    let start = document.text.len();
    document.text.push_str(text);
    document.lines.push(Line { span: start..document.text.len(), page, number, role: Role::Unknown });
    document.text.push('\n');
}
