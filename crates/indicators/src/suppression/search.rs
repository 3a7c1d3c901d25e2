//! Protection: for every small count another world is found that looks the same to the reader.
//!
//! Such a world differs from the true one only in cells that nobody sees, keeps every sum, and gives the
//! small count another value. It is a proof that the count cannot be recomputed, by elimination or by
//! bounds. Where none exists, the fewest further cells are hidden for which one does.

use super::cells::{State, Table};
use super::product;
use std::collections::BTreeMap;

/// Steps of an attempt in which any cell may be hidden.
const EFFORT: usize = 1_000;

/// Steps of an attempt to do with fewer.
const EFFORT_FOR_FEWER: usize = 400;

/// Hides further cells until every small count has another possible value.
///
/// The reader is taken to know which hidden figures are small. Where almost everything is small or zero
/// such a reader cannot be stopped; there the reader is taken not to know. Returns for how many counts.
pub(super) fn protect(table: &mut Table) -> usize {
    let mut blind = 0;
    let small: Vec<usize> = (0..table.cells.len()).filter(|cell| table.cells[*cell].sensitive).collect();
    for cell in small {
        let mut world = least_visible_world(table, cell);
        if world.is_none() {
            table.blind = true;
            world = least_visible_world(table, cell);
            table.blind = false;
            blind += 1;
        }
        let hide: Vec<usize> =
            world.map_or_else(|| reachable(table, cell), |world| world.into_keys().collect());
        for cell in hide {
            let cell = &mut table.cells[cell];
            if cell.state == State::Shown {
                cell.state = State::Hidden;
            }
        }
    }
    blind
}

/// Another world that takes few further cells: first one that takes none, otherwise any, and from there
/// as few as little effort finds.
fn least_visible_world(table: &Table, cell: usize) -> Option<BTreeMap<usize, i128>> {
    let regular = product::other_world(table, cell);
    if regular.as_ref().is_some_and(|world| table.seen(world) == 0) {
        return regular;
    }
    if let Some(world) = other_world(table, cell, 0, EFFORT_FOR_FEWER) {
        return Some(world);
    }
    let mut best = regular.or_else(|| other_world(table, cell, usize::MAX, EFFORT))?;
    loop {
        let fewer = table.seen(&best).checked_sub(1).filter(|fewer| *fewer > 0);
        match fewer.and_then(|fewer| other_world(table, cell, fewer, EFFORT_FOR_FEWER)) {
            Some(moves) => best = moves,
            None => return Some(best),
        }
    }
}

/// Everything that is joined to a cell by sums: hidden as a whole when no other world was found.
fn reachable(table: &Table, cell: usize) -> Vec<usize> {
    let mut found = std::collections::BTreeSet::from([cell]);
    let mut queue = vec![cell];
    while let Some(cell) = queue.pop() {
        for (relation, _) in &table.cells[cell].relations {
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
fn other_world(table: &Table, cell: usize, further: usize, effort: usize) -> Option<BTreeMap<usize, i128>> {
    let step = table.cells[cell].step;
    [step, -step].into_iter().find_map(|change| {
        let mut world = World { table, moves: BTreeMap::new(), off: BTreeMap::new(), further, effort };
        (world.shift(cell, change) && world.settle()).then_some(world.moves)
    })
}

/// A world in the making.
struct World<'a> {
    table: &'a Table,
    /// Changed cells, by how much.
    moves: BTreeMap<usize, i128>,
    /// Relations that no longer hold, by how much.
    off: BTreeMap<usize, i128>,
    further: usize,
    effort: usize,
}

impl World<'_> {
    /// Changes further cells until every sum holds again.
    fn settle(&mut self) -> bool {
        let Some((relation, excess)) = self.tightest() else { return self.table.keeps_order(&self.moves) };
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
    fn tightest(&self) -> Option<(usize, i128)> {
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

    /// Cells that could mend the sum: first those that leave the fewest others broken, unseen before
    /// seen, parts before wholes, small before great.
    fn candidates(&self, relation: usize, excess: i128) -> Vec<(usize, i128)> {
        let members = &self.table.relations[relation].members;
        let free = members.iter().filter(|(cell, _)| self.is_free(*cell));
        let mut found: Vec<_> = free
            .map(|&(cell, sign)| {
                let change = sign.of(-excess);
                let data = &self.table.cells[cell];
                let seen = data.state == State::Shown;
                (self.broken_after(cell, change) * 2 + usize::from(seen), data.rank, data.value, cell, change)
            })
            .filter(|(.., cell, change)| self.table.is_possible(*cell, *change))
            .collect();
        found.sort();
        found.into_iter().map(|(.., cell, change)| (cell, change)).collect()
    }

    fn broken_after(&self, cell: usize, change: i128) -> usize {
        let relations = self.table.cells[cell].relations.iter();
        relations
            .filter(|(relation, sign)| self.off.get(relation).copied().unwrap_or(0) + sign.of(change) != 0)
            .count()
    }

    fn shift(&mut self, cell: usize, change: i128) -> bool {
        let possible = self.table.is_possible(cell, change);
        if possible {
            self.moves.insert(cell, change);
            self.add_to_sums(cell, change);
        }
        possible
    }

    fn unshift(&mut self, cell: usize, change: i128) {
        self.moves.remove(&cell);
        self.add_to_sums(cell, -change);
    }

    fn add_to_sums(&mut self, cell: usize, change: i128) {
        for (relation, sign) in &self.table.cells[cell].relations {
            let sum = self.off.entry(*relation).or_insert(0);
            *sum += sign.of(change);
            if *sum == 0 {
                self.off.remove(relation);
            }
        }
    }
}
