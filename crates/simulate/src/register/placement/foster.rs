//! Children in foster homes, own and consultant-supported, counted with and without some causes.

use super::{Class, Terms, average_sum, stock_sums, tenant};
use crate::days::EVEN;
use crate::people::{FOSTER_CHILDREN, Keys, Makeup};
use crate::row::Placement;
use crate::scene::Scene;
use crate::stock::{Turnover, month_ends, stays};
use enslinje_domain::Diagnostic;

/// Foster homes on average where no target decides: all, consultant-supported, and those that count.
const USUAL: (u64, u64, u64) = (285, 92, 232);
/// Leaves per thousand and month: consultant-supported homes are shorter.
const LEAVES: [u64; 2] = [26, 17];

/// Unaccompanied children come as teenagers, custody is transferred after years in one home.
const OTHER_CAUSES: Makeup = Makeup { ages: &[(5, 12, 45), (13, 17, 55)], women: 400 };

const fn terms(
    provider: &'static str,
    basis: &'static str,
    cause: &'static str,
    low: i64,
    weight: u64,
) -> Terms {
    (("foster_home", provider, basis, cause, low, low + 500), weight)
}

/// By provider (consultant-supported, own) and cause (counted, left out).
const TERMS: [[[Terms; 3]; 2]; 2] = [
    [
        [
            terms("agency", "SoL", "need_of_care", 2300, 52),
            terms("agency", "LVU", "need_of_care", 2500, 44),
            terms("agency", "SoL", "other", 2200, 4),
        ],
        [
            terms("agency", "SoL", "unaccompanied", 2100, 70),
            terms("agency", "LVU", "unaccompanied", 2200, 5),
            terms("agency", "SoL", "custody_transferred", 2000, 25),
        ],
    ],
    [
        [
            terms("internal", "SoL", "need_of_care", 900, 55),
            terms("internal", "LVU", "need_of_care", 1000, 41),
            terms("internal", "SoL", "other", 800, 4),
        ],
        [
            terms("internal", "SoL", "unaccompanied", 800, 35),
            terms("internal", "LVU", "unaccompanied", 900, 2),
            terms("internal", "SoL", "custody_transferred", 700, 63),
        ],
    ],
];

/// Adds placements that meet `foster_homes_avg`, `foster_homes_consultant`, `foster_homes_internal` and
/// `bou_foster_children`.
pub(super) fn add<'a>(
    scene: &'a Scene,
    keys: &mut Keys,
    rows: &mut Vec<Placement<'a>>,
) -> Result<(), Diagnostic> {
    let mut random = scene.random("placement foster", scene.first_year);
    let cells = cells(scene)?;
    for (provider, causes) in TERMS.iter().enumerate() {
        for (cause, terms) in causes.iter().enumerate() {
            let sums: Vec<u64> = cells.iter().map(|year| year[provider][cause]).collect();
            let ends = month_ends(&sums, &[], &mut random);
            let turnover = Turnover { permille: LEAVES[provider], least: None, season: &EVEN };
            let found = stays(scene, &ends, &turnover, &mut random);
            let makeup = if cause == 0 { FOSTER_CHILDREN } else { OTHER_CAUSES };
            let unit = &scene.units.child_resource;
            let class = Class { unit, target_group: "child", makeup, terms, since: 1050 };
            tenant::add(scene, &class, &found, &mut random, keys, rows);
        }
    }
    Ok(())
}

/// Sums over month's ends of each year by provider and cause, whose margins are the targets.
fn cells(scene: &Scene) -> Result<Vec<[[u64; 2]; 2]>, Diagnostic> {
    let years = scene.years().len();
    let counted = stock_sums(scene, "bou_foster_children", &vec![USUAL.2 * 12; years])?;
    let in_proportion: Vec<u64> = counted.iter().map(|counted| counted * USUAL.0 / USUAL.2).collect();
    let all = stock_sums(scene, "foster_homes_avg", &in_proportion)?;
    let in_proportion: Vec<u64> = all.iter().map(|all| all * USUAL.1 / USUAL.0).collect();
    let agency = stock_sums(scene, "foster_homes_consultant", &in_proportion)?;
    let mut cells = Vec::new();
    for (index, year) in scene.years().enumerate() {
        let given = |indicator: &str| scene.aims.year(indicator, year).map(average_sum).transpose();
        let must_count = given("bou_foster_children")?.unwrap_or(0);
        let (all, agency) = match (
            given("foster_homes_avg")?,
            given("foster_homes_consultant")?,
            given("foster_homes_internal")?,
        ) {
            (Some(all), Some(agency), None) => (all, agency),
            (Some(all), None, Some(internal)) => (all, all.saturating_sub(internal)),
            (Some(all), None, None) => (all, agency[index].min(all)),
            (Some(all), Some(agency), Some(internal)) if agency + internal == all => (all, agency),
            (None, Some(agency), Some(internal)) => (agency + internal, agency),
            (None, None, Some(internal)) => {
                let agency = agency[index].max(must_count.saturating_sub(internal));
                (agency + internal, agency)
            }
            (None, agency_given, None) => {
                let agency = agency_given.unwrap_or(agency[index]);
                (all[index].max(must_count).max(agency), agency)
            }
            (Some(_), Some(_), Some(_)) => return conflict(scene, "foster_homes_internal", year, cells),
        };
        if agency > all {
            return conflict(scene, "foster_homes_consultant", year, cells);
        }
        if given("foster_homes_internal")?.is_some_and(|internal| agency + internal != all) {
            return conflict(scene, "foster_homes_internal", year, cells);
        }
        if must_count > all {
            return conflict(scene, "bou_foster_children", year, cells);
        }
        let counted = counted[index].min(all);
        let usual = agency * counted / all.max(1);
        let both = usual.clamp((agency + counted).saturating_sub(all), agency.min(counted));
        cells.push([[both, agency - both], [counted - both, (all + both) - agency - counted]]);
    }
    Ok(cells)
}

/// The conflict of a year's target with the other foster homes; `cells` when the year has no such target.
fn conflict(
    scene: &Scene,
    indicator: &str,
    year: i32,
    cells: Vec<[[u64; 2]; 2]>,
) -> Result<Vec<[[u64; 2]; 2]>, Diagnostic> {
    let others = format!("foster_homes_avg {year}, foster_homes_consultant {year}");
    scene.aims.year(indicator, year).map_or(Ok(cells), |aim| Err(aim.conflict(&others)))
}
