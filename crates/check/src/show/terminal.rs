//! Findings on a terminal: message, source lines with carets, arithmetic, grounds, remedy.

use super::{
    View,
    excerpt::{Excerpt, excerpts, printable},
    located::{address, locate},
    sentence,
};
use crate::finding::{Confirmation, Finding};
use enslinje_domain::Severity;

/// How many lines of a document one finding shows; the other formats have all.
const LINES: usize = 12;

/// All findings, what was not read, and a summary; ends with a line break.
pub fn terminal(view: &View<'_>) -> String {
    let mut blocks: Vec<String> = view.outcome.findings.iter().map(|found| finding(view, found)).collect();
    for (document, part) in &view.outcome.unread {
        let path = view.documents.get(*document).map_or("", |document| document.path.as_str());
        let place = part.page.map_or_else(|| path.to_owned(), |page| format!("{path}:{page}"));
        let message = sentence::unread(view.messages, part);
        let line = view.text("check-line-unread", &[("message", message)]);
        blocks.push(format!("{}\n--> {}", printable(&line), printable(&place)));
    }
    blocks.push(view.summary().join("\n"));
    format!("{}\n", blocks.join("\n\n"))
}

/// All relations that hold, one on each line with its place; empty when there are none.
pub fn confirmations(view: &View<'_>) -> String {
    view.outcome.confirmed.iter().map(|found| format!("{}\n", confirmation(view, found))).collect()
}

/// One finding, without a line break at its end.
pub fn finding(view: &View<'_>, finding: &Finding) -> String {
    let severity = view.text(severity_word(finding.severity), &[]);
    let message = sentence::message(view.messages, view.documents, finding);
    let mut lines = vec![format!("{severity}[{}]: {}", finding.code.id(), printable(&message))];
    lines.extend(sources(view, &excerpts(&locate(view.documents, &finding.places))));
    if !finding.formula.is_empty() {
        lines.push(view.text("check-line-formula", &[("formula", printable(&finding.formula))]));
    }
    let expected = sentence::expected(view.messages, finding);
    if let Some(expected) = expected.filter(|expected| !message.contains(expected)) {
        lines.push(view.text("check-line-expected", &[("expected", expected)]));
    }
    let grounds: Vec<String> =
        finding.grounds.iter().map(|ground| printable(&sentence::ground(view.messages, ground))).collect();
    if !grounds.is_empty() {
        lines.push(view.text("check-line-grounds", &[("grounds", grounds.join(" "))]));
    }
    let doubts: Vec<String> =
        finding.doubts.iter().map(|doubt| sentence::doubt(view.messages, *doubt)).collect();
    if !doubts.is_empty() {
        lines.push(view.text("check-line-doubts", &[("doubts", doubts.join(" "))]));
    }
    lines.push(view.text("check-line-confidence", &[("confidence", finding.confidence.to_string())]));
    let help = sentence::help(view.messages, finding.code);
    lines.push(format!("{}: {help}", view.text("text-help", &[])));
    lines.join("\n")
}

/// Places with their lines, all behind one margin.
fn sources(view: &View<'_>, excerpts: &[Excerpt<'_>]) -> Vec<String> {
    let shown = excerpts.get(..LINES).unwrap_or(excerpts);
    let margin = shown.iter().map(|excerpt| excerpt.place.line.to_string().len()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (index, excerpt) in shown.iter().enumerate() {
        let arrow = if index == 0 { "-->" } else { ":::" };
        let place = printable(&address(excerpt.path, &excerpt.place));
        lines.push(format!("{:margin$}{arrow} {place}", ""));
        lines.push(format!("{:>margin$} | {}", excerpt.place.line, excerpt.line));
        lines.push(format!("{:margin$} | {}", "", excerpt.carets));
    }
    let more = excerpts.len() - shown.len();
    if more > 0 {
        lines.push(view.text("check-line-more", &[("count", more.to_string())]));
    }
    lines
}

fn confirmation(view: &View<'_>, confirmation: &Confirmation) -> String {
    let places = locate(view.documents, &confirmation.places);
    let formula = if confirmation.formula.is_empty() {
        view.text("check-no-formula", &[("count", places.len().to_string())])
    } else {
        printable(&confirmation.formula)
    };
    let id = if confirmation.rounding { "check-line-confirmed-rounding" } else { "check-line-confirmed" };
    let line = view.text(id, &[("code", confirmation.code.id().to_owned()), ("formula", formula)]);
    let place = places
        .first()
        .map_or_else(String::new, |place| printable(&address(&place.document.path, &place.start)));
    format!("{line}\n--> {place}")
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "text-severity-info",
        Severity::Warning => "text-severity-warning",
        Severity::Error => "text-severity-error",
    }
}
