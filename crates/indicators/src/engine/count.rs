//! How the rows of one batch become cells, for each kind.
//!
//! Cell `c` of a lane holds what happens in month `c` (0: before the grid). Prefix sums later turn ends of
//! intervals into what is open, and days of ends into days. With `S` and `E` for prefix sums up to a month:
//! rows active in `[a, b)` are those begun before `b` less those gone before `a`.

use super::age::{AgeLimits, age_on, birthday};
use super::due::DueDates;
use super::grid::MonthGrid;
use super::keys::KeyMonths;
use super::mask::each_row;
use super::scan::{Cells, Plan, lanes};
use super::spec::{Count, Interval, Spec};
use super::view::{BatchView, Days, Numbers};

/// The rows of a batch that one specification counts.
pub(crate) struct Rows<'a> {
    pub plan: &'a Plan,
    /// The months that have cells.
    pub grid: &'a MonthGrid,
    pub spec: &'a Spec,
    pub view: &'a BatchView<'a>,
    pub mask: Option<&'a [u64]>,
    pub groups: &'a [u32],
    /// For each day column the cell of each row.
    pub cells_of: &'a [Vec<u16>],
}

/// A cell's type: `i64` for rows and days, `i128` for sums of a column.
trait Cell: Copy + std::ops::AddAssign + std::ops::SubAssign + std::ops::Mul<Output = Self> + From<i64> {}
impl Cell for i64 {}
impl Cell for i128 {}

impl Rows<'_> {
    /// Counts them into the cells; false when there are too many different keys to number.
    pub fn count(&self, cells: &mut Cells, due: &mut DueDates) -> bool {
        match (cells, &self.spec.count) {
            (Cells::Keys(keys), Count::Distinct { key, date, interval }) => {
                self.distinct(keys, key, *date, *interval);
                return !keys.is_full();
            }
            (Cells::Lengths(lengths), Count::Duration { interval, .. }) => {
                self.each_length(&self.plan.grid, *interval, |group, cell, days| {
                    lengths.push((group, u16::try_from(cell).unwrap_or(u16::MAX), days));
                });
            }
            (Cells::Counts(cells), _) => self.add(cells, due),
            (Cells::Sums(cells), _) => self.add(cells, due),
            _ => {}
        }
        true
    }

    fn add<T: Cell>(&self, cells: &mut [T], due: &mut DueDates) {
        match &self.spec.count {
            Count::Events { date } => self.events(cells, date, |_| Some(T::from(1))),
            Count::Sum { date, amount } => {
                let Some(amounts) = self.view.numbers(amount) else { return };
                self.events(cells, date, |row| amounts.get(row).map(T::from));
            }
            Count::Stock { interval, weight } | Count::AverageStock { interval, weight } => {
                self.intervals(cells, *interval, *weight, |cells, base, first, last, weight| {
                    cells[base + first.0] += weight;
                    cells[base + last.0] -= weight;
                });
            }
            Count::Days { interval, weight } | Count::AverageDays { interval, weight } => {
                let (grid, stride) = (self.grid, self.grid.stride());
                self.intervals(cells, *interval, *weight, |cells, base, first, last, weight| {
                    cells[base + first.0] += weight;
                    cells[base + stride + first.0] += weight * T::from(grid.offset(first.1));
                    cells[base + last.0] -= weight;
                    cells[base + stride + last.0] -= weight * T::from(grid.offset(last.1));
                });
            }
            Count::Active(interval) => self.active(cells, *interval),
            Count::Overdue { interval, clock } => {
                let at = due.position(clock);
                self.overdue(cells, *interval, |start| due.due(at, start), true);
            }
            Count::OverdueOpen { interval, clock } => {
                let at = due.position(clock);
                self.overdue(cells, *interval, |start| due.due(at, start), false);
            }
            Count::Duration { interval, .. } => {
                let stride = self.grid.stride();
                self.each_length(self.grid, *interval, |group, cell, days| {
                    let base = group as usize * 2 * stride + cell;
                    cells[base] += T::from(1);
                    cells[base + stride] += T::from(i64::from(days));
                });
            }
            Count::Distinct { .. } => {}
        }
    }

    /// Where the cells of a row's group begin, without age.
    #[inline]
    fn bases(&self) -> impl Fn(usize) -> usize + '_ {
        let block = self.spec.age_groups() * self.age_span();
        move |row| self.groups[row] as usize * block
    }

    fn age_span(&self) -> usize {
        lanes(&self.spec.count) * self.grid.stride()
    }

    /// The cell of each row for the day in a column; that which nobody reads where there is no day.
    fn cells_of(&self, column: &str) -> Option<&[u16]> {
        self.plan
            .days
            .iter()
            .position(|known| *known == column)
            .and_then(|at| self.cells_of.get(at))
            .map(Vec::as_slice)
    }

    /// The age group of each row on a day.
    fn ages(&self) -> Ages<'_> {
        let births = self.spec.ages.as_ref().and_then(|_| self.view.days("birth"));
        Ages { limits: self.spec.ages.as_ref(), births }
    }

    fn events<T: Cell>(&self, cells: &mut [T], date: &'static str, amount: impl Fn(usize) -> Option<T>) {
        let (Some(days), Some(cells_of)) = (self.view.days(date), self.cells_of(date)) else { return };
        let (ages, span, base) = (self.ages(), self.age_span(), self.bases());
        if ages.limits.is_none() {
            each_row(self.mask, self.view.rows, |row| {
                let Some(amount) = amount(row) else { return };
                cells[base(row) + usize::from(cells_of[row])] += amount;
            });
            return;
        }
        each_row(self.mask, self.view.rows, |row| {
            let (Some(day), Some(amount)) = (days.get(row), amount(row)) else { return };
            cells[base(row) + ages.group(row, day) * span + usize::from(cells_of[row])] += amount;
        });
    }

    /// Calls `visit` for each row that has an interval, with its end after its start.
    #[inline]
    fn each_interval(&self, interval: Interval, mut visit: impl FnMut(usize, i32, Option<i32>)) {
        let (Some(starts), Some(ends)) = (self.view.days(interval.from), self.view.days(interval.to)) else {
            return;
        };
        each_row(self.mask, self.view.rows, |row| {
            let Some(from) = starts.get(row) else { return };
            let to = ends.get(row);
            // Rows that end before they begin are told by the plan.
            if to.is_none_or(|to| from <= to) {
                visit(row, from, to);
            }
        });
    }

    /// Intervals that are spread over time: with ages, cut at the birthdays that begin a group. `add` is given
    /// the cell and the day of the beginning and of the end; an open end has the cell that nobody reads.
    #[inline]
    fn intervals<T: Cell>(
        &self,
        cells: &mut [T],
        interval: Interval,
        weight: Option<&'static str>,
        add: impl Fn(&mut [T], usize, (usize, i32), (usize, i32), T),
    ) {
        let weights = weight.and_then(|weight| self.view.numbers(weight));
        let weight = |row: usize| {
            weights.as_ref().map_or(Some(T::from(1)), |known: &Numbers| known.get(row).map(T::from))
        };
        let (grid, ages, span, base) = (self.grid, self.ages(), self.age_span(), self.bases());
        if ages.limits.is_none() {
            let (Some(firsts), Some(lasts)) = (self.cells_of(interval.from), self.cells_of(interval.to))
            else {
                return;
            };
            self.each_interval(interval, |row, from, to| {
                let Some(weight) = weight(row) else { return };
                let (first, last) = (usize::from(firsts[row]), usize::from(lasts[row]));
                if first < grid.after() {
                    add(cells, base(row), (first, from), (last, to.unwrap_or(from)), weight);
                }
            });
            return;
        }
        self.each_interval(interval, |row, from, to| {
            let Some(weight) = weight(row) else { return };
            ages.pieces(row, from, to, |age, from, to| {
                let first = grid.cell(from);
                if first < grid.after() {
                    let last = to.map_or(grid.after(), |to| grid.cell(to));
                    add(cells, base(row) + age * span, (first, from), (last, to.unwrap_or(from)), weight);
                }
            });
        });
    }

    fn active<T: Cell>(&self, cells: &mut [T], interval: Interval) {
        let (grid, ages, span, base) = (self.grid, self.ages(), self.age_span(), self.bases());
        let stride = grid.stride();
        self.each_interval(interval, |row, from, to| {
            let base = base(row) + ages.group(row, from) * span;
            let first = grid.cell(from);
            cells[base + first] += T::from(1);
            cells[base + stride + gone(grid, first, to)] += T::from(1);
        });
    }

    fn overdue<T: Cell>(
        &self,
        cells: &mut [T],
        interval: Interval,
        mut due: impl FnMut(i32) -> Option<i32>,
        active: bool,
    ) {
        let (grid, ages, span, base) = (self.grid, self.ages(), self.age_span(), self.bases());
        let stride = grid.stride();
        self.each_interval(interval, |row, from, to| {
            let Some(last) = due(from) else { return };
            // Late when the last lawful day has passed before the end and before the last day that is known.
            if last >= self.plan.as_of || to.is_some_and(|to| to <= last) {
                return;
            }
            let base = base(row) + ages.group(row, from) * span;
            cells[base + grid.cell(last.saturating_add(1))] += T::from(1);
            if active {
                cells[base + stride + gone(grid, grid.cell(from), to)] += T::from(1);
            } else {
                cells[base + to.map_or(grid.after(), |to| grid.cell(to))] -= T::from(1);
            }
        });
    }

    fn each_length(&self, grid: &MonthGrid, interval: Interval, mut visit: impl FnMut(u32, usize, i32)) {
        let ages = self.ages();
        let age_groups = u32::try_from(self.spec.age_groups()).unwrap_or(1);
        self.each_interval(interval, |row, from, to| {
            let Some(to) = to else { return };
            let cell = grid.cell(to);
            // Before the grid as well as after it: nobody asks.
            if cell == 0 || cell == grid.after() {
                return;
            }
            let age = u32::try_from(ages.group(row, to)).unwrap_or(0);
            visit(self.groups[row] * age_groups + age, cell, to.saturating_sub(from));
        });
    }

    fn distinct(
        &self,
        seen: &mut KeyMonths,
        key: &'static str,
        date: Option<&'static str>,
        interval: Option<Interval>,
    ) {
        let Some(keys) = self.view.numbers(key) else { return };
        let (grid, ages) = (&self.plan.grid, self.ages());
        if let (Some(cells_of), None, None) =
            (date.and_then(|date| self.cells_of(date)), interval, ages.limits)
        {
            let (first, months) = (self.grid.span().0, self.grid.months());
            return each_row(self.mask, self.view.rows, |row| {
                let month = usize::from(cells_of[row]).wrapping_sub(1);
                // The cell before the months has no month, that after them one beyond the end.
                if month >= months {
                    return;
                }
                if let Some(key) = keys.get(row) {
                    seen.see_in(key, self.groups[row], first + month);
                }
            });
        }
        let age_groups = u32::try_from(self.spec.age_groups()).unwrap_or(1);
        let mut see = |row: usize, first: usize, last: usize, age: usize| {
            let (first, last) = (first.max(1), last.min(grid.months()));
            if let (Some(key), true) = (keys.get(row), first <= last) {
                let age = u32::try_from(age).unwrap_or(0);
                seen.see(key, self.groups[row] * age_groups + age, first - 1, last - 1);
            }
        };
        // One age for one row: on the first day of the interval, otherwise of the event.
        let starts = interval.and_then(|interval| self.view.days(interval.from));
        if let Some(days) = date.and_then(|date| self.view.days(date)) {
            each_row(self.mask, self.view.rows, |row| {
                let Some(day) = days.get(row) else { return };
                let decides = starts.as_ref().and_then(|starts| starts.get(row)).unwrap_or(day);
                let cell = grid.cell(day);
                see(row, cell, cell, ages.group(row, decides));
            });
        }
        if let Some(interval) = interval {
            self.each_interval(interval, |row, from, to| {
                let first = grid.cell(from);
                see(row, first, gone(grid, first, to), ages.group(row, from));
            });
        }
    }
}

/// The last month in which an interval is active: that of its last day, but never before its first.
#[inline]
fn gone(grid: &MonthGrid, first: usize, to: Option<i32>) -> usize {
    to.map_or(grid.after(), |to| grid.cell(to.saturating_sub(1)).max(first))
}

struct Ages<'a> {
    limits: Option<&'a AgeLimits>,
    births: Option<Days<'a>>,
}

impl Ages<'_> {
    #[inline]
    fn group(&self, row: usize, day: i32) -> usize {
        let (Some(limits), Some(births)) = (self.limits, &self.births) else { return 0 };
        let Some(birth) = births.get(row) else { return 0 };
        limits.group(age_on(birth, day))
    }

    /// The pieces of an interval by age group.
    #[inline]
    fn pieces(&self, row: usize, from: i32, to: Option<i32>, mut visit: impl FnMut(usize, i32, Option<i32>)) {
        let (Some(limits), Some(births)) = (self.limits, &self.births) else {
            visit(0, from, to);
            return;
        };
        let Some(birth) = births.get(row) else { return };
        let mut group = self.group(row, from);
        let mut from = from;
        while let Some(turns) = limits.lower(group + 1).map(|age| birthday(birth, age)) {
            if to.is_some_and(|to| to <= turns) {
                break;
            }
            visit(group, from, Some(turns));
            (from, group) = (turns, group + 1);
        }
        visit(group, from, to);
    }
}
