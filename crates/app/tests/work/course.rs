//! One child's case through every kind of matter, under the Act of 2025.

use crate::{at, child, columns, concern, day, place, scope};
use enslinje_app::casework::Desk;
use enslinje_domain::access::{Protection, Role};
use enslinje_domain::casework::{EventKind, Matter};

/// Clock, counted from and last day of all limits that run in a matter.
async fn limits(desk: &Desk<'_>, matter: Matter, row: i64) -> Vec<String> {
    let shown = desk.show(matter, row).await.unwrap();
    let told = shown.clocks.iter().map(|one| format!("{} {} {}", one.clock, one.started, one.due));
    told.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_from_concern_report_to_closure() {
    use EventKind::*;
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    let person = child(&desk, Protection::None).await;

    // SoL 2025:400 20:2: fourteen days from 1 September.
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    assert_eq!(limits(&desk, Matter::Intake, intake).await, ["preliminary_assessment 2025-09-01 2025-09-15"]);
    desk.record(Matter::Intake, intake, &at(SafetyAssessed, "2025-09-01")).await.unwrap();
    let opened = at(PreliminaryAssessmentDecided, "2025-09-10").because("opened");
    let changed = desk.record(Matter::Intake, intake, &opened).await.unwrap();
    assert_eq!(changed.applied.state.name(), "opened");
    assert_eq!(limits(&desk, Matter::Intake, intake).await, Vec::<String>::new());

    // 20:3: four months from 10 September.
    let event = at(InvestigationOpened, "2025-09-10");
    let next = desk.open_next((Matter::Intake, intake), Matter::Investigation, &[], &event).await.unwrap();
    let investigation = next.row;
    assert_eq!(
        limits(&desk, Matter::Investigation, investigation).await,
        ["child_investigation 2025-09-10 2026-01-10"]
    );
    let longer = at(InvestigationExtended, "2026-01-05").until(day("2026-02-10")).because("illness");
    desk.record(Matter::Investigation, investigation, &longer).await.unwrap();
    let shown = desk.show(Matter::Investigation, investigation).await.unwrap();
    assert_eq!(
        (shown.clocks[0].due, shown.clocks[0].before_extension),
        (day("2026-02-10"), Some(day("2026-01-10")))
    );

    // 34:1: three months from 20 January.
    let event = at(FavourableDecisionMade, "2026-01-20").under("SoL 2025:400 11:1");
    let told = columns(&[("law", "SoL"), ("kind", "foster_home"), ("favourable", "yes")]);
    let from = (Matter::Investigation, investigation);
    let decision = desk.open_next(from, Matter::Decision, &told, &event).await.unwrap().row;
    assert_eq!(
        limits(&desk, Matter::Decision, decision).await,
        ["unexecuted_decision 2026-01-20 2026-04-20"]
    );
    desk.record(Matter::Investigation, investigation, &at(InvestigationClosed, "2026-01-20")).await.unwrap();
    assert_eq!(limits(&desk, Matter::Investigation, investigation).await, Vec::<String>::new());

    // 22:13: the care is considered within six months; 22:14: custody within two years (three before 2025).
    let told = columns(&[
        ("form", "foster_home"),
        ("provider", "internal"),
        ("legal_basis", "SoL"),
        ("cause", "need_of_care"),
        ("cost_per_day", "1200"),
    ]);
    let event = at(PlacementExecuted, "2026-02-02");
    let from = (Matter::Decision, decision);
    let placement = desk.open_next(from, Matter::Placement, &told, &event).await.unwrap().row;
    desk.record(Matter::Decision, decision, &at(DecisionExecuted, "2026-02-02")).await.unwrap();
    assert_eq!(limits(&desk, Matter::Decision, decision).await, Vec::<String>::new());
    assert_eq!(
        limits(&desk, Matter::Placement, placement).await,
        ["care_review 2026-02-02 2026-08-02", "custody_transfer 2026-02-02 2028-02-02"]
    );
    desk.record(Matter::Placement, placement, &at(CareReviewed, "2026-07-15")).await.unwrap();
    assert_eq!(limits(&desk, Matter::Placement, placement).await[0], "care_review 2026-07-15 2027-01-15");
    desk.record(Matter::Placement, placement, &at(PlacementEnded, "2026-12-01")).await.unwrap();
    assert_eq!(limits(&desk, Matter::Placement, placement).await, Vec::<String>::new());

    // 23:5: at the latest six months after the end.
    let event = at(FollowUpStarted, "2026-12-01");
    let from = (Matter::Placement, placement);
    let follow_up = desk.open_next(from, Matter::FollowUp, &[], &event).await.unwrap().row;
    assert_eq!(
        limits(&desk, Matter::FollowUp, follow_up).await,
        ["follow_up_after_care 2026-12-01 2027-06-01"]
    );
    desk.record(Matter::FollowUp, follow_up, &at(FollowUpEnded, "2027-03-01")).await.unwrap();

    let told = columns(&[("reason", "need_met")]);
    let event = at(CaseClosed, "2027-03-02");
    let from = (Matter::FollowUp, follow_up);
    let refused = desk.open_next(from, Matter::Closure, &told, &event).await;
    // A follow-up does not tell a target group, so that of the closure is told.
    assert_eq!(refused.unwrap_err().code(), "casework-row");
    let told = columns(&[("reason", "need_met"), ("target_group", "child")]);
    let closure = desk.open_next(from, Matter::Closure, &told, &event).await.unwrap().row;
    let reached = at(GoalAttainmentRecorded, "2027-03-02").because("reached");
    desk.record(Matter::Closure, closure, &reached).await.unwrap();

    let all = desk.show_person(person).await.unwrap();
    let matters: Vec<_> = all.iter().map(|one| (one.key.register.name, one.course.state.name())).collect();
    assert_eq!(
        matters,
        [
            ("intake", "opened"),
            ("investigation", "closed"),
            ("decision", "executed"),
            ("placement", "ended"),
            ("follow_up", "ended"),
            ("closure", "closed"),
        ]
    );
    assert_eq!(place.store.verify(&[]).await.unwrap().faults, vec![]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_impossible_step_is_refused_and_nothing_is_written() {
    use EventKind::*;
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    let person = child(&desk, Protection::None).await;
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    let head = place.store.head().await.unwrap();

    let decided = at(PreliminaryAssessmentDecided, "2025-09-10").because("opened");
    let refused = desk.record(Matter::Intake, intake, &decided).await;
    assert_eq!(refused.unwrap_err().code(), "casework-safety-not-assessed");
    let before = at(SafetyAssessed, "2025-08-31");
    let refused = desk.record(Matter::Intake, intake, &before).await;
    assert_eq!(refused.unwrap_err().code(), "casework-before-start");
    let event = at(FavourableDecisionMade, "2025-09-10").under("SoL 2025:400 11:1");
    let refused = desk.open_next((Matter::Intake, intake), Matter::Decision, &[], &event).await;
    assert_eq!(refused.unwrap_err().code(), "work-not-next");
    let early = at(InvestigationOpened, "2025-08-31");
    let refused = desk.open_next((Matter::Intake, intake), Matter::Investigation, &[], &early).await;
    assert_eq!(refused.unwrap_err().code(), "work-before-previous");
    assert_eq!(concern(&desk, person, "2015-03-09").await.unwrap_err().code(), "casework-row");

    assert_eq!(place.store.head().await.unwrap(), head);
    let shown = desk.show(Matter::Intake, intake).await.unwrap();
    assert_eq!((shown.course.state.name(), shown.course.events.len()), ("received", 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_lives_in_two_places_at_once() {
    use EventKind::*;
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    let person = child(&desk, Protection::None).await;
    let opening = |on: &str| enslinje_app::casework::Opening {
        matter: Matter::Placement,
        unit: Box::leak(Box::new(crate::unit("bu"))),
        person: Some(person),
        columns: columns(&[
            ("target_group", "child"),
            ("form", "foster_home"),
            ("provider", "internal"),
            ("legal_basis", "SoL"),
            ("cause", "need_of_care"),
            ("cost_per_day", "0"),
        ]),
        event: at(PlacementExecuted, on),
    };
    let first = desk.open(&opening("2025-09-01")).await.unwrap().row;
    assert_eq!(desk.open(&opening("2025-10-01")).await.unwrap_err().code(), "work-overlap");
    desk.record(Matter::Placement, first, &at(PlacementEnded, "2025-10-01")).await.unwrap();
    let second = desk.open(&opening("2025-10-01")).await.unwrap().row;
    // With the end taken back, the child would live in both.
    let refused = desk.take_back(Matter::Placement, first, PlacementEnded, day("2025-10-01")).await;
    assert_eq!(refused.unwrap_err().code(), "work-overlap");
    assert_eq!((first, second), (1, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_taken_back_leaves_the_matter_as_before_and_the_chain_with_both() {
    use EventKind::*;
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    let person = child(&desk, Protection::None).await;
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    desk.record(Matter::Intake, intake, &at(SafetyAssessed, "2025-09-01")).await.unwrap();
    let before = desk.show(Matter::Intake, intake).await.unwrap();
    let decided = at(PreliminaryAssessmentDecided, "2025-09-10").because("not_opened");
    desk.record(Matter::Intake, intake, &decided).await.unwrap();
    let head = place.store.head().await.unwrap();
    desk.take_back(Matter::Intake, intake, PreliminaryAssessmentDecided, day("2025-09-10")).await.unwrap();
    let after = desk.show(Matter::Intake, intake).await.unwrap();
    assert_eq!((&after.row, &after.course, &after.clocks), (&before.row, &before.course, &before.clocks));
    let verified = place.store.verify(&[head]).await.unwrap();
    assert_eq!(verified.faults, vec![]);
    let gone = desk.take_back(Matter::Intake, intake, ReporterInformed, day("2025-09-10")).await;
    assert_eq!(gone.unwrap_err().code(), "casework-no-such-event");
    let start = desk.take_back(Matter::Intake, intake, ConcernReportReceived, day("2025-09-01")).await;
    assert_eq!(start.unwrap_err().code(), "casework-is-start");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_write_at_once_the_second_meets_what_the_first_wrote() {
    use EventKind::*;
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    let person = child(&desk, Protection::None).await;
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    desk.record(Matter::Intake, intake, &at(SafetyAssessed, "2025-09-01")).await.unwrap();
    let other = enslinje_store::Store::open(&place.url).await.unwrap();
    let second = Desk { store: &other, ..desk };
    let opened = at(PreliminaryAssessmentDecided, "2025-09-10").because("opened");
    let not_opened = at(PreliminaryAssessmentDecided, "2025-09-10").because("not_opened");
    let (left, right) = tokio::join!(
        desk.record(Matter::Intake, intake, &opened),
        second.record(Matter::Intake, intake, &not_opened)
    );
    // One of them waited for the other, and was refused by what it then found.
    let refused: Vec<_> =
        [left, right].into_iter().filter_map(Result::err).map(|error| error.code()).collect();
    assert_eq!(refused, ["casework-after-end"]);
    let shown = desk.show(Matter::Intake, intake).await.unwrap();
    assert_eq!(shown.course.events.len(), 3);
    assert_eq!(place.store.verify(&[]).await.unwrap().faults, vec![]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matter_tells_what_it_came_out_of_and_what_came_out_of_it() {
    use EventKind::*;
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    let person = child(&desk, Protection::None).await;
    let other = concern(&desk, person, "2025-08-20").await.unwrap();
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    let event = at(InvestigationOpened, "2025-09-10");
    let next = desk.open_next((Matter::Intake, intake), Matter::Investigation, &[], &event).await.unwrap();
    let told = columns(&[("law", "SoL"), ("kind", "foster_home"), ("favourable", "yes")]);
    let decided = at(FavourableDecisionMade, "2025-09-20").under("SoL 2025:400 11:1");
    let from = (Matter::Investigation, next.row);
    desk.open_next(from, Matter::Decision, &told, &decided).await.unwrap();
    let links = async |matter, row| {
        let shown = desk.show(matter, row).await.unwrap();
        let led_to: Vec<_> =
            shown.led_to.iter().map(|key| format!("{}/{}", key.register.name, key.row)).collect();
        (shown.course.events[0].notes.origin.map(|origin| origin.to_string()), led_to)
    };
    let text = |text: &str| text.to_owned();
    assert_eq!(links(Matter::Intake, other).await, (None, vec![]));
    assert_eq!(links(Matter::Intake, intake).await, (None, vec![text("investigation/1")]));
    let investigation = (Some(text("intake/2")), vec![text("decision/1")]);
    assert_eq!(links(Matter::Investigation, 1).await, investigation);
    assert_eq!(links(Matter::Decision, 1).await, (Some(text("investigation/1")), vec![]));
}
