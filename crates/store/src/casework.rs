//! People and matters: each is read and written in one transaction with its audit event, and a
//! matter that changes gets its clocks in the same transaction. Who may do so is asked in crate `app`.

use crate::audit::{Action, Event as AuditEvent, in_chunks, marks};
use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::writing::{Change, Subject, Writing};
use crate::{clocks, payload, rows};
use chrono::NaiveDate;
use enslinje_domain::access::{self, PersonId, Protection};
use enslinje_domain::casework::{Applied, Event, EventKind, Law, Matter, NoteKind};
use enslinje_domain::register::{Register, Row, row_faults};
use enslinje_domain::{Diagnostic, LegalSex, PersonalIdentity, Place, UnitId};

/// Events in one statement, largest first.
const CHUNKS: [usize; 3] = [64, 8, 1];

/// Somebody who is not known yet.
#[derive(Debug, Clone, Copy)]
pub struct NewPerson<'a> {
    /// Personal identity number or coordination number, when there is one.
    pub identity: Option<&'a PersonalIdentity>,
    /// Name, when it is known.
    pub name: Option<&'a str>,
    /// Day of birth.
    pub birth: NaiveDate,
    /// Legal sex.
    pub sex: LegalSex,
    /// Protection in the population register.
    pub protection: Protection,
}

/// Which matter, and what rights in it depend on: known before anything that it tells is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterKey {
    /// The register.
    pub register: &'static Register,
    /// The row.
    pub row: i64,
    /// The unit that owns it.
    pub unit: UnitId,
    /// The person it is about.
    pub person: Option<PersonId>,
    /// The protection of that person.
    pub protection: Protection,
}

/// A matter as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMatter {
    /// The row.
    pub row: Row,
    /// Events that its columns do not hold, in order.
    pub events: Vec<Event>,
    /// Who works with it.
    pub caseworker: Option<String>,
}

impl MatterKey {
    /// What rights are asked for.
    pub fn subject(&self) -> access::Subject<'_> {
        access::Subject {
            register: self.register.name,
            unit: Some(&self.unit),
            person: self.person,
            protection: self.protection,
        }
    }

    pub(crate) fn noted(&self) -> Subject<'static> {
        Subject {
            register: Some(self.register.name),
            row: Some(self.row),
            person: self.person.map(|person| person.0),
            what: "",
        }
    }
}

impl Writing {
    /// Adds somebody who is not known; the opaque identity.
    ///
    /// # Errors
    /// Somebody has the identity number already; a fault of the database.
    pub async fn add_person(&mut self, person: &NewPerson<'_>) -> Result<i64> {
        let identity = person.identity.map(PersonalIdentity::reveal);
        let taken = r#"SELECT "id" FROM person WHERE "identity" = ?"#;
        if let Some(identity) = &identity
            && self.tx.fetch_one(taken, &[identity.into()]).await?.is_some()
        {
            // The number is not repeated, nor who has it.
            let refused = Diagnostic::error("store-identity-taken", Place::file("person"));
            return Err(StoreError::Refused(refused.into()));
        }
        let id = self.next_person().await?;
        let sql = r#"INSERT INTO person ("id", "identity", "name", "birth", "sex", "protection") VALUES (?, ?, ?, ?, ?, ?)"#;
        let params = [
            Param::from(id),
            Param::from(identity.as_deref()),
            Param::from(person.name),
            Param::from(person.birth),
            Param::from(person.sex.code()),
            Param::from(person.protection.code()),
        ];
        self.tx.execute(sql, &params).await?;
        self.note_write(id, "person").await?;
        Ok(id)
    }

    /// Sets the protection of somebody.
    ///
    /// # Errors
    /// A fault of the database, or nobody of that identity.
    pub async fn protect(&mut self, person: i64, protection: Protection) -> Result<()> {
        let sql = r#"UPDATE person SET "protection" = ? WHERE "id" = ?"#;
        if self.tx.execute(sql, &[protection.code().into(), person.into()]).await? != 1 {
            return Err(StoreError::Database(format!("person: no row {person}")));
        }
        self.note_write(person, protection.code()).await
    }

    pub(crate) async fn note_write(&mut self, person: i64, what: &str) -> Result<()> {
        self.note(Action::Write, Subject { person: Some(person), what, ..Subject::default() }).await
    }

    /// Which matter that is; `None` when there is none.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn matter_key(&mut self, matter: Matter, row: i64) -> Result<Option<MatterKey>> {
        let Some(register) = matter.register() else { return Ok(None) };
        let sql = format!("{} WHERE matter.\"id\" = ?", keys_of(register));
        let record = self.tx.fetch_one(&sql, &[row.into()]).await?;
        record.map(|record| matter_key(register, &record)).transpose()
    }

    /// Every matter about somebody, by register in the order of casework and by row.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn matter_keys(&mut self, person: i64) -> Result<Vec<MatterKey>> {
        let mut keys = Vec::new();
        let registers = Matter::ALL.into_iter().filter_map(Matter::register);
        for register in registers.filter(|register| register.column("person").is_some()) {
            let sql = format!("{} WHERE matter.\"person\" = ? ORDER BY matter.\"id\"", keys_of(register));
            for record in self.tx.fetch(&sql, &[person.into()]).await? {
                keys.push(matter_key(register, &record)?);
            }
        }
        Ok(keys)
    }

    /// The matters that came out of a matter, by register and row.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn came_out_of(&mut self, key: &MatterKey) -> Result<Vec<MatterKey>> {
        // Inside a text its quotes would stand behind backslashes, so that only the note itself is found.
        let origin = format!("%\"{}\":\"{}/{}\"%", NoteKind::Origin, key.register.name, key.row);
        let sql = r#"SELECT DISTINCT "register", "row_id" FROM case_event
            WHERE "person" = ? AND "detail" LIKE ? ORDER BY "register", "row_id""#;
        let person = key.person.map(|person| person.0);
        let mut keys = Vec::new();
        for record in self.tx.fetch(sql, &[person.into(), Param::from(&origin)]).await? {
            let matter = Matter::of_register(record.text(0)?);
            let matter = matter.ok_or_else(|| StoreError::Database("case_event: register".to_owned()))?;
            keys.extend(self.matter_key(matter, record.int(1)?).await?);
        }
        Ok(keys)
    }

    /// Reads a matter, and notes that it was read.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn read_matter(&mut self, key: &MatterKey) -> Result<StoredMatter> {
        self.note(Action::Read, key.noted()).await?;
        self.matter_to_change(key).await
    }

    /// Reads a matter that is changed in the same transaction: the change is what is noted.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn matter_to_change(&mut self, key: &MatterKey) -> Result<StoredMatter> {
        let gone = || StoreError::Database(format!("register_{}: no row {}", key.register.name, key.row));
        let row = rows::find(&mut self.tx, key.register, key.row).await?.ok_or_else(gone)?;
        let sql = r#"SELECT "name", "day", "until", "detail" FROM case_event
            WHERE "register" = ? AND "row_id" = ? ORDER BY "day", "id""#;
        let of_matter = [Param::from(key.register.name), Param::from(key.row)];
        let records = self.tx.fetch(sql, &of_matter).await?;
        let events = records.iter().map(|record| event(record, 0)).collect::<Result<_>>()?;
        let sql = r#"SELECT "caseworker" FROM case_assignment WHERE "register" = ? AND "row_id" = ?"#;
        let record = self.tx.fetch_one(sql, &of_matter).await?;
        let caseworker = record.map(|record| record.text(0).map(str::to_owned)).transpose()?;
        Ok(StoredMatter { row, events, caseworker })
    }

    /// Writes a matter as it became: its row, its events, its clocks, and the audit event that remembers
    /// the row and the events.
    ///
    /// # Errors
    /// What the register refuses, a clock without a last day, or a fault of the database.
    pub async fn put_matter(
        &mut self,
        law: &Law<'_>,
        matter: &Applied,
        change: Change,
        known_on: NaiveDate,
    ) -> Result<()> {
        let Applied { row, events, .. } = matter;
        let register = row.register;
        row_faults(register, &row.values(), &Place::file(register.name)).or_ok(())?;
        match change {
            Change::New => rows::insert(&mut self.tx, register, &[row]).await?,
            Change::Changed => rows::update(&mut self.tx, row).await?,
            Change::Earlier => {}
        }
        let event = AuditEvent {
            action: Action::Write,
            register: Some(register.name),
            row_id: row.id(),
            person: row.key("person"),
            known_on: Some(known_on),
            payload: payload::write_matter(self.chain.why(), row, events),
        };
        self.chain.add(&mut self.tx, event).await?;
        replace_events(&mut self.tx, row, events).await?;
        clocks::replace(&mut self.tx, law, row, events).await
    }
}

/// The question for the keys of matters of a register.
fn keys_of(register: &Register) -> String {
    let (person, join) = if register.column("person").is_some() {
        (r#"matter."person""#, r#"LEFT JOIN person ON person."id" = matter."person""#)
    } else {
        ("NULL", r#"LEFT JOIN person ON 1 = 0"#)
    };
    let name = register.name;
    format!(
        r#"SELECT matter."id", matter."unit", CAST({person} AS BIGINT), person."protection" FROM register_{name} matter {join}"#
    )
}

fn matter_key(register: &'static Register, record: &Record) -> Result<MatterKey> {
    let row = record.int(0)?;
    let unit = UnitId::new(record.text(1)?);
    let unit =
        unit.ok_or_else(|| StoreError::Database(format!("register_{}: unit of {row}", register.name)))?;
    let person = record.int_or_none(2)?.map(PersonId);
    Ok(MatterKey { register, row, unit, person, protection: protection(record.text_or_none(3)?)? })
}

fn protection(code: Option<&str>) -> Result<Protection> {
    let Some(code) = code else { return Ok(Protection::None) };
    Protection::from_code(code).ok_or_else(|| StoreError::Database(format!("person: protection {code}")))
}

/// The event of a record whose columns from `at` on are name, day, until and detail.
pub(crate) fn event(record: &Record, at: usize) -> Result<Event> {
    let name = record.text(at)?;
    let broken = |what: &str| StoreError::Database(format!("case_event {name}: {what}"));
    let kind = EventKind::from_name(name).ok_or_else(|| broken("name"))?;
    let detail = serde_json::from_str(record.text(at + 3)?).map_err(|error| broken(&error.to_string()))?;
    let mut event = Event::new(kind, record.day_or_none(at + 1)?.ok_or_else(|| broken("day"))?);
    event.until = record.day_or_none(at + 2)?;
    payload::with_detail(event, &detail).ok_or_else(|| broken("detail"))
}

async fn replace_events(tx: &mut Tx, row: &Row, events: &[Event]) -> Result<()> {
    const COLUMNS: usize = 8;
    let register = row.register.name;
    let sql = r#"DELETE FROM case_event WHERE "register" = ? AND "row_id" = ?"#;
    tx.execute(sql, &[register.into(), row.id().into()]).await?;
    let record = tx.fetch_one(r#"SELECT MAX("id") FROM case_event"#, &[]).await?;
    let last = record.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0);
    let told: Vec<(i64, &Event, String)> = (last + 1..)
        .zip(events)
        .map(|(id, event)| (id, event, serde_json::Value::from(payload::detail(event)).to_string()))
        .collect();
    for part in in_chunks(&told, &CHUNKS) {
        let mut params = Vec::with_capacity(part.len() * COLUMNS);
        for (id, event, detail) in part {
            params.extend([
                Param::from(*id),
                Param::from(register),
                Param::from(row.id()),
                Param::from(row.key("person")),
                Param::from(event.kind.name()),
                Param::from(event.day),
                Param::from(event.until),
                Param::from(detail),
            ]);
        }
        let values = marks(part.len(), COLUMNS);
        let sql = format!(
            r#"INSERT INTO case_event ("id", "register", "row_id", "person", "name", "day", "until", "detail")
            VALUES {values}"#
        );
        tx.execute(&sql, &params).await?;
    }
    Ok(())
}
