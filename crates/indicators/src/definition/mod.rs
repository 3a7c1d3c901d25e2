//! Indicator definitions: what each indicator counts, in which versions, with which law.
//!
//! Definitions are data in a pack's `indicators/*.toml`; the lines of its income statement are indicators
//! without being written there. Computing is in [`crate::compute`].

mod check;
mod columns;
pub(crate) mod companion;
mod kinds;
mod read;
#[cfg(test)]
pub(crate) mod tests;

use crate::engine::age::AgeLimits;
use crate::engine::spec::Count;
use crate::filter::Filter;
use crate::register::{Kind, Register};
use chrono::NaiveDate;
use enslinje_domain::economy::{ActivityId, AmountKind, EntryKind, LineId};
use enslinje_domain::{Clocks, IndicatorId, Measure, Number, Period, Place, Problems, UnitId};
use enslinje_pack::Pack;
use std::collections::{BTreeMap, BTreeSet};

/// The dimension of age groups in splits.
pub(crate) const AGE: &str = "age";

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Better {
    /// A higher value.
    Higher,
    /// A lower value.
    Lower,
    /// Neither.
    Neutral,
}

/// Age groups that an indicator may be split by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeSet {
    /// Name of the set in `pack.toml`.
    pub name: String,
    /// The groups.
    pub limits: AgeLimits,
}

/// Rows of a register that become a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// Register.
    pub register: &'static Register,
    /// Which rows count.
    pub filter: Option<Filter>,
    /// How they are counted.
    pub count: Count,
    /// What the count is multiplied by.
    pub factor: Number,
}

/// Sums of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerSum {
    /// Lines, totals or groups of the income statement.
    pub lines: Vec<LineId>,
    /// Only these activities; all when empty.
    pub activities: Vec<ActivityId>,
    /// Which amount when the split does not say.
    pub amount: AmountKind,
    /// Only these entries.
    pub entry: Option<EntryKind>,
    /// Which rows count.
    pub filter: Option<Filter>,
    /// What the sum is multiplied by.
    pub factor: Number,
}

/// With what a change or difference compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compare {
    /// The same period the year before.
    Year,
    /// The period of the same form just before.
    Period,
}

/// What an indicator of other indicators computes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derived {
    /// Percent of the denominator.
    Share {
        /// Part.
        numerator: IndicatorId,
        /// Whole.
        denominator: IndicatorId,
    },
    /// The numerator per `factor` of the denominator: their ratio times the factor.
    Rate {
        /// Part.
        numerator: IndicatorId,
        /// Whole.
        denominator: IndicatorId,
        /// Factor.
        factor: Number,
    },
    /// `a` less `b`.
    Difference {
        /// From this.
        a: IndicatorId,
        /// This is taken.
        b: IndicatorId,
    },
    /// The value less that of an earlier period.
    Growth {
        /// Of this indicator.
        of: IndicatorId,
        /// Which earlier period.
        compare: Compare,
    },
    /// Percent by which the value differs from that of an earlier period.
    Change {
        /// Of this indicator.
        of: IndicatorId,
        /// Which earlier period.
        compare: Compare,
    },
}

impl Derived {
    /// The earlier period that it compares with.
    pub fn earlier(&self, period: Period) -> Option<Period> {
        match self {
            Self::Growth { compare: Compare::Year, .. } | Self::Change { compare: Compare::Year, .. } => {
                period.step_years(-1)
            }
            Self::Growth { compare: Compare::Period, .. } | Self::Change { compare: Compare::Period, .. } => {
                period.step(-1)
            }
            _ => None,
        }
    }

    /// The indicators that it is computed from.
    pub fn inputs(&self) -> Vec<&IndicatorId> {
        match self {
            Self::Share { numerator, denominator } | Self::Rate { numerator, denominator, .. } => {
                vec![numerator, denominator]
            }
            Self::Difference { a, b } => vec![a, b],
            Self::Growth { of, .. } | Self::Change { of, .. } => vec![of],
        }
    }
}

/// Where the value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Rows of a register.
    Rows(Rows),
    /// Sums of the ledger.
    Ledger(LedgerSum),
    /// Other indicators.
    Derived(Derived),
    /// Entered values.
    Series,
}

/// One version of an indicator's definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Number of the version, counted from one.
    pub number: u32,
    /// Name as people read it.
    pub name: String,
    /// The kind as it was written, such as `average_stock`.
    pub kind: &'static str,
    /// Where the value comes from.
    pub content: Content,
    /// What the value counts.
    pub measure: Measure,
    /// Decimals when shown.
    pub decimals: u8,
    /// Which way is good.
    pub better: Better,
    /// Sections of law.
    pub law: Vec<String>,
    /// First day; a period belongs to the version that is valid on its first day.
    pub valid_from: Option<NaiveDate>,
    /// Last day, included.
    pub valid_to: Option<NaiveDate>,
    /// Why figures before this version are not comparable, when they are not.
    pub series_break: Option<String>,
    /// Unit to which the rows are restricted, and which is meant when none is named.
    pub unit: Option<UnitId>,
    /// Columns to split by; any category column when nothing is said.
    pub splits: Option<Vec<String>>,
    /// Age groups to split by.
    pub ages: Option<AgeSet>,
    /// What else a reader should know.
    pub note: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// An indicator with its versions in the order of time; there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Id.
    pub id: IndicatorId,
    versions: Vec<Definition>,
}

/// A break in a series: figures of periods before and after the day are not comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// First day of the later definition.
    pub from: NaiveDate,
    /// Why.
    pub note: String,
}

/// All indicators of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    indicators: BTreeMap<IndicatorId, Indicator>,
}

impl Catalogue {
    /// Reads the definitions of a pack and adds the lines of its income statement.
    ///
    /// Tells every fault in one go and returns `None` when there is an error.
    pub fn load(pack: &Pack, clocks: &Clocks, problems: &mut Problems) -> Option<Self> {
        let mut found = Problems::new();
        let mut indicators = read::read(pack, clocks, &mut found);
        for indicator in read::statement_lines(pack) {
            indicators.entry(indicator.id.clone()).or_insert(indicator);
        }
        let catalogue = Self { indicators };
        check::check(&catalogue, pack, &mut found);
        let sound = !found.has_errors();
        problems.extend(found);
        sound.then_some(catalogue)
    }

    /// The indicator of that id.
    pub fn get(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id)
    }

    /// The dimensions by which every version of an indicator, and all that it is computed from, can be split.
    pub fn dimensions(&self, id: &IndicatorId) -> BTreeSet<String> {
        let versions = self.get(id).map_or(&[][..], |indicator| indicator.versions());
        let both = |one: BTreeSet<String>, other| one.intersection(&other).cloned().collect();
        let of = |definition: &Definition| match &definition.content {
            Content::Derived(derived) => derived
                .inputs()
                .into_iter()
                .map(|input| self.dimensions(input))
                .reduce(both)
                .unwrap_or_default(),
            _ => definition.dimensions(),
        };
        versions.iter().map(of).reduce(both).unwrap_or_default()
    }

    /// All indicators in the order of their ids.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.values()
    }
}

impl Indicator {
    /// The versions in the order of time.
    pub fn versions(&self) -> &[Definition] {
        &self.versions
    }

    /// The version that is valid on a day.
    pub fn version_on(&self, day: NaiveDate) -> Option<&Definition> {
        self.versions.iter().find(|version| version.is_valid_on(day))
    }

    /// The latest version.
    pub fn latest(&self) -> &Definition {
        &self.versions[self.versions.len() - 1]
    }

    /// The breaks in its series.
    pub fn breaks(&self) -> Vec<Break> {
        let of = |version: &Definition| {
            Some(Break { from: version.valid_from?, note: version.series_break.clone()? })
        };
        self.versions.iter().filter_map(of).collect()
    }
}

impl Definition {
    /// Whether it is valid on a day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// The register that is counted, when one is.
    pub fn register(&self) -> Option<&'static Register> {
        match &self.content {
            Content::Rows(rows) => Some(rows.register),
            Content::Ledger(_) => Some(&crate::register::LEDGER),
            Content::Derived(_) | Content::Series => None,
        }
    }

    /// The filter, when it has one.
    pub fn filter(&self) -> Option<&Filter> {
        match &self.content {
            Content::Rows(rows) => rows.filter.as_ref(),
            Content::Ledger(sum) => sum.filter.as_ref(),
            Content::Derived(_) | Content::Series => None,
        }
    }

    /// The dimensions by which figures may be split: columns of its register, and age.
    fn dimensions(&self) -> BTreeSet<String> {
        let columns = self.register().map_or(&[][..], |register| register.columns);
        let split = columns.iter().filter(|column| self.splits_by(column.name));
        let age = self.ages.as_ref().map(|_| AGE.to_owned());
        split.map(|column| column.name.to_owned()).chain(age).collect()
    }

    /// Whether figures may be split by a category column of its register.
    pub fn splits_by(&self, column: &str) -> bool {
        let is_category = self
            .register()
            .and_then(|register| register.column(column))
            .is_some_and(|column| matches!(column.kind, Kind::Category(_)) && column.name != "unit");
        // Statistics on people are split by sex wherever the register has it, lag (2001:99) with
        // förordning (2001:100) 14 §.
        let is_allowed = |splits: &Vec<String>| column == "sex" || splits.iter().any(|known| known == column);
        is_category && self.splits.as_ref().is_none_or(is_allowed)
    }
}
