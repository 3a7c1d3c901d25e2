//! Cells for part of the months give the values that cells for all months give.

use super::*;
use crate::engine::cube::resolve_parts;

/// Values of the wholes over all ages.
fn wholes(cubes: &[Cube], with: &[Period]) -> Vec<Option<Number>> {
    let mut values = Vec::new();
    for cube in cubes {
        for unit in 0..4 {
            for sex in [None, Some("woman"), Some("man")] {
                let part = cube.part(|_| sex, None).unwrap();
                values.extend(with.iter().map(|period| cube.value(unit, part, *period)));
            }
        }
    }
    values
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn part_of_the_months_is_enough(rows in rows::any(), few in 0_usize..6, cuts in prop::collection::vec(0_usize..60, 0..8), in_pairs: bool) {
        // Few rows leave most months of the grid without a day.
        let rows = &rows[..rows.len().min(if few == 0 { usize::MAX } else { few })];
        let expected = engine(rows, &[], false, specs(None, None, &["woman", "man"]));
        let found = engine(rows, &cuts, in_pairs, without_ages());
        prop_assert_eq!(wholes(&found, &periods()), wholes(&expected, &periods()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn parts_that_were_not_merged_give_the_values_of_the_whole(rows in rows::any(), cuts in prop::collection::vec(0_usize..60, 0..4), ages: bool) {
        let some = || if ages { specs(None, None, &["woman", "man"]) } else { without_ages() };
        let register = crate::register::register("incorrect_payment").unwrap();
        let plan = Plan::new(register, some(), &surroundings());
        let mut bounds: Vec<usize> = cuts.iter().map(|cut| cut % (rows.len() + 1)).chain([0, rows.len()]).collect();
        bounds.sort_unstable();
        let part = |pair: &[usize]| {
            let mut partial = plan.empty();
            plan.add(&mut partial, &batch(&rows[pair[0]..pair[1]]));
            partial
        };
        let found = resolve_parts(&plan, bounds.windows(2).map(part).collect());
        let expected = engine(&rows, &[], false, some());
        prop_assert_eq!(wholes(&found, &periods()), wholes(&expected, &periods()));
        if ages {
            prop_assert_eq!(values(&found), values(&expected));
        }
    }
}

#[test]
fn a_unit_that_is_not_told_has_rows_but_no_value() {
    let register = crate::register::register("incorrect_payment").unwrap();
    let told: Arc<[bool]> = [true, false, false, false].into();
    let all = Plan::new(register, without_ages(), &surroundings());
    let root = Plan::new(register, without_ages(), &surroundings()).telling(told);
    let rows = [rows::plain("a", "woman"), rows::plain("c", "man"), rows::plain("b", "man")];
    let cubes = |plan: &Plan| {
        let mut partial = plan.empty();
        plan.add(&mut partial, &batch(&rows));
        resolve(plan, partial)
    };
    for (all, root) in cubes(&all).iter().zip(&cubes(&root)) {
        let part = all.part(|_| None, None).unwrap();
        for period in periods() {
            assert_eq!(root.value(0, part, period), all.value(0, part, period), "{:?}", all.spec().count);
            assert_eq!(root.value(1, part, period), None);
        }
        assert!(root.has_rows(1) && root.has_rows(3));
    }
}
