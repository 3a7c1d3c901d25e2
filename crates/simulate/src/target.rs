//! Reads the targets of a pack for the generators, and refuses those that no register can meet.

use crate::aim::{Aim, Aims};
use crate::meaning::{Growth, Meaning, Role, meaning};
use crate::scene::Units;
use crate::source::counts_rows;
use enslinje_domain::{Diagnostic, Number, Period, Problems, UnitId};
use enslinje_pack::{Pack, Scale, Target};
use std::collections::BTreeMap;

/// The units that own rows.
const ROLES: [Role; 6] = [
    Role::ChildAuthority,
    Role::ChildResource,
    Role::IncomeSupport,
    Role::Adult,
    Role::Leisure,
    Role::Support,
];

/// The targets of a pack that registers must meet, and the units that own the rows.
///
/// # Errors
/// Every target that no generator can meet.
pub(crate) fn read(pack: &Pack) -> Result<(Aims, Units), Problems> {
    let mut problems = Problems::new();
    let mut aims = Aims::default();
    let mut known: Vec<(&Target, &Meaning)> = Vec::new();
    for target in pack.targets.iter().filter(|target| target.used) {
        match meaning(target.indicator.as_str()) {
            Some(meaning) => known.push((target, meaning)),
            // What the ledger or entered values give is none of the registers' business.
            None if !counts_rows(pack, &target.indicator) => {}
            None => problems.push(aim(target).refused("simulate-target-unknown")),
        }
    }
    let owners = owners(pack, &known);
    for (target, meaning) in known {
        let aim = aim(target);
        match fault(pack, &owners, target, meaning, &aim) {
            Some(refused) => problems.push(refused),
            None => {
                let refused = aim.refused("simulate-target-twice");
                if aims.insert(aim).is_some() {
                    problems.push(refused);
                }
            }
        }
    }
    add_bases(&mut aims, &mut problems);
    let unit = |role: Role| owners.get(&role).map_or_else(String::new, ToString::to_string);
    let units = Units {
        child_authority: unit(Role::ChildAuthority),
        child_resource: unit(Role::ChildResource),
        income_support: unit(Role::IncomeSupport),
        adult: unit(Role::Adult),
        leisure: unit(Role::Leisure),
        support: unit(Role::Support),
    };
    problems.or_ok((aims, units))
}

/// The target in the measure of the registers.
fn aim(target: &Target) -> Aim {
    // `scaled` divides, so the scale of one is what a printed unit is worth.
    let one = Number::from_integer(1);
    let worth = target.shown.scaled(one).recip();
    let digits = 10_i128.pow(u32::from(target.decimals));
    Aim {
        indicator: target.indicator.to_string(),
        period: target.period,
        value: target.value * worth,
        half: worth / Number::from_integer(2 * digits),
        printed: printed(target.value, target.decimals),
        place: target.place.clone(),
    }
}

/// The value with its printed decimals, as the file writes it.
fn printed(value: Number, decimals: u8) -> String {
    let scale = 10_i128.pow(u32::from(decimals));
    let scaled = (value * Number::from_integer(scale)).round().to_integer();
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, fraction) = (scaled.abs() / scale, scaled.abs() % scale);
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{fraction:0width$}", width = usize::from(decimals))
}

/// The unit that owns the rows of each role: the deepest that a target of the role names, otherwise the
/// deepest that a target of both departments for children names, otherwise the root.
fn owners(pack: &Pack, known: &[(&Target, &Meaning)]) -> BTreeMap<Role, UnitId> {
    let organisation = &pack.organisation;
    let deepest = |role: Role| {
        let named = known.iter().filter(|(_, meaning)| meaning.role == role).map(|(target, _)| &target.unit);
        // The first of equally deep units wins; `max_by_key` would take the last.
        named.rev().max_by_key(|unit| organisation.ancestors(unit).count()).cloned()
    };
    ROLES
        .iter()
        .map(|role| {
            let is_child = matches!(role, Role::ChildAuthority | Role::ChildResource);
            let shared = if is_child { deepest(Role::Children) } else { None };
            let owner = match (deepest(*role), shared) {
                // A target for the whole committee does not tell which department does the work.
                (Some(own), Some(shared)) if organisation.is_within(&shared, &own) => Some(shared),
                (own, shared) => own.or(shared),
            };
            (*role, owner.unwrap_or_else(|| organisation.root().id.clone()))
        })
        .collect()
}

/// The largest value that leaves the registers a size that fits in memory: öre, days, or anything else.
fn largest(target: &Target) -> i128 {
    let is_money = matches!(target.shown, Scale::Kronor | Scale::Thousands | Scale::Millions);
    if is_money {
        10_000_000_000_000
    } else if target.indicator.as_str().ends_with("_days") {
        20_000_000
    } else {
        1_000_000
    }
}

fn fault(
    pack: &Pack,
    owners: &BTreeMap<Role, UnitId>,
    target: &Target,
    meaning: &Meaning,
    aim: &Aim,
) -> Option<Diagnostic> {
    let simulation = pack.settings.simulation;
    let first = Period::year(simulation.first_year)?.from();
    let end = Period::year(simulation.last_year)?.to();
    if target.period.from() < first || target.period.to() > end {
        return Some(aim.outside(simulation.first_year, simulation.last_year));
    }
    if aim.value > Number::from_integer(largest(target)) {
        return Some(aim.refused("simulate-target-too-large"));
    }
    if !meaning.spans.hold(target.period) {
        return Some(aim.refused("simulate-target-period"));
    }
    let roles: &[Role] = match meaning.role {
        Role::All => &ROLES,
        Role::Children => &[Role::ChildAuthority, Role::ChildResource],
        _ => std::slice::from_ref(&meaning.role),
    };
    let outside = roles
        .iter()
        .filter_map(|role| owners.get(role))
        .find(|owner| !pack.organisation.is_within(owner, &target.unit))?;
    let refused = aim.refused("simulate-target-unit");
    Some(refused.with("unit", &target.unit).with("owner", outside))
}

/// Checks each growth against the two values from which it follows; where one of them has no target, it
/// becomes one.
fn add_bases(aims: &mut Aims, problems: &mut Problems) {
    let growths: Vec<(Aim, &str, Growth)> = aims
        .all()
        .filter_map(|aim| {
            let (of, growth) = meaning(&aim.indicator)?.follows?;
            Some((aim.clone(), of, growth))
        })
        .collect();
    for (aim, of, growth) in growths {
        let Some(earlier) = aim.period.step_years(-1) else { continue };
        let value = |period: Period| aims.at(of, period).map(|base| base.value);
        let base = match (value(earlier), value(aim.period)) {
            (Some(before), Some(after)) => {
                if grown(growth, before, after).is_none_or(|grown| !aim.is_met_by(grown)) {
                    problems.push(aim.conflict(&format!("{of} {earlier}, {of} {}", aim.period)));
                }
                continue;
            }
            (Some(before), None) => Some((aim.period, after(growth, before, aim.value))),
            (None, Some(after)) => before(growth, after, aim.value).map(|before| (earlier, before)),
            (None, None) => None,
        };
        let Some((period, value)) = base else {
            problems.push(aim.refused("simulate-target-without-base").with("base", of));
            continue;
        };
        let value = value.round();
        let (first, second) = if period == earlier {
            (Some(value), aims.at(of, aim.period).map(|base| base.value))
        } else {
            (aims.at(of, earlier).map(|base| base.value), Some(value))
        };
        let grown = first.zip(second).and_then(|(first, second)| grown(growth, first, second));
        if grown.is_none_or(|grown| !aim.is_met_by(grown)) {
            problems.push(aim.refused("simulate-target-too-few-rows"));
            continue;
        }
        let half = Number::new(1, 2);
        let added = Aim { indicator: of.to_owned(), period, value, half, ..aim.clone() };
        aims.insert(added);
    }
}

fn grown(growth: Growth, before: Number, after: Number) -> Option<Number> {
    match growth {
        Growth::Difference => Some(after - before),
        Growth::Percent if before == Number::from_integer(0) => None,
        Growth::Percent => Some((after - before) * Number::from_integer(100) / before),
    }
}

fn after(growth: Growth, before: Number, value: Number) -> Number {
    match growth {
        Growth::Difference => before + value,
        Growth::Percent => before + before * value / Number::from_integer(100),
    }
}

fn before(growth: Growth, after: Number, value: Number) -> Option<Number> {
    let factor = Number::from_integer(1) + value / Number::from_integer(100);
    match growth {
        Growth::Difference => Some(after - value),
        Growth::Percent => (factor != Number::from_integer(0)).then(|| after / factor),
    }
}
