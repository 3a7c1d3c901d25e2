//! The clocks that run in matters, kept as the domain computes them: for each matter when it is written, and
//! for all of them when the law has changed. A clock depends on the row, the events of its matter and the law
//! and on no other row, so that nothing else is computed when a row is written.

use crate::audit::{in_chunks, marks};
use crate::casework;
use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::imports::in_lists;
use crate::rows;
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

impl ClockFault {
    /// The fault as a warning: the matter is written, and its limits are not watched.
    pub fn warning(&self) -> Diagnostic {
        let warning = Diagnostic::warning("store-clock-missing", Place::file(self.register));
        warning.with("register", self.register).with("row", self.row).with("reason", self.fault.word())
    }
}

/// What a computation of clocks came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recomputed {
    /// Matters that were looked at.
    pub matters: u64,
    /// Clocks that run.
    pub clocks: u64,
    /// Matters whose clocks cannot be told.
    pub faults: Vec<ClockFault>,
}

/// A clock and who works with its matter.
type Held = (Running, Option<String>);

impl Recomputed {
    /// The clocks of one more matter.
    fn of(&mut self, law: &Law<'_>, row: &Row, kept: &Kept) -> Vec<Held> {
        let id = row.id().unwrap_or_default();
        self.matters += 1;
        match running(law, row, kept.events(id)) {
            Ok(clocks) => {
                self.clocks += u64::try_from(clocks.len()).unwrap_or(u64::MAX);
                let caseworker = kept.caseworkers.get(&id);
                clocks.into_iter().map(|running| (running, caseworker.cloned())).collect()
            }
            Err(fault) => {
                self.faults.push(ClockFault { register: row.register.name, row: id, fault });
                Vec::new()
            }
        }
    }
}

impl Store {
    /// Computes the clocks of every matter anew, in a transaction of its own: when the law or the limits of
    /// the municipality have changed.
    ///
    /// # Errors
    /// A fault of the database; matters whose clocks cannot be told are in the answer.
    pub async fn recompute_clocks(&self, act: &Act, law: &Law<'_>) -> Result<Recomputed> {
        let mut writing = self.write(act).await?;
        let mut all = Recomputed::default();
        for register in Matter::ALL.iter().filter_map(|matter| matter.register()) {
            recompute(&mut writing.tx, law, register, &mut all).await?;
        }
        writing.commit().await?;
        Ok(all)
    }
}

async fn recompute(
    tx: &mut Tx,
    law: &Law<'_>,
    register: &'static Register,
    all: &mut Recomputed,
) -> Result<()> {
    let kept = Kept::all(tx, register).await?;
    let mut clocks = Vec::new();
    rows::each(tx, register, |row| {
        clocks.extend(all.of(law, &row, &kept));
        Ok(())
    })
    .await?;
    tx.execute(r#"DELETE FROM running_clock WHERE "register" = ?"#, &[register.name.into()]).await?;
    insert(tx, &clocks).await
}

/// What is kept of matters beside their rows.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    events: HashMap<i64, Vec<Event>>,
    caseworkers: HashMap<i64, String>,
}

impl Kept {
    /// Of every matter of a register.
    async fn all(tx: &mut Tx, register: &Register) -> Result<Self> {
        let mut kept = Self::default();
        let name = [register.name.into()];
        let events = format!(r#"{EVENTS} ORDER BY "row_id", "day", "id""#);
        tx.each(&events, &name, |record| kept.event(&record)).await?;
        tx.each(CASEWORKERS, &name, |record| kept.caseworker(&record)).await?;
        Ok(kept)
    }

    /// Of those matters of a register.
    pub(crate) async fn of(tx: &mut Tx, register: &Register, ids: &[i64]) -> Result<Self> {
        let mut kept = Self::default();
        let name = [register.name.into()];
        let events =
            |list: &str| format!(r#"{EVENTS} AND "row_id" IN {list} ORDER BY "row_id", "day", "id""#);
        in_lists(tx, ids, events, |id| Param::from(*id), &name, |record| kept.event(&record)).await?;
        let caseworkers = |list: &str| format!(r#"{CASEWORKERS} AND "row_id" IN {list}"#);
        in_lists(tx, ids, caseworkers, |id| Param::from(*id), &name, |record| kept.caseworker(&record))
            .await?;
        Ok(kept)
    }

    /// The events of a matter that the columns of its row do not hold, in order.
    pub(crate) fn events(&self, row: i64) -> &[Event] {
        self.events.get(&row).map_or(&[], Vec::as_slice)
    }

    fn event(&mut self, record: &Record) -> Result<()> {
        self.events.entry(record.int(0)?).or_default().push(casework::event(record, 1)?);
        Ok(())
    }

    fn caseworker(&mut self, record: &Record) -> Result<()> {
        self.caseworkers.insert(record.int(0)?, record.text(1)?.to_owned());
        Ok(())
    }
}

const EVENTS: &str =
    r#"SELECT "row_id", "name", "day", "until", "detail" FROM case_event WHERE "register" = ?"#;
const CASEWORKERS: &str = r#"SELECT "row_id", "caseworker" FROM case_assignment WHERE "register" = ?"#;

/// Computes the clocks of matters that were not there before: nothing is kept of them but their rows.
pub(crate) async fn start(tx: &mut Tx, law: &Law<'_>, rows: &[&Row], all: &mut Recomputed) -> Result<()> {
    let nothing = Kept::default();
    let clocks: Vec<Held> = rows.iter().flat_map(|row| all.of(law, row, &nothing)).collect();
    insert(tx, &clocks).await
}

/// Replaces the clocks of matters of one register by those of their rows as they are written.
pub(crate) async fn renew(
    tx: &mut Tx,
    law: &Law<'_>,
    rows: &[&Row],
    kept: &Kept,
    all: &mut Recomputed,
) -> Result<()> {
    let Some(register) = rows.first().map(|row| row.register.name) else { return Ok(()) };
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.id()).collect();
    for part in in_chunks(&ids, &[512, 32, 1]) {
        let list = marks(1, part.len());
        let sql = format!(r#"DELETE FROM running_clock WHERE "register" = ? AND "row_id" IN {list}"#);
        let params: Vec<Param<'_>> =
            std::iter::once(register.into()).chain(part.iter().map(|id| Param::from(*id))).collect();
        tx.execute(&sql, &params).await?;
    }
    let clocks: Vec<Held> = rows.iter().flat_map(|row| all.of(law, row, kept)).collect();
    insert(tx, &clocks).await
}

/// Replaces the clocks of one matter.
pub(crate) async fn replace(tx: &mut Tx, law: &Law<'_>, row: &Row, events: &[Event]) -> Result<()> {
    let register = row.register.name;
    let of_matter = [Param::from(register), Param::from(row.id())];
    let found = running(law, row, events).map_err(|fault| {
        let refused = Diagnostic::error("store-clock-unknown", Place::file(register));
        let refused = refused.with("register", register);
        let refused = refused.with("row", row.id().unwrap_or_default()).with("reason", fault.word());
        StoreError::Refused(refused.into())
    })?;
    let sql = r#"SELECT "caseworker" FROM case_assignment WHERE "register" = ? AND "row_id" = ?"#;
    let record = tx.fetch_one(sql, &of_matter).await?;
    let caseworker = record.map(|record| record.text(0).map(str::to_owned)).transpose()?;
    let sql = r#"DELETE FROM running_clock WHERE "register" = ? AND "row_id" = ?"#;
    tx.execute(sql, &of_matter).await?;
    insert(tx, &found.into_iter().map(|running| (running, caseworker.clone())).collect::<Vec<Held>>()).await
}

async fn insert(tx: &mut Tx, clocks: &[Held]) -> Result<()> {
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
