//! Placements (*placeringar*): institutions, foster homes and housing, with the days and numbers of the targets.

mod absconding;
mod foster;
mod tenant;

use crate::aim::Aim;
use crate::days::EVEN;
use crate::people::{ADULTS, ADULTS_IN_CARE, Keys, Makeup, TEENAGERS};
use crate::row::Placement;
use crate::scene::Scene;
use crate::stock::{Stay, Turnover, days, fit_days, month_ends, stays, stays_for_days};
use enslinje_domain::{Diagnostic, Number};

/// Days of a year where no target decides: children and adults in institutions, adults in housing.
const USUAL: (u64, u64, u64) = (22_000, 3_400, 140_000);
/// Percent of the children's days in institutions that the authority's department has.
const AUTHORITY: u64 = 76;

/// What the placements of one kind have in common.
struct Class<'a> {
    unit: &'a str,
    target_group: &'static str,
    makeup: Makeup,
    /// Form, provider, legal basis, cause, kronor per day from and to, and weight.
    terms: &'a [Terms],
    /// Days since the first day of those that were placed before the first year, on average.
    since: u64,
}

type Terms = ((&'static str, &'static str, &'static str, &'static str, i64, i64), u64);

const CHILD_CARE: [Terms; 4] = [
    (("residential_care_home", "external", "LVU", "need_of_care", 5200, 8200), 46),
    (("residential_care_home", "external", "SoL", "need_of_care", 4700, 7200), 31),
    (("residential_care_home", "internal", "SoL", "need_of_care", 4400, 5600), 12),
    (("state_institution", "external", "LVU", "need_of_care", 8600, 11_800), 11),
];
const ADULT_CARE: [Terms; 3] = [
    (("residential_care_home", "external", "SoL", "need_of_care", 2400, 4800), 70),
    (("state_institution", "external", "LVM", "need_of_care", 5600, 7200), 18),
    (("residential_care_home", "external", "LVU", "need_of_care", 4800, 7600), 12),
];
const HOUSING: [Terms; 2] = [
    (("social_housing", "internal", "SoL", "other", 480, 760), 44),
    (("social_housing", "external", "SoL", "other", 690, 1280), 56),
];
const EMERGENCY: [Terms; 2] = [
    (("emergency_foster_home", "internal", "SoL", "need_of_care", 1500, 1900), 60),
    (("emergency_foster_home", "agency", "LVU", "need_of_care", 2900, 3600), 40),
];
const CHILD_SUPPORTED: [Terms; 1] =
    [(("supported_housing", "internal", "SoL", "need_of_care", 1300, 2100), 1)];
const ADULT_SUPPORTED: [Terms; 1] =
    [(("supported_housing", "external", "SoL", "need_of_care", 1100, 1900), 1)];
const SHELTERED: [Terms; 1] = [(("sheltered_housing", "external", "SoL", "need_of_care", 1900, 3200), 1)];

/// Placements that meet the days and numbers of all forms, and `hvb_absconding`.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<Placement<'_>>, Diagnostic> {
    let mut keys = Keys::new("placement", scene.committee);
    let mut rows = Vec::new();
    add_child_care(scene, &mut keys, &mut rows)?;
    foster::add(scene, &mut keys, &mut rows)?;
    let units = &scene.units;
    let adult =
        |terms, since| Class { unit: &units.adult, target_group: "adult", makeup: ADULTS, terms, since };
    let child = |terms, since| Class {
        unit: &units.child_resource,
        target_group: "child",
        makeup: TEENAGERS,
        terms,
        since,
    };
    let mut random = scene.random("placement adult", scene.first_year);
    let care = Class { makeup: ADULTS_IN_CARE, ..adult(&ADULT_CARE, 90) };
    for (indicator, usual, permille, class) in
        [("adult_inst_days", USUAL.1, 240, care), ("adult_housing_days", USUAL.2, 38, adult(&HOUSING, 620))]
    {
        let wanted = scene.levels(indicator, usual, 0)?;
        let turnover = Turnover { permille, least: None, season: &EVEN };
        let found = stays_for_days(scene, &wanted, &turnover, &mut random);
        tenant::add(scene, &class, &found, &mut random, &mut keys, &mut rows);
    }
    let mut random = scene.random("placement other", scene.first_year);
    for (stock, permille, class) in [
        (44, 300, child(&EMERGENCY, 70)),
        (13, 120, child(&CHILD_SUPPORTED, 160)),
        (22, 90, adult(&ADULT_SUPPORTED, 240)),
        (17, 260, adult(&SHELTERED, 80)),
    ] {
        let ends = month_ends(&vec![stock * 12; scene.years().len()], &[], &mut random);
        let turnover = Turnover { permille, least: None, season: &EVEN };
        let found = stays(scene, &ends, &turnover, &mut random);
        tenant::add(scene, &class, &found, &mut random, &mut keys, &mut rows);
    }
    absconding::add(scene, &mut rows)?;
    Ok(rows)
}

/// Children in institutions: the authority's department by its number at month's ends, the other
/// department by the days that are left.
fn add_child_care<'a>(
    scene: &'a Scene,
    keys: &mut Keys,
    rows: &mut Vec<Placement<'a>>,
) -> Result<(), Diagnostic> {
    let mut random = scene.random("placement child", scene.first_year);
    let turnover = Turnover { permille: 150, least: None, season: &EVEN };
    let mut wanted = scene.levels("bou_inst_days", USUAL.0, 0)?;
    let usual: Vec<u64> = wanted.iter().map(|days| days * 12 * AUTHORITY / 100 / 366).collect();
    let mut sums = stock_sums(scene, "bm_placements_avg", &usual)?;
    for (index, year) in scene.years().enumerate() {
        // What no target says gives way to what a target says.
        if scene.aims.year("bm_placements_avg", year).is_none() {
            sums[index] = sums[index].min(usual[index]);
        }
    }
    let ends = month_ends(&sums, &[], &mut random);
    let mut authority = stays(scene, &ends, &turnover, &mut random);
    let found = days(scene, &authority);
    for (index, year) in scene.years().enumerate() {
        if scene.aims.year("bou_inst_days", year).is_none() {
            wanted[index] = wanted[index].max(found[index] * 100 / AUTHORITY);
        }
    }
    // Whatever the department has too many of must go before the other gets any.
    let fitted: Vec<u64> = found.iter().zip(&wanted).map(|(found, wanted)| *found.min(wanted)).collect();
    if let Err(too_many) = fit_days(scene, &mut authority, &fitted, &mut random) {
        let year = scene.first_year + i32::try_from(too_many.year).unwrap_or(0);
        let named =
            |indicator: &str| scene.aims.year(indicator, year).or_else(|| scene.aims.of(indicator).next());
        // Without any target the usual numbers fit, so one of the two is there.
        let aim = named("bou_inst_days").or_else(|| named("bm_placements_avg"));
        return aim.map_or(Ok(()), |aim| Err(aim.conflict("bou_inst_days, bm_placements_avg")));
    }
    let rest: Vec<u64> = wanted.iter().zip(&fitted).map(|(wanted, fitted)| wanted - fitted).collect();
    let resource: Vec<Stay> = stays_for_days(scene, &rest, &turnover, &mut random);
    for (unit, found) in [(&scene.units.child_authority, authority), (&scene.units.child_resource, resource)]
    {
        let class = Class { unit, target_group: "child", makeup: TEENAGERS, terms: &CHILD_CARE, since: 160 };
        tenant::add(scene, &class, &found, &mut random, keys, rows);
    }
    Ok(())
}

/// Sums over each year of the numbers at month's ends: those of targets, otherwise moved from the usual
/// ones in proportion to the nearest year with a target.
fn stock_sums(scene: &Scene, indicator: &str, usual: &[u64]) -> Result<Vec<u64>, Diagnostic> {
    let known: Vec<(usize, u64)> = scene
        .years()
        .enumerate()
        .filter_map(|(index, year)| Some((index, scene.aims.year(indicator, year)?)))
        .map(|(index, aim)| Ok((index, average_sum(aim)?)))
        .collect::<Result<_, Diagnostic>>()?;
    Ok((0..usual.len())
        .map(|year| match known.iter().min_by_key(|(other, _)| other.abs_diff(year)) {
            Some((other, sum)) if *other == year => *sum,
            Some((other, sum)) => sum * usual[year] / usual[*other].max(1),
            None => usual[year],
        })
        .collect())
}

/// The sum of twelve month's ends whose mean is the target.
fn average_sum(aim: &Aim) -> Result<u64, Diagnostic> {
    let twelve = Number::from_integer(12);
    let sum = (aim.value * twelve).round();
    match u64::try_from(sum.to_integer()) {
        Ok(whole) if aim.is_met_by(sum / twelve) => Ok(whole),
        Ok(_) => Err(aim.refused("simulate-target-not-whole")),
        Err(_) => Err(aim.refused("simulate-target-negative")),
    }
}

#[cfg(test)]
mod tests;
