//! An outcome as SARIF 2.1.0 (OASIS standard), for editors and review tools.
//!
//! Lines and columns are those of the other formats; of a paged file they count within the page, which
//! is told as a logical location.

use super::{
    View, cause_name,
    fingerprint::fingerprints,
    located::{Located, locate},
    sentence,
};
use crate::finding::{Code, Finding};
use enslinje_domain::Severity;
use serde_json::{Value, json};

/// The schema that the text is valid against.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The name of our fingerprints, with their version.
const FINGERPRINT: &str = "enslinjeFinding/v1";

/// The outcome as SARIF; ends with a line break.
///
/// # Errors
/// When it cannot be written as JSON, which no outcome can cause.
pub fn sarif(view: &View<'_>) -> Result<String, serde_json::Error> {
    let prints = fingerprints(view.documents, &view.outcome.findings);
    let results: Vec<Value> = view
        .outcome
        .findings
        .iter()
        .zip(prints)
        .map(|(finding, print)| result(view, finding, &print))
        .collect();
    let page = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "enslinje",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(view, *code)).collect::<Vec<_>>(),
            }},
            "language": view.messages.locale().tag(),
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts(view),
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notifications(view),
            }],
            "results": results,
        }],
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&page)?))
}

fn artifacts(view: &View<'_>) -> Vec<Value> {
    view.documents.iter().map(|document| json!({"location": {"uri": uri(&document.path)}})).collect()
}

fn rule(view: &View<'_>, code: Code) -> Value {
    json!({
        "id": code.id(),
        "shortDescription": {"text": sentence::rule(view.messages, code)},
        "help": {"text": sentence::help(view.messages, code)},
    })
}

fn result(view: &View<'_>, finding: &Finding, print: &str) -> Value {
    let places = locate(view.documents, &finding.places);
    let index = Code::ALL.iter().position(|code| *code == finding.code);
    let related: Vec<Value> = places
        .iter()
        .skip(1)
        .enumerate()
        .map(|(id, place)| {
            let mut told = location(view, place);
            told["id"] = json!(id + 1);
            told["message"] = json!({"text": place.text});
            told
        })
        .collect();
    let mut told = json!({
        "ruleId": finding.code.id(),
        "ruleIndex": index,
        "level": level(finding.severity),
        "rank": finding.confidence,
        "message": {"text": message(view, finding)},
        "locations": places.first().map(|place| location(view, place)).into_iter().collect::<Vec<_>>(),
        "partialFingerprints": {FINGERPRINT: print},
    });
    if !related.is_empty() {
        told["relatedLocations"] = json!(related);
    }
    told
}

/// The message with the arithmetic and what else could explain it, as sentences of their own.
fn message(view: &View<'_>, finding: &Finding) -> String {
    let mut lines = vec![sentence::message(view.messages, view.documents, finding)];
    if !finding.formula.is_empty() {
        lines.push(view.text("check-line-formula", &[("formula", finding.formula.clone())]));
    }
    lines.extend(finding.doubts.iter().map(|doubt| sentence::doubt(view.messages, *doubt)));
    lines.join("\n")
}

fn location(view: &View<'_>, place: &Located<'_>) -> Value {
    let index = view.documents.iter().position(|document| std::ptr::eq(document, place.document));
    let mut told = json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(&place.document.path), "index": index},
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line.max(place.start.line),
                "endColumn": place.end.column,
                "snippet": {"text": place.text},
            },
        },
    });
    if let Some(page) = place.start.page {
        let args = [("page", page.to_string()), ("line", place.start.line.to_string())];
        told["logicalLocations"] = json!([{"name": view.text("check-page-line-page", &args)}]);
    }
    told
}

fn notifications(view: &View<'_>) -> Vec<Value> {
    let told = view.outcome.unread.iter().map(|(document, part)| {
        let path = view.documents.get(*document).map_or("", |document| document.path.as_str());
        let mut place =
            json!({"physicalLocation": {"artifactLocation": {"uri": uri(path), "index": document}}});
        if let Some(page) = part.page {
            let name = view.text("check-page-page", &[("page", page.to_string())]);
            place["logicalLocations"] = json!([{"name": name}]);
        }
        json!({
            "level": "warning",
            "descriptor": {"id": format!("unread-{}", cause_name(part.cause))},
            "message": {"text": sentence::unread(view.messages, part)},
            "locations": [place],
        })
    });
    told.collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as the reference that RFC 3986 allows: all but plain characters as percent and hex digits.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    let path = path.replace('\\', "/");
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
