//! Other worlds of regular tables: a move along each axis, multiplied.
//!
//! A move that keeps the sums of one axis, such as one more here and one less there, times a move of
//! another axis keeps the sums of both. In tables of several dimensions such products are found at once
//! where a search cell by cell would lose its way.

use super::cells::{Axis, Sign, State, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Moves that are looked at on each axis, and products that are tried.
const MOVES: usize = 16;
const PRODUCTS: usize = 2_000;

/// Most cells that a move along one axis changes.
const LONGEST: usize = 6;

/// Cells on one axis that change together, with the sign of the change.
type Move = BTreeMap<usize, i128>;

/// The product in which `cell` changes and the fewest further cells would have to be hidden.
pub(super) fn other_world(table: &Table, cell: usize) -> Option<BTreeMap<usize, i128>> {
    let axes: BTreeSet<Axis> =
        table.cells[cell].relations.iter().map(|(relation, _)| table.relations[*relation].axis).collect();
    let lines: Vec<(Axis, Vec<Move>)> =
        axes.into_iter().map(|axis| (axis, moves(table, cell, axis))).collect();
    let mut best: Option<(usize, BTreeMap<usize, i128>)> = None;
    for choice in choices(&lines).into_iter().take(PRODUCTS) {
        let Some(product) = product(table, cell, &lines, &choice) else { continue };
        let seen = product.keys().filter(|cell| table.cells[**cell].state == State::Shown).count();
        if best.as_ref().is_some_and(|(fewest, _)| *fewest <= seen) {
            continue;
        }
        let step = table.cells[cell].step;
        for change in [step, -step] {
            let world: BTreeMap<usize, i128> =
                product.iter().map(|(cell, sign)| (*cell, sign * change)).collect();
            if table.is_world(&world) {
                best = Some((seen, world));
                break;
            }
        }
        if matches!(best, Some((0, _))) {
            break;
        }
    }
    best.map(|(_, world)| world)
}

/// One move of each axis by number, the sums of the numbers growing: the best moves come first.
fn choices(lines: &[(Axis, Vec<Move>)]) -> Vec<Vec<usize>> {
    let mut choices = vec![Vec::new()];
    for (_, moves) in lines {
        choices = choices
            .into_iter()
            .flat_map(|choice: Vec<usize>| {
                (0..moves.len()).map(move |next| choice.iter().copied().chain([next]).collect())
            })
            .collect();
        choices.sort_by_key(|choice: &Vec<usize>| choice.iter().sum::<usize>());
        choices.truncate(PRODUCTS);
    }
    choices
}

/// The changes of all cells, or `None` when the table is not regular there.
fn product(table: &Table, cell: usize, lines: &[(Axis, Vec<Move>)], choice: &[usize]) -> Option<Move> {
    let mut found = Move::from([(cell, 1)]);
    for ((axis, moves), number) in lines.iter().zip(choice) {
        let mut next = Move::new();
        for (from, sign) in &found {
            for (to, other) in &moves[*number] {
                let site = table.sites[*from].moved(*axis, &table.sites[*to]);
                *next.entry(*table.at.get(&site)?).or_insert(0) += sign * other;
            }
        }
        found = next;
    }
    found.retain(|_, sign| *sign != 0);
    Some(found)
}

/// Moves along an axis in which `cell` grows by one, those with the most hidden cells first.
fn moves(table: &Table, cell: usize, axis: Axis) -> Vec<Move> {
    let mut found = BTreeSet::new();
    let mut line = Line { table, axis, moved: Move::from([(cell, 1)]), effort: 400 };
    line.extend(&mut found);
    let mut found: Vec<Move> = found.into_iter().collect();
    found.sort_by_key(|cells| {
        let cost = |cell: &usize| {
            let data = &table.cells[*cell];
            (usize::from(data.state == State::Shown), data.rank, data.value)
        };
        let costs = cells.keys().filter(|other| **other != cell).map(cost);
        costs.fold((0, 0, 0), |sum, cost| (sum.0 + cost.0, sum.1 + cost.1, sum.2 + cost.2))
    });
    found.truncate(MOVES);
    found
}

struct Line<'a> {
    table: &'a Table,
    axis: Axis,
    moved: Move,
    effort: usize,
}

impl Line<'_> {
    /// Adds every move that begins like this one and keeps all sums of the axis.
    fn extend(&mut self, found: &mut BTreeSet<Move>) {
        let Some((relation, excess)) = self.broken() else {
            found.insert(self.moved.clone());
            return;
        };
        if self.moved.len() == LONGEST {
            return;
        }
        let mut others: Vec<(usize, Sign)> = self.table.relations[relation]
            .members
            .iter()
            .copied()
            .filter(|(cell, _)| !self.moved.contains_key(cell))
            .collect();
        others.sort_by_key(|(cell, _)| {
            let data = &self.table.cells[*cell];
            (data.state == State::Shown, data.value, *cell)
        });
        for (cell, sign) in others {
            if self.effort == 0 {
                return;
            }
            self.effort -= 1;
            self.moved.insert(cell, sign.of(-excess));
            self.extend(found);
            self.moved.remove(&cell);
        }
    }

    fn broken(&self) -> Option<(usize, i128)> {
        let touched = self.moved.keys().flat_map(|cell| self.table.cells[*cell].relations.iter());
        touched.map(|(relation, _)| *relation).find_map(|number| {
            let relation = &self.table.relations[number];
            let changes =
                relation.members.iter().filter_map(|(cell, sign)| Some(sign.of(*self.moved.get(cell)?)));
            let excess: i128 = changes.sum();
            (relation.axis == self.axis && excess != 0).then_some((number, excess))
        })
    }
}
