//! Files of other systems into a database: tables, workbooks and pages, on SQLite and on PostgreSQL alike.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at the first surprise and says loudly what it skips"
)]

mod clocks;
#[path = "../../../store/tests/store/databases.rs"]
mod databases;
mod interrupted;
mod refused;
mod samples;
mod taken;

use chrono::NaiveDate;
use enslinje_app::import::{
    Difference, ImportReport, Listener, Mode, OnKnownFile, OnRefusedRow, Request, import,
};
use enslinje_app::law::LawBooks;
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::register::{REGISTERS, Row};
use enslinje_domain::{Clocks, Diagnostic, OrgUnit, Organisation, Place as At, Problems, UnitId, UnitKind};
use enslinje_exchange::Mapping;
use enslinje_store::{Act, AuditHead, Store};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::Notify;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn act() -> Act {
    Act {
        actor: "anna".to_owned(),
        at: "2025-01-31T08:00:00Z".parse().unwrap(),
        why: "import".to_owned(),
        secret: [7; 32],
    }
}

fn organisation() -> Organisation {
    let units = ["all", "bm", "fs", "vx"].map(|id| OrgUnit {
        id: UnitId::new(id).unwrap(),
        name: id.to_owned(),
        kind: UnitKind::Unit,
        parent: (id != "all").then(|| UnitId::new("all").unwrap()),
        valid_from: day("2021-01-01"),
        valid_to: None,
        successors: Vec::new(),
    });
    Organisation::new(units.into()).unwrap()
}

/// The limits of the law with those of Hisingen, among them a checkpoint after ninety days.
fn books() -> LawBooks {
    let own = include_str!("../../../../packs/hisingen/clocks.toml");
    let own = Clocks::parse_local("clocks.toml", own).unwrap();
    let clocks = Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap();
    LawBooks::new(clocks.with_local("clocks.toml", own).unwrap()).unwrap()
}

/// An empty database, a folder for files, and what imports need.
struct Place {
    url: String,
    folder: TempDir,
    store: Store,
    books: LawBooks,
    organisation: Organisation,
}

/// Runs a case on a fresh database of each kind.
async fn on_both(case: impl AsyncFn(&Place)) {
    for database in [Some(databases::sqlite()), databases::postgres()].into_iter().flatten() {
        let (store, _) = Store::migrate(&database.url).await.unwrap();
        eprintln!("on {:?}", store.kind());
        let (url, folder) = (database.url.clone(), TempDir::new().unwrap());
        let place = Place { url, folder, store, books: books(), organisation: organisation() };
        case(&place).await;
        place.store.close().await;
    }
}

/// Keeps everything that is told.
#[derive(Default)]
struct Told {
    differences: Vec<Difference>,
    /// Differences after which the list cannot be written any more.
    room: Option<usize>,
    /// Is told when the first rows have been gone through.
    begun: Option<Arc<Notify>>,
}

impl Listener for Told {
    fn rows(&mut self, _: u64) {
        self.begun.iter().for_each(|begun| begun.notify_one());
    }

    fn differs(&mut self, difference: Difference) -> Result<(), Problems> {
        self.differences.push(difference);
        match self.room {
            Some(room) if self.differences.len() > room => {
                Err(Diagnostic::error("import-list-unwritten", At::file("list.csv")).into())
            }
            _ => Ok(()),
        }
    }
}

/// One import as it is asked for.
#[derive(Clone, Copy)]
struct Asked {
    known_on: &'static str,
    mode: Mode,
    on_refused_row: OnRefusedRow,
}

const WRITE: Asked =
    Asked { known_on: "2024-10-01", mode: Mode::Write, on_refused_row: OnRefusedRow::LeaveOut };

impl Place {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn import(
        &self,
        path: &Path,
        mapping_text: &str,
        asked: Asked,
    ) -> (Result<ImportReport, Problems>, Vec<Difference>) {
        let mut told = Told::default();
        let report = self.import_into(&self.store, path, mapping_text, asked, &mut told).await;
        (report, told.differences)
    }

    async fn import_into(
        &self,
        store: &Store,
        path: &Path,
        mapping_text: &str,
        asked: Asked,
        told: &mut Told,
    ) -> Result<ImportReport, Problems> {
        let mapping = Mapping::parse("mapping.toml", mapping_text).unwrap();
        let request = Request {
            path,
            mapping: &mapping,
            mapping_text,
            known_on: day(asked.known_on),
            mode: asked.mode,
            on_refused_row: asked.on_refused_row,
            on_known_file: OnKnownFile::PassOver,
            law: &self.books,
            organisation: &self.organisation,
        };
        import(store, &act(), &request, told).await
    }

    /// Everything that the database holds of registers, with the head of the chain.
    async fn state(&self) -> (AuditHead, Vec<Vec<Row>>) {
        let mut registers = Vec::new();
        for register in REGISTERS {
            registers.push(self.store.rows(register, None).await.unwrap());
        }
        (self.store.head().await.unwrap(), registers)
    }

    /// The number of events of a chain that holds.
    async fn events(&self) -> i64 {
        let verified = self.store.verify(&[]).await.unwrap();
        assert_eq!(verified.faults, []);
        verified.events
    }
}
