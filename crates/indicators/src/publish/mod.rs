//! Figures for those who may not see small counts: what the definitions say adds up, given to the protection.
//!
//! Inputs of shares and changes are computed too and treated as if they were published, because somebody
//! may have them from another table of the same report.

mod kinship;

use crate::compute::{Engine, Figures};
use crate::definition::{Catalogue, Compare, Content, Definition, Derived, companion};
use crate::engine::spec::Count;
use crate::suppression::{Additive, Derivation, Hidden, Knowledge, OverPeriods, Policy, Rule, Sum, suppress};
use enslinje_domain::{Figure, FigureKey, IndicatorId, Number, Organisation, Problems, UnitId};
use kinship::Kinship;
use num_traits::{Signed, ToPrimitive};
use std::collections::BTreeMap;

/// Hides every small count among `figures`, and all that would let one be recomputed.
///
/// # Errors
/// What the engine finds wrong when it computes the inputs.
pub fn publish(
    engine: &Engine<'_>,
    organisation: &Organisation,
    policy: Policy,
    figures: &mut Figures,
) -> Result<Hidden, Problems> {
    let catalogue = engine.catalogue();
    let kinship = Kinship::new(catalogue, organisation);
    let computed = with_inputs(engine, figures)?;
    let people = people(engine, &computed)?;
    let mut all: Figures = computed
        .iter()
        .map(|(key, figure)| {
            let key = kinship.canonical(key);
            (key.clone(), Figure { key, ..figure.clone() })
        })
        .collect();
    let (rests, mut sums) = kinship.remainders(&all);
    sums.extend(computed.values().filter_map(|figure| remainder(catalogue, &computed, figure)).map(|sum| {
        Sum {
            total: kinship.canonical(&sum.total),
            parts: sum.parts.iter().map(|key| kinship.canonical(key)).collect(),
        }
    }));
    let mut rules: BTreeMap<IndicatorId, Rule> =
        catalogue.indicators().map(|found| (found.id.clone(), rule(found.latest()))).collect();
    rules.extend(rests.iter().map(|rest| (rest.key.indicator.clone(), Rule::ALONE)));
    all.extend(rests.into_iter().map(|rest| (rest.key.clone(), rest)));
    let knowledge = Knowledge {
        rules,
        parents: parents(organisation),
        derivations: computed
            .keys()
            .filter_map(|key| derivation(catalogue, key))
            .map(|found| Derivation {
                inputs: found.inputs.iter().map(|key| kinship.canonical(key)).collect(),
                ..found
            })
            .collect(),
        sums,
        people: people.into_iter().map(|(key, rows)| (kinship.canonical(&key), rows)).collect(),
    };
    let hidden = suppress(&mut all, policy, &knowledge);
    for (key, figure) in figures.iter_mut() {
        if let Some(protected) = all.get(&kinship.canonical(key)) {
            figure.value = protected.value;
            figure.status = protected.status;
        }
    }
    Ok(hidden)
}

fn parents(organisation: &Organisation) -> BTreeMap<UnitId, UnitId> {
    organisation.units().iter().filter_map(|unit| Some((unit.id.clone(), unit.parent.clone()?))).collect()
}

/// The figures together with everything that they are computed from.
fn with_inputs(engine: &Engine<'_>, figures: &Figures) -> Result<Figures, Problems> {
    let mut all = figures.clone();
    let mut fresh: Vec<FigureKey> = figures.keys().cloned().collect();
    while !fresh.is_empty() {
        let mut wanted: Vec<FigureKey> = fresh
            .iter()
            .filter_map(|key| derivation(engine.catalogue(), key))
            .flat_map(|derivation| derivation.inputs)
            .filter(|key| !all.contains_key(key))
            .collect();
        wanted.sort();
        wanted.dedup();
        all.extend(engine.compute(&wanted)?);
        fresh = wanted;
    }
    Ok(all)
}

fn definition<'c>(catalogue: &'c Catalogue, key: &FigureKey) -> Option<&'c Definition> {
    let indicator = catalogue.get(&key.indicator)?;
    Some(indicator.version_on(key.period.from()).unwrap_or_else(|| indicator.latest()))
}

fn derivation(catalogue: &Catalogue, key: &FigureKey) -> Option<Derivation> {
    let Content::Derived(derived) = &definition(catalogue, key)?.content else { return None };
    let of = |indicator: &IndicatorId| FigureKey { indicator: indicator.clone(), ..key.clone() };
    let (inputs, part_of_whole) = match derived {
        Derived::Share { numerator, denominator } => (vec![of(numerator), of(denominator)], true),
        Derived::Rate { numerator, denominator, .. } => (vec![of(numerator), of(denominator)], false),
        Derived::Difference { a, b } => (vec![of(a), of(b)], false),
        Derived::Growth { of: input, compare } | Derived::Change { of: input, compare } => {
            let earlier = match compare {
                Compare::Year => key.period.step_years(-1),
                Compare::Period => key.period.step(-1),
            };
            let before = earlier.map(|period| FigureKey { period, ..of(input) });
            (std::iter::once(of(input)).chain(before).collect(), false)
        }
    };
    Some(Derivation { key: key.clone(), inputs, part_of_whole })
}

/// A difference of two counts is the rest of the first: `a = b + (a − b)`.
fn remainder(catalogue: &Catalogue, all: &Figures, figure: &Figure) -> Option<Sum> {
    let Content::Derived(Derived::Difference { a, b }) = &definition(catalogue, &figure.key)?.content else {
        return None;
    };
    let of = |indicator: &IndicatorId| FigureKey { indicator: indicator.clone(), ..figure.key.clone() };
    let (total, part) = (of(a), of(b));
    let counts = [&total, &part].into_iter().all(|key| {
        definition(catalogue, key).is_some_and(|definition| rule(definition).protected)
            && all.get(key).and_then(|input| input.value).is_some_and(|value| value.is_integer())
    });
    let rest = figure.value.filter(|value| counts && value.is_integer() && !value.is_negative());
    rest.map(|_| Sum { total, parts: vec![part, figure.key.clone()] })
}

/// How the figures of a definition behave.
fn rule(definition: &Definition) -> Rule {
    let Content::Rows(rows) = &definition.content else { return Rule::OPEN };
    if !rows.register.about_people {
        return Rule::OPEN;
    }
    let sums = |periods| Rule { protected: true, units: Additive::Sum, parts: Additive::Sum, periods };
    match rows.count {
        Count::Events { .. } | Count::Sum { .. } | Count::Days { .. } => sums(OverPeriods::Sum),
        Count::Active(_) | Count::Overdue { .. } => sums(OverPeriods::AtMost),
        Count::Stock { .. } | Count::OverdueOpen { .. } => sums(OverPeriods::AtEnd),
        Count::AverageStock { .. } => sums(OverPeriods::MonthMean),
        Count::AverageDays { .. } => sums(OverPeriods::DayMean),
        Count::Duration { .. } => Rule::ALONE,
        Count::Distinct { .. } => Rule {
            protected: true,
            units: Additive::AtMost,
            parts: Additive::AtMost,
            periods: OverPeriods::AtMost,
        },
    }
}

/// The rows behind amounts, days, means and durations.
fn people(engine: &Engine<'_>, all: &Figures) -> Result<BTreeMap<FigureKey, u64>, Problems> {
    let catalogue = engine.catalogue();
    let keys: Vec<FigureKey> = all
        .keys()
        .filter(|key| {
            definition(catalogue, key).is_some_and(|definition| match &definition.content {
                Content::Rows(rows) => companion::rows_behind(&rows.count).is_some(),
                _ => false,
            })
        })
        .cloned()
        .collect();
    let companion = catalogue.counting_rows();
    let figures = engine.with_catalogue(&companion).compute(&keys)?;
    let rows = |figure: &Figure| figure.value.as_ref().map(Number::to_integer).and_then(|rows| rows.to_u64());
    Ok(figures.values().filter_map(|figure| Some((figure.key.clone(), rows(figure)?))).collect())
}
