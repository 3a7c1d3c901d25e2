//! Two names for one thing: a heading that repeats a row of a table, with the row's figure, in other
//! words or another spelling; and a unit whose two words stand in another order: *enheten för stöd och boende*,
//! *enheten boende och stöd*.

use std::collections::BTreeMap;

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    claim::{Claim, Index, Likeness, Measure, likeness},
    document::Span,
    finding::{Code, Doubt, Finding, Ground, Outcome},
    word::{Word, words},
};

pub(super) fn check(reading: &Reading<'_>, index: &Index<'_>, outcome: &mut Outcome) {
    orders(reading, outcome);
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

/// Words with which the name of a part of an organisation begins, as beginnings.
const PARTS: &[&str] = &["enhet", "avdelning", "sektion", "namnd", "team", "forvaltning", "utskott"];

/// A name of two words with `och` between them.
struct Named {
    span: Span,
    /// As it is told, folded.
    told: String,
}

/// Names that have the same words in another order, or with and without `för`.
fn orders(reading: &Reading<'_>, outcome: &mut Outcome) {
    let mut names: BTreeMap<Vec<&str>, Vec<Named>> = BTreeMap::new();
    for sentence in &reading.sentences {
        for (at, part) in sentence.words.iter().enumerate() {
            if !PARTS.iter().any(|start| part.folded.starts_with(start)) {
                continue;
            }
            let rest = &sentence.words[at + 1..];
            let rest = if rest.first().is_some_and(|word| word.folded == "for") { &rest[1..] } else { rest };
            let [a, and, b, ..] = rest else { continue };
            let span = part.span.start..b.span.end;
            let whole = reading.document.printed(&span);
            if and.folded != "och"
                || a.folded.len() < 4
                || b.folded.len() < 4
                || whole.contains([',', '.', '(', ':'])
            {
                continue;
            }
            let mut key = vec![a.stem.as_str(), b.stem.as_str()];
            key.sort_unstable();
            key.insert(0, part.stem.as_str());
            names.entry(key).or_default().push(Named { told: reading.folded(&span), span });
        }
    }
    for same in names.values() {
        let times = |told: &str| same.iter().filter(|it| it.told == told).count();
        let Some(usual) = same.iter().max_by_key(|it| (times(&it.told), std::cmp::Reverse(it.span.start)))
        else {
            continue;
        };
        let order = |it: &Named| it.told.rsplit(' ').next().map(str::to_owned);
        let Some(other) = same.iter().find(|it| order(it) != order(usual)) else { continue };
        let printed =
            |it: &Named| reading.document.printed(&it.span).split_whitespace().collect::<Vec<_>>().join(" ");
        outcome.findings.push(
            Finding::new(
                Code::Name,
                Severity::Info,
                60,
                vec![reading.place(&other.span), reading.place(&usual.span)],
            )
            .unless(vec![Doubt::Definition])
            .naming("word", printed(other))
            .naming("other", printed(usual)),
        );
    }
}
