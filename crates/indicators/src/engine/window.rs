//! Cells for the months in which the rows of a register have their days, and no more: asking for ten years
//! costs as much as asking for the years that the rows fill.

use super::grid::MonthGrid;
use super::scan::{Cells, Partial, Plan};
use super::spec::Spec;
use super::view::BatchView;
use std::sync::Arc;

impl Plan {
    /// Makes room for the months in which the rows of a batch have their days. An interval's last day counts
    /// too, so there is a day more on either side.
    pub(super) fn find_months(&self, partial: &mut Partial, view: &BatchView<'_>) {
        if partial.grid.months() == self.grid.months() {
            return;
        }
        for name in &self.days {
            let span = view.days(name).and_then(|days| days.span_within(self.grid.days()));
            if let Some((least, most)) = span {
                let first = self.grid.cell(least.saturating_sub(1)).max(1) - 1;
                let end = self.grid.cell(most.saturating_add(1)).min(self.grid.months());
                self.widen(partial, (first, end));
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

/// Whether a specification counts on days that are not in its columns: due dates and birthdays.
pub(super) fn adds_days(spec: &Spec) -> bool {
    spec.count.clock().is_some() || spec.ages.is_some() && spec.count.is_cut_at_birthdays()
}
