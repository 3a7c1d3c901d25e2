//! The law of the day around 2025-07-01, chosen by the right date.

use super::*;
use EventKind::*;

fn law_of_last(row: Row, start_event: &Event, rest: &[Event]) -> Vec<String> {
    through(row, start_event, rest).unwrap().law
}

#[test]
fn a_decision_follows_the_act_of_its_own_day() {
    let of = |on: &str| {
        law_of_last(row("decision", &[("kind", "other")]), &at(FavourableDecisionMade, on).under("x"), &[])
    };
    assert_eq!(of("2025-06-30"), ["SoL 2001:453 4:1", "SoL 2001:453 4:2"]);
    assert_eq!(of("2025-07-01")[0], "SoL 2025:400 11:1");
}

#[test]
fn an_assessment_of_safety_follows_the_act_under_which_the_report_came_in() {
    let of = |received: &str| {
        let rest = [at(SafetyAssessed, "2025-07-01")];
        law_of_last(row("intake", &[("kind", "concern_report")]), &at(ConcernReportReceived, received), &rest)
    };
    assert_eq!(of("2025-06-30"), ["SoL 2001:453 11:1 a"]);
    assert_eq!(of("2025-07-01"), ["SoL 2025:400 20:1"]);
}

#[test]
fn an_extension_of_an_old_investigation_follows_the_act_of_its_own_day() {
    let of = |extended: &str| {
        let rest = [at(InvestigationExtended, extended).because("illness").until(day("2025-09-01"))];
        law_of_last(row("investigation", &[]), &at(InvestigationOpened, "2025-03-15"), &rest)
    };
    assert_eq!(of("2025-06-30"), ["SoL 2001:453 11:2"]);
    assert_eq!(of("2025-07-01"), ["SoL 2025:400 20:3"]);
}

#[test]
fn before_there_was_a_rule_no_law_is_told() {
    let of = |month: &str| {
        law_of_last(row("open_intervention", &[("kind", "group")]), &at(ParticipantsCounted, month), &[])
    };
    assert_eq!(of("2025-06-01"), Vec::<String>::new());
    assert_eq!(of("2025-07-01"), ["SoL 2025:400 11:5"]);
}
