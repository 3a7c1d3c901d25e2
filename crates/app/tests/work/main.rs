//! Casework and the watch list from concern report to closure: every limit worked out by hand.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, also outside the test functions"
)]

mod course;
mod households;
mod list;
mod rights;

use chrono::NaiveDate;
use enslinje_app::casework::{CaseRefusal, Desk, Opening};
use enslinje_app::law::LawBooks;
use enslinje_domain::access::{Grant, Grounds, PersonId, Protection, Role, Scope, UserId};
use enslinje_domain::casework::{Event, EventKind, Matter};
use enslinje_domain::{LegalSex, OrgUnit, Organisation, UnitId, UnitKind};
use enslinje_store::{Act, NewPerson, Store, User};
use std::collections::BTreeSet;
use tempfile::TempDir;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

fn at(kind: EventKind, on: &str) -> Event {
    Event::new(kind, day(on))
}

fn organisation() -> Organisation {
    let units = [("nämnd", None), ("bu", Some("board")), ("vx", Some("board"))].map(|(id, parent)| OrgUnit {
        id: unit(if parent.is_none() { "board" } else { id }),
        name: id.to_owned(),
        kind: UnitKind::Unit,
        parent: parent.map(unit),
        valid_from: day("2021-01-01"),
        valid_to: None,
        successors: Vec::new(),
    });
    Organisation::new(units.into()).unwrap()
}

/// What a role in a unit gives.
fn scope(role: Role, of: &str) -> Scope {
    let user = UserId::new("anna").unwrap();
    let grants = [Grant { user: user.clone(), role, unit: unit(of), from: day("2021-01-01"), to: None }];
    Scope::new(&Grounds {
        user: &user,
        day: day("2025-09-01"),
        organisation: &organisation(),
        grants: &grants,
        cases: &[],
        opened: &[],
        disqualified: &BTreeSet::new(),
    })
}

/// A fresh database with the law and who acts.
struct Place {
    _folder: TempDir,
    url: String,
    store: Store,
    books: LawBooks,
    act: Act,
}

async fn place() -> Place {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("work.db").display());
    let (store, _) = Store::migrate(&url).await.unwrap();
    let act = Act {
        actor: "anna".to_owned(),
        at: "2025-09-01T08:00:00Z".parse().unwrap(),
        why: "handläggning".to_owned(),
        secret: [7; 32],
    };
    Place { _folder: folder, url, store, books: LawBooks::statutory().unwrap(), act }
}

impl Place {
    fn desk<'a>(&'a self, scope: &'a Scope) -> Desk<'a> {
        Desk { store: &self.store, law: self.books.law(), act: &self.act, scope }
    }
}

/// A child born 2015-03-10, without identity number.
async fn child(desk: &Desk<'_>, protection: Protection) -> PersonId {
    let person = NewPerson {
        identity: None,
        name: Some("Test Testsson"),
        birth: day("2015-03-10"),
        sex: LegalSex::Woman,
        protection,
    };
    let registration = enslinje_app::casework::Registration { unit: &unit("bu"), person };
    desk.register_person(&registration).await.unwrap()
}

/// An account that is a caseworker of the unit.
async fn account(place: &Place, id: &str) -> UserId {
    let user = UserId::new(id).unwrap();
    let mut writing = place.store.write(&place.act).await.unwrap();
    let account = User { id: user.clone(), name: id.to_owned(), person: None, closed: None };
    writing.add_user(&account).await.unwrap();
    let (role, unit, from) = (Role::Caseworker, unit("bu"), day("2021-01-01"));
    writing.add_grant(&Grant { user: user.clone(), role, unit, from, to: None }).await.unwrap();
    writing.commit().await.unwrap();
    user
}

fn columns(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A concern report about the child.
async fn concern(desk: &Desk<'_>, person: PersonId, on: &str) -> Result<i64, CaseRefusal> {
    let opening = Opening {
        matter: Matter::Intake,
        unit: &unit("bu"),
        person: Some(person),
        columns: columns(&[("kind", "concern_report"), ("target_group", "child")]),
        event: at(EventKind::ConcernReportReceived, on),
    };
    desk.open(&opening).await.map(|changed| changed.row)
}
