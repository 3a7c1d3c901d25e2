//! A file of another system into the registers: read, judged, compared, written, and everything told.
//!
//! One file is one transaction. Rows that are refused are left out and told with their reasons; a file whose
//! keys come twice, or that cannot be read to its end, is refused as a whole.

mod overlaps;
mod reading;

use crate::law::LawBooks;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Organisation, Place, Problems};
use enslinje_exchange::{Extent, Mapping, Refused, masked};
use enslinje_store::{
    Act, AuditHead, Counts, ImportRefusal, Importing, Incoming, PersonName, Store, Taken, TakenFile,
};
use reading::{Piece, Source};
use std::collections::HashMap;
use std::path::Path;

/// What is done with the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// They are written.
    Write,
    /// The same work is done and then taken back.
    DryRun,
}

/// What a refused row does to its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnRefusedRow {
    /// The row is left out.
    LeaveOut,
    /// Nothing of the file is written.
    RefuseFile,
}

/// What happens to a file that was taken in before, with the same mapping and without a refused row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnKnownFile {
    /// It is passed over.
    PassOver,
    /// It is taken in again.
    TakeAgain,
}

/// What to take in, and how.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// A file, or a folder of extract pages.
    pub path: &'a Path,
    /// How its columns are read.
    pub mapping: &'a Mapping,
    /// The text of the mapping: with another one the same file is not the same.
    pub mapping_text: &'a str,
    /// The day on which rows were known that do not tell it themselves.
    pub known_on: NaiveDate,
    /// Whether rows are written.
    pub mode: Mode,
    /// What a refused row does.
    pub on_refused_row: OnRefusedRow,
    /// What happens to a file that was taken in before.
    pub on_known_file: OnKnownFile,
    /// The law by which the clocks of the written rows run, with the limits of the municipality's own.
    pub law: &'a LawBooks,
    /// The units that rows may belong to.
    pub organisation: &'a Organisation,
}

/// How a file ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was written; the chain ends here.
    Written(AuditHead),
    /// It was tried and taken back.
    Tried,
    /// It was taken in before.
    PassedOver(TakenFile),
    /// Rows were refused, and so the whole file: nothing was written.
    RefusedForRows,
    /// The whole file is refused for these reasons: nothing was written.
    Refused(Problems),
}

/// One difference between a file and the registers, or a refused row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A row that was not there.
    New {
        /// Line of the file.
        line: u64,
        /// The source's key, masked.
        key: String,
        /// Id of the row.
        id: i64,
    },
    /// A row that is no longer as it was.
    Changed {
        /// Line of the file.
        line: u64,
        /// The source's key, masked.
        key: String,
        /// Id of the row.
        id: i64,
        /// The columns that differ.
        columns: Vec<&'static str>,
    },
    /// A row that the file lacks; it stays.
    Gone {
        /// The source's key, masked.
        key: String,
        /// Id of the row.
        id: i64,
    },
    /// A row that was not taken.
    Refused {
        /// Line of the file.
        line: u64,
        /// The source's key, masked, when it could be read.
        key: Option<String>,
        /// Every reason.
        problems: Problems,
    },
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReport {
    /// How it ended.
    pub outcome: Outcome,
    /// How many rows became what, or would have.
    pub counts: Counts,
    /// Matters whose limits were computed: those of the rows that were written, or would have been.
    pub matters: u64,
    /// Rows among them whose limits cannot be computed.
    pub warnings: Problems,
}

/// Somebody who is told everything as it happens.
pub trait Listener {
    /// So many rows have been gone through.
    fn rows(&mut self, done: u64);

    /// One more difference or refusal.
    ///
    /// # Errors
    /// When it cannot be kept: the file is given up.
    fn differs(&mut self, difference: Difference) -> Result<(), Problems>;
}

/// Takes in one file.
///
/// # Errors
/// A file that cannot be read as a whole, or a fault of the database: nothing is written.
pub async fn import(
    store: &Store,
    act: &Act,
    request: &Request<'_>,
    listener: &mut dyn Listener,
) -> Result<ImportReport, Problems> {
    let source = Source::new(request, act.at.date_naive());
    let fingerprint = source.fingerprint().await?;
    let register = request.mapping.register();
    let name = request.mapping.source();
    if request.on_known_file == OnKnownFile::PassOver
        && let Some(known) = store.taken_file(&fingerprint, name, register).await?
        && known.counts.refused == 0
    {
        let (counts, outcome, warnings) = (known.counts, Outcome::PassedOver(known), Problems::new());
        return Ok(ImportReport { outcome, counts, matters: 0, warnings });
    }
    let mut pieces = source.open().await?;
    let importing = store.import(act, name, register, request.law.law()).await?;
    let file = request.path.display().to_string();
    let mut work =
        Work { importing, listener, file, done: 0, faults: Problems::new(), apart: HashMap::new() };
    if register.name == "placement" {
        work.apart = overlaps::find(&mut work.importing, source.stays().await?).await?;
    }
    while let Some(piece) = pieces.next().await {
        work.piece(piece).await?;
    }
    work.end(request, &fingerprint).await
}

/// A file at work.
struct Work<'a> {
    importing: Importing<'a>,
    listener: &'a mut dyn Listener,
    file: String,
    done: u64,
    /// Why the whole file is refused.
    faults: Problems,
    /// Lines whose rows cannot stand beside another one, with the reason.
    apart: HashMap<u64, Diagnostic>,
}

impl Work<'_> {
    async fn piece(&mut self, piece: Piece) -> Result<(), Problems> {
        for refused in piece.refused {
            self.refuse(refused)?;
        }
        let (mut lines, mut rows) =
            (Vec::with_capacity(piece.rows.len()), Vec::with_capacity(piece.rows.len()));
        for (line, incoming) in piece.rows {
            match self.apart.get(&line) {
                None => {
                    lines.push((line, masked(&incoming.key)));
                    rows.push(incoming);
                }
                Some(fault) => {
                    let mut fault = fault.clone();
                    fault.place.file.clone_from(&self.file);
                    let problems = fault.into();
                    let external_key = Some(incoming.key);
                    self.refuse(Refused { line, external_key, extent: Extent::Row, problems })?;
                }
            }
        }
        let taken = self.importing.take(rows).await?;
        for ((line, key), taken) in lines.into_iter().zip(taken) {
            self.told(line, key, taken)?;
        }
        self.done = self.done.max(piece.last);
        self.listener.rows(self.done);
        Ok(())
    }

    fn told(&mut self, line: u64, key: String, taken: Taken) -> Result<(), Problems> {
        match taken {
            Taken::Unchanged { .. } => Ok(()),
            Taken::New { id } => self.listener.differs(Difference::New { line, key, id }),
            Taken::Changed { id, columns } => {
                self.listener.differs(Difference::Changed { line, key, id, columns })
            }
            Taken::Refused(refusal) => {
                let fault = self.fault(line, &refusal);
                if refusal == ImportRefusal::KeyTwice {
                    self.faults.push(fault.clone());
                }
                let (key, problems) = (Some(key), fault.into());
                self.listener.differs(Difference::Refused { line, key, problems })
            }
        }
    }

    /// A row that was refused before the database was asked.
    fn refuse(&mut self, refused: Refused) -> Result<(), Problems> {
        let Refused { line, external_key, extent, problems } = refused;
        if extent == Extent::File {
            self.faults.extend(problems);
            return Ok(());
        }
        self.importing.refused(external_key.as_deref());
        // Nobody can tell which of two rows with one key is right, and the first is written already.
        for fault in problems.as_slice().iter().filter(|fault| fault.code == "import-key-twice") {
            self.faults.push(fault.clone());
        }
        let key = external_key.as_deref().map(masked);
        self.listener.differs(Difference::Refused { line, key, problems })
    }

    fn fault(&self, line: u64, refusal: &ImportRefusal) -> Diagnostic {
        let place = Place::line(self.file.clone(), u32::try_from(line).unwrap_or(u32::MAX));
        match refusal {
            ImportRefusal::BirthDiffers { person } => {
                Diagnostic::error("import-known-birth-differs", place).with("person", person)
            }
            ImportRefusal::SexDiffers { person } => {
                Diagnostic::error("import-known-sex-differs", place).with("person", person)
            }
            ImportRefusal::OtherPerson { id } => {
                Diagnostic::error("import-other-person", place).with("id", id)
            }
            ImportRefusal::KnownLater { known_on, newest } => {
                Diagnostic::error("import-known-later", place).with("day", known_on).with("newest", newest)
            }
            ImportRefusal::Sequence(refusal) => refusal.diagnostic(place),
            ImportRefusal::KeyTwice => Diagnostic::error("import-key-again", place),
        }
    }

    async fn end(
        mut self,
        request: &Request<'_>,
        fingerprint: &enslinje_store::audit::Hash,
    ) -> Result<ImportReport, Problems> {
        for gone in self.importing.gone() {
            self.listener.differs(Difference::Gone { key: masked(&gone.key), id: gone.id })?;
        }
        let counts = self.importing.counts();
        let (mut warnings, clocks) = (Problems::new(), self.importing.clocks());
        // What cannot be computed stays away from the watch list until the source is put right.
        clocks.faults.iter().for_each(|fault| warnings.push(fault.warning()));
        let matters = clocks.matters;
        let is_stopped = request.on_refused_row == OnRefusedRow::RefuseFile && counts.refused > 0;
        let outcome = if self.faults.has_errors() {
            self.importing.give_up().await?;
            Outcome::Refused(self.faults)
        } else if is_stopped {
            self.importing.give_up().await?;
            Outcome::RefusedForRows
        } else if request.mode == Mode::DryRun {
            self.importing.give_up().await?;
            Outcome::Tried
        } else {
            let name = request.path.file_name().map(|name| masked(&name.to_string_lossy()));
            let name = name.unwrap_or_default();
            Outcome::Written(self.importing.commit(&name, fingerprint, request.known_on).await?)
        };
        Ok(ImportReport { outcome, counts, matters, warnings })
    }
}

fn name_of(person: enslinje_exchange::PersonRef) -> Option<PersonName> {
    match person {
        enslinje_exchange::PersonRef::Nobody => None,
        enslinje_exchange::PersonRef::Number(number) => Some(PersonName::Identity(number.reveal())),
        enslinje_exchange::PersonRef::Key(key) => Some(PersonName::Key(key)),
    }
}

/// A row of a file and the line on which it stands.
type Lined = (u64, Incoming);
