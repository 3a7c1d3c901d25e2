//! The same fact told again: prose against tables, and prose against prose.
//!
//! A figure that agrees with any equally good candidate is confirmed; only one that agrees with none is
//! told, and only as an error when the subject is the same and the values are near.

use enslinje_domain::Severity;

use super::{Reading, directed};
use crate::{
    amount::{Amount, Interval, Unit},
    claim::{Claim, Index, Likeness, Measure, likeness},
    document::Document,
    finding::{Code, Confirmation, Doubt, Finding, Ground, Outcome},
};

/// Values that differ by less than this, in percent, are taken to be told of the same thing.
const NEAR: i128 = 25;

/// A candidate that speaks of the same thing.
struct Candidate {
    claim: usize,
    likeness: Likeness,
    holds: bool,
}

/// Compares all claims of a document with each other.
pub(super) fn check(reading: &Reading<'_>, index: &Index<'_>, outcome: &mut Outcome) {
    let (document, claims) = (reading.document, reading.claims.as_slice());
    let mut confirmed = vec![false; claims.len()];
    let mut open = Vec::new();
    for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| !claim.tabled) {
        let candidates = candidates(reading, index, at, true);
        if let Some(best) = best(&candidates, true).filter(|best| is_convincing(claim, best)) {
            confirmed[at] = true;
            confirm(document, claim, &claims[best.claim], outcome);
            let same = candidates.iter().filter(|it| it.holds && it.likeness == best.likeness);
            directed::check(reading, claim, same.map(|it| &claims[it.claim]), best.likeness, outcome);
        } else if let Some(other) = swapped(claims, index, at).filter(|_| claim.firm) {
            tell_swapped(claim, &claims[other], outcome);
        } else if claim.firm {
            let firm: Vec<Candidate> = candidates.into_iter().filter(|it| claims[it.claim].firm).collect();
            match best(&firm, false) {
                Some(best) if agrees_in_row(reading, claim, &claims[best.claim]) => {}
                Some(best) if tells(claim, &claims[best.claim], best.likeness) => {
                    tell(document, claim, &claims[best.claim], best.likeness, outcome)
                }
                _ => open.push(at),
            }
        }
    }
    between(reading, index, &open, &mut confirmed, outcome);
}

fn candidates(reading: &Reading<'_>, index: &Index<'_>, at: usize, tabled: bool) -> Vec<Candidate> {
    let claims = reading.claims.as_slice();
    let claim = &claims[at];
    let subject = &claim.subject;
    let fits = |other: &usize| {
        let fact = claims.get(*other)?;
        if *other == at || fact.tabled != tabled || !comparable(claim, fact, reading.year) {
            return None;
        }
        let likeness = likeness(subject, &fact.subject)?;
        Some(Candidate {
            claim: *other,
            likeness,
            holds: claim.amount.interval.meets(fact.amount.interval.absolute()),
        })
    };
    index.near(subject, claim.start()).iter().filter_map(fits).collect()
}

fn comparable(claim: &Claim, fact: &Claim, own: Option<i32>) -> bool {
    let plain = |unit: Unit| matches!(unit, Unit::None | Unit::Count | Unit::Days);
    let unit = claim.amount.unit == fact.amount.unit || (plain(claim.amount.unit) && plain(fact.amount.unit));
    // A figure without a year is of the year of the document.
    let (told, known) = (claim.year.or(own), fact.year.or(own));
    let year = told.is_none() || known.is_none() || told == known;
    let from = claim.base.or(told.map(|year| year - 1));
    let base = match (claim.measure, fact.base) {
        (Measure::Change, Some(base)) => from == Some(base),
        // A printed change is from the year before.
        (Measure::Change, None) => claim.base.is_none() || from == told.map(|year| year - 1),
        _ => true,
    };
    unit && year && base && claim.measure == fact.measure
}

/// A change of the same thing that agrees when percent and percentage points change places.
fn swapped(claims: &[Claim], index: &Index<'_>, at: usize) -> Option<usize> {
    let claim = &claims[at];
    let unit = match claim.amount.unit {
        Unit::Percent => Unit::PercentagePoint,
        Unit::PercentagePoint => Unit::Percent,
        _ => return None,
    };
    let fits = |other: &usize| {
        let fact = &claims[*other];
        // A level is never told in points.
        let level = claim.measure == Measure::Level && claim.amount.unit == Unit::PercentagePoint;
        let told =
            fact.tabled && fact.measure == claim.measure && (level || claim.measure == Measure::Change);
        let near = fact.base.is_none_or(|base| fact.year == Some(base + 1));
        let meant = fact.amount.unit == unit && fact.year == claim.year && near && fact.amount.value != 0;
        let agrees = claim.amount.interval.meets(fact.amount.interval.absolute());
        told && meant
            && agrees
            && likeness(&claim.subject, &fact.subject).is_some_and(|it| it >= Likeness::Part)
    };
    index.near(&claim.subject, claim.start()).into_iter().find(fits)
}

fn tell_swapped(claim: &Claim, fact: &Claim, outcome: &mut Outcome) {
    outcome.findings.push(
        Finding::new(
            Code::Unit,
            Severity::Warning,
            75,
            claim.places.iter().chain(&fact.places).cloned().collect(),
        )
        .formula(fact.formula.clone())
        .because(grounds(claim, fact))
        .unless(vec![Doubt::Definition])
        .naming("label", claim.subject.label.clone()),
    );
}

fn best(candidates: &[Candidate], holding: bool) -> Option<&Candidate> {
    candidates
        .iter()
        .filter(|it| it.holds == holding)
        .max_by_key(|it| (it.likeness, std::cmp::Reverse(it.claim)))
}

/// A loose likeness confirms only with enough digits; a small number agrees by accident.
fn is_convincing(claim: &Claim, best: &Candidate) -> bool {
    let step = Amount::step(claim.amount.scale, claim.amount.decimals);
    match best.likeness {
        Likeness::Same => true,
        Likeness::Part | Likeness::Wider => claim.amount.value >= 10 * step,
        Likeness::Loose => claim.amount.value >= 100 * step,
    }
}

fn is_near(a: Amount, b: Amount) -> bool {
    is_within(a, b, NEAR)
}

/// Whether two values differ by at most so many percent of the larger.
fn is_within(a: Amount, b: Amount, percent: i128) -> bool {
    let (a, b) = (a.value.abs(), b.value.abs());
    a != 0 && b != 0 && (a - b).abs() * 100 <= percent * a.max(b)
}

fn tells(claim: &Claim, fact: &Claim, likeness: Likeness) -> bool {
    // Near, or the same figure in another power of thousand.
    let close = is_near(claim.amount, fact.amount) || is_scale_slip(claim, fact);
    let slip = claim.amount.is_slip_of(&fact.amount);
    fact.firm
        && match likeness {
            // A total without a thing of its own, or a claim under a narrower heading, must be close.
            Likeness::Same if claim.scoped => close,
            Likeness::Same if fact.subject.core.is_empty() => close || slip,
            // A change is computed of both years: nothing else can be meant.
            Likeness::Same => close || slip || !fact.formula.is_empty(),
            Likeness::Part => close || (slip && claim.measure == Measure::Variance),
            Likeness::Wider | Likeness::Loose => false,
        }
}

/// Whether another figure of the row agrees: the claim speaks of that one.
fn agrees_in_row(reading: &Reading<'_>, claim: &Claim, fact: &Claim) -> bool {
    let grid = reading.grids.get(reading.grids.partition_point(|grid| grid.span.end < fact.start()));
    let rows = grid.iter().flat_map(|grid| &grid.rows).filter(|row| row.label == fact.span);
    rows.flat_map(|row| &row.cells).filter_map(|cell| cell.figure.as_ref()).any(|figure| {
        figure.amount.unit == claim.amount.unit
            && figure.amount.interval.absolute().meets(claim.amount.interval.absolute())
    })
}

fn code(claim: &Claim, fact: &Claim) -> Code {
    match (fact.formula.is_empty(), claim.amount.unit) {
        (true, _) => Code::Repeat,
        (false, Unit::Percent) => Code::Change,
        (false, Unit::PercentagePoint) => Code::Points,
        (false, _) => Code::Difference,
    }
}

fn formula(document: &Document, claim: &Claim, fact: &Claim) -> String {
    if !fact.formula.is_empty() {
        return fact.formula.clone();
    }
    let printed = |claim: &Claim| {
        claim
            .places
            .first()
            .map(|mark| document.printed(&mark.span).split_whitespace().collect::<Vec<_>>().join(" "))
    };
    format!("{} = {}", printed(claim).unwrap_or_default(), printed(fact).unwrap_or_default())
}

/// A computed value as its formula; a printed one as unlike.
fn disagreement(document: &Document, claim: &Claim, fact: &Claim) -> String {
    let formula = formula(document, claim, fact);
    if fact.formula.is_empty() { formula.replace(" = ", " ≠ ") } else { formula }
}

fn confirm(document: &Document, claim: &Claim, fact: &Claim, outcome: &mut Outcome) {
    let places = claim.places.iter().chain(&fact.places).cloned().collect();
    let step = Amount::step(claim.amount.scale, claim.amount.decimals);
    let rounding = (claim.amount.value - fact.amount.value.abs()).abs() * 2 > step;
    outcome.confirmed.push(Confirmation::new(
        code(claim, fact),
        places,
        formula(document, claim, fact),
        rounding,
    ));
}

fn tell(document: &Document, claim: &Claim, fact: &Claim, likeness: Likeness, outcome: &mut Outcome) {
    let near = is_near(claim.amount, fact.amount);
    let slip = is_scale_slip(claim, fact);
    let sure = likeness == Likeness::Same && (near || slip) && !claim.subject.core.is_empty();
    let value = fact.amount.value.abs();
    outcome.findings.push(
        Finding::new(
            if slip { Code::Scale } else { code(claim, fact) },
            if sure { Severity::Error } else { Severity::Warning },
            match (likeness, near || slip) {
                (Likeness::Same, true) => 85,
                (Likeness::Same, false) => 55,
                _ => 50,
            },
            claim.places.iter().chain(&fact.places).cloned().collect(),
        )
        .formula(disagreement(document, claim, fact))
        .expecting(Amount { value, interval: fact.amount.interval.absolute(), ..claim.amount })
        .because(grounds(claim, fact))
        .unless(if sure { Vec::new() } else { vec![Doubt::Definition, Doubt::Population] })
        .naming("label", claim.subject.label.clone()),
    );
}

/// Whether the two are the same but for a power of thousand: `4,5 tkr` for `4,5 mnkr`.
fn is_scale_slip(claim: &Claim, fact: &Claim) -> bool {
    let thousandfold =
        |it: Interval| Interval { low: it.low.saturating_mul(1_000), high: it.high.saturating_mul(1_000) };
    let (told, known) = (claim.amount.interval, fact.amount.interval.absolute());
    let same = thousandfold(told).meets(known) || told.meets(thousandfold(known));
    claim.amount.unit == Unit::Kronor && claim.amount.value != 0 && same
}

fn grounds(claim: &Claim, fact: &Claim) -> Vec<Ground> {
    let mut grounds = vec![Ground::Words(shared(claim, fact))];
    if let (Some(year), true) = (claim.year, claim.year == fact.year) {
        grounds.push(Ground::Period(year.to_string()));
    }
    if claim.amount.unit == fact.amount.unit {
        grounds.push(Ground::Unit);
    }
    grounds
}

fn shared(claim: &Claim, fact: &Claim) -> String {
    if fact.subject.label.is_empty() { claim.subject.label.clone() } else { fact.subject.label.clone() }
}

/// Compares the claims that no table confirms or denies with each other.
fn between(
    reading: &Reading<'_>,
    index: &Index<'_>,
    open: &[usize],
    confirmed: &mut [bool],
    outcome: &mut Outcome,
) {
    let (document, claims) = (reading.document, reading.claims.as_slice());
    for at in open.iter().copied() {
        let claim = &claims[at];
        let candidates: Vec<Candidate> =
            candidates(reading, index, at, false).into_iter().filter(|it| claims[it.claim].firm).collect();
        if let Some(best) = best(&candidates, true).filter(|best| is_convincing(claim, best)) {
            confirmed[at] = true;
            // Both find each other: told once, from the later.
            if best.claim < at {
                confirm(document, claim, &claims[best.claim], outcome);
            }
            continue;
        }
        let other = best(&candidates, false).filter(|best| {
            best.likeness >= Likeness::Part
                && claims[best.claim].firm
                && best.claim < at
                && !confirmed[best.claim]
        });
        let Some(other) =
            other.filter(|best| claim.measure != Measure::Level || best.likeness == Likeness::Same)
        else {
            continue;
        };
        let fact = &claims[other.claim];
        let limit = match other.likeness {
            // A variance told of almost the same thing is worth a look even when far apart.
            _ if claim.measure == Measure::Variance && extra(claim, fact) <= 1 => 2 * NEAR,
            Likeness::Same => NEAR,
            _ => NEAR / 3,
        };
        // Small counts of a common thing say little of each other.
        let telling = claim.amount.unit != Unit::None || claim.subject.core.len() > 1;
        let apart = claim.span.start.abs_diff(fact.span.start) > 400;
        if telling && apart && is_within(claim.amount, fact.amount, limit) {
            tell_between(document, claim, fact, other.likeness, outcome);
        }
    }
}

/// How many words of one subject the other lacks.
fn extra(claim: &Claim, fact: &Claim) -> usize {
    let missing = |a: &Claim, b: &Claim| {
        a.subject.named().iter().filter(|stem| !b.subject.named().contains(stem)).count()
    };
    missing(claim, fact) + missing(fact, claim)
}

fn tell_between(document: &Document, claim: &Claim, fact: &Claim, likeness: Likeness, outcome: &mut Outcome) {
    outcome.findings.push(
        Finding::new(
            Code::Repeat,
            Severity::Warning,
            if likeness == Likeness::Same { 60 } else { 45 },
            claim.places.iter().chain(&fact.places).cloned().collect(),
        )
        .formula(disagreement(document, claim, fact))
        .expecting(Amount { value: fact.amount.value, interval: fact.amount.interval, ..claim.amount })
        .because(grounds(claim, fact))
        .unless(vec![Doubt::Definition, Doubt::Date])
        .naming("label", claim.subject.label.clone()),
    );
}
