//! How many work where: full-time equivalents, people at month's ends and people who leave.

use crate::aim::Aim;
use crate::allocate::{share_out, share_within};
use crate::scene::Scene;
use enslinje_domain::{Diagnostic, Number};

/// Departments of staff, in the order of [`Scene::units`].
pub(super) const DEPARTMENTS: usize = 6;
/// Area, social workers of a thousand, and weight of each department within its area and part.
pub(super) const AREAS: [(&str, u64, u64); DEPARTMENTS] = [
    ("ifo", 690, 46),
    ("ifo", 210, 54),
    ("ifo", 740, 44),
    ("ifo", 330, 56),
    ("leisure", 0, 1),
    ("support", 0, 1),
];
/// Full-time equivalents where no target decides: all, individual and family care, leisure.
const USUAL: (u64, u64, u64) = (715, 570, 72);
/// Percent of individual and family care that works with children.
const CHILDREN: u64 = 58;
/// Percent of full time that an employment has on average.
const EXTENT: u64 = 975;
/// Percent of the staff that leaves by own choice where no target decides.
const TURNOVER: u64 = 17;

/// Numbers of each year and department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    /// Hundredths of full-time equivalents.
    pub(super) extent: Vec<[u64; DEPARTMENTS]>,
    /// Sum of the people at month's ends: social workers, others.
    pub(super) people: Vec<[[u64; 2]; DEPARTMENTS]>,
    /// People at the end of the year, where a target decides.
    pub(super) december: Vec<Option<u64>>,
    /// People who leave by own choice: social workers, others.
    pub(super) leave: Vec<[u64; 2]>,
}

impl Plan {
    /// Numbers that meet the targets.
    pub(super) fn new(scene: &Scene) -> Result<Self, Diagnostic> {
        let extent = extents(scene)?;
        let december = decembers(scene)?;
        let mut plan = Self { extent, people: Vec::new(), december, leave: Vec::new() };
        for (index, year) in scene.years().enumerate() {
            plan.add_year(scene, index, year)?;
        }
        Ok(plan)
    }

    fn add_year(&mut self, scene: &Scene, index: usize, year: i32) -> Result<(), Diagnostic> {
        let extent = self.extent[index];
        let usual = extent.iter().sum::<u64>() * 12 * 10 / EXTENT;
        let (people, leave) = turnover(scene.aims.year("staff_turnover_ext", year), usual)?;
        let parts = share_out(people, &extent);
        let weights: Vec<u64> = parts.iter().zip(AREAS).map(|(part, (_, social, _))| part * social).collect();
        let usual = weights.iter().sum::<u64>() / 1000;
        let aim = scene.aims.year("staff_turnover_sw", year);
        let (social, social_leave) = turnover(aim, usual)?;
        let caps: Vec<u64> = parts
            .iter()
            .zip(AREAS)
            .map(|(part, (_, social, _))| if social > 0 { *part } else { 0 })
            .collect();
        let social_leave = if aim.is_none() { social_leave.min(leave) } else { social_leave };
        match (share_within(social, &weights, &caps), leave.checked_sub(social_leave)) {
            (Some(social), Some(others_leave)) => {
                let split = |department: usize| [social[department], parts[department] - social[department]];
                self.people.push(std::array::from_fn(split));
                self.leave.push([social_leave, others_leave]);
            }
            _ => {
                // Only a target can ask for more social workers, or more that leave, than there is staff.
                return aim.map_or(Ok(()), |aim| Err(aim.conflict(&format!("staff_turnover_ext {year}"))));
            }
        }
        if let Some(end) = self.december[index]
            && end > people
        {
            let aim = scene.aims.of("staff_in_service").next();
            return aim.map_or(Ok(()), |aim| Err(aim.conflict(&format!("fte_total {year}"))));
        }
        Ok(())
    }
}

/// People at month's ends (their sum over a year) near `usual`, and how many leave, so that the percentage
/// prints as the target.
fn turnover(aim: Option<&Aim>, usual: u64) -> Result<(u64, u64), Diagnostic> {
    let Some(aim) = aim else { return Ok((usual, usual * TURNOVER / 1200)) };
    let number = |count: u64| Number::from_integer(i128::from(count));
    let whole = |value: Number| u64::try_from(value.round().to_integer());
    let Ok(leave) = whole(aim.value * number(usual) / number(1200)) else {
        return Err(aim.refused("simulate-target-negative"));
    };
    let shown = |people: u64| number(1200 * leave) / number(people.max(1));
    if aim.is_met_by(shown(usual)) {
        return Ok((usual, leave));
    }
    // A few people more or fewer move the percentage to the middle of what prints as the target.
    let people =
        if aim.value > number(0) { whole(number(1200 * leave) / aim.value).unwrap_or(usual) } else { usual };
    if people > 0 && aim.is_met_by(shown(people)) {
        return Ok((people, leave));
    }
    Err(aim.refused("simulate-target-too-few-rows"))
}

/// People in service at the end of each year.
fn decembers(scene: &Scene) -> Result<Vec<Option<u64>>, Diagnostic> {
    let mut ends = vec![None; scene.years().len()];
    for aim in scene.aims.of("staff_in_service") {
        let span = scene.span_of(aim)?;
        if span.end % 12 != 0 {
            return Err(aim.refused("simulate-target-end-of-year"));
        }
        let count = aim.count()?;
        if ends[span.end / 12 - 1].replace(count).is_some_and(|other| other != count) {
            return Err(aim.conflict("staff_in_service"));
        }
    }
    Ok(ends)
}

/// Hundredths of full-time equivalents of each year and department.
fn extents(scene: &Scene) -> Result<Vec<[u64; DEPARTMENTS]>, Diagnostic> {
    let total = hundredths(scene, "fte_total", &vec![USUAL.0 * 100; scene.years().len()])?;
    let in_proportion = |part: u64| total.iter().map(|total| total * part / USUAL.0).collect::<Vec<u64>>();
    let ifo = hundredths(scene, "ifo_fte", &in_proportion(USUAL.1))?;
    let leisure = hundredths(scene, "leisure_fte", &in_proportion(USUAL.2))?;
    let usual: Vec<u64> = ifo.iter().map(|ifo| ifo * CHILDREN / 100).collect();
    let children = hundredths(scene, "bou_fte", &usual)?;
    let mut extents = Vec::new();
    let mut before: Option<u64> = None;
    for (index, year) in scene.years().enumerate() {
        let is_given = |indicator: &str| scene.aims.year(indicator, year).is_some();
        let grown = grown(scene, year, before)?;
        let (mut total, mut ifo, mut leisure) = (total[index], ifo[index], leisure[index]);
        let mut children = grown.unwrap_or(children[index]);
        // What no target says gives way to what a target says: first upwards, then downwards.
        if !is_given("ifo_fte") && (grown.is_some() || is_given("bou_fte")) {
            ifo = ifo.max(children);
        }
        if !is_given("fte_total") {
            total = total.max(ifo + leisure);
        }
        if !is_given("leisure_fte") {
            leisure = leisure.min(total.saturating_sub(ifo));
        }
        if !is_given("ifo_fte") {
            ifo = ifo.min(total.saturating_sub(leisure));
        }
        if grown.is_none() && !is_given("bou_fte") {
            children = children.min(ifo);
        }
        before = Some(children);
        let (Some(adults), Some(support)) = (ifo.checked_sub(children), total.checked_sub(ifo + leisure))
        else {
            let named = ["bou_fte_increase", "bou_fte", "leisure_fte", "ifo_fte", "fte_total"];
            let aim = named.iter().find_map(|id| scene.aims.year(id, year));
            // Only targets of the year can contradict each other.
            return aim
                .map_or(Ok(extents), |aim| Err(aim.conflict("fte_total, ifo_fte, leisure_fte, bou_fte")));
        };
        let split = |part: u64, first: usize| share_out(part, &[AREAS[first].2, AREAS[first + 1].2]);
        let (children, adults) = (split(children, 0), split(adults, 2));
        extents.push([children[0], children[1], adults[0], adults[1], leisure, support]);
    }
    Ok(extents)
}

/// What `bou_fte_increase` makes of the year before.
fn grown(scene: &Scene, year: i32, before: Option<u64>) -> Result<Option<u64>, Diagnostic> {
    let Some(aim) = scene.aims.year("bou_fte_increase", year) else { return Ok(None) };
    let Some(before) = before else { return Err(aim.refused("simulate-target-first-year")) };
    let wanted = i128::from(before) + (aim.value * Number::from_integer(100)).round().to_integer();
    let given =
        scene.aims.value("bou_fte", year).map(|value| (value * Number::from_integer(100)).to_integer());
    if given.is_some_and(|given| given != wanted) {
        return Err(aim.conflict("bou_fte"));
    }
    u64::try_from(wanted).map(Some).map_err(|_| aim.conflict("ifo_fte"))
}

/// Hundredths of a number in each year: from targets, otherwise as much above or below the usual one as
/// in the nearest year with a target.
fn hundredths(scene: &Scene, indicator: &str, usual: &[u64]) -> Result<Vec<u64>, Diagnostic> {
    let mut known = Vec::new();
    for (index, year) in scene.years().enumerate() {
        if let Some(aim) = scene.aims.year(indicator, year) {
            let value = (aim.value * Number::from_integer(100)).round().to_integer();
            known.push((index, u64::try_from(value).map_err(|_| aim.refused("simulate-target-negative"))?));
        }
    }
    Ok((0..usual.len())
        .map(|year| match known.iter().min_by_key(|(other, _): &&(usize, u64)| other.abs_diff(year)) {
            Some((other, value)) if *other == year => *value,
            Some((other, value)) => value * usual[year] / usual[*other].max(1),
            None => usual[year],
        })
        .collect())
}
