//! Text and attributes of HTML: nothing that a user wrote is ever mark-up.

use crate::chart::escape_xml;

/// Text between tags.
pub(super) fn text(text: &str) -> String {
    escape_xml(text)
}

/// Text between double quotes.
pub(super) fn attribute(text: &str) -> String {
    escape_xml(text)
}

/// A fragment that stands alone: characters beside letters, digits, `-`, `.` and `_` are left out.
pub(super) fn anchor(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || "-._".contains(*c)).collect()
}
