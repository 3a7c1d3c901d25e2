//! Stays whose number at each month's end and whose days in each year are given: placements, employments.
//!
//! A stay that begins and ends in different months counts at the ends of the months between. Moving its
//! first or last day within the month changes days and no month's end, so both can be met exactly.

use crate::allocate::{share_out, share_within};
use crate::days::plus;
use crate::random::Random;
use crate::scene::Scene;
use chrono::NaiveDate;

/// One stay in simulated months; days are counted from 0 within the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stay {
    /// Month and day of the first day; `None` when it began before the first month.
    pub(crate) first: Option<(usize, i64)>,
    /// Month and day after the last day; `None` while it lasts.
    pub(crate) after: Option<(usize, i64)>,
}

/// How stays come and go.
pub(crate) struct Turnover<'a> {
    /// Leaves per thousand stays and month.
    pub(crate) permille: u64,
    /// Leaves that there are at least in each month.
    pub(crate) least: Option<&'a [u64]>,
    /// Weight of each month of the year for leaves.
    pub(crate) season: &'a [u64; 12],
}

/// The stays have too many days however their ends are moved: so many days too many, in that year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooManyDays {
    /// Year, counted from 0.
    pub(crate) year: usize,
    /// Days too many.
    pub(crate) days: u64,
}

/// Numbers at the end of the month before the first and of each month, whose sums over each year are
/// given, on a smooth way from year to year. `decembers` fixes the last month's end of some years, where
/// none may be above the sum of its year.
pub(crate) fn month_ends(sums: &[u64], decembers: &[Option<u64>], random: &mut Random) -> Vec<u64> {
    let december = |year: usize| decembers.get(year).copied().flatten().filter(|end| *end <= sums[year]);
    let mut points: Vec<(i64, u64)> = Vec::new();
    for (year, sum) in sums.iter().enumerate() {
        let start = 12 * i64::try_from(year).unwrap_or(0);
        points.push((start + 5, sum * 1000 / 12));
        points.extend(december(year).map(|end| (start + 11, end * 1000)));
    }
    let mut ends = vec![between(&points, -1).div_ceil(1000)];
    for (year, sum) in sums.iter().enumerate() {
        let start = 12 * i64::try_from(year).unwrap_or(0);
        let fixed = december(year);
        let weights: Vec<u64> = (start..start + if fixed.is_some() { 11 } else { 12 })
            .map(|month| between(&points, month) * random.between(990, 1010).unsigned_abs())
            .collect();
        ends.extend(share_out(sum - fixed.unwrap_or(0), &weights));
        ends.extend(fixed);
    }
    ends
}

/// The value at `at` on the line through the points; level before the first and after the last.
fn between(points: &[(i64, u64)], at: i64) -> u64 {
    let after = points.partition_point(|(place, _)| *place <= at);
    match (after.checked_sub(1).and_then(|before| points.get(before)), points.get(after)) {
        (Some((from, start)), Some((to, end))) => {
            let (part, whole) = ((at - from).unsigned_abs(), (to - from).unsigned_abs().max(1));
            (start * (whole - part) + end * part) / whole
        }
        (Some((_, value)), None) | (None, Some((_, value))) => *value,
        (None, None) => 0,
    }
}

/// Stays that give these numbers at the month's ends; the first number is that before the first month.
pub(crate) fn stays(scene: &Scene, ends: &[u64], turnover: &Turnover<'_>, random: &mut Random) -> Vec<Stay> {
    let mut stays: Vec<Stay> = (0..ends[0]).map(|_| Stay { first: None, after: None }).collect();
    let mut present: Vec<usize> = (0..stays.len()).collect();
    let season: u64 = turnover.season.iter().sum::<u64>().max(1);
    for month in 0..ends.len() - 1 {
        let (before, end) = (ends[month], ends[month + 1]);
        // Fractions of a leave are drawn by lot, so that small numbers keep their turnover.
        let expected = before * turnover.permille * turnover.season[month % 12] * 12 / season;
        let drawn = expected / 1000 + u64::from(random.chance(usize::try_from(expected % 1000).unwrap_or(0)));
        let least = turnover.least.map_or(0, |least| least[month]);
        let leave = drawn.max(least).max(before.saturating_sub(end)).min(before);
        for _ in 0..leave {
            let stay = present.swap_remove(random.below(present.len()));
            stays[stay].after = Some((month, random.between(0, scene.length(month) - 1)));
        }
        for _ in before - leave..end {
            present.push(stays.len());
            stays
                .push(Stay { first: Some((month, random.between(0, scene.length(month) - 1))), after: None });
        }
    }
    stays
}

/// Percent of the days that stays over a month's end cover; stays of less than a month cover the rest.
const LONG: u64 = 98;

/// Stays that cover exactly `wanted` days in each year, as many at the ends of months as fit.
pub(crate) fn stays_for_days(
    scene: &Scene,
    wanted: &[u64],
    turnover: &Turnover<'_>,
    random: &mut Random,
) -> Vec<Stay> {
    let year_days =
        |year: usize| scene.year_months(year).map(|month| scene.length(month).unsigned_abs()).sum();
    let mut sums: Vec<u64> = wanted
        .iter()
        .enumerate()
        .map(|(year, days)| days * 12 * LONG / 100 / std::cmp::max(year_days(year), 1_u64))
        .collect();
    loop {
        let ends = month_ends(&sums, &[], random);
        let mut found = stays(scene, &ends, turnover, random);
        match fit_days(scene, &mut found, wanted, random) {
            Ok(()) => return found,
            // With no month's end left to give up, short stays cover everything.
            Err(TooManyDays { year, days }) => {
                let fewer = sums[year].saturating_sub(days / 31 + 1);
                if fewer == sums[year] {
                    // Only what the neighbouring years carry over is in the way.
                    sums.iter_mut().for_each(|sum| *sum = sum.saturating_sub(1));
                }
                sums[year] = fewer;
            }
        }
    }
}

/// Days of each year that the stays cover.
pub(crate) fn days(scene: &Scene, stays: &[Stay]) -> Vec<u64> {
    let mut days = vec![0_i64; scene.years().len()];
    for stay in stays {
        for (year, sum) in days.iter_mut().enumerate() {
            *sum += days_in_year(scene, stay, year);
        }
    }
    days.into_iter().map(|days| days.max(0).unsigned_abs()).collect()
}

/// Days of year `year`, counted from 0, that a stay covers.
fn days_in_year(scene: &Scene, stay: &Stay, year: usize) -> i64 {
    let months = scene.year_months(year);
    let (from, to) = (scene.first_day(months.start), scene.first_day(months.end));
    let first = stay.first.map_or(from, |(month, day)| plus(scene.first_day(month), day)).max(from);
    let after = stay.after.map_or(to, |(month, day)| plus(scene.first_day(month), day)).min(to);
    crate::days::between(first, after).max(0)
}

/// Moves ends within their months, and adds stays of less than a month, until the stays cover exactly
/// `wanted` days in each year.
pub(crate) fn fit_days(
    scene: &Scene,
    stays: &mut Vec<Stay>,
    wanted: &[u64],
    random: &mut Random,
) -> Result<(), TooManyDays> {
    for (year, wanted) in wanted.iter().enumerate() {
        let found = days(scene, stays)[year];
        if found < *wanted {
            let missing = lengthen(scene, stays, year, wanted - found);
            add_short_stays(scene, stays, year, missing, random);
        } else {
            shorten(scene, stays, year, found - wanted).map_err(|days| TooManyDays { year, days })?;
        }
    }
    Ok(())
}

/// Gives up to `more` days to the stays that begin or end in the year; what they cannot take is left.
fn lengthen(scene: &Scene, stays: &mut [Stay], year: usize, more: u64) -> u64 {
    let months = scene.year_months(year);
    let room = |(month, day): (usize, i64), is_first: bool| {
        if !months.contains(&month) {
            0
        } else if is_first {
            day.unsigned_abs()
        } else {
            (scene.length(month) - 1 - day).unsigned_abs()
        }
    };
    let caps = ends_of(stays, &room);
    let given = more.min(caps.iter().sum());
    move_ends(stays, &share_within(given, &caps, &caps).unwrap_or_default(), 1);
    more - given
}

/// Takes `fewer` days from the stays that begin or end in the year.
fn shorten(scene: &Scene, stays: &mut [Stay], year: usize, fewer: u64) -> Result<(), u64> {
    let months = scene.year_months(year);
    let room = |(month, day): (usize, i64), is_first: bool| {
        if !months.contains(&month) {
            0
        } else if is_first {
            (scene.length(month) - 1 - day).unsigned_abs()
        } else {
            day.unsigned_abs()
        }
    };
    let caps = ends_of(stays, &room);
    let parts = share_within(fewer, &caps, &caps).ok_or_else(|| fewer - caps.iter().sum::<u64>())?;
    move_ends(stays, &parts, -1);
    Ok(())
}

/// For each stay the room of its first day and then that of its end. A stay within one month has none,
/// so that its ends never pass each other.
fn ends_of(stays: &[Stay], room: &dyn Fn((usize, i64), bool) -> u64) -> Vec<u64> {
    let mut caps = Vec::with_capacity(2 * stays.len());
    for stay in stays {
        let is_short = stay.first.map(|(month, _)| month) == stay.after.map(|(month, _)| month);
        let ends = if is_short { (None, None) } else { (stay.first, stay.after) };
        caps.push(ends.0.map_or(0, |first| room(first, true)));
        caps.push(ends.1.map_or(0, |after| room(after, false)));
    }
    caps
}

fn move_ends(stays: &mut [Stay], parts: &[u64], sign: i64) {
    for (stay, parts) in stays.iter_mut().zip(parts.chunks(2)) {
        let shift = |part: u64| sign * i64::try_from(part).unwrap_or(0);
        if let (Some((_, day)), Some(part)) = (&mut stay.first, parts.first()) {
            *day -= shift(*part);
        }
        if let (Some((_, day)), Some(part)) = (&mut stay.after, parts.get(1)) {
            *day += shift(*part);
        }
    }
}

/// Adds stays within one month each that cover `days` days in the year.
fn add_short_stays(scene: &Scene, stays: &mut Vec<Stay>, year: usize, days: u64, random: &mut Random) {
    let months = scene.year_months(year);
    let mut left = i64::try_from(days).unwrap_or(0);
    while left > 0 {
        let month = months.start + random.below(months.len());
        let longest = scene.length(month) - 1;
        let length = if left <= longest { left } else { random.between(3, longest) };
        let first = random.between(0, longest - length);
        stays.push(Stay { first: Some((month, first)), after: Some((month, first + length)) });
        left -= length;
    }
}

/// The first day, when the stay began before the first month drawn back by a wait of that mean.
pub(crate) fn first_day(scene: &Scene, stay: &Stay, mean: u64, random: &mut Random) -> NaiveDate {
    match stay.first {
        Some((month, day)) => plus(scene.first_day(month), day),
        None => plus(scene.start(), -random.wait(mean)),
    }
}

/// The day after the last, when the stay has ended.
pub(crate) fn after_day(scene: &Scene, stay: &Stay) -> Option<NaiveDate> {
    stay.after.map(|(month, day)| plus(scene.first_day(month), day))
}

#[cfg(test)]
mod tests;
