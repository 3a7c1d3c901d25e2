//! The audit chain: one event for each write and each read of somebody's case, each with the hash of the
//! one before it.
//!
//! The hash of an event is SHA-256 of the previous hash and the event's fields. The payload (why, and the
//! row as it became) takes part through its digest, SHA-256 of a salt and the payload: when the payload and
//! its salt are removed, the chain still holds, and what stood there can be neither read nor guessed.

use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256.
pub type Hash = [u8; 32];

/// Who does something, when, and why.
#[derive(Debug, Clone)]
pub struct Act {
    /// The user.
    pub actor: String,
    /// When, by the clock of the caller.
    pub at: DateTime<Utc>,
    /// Why: the purpose, or a reference to the matter.
    pub why: String,
    /// Bytes that nobody can guess and nobody keeps; the salts of the payloads are made from them.
    pub secret: [u8; 32],
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// A row was written; the payload is the row as it became.
    Write,
    /// Somebody's case was read.
    Read,
    /// The masked identity of a protected person was shown.
    Reveal,
    /// A file was taken in.
    Import,
    /// A snapshot, report or list left the store.
    Export,
    /// Rights were given or taken, or a person was opened in an emergency.
    Access,
    /// Personal data were removed.
    Purge,
}

impl Action {
    /// Every action with its name in the chain.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("write", Self::Write),
        ("read", Self::Read),
        ("reveal", Self::Reveal),
        ("import", Self::Import),
        ("export", Self::Export),
        ("access", Self::Access),
        ("purge", Self::Purge),
    ];

    /// The name in the chain.
    pub fn name(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Read => "read",
            Self::Reveal => "reveal",
            Self::Import => "import",
            Self::Export => "export",
            Self::Access => "access",
            Self::Purge => "purge",
        }
    }
}

/// The newest event: kept apart from the chain and printed on reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditHead {
    /// Number of the newest event; 0 when there is none.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
}

impl AuditHead {
    /// Reads `SEQ:HASH` as printed.
    pub fn parse(text: &str) -> Option<Self> {
        let (seq, digits) = text.trim().split_once(':')?;
        let mut hash = [0; 32];
        if digits.len() != 64 || !digits.is_ascii() {
            return None;
        }
        for (at, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self { seq: seq.parse().ok().filter(|seq| *seq >= 0)?, hash })
    }
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.seq)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// An event before it has its number.
#[derive(Debug)]
pub(crate) struct Event<'a> {
    pub action: Action,
    pub register: Option<&'a str>,
    pub row_id: Option<i64>,
    pub person: Option<i64>,
    pub known_on: Option<NaiveDate>,
    pub payload: String,
}

/// An event with its number and hashes, ready to be stored.
struct Linked {
    seq: i64,
    register: Option<String>,
    action: Action,
    row_id: Option<i64>,
    person: Option<i64>,
    known_on: Option<NaiveDate>,
    digest: Hash,
    hash: Hash,
    salt: [u8; 16],
    payload: String,
}

/// Columns of an event in the table.
const COLUMNS: usize = 12;
/// Events in one statement, largest first: few different statements, few rounds.
const CHUNKS: [usize; 3] = [256, 16, 1];

/// The end of the chain, within one transaction.
pub(crate) struct Chain {
    act: Act,
    at: String,
    head: AuditHead,
    waiting: Vec<Linked>,
}

impl Chain {
    /// Takes hold of the head, so that no other transaction adds events before this one ends.
    pub async fn hold(tx: &mut Tx, act: &Act) -> Result<Self> {
        tx.execute(r#"UPDATE audit_head SET "seq" = "seq" WHERE "one" = 1"#, &[]).await?;
        let head = head(tx).await?;
        let at = act.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        Ok(Self { act: act.clone(), at, head, waiting: Vec::new() })
    }

    /// Adds an event; it is stored at the latest by [`Self::flush`].
    pub async fn add(&mut self, tx: &mut Tx, event: Event<'_>) -> Result<()> {
        let seq = self.head.seq + 1;
        let salt = salt(&self.act.secret, seq);
        let digest = digest(&salt, &event.payload);
        let hash = Fields {
            seq,
            at: &self.at,
            actor: &self.act.actor,
            action: event.action.name(),
            register: event.register,
            row_id: event.row_id,
            person: event.person,
            known_on: event.known_on,
            digest: &digest,
        }
        .hash(&self.head.hash);
        self.head = AuditHead { seq, hash };
        self.waiting.push(Linked {
            seq,
            register: event.register.map(str::to_owned),
            action: event.action,
            row_id: event.row_id,
            person: event.person,
            known_on: event.known_on,
            digest,
            hash,
            salt,
            payload: event.payload,
        });
        if self.waiting.len() >= CHUNKS[0] { self.store(tx).await } else { Ok(()) }
    }

    /// Why, as the caller said.
    pub fn why(&self) -> &str {
        &self.act.why
    }

    /// Stores what waits and moves the head.
    pub async fn flush(&mut self, tx: &mut Tx) -> Result<AuditHead> {
        self.store(tx).await?;
        let sql = r#"UPDATE audit_head SET "seq" = ?, "hash" = ? WHERE "one" = 1"#;
        tx.execute(sql, &[self.head.seq.into(), self.head.hash.as_slice().into()]).await?;
        Ok(self.head)
    }

    async fn store(&mut self, tx: &mut Tx) -> Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        for part in in_chunks(&waiting, &CHUNKS) {
            let mut params = Vec::with_capacity(part.len() * COLUMNS);
            for event in part {
                params.extend([
                    Param::from(event.seq),
                    Param::from(&self.at),
                    Param::from(&self.act.actor),
                    Param::from(event.action.name()),
                    Param::from(event.register.as_deref()),
                    Param::from(event.row_id),
                    Param::from(event.person),
                    Param::from(event.known_on),
                    Param::from(event.digest.as_slice()),
                    Param::from(event.hash.as_slice()),
                    Param::from(event.salt.as_slice()),
                    Param::from(&event.payload),
                ]);
            }
            let sql = format!(
                r#"INSERT INTO audit_event ("seq", "at", "actor", "action", "register", "row_id", "person",
                "known_on", "digest", "hash", "salt", "payload") VALUES {}"#,
                marks(part.len(), COLUMNS)
            );
            tx.execute(&sql, &params).await?;
        }
        Ok(())
    }
}

/// The head as it is kept.
pub(crate) async fn head(tx: &mut Tx) -> Result<AuditHead> {
    let record = tx.fetch_one(r#"SELECT "seq", "hash" FROM audit_head WHERE "one" = 1"#, &[]).await?;
    let record = record.ok_or_else(|| StoreError::Database("audit_head".to_owned()))?;
    let hash = record.bytes(1)?.try_into().map_err(|_| StoreError::Database("audit_head".to_owned()))?;
    Ok(AuditHead { seq: record.int(0)?, hash })
}

/// What the hash of an event is made of.
struct Fields<'a> {
    seq: i64,
    at: &'a str,
    actor: &'a str,
    action: &'a str,
    register: Option<&'a str>,
    row_id: Option<i64>,
    person: Option<i64>,
    known_on: Option<NaiveDate>,
    digest: &'a [u8],
}

impl Fields<'_> {
    /// Each field with its length before it, so that no two different events read alike.
    fn hash(&self, previous: &Hash) -> Hash {
        let mut sha = Sha256::new();
        sha.update(previous);
        let mut field = |bytes: Option<&[u8]>| match bytes {
            Some(bytes) => {
                sha.update((bytes.len() as u64).to_be_bytes());
                sha.update(bytes);
            }
            None => sha.update(u64::MAX.to_be_bytes()),
        };
        field(Some(&self.seq.to_be_bytes()));
        field(Some(self.at.as_bytes()));
        field(Some(self.actor.as_bytes()));
        field(Some(self.action.as_bytes()));
        field(self.register.map(str::as_bytes));
        field(self.row_id.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
        field(self.person.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
        let day = self.known_on.map(|day| day.to_epoch_days().to_be_bytes());
        field(day.as_ref().map(<[u8; 4]>::as_slice));
        field(Some(self.digest));
        sha.finalize().into()
    }
}

fn salt(secret: &[u8; 32], seq: i64) -> [u8; 16] {
    let mut sha = Sha256::new();
    sha.update(secret);
    sha.update(seq.to_be_bytes());
    let hash: Hash = sha.finalize().into();
    let mut salt = [0; 16];
    salt.copy_from_slice(&hash[..16]);
    salt
}

fn digest(salt: &[u8], payload: &str) -> Hash {
    let mut sha = Sha256::new();
    sha.update(salt);
    sha.update(payload.as_bytes());
    sha.finalize().into()
}

/// What is wrong with the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChainFault {
    /// An event is missing: this number was expected, that was found.
    Missing {
        /// The number that should follow.
        expected: i64,
        /// The number that does.
        found: i64,
    },
    /// An event was changed, or moved from another place in the chain.
    Altered {
        /// Its number.
        seq: i64,
    },
    /// The payload of an event was changed.
    AlteredPayload {
        /// Its number.
        seq: i64,
    },
    /// The chain ends elsewhere than the head that is kept apart.
    Head {
        /// The head that is kept.
        kept: AuditHead,
        /// Where the chain ends.
        found: AuditHead,
    },
    /// The chain does not hold the head that was printed.
    Printed {
        /// The head as printed.
        printed: AuditHead,
    },
    /// A row in a register differs from what the chain tells of it.
    Row {
        /// The register.
        register: &'static str,
        /// The row.
        id: i64,
    },
}

/// Follows the chain from its first event; every fault, and the heads that were printed are looked for.
pub(crate) async fn verify(tx: &mut Tx, printed: &[AuditHead]) -> Result<(i64, Vec<ChainFault>)> {
    let mut walk = Walk {
        at: AuditHead { seq: 0, hash: [0; 32] },
        faults: Vec::new(),
        printed: printed.iter().map(|head| (*head, head.seq == 0)).collect(),
        count: 0,
    };
    let sql = r#"SELECT "seq", "at", "actor", "action", "register", "row_id", "person", "known_on", "digest",
        "hash", "salt", "payload" FROM audit_event ORDER BY "seq""#;
    tx.each(sql, &[], |record| walk.step(&record)).await?;
    let kept = head(tx).await?;
    if kept != walk.at {
        walk.faults.push(ChainFault::Head { kept, found: walk.at });
    }
    let lost = walk.printed.iter().filter(|(_, seen)| !seen);
    walk.faults.extend(lost.map(|(printed, _)| ChainFault::Printed { printed: *printed }));
    Ok((walk.count, walk.faults))
}

struct Walk {
    at: AuditHead,
    faults: Vec<ChainFault>,
    printed: Vec<(AuditHead, bool)>,
    count: i64,
}

impl Walk {
    fn step(&mut self, record: &Record) -> Result<()> {
        let seq = record.int(0)?;
        self.count += 1;
        if seq != self.at.seq + 1 {
            self.faults.push(ChainFault::Missing { expected: self.at.seq + 1, found: seq });
        }
        let stored = record.bytes(9)?;
        let digest_of_event = record.bytes(8)?;
        let fields = Fields {
            seq,
            at: record.text(1)?,
            actor: record.text(2)?,
            action: record.text(3)?,
            register: record.text_or_none(4)?,
            row_id: record.int_or_none(5)?,
            person: record.int_or_none(6)?,
            known_on: record.day_or_none(7)?,
            digest: digest_of_event,
        };
        let hash = fields.hash(&self.at.hash);
        if hash.as_slice() != stored && seq == self.at.seq + 1 {
            self.faults.push(ChainFault::Altered { seq });
        }
        match (record.bytes_or_none(10)?, record.text_or_none(11)?) {
            (Some(salt), Some(payload)) if digest(salt, payload).as_slice() == digest_of_event => {}
            (None, None) => {}
            _ => self.faults.push(ChainFault::AlteredPayload { seq }),
        }
        // What follows is judged by what is stored, so that one altered event is told once.
        self.at = AuditHead { seq, hash: stored.try_into().unwrap_or(hash) };
        for (printed, seen) in &mut self.printed {
            *seen |= *printed == self.at;
        }
        Ok(())
    }
}

/// `(?, ?), (?, ?)` for so many rows of so many columns.
pub(crate) fn marks(rows: usize, columns: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(", "));
    vec![row; rows].join(", ")
}

/// Cuts into parts of the given sizes, largest first; the last size is 1.
pub(crate) fn in_chunks<'a, T>(mut all: &'a [T], sizes: &[usize]) -> Vec<&'a [T]> {
    let mut parts = Vec::new();
    for size in sizes {
        while all.len() >= *size {
            let (part, rest) = all.split_at(*size);
            parts.push(part);
            all = rest;
        }
    }
    parts
}
