//! Who may not, is not told whether there is anything.

use crate::{Place, account, at, child, concern, day, organisation, place, scope, unit};
use enslinje_app::access::session;
use enslinje_app::watch::Asked;
use enslinje_domain::PersonalIdentity;
use enslinje_domain::access::{CaseAccess, Grant, PersonId, Protection, Role, Scope, Sight, UserId};
use enslinje_domain::casework::{EventKind, Matter};
use enslinje_store::{NewPerson, User};

#[tokio::test(flavor = "multi_thread")]
async fn a_matter_of_another_unit_and_one_that_does_not_exist_are_refused_alike() {
    let place = place().await;
    let (own, other) = (scope(Role::UnitManager, "bu"), scope(Role::UnitManager, "vx"));
    let person = child(&place.desk(&own), Protection::None).await;
    let intake = concern(&place.desk(&own), person, "2025-09-01").await.unwrap();
    let head = place.store.head().await.unwrap();
    let desk = place.desk(&other);
    let event = at(EventKind::SafetyAssessed, "2025-09-01");
    let anna = UserId::new("anna").unwrap();
    for row in [intake, 99] {
        assert_eq!(desk.show(Matter::Intake, row).await.err().unwrap().code(), "work-not-permitted");
        assert_eq!(desk.record(Matter::Intake, row, &event).await.unwrap_err().code(), "work-not-permitted");
        assert_eq!(
            desk.assign(Matter::Intake, row, &anna, day("2025-09-01")).await.unwrap_err().code(),
            "work-not-permitted"
        );
    }
    for one in [person, PersonId(99)] {
        assert_eq!(desk.show_person(one).await.err().unwrap().code(), "work-not-permitted");
        assert_eq!(
            concern(&place.desk(&other), one, "2025-09-01").await.unwrap_err().code(),
            "work-not-permitted"
        );
    }
    assert_eq!(place.store.head().await.unwrap(), head);
    let watch = desk.watch(&Asked::default(), day("2025-09-01"), 10).await.unwrap();
    assert_eq!((watch.list.totals(), watch.rows.len()), ([0; 6], 0));
    let none = scope(Role::CommitteeMember, "board");
    let refused = place.desk(&none).watch(&Asked::default(), day("2025-09-01"), 10).await;
    assert_eq!(refused.unwrap_err().code(), "work-not-permitted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_protected_person_is_masked_also_for_the_manager() {
    let place = place().await;
    let manager = scope(Role::UnitManager, "bu");
    let open = place.desk(&manager);
    let person = child(&open, Protection::None).await;
    let intake = concern(&open, person, "2025-09-01").await.unwrap();
    let shown = open.show(Matter::Intake, intake).await.unwrap();
    assert_eq!(shown.sight, Sight::Visible);
    assert_eq!(shown.person.unwrap().name.as_deref(), Some("Test Testsson"));

    let mut writing = place.store.write(&place.act).await.unwrap();
    writing.protect(person.0, Protection::ProtectedRegistration).await.unwrap();
    writing.commit().await.unwrap();
    let shown = open.show(Matter::Intake, intake).await.unwrap();
    assert_eq!(shown.sight, Sight::Masked);
    assert_eq!(shown.person.unwrap().name, None);
    assert_eq!(shown.row.day("birth"), None);
    // No limit is hidden from the one who answers for it.
    let watch = open.watch(&Asked::default(), day("2025-09-01"), 10).await.unwrap();
    assert_eq!(watch.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_number_belongs_to_one_person() {
    let place = place().await;
    let scope = scope(Role::UnitManager, "bu");
    let desk = place.desk(&scope);
    // One of the numbers that the tax agency has published for tests.
    let identity = PersonalIdentity::parse("201510792383", day("2025-09-01")).unwrap();
    let unit = unit("bu");
    let person = NewPerson {
        identity: Some(&identity),
        name: None,
        birth: identity.birth().unwrap(),
        sex: identity.sex(),
        protection: Protection::None,
    };
    let registration = enslinje_app::casework::Registration { unit: &unit, person };
    assert_eq!(desk.register_person(&registration).await.unwrap(), PersonId(1));
    assert_eq!(desk.register_person(&registration).await.unwrap_err().code(), "store-identity-taken");
}

async fn rights(place: &Place, user: &UserId, on: &str) -> Scope {
    session(&place.store, user, day(on), &organisation()).await.unwrap().scope
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assigned_matter_is_written_by_its_caseworker_until_it_is_moved() {
    let place = place().await;
    let manager = scope(Role::UnitManager, "bu");
    let desk = place.desk(&manager);
    let person = child(&desk, Protection::None).await;
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    let (bo, eva) = (account(&place, "bo").await, account(&place, "eva").await);
    let writes = async |user: &UserId, on: &str| {
        let scope = rights(&place, user, on).await;
        let event = at(EventKind::SafetyAssessed, on);
        let written = place.desk(&scope).record(Matter::Intake, intake, &event).await;
        written.err().map(|refusal| refusal.code())
    };
    assert_eq!(writes(&bo, "2025-09-02").await, Some("work-not-permitted"));
    desk.assign(Matter::Intake, intake, &bo, day("2025-09-02")).await.unwrap();
    assert_eq!(writes(&bo, "2025-09-01").await, Some("work-not-permitted"));
    assert_eq!(writes(&bo, "2025-09-02").await, None);
    desk.assign(Matter::Intake, intake, &eva, day("2025-09-05")).await.unwrap();
    assert_eq!((writes(&bo, "2025-09-04").await, writes(&eva, "2025-09-05").await), (None, None));
    assert_eq!(writes(&bo, "2025-09-05").await, Some("work-not-permitted"));
    // A right that was given by name is another, and stays when the matter is moved.
    let by_name =
        CaseAccess { user: eva.clone(), person, opens: Protection::None, from: day("2025-09-05"), to: None };
    let mut writing = place.store.write(&place.act).await.unwrap();
    writing.add_case_access(&by_name).await.unwrap();
    writing.commit().await.unwrap();
    desk.assign(Matter::Intake, intake, &bo, day("2025-09-06")).await.unwrap();
    assert_eq!((writes(&bo, "2025-09-06").await, writes(&eva, "2025-09-06").await), (None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assignment_opens_no_protected_identity() {
    let place = place().await;
    let manager = scope(Role::UnitManager, "bu");
    let desk = place.desk(&manager);
    let person = child(&desk, Protection::None).await;
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    let mut writing = place.store.write(&place.act).await.unwrap();
    writing.protect(person.0, Protection::Marking).await.unwrap();
    writing.commit().await.unwrap();
    let bo = account(&place, "bo").await;
    desk.assign(Matter::Intake, intake, &bo, day("2025-09-02")).await.unwrap();
    let scope = rights(&place, &bo, "2025-09-02").await;
    let shown = place.desk(&scope).show(Matter::Intake, intake).await.unwrap();
    assert_eq!((shown.sight, shown.person.unwrap().name), (Sight::Masked, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matter_is_given_to_nobody_who_cannot_work_with_it() {
    let place = place().await;
    let manager = scope(Role::UnitManager, "bu");
    let desk = place.desk(&manager);
    let person = child(&desk, Protection::None).await;
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    let closed = account(&place, "bo").await;
    let mut writing = place.store.write(&place.act).await.unwrap();
    let name = UserId::new("rut").unwrap();
    let rut = User { id: name.clone(), name: "Rut".to_owned(), person: None, closed: None };
    writing.add_user(&rut).await.unwrap();
    let (role, unit, from) = (Role::Auditor, unit("board"), day("2021-01-01"));
    writing.add_grant(&Grant { user: name.clone(), role, unit, from, to: None }).await.unwrap();
    writing.close_user(&closed, day("2025-09-02")).await.unwrap();
    writing.commit().await.unwrap();
    let head = place.store.head().await.unwrap();
    for user in [&closed, &name, &UserId::new("nobody").unwrap()] {
        let refused = desk.assign(Matter::Intake, intake, user, day("2025-09-02")).await;
        assert_eq!(refused.unwrap_err().code(), "work-not-a-caseworker", "{user}");
    }
    assert_eq!(place.store.head().await.unwrap(), head);
    desk.assign(Matter::Intake, intake, &closed, day("2025-09-01")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_protected_identity_that_is_shown_leaves_an_event_of_its_own() {
    let place = place().await;
    let manager = scope(Role::UnitManager, "bu");
    let desk = place.desk(&manager);
    let person = child(&desk, Protection::None).await;
    let intake = concern(&desk, person, "2025-09-01").await.unwrap();
    let bo = account(&place, "bo").await;
    let (opens, from) = (Protection::Marking, day("2025-09-01"));
    let mut writing = place.store.write(&place.act).await.unwrap();
    writing.protect(person.0, Protection::Marking).await.unwrap();
    let opened = CaseAccess { user: bo.clone(), person, opens, from, to: None };
    writing.add_case_access(&opened).await.unwrap();
    writing.commit().await.unwrap();
    let scope = rights(&place, &bo, "2025-09-01").await;
    let events = async || place.store.head().await.unwrap().seq;
    let before = events().await;
    let shown = place.desk(&scope).show(Matter::Intake, intake).await.unwrap();
    assert_eq!(shown.person.unwrap().name.as_deref(), Some("Test Testsson"));
    // That the matter was read, and that the identity was shown.
    assert_eq!(events().await - before, 2);
    let before = events().await;
    desk.show(Matter::Intake, intake).await.unwrap();
    assert_eq!(events().await - before, 1);
}
