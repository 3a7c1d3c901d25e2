//! Numbers at month's ends and days of years, both exact.

use super::{
    Stay, TooManyDays, Turnover, after_day, days, first_day, fit_days, month_ends, stays, stays_for_days,
};
use crate::days::EVEN;
use crate::scene::tests::scene;
use proptest::prelude::*;

const USUAL: Turnover<'static> = Turnover { permille: 60, least: None, season: &EVEN };

/// Stays that are open on the last day of simulated month `month`.
fn at_end(stays: &[Stay], month: usize) -> u64 {
    let begun = |stay: &Stay| stay.first.is_none_or(|(first, _)| first <= month);
    let lasts = |stay: &Stay| stay.after.is_none_or(|(after, _)| after > month);
    stays.iter().filter(|stay| begun(stay) && lasts(stay)).count() as u64
}

#[test]
fn month_ends_sum_to_the_years_and_move_smoothly() {
    let mut random = scene(1, &[]).random("stock", 2022);
    let ends = month_ends(&[600, 660, 720], &[None, None, Some(64)], &mut random);
    assert_eq!(ends.len(), 37);
    assert_eq!(
        [&ends[1..13], &ends[13..25], &ends[25..37]].map(|year| year.iter().sum::<u64>()),
        [600, 660, 720]
    );
    assert_eq!(ends[36], 64);
    assert!(ends.windows(2).all(|pair| pair[0].abs_diff(pair[1]) <= 4), "{ends:?}");
}

#[test]
fn stays_cover_the_days_by_moving_ends_within_their_months() {
    let scene = scene(2, &[]);
    let mut random = scene.random("stock", 2022);
    let ends = month_ends(&[816, 800, 740], &[], &mut random);
    let mut found = stays(&scene, &ends, &USUAL, &mut random);
    assert_eq!(fit_days(&scene, &mut found, &[24_855, 24_100, 22_567], &mut random), Ok(()));
    assert_eq!(days(&scene, &found), [24_855, 24_100, 22_567]);
    for month in 0..36 {
        assert_eq!(at_end(&found, month), ends[month + 1]);
    }
}

#[test]
fn days_below_what_the_month_ends_need_are_refused() {
    let scene = scene(2, &[]);
    let mut random = scene.random("stock", 2022);
    let still = Turnover { permille: 0, least: None, season: &EVEN };
    let mut found = stays(&scene, &[1; 37], &still, &mut random);
    let refused = fit_days(&scene, &mut found, &[365, 360, 366], &mut random);
    assert_eq!(refused, Err(TooManyDays { year: 1, days: 5 }));
}

#[test]
fn days_without_any_month_end_become_short_stays() {
    let scene = scene(2, &[]);
    let mut random = scene.random("stock", 2022);
    let mut found = Vec::new();
    assert_eq!(fit_days(&scene, &mut found, &[0, 1, 95], &mut random), Ok(()));
    assert_eq!(days(&scene, &found), [0, 1, 95]);
    for stay in &found {
        let first = first_day(&scene, stay, 100, &mut random);
        assert!(after_day(&scene, stay).is_some_and(|after| first < after), "{stay:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn month_ends_and_reachable_days_are_always_met(
        means in prop::collection::vec(0_u64..60, 3),
        permille in 0_u64..300,
        extra in prop::collection::vec(0_u64..400, 3),
        seed in 0_u64..100,
    ) {
        let scene = scene(seed, &[]);
        let mut random = scene.random("stock", 2022);
        let sums: Vec<u64> = means.iter().map(|mean| mean * 12).collect();
        let ends = month_ends(&sums, &[], &mut random);
        let turnover = Turnover { permille, least: None, season: &EVEN };
        let mut found = stays(&scene, &ends, &turnover, &mut random);
        let wanted: Vec<u64> = days(&scene, &found).iter().zip(&extra).map(|(days, extra)| days + extra).collect();
        prop_assert_eq!(fit_days(&scene, &mut found, &wanted, &mut random), Ok(()));
        prop_assert_eq!(days(&scene, &found), wanted);
        for month in 0..36 {
            prop_assert_eq!(at_end(&found, month), ends[month + 1]);
        }
    }

    #[test]
    fn any_days_are_met_when_the_month_ends_are_free(
        wanted in prop::collection::vec(prop_oneof![0_u64..40, 0_u64..3000, 0_u64..40_000], 3),
        permille in 0_u64..300,
        seed in 0_u64..100,
    ) {
        let scene = scene(seed, &[]);
        let mut random = scene.random("stock", 2022);
        let turnover = Turnover { permille, least: None, season: &EVEN };
        let found = stays_for_days(&scene, &wanted, &turnover, &mut random);
        prop_assert_eq!(days(&scene, &found), wanted);
    }
}
