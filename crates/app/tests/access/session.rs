//! The scope of a session follows what the user was given, on the day.

use crate::{account, act, day, fresh, organisation, person, unit, user};
use enslinje_app::access::session;
use enslinje_domain::access::{Act, CaseAccess, Condition, Grant, PersonId, Protection, Role, Subject};
use enslinje_store::User;

const EVERY: [Act; 10] = {
    let mut acts = [Act::ReadRows; 10];
    let mut at = 0;
    while at < 10 {
        acts[at] = Act::NAMES[at].1;
        at += 1;
    }
    acts
};

fn grant(role: Role, at: &str, from: &str, to: Option<&str>) -> Grant {
    Grant { user: user("anna"), role, unit: unit(at), from: day(from), to: to.map(day) }
}

#[tokio::test]
async fn nobody_may_do_anything_without_an_account_a_grant_or_an_open_account() {
    let (_folder, store) = fresh().await;
    let mut writing = store.write(&act("root")).await.unwrap();
    writing.add_user(&account("bo")).await.unwrap();
    writing.add_user(&account("anna")).await.unwrap();
    writing.add_grant(&grant(Role::UnitManager, "north", "2024-01-01", None)).await.unwrap();
    assert!(writing.close_user(&user("anna"), day("2024-05-02")).await.unwrap());
    assert!(!writing.close_user(&user("anna"), day("2024-06-02")).await.unwrap());
    writing.commit().await.unwrap();
    for (name, on) in [("cia", "2024-05-02"), ("bo", "2024-05-02"), ("anna", "2024-05-02")] {
        let session = session(&store, &user(name), day(on), &organisation()).await.unwrap();
        for act in EVERY {
            assert_eq!(session.scope.condition(act), &Condition::None, "{name} {act:?}");
        }
    }
    let before = session(&store, &user("anna"), day("2024-05-01"), &organisation()).await.unwrap();
    assert_ne!(before.scope.condition(Act::ReadRows), &Condition::None);
}

#[tokio::test]
async fn grants_and_cases_hold_from_their_first_day_to_their_last() {
    let (_folder, store) = fresh().await;
    let mut writing = store.write(&act("root")).await.unwrap();
    writing.ensure_people(&[person(7)]).await.unwrap();
    writing.add_user(&account("anna")).await.unwrap();
    writing.add_grant(&grant(Role::Caseworker, "north", "2024-01-01", Some("2024-05-31"))).await.unwrap();
    let case = CaseAccess {
        user: user("anna"),
        person: PersonId(7),
        opens: Protection::None,
        from: day("2024-04-01"),
        to: None,
    };
    writing.add_case_access(&case).await.unwrap();
    assert_eq!(writing.end_case_access(&user("anna"), PersonId(7), day("2024-04-30")).await.unwrap(), 1);
    writing.commit().await.unwrap();
    let adults = unit("adults");
    let subject = Subject {
        register: "investigation",
        unit: Some(&adults),
        person: Some(PersonId(7)),
        protection: Protection::None,
    };
    let mut answers = Vec::new();
    for on in ["2024-03-31", "2024-04-01", "2024-04-30", "2024-05-01", "2024-06-01"] {
        let session = session(&store, &user("anna"), day(on), &organisation()).await.unwrap();
        let figures = session.scope.condition(Act::SeeProtectedFigures) == &Condition::All;
        answers.push((on, session.scope.permits(Act::WriteRows, &subject), figures));
    }
    assert_eq!(
        answers,
        [
            ("2024-03-31", false, true),
            ("2024-04-01", true, true),
            ("2024-04-30", true, true),
            ("2024-05-01", false, true),
            ("2024-06-01", false, false),
        ]
    );
}

#[tokio::test]
async fn nobody_reads_ones_own_case() {
    let (_folder, store) = fresh().await;
    let mut writing = store.write(&act("root")).await.unwrap();
    writing.ensure_people(&[person(7), person(8)]).await.unwrap();
    writing.add_user(&User { person: Some(PersonId(7)), ..account("anna") }).await.unwrap();
    writing.add_grant(&grant(Role::UnitManager, "north", "2024-01-01", None)).await.unwrap();
    writing.commit().await.unwrap();
    let session = session(&store, &user("anna"), day("2024-05-02"), &organisation()).await.unwrap();
    let north = unit("north");
    let of = |person| Subject {
        register: "investigation",
        unit: Some(&north),
        person: Some(PersonId(person)),
        protection: Protection::None,
    };
    assert!(!session.scope.permits(Act::ReadRows, &of(7)));
    assert!(session.scope.permits(Act::ReadRows, &of(8)));
}
