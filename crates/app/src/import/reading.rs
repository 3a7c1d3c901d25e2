//! The rows of a file, read and judged beside the work with the database.

use super::overlaps::Stay;
use super::{Lined, Request, name_of};
use chrono::NaiveDate;
use enslinje_domain::casework::{Matter, replay};
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_exchange::{Extent, ImportedRow, Mapping, Reader, Refused};
use enslinje_store::Incoming;
use enslinje_store::audit::Hash;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

/// Rows that are handed over at a time.
const BATCH: usize = 4_096;
/// Batches that wait to be written.
const WAITING: usize = 2;

/// Some rows of a file.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) rows: Vec<Lined>,
    pub(super) refused: Vec<Refused>,
    /// The last line gone through.
    pub(super) last: u64,
}

/// The pieces of a file, in order.
pub(super) struct Pieces(mpsc::Receiver<Piece>);

impl Pieces {
    pub(super) async fn next(&mut self) -> Option<Piece> {
        self.0.recv().await
    }
}

/// A file that can be read more than once.
#[derive(Clone)]
pub(super) struct Source {
    path: PathBuf,
    mapping: Mapping,
    mapping_text: String,
    known_on: NaiveDate,
    today: NaiveDate,
    units: Arc<BTreeSet<String>>,
}

impl Source {
    pub(super) fn new(request: &Request<'_>, today: NaiveDate) -> Self {
        let units = request.organisation.units().iter();
        Self {
            path: request.path.to_owned(),
            mapping: request.mapping.clone(),
            mapping_text: request.mapping_text.to_owned(),
            known_on: request.known_on,
            today,
            units: Arc::new(units.map(|unit| unit.id.as_str().to_owned()).collect()),
        }
    }

    /// SHA-256 of the mapping and of the file, or of all pages in the order of their names.
    pub(super) async fn fingerprint(&self) -> Result<Hash, Problems> {
        let source = self.clone();
        let name = self.path.display().to_string();
        let unreadable = |reason: String| {
            Problems::from(
                Diagnostic::error("import-unreadable", Place::file(name.clone())).with("reason", reason),
            )
        };
        let read = spawn_blocking(move || fingerprint(&source)).await;
        read.map_err(|fault| unreadable(fault.to_string()))?.map_err(|fault| unreadable(fault.to_string()))
    }

    async fn reader(&self) -> Result<Reader, Problems> {
        let source = self.clone();
        let opened = spawn_blocking(move || Reader::open(&source.path, &source.mapping, source.today)).await;
        opened.unwrap_or_else(|fault| {
            let place = Place::file(self.path.display().to_string());
            Err(Diagnostic::error("import-unreadable", place).with("reason", fault).into())
        })
    }

    /// Begins to read: the rows are read and judged on a thread of their own.
    pub(super) async fn open(&self) -> Result<Pieces, Problems> {
        let mut rows = self.reader().await?;
        let source = self.clone();
        let (give, pieces) = mpsc::channel(WAITING);
        spawn_blocking(move || {
            while let Some(piece) = source.piece(&mut rows) {
                if give.blocking_send(piece).is_err() {
                    return;
                }
            }
        });
        Ok(Pieces(pieces))
    }

    /// The stays that the sound rows tell: the whole file must be known before one of them can be judged.
    pub(super) async fn stays(&self) -> Result<Vec<Stay>, Problems> {
        let mut pieces = self.open().await?;
        let mut stays = Vec::new();
        while let Some(piece) = pieces.next().await {
            stays.extend(piece.rows.into_iter().filter_map(|(line, row)| Stay::of(line, row)));
        }
        Ok(stays)
    }

    fn piece(&self, rows: &mut Reader) -> Option<Piece> {
        let mut piece = Piece::default();
        for row in rows.by_ref().take(BATCH) {
            let row = row.and_then(|row| self.judged(row));
            match row {
                Ok((line, row)) => {
                    piece.last = line;
                    piece.rows.push((line, row));
                }
                Err(refused) => {
                    piece.last = refused.line;
                    piece.refused.push(refused);
                }
            }
        }
        (piece.rows.len() + piece.refused.len() > 0).then_some(piece)
    }

    /// A row of a unit that there is, that could have happened, and not after today.
    fn judged(&self, imported: ImportedRow) -> Result<Lined, Refused> {
        let ImportedRow { external_key, row, person, known_on, line } = imported;
        let place = || Place::line(self.path.display().to_string(), u32::try_from(line).unwrap_or(u32::MAX));
        let mut problems = Problems::new();
        if Matter::of(&row).is_some()
            && let Err(mut refusal) = replay(&row, &[])
        {
            refusal.row = i64::try_from(line).ok();
            problems.push(refusal.diagnostic(place()));
        }
        if let Some(unit) = row.unit().filter(|unit| !self.units.contains(*unit)) {
            let known: Vec<&str> = self.units.iter().map(String::as_str).collect();
            let fault = Diagnostic::error("import-unit-unknown", place()).with("unit", unit);
            problems.push(fault.with("known", known.join(", ")));
        }
        let known_on = known_on.unwrap_or(self.known_on);
        if known_on > self.today {
            let fault = Diagnostic::error("import-known-ahead", place());
            problems.push(fault.with("day", known_on).with("today", self.today));
        }
        if problems.has_errors() {
            let external_key = Some(external_key);
            return Err(Refused { line, external_key, extent: Extent::Row, problems });
        }
        Ok((line, Incoming { key: external_key, row, person: name_of(person), known_on }))
    }
}

fn fingerprint(source: &Source) -> io::Result<Hash> {
    let mut sha = Sha256::new();
    let mapping = source.mapping_text.as_bytes();
    sha.update((mapping.len() as u64).to_be_bytes());
    sha.update(mapping);
    if !source.path.is_dir() {
        add(&mut sha, &source.path)?;
        return Ok(sha.finalize().into());
    }
    let entries = std::fs::read_dir(&source.path)?.map(|entry| entry.map(|entry| entry.path()));
    let mut pages = entries.collect::<io::Result<Vec<PathBuf>>>()?;
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "json"));
    pages.sort();
    for page in pages {
        let name = page.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        sha.update((name.len() as u64).to_be_bytes());
        sha.update(name.as_bytes());
        sha.update(page.metadata()?.len().to_be_bytes());
        add(&mut sha, &page)?;
    }
    Ok(sha.finalize().into())
}

fn add(sha: &mut Sha256, path: &Path) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            length => sha.update(buffer.get(..length).unwrap_or_default()),
        }
    }
}
