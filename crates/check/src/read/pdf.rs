//! PDF: characters with places to words, lines, columns and tables.
use super::{limits::Limits, refusal::Refusal};
use crate::document::Document;
pub(super) fn read(_path: &str, _bytes: &[u8], _limits: &Limits) -> Result<Document, Refusal> {
    Err(Refusal::Encrypted)
}
