//! What is told behind a figure.

use crate::compute::tests::with_engine;
use enslinje_domain::{FigureKey, IndicatorId, Number, Period, Split, UnitId};

fn key(indicator: &str, period: &str, by: Split) -> FigureKey {
    let period: Period = period.parse().unwrap();
    FigureKey {
        indicator: IndicatorId::new(indicator).unwrap(),
        unit: UnitId::new("root").unwrap(),
        period,
        by,
    }
}

#[test]
fn the_rows_behind_a_count_are_numbered_and_told_without_people() {
    with_engine(|engine| {
        let told = engine.explain(&key("closures", "2024", Split::whole().with("age", "13-17")), 1).unwrap();
        let rows = told.rows.unwrap();
        assert_eq!((rows.register, rows.counted), (6, 2));
        assert_eq!(told.figure.value, Some(Number::from_integer(2)));
        assert_eq!(rows.first[0].cells, [("closed", "2024-01-31".to_owned()), ("unit", "a".to_owned())]);
    });
}

#[test]
fn a_change_tells_the_figures_of_both_periods() {
    with_engine(|engine| {
        let told = engine.explain(&key("closures_change", "2024", Split::whole()), 0).unwrap();
        let inputs: Vec<_> = told
            .inputs
            .iter()
            .map(|input| (input.figure.key.period.to_string(), input.rows.as_ref().map(|rows| rows.counted)))
            .collect();
        assert_eq!(inputs, [("2024".to_owned(), Some(4)), ("2023".to_owned(), Some(2))]);
        assert_eq!(told.rows, None);
    });
}

#[test]
fn the_filter_and_versions_are_those_of_the_period() {
    with_engine(|engine| {
        let told = engine.explain(&key("moved", "2024", Split::whole()), 0).unwrap();
        assert_eq!(told.filter.as_deref(), Some(r#"reason in ("moved", "other")"#));
        assert_eq!((told.definition.unwrap().number, told.versions.len()), (2, 2));
    });
}

#[test]
fn ledger_rows_are_those_of_the_amount() {
    with_engine(|engine| {
        let told = engine.explain(&key("wages", "2024", Split::whole()), 9).unwrap();
        let rows = told.rows.unwrap();
        assert_eq!((rows.register, rows.counted), (6, 3));
        assert!(rows.first[0].cells.contains(&("value", "-100.50".to_owned())));
    });
}
