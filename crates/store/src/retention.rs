//! Retention: lists of what is to be purged, the decision, and the purge of everything about a person.
//!
//! What is to be purged, and whether it still may be, is decided by the caller. The audit events stay in
//! the chain without salt and payload; the person stays as a number with the day of the purge.

mod again;
mod purge;

pub use again::{Purge, PurgedAgain, PurgedPerson};

use crate::audit::Action;
use crate::db::{Db, Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::quarterly::required_day;
use crate::{Store, Subject, Writing};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What the tables besides the registers tell of a person who has not been purged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// The person.
    pub person: i64,
    /// Day of birth.
    pub birth: Option<NaiveDate>,
    /// Whether the person is known to have been placed as a child.
    pub placed_as_child: bool,
    /// Number of the newest event that wrote something about the person; it changes with the file.
    pub newest_write: i64,
    /// Day of the newest event of a matter.
    pub last_event: Option<NaiveDate>,
    /// Households that the person has been in.
    pub households: Vec<i64>,
}

/// One person on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionItem {
    /// The person.
    pub person: i64,
    /// Days, law and state of the file, as the caller wrote them; no personal data.
    pub why: String,
}

/// How far a list has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RetentionState {
    /// It waits for a decision.
    Proposed,
    /// It was decided.
    Decided {
        /// Day of the decision.
        on: NaiveDate,
        /// Who decided.
        by: String,
        /// Reference of the decision.
        reference: String,
    },
    /// It was decided and carried out.
    Executed {
        /// Who decided.
        by: String,
        /// Reference of the decision.
        reference: String,
        /// When it was carried out.
        at: String,
    },
}

/// A list of files that are proposed to be purged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionList {
    /// Number.
    pub id: i64,
    /// Day of the proposal.
    pub proposed_on: NaiveDate,
    /// How far it has come.
    pub state: RetentionState,
    /// Whose files, by number.
    pub items: Vec<RetentionItem>,
}

impl Store {
    /// What the tables besides the registers tell of everybody who has not been purged, by number.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn file_facts(&self) -> Result<Vec<FileFacts>> {
        facts(&mut self.db.read().await?).await
    }

    /// Every list, by number.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn retention_lists(&self) -> Result<Vec<RetentionList>> {
        let mut tx = self.db.read().await?;
        let mut items: BTreeMap<i64, Vec<RetentionItem>> = BTreeMap::new();
        let sql = r#"SELECT "decision", "person", "why" FROM retention_item ORDER BY "decision", "person""#;
        tx.each(sql, &[], |record| {
            let item = RetentionItem { person: record.int(1)?, why: record.text(2)?.to_owned() };
            items.entry(record.int(0)?).or_default().push(item);
            Ok(())
        })
        .await?;
        let sql = r#"SELECT "id", "proposed_on", "decided_on", "decided_by", "reference", "executed_at"
            FROM retention_decision ORDER BY "id""#;
        let list = |record: &Record| {
            let id = record.int(0)?;
            let text = |at| Ok::<_, StoreError>(record.text_or_none(at)?.unwrap_or_default().to_owned());
            let (by, reference) = (text(3)?, text(4)?);
            let state = match (record.day_or_none(2)?, record.text_or_none(5)?) {
                (_, Some(at)) => RetentionState::Executed { by, reference, at: at.to_owned() },
                (Some(on), None) => RetentionState::Decided { on, by, reference },
                (None, None) => RetentionState::Proposed,
            };
            let items = items.remove(&id).unwrap_or_default();
            Ok(RetentionList { id, proposed_on: required_day(record, 1)?, state, items })
        };
        tx.fetch(sql, &[]).await?.iter().map(list).collect()
    }

    /// Rebuilds the database without what was deleted, so that its file and its journal hold no trace of
    /// it. May be run again at any time.
    ///
    /// # Errors
    /// Another program holds the database.
    pub async fn scrub(&self) -> Result<()> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                sqlx::raw_sql("VACUUM").execute(&mut *connection).await?;
                let checkpoint = sqlx::query_as::<_, (i64, i64, i64)>("PRAGMA wal_checkpoint(TRUNCATE)");
                let (busy, _, _) = checkpoint.fetch_one(&mut *connection).await?;
                if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
            }
            Db::Postgres(pool) => {
                sqlx::raw_sql("VACUUM (FULL)").execute(pool).await?;
                Ok(())
            }
        }
    }
}

impl Writing {
    /// What the tables besides the registers tell of everybody, as this transaction sees it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn file_facts(&mut self) -> Result<Vec<FileFacts>> {
        facts(&mut self.tx).await
    }

    /// Keeps a list of files that are proposed to be purged; its number.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn propose_purge(&mut self, on: NaiveDate, items: &[RetentionItem]) -> Result<i64> {
        let newest = self.tx.fetch_one(r#"SELECT MAX("id") FROM retention_decision"#, &[]).await?;
        let id = newest.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0) + 1;
        let sql = r#"INSERT INTO retention_decision ("id", "proposed_on") VALUES (?, ?)"#;
        self.tx.execute(sql, &[id.into(), on.into()]).await?;
        let sql = r#"INSERT INTO retention_item ("decision", "person", "outcome", "why")
            VALUES (?, ?, 'purge', ?)"#;
        for item in items {
            self.tx.execute(sql, &[id.into(), item.person.into(), Param::from(&item.why)]).await?;
        }
        self.note(Action::Write, Subject { what: &format!("retention {id}"), ..Subject::default() }).await?;
        Ok(id)
    }

    /// Notes who decided that a list is carried out.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn decide_purge(&mut self, id: i64, on: NaiveDate, by: &str, reference: &str) -> Result<()> {
        let sql = r#"UPDATE retention_decision SET "decided_on" = ?, "decided_by" = ?, "reference" = ?
            WHERE "id" = ? AND "decided_on" IS NULL"#;
        let changed = self.tx.execute(sql, &[on.into(), by.into(), reference.into(), id.into()]).await?;
        if changed != 1 {
            return Err(StoreError::Database(format!("retention_decision {id}: not open")));
        }
        let what = format!("retention {id} {reference}");
        self.note(Action::Write, Subject { what: &what, ..Subject::default() }).await
    }
}

async fn facts(tx: &mut Tx) -> Result<Vec<FileFacts>> {
    let mut last_event = BTreeMap::new();
    let sql = r#"SELECT "person", MAX("day") FROM case_event WHERE "person" IS NOT NULL GROUP BY "person""#;
    tx.each(sql, &[], |record| {
        last_event.insert(record.int(0)?, record.day_or_none(1)?);
        Ok(())
    })
    .await?;
    let mut households: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    tx.each(r#"SELECT "person", "household" FROM household_member"#, &[], |record| {
        households.entry(record.int(0)?).or_default().insert(record.int(1)?);
        Ok(())
    })
    .await?;
    let sql = format!(
        r#"SELECT "id", "birth", "placed_as_child", (SELECT MAX("seq") FROM audit_event event
                WHERE event."person" = person."id" AND event."action" IN ('write', 'import') AND {})
            FROM person WHERE "purged" IS NULL ORDER BY "id""#,
        purge::not_staff("event")
    );
    let mut all = Vec::new();
    tx.each(&sql, &[], |record| {
        let person = record.int(0)?;
        all.push(FileFacts {
            person,
            birth: record.day_or_none(1)?,
            placed_as_child: record.int(2)? != 0,
            newest_write: record.int_or_none(3)?.unwrap_or(0),
            last_event: last_event.get(&person).copied().flatten(),
            households: households.remove(&person).unwrap_or_default().into_iter().collect(),
        });
        Ok(())
    })
    .await?;
    Ok(all)
}
