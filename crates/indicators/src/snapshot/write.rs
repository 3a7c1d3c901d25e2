//! Writing a snapshot: beside its place, then renamed into it, so that half a snapshot is never seen.

use super::manifest::{Entry, FORMAT, Manifest, hash, hexadecimal};
use super::schema::writer_properties;
use super::{MANIFEST, RegisterRows, SCHEMA_VERSION, SnapshotHash, file_name};
use crate::register::{REGISTERS, Register};
use chrono::{Datelike, NaiveDate};
use enslinje_domain::period::YEARS;
use enslinje_domain::{Diagnostic, Place, Problems};
use parquet::arrow::ArrowWriter;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a snapshot into the folder `dir` and returns its hash.
///
/// Registers that are not given are written without rows. An existing snapshot in `dir` is replaced;
/// a folder that holds anything else is left alone. The same rows give the same bytes.
///
/// # Errors
/// A register given twice, a day `as_of` outside 1900–2199, no committees, a folder that is not a
/// snapshot, or a fault of the file system. Nothing is left half-written.
pub fn write_snapshot(
    dir: &Path,
    as_of: NaiveDate,
    registers: Vec<RegisterRows>,
    committees: u32,
) -> Result<SnapshotHash, Problems> {
    let registers = in_order(registers, as_of, committees)?;
    let place = Target::new(dir)?;
    let beside = Beside::create(&place)?;
    let entries = registers
        .into_par_iter()
        .map(|rows| write_register(&beside.path, rows))
        .collect::<Result<Vec<_>, Diagnostic>>()?;
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        schema_version: SCHEMA_VERSION,
        as_of: as_of.to_string(),
        committees,
        registers: entries,
    };
    let path = beside.path.join(MANIFEST);
    let bytes = manifest.bytes().map_err(|error| fault("snapshot-write", &path, &error))?;
    fs::write(&path, &bytes).map_err(|error| fault("snapshot-write", &path, &error))?;
    place.replace_by(&beside)?;
    Ok(hash(&bytes))
}

fn in_order(
    registers: Vec<RegisterRows>,
    as_of: NaiveDate,
    committees: u32,
) -> Result<Vec<RegisterRows>, Problems> {
    let problem = |code| Diagnostic::error(code, Place::file(MANIFEST));
    let mut problems = Problems::new();
    if !YEARS.contains(&as_of.year()) {
        problems.push(problem("snapshot-as-of").with("found", as_of));
    }
    if committees == 0 {
        problems.push(problem("snapshot-committees"));
    }
    let mut places: Vec<Option<RegisterRows>> = REGISTERS.iter().map(|_| None).collect();
    for rows in registers {
        let name = rows.register().name;
        match REGISTERS.iter().position(|register| register.name == name) {
            Some(at) if places[at].is_none() => places[at] = Some(rows),
            Some(_) => problems.push(problem("snapshot-register-twice").with("register", name)),
            None => problems.push(problem("snapshot-register-unknown").with("register", name)),
        }
    }
    let filled = REGISTERS.iter().zip(places);
    let filled = filled.map(|(register, rows)| rows.unwrap_or_else(|| RegisterRows::new(register)));
    problems.or_ok(filled.collect())
}

fn write_register(folder: &Path, rows: RegisterRows) -> Result<Entry, Diagnostic> {
    let register = rows.register();
    let count = rows.rows() as u64;
    let path = folder.join(file_name(register.name));
    let told = |error: &dyn std::fmt::Display| fault("snapshot-write", &path, error);
    let file = File::create(&path).map_err(|error| told(&error))?;
    let (sha256, bytes) = write_file(file, register, rows).map_err(|error| told(&error))?;
    Ok(Entry { name: register.name.to_owned(), file: file_name(register.name), rows: count, bytes, sha256 })
}

fn write_file(file: File, register: &Register, rows: RegisterRows) -> parquet::errors::Result<(String, u64)> {
    let batch = rows.into_batch()?;
    let output = Hashing { inner: BufWriter::new(file), hash: Sha256::new(), bytes: 0 };
    let mut writer = ArrowWriter::try_new(output, batch.schema(), Some(writer_properties(register)))?;
    writer.write(&batch)?;
    let mut output = writer.into_inner()?;
    output.flush()?;
    Ok((hexadecimal(&output.hash.finalize()), output.bytes))
}

/// Hashes what is written on its way to the file.
struct Hashing {
    inner: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Where the snapshot is to stand.
struct Target {
    path: PathBuf,
    parent: PathBuf,
    name: String,
    exists: bool,
}

impl Target {
    fn new(dir: &Path) -> Result<Self, Diagnostic> {
        // A link to a folder is followed, so that the snapshot lands where the link leads.
        let path = if dir.exists() {
            dir.canonicalize().map_err(|error| fault("snapshot-write", dir, &error))?
        } else {
            dir.to_path_buf()
        };
        let refused = || Diagnostic::error("snapshot-not-a-snapshot", Place::file(dir.display().to_string()));
        let name = path.file_name().ok_or_else(refused)?.to_string_lossy().into_owned();
        let parent = match path.parent() {
            Some(parent) if parent != Path::new("") => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        fs::create_dir_all(&parent).map_err(|error| fault("snapshot-write", &parent, &error))?;
        let exists = path.exists();
        if exists && !may_replace(&path).map_err(|error| fault("snapshot-write", &path, &error))? {
            return Err(refused());
        }
        Ok(Self { path, parent, name, exists })
    }

    fn sibling(&self, purpose: &str) -> PathBuf {
        self.parent.join(format!(".{}.{}.{purpose}", self.name, std::process::id()))
    }

    fn replace_by(&self, beside: &Beside) -> Result<(), Diagnostic> {
        let told = |error: io::Error| fault("snapshot-write", &self.path, &error);
        if !self.exists {
            return fs::rename(&beside.path, &self.path).map_err(told);
        }
        let old = self.sibling("old");
        fs::rename(&self.path, &old).map_err(told)?;
        if let Err(error) = fs::rename(&beside.path, &self.path) {
            fs::rename(&old, &self.path).map_err(told)?;
            return Err(told(error));
        }
        fs::remove_dir_all(&old).map_err(told)
    }
}

/// Whether a folder is empty or holds a snapshot and nothing else.
fn may_replace(dir: &Path) -> io::Result<bool> {
    if !dir.is_dir() {
        return Ok(false);
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        names.push(entry?.file_name());
    }
    if names.is_empty() {
        return Ok(true);
    }
    let ours = |name: &std::ffi::OsString| {
        name == MANIFEST || REGISTERS.iter().any(|register| *name == *file_name(register.name))
    };
    let marked = fs::read(dir.join(MANIFEST)).is_ok_and(|bytes| is_marked(&bytes));
    Ok(marked && names.iter().all(ours))
}

fn is_marked(manifest: &[u8]) -> bool {
    let value: Option<serde_json::Value> = serde_json::from_slice(manifest).ok();
    value.is_some_and(|value| value.get("format").and_then(serde_json::Value::as_str) == Some(FORMAT))
}

/// The folder in which the snapshot is made, removed again when it did not become one.
struct Beside {
    path: PathBuf,
}

impl Beside {
    fn create(target: &Target) -> Result<Self, Diagnostic> {
        let path = target.sibling("new");
        let told = |error: io::Error| fault("snapshot-write", &path, &error);
        if path.exists() {
            // Left behind by an earlier process with the same number that was stopped.
            fs::remove_dir_all(&path).map_err(told)?;
        }
        fs::create_dir(&path).map_err(told)?;
        Ok(Self { path })
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if self.path.exists() {
            // The reason for stopping is already on its way to the user; a leftover folder is harmless.
            fs::remove_dir_all(&self.path).ok();
        }
    }
}

fn fault(code: &'static str, path: &Path, reason: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::error(code, Place::file(path.display().to_string())).with("reason", reason)
}
