//! What happened in matters and has no column of its own, as it is or as it was known on a day.

use crate::db::{Param, Tx};
use crate::error::Result;
use crate::{Store, casework, payload};
use chrono::NaiveDate;
use enslinje_domain::casework::Event;

/// What happened in a matter and has no column of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterEvent {
    /// The row of the register.
    pub row: i64,
    /// What happened.
    pub event: Event,
}

impl Store {
    /// The events of all matters of a register until a day, in order of rows and of time: those that are
    /// told, or those that were known on a day, also when they have been taken back since.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn matter_events(
        &self,
        register: &str,
        until: NaiveDate,
        known_on: Option<NaiveDate>,
    ) -> Result<Vec<MatterEvent>> {
        let mut tx = self.db.read().await?;
        match known_on {
            None => told(&mut tx, register, until).await,
            Some(day) => as_known(&mut tx, register, until, day).await,
        }
    }
}

async fn told(tx: &mut Tx, register: &str, until: NaiveDate) -> Result<Vec<MatterEvent>> {
    let sql = r#"SELECT "row_id", "name", "day", "until", "detail" FROM case_event
        WHERE "register" = ? AND "day" <= ? ORDER BY "row_id", "day", "id""#;
    let mut all = Vec::new();
    tx.each(sql, &[register.into(), until.into()], |record| {
        all.push(MatterEvent { row: record.int(0)?, event: casework::event(&record, 1)? });
        Ok(())
    })
    .await?;
    Ok(all)
}

/// A version that tells of the row alone, such as that of an import, leaves the events as they were. What
/// retention made unreadable tells nothing, nor does what was before it.
async fn as_known(
    tx: &mut Tx,
    register: &str,
    until: NaiveDate,
    known_on: NaiveDate,
) -> Result<Vec<MatterEvent>> {
    let sql = r#"SELECT event."row_id", event."payload" FROM audit_event event JOIN (
            SELECT MAX("seq") AS "newest" FROM audit_event
            WHERE "register" = ? AND "action" = 'write' AND "known_on" <= ?
                AND ("payload" IS NULL OR "payload" LIKE ?) GROUP BY "row_id"
        ) known ON event."seq" = known."newest"
        WHERE event."payload" IS NOT NULL ORDER BY event."row_id""#;
    // Inside a text its quotes would stand behind backslashes, so that only the field itself is found.
    let params = [Param::from(register), Param::from(known_on), Param::from(r#"%,"events":[%"#)];
    let mut all = Vec::new();
    tx.each(sql, &params, |record| {
        let row = record.int(0)?;
        let events = payload::read_events(register, record.text(1)?)?.unwrap_or_default();
        all.extend(
            events.into_iter().filter(|event| event.day <= until).map(|event| MatterEvent { row, event }),
        );
        Ok(())
    })
    .await?;
    Ok(all)
}
