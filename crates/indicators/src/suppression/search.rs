//! Protection: for every small count another world is found that looks the same to the reader.
//!
//! Such a world differs from the true one only in cells that nobody sees, keeps every sum, and gives the
//! small count another value. It is a proof that the count cannot be recomputed, by elimination or by
//! bounds. Where none exists, the fewest further cells are hidden for which one does.

use super::cells::{Sign, State, Table};
use enslinje_domain::Number;
use num_traits::Zero;
use std::collections::BTreeMap;

/// How many further cells may be hidden, tried in turn.
const FURTHER: [usize; 9] = [0, 1, 2, 3, 4, 6, 9, 16, usize::MAX];

/// Steps of one attempt before it is given up for the next.
const EFFORT: usize = 4_000;

/// Hides further cells until every small count has another possible value.
pub(super) fn protect(table: &mut Table) {
    let small: Vec<usize> = (0..table.cells.len()).filter(|cell| table.cells[*cell].sensitive).collect();
    for cell in small {
        let moves = FURTHER.iter().find_map(|further| other_world(table, cell, *further));
        let hide: Vec<usize> = match moves {
            Some(moves) => moves.into_keys().collect(),
            None => reachable(table, cell),
        };
        for cell in hide {
            let cell = &mut table.cells[cell];
            if cell.state == State::Shown {
                cell.state = State::Hidden;
            }
        }
    }
}

/// Everything that is joined to a cell by sums: hidden as a whole when no other world was found.
fn reachable(table: &Table, cell: usize) -> Vec<usize> {
    let mut found = std::collections::BTreeSet::from([cell]);
    let mut queue = vec![cell];
    while let Some(cell) = queue.pop() {
        for relation in &table.cells[cell].relations {
            for (member, _) in &table.relations[*relation].members {
                if found.insert(*member) {
                    queue.push(*member);
                }
            }
        }
    }
    found.into_iter().collect()
}

/// A world in which `cell` has another value and at most `further` shown cells differ.
fn other_world(table: &Table, cell: usize, further: usize) -> Option<BTreeMap<usize, Number>> {
    let step = table.cells[cell].step;
    [step, -step].into_iter().find_map(|change| {
        let mut world =
            World { table, moves: BTreeMap::new(), off: BTreeMap::new(), further, effort: EFFORT };
        (world.shift(cell, change) && world.settle()).then_some(world.moves)
    })
}

/// A world in the making.
struct World<'a> {
    table: &'a Table,
    /// Changed cells, by how much.
    moves: BTreeMap<usize, Number>,
    /// Relations that no longer hold, by how much.
    off: BTreeMap<usize, Number>,
    further: usize,
    effort: usize,
}

impl World<'_> {
    /// Changes further cells until every sum holds again.
    fn settle(&mut self) -> bool {
        let Some((relation, excess)) = self.tightest() else { return self.keeps_order() };
        for (cell, change) in self.candidates(relation, excess) {
            if self.effort == 0 {
                return false;
            }
            self.effort -= 1;
            let seen = usize::from(self.table.cells[cell].state == State::Shown);
            if seen > self.further {
                continue;
            }
            self.further -= seen;
            if self.shift(cell, change) {
                if self.settle() {
                    return true;
                }
                self.unshift(cell, change);
            }
            self.further += seen;
        }
        false
    }

    /// The broken sum with the fewest ways to mend it.
    fn tightest(&self) -> Option<(usize, Number)> {
        let ways = |relation: usize| {
            let members = &self.table.relations[relation].members;
            members.iter().filter(|(cell, _)| self.is_free(*cell)).count()
        };
        let tightest = self.off.iter().min_by_key(|(relation, _)| ways(**relation));
        tightest.map(|(relation, excess)| (*relation, *excess))
    }

    fn is_free(&self, cell: usize) -> bool {
        let hideable = match self.table.cells[cell].state {
            State::Hidden | State::Latent => true,
            State::Shown => self.further > 0,
            State::Zero => false,
        };
        hideable && !self.moves.contains_key(&cell)
    }

    /// Cells that could mend the sum: unseen before seen, those that mend most first, parts before
    /// wholes, small before great.
    fn candidates(&self, relation: usize, excess: Number) -> Vec<(usize, Number)> {
        let members = &self.table.relations[relation].members;
        let free = members.iter().filter(|(cell, _)| self.is_free(*cell));
        let mut found: Vec<_> = free
            .map(|&(cell, sign)| {
                let change = sign.of(-excess);
                let data = &self.table.cells[cell];
                let seen = data.state == State::Shown;
                (seen, self.broken_after(cell, change), data.rank, data.value, cell, change)
            })
            .filter(|(.., cell, change)| self.is_possible(*cell, *change))
            .collect();
        found.sort();
        found.into_iter().map(|(.., cell, change)| (cell, change)).collect()
    }

    fn broken_after(&self, cell: usize, change: Number) -> usize {
        let relations = self.table.cells[cell].relations.iter();
        let broken = relations.filter(|relation| {
            let before = self.off.get(relation).copied().unwrap_or_else(Number::zero);
            !(before + self.sign(**relation, cell).of(change)).is_zero()
        });
        broken.count()
    }

    /// Whether the changed value is one that the reader would think possible.
    fn is_possible(&self, cell: usize, change: Number) -> bool {
        let data = &self.table.cells[cell];
        let value = data.value + change;
        data.low.is_none_or(|low| low <= value) && data.high.is_none_or(|high| value <= high)
    }

    fn shift(&mut self, cell: usize, change: Number) -> bool {
        let possible = self.is_possible(cell, change);
        if possible {
            self.moves.insert(cell, change);
            self.add_to_sums(cell, change);
        }
        possible
    }

    fn unshift(&mut self, cell: usize, change: Number) {
        self.moves.remove(&cell);
        self.add_to_sums(cell, -change);
    }

    fn add_to_sums(&mut self, cell: usize, change: Number) {
        for relation in &self.table.cells[cell].relations {
            let sum = self.off.entry(*relation).or_insert_with(Number::zero);
            *sum += self.table.relations[*relation]
                .members
                .iter()
                .filter(|(member, _)| *member == cell)
                .map(|(_, sign)| sign.of(change))
                .sum::<Number>();
            if sum.is_zero() {
                self.off.remove(relation);
            }
        }
    }

    fn sign(&self, relation: usize, cell: usize) -> Sign {
        let members = &self.table.relations[relation].members;
        members.iter().find(|(member, _)| *member == cell).map_or(Sign::Plus, |(_, sign)| *sign)
    }

    /// No part has outgrown its whole.
    fn keeps_order(&self) -> bool {
        let value = |cell: usize| {
            let change = self.moves.get(&cell).copied().unwrap_or_else(Number::zero);
            self.table.cells[cell].value + change
        };
        self.moves.keys().all(|cell| {
            let data = &self.table.cells[*cell];
            data.above.iter().all(|whole| value(*cell) <= value(*whole))
                && data.below.iter().all(|part| value(*part) <= value(*cell))
        })
    }
}
