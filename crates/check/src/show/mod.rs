//! An outcome as people and programs read it: terminal, JSON, SARIF and one web page; and the list of
//! findings that somebody has accepted.
//!
//! Everything is text in memory; where it goes is the caller's.

mod baseline;
mod excerpt;
mod fingerprint;
mod html;
mod json;
mod located;
mod sarif;
mod sentence;
mod terminal;
mod written;

pub use baseline::{Accepted, Baseline, Judged};
pub use fingerprint::fingerprints;
pub use html::html;
pub use json::json;
pub use sarif::sarif;
pub use terminal::{confirmations, finding, terminal};

use crate::{
    document::{Document, UnreadCause},
    finding::{Code, Finding, Outcome},
};
use enslinje_domain::Severity;
use enslinje_text::Messages;
use std::collections::BTreeMap;

/// What is shown, and in which language.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The words.
    pub messages: &'a Messages,
    /// The documents that were checked, in the order that marks count them.
    pub documents: &'a [Document],
    /// What was found.
    pub outcome: &'a Outcome,
    /// How many findings were taken out of the outcome.
    pub left_out: LeftOut,
}

/// How many findings are not shown; the summary tells them nevertheless.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Accepted ones.
    pub accepted: usize,
    /// Warnings, because only errors were asked for.
    pub warnings: usize,
    /// Notes, because only what is graver was asked for.
    pub infos: usize,
}

impl View<'_> {
    fn text(&self, id: &str, args: &[(&str, String)]) -> String {
        self.messages.text(id, args)
    }

    fn count(&self, severity: Severity) -> usize {
        self.outcome.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many relations are confirmed for each code that has any.
    fn confirmed(&self) -> BTreeMap<Code, usize> {
        let mut counts = BTreeMap::new();
        for confirmation in &self.outcome.confirmed {
            *counts.entry(confirmation.code).or_default() += 1;
        }
        counts
    }

    /// What a rule confirms, in the plural: *summor*.
    fn short(&self, code: Code) -> String {
        self.text(&format!("{}.short", code.id()), &[])
    }

    /// The sentences that sum up: findings, confirmations, what was not read, what was accepted.
    fn summary(&self) -> Vec<String> {
        let number = |count: usize| count.to_string();
        let mut sentences = vec![self.text(
            "check-summary",
            &[
                ("errors", number(self.count(Severity::Error))),
                ("warnings", number(self.count(Severity::Warning) + self.left_out.warnings)),
                ("infos", number(self.count(Severity::Info) + self.left_out.infos)),
                ("documents", number(self.documents.len())),
            ],
        )];
        let milder = self.left_out.warnings + self.left_out.infos;
        if milder > 0 {
            sentences.push(self.text("check-summary-milder", &[("count", number(milder))]));
        }
        let codes: Vec<String> =
            self.confirmed().iter().map(|(code, count)| format!("{} {count}", self.short(*code))).collect();
        let args = [("count", number(self.outcome.confirmed.len())), ("codes", codes.join(", "))];
        sentences.push(self.text("check-summary-confirmed", &args));
        let unread = self.outcome.unread.iter().map(|(_, part)| u64::from(part.count)).sum::<u64>();
        if unread > 0 {
            sentences.push(self.text("check-summary-unread", &[("count", unread.to_string())]));
        }
        let accepted = self.left_out.accepted;
        if accepted > 0 {
            sentences.push(self.text("check-summary-accepted", &[("count", number(accepted))]));
        }
        sentences
    }
}

/// The sentence of a finding.
pub fn message(view: &View<'_>, finding: &Finding) -> String {
    excerpt::printable(&sentence::message(view.messages, view.documents, finding))
}

/// The message that names a severity at the head of a finding.
fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "check-severity-error",
        Severity::Warning => "check-severity-warning",
        Severity::Info => "check-severity-info",
    }
}

/// The word for a severity that programs read.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// The word for a cause that programs read.
fn cause_name(cause: UnreadCause) -> &'static str {
    match cause {
        UnreadCause::Picture => "picture",
        UnreadCause::Font => "font",
        UnreadCause::Encoding => "encoding",
        UnreadCause::Limit => "limit",
        UnreadCause::Part => "part",
    }
}
