//! Households: registered with their members, and shown.

use super::{CaseRefusal, Desk, Outcome};
use crate::access::{Shown as ShownPerson, shown_one};
use enslinje_domain::access::{self, PersonId, Protection};
use enslinje_store::{Action, Household, HouseholdMember, HouseholdRole, Subject};
use std::collections::BTreeSet;

/// Why people are no household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseholdFault {
    /// One member, and no more, stands for it as applicant.
    Applicants(usize),
    /// Somebody is in it twice.
    Twice(i64),
}

/// Somebody in a household as it is shown.
#[derive(Clone)]
pub struct ShownMember {
    /// As what, and since when.
    pub member: HouseholdMember,
    /// What may be shown of the person.
    pub person: ShownPerson,
}

/// A household as it is shown.
#[derive(Clone)]
pub struct ShownHousehold {
    /// The household.
    pub household: Household,
    /// Its members, in its order.
    pub members: Vec<ShownMember>,
}

impl Desk<'_> {
    /// Registers a household of people who are known; its number.
    ///
    /// # Errors
    /// Not one applicant, somebody twice, the right to write about one of them is missing, or a fault of the
    /// database.
    pub async fn register_household(&self, household: &Household) -> Outcome<i64> {
        check(&household.members).map_err(CaseRefusal::Household)?;
        let mut writing = self.store.write(self.act).await?;
        for member in &household.members {
            let person = PersonId(member.person);
            let protection = writing.protection(person).await?;
            let protection = protection.ok_or(CaseRefusal::NotPermitted(access::Act::WriteRows))?;
            let subject = self.newcomer(&household.unit, Some(person), protection);
            self.ask(access::Act::WriteRows, &subject)?;
        }
        let id = writing.add_household(household).await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Shows a household, which is about its applicant and as protected as its most protected member. That
    /// somebody was shown is noted for each member.
    ///
    /// # Errors
    /// The right to read is missing or there is no such household, which are not told apart; or a fault of
    /// the database.
    pub async fn show_household(&self, id: i64) -> Outcome<ShownHousehold> {
        let refused = || CaseRefusal::NotPermitted(access::Act::ReadRows);
        let mut writing = self.store.write(self.act).await?;
        let household = writing.household(id).await?.ok_or_else(refused)?;
        let mut people = Vec::new();
        for member in &household.members {
            people.push(writing.person(PersonId(member.person)).await?.ok_or_else(refused)?);
        }
        let applicant = household.members.iter().find(|member| member.role == HouseholdRole::Applicant);
        let applicant = applicant.map(|member| PersonId(member.person));
        let most = people.iter().map(|person| person.protection).max().unwrap_or(Protection::None);
        self.ask(access::Act::ReadRows, &self.newcomer(&household.unit, applicant, most))?;
        let mut members = Vec::new();
        for (member, person) in household.members.iter().zip(people) {
            let subject = self.newcomer(&household.unit, Some(PersonId(member.person)), person.protection);
            let sight = self.scope.sight(&subject);
            let what = format!("household {id}");
            let about = Subject { person: Some(member.person), what: &what, ..Subject::default() };
            writing.note(Action::Read, about).await?;
            let person = shown_one(&mut writing, &person, sight, about).await?;
            members.push(ShownMember { member: *member, person });
        }
        writing.commit().await?;
        Ok(ShownHousehold { household, members })
    }
}

fn check(members: &[HouseholdMember]) -> Result<(), HouseholdFault> {
    let mut seen = BTreeSet::new();
    if let Some(member) = members.iter().find(|member| !seen.insert(member.person)) {
        return Err(HouseholdFault::Twice(member.person));
    }
    match members.iter().filter(|member| member.role == HouseholdRole::Applicant).count() {
        1 => Ok(()),
        count => Err(HouseholdFault::Applicants(count)),
    }
}
