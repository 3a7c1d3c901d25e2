//! The statistic for the council, SoL 2025:400 34:3, with small counts protected by the protection of all
//! figures.
//!
//! Each ground has a table of its own, and its number is divided once by kind, once by elapsed time, once
//! by sex and once by whether they wait: the whole cross table would have hardly a cell that may be shown.

use super::Count;
use super::content::ground;
use enslinje_domain::unexecuted::{Ground, MONTHS_OF_BANDS, QuarterReport, StatisticCell, statistic};
use enslinje_domain::{Figure, FigureKey, IndicatorId, Measure, Number, Source, Split, Status, UnitId};
use enslinje_indicators::suppression::{Knowledge, Policy, Rule, suppress};
use num_traits::ToPrimitive;
use std::collections::BTreeMap;

/// Times the least count that is shown: smaller numbers are not divided, since two small parts of a small
/// number could only be hidden together with the number itself, which the law asks for.
const DIVIDED: u32 = 2;
/// Smaller numbers than so many times are divided into two kinds and two spans of time.
const WIDE: u32 = 4;

/// Kinds that are told together, with the code of the group; what is not here is `other`.
const MERGED: &[(&str, &str)] = &[("contact_person", "contact"), ("contact_family", "contact")];
const KINDS: &[&str] = &[
    "contact_person",
    "contact_family",
    "outpatient_care",
    "foster_home",
    "residential_care_home",
    "supported_housing",
    "sheltered_housing",
    "social_housing",
    "other",
];

/// Ground, dimension and part.
type At = (Ground, &'static str, String);

/// The counts of a report, hidden where few people stand behind them.
pub(super) fn counts(report: &QuarterReport, unit: &UnitId, minimum: u32) -> Vec<Count> {
    let counted = counted(report, minimum);
    let mut figures = BTreeMap::new();
    let mut rules = BTreeMap::new();
    for ((ground, dimension, part), count) in &counted {
        let Some(indicator) = IndicatorId::new(&format!("unexecuted_{}", self::ground(*ground))) else {
            continue;
        };
        rules.insert(indicator.clone(), Rule::EVENTS);
        let by = if *dimension == "all" { Split::whole() } else { Split::whole().with(*dimension, part) };
        let key = FigureKey { indicator, unit: unit.clone(), period: report.quarter, by };
        figures.insert(key.clone(), figure(key, *count));
    }
    let knowledge = Knowledge { rules, ..Knowledge::default() };
    suppress(&mut figures, Policy { minimum }, &knowledge);
    counted.into_keys().filter_map(|at| told(at, unit, report, &figures)).collect()
}

fn told(
    at: At,
    unit: &UnitId,
    report: &QuarterReport,
    figures: &BTreeMap<FigureKey, Figure>,
) -> Option<Count> {
    let (ground, dimension, part) = at;
    let indicator = IndicatorId::new(&format!("unexecuted_{}", self::ground(ground)))?;
    let by = if dimension == "all" { Split::whole() } else { Split::whole().with(dimension, &part) };
    let key = FigureKey { indicator, unit: unit.clone(), period: report.quarter, by };
    let value = figures.get(&key).and_then(|figure| figure.value);
    Some(Count {
        ground: self::ground(ground).to_owned(),
        dimension: dimension.to_owned(),
        part,
        count: value.and_then(|value| value.to_integer().to_i64()),
    })
}

fn figure(key: FigureKey, count: u32) -> Figure {
    Figure {
        key,
        value: Some(Number::from_integer(i128::from(count))),
        measure: Measure::Count,
        status: Status::Final,
        definition_version: 1,
        source: Source::Figures(Vec::new()),
    }
}

/// Every part of every dimension that is told, also those that nobody is in: a zero tells something.
fn counted(report: &QuarterReport, minimum: u32) -> BTreeMap<At, u32> {
    let cells = statistic(report, MONTHS_OF_BANDS);
    let mut counts = BTreeMap::new();
    for ground in [Ground::NotStarted, Ground::Interrupted] {
        let of_ground: Vec<&StatisticCell> = cells.iter().filter(|cell| cell.ground == ground).collect();
        let all: u32 = of_ground.iter().map(|cell| cell.count).sum();
        counts.insert((ground, "all", "all".to_owned()), all);
        if all < DIVIDED * minimum {
            continue;
        }
        let is_wide = all >= WIDE * minimum;
        for (dimension, part) in parts(is_wide) {
            counts.insert((ground, dimension, part), 0);
        }
        for cell in of_ground {
            for (dimension, part) in places(cell, is_wide) {
                *counts.entry((ground, dimension, part)).or_default() += cell.count;
            }
        }
    }
    counts
}

fn parts(is_wide: bool) -> Vec<(&'static str, String)> {
    let kinds: &[&str] = if is_wide { KINDS } else { &["contact", "other"] };
    let bands: &[&str] = if is_wide { &["3-6", "6-9", "9-12", "12-"] } else { &["3-6", "6-"] };
    let dimensions: [(&'static str, &[&str]); 4] =
        [("kind", kinds), ("months", bands), ("sex", &["woman", "man"]), ("waiting", &["yes", "no"])];
    dimensions
        .into_iter()
        .flat_map(|(dimension, parts)| parts.iter().map(move |part| (dimension, (*part).to_owned())))
        .collect()
}

fn places(cell: &StatisticCell, is_wide: bool) -> [(&'static str, String); 4] {
    let merged = MERGED.iter().find(|(kind, _)| *kind == cell.kind).map_or("other", |(_, group)| group);
    let kind = if is_wide { cell.kind.as_str() } else { merged };
    let band = match cell.band.to {
        Some(to) if is_wide || cell.band.over < 6 => format!("{}-{to}", cell.band.over),
        None if is_wide => format!("{}-", cell.band.over),
        _ => "6-".to_owned(),
    };
    let waiting = if cell.waiting { "yes" } else { "no" };
    [("kind", kind.to_owned()), ("months", band), ("sex", cell.sex.clone()), ("waiting", waiting.to_owned())]
}
