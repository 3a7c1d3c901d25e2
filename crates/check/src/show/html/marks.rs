//! The marks of one document as runs that do not overlap, with the links that stand at them.

use crate::{
    document::{Document, Span},
    finding::{Mark, Outcome},
    show::{located::inside, severity_name},
};
use enslinje_domain::Severity;
use std::collections::BTreeMap;

/// How a run of text is shown. The later one wins where several meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// A relation holds here.
    Holds,
    /// A finding of this severity stands here.
    Found(Severity),
}

impl Look {
    /// The class of the style.
    pub fn class(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Found(severity) => severity_name(severity),
        }
    }
}

/// A link from the text to a finding, standing after the marked text.
pub(super) struct Reference {
    pub at: usize,
    /// Number of the finding, from one.
    pub finding: usize,
    /// Number of the place in the finding, from one.
    pub place: usize,
    pub severity: Severity,
}

/// A target in the text for a confirmation.
pub(super) struct Anchor {
    pub at: usize,
    /// Number of the confirmation, from one.
    pub confirmation: usize,
}

/// All marks of one document, by position.
pub(super) struct Marks {
    pub runs: Vec<(Span, Look)>,
    pub references: Vec<Reference>,
    pub anchors: Vec<Anchor>,
}

impl Marks {
    /// The marks that an outcome sets in the document of this index.
    pub fn of(outcome: &Outcome, index: usize, document: &Document) -> Self {
        let mut looks: Vec<(Span, Look)> = Vec::new();
        let mut references = Vec::new();
        let mut anchors = Vec::new();
        let here = |mark: &Mark| (mark.document == index).then(|| trimmed(&document.text, &mark.span));
        for (number, finding) in outcome.findings.iter().enumerate() {
            for (place, mark) in finding.places.iter().enumerate() {
                let Some(span) = here(mark) else { continue };
                let severity = finding.severity;
                references.push(Reference { at: span.end, finding: number + 1, place: place + 1, severity });
                looks.push((span, Look::Found(severity)));
            }
        }
        for (number, confirmation) in outcome.confirmed.iter().enumerate() {
            for (place, mark) in confirmation.places.iter().enumerate() {
                let Some(span) = here(mark) else { continue };
                if place == 0 {
                    anchors.push(Anchor { at: span.start, confirmation: number + 1 });
                }
                looks.push((span, Look::Holds));
            }
        }
        references.sort_by_key(|reference| (reference.at, reference.finding, reference.place));
        anchors.sort_by_key(|anchor| (anchor.at, anchor.confirmation));
        Self { runs: runs(looks), references, anchors }
    }

    /// The runs that meet a span, in order.
    pub fn within(&self, span: &Span) -> &[(Span, Look)] {
        let first = self.runs.partition_point(|(run, _)| run.end <= span.start);
        let rest = self.runs.get(first..).unwrap_or_default();
        let count = rest.partition_point(|(run, _)| run.start < span.end);
        rest.get(..count).unwrap_or_default()
    }
}

/// The span without white space at its ends.
fn trimmed(text: &str, span: &Span) -> Span {
    let span = inside(text, span);
    let slice = text.get(span.clone()).unwrap_or("");
    let start = span.start + (slice.len() - slice.trim_start().len());
    start..start + slice.trim().len()
}

/// Cuts marks where they overlap; each part has the gravest look of those that cover it.
fn runs(looks: Vec<(Span, Look)>) -> Vec<(Span, Look)> {
    let mut events: Vec<(usize, Look, bool)> = Vec::with_capacity(looks.len() * 2);
    for (span, look) in looks.into_iter().filter(|(span, _)| !span.is_empty()) {
        events.push((span.start, look, true));
        events.push((span.end, look, false));
    }
    events.sort_unstable();
    let mut open: BTreeMap<Look, usize> = BTreeMap::new();
    let mut runs: Vec<(Span, Look)> = Vec::new();
    let mut from = 0;
    for (at, look, opens) in events {
        if let Some((&gravest, _)) = open.last_key_value()
            && from < at
        {
            match runs.last_mut() {
                Some((last, same)) if last.end == from && *same == gravest => last.end = at,
                _ => runs.push((from..at, gravest)),
            }
        }
        from = at;
        let count = open.entry(look).or_default();
        *count = if opens { *count + 1 } else { count.saturating_sub(1) };
        if *count == 0 {
            open.remove(&look);
        }
    }
    runs
}
