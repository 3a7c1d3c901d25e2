//! The watch list, its calendar and its digests.

use crate::{account, at, child, columns, concern, day, place, scope, unit};
use enslinje_app::casework::{Desk, Opening};
use enslinje_app::watch::{Asked, calendar};
use enslinje_domain::access::{PersonId, Protection, Role};
use enslinje_domain::casework::{EventKind, Matter};

/// Concern reports that came in on these days: each runs for fourteen days.
async fn reports(desk: &Desk<'_>, days: &[&str]) -> PersonId {
    let person = child(desk, Protection::None).await;
    for on in days {
        concern(desk, person, on).await.unwrap();
    }
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_counted_by_how_near_they_are_and_listed_with_the_nearest_first() {
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    // Last days 14, 15 and 22 September, 23 September, 15 October.
    reports(&desk, &["2025-10-01", "2025-08-31", "2025-09-01", "2025-09-08", "2025-09-09"]).await;
    let today = day("2025-09-15");
    let watch = desk.watch(&Asked::default(), today, 2).await.unwrap();
    assert_eq!(watch.list.totals(), [1, 2, 2, 0, 0, 0]);
    let rows: Vec<_> =
        watch.rows.iter().map(|one| (one.row.reference(), one.row.due, one.urgency.code())).collect();
    assert_eq!(
        rows,
        [
            ("intake/2".to_owned(), day("2025-09-14"), "overdue"),
            ("intake/3".to_owned(), day("2025-09-15"), "within_7"),
        ]
    );
    let first = &watch.rows[0];
    assert_eq!(first.name, "Förhandsbedömning");
    assert_eq!(first.row.law, "SoL 2025:400 20:2");
    assert_eq!(first.start.as_ref().unwrap().as_str(), "concern_report_received");
    let stops: Vec<_> = first.stops.iter().map(|stop| stop.as_str()).collect();
    assert_eq!(stops, ["preliminary_assessment_decided", "investigation_already_open"]);
    let outlook = desk.forecast(&Asked::default(), today, "2025-Q3".parse().unwrap()).await.unwrap();
    let told: Vec<_> = outlook
        .iter()
        .map(|one| {
            (one.clock.as_str(), one.unit.as_str(), one.overdue, one.will_pass, one.in_time, one.paused)
        })
        .collect();
    assert_eq!(told, [("preliminary_assessment", "bu", 1, 3, 1, 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assigned_matter_is_on_the_caseworkers_list_and_in_the_digest_of_hers() {
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    reports(&desk, &["2025-09-01", "2025-09-02"]).await;
    let bo = account(&place, "bo").await;
    desk.assign(Matter::Intake, 2, &bo, day("2025-09-02")).await.unwrap();
    // The clock is computed anew by the event and keeps its caseworker.
    desk.record(Matter::Intake, 2, &at(EventKind::SafetyAssessed, "2025-09-02")).await.unwrap();
    let today = day("2025-09-03");
    let own = Asked { caseworker: Some("bo"), ..Asked::default() };
    let watch = desk.watch(&own, today, 10).await.unwrap();
    assert_eq!(watch.rows.iter().map(|one| one.row.row).collect::<Vec<_>>(), [2]);
    let digests = desk.digests(&Asked::default(), today).await.unwrap();
    let told: Vec<_> =
        digests.iter().map(|one| (one.caseworker.as_deref(), one.rows.len(), one.rows[0].row.row)).collect();
    assert_eq!(told, [(None, 1, 1), (Some("bo"), 1, 2)]);
    assert_eq!(desk.show(Matter::Intake, 2).await.unwrap().caseworker.as_deref(), Some("bo"));
}

/// Properties of each event of a calendar, with folded lines joined, RFC 5545 3.1.
fn events(text: &str) -> Vec<Vec<(String, String)>> {
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let lines = text.replace("\r\n ", "");
    let mut events = Vec::new();
    for line in lines.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(Vec::new()),
            _ => {
                if let Some(event) = events.last_mut() {
                    event.push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }
    events
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_reads_back_with_the_day_and_nobodys_name() {
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    reports(&desk, &["2025-09-01"]).await;
    let watch = desk.watch(&Asked::default(), day("2025-09-03"), 10).await.unwrap();
    let text = calendar(&watch.rows, "2025-09-03T06:00:00Z".parse().unwrap());
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert!(!text.contains("Test"));
    let events = events(&text);
    let found: Vec<(&str, &str)> =
        events[0].iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(events.len(), 1);
    assert_eq!(
        found[..7],
        [
            ("UID", "intake-1-preliminary_assessment-1@enslinje"),
            ("DTSTAMP", "20250903T060000Z"),
            ("DTSTART;VALUE=DATE", "20250915"),
            ("DTEND;VALUE=DATE", "20250916"),
            ("SUMMARY", "Förhandsbedömning intake/1"),
            ("DESCRIPTION", "SoL 2025:400 20:2"),
            ("CATEGORIES", "preliminary_assessment"),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn clocks_computed_in_bulk_are_those_computed_one_by_one() {
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    reports(&desk, &["2025-09-01", "2025-09-02"]).await;
    let bo = account(&place, "bo").await;
    desk.assign(Matter::Intake, 1, &bo, day("2025-09-02")).await.unwrap();
    let today = day("2025-09-03");
    let before = desk.watch(&Asked::default(), today, 10).await.unwrap();
    let done = place.store.recompute_clocks(&place.act, &place.books.law()).await.unwrap();
    assert_eq!((done.matters, done.clocks, done.faults), (2, 2, vec![]));
    assert_eq!(desk.watch(&Asked::default(), today, 10).await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_keeps_its_place_in_the_calendar_when_a_review_moves_it_and_tells_what_it_counts_from() {
    use EventKind::{CareReviewed, PlacementExecuted};
    let (place, scope) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&scope);
    let person = child(&desk, Protection::None).await;
    let opening = Opening {
        matter: Matter::Placement,
        unit: &unit("bu"),
        person: Some(person),
        columns: columns(&[
            ("target_group", "child"),
            ("form", "residential_care_home"),
            ("provider", "internal"),
            ("legal_basis", "SoL"),
            ("cause", "need_of_care"),
            ("cost_per_day", "0"),
        ]),
        event: at(PlacementExecuted, "2025-07-10"),
    };
    desk.open(&opening).await.unwrap();
    let told = async || {
        let watch = desk.watch(&Asked::default(), day("2025-09-03"), 10).await.unwrap();
        let events = events(&calendar(&watch.rows, "2025-09-03T06:00:00Z".parse().unwrap()));
        let value = |name: &str| {
            let found = events[0].iter().find(|(known, _)| known == name);
            found.unwrap().1.clone()
        };
        let start = watch.rows[0].start.as_ref().unwrap().to_string();
        (events.len(), value("UID"), value("DTSTART;VALUE=DATE"), start)
    };
    let uid = "placement-1-care_review-1@enslinje".to_owned();
    // SoL 2025:400 22:13: six months from the placement, then from the review.
    assert_eq!(told().await, (1, uid.clone(), "20260110".to_owned(), "placement_executed".to_owned()));
    desk.record(Matter::Placement, 1, &at(CareReviewed, "2025-08-20")).await.unwrap();
    assert_eq!(told().await, (1, uid, "20260220".to_owned(), "care_reviewed".to_owned()));
}
