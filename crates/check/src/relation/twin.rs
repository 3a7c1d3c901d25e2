//! The same row in two tables: a summary and the statement it sums up.
//!
//! Two tables speak of the same when at least two rows agree in columns of the same meaning and year;
//! then a row that does not agree is told.

use std::collections::BTreeMap;

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::{Amount, Unit},
    claim::{Claim, Index, Likeness, likeness},
    finding::{Code, Confirmation, Doubt, Finding, Ground, Outcome},
    relation::verdict::{Verdict, is_telling, judge},
};

/// A figure is held against so many others at most.
const NEAREST: usize = 3;

/// A figure with the same figure of another table.
struct Twin<'a> {
    coarse: &'a Claim,
    fine: &'a Claim,
    verdict: Verdict,
}

pub(super) fn check(reading: &Reading<'_>, index: &Index<'_>, outcome: &mut Outcome) {
    let mut tables: BTreeMap<(usize, usize), Vec<Twin<'_>>> = BTreeMap::new();
    for claim in reading.claims.iter().filter(|claim| is_printed(claim)) {
        let mut near: Vec<Twin<'_>> = index
            .near(&claim.subject, claim.start())
            .into_iter()
            .filter_map(|other| twin(claim, &reading.claims[other]))
            .filter(|twin| table_of(reading, twin.coarse) != table_of(reading, twin.fine))
            .collect();
        near.sort_by_key(|twin| twin.fine.start().abs_diff(claim.start()));
        for twin in near.into_iter().take(NEAREST) {
            tables.entry((table_of(reading, claim), table_of(reading, twin.fine))).or_default().push(twin);
        }
    }
    for twins in tables.into_values().map(best_of_each) {
        let holding =
            twins.iter().filter(|twin| twin.verdict.holds() && is_telling(twin.fine.amount)).count();
        let failing = twins.iter().filter(|twin| !twin.verdict.holds()).count();
        if holding >= 2 && failing * 2 <= holding {
            twins.iter().for_each(|twin| tell(reading, twin, outcome));
        }
    }
}

/// Of several rows that fit one figure, the one that agrees.
fn best_of_each(mut twins: Vec<Twin<'_>>) -> Vec<Twin<'_>> {
    twins.sort_by_key(|twin| (twin.coarse.start(), !twin.verdict.holds(), twin.fine.start()));
    twins.dedup_by_key(|twin| twin.coarse.start());
    twins
}

fn is_printed(claim: &Claim) -> bool {
    claim.tabled && claim.formula.is_empty() && claim.places.len() == 1 && claim.firm
}

fn table_of(reading: &Reading<'_>, claim: &Claim) -> usize {
    reading.grids.partition_point(|grid| grid.span.end < claim.start())
}

/// The coarser figure against the finer one; of two equally fine ones the later against the earlier.
fn twin<'a>(coarse: &'a Claim, fine: &'a Claim) -> Option<Twin<'a>> {
    let step = |claim: &Claim| Amount::step(claim.amount.scale, claim.amount.decimals);
    let order = (step(coarse), coarse.start()) > (step(fine), fine.start());
    let same = is_printed(fine)
        && coarse.measure == fine.measure
        && coarse.year.is_some()
        && coarse.year == fine.year;
    let unit = coarse.amount.unit == fine.amount.unit
        && !matches!(coarse.amount.unit, Unit::Percent | Unit::PercentagePoint);
    if !(order && same && unit) || likeness(&coarse.subject, &fine.subject)? != Likeness::Same {
        return None;
    }
    let (value, interval) = (fine.amount.value.abs(), fine.amount.interval.absolute());
    let printed = Amount {
        value: coarse.amount.value.abs(),
        interval: coarse.amount.interval.absolute(),
        ..coarse.amount
    };
    Some(Twin { coarse, fine, verdict: judge(printed, value, interval, 1) })
}

fn tell(reading: &Reading<'_>, twin: &Twin<'_>, outcome: &mut Outcome) {
    let places: Vec<_> = twin.coarse.places.iter().chain(&twin.fine.places).cloned().collect();
    let printed = |claim: &Claim| {
        claim.places.first().map(|mark| reading.document.printed(&mark.span).to_owned()).unwrap_or_default()
    };
    let (a, b) = (printed(twin.coarse), printed(twin.fine));
    if twin.verdict.holds() {
        let rounding = twin.verdict == Verdict::Rounded;
        outcome.confirmed.push(Confirmation::new(Code::Repeat, places, format!("{a} = {b}"), rounding));
        return;
    }
    outcome.findings.push(
        Finding::new(Code::Repeat, Severity::Warning, 75, places)
            .formula(format!("{a} ≠ {b}"))
            .expecting(Amount::computed(twin.fine.amount.value, &twin.coarse.amount))
            .because(vec![Ground::Words(twin.fine.subject.label.clone()), Ground::Columns])
            .unless(vec![Doubt::Definition])
            .naming("label", twin.coarse.subject.label.clone()),
    );
}
