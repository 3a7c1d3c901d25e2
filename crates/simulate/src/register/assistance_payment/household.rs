//! Households and the months in which they get assistance.

use crate::people::{APPLICANTS, Keys, Person};
use crate::random::Random;
use crate::scene::Scene;
use std::ops::Range;

/// Percent of the households of a year that go on into the next.
const GO_ON: u64 = 72;
/// Of a thousand households, those that are without assistance for a while within a year.
const PAUSES: usize = 110;
/// Adults and children with weight.
const SIZES: [((u32, u32), u64); 9] = [
    ((1, 0), 520),
    ((1, 1), 90),
    ((1, 2), 80),
    ((1, 3), 50),
    ((2, 0), 55),
    ((2, 1), 45),
    ((2, 2), 65),
    ((2, 3), 55),
    ((2, 5), 40),
];

/// A household with its applicant.
#[derive(Debug, Clone)]
pub(super) struct Household {
    pub(super) applicant: Person,
    pub(super) adults: u32,
    pub(super) children: u32,
    /// Simulated months with assistance, in order.
    pub(super) months: Vec<usize>,
    /// Percent of the norm that is left when other income is taken off.
    pub(super) need: i64,
    /// Kronor of rent that are paid each month.
    pub(super) rent: i64,
}

/// Households of which `counts` get assistance in each year.
pub(super) fn households(scene: &Scene, counts: &[u64]) -> Vec<Household> {
    let mut keys = Keys::new("assistance_payment", scene.committee);
    let mut all: Vec<Household> = Vec::new();
    // Households that go on into the year.
    let mut present: Vec<usize> = Vec::new();
    for (index, count) in counts.iter().enumerate() {
        let year = scene.first_year + i32::try_from(index).unwrap_or(0);
        let mut random = scene.random("assistance_payment", year);
        if index == 0 {
            for _ in 0..count * GO_ON / 100 {
                present.push(all.len());
                all.push(newcomer(scene, &mut random, &mut keys, 0));
            }
        }
        let carried = present.len();
        for _ in carried as u64..*count {
            let first = 12 * index + random.below(12);
            present.push(all.len());
            all.push(newcomer(scene, &mut random, &mut keys, first));
        }
        let next = counts.get(index + 1).copied().unwrap_or(*count).min(*count);
        let stays = usize::try_from(next * GO_ON / 100).unwrap_or(0);
        let months = scene.year_months(index);
        let mut order: Vec<usize> = (0..present.len()).collect();
        random.shuffle(&mut order);
        let mut going_on = Vec::new();
        for (place, which) in order.into_iter().enumerate() {
            let household = present[which];
            let is_new = which >= carried;
            let first = if is_new { all[household].months.first().copied() } else { None };
            let span = span(&mut random, &months, first, place < stays);
            all[household].months.retain(|month| *month < months.start);
            all[household].months.extend(without_pause(&mut random, span));
            if place < stays {
                going_on.push(household);
            }
        }
        present = going_on;
    }
    all
}

/// The months of a year in which a household gets assistance: from `first` or the turn of the year, until
/// the turn of the year when it goes on.
fn span(random: &mut Random, months: &Range<usize>, first: Option<usize>, goes_on: bool) -> Range<usize> {
    let from = first.unwrap_or(months.start);
    let to = if goes_on { months.end } else { from + 1 + random.below(months.end - from) };
    from..to
}

/// The months of the span, at times without one or two in its middle.
fn without_pause(random: &mut Random, span: Range<usize>) -> Vec<usize> {
    let mut months: Vec<usize> = span.collect();
    if months.len() > 4 && random.chance(PAUSES) {
        let from = 1 + random.below(months.len() - 3);
        months.drain(from..from + 1 + random.below(2));
    }
    months
}

fn newcomer(scene: &Scene, random: &mut Random, keys: &mut Keys, first: usize) -> Household {
    let (adults, children) = random.choose(&SIZES, (1, 0));
    let applicant = APPLICANTS.person(random, keys, scene.first_day(first));
    let rooms = i64::from(adults + children).min(5);
    Household {
        applicant,
        adults,
        children,
        months: vec![first],
        need: random.choose(&[(100, 46), (85, 18), (65, 20), (40, 16)], 100),
        rent: if random.chance(760) { random.between(46 + 11 * rooms, 66 + 15 * rooms) * 100 } else { 0 },
    }
}
