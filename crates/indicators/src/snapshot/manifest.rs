//! `manifest.json`: what a snapshot holds, how much, and the hash of each file.

use super::{MANIFEST, SCHEMA_VERSION, SnapshotHash, file_name};
use crate::register::REGISTERS;
use chrono::{Datelike, NaiveDate};
use enslinje_domain::period::YEARS;
use enslinje_domain::{Diagnostic, Place, Problems};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Marks a folder as a snapshot of this program.
pub(super) const FORMAT: &str = "enslinje-snapshot";

/// More than any manifest needs; a larger file is foreign and is not read.
pub(super) const LARGEST_MANIFEST: u64 = 64 * 1024;

/// The manifest as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub format: String,
    pub schema_version: u32,
    pub as_of: String,
    pub committees: u32,
    pub registers: Vec<Entry>,
}

/// One register of the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub name: String,
    pub file: String,
    pub rows: u64,
    pub bytes: u64,
    pub sha256: String,
}

/// Only what tells whether a manifest is ours and of which version, so that a manifest of a later
/// version is called that and not malformed.
#[derive(Deserialize)]
struct Header {
    format: String,
    schema_version: u32,
}

impl Manifest {
    /// The bytes of the file. Line breaks and order of keys are fixed.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads and checks the bytes of a manifest.
    pub(super) fn parse(bytes: &[u8]) -> Result<(Self, NaiveDate), Problems> {
        let header: Header = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        if header.format != FORMAT {
            return Err(problem("snapshot-foreign").with("found", header.format.escape_default()).into());
        }
        if header.schema_version != SCHEMA_VERSION {
            return Err(problem("snapshot-schema-version")
                .with("found", header.schema_version)
                .with("expected", SCHEMA_VERSION)
                .into());
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        let mut problems = Problems::new();
        let as_of = manifest.as_of(&mut problems);
        if manifest.committees == 0 {
            problems.push(problem("snapshot-committees"));
        }
        manifest.check_registers(&mut problems);
        match as_of {
            Some(as_of) => problems.or_ok((manifest, as_of)),
            None => Err(problems),
        }
    }

    fn as_of(&self, problems: &mut Problems) -> Option<NaiveDate> {
        let day = NaiveDate::parse_from_str(&self.as_of, "%Y-%m-%d").ok();
        let day = day.filter(|day| YEARS.contains(&day.year()) && day.to_string() == self.as_of);
        if day.is_none() {
            problems.push(problem("snapshot-as-of").with("found", self.as_of.escape_default()));
        }
        day
    }

    /// Each register once, in order, under its own file name: nothing in the manifest can point out of
    /// the folder.
    fn check_registers(&self, problems: &mut Problems) {
        for register in REGISTERS {
            let count = self.registers.iter().filter(|entry| entry.name == register.name).count();
            if count != 1 {
                let code = if count == 0 { "snapshot-register-missing" } else { "snapshot-register-twice" };
                problems.push(problem(code).with("register", register.name));
            }
        }
        for entry in &self.registers {
            let known = REGISTERS.iter().any(|register| register.name == entry.name);
            if !known {
                problems
                    .push(problem("snapshot-register-unknown").with("register", entry.name.escape_default()));
            } else if entry.file != file_name(&entry.name) {
                problems.push(
                    problem("snapshot-file-name")
                        .with("register", &entry.name)
                        .with("found", entry.file.escape_default())
                        .with("expected", file_name(&entry.name)),
                );
            }
        }
        let in_order = self.registers.iter().map(|entry| entry.name.as_str());
        if !problems.has_errors() && !in_order.eq(REGISTERS.iter().map(|register| register.name)) {
            problems.push(problem("snapshot-register-order"));
        }
    }
}

fn problem(code: &'static str) -> Diagnostic {
    Diagnostic::error(code, Place::file(MANIFEST))
}

fn malformed(error: &serde_json::Error) -> Problems {
    let mut place = Place::file(MANIFEST);
    place.line = u32::try_from(error.line()).ok().filter(|line| *line > 0);
    Diagnostic::error("snapshot-manifest-malformed", place).with("reason", error).into()
}

/// The hash of a manifest's bytes.
pub(super) fn hash(bytes: &[u8]) -> SnapshotHash {
    SnapshotHash(hexadecimal(&Sha256::digest(bytes)))
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}
