//! The dated tree: faults, walking, multiplication and translation between old and new structure.

use super::*;
use proptest::prelude::*;

fn id(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit(name: &str, parent: Option<&str>) -> OrgUnit {
    OrgUnit {
        id: id(name),
        name: name.to_uppercase(),
        kind: UnitKind::Department,
        parent: parent.map(id),
        valid_from: day("2021-01-01"),
        valid_to: None,
        successors: Vec::new(),
    }
}

fn dated(name: &str, from: &str, to: Option<&str>, successors: &[(&str, i128, i128)]) -> OrgUnit {
    OrgUnit {
        valid_from: day(from),
        valid_to: to.map(day),
        successors: successors
            .iter()
            .map(|(unit, n, d)| Successor { unit: id(unit), weight: Number::new(*n, *d) })
            .collect(),
        ..unit(name, Some("root"))
    }
}

fn names<'a>(units: impl Iterator<Item = &'a OrgUnit>) -> Vec<&'a str> {
    units.map(|unit| unit.id.as_str()).collect()
}

fn small() -> Organisation {
    Organisation::new(vec![
        unit("root", None),
        unit("bou", Some("root")),
        unit("fs", Some("root")),
        unit("br", Some("bou")),
        unit("bm", Some("bou")),
    ])
    .unwrap()
}

/// `a` was split in 2023 into `b` (two thirds) and `c`; `c` became `d` in 2024.
fn reorganised() -> Organisation {
    Organisation::new(vec![
        unit("root", None),
        dated("a", "2021-01-01", Some("2022-12-31"), &[("b", 2, 3), ("c", 1, 3)]),
        dated("b", "2023-01-01", None, &[]),
        dated("c", "2023-01-01", Some("2023-12-31"), &[("d", 1, 1)]),
        dated("d", "2024-01-01", None, &[]),
    ])
    .unwrap()
}

fn values(pairs: &[(&str, i128)]) -> BTreeMap<UnitId, Number> {
    pairs.iter().map(|(unit, value)| (id(unit), Number::from_integer(*value))).collect()
}

#[test]
fn the_tree_is_walked_up_and_down_in_the_given_order() {
    let organisation = small();
    assert_eq!(organisation.root().id, id("root"));
    assert_eq!(names(organisation.children(&id("bou"))), ["br", "bm"]);
    assert_eq!(names(organisation.ancestors(&id("bm"))), ["bm", "bou", "root"]);
    assert_eq!(names(organisation.ancestors(&id("none"))), [""; 0]);
    assert!(organisation.is_within(&id("bm"), &id("bm")));
    assert!(organisation.is_within(&id("bm"), &id("root")));
    assert!(!organisation.is_within(&id("bm"), &id("fs")));
    assert_eq!(organisation.position(&id("br")), Some(3));
}

#[test]
fn every_fault_is_told_in_one_go() {
    let faults = Organisation::new(vec![
        unit("root", None),
        unit("other", None),
        unit("fs", Some("missing")),
        unit("fs", Some("root")),
        unit("x", Some("y")),
        unit("y", Some("x")),
        dated("z", "2024-02-01", Some("2024-01-31"), &[]),
    ])
    .unwrap_err();
    assert_eq!(
        faults,
        [
            OrganisationFault::DuplicateUnit { unit: id("fs") },
            OrganisationFault::SecondRoot { root: id("root"), unit: id("other") },
            OrganisationFault::UnknownParent { unit: id("fs"), parent: id("missing") },
            OrganisationFault::Cycle { unit: id("x") },
            OrganisationFault::Cycle { unit: id("y") },
            OrganisationFault::DatesReversed { unit: id("z") },
        ]
    );
    assert_eq!(faults[3].unit(), Some(&id("x")));
    assert_eq!(Organisation::new(Vec::new()).unwrap_err(), [OrganisationFault::NoRoot]);
}

#[test]
fn a_unit_below_a_cycle_is_not_blamed_for_it() {
    let faults =
        Organisation::new(vec![unit("root", None), unit("x", Some("x")), unit("y", Some("x"))]).unwrap_err();
    assert_eq!(faults, [OrganisationFault::Cycle { unit: id("x") }]);
}

#[test]
fn a_unit_exists_only_while_its_parent_does() {
    let parent = dated("p", "2021-01-01", Some("2022-12-31"), &[]);
    for (from, to) in
        [("2020-12-31", Some("2022-12-31")), ("2021-01-01", Some("2023-01-01")), ("2021-01-01", None)]
    {
        let child = OrgUnit { parent: Some(id("p")), ..dated("q", from, to, &[]) };
        let root = dated("root", "2020-01-01", None, &[]);
        let units = vec![OrgUnit { parent: None, ..root }, parent.clone(), child];
        let expected = OrganisationFault::OutlivesParent { unit: id("q"), parent: id("p") };
        assert_eq!(Organisation::new(units).unwrap_err(), [expected]);
    }
}

#[test]
fn successors_need_an_end_a_next_day_and_weights_that_sum_to_one() {
    let faults = Organisation::new(vec![
        unit("root", None),
        dated("a", "2021-01-01", Some("2022-12-31"), &[("b", 2, 3), ("gone", 1, 4)]),
        dated("b", "2023-01-02", None, &[]),
        dated("c", "2021-01-01", None, &[("b", 1, 1)]),
        dated("d", "2021-01-01", Some("2023-06-30"), &[("b", 3, 2), ("b", -1, 2)]),
    ])
    .unwrap_err();
    assert_eq!(
        faults,
        [
            OrganisationFault::SuccessorNotValid { unit: id("a"), successor: id("b") },
            OrganisationFault::UnknownSuccessor { unit: id("a"), successor: id("gone") },
            OrganisationFault::WeightsNotWhole { unit: id("a"), sum: Some(Number::new(11, 12)) },
            OrganisationFault::SuccessorsWithoutEnd { unit: id("c") },
            OrganisationFault::WeightNotPositive { unit: id("d"), successor: id("b") },
        ]
    );
}

#[test]
fn an_old_outcome_is_told_in_the_new_structure_by_weights() {
    let organisation = reorganised();
    let told = organisation.translate(values(&[("a", 300), ("b", 5)]), day("2024-06-30")).unwrap();
    assert_eq!(told, values(&[("b", 205), ("d", 100)]));
    let told = organisation.translate(values(&[("a", 300)]), day("2023-06-30")).unwrap();
    assert_eq!(told, values(&[("b", 200), ("c", 100)]));
}

#[test]
fn a_new_outcome_is_told_in_the_old_structure_when_it_came_from_one_unit() {
    let organisation = reorganised();
    let told = organisation.translate(values(&[("b", 10), ("d", 7)]), day("2022-06-30")).unwrap();
    assert_eq!(told, values(&[("a", 17)]));
    let before = organisation.translate(values(&[("b", 10)]), day("2020-06-30"));
    assert_eq!(before, Err(TranslationFault::NoPredecessor(id("a"))));
}

#[test]
fn what_has_nowhere_to_go_is_told_and_not_dropped() {
    let merged = Organisation::new(vec![
        unit("root", None),
        dated("a", "2021-01-01", Some("2022-12-31"), &[("m", 1, 1)]),
        dated("b", "2021-01-01", Some("2022-12-31"), &[("m", 1, 1)]),
        dated("m", "2023-01-01", None, &[]),
        dated("w", "2021-01-01", Some("2021-12-31"), &[]),
    ])
    .unwrap();
    let old = merged.translate(values(&[("m", 1)]), day("2022-01-01"));
    assert_eq!(old, Err(TranslationFault::ManyPredecessors(id("m"))));
    let wound_up = merged.translate(values(&[("w", 1)]), day("2023-01-01"));
    assert_eq!(wound_up, Err(TranslationFault::NoSuccessor(id("w"))));
    let unknown = merged.translate(values(&[("q", 1)]), day("2023-01-01"));
    assert_eq!(unknown, Err(TranslationFault::UnknownUnit(id("q"))));
    let huge =
        BTreeMap::from([(id("a"), Number::from_integer(i128::MAX)), (id("b"), Number::from_integer(1))]);
    assert_eq!(merged.translate(huge, day("2023-01-01")), Err(TranslationFault::TooLarge(id("b"))));
}

#[test]
fn copies_stand_under_a_new_root_and_the_first_keeps_its_ids() {
    let organisation = small();
    assert_eq!(organisation.multiplied(1).unwrap(), organisation);
    let three = organisation.multiplied(3).unwrap();
    assert_eq!(three.units().len(), 16);
    assert_eq!(three.root().id, id("all"));
    assert_eq!(names(three.children(&id("all"))), ["root", "root-2", "root-3"]);
    assert_eq!(names(three.ancestors(&id("bm-3"))), ["bm-3", "bou-3", "root-3", "all"]);
    assert_eq!(three.get(&id("bm-2")).unwrap().name, "BM 2");
    assert_eq!(names(three.copies_of(&id("bm"))), ["bm", "bm-2", "bm-3"]);
    assert_eq!(names(three.copies_of(&id("root"))), ["root", "root-2", "root-3"]);
    assert_eq!(names(three.copies_of(&id("bm-2"))), ["bm-2"]);
    assert_eq!(names(three.copies_of(&id("all"))), ["all"]);
    assert_eq!(names(three.copies_of(&id("nowhere"))), [""; 0]);
    assert_eq!(names(organisation.copies_of(&id("bm"))), ["bm"]);
}

#[test]
fn a_copy_whose_id_is_taken_is_refused() {
    let organisation =
        Organisation::new(vec![unit("root", None), unit("a", Some("root")), unit("a-2", Some("root"))])
            .unwrap();
    assert_eq!(
        organisation.multiplied(2).unwrap_err(),
        [OrganisationFault::DuplicateUnit { unit: id("a-2") }]
    );
}

#[test]
fn every_kind_is_found_by_its_name() {
    for (name, kind) in UnitKind::NAMES {
        assert_eq!((UnitKind::from_name(name), kind.name()), (Some(kind), name));
    }
}

proptest! {
    #[test]
    fn translation_forwards_keeps_the_sum(a in -1_000_000i128..1_000_000, b in -1_000_000i128..1_000_000, c in 0i128..1000) {
        let told = reorganised()
            .translate(values(&[("a", a), ("b", b), ("c", c)]), day("2024-06-30"))
            .unwrap();
        let sum: Number = told.values().sum();
        prop_assert_eq!(sum, Number::from_integer(a + b + c));
    }

    /// Parents by number: unit `i` lies under any unit or itself, so most draws hold cycles.
    #[test]
    fn any_parents_make_a_tree_or_faults_without_hanging(parents in prop::collection::vec(0usize..8, 1..8)) {
        let mut units = vec![unit("u0", None)];
        for (at, parent) in parents.iter().enumerate() {
            units.push(unit(&format!("u{}", at + 1), Some(&format!("u{parent}"))));
        }
        let count = units.len();
        match Organisation::new(units) {
            Ok(tree) => {
                prop_assert!(tree.units().iter().all(|unit| tree.is_within(&unit.id, &id("u0"))));
                prop_assert!(tree.units().iter().all(|unit| tree.ancestors(&unit.id).count() <= count));
            }
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }
}
