//! The monthly grid: which cell a day falls in, found in a table instead of by calendar arithmetic.

use crate::filter::check::day_number;
use enslinje_domain::{Month, Period};

/// Cells of consecutive months. Cell 0 holds all before the grid, cells `1..=months` the months, and the
/// last cell all after it together with days that are empty. Nobody reads the last cell.
#[derive(Debug, Clone)]
pub struct MonthGrid {
    first: i32,
    months: usize,
    start: i32,
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
        Some(Self { first: first.index(), months: usize::from(cell), start, cell_of_day, boundaries })
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
        let last = self.cell_of_day.len() - 1;
        let at = day.saturating_sub(self.start).saturating_add(1).max(0).unsigned_abs() as usize;
        usize::from(self.cell_of_day[at.min(last)])
    }

    /// The cell that nobody reads.
    #[inline]
    pub fn after(&self) -> usize {
        self.months + 1
    }

    /// A day counted from the first day of the grid.
    #[inline]
    pub fn offset(&self, day: i32) -> i64 {
        i64::from(day) - i64::from(self.start)
    }

    /// First day of month `at` (or of the month after the grid), counted from the first day of the grid.
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
}
