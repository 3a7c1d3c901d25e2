//! The cells of the protected tables: published figures and the remainders between them.

use enslinje_domain::FigureKey;
use std::collections::BTreeMap;

/// A span of months, `[from, to)` as indices.
pub(super) type Span = (i32, i32);

/// Values of the split, dimension and value by number.
pub(super) type Parts = Vec<(usize, usize)>;

/// Where a cell stands. Cells with equal places are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Site {
    pub family: usize,
    pub node: usize,
    pub by: Parts,
    pub span: Span,
}

/// The direction in which a sum runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Axis {
    /// From indicator to indicator.
    Families,
    /// From unit to unit.
    Units,
    /// From part to part of a dimension.
    Parts(usize),
    /// From period to period.
    Periods,
}

impl Site {
    /// The same place, but where `other` stands on the axis.
    pub(super) fn moved(&self, axis: Axis, other: &Self) -> Self {
        let mut site = self.clone();
        match axis {
            Axis::Families => site.family = other.family,
            Axis::Units => site.node = other.node,
            Axis::Periods => site.span = other.span,
            Axis::Parts(dimension) => {
                site.by.retain(|(known, _)| *known != dimension);
                site.by.extend(other.by.iter().filter(|(known, _)| *known == dimension));
                site.by.sort_unstable();
            }
        }
        site
    }
}

/// Whether and how a reader sees a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Printed, and may be hidden.
    Shown,
    /// Printed and zero, or known to be: always seen.
    Zero,
    /// Would be printed, but is hidden.
    Hidden,
    /// A remainder that is never printed, but might be computed.
    Latent,
}

/// One cell. Means are held as sums (value × weight) and all values in one small enough unit, so that
/// every relation is a plain sum of whole numbers.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub value: i128,
    pub state: State,
    /// A small count: another value must fit all that is seen.
    pub sensitive: bool,
    /// Least and greatest value that a reader who knows the rule would think possible while the cell is
    /// hidden.
    pub low: Option<i128>,
    pub high: Option<i128>,
    /// How far a small count must be able to move.
    pub step: i128,
    /// Relations that the cell takes part in, and on which side.
    pub relations: Vec<(usize, Sign)>,
    /// Cells that must not exceed it, and cells that it must not exceed.
    pub above: Vec<usize>,
    pub below: Vec<usize>,
    /// In how many relations it is the whole; wholes are hidden last.
    pub rank: usize,
}

/// A sum that is zero: whole minus parts.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub axis: Axis,
    pub members: Vec<(usize, Sign)>,
}

/// Side of a cell in a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

impl Sign {
    pub(super) fn of(self, value: i128) -> i128 {
        match self {
            Self::Plus => value,
            Self::Minus => -value,
        }
    }
}

/// Cells, the sums between them, and which figure is which cell.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub cells: Vec<Cell>,
    pub relations: Vec<Relation>,
    /// The place of each cell, and the cell of each place.
    pub sites: Vec<Site>,
    pub at: BTreeMap<Site, usize>,
    pub published: Vec<(FigureKey, usize)>,
    /// Whether the reader is taken not to know which hidden figures are small.
    pub blind: bool,
}

impl Table {
    /// Adds the relation `whole = sum of parts`. Cells that are zero are left out: everybody is assumed
    /// to know them.
    pub(super) fn relate(&mut self, axis: Axis, whole: usize, parts: &[(usize, Sign)]) {
        let at = self.relations.len();
        let all = std::iter::once((whole, Sign::Plus)).chain(parts.iter().map(|&(part, sign)| match sign {
            Sign::Plus => (part, Sign::Minus),
            Sign::Minus => (part, Sign::Plus),
        }));
        let members: Vec<(usize, Sign)> = all.filter(|(cell, _)| self.cells[*cell].value != 0).collect();
        if members.len() < 2 {
            return;
        }
        for (cell, sign) in &members {
            self.cells[*cell].relations.push((at, *sign));
        }
        self.cells[whole].rank += 1;
        self.relations.push(Relation { axis, members });
    }

    /// Notes that `part` is never greater than `whole`.
    pub(super) fn bound(&mut self, whole: usize, part: usize) {
        self.cells[whole].below.push(part);
        self.cells[part].above.push(whole);
    }

    /// Whether the reader would think possible that the cell differs by `change`.
    pub(super) fn is_possible(&self, cell: usize, change: i128) -> bool {
        let data = &self.cells[cell];
        let value = data.value + change;
        if self.blind && value > 0 {
            return true;
        }
        data.low.is_none_or(|low| low <= value) && data.high.is_none_or(|high| value <= high)
    }

    /// Whether no part outgrows its whole when cells change so.
    pub(super) fn keeps_order(&self, changes: &BTreeMap<usize, i128>) -> bool {
        let value = |cell: usize| self.cells[cell].value + changes.get(&cell).copied().unwrap_or(0);
        changes.keys().all(|cell| {
            let data = &self.cells[*cell];
            data.above.iter().all(|whole| value(*cell) <= value(*whole))
                && data.below.iter().all(|part| value(*part) <= value(*cell))
        })
    }

    /// Whether the changed table keeps every sum and bound.
    pub(super) fn is_world(&self, changes: &BTreeMap<usize, i128>) -> bool {
        let holds = |relation: usize| {
            let members = self.relations[relation].members.iter();
            members.filter_map(|(cell, sign)| Some(sign.of(*changes.get(cell)?))).sum::<i128>() == 0
        };
        changes.iter().all(|(cell, change)| {
            self.cells[*cell].value != 0
                && self.is_possible(*cell, *change)
                && self.cells[*cell].relations.iter().all(|(relation, _)| holds(*relation))
        }) && self.keeps_order(changes)
    }

    /// How many of the changed cells are shown, and would have to be hidden.
    pub(super) fn seen(&self, changes: &BTreeMap<usize, i128>) -> usize {
        changes.keys().filter(|cell| self.cells[**cell].state == State::Shown).count()
    }
}
