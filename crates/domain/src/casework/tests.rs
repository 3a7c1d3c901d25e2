//! Casework: what may follow on what, the law of the day, and columns kept up to date.

use super::*;
use crate::clock::{STATUTORY, STATUTORY_FILE};
use crate::register::{Cell, Row, register, row_faults};
use crate::unexecuted::{COVERED, COVERED_FILE, CoverageRules};
use crate::{Clocks, Money, Place, WorkingDayShift};
use chrono::NaiveDate;
use std::sync::LazyLock;

mod any_course;
mod notes;
mod pages;
mod refused;
mod transition;

pub(crate) struct Books {
    pub clocks: Clocks,
    pub rules: Lawbook,
    pub covered: CoverageRules,
}

pub(crate) static BOOKS: LazyLock<Books> = LazyLock::new(|| Books {
    clocks: Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap(),
    rules: Lawbook::statutory().unwrap(),
    covered: CoverageRules::parse(COVERED_FILE, COVERED).unwrap(),
});

pub(crate) fn law() -> Law<'static> {
    Law { clocks: &BOOKS.clocks, rules: &BOOKS.rules, covered: &BOOKS.covered, shift: WorkingDayShift::None }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A row with facts that every register takes: a child born 2012-05-05, and the columns named.
pub(crate) fn row(name: &str, columns: &[(&str, &str)]) -> Row {
    let mut row = Row::empty(register(name).unwrap());
    let facts = [
        ("id", "7"),
        ("unit", "bu"),
        ("person", "70"),
        ("sex", "woman"),
        ("birth", "2012-05-05"),
        ("target_group", "child"),
        ("law", "SoL"),
        ("favourable", "yes"),
        ("provider", "internal"),
        ("legal_basis", "SoL"),
        ("cause", "need_of_care"),
        ("cost_per_day", "0"),
        ("meanwhile", "at_home"),
        ("participants", "12"),
    ];
    for (column, text) in facts.iter().chain(columns) {
        let Some(found) = row.register.column(column) else { continue };
        let cell = match found.kind {
            crate::register::Kind::Key => Cell::Key(text.parse().unwrap()),
            crate::register::Kind::Category(_) => Cell::category(found.kind, text),
            crate::register::Kind::Day => Cell::Day(day(text)),
            crate::register::Kind::Money => Cell::Money(Money(text.parse().unwrap())),
            crate::register::Kind::Count => Cell::Count(text.parse().unwrap()),
        };
        assert!(row.set(column, cell));
    }
    row
}

pub(crate) fn at(kind: EventKind, on: &str) -> Event {
    Event::new(kind, day(on))
}

fn days(row: &Row, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|name| row.day(name).map_or_else(String::new, |day| day.to_string())).collect()
}

/// A matter that is started and then takes the events, one after the other.
fn through(row: Row, start_event: &Event, rest: &[Event]) -> Result<Applied, Refusal> {
    let mut applied = start(row, start_event, &law())?;
    for event in rest {
        applied = apply(&applied.row, &applied.events, event, &law())?;
    }
    Ok(applied)
}

const COLUMNS: [&str; 6] = ["decided", "executed", "declined", "settled", "interrupted", "resumed"];

#[test]
fn a_decision_goes_through_refusal_of_an_offer_execution_two_interruptions_and_end() {
    use EventKind::*;
    let decided = at(FavourableDecisionMade, "2025-08-01").under("SoL 2025:400 11:1");
    let steps = [
        at(OfferDeclined, "2025-08-10"),
        at(DecisionExecuted, "2025-09-01"),
        at(ExecutionInterrupted, "2025-10-01"),
        at(ExecutionResumed, "2025-10-20"),
        at(ExecutionInterrupted, "2025-12-01"),
        at(DecisionEnded, "2025-12-24").because("own_request"),
    ];
    let row = row("decision", &[("kind", "contact_person")]);
    let expected = [
        ("waiting", ["2025-08-01", "", "", "", "", ""]),
        ("declined", ["2025-08-01", "", "2025-08-10", "2025-08-10", "", ""]),
        ("executed", ["2025-08-01", "2025-09-01", "2025-08-10", "2025-08-10", "", ""]),
        ("interrupted", ["2025-08-01", "2025-09-01", "2025-08-10", "2025-08-10", "2025-10-01", ""]),
        ("executed", ["2025-08-01", "2025-09-01", "2025-08-10", "2025-08-10", "2025-10-01", "2025-10-20"]),
        ("interrupted", ["2025-08-01", "2025-09-01", "2025-08-10", "2025-08-10", "2025-12-01", ""]),
        ("ended", ["2025-08-01", "2025-09-01", "2025-08-10", "2025-08-10", "2025-12-01", "2025-12-24"]),
    ];
    for (count, (state, columns)) in expected.iter().enumerate() {
        let applied = through(row.clone(), &decided, &steps[..count]).unwrap();
        assert_eq!(
            (applied.state.name(), days(&applied.row, &COLUMNS)),
            (*state, columns.map(str::to_owned).to_vec())
        );
        assert_eq!(replay(&applied.row, &applied.events).map(State::name), Ok(*state));
    }
}

#[test]
fn an_interruption_that_only_columns_told_is_kept_when_the_next_takes_their_place() {
    use EventKind::*;
    let imported = row(
        "decision",
        &[
            ("kind", "contact_family"),
            ("decided", "2024-01-10"),
            ("executed", "2024-02-01"),
            ("settled", "2024-02-01"),
            ("interrupted", "2024-06-01"),
            ("resumed", "2024-06-20"),
        ],
    );
    let applied = apply(&imported, &[], &at(ExecutionInterrupted, "2024-09-01"), &law()).unwrap();
    assert_eq!(days(&applied.row, &["interrupted", "resumed"]), ["2024-09-01", ""]);
    assert_eq!(
        applied.events,
        [
            at(ExecutionInterrupted, "2024-06-01"),
            at(ExecutionResumed, "2024-06-20"),
            at(ExecutionInterrupted, "2024-09-01"),
        ]
    );
    assert_eq!(applied.state, State::Decision(DecisionState::Interrupted));
}

#[test]
fn a_decision_that_ends_unexecuted_is_settled_that_day() {
    let decided = at(EventKind::UnfavourableDecisionMade, "2025-08-01").under("SoL 2025:400 11:1");
    let refused =
        through(row("decision", &[("kind", "other"), ("favourable", "no")]), &decided, &[]).unwrap();
    assert_eq!(refused.state.name(), "refused");
    let decided = at(EventKind::FavourableDecisionMade, "2025-08-01").under("SoL 2025:400 12:1");
    let ended = at(EventKind::DecisionEnded, "2025-08-30").because("moved");
    let applied = through(row("decision", &[("kind", "other")]), &decided, &[ended]).unwrap();
    assert_eq!(days(&applied.row, &["settled", "executed"]), ["2025-08-30", ""]);
}

#[test]
fn a_childs_investigation_is_extended_twice_and_keeps_the_latest_day() {
    let opened = at(EventKind::InvestigationOpened, "2025-10-31");
    // Four months from 31 October end on the last day of February.
    let first =
        at(EventKind::InvestigationExtended, "2026-02-10").until(day("2026-03-31")).because("awaits_expert");
    let second =
        at(EventKind::InvestigationExtended, "2026-03-20").until(day("2026-04-30")).because("awaits_expert");
    let closed = at(EventKind::InvestigationClosed, "2026-04-15");
    let applied =
        through(row("investigation", &[]), &opened, &[first.clone(), second.clone(), closed.clone()])
            .unwrap();
    assert_eq!(
        days(&applied.row, &["opened", "closed", "extended_until"]),
        ["2025-10-31", "2026-04-15", "2026-04-30"]
    );
    assert_eq!(applied.events, [opened, first, second, closed]);
    assert_eq!(applied.state, State::Investigation(InvestigationState::Closed));
}

#[test]
fn every_kind_of_matter_starts_and_ends() {
    use EventKind::*;
    type Case = (&'static str, &'static [(&'static str, &'static str)], Event, Vec<Event>, &'static str);
    let cases: [Case; 9] = [
        (
            "intake",
            &[("kind", "application")],
            at(ApplicationReceived, "2025-08-01"),
            vec![at(PreliminaryAssessmentDecided, "2025-08-02").because("opened")],
            "opened",
        ),
        (
            "investigation",
            &[],
            at(InvestigationOpened, "2025-08-01"),
            vec![at(InvestigationCheckpointDone, "2025-10-30"), at(InvestigationClosed, "2025-11-01")],
            "closed",
        ),
        (
            "decision",
            &[("kind", "other")],
            at(FavourableDecisionMade, "2025-08-01").under("SoL 2025:400 11:1"),
            vec![at(DecisionExecuted, "2025-08-01")],
            "executed",
        ),
        (
            "placement",
            &[("form", "foster_home")],
            at(PlacementExecuted, "2025-08-01"),
            vec![
                at(Absconded, "2025-09-01"),
                at(Returned, "2025-09-02"),
                at(CareReviewed, "2026-01-20"),
                at(Absconded, "2026-02-01"),
                at(PlacementEnded, "2026-02-03"),
            ],
            "ended",
        ),
        (
            "state_institution_request",
            &[],
            at(PlaceRequested, "2025-08-01"),
            vec![
                at(PlaceRefused, "2025-08-05"),
                at(PlaceRefused, "2025-08-20"),
                at(PlaceGiven, "2025-09-01"),
            ],
            "placed",
        ),
        (
            "follow_up",
            &[("after", "placement")],
            at(FollowUpStarted, "2025-08-01"),
            vec![at(InvestigationOpened, "2025-10-01")],
            "ended",
        ),
        (
            "coordinated_plan",
            &[],
            at(PlanEstablished, "2025-08-01"),
            vec![at(PlanFollowedUp, "2026-01-01"), at(PlanEnded, "2026-06-01")],
            "ended",
        ),
        (
            "closure",
            &[("reason", "need_met")],
            at(CaseClosed, "2025-08-01"),
            vec![at(GoalAttainmentRecorded, "2025-08-01").because("partly")],
            "closed",
        ),
        ("open_intervention", &[("kind", "group")], at(ParticipantsCounted, "2025-08-31"), vec![], "counted"),
    ];
    for (name, columns, start_event, rest, state) in cases {
        let applied = through(row(name, columns), &start_event, &rest).unwrap();
        assert_eq!(applied.state.name(), state, "{name}");
        assert_eq!(replay(&applied.row, &applied.events), Ok(applied.state), "{name}");
    }
    let counted =
        through(row("open_intervention", &[("kind", "group")]), &at(ParticipantsCounted, "2025-08-31"), &[]);
    assert_eq!(counted.unwrap().row.day("month"), Some(day("2025-08-01")));
}

#[test]
fn an_event_told_late_is_taken_where_it_fits() {
    let opened = at(EventKind::PlacementExecuted, "2025-01-01");
    let review = at(EventKind::CareReviewed, "2025-06-15");
    let ended = at(EventKind::PlacementEnded, "2025-09-01");
    let applied =
        through(row("placement", &[("form", "foster_home")]), &opened, &[ended, review.clone()]).unwrap();
    assert_eq!(applied.state.name(), "ended");
    assert_eq!(applied.events[1], review);
}

#[test]
fn every_rule_that_a_step_names_stands_in_the_law_file_and_the_other_way_round() {
    let named: std::collections::BTreeSet<&str> =
        Matter::ALL.iter().flat_map(|matter| matter.transitions()).map(|step| step.rule).collect();
    let written: std::collections::BTreeSet<&str> = BOOKS.rules.iter().map(|rule| rule.id.as_str()).collect();
    let beside: Vec<&&str> = written.difference(&named).collect();
    assert_eq!(named.difference(&written).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert_eq!(beside, [&"childhood"]);
}

#[test]
fn names_of_events_are_unique_and_extensions_belong_to_clocks() {
    for kind in EventKind::ALL {
        assert_eq!(EventKind::from_name(kind.name()), Some(*kind));
        if let Some(clock) = kind.extends() {
            assert!(BOOKS.clocks.find(clock).is_some(), "{kind}");
        }
    }
    assert_eq!(EventKind::from_name("decided"), None);
}

#[test]
fn placements_of_one_person_overlap_only_on_days_of_care() {
    let stay = |id: &str, person: &str, from: &str, to: &str| {
        let mut columns = vec![("id", id), ("person", person), ("form", "foster_home"), ("from", from)];
        if !to.is_empty() {
            columns.push(("to", to));
        }
        row("placement", &columns)
    };
    let rows = [
        stay("1", "70", "2025-01-01", "2025-03-01"),
        // A move on one day is no overlap.
        stay("2", "70", "2025-03-01", "2025-12-01"),
        stay("3", "70", "2025-05-01", "2025-06-01"),
        // Behind a short stay the longer one is still remembered.
        stay("4", "70", "2025-11-01", ""),
        stay("5", "71", "2025-01-01", ""),
        stay("6", "71", "2025-02-01", ""),
        // A stay without a day of care.
        stay("7", "72", "2025-02-01", "2025-02-01"),
        stay("8", "72", "2025-01-01", "2025-04-01"),
        row("closure", &[("closed", "2025-01-01"), ("reason", "moved")]),
    ];
    let found: Vec<_> = overlaps(&rows)
        .iter()
        .map(|found| (found.earlier.unwrap(), found.later.unwrap(), found.from.to_string(), found.to))
        .collect();
    assert_eq!(
        found,
        [
            (2, 3, "2025-05-01".to_owned(), Some(day("2025-06-01"))),
            (2, 4, "2025-11-01".to_owned(), Some(day("2025-12-01"))),
            (5, 6, "2025-02-01".to_owned(), None),
        ]
    );
}
