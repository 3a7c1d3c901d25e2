//! Small counts: hides figures behind which few people stand, and whatever would let them be recomputed.
//!
//! A figure is hidden for its own sake when its count lies between one and the minimum less one. Others
//! are hidden beside it until, for every such count, another value fits all that is shown: sums over
//! units, parts and periods, remainders that nobody printed, and the bounds that the rule itself gives.
//! Told with an example in `docs/small-counts.md`. What an indicator is, is not known here; the caller
//! says what adds up.

mod cells;
mod lattice;
mod periods;
mod product;
mod search;

use enslinje_domain::{Figure, FigureKey, IndicatorId, Status, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// The pack's rule for small counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// The least count that is shown. Zero is always shown.
    pub minimum: u32,
}

impl Default for Policy {
    /// 1–4 are hidden.
    fn default() -> Self {
        Self { minimum: 5 }
    }
}

/// How the figures of parts relate to the figure of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Additive {
    /// The parts add up to the whole: counted rows, days, amounts.
    Sum,
    /// The whole is at most the sum and at least each part: different people.
    AtMost,
    /// Nothing can be said: a median.
    No,
}

/// How the figures of shorter periods relate to that of a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverPeriods {
    /// Events, days and amounts add up.
    Sum,
    /// What is active in the year is at most the sum of the months and at least each month.
    AtMost,
    /// What is open at the end: a year says the same as its last month.
    AtEnd,
    /// The mean of month ends.
    MonthMean,
    /// The mean of days.
    DayMean,
    /// Nothing can be said.
    No,
}

/// What the protection must know about an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Whether its figures count people, or rows about people.
    pub protected: bool,
    /// Over units: a unit and the units within it.
    pub units: Additive,
    /// Over the parts of a split.
    pub parts: Additive,
    /// Over periods.
    pub periods: OverPeriods,
}

impl Rule {
    /// A figure that nobody need protect.
    pub const OPEN: Self =
        Self { protected: false, units: Additive::No, parts: Additive::No, periods: OverPeriods::No };

    /// Counted events about people.
    pub const EVENTS: Self =
        Self { protected: true, units: Additive::Sum, parts: Additive::Sum, periods: OverPeriods::Sum };

    /// A figure about people that is protected by itself only. Holds for an indicator without a rule, so
    /// that a forgotten one fails on the safe side.
    pub const ALONE: Self =
        Self { protected: true, units: Additive::No, parts: Additive::No, periods: OverPeriods::No };
}

/// A figure that is computed from others: hidden when one of them is hidden or missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The computed figure.
    pub key: FigureKey,
    /// What it is computed from. For a share: numerator, denominator.
    pub inputs: Vec<FigureKey>,
    /// Whether the numerator counts some of the rows of the denominator, so that the others could be
    /// computed by subtraction.
    pub part_of_whole: bool,
}

/// Figures that add up across indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The whole.
    pub total: FigureKey,
    /// All its parts.
    pub parts: Vec<FigureKey>,
}

/// What the protection knows about the figures.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Rule of each indicator; one that is missing counts as [`Rule::ALONE`].
    pub rules: BTreeMap<IndicatorId, Rule>,
    /// The unit above each unit.
    pub parents: BTreeMap<UnitId, UnitId>,
    /// How the computed figures come about.
    pub derivations: Vec<Derivation>,
    /// Sums across indicators.
    pub sums: Vec<Sum>,
    /// People or rows behind a figure that is not itself a count: amounts, days, durations.
    pub people: BTreeMap<FigureKey, u64>,
}

/// What was hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Small counts.
    pub small: BTreeSet<FigureKey>,
    /// Hidden so that a small count cannot be recomputed.
    pub complementary: BTreeSet<FigureKey>,
    /// Computed from something that is hidden.
    pub derived: BTreeSet<FigureKey>,
    /// How many small counts are safe only as long as nobody can tell which hidden figures are small:
    /// in tables of little but zeros and small counts.
    pub by_marks_alone: usize,
}

/// Hides what must not be seen: sets the value to none and the status to suppressed.
///
/// Every figure in `figures` counts as published, so figures that were computed only as inputs
/// belong here too. The outcome depends on nothing but the arguments.
pub fn suppress(figures: &mut BTreeMap<FigureKey, Figure>, policy: Policy, knowledge: &Knowledge) -> Hidden {
    let mut table = lattice::build(figures, policy, knowledge);
    let mut hidden = Hidden { by_marks_alone: search::protect(&mut table), ..Hidden::default() };
    for (key, cell) in &table.published {
        let cell = &table.cells[*cell];
        if cell.state != cells::State::Hidden {
            continue;
        }
        let list = if cell.sensitive { &mut hidden.small } else { &mut hidden.complementary };
        list.insert(key.clone());
    }
    hide_derived(figures, knowledge, &mut hidden);
    for key in hidden.small.iter().chain(&hidden.complementary).chain(&hidden.derived) {
        if let Some(figure) = figures.get_mut(key) {
            figure.value = None;
            figure.status = Status::Suppressed;
        }
    }
    hidden
}

/// Hides what is computed from hidden figures, and what is computed from those, and so on.
fn hide_derived(figures: &BTreeMap<FigureKey, Figure>, knowledge: &Knowledge, hidden: &mut Hidden) {
    loop {
        let before = hidden.derived.len();
        for derivation in &knowledge.derivations {
            let gone = |key: &FigureKey| {
                !figures.contains_key(key)
                    || hidden.small.contains(key)
                    || hidden.complementary.contains(key)
                    || hidden.derived.contains(key)
            };
            let seen = figures.contains_key(&derivation.key)
                && !hidden.small.contains(&derivation.key)
                && !hidden.complementary.contains(&derivation.key);
            if seen && derivation.inputs.iter().any(gone) {
                hidden.derived.insert(derivation.key.clone());
            }
        }
        if hidden.derived.len() == before {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
