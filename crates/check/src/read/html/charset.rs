//! The character set of a web page: what its bytes show, and otherwise what it says.

use encoding_rs::Encoding;

use crate::read::plain;

/// How far into the page its character set may be told.
const WITHIN: usize = 4096;

/// The text of a page and how many places in it were no characters.
pub(super) fn decode(bytes: &[u8]) -> (String, usize) {
    let marked = [[0xFF, 0xFE], [0xFE, 0xFF]].iter().any(|mark| bytes.starts_with(mark));
    // Pages saved anew as UTF-8 often keep telling the set that they had before.
    if marked || std::str::from_utf8(bytes).is_ok() {
        return plain::decode(bytes);
    }
    match told(bytes) {
        Some(encoding) => {
            let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
            let broken = text.matches('\u{fffd}').count();
            (text, broken)
        }
        None => plain::decode(bytes),
    }
}

/// `<meta charset="…">` or `<meta … content="text/html; charset=…">`.
fn told(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(WITHIN)].to_ascii_lowercase();
    let at = head.windows(8).position(|part| part == b"charset=")?;
    let rest = &head[at + 8..];
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    Encoding::for_label(&rest[..end])
}
