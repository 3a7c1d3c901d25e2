//! The chain shows every change, removal and reordering.

use crate::{act, child, day, fresh, investigation, on_both, version};
use enslinje_domain::register::register;
use enslinje_store::{Action, AuditHead, ChainFault, Change, Store, Subject};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// Three events: two writes and a read.
async fn with_three_events(url: &str) -> Store {
    let store = fresh(url).await;
    let register = register("investigation").unwrap();
    let mut writing = store.write(&act("anna", "ansökan 1")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    let rows = [investigation(1, "2024-02-29", None), investigation(2, "2024-03-01", None)];
    writing.put(register, &rows.map(|row| version(row, "2024-03-01", Change::New))).await.unwrap();
    writing.commit().await.unwrap();
    let mut writing = store.write(&act("bo", "kontroll")).await.unwrap();
    let subject = Subject { register: Some("investigation"), row: Some(1), person: Some(1), what: "" };
    writing.note(Action::Read, subject).await.unwrap();
    writing.commit().await.unwrap();
    store
}

/// Somebody with full rights to the database, who takes the guards away first.
async fn tamper(url: &str, statements: &[&str]) {
    if url.starts_with("sqlite") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        for sql in
            ["DROP TRIGGER audit_event_kept", "DROP TRIGGER audit_event_unchanged"].iter().chain(statements)
        {
            sqlx::raw_sql(AssertSqlSafe(*sql)).execute(&mut connection).await.unwrap();
        }
        connection.close().await.unwrap();
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        for sql in ["ALTER TABLE audit_event DISABLE TRIGGER USER"].iter().chain(statements) {
            sqlx::raw_sql(AssertSqlSafe(*sql)).execute(&mut connection).await.unwrap();
        }
        connection.close().await.unwrap();
    }
}

async fn faults(store: &Store, printed: &[AuditHead]) -> Vec<ChainFault> {
    store.verify(printed).await.unwrap().faults
}

on_both!(an_untouched_chain_holds_with_every_head_that_was_printed, |url: String| async move {
    let store = with_three_events(&url).await;
    let head = store.head().await.unwrap();
    assert_eq!(head.seq, 3);
    assert_eq!(AuditHead::parse(&head.to_string()), Some(head));
    let verified = store.verify(&[head]).await.unwrap();
    assert_eq!((verified.events, verified.head, verified.faults), (3, head, vec![]));
});

on_both!(a_changed_event_shows, |url: String| async move {
    let store = with_three_events(&url).await;
    tamper(&url, &["UPDATE audit_event SET actor = 'eva' WHERE seq = 2"]).await;
    assert_eq!(faults(&store, &[]).await, [ChainFault::Altered { seq: 2 }]);
});

on_both!(a_changed_payload_shows, |url: String| async move {
    let store = with_three_events(&url).await;
    tamper(&url, &["UPDATE audit_event SET payload = '{}' WHERE seq = 3"]).await;
    assert_eq!(faults(&store, &[]).await, [ChainFault::AlteredPayload { seq: 3 }]);
});

on_both!(a_removed_event_shows, |url: String| async move {
    let store = with_three_events(&url).await;
    tamper(&url, &["DELETE FROM audit_event WHERE seq = 2"]).await;
    let faults = faults(&store, &[]).await;
    assert!(faults.contains(&ChainFault::Missing { expected: 2, found: 3 }), "{faults:?}");
});

on_both!(two_events_in_each_others_place_show, |url: String| async move {
    let store = with_three_events(&url).await;
    let swap = [
        "UPDATE audit_event SET seq = 9 WHERE seq = 1",
        "UPDATE audit_event SET seq = 1 WHERE seq = 2",
        "UPDATE audit_event SET seq = 2 WHERE seq = 9",
    ];
    tamper(&url, &swap).await;
    let faults = faults(&store, &[]).await;
    assert!(faults.contains(&ChainFault::Altered { seq: 1 }), "{faults:?}");
    assert!(faults.contains(&ChainFault::Altered { seq: 2 }), "{faults:?}");
});

on_both!(the_last_event_removed_shows_by_the_head, |url: String| async move {
    let store = with_three_events(&url).await;
    let kept = store.head().await.unwrap();
    tamper(&url, &["DELETE FROM audit_event WHERE seq = 3"]).await;
    let faults = faults(&store, &[]).await;
    assert!(
        matches!(faults[..], [ChainFault::Head { kept: head, found: AuditHead { seq: 2, .. } }] if head == kept)
    );
});

on_both!(the_last_event_and_the_head_removed_show_by_what_was_printed, |url: String| async move {
    let store = with_three_events(&url).await;
    let printed = store.head().await.unwrap();
    let cut = [
        "DELETE FROM audit_event WHERE seq = 3",
        "UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_event WHERE seq = 2)",
    ];
    tamper(&url, &cut).await;
    assert_eq!(faults(&store, &[]).await, []);
    assert_eq!(faults(&store, &[printed]).await, [ChainFault::Printed { printed }]);
});

on_both!(a_row_changed_past_the_chain_shows, |url: String| async move {
    let store = with_three_events(&url).await;
    tamper(&url, &["UPDATE register_investigation SET opened = '2024-03-02' WHERE id = 2"]).await;
    assert_eq!(faults(&store, &[]).await, [ChainFault::Row { register: "investigation", id: 2 }]);
    tamper_more(&url, "DELETE FROM register_investigation WHERE id = 1").await;
    let row = |id| ChainFault::Row { register: "investigation", id };
    assert_eq!(faults(&store, &[]).await, [row(2), row(1)]);
    assert_eq!(
        store.rows(register("investigation").unwrap(), Some(day("2024-03-01"))).await.unwrap().len(),
        2
    );
});

async fn tamper_more(url: &str, sql: &'static str) {
    if url.starts_with("sqlite") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    }
}

on_both!(the_database_itself_refuses_to_change_or_remove_events, |url: String| async move {
    let _store = with_three_events(&url).await;
    for sql in ["DELETE FROM audit_event WHERE seq = 3", "UPDATE audit_event SET actor = 'x' WHERE seq = 3"] {
        let refused = if url.starts_with("sqlite") {
            let mut connection = SqliteConnection::connect(&url).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.is_err()
        } else {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.is_err()
        };
        assert!(refused, "{sql}");
    }
});
