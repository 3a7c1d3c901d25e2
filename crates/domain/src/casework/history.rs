//! Between columns and events: the events that a row's columns tell, and the columns that events fill.

use super::event::{Event, EventKind};
use super::state::Matter;
use crate::register::{Cell, Row};
use chrono::{Datelike, NaiveDate};

/// The event that starts a matter, and the column that tells its day.
pub(super) fn start_of(matter: Matter, row: &Row) -> Option<(EventKind, &'static str)> {
    use EventKind::{
        ApplicationReceived, CaseClosed, ConcernReportReceived, FavourableDecisionMade, FollowUpStarted,
        InvestigationOpened, OtherReceived, ParticipantsCounted, PlaceRequested, PlacementExecuted,
        PlanEstablished, UnfavourableDecisionMade,
    };
    Some(match matter {
        Matter::Intake => match row.code("kind")? {
            "concern_report" => (ConcernReportReceived, "received"),
            "application" => (ApplicationReceived, "received"),
            _ => (OtherReceived, "received"),
        },
        Matter::Investigation => (InvestigationOpened, "opened"),
        Matter::Decision if row.code("favourable")? == "yes" => (FavourableDecisionMade, "decided"),
        Matter::Decision => (UnfavourableDecisionMade, "decided"),
        Matter::Placement => (PlacementExecuted, "from"),
        Matter::StateInstitutionRequest => (PlaceRequested, "requested"),
        Matter::FollowUp => (FollowUpStarted, "started"),
        Matter::CoordinatedPlan => (PlanEstablished, "established"),
        Matter::Closure => (CaseClosed, "closed"),
        Matter::OpenIntervention => (ParticipantsCounted, "month"),
    })
}

/// The events that the columns of a row tell, in order of time. The last day of an extension stands in a
/// column without the day of its decision, so it is no event here.
pub fn history(row: &Row) -> Vec<Event> {
    let Some(matter) = Matter::of(row) else { return Vec::new() };
    let mut events = Vec::new();
    if let Some((kind, column)) = start_of(matter, row)
        && let Some(day) = row.day(column)
    {
        events.push(Event::new(kind, day));
    }
    let mut tell = |kind, column| {
        if let Some(day) = row.day(column) {
            events.push(Event::new(kind, day));
        }
    };
    match matter {
        Matter::Intake => {
            // Without an outcome it is a decision that no step fits, so that the replay tells it.
            if let Some(day) = row.day("assessed") {
                events.push(match row.code("outcome") {
                    Some("already_open") => Event::new(EventKind::InvestigationAlreadyOpen, day),
                    Some(other) => Event::new(EventKind::PreliminaryAssessmentDecided, day).because(other),
                    None => Event::new(EventKind::PreliminaryAssessmentDecided, day),
                });
            }
        }
        Matter::Investigation => tell(EventKind::InvestigationClosed, "closed"),
        Matter::Decision if row.code("favourable") == Some("yes") => {
            tell(EventKind::OfferDeclined, "declined");
            tell(EventKind::DecisionExecuted, "executed");
            tell(EventKind::ExecutionInterrupted, "interrupted");
            tell(EventKind::ExecutionResumed, "resumed");
            let settled = row.day("settled");
            if settled.is_some() && settled != row.day("executed") && settled != row.day("declined") {
                tell(EventKind::DecisionEnded, "settled");
            }
        }
        Matter::Placement => {
            tell(EventKind::Absconded, "absconded");
            tell(EventKind::PlacementEnded, "to");
        }
        Matter::StateInstitutionRequest => {
            tell(EventKind::PlaceRefused, "refused");
            tell(EventKind::PlaceGiven, "placed");
        }
        Matter::FollowUp => tell(EventKind::FollowUpEnded, "ended"),
        Matter::Decision | Matter::CoordinatedPlan | Matter::Closure | Matter::OpenIntervention => {}
    }
    if let Some(after_start) = events.get_mut(1..) {
        after_start.sort();
    }
    events
}

/// The events of the columns and the stored ones as one list: a stored event tells more about the one that
/// a column tells of the same day.
pub(super) fn merged(row: &Row, stored: &[Event]) -> Vec<Event> {
    let mut events: Vec<Event> = history(row)
        .into_iter()
        .filter(|told| !stored.iter().any(|other| other.day == told.day && tells(other.kind, told.kind)))
        .collect();
    events.extend(stored.iter().cloned());
    events
}

/// Whether a stored event says what the event of a column says: the column `resumed` also holds the day on
/// which an interrupted decision ended, and `ended` of a follow-up that of a new investigation.
fn tells(stored: EventKind, column: EventKind) -> bool {
    stored == column
        || matches!(
            (stored, column),
            (EventKind::DecisionEnded, EventKind::ExecutionResumed)
                | (EventKind::InvestigationOpened, EventKind::FollowUpEnded)
        )
}

/// Fills the columns from the events, which are in the order in which they happened. Columns that no event
/// tells are left as they are.
pub(super) fn fill(matter: Matter, row: &mut Row, events: &[Event]) {
    let first = |kind| events.iter().find(|event| event.kind == kind).map(|event| event.day);
    let mut columns: Vec<(&str, Option<NaiveDate>)> = Vec::new();
    match matter {
        Matter::Intake => {
            let decided = events.iter().find_map(|event| match event.kind {
                EventKind::InvestigationAlreadyOpen => Some((event.day, "already_open")),
                EventKind::PreliminaryAssessmentDecided => Some((event.day, event.reason.as_deref()?)),
                _ => None,
            });
            if let Some((day, outcome)) = decided {
                columns.push(("assessed", Some(day)));
                set_code(row, "outcome", outcome);
            }
        }
        Matter::Investigation => {
            columns.push(("closed", first(EventKind::InvestigationClosed)));
            let until = events.iter().filter(|event| event.kind == EventKind::InvestigationExtended);
            columns.push((
                "extended_until",
                until.filter_map(|event| event.until).chain(row.day("extended_until")).max(),
            ));
        }
        Matter::Decision => {
            columns.push(("executed", first(EventKind::DecisionExecuted)));
            columns.push(("declined", first(EventKind::OfferDeclined)));
            columns.extend(waiting(row, events));
        }
        Matter::Placement => {
            columns.push(("absconded", first(EventKind::Absconded)));
            columns.push(("to", first(EventKind::PlacementEnded)));
        }
        Matter::StateInstitutionRequest => {
            columns.push(("refused", first(EventKind::PlaceRefused)));
            columns.push(("placed", first(EventKind::PlaceGiven)));
        }
        Matter::FollowUp => {
            columns
                .push(("ended", first(EventKind::FollowUpEnded).or(first(EventKind::InvestigationOpened))));
        }
        Matter::CoordinatedPlan | Matter::Closure | Matter::OpenIntervention => {}
    }
    for (column, day) in columns {
        set_day(row, column, day);
    }
}

/// The columns that tell what a decision waits for: `settled`, and the latest interruption.
fn waiting(row: &Row, events: &[Event]) -> Vec<(&'static str, Option<NaiveDate>)> {
    if row.code("favourable") != Some("yes") {
        return vec![("settled", row.day("decided"))];
    }
    let settled = events.iter().find(|event| {
        matches!(
            event.kind,
            EventKind::DecisionExecuted | EventKind::OfferDeclined | EventKind::DecisionEnded
        )
    });
    let interrupted = events.iter().rposition(|event| event.kind == EventKind::ExecutionInterrupted);
    let resumed = interrupted.and_then(|at| {
        events[at..]
            .iter()
            .find(|event| matches!(event.kind, EventKind::ExecutionResumed | EventKind::DecisionEnded))
    });
    vec![
        ("settled", settled.map(|event| event.day)),
        ("interrupted", interrupted.map(|at| events[at].day)),
        ("resumed", resumed.map(|event| event.day)),
    ]
}

/// Fills the column of the start with the day, or with the first of its month where a month is asked for,
/// and gives back what it holds.
pub(super) fn fill_start(row: &mut Row, column: &str, day: NaiveDate) -> NaiveDate {
    let day = if column == "month" { day.with_day(1).unwrap_or(day) } else { day };
    set_day(row, column, Some(day));
    day
}

fn set_day(row: &mut Row, column: &str, day: Option<NaiveDate>) {
    let place = row.register.position(column).and_then(|at| row.cells.get_mut(at));
    if let Some(place) = place {
        *place = day.map_or(Cell::Empty, Cell::Day);
    }
}

fn set_code(row: &mut Row, column: &str, code: &str) {
    let kind = row.register.column(column).map(|column| column.kind);
    let place = row.register.position(column).and_then(|at| row.cells.get_mut(at));
    if let (Some(place), Some(kind)) = (place, kind) {
        *place = Cell::category(kind, code);
    }
}
