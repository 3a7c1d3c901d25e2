//! Values of one structure told in another: forwards by weights, backwards where the origin is certain.

use super::{OrgUnit, Organisation, TranslationFault};
use crate::{Number, UnitId};
use chrono::NaiveDate;
use num_traits::{CheckedAdd, CheckedMul};
use std::collections::BTreeMap;

impl Organisation {
    /// The values told in the organisation as it is on a day: those of ended units go to their
    /// successors by weight, those of later units back to what they came from. The sum is kept.
    ///
    /// # Errors
    /// The first unit whose value has nowhere to go.
    pub fn translate(
        &self,
        values: BTreeMap<UnitId, Number>,
        on: NaiveDate,
    ) -> Result<BTreeMap<UnitId, Number>, TranslationFault> {
        let mut told: BTreeMap<UnitId, Number> = BTreeMap::new();
        for (id, value) in values {
            for (target, share) in self.shares(&id, on)? {
                let before = told.get(&target).copied().unwrap_or_default();
                let sum = value.checked_mul(&share).and_then(|part| part.checked_add(&before));
                told.insert(target, sum.ok_or_else(|| TranslationFault::TooLarge(id.clone()))?);
            }
        }
        Ok(told)
    }

    /// Which units a unit is on a day, with shares that sum to 1.
    fn shares(&self, id: &UnitId, on: NaiveDate) -> Result<Vec<(UnitId, Number)>, TranslationFault> {
        let unit = self.get(id).ok_or_else(|| TranslationFault::UnknownUnit(id.clone()))?;
        if unit.is_valid_on(on) {
            return Ok(vec![(id.clone(), Number::from_integer(1))]);
        }
        if on < unit.valid_from {
            return self.shares(self.only_predecessor(unit)?, on);
        }
        if unit.successors.is_empty() {
            return Err(TranslationFault::NoSuccessor(id.clone()));
        }
        let mut shares = Vec::new();
        for successor in &unit.successors {
            for (target, share) in self.shares(&successor.unit, on)? {
                let product = share.checked_mul(&successor.weight);
                shares.push((target, product.ok_or_else(|| TranslationFault::TooLarge(id.clone()))?));
            }
        }
        Ok(shares)
    }

    /// The one unit that a later unit came from. A unit that began before the split has figures of its
    /// own besides, so nothing of it can be told as the ended unit's.
    fn only_predecessor(&self, unit: &OrgUnit) -> Result<&UnitId, TranslationFault> {
        let mut before = self
            .units
            .iter()
            .filter(|other| other.successors.iter().any(|successor| successor.unit == unit.id));
        let first = before.next().ok_or_else(|| TranslationFault::NoPredecessor(unit.id.clone()))?;
        let began_with_it = first.valid_to.and_then(|last| last.succ_opt()) == Some(unit.valid_from);
        if before.next().is_some() || !began_with_it {
            return Err(TranslationFault::ManyPredecessors(unit.id.clone()));
        }
        Ok(&first.id)
    }
}
