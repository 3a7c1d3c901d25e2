//! How many decisions wait beyond three months in each quarter, of which kind, and what ends their wait when.

use crate::allocate::{share_out, share_within};
use crate::days::EVEN;
use crate::monthly::{Habit, MOST};
use crate::random::Random;
use crate::scene::Scene;
use crate::timeline::Timeline;
use enslinje_domain::{Diagnostic, Period};
use std::ops::Range;

/// Late decisions of a quarter where no target decides, from and to.
const USUAL: (i64, i64) = (9, 15);
/// Percent of the late decisions about a contact person or contact family, and of the ends in a quarter.
const CONTACT: u64 = 58;
const ENDED: u64 = 52;

/// The late decisions of all quarters.
#[derive(Debug)]
pub(super) struct Waiting {
    /// Late decisions in each quarter: about a contact person or family, and others.
    pub(super) late: Vec<[u64; 2]>,
    /// Of these, those whose wait ends in the quarter.
    pub(super) ended: Vec<[u64; 2]>,
    /// What ends the waits, by month: carried out, declined, otherwise.
    pub(super) ends: Vec<[u64; 3]>,
}

impl Waiting {
    /// Numbers that meet the targets.
    pub(super) fn new(scene: &Scene, random: &mut Random) -> Result<Self, Diagnostic> {
        let late = late(scene, random)?;
        let next =
            |quarter: usize, kind: usize| late.get(quarter + 1).map_or(0, |next: &[u64; 2]| next[kind]);
        // Whoever does not fit into the next quarter must be settled in this one.
        let last = late.len().saturating_sub(1);
        let least: Vec<[u64; 2]> = (0..late.len())
            .map(|quarter| {
                [0, 1].map(|kind| {
                    if quarter == last { 0 } else { late[quarter][kind].saturating_sub(next(quarter, kind)) }
                })
            })
            .collect();
        let totals: Vec<u64> = late.iter().map(|[contact, other]| contact + other).collect();
        let declined = declined(scene, random, &totals)?;
        let executed = executed(scene, random, &totals, &declined, &least)?;
        let mut ends: Vec<[u64; 3]> =
            executed.iter().zip(&declined).map(|(executed, declined)| [*executed, *declined, 0]).collect();
        let mut ended = Vec::new();
        for quarter in 0..late.len() {
            let months = months(quarter);
            let known: u64 = ends[months.clone()].iter().flatten().sum();
            let needed: u64 = least[quarter].iter().sum();
            for (month, extra) in months.zip(share_out(needed.saturating_sub(known), &[1, 1, 1])) {
                ends[month][2] += extra;
            }
            let room = [0, 1].map(|kind| late[quarter][kind] - least[quarter][kind]);
            let extra = share_within(known.max(needed) - needed, &room, &room).unwrap_or_default();
            ended.push([0, 1].map(|kind| least[quarter][kind] + extra.get(kind).copied().unwrap_or(0)));
        }
        Ok(Self { late, ended, ends })
    }
}

/// The months of a quarter.
pub(super) fn months(quarter: usize) -> Range<usize> {
    quarter * 3..quarter * 3 + 3
}

fn quarter(scene: &Scene, index: usize) -> Option<Period> {
    let year = scene.first_year + i32::try_from(index / 4).ok()?;
    Period::quarter(year, u32::try_from(index % 4).ok()? + 1)
}

/// Late decisions in each quarter by kind, from `nonexec_decisions`, `nonexec_contact` and their share.
fn late(scene: &Scene, random: &mut Random) -> Result<Vec<[u64; 2]>, Diagnostic> {
    (0..scene.months() / 3)
        .map(|index| {
            let Some(period) = quarter(scene, index) else { return Ok([0, 0]) };
            let all = scene.aims.at("nonexec_decisions", period).map(|aim| aim.count()).transpose()?;
            let contact = scene.aims.at("nonexec_contact", period);
            let known = contact.map(|aim| aim.count()).transpose()?;
            let usual = random.between(USUAL.0, USUAL.1).unsigned_abs();
            let share = scene.aims.at("nonexec_contact_share", period);
            let least = usual.max(known.unwrap_or(0) * 100 / CONTACT);
            // Where only the share is given, a number is taken that can have it.
            let has_share = |all: &u64| {
                share.is_none_or(|share| {
                    share.share_of(*all).is_ok_and(|part| known.is_none_or(|known| known == part))
                })
            };
            let all = all.unwrap_or_else(|| (least..least + 60).find(has_share).unwrap_or(least));
            let part = match (known, share) {
                (Some(known), _) => known,
                (None, Some(share)) => share.share_of(all)?,
                (None, None) => all * CONTACT / 100,
            };
            if let (Some(aim), true) = (contact, part > all) {
                return Err(aim.refused("simulate-target-part-above-whole").with("whole", all));
            }
            if let Some(share) = share
                && share.share_of(all)? != part
            {
                return Err(share.conflict("nonexec_contact, nonexec_decisions"));
            }
            Ok([part, all - part])
        })
        .collect()
}

/// Late decisions that are declined in each month, in no quarter more than wait.
fn declined(scene: &Scene, random: &mut Random, totals: &[u64]) -> Result<Vec<u64>, Diagnostic> {
    let levels: Vec<u64> = totals.chunks(4).map(|year| year.iter().sum::<u64>() / 20).collect();
    let wanted = scene.wanted("nonexec_declined")?;
    let habit = Habit { levels: &levels, season: &EVEN };
    scene.monthly_within(at_most(scene, totals), &wanted, &habit, random)
}

/// Late decisions that are carried out in each month: in each quarter no more than wait, and enough to
/// make way for the next quarter where the targets leave room for it.
fn executed(
    scene: &Scene,
    random: &mut Random,
    totals: &[u64],
    declined: &[u64],
    least: &[[u64; 2]],
) -> Result<Vec<u64>, Diagnostic> {
    let gone = |quarter: usize| declined[months(quarter)].iter().sum::<u64>();
    let room: Vec<u64> =
        (0..totals.len()).map(|quarter| totals[quarter].saturating_sub(gone(quarter))).collect();
    let mut timeline = at_most(scene, &room);
    for (aim, total) in scene.wanted("nonexec_executed")? {
        let span = scene.span_of(aim)?;
        timeline.fix(span, narrow(total)).map_err(|_| aim.conflict("nonexec_decisions, nonexec_declined"))?;
    }
    let mut wish = Vec::new();
    for quarter in 0..totals.len() {
        let needed = least[quarter].iter().sum::<u64>().saturating_sub(gone(quarter));
        timeline = timeline.at_least(&months(quarter), narrow(needed));
        let likely = (totals[quarter] * ENDED / 100).max(needed);
        let weights = [0; 3].map(|_: i32| random.between(60, 140).unsigned_abs());
        wish.extend(share_out(likely, &weights).into_iter().map(narrow));
    }
    let solved = timeline.solve(&wish);
    Ok(solved.into_iter().map(|count| count.max(0).unsigned_abs()).collect())
}

/// Months of which each quarter has at most so many in all.
fn at_most(scene: &Scene, quarters: &[u64]) -> Timeline {
    let free = scene.timeline(&[]);
    let limits = quarters.iter().enumerate();
    limits.fold(free, |timeline, (quarter, most)| timeline.at_most(&months(quarter), narrow(*most)))
}

fn narrow(count: u64) -> i64 {
    i64::try_from(count.min(MOST)).unwrap_or(0)
}
