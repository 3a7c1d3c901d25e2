//! What must be counted for a set of keys: definitions, dimensions, lengths of periods and the months.

use super::lower::AMOUNT;
use crate::definition::{Catalogue, Content};
use chrono::NaiveDate;
use enslinje_domain::{IndicatorId, Period, Split};
use std::collections::{BTreeMap, BTreeSet};

/// What is wanted of one version of a definition.
#[derive(Debug, Default)]
pub(super) struct Wanted<'a> {
    splits: BTreeSet<&'a Split>,
    sets: BTreeSet<BTreeSet<&'a str>>,
    /// Codes by dimension.
    pub codes: BTreeMap<&'a str, BTreeSet<String>>,
    /// Lengths of periods in months.
    pub lengths: BTreeSet<usize>,
}

impl<'a> Wanted<'a> {
    /// The sets of dimensions that no other set contains.
    pub fn largest(&self) -> Vec<BTreeSet<&'a str>> {
        let is_part =
            |set: &BTreeSet<&str>| self.sets.iter().any(|other| other != set && set.is_subset(other));
        self.sets.iter().filter(|set| !is_part(set)).cloned().collect()
    }
}

/// All that is wanted.
#[derive(Debug)]
pub(super) struct Demand<'a> {
    /// By indicator and number of the version.
    pub wanted: BTreeMap<(&'a IndicatorId, u32), Wanted<'a>>,
    /// Every period that is read.
    pub periods: BTreeSet<Period>,
    /// Last day that is known.
    pub as_of: NaiveDate,
    /// Units that are told, by number.
    pub units: BTreeSet<u32>,
}

impl<'a> Demand<'a> {
    pub fn new(as_of: NaiveDate) -> Self {
        Self { wanted: BTreeMap::new(), periods: BTreeSet::new(), as_of, units: BTreeSet::new() }
    }

    /// Adds what one indicator needs for a period and part.
    pub fn add(&mut self, catalogue: &'a Catalogue, id: &IndicatorId, period: Period, by: &'a Split) {
        let Some(indicator) = catalogue.get(id) else { return };
        let Some(version) = indicator.version_on(period.from()) else { return };
        match &version.content {
            Content::Series => {}
            Content::Derived(derived) => {
                for input in derived.inputs() {
                    self.add(catalogue, input, period, by);
                }
                if let Some(earlier) = derived.earlier(period) {
                    derived.inputs().into_iter().for_each(|input| self.add(catalogue, input, earlier, by));
                }
            }
            Content::Rows(_) | Content::Ledger(_) => {
                self.periods.insert(period);
                let wanted = self.wanted.entry((&indicator.id, version.number)).or_default();
                wanted.lengths.extend(usize::try_from(period.length()));
                if !wanted.splits.insert(by) {
                    return;
                }
                let mut set: BTreeSet<&str> = by.0.keys().map(String::as_str).collect();
                if let Content::Ledger(sum) = &version.content {
                    set.insert(AMOUNT);
                    wanted.codes.entry(AMOUNT).or_default().insert(sum.amount.name().to_owned());
                }
                for (dimension, code) in &by.0 {
                    wanted.codes.entry(dimension).or_default().insert(code.clone());
                }
                wanted.sets.insert(set);
            }
        }
    }
}
