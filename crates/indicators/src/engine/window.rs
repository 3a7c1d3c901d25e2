//! Cells for the months in which the rows of a register have their days, and no more: asking for ten years
//! costs as much as asking for the years that the rows fill.

use super::grid::MonthGrid;
use super::scan::{Cells, Partial, Plan};
use super::spec::Spec;
use super::view::BatchView;
use enslinje_domain::clock::ClockId;
use std::sync::Arc;

impl Plan {
    /// Finds the cell of each row for each day column, and makes room for the months in which they lie.
    pub(super) fn find_cells(&self, partial: &mut Partial, view: &BatchView<'_>) {
        let mut cells_of = std::mem::take(&mut partial.cells_of);
        cells_of.resize_with(self.days.len(), Vec::new);
        for (name, cells) in self.days.iter().zip(&mut cells_of) {
            view.days(name).iter().for_each(|days| days.cells(&self.grid, cells));
        }
        if partial.grid.months() < self.grid.months() {
            for cells in &cells_of {
                if let Some((least, most)) = span_within(cells, self.grid.after()) {
                    // The last day of an interval is the one before its end: it may lie in the month before.
                    self.widen(partial, (least.saturating_sub(2), most));
                }
            }
            self.make_room_for_due_days(partial, view);
        }
        if partial.grid.months() < self.grid.months() {
            cells_of.iter_mut().for_each(|cells| partial.grid.turn(cells));
        }
        partial.cells_of = cells_of;
    }

    /// Rows are late from the day after the last lawful one.
    fn make_room_for_due_days(&self, partial: &mut Partial, view: &BatchView<'_>) {
        for (from, clock) in &self.dues {
            let Some(starts) = view.days(from) else { continue };
            let at = partial.due.position(clock);
            let mut span = None;
            for start in (0..view.rows).filter_map(|row| starts.get(row)) {
                let Some(last) = partial.due.find(at, start) else { continue };
                let cell = self.grid.cell(last.saturating_add(1));
                if 0 < cell && cell < self.grid.after() {
                    let (least, most) = span.unwrap_or((cell, cell));
                    span = Some((cell.min(least), cell.max(most)));
                }
            }
            if let Some((least, most)) = span {
                self.widen(partial, (least - 1, most));
            }
        }
    }

    /// Widens the part of the grid that has cells until it holds the months `first..end`.
    pub(super) fn widen(&self, partial: &mut Partial, (first, end): (usize, usize)) {
        if first >= end {
            return;
        }
        let from = partial.grid.clone();
        let known = Some(from.span()).filter(|(first, end)| first < end).unwrap_or((first, end));
        let (first, end) = (first.min(known.0), end.max(known.1));
        if from.span() == (first, end) {
            return;
        }
        let to = Arc::new(self.grid.part(first, end));
        for cells in &mut partial.cells {
            match cells {
                Cells::Counts(cells) => *cells = moved(cells, &from, &to),
                Cells::Sums(cells) => *cells = moved(cells, &from, &to),
                Cells::Lengths(_) | Cells::Keys(_) => {}
            }
        }
        partial.grid = to;
    }
}

/// Cells of one part of the grid as those of a wider one.
fn moved<T: Copy + Default>(cells: &[T], from: &MonthGrid, to: &MonthGrid) -> Vec<T> {
    let mut wide = vec![T::default(); cells.len() / from.stride() * to.stride()];
    let after = 1 + from.span().0.saturating_sub(to.span().0);
    for (row, known) in wide.chunks_mut(to.stride()).zip(cells.chunks(from.stride())) {
        row[0] = known[0];
        row[after..after + from.months()].copy_from_slice(&known[1..=from.months()]);
        row[to.after()] = known[from.after()];
    }
    wide
}

/// The day columns that put rows into cells of their months.
pub(super) fn day_columns(spec: &Spec) -> Vec<&'static str> {
    let interval = spec.count.interval();
    spec.count.date().into_iter().chain(interval.into_iter().flat_map(|days| [days.from, days.to])).collect()
}

/// The first and the last of the cells that lie between that before the months and that after them, `after`.
/// Without branches: cells outside wrap to where they are neither the least nor the most.
fn span_within(cells: &[u16], after: usize) -> Option<(usize, usize)> {
    let months = u16::try_from(after).unwrap_or(u16::MAX) - 1;
    let above = u16::MAX - months;
    let least = cells.iter().fold(u16::MAX, |least, cell| least.min(cell.wrapping_sub(1)));
    let most = cells.iter().fold(0, |most, cell| most.max(cell.wrapping_add(above))).wrapping_sub(above);
    (least < months).then_some((usize::from(least) + 1, usize::from(most)))
}

/// Whether a specification counts on birthdays, which may lie in any month.
pub(super) fn adds_days(spec: &Spec) -> bool {
    spec.ages.is_some() && spec.count.is_cut_at_birthdays()
}

/// The day columns that start a clock.
pub(super) fn due_columns(spec: &Spec) -> Option<(&'static str, ClockId)> {
    Some((spec.count.interval()?.from, spec.count.clock()?.clone()))
}

#[cfg(test)]
mod tests {
    use super::span_within;

    #[test]
    fn cells_before_and_after_the_months_do_not_count() {
        assert_eq!(span_within(&[0, 13, 0, 13], 13), None);
        assert_eq!(span_within(&[], 13), None);
        assert_eq!(span_within(&[13, 4, 0, 12, 0], 13), Some((4, 12)));
        assert_eq!(span_within(&[1, 13], 13), Some((1, 1)));
        assert_eq!(span_within(&[0, 12], 13), Some((12, 12)));
    }
}
