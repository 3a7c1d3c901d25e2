//! What was found: findings and confirmations, as values with stable codes.
//!
//! The sentences are messages `check-…` in `locales/<language>/check.ftl`.

use enslinje_domain::Severity;

use crate::{
    amount::Amount,
    document::{Span, Unread},
};

/// The rule that a finding or confirmation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A total is not the sum of its parts.
    Sum,
    /// A difference is not that of its two terms: outcome − budget, opening + change.
    Difference,
    /// A change in percent is not that of its two values.
    Change,
    /// A change in percentage points is not that of its two percentages.
    Points,
    /// A share is not part divided by whole.
    Share,
    /// The same fact is told with two values.
    Repeat,
    /// The same fact, assignment or constant differs between two documents.
    Documents,
    /// A word of direction speaks against the figures.
    Direction,
    /// The parts that a sentence counts up are not its whole.
    Split,
    /// The number of listed items is not the number told.
    Items,
    /// A date lies outside the half-year, quarter or year it is filed under.
    Date,
    /// Percent where percentage points are meant, or the reverse.
    Unit,
    /// An amount wrong by a power of thousand: kr, tkr, mnkr.
    Scale,
    /// A year that lacks a digit.
    Year,
    /// A sentence kept from another period or document.
    Copied,
    /// Two names for one thing.
    Name,
    /// An abbreviation explained in two ways.
    Abbreviation,
    /// An abbreviation that is never explained.
    Unexplained,
    /// A code that breaks the pattern of its column.
    Pattern,
}

impl Code {
    /// All codes, in the order of the documentation.
    pub const ALL: [Self; 19] = [
        Self::Sum,
        Self::Difference,
        Self::Change,
        Self::Points,
        Self::Share,
        Self::Repeat,
        Self::Documents,
        Self::Direction,
        Self::Split,
        Self::Items,
        Self::Date,
        Self::Unit,
        Self::Scale,
        Self::Year,
        Self::Copied,
        Self::Name,
        Self::Abbreviation,
        Self::Unexplained,
        Self::Pattern,
    ];

    /// The stable code: also the id of its message.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sum => "check-sum",
            Self::Difference => "check-difference",
            Self::Change => "check-change",
            Self::Points => "check-points",
            Self::Share => "check-share",
            Self::Repeat => "check-repeat",
            Self::Documents => "check-documents",
            Self::Direction => "check-direction",
            Self::Split => "check-split",
            Self::Items => "check-items",
            Self::Date => "check-date",
            Self::Unit => "check-unit",
            Self::Scale => "check-scale",
            Self::Year => "check-year",
            Self::Copied => "check-copied",
            Self::Name => "check-name",
            Self::Abbreviation => "check-abbreviation",
            Self::Unexplained => "check-unexplained",
            Self::Pattern => "check-pattern",
        }
    }
}

/// A marked piece of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Index of the document among those that were checked.
    pub document: usize,
    /// What is marked.
    pub span: Span,
    /// The number it is read as, when it is one.
    pub amount: Option<Amount>,
}

/// Why two places are believed to speak of the same thing, or a relation to hold between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ground {
    /// They stand in the same table.
    Table,
    /// They stand in the same sentence.
    Sentence,
    /// They stand in the same paragraph.
    Paragraph,
    /// They stand under the same heading.
    Heading,
    /// The label says total: *Summa*, *Totalt*, *Resultat*.
    Total,
    /// The column headers name outcome and budget, or two periods.
    Columns,
    /// They share these words of the label.
    Words(String),
    /// They speak of this period.
    Period(String),
    /// They have the same unit.
    Unit,
    /// Their sentences are alike but for the figure.
    Alike,
}

/// What else could explain the disagreement: then it is a warning and not an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// The two may rest on different definitions.
    Definition,
    /// The two may count different groups.
    Population,
    /// The two may be taken on different dates, or one is a forecast.
    Date,
    /// A part may be missing from the table, or be told elsewhere.
    Part,
    /// The reading itself is unsure: noise in the text, or an uncertain table.
    Reading,
}

/// Something that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub code: Code,
    /// *Error*: no values inside the printed intervals satisfy the relation. *Warning*: it disagrees
    /// but may rest on a doubt. *Info*: worth knowing.
    pub severity: Severity,
    /// How sure, in percent.
    pub confidence: u8,
    /// All places, the one to mend first.
    pub places: Vec<Mark>,
    /// The relation as a formula of printed numbers, such as `1 + 0,15 + 0 + 0,49 + 0,47 = 2,11`;
    /// no words. Empty when it is no arithmetic.
    pub formula: String,
    /// The recomputed value, in the unit of the first place.
    pub expected: Option<Amount>,
    /// Why the places belong together.
    pub grounds: Vec<Ground>,
    /// What else could explain it; empty for an error.
    pub doubts: Vec<Doubt>,
    /// Words for the message by name, taken from the document or neutral (label, other form).
    pub words: Vec<(&'static str, String)>,
}

impl Finding {
    /// With nothing but what every finding has.
    pub(crate) fn new(code: Code, severity: Severity, confidence: u8, places: Vec<Mark>) -> Self {
        Self {
            code,
            severity,
            confidence,
            places,
            formula: String::new(),
            expected: None,
            grounds: Vec::new(),
            doubts: Vec::new(),
            words: Vec::new(),
        }
    }

    /// With the relation as a formula.
    pub(crate) fn formula(self, formula: String) -> Self {
        Self { formula, ..self }
    }

    /// With the recomputed value.
    pub(crate) fn expecting(self, expected: Amount) -> Self {
        Self { expected: Some(expected), ..self }
    }

    /// With why the places belong together.
    pub(crate) fn because(self, grounds: Vec<Ground>) -> Self {
        Self { grounds, ..self }
    }

    /// With what else could explain it.
    pub(crate) fn unless(self, doubts: Vec<Doubt>) -> Self {
        Self { doubts, ..self }
    }

    /// With a word for the message.
    pub(crate) fn naming(mut self, name: &'static str, word: String) -> Self {
        self.words.push((name, word));
        self
    }
}

/// A relation that was checked and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The rule.
    pub code: Code,
    /// All places, the checked one first.
    pub places: Vec<Mark>,
    /// The relation as a formula of printed numbers.
    pub formula: String,
    /// It holds only thanks to rounding: the printed values alone differ in the last digit.
    pub rounding: bool,
}

impl Confirmation {
    /// Of a relation whose printed values agree to the last digit, unless `rounding`.
    pub(crate) fn new(code: Code, places: Vec<Mark>, formula: String, rounding: bool) -> Self {
        Self { code, places, formula, rounding }
    }
}

/// All that checking some documents yields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What does not add up: errors first, then by place.
    pub findings: Vec<Finding>,
    /// What was checked and holds, by place.
    pub confirmed: Vec<Confirmation>,
    /// What was not read, with the index of its document.
    pub unread: Vec<(usize, Unread)>,
}
