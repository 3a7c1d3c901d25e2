//! Places, order and gathering.

use super::*;
use proptest::prelude::*;

#[test]
fn a_place_counts_lines_and_characters_from_one() {
    let text = "first\r\nsecond åäö here\r\n";
    let at = text.find("åäö").unwrap();
    let place = Place::span("a.toml", text, at..at + "åäö".len());
    assert_eq!(place.to_string(), "a.toml:2:8");
    assert_eq!(place.width, 3);
    assert_eq!(place.excerpt.as_deref(), Some("second åäö here"));
}

#[test]
fn a_place_over_several_lines_is_marked_to_the_end_of_its_first() {
    let place = Place::span("a", "ab\ncd", 1..5);
    assert_eq!((place.line, place.column, place.width), (Some(1), Some(2), 1));
}

#[test]
fn a_place_at_the_very_end_is_on_the_last_line() {
    let place = Place::span("a", "ab\n", 3..3);
    assert_eq!((place.line, place.column, place.width), (Some(2), Some(1), 1));
    assert_eq!(place.excerpt.as_deref(), Some(""));
}

#[test]
fn problems_are_told_in_the_order_of_file_line_and_column() {
    let at = |file: &str, line| Diagnostic::error("no-such-code", Place::line(file, line));
    let mut problems = Problems::from(at("b", 1));
    problems.push(at("a", 10));
    problems.push(Diagnostic::warning("no-such-code", Place::file("a")));
    problems.extend(Problems::from(at("a", 2)));
    let places: Vec<String> = problems.sorted().iter().map(|found| found.place.to_string()).collect();
    assert_eq!(places, ["a", "a:2", "a:10", "b:1"]);
}

#[test]
fn only_errors_stop_the_work() {
    let warning = Problems::from(Diagnostic::warning("no-such-code", Place::file("a")));
    assert_eq!(warning.or_ok(7), Ok(7));
    let error = Problems::from(Diagnostic::error("no-such-code", Place::file("a")).with("key", 3));
    assert_eq!(error.clone().or_ok(7), Err(error.clone()));
    assert_eq!(error.as_slice()[0].args, [("key", "3".to_owned())]);
}

proptest! {
    #[test]
    fn any_span_of_any_text_has_a_place_inside_it(text in any::<String>(), start in 0usize..200, end in 0usize..200) {
        let place = Place::span("a", &text, start..end);
        let line = usize::try_from(place.line.unwrap()).unwrap();
        let column = usize::try_from(place.column.unwrap()).unwrap();
        let excerpt = place.excerpt.unwrap();
        prop_assert!(line <= text.matches('\n').count() + 1);
        prop_assert!(column <= excerpt.chars().count() + 2);
        prop_assert!(place.width >= 1);
        prop_assert!(text.contains(&excerpt));
    }
}
