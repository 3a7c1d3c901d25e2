//! Rights are given by those who may, and every change stands in the chain.

use crate::{account, act, day, fresh, organisation, read_log, unit, user, with_case};
use enslinje_app::access::{self, AccessError, AccessRefusal, look, session, session_of};
use enslinje_domain::access::{Act, CaseAccess, Condition, Grant, PersonId, Protection, Role, Sight};
use enslinje_domain::register::register;
use enslinje_store::{Action, Pick, Store};

fn grant(to: &str, role: Role, at: &str) -> Grant {
    Grant { user: user(to), role, unit: unit(at), from: day("2024-01-01"), to: None }
}

fn refusal<T: std::fmt::Debug>(result: Result<T, AccessError>) -> AccessRefusal {
    match result.unwrap_err() {
        AccessError::Refused(refusal) => refusal,
        AccessError::Store(error) => unreachable!("{error}"),
    }
}

/// Root is administrator, mona manages the children's units, anna is a caseworker of the adults, and there
/// is a case about person 7 in the north.
async fn with_users(protection: Protection) -> (tempfile::TempDir, Store) {
    let (folder, store) = fresh().await;
    let organisation = organisation();
    access::first(&store, &act("root"), &organisation, account("root"), day("2024-01-01")).await.unwrap();
    for (name, role, at) in [("mona", Role::UnitManager, "children"), ("anna", Role::Caseworker, "adults")] {
        access::add_user(&store, &act("root"), &organisation, account(name)).await.unwrap();
        access::grant(&store, &act("root"), &organisation, &grant(name, role, at)).await.unwrap();
    }
    with_case(&folder, &store, protection).await;
    (folder, store)
}

#[tokio::test]
async fn the_first_account_is_made_once() {
    let (_folder, store) = with_users(Protection::None).await;
    let again = access::first(&store, &act("eva"), &organisation(), account("eva"), day("2024-01-01")).await;
    assert_eq!(refusal(again), AccessRefusal::NotFirst);
}

#[tokio::test]
async fn only_those_who_manage_grants_give_and_take_them() {
    let (_folder, store) = with_users(Protection::None).await;
    let organisation = organisation();
    let wanted = grant("anna", Role::Administrator, "committee");
    for actor in ["mona", "anna", "nobody", "å å"] {
        let given = access::grant(&store, &act(actor), &organisation, &wanted).await;
        assert_eq!(refusal(given), AccessRefusal::NotPermitted, "{actor}");
        let listed = access::list(&store, &act(actor), &organisation).await;
        assert_eq!(refusal(listed), AccessRefusal::NotPermitted, "{actor}");
    }
    let role = (&user("anna"), Role::Caseworker, &unit("adults"));
    let last = day("2024-05-01");
    access::revoke(&store, &act("root"), &organisation, role, last).await.unwrap();
    let again = access::revoke(&store, &act("root"), &organisation, role, last).await;
    assert_eq!(refusal(again), AccessRefusal::NothingToEnd);
    let to_nobody = grant("bo", Role::Auditor, "committee");
    let to_nobody = access::grant(&store, &act("root"), &organisation, &to_nobody).await;
    assert_eq!(refusal(to_nobody), AccessRefusal::NoSuchUser(user("bo")));
}

#[tokio::test]
async fn an_emergency_opens_a_person_and_does_not_tell_who_exists() {
    let (folder, store) = with_users(Protection::None).await;
    let organisation = organisation();
    let why = "Larm i natt, kollegan är sjuk";
    let last = day("2024-05-03");
    let nobody = access::open(&store, &act("anna"), &organisation, (PersonId(99), last), why).await;
    assert_eq!(refusal(nobody), AccessRefusal::NotPermitted);
    let without = access::open(&store, &act("root"), &organisation, (PersonId(7), last), why).await;
    assert_eq!(refusal(without), AccessRefusal::NotPermitted);
    let register = register("investigation").unwrap();
    let sees = async || {
        let mut writing = store.write(&act("anna")).await.unwrap();
        let session = session_of(&mut writing, &act("anna"), &organisation).await.unwrap();
        let row = look(&mut writing, &session, register, Pick::Row(1)).await.unwrap();
        let person = look(&mut writing, &session, register, Pick::Person(PersonId(7))).await.unwrap();
        let absent = look(&mut writing, &session, register, Pick::Row(99)).await.unwrap();
        writing.commit().await.unwrap();
        [row.len(), person.len(), absent.len()]
    };
    assert_eq!(sees().await, [0, 0, 0]);
    access::open(&store, &act("anna"), &organisation, (PersonId(7), last), why).await.unwrap();
    assert_eq!(sees().await, [1, 1, 0]);
    let log = read_log(&folder, Action::Access).await;
    assert_eq!(log.iter().filter(|what| what.contains(why)).count(), 1);
    assert_eq!(store.verify(&[]).await.unwrap().faults, []);
}

#[tokio::test]
async fn a_protected_person_is_masked_unless_opened_and_shown_only_one_at_a_time() {
    let (folder, store) = with_users(Protection::Marking).await;
    let organisation = organisation();
    let register = register("investigation").unwrap();
    let sees = async |actor: &'static str, pick: Pick<'static>| {
        let mut writing = store.write(&act(actor)).await.unwrap();
        let session = session_of(&mut writing, &act(actor), &organisation).await.unwrap();
        let looked = look(&mut writing, &session, register, pick).await.unwrap();
        writing.commit().await.unwrap();
        let shown = looked.into_iter().next().map(|(_, shown)| shown.unwrap());
        shown.map(|shown| (shown.sight, shown.name, shown.identity, shown.birth))
    };
    let masked = Some((Sight::Masked, None, None, None));
    assert_eq!(sees("mona", Pick::Row(1)).await, masked);
    let case = |opens, from: &str| CaseAccess {
        user: user("mona"),
        person: PersonId(7),
        opens,
        from: day(from),
        to: None,
    };
    let by_anna =
        access::assign(&store, &act("anna"), &organisation, &case(Protection::Marking, "2024-05-01")).await;
    assert_eq!(refusal(by_anna), AccessRefusal::NotPermitted);
    access::assign(&store, &act("mona"), &organisation, &case(Protection::None, "2024-04-01")).await.unwrap();
    assert_eq!(sees("mona", Pick::Row(1)).await, masked);
    access::assign(&store, &act("mona"), &organisation, &case(Protection::Marking, "2024-05-01"))
        .await
        .unwrap();
    assert_eq!(sees("mona", Pick::List("all")).await, masked);
    assert_eq!(read_log(&folder, Action::Reveal).await.len(), 0);
    let opened = sees("mona", Pick::Row(1)).await.unwrap();
    assert_eq!((opened.0, opened.1.as_deref()), (Sight::Visible, Some("Kim Berg")));
    assert_eq!(read_log(&folder, Action::Reveal).await.len(), 1);
}

#[tokio::test]
async fn a_closed_account_is_given_nothing() {
    let (_folder, store) = with_users(Protection::None).await;
    let organisation = organisation();
    access::close_user(&store, &act("root"), &organisation, &user("anna"), day("2024-05-02")).await.unwrap();
    let wanted = grant("anna", Role::Controller, "committee");
    let given = access::grant(&store, &act("root"), &organisation, &wanted).await;
    assert_eq!(refusal(given), AccessRefusal::NoSuchUser(user("anna")));
    let session = session(&store, &user("anna"), day("2024-05-02"), &organisation).await.unwrap();
    assert_eq!(session.scope.condition(Act::SeeProtectedFigures), &Condition::None);
}
