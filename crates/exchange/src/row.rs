//! What a reader gives: a row for the register, or a refusal with its reasons.

use chrono::NaiveDate;
use enslinje_domain::Problems;
use enslinje_domain::identity::PersonalIdentity;
use enslinje_domain::register::Row;

/// Whom a row is about, as the source tells it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PersonRef {
    /// The register names nobody.
    Nobody,
    /// Personal identity number or coordination number.
    Number(PersonalIdentity),
    /// The source's own key of the person, any text; unique within the source.
    Key(String),
}

/// A row that fits its register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRow {
    /// The source's key of the row, unique within the file; any text, which may hold a personal identity number.
    pub external_key: String,
    /// The row. `id` and the person or household are empty: they are given when the row is stored.
    pub row: Row,
    /// Whom it is about.
    pub person: PersonRef,
    /// The day it was registered in the source, when the source tells it.
    pub known_on: Option<NaiveDate>,
    /// Line of a text file, row of a sheet, or number of the record over all pages of an extract; from one.
    pub line: u64,
}

/// How much is lost with a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    /// One row; the next ones are read.
    Row,
    /// The rest of the file: it could not be read, and nothing of it should be kept.
    File,
}

/// Something that was refused, with every reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Line, counted as in [`ImportedRow::line`].
    pub line: u64,
    /// The source's key of the row, when it could be read; show it through [`masked`](crate::masked).
    pub external_key: Option<String>,
    /// The row, or the rest of the file.
    pub extent: Extent,
    /// The reasons. Personal identity numbers are masked in them.
    pub problems: Problems,
}
