//! Taking back an event that was told by mistake.

use super::apply::{Applied, finish, remembered};
use super::event::{Event, EventKind};
use super::history::fill;
use super::refusal::{Cause, Refusal};
use super::replay::{course, is_start, refusal};
use crate::register::{Cell, Row};
use chrono::NaiveDate;

/// The matter as though the event had not been told. What was told before remains wherever versions of the
/// matter are remembered. The legal conditions of the events that stay are not asked for again.
///
/// # Errors
/// When no such event is told, it is the start, those that stay cannot follow on each other without it, or
/// the register refuses the row.
pub fn withdraw(row: &Row, events: &[Event], kind: EventKind, day: NaiveDate) -> Result<Applied, Refusal> {
    let at = |cause| refusal(row, cause, kind, Some(day));
    let before = course(row, events)?;
    if is_start(before.matter, kind) && before.started == day {
        return Err(at(Cause::IsStart));
    }
    let mut all = before.events;
    let place = all.iter().rposition(|event| event.kind == kind && event.day == day);
    let event = all.remove(place.ok_or_else(|| at(Cause::NoSuchEvent))?);
    let stored: Vec<Event> = events.iter().filter(|other| **other != event).cloned().collect();
    let mut next = row.clone();
    for column in told_by(kind) {
        if let Some(cell) = next.register.position(column).and_then(|at| next.cells.get_mut(at)) {
            *cell = Cell::Empty;
        }
    }
    fill(before.matter, &mut next, &all);
    let stored = remembered(row, &next, stored, &all);
    finish(next, stored, &event, Vec::new())
}

/// Columns that the event fills and that are otherwise left as they are.
fn told_by(kind: EventKind) -> &'static [&'static str] {
    match kind {
        EventKind::PreliminaryAssessmentDecided | EventKind::InvestigationAlreadyOpen => {
            &["assessed", "outcome"]
        }
        EventKind::InvestigationExtended => &["extended_until"],
        _ => &[],
    }
}
