//! What is wrong with units that should make an organisation, or with values that should be told in another.

use crate::{Number, UnitId};

/// Why units do not make an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganisationFault {
    /// No unit lacks a parent.
    NoRoot,
    /// A unit besides the first root lacks a parent.
    SecondRoot {
        /// The first root.
        root: UnitId,
        /// The other one.
        unit: UnitId,
    },
    /// An id is used twice.
    DuplicateUnit {
        /// The id.
        unit: UnitId,
    },
    /// The parent is not among the units.
    UnknownParent {
        /// The unit.
        unit: UnitId,
        /// The parent it names.
        parent: UnitId,
    },
    /// The unit is its own ancestor.
    Cycle {
        /// A unit of the cycle.
        unit: UnitId,
    },
    /// The last day comes before the first.
    DatesReversed {
        /// The unit.
        unit: UnitId,
    },
    /// The unit exists on a day when its parent does not.
    OutlivesParent {
        /// The unit.
        unit: UnitId,
        /// The parent.
        parent: UnitId,
    },
    /// The unit has successors but no last day.
    SuccessorsWithoutEnd {
        /// The unit.
        unit: UnitId,
    },
    /// The successor is not among the units.
    UnknownSuccessor {
        /// The ended unit.
        unit: UnitId,
        /// The successor it names.
        successor: UnitId,
    },
    /// The successor does not exist on the day after the unit's last.
    SuccessorNotValid {
        /// The ended unit.
        unit: UnitId,
        /// The successor.
        successor: UnitId,
    },
    /// A weight is zero or negative.
    WeightNotPositive {
        /// The ended unit.
        unit: UnitId,
        /// The successor.
        successor: UnitId,
    },
    /// The weights do not sum to 1.
    WeightsNotWhole {
        /// The ended unit.
        unit: UnitId,
        /// Their sum; `None` when it does not fit a [`Number`].
        sum: Option<Number>,
    },
}

impl OrganisationFault {
    /// The unit whose row is at fault, when there is one.
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Self::NoRoot => None,
            Self::SecondRoot { unit, .. }
            | Self::DuplicateUnit { unit }
            | Self::UnknownParent { unit, .. }
            | Self::Cycle { unit }
            | Self::DatesReversed { unit }
            | Self::OutlivesParent { unit, .. }
            | Self::SuccessorsWithoutEnd { unit }
            | Self::UnknownSuccessor { unit, .. }
            | Self::SuccessorNotValid { unit, .. }
            | Self::WeightNotPositive { unit, .. }
            | Self::WeightsNotWhole { unit, .. } => Some(unit),
        }
    }
}

/// Why values cannot be told in the organisation of another day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranslationFault {
    /// The unit is not in the organisation.
    UnknownUnit(UnitId),
    /// The unit had ended by that day, without successors.
    NoSuccessor(UnitId),
    /// The unit did not exist on that day and nothing became it.
    NoPredecessor(UnitId),
    /// The unit did not exist on that day and came from several, or from one that also went elsewhere to
    /// a unit older than the split: what was whose is not known.
    ManyPredecessors(UnitId),
    /// The exact value does not fit a [`Number`].
    TooLarge(UnitId),
}
