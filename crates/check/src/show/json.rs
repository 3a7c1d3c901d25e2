//! An outcome as JSON, version 1: the contract of `docs/check.md`.
//!
//! Values are exact decimal numbers in the unit that is told beside them, as they are printed.

use super::{View, cause_name, fingerprint::fingerprints, located::locate, sentence, severity_name, written};
use crate::{
    amount::Amount,
    document::{Document, Unread},
    finding::{Confirmation, Finding, Mark},
};
use serde::Serialize;
use serde_json::value::RawValue;

/// Version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Page<'a> {
    version: u32,
    documents: Vec<DocumentTold<'a>>,
    findings: Vec<FindingTold<'a>>,
    confirmed: Vec<ConfirmationTold<'a>>,
    unread: Vec<UnreadTold<'a>>,
}

#[derive(Serialize)]
struct DocumentTold<'a> {
    path: &'a str,
    lines: usize,
    pages: Option<u32>,
}

#[derive(Serialize)]
struct FindingTold<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    confidence: u8,
    places: Vec<PlaceTold<'a>>,
    relation: &'a str,
    expected: Option<Box<RawValue>>,
    explained_by_rounding: bool,
    grounds: Vec<String>,
    doubts: Vec<String>,
    help: String,
    fingerprint: String,
}

#[derive(Serialize)]
struct PlaceTold<'a> {
    path: &'a str,
    page: Option<u32>,
    line: u32,
    column: u32,
    text: &'a str,
    value: Option<Box<RawValue>>,
    unit: Option<&'static str>,
}

#[derive(Serialize)]
struct ConfirmationTold<'a> {
    code: &'static str,
    places: Vec<PlaceTold<'a>>,
    relation: &'a str,
    explained_by_rounding: bool,
}

#[derive(Serialize)]
struct UnreadTold<'a> {
    path: &'a str,
    page: Option<u32>,
    cause: &'static str,
    name: &'a str,
    count: u32,
    message: String,
}

/// The outcome as JSON; ends with a line break.
///
/// # Errors
/// When it cannot be written as JSON, which no outcome can cause.
pub fn json(view: &View<'_>) -> Result<String, serde_json::Error> {
    let outcome = view.outcome;
    let prints = fingerprints(view.documents, &outcome.findings);
    let mut findings = Vec::with_capacity(outcome.findings.len());
    for (finding, print) in outcome.findings.iter().zip(prints) {
        findings.push(finding_told(view, finding, print)?);
    }
    let confirmed = outcome.confirmed.iter().map(|found| confirmation_told(view, found));
    let page = Page {
        version: VERSION,
        documents: view.documents.iter().map(document_told).collect(),
        findings,
        confirmed: confirmed.collect::<Result<_, _>>()?,
        unread: outcome.unread.iter().map(|(document, part)| unread_told(view, *document, part)).collect(),
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&page)?))
}

fn document_told(document: &Document) -> DocumentTold<'_> {
    let pages = document.lines.iter().filter_map(|line| line.page).max();
    DocumentTold { path: &document.path, lines: document.lines.len(), pages }
}

fn finding_told<'a>(
    view: &View<'a>,
    finding: &'a Finding,
    fingerprint: String,
) -> Result<FindingTold<'a>, serde_json::Error> {
    let printed = finding.places.first().and_then(|mark| mark.amount.as_ref());
    let by_rounding = match (&finding.expected, printed) {
        (Some(expected), Some(printed)) => expected.interval.meets(printed.interval),
        _ => false,
    };
    Ok(FindingTold {
        code: finding.code.id(),
        severity: severity_name(finding.severity),
        message: sentence::message(view.messages, view.documents, finding),
        confidence: finding.confidence,
        places: places(view, &finding.places)?,
        relation: &finding.formula,
        expected: value(finding.expected.as_ref())?,
        explained_by_rounding: by_rounding,
        grounds: finding.grounds.iter().map(|ground| sentence::ground(view.messages, ground)).collect(),
        doubts: finding.doubts.iter().map(|doubt| sentence::doubt(view.messages, *doubt)).collect(),
        help: sentence::help(view.messages, finding.code),
        fingerprint,
    })
}

fn confirmation_told<'a>(
    view: &View<'a>,
    confirmation: &'a Confirmation,
) -> Result<ConfirmationTold<'a>, serde_json::Error> {
    Ok(ConfirmationTold {
        code: confirmation.code.id(),
        places: places(view, &confirmation.places)?,
        relation: &confirmation.formula,
        explained_by_rounding: confirmation.rounding,
    })
}

fn places<'a>(view: &View<'a>, marks: &'a [Mark]) -> Result<Vec<PlaceTold<'a>>, serde_json::Error> {
    let told = locate(view.documents, marks).into_iter().map(|place| {
        Ok(PlaceTold {
            path: &place.document.path,
            page: place.start.page,
            line: place.start.line,
            column: place.start.column,
            text: place.text,
            value: value(place.amount)?,
            unit: place.amount.and_then(written::unit_name),
        })
    });
    told.collect()
}

/// A number that no floating point has touched.
fn value(amount: Option<&Amount>) -> Result<Option<Box<RawValue>>, serde_json::Error> {
    amount.map(|amount| RawValue::from_string(written::decimal(amount))).transpose()
}

fn unread_told<'a>(view: &View<'a>, document: usize, part: &'a Unread) -> UnreadTold<'a> {
    UnreadTold {
        path: view.documents.get(document).map_or("", |document| document.path.as_str()),
        page: part.page,
        cause: cause_name(part.cause),
        name: &part.name,
        count: part.count,
        message: sentence::unread(view.messages, part),
    }
}
