//! Filters on batches: every condition once per batch, as one bit per row; equal parts of different filters shared.

use super::age::age_on;
use super::due::DueDates;
use super::view::{BatchView, View, position};
use crate::filter::{Atom, Comparison, Expr};
use arrow_array::Array;
use std::collections::BTreeMap;

/// A step: computed from the batch or from earlier steps.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Atom(Atom),
    /// By number of the unit.
    Within(Vec<bool>),
    Not(usize),
    And(Vec<usize>),
    Or(Vec<usize>),
}

/// All filters of a register as shared steps, each after those that it needs.
#[derive(Debug, Clone, Default)]
pub struct Masks {
    steps: Vec<Step>,
    known: BTreeMap<Step, usize>,
}

/// The unit of each row of a batch.
#[derive(Debug, Clone, Copy)]
pub struct RowUnits<'a> {
    /// For each row a slot.
    pub slots: &'a [u32],
    /// For each slot the unit, by number.
    pub unit_of_slot: &'a [u32],
}

/// Number of a step's mask.
pub type MaskId = usize;

impl Masks {
    /// The mask of a filter and of units, told by number, together; `None` when every row counts.
    pub fn add(&mut self, filter: Option<&Expr>, within: Option<Vec<bool>>) -> Option<MaskId> {
        let filter = filter.map(|expr| self.expr(expr));
        let within = within.map(|units| self.step(Step::Within(units)));
        match (filter, within) {
            (Some(filter), Some(within)) => Some(self.step(Step::And(sorted(vec![filter, within])))),
            (one, other) => one.or(other),
        }
    }

    fn expr(&mut self, expr: &Expr) -> MaskId {
        let step = match expr {
            Expr::Atom(atom) => Step::Atom(atom.clone()),
            Expr::Not(part) => Step::Not(self.expr(part)),
            Expr::And(parts) => Step::And(sorted(parts.iter().map(|part| self.expr(part)).collect())),
            Expr::Or(parts) => Step::Or(sorted(parts.iter().map(|part| self.expr(part)).collect())),
        };
        self.step(step)
    }

    fn step(&mut self, step: Step) -> MaskId {
        if let Some(known) = self.known.get(&step) {
            return *known;
        }
        self.steps.push(step.clone());
        self.known.insert(step, self.steps.len() - 1);
        self.steps.len() - 1
    }

    /// Evaluates every step on a batch into `words`, one vector per step.
    pub fn evaluate(
        &self,
        batch: &BatchView<'_>,
        units: &RowUnits<'_>,
        due: &mut DueDates,
        words: &mut Vec<Vec<u64>>,
    ) {
        words.resize_with(self.steps.len(), Vec::new);
        for (at, step) in self.steps.iter().enumerate() {
            let (before, rest) = words.split_at_mut(at);
            let Some(mask) = rest.first_mut() else { return };
            mask.clear();
            mask.resize(batch.rows.div_ceil(64), 0);
            match step {
                Step::Atom(atom) => evaluate_atom(atom, batch, due, mask),
                Step::Within(wanted) => within(wanted, units, mask),
                Step::Not(part) => {
                    mask.iter_mut().zip(&before[*part]).for_each(|(word, other)| *word = !other);
                    clear_tail(mask, batch.rows);
                }
                Step::And(parts) => {
                    mask.fill(u64::MAX);
                    for part in parts {
                        mask.iter_mut().zip(&before[*part]).for_each(|(word, other)| *word &= other);
                    }
                }
                Step::Or(parts) => {
                    for part in parts {
                        mask.iter_mut().zip(&before[*part]).for_each(|(word, other)| *word |= other);
                    }
                }
            }
        }
    }
}

fn sorted(mut parts: Vec<usize>) -> Vec<usize> {
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn clear_tail(mask: &mut [u64], rows: usize) {
    if let (Some(last), used @ 1..) = (mask.last_mut(), rows % 64) {
        *last &= (1 << used) - 1;
    }
}

/// Sets the bit of each row for which `holds`, a word at a time.
#[inline]
fn fill<T: Copy>(values: &[T], mask: &mut [u64], holds: impl Fn(T) -> bool) {
    for (word, chunk) in mask.iter_mut().zip(values.chunks(64)) {
        let mut bits = 0;
        for (at, value) in chunk.iter().enumerate() {
            bits |= u64::from(holds(*value)) << at;
        }
        *word = bits;
    }
}

fn clear_nulls(view: View<'_>, mask: &mut [u64]) {
    let Some(nulls) = view.nulls() else { return };
    for (word, row) in mask.iter_mut().zip((0..nulls.len()).step_by(64)) {
        let rows = 64.min(nulls.len() - row);
        let valid = (0..rows).fold(0_u64, |bits, at| bits | u64::from(nulls.is_valid(row + at)) << at);
        *word &= valid;
    }
}

fn evaluate_atom(atom: &Atom, batch: &BatchView<'_>, due: &mut DueDates, mask: &mut [u64]) {
    match atom {
        Atom::Category { column, values } => {
            let Some(view @ View::Codes(codes, _, names)) = batch.any(column) else { return };
            let wanted: Vec<bool> = (0..names.len())
                .map(|at| names.is_valid(at) && values.iter().any(|value| value == names.value(at)))
                .collect();
            fill(codes, mask, |code| wanted.get(position(code)).copied().unwrap_or(false));
            clear_nulls(view, mask);
        }
        Atom::Number { column, comparison, value } => {
            let Some(view) = batch.any(column) else { return };
            match view {
                View::Numbers(values, _) => compare(values, mask, *comparison, *value),
                View::Days(values, _) => match i32::try_from(*value) {
                    Ok(value) => compare(values, mask, *comparison, value),
                    Err(_) => return,
                },
                View::Codes(..) => return,
            }
            clear_nulls(view, mask);
        }
        Atom::Age { at, comparison, years } => {
            let (Some(days), Some(births)) = (batch.days(at), batch.days("birth")) else { return };
            for_rows(batch.rows, mask, |row| match (births.get(row), days.get(row)) {
                (Some(birth), Some(day)) => comparison.holds(i64::from(age_on(birth, day)), *years),
                _ => false,
            });
        }
        Atom::Empty { column } => {
            let Some(view) = batch.any(column) else { return };
            mask.fill(u64::MAX);
            clear_tail(mask, batch.rows);
            let Some(_) = view.nulls() else {
                mask.fill(0);
                return;
            };
            let mut valid = mask.to_vec();
            clear_nulls(view, &mut valid);
            mask.iter_mut().zip(valid).for_each(|(word, valid)| *word &= !valid);
        }
        Atom::OverdueAt { column, from, clock } => {
            let (Some(days), Some(starts)) = (batch.days(column), batch.days(from)) else { return };
            let at = due.position(clock);
            for_rows(batch.rows, mask, |row| match (starts.get(row), days.get(row)) {
                (Some(start), Some(day)) => due.due(at, start).is_some_and(|last| day > last),
                _ => false,
            });
        }
    }
}

fn for_rows(rows: usize, mask: &mut [u64], mut holds: impl FnMut(usize) -> bool) {
    for row in 0..rows {
        mask[row / 64] |= u64::from(holds(row)) << (row % 64);
    }
}

fn compare<T: Copy + Ord>(values: &[T], mask: &mut [u64], comparison: Comparison, right: T) {
    match comparison {
        Comparison::Equal => fill(values, mask, |left| left == right),
        Comparison::Less => fill(values, mask, |left| left < right),
        Comparison::AtMost => fill(values, mask, |left| left <= right),
        Comparison::More => fill(values, mask, |left| left > right),
        Comparison::AtLeast => fill(values, mask, |left| left >= right),
    }
}

fn within(wanted: &[bool], units: &RowUnits<'_>, mask: &mut [u64]) {
    let is_wanted = |unit: &u32| wanted.get(*unit as usize).copied().unwrap_or(false);
    let wanted: Vec<bool> = units.unit_of_slot.iter().map(is_wanted).collect();
    fill(units.slots, mask, |slot| wanted.get(slot as usize).copied().unwrap_or(false));
}

/// Calls `visit` for each row of a mask, or for all rows.
#[inline]
pub fn each_row(mask: Option<&[u64]>, rows: usize, mut visit: impl FnMut(usize)) {
    let Some(words) = mask else {
        (0..rows).for_each(visit);
        return;
    };
    for (at, word) in words.iter().enumerate() {
        let mut bits = *word;
        while bits != 0 {
            visit(at * 64 + bits.trailing_zeros() as usize);
            bits &= bits - 1;
        }
    }
}
