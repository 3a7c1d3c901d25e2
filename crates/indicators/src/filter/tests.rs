//! What filters mean, and that every fault is told where it stands.

use super::{Atom, Comparison, Expr, Filter, Overdue};
use crate::register::register;
use enslinje_domain::clock::ClockId;
use proptest::prelude::*;

fn read(text: &str) -> Result<Expr, Vec<(&'static str, String)>> {
    let placement = register("placement").unwrap();
    let overdue = Overdue { from: "from", clock: ClockId::new("care_review").unwrap() };
    Filter::read(text, placement, Some(&overdue))
        .map(|filter| filter.expr)
        .map_err(|faults| faults.into_iter().map(|fault| (fault.code, text[fault.span].to_owned())).collect())
}

fn category(column: &'static str, values: &[&str]) -> Expr {
    Expr::Atom(Atom::Category { column, values: values.iter().map(ToString::to_string).collect() })
}

fn number(column: &'static str, comparison: Comparison, value: i64) -> Expr {
    Expr::Atom(Atom::Number { column, comparison, value })
}

#[test]
fn and_binds_tighter_than_or_and_not_tightest() {
    let child = || category("target_group", &["child"]);
    let law = || category("legal_basis", &["LVU"]);
    let form = || category("form", &["foster_home"]);
    let text = r#"target_group = "child" or legal_basis = "LVU" and not form = "foster_home""#;
    let not_form = Expr::Not(Box::new(form()));
    assert_eq!(read(text), Ok(Expr::Or(vec![child(), Expr::And(vec![law(), not_form])])));
    let text = r#"(target_group = "child" or legal_basis = "LVU") and form = "foster_home""#;
    assert_eq!(read(text), Ok(Expr::And(vec![Expr::Or(vec![child(), law()]), form()])));
}

#[test]
fn days_kronor_ages_and_lists_are_values_of_their_columns() {
    assert_eq!(read("from >= 2024-02-29"), Ok(number("from", Comparison::AtLeast, 19_782)));
    assert_eq!(read("cost_per_day < 1000.50"), Ok(number("cost_per_day", Comparison::Less, 100_050)));
    assert_eq!(
        read("age at from >= 18"),
        Ok(Expr::Atom(Atom::Age { at: "from", comparison: Comparison::AtLeast, years: 18 }))
    );
    assert_eq!(
        read(r#"form in ("state_institution", "foster_home")"#),
        Ok(category("form", &["foster_home", "state_institution"]))
    );
    assert_eq!(read("to is not empty"), Ok(Expr::Not(Box::new(Expr::Atom(Atom::Empty { column: "to" })))));
    let clock = ClockId::new("care_review").unwrap();
    assert_eq!(read("overdue at to"), Ok(Expr::Atom(Atom::OverdueAt { column: "to", from: "from", clock })));
}

#[test]
fn unlike_is_the_opposite_of_like_even_for_empty_cells() {
    let opposite = Expr::Not(Box::new(number("to", Comparison::Equal, 19_723)));
    assert_eq!(read("to != 2024-01-01"), Ok(opposite.clone()));
    assert_eq!(read("not (to = 2024-01-01)"), Ok(opposite));
}

#[test]
fn every_fault_is_told_with_the_characters_that_are_wrong() {
    let cases = [
        (r#"formm = "foster_home""#, "filter-unknown-column", "formm"),
        (r#"form = "fosterhome""#, "filter-unknown-code", "\"fosterhome\""),
        (r#"form < "foster_home""#, "filter-category-order", "form"),
        ("form = 3", "filter-wants-text", "3"),
        ("from = \"2024-01-01\"", "filter-wants-day", "\"2024-01-01\""),
        ("from = 2024-02-30", "filter-bad-day", "2024-02-30"),
        ("cost_per_day = 1.234", "filter-bad-number", "1.234"),
        ("cost_per_day = 2024-01-01", "filter-wants-kronor", "2024-01-01"),
        ("age at form >= 18", "filter-not-a-day", "form"),
        ("age at from >= \"18\"", "filter-wants-years", "\"18\""),
        ("from is empty", "filter-never-empty", "from"),
        ("to is", "filter-ends-early", ""),
        ("to is empty to", "filter-unexpected", "to"),
        ("form = \"foster_home", "filter-open-quote", "\"foster_home"),
        ("form & 3", "filter-unknown-mark", "&"),
        ("å = 3", "filter-unknown-mark", "å"),
        ("", "filter-ends-early", ""),
    ];
    for (text, code, wrong) in cases {
        assert_eq!(read(text), Err(vec![(code, wrong.to_owned())]), "{text}");
    }
}

#[test]
fn several_wrong_names_are_told_in_one_go() {
    let found = read(r#"formm = "x" and too is empty or form in ("a", "b")"#).unwrap_err();
    let codes: Vec<_> = found.iter().map(|(code, wrong)| (*code, wrong.as_str())).collect();
    assert_eq!(
        codes,
        [
            ("filter-unknown-column", "formm"),
            ("filter-unknown-column", "too"),
            ("filter-unknown-code", "\"a\""),
            ("filter-unknown-code", "\"b\""),
        ]
    );
}

#[test]
fn nesting_without_end_is_refused_and_does_not_exhaust_the_stack() {
    let found = read(&"(".repeat(30_000)).unwrap_err();
    assert_eq!(found, [("filter-too-deep", "(".to_owned())]);
    let found = read(&"not ".repeat(10_000)).unwrap_err();
    assert_eq!(found, [("filter-too-deep", "not".to_owned())]);
}

#[test]
fn a_clock_must_be_known_where_overdue_is_asked() {
    let found = Filter::read("overdue at to", register("placement").unwrap(), None).unwrap_err();
    assert_eq!(found.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["filter-no-clock"]);
}

proptest! {
    #[test]
    fn no_text_panics_and_every_fault_lies_inside_it(text in "[a-z_ ()=!<>\"0-9.,å-]{0,60}|.{0,40}") {
        if let Err(faults) = Filter::read(&text, register("placement").unwrap(), None) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(text.get(fault.span.clone()).is_some(), "{:?}", fault);
            }
        }
    }
}
