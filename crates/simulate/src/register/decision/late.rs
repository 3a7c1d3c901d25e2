//! Decisions that wait longer than three months, and count in every quarter in which they do.

use super::waiting::{Waiting, months};
use super::{LIMIT, MARGIN, decision};
use crate::days::{office_day, office_day_near, plus, plus_months};
use crate::people::{CHILDREN, Keys};
use crate::random::Random;
use crate::row::Decision;
use crate::scene::Scene;
use chrono::NaiveDate;
use enslinje_domain::Diagnostic;
use std::ops::Range;

/// Percent of the late decisions of the first quarter that were late before it.
const FROM_BEFORE: u64 = 45;
/// Tries for a working day whose limit falls into a span.
const TRIES: usize = 200;
const KINDS: [[(&str, u64); 2]; 2] =
    [[("contact_person", 45), ("contact_family", 55)], [("outpatient_care", 88), ("other", 12)]];

/// How a wait ends: carried out, declined or otherwise, and in which simulated month.
type End = (usize, usize);

/// Late decisions for children that meet the targets of every quarter.
pub(super) fn rows<'a>(scene: &'a Scene, keys: &mut Keys) -> Result<Vec<Decision<'a>>, Diagnostic> {
    let mut random = scene.random("decision", scene.first_year);
    let waiting = Waiting::new(scene, &mut random)?;
    let mut rows: Vec<Decision<'a>> = Vec::new();
    // Rows that wait from one quarter into the next, by kind.
    let mut open: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for quarter in 0..waiting.late.len() {
        let ends = share_ends(&waiting, quarter, &mut random);
        for kind in 0..2 {
            let late = usize::try_from(waiting.late[quarter][kind]).unwrap_or(0);
            if quarter == 0 {
                let before = late * usize::try_from(FROM_BEFORE).unwrap_or(0) / 100;
                let span = plus(scene.start(), -80)..plus(scene.start(), -12);
                for _ in 0..before {
                    open[kind].push(rows.len());
                    rows.push(new_row(scene, &mut random, keys, kind, &span));
                }
            }
            let carried = open[kind].len();
            // Those that waited before end first; the others become late during the quarter.
            random.shuffle(&mut open[kind]);
            for place in carried..late {
                let span = due_span(scene, quarter, ends[kind].get(place));
                open[kind].push(rows.len());
                rows.push(new_row(scene, &mut random, keys, kind, &span));
            }
            for (row, end) in open[kind].iter().zip(&ends[kind]) {
                settle(scene, &mut random, &mut rows[*row], *end);
            }
            open[kind].drain(..ends[kind].len().min(late));
        }
    }
    Ok(rows)
}

/// The ends of a quarter by kind, in the order of months.
fn share_ends(waiting: &Waiting, quarter: usize, random: &mut Random) -> [Vec<End>; 2] {
    let mut ends: Vec<End> = Vec::new();
    for month in months(quarter) {
        for (how, count) in waiting.ends[month].iter().enumerate() {
            ends.extend((0..*count).map(|_| (month, how)));
        }
    }
    random.shuffle(&mut ends);
    let contact = usize::try_from(waiting.ended[quarter][0]).unwrap_or(0).min(ends.len());
    let mut other = ends.split_off(contact);
    ends.sort_unstable();
    other.sort_unstable();
    [ends, other]
}

/// The days on which the limit of a decision that becomes late in the quarter may fall.
fn due_span(scene: &Scene, quarter: usize, end: Option<&End>) -> Range<NaiveDate> {
    let start = scene.first_day(quarter * 3);
    match end {
        // It must be late for a while before its wait ends.
        Some((month, _)) => start..plus(scene.first_day(*month), 12),
        None => start..plus(scene.first_day(quarter * 3 + 3), -MARGIN - 2),
    }
}

/// A decision whose limit falls into the span.
fn new_row<'a>(
    scene: &'a Scene,
    random: &mut Random,
    keys: &mut Keys,
    kind: usize,
    span: &Range<NaiveDate>,
) -> Decision<'a> {
    let mut decided = plus_months(span.start, -LIMIT);
    for _ in 0..TRIES {
        let due = plus(span.start, random.between(0, crate::days::between(span.start, span.end) - 1));
        decided = office_day_near(plus_months(due, -LIMIT), NaiveDate::MIN);
        if span.contains(&plus_months(decided, LIMIT)) {
            break;
        }
    }
    let person = CHILDREN.person(random, keys, decided);
    decision(scene, ("child", person), random.choose(&KINDS[kind], "other"), decided)
}

fn settle(scene: &Scene, random: &mut Random, row: &mut Decision<'_>, (month, how): End) {
    let due = plus_months(row.decided, LIMIT);
    let days = scene.days(month);
    let from = plus(days.start, 1).max(plus(due, MARGIN));
    let day = office_day(random, from..plus(days.end, -1).max(plus(from, 1)));
    row.settled = Some(day);
    match how {
        0 => row.executed = Some(day),
        1 => row.declined = Some(day),
        _ => {}
    }
}
