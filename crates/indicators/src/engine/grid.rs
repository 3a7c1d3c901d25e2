//! The monthly grid: which cell a day falls in, found in a table instead of by calendar arithmetic.

use crate::filter::check::day_number;
use enslinje_domain::{Month, Period};

/// Cells of consecutive months. Cell 0 holds all before the grid, cells `1..=months` the months, and the
/// last cell all after it together with days that are empty. Nobody reads the last cell.
#[derive(Debug, Clone)]
pub struct MonthGrid {
    first: i32,
    months: usize,
    /// Months of the whole grid before the first one of this part of it.
    skipped: usize,
    start: i32,
    /// First day of the whole grid.
    zero: i32,
    cell_of_day: Vec<u16>,
    boundaries: Vec<i64>,
}

impl MonthGrid {
    /// The smallest grid that covers all of the periods; `None` without periods.
    pub fn covering(periods: impl Iterator<Item = Period>) -> Option<Self> {
        let (first, end) = periods.fold(None, |span: Option<(Month, i32)>, period| {
            let (first, end) = span.unwrap_or((period.first(), period.end_index()));
            Some((first.min(period.first()), end.max(period.end_index())))
        })?;
        let whole = Period::months(first, first.plus(end - first.index() - 1)?)?;
        let start = day_number(whole.from());
        let mut cell_of_day = vec![0];
        let mut boundaries = vec![0];
        let mut cell = 0_u16;
        for month in whole.each_month() {
            cell = cell.checked_add(1)?;
            let days =
                usize::try_from((Period::month(month).to() - Period::month(month).from()).num_days()).ok()?;
            cell_of_day.extend(std::iter::repeat_n(cell, days));
            boundaries.push(i64::try_from(cell_of_day.len()).ok()? - 1);
        }
        cell_of_day.push(cell.checked_add(1)?);
        let (first, months) = (first.index(), usize::from(cell));
        Some(Self { first, months, skipped: 0, start, zero: start, cell_of_day, boundaries })
    }

    /// The months `first..end` of this whole grid as a grid of their own. Days keep their offsets.
    pub fn part(&self, first: usize, end: usize) -> Self {
        let day = |month: usize| {
            self.boundaries.get(month).and_then(|days| usize::try_from(*days).ok()).unwrap_or(0)
        };
        let (from, to) = (day(first), day(end));
        let skipped = u16::try_from(first).unwrap_or(u16::MAX);
        let months = end - first;
        let mut cell_of_day = vec![0];
        cell_of_day.extend(self.cell_of_day[from + 1..=to].iter().map(|cell| cell - skipped));
        cell_of_day.push(u16::try_from(months + 1).unwrap_or(u16::MAX));
        Self {
            first: self.first.saturating_add(i32::from(skipped)),
            months,
            skipped: first,
            start: self.start.saturating_add(i32::try_from(from).unwrap_or(i32::MAX)),
            zero: self.zero,
            cell_of_day,
            boundaries: self.boundaries[first..=end].to_vec(),
        }
    }

    /// The months of the whole grid that this part holds: `first..end`.
    pub fn span(&self) -> (usize, usize) {
        (self.skipped, self.skipped + self.months)
    }

    /// The cell of this part that holds what has happened before month `at` of the whole grid, once summed:
    /// outside the part nothing happens.
    #[inline]
    pub fn before(&self, at: usize) -> usize {
        at.saturating_sub(self.skipped).min(self.months)
    }

    /// Number of months.
    pub fn months(&self) -> usize {
        self.months
    }

    /// Cells of one row of a cube: the months, one before and one after.
    pub fn stride(&self) -> usize {
        self.months + 2
    }

    /// The cell of a day, in days since 1970-01-01.
    #[inline]
    pub fn cell(&self, day: i32) -> usize {
        usize::from(self.number(day))
    }

    /// The cell of a day, as it is kept.
    #[inline]
    pub fn number(&self, day: i32) -> u16 {
        let last = self.cell_of_day.len() - 1;
        let at = day.saturating_sub(self.start).saturating_add(1).max(0).unsigned_abs() as usize;
        self.cell_of_day[at.min(last)]
    }

    /// Cells of the whole grid as those of this part of it.
    pub fn turn(&self, cells: &mut [u16]) {
        let number = |cell: usize| u16::try_from(cell).unwrap_or(u16::MAX);
        let (skipped, after) = (number(self.skipped), number(self.after()));
        cells.iter_mut().for_each(|cell| *cell = cell.saturating_sub(skipped).min(after));
    }

    /// The cell that nobody reads.
    #[inline]
    pub fn after(&self) -> usize {
        self.months + 1
    }

    /// A day counted from the first day of the whole grid.
    #[inline]
    pub fn offset(&self, day: i32) -> i64 {
        i64::from(day) - i64::from(self.zero)
    }

    /// The first day of the whole grid, in days since 1970-01-01.
    pub fn zero(&self) -> i32 {
        self.zero
    }

    /// First day of month `at` (or of the month after the grid), counted from the first day of the whole grid.
    pub fn boundary(&self, at: usize) -> i64 {
        self.boundaries.get(at).copied().unwrap_or(0)
    }

    /// The half-open range of months of a period, when the grid covers it.
    pub fn range(&self, period: Period) -> Option<(usize, usize)> {
        let first = usize::try_from(period.first().index() - self.first).ok()?;
        let end = usize::try_from(period.end_index() - self.first).ok()?;
        (end <= self.months).then_some((first, end))
    }
}

#[cfg(test)]
mod tests {
    use super::MonthGrid;
    use crate::filter::check::day_number;
    use chrono::NaiveDate;

    fn day(text: &str) -> i32 {
        day_number(NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap())
    }

    #[test]
    fn days_find_their_month_and_days_outside_the_first_and_last_cell() {
        let periods = ["2023-12", "2024-Q1"].map(|text| text.parse().unwrap());
        let grid = MonthGrid::covering(periods.into_iter()).unwrap();
        assert_eq!(grid.months(), 4);
        assert_eq!(grid.cell(day("2023-11-30")), 0);
        assert_eq!(grid.cell(day("2023-12-01")), 1);
        assert_eq!(grid.cell(day("2024-02-29")), 3);
        assert_eq!(grid.cell(day("2024-03-31")), 4);
        assert_eq!(grid.cell(day("2024-04-01")), 5);
        assert_eq!((grid.cell(i32::MIN), grid.cell(i32::MAX)), (0, 5));
        assert_eq!(grid.boundary(4), 31 + 31 + 29 + 31);
        assert_eq!(grid.range("2024-02".parse().unwrap()), Some((2, 3)));
        assert_eq!(grid.range("2024-Q2".parse().unwrap()), None);
    }

    #[test]
    fn a_part_puts_months_outside_it_into_its_first_and_last_cell() {
        let whole = MonthGrid::covering(["2023".parse().unwrap()].into_iter()).unwrap();
        let part = whole.part(2, 4);
        assert_eq!((part.months(), part.span(), part.after()), (2, (2, 4), 3));
        let days = ["2022-05-05", "2023-02-28", "2023-03-01", "2023-04-30", "2023-05-01", "2025-01-01"];
        assert_eq!(days.map(|text| part.cell(day(text))), [0, 0, 1, 2, 3, 3]);
        assert_eq!(days.map(|text| part.offset(day(text))), days.map(|text| whole.offset(day(text))));
        assert_eq!([0, 2, 3, 4, 12].map(|month| part.before(month)), [0, 0, 1, 2, 2]);
        let mut cells = days.map(|text| whole.number(day(text)));
        part.turn(&mut cells);
        assert_eq!(cells, [0, 0, 1, 2, 3, 3]);
        let none = whole.part(0, 0);
        assert_eq!((none.cell(day("2022-12-31")), none.cell(day("2024-01-01"))), (0, 1));
    }
}
