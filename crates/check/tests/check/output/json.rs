//! Findings as JSON.

use super::sample::{PATH, document, mark, outcome, shown, swedish, wrong_direction};
use enslinje_check::{Amount, Document, Outcome, Scale, Unit, show};
use enslinje_text::Locale;
use serde_json::{Value, json};

fn value(view: &show::View<'_>) -> Value {
    serde_json::from_str(&show::json(view).unwrap()).unwrap()
}

#[test]
fn a_finding_has_every_key_of_the_contract() {
    let told = swedish(value);
    let finding = &told["findings"][0];
    assert_eq!(told["version"], 1);
    assert_eq!(told["documents"], json!([{"path": PATH, "lines": 8, "pages": null}]));
    assert_eq!(finding["code"], "check-sum");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["confidence"], 95);
    assert_eq!(finding["relation"], "1 + 0,15 + 0,96 = 2,11");
    assert_eq!(finding["explained_by_rounding"], false);
    assert_eq!(
        finding["places"][0],
        json!({"path": PATH, "page": null, "line": 5, "column": 16, "text": "2,61", "value": 2.61, "unit": "mnkr"})
    );
    assert_eq!(finding["expected"], 2.11);
    assert_eq!(
        finding["message"].as_str().unwrap().replace('\u{a0}', " "),
        "”Summa åtgärder” är angiven till 2,61 mnkr, men delarna blir 2,11 mnkr."
    );
    assert_eq!(told["findings"][1]["severity"], "warning");
    assert_eq!(told["findings"][1]["expected"], Value::Null);
    assert_eq!(told["findings"][1]["places"][0]["value"], Value::Null);
}

#[test]
fn the_page_about_checking_shows_the_keys_that_are_written() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let page = std::fs::read_to_string(root.join("docs/check.md")).unwrap();
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (shown, told): (Value, Value) = (serde_json::from_str(example).unwrap(), swedish(value));
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&shown), keys(&told));
    for list in ["documents", "findings", "confirmed", "unread"] {
        assert_eq!(keys(&shown[list][0]), keys(&told[list][0]), "{list}");
    }
    assert_eq!(keys(&shown["findings"][0]["places"][0]), keys(&told["findings"][0]["places"][0]));
}

#[test]
fn confirmations_and_unread_parts_are_listed() {
    let told = swedish(value);
    assert_eq!(told["confirmed"][0]["relation"], "0,5 + 0,47 = 0,96");
    assert_eq!(told["confirmed"][0]["explained_by_rounding"], true);
    assert_eq!(told["confirmed"][1]["explained_by_rounding"], false);
    assert_eq!(
        told["unread"],
        json!([{
            "path": PATH, "page": 3, "cause": "picture", "name": "Diagram <1>", "count": 1,
            "message": "Bilden ”Diagram <1>” är inte läst: det som står i den är inte text."
        }])
    );
}

#[test]
fn values_are_exact_decimals_in_the_unit_that_is_printed() {
    let one = 1_000_000;
    for (value, unit, scale, expected, name) in [
        (-13_400_000 * one, Unit::Kronor, Scale::Million, "-13.4", Some("mnkr")),
        (1_209_684_000 * one, Unit::Kronor, Scale::Thousand, "1209684", Some("tkr")),
        (248_746_123 * one, Unit::Kronor, Scale::One, "248746123", Some("kr")),
        (
            1_234_567_890_123_456_789 * one + 5,
            Unit::Kronor,
            Scale::One,
            "1234567890123456789.000005",
            Some("kr"),
        ),
        (3_270_000, Unit::Percent, Scale::One, "3.27", Some("percent")),
        (-500_000, Unit::PercentagePoint, Scale::One, "-0.5", Some("percentage_points")),
        (0, Unit::Days, Scale::One, "0", Some("days")),
        (5_500_000 * one, Unit::None, Scale::Million, "5500000", None),
    ] {
        let document = Document::plain("a.txt", "x");
        let mut finding = wrong_direction(&super::sample::document());
        finding.places = vec![mark(&document, "x", 0)];
        finding.places[0].amount = Some(Amount::printed(value, unit, scale, 1));
        let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
        let text = shown(Locale::En, &document, &outcome, |view| show::json(view).unwrap());
        assert!(text.contains(&format!("\"value\": {expected},")), "{expected} in {text}");
        let told: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(told["findings"][0]["places"][0]["unit"].as_str(), name);
    }
}

#[test]
fn a_difference_that_rounding_could_make_is_told() {
    let document = document();
    let mut outcome = outcome(&document);
    let printed = outcome.findings[0].places[0].amount.unwrap();
    outcome.findings[0].expected = Some(Amount::computed(printed.interval.high, &printed));
    let told = shown(Locale::Sv, &document, &outcome, value);
    assert_eq!(told["findings"][0]["explained_by_rounding"], true);
    assert_eq!(told["findings"][0]["expected"], 2.615);
    // The printed decimals would make both alike, so the message has one more.
    let message = told["findings"][0]["message"].as_str().unwrap().replace('\u{a0}', " ");
    assert_eq!(message, "”Summa åtgärder” är angiven till 2,61 mnkr, men delarna blir 2,62 mnkr.");
}
