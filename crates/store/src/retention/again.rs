//! Purges that were carried out, told without personal data, and carried out again on a copy of the database
//! that is older than they are.

use super::{RetentionItem, RetentionList, RetentionState, purge};
use crate::audit::AuditHead;
use crate::db::{Param, Tx};
use crate::error::{Result, StoreError};
use crate::quarterly::required_day;
use crate::{Store, Writing};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A list that was carried out: who decided, and whose files by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purge {
    /// Number of the list.
    pub list: i64,
    /// Day of the proposal.
    pub proposed_on: NaiveDate,
    /// Day of the decision.
    pub decided_on: NaiveDate,
    /// Who decided.
    pub by: String,
    /// Reference of the decision.
    pub reference: String,
    /// When it was carried out.
    pub at: String,
    /// Whose files.
    pub people: Vec<PurgedPerson>,
}

/// Somebody who was purged. The event tells whether the number means the same person in another database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PurgedPerson {
    /// The number.
    pub person: i64,
    /// The first event about the person: its number and hash; number 0 when there is none.
    pub first: AuditHead,
}

/// What came of carrying a purge out again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PurgedAgain {
    /// Whose files were purged.
    pub purged: Vec<i64>,
    /// Files that had been purged already.
    pub already: usize,
    /// Numbers that mean nobody here, or somebody else.
    pub unknown: usize,
}

impl Store {
    /// Every purge that was carried out, by the number of its list.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn purges(&self) -> Result<Vec<Purge>> {
        let mut tx = self.db.read().await?;
        let mut people: BTreeMap<i64, Vec<PurgedPerson>> = BTreeMap::new();
        let sql = format!(
            r#"SELECT item."decision", item."person", event."seq", event."hash" FROM retention_item item
                LEFT JOIN audit_event event ON event."seq" = (SELECT MIN(about."seq") FROM audit_event about
                    WHERE about."person" = item."person" AND about."action" <> 'purge' AND {})
                WHERE item."purged_at" IS NOT NULL ORDER BY item."decision", item."person""#,
            purge::not_staff("about")
        );
        tx.each(&sql, &[], |record| {
            let hash = record.bytes_or_none(3)?.map_or(Ok([0; 32]), <[u8; 32]>::try_from);
            let hash = hash.map_err(|_| StoreError::Database("audit_event: hash".to_owned()))?;
            let first = AuditHead { seq: record.int_or_none(2)?.unwrap_or(0), hash };
            let person = PurgedPerson { person: record.int(1)?, first };
            people.entry(record.int(0)?).or_default().push(person);
            Ok(())
        })
        .await?;
        let sql = r#"SELECT "id", "proposed_on", "decided_on", "decided_by", "reference", "executed_at"
            FROM retention_decision WHERE "executed_at" IS NOT NULL ORDER BY "id""#;
        let records = tx.fetch(sql, &[]).await?;
        let purge = |record: &crate::db::Record| {
            let list = record.int(0)?;
            Ok(Purge {
                list,
                proposed_on: required_day(record, 1)?,
                decided_on: required_day(record, 2)?,
                by: record.text(3)?.to_owned(),
                reference: record.text(4)?.to_owned(),
                at: record.text(5)?.to_owned(),
                people: people.remove(&list).unwrap_or_default(),
            })
        };
        records.iter().map(purge).collect()
    }
}

impl Writing {
    /// Carries a purge out again for those of its persons who are here and have not been purged, and keeps
    /// its decision as a list that was carried out.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn purge_again(&mut self, purge: &Purge) -> Result<PurgedAgain> {
        let mut again = PurgedAgain::default();
        let mut items = Vec::new();
        for person in &purge.people {
            match standing(&mut self.tx, person).await? {
                Standing::Unknown => again.unknown += 1,
                Standing::Purged => again.already += 1,
                Standing::Here => items.push(RetentionItem { person: person.person, why: "{}".to_owned() }),
            }
        }
        again.purged = items.iter().map(|item| item.person).collect();
        if items.is_empty() {
            return Ok(again);
        }
        let id = keep(&mut self.tx, purge, &items).await?;
        let state = RetentionState::Decided {
            on: purge.decided_on,
            by: purge.by.clone(),
            reference: purge.reference.clone(),
        };
        let list = RetentionList { id, proposed_on: purge.proposed_on, state, items };
        self.purge(&list, &purge.reference).await?;
        Ok(again)
    }
}

enum Standing {
    Here,
    Purged,
    Unknown,
}

async fn standing(tx: &mut Tx, purged: &PurgedPerson) -> Result<Standing> {
    let sql = r#"SELECT "purged" FROM person WHERE "id" = ?"#;
    let Some(record) = tx.fetch_one(sql, &[purged.person.into()]).await? else {
        return Ok(Standing::Unknown);
    };
    if record.day_or_none(0)?.is_some() {
        return Ok(Standing::Purged);
    }
    if purged.first.seq == 0 {
        return Ok(Standing::Here);
    }
    let sql = r#"SELECT "hash" FROM audit_event WHERE "seq" = ?"#;
    let record = tx.fetch_one(sql, &[purged.first.seq.into()]).await?;
    let hash = record.as_ref().map(|record| record.bytes(0)).transpose()?;
    let is_same = hash == Some(purged.first.hash.as_slice());
    Ok(if is_same { Standing::Here } else { Standing::Unknown })
}

/// The list in the table of decisions: the one of that number when it is the same and still waits, else a
/// further one.
async fn keep(tx: &mut Tx, purge: &Purge, items: &[RetentionItem]) -> Result<i64> {
    let sql = r#"SELECT "id" FROM retention_decision WHERE "id" = ? AND "proposed_on" = ? AND "executed_at" IS NULL
        AND ("decided_by" IS NULL OR "decided_by" = ?) AND ("reference" IS NULL OR "reference" = ?)"#;
    let by = [Param::from(&purge.by), Param::from(&purge.reference)];
    let same = [&[purge.list.into(), purge.proposed_on.into()], by.as_slice()].concat();
    let id = match tx.fetch_one(sql, &same).await? {
        Some(record) => record.int(0)?,
        None => {
            let newest = tx.fetch_one(r#"SELECT MAX("id") FROM retention_decision"#, &[]).await?;
            let id = newest.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0) + 1;
            let sql = r#"INSERT INTO retention_decision ("id", "proposed_on") VALUES (?, ?)"#;
            tx.execute(sql, &[id.into(), purge.proposed_on.into()]).await?;
            id
        }
    };
    let sql =
        r#"UPDATE retention_decision SET "decided_on" = ?, "decided_by" = ?, "reference" = ? WHERE "id" = ?"#;
    let params = [&[purge.decided_on.into()], by.as_slice(), &[id.into()]].concat();
    tx.execute(sql, &params).await?;
    let sql = r#"INSERT INTO retention_item ("decision", "person", "outcome", "why") VALUES (?, ?, 'purge', ?)
        ON CONFLICT ("decision", "person") DO NOTHING"#;
    for item in items {
        tx.execute(sql, &[id.into(), item.person.into(), Param::from(&item.why)]).await?;
    }
    Ok(id)
}
