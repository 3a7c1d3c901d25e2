//! How wide cells must be: 64 bits as long as no sum can exceed them, which is proven batch by batch from the
//! greatest weight and the number of rows; otherwise 128.

use super::scan::{Cells, Partial, Plan};
use super::spec::{Count, Spec};
use super::view::BatchView;
use std::collections::BTreeMap;

/// What sums of narrow cells stay within.
const LARGEST: u64 = i64::MAX.unsigned_abs();

impl Plan {
    /// Widens the cells of sums that the rows of a batch could make too large.
    pub(super) fn find_widths(&self, partial: &mut Partial, view: &BatchView<'_>) {
        // Many specifications weigh by the same column.
        let mut greatest: BTreeMap<&str, u128> = BTreeMap::new();
        for (spec, bound) in self.specs.iter().zip(&mut partial.bounds) {
            let Some(column) = spec.count.weight() else { continue };
            let Some(weights) = view.numbers(column) else { continue };
            let weight = *greatest.entry(column).or_insert_with(|| weights.bound());
            *bound = bound.saturating_add(self.most(spec, view, weight));
        }
        widen_all(&mut partial.cells, &partial.bounds);
    }

    /// What the rows of a batch can add to any sum of cells, without its sign, when none weighs more than
    /// `weight`. Counts of rows and of their days stay far below 64 bits.
    fn most(&self, spec: &Spec, view: &BatchView<'_>, weight: u128) -> u64 {
        // A row adds its weight at its start and takes it away at its end, with ages at birthdays too.
        let changes = 2 * spec.age_groups() as u128;
        let most = weight.saturating_mul(view.rows as u128).saturating_mul(changes);
        let days = match &spec.count {
            Count::Days { interval, .. } | Count::AverageDays { interval, .. } => {
                let farthest = |column| view.days(column).map_or(0, |days| days.farthest(self.grid.zero()));
                // Birthdays lie elsewhere.
                if spec.ages.is_some() {
                    u64::MAX
                } else {
                    farthest(interval.from).max(farthest(interval.to))
                }
            }
            _ => 1,
        };
        u64::try_from(most.saturating_mul(days.max(1).into())).unwrap_or(u64::MAX)
    }
}

/// Widens those cells whose sums may exceed 64 bits.
pub(super) fn widen_all(cells: &mut [Cells], bounds: &[u64]) {
    for (cells, bound) in cells.iter_mut().zip(bounds) {
        if let Cells::Counts(narrow) = cells
            && *bound > LARGEST
        {
            *cells = Cells::Sums(narrow.iter().map(|cell| i128::from(*cell)).collect());
        }
    }
}
