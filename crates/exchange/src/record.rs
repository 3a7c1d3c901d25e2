//! One record of a source before it is typed, and where records come from.

use chrono::NaiveDate;
use csv::StringRecord;
use enslinje_domain::{Diagnostic, Problems};

/// What a source knows about one of its cells beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// Text; its meaning is told by the mapping.
    Text,
    /// A day of its own type.
    Day(NaiveDate),
    /// A number of its own type, written with a decimal point.
    Number,
    /// A cell that holds a fault in place of a value.
    Fault,
}

/// One cell without spaces around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: CellKind,
}

/// One record, reused from row to row.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Line, row or number of the record, from one.
    pub(crate) line: u64,
    /// Texts of the cells.
    pub(crate) texts: StringRecord,
    /// Kinds of the cells; empty when all are text.
    pub(crate) kinds: Vec<CellKind>,
    /// Why the source itself refuses the record.
    pub(crate) problems: Problems,
    /// Whether cells may stand under the names of others, so that not even the key can be trusted.
    pub(crate) is_shifted: bool,
}

impl Record {
    /// Makes it empty for the next row.
    pub(crate) fn clear(&mut self) {
        self.texts.clear();
        self.kinds.clear();
        self.problems = Problems::new();
        self.is_shifted = false;
    }

    /// Adds a cell.
    pub(crate) fn push(&mut self, text: &str, kind: CellKind) {
        self.texts.push_field(text);
        self.kinds.push(kind);
    }

    /// The cell at that place; an empty text when the record is too short.
    pub(crate) fn field(&self, at: usize) -> Field<'_> {
        Field {
            text: self.texts.get(at).unwrap_or_default().trim(),
            kind: self.kinds.get(at).copied().unwrap_or(CellKind::Text),
        }
    }

    /// Whether no cell holds anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.texts.iter().all(|text| text.trim().is_empty())
    }
}

/// A source of records.
pub(crate) trait Records: Send {
    /// Reads the next record; `false` at the end. A fault ends the file.
    fn read(&mut self, record: &mut Record) -> Result<bool, Diagnostic>;

    /// The file that the latest record stood in.
    fn file(&self) -> &str;

    /// Names of the columns.
    fn header(&self) -> &[String];
}

/// A number with at most six decimals, which takes away the noise of binary fractions.
pub(crate) fn number(number: f64) -> (String, CellKind) {
    // Above 2^53 the last digits are no longer those that were typed.
    if !number.is_finite() || number.abs() > 9_007_199_254_740_992.0 {
        return (number.to_string(), CellKind::Fault);
    }
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    (if text == "-0" { "0" } else { text }.to_owned(), CellKind::Number)
}
