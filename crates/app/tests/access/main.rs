//! Who may do what, from grants in a database.

mod session;

use chrono::{DateTime, NaiveDate, Utc};
use enslinje_domain::access::UserId;
use enslinje_domain::{OrgUnit, Organisation, UnitId, UnitKind};
use enslinje_store::{Act, PersonRecord, Store, User};

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
