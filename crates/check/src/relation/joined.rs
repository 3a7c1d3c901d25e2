//! A figure whose label names two rows of a table, *försäljning samt försäljningsintäkter*, is their sum.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::Amount,
    claim::{Claim, Index, Measure},
    finding::{Code, Confirmation, Finding, Ground, Outcome},
    word::same_stem,
};

pub(super) fn check(reading: &Reading<'_>, index: &Index<'_>, outcome: &mut Outcome) {
    let told =
        |claim: &&Claim| !claim.tabled && claim.measure == Measure::Level && claim.subject.core.len() > 1;
    for claim in reading.claims.iter().filter(told) {
        let label = claim.subject.label.to_lowercase();
        if !label.contains(" samt ") && !label.contains(" och ") {
            continue;
        }
        let near = index.near(&claim.subject, claim.start());
        let facts: Vec<&Claim> = near
            .iter()
            .filter_map(|at| reading.claims.get(*at))
            .filter(|fact| {
                fact.tabled
                    && fact.measure == Measure::Level
                    && fact.formula.is_empty()
                    && fact.year == claim.year
            })
            .collect();
        for facts in facts.chunk_by(|a, b| table_of(reading, a) == table_of(reading, b)) {
            let parts = parts(claim, facts.iter().copied());
            if parts.len() > 1 {
                judge(reading, claim, &parts, outcome);
            }
        }
    }
}

/// Index of the table that holds a figure.
fn table_of(reading: &Reading<'_>, fact: &Claim) -> usize {
    reading.grids.partition_point(|grid| grid.span.end < fact.start())
}

/// Rows whose words all stand in the claim, without a word in common, that together name all of it.
fn parts<'a>(claim: &Claim, facts: impl Iterator<Item = &'a Claim>) -> Vec<&'a Claim> {
    let own = &claim.subject.core;
    let has = |stems: &[String], stem: &str| stems.iter().any(|it| same_stem(it, stem));
    let mut parts: Vec<&Claim> = Vec::new();
    for fact in facts {
        let core = &fact.subject.core;
        let inside = !core.is_empty() && core.len() < own.len() && core.iter().all(|stem| has(own, stem));
        let apart = parts
            .iter()
            .all(|part| part.span != fact.span && !core.iter().any(|stem| has(&part.subject.core, stem)));
        if inside && apart {
            parts.push(fact);
        }
    }
    let whole = own.iter().all(|stem| parts.iter().any(|part| has(&part.subject.core, stem)));
    if whole { parts } else { Vec::new() }
}

fn judge(reading: &Reading<'_>, claim: &Claim, parts: &[&Claim], outcome: &mut Outcome) {
    let sum: i128 = parts.iter().map(|part| part.amount.value.abs()).sum();
    let unit = parts.iter().all(|part| part.amount.unit == claim.amount.unit);
    let alone = parts.iter().any(|part| part.amount.interval.absolute().meets(claim.amount.interval));
    let places = || claim.places.iter().chain(parts.iter().flat_map(|part| &part.places)).cloned().collect();
    let printed = |claim: &Claim| {
        claim
            .places
            .first()
            .map(|mark| reading.document.printed(&mark.span).trim_start_matches(['-', '−']).to_owned())
    };
    let terms: Vec<String> = parts.iter().filter_map(|part| printed(part)).collect();
    let expected = Amount { value: sum, ..claim.amount };
    if !unit {
        return;
    }
    // The sum in the scale of its terms.
    let shown = parts.first().map_or(expected, |part| Amount::computed(sum, &part.amount));
    let formula = format!("{} = {}", terms.join(" + "), shown.written());
    if claim.amount.interval.holds(sum) {
        outcome.confirmed.push(Confirmation::new(Code::Sum, places(), formula, false));
    } else if alone {
        // The figure of one part stands for both.
        outcome.findings.push(
            Finding::new(Code::Sum, Severity::Error, 75, places())
                .formula(formula)
                .expecting(expected)
                .because(vec![Ground::Words(claim.subject.label.clone()), Ground::Unit])
                .naming("label", claim.subject.label.clone()),
        );
    }
}
