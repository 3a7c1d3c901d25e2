//! Two names for one thing: a heading that repeats a row of a table, with the row's figure, in other
//! words or another spelling.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    claim::{Claim, Index, Likeness, Measure, likeness},
    document::Span,
    finding::{Code, Doubt, Finding, Ground, Outcome},
    word::{Word, words},
};

pub(super) fn check(reading: &Reading<'_>, index: &Index<'_>, outcome: &mut Outcome) {
    let headings = reading
        .claims
        .iter()
        .filter(|claim| !claim.tabled && claim.measure == Measure::Level && is_heading(reading, claim));
    for claim in headings {
        let near = index.near(&claim.subject, claim.start());
        let row = near.iter().filter_map(|at| reading.claims.get(*at)).find(|fact| {
            let agrees = claim.amount.interval.meets(fact.amount.interval.absolute());
            let unit = fact.amount.unit == claim.amount.unit
                && fact.measure == Measure::Level
                && fact.year == claim.year;
            fact.tabled && agrees && unit && likeness(&claim.subject, &fact.subject) == Some(Likeness::Same)
        });
        if let Some(row) = row {
            compare(reading, claim, row, outcome);
        }
    }
}

/// `Namn (5,5 mkr):` at the start of a paragraph.
fn is_heading(reading: &Reading<'_>, claim: &Claim) -> bool {
    let text = reading.document.printed(&claim.span);
    let before = reading.document.printed(&(claim.span.start..claim.start()));
    text.ends_with(':') && before.ends_with('(') && text.len() < 160
}

fn compare(reading: &Reading<'_>, claim: &Claim, row: &Claim, outcome: &mut Outcome) {
    let document = reading.document;
    let label: Span = claim.span.start..claim.start() - 1;
    let (own, other) = (words(&document.text, label.clone()), words(&document.text, row.span.clone()));
    let folded = |words: &[Word]| words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
    if own.is_empty() || other.is_empty() || folded(&own) == folded(&other) {
        return;
    }
    let end = own.last().map_or(label.end, |word| word.span.end);
    outcome.findings.push(
        Finding::new(
            Code::Name,
            Severity::Info,
            60,
            vec![reading.place(&(label.start..end)), reading.place(&row.span)],
        )
        .because(vec![Ground::Words(row.subject.label.clone()), Ground::Unit])
        .unless(vec![Doubt::Reading])
        .naming("word", document.printed(&(label.start..end)).to_owned())
        .naming("other", document.printed(&row.span).to_owned()),
    );
}
