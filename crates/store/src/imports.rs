//! Rows of another system: one file in one transaction, matched by the keys of its source.
//!
//! New rows are added, changed ones replaced, unchanged ones passed over, and rows that the file lacks are
//! told and never removed. How a file is read, and which rows could never have happened, is not here.

mod keys;
mod people;
mod rows;

use crate::audit::{Act, Action, AuditHead, Hash};
use crate::clocks::{self, Kept, Recomputed};
use crate::db::Param;
use crate::error::Result;
use crate::writing::{Change, Subject, Version, Writing};
use crate::{Store, rows as tables};
use chrono::{DateTime, NaiveDate, Utc};
use enslinje_domain::casework::{Event, Law, Matter, Refusal, replay};
use enslinje_domain::register::{Cell, Register, Row};
use keys::Keys;
use people::{KnownPerson, People};
use std::collections::{HashMap, HashSet};

/// How a source names somebody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonName {
    /// Personal identity number or coordination number, 12 digits.
    Identity(String),
    /// The source's own key.
    Key(String),
}

/// A row on its way in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The source's key of the row.
    pub key: String,
    /// The row; its id and its person or household are given here.
    pub row: Row,
    /// Whom it is about; nobody in registers without people.
    pub person: Option<PersonName>,
    /// The day on which it was known to be so.
    pub known_on: NaiveDate,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It was added.
    New {
        /// Its id.
        id: i64,
    },
    /// It replaced an older version.
    Changed {
        /// Its id.
        id: i64,
        /// The columns that differ.
        columns: Vec<&'static str>,
    },
    /// It was there already.
    Unchanged {
        /// Its id.
        id: i64,
    },
    /// It was not taken.
    Refused(ImportRefusal),
}

/// Why a row was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRefusal {
    /// The person is known with another day of birth.
    BirthDiffers {
        /// The person.
        person: i64,
    },
    /// The person is known with another legal sex.
    SexDiffers {
        /// The person.
        person: i64,
    },
    /// The row was about somebody else before.
    OtherPerson {
        /// The row.
        id: i64,
    },
    /// A later version of the row is known already.
    KnownLater {
        /// The day of this version.
        known_on: NaiveDate,
        /// The day of the newest version.
        newest: NaiveDate,
    },
    /// The row cannot be so after what has been recorded of its matter here.
    Sequence(Box<Refusal>),
    /// The key came before in the same file.
    KeyTwice,
}

/// A row that the file lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub id: i64,
    /// The source's key of it; it may hold a personal identity number.
    pub key: String,
}

/// A row of a person as it stands, for those who judge whether another may stand beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which of the people that were asked for.
    pub person: usize,
    /// The source's key of it, when it came from the source.
    pub key: Option<String>,
    /// The row.
    pub row: Row,
}

/// How many rows became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Added.
    pub new: u64,
    /// Replaced.
    pub changed: u64,
    /// There already.
    pub unchanged: u64,
    /// Lacking in the file, and left as they are.
    pub gone: u64,
    /// Not taken.
    pub refused: u64,
}

/// A file that has been taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenFile {
    /// Its name.
    pub name: String,
    /// When, as the chain tells it.
    pub at: String,
    /// What became of its rows.
    pub counts: Counts,
}

/// A file while it is taken in: one transaction. Dropped without [`Importing::commit`], it leaves nothing.
pub struct Importing<'l> {
    writing: Writing,
    source: String,
    register: &'static Register,
    law: Law<'l>,
    at: DateTime<Utc>,
    keys: Keys,
    people: People,
    next: i64,
    counts: Counts,
    clocks: Recomputed,
}

impl Store {
    /// The file with that fingerprint, when it has been taken in from that source into that register.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn taken_file(
        &self,
        fingerprint: &Hash,
        source: &str,
        register: &Register,
    ) -> Result<Option<TakenFile>> {
        let sql = r#"SELECT "name", "at", "added", "changed", "unchanged", "gone", "refused" FROM import_file
            WHERE "sha256" = ? AND "source" = ? AND "register" = ?"#;
        let fingerprint = hex(fingerprint);
        let params = [Param::from(&fingerprint), source.into(), register.name.into()];
        let Some(record) = self.db.read().await?.fetch_one(sql, &params).await? else { return Ok(None) };
        let count = |at| Ok::<_, crate::StoreError>(record.int(at)?.unsigned_abs());
        let counts = Counts {
            new: count(2)?,
            changed: count(3)?,
            unchanged: count(4)?,
            gone: count(5)?,
            refused: count(6)?,
        };
        Ok(Some(TakenFile { name: record.text(0)?.to_owned(), at: record.text(1)?.to_owned(), counts }))
    }

    /// Begins to take in a file of that source for that register. The clocks of its rows run by that law,
    /// with the limits of the municipality's own.
    ///
    /// # Errors
    /// Another program is writing and did not end in time; a fault of the database.
    pub async fn import<'l>(
        &self,
        act: &Act,
        source: &str,
        register: &'static Register,
        law: Law<'l>,
    ) -> Result<Importing<'l>> {
        let mut writing = self.write(act).await?;
        let keys = Keys::load(&mut writing.tx, source, register).await?;
        let next = writing.next_id(register).await?;
        let people = People::new(&mut writing, source, register).await?;
        let (source, at) = (source.to_owned(), act.at);
        let (counts, clocks) = (Counts::default(), Recomputed::default());
        Ok(Importing { writing, source, register, law, at, keys, people, next, counts, clocks })
    }
}

/// A row that is to be written.
struct Ready {
    at: usize,
    row: Row,
    digest: Hash,
    known_on: NaiveDate,
}

/// A key, its row, and what the row looks like.
type Look = (String, i64, Hash);

/// Rows that may replace what stands.
struct Judged {
    versions: Vec<Version>,
    /// The keys whose rows look different from now on.
    looks: Vec<Look>,
    /// What is kept of their matters.
    kept: Kept,
}

impl Importing<'_> {
    /// Takes some rows; what became of each, in their order. A few thousand at a time cost the least.
    ///
    /// # Errors
    /// Rows that the register does not allow; a fault of the database. The file must then be given up.
    pub async fn take(&mut self, batch: Vec<Incoming>) -> Result<Vec<Taken>> {
        self.people.find(&mut self.writing, &batch).await?;
        let mut taken = Vec::with_capacity(batch.len());
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (at, incoming) in batch.into_iter().enumerate() {
            taken.push(match self.sort(at, incoming, &mut new, &mut changed) {
                Ok(outcome) => outcome,
                Err(refusal) => Taken::Refused(refusal),
            });
        }
        let judged = self.judge(changed, &mut taken).await?;
        let column = self.people.column();
        let versions = judged.versions.iter().map(|version| &version.row);
        let rows = new.iter().map(|(ready, _)| &ready.row).chain(versions);
        let named: HashSet<i64> = rows.filter_map(|row| key_at(row, column?)).collect();
        self.people.store(&mut self.writing, &named).await?;
        self.put_new(new).await?;
        self.put_changed(&judged).await?;
        for outcome in &taken {
            match outcome {
                Taken::New { .. } => self.counts.new += 1,
                Taken::Changed { .. } => self.counts.changed += 1,
                Taken::Unchanged { .. } => self.counts.unchanged += 1,
                Taken::Refused(_) => self.counts.refused += 1,
            }
        }
        Ok(taken)
    }

    /// Decides what a row is; those to write are put into `new` or `changed`.
    fn sort(
        &mut self,
        at: usize,
        incoming: Incoming,
        new: &mut Vec<(Ready, String)>,
        changed: &mut Vec<(Ready, String)>,
    ) -> std::result::Result<Taken, ImportRefusal> {
        let Incoming { key, mut row, person, known_on } = incoming;
        let known = self.keys.see(&key);
        if known.is_some_and(|known| known.seen) {
            return Err(ImportRefusal::KeyTwice);
        }
        if let Some(person) = &person {
            let told = KnownPerson::of(&row);
            let id = self.people.id(person, told)?;
            self.people.set(&mut row, id);
        }
        let id = known.map_or(self.next, |known| known.id);
        let digest = rows::digest(&row);
        set(&mut row, 0, id);
        let ready = Ready { at, row, digest, known_on };
        match known {
            Some(known) if known.digest == digest => Ok(Taken::Unchanged { id }),
            Some(_) => {
                changed.push((ready, key));
                Ok(Taken::Changed { id, columns: Vec::new() })
            }
            None => {
                self.next += 1;
                self.keys.add(&key, id, digest);
                new.push((ready, key));
                Ok(Taken::New { id })
            }
        }
    }

    async fn put_new(&mut self, new: Vec<(Ready, String)>) -> Result<()> {
        let keys =
            new.iter().map(|(ready, key)| (key.as_str(), ready.row.id().unwrap_or_default(), &ready.digest));
        let keys: Vec<(&str, i64, &Hash)> = keys.collect();
        keys::store(&mut self.writing.tx, &self.source, self.register.name, &keys).await?;
        let version = |(ready, _): (Ready, String)| Version {
            row: ready.row,
            known_on: ready.known_on,
            change: Change::New,
        };
        let versions: Vec<Version> = new.into_iter().map(version).collect();
        self.writing.put(self.register, &versions).await?;
        if !self.has_clocks() {
            return Ok(());
        }
        let rows: Vec<&Row> = versions.iter().map(|version| &version.row).collect();
        clocks::start(&mut self.writing.tx, &self.law, &rows, &mut self.clocks).await
    }

    /// Whether the rows are matters, in which clocks run.
    fn has_clocks(&self) -> bool {
        Matter::of_register(self.register.name).is_some()
    }

    /// The rows that differ from what stands, unless a later version is known, they are about somebody else
    /// than before, or they cannot be so after what has been recorded of their matters.
    async fn judge(&mut self, changed: Vec<(Ready, String)>, taken: &mut [Taken]) -> Result<Judged> {
        let ids: Vec<i64> = changed.iter().filter_map(|(ready, _)| ready.row.id()).collect();
        let kept = match self.has_clocks() {
            true => Kept::of(&mut self.writing.tx, self.register, &ids).await?,
            false => Kept::default(),
        };
        let standing = rows::standing(&mut self.writing.tx, self.register, &ids).await?;
        let newest = rows::newest(&mut self.writing.tx, self.register, &ids).await?;
        let (mut versions, mut looks) = (Vec::new(), Vec::new());
        for (ready, key) in changed {
            let id = ready.row.id().unwrap_or_default();
            let stands = standing.get(&id);
            let Some(place) = taken.get_mut(ready.at) else { continue };
            let differences = differences(&ready, stands, newest.get(&id).copied(), self.people.column());
            match differences.and_then(|columns| follows(&ready.row, kept.events(id)).map(|()| columns)) {
                Err(refusal) => *place = Taken::Refused(refusal),
                Ok(columns) => {
                    looks.push((key, id, ready.digest));
                    if columns.is_empty() {
                        *place = Taken::Unchanged { id };
                        continue;
                    }
                    *place = Taken::Changed { id, columns };
                    let change = if stands.is_some() { Change::Changed } else { Change::New };
                    versions.push(Version { row: ready.row, known_on: ready.known_on, change });
                }
            }
        }
        Ok(Judged { versions, looks, kept })
    }

    async fn put_changed(&mut self, judged: &Judged) -> Result<()> {
        let Judged { versions, looks, kept } = judged;
        let keys = looks.iter().map(|(key, id, digest)| (key.as_str(), *id, digest));
        let keys: Vec<(&str, i64, &Hash)> = keys.collect();
        keys::store(&mut self.writing.tx, &self.source, self.register.name, &keys).await?;
        self.writing.put(self.register, versions).await?;
        if !self.has_clocks() {
            return Ok(());
        }
        let rows: Vec<&Row> = versions.iter().map(|version| &version.row).collect();
        clocks::renew(&mut self.writing.tx, &self.law, &rows, kept, &mut self.clocks).await
    }

    /// What came of the clocks of the rows that were written so far; those of all other rows stand as they are.
    pub fn clocks(&self) -> &Recomputed {
        &self.clocks
    }

    /// Tells that the file has a row with this key that was refused before it came here: it is not gone.
    pub fn refused(&mut self, key: Option<&str>) {
        self.counts.refused += 1;
        if let Some(key) = key {
            self.keys.see(key);
        }
    }

    /// The rows of those people as they stand, each with the source's key of it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rows_of(&mut self, people: &[PersonName]) -> Result<Vec<Standing>> {
        let known = self.people.known(&mut self.writing, people).await?;
        let places: HashMap<i64, usize> = known.into_iter().map(|(place, id)| (id, place)).collect();
        let mut ids: Vec<i64> = places.keys().copied().collect();
        ids.sort_unstable();
        let rows = rows::of_people(&mut self.writing.tx, self.register, &ids).await?;
        let by_id = self.keys.by_id(rows.iter().filter_map(Row::id));
        let standing = rows.into_iter().filter_map(|row| {
            let person = *places.get(&row.key("person")?)?;
            Some(Standing { person, key: by_id.get(&row.id()?).cloned(), row })
        });
        Ok(standing.collect())
    }

    /// The rows of the source that the file lacks, in the order of their ids.
    pub fn gone(&mut self) -> Vec<Gone> {
        let gone = self.keys.unseen();
        self.counts.gone = u64::try_from(gone.len()).unwrap_or(u64::MAX);
        gone
    }

    /// What became of the rows so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Notes the file with its counts in the chain and among the files, and ends the transaction.
    ///
    /// # Errors
    /// A fault of the database: nothing was written.
    pub async fn commit(mut self, name: &str, fingerprint: &Hash, known_on: NaiveDate) -> Result<AuditHead> {
        self.gone();
        let Counts { new, changed, unchanged, gone, refused } = self.counts;
        let fingerprint = hex(fingerprint);
        let what = format!(
            "{name}: {new} new, {changed} changed, {unchanged} unchanged, {gone} gone, {refused} refused, {fingerprint}"
        );
        let subject = Subject { register: Some(self.register.name), what: &what, ..Subject::default() };
        self.writing.note(Action::Import, subject).await?;
        let seq = self.writing.chain.seq();
        let at = self.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        let sql = r#"INSERT INTO import_file ("sha256", "source", "register", "name", "known_on", "at", "added",
            "changed", "unchanged", "gone", "refused", "seq") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT ("sha256", "source", "register") DO UPDATE SET "name" = excluded."name",
            "known_on" = excluded."known_on", "at" = excluded."at", "added" = excluded."added",
            "changed" = excluded."changed", "unchanged" = excluded."unchanged", "gone" = excluded."gone",
            "refused" = excluded."refused", "seq" = excluded."seq""#;
        let number = |count: u64| Param::from(i64::try_from(count).unwrap_or(i64::MAX));
        let params = [
            Param::from(&fingerprint),
            Param::from(&self.source),
            self.register.name.into(),
            name.into(),
            known_on.into(),
            Param::from(&at),
            number(new),
            number(changed),
            number(unchanged),
            number(gone),
            number(refused),
            seq.into(),
        ];
        self.writing.tx.execute(sql, &params).await?;
        self.writing.commit().await
    }

    /// Gives the file up: nothing was written.
    ///
    /// # Errors
    /// A fault of the database; nothing was written then either.
    pub async fn give_up(self) -> Result<()> {
        self.writing.tx.rollback().await
    }
}

/// The columns that differ, or why the row may not replace what stands.
fn differences(
    ready: &Ready,
    standing: Option<&Row>,
    newest: Option<NaiveDate>,
    person: Option<usize>,
) -> std::result::Result<Vec<&'static str>, ImportRefusal> {
    let register = ready.row.register;
    let cells = standing.map(|row| row.cells.as_slice()).unwrap_or_default();
    let differs = |at: &usize| cells.get(*at) != ready.row.cells.get(*at);
    if standing.is_some() && person.is_some_and(|at| differs(&at)) {
        return Err(ImportRefusal::OtherPerson { id: ready.row.id().unwrap_or_default() });
    }
    if let Some(newest) = newest.filter(|newest| ready.known_on < *newest) {
        return Err(ImportRefusal::KnownLater { known_on: ready.known_on, newest });
    }
    let columns = register.columns.iter().enumerate().filter(|(at, _)| differs(at));
    Ok(columns.map(|(_, column)| column.name).collect())
}

/// Whether the row can be so after the events that were recorded of its matter here.
fn follows(row: &Row, events: &[Event]) -> std::result::Result<(), ImportRefusal> {
    if events.is_empty() {
        return Ok(());
    }
    replay(row, events).map(|_| ()).map_err(|refusal| ImportRefusal::Sequence(Box::new(refusal)))
}

fn set(row: &mut Row, at: usize, key: i64) {
    if let Some(cell) = row.cells.get_mut(at) {
        *cell = Cell::Key(key);
    }
}

fn key_at(row: &Row, at: usize) -> Option<i64> {
    match row.cells.get(at) {
        Some(Cell::Key(key)) => Some(*key),
        _ => None,
    }
}

fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All rows with those ids or people, a few hundred in each question.
pub(crate) async fn in_lists<T>(
    tx: &mut crate::db::Tx,
    values: &[T],
    sql: impl Fn(&str) -> String,
    param: impl for<'a> Fn(&'a T) -> Param<'a>,
    before: &[Param<'_>],
    mut take: impl FnMut(crate::db::Record) -> Result<()>,
) -> Result<()> {
    for part in crate::audit::in_chunks(values, &[512, 32, 1]) {
        let mut params = before.to_vec();
        params.extend(part.iter().map(&param));
        tx.each(&sql(&crate::audit::marks(1, part.len())), &params, &mut take).await?;
    }
    Ok(())
}

/// The columns of a register, for questions here.
fn columns(register: &Register) -> String {
    tables::columns(register)
}
