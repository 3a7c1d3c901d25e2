//! The list of findings that somebody has accepted, with the reason for each.

use super::{View, fingerprint::fingerprints, located, sentence};
use crate::{document::Document, finding::Outcome};
use enslinje_domain::{Diagnostic, Place};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Version of the file's form.
const VERSION: u32 = 1;

/// Accepted findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Version of the form.
    version: u32,
    /// The findings.
    pub accepted: Vec<Accepted>,
}

/// An accepted finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// What it is known by.
    pub fingerprint: String,
    /// Its code.
    pub code: String,
    /// Where it stood when the list was made; for people only.
    pub place: String,
    /// Its message when the list was made; for people only.
    pub message: String,
    /// Why it is accepted.
    #[serde(default)]
    pub reason: String,
}

/// An outcome without what is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What is left.
    pub outcome: Outcome,
    /// How many findings were taken out.
    pub accepted: usize,
    /// Entries that no finding answers to.
    pub stale: Vec<Accepted>,
}

impl Baseline {
    /// Reads a list.
    ///
    /// # Errors
    /// When the text is not such a list, or of another version.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostic> {
        let baseline: Self = serde_json::from_str(text).map_err(|fault| {
            let place = u32::try_from(fault.line()).map_or(Place::file(path), |line| Place::line(path, line));
            Diagnostic::error("check-baseline-broken", place).with("path", path).with("fault", fault)
        })?;
        if baseline.version == VERSION {
            return Ok(baseline);
        }
        Err(Diagnostic::error("check-baseline-version", Place::file(path))
            .with("path", path)
            .with("version", baseline.version)
            .with("known", VERSION))
    }

    /// The list of everything in the view; reasons are taken over from an earlier list.
    pub fn of(view: &View<'_>, earlier: Option<&Self>) -> Self {
        let prints = fingerprints(view.documents, &view.outcome.findings);
        let entry = |(finding, fingerprint): (&crate::finding::Finding, String)| {
            let known =
                earlier.and_then(|list| list.accepted.iter().find(|old| old.fingerprint == fingerprint));
            let places = located::locate(view.documents, &finding.places);
            Accepted {
                reason: known.map_or_else(String::new, |old| old.reason.clone()),
                code: finding.code.id().to_owned(),
                place: places
                    .first()
                    .map_or_else(String::new, |place| located::address(&place.document.path, &place.start)),
                message: sentence::message(view.messages, view.documents, finding),
                fingerprint,
            }
        };
        let accepted = view.outcome.findings.iter().zip(prints).map(entry).collect();
        Self { version: VERSION, accepted }
    }

    /// The list as JSON, ending with a line break.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which no list of texts can cause.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
    }

    /// Takes accepted findings out of an outcome.
    pub fn judge(&self, documents: &[Document], mut outcome: Outcome) -> Judged {
        let prints = fingerprints(documents, &outcome.findings);
        let known: HashSet<&str> = self.accepted.iter().map(|entry| entry.fingerprint.as_str()).collect();
        let found: HashSet<&str> = prints.iter().map(String::as_str).collect();
        let is_stale = |entry: &&Accepted| !found.contains(entry.fingerprint.as_str());
        let stale = self.accepted.iter().filter(is_stale).cloned().collect();
        let before = outcome.findings.len();
        let mut each = prints.iter();
        outcome.findings.retain(|_| each.next().is_none_or(|print| !known.contains(print.as_str())));
        let accepted = before - outcome.findings.len();
        Judged { outcome, accepted, stale }
    }

    /// What people should know about the list: entries that no finding answers to, and missing reasons.
    pub fn remarks(&self, path: &str, judged: &Judged) -> Vec<Diagnostic> {
        let stale = |entry: &Accepted| {
            Diagnostic::warning("check-baseline-stale", Place::file(path))
                .with("path", path)
                .with("code", &entry.code)
                .with("message", &entry.message)
        };
        let mut remarks: Vec<Diagnostic> = judged.stale.iter().map(stale).collect();
        let silent = self.accepted.iter().filter(|entry| entry.reason.trim().is_empty()).count();
        if silent > 0 {
            remarks.push(
                Diagnostic::warning("check-baseline-reasons", Place::file(path))
                    .with("path", path)
                    .with("count", silent),
            );
        }
        remarks
    }
}
