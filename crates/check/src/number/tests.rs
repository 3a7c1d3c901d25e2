//! Numbers: the case table of `suite/check`, intervals, and laws of any text.

use proptest::prelude::*;

use super::*;
use crate::{Interval, Scale, Unit};

const CASES: &str = include_str!("../../../../suite/check/numbers.csv");

fn unescaped(text: &str) -> String {
    [("\\t", "\t"), ("\\n", "\n"), ("\\_", "\u{a0}"), ("\\-", "\u{202f}"), ("\\:", "\u{2009}")]
        .iter()
        .fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

fn decimal(millionths: i128) -> String {
    let (sign, size) = (if millionths < 0 { "-" } else { "" }, millionths.abs());
    let written = format!("{sign}{}.{:06}", size / ONE, size % ONE);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn written(number: &Printed) -> String {
    let unit = match number.amount.unit {
        Unit::None => "none",
        Unit::Kronor => "kronor",
        Unit::Percent => "percent",
        Unit::PercentagePoint => "point",
        Unit::Days => "days",
        Unit::Count => "count",
    };
    let scale = match number.amount.scale {
        Scale::One => "one",
        Scale::Thousand => "thousand",
        Scale::Million => "million",
        Scale::Billion => "billion",
    };
    let qualifier = match number.qualifier {
        Qualifier::Exact => "exact",
        Qualifier::About => "about",
        Qualifier::JustOver => "just-over",
        Qualifier::JustUnder => "just-under",
        Qualifier::MoreThan => "more-than",
        Qualifier::LessThan => "less-than",
        Qualifier::AtLeast => "at-least",
        Qualifier::AtMost => "at-most",
    };
    let form = match number.form {
        Form::Digits => "",
        Form::Word => " word",
        Form::Multiple => " multiple",
    };
    format!("{} {unit} {scale} {} {qualifier}{form}", decimal(number.amount.value), number.amount.decimals)
}

#[test]
fn every_form_is_read_as_the_table_says() {
    let rows: Vec<&str> = CASES.lines().skip(1).filter(|row| !row.starts_with('#')).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let [mode, text, expected, reference] = row.split(';').collect::<Vec<_>>()[..] else {
            panic!("four fields: {row}")
        };
        let text = unescaped(text);
        let span = 0..text.len();
        let found = if mode == "cell" { in_cell(&text, span) } else { in_prose(&text, span) };
        let found: Vec<String> = found.iter().map(written).collect();
        if found.join(" | ") != expected {
            wrong.push(format!("{reference}: {text:?}: {found:?}, not {expected:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(rows.len() >= 150, "{} cases", rows.len());
}

fn prose(text: &str) -> Vec<Printed> {
    in_prose(text, 0..text.len())
}

fn interval(text: &str) -> (String, String) {
    let Interval { low, high } = prose(text)[0].amount.interval;
    (decimal(low), decimal(high))
}

#[test]
fn a_span_goes_from_the_sign_through_the_unit() {
    let text = "underskott på cirka -17,1 miljoner kronor i år";
    let found = prose(text);
    assert_eq!(&text[found[0].span.clone()], "-17,1 miljoner kronor");
    assert_eq!(&text[found[0].digits.clone()], "-17,1");
    assert_eq!(found[0].sign, Some(Sign::Minus));
}

#[test]
fn a_span_counts_from_the_start_of_the_whole_text() {
    let text = "åäö 12 och 30 mkr";
    let start = text.find("30").unwrap();
    let found = in_prose(text, start..text.len());
    assert_eq!(found.iter().map(|number| &text[number.span.clone()]).collect::<Vec<_>>(), ["30 mkr"]);
    assert_eq!(in_prose(text, 1..4), []);
    assert_eq!(in_prose(text, 4..99), []);
}

#[test]
fn intervals_are_as_wide_as_digits_and_qualifier_say() {
    let table = [
        ("det var 1 800 fall", "1799.5", "1800.5"),
        ("det var 16,0 fall", "15.95", "16.05"),
        ("det var 40 000 fall", "39999.5", "40000.5"),
        ("det var 2,5 mkr", "2450000", "2550000"),
        ("det var cirka 16 fall", "14.4", "17.6"),
        ("det var cirka 40 000 fall", "35000", "45000"),
        ("det var cirka 3 fall", "2.5", "3.5"),
        ("det var drygt 50 fall", "50", "55"),
        ("det var knappt 50 fall", "45", "50"),
        ("det var cirka -20 procent", "-25", "-15"),
        ("det var drygt -20 procent", "-25", "-20"),
        ("det var mindre än fem", "0", "5"),
        ("det var högst 12", "0", "12"),
        ("det var mer än 12", "12", "1000000000000000000"),
        ("det har fördubblats", "1.8", "2.2"),
        ("det har mer än halverats", "0", "0.5"),
        ("det har nästan halverats", "0.5", "0.55"),
        ("det är mer än hälften", "0.5", "1"),
    ];
    for (text, low, high) in table {
        assert_eq!(interval(text), (low.to_owned(), high.to_owned()), "{text}");
    }
}

#[test]
fn a_first_interval_is_a_label_only_before_the_next() {
    let text = "-19\t20–25\t26–30\n";
    assert_eq!(in_cell(text, 0..3), []);
    let text = "-19\t4\n20 - 25\t5\n";
    assert_eq!(in_cell(text, 0..3), []);
    let text = "-19\t4\n-20\t5\n";
    assert_eq!(in_cell(text, 0..3).len(), 1);
}

#[test]
fn the_greatest_numbers_do_not_overflow() {
    assert_eq!(prose("999 999 999 999 999 miljarder kronor"), []);
    let found = prose("mer än 999 999 999 miljarder kronor och 1 kr");
    let sum = found[0].amount.interval.plus(found[1].amount.interval);
    assert_eq!(
        Interval::ratio_percent(sum, found[1].amount.interval).unwrap().low,
        66_666_666_600_000_000_033_333_333
    );
}

/// Thousands in groups after this space.
fn swedish(magnitude: u64, decimals: &str, space: char) -> String {
    let digits = magnitude.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(space);
        }
        grouped.push(digit);
    }
    if decimals.is_empty() { grouped } else { format!("{grouped},{decimals}") }
}

proptest! {
    #[test]
    fn any_text_gives_ordered_spans_of_whole_characters(
        text in "([0-9]{1,4}|[ \u{a0}\t\n]|[-–−+,.:/§%()<*]|år|kr|miljoner|och|till|cirka|mer än|ett|fem|hälften|l|I|O|\\PC){0,40}",
    ) {
        for found in [in_prose(&text, 0..text.len()), in_cell(&text, 0..text.len())] {
            let mut end = 0;
            for number in found {
                prop_assert!(number.span.start >= end && number.span.end > number.span.start);
                prop_assert!(text.get(number.span.clone()).is_some());
                prop_assert!(text.get(number.digits.clone()).is_some());
                prop_assert!(number.span.start <= number.digits.start && number.digits.end <= number.span.end);
                prop_assert!(number.amount.interval.low <= number.amount.value);
                prop_assert!(number.amount.value <= number.amount.interval.high);
                prop_assert!(number.amount.value.abs() <= FAR);
                end = number.span.end;
            }
        }
    }

    #[test]
    fn a_part_of_any_text_does_not_panic(text in "\\PC{0,30}", start in 0_usize..40, length in 0_usize..40) {
        in_prose(&text, start..start + length);
        in_cell(&text, start..start + length);
    }

    #[test]
    fn a_number_in_swedish_form_is_read_back(
        magnitude in 0_u64..1_000_000_000_000,
        decimals in "[0-9]{0,3}",
        negative in any::<bool>(),
        space in prop::sample::select(vec![' ', '\u{a0}', '\u{202f}', '\u{2009}']),
        unit in prop::sample::select(vec![("kr", 1), ("tkr", 1_000), ("mkr", 1_000_000), ("procent", 1)]),
    ) {
        let (name, factor) = unit;
        let sign = if negative { "-" } else { "" };
        let text = format!("utfallet är {sign}{} {name} i år", swedish(magnitude, &decimals, space));
        let parts: i128 = format!("{decimals:0<6}").parse().unwrap();
        let size = (i128::from(magnitude) * ONE + parts) * factor;
        let found = in_prose(&text, 0..text.len());
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].amount.value, if negative { -size } else { size });
        let cell = swedish(magnitude, &decimals, space);
        let year = decimals.is_empty() && (1990..2050).contains(&magnitude) && magnitude < 1_000;
        let found = in_cell(&cell, 0..cell.len());
        prop_assert_eq!(found.len(), usize::from(!year), "{}", cell);
    }
}

#[test]
#[ignore = "a measurement: run with --release --ignored --nocapture"]
#[expect(clippy::print_stdout, reason = "a measurement that prints")]
fn reading_time_grows_with_the_text() {
    for part in [
        "1, ",
        "5 och ",
        "(1 ",
        "-1 - ",
        "12\t",
        "en ",
        "031-",
        "§ 1 ",
        "a-1",
        "1\n",
        "cirka 1 800 miljoner kronor ",
    ] {
        let times = [1, 2, 4].map(|factor| {
            let text = part.repeat(50_000 * factor);
            let start = std::time::Instant::now();
            in_prose(&text, 0..text.len());
            in_cell(&text, 0..text.len());
            start.elapsed()
        });
        println!("{part:?}: {times:?}");
    }
}
