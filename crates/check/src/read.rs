//! Bytes of a file to a [`Document`]: the format is told by the bytes, not by the name.

mod clean;
mod docx;
mod format;
mod grid;
mod html;
mod join;
mod limits;
mod pdf;
mod piece;
mod plain;
mod refusal;
mod write;

use enslinje_domain::Diagnostic;

use crate::document::Document;
use format::Format;
use limits::Limits;
use refusal::Refusal;

/// Reads a file of any supported format.
///
/// # Errors
/// A diagnostic with a code `check-read-…` for bytes that cannot be read as text, PDF, Word or HTML.
pub fn read(path: &str, bytes: &[u8]) -> Result<Document, Diagnostic> {
    read_within(path, bytes, &Limits::STANDARD).map_err(|refusal| refusal.told(path))
}

fn read_within(path: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    if bytes.len() > limits.input {
        return Err(Refusal::Large(limits.input / 1_000_000));
    }
    let found = Format::of(bytes)?;
    // A download that failed: the site's error page was saved under the document's name.
    if let (Some(named), Format::Html | Format::Plain) = (Format::named(path), found) {
        return Err(Refusal::Disguised { named, found });
    }
    match found {
        Format::Plain => plain::read(path, bytes, limits),
        Format::Pdf => pdf::read(path, bytes, limits),
        Format::Word => docx::read(path, bytes, limits),
        Format::Html => html::read(path, bytes, limits),
    }
}

#[cfg(test)]
mod tests;
