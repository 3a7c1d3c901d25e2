//! All SQL: the registers and casework in SQLite or PostgreSQL, each change and its audit event in one
//! transaction. `docs/store.md` tells the tables, the chain and what to do when something is wrong.

mod access;
mod assignment;
pub mod audit;
mod casework;
mod clocks;
mod condition;
mod copy;
mod db;
mod error;
mod events;
mod household;
mod imports;
mod log;
mod migrate;
mod payload;
mod quarterly;
mod retention;
mod rows;
mod scope;
mod snapshot;
mod tables;
mod watch;
mod writing;

pub use access::{Held, User};
pub use audit::{Act, Action, AuditHead, ChainFault};
pub use casework::{MatterKey, NewPerson, StoredMatter};
pub use clocks::{ClockFault, Recomputed};
pub use copy::CopiedTable;
pub use db::{Kind, without_password};
pub use error::{Result, StoreError};
pub use events::MatterEvent;
pub use household::{Household, HouseholdMember, HouseholdRole};
pub use imports::{Counts, Gone, ImportRefusal, Importing, Incoming, PersonName, Standing, Taken, TakenFile};
pub use log::{LogEvent, LogMaterial, LogQuestion, LogReviewRecord};
pub use quarterly::IssuedReport;
pub use retention::{
    FileFacts, Purge, PurgedAgain, PurgedPerson, RetentionItem, RetentionList, RetentionState,
};
pub use scope::{Pick, Seen, SeenPerson};
pub use watch::{WatchCount, WatchFilter, WatchList, WatchRow};
pub use writing::{Change, PersonRecord, Subject, Version, Writing};

use chrono::NaiveDate;
use db::Db;
use enslinje_domain::register::{REGISTERS, Register, Row};
use enslinje_indicators::snapshot::SnapshotHash;
use std::path::Path;

/// An open database.
#[derive(Debug, Clone)]
pub struct Store {
    db: Db,
}

/// What [`Store::verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many events there are.
    pub events: i64,
    /// The head of the chain.
    pub head: AuditHead,
    /// Every fault, in the order of the chain.
    pub faults: Vec<ChainFault>,
}

impl Store {
    /// Opens a database of this program's version: `sqlite:FILE` or `postgres://…`.
    ///
    /// # Errors
    /// No database there, or one of another version.
    pub async fn open(url: &str) -> Result<Self> {
        let db = Db::open(url, false).await?;
        migrate::check(&db).await?;
        Ok(Self { db })
    }

    /// Opens a database, makes it when it is a file that is not there, and brings it to this program's
    /// version; the version it had before, 0 when it was new.
    ///
    /// # Errors
    /// No database there, or one that a later or altered program made.
    pub async fn migrate(url: &str) -> Result<(Self, i64)> {
        let db = Db::open(url, true).await?;
        let before = migrate::migrate(&db).await?;
        migrate::check(&db).await?;
        Ok((Self { db }, before))
    }

    /// The version of the tables that this program needs.
    pub fn version() -> i64 {
        migrate::needed()
    }

    /// Which database it is.
    pub fn kind(&self) -> Kind {
        self.db.kind()
    }

    /// Closes every connection; SQLite's journal is written into its file.
    pub async fn close(self) {
        self.db.close().await;
    }

    /// Begins to write.
    ///
    /// # Errors
    /// Another program is writing and did not end in time.
    pub async fn write(&self, act: &Act) -> Result<Writing> {
        Writing::begin(self.db.write().await?, act).await
    }

    /// The head of the audit chain, as it is printed on reports.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn head(&self) -> Result<AuditHead> {
        audit::head(&mut self.db.read().await?).await
    }

    /// Follows the whole chain, looks for every printed head, and compares each register with what the
    /// chain tells of its rows.
    ///
    /// # Errors
    /// A fault of the database; what is wrong with the chain is in the answer.
    pub async fn verify(&self, printed: &[AuditHead]) -> Result<Verified> {
        let mut tx = self.db.read().await?;
        let (events, mut faults) = audit::verify(&mut tx, printed).await?;
        for register in REGISTERS {
            faults.extend(rows::compare(&mut tx, register).await?);
        }
        Ok(Verified { events, head: audit::head(&mut tx).await?, faults })
    }

    /// Every row of a register, as it is now or as it was known on a day, in the order of the ids.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rows(&self, register: &'static Register, known_on: Option<NaiveDate>) -> Result<Vec<Row>> {
        let mut tx = self.db.read().await?;
        let mut all = Vec::new();
        let take = |row| {
            all.push(row);
            Ok(())
        };
        match known_on {
            None => rows::each(&mut tx, register, take).await?,
            Some(day) => rows::each_as_known(&mut tx, register, day, take).await?,
        }
        Ok(all)
    }

    /// Writes the registers as a snapshot: as they are now, or as they were known on a day.
    ///
    /// # Errors
    /// A fault of the database, or of the folder; see [`enslinje_indicators::snapshot::write_snapshot`].
    pub async fn snapshot(
        &self,
        folder: &Path,
        as_of: NaiveDate,
        known_on: Option<NaiveDate>,
        committees: u32,
    ) -> Result<SnapshotHash> {
        snapshot::write(&self.db, folder, as_of, known_on, committees).await
    }
}
