//! Reports that were delivered stay as they were.

use crate::{act, day, fresh, on_both};
use enslinje_domain::casework::{Event, EventKind};
use enslinje_store::{AuditHead, IssuedReport, MatterEvent};

on_both!(a_report_is_kept_with_its_number_and_the_head_of_that_moment, |url: String| async move {
    let store = fresh(&url).await;
    let before = store.head().await.unwrap();
    let issue = async |quarter: &str, content: &str| {
        let mut writing = store.write(&act("anna", "IVO")).await.unwrap();
        let known = day("2024-10-15");
        let issued = writing.issue_report(quarter.parse().unwrap(), known, content).await.unwrap();
        writing.commit().await.unwrap();
        issued
    };
    let first = issue("2024-Q3", "{\"å\":1}").await;
    let second = issue("2024-Q3", "{}").await;
    let other = issue("2024-Q2", "{}").await;
    assert_eq!((first.number, second.number, other.number), (1, 2, 1));
    let expected = IssuedReport {
        quarter: "2024-Q3".to_owned(),
        number: 1,
        known_on: day("2024-10-15"),
        at: "2024-10-01T08:00:00Z".to_owned(),
        actor: "anna".to_owned(),
        head: before,
        content: "{\"å\":1}".to_owned(),
    };
    assert_eq!(first, expected);
    assert_eq!(second.head.seq, 1);
    assert_eq!(store.issued_reports().await.unwrap(), [other, first, second.clone()]);
    let printed: [AuditHead; 2] = [before, second.head];
    let verified = store.verify(&printed).await.unwrap();
    assert_eq!((verified.events, verified.faults), (3, vec![]));
});

on_both!(events_of_matters_are_told_until_a_day, |url: String| async move {
    let store = fresh(&url).await;
    let rows = "INSERT INTO case_event (id, register, row_id, name, day, detail) VALUES \
        (1, 'decision', 7, 'offer_declined', '2024-05-02', '{}'), \
        (2, 'decision', 7, 'offer_declined', '2024-10-16', '{}'), \
        (3, 'placement', 7, 'absconded', '2024-05-02', '{}')";
    crate::audit::run(&url, rows).await;
    let told = store.matter_events("decision", day("2024-10-15"), None).await.unwrap();
    let declined = Event::new(EventKind::OfferDeclined, day("2024-05-02"));
    assert_eq!(told, [MatterEvent { row: 7, event: declined }]);
    // What this program cannot write again is not passed over.
    let row = "INSERT INTO case_event (id, register, row_id, name, day, detail) VALUES \
        (4, 'decision', 8, 'offer_declined', '2024-05-02', '{\"colour\":\"red\"}')";
    crate::audit::run(&url, row).await;
    let fault = store.matter_events("decision", day("2024-10-15"), None).await.unwrap_err();
    assert_eq!(format!("{fault:?}"), r#"Database("case_event offer_declined: detail")"#);
});
