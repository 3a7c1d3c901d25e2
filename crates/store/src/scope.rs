//! The rows of a register that meet a condition of `domain::access`.
//!
//! Whoever shows rows of
//! persons takes them through [`Writing::read`], which notes in the chain who saw them.

use crate::Store;
use crate::audit::Action;
use crate::condition::{Columns, ConditionSql, Told, rank};
use crate::db::{Record, Tx};
use crate::error::{Result, StoreError};
use crate::rows;
use crate::writing::{Subject as Noted, Writing};
use chrono::NaiveDate;
use enslinje_domain::access::{Condition, PersonId, Protection, Subject};
use enslinje_domain::register::{Register, Row};
use enslinje_domain::{PersonalIdentity, UnitId};
use std::fmt;

/// Registers whose column `person` is a number of staff, which says nothing about the persons of the cases.
pub(crate) const STAFF: &[&str] = &["employment", "absence"];

/// Which rows of a register are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick<'a> {
    /// All, for a list. The text says which list it is; it stands in the chain.
    List(&'a str),
    /// The row of this number.
    Row(i64),
    /// Those about this person.
    Person(PersonId),
}

/// A person as the store knows one. Nothing of it is shown before `app` has masked it.
#[derive(Clone, PartialEq, Eq)]
pub struct SeenPerson {
    /// Opaque key.
    pub id: PersonId,
    /// Name.
    pub name: Option<String>,
    /// Identity number.
    pub identity: Option<PersonalIdentity>,
    /// Day of birth.
    pub birth: Option<NaiveDate>,
    /// `woman` or `man`.
    pub sex: Option<String>,
    /// How protected the person is; for a household, its most protected member.
    pub protection: Protection,
}

impl fmt::Debug for SeenPerson {
    /// The key and the protection: nobody's name comes into a log of faults.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SeenPerson({}, {})", self.id.0, self.protection.code())
    }
}

/// A row with the person it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The row.
    pub row: Row,
    /// The unit that owns it.
    pub unit: Option<UnitId>,
    /// The person; of a household, its applicant. `None` for rows about nobody and about staff.
    pub person: Option<SeenPerson>,
    /// How protected the person is, or the most protected member of the household.
    pub protection: Protection,
}

impl Seen {
    /// What rights to this row are asked for.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            register: self.row.register.name,
            unit: self.unit.as_ref(),
            person: self.person.as_ref().map(|person| person.id),
            protection: self.protection,
        }
    }
}

impl Store {
    /// The rows of a register as they are now that meet the condition, in the order of the ids. It leaves
    /// no event: only for figures and exports, which their command notes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rows_in_scope(
        &self,
        register: &'static Register,
        condition: &Condition,
        pick: Pick<'_>,
    ) -> Result<Vec<Seen>> {
        seen(&mut self.db.read().await?, register, condition, pick).await
    }
}

impl Writing {
    /// Reads rows for somebody to see: those that meet the condition, in the order of the ids. A list
    /// leaves one event, a row or a person one event for each row. Where nothing is shown, the event tells
    /// that somebody asked; whether there was something is not told to anybody.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn read(
        &mut self,
        register: &'static Register,
        condition: &Condition,
        pick: Pick<'_>,
    ) -> Result<Vec<Seen>> {
        let rows = seen(&mut self.tx, register, condition, pick).await?;
        let about = Noted { register: Some(register.name), ..Noted::default() };
        match pick {
            Pick::List(what) => {
                let what = format!("{what}: {} rows", rows.len());
                self.note(Action::Read, Noted { what: &what, ..about }).await?;
            }
            Pick::Row(_) | Pick::Person(_) if rows.is_empty() => {
                let (row, person) = match pick {
                    Pick::Row(id) => (Some(id), None),
                    Pick::Person(person) => (None, Some(person.0)),
                    Pick::List(_) => (None, None),
                };
                self.note(Action::Access, Noted { row, person, what: "nothing shown", ..about }).await?;
            }
            Pick::Row(_) | Pick::Person(_) => {
                for seen in &rows {
                    let person = seen.person.as_ref().map(|person| person.id.0);
                    self.note(Action::Read, Noted { row: seen.row.id(), person, ..about }).await?;
                }
            }
        }
        Ok(rows)
    }
}

impl Writing {
    /// Whether some row about the person, in any of the registers, meets the condition. Nothing is shown.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn is_in_scope(
        &mut self,
        registers: &[&'static Register],
        condition: &Condition,
        person: PersonId,
    ) -> Result<bool> {
        for register in registers {
            if !seen(&mut self.tx, register, condition, Pick::Person(person)).await?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Somebody; `None` when there is no such person. Reading is noted by whoever shows the person.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn person(&mut self, person: PersonId) -> Result<Option<SeenPerson>> {
        let sql = format!(
            r#"SELECT p."id", p."name", p."identity", p."birth", p."sex", {} FROM person p WHERE p."id" = ?"#,
            rank("p")
        );
        let record = self.tx.fetch_one(&sql, &[person.0.into()]).await?;
        record.map_or(Ok(None), |record| seen_person(&record, 0, protection(&record, 5)?))
    }

    /// How protected the person is; `None` when there is no such person.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn protection(&mut self, person: PersonId) -> Result<Option<Protection>> {
        let sql = r#"SELECT "protection" FROM person WHERE "id" = ?"#;
        let record = self.tx.fetch_one(sql, &[person.0.into()]).await?;
        let level = record.map(|record| Ok::<_, StoreError>(Protection::from_code(record.text(0)?)));
        Ok(level.transpose()?.flatten())
    }
}

async fn seen(
    tx: &mut Tx,
    register: &'static Register,
    condition: &Condition,
    pick: Pick<'_>,
) -> Result<Vec<Seen>> {
    let from = Columns::of(register);
    let mut filter = ConditionSql::new(&from);
    filter.add(condition);
    match pick {
        Pick::List(_) => {}
        Pick::Row(id) => {
            filter.sql.push_str(r#" AND r."id" = ?"#);
            filter.params.push(id.into());
        }
        Pick::Person(person) => {
            filter.sql.push_str(&format!(" AND {} = ?", from.person));
            filter.params.push(person.0.into());
        }
    }
    let columns: Vec<String> =
        register.columns.iter().map(|column| format!("r.\"{}\"", column.name)).collect();
    let sql = format!(
        r#"SELECT {}, p."id", p."name", p."identity", p."birth", p."sex", {} FROM register_{} r
            LEFT JOIN person p ON p."id" = {} WHERE {} ORDER BY r."id""#,
        columns.join(", "),
        from.protection,
        register.name,
        from.person,
        filter.sql,
    );
    let mut all = Vec::new();
    tx.each(&sql, &filter.params, |record| {
        all.push(one(register, &record)?);
        Ok(())
    })
    .await?;
    Ok(all)
}

fn one(register: &'static Register, record: &Record) -> Result<Seen> {
    let row = rows::row(register, record)?;
    let after = register.columns.len();
    let protection = protection(record, after + 5)?;
    let person = seen_person(record, after, protection)?;
    Ok(Seen { unit: row.unit().and_then(UnitId::new), row, person, protection })
}

/// The protection whose rank stands in a column.
fn protection(record: &Record, at: usize) -> Result<Protection> {
    let rank = usize::try_from(record.int(at)?).ok();
    rank.and_then(|rank| Protection::ALL.get(rank).copied()).ok_or_else(|| broken("protection"))
}

/// The person whose key, name, number, birth and sex stand in the columns from `at` on.
fn seen_person(record: &Record, at: usize, protection: Protection) -> Result<Option<SeenPerson>> {
    let Some(id) = record.int_or_none(at)? else { return Ok(None) };
    let identity = record.text_or_none(at + 2)?.map(PersonalIdentity::from_stored);
    Ok(Some(SeenPerson {
        id: PersonId(id),
        name: record.text_or_none(at + 1)?.map(str::to_owned),
        identity: identity.transpose().map_err(|_| broken("identity"))?,
        birth: record.day_or_none(at + 3)?,
        sex: record.text_or_none(at + 4)?.map(str::to_owned),
        protection,
    }))
}

fn broken(what: &str) -> StoreError {
    StoreError::Database(format!("person: {what}"))
}

impl Columns {
    /// How a register tells what a condition asks for.
    fn of(register: &'static Register) -> Self {
        let (person, protection) = Self::person_of(register);
        let told = Told::Name(register.name);
        Self { register: told, unit: r#"r."unit""#.to_owned(), person, protection }
    }

    /// The person of a row, and how protected that person is.
    fn person_of(register: &Register) -> (String, String) {
        if register.column("person").is_some() && !STAFF.contains(&register.name) {
            return (r#"r."person""#.to_owned(), rank("p"));
        }
        if register.column("household").is_some() {
            let members = r#"FROM household_member m WHERE m."household" = r."household""#;
            let applicant = format!(r#"(SELECT MIN(m."person") {members} AND m."role" = 'applicant')"#);
            let most = format!(
                r#"COALESCE((SELECT MAX({}) FROM household_member m JOIN person q ON q."id" = m."person"
                    WHERE m."household" = r."household"), 0)"#,
                rank("q")
            );
            return (applicant, most);
        }
        ("CAST(NULL AS BIGINT)".to_owned(), "CAST(0 AS BIGINT)".to_owned())
    }
}
