//! Checks what definitions say of each other: references, cycles, entered values.

use super::{Catalogue, Content, Definition, Indicator};
use crate::nearest::nearest;
use enslinje_domain::{Diagnostic, IndicatorId, Problems};
use enslinje_pack::Pack;
use std::collections::BTreeSet;

/// Tells every unknown reference, every cycle and every entered value without an indicator.
pub(super) fn check(catalogue: &Catalogue, pack: &Pack, problems: &mut Problems) {
    let known = || catalogue.indicators().map(|indicator| indicator.id.as_str());
    for (id, definition) in definitions(catalogue) {
        for input in inputs(definition) {
            if catalogue.get(input).is_none() {
                problems.push(
                    Diagnostic::error("indicator-unknown-input", definition.place.clone())
                        .with("id", id)
                        .with("input", input)
                        .with("nearest", nearest(input.as_str(), known())),
                );
            }
        }
    }
    for entry in &pack.series {
        if catalogue.get(&entry.indicator).is_none() {
            problems.push(
                Diagnostic::error("indicator-series-unknown", entry.place.clone())
                    .with("id", &entry.indicator)
                    .with("nearest", nearest(entry.indicator.as_str(), known())),
            );
        }
    }
    check_cycles(catalogue, problems);
}

fn definitions(catalogue: &Catalogue) -> impl Iterator<Item = (&IndicatorId, &Definition)> {
    catalogue
        .indicators()
        .flat_map(|indicator| indicator.versions().iter().map(move |version| (&indicator.id, version)))
}

fn inputs(definition: &Definition) -> Vec<&IndicatorId> {
    match &definition.content {
        Content::Derived(derived) => derived.inputs(),
        _ => Vec::new(),
    }
}

/// Each cycle once, at the definition of its alphabetically first indicator.
fn check_cycles(catalogue: &Catalogue, problems: &mut Problems) {
    let mut done = BTreeSet::new();
    for indicator in catalogue.indicators() {
        // An own stack: a chain of definitions may be longer than the thread's.
        let mut path: Vec<(&Indicator, Vec<&IndicatorId>)> = vec![(indicator, all_inputs(indicator))];
        while let Some((at, rest)) = path.last_mut() {
            let Some(next) = rest.pop() else {
                done.insert(at.id.clone());
                path.pop();
                continue;
            };
            if let Some(start) = path.iter().position(|(on_path, _)| on_path.id == *next) {
                let names: Vec<&str> = path[start..].iter().map(|(on_path, _)| on_path.id.as_str()).collect();
                let cycle = format!("{} → {next}", names.join(" → "));
                let place = path[start].0.latest().place.clone();
                problems
                    .push(Diagnostic::error("indicator-cycle", place).with("id", next).with("cycle", cycle));
            } else if let Some(next) = catalogue.get(next).filter(|_| !done.contains(next)) {
                path.push((next, all_inputs(next)));
            }
        }
    }
}

fn all_inputs(indicator: &Indicator) -> Vec<&IndicatorId> {
    indicator.versions().iter().flat_map(inputs).collect()
}
