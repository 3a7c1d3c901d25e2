//! The organisation as numbers, so that a row's unit is found once per dictionary entry.

use enslinje_domain::UnitId;
use enslinje_domain::organisation::Organisation;
use std::collections::BTreeMap;

/// Units in a stable order with the chain from each up to the root.
#[derive(Debug, Clone)]
pub struct UnitTree {
    ids: Vec<UnitId>,
    by_name: BTreeMap<String, u32>,
    chains: Vec<Vec<u32>>,
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
        Self { ids, by_name, chains }
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

    /// Whether `unit` is `above` or lies below it.
    pub fn is_within(&self, unit: u32, above: u32) -> bool {
        self.chain(unit).contains(&above)
    }
}
