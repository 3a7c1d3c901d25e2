//! Random numbers that depend on nothing but the seed: xoshiro256**, seeded by SplitMix64.
//!
//! Every register and year has its own sequence, so that a new register changes no other.

/// A sequence of random numbers.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: [u64; 4],
}

/// Quantiles of the exponential distribution with mean 1 000, at the middle of 32 equal parts.
const WAITS: [u64; 32] = [
    16, 48, 82, 116, 151, 188, 226, 267, 309, 353, 398, 446, 497, 549, 605, 664, 726, 793, 864, 940, 1022,
    1112, 1210, 1317, 1438, 1575, 1732, 1917, 2143, 2430, 2833, 4159,
];

impl Random {
    /// The sequence of one register and year.
    pub(crate) fn new(seed: u64, register: &str, year: i32) -> Self {
        // FNV-1a keeps names apart; SplitMix64 spreads them over the whole state.
        let mut mixed = 0xcbf2_9ce4_8422_2325_u64;
        for byte in register.bytes().chain(seed.to_le_bytes()).chain(year.to_le_bytes()) {
            mixed = (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let mut next = || {
            mixed = mixed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = mixed;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        Self { state: [next(), next(), next(), next()] }
    }

    fn next(&mut self) -> u64 {
        let result = self.state[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = self.state[1] << 17;
        self.state[2] ^= self.state[0];
        self.state[3] ^= self.state[1];
        self.state[1] ^= self.state[2];
        self.state[0] ^= self.state[3];
        self.state[2] ^= shifted;
        self.state[3] = self.state[3].rotate_left(45);
        result
    }

    /// A number below `count`; 0 when `count` is 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let wide = u128::from(self.next()) * count as u128;
        // The high half of the product is below `count`, which is a usize.
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included; `low` when the two are in the wrong order.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high.saturating_sub(low).saturating_add(1)).unwrap_or(0);
        low.saturating_add(i64::try_from(self.below(span)).unwrap_or(0))
    }

    /// True in `permille` of a thousand.
    pub(crate) fn chance(&mut self, permille: usize) -> bool {
        self.below(1000) < permille
    }

    /// An index, each as likely as its weight; 0 when all weights are 0.
    pub(crate) fn weighted(&mut self, weights: &[u64]) -> usize {
        let total: u64 = weights.iter().sum();
        let mut left = self.below(usize::try_from(total).unwrap_or(usize::MAX)) as u64;
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// One of the choices, each as likely as its weight.
    pub(crate) fn choose<T: Copy>(&mut self, choices: &[(T, u64)], otherwise: T) -> T {
        let weights: Vec<u64> = choices.iter().map(|(_, weight)| *weight).collect();
        choices.get(self.weighted(&weights)).map_or(otherwise, |(choice, _)| *choice)
    }

    /// A waiting time: exponential with the given mean, at least one.
    pub(crate) fn wait(&mut self, mean: u64) -> i64 {
        let quantile = WAITS[self.below(WAITS.len())];
        let spread = self.between(900, 1100).unsigned_abs();
        i64::try_from(mean * quantile * spread / 1_000_000).unwrap_or(1).max(1)
    }

    /// Puts the items in random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_same_seed_register_and_year_give_the_same_sequence_and_others_another() {
        let take = |seed, register, year| {
            let mut random = Random::new(seed, register, year);
            (0..4).map(|_| random.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(take(1, "intake", 2024), take(1, "intake", 2024));
        assert_ne!(take(1, "intake", 2024), take(2, "intake", 2024));
        assert_ne!(take(1, "intake", 2024), take(1, "closure", 2024));
        assert_ne!(take(1, "intake", 2024), take(1, "intake", 2023));
    }

    #[test]
    fn numbers_stay_within_their_bounds_and_reach_both_ends() {
        let mut random = Random::new(7, "bounds", 0);
        let numbers: Vec<i64> = (0..1000).map(|_| random.between(-2, 2)).collect();
        assert_eq!(numbers.iter().min(), Some(&-2));
        assert_eq!(numbers.iter().max(), Some(&2));
        assert_eq!(random.below(0), 0);
        assert_eq!(random.between(5, 4), 5);
    }

    #[test]
    fn weights_of_zero_are_never_chosen() {
        let mut random = Random::new(7, "weights", 0);
        assert!((0..1000).all(|_| random.weighted(&[0, 3, 0, 1]) % 2 == 1));
        assert_eq!(random.weighted(&[]), 0);
    }

    #[test]
    fn waits_have_the_mean_that_was_asked_for() {
        let mut random = Random::new(7, "waits", 0);
        let sum: i64 = (0..10_000).map(|_| random.wait(100)).sum();
        assert!((95..=105).contains(&(sum / 10_000)), "mean {}", sum / 10_000);
    }
}
