//! Who may not, is not told whether there is anything.

use crate::{at, child, concern, place, scope, unit};
use enslinje_app::watch::Asked;
use enslinje_domain::PersonalIdentity;
use enslinje_domain::access::{PersonId, Protection, Role, Sight, UserId};
use enslinje_domain::casework::{EventKind, Matter};
use enslinje_store::NewPerson;

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
        assert_eq!(desk.assign(Matter::Intake, row, &anna).await.unwrap_err().code(), "work-not-permitted");
    }
    for one in [person, PersonId(99)] {
        assert_eq!(desk.show_person(one).await.err().unwrap().code(), "work-not-permitted");
        assert_eq!(
            concern(&place.desk(&other), one, "2025-09-01").await.unwrap_err().code(),
            "work-not-permitted"
        );
    }
    assert_eq!(place.store.head().await.unwrap(), head);
    let watch = desk.watch(&Asked::default(), crate::day("2025-09-01"), 10).await.unwrap();
    assert_eq!((watch.list.totals(), watch.rows.len()), ([0; 6], 0));
    let none = scope(Role::CommitteeMember, "board");
    let refused = place.desk(&none).watch(&Asked::default(), crate::day("2025-09-01"), 10).await;
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
    assert!(shown.person.is_none());
    assert_eq!(shown.row.day("birth"), None);
    // No limit is hidden from the one who answers for it.
    let watch = open.watch(&Asked::default(), crate::day("2025-09-01"), 10).await.unwrap();
    assert_eq!(watch.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_number_belongs_to_one_person() {
    let place = place().await;
    let scope = scope(Role::UnitManager, "bu");
    let desk = place.desk(&scope);
    // One of the numbers that the tax agency has published for tests.
    let identity = PersonalIdentity::parse("201510792383", crate::day("2025-09-01")).unwrap();
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
