//! Cells as cubes: rolled up to every unit that is told and to the whole of every split, and summed over the
//! months.

use super::cube::{Cube, Data, Lengths, NO_ROW, UNTOLD};
use super::grid::MonthGrid;
use super::keys::{KeyMonths, runs};
use super::scan::{Cells, LengthOf, Partial, Plan, lanes};
use super::spec::Spec;
use super::width::widen_all;
use rayon::prelude::*;
use std::sync::Arc;

/// A row's numbers: `i64` or `i128`.
trait Whole: Copy + Default + std::ops::AddAssign + Send + Sync {}
impl Whole for i64 {}
impl Whole for i128 {}

/// Everything that was counted of one register.
pub fn resolve(plan: &Plan, whole: Partial) -> Vec<Cube> {
    resolve_parts(plan, vec![whole])
}

/// The same of parts that have not been merged: what threads have counted is rolled up from where it stands.
pub fn resolve_parts(plan: &Plan, parts: Vec<Partial>) -> Vec<Cube> {
    let rows = Rows::new(plan, &parts);
    let mut bounds = vec![0_u64; plan.specs.len()];
    for part in &parts {
        bounds.iter_mut().zip(&part.bounds).for_each(|(all, bound)| *all = all.saturating_add(*bound));
    }
    let mut cells: Vec<Vec<Cells>> = plan.specs.iter().map(|_| Vec::new()).collect();
    for mut part in parts {
        widen_all(&mut part.cells, &bounds);
        cells.iter_mut().zip(part.cells).for_each(|(all, some)| all.push(some));
    }
    cells.into_par_iter().zip(&plan.specs).map(|(cells, spec)| rows.cube(spec, cells)).collect()
}

/// The units that have rows in a register, themselves or below.
struct Rows<'a> {
    plan: &'a Plan,
    /// The months that have cells in any part.
    grid: Arc<MonthGrid>,
    /// The months that have cells in each part, and the number of its first slot among those of all.
    parts: Vec<(Arc<MonthGrid>, usize)>,
    row_of_unit: Arc<[u32]>,
    /// For each slot of each part the rows that it is part of. A unit has a slot in every part it occurs in.
    rows_of_slot: Vec<Vec<usize>>,
    count: usize,
}

impl<'a> Rows<'a> {
    fn new(plan: &'a Plan, parts: &[Partial]) -> Self {
        let slots = || parts.iter().flat_map(|part| &part.units);
        let mut row_of_unit = vec![NO_ROW; plan.units.count()];
        let mut count = 0;
        for unit in slots().flat_map(|slot| plan.units.chain(*slot)) {
            let row = &mut row_of_unit[*unit as usize];
            if *row == NO_ROW && plan.tells(*unit) {
                *row = count;
                count += 1;
            } else if *row == NO_ROW {
                *row = UNTOLD;
            }
        }
        let row = |unit: &u32| Some(row_of_unit[*unit as usize]).filter(|row| *row < UNTOLD);
        let rows =
            |slot: &u32| plan.units.chain(*slot).iter().filter_map(row).map(|row| row as usize).collect();
        let rows_of_slot = slots().map(rows).collect();
        let spans = parts.iter().map(|part| part.grid.span()).filter(|(first, end)| first < end);
        let (first, end) =
            spans.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, 0));
        let mut slot = 0;
        let first_slot = |part: &Partial| {
            slot += part.units.len();
            (part.grid.clone(), slot - part.units.len())
        };
        Self {
            plan,
            grid: Arc::new(plan.grid.part(first, end)),
            parts: parts.iter().map(first_slot).collect(),
            row_of_unit: row_of_unit.into(),
            rows_of_slot,
            count: count as usize,
        }
    }

    fn cube(&self, spec: &Spec, cells: Vec<Cells>) -> Cube {
        let layout = Layout::new(spec);
        Cube {
            spec: spec.clone(),
            grid: self.plan.grid.clone(),
            part_of_grid: self.grid.clone(),
            row_of_unit: self.row_of_unit.clone(),
            parts: layout.parts(),
            ages: layout.ages,
            lanes: lanes(&spec.count),
            data: self.data(&layout, cells),
        }
    }

    /// The cells of all parts, which are of one kind, together.
    fn data(&self, layout: &Layout<'_>, cells: Vec<Cells>) -> Data {
        let (mut counts, mut sums, mut lengths, mut keys) = (Vec::new(), Vec::new(), Vec::new(), None);
        let groups = layout.groups();
        for (cells, (_, first_slot)) in cells.into_iter().zip(&self.parts) {
            let before = u32::try_from(first_slot * groups).unwrap_or(0);
            match (cells, &mut keys) {
                (Cells::Counts(cells), _) => counts.push(cells),
                (Cells::Sums(cells), _) => sums.push(cells),
                (Cells::Lengths(some), _) => lengths.push((before, some)),
                (Cells::Keys(first), None) => keys = Some(first),
                (Cells::Keys(more), Some(keys)) => keys.merge(more, |group| group + before),
            }
        }
        if let Some(keys) = keys {
            return Data::Keys(self.keys(layout, keys));
        }
        if !counts.is_empty() {
            return Data::Counts(self.sums_over_months(layout, &counts));
        }
        if !sums.is_empty() {
            return Data::Sums(self.sums_over_months(layout, &sums));
        }
        Data::Lengths(self.lengths(layout, &lengths))
    }

    fn sums_over_months<T: Whole>(&self, layout: &Layout<'_>, parts: &[Vec<T>]) -> Vec<T> {
        let lanes = lanes(&layout.spec.count);
        let mut rolled = vec![T::default(); self.count * layout.parts() * lanes * self.grid.stride()];
        for (cells, (grid, first_slot)) in parts.iter().zip(&self.parts) {
            let skipped = grid.span().0.saturating_sub(self.grid.span().0);
            let add = |to: &mut [T], from: &[T]| {
                for (to, from) in to.chunks_mut(self.grid.stride()).zip(from.chunks(grid.stride())) {
                    to[0] += from[0];
                    add_all(&mut to[1 + skipped..], &from[1..=grid.months()]);
                }
            };
            self.roll_up(layout, (*first_slot, lanes * grid.stride()), cells, &mut rolled, add);
        }
        summed(rolled, self.grid.stride())
    }

    /// Lengths put in order of group and month by counting them.
    fn lengths(&self, layout: &Layout<'_>, parts: &[(u32, Vec<LengthOf>)]) -> Lengths {
        let stride = self.plan.grid.stride();
        let place = |group: u32, cell: u16| group as usize * stride + usize::from(cell);
        let mut ends = vec![0; self.rows_of_slot.len() * layout.groups() * stride];
        for (before, lengths) in parts {
            lengths.iter().for_each(|(group, cell, _)| ends[place(before + group, *cell)] += 1);
        }
        let total = ends.iter_mut().fold(0, |total, end| {
            let count = *end;
            *end = total;
            total + count
        });
        let mut days = vec![0; total];
        for (before, lengths) in parts {
            for (group, cell, length) in lengths {
                let end = &mut ends[place(before + group, *cell)];
                days[*end] = *length;
                *end += 1;
            }
        }
        let mut slots_of_row = vec![Vec::new(); self.count];
        for (slot, rows) in self.rows_of_slot.iter().enumerate() {
            rows.iter().for_each(|row| slots_of_row[*row].push(slot));
        }
        let mut groups_of_part = vec![Vec::new(); layout.parts()];
        for group in 0..layout.groups() {
            layout.parts_of(group).into_iter().for_each(|part| groups_of_part[part].push(group));
        }
        Lengths { days, ends, stride, slots_of_row, groups_of_part, groups: layout.groups() }
    }

    /// Adds the cells of groups, from the first slot on, to all units above that are told, and all wholes.
    fn roll_up<T: Whole>(
        &self,
        layout: &Layout<'_>,
        (first_slot, span): (usize, usize),
        cells: &[T],
        rolled: &mut [T],
        add: impl Fn(&mut [T], &[T]),
    ) {
        let parts: Vec<Vec<usize>> = (0..layout.groups()).map(|group| layout.parts_of(group)).collect();
        let to = rolled.len() / (self.count * layout.parts()).max(1);
        for (group, from) in cells.chunks(span.max(1)).enumerate() {
            for row in &self.rows_of_slot[first_slot + group / layout.groups()] {
                for part in &parts[group % layout.groups()] {
                    let at = (row * layout.parts() + part) * to;
                    add(&mut rolled[at..at + to], from);
                }
            }
        }
    }

    /// Different keys for each first month and length of period. A key seen in a run of months is in every
    /// period that begins from `length - 1` months before the run to its end. A key of one group alone is
    /// rolled up as rows are; a key of several may be counted but once in what they share.
    fn keys(&self, layout: &Layout<'_>, keys: KeyMonths) -> Vec<i64> {
        let groups: Vec<Vec<usize>> = (0..layout.groups()).map(|group| layout.parts_of(group)).collect();
        let lengths = &layout.spec.lengths;
        let stride = self.plan.grid.months() + 1;
        let span = lengths.len() * stride;
        let size = self.count * layout.parts() * span;
        let slots = self.rows_of_slot.len() * layout.groups() * span;
        let start = || Together { alone: vec![0; slots], shared: vec![0; size], ..Together::default() };
        let results = keys.fold(start, |together, seen| {
            if let [(group, months)] = seen {
                let at = *group as usize * span;
                return add_runs(&mut together.alone[at..at + span], months, lengths, stride);
            }
            together.targets.clear();
            for (at, (group, _)) in seen.iter().enumerate() {
                let (slot, group) = (*group as usize / layout.groups(), *group as usize % layout.groups());
                for row in &self.rows_of_slot[slot] {
                    let target = |part: &usize| (row * layout.parts() + part, at);
                    together.targets.extend(groups[group].iter().map(target));
                }
            }
            together.targets.sort_unstable();
            for same in together.targets.chunk_by(|one, other| one.0 == other.0) {
                together.union.clear();
                together.union.resize(seen[0].1.len(), 0);
                for (_, at) in same {
                    together.union.iter_mut().zip(seen[*at].1).for_each(|(word, more)| *word |= more);
                }
                let at = same[0].0 * span;
                add_runs(&mut together.shared[at..at + span], &together.union, lengths, stride);
            }
        });
        let mut whole = vec![0; size];
        for Together { alone, shared, .. } in results {
            add_all(&mut whole, &shared);
            self.roll_up(layout, (0, span), &alone, &mut whole, add_all);
        }
        summed(whole, stride)
    }
}

/// What one thread has made of some keys.
#[derive(Default)]
struct Together {
    /// Keys of one group, by group.
    alone: Vec<i64>,
    /// Keys of several groups, by row and part.
    shared: Vec<i64>,
    targets: Vec<(usize, usize)>,
    union: Vec<u64>,
}

fn add_all<T: Whole>(to: &mut [T], from: &[T]) {
    to.iter_mut().zip(from).for_each(|(cell, more)| *cell += *more);
}

/// Each lane as its running sums.
fn summed<T: Whole>(mut cells: Vec<T>, stride: usize) -> Vec<T> {
    for lane in cells.chunks_mut(stride.max(1)) {
        let mut sum = T::default();
        for cell in lane {
            sum += *cell;
            *cell = sum;
        }
    }
    cells
}

fn add_runs(cells: &mut [i64], months: &[u64], lengths: &[usize], stride: usize) {
    // The first month that no earlier run has claimed, for each length.
    let mut after_last_run = 0;
    for (first, end) in runs(months) {
        for (lane, length) in cells.chunks_mut(stride).zip(lengths) {
            lane[(first + 1).saturating_sub(*length).max(after_last_run)] += 1;
            lane[end] -= 1;
        }
        after_last_run = end;
    }
}

/// How groups of rows and parts of the whole are numbered.
struct Layout<'a> {
    spec: &'a Spec,
    categories: usize,
    ages: usize,
}

impl<'a> Layout<'a> {
    fn new(spec: &'a Spec) -> Self {
        let ages = spec.ages.as_ref().map_or(1, |ages| ages.count() + 1);
        Self { spec, categories: spec.categories(), ages }
    }

    /// Groups of one unit while counting.
    fn groups(&self) -> usize {
        self.categories * self.spec.age_groups()
    }

    /// Parts of one unit when resolved.
    fn parts(&self) -> usize {
        self.spec.category_parts() * self.ages
    }

    /// The parts that a group belongs to: each of its codes, or the whole in its place.
    fn parts_of(&self, group: usize) -> Vec<usize> {
        let (mut category, age) = (group / self.spec.age_groups(), group % self.spec.age_groups());
        let mut parts = vec![0];
        let mut scale = 1;
        for dimension in self.spec.dimensions.iter().rev() {
            let whole = dimension.codes.len();
            let code = category % dimension.groups();
            category /= dimension.groups();
            let with = |digit: usize| parts.iter().map(move |part| part + digit * scale).collect::<Vec<_>>();
            let mut next = with(whole);
            if code < whole {
                next.extend(with(code));
            }
            parts = next;
            scale *= whole + 1;
        }
        let of_age = |category: &usize| {
            let whole = category * self.ages + self.ages - 1;
            if self.spec.ages.is_some() { vec![category * self.ages + age, whole] } else { vec![whole] }
        };
        parts.iter().flat_map(of_age).collect()
    }
}
