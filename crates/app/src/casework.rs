//! Casework: people registered, matters opened, events recorded and taken back, matters shown. Rights are
//! asked for before anything is read or written, in the transaction that then reads or writes.

mod household;
mod next;
mod opening;
mod refusal;
mod show;

pub use household::{HouseholdFault, ShownHousehold, ShownMember};
pub use opening::{Opening, given, starts_with};
pub use refusal::CaseRefusal;
pub use show::Shown;

use chrono::NaiveDate;
use enslinje_domain::access::{self, Grant, PersonId, Protection, Reach, Scope};
use enslinje_domain::casework::{Applied, Event, EventKind, Law, Matter, apply, overlaps, withdraw};
use enslinje_domain::{LegalSex, UnitId};
use enslinje_store::{Act, Change, Held, MatterKey, NewPerson, Store, StoredMatter, Writing};

/// What came of a change: the matter as it is, and its reference.
pub type Outcome<T> = Result<T, CaseRefusal>;

/// Somebody at work: in which database, under which law, who, and with which rights.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The database.
    pub store: &'a Store,
    /// The law, with the limits of the municipality's own.
    pub law: Law<'a>,
    /// Who, when and why.
    pub act: &'a Act,
    /// What they may do.
    pub scope: &'a Scope,
}

/// Somebody who should be registered.
#[derive(Debug, Clone, Copy)]
pub struct Registration<'a> {
    /// The unit that registers.
    pub unit: &'a UnitId,
    /// The person.
    pub person: NewPerson<'a>,
}

/// A matter after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Id of the row.
    pub row: i64,
    /// What became of it.
    pub applied: Applied,
}

impl Desk<'_> {
    /// Registers somebody; the opaque identity.
    ///
    /// # Errors
    /// The right to write is missing, the identity number is taken, or a fault of the database.
    pub async fn register_person(&self, registration: &Registration<'_>) -> Outcome<PersonId> {
        let protection = registration.person.protection;
        self.ask(access::Act::WriteRows, &self.newcomer(registration.unit, None, protection))?;
        let mut writing = self.store.write(self.act).await?;
        let id = writing.add_person(&registration.person).await?;
        writing.commit().await?;
        Ok(PersonId(id))
    }

    /// Takes one more event into a matter.
    ///
    /// # Errors
    /// The right to write is missing, the event cannot follow, or a fault of the database: nothing is
    /// written.
    pub async fn record(&self, matter: Matter, row: i64, event: &Event) -> Outcome<Changed> {
        self.change(matter, row, |kept| apply(&kept.row, &kept.events, event, &self.law)).await
    }

    /// Takes back an event that was told by mistake. The audit chain keeps the matter as it was with it.
    ///
    /// # Errors
    /// As [`Self::record`], and when there is no such event or it started the matter.
    pub async fn take_back(
        &self,
        matter: Matter,
        row: i64,
        kind: EventKind,
        day: NaiveDate,
    ) -> Outcome<Changed> {
        self.change(matter, row, |kept| withdraw(&kept.row, &kept.events, kind, day)).await
    }

    async fn change(
        &self,
        matter: Matter,
        row: i64,
        step: impl FnOnce(&StoredMatter) -> Result<Applied, enslinje_domain::casework::Refusal>,
    ) -> Outcome<Changed> {
        let mut writing = self.store.write(self.act).await?;
        let key = self.permitted(&mut writing, access::Act::WriteRows, matter, row).await?;
        let kept = writing.matter_to_change(&key).await?;
        let applied = step(&kept)?;
        self.put(&mut writing, &applied, Change::Changed).await?;
        writing.commit().await?;
        Ok(Changed { row, applied })
    }

    /// Gives a matter to a caseworker from a day on, with the right to the person's case. An earlier
    /// caseworker loses the right that came with the matter.
    ///
    /// # Errors
    /// The right to assign is missing, the user has no open account with a role that works with cases, or
    /// a fault of the database.
    pub async fn assign(
        &self,
        matter: Matter,
        row: i64,
        caseworker: &access::UserId,
        from: NaiveDate,
    ) -> Outcome<()> {
        let mut writing = self.store.write(self.act).await?;
        let key = self.permitted(&mut writing, access::Act::AssignCase, matter, row).await?;
        let held = writing.held(caseworker).await?;
        if !held.is_some_and(|held| works_with_cases(&held, from)) {
            return Err(CaseRefusal::NotACaseworker(caseworker.clone()));
        }
        writing.assign(&key, caseworker, from).await?;
        writing.commit().await?;
        Ok(())
    }

    /// Writes a matter as it became, when the person does not live in two places by it.
    async fn put(&self, writing: &mut Writing, applied: &Applied, change: Change) -> Outcome<()> {
        let row = &applied.row;
        if let Some(person) = row.key("person").filter(|_| row.register.name == Matter::Placement.name()) {
            let mut stays = vec![row.clone()];
            let keys = writing.matter_keys(person).await?;
            for key in keys.iter().filter(|key| key.register.name == row.register.name) {
                if Some(key.row) != row.id() {
                    stays.push(writing.matter_to_change(key).await?.row);
                }
            }
            // Overlaps that were there before are not this change's.
            let own = |id: Option<i64>| id == row.id();
            let found = overlaps(&stays).into_iter().find(|found| own(found.earlier) || own(found.later));
            if let Some(overlap) = found {
                return Err(CaseRefusal::Overlap(overlap));
            }
        }
        writing.put_matter(&self.law, applied, change, self.act.at.date_naive()).await?;
        Ok(())
    }

    /// The matter's key when the user may do that with it; a refusal that does not tell whether it exists.
    async fn permitted(
        &self,
        writing: &mut Writing,
        act: access::Act,
        matter: Matter,
        row: i64,
    ) -> Outcome<MatterKey> {
        let key = writing.matter_key(matter, row).await?.ok_or(CaseRefusal::NotPermitted(act))?;
        self.ask(act, &key.subject())?;
        Ok(key)
    }

    fn ask(&self, act: access::Act, subject: &access::Subject<'_>) -> Outcome<()> {
        if self.scope.permits(act, subject) { Ok(()) } else { Err(CaseRefusal::NotPermitted(act)) }
    }

    /// Somebody who has no matter: the rights are those for an intake.
    fn newcomer<'u>(
        &self,
        unit: &'u UnitId,
        person: Option<PersonId>,
        protection: Protection,
    ) -> access::Subject<'u> {
        access::Subject { register: Matter::Intake.name(), unit: Some(unit), person, protection }
    }
}

/// Whether the account is open and has a role, from that day or later, that works with cases.
fn works_with_cases(held: &Held, from: NaiveDate) -> bool {
    let is_open = held.user.closed.is_none_or(|closed| from < closed);
    let works = |grant: &Grant| {
        grant.to.is_none_or(|last| from <= last)
            && grant.role.rights().iter().any(|right| right.reach == Reach::AssignedCases)
    };
    is_open && held.grants.iter().any(works)
}

/// The legal sex of a code in the registers.
pub(crate) fn is_sex(code: &str) -> bool {
    [LegalSex::Woman, LegalSex::Man].iter().any(|sex| sex.code() == code)
}
