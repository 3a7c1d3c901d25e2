//! Whole numbers per month whose sums over given spans are given: a system of difference constraints.
//!
//! With `P[m]` the sum of the months before `m`, a bound on a month limits `P[m + 1] - P[m]` and a sum
//! over a span fixes `P[to] - P[from]`. Shortest paths tell exactly which values are still possible, so a
//! solution is found whenever there is one, and it is whole because the bounds are.

use std::ops::Range;

/// No bound; far above any sum of months.
const FAR: i64 = i64::MAX / 8;

/// What the months must obey.
#[derive(Debug, Clone)]
pub(crate) struct Timeline {
    /// `reach[a][b]` is the most that `P[b] - P[a]` can be.
    reach: Vec<Vec<i64>>,
}

/// A sum that the bounds or the sums before it do not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Impossible;

impl Timeline {
    /// Months with a lowest and a highest value each, of which no lowest is above its highest.
    pub(crate) fn new(bounds: &[(i64, i64)]) -> Self {
        let nodes = bounds.len() + 1;
        let mut reach = vec![vec![0_i64; nodes]; nodes];
        for (from, row) in reach.iter_mut().enumerate() {
            for to in from + 1..nodes {
                row[to] = row[to - 1].saturating_add(bounds[to - 1].1).min(FAR);
            }
            for to in (0..from).rev() {
                row[to] = row[to + 1].saturating_sub(bounds[to].0).max(-FAR);
            }
        }
        Self { reach }
    }

    /// Adds that the months of `span` sum to `total`.
    ///
    /// # Errors
    /// The sum contradicts what was added before; the timeline is then as it was.
    pub(crate) fn fix(&mut self, span: Range<usize>, total: i64) -> Result<(), Impossible> {
        let (from, to) = (span.start, span.end);
        if self.reach[from][to] < total || self.reach[to][from] < -total {
            return Err(Impossible);
        }
        self.tighten(from, to, total);
        self.tighten(to, from, -total);
        Ok(())
    }

    /// Lets the months of `span` sum to at most `most`, or to what they sum to at least when that is more.
    #[must_use]
    pub(crate) fn at_most(mut self, span: &Range<usize>, most: i64) -> Self {
        let lowest = -self.reach[span.end][span.start];
        self.tighten(span.start, span.end, most.max(lowest));
        self
    }

    /// Lets the months of `span` sum to at least `least`, or to what they sum to at most when that is less.
    #[must_use]
    pub(crate) fn at_least(mut self, span: &Range<usize>, least: i64) -> Self {
        let highest = self.reach[span.start][span.end];
        self.tighten(span.end, span.start, -least.min(highest));
        self
    }

    fn tighten(&mut self, from: usize, to: usize, most: i64) {
        let nodes = self.reach.len();
        for a in 0..nodes {
            let before = self.reach[a][from].saturating_add(most);
            for b in 0..nodes {
                let through = before.saturating_add(self.reach[to][b]);
                if through < self.reach[a][b] {
                    self.reach[a][b] = through;
                }
            }
        }
    }

    /// Values that obey everything and whose running sums are as near as can be to those of `wish`.
    pub(crate) fn solve(mut self, wish: &[i64]) -> Vec<i64> {
        let months = self.reach.len() - 1;
        let (mut wished, mut reached) = (0_i64, 0_i64);
        let mut values = Vec::with_capacity(months);
        for month in 0..months {
            wished += wish.get(month).copied().unwrap_or(0);
            let (low, high) = (-self.reach[month + 1][0], self.reach[0][month + 1]);
            // `low` is at most `high` as long as no sum was refused.
            let next = wished.clamp(low, high.max(low));
            self.tighten(0, month + 1, next);
            self.tighten(month + 1, 0, -next);
            values.push(next - reached);
            reached = next;
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::{Impossible, Timeline};
    use proptest::prelude::*;

    #[test]
    fn overlapping_spans_are_met_together() {
        let mut timeline = Timeline::new(&[(0, 9); 6]);
        assert_eq!(timeline.fix(0..4, 10), Ok(()));
        assert_eq!(timeline.fix(2..6, 3), Ok(()));
        assert_eq!(timeline.fix(0..6, 12), Ok(()));
        let values = timeline.solve(&[2; 6]);
        assert_eq!(values.iter().sum::<i64>(), 12);
        assert_eq!(values[0..4].iter().sum::<i64>(), 10);
        assert_eq!(values[2..6].iter().sum::<i64>(), 3);
    }

    #[test]
    fn a_sum_that_others_exclude_is_refused_and_leaves_the_rest_as_it_was() {
        let mut timeline = Timeline::new(&[(0, 100); 12]);
        assert_eq!(timeline.fix(0..12, 10), Ok(()));
        assert_eq!(timeline.fix(3..6, 11), Err(Impossible));
        assert_eq!(timeline.fix(3..6, 10), Ok(()));
        assert_eq!(timeline.solve(&[5; 12]), [0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn sums_can_have_a_lowest_and_a_highest() {
        let timeline = Timeline::new(&[(0, 5); 4]).at_most(&(0..2), 3).at_least(&(2..4), 7);
        assert_eq!(timeline.solve(&[5, 5, 0, 0]), [3, 0, 5, 2]);
    }

    #[test]
    fn a_lowest_sum_above_what_is_possible_gives_way() {
        let mut timeline = Timeline::new(&[(0, 5); 4]);
        assert_eq!(timeline.fix(0..2, 3), Ok(()));
        assert_eq!(timeline.clone().at_least(&(0..4), 99).solve(&[0; 4]), [0, 3, 5, 5]);
        assert_eq!(timeline.at_most(&(0..4), 1).solve(&[5; 4]), [3, 0, 0, 0]);
    }

    #[test]
    fn without_sums_the_wish_comes_true_within_the_bounds() {
        assert_eq!(Timeline::new(&[(1, 3), (0, 2), (0, 9)]).solve(&[0, 5, 1]), [1, 2, 3]);
    }

    proptest! {
        #[test]
        fn sums_taken_from_any_series_can_be_met_again(
            truth in prop::collection::vec(0_i64..20, 1..36),
            spans in prop::collection::vec((0_usize..36, 1_usize..36), 0..12),
            wish in prop::collection::vec(0_i64..20, 36),
        ) {
            let bounds: Vec<(i64, i64)> = truth.iter().map(|_| (0, 25)).collect();
            let mut timeline = Timeline::new(&bounds);
            let mut kept = Vec::new();
            for (from, length) in spans {
                let span = from.min(truth.len() - 1)..(from + length).min(truth.len());
                if span.start < span.end {
                    let total: i64 = truth[span.clone()].iter().sum();
                    prop_assert_eq!(timeline.fix(span.clone(), total), Ok(()));
                    kept.push((span, total));
                }
            }
            let values = timeline.solve(&wish);
            prop_assert!(values.iter().all(|value| (0..=25).contains(value)));
            for (span, total) in kept {
                prop_assert_eq!(values[span].iter().sum::<i64>(), total);
            }
        }
    }
}
