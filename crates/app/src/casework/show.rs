//! A matter as it is shown: its history, the state it is in and the clocks that run. Reading is noted.

use super::{CaseRefusal, Desk, Outcome};
use crate::access::{Shown as ShownPerson, shown_one};
use enslinje_domain::access::{self, PersonId, Sight};
use enslinje_domain::casework::{Course, Matter, course};
use enslinje_domain::register::{Cell, Row};
use enslinje_domain::watch::{Running, running};
use enslinje_store::{MatterKey, Subject, Writing};

/// A matter as it is shown.
#[derive(Clone)]
pub struct Shown {
    /// Which.
    pub key: MatterKey,
    /// The row; without the day of birth when the person is masked.
    pub row: Row,
    /// The history in order, and the state; without what is told in words when the person is masked.
    pub course: Course,
    /// The matters that came out of it, as far as the user may read them; what it came out of itself is
    /// noted with its start.
    pub led_to: Vec<MatterKey>,
    /// Clocks that run.
    pub clocks: Vec<Running>,
    /// Who works with it.
    pub caseworker: Option<String>,
    /// How the person is shown.
    pub sight: Sight,
    /// What may be shown of the person; `None` when it is about nobody.
    pub person: Option<ShownPerson>,
}

impl Desk<'_> {
    /// Shows a matter.
    ///
    /// # Errors
    /// The right to read is missing or there is no such matter, which are not told apart; or a fault of
    /// the database.
    pub async fn show(&self, matter: Matter, row: i64) -> Outcome<Shown> {
        let mut writing = self.store.write(self.act).await?;
        let key = self.permitted(&mut writing, access::Act::ReadRows, matter, row).await?;
        let shown = self.shown(&mut writing, key).await?;
        writing.commit().await?;
        Ok(shown)
    }

    /// Shows every matter about somebody that the user may read.
    ///
    /// # Errors
    /// There is none, which does not tell whether there is such a person; or a fault of the database.
    pub async fn show_person(&self, person: PersonId) -> Outcome<Vec<Shown>> {
        let mut writing = self.store.write(self.act).await?;
        let mut list = Vec::new();
        for key in writing.matter_keys(person.0).await? {
            if self.scope.permits(access::Act::ReadRows, &key.subject()) {
                list.push(self.shown(&mut writing, key).await?);
            }
        }
        if list.is_empty() {
            return Err(CaseRefusal::NotPermitted(access::Act::ReadRows));
        }
        writing.commit().await?;
        Ok(list)
    }

    async fn shown(&self, writing: &mut Writing, key: MatterKey) -> Outcome<Shown> {
        let kept = writing.read_matter(&key).await?;
        let mut course = course(&kept.row, &kept.events)?;
        let clocks = running(&self.law, &kept.row, &kept.events)?;
        let sight = self.scope.sight(&key.subject());
        let mut row = kept.row;
        let person = match key.person {
            Some(person) => writing.person(person).await?,
            None => None,
        };
        let about = Subject { register: Some(key.register.name), row: Some(key.row), ..Subject::default() };
        let person = match person {
            Some(person) => Some(shown_one(writing, &person, sight, about).await?),
            None => None,
        };
        if sight == Sight::Masked {
            course.events.iter_mut().for_each(|event| event.notes = event.notes.without_texts());
        }
        if sight == Sight::Masked
            && let Some(at) = row.register.position("birth")
            && let Some(cell) = row.cells.get_mut(at)
        {
            *cell = Cell::Empty;
        }
        let mut led_to = writing.came_out_of(&key).await?;
        led_to.retain(|next| self.scope.permits(access::Act::ReadRows, &next.subject()));
        Ok(Shown { key, row, course, led_to, clocks, caseworker: kept.caseworker, sight, person })
    }
}
