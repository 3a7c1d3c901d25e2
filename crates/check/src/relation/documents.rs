//! The same fact in two documents: a figure of one year, told with the same words in both.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::{Amount, Unit},
    claim::{Claim, Index, Likeness, likeness},
    finding::{Code, Confirmation, Doubt, Finding, Ground, Outcome},
    relation::verdict::is_telling,
};

/// Values that differ by more, in percent, are not told of the same thing.
const NEAR: i128 = 10;

pub(super) fn check(readings: &[Reading<'_>], outcome: &mut Outcome) {
    for (at, reading) in readings.iter().enumerate() {
        let index = Index::new(&reading.claims);
        for other in &readings[at + 1..] {
            for claim in other.claims.iter().filter(|claim| is_compared(claim)) {
                let near = index.near(&claim.subject, claim.start());
                let facts: Vec<&Claim> = near
                    .iter()
                    .filter_map(|at| reading.claims.get(*at))
                    .filter(|fact| is_compared(fact) && speaks_of_same(claim, fact))
                    .collect();
                judge(readings, claim, &facts, outcome);
            }
        }
    }
}

/// Printed figures of a known year, large enough that agreement is no accident.
fn is_compared(claim: &Claim) -> bool {
    claim.firm
        && claim.formula.is_empty()
        && claim.year.is_some()
        && !claim.subject.core.is_empty()
        && is_telling(claim.amount)
}

fn speaks_of_same(claim: &Claim, fact: &Claim) -> bool {
    claim.year == fact.year
        && claim.measure == fact.measure
        && claim.amount.unit == fact.amount.unit
        && claim.amount.unit != Unit::None
        && likeness(&claim.subject, &fact.subject) == Some(Likeness::Same)
}

fn judge(readings: &[Reading<'_>], claim: &Claim, facts: &[&Claim], outcome: &mut Outcome) {
    let agrees = |fact: &&&Claim| claim.amount.interval.absolute().meets(fact.amount.interval.absolute());
    let Some(fact) = facts.iter().find(agrees).or_else(|| facts.first()) else { return };
    let places: Vec<_> = claim.places.iter().chain(&fact.places).cloned().collect();
    let printed = |claim: &Claim| {
        let mark = claim.places.first()?;
        Some(readings.get(mark.document)?.document.printed(&mark.span).to_owned())
    };
    let (a, b) = (printed(claim).unwrap_or_default(), printed(fact).unwrap_or_default());
    if agrees(&fact) {
        outcome.confirmed.push(Confirmation::new(Code::Documents, places, format!("{a} = {b}"), a != b));
        return;
    }
    let (x, y) = (claim.amount.value.abs(), fact.amount.value.abs());
    if (x - y).abs() * 100 > NEAR * x.max(y) {
        return;
    }
    outcome.findings.push(
        Finding::new(Code::Documents, Severity::Warning, 60, places)
            .formula(format!("{a} ≠ {b}"))
            .expecting(Amount { value: y, ..claim.amount })
            .because(vec![Ground::Words(fact.subject.label.clone()), Ground::Unit])
            .unless(vec![Doubt::Definition, Doubt::Date])
            .naming("label", claim.subject.label.clone())
            .naming("other", b),
    );
}
