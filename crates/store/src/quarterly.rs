//! Quarterly reports as they were delivered.

use crate::audit::{Action, AuditHead};
use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::{Store, Subject, Writing};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use enslinje_domain::Period;

/// A report as it was delivered; only retention changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedReport {
    /// The quarter.
    pub quarter: String,
    /// Number within the quarter, from 1.
    pub number: i64,
    /// Last day whose events it sees.
    pub known_on: NaiveDate,
    /// When it was issued.
    pub at: String,
    /// Who issued it.
    pub actor: String,
    /// The head of the audit chain at that moment, before the event of the issue itself.
    pub head: AuditHead,
    /// The rows without identities, as the caller froze them.
    pub content: String,
}

const COLUMNS: &str =
    r#""quarter", "number", "known_on", "at", "actor", "audit_seq", "audit_hash", "content""#;

impl Store {
    /// Every report that was issued, by quarter and number.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn issued_reports(&self) -> Result<Vec<IssuedReport>> {
        let sql = format!(r#"SELECT {COLUMNS} FROM quarterly_report ORDER BY "quarter", "number""#);
        self.db.read().await?.fetch(&sql, &[]).await?.iter().map(issued).collect()
    }
}

impl Writing {
    /// Keeps a report as it is delivered, with the next number of its quarter and the head of the chain,
    /// and notes in the chain that it left the store.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn issue_report(
        &mut self,
        quarter: Period,
        known_on: NaiveDate,
        content: &str,
    ) -> Result<IssuedReport> {
        let quarter = quarter.to_string();
        let sql = r#"SELECT MAX("number") FROM quarterly_report WHERE "quarter" = ?"#;
        let newest = self.tx.fetch_one(sql, &[Param::from(&quarter)]).await?;
        let number = newest.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0) + 1;
        let (actor, at) = self.chain.who();
        let head = self.chain.head();
        let report = IssuedReport {
            quarter,
            number,
            known_on,
            at: written(at),
            actor: actor.to_owned(),
            head,
            content: content.to_owned(),
        };
        insert(&mut self.tx, &report).await?;
        let what = format!("{} {}", report.quarter, report.number);
        self.note(Action::Export, Subject { register: Some("decision"), what: &what, ..Subject::default() })
            .await?;
        Ok(report)
    }

    /// Keeps a report without what told of persons who are purged.
    ///
    /// # Errors
    /// No such report, or a fault of the database.
    pub async fn strike_report(&mut self, quarter: &str, number: i64, content: &str) -> Result<()> {
        let sql = r#"UPDATE quarterly_report SET "content" = ? WHERE "quarter" = ? AND "number" = ?"#;
        if self.tx.execute(sql, &[content.into(), quarter.into(), number.into()]).await? != 1 {
            return Err(StoreError::Database(format!("quarterly_report {quarter} {number}")));
        }
        Ok(())
    }
}

async fn insert(tx: &mut Tx, report: &IssuedReport) -> Result<()> {
    let sql = format!("INSERT INTO quarterly_report ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    let params = [
        Param::from(&report.quarter),
        Param::from(report.number),
        Param::from(report.known_on),
        Param::from(&report.at),
        Param::from(&report.actor),
        Param::from(report.head.seq),
        Param::from(report.head.hash.as_slice()),
        Param::from(&report.content),
    ];
    tx.execute(&sql, &params).await?;
    Ok(())
}

fn issued(record: &Record) -> Result<IssuedReport> {
    let hash = record.bytes(6)?.try_into();
    Ok(IssuedReport {
        quarter: record.text(0)?.to_owned(),
        number: record.int(1)?,
        known_on: required_day(record, 2)?,
        at: record.text(3)?.to_owned(),
        actor: record.text(4)?.to_owned(),
        head: AuditHead {
            seq: record.int(5)?,
            hash: hash.map_err(|_| StoreError::Database("quarterly_report: audit_hash".to_owned()))?,
        },
        content: record.text(7)?.to_owned(),
    })
}

/// A day that the table demands.
pub(crate) fn required_day(record: &Record, at: usize) -> Result<NaiveDate> {
    record.day_or_none(at)?.ok_or_else(|| StoreError::Database(format!("column {at}: no day")))
}

/// A moment as it stands in the tables.
pub(crate) fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
