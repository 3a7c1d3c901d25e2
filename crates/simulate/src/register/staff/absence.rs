//! Spells of sick leave that make up the rates of each year and age group.

use super::AGE_GROUPS;
use super::post::Post;
use super::sick_rate::{SickRate, check, sick_rates};
use crate::allocate::share_out;
use crate::days::{between, plus};
use crate::random::Random;
use crate::row::Absence;
use crate::scene::Scene;
use chrono::{Datelike, NaiveDate};
use enslinje_domain::{Diagnostic, Number};

/// Likely sick leave of each age group against the others.
const BY_AGE: [u64; 10] = [56, 60, 64, 66, 68, 76, 68, 70, 74, 66];
/// Age groups with targets of their own: the lowest and the highest sick leave.
const NAMED: [(&str, usize); 2] = [("sick_leave_min_age", 0), ("sick_leave_max_age", 5)];
/// Days of sick leave that count as short.
const SHORT: i64 = 14;
/// Weights of lengths of short sick leave, from one day.
const LENGTHS: [u64; 14] = [20, 22, 17, 12, 9, 5, 4, 3, 2, 2, 1, 1, 1, 1];
/// Sick leave by month: colds in winter, few in July.
const SEASON: [u64; 12] = [125, 130, 118, 96, 88, 76, 42, 74, 104, 114, 124, 110];
/// Days of long sick leave after the first fourteen, on average and at most.
const LONG: (u64, i64) = (52, 300);
/// Tries to find somebody with time left in the year.
const TRIES: usize = 40_000;

/// Days of a year on which somebody works in an age group and is not yet on sick leave.
struct Slot<'p, 'a> {
    post: &'p Post<'a>,
    percent: u32,
    from: NaiveDate,
    to: NaiveDate,
}

/// Sick leave of all years.
pub(super) fn absences<'a>(scene: &'a Scene, posts: &[Post<'a>]) -> Result<Vec<Absence<'a>>, Diagnostic> {
    let rates = sick_rates(scene)?;
    let mut rows = Vec::new();
    let mut before: Option<SickRate> = None;
    for (index, rate) in rates.into_iter().enumerate() {
        let year = scene.first_year + i32::try_from(index).unwrap_or(0);
        let mut random = scene.random("absence", year);
        let mut groups: Vec<Vec<Slot<'_, 'a>>> =
            AGE_GROUPS.iter().map(|age| slots(scene, posts, index, *age)).collect();
        let worked: Vec<u64> = groups.iter().map(|slots| slots.iter().map(Slot::extent).sum()).collect();
        let all: u64 = worked.iter().sum();
        let total = percent_of(rate.total(), all);
        let long = percent_of(rate.long, all).min(total);
        let by_group = share_on_groups(scene, year, &worked, total)?;
        let long = share_out(long, &by_group);
        let written = rows.len();
        for (group, slots) in groups.iter_mut().enumerate() {
            let mut left = Left { short: by_group[group].saturating_sub(long[group]), long: long[group] };
            if !fill(scene, &mut random, slots, &mut left, &mut rows) {
                let aim = scene
                    .aims
                    .year("sick_leave_total", year)
                    .or_else(|| scene.aims.of("sick_leave_total").next());
                return aim.map_or(Ok(rows), |aim| Err(aim.refused("simulate-target-too-few-rows")));
            }
        }
        let reached = reached(scene, &rows[written..], all);
        // In a small staff whole days may be too coarse for the printed digits, or there is no staff at all.
        match reached {
            Some(reached) => check(scene, year, reached, before)?,
            None => {
                if let Some(aim) = scene.aims.year("sick_leave_total", year) {
                    return Err(aim.refused("simulate-target-too-few-rows"));
                }
            }
        }
        before = reached;
    }
    Ok(rows)
}

/// The rates that the spells of a year give; none without staff.
fn reached(scene: &Scene, rows: &[Absence<'_>], worked: u64) -> Option<SickRate> {
    let rate = |kind: &str| {
        let of_kind = rows.iter().filter(|row| row.kind == kind);
        let days = |row: &Absence<'_>| between(row.from, row.to.unwrap_or(scene.end()));
        let sum: i64 = of_kind.map(|row| days(row) * i64::from(row.percent)).sum();
        Number::new(i128::from(sum) * 100, i128::from(worked))
    };
    (worked > 0).then(|| SickRate { short: rate("sick_short"), long: rate("sick_long") })
}

impl Slot<'_, '_> {
    fn extent(&self) -> u64 {
        between(self.from, self.to).unsigned_abs() * u64::from(self.percent)
    }
}

fn slots<'p, 'a>(scene: &Scene, posts: &'p [Post<'a>], year: usize, age: i32) -> Vec<Slot<'p, 'a>> {
    let years = if AGE_GROUPS.last() == Some(&age) { 60 } else { 5 };
    posts
        .iter()
        .map(|post| {
            let (from, to) = post.days_in_group(scene, year, age, years);
            Slot { post, percent: post.percent[year], from, to }
        })
        .filter(|slot| slot.from < slot.to)
        .collect()
}

fn percent_of(percent: Number, whole: u64) -> u64 {
    let part = percent * Number::from_integer(i128::from(whole)) / Number::from_integer(100);
    u64::try_from(part.round().to_integer()).unwrap_or(0)
}

/// Sick leave of each age group, which sums to the total: the named groups have theirs, the others the rest.
fn share_on_groups(scene: &Scene, year: i32, worked: &[u64], total: u64) -> Result<Vec<u64>, Diagnostic> {
    let mut parts = vec![None; worked.len()];
    let mut left = total;
    for (indicator, group) in NAMED {
        let Some(aim) = scene.aims.year(indicator, year) else { continue };
        let part = percent_of(aim.value, worked[group]);
        let shown = Number::new(i128::from(part) * 100, i128::from(worked[group].max(1)));
        if !aim.is_met_by(shown) {
            return Err(aim.refused("simulate-target-too-few-rows"));
        }
        left = left.checked_sub(part).ok_or_else(|| aim.conflict("sick_leave_total"))?;
        parts[group] = Some(part);
    }
    let weights: Vec<u64> = (0..worked.len())
        .map(|group| if parts[group].is_some() { 0 } else { worked[group] * BY_AGE[group] })
        .collect();
    if weights.iter().all(|weight| *weight == 0) && left > 0 {
        let aim = NAMED.iter().find_map(|(indicator, _)| scene.aims.year(indicator, year));
        return aim.map_or_else(|| Ok(vec![0; worked.len()]), |aim| Err(aim.conflict("sick_leave_total")));
    }
    Ok(share_out(left, &weights).into_iter().zip(parts).map(|(share, part)| part.unwrap_or(share)).collect())
}

/// Sick leave that is still to be written, in days times percent.
struct Left {
    short: u64,
    long: u64,
}

/// Writes spells until nothing is left; false when nobody has time left.
fn fill<'a>(
    scene: &Scene,
    random: &mut Random,
    slots: &mut [Slot<'_, 'a>],
    left: &mut Left,
    rows: &mut Vec<Absence<'a>>,
) -> bool {
    let mut tries = 0;
    while !slots.is_empty() && tries < TRIES {
        let slot = random.below(slots.len());
        let Some(slot) = slots.get_mut(slot) else { return false };
        let days = |left: u64, percent: u32| {
            i64::try_from((left + u64::from(percent) / 2) / u64::from(percent.max(1))).unwrap_or(0)
        };
        let free = between(slot.from, slot.to);
        // Whoever works a part of the year falls ill as often as others in that part.
        if !random.chance(usize::try_from(free * 1000 / 366).unwrap_or(0)) {
            tries += 1;
            continue;
        }
        let written = if days(left.long, slot.percent) > 0 {
            let extent = slot.percent * random.choose(&[(100, 74), (50, 17), (75, 5), (25, 4)], 100) / 100;
            let length = random.wait(LONG.0).min(LONG.1).min(free - SHORT).min(days(left.long, extent));
            length > 0 && write_long(scene, random, slot, (length, extent), left, rows)
        } else if days(left.short, slot.percent) > 0 {
            let length = i64::try_from(random.weighted(&LENGTHS)).unwrap_or(0) + 1;
            let length = length.min(free).min(days(left.short, slot.percent));
            length > 0 && write_short(scene, random, slot, length, left, rows)
        } else {
            return true;
        };
        tries = if written { 0 } else { tries + 1 };
    }
    let least = slots.iter().map(|slot| u64::from(slot.percent)).min().unwrap_or(1);
    left.long * 2 < least && left.short * 2 < least
}

/// Fourteen days of short sick leave and then the long.
fn write_long<'a>(
    scene: &Scene,
    random: &mut Random,
    slot: &mut Slot<'_, 'a>,
    (length, extent): (i64, u32),
    left: &mut Left,
    rows: &mut Vec<Absence<'a>>,
) -> bool {
    let latest = between(slot.from, slot.to) - SHORT - length;
    if latest < 0 || extent == 0 {
        return false;
    }
    let first = plus(slot.from, random.between(0, latest));
    let turn = plus(first, SHORT);
    let end = plus(turn, length);
    let before = SHORT.unsigned_abs() * u64::from(extent);
    // The last long spells of a group may have their first days in the year before.
    if left.short >= before {
        left.short -= before;
        rows.push(absence(scene, slot, "sick_short", (first, turn), extent));
    }
    left.long = left.long.saturating_sub(length.unsigned_abs() * u64::from(extent));
    rows.push(absence(scene, slot, "sick_long", (turn, end), extent));
    keep_larger(slot, first, end);
    true
}

fn write_short<'a>(
    scene: &Scene,
    random: &mut Random,
    slot: &mut Slot<'_, 'a>,
    length: i64,
    left: &mut Left,
    rows: &mut Vec<Absence<'a>>,
) -> bool {
    let latest = between(slot.from, slot.to) - length;
    let first = plus(slot.from, random.between(0, latest));
    let season = SEASON.get(usize::try_from(first.month0()).unwrap_or(0)).copied().unwrap_or(100);
    if !random.chance(usize::try_from(season * 7).unwrap_or(1000)) {
        return false;
    }
    let end = plus(first, length);
    left.short = left.short.saturating_sub(length.unsigned_abs() * u64::from(slot.percent));
    rows.push(absence(scene, slot, "sick_short", (first, end), slot.percent));
    keep_larger(slot, first, end);
    true
}

/// Leaves the larger part of the slot free, a day away from the spell.
fn keep_larger(slot: &mut Slot<'_, '_>, first: NaiveDate, end: NaiveDate) {
    if between(slot.from, first) > between(end, slot.to) {
        slot.to = plus(first, -1);
    } else {
        slot.from = plus(end, 1);
    }
}

fn absence<'a>(
    scene: &Scene,
    slot: &Slot<'_, 'a>,
    kind: &'static str,
    (from, to): (NaiveDate, NaiveDate),
    percent: u32,
) -> Absence<'a> {
    let to = (to < scene.end()).then_some(to);
    Absence { unit: slot.post.unit, person: slot.post.person, kind, from, to, percent }
}
