//! Households: who may register and see them, and who is masked.

use crate::{child, day, place, scope, unit};
use enslinje_domain::access::{PersonId, Protection, Role, Sight};
use enslinje_store::{Household, HouseholdMember, HouseholdRole};

fn household(people: &[(PersonId, HouseholdRole)]) -> Household {
    let member = |(person, role): &(PersonId, HouseholdRole)| HouseholdMember {
        person: person.0,
        role: *role,
        from: day("2025-09-01"),
        to: None,
    };
    Household { unit: unit("bu"), members: people.iter().map(member).collect() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_household_is_shown_with_the_protected_masked_and_each_reading_noted() {
    use HouseholdRole::{Applicant, Child};
    let (place, manager) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&manager);
    let mother = child(&desk, Protection::None).await;
    let hidden = child(&desk, Protection::None).await;
    let told = household(&[(mother, Applicant), (hidden, Child)]);
    let number = desk.register_household(&told).await.unwrap();
    let mut writing = place.store.write(&place.act).await.unwrap();
    writing.protect(hidden.0, Protection::Marking).await.unwrap();
    writing.commit().await.unwrap();
    let before = place.store.head().await.unwrap().seq;
    let shown = desk.show_household(number).await.unwrap();
    assert_eq!(shown.household, told);
    let names: Vec<_> =
        shown.members.iter().map(|one| (one.person.sight, one.person.name.as_deref())).collect();
    assert_eq!(names, [(Sight::Visible, Some("Test Testsson")), (Sight::Masked, None)]);
    assert_eq!(place.store.head().await.unwrap().seq - before, 2);

    // A caseworker of the unit may read of unprotected people alone.
    for (role, of) in [(Role::Caseworker, "bu"), (Role::UnitManager, "vx")] {
        let other = scope(role, of);
        for number in [number, 99] {
            let refused = place.desk(&other).show_household(number).await;
            assert_eq!(refused.err().unwrap().code(), "work-not-permitted", "{of} {number}");
        }
        let refused = place.desk(&other).register_household(&told).await;
        assert_eq!(refused.unwrap_err().code(), "work-not-permitted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_household_has_one_applicant_and_nobody_twice() {
    use HouseholdRole::{Applicant, Child, CoApplicant};
    let (place, manager) = (place().await, scope(Role::UnitManager, "bu"));
    let desk = place.desk(&manager);
    let (one, two) = (child(&desk, Protection::None).await, child(&desk, Protection::None).await);
    let code = async |people: &[(PersonId, HouseholdRole)]| {
        desk.register_household(&household(people)).await.unwrap_err().code()
    };
    assert_eq!(code(&[]).await, "work-household-applicants");
    assert_eq!(code(&[(one, CoApplicant), (two, Child)]).await, "work-household-applicants");
    assert_eq!(code(&[(one, Applicant), (two, Applicant)]).await, "work-household-applicants");
    assert_eq!(code(&[(one, Applicant), (one, Child)]).await, "work-household-twice");
    assert_eq!(code(&[(one, Applicant), (PersonId(99), Child)]).await, "work-not-permitted");
    assert_eq!(desk.register_household(&household(&[(one, Applicant)])).await.unwrap(), 1);
}
