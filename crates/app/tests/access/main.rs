//! Who may do what, from grants in a database.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, also outside the test functions"
)]

mod giving;
mod reviewing;
mod session;

use chrono::{DateTime, NaiveDate, Utc};
use enslinje_domain::access::{Protection, UserId};
use enslinje_domain::{OrgUnit, Organisation, UnitId, UnitKind};

use enslinje_domain::register::{Cell, Row, register};
use enslinje_store::{Act, Action, Change, PersonRecord, Store, User, Version};
use sqlx::{AssertSqlSafe, Connection, Row as _, SqliteConnection};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn user(text: &str) -> UserId {
    UserId::new(text).unwrap()
}

fn unit(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

fn account(id: &str) -> User {
    User { id: user(id), name: id.to_owned(), person: None, closed: None }
}

fn act(actor: &str) -> Act {
    let at: DateTime<Utc> = "2024-05-02T08:00:00Z".parse().unwrap();
    Act { actor: actor.to_owned(), at, why: "test".to_owned(), secret: [7; 32] }
}

/// The committee, `children` with `north` below, and `adults`.
fn organisation() -> Organisation {
    let units = [
        ("committee", None),
        ("children", Some("committee")),
        ("north", Some("children")),
        ("adults", Some("committee")),
    ];
    let units = units.map(|(id, parent)| OrgUnit {
        id: unit(id),
        name: id.to_owned(),
        kind: UnitKind::Unit,
        parent: parent.map(unit),
        valid_from: day("2021-01-01"),
        valid_to: None,
        successors: Vec::new(),
    });
    Organisation::new(units.to_vec()).unwrap()
}

/// A database in a folder that lasts as long as it is held.
async fn fresh() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) =
        Store::migrate(&format!("sqlite:{}", folder.path().join("a.db").display())).await.unwrap();
    (folder, store)
}

fn person(id: i64) -> PersonRecord {
    PersonRecord { id, identity: None, birth: None, sex: None }
}

async fn connect(folder: &tempfile::TempDir) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite:{}", folder.path().join("a.db").display())).await.unwrap()
}

/// Statements past the program, for what it has no words for.
async fn run(folder: &tempfile::TempDir, sql: String) {
    let mut connection = connect(folder).await;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Investigation 1 of the north is about person 7, Kim Berg.
async fn with_case(folder: &tempfile::TempDir, store: &Store, protection: Protection) {
    let register = register("investigation").unwrap();
    let mut row = Row::empty(register);
    for (name, cell) in [
        ("id", Cell::Key(1)),
        ("unit", Cell::Category("north".into())),
        ("person", Cell::Key(7)),
        ("sex", Cell::Category("woman".into())),
        ("birth", Cell::Day(day("2012-03-04"))),
        ("target_group", Cell::Category("child".into())),
        ("opened", Cell::Day(day("2024-02-29"))),
    ] {
        assert!(row.set(name, cell), "{name}");
    }
    let mut writing = store.write(&act("import")).await.unwrap();
    writing.ensure_people(&[person(7)]).await.unwrap();
    let version = Version { row, known_on: day("2024-03-01"), change: Change::New };
    writing.put(register, &[version]).await.unwrap();
    writing.commit().await.unwrap();
    let level = protection.code();
    run(folder, format!("UPDATE person SET name = 'Kim Berg', protection = '{level}' WHERE id = 7")).await;
}

/// The payloads of the events of an action.
async fn read_log(folder: &tempfile::TempDir, action: Action) -> Vec<String> {
    let mut connection = connect(folder).await;
    let rows =
        sqlx::query("SELECT payload FROM audit_event WHERE action = ? ORDER BY seq").bind(action.name());
    let rows = rows.fetch_all(&mut connection).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}
