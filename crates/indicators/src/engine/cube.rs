//! A counted register as values, summed over the months, so that any period of any unit is read off its two
//! ends.

pub use super::resolve::{resolve, resolve_parts};

use super::grid::MonthGrid;
use super::spec::{Count, Spec, Statistic};
use crate::derived::common_divisor;
use enslinje_domain::{Number, Period};
use std::sync::Arc;

/// The values of one specification.
#[derive(Debug)]
pub struct Cube {
    pub(super) spec: Spec,
    pub(super) grid: Arc<MonthGrid>,
    /// The months in which anything happens: those of counts and sums.
    pub(super) part_of_grid: Arc<MonthGrid>,
    pub(super) row_of_unit: Arc<[u32]>,
    pub(super) parts: usize,
    pub(super) ages: usize,
    pub(super) lanes: usize,
    pub(super) data: Data,
}

#[derive(Debug)]
pub(super) enum Data {
    Counts(Vec<i64>),
    Sums(Vec<i128>),
    /// Different keys by lane (length of period) and first month.
    Keys(Vec<i64>),
    /// Lengths of intervals.
    Lengths(Lengths),
}

/// Lengths of intervals in order of group and cell, with the groups of each unit and part.
#[derive(Debug)]
pub(super) struct Lengths {
    /// In days.
    pub(super) days: Vec<i32>,
    /// Where those of each group and cell end.
    pub(super) ends: Vec<usize>,
    pub(super) stride: usize,
    pub(super) slots_of_row: Vec<Vec<usize>>,
    pub(super) groups_of_part: Vec<Vec<usize>>,
    pub(super) groups: usize,
}

/// Which part of a split: the position of its codes and of its age group, the last of each for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    category: usize,
    age: usize,
}

/// The row of a unit that has no rows of the register, neither itself nor below.
pub(super) const NO_ROW: u32 = u32::MAX;
/// The row of a unit that has some, but is not to be told.
pub(super) const UNTOLD: u32 = u32::MAX - 1;

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
    /// covered by the grid, and the unit be among those that the plan tells.
    pub fn value(&self, unit: u32, part: Part, period: Period) -> Option<Number> {
        let (first, end) = self.grid.range(period)?;
        let row = self.row_of_unit.get(unit as usize).copied().filter(|row| *row != NO_ROW);
        if row == Some(UNTOLD) {
            return None;
        }
        let part = part.category * self.ages + part.age;
        let at = row.map(|row| row as usize * self.parts + part);
        let (stride, months) = (self.part_of_grid.stride(), &self.part_of_grid);
        match &self.data {
            Data::Counts(cells) => {
                let lane = |lane: usize, month: usize| {
                    at.map_or(0, |at| {
                        i128::from(cells[(at * self.lanes + lane) * stride + months.before(month)])
                    })
                };
                self.read(lane, first, end)
            }
            Data::Sums(cells) => {
                let lane = |lane: usize, month: usize| {
                    at.map_or(0, |at| cells[(at * self.lanes + lane) * stride + months.before(month)])
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
        let mut found = Vec::new();
        for slot in &self.slots_of_row[row] {
            for group in &self.groups_of_part[part] {
                // The cell before the first month is empty, as nobody asks for it.
                let cells = (slot * self.groups + group) * self.stride;
                found.extend_from_slice(&self.days[self.ends[cells + first]..self.ends[cells + end]]);
            }
        }
        found
    }
}

/// The fraction of a positive whole number; nearly all fit in `i64`, where division is quick.
fn ratio(over: i128, under: i64) -> Number {
    let Ok(short) = i64::try_from(over) else { return Number::new(over, under.into()) };
    let common = common_divisor(short, under);
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
