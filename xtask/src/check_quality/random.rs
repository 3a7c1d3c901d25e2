//! Draws that are the same in every run.

/// SplitMix64 from a fixed seed.
pub(super) struct Random(u64);

impl Random {
    /// Begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next draw.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// At most `count` of the items, in the order in which they stood.
    pub fn sample<T>(&mut self, items: Vec<T>, count: usize) -> Vec<T> {
        let mut drawn: Vec<(u64, usize, T)> =
            items.into_iter().enumerate().map(|(at, item)| (self.draw(), at, item)).collect();
        drawn.sort_by_key(|(draw, ..)| *draw);
        drawn.truncate(count);
        drawn.sort_by_key(|(_, at, _)| *at);
        drawn.into_iter().map(|(.., item)| item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_same_seed_gives_the_same_sample_in_the_old_order() {
        let sample = || Random::new(7).sample((0..100).collect(), 10);
        assert_eq!(sample(), sample());
        assert!(sample().is_sorted());
        assert_eq!(Random::new(7).sample(vec![1, 2], 10), [1, 2]);
    }
}
