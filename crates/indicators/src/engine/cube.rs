//! A counted register as values: rolled up to every unit above, to the whole of every split, and summed over
//! the months, so that any period of any unit is read off its two ends.

use super::grid::MonthGrid;
use super::scan::{Cells, Partial, Plan, lanes};
use super::spec::{Count, Spec, Statistic};
use super::units::UnitTree;
use enslinje_domain::{Number, Period};
use rayon::prelude::*;
use std::sync::Arc;

/// The values of one specification.
#[derive(Debug)]
pub struct Cube {
    spec: Spec,
    grid: Arc<MonthGrid>,
    row_of_unit: Vec<u32>,
    parts: usize,
    ages: usize,
    lanes: usize,
    data: Data,
}

#[derive(Debug)]
enum Data {
    Counts(Vec<i64>),
    Sums(Vec<i128>),
    /// Different keys by lane (length of period) and first month.
    Keys(Vec<i64>),
    /// Lengths of intervals.
    Lengths(Lengths),
}

/// Lengths of intervals in order of group and cell, with the groups of each unit and part.
#[derive(Debug)]
struct Lengths {
    sorted: Vec<(u32, u16, i32)>,
    slots_of_row: Vec<Vec<usize>>,
    groups_of_part: Vec<Vec<usize>>,
    groups: usize,
}

/// Which part of a split: the position of its codes and of its age group, the last of each for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    category: usize,
    age: usize,
}

const NO_ROW: u32 = u32::MAX;

/// A row's numbers: `i64` or `i128`.
trait Whole: Copy + Default + std::ops::AddAssign + Send + Sync {}
impl Whole for i64 {}
impl Whole for i128 {}

/// Everything that was counted of one register.
pub fn resolve(plan: &Plan, whole: Partial) -> Vec<Cube> {
    let Partial { units: slots, cells, .. } = whole;
    let rows = Rows::new(&plan.units, &slots);
    cells.into_par_iter().zip(&plan.specs).map(|(cells, spec)| rows.cube(plan, spec, cells)).collect()
}

/// The units that have rows in a register, themselves or below.
struct Rows<'a> {
    units: &'a Arc<UnitTree>,
    slots: &'a [u32],
    row_of_unit: Vec<u32>,
    count: usize,
}

impl<'a> Rows<'a> {
    fn new(units: &'a Arc<UnitTree>, slots: &'a [u32]) -> Self {
        let mut row_of_unit = vec![NO_ROW; units.count()];
        let mut count = 0;
        for unit in slots.iter().flat_map(|slot| units.chain(*slot)) {
            let row = &mut row_of_unit[*unit as usize];
            if *row == NO_ROW {
                *row = count;
                count += 1;
            }
        }
        Self { units, slots, row_of_unit, count: count as usize }
    }

    fn cube(&self, plan: &Plan, spec: &Spec, cells: Cells) -> Cube {
        let data = match cells {
            Cells::Counts(cells) => Data::Counts(self.roll_up(plan, spec, &cells)),
            Cells::Sums(cells) => Data::Sums(self.roll_up(plan, spec, &cells)),
            Cells::Lengths(lengths) => Data::Lengths(self.lengths(spec, lengths)),
            Cells::Keys(keys) => Data::Keys(self.keys(plan, spec, keys)),
        };
        let layout = Layout::new(spec);
        Cube {
            spec: spec.clone(),
            grid: plan.grid.clone(),
            row_of_unit: self.row_of_unit.clone(),
            parts: layout.parts(),
            ages: layout.ages,
            lanes: lanes(&spec.count),
            data,
        }
    }

    fn lengths(&self, spec: &Spec, mut sorted: Vec<(u32, u16, i32)>) -> Lengths {
        sorted.par_sort_unstable();
        let layout = Layout::new(spec);
        let mut slots_of_row = vec![Vec::new(); self.count];
        for (slot, unit) in self.slots.iter().enumerate() {
            for above in self.units.chain(*unit) {
                slots_of_row[self.row_of_unit[*above as usize] as usize].push(slot);
            }
        }
        let mut groups_of_part = vec![Vec::new(); layout.parts()];
        for group in 0..layout.groups() {
            layout.parts_of(group).into_iter().for_each(|part| groups_of_part[part].push(group));
        }
        Lengths { sorted, slots_of_row, groups_of_part, groups: layout.groups() }
    }

    /// Sums to all units above and all wholes, then over the months.
    fn roll_up<T: Whole>(&self, plan: &Plan, spec: &Spec, cells: &[T]) -> Vec<T> {
        let layout = Layout::new(spec);
        let span = lanes(&spec.count) * plan.grid.stride();
        let mut rolled = vec![T::default(); self.count * layout.parts() * span];
        for (group, from) in cells.chunks(span.max(1)).enumerate() {
            let slot = group / layout.groups();
            let parts = layout.parts_of(group % layout.groups());
            for unit in self.units.chain(self.slots[slot]) {
                let row = self.row_of_unit[*unit as usize] as usize;
                for part in &parts {
                    let at = (row * layout.parts() + part) * span;
                    rolled[at..at + span].iter_mut().zip(from).for_each(|(cell, more)| *cell += *more);
                }
            }
        }
        for lane in rolled.chunks_mut(plan.grid.stride()) {
            sum_along(lane);
        }
        rolled
    }

    /// Different keys for each first month and length of period. A key seen in a run of months is in every
    /// period that begins from `length - 1` months before the run to its end.
    fn keys(&self, plan: &Plan, spec: &Spec, keys: super::keys::KeyMonths) -> Vec<i64> {
        let layout = Layout::new(spec);
        let groups: Vec<Vec<usize>> = (0..layout.groups()).map(|group| layout.parts_of(group)).collect();
        let (lanes, stride) = (spec.lengths.len(), plan.grid.months() + 1);
        let words = plan.grid.months().div_ceil(64).max(1);
        let size = self.count * layout.parts() * lanes * stride;
        let start = || (vec![0_i64; size], Vec::<(usize, usize)>::new(), vec![0_u64; words]);
        let parts = keys.fold(start, |(cells, targets, union), seen| {
            targets.clear();
            for (at, (group, _)) in seen.iter().enumerate() {
                let (slot, group) = (*group as usize / layout.groups(), *group as usize % layout.groups());
                for unit in self.units.chain(self.slots[slot]) {
                    let row = self.row_of_unit[*unit as usize] as usize;
                    targets.extend(groups[group].iter().map(|part| (row * layout.parts() + part, at)));
                }
            }
            if seen.len() > 1 {
                targets.sort_unstable();
            }
            for same in targets.chunk_by(|one, other| one.0 == other.0) {
                union.fill(0);
                for (_, at) in same {
                    union.iter_mut().zip(seen[*at].1).for_each(|(word, more)| *word |= more);
                }
                let at = same[0].0 * lanes * stride;
                add_runs(&mut cells[at..at + lanes * stride], union, &spec.lengths, stride);
            }
        });
        let mut whole = parts.into_iter().map(|(cells, ..)| cells).reduce(|mut one, other| {
            one.iter_mut().zip(other).for_each(|(cell, more)| *cell += more);
            one
        });
        let cells = whole.get_or_insert_with(Vec::new);
        cells.resize(size, 0);
        cells.chunks_mut(stride).for_each(sum_along);
        std::mem::take(cells)
    }
}

fn sum_along<T: Whole>(lane: &mut [T]) {
    let mut sum = T::default();
    for cell in lane {
        sum += *cell;
        *cell = sum;
    }
}

fn add_runs(cells: &mut [i64], months: &[u64], lengths: &[usize], stride: usize) {
    let mut at = 0;
    let is_seen = |month: usize| months.get(month / 64).is_some_and(|word| word >> (month % 64) & 1 == 1);
    let total = stride - 1;
    // The first month that no earlier run has claimed, for each length.
    let mut after_last_run = 0;
    while at < total {
        if !is_seen(at) {
            at += 1;
            continue;
        }
        let first = at;
        while at < total && is_seen(at) {
            at += 1;
        }
        for (lane, length) in cells.chunks_mut(stride).zip(lengths) {
            lane[(first + 1).saturating_sub(*length).max(after_last_run)] += 1;
            lane[at] -= 1;
        }
        after_last_run = at;
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
        self.categories * self.ages
    }

    /// The parts that a group belongs to: each of its codes, or the whole in its place.
    fn parts_of(&self, group: usize) -> Vec<usize> {
        let (mut category, age) = (group / self.spec.age_groups(), group % self.spec.age_groups());
        let mut parts = vec![0];
        let mut scale = 1;
        for dimension in self.spec.dimensions.iter().rev() {
            let radix = dimension.codes.len() + 1;
            let whole = dimension.codes.len();
            let code = category % radix;
            category /= radix;
            let with = |digit: usize| parts.iter().map(move |part| part + digit * scale).collect::<Vec<_>>();
            let mut next = with(whole);
            if code < whole {
                next.extend(with(code));
            }
            parts = next;
            scale *= radix;
        }
        let of_age = |category: &usize| {
            let whole = category * self.ages + self.ages - 1;
            if self.spec.ages.is_some() { vec![category * self.ages + age, whole] } else { vec![whole] }
        };
        parts.iter().flat_map(of_age).collect()
    }
}

impl Cube {
    /// The specification.
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The part with these codes by column and this age group; `None` when the cube does not tell it apart.
    pub fn part<'b>(&self, code_of: impl Fn(&str) -> Option<&'b str>, age: Option<usize>) -> Option<Part> {
        let mut category = 0;
        for dimension in &self.spec.dimensions {
            let whole = dimension.codes.len();
            let digit = match code_of(dimension.column) {
                None => whole,
                Some(code) => dimension.codes.iter().position(|known| known == code)?,
            };
            category = category * (whole + 1) + digit;
        }
        let groups = self.spec.ages.as_ref().map_or(0, super::age::AgeLimits::count);
        let age = age.unwrap_or(groups);
        (age <= groups).then_some(Part { category, age })
    }

    /// Whether any row of the register belongs to the unit or below it.
    pub fn has_rows(&self, unit: u32) -> bool {
        self.row_of_unit.get(unit as usize).is_some_and(|row| *row != NO_ROW)
    }

    /// The value of a unit in a period, `None` when there is nothing to take a mean of. The period must be
    /// covered by the grid.
    pub fn value(&self, unit: u32, part: Part, period: Period) -> Option<Number> {
        let (first, end) = self.grid.range(period)?;
        let row = self.row_of_unit.get(unit as usize).copied().filter(|row| *row != NO_ROW);
        let part = part.category * self.ages + part.age;
        let at = row.map(|row| row as usize * self.parts + part);
        let stride = self.grid.stride();
        match &self.data {
            Data::Counts(cells) => {
                let lane = |lane: usize, month: usize| {
                    at.map_or(0, |at| i128::from(cells[(at * self.lanes + lane) * stride + month]))
                };
                self.read(lane, first, end)
            }
            Data::Sums(cells) => {
                let lane = |lane: usize, month: usize| {
                    at.map_or(0, |at| cells[(at * self.lanes + lane) * stride + month])
                };
                self.read(lane, first, end)
            }
            Data::Keys(cells) => {
                let lane = self.spec.lengths.iter().position(|length| *length == end - first)?;
                let stride = self.grid.months() + 1;
                let cell = at.map_or(0, |at| cells[(at * self.spec.lengths.len() + lane) * stride + first]);
                Some(Number::from_integer(cell.into()))
            }
            Data::Lengths(lengths) => {
                let mut found = row.map_or_else(Vec::new, |row| lengths.of(row as usize, part, first, end));
                let Count::Duration { statistic, .. } = self.spec.count else { return None };
                statistic_of(&mut found, statistic)
            }
        }
    }

    /// Reads a period off its ends. `lane(0, m)` and `lane(1, m)` are sums over all before month `m`.
    #[inline]
    fn read(&self, lane: impl Fn(usize, usize) -> i128, first: usize, end: usize) -> Option<Number> {
        let whole = |value: i128| Some(Number::from_integer(value));
        let days_before =
            |month: usize| lane(0, month) * i128::from(self.grid.boundary(month)) - lane(1, month);
        match &self.spec.count {
            Count::Events { .. } | Count::Sum { .. } => whole(lane(0, end) - lane(0, first)),
            Count::Stock { .. } | Count::OverdueOpen { .. } => whole(lane(0, end)),
            Count::Active(_) | Count::Overdue { .. } => whole(lane(0, end) - lane(1, first)),
            Count::AverageStock { .. } => {
                let sum = (first + 1..=end).map(|month| lane(0, month)).sum();
                Some(ratio(sum, i64::try_from(end - first).ok()?))
            }
            Count::Days { .. } => whole(days_before(end) - days_before(first)),
            Count::AverageDays { .. } => {
                let days = self.grid.boundary(end) - self.grid.boundary(first);
                Some(ratio(days_before(end) - days_before(first), days))
            }
            Count::Duration { .. } => {
                let rows = lane(0, end) - lane(0, first);
                (rows != 0).then(|| Number::new(lane(1, end) - lane(1, first), rows))
            }
            Count::Distinct { .. } => None,
        }
    }
}

impl Lengths {
    /// The lengths of one unit's row and part in the months `first..end`.
    fn of(&self, row: usize, part: usize, first: usize, end: usize) -> Vec<i32> {
        let cell = |month: usize| u16::try_from(month + 1).unwrap_or(u16::MAX);
        let mut found = Vec::new();
        for slot in &self.slots_of_row[row] {
            for group in &self.groups_of_part[part] {
                let group = u32::try_from(slot * self.groups + group).unwrap_or(u32::MAX);
                let from = self.sorted.partition_point(|known| (known.0, known.1) < (group, cell(first)));
                let to = self.sorted.partition_point(|known| (known.0, known.1) < (group, cell(end)));
                found.extend(self.sorted[from..to].iter().map(|known| known.2));
            }
        }
        found
    }
}

/// The fraction of a positive whole number; nearly all fit in `i64`, where division is quick.
fn ratio(over: i128, under: i64) -> Number {
    let Ok(short) = i64::try_from(over) else { return Number::new(over, under.into()) };
    let (mut common, mut next) = (under, (short % under).abs());
    while next != 0 {
        (common, next) = (next, common % next);
    }
    Number::new_raw((short / common).into(), (under / common).into())
}

/// The statistic of some lengths; `None` of none.
fn statistic_of(lengths: &mut [i32], statistic: Statistic) -> Option<Number> {
    let count = lengths.len();
    if count == 0 {
        return None;
    }
    let whole = |length: i32| Number::from_integer(length.into());
    match statistic {
        Statistic::Median if count.is_multiple_of(2) => {
            let (below, upper, _) = lengths.select_nth_unstable(count / 2);
            let lower = below.iter().max().copied()?;
            Some(Number::new(i128::from(lower) + i128::from(*upper), 2))
        }
        Statistic::Median => Some(whole(*lengths.select_nth_unstable(count / 2).1)),
        Statistic::Percentile(percent) => {
            let rank = (count * usize::from(percent)).div_ceil(100).clamp(1, count);
            Some(whole(*lengths.select_nth_unstable(rank - 1).1))
        }
        Statistic::Mean => {
            let sum: i128 = lengths.iter().map(|length| i128::from(*length)).sum();
            Some(Number::new(sum, i128::try_from(count).ok()?))
        }
    }
}
