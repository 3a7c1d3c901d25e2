//! The word beside a change or a variance that agrees with a table in size: *ökade med 4,5 mnkr* where the
//! row fell, *ett överskott på 4,5 mnkr* where the row shows a deficit.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::Unit,
    claim::{Claim, Direction, Likeness, Measure, direction_of},
    document::Span,
    finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome},
    word::{Word, words},
};

/// Holds the word of direction beside a claim against the rows whose figure it repeats; one that agrees is
/// enough.
pub(super) fn check<'a>(
    reading: &Reading<'_>,
    claim: &Claim,
    facts: impl Iterator<Item = &'a Claim>,
    likeness: Likeness,
    outcome: &mut Outcome,
) {
    let told = match claim.measure {
        Measure::Change => moved(reading, claim),
        Measure::Variance => kept(reading, claim),
        _ => None,
    };
    let Some((word, direction)) = told else { return };
    let known: Vec<(&Claim, Direction)> = facts
        .filter_map(|fact| {
            let way = if claim.measure == Measure::Change { growth(fact) } else { surplus(reading, fact) };
            Some((fact, way?))
        })
        .collect();
    let agreeing = known.iter().find(|(_, way)| *way == direction);
    let Some((fact, _)) = agreeing.or_else(|| known.first()) else { return };
    let mut places = vec![reading.place(&word.span)];
    places.extend(claim.places.iter().chain(&fact.places).cloned());
    let formula = fact.formula.clone();
    if agreeing.is_some() {
        outcome.confirmed.push(Confirmation::new(Code::Direction, places, formula, false));
        return;
    }
    let sure =
        likeness == Likeness::Same && claim.measure == Measure::Change && !claim.subject.core.is_empty();
    outcome.findings.push(
        Finding::new(
            Code::Direction,
            if sure { Severity::Error } else { Severity::Warning },
            if sure { 88 } else { 65 },
            places,
        )
        .formula(formula)
        .because(vec![Ground::Words(fact.subject.label.clone())])
        .unless(if sure { Vec::new() } else { vec![Doubt::Definition, Doubt::Population] })
        .naming("word", reading.document.printed(&word.span).to_owned())
        .naming("label", claim.subject.label.clone()),
    );
}

/// The words of the clause before the figure, and the first after it.
fn beside(reading: &Reading<'_>, claim: &Claim) -> (Vec<Word>, Option<Word>) {
    let figure: Span = claim.places.first().map_or(claim.span.clone(), |mark| mark.span.clone());
    let before = reading.document.printed(&(claim.span.start..figure.start));
    // Another figure ends what is said of this one.
    let from = before.rfind(|c: char| c.is_ascii_digit() || c == ';').map_or(0, |at| at + 1);
    let before = words(&reading.document.text, claim.span.start + from..figure.start);
    let after = words(&reading.document.text, figure.end..claim.span.end.max(figure.end)).into_iter().next();
    (before, after)
}

/// `ökade med 4,5`, `88 färre`: the last word of direction before, or the one that follows at once.
fn moved(reading: &Reading<'_>, claim: &Claim) -> Option<(Word, Direction)> {
    let (before, after) = beside(reading, claim);
    let directed = |word: Word| Some((direction_of(&word.folded)?, word)).map(|(way, word)| (word, way));
    let next = after.and_then(directed);
    let last = before.into_iter().rev().find_map(directed);
    next.or(last).filter(|(_, direction)| *direction != Direction::Level)
}

/// `överskott på 4,5`: more is left than the budget, or less.
fn kept(reading: &Reading<'_>, claim: &Claim) -> Option<(Word, Direction)> {
    let (before, _) = beside(reading, claim);
    before.into_iter().rev().find_map(|word| {
        let direction = if word.folded.starts_with("overskott") {
            Direction::Up
        } else if word.folded.starts_with("underskott") {
            Direction::Down
        } else {
            return None;
        };
        Some((word, direction))
    })
}

/// Which way a change in a table goes: of its two values, costs without sign, or by the sign that is printed.
fn growth(fact: &Claim) -> Option<Direction> {
    let value = |mark: &Mark| mark.amount.map(|amount| amount.value);
    let change = match fact.places.as_slice() {
        [new, old] => {
            let (new, old) = (value(new)?, value(old)?);
            if new <= 0 && old <= 0 { new.abs() - old.abs() } else { new - old }
        }
        // A printed change of costs with signs may be of either sign.
        [_] if fact.amount.unit != Unit::Kronor => fact.amount.value,
        _ => return None,
    };
    way(change)
}

/// Whether a variance in a table leaves more or less: only where the table prints costs with a minus, so that
/// a plus is always a surplus.
fn surplus(reading: &Reading<'_>, fact: &Claim) -> Option<Direction> {
    let grid = reading.grids.get(reading.grids.partition_point(|grid| grid.span.end < fact.start()))?;
    let row = grid.rows.iter().find(|row| row.label == fact.span)?;
    let costs = row
        .cells
        .iter()
        .zip(&grid.columns)
        .filter(|(_, column)| {
            use crate::table::Meaning::{Budget, Forecast, Outcome};
            matches!(column.meaning, Outcome | Budget | Forecast)
        })
        .filter_map(|(cell, _)| cell.figure.as_ref());
    let mut signs = costs.map(|figure| figure.amount.value < 0);
    let signed = signs.next().is_some_and(|first| first && signs.all(|other| other));
    if signed { way(fact.amount.value) } else { None }
}

fn way(change: i128) -> Option<Direction> {
    match change.signum() {
        1 => Some(Direction::Up),
        -1 => Some(Direction::Down),
        _ => None,
    }
}
