//! People as a source names them: found by number or by the source's own key, added when nobody has it.

use super::{ImportRefusal, Incoming, PersonName, in_lists, keys, set};
use crate::audit::Hash;
use crate::db::{Param, Record, Tx};
use crate::error::Result;
use crate::writing::{PersonRecord, Writing};
use chrono::NaiveDate;
use enslinje_domain::register::{Register, Row, register};
use std::collections::{HashMap, HashSet};

/// Registers whose people are staff: they are never mixed with the people of the cases.
const STAFF: &[&str] = &["employment", "absence"];

/// What is known of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownPerson {
    id: i64,
    birth: Option<NaiveDate>,
    sex: Option<String>,
}

impl KnownPerson {
    /// What a row tells of its person.
    pub(super) fn of(row: &Row) -> Self {
        Self { id: 0, birth: row.day("birth"), sex: row.code("sex").map(str::to_owned) }
    }
}

/// Everybody whom the file has named so far.
#[derive(Debug)]
pub(super) struct People {
    known: HashMap<PersonName, KnownPerson>,
    /// Those to be stored with the next rows.
    new: Vec<(PersonName, KnownPerson)>,
    next: i64,
    source: String,
    /// Where a row tells its person.
    column: Option<usize>,
    is_staff: bool,
    has_keys: bool,
}

impl People {
    pub(super) async fn new(writing: &mut Writing, source: &str, of: &Register) -> Result<Self> {
        let is_staff = STAFF.contains(&of.name);
        let next =
            if is_staff { next_employee(&mut writing.tx).await? } else { writing.next_person().await? };
        let column = of.position("person").or_else(|| of.position("household"));
        let (known, new) = (HashMap::new(), Vec::new());
        Ok(Self { known, new, next, source: source.to_owned(), column, is_staff, has_keys: false })
    }

    /// Where a row tells its person, unless it is about nobody.
    pub(super) fn column(&self) -> Option<usize> {
        self.column
    }

    /// Puts the person into the row. A household has the number of its applicant.
    pub(super) fn set(&self, row: &mut Row, id: i64) {
        if let Some(at) = self.column {
            set(row, at, id);
        }
    }

    /// Looks up whom the rows are about, those who are not known from earlier rows.
    pub(super) async fn find(&mut self, writing: &mut Writing, batch: &[Incoming]) -> Result<()> {
        let mut names: Vec<&PersonName> = batch.iter().filter_map(|row| row.person.as_ref()).collect();
        names.sort_unstable();
        names.dedup();
        self.look_up(&mut writing.tx, &names).await
    }

    /// Which of the people are known, by their places in the list.
    pub(super) async fn known(
        &mut self,
        writing: &mut Writing,
        people: &[PersonName],
    ) -> Result<Vec<(usize, i64)>> {
        let names: Vec<&PersonName> = people.iter().collect();
        self.look_up(&mut writing.tx, &names).await?;
        let known = people.iter().enumerate();
        Ok(known.filter_map(|(place, name)| Some((place, self.known.get(name)?.id))).collect())
    }

    async fn look_up(&mut self, tx: &mut Tx, names: &[&PersonName]) -> Result<()> {
        let unknown = names.iter().filter(|name| !self.known.contains_key(**name));
        let mut identities = Vec::new();
        let mut keys = false;
        for name in unknown {
            match name {
                PersonName::Identity(identity) if !self.is_staff => identities.push(identity.as_str()),
                PersonName::Identity(_) | PersonName::Key(_) => keys = true,
            }
        }
        if keys && !self.has_keys {
            self.load_keys(tx).await?;
        }
        let sql = |list: &str| {
            format!(r#"SELECT "identity", "id", "birth", "sex" FROM person WHERE "identity" IN {list}"#)
        };
        let known = &mut self.known;
        in_lists(
            tx,
            &identities,
            sql,
            |identity| Param::from(*identity),
            &[],
            |record| {
                let identity = record.text(0)?.to_owned();
                known.insert(PersonName::Identity(identity), person(&record)?);
                Ok(())
            },
        )
        .await
    }

    /// The source's own keys of people; for staff also their numbers, which are kept nowhere else.
    async fn load_keys(&mut self, tx: &mut Tx) -> Result<()> {
        self.has_keys = true;
        let is_staff = self.is_staff;
        let sql = match is_staff {
            true => {
                r#"SELECT "key", "row_id", NULL, NULL FROM external_key
                WHERE "source" = ? AND "register" = 'employee'"#
            }
            false => {
                r#"SELECT known."key", known."row_id", person."birth", person."sex" FROM external_key known
                JOIN person ON person."id" = known."row_id"
                WHERE known."source" = ? AND known."register" = 'person'"#
            }
        };
        let known = &mut self.known;
        tx.each(sql, &[Param::from(&self.source)], |record| {
            let key = record.text(0)?.to_owned();
            if is_staff {
                let employee = KnownPerson { id: record.int(1)?, birth: None, sex: None };
                known.insert(PersonName::Identity(key.clone()), employee.clone());
                known.insert(PersonName::Key(key), employee);
            } else {
                known.insert(PersonName::Key(key), person(&record)?);
            }
            Ok(())
        })
        .await
    }

    /// Whom the name means; somebody new when nobody has it.
    pub(super) fn id(
        &mut self,
        name: &PersonName,
        told: KnownPerson,
    ) -> std::result::Result<i64, ImportRefusal> {
        let differs = |known: bool, told: bool, same: bool| known && told && !same;
        if let Some(known) = self.known.get(name) {
            let person = known.id;
            if differs(known.birth.is_some(), told.birth.is_some(), known.birth == told.birth) {
                return Err(ImportRefusal::BirthDiffers { person });
            }
            if differs(known.sex.is_some(), told.sex.is_some(), known.sex == told.sex) {
                return Err(ImportRefusal::SexDiffers { person });
            }
            return Ok(person);
        }
        let id = self.next;
        self.next += 1;
        let person = KnownPerson { id, ..told };
        self.known.insert(name.clone(), person.clone());
        self.new.push((name.clone(), person));
        Ok(id)
    }

    /// Stores those who are new and named by rows that are written: nobody is kept for a row that is refused.
    pub(super) async fn store(&mut self, writing: &mut Writing, named: &HashSet<i64>) -> Result<()> {
        const NO_DIGEST: Hash = [0; 32];
        let new = std::mem::take(&mut self.new);
        let (new, waiting): (Vec<_>, Vec<_>) =
            new.into_iter().partition(|(_, person)| named.contains(&person.id));
        self.new = waiting;
        if !self.is_staff {
            let records: Vec<PersonRecord> =
                new.iter().map(|(name, person)| record_of(name, person)).collect();
            writing.ensure_people(&records).await?;
        }
        let is_staff = self.is_staff;
        let keyed = new.iter().filter_map(|(name, person)| match name {
            PersonName::Identity(identity) if is_staff => Some((identity.as_str(), person.id, &NO_DIGEST)),
            PersonName::Identity(_) => None,
            PersonName::Key(key) => Some((key.as_str(), person.id, &NO_DIGEST)),
        });
        let register = if is_staff { "employee" } else { "person" };
        keys::store(&mut writing.tx, &self.source, register, &keyed.collect::<Vec<_>>()).await
    }
}

fn record_of(name: &PersonName, person: &KnownPerson) -> PersonRecord {
    let identity = match name {
        PersonName::Identity(identity) => Some(identity.clone()),
        PersonName::Key(_) => None,
    };
    PersonRecord { id: person.id, identity, birth: person.birth, sex: person.sex.clone() }
}

fn person(record: &Record) -> Result<KnownPerson> {
    let sex = record.text_or_none(3)?.map(str::to_owned);
    Ok(KnownPerson { id: record.int(1)?, birth: record.day_or_none(2)?, sex })
}

/// The lowest number that no employee has.
async fn next_employee(tx: &mut Tx) -> Result<i64> {
    let mut newest = 0;
    let keys = r#"SELECT MAX("row_id") FROM external_key WHERE "register" = 'employee'"#.to_owned();
    let tables = STAFF.iter().filter_map(|name| register(name));
    let tables = tables.map(|staff| format!(r#"SELECT MAX("person") FROM register_{}"#, staff.name));
    for sql in std::iter::once(keys).chain(tables) {
        let found = tx.fetch_one(&sql, &[]).await?.map_or(Ok(None), |record| record.int_or_none(0))?;
        newest = newest.max(found.unwrap_or(0));
    }
    Ok(newest + 1)
}
