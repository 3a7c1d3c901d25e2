//! What a report may refer to: units, indicators, lists, the income statement and abbreviations.

use crate::indicator::IndicatorInfo;
use enslinje_domain::{IndicatorId, Number, Period, UnitId};
use enslinje_text::Locale;
use std::collections::BTreeMap;

/// All that a report of one period may refer to.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    /// Period of the report.
    pub period: Period,
    /// Language of the report.
    pub locale: Locale,
    /// Name of the committee.
    pub committee: String,
    /// The committee as a unit.
    pub root: UnitId,
    /// Names of all units.
    pub units: BTreeMap<UnitId, String>,
    /// Indicators.
    pub indicators: BTreeMap<IndicatorId, IndicatorInfo>,
    /// Lists by name.
    pub lists: BTreeMap<String, List>,
    /// Lines of the income statement in order.
    pub statement: Vec<StatementLine>,
    /// Abbreviations with their meaning.
    pub abbreviations: BTreeMap<String, String>,
}

/// A list of the pack as rows of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct List {
    /// Name for people.
    pub title: String,
    /// File from which it was read; printed in the annex.
    pub file: String,
    /// Fields with their headings.
    pub fields: Vec<Field>,
    /// Rows; each has one cell for each field.
    pub rows: Vec<Vec<ListCell>>,
}

/// A field of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Name in conditions and table files.
    pub name: String,
    /// Heading for people.
    pub heading: String,
}

/// A cell of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ListCell {
    /// Nothing.
    Empty,
    /// Words, also days, periods and units as written.
    Text {
        /// As compared in conditions.
        raw: String,
        /// As shown.
        shown: String,
    },
    /// A number.
    Number(Number),
    /// Money in öre.
    Money(Number),
}

/// A line of the income statement; its id is an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatementLine {
    /// Indicator id.
    pub id: IndicatorId,
    /// Name.
    pub name: String,
    /// Whether it is a sum.
    pub is_total: bool,
}

impl List {
    /// Position of a field.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Names of all fields, for messages.
    pub fn known_fields(&self) -> String {
        self.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl ListCell {
    /// The cell as a condition compares it: numbers as digits with a point.
    pub fn raw(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text { raw, .. } => raw.clone(),
            Self::Number(number) => plain(*number),
            Self::Money(ore) => plain(*ore / 100),
        }
    }

    /// The exact value of a number; money in öre.
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) | Self::Money(number) => Some(*number),
            Self::Empty | Self::Text { .. } => None,
        }
    }
}

/// Digits with a decimal point and no more decimals than needed, at most nine.
fn plain(number: Number) -> String {
    let scaled = (number * 1_000_000_000).round().to_integer();
    let (sign, scaled) = if scaled < 0 { ("-", -scaled) } else { ("", scaled) };
    let fraction = format!("{:09}", scaled % 1_000_000_000);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", scaled / 1_000_000_000)
}
