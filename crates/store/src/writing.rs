//! A transaction that writes: rows, and the audit event of each, or nothing at all.

use crate::audit::{Act, Action, AuditHead, Chain, Event};
use crate::db::{Param, Tx};
use crate::error::Result;
use crate::{audit, payload, rows};
use chrono::NaiveDate;
use enslinje_domain::register::{Register, Row, row_faults};
use enslinje_domain::{Place, Problems};

/// How a row came to be as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The row was not there.
    New,
    /// The row was there and is replaced.
    Changed,
    /// The row was so once, and later changed: only the chain remembers it.
    Earlier,
}

/// One version of a row.
#[derive(Debug, Clone)]
pub struct Version {
    /// The row.
    pub row: Row,
    /// The day on which it was known to be so.
    pub known_on: NaiveDate,
    /// How it came to be.
    pub change: Change,
}

/// A person as the registers need one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// Opaque identity within the store.
    pub id: i64,
    /// Personal identity number or coordination number, 12 digits.
    pub identity: Option<String>,
    /// Day of birth.
    pub birth: Option<NaiveDate>,
    /// `woman` or `man`.
    pub sex: Option<String>,
}

/// A transaction that writes. Dropped without [`Writing::commit`], it leaves nothing.
pub struct Writing {
    pub(crate) tx: Tx,
    pub(crate) chain: Chain,
}

impl Writing {
    pub(crate) async fn begin(mut tx: Tx, act: &Act) -> Result<Self> {
        let chain = Chain::hold(&mut tx, act).await?;
        Ok(Self { tx, chain })
    }

    /// Ends the transaction; the head of the chain as it is now.
    ///
    /// # Errors
    /// A fault of the database: nothing was written.
    pub async fn commit(mut self) -> Result<AuditHead> {
        let head = self.chain.flush(&mut self.tx).await?;
        self.tx.commit().await?;
        Ok(head)
    }

    /// Adds people who are not known yet; those who are stay as they are.
    ///
    /// # Errors
    /// A fault of the database, such as an identity that belongs to somebody else.
    pub async fn ensure_people(&mut self, people: &[PersonRecord]) -> Result<()> {
        const COLUMNS: usize = 4;
        for part in audit::in_chunks(people, &[128, 8, 1]) {
            let mut params = Vec::with_capacity(part.len() * COLUMNS);
            for person in part {
                params.extend([
                    Param::from(person.id),
                    Param::from(person.identity.as_deref()),
                    Param::from(person.birth),
                    Param::from(person.sex.as_deref()),
                ]);
            }
            let values = audit::marks(part.len(), COLUMNS);
            let sql = format!(
                r#"INSERT INTO person ("id", "identity", "birth", "sex") VALUES {values} ON CONFLICT ("id") DO NOTHING"#
            );
            self.tx.execute(&sql, &params).await?;
        }
        Ok(())
    }

    /// Writes versions of rows of one register, each with its event, in the order given.
    ///
    /// # Errors
    /// Rows that the register does not allow, told with their numbers; a fault of the database.
    pub async fn put(&mut self, register: &'static Register, versions: &[Version]) -> Result<()> {
        let mut problems = Problems::new();
        for (number, version) in versions.iter().enumerate() {
            let place = Place::line(register.name, u32::try_from(number + 1).unwrap_or(u32::MAX));
            problems.extend(row_faults(register, &version.row.values(), &place));
        }
        problems.or_ok(())?;
        let new: Vec<&Row> = versions
            .iter()
            .filter(|version| version.change == Change::New)
            .map(|version| &version.row)
            .collect();
        rows::insert(&mut self.tx, register, &new).await?;
        for version in versions {
            if version.change == Change::Changed {
                rows::update(&mut self.tx, &version.row).await?;
            }
            let payload = payload::write(self.chain.why(), &version.row);
            let event = Event {
                action: Action::Write,
                register: Some(register.name),
                row_id: version.row.id(),
                person: version.row.key("person"),
                known_on: Some(version.known_on),
                payload,
            };
            self.chain.add(&mut self.tx, event).await?;
        }
        Ok(())
    }

    /// Notes in the chain that something was done which changes no row.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn note(&mut self, action: Action, subject: Subject<'_>) -> Result<()> {
        let event = Event {
            action,
            register: subject.register,
            row_id: subject.row,
            person: subject.person,
            known_on: None,
            payload: serde_json::json!({ "why": self.chain.why(), "what": subject.what }).to_string(),
        };
        self.chain.add(&mut self.tx, event).await
    }

    /// The lowest number that no row of the register has had.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn next_id(&mut self, register: &'static Register) -> Result<i64> {
        let now = format!("SELECT MAX(\"id\") FROM register_{}", register.name);
        let ever = r#"SELECT MAX("row_id") FROM audit_event WHERE "register" = ?"#;
        let now = self.tx.fetch_one(&now, &[]).await?;
        let ever = self.tx.fetch_one(ever, &[register.name.into()]).await?;
        let number =
            |record: Option<crate::db::Record>| record.map_or(Ok(None), |record| record.int_or_none(0));
        Ok(number(now)?.max(number(ever)?).unwrap_or(0) + 1)
    }

    /// The lowest number that no person has.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn next_person(&mut self) -> Result<i64> {
        let record = self.tx.fetch_one(r#"SELECT MAX("id") FROM person"#, &[]).await?;
        Ok(record.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0) + 1)
    }
}

/// What an event is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Subject<'a> {
    /// The register.
    pub register: Option<&'a str>,
    /// The row.
    pub row: Option<i64>,
    /// The person.
    pub person: Option<i64>,
    /// In a few words, for instance a file name; may become unreadable with the payload.
    pub what: &'a str,
}
