//! What keeps units from being one dated tree.

use super::{OrgUnit, Organisation, OrganisationFault, Successor};
use crate::Number;
use num_traits::CheckedAdd;
use std::collections::BTreeSet;

impl Organisation {
    pub(super) fn check_place(&self, unit: &OrgUnit, faults: &mut Vec<OrganisationFault>) {
        let id = || unit.id.clone();
        if unit.valid_to.is_some_and(|last| last < unit.valid_from) {
            faults.push(OrganisationFault::DatesReversed { unit: id() });
        }
        let Some(parent) = &unit.parent else { return };
        let Some(above) = self.get(parent) else {
            faults.push(OrganisationFault::UnknownParent { unit: id(), parent: parent.clone() });
            return;
        };
        if self.is_in_cycle(unit) {
            faults.push(OrganisationFault::Cycle { unit: id() });
            return;
        }
        let lasts_longer = match (unit.valid_to, above.valid_to) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(last), Some(last_above)) => last > last_above,
        };
        if unit.valid_from < above.valid_from || lasts_longer {
            faults.push(OrganisationFault::OutlivesParent { unit: id(), parent: parent.clone() });
        }
    }

    fn is_in_cycle(&self, unit: &OrgUnit) -> bool {
        let mut seen = BTreeSet::new();
        for above in self.ancestors(&unit.id).skip(1) {
            if above.id == unit.id {
                return true;
            }
            // Another cycle further up is told at its own units.
            if !seen.insert(&above.id) {
                return false;
            }
        }
        false
    }

    pub(super) fn check_successors(&self, unit: &OrgUnit, faults: &mut Vec<OrganisationFault>) {
        if unit.successors.is_empty() {
            return;
        }
        let id = || unit.id.clone();
        let Some(last) = unit.valid_to else {
            faults.push(OrganisationFault::SuccessorsWithoutEnd { unit: id() });
            return;
        };
        let mut sum = Some(Number::from_integer(0));
        for Successor { unit: successor, weight } in &unit.successors {
            let named = || successor.clone();
            match self.get(successor) {
                None => faults.push(OrganisationFault::UnknownSuccessor { unit: id(), successor: named() }),
                Some(next) if !last.succ_opt().is_some_and(|day| next.is_valid_on(day)) => {
                    faults.push(OrganisationFault::SuccessorNotValid { unit: id(), successor: named() });
                }
                Some(_) => {}
            }
            if *weight <= Number::from_integer(0) {
                faults.push(OrganisationFault::WeightNotPositive { unit: id(), successor: named() });
            }
            sum = sum.and_then(|sum| sum.checked_add(weight));
        }
        if sum != Some(Number::from_integer(1)) {
            faults.push(OrganisationFault::WeightsNotWhole { unit: id(), sum });
        }
    }
}

pub(super) fn find_root(units: &[OrgUnit], faults: &mut Vec<OrganisationFault>) -> Option<usize> {
    let mut roots = units.iter().enumerate().filter(|(_, unit)| unit.parent.is_none());
    let Some((position, root)) = roots.next() else {
        faults.push(OrganisationFault::NoRoot);
        return None;
    };
    for (_, unit) in roots {
        faults.push(OrganisationFault::SecondRoot { root: root.id.clone(), unit: unit.id.clone() });
    }
    Some(position)
}
