//! The inline language: tables of cases.

use super::{
    Direction, Expression, Fault, Scanner, Sign, UnitWord, View, find_braced, parse_expression, parse_format,
    parse_parts, parse_period,
};
use enslinje_domain::Split;

fn resolved(text: &str, report: &str) -> Option<String> {
    let mut scanner = Scanner::new(text);
    let period = parse_period(&mut scanner).ok()?;
    if !scanner.rest().trim().is_empty() {
        return None;
    }
    period.value.resolve(report.parse().unwrap()).map(|period| period.to_string())
}

#[test]
fn periods_follow_the_period_of_the_report() {
    let cases = [
        ("period", "2024", "2024"),
        ("period - 1", "2024", "2023"),
        ("period + 1", "2024", "2025"),
        ("period -2", "2024", "2022"),
        ("period \u{2212} 1", "2024", "2023"),
        ("period.q3", "2024", "2024-Q3"),
        ("period.q3", "2025", "2025-Q3"),
        ("period.q1 - 1", "2024", "2023-Q4"),
        ("period.q1 - 1y", "2024", "2023-Q1"),
        ("period.t2", "2024", "2024-T2"),
        ("period.h2", "2024", "2024-H2"),
        ("period.nov", "2024", "2024-11"),
        ("period.jan--nov", "2024", "2024-01--2024-11"),
        ("period.sep--dec - 1y", "2024", "2023-09--2023-12"),
        ("period.qy", "2024", "QY2024"),
        ("period.year", "2024-Q3", "2024"),
        ("period - 1", "2024-Q1", "2023-Q4"),
        ("period.q2", "QY2024", "2024-Q2"),
        ("2023-Q4", "2024", "2023-Q4"),
        ("2023-01--2023-11", "2024", "2023-01--2023-11"),
    ];
    for (text, report, expected) in cases {
        assert_eq!(resolved(text, report).as_deref(), Some(expected), "{text} in {report}");
    }
}

#[test]
fn what_is_not_a_period_is_refused() {
    for text in
        ["", "period.q5", "period.nov--jan", "periods", "2024-13", "period.", "period - x", "period-1"]
    {
        assert_eq!(resolved(text, "2024"), None, "{text}");
    }
    assert_eq!(resolved("period - 2000", "2024"), None);
    assert_eq!(resolved("period - 99999999999", "2024"), None);
}

#[test]
fn a_figure_has_indicator_parts_period_unit_and_format() {
    let read = parse_expression("fs_persons[sex=woman, age=25-]@period - 1y/fs | mnkr 1 signed unit");
    let Ok(Expression::Figure(figure)) = read else { panic!("not a figure: {read:?}") };
    assert_eq!(figure.indicator.value, "fs_persons");
    assert_eq!(figure.by, Split::whole().with("sex", "woman").with("age", "25-"));
    assert_eq!(figure.period.unwrap().span, 31..42);
    assert_eq!(figure.unit.unwrap().value, "fs");
    assert_eq!((figure.format.decimals, figure.format.sign), (Some(1), Sign::Always));
    assert_eq!(figure.format.unit, UnitWord::Full);
}

#[test]
fn directions_are_told_in_six_ways() {
    let view = |text: &str| parse_format(&mut Scanner::new(text)).map(|format| format.view);
    assert_eq!(view("direction"), Ok(View::Direction(Direction::Past)));
    assert_eq!(view("direction perfect neuter"), Ok(View::Direction(Direction::Perfect)));
    assert_eq!(view("direction countable"), Ok(View::Direction(Direction::Countable)));
    assert_eq!(view("change percent 1 abs"), Ok(View::Change));
    assert_eq!(view("surplus"), Ok(View::Surplus));
}

#[test]
fn mistakes_are_told_with_code_and_bytes() {
    let cases = [
        ("", "report-unexpected-end", 0..0),
        ("Åx", "report-unexpected-character", 0..2),
        ("a | nice", "report-unknown-format", 4..8),
        ("a | 1 2", "report-format-contradiction", 6..7),
        ("a | signed abs", "report-format-contradiction", 11..14),
        ("a | perfect", "report-format-contradiction", 4..11),
        ("a b", "report-unexpected-character", 2..3),
        ("a[sex=x", "report-unexpected-end", 7..7),
        ("a[sex=x,sex=y]", "report-part-twice", 8..11),
        ("a@period.q9", "report-unknown-period", 2..11),
        ("a@period - z", "report-unknown-step", 11..12),
        ("a/", "report-unexpected-end", 2..2),
        ("sum grants", "report-sum-without-field", 4..10),
        ("count x where y", "report-unexpected-end", 15..15),
        ("count x where y = \"z", "report-unclosed-quote", 18..20),
        ("period | nice", "report-unknown-format", 9..13),
    ];
    for (text, code, span) in cases {
        let fault = parse_expression(text).unwrap_err();
        assert_eq!((fault.code, fault.span), (code, span), "{text}");
    }
}

#[test]
fn parts_of_tables_are_read_to_the_end() {
    assert_eq!(parse_parts("amount=budget, entry=initial").unwrap().0.len(), 2);
    assert_eq!(parse_parts("amount=budget;").unwrap_err().code, "report-unexpected-character");
}

#[test]
fn escaped_braces_are_text_and_lone_ones_are_mistakes() {
    let read = |text: &'static str| {
        let mut faults = Vec::new();
        let found: Vec<_> =
            find_braced(text, &mut faults).into_iter().map(|braced| &text[braced.inner]).collect();
        (found, faults.iter().map(|fault: &Fault| fault.code).collect::<Vec<_>>())
    };
    assert_eq!(read(r"a \{b\} {c}"), (vec!["c"], vec![]));
    assert_eq!(read("a } b"), (vec![], vec!["report-stray-brace"]));
    assert_eq!(read("{a\n\nb}"), (vec![], vec!["report-unclosed-brace", "report-stray-brace"]));
    assert_eq!(read("{a\nb}"), (vec!["a\nb"], vec![]));
    assert_eq!(read("{a {b}"), (vec!["b"], vec!["report-unclosed-brace"]));
}
