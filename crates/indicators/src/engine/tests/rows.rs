//! Rows of the register of incorrect payments, made up.

use crate::engine::units::UnitTree;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Date32Array, DictionaryArray, Int64Array, RecordBatch};
use chrono::{Days, NaiveDate};
use enslinje_domain::{OrgUnit, Organisation, UnitId, UnitKind};
use proptest::prelude::*;
use std::sync::Arc;

#[derive(Debug, Clone)]
pub struct Row {
    pub unit: &'static str,
    pub person: i64,
    pub sex: &'static str,
    pub birth: NaiveDate,
    pub reported: NaiveDate,
    /// Column `opened`.
    pub from: Option<NaiveDate>,
    /// Column `police_reported`.
    pub to: Option<NaiveDate>,
    /// Column `paid`.
    pub date: Option<NaiveDate>,
    /// Column `recovery_amount`.
    pub amount: Option<i64>,
    /// Column `paid_amount`.
    pub weight: Option<i64>,
}

pub fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

/// Unit 0 is the root, 1 (`a`) and 2 (`b`) lie below it, 3 (`c`) below `a`.
pub fn units() -> UnitTree {
    let unit = |id: &str, parent: Option<&str>| OrgUnit {
        id: UnitId::new(id).unwrap(),
        name: id.to_owned(),
        kind: UnitKind::Unit,
        parent: parent.and_then(UnitId::new),
        valid_from: day("2020-01-01"),
        valid_to: None,
        successors: Vec::new(),
    };
    let units = [("root", None), ("a", Some("root")), ("b", Some("root")), ("c", Some("a"))];
    UnitTree::new(&Organisation::new(units.map(|(id, parent)| unit(id, parent)).to_vec()).unwrap())
}

pub fn plain(unit: &'static str, sex: &'static str) -> Row {
    Row {
        unit,
        person: 1,
        sex,
        birth: day("2010-02-01"),
        reported: day("2024-01-02"),
        from: Some(day("2024-01-05")),
        to: None,
        date: Some(day("2024-01-15")),
        amount: Some(10_000),
        weight: Some(7),
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // Many on the ends of months, where kinds differ; some before and after the grid.
    prop_oneof![
        (0_u64..900).prop_map(|days| day("2022-06-01") + Days::new(days)),
        (0_u32..30, -1_i64..=1).prop_map(|(months, shift)| {
            let first =
                enslinje_domain::calendar::add_months(day("2022-08-01"), i32::try_from(months).unwrap());
            first.unwrap() + chrono::Duration::days(shift)
        }),
    ]
}

fn any_row() -> impl Strategy<Value = Row> {
    let who = (
        prop::sample::select(vec!["root", "a", "b", "c"]),
        1_i64..6,
        prop::sample::select(vec!["woman", "man"]),
    );
    let birth = prop_oneof![
        (0_u64..7000).prop_map(|days| day("2003-01-01") + Days::new(days)),
        Just(day("2008-02-29")),
        Just(day("2012-02-29")),
    ];
    let days = (any_day(), prop::option::weighted(0.9, any_day()), prop::option::weighted(0.7, 0_u64..400));
    let rest = (
        prop::option::weighted(0.8, any_day()),
        prop::option::weighted(0.9, 0_i64..500),
        prop::option::weighted(0.9, 0_i64..100),
    );
    (who, birth, days, rest).prop_map(
        |((unit, person, sex), birth, (reported, from, length), (date, amount, weight))| Row {
            unit,
            person,
            sex,
            birth,
            reported,
            from,
            to: from.and_then(|from| Some(from + Days::new(length?))),
            date,
            amount: amount.map(|amount| amount * 100),
            weight,
        },
    )
}

/// Some rows of people born before anything happened to them.
pub fn any() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(any_row(), 0..25)
}

pub fn batch(rows: &[Row]) -> RecordBatch {
    let codes = |of: fn(&Row) -> &'static str| -> ArrayRef {
        Arc::new(rows.iter().map(of).collect::<DictionaryArray<Int32Type>>())
    };
    let days = |of: fn(&Row) -> Option<NaiveDate>| -> ArrayRef {
        Arc::new(rows.iter().map(|row| of(row).map(|day| day.to_epoch_days())).collect::<Date32Array>())
    };
    let numbers =
        |of: fn(&Row) -> Option<i64>| -> ArrayRef { Arc::new(rows.iter().map(of).collect::<Int64Array>()) };
    RecordBatch::try_from_iter([
        ("unit", codes(|row| row.unit)),
        ("person", numbers(|row| Some(row.person))),
        ("sex", codes(|row| row.sex)),
        ("birth", days(|row| Some(row.birth))),
        ("reported", days(|row| Some(row.reported))),
        ("opened", days(|row| row.from)),
        ("police_reported", days(|row| row.to)),
        ("paid", days(|row| row.date)),
        ("recovery_amount", numbers(|row| row.amount)),
        ("paid_amount", numbers(|row| row.weight)),
    ])
    .unwrap()
}
