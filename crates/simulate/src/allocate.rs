//! Whole parts of a whole: exact sums with bounds.

/// Parts of `total` in proportion to the weights, by the largest remainder. All weights 0: equal parts.
/// The parts sum to `total`, unless there are no parts.
pub(crate) fn share_out(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return if weights.is_empty() { Vec::new() } else { share_out(total, &vec![1; weights.len()]) };
    }
    let whole = |weight: u64| u128::from(total) * u128::from(weight) / sum;
    let mut parts: Vec<u64> = weights.iter().map(|weight| narrow(whole(*weight))).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let remainder = |index: usize| u128::from(total) * u128::from(weights[index]) % sum;
    order.sort_by_key(|index| (std::cmp::Reverse(remainder(*index)), *index));
    let missing = total - parts.iter().sum::<u64>();
    // Fewer than one whole is missing per part, and only parts with a remainder lack any.
    for index in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        parts[index] += 1;
    }
    parts
}

/// Parts of `total` in proportion to the weights, none above its cap; `None` when the caps hold less.
pub(crate) fn share_within(total: u64, weights: &[u64], caps: &[u64]) -> Option<Vec<u64>> {
    let room: u128 = caps.iter().map(|cap| u128::from(*cap)).sum();
    if room < u128::from(total) {
        return None;
    }
    let mut parts = vec![0_u64; caps.len()];
    let mut left = total;
    while left > 0 {
        let free: Vec<u64> = (0..caps.len())
            .map(|index| {
                // A part with room but without weight is filled only when nothing else has room.
                if parts[index] < caps[index] { weights[index].saturating_mul(1 << 20).max(1) } else { 0 }
            })
            .collect();
        for (index, wanted) in share_out(left, &free).into_iter().enumerate() {
            let taken = wanted.min(caps[index] - parts[index]);
            parts[index] += taken;
            left -= taken;
        }
    }
    Some(parts)
}

fn narrow(value: u128) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{share_out, share_within};
    use proptest::prelude::*;

    #[test]
    fn the_largest_remainders_get_what_is_left() {
        assert_eq!(share_out(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(share_out(7, &[50, 30, 20]), [4, 2, 1]);
        assert_eq!(share_out(3, &[0, 0]), [2, 1]);
        assert_eq!(share_out(3, &[0, 5]), [0, 3]);
        assert_eq!(share_out(3, &[]), Vec::<u64>::new());
    }

    #[test]
    fn what_a_full_part_cannot_take_goes_to_the_others() {
        assert_eq!(share_within(10, &[9, 1], &[3, 20]), Some(vec![3, 7]));
        assert_eq!(share_within(5, &[1, 0], &[3, 2]), Some(vec![3, 2]));
        assert_eq!(share_within(6, &[1, 1], &[3, 2]), None);
        assert_eq!(share_within(0, &[], &[]), Some(vec![]));
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_are_less_than_one_from_their_quota(
            total in 0_u64..100_000,
            weights in prop::collection::vec(0_u64..1000, 1..40),
        ) {
            let parts = share_out(total, &weights);
            prop_assert_eq!(parts.iter().sum::<u64>(), total);
            let sum: u64 = weights.iter().sum();
            if sum > 0 {
                for (part, weight) in parts.iter().zip(&weights) {
                    let quota = total * weight;
                    prop_assert!((part + 1) * sum > quota && part * sum < quota + sum);
                }
            }
        }

        #[test]
        fn parts_within_caps_sum_to_the_whole_exactly_when_the_caps_allow(
            total in 0_u64..5000,
            pairs in prop::collection::vec((0_u64..50, 0_u64..400), 0..30),
        ) {
            let (weights, caps): (Vec<u64>, Vec<u64>) = pairs.into_iter().unzip();
            match share_within(total, &weights, &caps) {
                Some(parts) => {
                    prop_assert_eq!(parts.iter().sum::<u64>(), total);
                    prop_assert!(parts.iter().zip(&caps).all(|(part, cap)| part <= cap));
                }
                None => prop_assert!(caps.iter().sum::<u64>() < total),
            }
        }
    }
}
