//! The organisation as a dated tree: who belongs under whom, and what a unit became when it ended.
//!
//! Reading `organisation.csv` is not here; the faults name units, and the reader of the file adds the line.

use crate::{Number, UnitId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

mod check;
mod fault;
mod translate;

pub use fault::{OrganisationFault, TranslationFault};

/// What a node in the organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitKind {
    /// Committee (*nämnd*).
    Committee,
    /// Administration (*förvaltning*).
    Administration,
    /// Department (*avdelning*).
    Department,
    /// Departments told together.
    Group,
    /// Unit (*enhet*).
    Unit,
    /// City area (*stadsområde*).
    CityArea,
    /// Support function or a reserve without staff of its own.
    Function,
}

impl UnitKind {
    /// Every kind with its name in pack files.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("committee", Self::Committee),
        ("administration", Self::Administration),
        ("department", Self::Department),
        ("group", Self::Group),
        ("unit", Self::Unit),
        ("city_area", Self::CityArea),
        ("function", Self::Function),
    ];

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// The name in pack files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("unit", |(name, _)| name)
    }
}

/// A unit that took over after another, with its share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor {
    /// The unit that took over.
    pub unit: UnitId,
    /// Its share of the ended unit; all shares of one unit sum to 1.
    pub weight: Number,
}

/// A node in the organisation tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgUnit {
    /// Id, never used again for another unit.
    pub id: UnitId,
    /// Name as people know it.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit above; `None` for the root.
    pub parent: Option<UnitId>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, included; `None` while it lasts.
    pub valid_to: Option<NaiveDate>,
    /// What it became when it ended; empty when it lasts or was wound up.
    pub successors: Vec<Successor>,
}

impl OrgUnit {
    /// Whether it exists on the day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The organisation (*organisationsträd*): one root, everything else below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    units: Vec<OrgUnit>,
    positions: BTreeMap<UnitId, usize>,
    root: usize,
    copies: u32,
}

impl Organisation {
    /// The tree of the units, which keep their order.
    ///
    /// # Errors
    /// Everything that keeps them from being one dated tree, in the order of the units.
    pub fn new(units: Vec<OrgUnit>) -> Result<Self, Vec<OrganisationFault>> {
        let mut faults = Vec::new();
        let mut positions = BTreeMap::new();
        for (position, unit) in units.iter().enumerate() {
            if positions.contains_key(&unit.id) {
                faults.push(OrganisationFault::DuplicateUnit { unit: unit.id.clone() });
            } else {
                positions.insert(unit.id.clone(), position);
            }
        }
        let root = check::find_root(&units, &mut faults);
        let draft = Self { units, positions, root: root.unwrap_or_default(), copies: 1 };
        for unit in &draft.units {
            draft.check_place(unit, &mut faults);
            draft.check_successors(unit, &mut faults);
        }
        if faults.is_empty() { Ok(draft) } else { Err(faults) }
    }

    /// The root: the committee.
    pub fn root(&self) -> &OrgUnit {
        &self.units[self.root]
    }

    /// The unit of that id.
    pub fn get(&self, id: &UnitId) -> Option<&OrgUnit> {
        self.position(id).map(|position| &self.units[position])
    }

    /// Where the unit stands in [`Self::units`].
    pub fn position(&self, id: &UnitId) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// All units in the order in which they were given.
    pub fn units(&self) -> &[OrgUnit] {
        &self.units
    }

    /// The units directly below, in order.
    pub fn children(&self, id: &UnitId) -> impl Iterator<Item = &OrgUnit> {
        self.units.iter().filter(move |unit| unit.parent.as_ref() == Some(id))
    }

    /// The unit itself and those above it, up to the root; nothing for an unknown id.
    pub fn ancestors(&self, id: &UnitId) -> impl Iterator<Item = &OrgUnit> {
        std::iter::successors(self.get(id), |unit| unit.parent.as_ref().and_then(|parent| self.get(parent)))
    }

    /// Whether `unit` is `ancestor` or lies below it.
    pub fn is_within(&self, unit: &UnitId, ancestor: &UnitId) -> bool {
        self.ancestors(unit).any(|above| above.id == *ancestor)
    }

    /// The organisation `copies` times under a new root `all`, for load tests. The first copy keeps its
    /// ids, the others get the suffix `-2`, `-3` … One copy (or none) is the organisation unchanged.
    ///
    /// # Errors
    /// When an id made so is already taken.
    pub fn multiplied(&self, copies: u32) -> Result<Self, Vec<OrganisationFault>> {
        let Some(all) = UnitId::new("all").filter(|_| copies > 1) else { return Ok(self.clone()) };
        let mut units = vec![OrgUnit {
            id: all.clone(),
            name: all.to_string(),
            kind: UnitKind::Group,
            parent: None,
            valid_from: self.root().valid_from,
            valid_to: self.root().valid_to,
            successors: Vec::new(),
        }];
        for copy in 1..=copies {
            units.extend(self.units.iter().map(|unit| copied(unit, copy, &all)));
        }
        Ok(Self { copies, ..Self::new(units)? })
    }

    /// The unit and, in an organisation that was multiplied, its copies: the same unit of each committee.
    pub fn copies_of(&self, id: &UnitId) -> impl Iterator<Item = &OrgUnit> {
        // The root of all comes first, then the committees with their units in the same order.
        let size = (self.units.len() - 1) / self.copies as usize;
        let position = self.position(id);
        let is_first = |position: &usize| self.copies > 1 && (1..=size).contains(position);
        let copies = if position.as_ref().is_some_and(is_first) { self.copies as usize } else { 1 };
        position
            .into_iter()
            .flat_map(move |first| (0..copies).map(move |copy| &self.units[first + copy * size]))
    }
}

fn copied(unit: &OrgUnit, copy: u32, all: &UnitId) -> OrgUnit {
    let renamed = |id: &UnitId| {
        // A valid id stays valid with a suffix of `-` and digits.
        if copy == 1 {
            id.clone()
        } else {
            UnitId::new(&format!("{id}-{copy}")).unwrap_or_else(|| id.clone())
        }
    };
    let successors = unit
        .successors
        .iter()
        .map(|successor| Successor { unit: renamed(&successor.unit), weight: successor.weight })
        .collect();
    OrgUnit {
        id: renamed(&unit.id),
        name: if copy == 1 { unit.name.clone() } else { format!("{} {copy}", unit.name) },
        parent: Some(unit.parent.as_ref().map_or_else(|| all.clone(), renamed)),
        successors,
        ..unit.clone()
    }
}

#[cfg(test)]
mod tests;
