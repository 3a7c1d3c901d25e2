//! The engine against a reference that looks at every row, day by day, as the definitions say.

mod reference;
mod rows;
mod window;

use super::age::AgeLimits;
use super::cube::{Cube, resolve};
use super::due::{DueRule, DueRules};
use super::grid::MonthGrid;
use super::scan::{Plan, Surroundings};
use super::spec::{Count, Dimension, Interval, Spec, Statistic};
use crate::filter::check::day_number;
use crate::filter::{Filter, Overdue};
use enslinje_domain::clock::ClockId;
use enslinje_domain::{Number, Period};
use proptest::prelude::*;
use rows::{Row, batch, day, units};
use std::sync::Arc;

const INTERVAL: Interval = Interval { from: "opened", to: "police_reported" };
const LIMITS: [u32; 3] = [10, 13, 18];

fn clock() -> ClockId {
    ClockId::new("two_months").unwrap()
}

/// Two months, but no law before 1980.
fn due(start: chrono::NaiveDate) -> Option<chrono::NaiveDate> {
    (start >= day("1980-01-01")).then(|| enslinje_domain::calendar::add_months(start, 2)).flatten()
}

fn counts() -> Vec<Count> {
    let interval = INTERVAL;
    let weight = Some("paid_amount");
    vec![
        Count::Events { date: "paid" },
        Count::Sum { date: "paid", amount: "recovery_amount" },
        Count::Active(interval),
        Count::Stock { interval, weight: None },
        Count::Stock { interval, weight },
        Count::AverageStock { interval, weight: None },
        Count::AverageStock { interval, weight },
        Count::Days { interval, weight: None },
        Count::Days { interval, weight },
        Count::AverageDays { interval, weight },
        Count::Duration { interval, statistic: Statistic::Mean },
        Count::Duration { interval, statistic: Statistic::Median },
        Count::Duration { interval, statistic: Statistic::Percentile(90) },
        Count::Overdue { interval, clock: clock() },
        Count::OverdueOpen { interval, clock: clock() },
        Count::Distinct { key: "person", date: Some("paid"), interval: None },
        Count::Distinct { key: "person", date: None, interval: Some(interval) },
        Count::Distinct { key: "person", date: Some("paid"), interval: Some(interval) },
    ]
}

fn periods() -> Vec<Period> {
    let written = [
        "2023-01",
        "2023-02",
        "2023-12",
        "2024-01",
        "2024-02",
        "2024-03",
        "2024-06",
        "2023-Q1",
        "2024-Q1",
        "2024-T1",
        "2023-H2",
        "2023",
        "2023-11--2024-02",
        "QY2024",
    ];
    written.map(|text| text.parse().unwrap()).to_vec()
}

fn as_of() -> chrono::NaiveDate {
    day("2024-03-15")
}

fn surroundings() -> Surroundings {
    let rule: DueRule = Arc::new(due);
    Surroundings {
        grid: Arc::new(MonthGrid::covering(periods().into_iter()).unwrap()),
        units: Arc::new(units()),
        rules: DueRules([(clock(), rule)].into()),
        as_of: day_number(as_of()),
    }
}

fn specs(filter: Option<&str>, within: Option<&[u32]>, sex: &[&str]) -> Vec<Spec> {
    let register = crate::register::register("incorrect_payment").unwrap();
    let overdue = Overdue { from: "opened", clock: clock() };
    let filter = filter.map(|text| Filter::read(text, register, Some(&overdue)).unwrap().expr);
    let codes = sex.iter().map(ToString::to_string).collect();
    let spec = |count: Count| Spec {
        register,
        filter: filter.clone(),
        within: within.map(<[u32]>::to_vec),
        lengths: if matches!(count, Count::Distinct { .. }) { vec![1, 3, 4, 6, 12] } else { Vec::new() },
        count,
        dimensions: vec![Dimension { column: "sex", codes: Vec::clone(&codes), rest: codes.len() < 2 }],
        ages: Some(AgeLimits::new(&LIMITS)),
    };
    counts().into_iter().map(spec).collect()
}

/// The same specifications without age groups: their cells need not span all months.
fn without_ages() -> Vec<Spec> {
    specs(None, None, &["woman", "man"]).into_iter().map(|spec| Spec { ages: None, ..spec }).collect()
}

/// Counts the rows cut into batches at `cuts`, each batch its own part, merged from one end or in pairs.
fn engine(rows: &[Row], cuts: &[usize], in_pairs: bool, specs: Vec<Spec>) -> Vec<Cube> {
    let register = crate::register::register("incorrect_payment").unwrap();
    let plan = Plan::new(register, specs, &surroundings());
    let mut bounds: Vec<usize> = cuts.iter().map(|cut| cut % (rows.len() + 1)).collect();
    bounds.extend([0, rows.len()]);
    bounds.sort_unstable();
    let mut parts: Vec<_> = bounds
        .windows(2)
        .map(|pair| {
            let mut partial = plan.empty();
            plan.add(&mut partial, &batch(&rows[pair[0]..pair[1]]));
            partial
        })
        .collect();
    while parts.len() > 1 {
        let (last, first) = (parts.pop().unwrap(), parts.remove(0));
        let merged = plan.merge(last, first);
        if in_pairs { parts.push(merged) } else { parts.insert(0, merged) }
    }
    let whole = parts.pop().unwrap();
    assert!(whole.faults().is_empty(), "{:?}", whole.faults());
    resolve(&plan, whole)
}

/// Every value that the cubes tell, in one order.
fn values(cubes: &[Cube]) -> Vec<Option<Number>> {
    let mut values = Vec::new();
    for cube in cubes {
        for unit in 0..4 {
            for sex in [None, Some("woman"), Some("man")] {
                for age in [None, Some(1), Some(2), Some(3)] {
                    let part = cube.part(|_| sex, age).unwrap();
                    values.extend(periods().into_iter().map(|period| cube.value(unit, part, period)));
                }
            }
        }
    }
    values
}

const FILTERS: [Option<&str>; 7] = [
    None,
    Some("sex = \"woman\""),
    Some("not (sex != \"woman\" or opened is empty)"),
    Some("reported >= 2023-01-01 and recovery_amount > 100 or paid is not empty"),
    Some("age at reported >= 13 and sex in (\"man\", \"woman\")"),
    Some("overdue at paid"),
    Some("paid != 2024-01-15 and not paid_amount <= 5"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn every_kind_equals_the_reference_for_any_rows(rows in rows::any(), filter in 0..FILTERS.len(), within in prop::option::of(prop::collection::vec(0_u32..4, 1..3))) {
        let cubes = engine(&rows, &[], false, specs(FILTERS[filter], within.as_deref(), &["woman", "man"]));
        let world = reference::World { rows: &rows, filter, within };
        for cube in &cubes {
            for unit in 0..4 {
                for sex in [None, Some("woman"), Some("man")] {
                    for age in [None, Some(1), Some(2), Some(3)] {
                        let part = cube.part(|_| sex, age).unwrap();
                        for period in periods() {
                            let expected = world.value(&cube.spec().count, unit, sex, age, period);
                            let found = cube.value(unit, part, period);
                            prop_assert_eq!(found, expected, "{:?} unit {} {:?} age {:?} {}", cube.spec().count, unit, sex, age, period);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn any_partition_into_batches_gives_the_same_values(rows in rows::any(), cuts in prop::collection::vec(0_usize..60, 0..8), in_pairs: bool) {
        let specs = || specs(None, None, &["woman", "man"]);
        prop_assert_eq!(values(&engine(&rows, &cuts, in_pairs, specs())), values(&engine(&rows, &[], false, specs())));
    }
}

#[test]
fn sums_that_leave_64_bits_are_exact() {
    let mut rows = vec![rows::plain("a", "woman"); 6];
    for row in &mut rows[..4] {
        (row.amount, row.weight) = (Some(i64::MAX), Some(i64::MAX));
    }
    rows[4].weight = Some(i64::MIN);
    for cuts in [&[][..], &[1, 2, 3, 4, 5]] {
        let cubes = engine(&rows, cuts, false, without_ages());
        let value = |count: &Count, period: &str| {
            let cube = cubes.iter().find(|cube| cube.spec().count == *count).unwrap();
            cube.value(0, cube.part(|_| None, None).unwrap(), period.parse().unwrap()).unwrap()
        };
        let weights = 4 * i128::from(i64::MAX) + i128::from(i64::MIN) + 7;
        let (interval, weight) = (INTERVAL, Some("paid_amount"));
        let found = [
            value(&Count::Sum { date: "paid", amount: "recovery_amount" }, "2024-01"),
            value(&Count::Stock { interval, weight }, "2024-02"),
            value(&Count::Days { interval, weight }, "2024-Q1"),
        ];
        // Open from 5 January: 27, 29 and 31 days.
        let expected = [4 * i128::from(i64::MAX) + 2 * 10_000, weights, weights * 87];
        assert_eq!(found, expected.map(Number::from_integer));
    }
}

#[test]
fn a_code_that_is_not_told_apart_counts_in_the_whole_only() {
    let rows = [rows::plain("a", "woman"), rows::plain("a", "man")];
    let cubes = engine(&rows, &[], false, specs(None, None, &["woman"]));
    let events = &cubes[0];
    let period = "2024-01".parse().unwrap();
    let value = |sex: Option<&'static str>| events.value(1, events.part(|_| sex, None).unwrap(), period);
    assert_eq!(value(None), Some(Number::from_integer(2)));
    assert_eq!(value(Some("woman")), Some(Number::from_integer(1)));
    assert_eq!(events.part(|_| Some("man"), None), None);
}

#[test]
fn rows_that_cannot_be_counted_are_told_with_their_number() {
    let register = crate::register::register("incorrect_payment").unwrap();
    let plan = Plan::new(register, specs(None, None, &["woman"]), &surroundings());
    let mut rows = vec![rows::plain("a", "woman"); 4];
    rows[0].unit = "nowhere";
    rows[1].to = rows[1].from.map(|from| from - chrono::Days::new(1));
    rows[2].from = Some(day("1979-05-05"));
    rows[2].birth = day("1979-05-05");
    rows[3].sex = "other";
    let mut partial = plan.empty();
    plan.add(&mut partial, &batch(&rows));
    let mut problems = enslinje_domain::Problems::new();
    partial.faults().tell(register, &mut problems);
    let told: Vec<_> = problems.as_slice().iter().map(|problem| problem.code).collect();
    assert_eq!(
        told,
        ["indicator-row-unit", "indicator-row-code", "indicator-row-order", "indicator-row-no-law"]
    );
}
