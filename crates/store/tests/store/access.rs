//! What users were given, and what reading leaves in the chain.

use crate::scope::run;
use crate::{act, child, day, fresh, investigation, on_both, version};
use enslinje_domain::UnitId;
use enslinje_domain::access::{BreakGlass, CaseAccess, Condition, Grant, PersonId, Protection, Role, UserId};
use enslinje_domain::register::register;
use enslinje_store::{Change, Pick, Store, User};
use std::collections::BTreeSet;

fn user(id: &str) -> UserId {
    UserId::new(id).unwrap()
}

fn grant(role: Role, from: &str) -> Grant {
    Grant { user: user("anna"), role, unit: UnitId::new("bou").unwrap(), from: day(from), to: None }
}

async fn with_anna(url: &str) -> Store {
    let store = fresh(url).await;
    let mut writing = store.write(&act("root", "ny")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    let anna = User { id: user("anna"), name: "Anna Ek".to_owned(), person: Some(PersonId(1)), closed: None };
    writing.add_user(&anna).await.unwrap();
    writing.commit().await.unwrap();
    store
}

on_both!(what_a_user_was_given_is_read_as_it_was_written, |url: String| async move {
    let store = with_anna(&url).await;
    let case = CaseAccess {
        user: user("anna"),
        person: PersonId(1),
        opens: Protection::Marking,
        from: day("2024-05-01"),
        to: Some(day("2024-06-30")),
    };
    let why = "Akut larm i natt från polisen";
    let (first, last) = (day("2024-05-01"), day("2024-05-03"));
    let glass = BreakGlass::new(user("anna"), PersonId(1), first, last, why).unwrap();
    let mut writing = store.write(&act("root", "beslut 7")).await.unwrap();
    for grant in [grant(Role::Caseworker, "2024-01-01"), grant(Role::UnitManager, "2024-07-01")] {
        writing.add_grant(&grant).await.unwrap();
    }
    writing.add_case_access(&case).await.unwrap();
    writing.add_break_glass(&glass).await.unwrap();
    writing.commit().await.unwrap();
    let held = store.held(&user("anna")).await.unwrap().unwrap();
    assert_eq!(held.grants, [grant(Role::Caseworker, "2024-01-01"), grant(Role::UnitManager, "2024-07-01")]);
    assert_eq!((held.cases, held.opened), (vec![case], vec![glass]));
    assert_eq!(held.disqualified, BTreeSet::from([PersonId(1)]));
    assert_eq!(store.held(&user("bo")).await.unwrap(), None);
    // The account, two roles, a case and an opening.
    let verified = store.verify(&[]).await.unwrap();
    assert_eq!((verified.events, verified.faults), (5, vec![]));
});

on_both!(grants_end_after_their_last_day_and_those_to_come_are_removed, |url: String| async move {
    let store = with_anna(&url).await;
    let mut writing = store.write(&act("root", "slutar")).await.unwrap();
    writing.add_grant(&grant(Role::Caseworker, "2024-01-01")).await.unwrap();
    writing.add_grant(&grant(Role::Caseworker, "2024-09-01")).await.unwrap();
    let unit = UnitId::new("bou").unwrap();
    let ended = writing.end_grants(&user("anna"), Role::Caseworker, &unit, day("2024-05-31")).await.unwrap();
    let again = writing.end_grants(&user("anna"), Role::Caseworker, &unit, day("2024-05-31")).await.unwrap();
    assert_eq!((ended, again), (2, 0));
    let held = writing.held(&user("anna")).await.unwrap().unwrap();
    assert_eq!(held.grants, [Grant { to: Some(day("2024-05-31")), ..grant(Role::Caseworker, "2024-01-01") }]);
    writing.commit().await.unwrap();
});

on_both!(those_of_the_same_household_are_near, |url: String| async move {
    let store = with_anna(&url).await;
    let near = [
        "INSERT INTO person (\"id\") VALUES (2)",
        "INSERT INTO person (\"id\") VALUES (3)",
        "INSERT INTO household VALUES (9, 'bou')",
        "INSERT INTO household VALUES (8, 'bou')",
        "INSERT INTO household_member VALUES (9, 1, 'applicant', '2020-01-01', '2020-12-31')",
        "INSERT INTO household_member VALUES (9, 2, 'child', '2020-01-01', NULL)",
        "INSERT INTO household_member VALUES (8, 3, 'applicant', '2020-01-01', NULL)",
    ];
    run(&url, &near.map(str::to_owned)).await;
    let held = store.held(&user("anna")).await.unwrap().unwrap();
    assert_eq!(held.disqualified, BTreeSet::from([PersonId(1), PersonId(2)]));
});

on_both!(reading_leaves_who_saw_what_in_the_chain, |url: String| async move {
    let store = with_anna(&url).await;
    let register = register("investigation").unwrap();
    let mut writing = store.write(&act("root", "in")).await.unwrap();
    let row = |id| version(investigation(id, "2024-02-29", None), "2024-03-01", Change::New);
    writing.put(register, &[row(1), row(2)]).await.unwrap();
    writing.commit().await.unwrap();
    let before = store.head().await.unwrap().seq;
    let mut writing = store.write(&act("anna", "bevakning")).await.unwrap();
    let all = Condition::All;
    let list = writing.read(register, &all, Pick::List("watch")).await.unwrap();
    let one = writing.read(register, &all, Pick::Row(2)).await.unwrap();
    let none = writing.read(register, &Condition::None, Pick::Row(1)).await.unwrap();
    let absent = writing.read(register, &all, Pick::Row(99)).await.unwrap();
    let person = writing.read(register, &all, Pick::Person(PersonId(1))).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!([list.len(), one.len(), none.len(), absent.len(), person.len()], [2, 1, 0, 0, 2]);
    assert_eq!((one[0].row.id(), one[0].person.as_ref().map(|person| person.id.0)), (Some(2), Some(1)));
    // One list, one row, two questions without an answer, and the two rows of the person.
    assert_eq!(store.head().await.unwrap().seq - before, 6);
    assert_eq!(store.verify(&[]).await.unwrap().faults, []);
});
