//! Names and measures.

use super::*;

#[test]
fn names_are_lower_case_ascii_and_begin_with_a_letter() {
    for good in ["a", "inv_over_4m", "care_days"] {
        assert_eq!(IndicatorId::new(good).unwrap().as_str(), good);
    }
    for bad in ["", "4m", "_a", "Inv", "å", "a-b", "a b", "a\n"] {
        assert_eq!(IndicatorId::new(bad), None, "{bad}");
    }
    assert_eq!(UnitId::new("bm-2").unwrap().to_string(), "bm-2");
    assert_eq!(UnitId::new("-bm"), None);
}

#[test]
fn every_measure_is_found_by_its_name() {
    for (name, measure) in Measure::NAMES {
        assert_eq!((Measure::from_name(name), measure.name()), (Some(measure), name));
    }
    assert_eq!(Measure::from_name("kronor"), None);
}

#[test]
fn figures_are_ordered_by_indicator_unit_period_and_part() {
    let key = |indicator: &str, period: &str, by: Split| FigureKey {
        indicator: IndicatorId::new(indicator).unwrap(),
        unit: UnitId::new("root").unwrap(),
        period: period.parse().unwrap(),
        by,
    };
    let woman = Split::whole().with("sex", "woman");
    let mut keys = vec![
        key("b", "2023", Split::whole()),
        key("a", "2024", woman.clone()),
        key("a", "2024", Split::whole()),
        key("a", "2023", Split::whole()),
    ];
    keys.sort();
    let expected = [
        key("a", "2023", Split::whole()),
        key("a", "2024", Split::whole()),
        key("a", "2024", woman),
        key("b", "2023", Split::whole()),
    ];
    assert_eq!(keys, expected);
}
