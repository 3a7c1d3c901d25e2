//! How cases of successive periods overlap, so that the number of cases and of late cases of each period
//! comes out as given although a case counts in every period that it meets.

/// Cases that go on from one period into the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Carried {
    /// Late in both.
    pub(crate) late_in_both: u64,
    /// Late only in the second.
    pub(crate) late_after: u64,
    /// Late in neither.
    pub(crate) in_time: u64,
}

/// Cases that begin and end within one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Within {
    /// Late.
    pub(crate) late: u64,
    /// In time.
    pub(crate) in_time: u64,
}

/// The cases of all periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Overlap {
    /// Into the first period, between each two, and open after the last.
    pub(crate) carried: Vec<Carried>,
    /// Within each period.
    pub(crate) within: Vec<Within>,
}

/// Percent of the late cases that are late in two periods, and that begin in the period before.
const LATE_IN_BOTH: u64 = 14;
const LATE_AFTER: u64 = 26;
/// Percent of the cases in time that go on into the next period.
const IN_TIME: u64 = 19;

impl Overlap {
    /// A likely overlap of periods with these numbers of cases and of late cases; `None` when a period
    /// has more late cases than cases.
    pub(crate) fn new(totals: &[u64], lates: &[u64]) -> Option<Self> {
        let timely: Vec<u64> =
            totals.iter().zip(lates).map(|(total, late)| total.checked_sub(*late)).collect::<Option<_>>()?;
        let next = |values: &[u64], index: usize| values.get(index + 1).copied();
        let first = |values: &[u64]| values.first().copied().unwrap_or(0);
        let mut before = Carried {
            late_in_both: first(lates) * LATE_IN_BOTH / 100,
            late_after: first(lates) * LATE_AFTER / 100,
            in_time: first(&timely) * IN_TIME / 100,
        };
        let mut overlap = Self { carried: vec![before], within: Vec::new() };
        for period in 0..totals.len() {
            let late_left = lates[period] - before.late_in_both - before.late_after;
            let late_next = next(lates, period);
            let common = lates[period].min(late_next.unwrap_or(lates[period]));
            let late_in_both = (common * LATE_IN_BOTH / 100).min(late_left);
            let timely_left = timely[period] - before.in_time;
            let late_after = late_next.map_or(0, |late| (late * LATE_AFTER / 100).min(late - late_in_both));
            let late_after = late_after.min(timely_left);
            let common = timely[period].min(next(&timely, period).unwrap_or(timely[period]));
            let in_time = (common * IN_TIME / 100).min(timely_left - late_after);
            overlap
                .within
                .push(Within { late: late_left - late_in_both, in_time: timely_left - late_after - in_time });
            before = Carried { late_in_both, late_after, in_time };
            overlap.carried.push(before);
        }
        Some(overlap)
    }
}

#[cfg(test)]
mod tests {
    use super::{Carried, Overlap};
    use proptest::prelude::*;

    #[test]
    fn nothing_overlaps_where_there_is_nothing() {
        let overlap = Overlap::new(&[0, 5, 0], &[0, 5, 0]).unwrap();
        assert_eq!(overlap.carried[3], Carried::default());
        assert_eq!(Overlap::new(&[4], &[5]), None);
    }

    proptest! {
        #[test]
        fn every_period_counts_its_cases_and_late_cases(
            pairs in prop::collection::vec((0_u64..3000, 0_u64..3000), 1..8),
        ) {
            let totals: Vec<u64> = pairs.iter().map(|(a, b)| *a.max(b)).collect();
            let lates: Vec<u64> = pairs.iter().map(|(a, b)| *a.min(b)).collect();
            let overlap = Overlap::new(&totals, &lates).unwrap();
            for period in 0..totals.len() {
                let (into, out, within) =
                    (overlap.carried[period], overlap.carried[period + 1], overlap.within[period]);
                let late = into.late_in_both + into.late_after + within.late + out.late_in_both;
                prop_assert_eq!(late, lates[period]);
                let timely = into.in_time + within.in_time + out.late_after + out.in_time;
                prop_assert_eq!(late + timely, totals[period]);
            }
        }
    }
}
