//! The log review finds what is worth asking about, and is itself on record.

use crate::{account, act, day, fresh, organisation, unit, user, with_case};
use chrono::{DateTime, Utc};
use enslinje_app::access::{self, AccessError, AccessRefusal, look, session_of};
use enslinje_app::log_review::{review_log, reviews, show_log};
use enslinje_domain::access::{Grant, PersonId, Protection, Role};
use enslinje_domain::casework::Matter;
use enslinje_domain::log_review::{Sign, Thresholds};
use enslinje_domain::register::register;
use enslinje_store::{Act, Action, LogQuestion, Pick, Store, User};

fn at(actor: &str, at: &str, why: &str) -> Act {
    let at: DateTime<Utc> = at.parse().unwrap();
    Act { actor: actor.to_owned(), at, why: why.to_owned(), secret: [9; 32] }
}

/// Anna works with adults, bo in the north, dag protects data, and kim of the north bears the name of the
/// person of the case.
async fn with_lookers() -> (tempfile::TempDir, Store) {
    let (folder, store) = fresh().await;
    let organisation = organisation();
    access::first(&store, &act("root"), &organisation, account("root"), day("2024-01-01")).await.unwrap();
    for (name, role, at) in [
        ("anna", Role::Caseworker, "adults"),
        ("bo", Role::Caseworker, "north"),
        ("kim", Role::Caseworker, "north"),
        ("mona", Role::UnitManager, "children"),
        ("dag", Role::DataProtection, "committee"),
    ] {
        let named = if name == "kim" { "kim berg" } else { name };
        let account = User { name: named.to_owned(), ..account(name) };
        access::add_user(&store, &act("root"), &organisation, account).await.unwrap();
        let grant = Grant { user: user(name), role, unit: unit(at), from: day("2024-01-01"), to: None };
        access::grant(&store, &act("root"), &organisation, &grant).await.unwrap();
    }
    with_case(&folder, &store, Protection::None).await;
    (folder, store)
}

async fn looks(store: &Store, act: &Act) {
    let mut writing = store.write(act).await.unwrap();
    let session = session_of(&mut writing, act, &organisation()).await.unwrap();
    look(&mut writing, &session, register("investigation").unwrap(), Pick::Row(1)).await.unwrap();
    writing.commit().await.unwrap();
}

#[tokio::test]
async fn openings_own_names_and_nights_are_found_and_ordinary_work_is_not() {
    let (_folder, store) = with_lookers().await;
    let organisation = organisation();
    looks(&store, &at("bo", "2024-05-02T08:00:00Z", "samtal")).await;
    looks(&store, &at("kim", "2024-05-02T09:00:00Z", "nyfiken")).await;
    // Half past ten in the evening by Swedish summer time.
    looks(&store, &at("bo", "2024-05-02T20:30:00Z", "jour")).await;
    // Refused, so that nobody has looked.
    looks(&store, &at("anna", "2024-05-02T10:00:00Z", "")).await;
    let emergency = at("anna", "2024-05-03T10:00:00Z", "larm");
    let why = "Larm i natt, kollegan är sjuk";
    let which = (PersonId(7), day("2024-05-03"));
    access::open(&store, &emergency, &organisation, which, why).await.unwrap();
    looks(&store, &emergency).await;
    let days = (day("2024-05-01"), day("2024-05-31"));
    let dag = at("dag", "2024-06-01T08:00:00Z", "månadens granskning");
    let head = store.head().await.unwrap();
    let made = review_log(&store, &dag, &organisation, &Thresholds::default(), days).await.unwrap();
    let found: Vec<_> = made
        .review
        .unusual
        .iter()
        .map(|found| (found.sign, found.user.as_str(), found.events, found.reasons.join(";")))
        .collect();
    assert_eq!(
        found,
        [
            (Sign::Oneself, "kim", 1, "nyfiken".to_owned()),
            (Sign::BreakGlass, "anna", 1, "larm".to_owned()),
            (Sign::Night, "bo", 1, "jour".to_owned()),
        ]
    );
    // The row that the import wrote.
    let strangers: Vec<_> =
        made.strangers.iter().map(|one| (one.actor.as_str(), one.events, one.persons)).collect();
    assert_eq!(strangers, [("import", 1, 1)]);
    assert_eq!((made.number, made.units, made.head), (1, None, head));
    let record = reviews(&store, &user("dag"), day("2024-06-01"), &organisation).await.unwrap();
    assert_eq!((record[0].from, record[0].to), days);
    assert_eq!((record[0].actor.as_str(), record[0].findings, record[0].head), ("dag", 3, head));
    assert_eq!(store.verify(&[head]).await.unwrap().faults, []);
}

#[tokio::test]
async fn a_unit_manager_reviews_the_own_units_and_others_nothing() {
    let (_folder, store) = with_lookers().await;
    let organisation = organisation();
    looks(&store, &at("kim", "2024-05-02T09:00:00Z", "nyfiken")).await;
    let days = (day("2024-05-01"), day("2024-05-31"));
    let usual = Thresholds::default();
    let by = async |actor: &str| {
        let act = at(actor, "2024-06-01T08:00:00Z", "granskning");
        review_log(&store, &act, &organisation, &usual, days).await
    };
    let made = by("mona").await.unwrap();
    assert_eq!(made.review.unusual.len(), 1);
    assert_eq!((made.strangers.len(), made.units.unwrap().len()), (0, 2));
    for actor in ["bo", "root", "nobody"] {
        let refused = by(actor).await.unwrap_err();
        assert!(matches!(refused, AccessError::Refused(AccessRefusal::NotPermitted)), "{actor}");
    }
}

#[tokio::test]
async fn the_log_of_a_person_tells_who_looked_and_why() {
    let (_folder, store) = with_lookers().await;
    let organisation = organisation();
    looks(&store, &at("bo", "2024-05-02T08:00:00Z", "samtal")).await;
    let dag = at("dag", "2024-06-01T08:00:00Z", "begäran från den enskilde");
    let told = async |question| {
        let events = show_log(&store, &dag, &organisation, question).await.unwrap();
        events.into_iter().map(|one| (one.actor, one.action, one.why.unwrap())).collect::<Vec<_>>()
    };
    let wrote = ("import".to_owned(), Action::Write, "test".to_owned());
    let read = ("bo".to_owned(), Action::Read, "samtal".to_owned());
    let asked = ("dag".to_owned(), Action::Access, "begäran från den enskilde".to_owned());
    assert_eq!(told(LogQuestion::Person(PersonId(7))).await, [wrote.clone(), read.clone()]);
    assert_eq!(told(LogQuestion::Row("investigation", 1)).await, [wrote.clone(), read.clone()]);
    assert_eq!(told(LogQuestion::Person(PersonId(7))).await, [wrote, read, asked]);
}

#[tokio::test]
async fn who_had_the_matter_that_day_did_not_look_outside_the_unit() {
    let (_folder, store) = with_lookers().await;
    let organisation = organisation();
    let assign = async |to: &str, from: &str| {
        let mut writing = store.write(&act("mona")).await.unwrap();
        let key = writing.matter_key(Matter::Investigation, 1).await.unwrap().unwrap();
        writing.assign(&key, &user(to), day(from)).await.unwrap();
        writing.commit().await.unwrap();
    };
    assign("anna", "2024-05-02").await;
    looks(&store, &at("anna", "2024-05-02T08:00:00Z", "samtal")).await;
    assign("bo", "2024-05-06").await;
    let days = (day("2024-05-01"), day("2024-05-31"));
    let dag = at("dag", "2024-06-01T08:00:00Z", "månadens granskning");
    let made = review_log(&store, &dag, &organisation, &Thresholds::default(), days).await.unwrap();
    assert_eq!(made.review.unusual, []);
    let looked: Vec<_> = made.review.users.iter().map(|user| (user.user.as_str(), user.events)).collect();
    assert_eq!(looked, [("anna", 1)]);
}
