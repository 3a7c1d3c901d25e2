//! The cells of the protected tables: published figures and the remainders between them.

use enslinje_domain::{FigureKey, Number};
use num_traits::Zero;

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

/// One cell. Means are held as sums (value × weight), so that every relation is a plain sum.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub value: Number,
    pub state: State,
    /// A small count: another value must fit all that is seen.
    pub sensitive: bool,
    /// Least and greatest value that a reader who knows the rule would think possible while the cell is
    /// hidden.
    pub low: Option<Number>,
    pub high: Option<Number>,
    /// How far a small count must be able to move.
    pub step: Number,
    /// Relations that the cell takes part in.
    pub relations: Vec<usize>,
    /// Cells that must not exceed it, and cells that it must not exceed.
    pub above: Vec<usize>,
    pub below: Vec<usize>,
    /// In how many relations it is the whole; wholes are hidden last.
    pub rank: usize,
}

/// A sum that is zero: whole minus parts.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub members: Vec<(usize, Sign)>,
}

/// Side of a cell in a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

impl Sign {
    pub(super) fn of(self, value: Number) -> Number {
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
    pub published: Vec<(FigureKey, usize)>,
}

impl Table {
    /// Adds the relation `whole = sum of parts`. Cells that are zero are left out: everybody is assumed
    /// to know them.
    pub(super) fn relate(&mut self, whole: usize, parts: &[(usize, Sign)]) {
        let at = self.relations.len();
        let all = std::iter::once((whole, Sign::Plus)).chain(parts.iter().map(|&(part, sign)| match sign {
            Sign::Plus => (part, Sign::Minus),
            Sign::Minus => (part, Sign::Plus),
        }));
        let members: Vec<(usize, Sign)> =
            all.filter(|(cell, _)| !self.cells[*cell].value.is_zero()).collect();
        if members.len() < 2 {
            return;
        }
        for (cell, _) in &members {
            self.cells[*cell].relations.push(at);
        }
        self.cells[whole].rank += 1;
        self.relations.push(Relation { members });
    }

    /// Notes that `part` is never greater than `whole`.
    pub(super) fn bound(&mut self, whole: usize, part: usize) {
        self.cells[whole].below.push(part);
        self.cells[part].above.push(whole);
    }
}
