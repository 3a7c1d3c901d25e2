//! What leaves the engine: a value with its meaning and where it came from.

use crate::{Period, Place};
use chrono::NaiveDate;
use num_rational::Ratio;
use std::collections::BTreeMap;
use std::fmt;

/// An exact value. Counts and öre are whole; shares and rates are fractions.
pub type Number = Ratio<i128>;

/// Name of an indicator (*indikator*, *mått*): lower-case ASCII letters, digits and `_`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndicatorId(String);

/// Name of a node in the organisation tree: lower-case ASCII letters, digits, `_` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(String);

impl IndicatorId {
    /// The id, or `None` when it has other characters or does not begin with a letter.
    pub fn new(text: &str) -> Option<Self> {
        is_name(text, "_").then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl UnitId {
    /// The id, or `None` when it has other characters or does not begin with a letter.
    pub fn new(text: &str) -> Option<Self> {
        is_name(text, "_-").then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name(text: &str, marks: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || marks.contains(c))
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which part of the whole a figure tells: dimension to value, such as `sex` to `woman`.
/// Empty for the whole. Age groups are written `0-12` or `65-`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Split(pub BTreeMap<String, String>);

impl Split {
    /// The whole, not split.
    pub fn whole() -> Self {
        Self::default()
    }

    /// Split with one more dimension.
    #[must_use]
    pub fn with(mut self, dimension: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.insert(dimension.into(), value.into());
        self
    }

    /// Whether this is the whole.
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a figure is about: indicator, organisational unit, period and part.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureKey {
    /// Indicator.
    pub indicator: IndicatorId,
    /// Organisational unit.
    pub unit: UnitId,
    /// Period.
    pub period: Period,
    /// Part of the whole.
    pub by: Split,
}

/// What a value counts. Money is in öre; percent is 0–100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Number of things or people (*antal*).
    Count,
    /// Households (*hushåll*).
    Households,
    /// Days of care or housing (*dygn*).
    Days,
    /// Full-time equivalents (*årsarbetare*).
    FullTimeEquivalents,
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoints,
    /// Öre.
    Money,
    /// A factor (*gånger*).
    Times,
    /// Hours.
    Hours,
}

impl Measure {
    /// Every measure with its name in definition files.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("count", Self::Count),
        ("households", Self::Households),
        ("days", Self::Days),
        ("full_time_equivalents", Self::FullTimeEquivalents),
        ("percent", Self::Percent),
        ("percentage_points", Self::PercentagePoints),
        ("money", Self::Money),
        ("times", Self::Times),
        ("hours", Self::Hours),
    ];

    /// The measure of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, measure)| *measure)
    }

    /// The name in definition files and exports.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, measure)| *measure == self).map_or("count", |(name, _)| name)
    }
}

/// How settled a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// May still change (*preliminär*): its period had not ended when the data were known.
    Preliminary,
    /// Settled (*slutlig*).
    Final,
    /// Hidden to protect people behind a small count.
    Suppressed,
}

impl Status {
    /// The name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preliminary => "preliminary",
            Self::Final => "final",
            Self::Suppressed => "suppressed",
        }
    }
}

/// Where a figure came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// Computed from a register of a snapshot.
    Snapshot {
        /// Register that was counted.
        register: String,
        /// SHA-256 of the snapshot's manifest, in hexadecimal.
        hash: String,
        /// What was known until this day.
        as_of: NaiveDate,
    },
    /// Summed from the ledger of the pack.
    Ledger {
        /// SHA-256 of the ledger files, in hexadecimal.
        hash: String,
    },
    /// Entered by somebody or taken from a document.
    Entered {
        /// File and line in the pack.
        place: Place,
        /// Who or which document.
        origin: String,
    },
    /// Computed from other figures.
    Figures(Vec<IndicatorId>),
}

/// A value with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is about.
    pub key: FigureKey,
    /// The value; `None` when it is suppressed, or when it has none (nothing to divide by).
    pub value: Option<Number>,
    /// What the value counts.
    pub measure: Measure,
    /// How settled.
    pub status: Status,
    /// Version of the definition that was used, counted from one.
    pub definition_version: u32,
    /// Where it came from.
    pub source: Source,
}

#[cfg(test)]
mod tests;
