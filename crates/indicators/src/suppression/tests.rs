//! Small counts: what is hidden, what is not, and whether somebody who reckons can find it out.

mod attack;

use super::{Additive, Derivation, Hidden, Knowledge, OverPeriods, Policy, Rule, Sum, suppress};
use enslinje_domain::{Figure, FigureKey, IndicatorId, Measure, Number, Source, Split, Status, UnitId};
use std::collections::BTreeMap;

/// `indicator unit period dimension=value …`
fn key(text: &str) -> FigureKey {
    let words: Vec<&str> = text.split(' ').collect();
    let by = words[3..].iter().fold(Split::whole(), |by, word| {
        let (dimension, value) = word.split_once('=').unwrap();
        by.with(dimension, value)
    });
    FigureKey {
        indicator: IndicatorId::new(words[0]).unwrap(),
        unit: UnitId::new(words[1]).unwrap(),
        period: words[2].parse().unwrap(),
        by,
    }
}

fn figures(list: &[(&str, i128)]) -> BTreeMap<FigureKey, Figure> {
    let figure = |(text, value): &(&str, i128)| figure(key(text), Number::from_integer(*value));
    list.iter().map(figure).collect()
}

fn figure(key: FigureKey, value: Number) -> (FigureKey, Figure) {
    let figure = Figure {
        key: key.clone(),
        value: Some(value),
        measure: Measure::Count,
        status: Status::Final,
        definition_version: 1,
        source: Source::Figures(Vec::new()),
    };
    (key, figure)
}

fn knowledge(rules: &[(&str, Rule)]) -> Knowledge {
    let parent = |child: &str, parent: &str| (UnitId::new(child).unwrap(), UnitId::new(parent).unwrap());
    Knowledge {
        rules: rules.iter().map(|(id, rule)| (IndicatorId::new(id).unwrap(), *rule)).collect(),
        parents: [parent("a", "all"), parent("b", "all"), parent("c", "all"), parent("a1", "a")].into(),
        ..Knowledge::default()
    }
}

/// Names of what was hidden: small counts, beside them, computed from them.
fn hidden(list: &[(&str, i128)], knowledge: &Knowledge) -> [Vec<String>; 3] {
    let mut figures = figures(list);
    let hidden = suppress(&mut figures, Policy::default(), knowledge);
    let Hidden { small, complementary, derived, by_marks_alone } = hidden;
    assert_eq!(by_marks_alone, 0);
    for (text, value) in list {
        let figure = &figures[&key(text)];
        let gone = [&small, &complementary, &derived].iter().any(|set| set.contains(&key(text)));
        assert_eq!(figure.value, (!gone).then(|| Number::from_integer(*value)), "{text}");
        assert_eq!(figure.status == Status::Suppressed, gone, "{text}");
    }
    let name = |set: std::collections::BTreeSet<FigureKey>| -> Vec<String> {
        list.iter().filter(|(text, _)| set.contains(&key(text))).map(|(text, _)| (*text).to_owned()).collect()
    };
    [name(small), name(complementary), name(derived)]
}

fn names(lists: [&[&str]; 3]) -> [Vec<String>; 3] {
    lists.map(|list| list.iter().map(|text| (*text).to_owned()).collect())
}

#[test]
fn counts_from_one_to_four_are_hidden_and_zero_and_five_are_not() {
    let list = [("n a 2024", 0), ("n b 2024", 1), ("n c 2024", 4), ("n a1 2024", 5)];
    let found = hidden(&list, &knowledge(&[("n", Rule::ALONE)]));
    assert_eq!(found, names([&["n b 2024", "n c 2024"], &[], &[]]));
}

#[test]
fn a_small_unit_takes_the_smallest_other_unit_with_it_so_that_the_total_can_stand() {
    let list = [("n all 2024", 20), ("n a 2024", 2), ("n b 2024", 8), ("n c 2024", 10)];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&["n a 2024"], &["n b 2024"], &[]]));
}

#[test]
fn two_fours_whose_sum_shows_take_a_third_with_them() {
    // 4 + 4 is the only way to make eight of two counts from one to four.
    let list = [("n all 2024", 18), ("n a 2024", 4), ("n b 2024", 4), ("n c 2024", 10)];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&["n a 2024", "n b 2024"], &["n c 2024"], &[]]));
}

#[test]
fn two_small_counts_that_hide_each_other_need_no_third() {
    let list = [("n all 2024", 17), ("n a 2024", 3), ("n b 2024", 4), ("n c 2024", 10)];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&["n a 2024", "n b 2024"], &[], &[]]));
}

#[test]
fn a_units_own_rows_cannot_be_found_by_subtraction() {
    let list = [("n all 2024", 22), ("n a 2024", 10), ("n b 2024", 10)];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&[], &["n a 2024"], &[]]));
}

#[test]
fn the_part_that_was_not_asked_for_cannot_be_found_by_subtraction() {
    let list = [("n all 2024", 22), ("n all 2024 sex=woman", 19)];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&[], &["n all 2024 sex=woman"], &[]]));
}

#[test]
fn the_month_between_two_periods_cannot_be_found_by_subtraction() {
    let list = [("n all 2024", 102), ("n all 2024-01--2024-11", 100)];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&[], &["n all 2024-01--2024-11"], &[]]));
    let far = [("n all 2024", 102), ("n all 2024-01--2024-11", 90)];
    assert_eq!(hidden(&far, &knowledge(&[("n", Rule::EVENTS)])), names([&[], &[], &[]]));
}

#[test]
fn quarters_and_months_are_protected_together() {
    let list = [
        ("n all 2024-Q1", 30),
        ("n all 2024-01", 3),
        ("n all 2024-02", 12),
        ("n all 2024-03", 15),
        ("n all 2024-01--2024-02", 15),
    ];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&["n all 2024-01"], &["n all 2024-02"], &[]]));
}

#[test]
fn a_two_way_table_hides_a_rectangle() {
    let list = [
        ("n all 2024", 60),
        ("n all 2024 sex=man", 30),
        ("n all 2024 sex=woman", 30),
        ("n a 2024", 30),
        ("n a 2024 sex=man", 27),
        ("n a 2024 sex=woman", 3),
        ("n b 2024", 30),
        ("n b 2024 sex=man", 3),
        ("n b 2024 sex=woman", 27),
    ];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    let rectangle: [&[&str]; 3] =
        [&["n a 2024 sex=woman", "n b 2024 sex=man"], &["n a 2024 sex=man", "n b 2024 sex=woman"], &[]];
    assert_eq!(found, names(rectangle));
}

#[test]
fn overlapping_age_groups_of_two_sets_are_two_splits() {
    let list = [
        ("n all 2024", 50),
        ("n all 2024 age=0-12", 20),
        ("n all 2024 age=13-", 30),
        ("n all 2024 age=0-17", 48),
        ("n all 2024 age=18-", 2),
    ];
    let found = hidden(&list, &knowledge(&[("n", Rule::EVENTS)]));
    assert_eq!(found, names([&["n all 2024 age=18-"], &["n all 2024 age=0-17"], &[]]));
}

#[test]
fn what_is_open_at_the_end_of_the_year_is_hidden_like_its_december() {
    let rule = Rule { periods: OverPeriods::AtEnd, ..Rule::EVENTS };
    let list = [("n a 2024", 3), ("n a 2024-12", 3), ("n a 2024-11", 9), ("n a 2024-Q4", 3)];
    let found = hidden(&list, &knowledge(&[("n", rule)]));
    assert_eq!(found, names([&["n a 2024", "n a 2024-12", "n a 2024-Q4"], &[], &[]]));
}

#[test]
fn a_mean_of_months_does_not_give_away_a_small_month() {
    let rule = Rule { periods: OverPeriods::MonthMean, ..Rule::EVENTS };
    let list = [("n a 2024-Q1", 7), ("n a 2024-01", 3), ("n a 2024-02", 8), ("n a 2024-03", 10)];
    let found = hidden(&list, &knowledge(&[("n", rule)]));
    assert_eq!(found, names([&["n a 2024-01"], &["n a 2024-02"], &[]]));
}

#[test]
fn different_people_at_most_add_up_so_a_bound_can_give_a_count_away() {
    let rule = Rule { units: Additive::AtMost, ..Rule::EVENTS };
    let tight = [("n all 2024", 16), ("n a 2024", 4), ("n b 2024", 12)];
    let found = hidden(&tight, &knowledge(&[("n", rule)]));
    assert_eq!(found, names([&["n a 2024"], &["n b 2024"], &[]]));
    let loose = [("n all 2024", 14), ("n a 2024", 4), ("n b 2024", 12)];
    let found = hidden(&loose, &knowledge(&[("n", rule)]));
    assert_eq!(found, names([&["n a 2024"], &[], &[]]));
}

#[test]
fn a_share_does_not_give_away_the_few_who_are_not_in_it() {
    let mut knowledge = knowledge(&[("part", Rule::EVENTS), ("whole", Rule::EVENTS), ("share", Rule::OPEN)]);
    knowledge.derivations = vec![Derivation {
        key: key("share a 2024"),
        inputs: vec![key("part a 2024"), key("whole a 2024")],
        part_of_whole: true,
    }];
    let list = [("part a 2024", 96), ("share a 2024", 96), ("whole a 2024", 100)];
    assert_eq!(hidden(&list, &knowledge), names([&[], &["part a 2024"], &["share a 2024"]]));
    let all = [("part a 2024", 100), ("share a 2024", 100), ("whole a 2024", 100)];
    assert_eq!(hidden(&all, &knowledge), names([&[], &[], &[]]));
    knowledge.derivations[0].part_of_whole = false;
    assert_eq!(hidden(&list, &knowledge), names([&[], &[], &[]]));
}

#[test]
fn what_is_computed_from_hidden_or_missing_figures_is_hidden_however_long_the_way() {
    let mut knowledge = knowledge(&[("n", Rule::ALONE), ("change", Rule::OPEN), ("twice", Rule::OPEN)]);
    let derive = |of: &str, from: [&str; 2]| Derivation {
        key: key(of),
        inputs: from.map(key).to_vec(),
        part_of_whole: false,
    };
    knowledge.derivations = vec![
        derive("twice a 2024", ["change a 2024", "change a 2024"]),
        derive("change a 2024", ["n a 2024", "n a 2023"]),
        derive("change a 2023", ["n a 2023", "n a 2022"]),
    ];
    let list = [
        ("change a 2023", 40),
        ("change a 2024", 50),
        ("n a 2023", 2),
        ("n a 2024", 8),
        ("twice a 2024", 100),
    ];
    let derived = ["change a 2023", "change a 2024", "twice a 2024"];
    assert_eq!(hidden(&list, &knowledge), names([&["n a 2023"], &[], &derived]));
}

#[test]
fn an_amount_is_hidden_when_few_people_stand_behind_it() {
    let mut knowledge = knowledge(&[("paid", Rule::EVENTS)]);
    for (text, people) in
        [("paid all 2024", 40), ("paid a 2024", 2), ("paid b 2024", 18), ("paid c 2024", 20)]
    {
        knowledge.people.insert(key(text), people);
    }
    let list =
        [("paid all 2024", 90_000), ("paid a 2024", 9_000), ("paid b 2024", 30_000), ("paid c 2024", 51_000)];
    assert_eq!(hidden(&list, &knowledge), names([&["paid a 2024"], &["paid b 2024"], &[]]));
}

#[test]
fn sums_across_indicators_are_protected_like_others() {
    let mut knowledge =
        knowledge(&[("all_kinds", Rule::EVENTS), ("one", Rule::EVENTS), ("two", Rule::EVENTS)]);
    let list = [("all_kinds a 2024", 12), ("one a 2024", 3), ("two a 2024", 9)];
    assert_eq!(hidden(&list, &knowledge), names([&["one a 2024"], &[], &[]]));
    knowledge.sums =
        vec![Sum { total: key("all_kinds a 2024"), parts: vec![key("one a 2024"), key("two a 2024")] }];
    assert_eq!(hidden(&list, &knowledge), names([&["one a 2024"], &["two a 2024"], &[]]));
}

#[test]
fn figures_that_are_not_about_people_stand_and_unknown_indicators_do_not() {
    let list = [("breaches a 2024", 2), ("unknown a 2024", 2)];
    let found = hidden(&list, &knowledge(&[("breaches", Rule::OPEN)]));
    assert_eq!(found, names([&["unknown a 2024"], &[], &[]]));
}

#[test]
fn a_minimum_of_one_hides_nothing_and_a_minimum_of_ten_hides_nine() {
    let list = [("n a 2024", 1), ("n b 2024", 9), ("n c 2024", 10)];
    let count = |minimum| {
        let hidden = suppress(&mut figures(&list), Policy { minimum }, &Knowledge::default());
        hidden.small.len()
    };
    assert_eq!((count(1), count(2), count(10)), (0, 1, 2));
}

/// The text of the first fenced block of that kind in the page.
fn block(kind: &str) -> &'static str {
    let page = include_str!("../../../../docs/small-counts.md");
    let (_, rest) = page.split_once(&format!("```{kind}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_example_of_the_page_is_hidden_as_the_page_shows() {
    let splits = ["", " sex=woman", " sex=man"];
    let rows = || block("csv").lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let list: Vec<(String, i128)> = rows()
        .flat_map(|cells| {
            let unit = cells[0];
            let cell =
                |(split, value): (&str, &str)| (format!("n {unit} 2024{split}"), value.parse().unwrap());
            splits.into_iter().zip(cells[1..].to_vec()).map(cell).collect::<Vec<_>>()
        })
        .collect();
    let list: Vec<(&str, i128)> = list.iter().map(|(text, value)| (text.as_str(), *value)).collect();
    let mut knowledge = knowledge(&[("n", Rule::EVENTS)]);
    for child in ["fs", "vx"] {
        knowledge.parents.insert(UnitId::new(child).unwrap(), UnitId::new("hisingen").unwrap());
    }
    let mut figures = figures(&list);
    suppress(&mut figures, Policy::default(), &knowledge);
    let shown: String = rows()
        .map(|cells| {
            let value = |split: &&str| {
                let figure = &figures[&key(&format!("n {} 2024{split}", cells[0]))];
                figure.value.map_or("..".to_owned(), |value| value.to_string())
            };
            format!("{},{}\n", cells[0], splits.iter().map(value).collect::<Vec<_>>().join(","))
        })
        .collect();
    assert_eq!(shown, block("text"));
}
