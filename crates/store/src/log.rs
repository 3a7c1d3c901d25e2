//! The chain as a log: who did what with whom, what a review needs beside it, and which reviews were made.

use crate::Store;
use crate::access::{Held, held, users};
use crate::audit::{self, Action, AuditHead};
use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::scope::STAFF;
use crate::writing::{Subject, Writing};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use enslinje_domain::UnitId;
use enslinje_domain::access::{PersonId, Protection};
use enslinje_domain::register::REGISTERS;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One event of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEvent {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: Action,
    /// With which register.
    pub register: Option<String>,
    /// With which row.
    pub row: Option<i64>,
    /// About whom; `None` for lists, and for rows about nobody and about staff.
    pub person: Option<PersonId>,
    /// Why; `None` when the payload was removed by retention.
    pub why: Option<String>,
}

/// Which events are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogQuestion<'a> {
    /// Those from an instant until before another.
    Between(DateTime<Utc>, DateTime<Utc>),
    /// Those about a person.
    Person(PersonId),
    /// Those about a row of a register.
    Row(&'a str, i64),
}

/// What a review of the log needs beside the events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogMaterial {
    /// The events, in the order of the chain.
    pub events: Vec<LogEvent>,
    /// The unit of each row that an event is about and that is still there.
    pub units_of_rows: BTreeMap<(String, i64), UnitId>,
    /// The units in which there are rows about a person.
    pub units_of_persons: BTreeMap<PersonId, BTreeSet<UnitId>>,
    /// Name and protection of the persons of the events.
    pub persons: BTreeMap<PersonId, (Option<String>, Protection)>,
    /// Every account with all that it was given.
    pub held: Vec<Held>,
    /// The end of the chain as it was read.
    pub head: AuditHead,
}

/// A review that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogReviewRecord {
    /// Its number; 0 until it is stored.
    pub id: i64,
    /// The units that the reviewer answers for, with commas; `all` for the whole.
    pub units: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// By whom.
    pub actor: String,
    /// How many findings it had.
    pub findings: i64,
    /// The end of the chain as it was read.
    pub head: AuditHead,
}

impl Store {
    /// Every review that was made, the first one first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn log_reviews(&self) -> Result<Vec<LogReviewRecord>> {
        let sql = r#"SELECT "id", "units", "from", "to", "at", "actor", "findings", "audit_seq", "audit_hash"
            FROM log_review ORDER BY "id""#;
        self.db.read().await?.fetch(sql, &[]).await?.iter().map(reviewed).collect()
    }
}

impl Writing {
    /// Events with what a review needs beside them. Whoever calls this notes that the log was read.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn log_material(&mut self, question: LogQuestion<'_>) -> Result<LogMaterial> {
        let events = events(&mut self.tx, question).await?;
        let mut held_by_all = Vec::new();
        for user in users(&mut self.tx).await? {
            held_by_all.extend(held(&mut self.tx, &user.id).await?);
        }
        let (units_of_rows, units_of_persons) = units(&mut self.tx, &events).await?;
        let asked: BTreeSet<PersonId> = events.iter().filter_map(|event| event.person).collect();
        let persons = persons(&mut self.tx, &asked).await?;
        let head = audit::head(&mut self.tx).await?;
        Ok(LogMaterial { events, units_of_rows, units_of_persons, persons, held: held_by_all, head })
    }

    /// Records that the log was reviewed; the number of the review.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn add_log_review(&mut self, review: &LogReviewRecord) -> Result<i64> {
        let newest = self.tx.fetch_one(r#"SELECT MAX("id") FROM log_review"#, &[]).await?;
        let id = newest.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0) + 1;
        let sql = r#"INSERT INTO log_review ("id", "units", "from", "to", "at", "actor", "findings",
            "audit_seq", "audit_hash") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"#;
        let at = instant(review.at);
        let params = [
            Param::from(id),
            (&review.units).into(),
            review.from.into(),
            review.to.into(),
            (&at).into(),
            (&review.actor).into(),
            review.findings.into(),
            review.head.seq.into(),
            review.head.hash.as_slice().into(),
        ];
        self.tx.execute(sql, &params).await?;
        let LogReviewRecord { units, from, to, findings, .. } = review;
        let what = format!("log review {id} of {units} {from}--{to}: {findings} findings");
        self.note(Action::Export, Subject { what: &what, ..Subject::default() }).await?;
        Ok(id)
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The statement that answers a question about events.
fn statement(question: LogQuestion<'_>) -> String {
    let which = match question {
        LogQuestion::Between(..) => r#""at" >= ? AND "at" < ?"#,
        LogQuestion::Person(_) => r#""person" = ?"#,
        LogQuestion::Row(..) => r#""register" = ? AND "row_id" = ?"#,
    };
    format!(
        r#"SELECT "seq", "at", "actor", "action", "register", "row_id", "person", "payload"
            FROM audit_event WHERE {which} ORDER BY "seq""#
    )
}

async fn events(tx: &mut Tx, question: LogQuestion<'_>) -> Result<Vec<LogEvent>> {
    let sql = statement(question);
    let (from, to);
    let params = match question {
        LogQuestion::Between(first, end) => {
            (from, to) = (instant(first), instant(end));
            vec![Param::from(&from), Param::from(&to)]
        }
        LogQuestion::Person(person) => vec![person.0.into()],
        LogQuestion::Row(register, row) => vec![register.into(), row.into()],
    };
    let mut events = Vec::new();
    tx.each(&sql, &params, |record| {
        let event = event(&record)?;
        if !matches!(question, LogQuestion::Person(_)) || event.person.is_some() {
            events.push(event);
        }
        Ok(())
    })
    .await?;
    Ok(events)
}

fn event(record: &Record) -> Result<LogEvent> {
    let seq = record.int(0)?;
    let broken = |what: &str| StoreError::Database(format!("audit_event {seq}: {what}"));
    let at = DateTime::parse_from_rfc3339(record.text(1)?).map_err(|_| broken("at"))?.to_utc();
    let name = record.text(3)?;
    let action = Action::NAMES.iter().find(|(known, _)| *known == name).map(|(_, action)| *action);
    let register = record.text_or_none(4)?.map(str::to_owned);
    let is_staff = register.as_deref().is_some_and(|register| STAFF.contains(&register));
    let payload = record.text_or_none(7)?.and_then(|payload| serde_json::from_str::<Value>(payload).ok());
    let told = |key| payload.as_ref().and_then(|payload| payload.get(key)?.as_str().map(str::to_owned));
    Ok(LogEvent {
        seq,
        at,
        actor: record.text(2)?.to_owned(),
        action: action.ok_or_else(|| broken("action"))?,
        row: record.int_or_none(5)?,
        person: record.int_or_none(6)?.filter(|_| !is_staff).map(PersonId),
        register,
        why: told("why"),
    })
}

type Units = (BTreeMap<(String, i64), UnitId>, BTreeMap<PersonId, BTreeSet<UnitId>>);

/// The units of the rows and of the persons of the events, by one pass over each register.
async fn units(tx: &mut Tx, events: &[LogEvent]) -> Result<Units> {
    let mut rows: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
    let mut asked = BTreeSet::new();
    for event in events {
        asked.extend(event.person);
        if let (Some(register), Some(row)) = (&event.register, event.row) {
            rows.entry(register).or_default().insert(row);
        }
    }
    let mut of_rows = BTreeMap::new();
    let mut of_persons: BTreeMap<PersonId, BTreeSet<UnitId>> = BTreeMap::new();
    for register in REGISTERS {
        let about_persons = register.column("person").is_some() && !STAFF.contains(&register.name);
        let of_register = rows.remove(register.name).unwrap_or_default();
        if of_register.is_empty() && (!about_persons || asked.is_empty()) {
            continue;
        }
        let person = if about_persons { "\"person\"" } else { "CAST(NULL AS BIGINT)" };
        let sql = format!("SELECT \"id\", \"unit\", {person} FROM register_{}", register.name);
        tx.each(&sql, &[], |record| {
            let Some(unit) = UnitId::new(record.text(1)?) else { return Ok(()) };
            let id = record.int(0)?;
            if of_register.contains(&id) {
                of_rows.insert((register.name.to_owned(), id), unit.clone());
            }
            if let Some(person) = record.int_or_none(2)?.map(PersonId).filter(|person| asked.contains(person))
            {
                of_persons.entry(person).or_default().insert(unit);
            }
            Ok(())
        })
        .await?;
    }
    Ok((of_rows, of_persons))
}

async fn persons(
    tx: &mut Tx,
    asked: &BTreeSet<PersonId>,
) -> Result<BTreeMap<PersonId, (Option<String>, Protection)>> {
    let mut persons = BTreeMap::new();
    if asked.is_empty() {
        return Ok(persons);
    }
    tx.each(r#"SELECT "id", "name", "protection" FROM person"#, &[], |record| {
        let id = PersonId(record.int(0)?);
        if asked.contains(&id) {
            // A level that is not known counts as the strongest.
            let level = Protection::from_code(record.text(2)?).unwrap_or(Protection::ProtectedRegistration);
            persons.insert(id, (record.text_or_none(1)?.map(str::to_owned), level));
        }
        Ok(())
    })
    .await?;
    Ok(persons)
}

fn reviewed(record: &Record) -> Result<LogReviewRecord> {
    let broken = || StoreError::Database("log_review: a value that is not known".to_owned());
    Ok(LogReviewRecord {
        id: record.int(0)?,
        units: record.text(1)?.to_owned(),
        from: record.day_or_none(2)?.ok_or_else(broken)?,
        to: record.day_or_none(3)?.ok_or_else(broken)?,
        at: DateTime::parse_from_rfc3339(record.text(4)?).map_err(|_| broken())?.to_utc(),
        actor: record.text(5)?.to_owned(),
        findings: record.int(6)?,
        head: AuditHead { seq: record.int(7)?, hash: record.bytes(8)?.try_into().map_err(|_| broken())? },
    })
}

#[cfg(test)]
mod tests {
    use super::{LogQuestion, statement};
    use crate::db::{Param, Record};
    use crate::{Act, Action, Store, Subject};
    use chrono::{DateTime, Utc};
    use enslinje_domain::access::PersonId;

    /// SQLite tells its plan for the very statements; what they answer is tested on both databases.
    #[tokio::test]
    async fn each_question_about_events_is_answered_by_an_index() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("a.db").display());
        let store = Store::migrate(&url).await.unwrap().0;
        let at: DateTime<Utc> = "2024-10-01T08:00:00Z".parse().unwrap();
        let act = Act { actor: "anna".to_owned(), at, why: String::new(), secret: [0; 32] };
        let mut writing = store.write(&act).await.unwrap();
        for person in 0..500 {
            let about = Subject { person: Some(person), ..Subject::default() };
            writing.note(Action::Read, about).await.unwrap();
        }
        writing.commit().await.unwrap();
        for (question, index) in [
            (LogQuestion::Between(at, at), "audit_event_at (at>? AND at<?)"),
            (LogQuestion::Person(PersonId(1)), "audit_event_person (person=?)"),
            (LogQuestion::Row("intake", 1), "audit_event_row (register=? AND row_id=?)"),
        ] {
            let sql = format!("EXPLAIN QUERY PLAN {}", statement(question));
            let params = vec![Param::from("1"); sql.matches('?').count()];
            let plan = store.db.read().await.unwrap().fetch(&sql, &params).await.unwrap();
            let lines: Vec<&str> = plan.iter().map(|line: &Record| line.text(3).unwrap()).collect();
            assert_eq!(lines[0], format!("SEARCH audit_event USING INDEX {index}"), "{lines:?}");
        }
    }
}
