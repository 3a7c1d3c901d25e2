//! Starting a matter, and taking one more event into it.

use super::event::{Event, EventKind};
use super::history::{fill, fill_start, history, start_of};
use super::lawbook::{Law, RuleVersion};
use super::note::NoteKind;
use super::refusal::{Cause, Refusal};
use super::replay::{Course, choose, course, is_start, refusal};
use super::state::{Matter, State};
use super::table::{Condition, Transition};
use crate::clock::Selector;
use crate::register::{Row, row_faults};
use crate::{Place, watch};
use chrono::NaiveDate;

/// A matter after one more event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The row with its columns brought up to date.
    pub row: Row,
    /// The events to store beside it from now on, in order: those that were stored, the new one, and those
    /// that the columns told before and no longer do.
    pub events: Vec<Event>,
    /// The state that the matter is in.
    pub state: State,
    /// Sections of the law of the day for the new event; empty when no law decides.
    pub law: Vec<String>,
}

/// Starts a matter: `row` holds the facts that no event tells (id, unit, person, kind …), and the day comes
/// from the event.
///
/// # Errors
/// When the event does not start such matters, a column that events fill is filled already, the decision
/// names no section, or the register refuses the row.
pub fn start(mut row: Row, event: &Event, law: &Law<'_>) -> Result<Applied, Refusal> {
    let at = |row: &Row, cause| refusal(row, cause, event.kind, Some(event.day));
    let matter = Matter::of(&row).ok_or_else(|| at(&row, Cause::NotAMatter))?;
    let (kind, column) = start_of(matter, &row).ok_or_else(|| at(&row, Cause::NoStart))?;
    if let Some(told) = history(&row).first() {
        return Err(at(&row, Cause::StartedAlready { on: told.day }));
    }
    let step = choose(matter, &row, event).map_err(|cause| at(&row, cause))?;
    if kind != event.kind {
        return Err(at(&row, Cause::OtherMatter));
    }
    let sections = || sections(law, step, &row, event);
    if step.needs.contains(&Condition::Paragraph) && event.paragraph.is_none() {
        return Err(Refusal { law: sections(), ..at(&row, Cause::ParagraphMissing) });
    }
    let sections = sections();
    noted(step, event).map_err(|cause| Refusal { law: sections.clone(), ..at(&row, cause) })?;
    let event = Event { day: fill_start(&mut row, column, event.day), ..event.clone() };
    finish(row, vec![event.clone()], &event, sections)
}

/// Takes one more event into a matter. An event may be told late: what matters is whether all events, in the
/// order of their days, can follow on each other.
///
/// # Errors
/// When the sequence is impossible, a legal condition of the step does not hold, or the register refuses the
/// row. The row and the stored events stay as they were.
pub fn apply(row: &Row, events: &[Event], event: &Event, law: &Law<'_>) -> Result<Applied, Refusal> {
    let at = |cause| refusal(row, cause, event.kind, Some(event.day));
    let before = course(row, events)?;
    if is_start(before.matter, event.kind) {
        return Err(at(Cause::StartedAlready { on: before.started }));
    }
    let step = choose(before.matter, row, event).map_err(at)?;
    let sections = sections(law, step, row, event);
    let under_law = |cause| Refusal { law: sections.clone(), ..at(cause) };
    conditions(&before, row, events, event, step, law).map_err(under_law)?;
    let mut stored = events.to_vec();
    stored.push(event.clone());
    // The refusal names the event that cannot follow, which may be one that was there before.
    let after = course(row, &stored).map_err(|refusal| Refusal { law: sections.clone(), ..refusal })?;
    let mut next = row.clone();
    fill(after.matter, &mut next, &after.events);
    let stored = remembered(row, &next, stored, &after.events);
    finish(next, stored, event, sections)
}

/// The stored events with those that the columns told before, no longer do, and that still belong to the
/// matter.
pub(super) fn remembered(row: &Row, next: &Row, mut stored: Vec<Event>, all: &[Event]) -> Vec<Event> {
    let told = history(next);
    let gone = history(row).into_iter().filter(|old| !told.contains(old));
    for old in gone {
        if !stored.iter().any(|other| other.day == old.day && other.kind == old.kind) && all.contains(&old) {
            stored.push(old);
        }
    }
    // Of two of the same kind on one day, the one told last stays last.
    stored.sort_by_key(|event| (event.day, event.kind));
    stored
}

pub(super) fn finish(
    row: Row,
    events: Vec<Event>,
    event: &Event,
    law: Vec<String>,
) -> Result<Applied, Refusal> {
    let line = row.id().and_then(|id| u32::try_from(id).ok());
    let place = Place { line, ..Place::file(row.register.name) };
    let faults = row_faults(row.register, &row.values(), &place);
    if faults.has_errors() {
        let cause = Cause::Row(faults.sorted());
        return Err(Refusal { law, ..refusal(&row, cause, event.kind, Some(event.day)) });
    }
    let state = course(&row, &events)?.state;
    Ok(Applied { row, events, state, law })
}

/// The conditions of a step that only new events are asked for.
fn conditions(
    before: &Course,
    row: &Row,
    events: &[Event],
    event: &Event,
    step: &Transition,
    law: &Law<'_>,
) -> Result<(), Cause> {
    noted(step, event)?;
    for condition in step.needs {
        match condition {
            Condition::Reason if event.reason.as_deref().is_none_or(|code| code.trim().is_empty()) => {
                return Err(Cause::ReasonMissing);
            }
            Condition::Paragraph if event.paragraph.is_none() => return Err(Cause::ParagraphMissing),
            Condition::UntilAfterLimit => {
                let until = event.until.ok_or(Cause::UntilMissing)?;
                let clock = event.kind.extends().unwrap_or_default();
                let limit = watch::limit(law, row, events, clock).ok_or(Cause::NoLimit)?;
                if until <= limit {
                    return Err(Cause::UntilBeforeLimit { limit });
                }
            }
            // SoL 2025:400 20:1: on every concern report about a child, at once.
            Condition::SafetyAssessed
                if before.events.iter().any(|event| event.kind == EventKind::ConcernReportReceived)
                    && row.code("target_group") == Some("child")
                    && !before
                        .events
                        .iter()
                        .any(|other| other.kind == EventKind::SafetyAssessed && other.day <= event.day) =>
            {
                return Err(Cause::SafetyNotAssessed);
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether what is noted with a new event belongs to it, and nothing is missing.
fn noted(step: &Transition, event: &Event) -> Result<(), Cause> {
    let mut allowed = Vec::new();
    for condition in step.needs {
        match condition {
            Condition::Note(note) if event.notes.written(*note).is_none() => {
                return Err(Cause::NoteMissing { note: *note });
            }
            Condition::Note(note) => allowed.push(*note),
            Condition::MayNote(notes) => allowed.extend(*notes),
            _ => {}
        }
    }
    // Every matter may tell what it came out of.
    let is_origin = |note: NoteKind| note == NoteKind::Origin && step.from.is_empty();
    let other =
        event.notes.iter().map(|(note, _)| note).find(|note| !allowed.contains(note) && !is_origin(*note));
    if let Some(note) = other {
        return Err(Cause::NoteElsewhere { note, allowed });
    }
    match event.notes.offered.filter(|offered| *offered > event.day) {
        Some(offered) => Err(Cause::OfferAfterAnswer { offered }),
        None => Ok(()),
    }
}

/// The law of the day of a step: the version of its rule that the right date chooses.
///
/// `None` when there was no such rule on that day.
pub fn law_of<'a>(law: &Law<'a>, step: &Transition, row: &Row, event: &Event) -> Option<&'a RuleVersion> {
    let rule = law.rules.rule(step.rule)?;
    rule.on(selecting_day(rule.selector, row, event))
}

fn selecting_day(selector: Selector, row: &Row, event: &Event) -> NaiveDate {
    let of_start = || {
        let (_, column) = start_of(Matter::of(row)?, row)?;
        row.day(column)
    };
    match selector {
        Selector::Running => event.day,
        Selector::Start => of_start().unwrap_or(event.day),
        Selector::Decision => row.day("decided").unwrap_or(event.day),
        Selector::Closing => row.day("closed").or(row.day("to")).unwrap_or(event.day),
    }
}

fn sections(law: &Law<'_>, step: &Transition, row: &Row, event: &Event) -> Vec<String> {
    law_of(law, step, row, event).map(|version| version.law.clone()).unwrap_or_default()
}
