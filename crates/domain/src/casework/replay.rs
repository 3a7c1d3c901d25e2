//! Walking through the events of a matter, from its start to the state that it is in.

use super::event::{Event, EventKind};
use super::history::{merged, start_of};
use super::refusal::{Cause, Refusal};
use super::state::{Matter, State};
use super::table::{Condition, Transition};
use crate::register::Row;
use chrono::NaiveDate;
use std::collections::VecDeque;

/// The events of a matter in the order in which they happened, and the state they led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The kind of matter.
    pub matter: Matter,
    /// Day on which it started.
    pub started: NaiveDate,
    /// The state it is in.
    pub state: State,
    /// The day since which it is in that state.
    pub since: NaiveDate,
    /// Events of the columns and stored events, the start first. What was carried over from before the
    /// start comes after it, with its own day.
    pub events: Vec<Event>,
}

/// The state of a matter: what its columns tell together with the stored events.
///
/// # Errors
/// The first event that could not follow on those before it, such as an execution before the decision, a
/// resumption without interruption, or anything after the end.
pub fn replay(row: &Row, events: &[Event]) -> Result<State, Refusal> {
    course(row, events).map(|course| course.state)
}

/// As [`replay`], with the events in order.
///
/// # Errors
/// As [`replay`].
pub fn course(row: &Row, events: &[Event]) -> Result<Course, Refusal> {
    let at = |cause, event, day| refusal(row, cause, event, day);
    let first_stored = events.first().map_or(EventKind::OtherReceived, |event| event.kind);
    let matter = Matter::of(row).ok_or_else(|| at(Cause::NotAMatter, first_stored, None))?;
    let (kind, column) = start_of(matter, row).ok_or_else(|| at(Cause::NoStart, first_stored, None))?;
    let started = row.day(column).ok_or_else(|| at(Cause::NoStart, kind, None))?;
    let (mut starts, mut rest): (Vec<_>, Vec<_>) =
        merged(row, events).into_iter().partition(|event| is_start(matter, event.kind));
    let start = starts
        .iter()
        .position(|event| event.kind == kind && event.day == started)
        .map_or_else(|| Event::new(kind, started), |at| starts.swap_remove(at));
    if let Some(other) = starts.first() {
        return Err(at(Cause::StartedAlready { on: started }, other.kind, Some(other.day)));
    }
    if let Some(early) = rest.iter().find(|event| event.day < started && !may_precede_start(event.kind)) {
        let cause = Cause::BeforeStart { start: kind, on: started };
        return Err(at(cause, early.kind, Some(early.day)));
    }
    rest.sort_by_key(|event| (event.day.max(started), event.kind, event.day));
    let first = matter.steps(kind).find(|step| step.from.is_empty() && fits(step, row, &start).is_ok());
    let state = first.and_then(|step| step.to).ok_or_else(|| at(Cause::NoStart, kind, Some(started)))?;
    let course = Course { matter, started, state, since: started, events: vec![start] };
    walk(row, course, rest.into())
}

/// Takes the events one day after the other. Among those of one day, the first that can happen is taken.
fn walk(row: &Row, mut course: Course, mut left: VecDeque<Event>) -> Result<Course, Refusal> {
    while let Some(next) = left.front() {
        let day = next.day.max(course.started);
        let mut refused = None;
        let mut found = None;
        for (at, event) in left.iter().take_while(|event| event.day.max(course.started) == day).enumerate() {
            match step_of(row, &course, event) {
                Ok(step) => {
                    found = Some((at, step));
                    break;
                }
                Err(cause) => {
                    refused.get_or_insert_with(|| refusal(row, cause, event.kind, Some(event.day)));
                }
            }
        }
        match (found.and_then(|(at, step)| Some((left.remove(at)?, step))), refused) {
            (Some((event, step)), _) => {
                if let Some(state) = step.to {
                    course.state = state;
                    course.since = day;
                }
                course.events.push(event);
            }
            (None, Some(refusal)) => return Err(refusal),
            (None, None) => break,
        }
    }
    Ok(course)
}

/// The step that an event is in the state that the matter is in.
fn step_of(row: &Row, course: &Course, event: &Event) -> Result<&'static Transition, Cause> {
    let matter = course.matter;
    let step = choose(matter, row, event)?;
    if step.from.contains(&course.state) {
        return Ok(step);
    }
    let goes_on =
        matter.transitions().iter().any(|step| step.to.is_some() && step.from.contains(&course.state));
    Err(if goes_on {
        Cause::WrongState { state: course.state, since: course.since }
    } else {
        Cause::AfterEnd { state: course.state, on: course.since }
    })
}

/// The step that an event is, whatever the state: its outcome and the row choose.
pub(super) fn choose(matter: Matter, row: &Row, event: &Event) -> Result<&'static Transition, Cause> {
    let mut cause = Cause::OtherMatter;
    let mut outcomes = Vec::new();
    for step in matter.steps(event.kind) {
        match fits(step, row, event) {
            Ok(()) => return Ok(step),
            Err(Cause::Outcome { allowed }) => outcomes.extend(allowed),
            Err(other) => cause = other,
        }
    }
    Err(if outcomes.is_empty() { cause } else { Cause::Outcome { allowed: outcomes } })
}

/// Whether the row and the outcome are such that the event is this step.
fn fits(step: &Transition, row: &Row, event: &Event) -> Result<(), Cause> {
    for condition in step.needs {
        match *condition {
            Condition::Column(column, allowed)
                if !row.code(column).is_some_and(|code| allowed.contains(&code)) =>
            {
                return Err(Cause::Column { column, allowed });
            }
            Condition::Outcome(allowed)
                if !event.reason.as_deref().is_some_and(|code| allowed.contains(&code)) =>
            {
                return Err(Cause::Outcome { allowed: allowed.to_vec() });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether the event starts matters of that kind.
pub(super) fn is_start(matter: Matter, event: EventKind) -> bool {
    matter.steps(event).any(|step| step.from.is_empty())
}

/// Whether the event may be dated before its matter started: what has happened in the same care before a
/// person moved goes along to the new placement.
fn may_precede_start(event: EventKind) -> bool {
    event.is_review()
        || matches!(
            event,
            EventKind::PlacementInSameFosterHomeExecuted
                | EventKind::ChildInvestigationClosed
                | EventKind::EmergencyCareExtended
                | EventKind::ContactRestrictionDecided
                | EventKind::CareOrdered
                | EventKind::CareAppliedFor
                | EventKind::CareApplicationExtended
                | EventKind::ImmediateCareDecided
                | EventKind::ImmediateCareExecuted
                | EventKind::ImmediateCareSubmitted
                | EventKind::ImmediateAdultCareDecided
                | EventKind::ImmediateAdultCareSubmitted
        )
}

pub(super) fn refusal(row: &Row, cause: Cause, event: EventKind, day: Option<NaiveDate>) -> Refusal {
    Refusal { cause, register: row.register.name, row: row.id(), event, day, law: Vec::new() }
}
