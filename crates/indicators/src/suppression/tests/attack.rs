//! Somebody who tries every table that agrees with what is printed.
//!
//! The attacker knows all sums, that nothing is negative, where the top unit has no rows of its own, and
//! at worst which figures are hidden for their own sake (1–4) and which beside them (at least 5).

use super::super::{Hidden, Knowledge, Policy, Rule, suppress};
use super::{figure, key, knowledge};
use enslinje_domain::{Figure, FigureKey, Number};
use proptest::prelude::*;
use std::collections::BTreeMap;

const UNITS: [&str; 4] = ["own", "a", "b", "c"];
const SEXES: [&str; 2] = ["woman", "man"];

/// Counts by unit, sex and month: the innermost cells.
#[derive(Debug, Clone)]
struct Inner {
    months: usize,
    counts: Vec<i128>,
}

impl Inner {
    fn at(&self, unit: usize, sex: usize, month: usize) -> usize {
        (unit * SEXES.len() + sex) * self.months + month
    }

    /// Every printed figure, as the innermost cells that it counts.
    fn printed(&self) -> Vec<(FigureKey, Vec<usize>)> {
        let mut list = Vec::new();
        let units = [("all", 0..4), ("a", 1..2), ("b", 2..3), ("c", 3..4)];
        let sexes = [("", 0..2), (" sex=woman", 0..1), (" sex=man", 1..2)];
        let mut periods = vec![("2024-01".to_owned(), 0..1)];
        if self.months == 2 {
            periods.push(("2024-02".to_owned(), 1..2));
            periods.push(("2024-01--2024-02".to_owned(), 0..2));
        }
        for (unit, units) in units {
            for (sex, sexes) in &sexes {
                for (period, months) in &periods {
                    let inner = units.clone().flat_map(|unit| {
                        let sexes = sexes.clone();
                        sexes.flat_map(move |sex| months.clone().map(move |month| self.at(unit, sex, month)))
                    });
                    list.push((key(&format!("n {unit} {period}{sex}")), inner.collect()));
                }
            }
        }
        list
    }
}

/// What the attacker knows of one sum.
struct Seen {
    inner: Vec<usize>,
    low: i128,
    high: i128,
    not: Option<i128>,
}

/// Whether some table agrees with all that is seen; `ranges` are the bounds of the innermost cells.
fn exists(seen: &[Seen], ranges: &[(i128, i128)], at: usize, counts: &mut Vec<i128>) -> bool {
    let possible = seen.iter().all(|seen| {
        let bounds = |cell: &usize| counts.get(*cell).map_or(ranges[*cell], |count| (*count, *count));
        let least: i128 = seen.inner.iter().map(|cell| bounds(cell).0).sum();
        let most: i128 = seen.inner.iter().map(|cell| bounds(cell).1).sum();
        least <= seen.high && most >= seen.low && (least < most || seen.not != Some(least))
    });
    if !possible || at == ranges.len() {
        return possible;
    }
    for count in ranges[at].0..=ranges[at].1 {
        counts.push(count);
        if exists(seen, ranges, at + 1, counts) {
            return true;
        }
        counts.pop();
    }
    false
}

/// What an attacker knows about the hidden figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// Which are hidden for their own sake and which beside them.
    Known,
    /// Only that they are hidden, and so not zero.
    Blank,
}

/// Small counts that the attacker can tell exactly.
fn found_out(inner: &Inner, hidden: &Hidden, policy: Policy, marks: Marks) -> Vec<String> {
    let minimum = i128::from(policy.minimum);
    let printed = inner.printed();
    let count = |cells: &[usize]| cells.iter().map(|cell| inner.counts[*cell]).sum::<i128>();
    let limit = inner.counts.iter().max().unwrap() + 2;
    let own_cells = SEXES.len() * inner.months;
    let own_is_zero = inner.counts[..own_cells].iter().all(|count| *count == 0);
    let ranges = |seen: &[Seen]| -> Vec<(i128, i128)> {
        (0..inner.counts.len())
            .map(|cell| {
                let single = seen.iter().find(|seen| seen.not.is_none() && seen.inner == [cell]);
                let most = if own_is_zero && cell < own_cells { 0 } else { limit };
                single.map_or((0, most), |seen| (seen.low, seen.high.min(most)))
            })
            .collect()
    };
    let seen = |secret: Option<&[usize]>| -> Vec<Seen> {
        let mut list: Vec<Seen> = printed
            .iter()
            .map(|(key, cells)| {
                let value = count(cells);
                let is_hidden = hidden.small.contains(key) || hidden.complementary.contains(key);
                let (low, high) = if is_hidden && marks == Marks::Blank {
                    (1, i128::MAX)
                } else if hidden.small.contains(key) {
                    (1, minimum - 1)
                } else if hidden.complementary.contains(key) {
                    (minimum, i128::MAX)
                } else {
                    (value, value)
                };
                Seen { inner: cells.clone(), low, high, not: None }
            })
            .collect();
        if let Some(cells) = secret {
            list.push(Seen { inner: cells.to_vec(), low: 0, high: i128::MAX, not: Some(count(cells)) });
        }
        list
    };
    let own = |sexes: std::ops::Range<usize>| -> Vec<usize> {
        sexes
            .flat_map(|sex| (0..inner.months).map(move |month| (sex, month)))
            .map(|(sex, month)| inner.at(0, sex, month))
            .collect()
    };
    let remainders = [("own rows", own(0..2)), ("own rows of women", own(0..1))];
    let secrets = printed
        .iter()
        .map(|(key, cells)| (format!("{} {} {:?}", key.unit, key.period, key.by.0), cells.clone()))
        .chain(remainders.map(|(name, cells)| (name.to_owned(), cells)));
    secrets
        .filter(|(_, cells)| (1..minimum).contains(&count(cells)))
        .filter(|(_, cells)| {
            let seen = seen(Some(cells));
            !exists(&seen, &ranges(&seen), 0, &mut Vec::new())
        })
        .map(|(name, _)| name)
        .collect()
}

/// Nobody who does not know the marks can tell anything; who knows them, only what is owned up to.
fn check(inner: &Inner) -> Result<(), TestCaseError> {
    let policy = Policy::default();
    let hidden = suppress(&mut publish(inner), policy, &rules());
    prop_assert_eq!(found_out(inner, &hidden, policy, Marks::Blank), Vec::<String>::new());
    let told = found_out(inner, &hidden, policy, Marks::Known);
    prop_assert!(told.len() <= hidden.by_marks_alone, "{:?}, {}", told, hidden.by_marks_alone);
    Ok(())
}

fn publish(inner: &Inner) -> BTreeMap<FigureKey, Figure> {
    let count = |cells: &[usize]| cells.iter().map(|cell| inner.counts[*cell]).sum::<i128>();
    inner.printed().into_iter().map(|(key, cells)| figure(key, Number::from_integer(count(&cells)))).collect()
}

fn rules() -> Knowledge {
    knowledge(&[("n", Rule::EVENTS)])
}

fn sparse() -> impl Strategy<Value = i128> {
    prop_oneof![3 => Just(0), 5 => 1_i128..5, 4 => 5_i128..8]
}

/// Counts of which few are small and none is zero.
fn dense() -> impl Strategy<Value = i128> {
    prop_oneof![1 => 1_i128..5, 4 => 5_i128..12]
}

/// Tables of so many units below the top one.
fn table(count: impl Strategy<Value = i128>, months: usize, units: usize) -> impl Strategy<Value = Inner> {
    let own = prop_oneof![Just(false), Just(true)];
    (proptest::collection::vec(count, UNITS.len() * SEXES.len() * months), own).prop_map(
        move |(mut counts, own)| {
            if !own {
                counts[..SEXES.len() * months].fill(0);
            }
            counts[(units + 1) * SEXES.len() * months..].fill(0);
            Inner { months, counts }
        },
    )
}

/// The same tables in every run, since an unlucky one takes the attacker hours.
fn cases(cases: u32) -> ProptestConfig {
    let rng_seed = proptest::test_runner::RngSeed::Fixed(2024);
    ProptestConfig { cases, failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

#[test]
fn the_attacker_finds_a_count_when_only_small_counts_are_hidden() {
    // a: 3 women and 6 men; the total of 20 and the other units give them away.
    let inner = Inner { months: 1, counts: vec![0, 0, 3, 6, 5, 6, 0, 0] };
    let small = inner
        .printed()
        .into_iter()
        .filter(|(_, cells)| (1..5).contains(&cells.iter().map(|cell| inner.counts[*cell]).sum::<i128>()));
    let hidden = Hidden { small: small.map(|(key, _)| key).collect(), ..Hidden::default() };
    assert_eq!(hidden.small.len(), 1);
    assert_eq!(
        found_out(&inner, &hidden, Policy::default(), Marks::Known),
        ["a 2024-01 {\"sex\": \"woman\"}"]
    );
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn nobody_can_tell_a_small_count_from_units_and_parts(inner in table(sparse(), 1, 3)) {
        check(&inner)?;
    }
}

proptest! {
    #![proptest_config(cases(15))]

    #[test]
    fn nobody_can_tell_a_small_count_from_units_parts_and_periods(inner in table(sparse(), 2, 2)) {
        check(&inner)?;
    }
}

proptest! {
    #![proptest_config(cases(15))]

    #[test]
    fn in_tables_with_few_small_counts_nobody_can_tell_them_even_from_the_marks(inner in table(dense(), 1, 3)) {
        let hidden = suppress(&mut publish(&inner), Policy::default(), &rules());
        prop_assert_eq!(hidden.by_marks_alone, 0);
        prop_assert_eq!(found_out(&inner, &hidden, Policy::default(), Marks::Known), Vec::<String>::new());
    }
}
