//! Clocks at work: starts, reviews, extensions, pauses and transitions, with days counted by hand.

use super::*;
use crate::casework::EventKind::*;
use crate::casework::tests::{BOOKS, at, day, law, row};
use crate::{Clocks, WorkingDayShift};
use proptest::prelude::*;

/// Clock, counted from, due, and the first section of law of everything that runs.
fn told(row: &Row, events: &[Event]) -> Vec<(String, String, String, String)> {
    let list = running(&law(), row, events).unwrap();
    let section = |found: &Running| found.law.first().cloned().unwrap_or_default();
    list.iter()
        .map(|found| {
            (found.clock.to_string(), found.started.to_string(), found.due.to_string(), section(found))
        })
        .collect()
}

fn one(clock: &str, started: &str, due: &str, law: &str) -> Vec<(String, String, String, String)> {
    vec![(clock.to_owned(), started.to_owned(), due.to_owned(), law.to_owned())]
}

fn placed(columns: &[(&str, &str)]) -> Row {
    row("placement", columns)
}

#[test]
fn a_childs_investigation_runs_four_months_to_the_end_of_a_short_month_or_to_its_extension() {
    let open = row("investigation", &[("opened", "2023-10-31")]);
    assert_eq!(told(&open, &[]), one("child_investigation", "2023-10-31", "2024-02-29", "SoL 2001:453 11:2"));
    let across = row("investigation", &[("opened", "2025-03-15")]);
    assert_eq!(told(&across, &[])[0].3, "SoL 2025:400 20:3");
    let extended = row("investigation", &[("opened", "2024-10-31"), ("extended_until", "2025-04-30")]);
    let found = &running(&law(), &extended, &[]).unwrap()[0];
    assert_eq!((found.due, found.before_extension), (day("2025-04-30"), Some(day("2025-02-28"))));
    assert_eq!(
        (found.row, found.person, found.unit.as_str(), found.register),
        (7, Some(70), "bu", "investigation")
    );
    let closed = row("investigation", &[("opened", "2024-10-31"), ("closed", "2025-01-01")]);
    assert_eq!((told(&closed, &[]), is_open(&law(), &closed, &[])), (vec![], Ok(false)));
    let adult = row("investigation", &[("opened", "2024-10-31"), ("target_group", "adult")]);
    assert_eq!((told(&adult, &[]), is_open(&law(), &adult, &[])), (vec![], Ok(true)));
}

#[test]
fn a_concern_report_runs_fourteen_days_and_longer_only_by_decision() {
    let report = row("intake", &[("kind", "concern_report"), ("received", "2025-07-01")]);
    assert_eq!(
        told(&report, &[]),
        one("preliminary_assessment", "2025-07-01", "2025-07-15", "SoL 2025:400 20:2")
    );
    let more = at(PreliminaryAssessmentExtended, "2025-07-14").until(day("2025-07-25")).because("illness");
    assert_eq!(told(&report, &[more])[0].2, "2025-07-25");
    // Before the fourteen days were law there was no such limit.
    let old =
        row("intake", &[("kind", "concern_report"), ("received", "2012-12-31"), ("birth", "2005-01-01")]);
    assert_eq!(told(&old, &[]), vec![]);
}

#[test]
fn the_reporter_is_told_within_a_week_or_at_once() {
    let columns = [
        ("kind", "concern_report"),
        ("received", "2026-02-01"),
        ("assessed", "2026-02-10"),
        ("outcome", "opened"),
    ];
    let report = row("intake", &columns);
    assert_eq!(told(&report, &[]), vec![]);
    let early = [at(ReporterReplyRequested, "2026-02-02")];
    assert_eq!(told(&report, &early), one("reporter_reply", "2026-02-10", "2026-02-17", "SoL 2025:400 19:6"));
    assert_eq!(is_open(&law(), &report, &early), Ok(true));
    let late = at(ReporterReplyRequested, "2026-02-20");
    assert_eq!(told(&report, std::slice::from_ref(&late))[0].2, "2026-02-20");
    assert_eq!(told(&report, &[late, at(ReporterInformed, "2026-02-21")]), vec![]);
}

#[test]
fn care_is_considered_every_six_months_from_the_latest_time_and_only_of_children() {
    let home = placed(&[("form", "residential_care_home"), ("from", "2024-08-31")]);
    assert_eq!(told(&home, &[]), one("care_review", "2024-08-31", "2025-02-28", "SoL 2001:453 6:8"));
    let reviewed = [at(CareReviewed, "2025-01-31")];
    assert_eq!(told(&home, &reviewed), one("care_review", "2025-01-31", "2025-07-31", "SoL 2025:400 22:13"));
    let ended = placed(&[("form", "residential_care_home"), ("from", "2024-08-31"), ("to", "2025-03-01")]);
    assert_eq!(told(&ended, &reviewed), vec![]);
    // Eighteen on 2025-02-28: nothing is to be considered that day or later.
    let of_age =
        placed(&[("form", "residential_care_home"), ("from", "2024-08-31"), ("birth", "2007-02-28")]);
    assert_eq!(told(&of_age, &[]), vec![]);
    let nearly =
        placed(&[("form", "residential_care_home"), ("from", "2024-08-31"), ("birth", "2007-03-01")]);
    assert_eq!(told(&nearly, &[]).len(), 1);
    let adult = placed(&[("form", "social_housing"), ("from", "2024-08-31"), ("target_group", "adult")]);
    assert_eq!(told(&adult, &[]), vec![]);
}

#[test]
fn care_of_the_same_kind_goes_on_when_the_child_moves() {
    let moved = placed(&[("form", "residential_care_home"), ("from", "2025-03-01")]);
    let before = [at(CareReviewed, "2024-12-15")];
    assert_eq!(told(&moved, &before), one("care_review", "2024-12-15", "2025-06-15", "SoL 2001:453 6:8"));
}

#[test]
fn care_under_section_3_is_reconsidered_and_under_section_2_considered() {
    let lvu = placed(&[("form", "residential_care_home"), ("from", "2025-01-15"), ("legal_basis", "LVU")]);
    let clocks = |paragraph: &str| {
        told(&lvu, &[at(CareOrdered, "2025-02-01").under(paragraph)])
            .iter()
            .map(|found| found.0.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(clocks("LVU 1990:52 3 §"), ["care_reconsideration"]);
    assert_eq!(clocks("LVU 1990:52 2 §"), ["care_review"]);
    assert_eq!(told(&lvu, &[]), one("care_reconsideration", "2025-01-15", "2025-07-15", "LVU 1990:52 13 §"));
    let again = [at(CareReconsidered, "2025-07-10")];
    assert_eq!(told(&lvu, &again)[0].2, "2026-01-10");
}

fn custody(from: &str, events: &[Event]) -> Option<String> {
    let home = placed(&[("form", "foster_home"), ("from", from), ("birth", "2015-01-01")]);
    told(&home, events).iter().find(|found| found.0 == "custody_transfer").map(|found| found.2.clone())
}

#[test]
fn custody_is_considered_after_three_years_before_2022_07_01_then_after_two_and_then_yearly() {
    assert_eq!(custody("2018-06-30", &[]).as_deref(), Some("2021-06-30"));
    // Three years became two while the child was there.
    assert_eq!(custody("2020-01-01", &[]).as_deref(), Some("2022-07-01"));
    assert_eq!(custody("2020-12-01", &[]).as_deref(), Some("2022-12-01"));
    assert_eq!(custody("2024-02-29", &[]).as_deref(), Some("2026-02-28"));
    assert_eq!(
        custody("2022-08-01", &[at(CustodyTransferConsidered, "2024-07-20")]).as_deref(),
        Some("2025-07-20")
    );
    // The stay in the same home began under another placement.
    let same_home = [at(PlacementInSameFosterHomeExecuted, "2023-05-01")];
    assert_eq!(custody("2024-09-01", &same_home).as_deref(), Some("2025-05-01"));
}

#[test]
fn an_emergency_home_runs_two_months_from_the_end_of_the_childs_investigation() {
    let home = placed(&[("form", "emergency_foster_home"), ("from", "2025-08-01")]);
    let limits = |events: &[Event]| limit(&law(), &home, events, "emergency_foster_home");
    assert_eq!(limits(&[]), None);
    let closed = at(ChildInvestigationClosed, "2025-12-31");
    assert_eq!(limits(std::slice::from_ref(&closed)), Some(day("2026-02-28")));
    let longer = at(EmergencyCareExtended, "2026-02-01").until(day("2026-03-31")).because("school_year");
    assert_eq!(limits(&[closed, longer]), Some(day("2026-03-31")));
}

#[test]
fn contact_restrictions_return_each_third_month_until_they_end() {
    let lvu = placed(&[("form", "foster_home"), ("from", "2025-01-15"), ("legal_basis", "LVU")]);
    let decided = at(ContactRestrictionDecided, "2025-11-30");
    let limits = |events: &[Event]| limit(&law(), &lvu, events, "contact_restriction_review");
    assert_eq!(limits(std::slice::from_ref(&decided)), Some(day("2026-02-28")));
    let reviewed = at(ContactRestrictionReviewed, "2026-02-10");
    assert_eq!(limits(&[decided.clone(), reviewed.clone()]), Some(day("2026-05-10")));
    assert_eq!(limits(&[decided, reviewed, at(ContactRestrictionEnded, "2026-03-01")]), None);
}

#[test]
fn decisions_wait_three_months_for_execution_and_for_resumption() {
    let base = [("kind", "contact_person"), ("decided", "2025-05-31")];
    let waiting = row("decision", &base);
    assert_eq!(
        told(&waiting, &[]),
        one("unexecuted_decision", "2025-05-31", "2025-08-31", "SoL 2025:400 34:1")
    );
    let with = |more: &[(&str, &str)]| row("decision", &[&base, more].concat());
    let interrupted =
        with(&[("executed", "2025-06-10"), ("settled", "2025-06-10"), ("interrupted", "2025-11-30")]);
    assert_eq!(
        told(&interrupted, &[]),
        one("interrupted_decision", "2025-11-30", "2026-02-28", "SoL 2025:400 34:1")
    );
    let declined = with(&[("declined", "2025-06-10"), ("settled", "2025-06-10")]);
    assert_eq!(told(&declined, &[]), vec![]);
    let ended = with(&[("settled", "2025-06-10")]);
    assert_eq!((told(&ended, &[]), is_open(&law(), &ended, &[])), (vec![], Ok(false)));
    // Neither refusals nor decisions under sections that are not reported.
    assert_eq!(told(&with(&[("favourable", "no")]), &[]), vec![]);
    assert_eq!(told(&with(&[("law", "LSS")]), &[]), vec![]);
    let under =
        |paragraph: &str| told(&waiting, &[at(FavourableDecisionMade, "2025-05-31").under(paragraph)]).len();
    assert_eq!((under("SoL 2001:453 4:1"), under("SoL 2001:453 4:2")), (1, 0));
}

#[test]
fn follow_up_ends_at_latest_after_six_months() {
    let follow_up = row("follow_up", &[("after", "placement"), ("started", "2025-08-31")]);
    assert_eq!(
        told(&follow_up, &[]),
        one("follow_up_after_care", "2025-08-31", "2026-02-28", "SoL 2025:400 23:1")
    );
    assert_eq!(told(&follow_up, &[at(InvestigationOpened, "2025-09-10")]), vec![]);
}

const LOCAL: &str = r#"[placement_visit]
name = "Besök"
start = "placement_executed"
stops = ["placement_ended"]
pauses = ["absconded"]
on_request = false
extension = "none"
recurrence = "never"
completion = "same_day"
selector = "start"

[[placement_visit.version]]
from = "open"
to = "open"
limit = { count = 30, unit = "day" }
law = []
source = "Nämndens rutin"
confidence = "sure"
"#;

#[test]
fn a_local_clock_that_pauses_runs_as_much_longer_as_the_pause() {
    let local = Clocks::parse_local("clocks.toml", LOCAL).unwrap();
    let clocks = BOOKS.clocks.clone().with_local("clocks.toml", local).unwrap();
    let law = Law { clocks: &clocks, ..law() };
    let home = placed(&[("form", "residential_care_home"), ("from", "2025-01-01")]);
    let visit = |events: &[Event]| {
        let all = running(&law, &home, events).unwrap();
        all.into_iter().find(|found| found.clock.as_str() == "placement_visit").unwrap()
    };
    let away = at(Absconded, "2025-01-10");
    let paused = visit(std::slice::from_ref(&away));
    assert_eq!((paused.is_local, paused.law.len(), paused.paused_since), (true, 0, Some(day("2025-01-10"))));
    assert_eq!(paused.urgency(day("2026-01-01")), Urgency::Paused);
    let back = visit(&[away, at(Returned, "2025-01-14")]);
    assert_eq!((back.due, back.paused_since), (day("2025-02-04"), None));
}

#[test]
fn a_local_clock_needs_a_source_and_a_name_of_its_own() {
    assert!(Clocks::parse("clocks.toml", LOCAL).is_err());
    let codes = |result: Result<Clocks, crate::Problems>| -> Vec<&str> {
        result.map_or_else(|problems| problems.sorted().iter().map(|fault| fault.code).collect(), |_| vec![])
    };
    let unsourced = LOCAL.replace("source = \"Nämndens rutin\"\n", "");
    assert_eq!(codes(Clocks::parse_local("clocks.toml", &unsourced)), ["law-missing-key"]);
    let taken = Clocks::parse_local("clocks.toml", &LOCAL.replace("placement_visit", "care_review")).unwrap();
    assert_eq!(codes(BOOKS.clocks.clone().with_local("clocks.toml", taken)), ["law-clock-taken"]);
}

#[test]
fn urgency_and_forecast_count_the_last_lawful_day_as_in_time() {
    let due = day("2025-09-10");
    let of = |on: &str| Urgency::of(due, false, day(on));
    let days = [
        "2025-09-11",
        "2025-09-10",
        "2025-09-03",
        "2025-09-02",
        "2025-08-11",
        "2025-08-10",
        "2025-07-12",
        "2025-07-11",
    ];
    use Urgency::*;
    assert_eq!(days.map(of), [Overdue, Within7, Within7, Within30, Within30, Within60, Within60, Later]);
    let list: Vec<Running> = ["2025-05-01", "2025-05-31", "2025-06-30", "2025-07-01", "2025-07-31"]
        .iter()
        .flat_map(|decided| {
            running(&law(), &row("decision", &[("kind", "other"), ("decided", decided)]), &[]).unwrap()
        })
        .collect();
    // Due 1 August, 31 August, 30 September, 1 and 31 October; the quarter ends on 30 September.
    let outlook = forecast(&list, day("2025-08-02"), day("2025-10-01"));
    assert_eq!(outlook.len(), 1);
    assert_eq!(
        (outlook[0].overdue, outlook[0].will_pass, outlook[0].in_time, outlook[0].paused),
        (1, 2, 2, 0)
    );
    assert_eq!((outlook[0].clock.as_str(), outlook[0].unit.as_str()), ("unexecuted_decision", "bu"));
}

proptest! {
    #[test]
    fn without_extension_the_due_date_is_that_of_the_clock(days in 0i64..4000, next in any::<bool>()) {
        let on = day("2016-01-01") + chrono::Duration::days(days);
        let shift = if next { WorkingDayShift::Next } else { WorkingDayShift::None };
        let law = Law { shift, ..law() };
        let written = on.to_string();
        for (register, column, more) in [
            ("intake", "received", ("kind", "concern_report")),
            ("investigation", "opened", ("id", "7")),
            ("decision", "decided", ("kind", "other")),
            ("placement", "from", ("form", "foster_home")),
            ("follow_up", "started", ("after", "placement")),
        ] {
            let row = row(register, &[(column, written.as_str()), more, ("birth", "2014-01-01")]);
            let list = running(&law, &row, &[]).unwrap();
            prop_assert!(!list.is_empty());
            for found in list {
                let clock = law.clocks.get(&found.clock).unwrap();
                prop_assert_eq!(Ok(found.due), clock.due(on, shift));
                prop_assert_eq!(found.started, on);
            }
        }
    }
}

#[test]
fn a_review_counts_from_itself_and_begins_no_other_time_of_the_clock() {
    let from = |row: &Row, events: &[Event]| {
        let found = running(&law(), row, events).unwrap().remove(0);
        (found.counted_from.to_string(), found.started, found.episode)
    };
    let home = placed(&[("form", "residential_care_home"), ("from", "2024-08-31")]);
    assert_eq!(from(&home, &[]), ("placement_executed".to_owned(), day("2024-08-31"), 1));
    let late = at(CareReviewed, "2025-07-20");
    let reviewed = [at(CareReviewed, "2025-01-31"), late];
    assert_eq!(from(&home, &reviewed), ("care_reviewed".to_owned(), day("2025-07-20"), 1));
    // A second interruption is waited for anew; what it was called before does not matter.
    let decision =
        row("decision", &[("kind", "other"), ("decided", "2025-08-01"), ("executed", "2025-08-20")]);
    let steps = [
        at(ExecutionInterrupted, "2025-09-01"),
        at(ExecutionResumed, "2025-09-10"),
        at(ExecutionInterrupted, "2025-10-01"),
    ];
    let expected = |on: &str, episode| ("execution_interrupted".to_owned(), day(on), episode);
    assert_eq!(from(&decision, &steps[..1]), expected("2025-09-01", 1));
    assert_eq!(from(&decision, &steps), expected("2025-10-01", 2));
}
