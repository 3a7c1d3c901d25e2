//! Findings as SARIF 2.1.0.

use super::sample::{document, outcome, shown, swedish};
use enslinje_check::{Code, show};
use enslinje_text::Locale;
use serde_json::{Value, json};

fn value(view: &show::View<'_>) -> Value {
    serde_json::from_str(&show::sarif(view).unwrap()).unwrap()
}

#[test]
fn a_result_has_rule_level_message_location_and_fingerprint() {
    let told = swedish(value);
    let result = &told["runs"][0]["results"][0];
    assert_eq!(told["version"], "2.1.0");
    assert_eq!(result["ruleId"], "check-sum");
    assert_eq!(result["level"], "error");
    assert_eq!(result["rank"], 95);
    assert_eq!(
        result["locations"],
        json!([{"physicalLocation": {
            "artifactLocation": {"uri": "rapport%20%C3%A5r%201.txt", "index": 0},
            "region": {"startLine": 5, "startColumn": 16, "endLine": 5, "endColumn": 20, "snippet": {"text": "2,61"}},
        }}])
    );
    let related = result["relatedLocations"].as_array().unwrap();
    let lines: Vec<&Value> =
        related.iter().map(|place| &place["physicalLocation"]["region"]["startLine"]).collect();
    assert_eq!(lines, [2, 3, 4]);
    assert_eq!(result["partialFingerprints"]["enslinjeFinding/v1"].as_str().unwrap().len(), 32);
    assert_eq!(told["runs"][0]["results"][1]["level"], "warning");
}

#[test]
fn every_code_is_a_rule_and_results_point_at_theirs() {
    let told = swedish(value);
    let run = &told["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, Code::ALL.map(Code::id));
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], ids[index]);
    }
}

#[test]
fn what_was_not_read_is_a_notification() {
    let told = swedish(value);
    let invocation = &told["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    assert_eq!(invocation["toolExecutionNotifications"][0]["level"], "warning");
    assert_eq!(invocation["toolExecutionNotifications"][0]["descriptor"]["id"], "unread-picture");
    assert_eq!(
        invocation["toolExecutionNotifications"][0]["locations"][0]["logicalLocations"],
        json!([{"name": "Sida 3"}])
    );
}

/// The parts of the schema that a program can get wrong: closed objects, required keys, closed words.
#[test]
fn every_object_has_only_keys_of_the_schema_and_all_that_it_requires() {
    let document = document();
    let told = shown(Locale::En, &document, &outcome(&document), value);
    closed(&told, &["$schema", "version", "runs"], &["version", "runs"]);
    let run = &told["runs"][0];
    closed(run, &["tool", "language", "columnKind", "artifacts", "invocations", "results"], &["tool"]);
    closed(&run["tool"]["driver"], &["name", "version", "rules"], &["name"]);
    for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
        closed(rule, &["id", "shortDescription", "help"], &["id"]);
        closed(&rule["shortDescription"], &["text"], &["text"]);
        closed(&rule["help"], &["text"], &["text"]);
    }
    closed(
        &run["invocations"][0],
        &["executionSuccessful", "toolExecutionNotifications"],
        &["executionSuccessful"],
    );
    assert_eq!(run["language"], "en");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let keys = ["ruleId", "ruleIndex", "level", "rank", "message", "locations", "relatedLocations"];
    for result in run["results"].as_array().unwrap() {
        closed(result, &[&keys[..], &["partialFingerprints"]].concat(), &["message"]);
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        closed(&result["message"], &["text"], &["text"]);
        for place in result["locations"].as_array().unwrap() {
            closed(place, &["physicalLocation", "logicalLocations"], &[]);
            let region = &place["physicalLocation"]["region"];
            for key in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(region[key].as_u64().unwrap() >= 1, "{key}");
            }
        }
    }
}

fn closed(object: &Value, known: &[&str], required: &[&str]) {
    let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
    for key in &keys {
        assert!(known.contains(&key.as_str()), "{key} is not in the schema: {object}");
    }
    for key in required {
        assert!(keys.iter().any(|known| known == key), "{key} is required: {object}");
    }
}
