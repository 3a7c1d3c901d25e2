//! The organisation as numbers, so that a row's unit is found once per dictionary entry.

use enslinje_domain::UnitId;
use enslinje_domain::organisation::{OrgUnit, Organisation};
use std::collections::BTreeMap;

/// Units in a stable order with the chain from each up to the root.
#[derive(Debug, Clone)]
pub struct UnitTree {
    ids: Vec<UnitId>,
    by_name: BTreeMap<String, u32>,
    chains: Vec<Vec<u32>>,
    copies: Vec<Vec<u32>>,
}

impl UnitTree {
    /// The units of an organisation.
    pub fn new(organisation: &Organisation) -> Self {
        let ids: Vec<UnitId> = organisation.units().iter().map(|unit| unit.id.clone()).collect();
        let by_name: BTreeMap<String, u32> =
            ids.iter().zip(0_u32..).map(|(id, at)| (id.as_str().to_owned(), at)).collect();
        let chain = |id: &UnitId| {
            organisation.ancestors(id).filter_map(|unit| by_name.get(unit.id.as_str()).copied()).collect()
        };
        let chains = ids.iter().map(chain).collect();
        let number = |unit: &OrgUnit| by_name.get(unit.id.as_str()).copied();
        let copies = ids.iter().map(|id| organisation.copies_of(id).filter_map(number).collect()).collect();
        Self { ids, by_name, chains, copies }
    }

    /// How many units.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// The number of the unit of that name.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.by_name.get(name).copied()
    }

    /// The id of a unit.
    pub fn id(&self, unit: u32) -> Option<&UnitId> {
        self.ids.get(unit as usize)
    }

    /// The unit itself and all above it, the root last.
    pub fn chain(&self, unit: u32) -> &[u32] {
        self.chains.get(unit as usize).map_or(&[], Vec::as_slice)
    }

    /// For each unit by number whether it is one of `tops` or lies below one.
    pub fn within(&self, tops: &[u32]) -> Vec<bool> {
        self.chains.iter().map(|chain| chain.iter().any(|unit| tops.contains(unit))).collect()
    }

    /// The unit in each committee: itself, and its copies where the organisation is multiplied.
    pub fn copies(&self, unit: u32) -> &[u32] {
        self.copies.get(unit as usize).map_or(&[], Vec::as_slice)
    }
}
