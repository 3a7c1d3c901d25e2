//! Impossible sequences and missing conditions: cause, day and law of each refusal.

use super::*;
use EventKind::*;

fn decided() -> Event {
    at(FavourableDecisionMade, "2025-08-01").under("SoL 2025:400 11:1")
}

fn decision(rest: &[Event]) -> Refusal {
    through(row("decision", &[("kind", "other")]), &decided(), rest).unwrap_err()
}

fn placed(columns: &[(&str, &str)], rest: &[Event]) -> Result<Applied, Refusal> {
    through(row("placement", columns), &at(PlacementExecuted, "2025-08-01"), rest)
}

#[test]
fn execution_before_the_decision() {
    let refusal = decision(&[at(DecisionExecuted, "2025-07-31")]);
    assert_eq!(refusal.cause, Cause::BeforeStart { start: FavourableDecisionMade, on: day("2025-08-01") });
    assert_eq!(
        (refusal.event, refusal.day, refusal.row),
        (DecisionExecuted, Some(day("2025-07-31")), Some(7))
    );
    // The act in force on the day of the event.
    assert_eq!(refusal.law, ["SoL 2025:400 34:1", "SoL 2025:400 34:2"]);
    assert_eq!(refusal.cause.code(), "casework-before-start");
}

#[test]
fn resumption_without_interruption() {
    let refusal = decision(&[at(DecisionExecuted, "2025-09-01"), at(ExecutionResumed, "2025-10-01")]);
    let state = State::Decision(DecisionState::Executed);
    assert_eq!(refusal.cause, Cause::WrongState { state, since: day("2025-09-01") });
}

#[test]
fn interruption_before_execution_and_a_second_without_resumption() {
    let refusal = decision(&[at(ExecutionInterrupted, "2025-09-01")]);
    assert_eq!(refusal.cause.code(), "casework-wrong-state");
    let twice = [
        at(DecisionExecuted, "2025-09-01"),
        at(ExecutionInterrupted, "2025-10-01"),
        at(ExecutionInterrupted, "2025-11-01"),
    ];
    assert_eq!(decision(&twice).day, Some(day("2025-11-01")));
}

#[test]
fn anything_after_the_end() {
    let ended = at(DecisionEnded, "2025-09-01").because("moved");
    let refusal = decision(&[ended, at(DecisionExecuted, "2025-09-02")]);
    let state = State::Decision(DecisionState::Ended);
    assert_eq!(refusal.cause, Cause::AfterEnd { state, on: day("2025-09-01") });
    let late =
        placed(&[("form", "foster_home")], &[at(PlacementEnded, "2025-09-01"), at(Absconded, "2025-09-02")]);
    assert_eq!(late.unwrap_err().cause.code(), "casework-after-end");
}

#[test]
fn closing_before_opening() {
    let opened = at(InvestigationOpened, "2025-08-01");
    let refusal =
        through(row("investigation", &[]), &opened, &[at(InvestigationClosed, "2025-07-31")]).unwrap_err();
    assert_eq!(refusal.cause, Cause::BeforeStart { start: InvestigationOpened, on: day("2025-08-01") });
}

#[test]
fn a_second_start_and_a_start_of_a_filled_row() {
    let refusal = decision(&[at(FavourableDecisionMade, "2025-09-01").under("SoL 2025:400 11:1")]);
    assert_eq!(refusal.cause, Cause::StartedAlready { on: day("2025-08-01") });
    let filled = row("investigation", &[("opened", "2025-01-01")]);
    let refusal = start(filled, &at(InvestigationOpened, "2025-08-01"), &law()).unwrap_err();
    assert_eq!(refusal.cause, Cause::StartedAlready { on: day("2025-01-01") });
}

#[test]
fn an_extension_without_reason_or_last_day_or_within_the_limit() {
    let extended = at(InvestigationExtended, "2025-11-01");
    let cause = |event: Event| {
        let opened = at(InvestigationOpened, "2025-08-01");
        let refusal = through(row("investigation", &[]), &opened, &[event]).unwrap_err();
        assert_eq!(refusal.law, ["SoL 2025:400 20:3"]);
        refusal.cause
    };
    assert_eq!(cause(extended.clone().until(day("2026-01-01"))), Cause::ReasonMissing);
    assert_eq!(cause(extended.clone().until(day("2026-01-01")).because(" ")), Cause::ReasonMissing);
    assert_eq!(cause(extended.clone().because("illness")), Cause::UntilMissing);
    let limit = day("2025-12-01");
    assert_eq!(cause(extended.clone().because("illness").until(limit)), Cause::UntilBeforeLimit { limit });
    // A second extension is measured against the first.
    let first = extended.clone().because("illness").until(day("2026-01-15"));
    let second = extended.because("illness").until(day("2026-01-15"));
    let opened = at(InvestigationOpened, "2025-08-01");
    let refusal = through(row("investigation", &[]), &opened, &[first, second]).unwrap_err();
    assert_eq!(refusal.cause, Cause::UntilBeforeLimit { limit: day("2026-01-15") });
}

#[test]
fn an_extension_of_a_limit_that_does_not_run() {
    let extended = at(EmergencyCareExtended, "2025-09-01").because("illness").until(day("2026-01-15"));
    let refusal = placed(&[("form", "emergency_foster_home")], std::slice::from_ref(&extended)).unwrap_err();
    assert_eq!(refusal.cause, Cause::NoLimit);
    let refusal = placed(&[("form", "foster_home")], &[extended]).unwrap_err();
    assert_eq!(refusal.cause, Cause::Column { column: "form", allowed: &["emergency_foster_home"] });
}

#[test]
fn an_adults_investigation_is_not_extended() {
    let extended = at(InvestigationExtended, "2025-11-01").because("illness").until(day("2026-01-15"));
    let adult = row("investigation", &[("target_group", "adult"), ("birth", "1980-01-01")]);
    let refusal = through(adult, &at(InvestigationOpened, "2025-08-01"), &[extended]).unwrap_err();
    assert_eq!(refusal.cause, Cause::Column { column: "target_group", allowed: &["child"] });
}

#[test]
fn a_preliminary_assessment_of_a_child_without_an_assessment_of_safety() {
    let received = at(ConcernReportReceived, "2025-08-01");
    let decided = at(PreliminaryAssessmentDecided, "2025-08-10").because("not_opened");
    let report = || row("intake", &[("kind", "concern_report")]);
    let refusal = through(report(), &received, std::slice::from_ref(&decided)).unwrap_err();
    assert_eq!(refusal.cause, Cause::SafetyNotAssessed);
    assert_eq!(refusal.law, ["SoL 2025:400 20:2"]);
    // One that comes after the decision is too late.
    let assessed = at(SafetyAssessed, "2025-08-01");
    let applied = through(report(), &received, &[assessed, decided.clone()]).unwrap();
    assert_eq!((applied.state.name(), applied.row.code("outcome")), ("not_opened", Some("not_opened")));
    let unknown = decided.because("perhaps");
    let cause = through(report(), &received, &[unknown]).unwrap_err().cause;
    assert_eq!(cause, Cause::Outcome { allowed: vec!["opened", "not_opened"] });
}

#[test]
fn a_decision_that_names_no_section_and_one_of_another_kind() {
    let bare = at(FavourableDecisionMade, "2025-06-30");
    let refusal = start(row("decision", &[("kind", "other")]), &bare, &law()).unwrap_err();
    assert_eq!(refusal.cause, Cause::ParagraphMissing);
    assert_eq!(refusal.law, ["SoL 2001:453 4:1", "SoL 2001:453 4:2"]);
    let other = at(UnfavourableDecisionMade, "2025-06-30").under("SoL 2001:453 4:1");
    let refusal = start(row("decision", &[("kind", "other")]), &other, &law()).unwrap_err();
    assert_eq!(refusal.cause, Cause::Column { column: "favourable", allowed: &["no"] });
    let foreign = at(CareReviewed, "2025-09-01");
    assert_eq!(decision(&[foreign]).cause, Cause::OtherMatter);
}

#[test]
fn a_row_that_its_register_refuses_or_that_is_no_matter() {
    let received = at(ConcernReportReceived, "2012-05-04");
    let refusal = start(row("intake", &[("kind", "concern_report")]), &received, &law()).unwrap_err();
    let codes: Vec<_> = refusal.row_faults().iter().map(|fault| fault.code).collect();
    assert_eq!((refusal.cause.code(), codes), ("casework-row", vec!["snapshot-day-order"]));
    let absence = row("absence", &[("kind", "sick_short"), ("from", "2025-01-01"), ("percent", "100")]);
    assert_eq!(replay(&absence, &[]).unwrap_err().cause, Cause::NotAMatter);
    assert_eq!(replay(&row("investigation", &[]), &[]).unwrap_err().cause, Cause::NoStart);
}

#[test]
fn an_imported_row_whose_days_cannot_follow() {
    let columns = [("requested", "2025-01-01"), ("placed", "2025-02-01"), ("refused", "2025-03-01")];
    let refusal = replay(&row("state_institution_request", &columns), &[]).unwrap_err();
    assert_eq!((refusal.cause.code(), refusal.day), ("casework-after-end", Some(day("2025-03-01"))));
    let undecided =
        row("intake", &[("kind", "other"), ("received", "2025-01-01"), ("assessed", "2025-01-03")]);
    assert_eq!(replay(&undecided, &[]).unwrap_err().cause.code(), "casework-outcome");
}

#[test]
fn a_refusal_becomes_a_message_with_its_days_and_law() {
    let refusal = decision(&[at(DecisionExecuted, "2025-09-01"), at(ExecutionResumed, "2025-10-01")]);
    let told = refusal.diagnostic(Place::file("decision"));
    let args: Vec<(&str, &str)> = told.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(
        args,
        [
            ("register", "decision"),
            ("row", "7"),
            ("event", "execution_resumed"),
            ("day", "2025-10-01"),
            ("law", "SoL 2025:400 34:1, SoL 2025:400 34:2"),
            ("state", "executed"),
            ("on", "2025-09-01"),
        ]
    );
}
