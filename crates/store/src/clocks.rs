//! The clocks that run in matters, kept as the domain computes them: for one matter at every write, for
//! whole registers after an import.

use crate::audit::{in_chunks, marks};
use crate::casework;
use crate::db::{Param, Tx};
use crate::error::{Result, StoreError};
use crate::rows;
use crate::writing::Writing;
use crate::{Act, Store};
use enslinje_domain::casework::{Event, Law, Matter};
use enslinje_domain::register::{Register, Row};
use enslinje_domain::watch::{Running, WatchFault, running};
use enslinje_domain::{Diagnostic, Place};
use std::collections::HashMap;

/// Clocks in one statement, largest first.
const CHUNKS: [usize; 3] = [64, 8, 1];

/// A matter whose clocks cannot be told: it is missing on the watch list until it is put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockFault {
    /// The register.
    pub register: &'static str,
    /// The row.
    pub row: i64,
    /// Why.
    pub fault: WatchFault,
}

/// What a computation of all clocks came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recomputed {
    /// Matters that were looked at.
    pub matters: u64,
    /// Clocks that run.
    pub clocks: u64,
    /// Matters whose clocks cannot be told.
    pub faults: Vec<ClockFault>,
}

impl Store {
    /// Computes the clocks of every matter anew, in a transaction of its own.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn recompute_clocks(&self, act: &Act, law: &Law<'_>) -> Result<Recomputed> {
        let mut writing = self.write(act).await?;
        let recomputed = writing.recompute_clocks(law, &Matter::ALL).await?;
        writing.commit().await?;
        Ok(recomputed)
    }
}

impl Writing {
    /// Computes the clocks of every matter of those kinds anew: after rows were written past
    /// [`Writing::put_matter`], or when the law has changed.
    ///
    /// # Errors
    /// A fault of the database; matters whose clocks cannot be told are in the answer.
    pub async fn recompute_clocks(&mut self, law: &Law<'_>, matters: &[Matter]) -> Result<Recomputed> {
        let mut all = Recomputed::default();
        for register in matters.iter().filter_map(|matter| matter.register()) {
            let found = compute(&mut self.tx, law, register, &mut all).await?;
            let sql = r#"DELETE FROM running_clock WHERE "register" = ?"#;
            self.tx.execute(sql, &[register.name.into()]).await?;
            let assigned = assigned(&mut self.tx, register).await?;
            let kept = |running: Running| {
                let caseworker = assigned.get(&running.row).cloned();
                (running, caseworker)
            };
            insert(&mut self.tx, &found.into_iter().map(kept).collect::<Vec<_>>()).await?;
        }
        Ok(all)
    }
}

async fn compute(
    tx: &mut Tx,
    law: &Law<'_>,
    register: &'static Register,
    all: &mut Recomputed,
) -> Result<Vec<Running>> {
    let events = events(tx, register).await?;
    let mut found = Vec::new();
    rows::each(tx, register, |row| {
        let id = row.id().unwrap_or_default();
        all.matters += 1;
        match running(law, &row, events.get(&id).map_or(&[], Vec::as_slice)) {
            Ok(clocks) => found.extend(clocks),
            Err(fault) => all.faults.push(ClockFault { register: register.name, row: id, fault }),
        }
        Ok(())
    })
    .await?;
    all.clocks += u64::try_from(found.len()).unwrap_or(u64::MAX);
    Ok(found)
}

/// The stored events of every matter of a register, by row.
async fn events(tx: &mut Tx, register: &Register) -> Result<HashMap<i64, Vec<Event>>> {
    let mut events: HashMap<i64, Vec<Event>> = HashMap::new();
    let sql = r#"SELECT "row_id", "name", "day", "until", "detail" FROM case_event
        WHERE "register" = ? ORDER BY "row_id", "day", "id""#;
    tx.each(sql, &[register.name.into()], |record| {
        events.entry(record.int(0)?).or_default().push(casework::event(&record, 1)?);
        Ok(())
    })
    .await?;
    Ok(events)
}

async fn assigned(tx: &mut Tx, register: &Register) -> Result<HashMap<i64, String>> {
    let mut assigned = HashMap::new();
    let sql = r#"SELECT "row_id", "caseworker" FROM case_assignment WHERE "register" = ?"#;
    tx.each(sql, &[register.name.into()], |record| {
        assigned.insert(record.int(0)?, record.text(1)?.to_owned());
        Ok(())
    })
    .await?;
    Ok(assigned)
}

/// Replaces the clocks of one matter.
pub(crate) async fn replace(tx: &mut Tx, law: &Law<'_>, row: &Row, events: &[Event]) -> Result<()> {
    let register = row.register.name;
    let of_matter = [Param::from(register), Param::from(row.id())];
    let found = running(law, row, events).map_err(|fault| {
        let refused = Diagnostic::error("store-clock-unknown", Place::file(register));
        let refused = refused.with("row", row.id().unwrap_or_default()).with("reason", fault);
        StoreError::Refused(refused.into())
    })?;
    let sql = r#"SELECT "caseworker" FROM case_assignment WHERE "register" = ? AND "row_id" = ?"#;
    let record = tx.fetch_one(sql, &of_matter).await?;
    let caseworker = record.map(|record| record.text(0).map(str::to_owned)).transpose()?;
    let sql = r#"DELETE FROM running_clock WHERE "register" = ? AND "row_id" = ?"#;
    tx.execute(sql, &of_matter).await?;
    insert(tx, &found.into_iter().map(|running| (running, caseworker.clone())).collect::<Vec<_>>()).await
}

async fn insert(tx: &mut Tx, clocks: &[(Running, Option<String>)]) -> Result<()> {
    const COLUMNS: usize = 13;
    let laws: Vec<String> = clocks.iter().map(|(running, _)| running.law.join(", ")).collect();
    let told: Vec<_> = clocks.iter().zip(&laws).collect();
    for part in in_chunks(&told, &CHUNKS) {
        let mut params = Vec::with_capacity(part.len() * COLUMNS);
        for ((running, caseworker), law) in part {
            params.extend([
                Param::from(running.register),
                Param::from(running.row),
                Param::from(running.clock.as_str()),
                Param::from(&running.unit),
                Param::from(running.person),
                Param::from(caseworker.as_deref()),
                Param::from(running.started),
                Param::from(running.due),
                Param::from(running.before_extension),
                Param::from(running.paused_since),
                Param::from(*law),
                Param::from(i64::from(running.episode)),
                Param::from(running.counted_from.as_str()),
            ]);
        }
        let sql = format!(
            r#"INSERT INTO running_clock ("register", "row_id", "clock", "unit", "person", "caseworker",
            "started", "due", "unextended", "paused", "law", "episode", "counted_from") VALUES {}"#,
            marks(part.len(), COLUMNS)
        );
        tx.execute(&sql, &params).await?;
    }
    Ok(())
}
