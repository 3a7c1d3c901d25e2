//! A purge leaves no trace of the person but a number, and a chain that holds.

use crate::audit::run;
use crate::{act, day, fresh, investigation, on_both, version};
use enslinje_domain::access::UserId;
use enslinje_domain::register::{Cell, Kind, Row, register};
use enslinje_store::{
    Action, Change, PersonRecord, PurgedAgain, RetentionItem, RetentionState, Store, Subject,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row as _, SqliteConnection};

/// Test numbers and a name that must be found nowhere afterwards.
const IDENTITY: &str = "201510792383";
const TRACES: [&str; 4] = [IDENTITY, "151079-2383", "1510792383", "Solrosa Testberg"];

fn payment(id: i64, household: i64) -> Row {
    let mut row = Row::empty(register("assistance_payment").unwrap());
    let kind = row.register.column("kind").unwrap().kind;
    let Kind::Category(codes) = kind else { unreachable!("kind") };
    let cells = [
        ("id", Cell::Key(id)),
        ("unit", Cell::Category("fs".into())),
        ("household", Cell::Key(household)),
        ("sex", Cell::Category("woman".into())),
        ("birth", Cell::Day(day("2012-03-04"))),
        ("month", Cell::Day(day("2018-05-01"))),
        ("amount", Cell::Money(enslinje_domain::Money(100))),
        ("kind", Cell::category(kind, codes[0])),
        ("children", Cell::Count(0)),
    ];
    for (name, cell) in cells {
        assert!(row.set(name, cell), "{name}");
    }
    row
}

fn employment() -> Row {
    let mut row = Row::empty(register("employment").unwrap());
    let code = |text: &str| Cell::Category(text.to_owned().into());
    for column in row.register.columns {
        let cell = match column.kind {
            Kind::Key | Kind::Count => Cell::Key(1),
            Kind::Category(codes) => {
                codes.first().map_or(code("bou"), |code| Cell::category(column.kind, code))
            }
            Kind::Day if column.name == "birth" => Cell::Day(day("1970-01-01")),
            Kind::Day if !column.optional => Cell::Day(day("2018-01-01")),
            Kind::Day | Kind::Money => continue,
        };
        let cell = if column.kind == Kind::Count { Cell::Count(100) } else { cell };
        assert!(row.set(column.name, cell), "{}", column.name);
    }
    row
}

/// Person 1 with everything that a person can have, and person 2 who stays.
async fn filled(url: &str) -> Store {
    let store = fresh(url).await;
    let mut writing = store.write(&act("anna", "ansökan")).await.unwrap();
    let people = [(1, Some(IDENTITY)), (2, None)].map(|(id, identity)| PersonRecord {
        id,
        identity: identity.map(str::to_owned),
        birth: Some(day("2012-03-04")),
        sex: Some("woman".to_owned()),
    });
    writing.ensure_people(&people).await.unwrap();
    let mut other = investigation(2, "2018-02-01", Some("2018-04-01"));
    assert!(other.set("person", Cell::Key(2)));
    let rows = [investigation(1, "2018-02-01", None), other];
    let investigations = register("investigation").unwrap();
    writing.put(investigations, &rows.map(|row| version(row, "2018-02-01", Change::New))).await.unwrap();
    let closed = investigation(1, "2018-02-01", Some("2018-04-01"));
    writing.put(investigations, &[version(closed, "2018-04-01", Change::Changed)]).await.unwrap();
    let payments = [payment(1, 10), payment(2, 20)].map(|row| version(row, "2018-05-01", Change::New));
    writing.put(register("assistance_payment").unwrap(), &payments).await.unwrap();
    // An employee has the same number as the person, and is somebody else.
    writing
        .put(register("employment").unwrap(), &[version(employment(), "2018-05-01", Change::New)])
        .await
        .unwrap();
    let of_person = Subject { person: Some(1), what: "Solrosa Testberg", ..Subject::default() };
    writing.note(Action::Read, of_person).await.unwrap();
    let of_row = Subject { register: Some("investigation"), row: Some(1), what: "rad", ..Subject::default() };
    writing.note(Action::Read, of_row).await.unwrap();
    let of_nobody = Subject { what: "sökning 151079-2383", ..Subject::default() };
    writing.note(Action::Read, of_nobody).await.unwrap();
    writing.commit().await.unwrap();
    for sql in [
        "UPDATE person SET name = 'Solrosa Testberg', protection = 'marking' WHERE id = 1",
        "INSERT INTO household (id, unit) VALUES (10, 'fs'), (20, 'fs')",
        "INSERT INTO household_member (household, person, role, \"from\") VALUES \
            (10, 1, 'applicant', '2018-01-01'), (20, 1, 'child', '2018-01-01'), \
            (20, 2, 'applicant', '2018-01-01')",
        "INSERT INTO case_event (id, register, row_id, person, name, day, detail) VALUES \
            (1, 'investigation', 1, 1, 'x', '2018-02-01', '{\"t\":\"Solrosa Testberg\"}'), \
            (2, 'investigation', 1, NULL, 'x', '2018-02-01', '{\"t\":\"201510792383\"}'), \
            (3, 'investigation', 2, 2, 'investigation_checkpoint_done', '2018-02-01', '{}')",
        "INSERT INTO case_assignment (register, row_id, caseworker) VALUES ('investigation', 1, 'bo')",
        "INSERT INTO running_clock (register, row_id, clock, unit, person, started, due) VALUES \
            ('investigation', 1, 'c', 'bou', 1, '2018-02-01', '2018-06-01')",
        "INSERT INTO user_account (id, name, person) VALUES ('bo', 'Bo', 1)",
        "INSERT INTO assignment_access (register, row_id, \"user\", \"from\", person) VALUES \
            ('investigation', 1, 'bo', '2018-02-01', 1)",
        "INSERT INTO break_glass (\"user\", person, \"from\", \"to\", reason) VALUES \
            ('bo', 1, '2018-02-01', '2018-02-02', 'Solrosa Testberg ringde')",
        "INSERT INTO case_access (\"user\", person, opens, \"from\") VALUES ('bo', 1, 'none', '2018-02-01')",
    ] {
        run(url, sql).await;
    }
    let key = if url.starts_with("sqlite") { "x'00'" } else { "'\\x00'" };
    for about in ["investigation", "person"] {
        let values = format!("('procapita', '{about}', '{IDENTITY}', 1, {key})");
        run(url, &format!("INSERT INTO external_key VALUES {values}")).await;
    }
    store
}

/// Every text in every table.
async fn texts(url: &str) -> Vec<String> {
    let mut texts = Vec::new();
    if url.starts_with("sqlite") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
            WHERE m.type = 'table' AND c.type = 'TEXT'";
        for row in sqlx::query(sql).fetch_all(&mut connection).await.unwrap() {
            let (table, column): (String, String) = (row.get(0), row.get(1));
            let sql = format!("SELECT \"{column}\" FROM {table} WHERE \"{column}\" IS NOT NULL");
            let rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_all(&mut connection).await;
            texts.extend(rows.unwrap());
        }
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns \
            WHERE table_schema = 'public' AND data_type = 'text'";
        for row in sqlx::query(sql).fetch_all(&mut connection).await.unwrap() {
            let (table, column): (String, String) = (row.get(0), row.get(1));
            let sql = format!("SELECT \"{column}\" FROM {table} WHERE \"{column}\" IS NOT NULL");
            let rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_all(&mut connection).await;
            texts.extend(rows.unwrap());
        }
    }
    texts
}

/// Tables in which something is still about person 1 or investigation 1.
async fn tables_about(url: &str) -> Vec<String> {
    let mut tables = Vec::new();
    let columns = match url.starts_with("sqlite") {
        true => {
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        }
        false => {
            "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    for (table, column) in pairs(url, columns).await {
        let is_about = match column.as_str() {
            "person" => "person = 1",
            "row_id" => "row_id = 1 AND register IN ('investigation', 'person')",
            _ => continue,
        };
        let sql = format!("SELECT '{table}', '' FROM {table} WHERE {is_about} LIMIT 1");
        tables.extend(pairs(url, &sql).await.into_iter().map(|(table, _)| table));
    }
    tables.sort();
    tables.dedup();
    tables
}

async fn pairs(url: &str, sql: &str) -> Vec<(String, String)> {
    let sql = AssertSqlSafe(sql.to_owned());
    if url.starts_with("sqlite") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }
}

fn found(texts: &[String]) -> Vec<&str> {
    TRACES.into_iter().filter(|trace| texts.iter().any(|text| text.contains(trace))).collect()
}

async fn purged(store: &Store) {
    purged_before_scrubbing(store).await;
    store.scrub().await.unwrap();
}

async fn purged_before_scrubbing(store: &Store) {
    let mut writing = store.write(&act("eva", "gallring")).await.unwrap();
    let item = RetentionItem { person: 1, why: "{}".to_owned() };
    let id = writing.propose_purge(day("2024-09-20"), &[item]).await.unwrap();
    writing.decide_purge(id, day("2024-09-25"), "eva", "SN 2024-7").await.unwrap();
    writing.commit().await.unwrap();
    let list = store.retention_lists().await.unwrap().remove(0);
    let decided = RetentionState::Decided {
        on: day("2024-09-25"),
        by: "eva".to_owned(),
        reference: "SN 2024-7".to_owned(),
    };
    assert_eq!((list.id, &list.state), (1, &decided));
    let mut writing = store.write(&act("eva", "gallring")).await.unwrap();
    writing.purge(&list, "SN 2024-7").await.unwrap();
    writing.commit().await.unwrap();
}

on_both!(nothing_of_a_purged_person_is_found_and_the_chain_holds, |url: String| async move {
    let store = filled(&url).await;
    let printed = store.head().await.unwrap();
    assert_eq!(found(&texts(&url).await), TRACES);
    purged(&store).await;
    assert_eq!(found(&texts(&url).await), Vec::<&str>::new());
    // Besides the employee: a number with the day of the purge, numbers in the chain, and the decision to purge.
    assert_eq!(tables_about(&url).await, ["audit_event", "register_employment", "retention_item"]);
    assert_eq!(store.verify(&[printed]).await.unwrap().faults, []);
    let investigations = register("investigation").unwrap();
    let ids = |rows: Vec<Row>| rows.iter().map(|row| row.id().unwrap()).collect::<Vec<_>>();
    assert_eq!(ids(store.rows(investigations, None).await.unwrap()), [2]);
    assert_eq!(ids(store.rows(investigations, Some(day("2018-03-01"))).await.unwrap()), [2]);
    // The household that somebody else is in keeps its payments.
    assert_eq!(ids(store.rows(register("assistance_payment").unwrap(), None).await.unwrap()), [2]);
    let left: Vec<i64> = store.file_facts().await.unwrap().iter().map(|facts| facts.person).collect();
    assert_eq!(left, [2]);
    let events = store.matter_events("investigation", day("2024-01-01"), None).await.unwrap();
    assert_eq!(events.iter().map(|event| event.row).collect::<Vec<_>>(), [2]);
    let bo = store.held(&UserId::new("bo").unwrap()).await.unwrap().unwrap();
    assert_eq!((bo.assigned, bo.opened), (vec![], vec![]));
    let list = store.retention_lists().await.unwrap().remove(0);
    let at = "2024-10-01T08:00:00Z".to_owned();
    let (by, reference) = ("eva".to_owned(), "SN 2024-7".to_owned());
    assert_eq!(list.state, RetentionState::Executed { by, reference, at });
});

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_a_sqlite_database_hold_no_trace_of_a_purged_person() {
    let place = crate::databases::sqlite();
    let store = filled(&place.url).await;
    let file = place.url.trim_start_matches("sqlite:").to_owned();
    let holds = |trace: &str| {
        ["", "-wal"].iter().any(|ending| {
            let bytes = std::fs::read(format!("{file}{ending}")).unwrap_or_default();
            bytes.windows(trace.len()).any(|window| window == trace.as_bytes())
        })
    };
    assert!(holds(IDENTITY) && holds("Solrosa Testberg"));
    purged(&store).await;
    assert_eq!(TRACES.map(holds), [false; 4]);
    store.close().await;
    assert_eq!(TRACES.map(holds), [false; 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_is_overwritten_before_the_database_is_rebuilt() {
    let place = crate::databases::sqlite();
    let store = filled(&place.url).await;
    purged_before_scrubbing(&store).await;
    // The journal goes into the file, as it does by itself in time.
    run(&place.url, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    let file = place.url.trim_start_matches("sqlite:");
    let bytes = std::fs::read(file).unwrap();
    let holds = |trace: &str| bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
    assert_eq!(TRACES.map(holds), [false; 4]);
}

on_both!(a_note_in_somebody_elses_file_stays_and_its_row_agrees_with_the_chain, |url: String| async move {
    let store = filled(&url).await;
    let mut writing = store.write(&act("anna", "syskon till Solrosa Testberg")).await.unwrap();
    let mut row = investigation(2, "2018-02-01", Some("2018-04-02"));
    assert!(row.set("person", Cell::Key(2)));
    let investigations = register("investigation").unwrap();
    writing.put(investigations, &[version(row.clone(), "2018-04-02", Change::Changed)]).await.unwrap();
    writing.commit().await.unwrap();
    purged(&store).await;
    assert_eq!(store.verify(&[]).await.unwrap().faults, []);
    assert_eq!(store.rows(investigations, Some(day("2018-05-01"))).await.unwrap(), [row]);
    assert_eq!(found(&texts(&url).await), ["Solrosa Testberg"]);
});

#[tokio::test(flavor = "multi_thread")]
async fn a_purge_is_carried_out_again_on_an_older_copy_and_on_nobody_else() {
    for backup in [Some(crate::databases::sqlite()), crate::databases::postgres()].into_iter().flatten() {
        let (place, other) = (crate::databases::sqlite(), crate::databases::sqlite());
        let store = filled(&place.url).await;
        let copy = fresh(&backup.url).await;
        store.copy_to(&copy, &mut |_| {}).await.unwrap();
        purged(&store).await;
        let purges = store.purges().await.unwrap();
        let told: Vec<_> =
            purges.iter().map(|purge| (purge.list, purge.by.as_str(), purge.people.len())).collect();
        assert_eq!(told, [(1, "eva", 1)]);

        let again = |store: Store| {
            let purge = purges[0].clone();
            async move {
                let mut writing = store.write(&act("bo", "återläsning")).await.unwrap();
                let again = writing.purge_again(&purge).await.unwrap();
                writing.commit().await.unwrap();
                again
            }
        };
        assert_eq!(found(&texts(&backup.url).await), TRACES);
        let once = PurgedAgain { purged: vec![1], already: 0, unknown: 0 };
        assert_eq!(again(copy.clone()).await, once);
        assert_eq!(found(&texts(&backup.url).await), Vec::<&str>::new());
        assert_eq!(copy.verify(&[]).await.unwrap().faults, []);
        assert_eq!(copy.purges().await.unwrap()[0].people, purges[0].people);
        let twice = PurgedAgain { purged: vec![], already: 1, unknown: 0 };
        assert_eq!(again(copy.clone()).await, twice);

        // The same number, and somebody else.
        let stranger = filled(&other.url).await;
        let mut elsewhere = purges[0].clone();
        elsewhere.people[0].first.hash = [1; 32];
        let mut writing = stranger.write(&act("bo", "återläsning")).await.unwrap();
        let nobody = PurgedAgain { purged: vec![], already: 0, unknown: 1 };
        assert_eq!(writing.purge_again(&elsewhere).await.unwrap(), nobody);
        assert_eq!(found(&texts(&other.url).await), TRACES);
    }
}

on_both!(a_list_is_decided_once, |url: String| async move {
    let store = filled(&url).await;
    let mut writing = store.write(&act("eva", "gallring")).await.unwrap();
    let item = RetentionItem { person: 1, why: "{}".to_owned() };
    let id = writing.propose_purge(day("2024-09-20"), &[item]).await.unwrap();
    writing.decide_purge(id, day("2024-09-25"), "eva", "SN 2024-7").await.unwrap();
    assert!(writing.decide_purge(id, day("2024-09-26"), "bo", "SN 2024-8").await.is_err());
});
