//! Opening a snapshot, with every file's hash and schema checked, and reading it by row group.

use super::chunks::{Chunks, chunk_range};
use super::manifest::{Entry, LARGEST_MANIFEST, Manifest, hash, hexadecimal};
use super::schema::{arrow_schema, parquet_schema};
use super::{BATCH_ROWS, MANIFEST, SnapshotHash, check, file_name};
use crate::register::{Column, REGISTERS, Register};
use arrow_array::RecordBatch;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Place, Problems};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A snapshot whose files have been checked. The files stay open, so that what was checked is what is
/// read even when the folder is replaced meanwhile.
#[derive(Debug)]
pub struct Snapshot {
    hash: SnapshotHash,
    as_of: NaiveDate,
    committees: u32,
    files: BTreeMap<&'static str, RegisterFile>,
}

#[derive(Debug)]
struct RegisterFile {
    register: &'static Register,
    file: File,
    length: u64,
    rows: u64,
    metadata: ArrowReaderMetadata,
}

impl Snapshot {
    /// Opens the snapshot in `dir`: reads the manifest, hashes every file and compares its schema.
    ///
    /// # Errors
    /// Everything that differs from what [`super::write_snapshot`] wrote: a missing, extra, truncated,
    /// altered or foreign file, another schema version, a manifest that is not one.
    pub fn open(dir: &Path) -> Result<Self, Problems> {
        let bytes = read_manifest(dir)?;
        let (manifest, as_of) = Manifest::parse(&bytes)?;
        let mut problems = Problems::new();
        check_folder(dir, &mut problems)?;
        let opened: Vec<_> =
            manifest.registers.par_iter().map(|entry| RegisterFile::open(dir, entry)).collect();
        let mut files = BTreeMap::new();
        for file in opened {
            match file {
                Ok(file) => {
                    files.insert(file.register.name, file);
                }
                Err(problem) => problems.push(problem),
            }
        }
        problems.or_ok(Self { hash: hash(&bytes), as_of, committees: manifest.committees, files })
    }

    /// SHA-256 of the manifest.
    pub fn hash(&self) -> &SnapshotHash {
        &self.hash
    }

    /// The last day of which the registers know.
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// How many committees the registers cover; more than one only in load tests.
    pub fn committees(&self) -> u32 {
        self.committees
    }

    /// Rows of a register; none for a name that is no register.
    pub fn rows(&self, register: &str) -> u64 {
        self.files.get(register).map_or(0, |file| file.rows)
    }

    /// Row groups of a register, which may be read in any order and by several threads.
    pub fn row_groups(&self, register: &str) -> usize {
        self.files.get(register).map_or(0, |file| file.metadata.metadata().num_row_groups())
    }

    /// Batches of one row group with these columns, in this order, at most [`BATCH_ROWS`] rows each.
    ///
    /// Categories come as `Dictionary<Int32, Utf8>`; all batches of a row group share one dictionary.
    ///
    /// # Errors
    /// An unknown register or column, a row group that does not exist, a file that cannot be read.
    pub fn read_row_group(
        &self,
        register: &str,
        index: usize,
        columns: &[&str],
    ) -> Result<Batches, Problems> {
        let Some(file) = self.files.get(register) else {
            let place = Place::file(MANIFEST);
            return Err(Diagnostic::error("snapshot-register-unknown", place)
                .with("register", register)
                .into());
        };
        Ok(file.read_row_group(index, columns)?)
    }

    /// All batches of a register at once; for small registers, since it holds them all in memory.
    ///
    /// # Errors
    /// As [`Snapshot::read_row_group`].
    pub fn batches(&self, register: &str, columns: &[&str]) -> Result<Vec<RecordBatch>, Problems> {
        let mut batches = Vec::new();
        for index in 0..self.row_groups(register) {
            for batch in self.read_row_group(register, index, columns)? {
                batches.push(batch?);
            }
        }
        Ok(batches)
    }
}

fn read_manifest(dir: &Path) -> Result<Vec<u8>, Diagnostic> {
    let path = dir.join(MANIFEST);
    let told = |error: io::Error| {
        let code =
            if error.kind() == io::ErrorKind::NotFound { "snapshot-no-manifest" } else { "snapshot-read" };
        Diagnostic::error(code, Place::file(path.display().to_string())).with("reason", error)
    };
    let file = File::open(&path).map_err(told)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_MANIFEST + 1).read_to_end(&mut bytes).map_err(told)?;
    if bytes.len() as u64 > LARGEST_MANIFEST {
        return Err(Diagnostic::error("snapshot-manifest-large", Place::file(path.display().to_string()))
            .with("largest", LARGEST_MANIFEST));
    }
    Ok(bytes)
}

/// A file that the manifest does not know may be a register that somebody added by hand.
fn check_folder(dir: &Path, problems: &mut Problems) -> Result<(), Diagnostic> {
    let told = |error: io::Error| {
        Diagnostic::error("snapshot-read", Place::file(dir.display().to_string())).with("reason", error)
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(told)? {
        names.push(entry.map_err(told)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in names {
        let known = name == MANIFEST || REGISTERS.iter().any(|register| name == file_name(register.name));
        if !known {
            problems.push(Diagnostic::error(
                "snapshot-file-extra",
                Place::file(name.escape_default().to_string()),
            ));
        }
    }
    Ok(())
}

impl RegisterFile {
    fn open(dir: &Path, entry: &Entry) -> Result<Self, Diagnostic> {
        let place = || Place::file(entry.file.clone());
        let register = crate::register::register(&entry.name).ok_or_else(|| {
            Diagnostic::error("snapshot-register-unknown", place()).with("register", &entry.name)
        })?;
        let file = open_regular(&dir.join(&entry.file)).map_err(|error| {
            let missing = error.kind() == io::ErrorKind::NotFound;
            let code = if missing { "snapshot-file-missing" } else { "snapshot-read" };
            Diagnostic::error(code, place()).with("reason", error)
        })?;
        let told = |error: io::Error| Diagnostic::error("snapshot-read", place()).with("reason", error);
        let length = file.metadata().map_err(told)?.len();
        if length != entry.bytes {
            return Err(Diagnostic::error("snapshot-file-length", place())
                .with("expected", entry.bytes)
                .with("found", length));
        }
        if hash_file(&file).map_err(told)? != entry.sha256 {
            return Err(Diagnostic::error("snapshot-file-altered", place()));
        }
        let metadata = read_metadata(&file, register)?;
        let opened = Self { register, file, length, rows: entry.rows, metadata };
        opened.check_metadata()?;
        Ok(opened)
    }

    fn place(&self) -> Place {
        Place::file(file_name(self.register.name))
    }

    /// The footer's own numbers, which decoding would otherwise trust.
    fn check_metadata(&self) -> Result<(), Diagnostic> {
        let metadata = self.metadata.metadata();
        let rows = |rows: i64| u64::try_from(rows).ok();
        let groups = metadata.row_groups().iter();
        let sum =
            groups.map(|group| rows(group.num_rows())).try_fold(0_u64, |sum, rows| sum.checked_add(rows?));
        if sum != Some(self.rows) || rows(metadata.file_metadata().num_rows()) != Some(self.rows) {
            return Err(Diagnostic::error("snapshot-rows", self.place()).with("expected", self.rows));
        }
        let inside = metadata.row_groups().iter().all(|group| {
            (0..self.register.columns.len()).all(|column| chunk_range(group, column, self.length).is_some())
        });
        if inside { Ok(()) } else { Err(self.damaged(&"column chunk lies outside the file")) }
    }

    fn damaged(&self, reason: &dyn std::fmt::Display) -> Diagnostic {
        Diagnostic::error("snapshot-damaged", self.place()).with("reason", reason)
    }

    fn read_row_group(&self, index: usize, columns: &[&str]) -> Result<Batches, Diagnostic> {
        let metadata = self.metadata.metadata();
        let group = metadata
            .row_groups()
            .get(index)
            .ok_or_else(|| Diagnostic::error("snapshot-row-group", self.place()).with("index", index))?;
        let mut in_file = Vec::new();
        for name in columns {
            let at =
                self.register.columns.iter().position(|column| column.name == *name).ok_or_else(|| {
                    Diagnostic::error("snapshot-column-unknown", self.place()).with("column", name)
                })?;
            in_file.push(at);
        }
        let wanted = in_file.clone();
        in_file.sort_unstable();
        in_file.dedup();
        let order = wanted.iter().filter_map(|at| in_file.binary_search(at).ok()).collect();
        let reader = self.reader(index, group, &in_file).map_err(|error| self.damaged(&error))?;
        Ok(Batches {
            file: file_name(self.register.name),
            columns: in_file.iter().map(|at| &self.register.columns[*at]).collect(),
            order,
            reader: Some(reader),
        })
    }

    fn reader(
        &self,
        index: usize,
        group: &parquet::file::metadata::RowGroupMetaData,
        columns: &[usize],
    ) -> parquet::errors::Result<ParquetRecordBatchReader> {
        let chunks = Chunks::read(&self.file, self.length, group, columns)?;
        let schema = self.metadata.metadata().file_metadata().schema_descr();
        ParquetRecordBatchReaderBuilder::new_with_metadata(chunks, self.metadata.clone())
            .with_projection(ProjectionMask::leaves(schema, columns.iter().copied()))
            .with_row_groups(vec![index])
            .with_batch_size(BATCH_ROWS)
            .build()
    }
}

/// A link could lead out of the folder, so only a regular file is opened.
fn open_regular(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
    }
}

fn hash_file(mut file: &File) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(hexadecimal(&hash.finalize()));
        }
        hash.update(&buffer[..count]);
    }
}

fn read_metadata(file: &File, register: &'static Register) -> Result<ArrowReaderMetadata, Diagnostic> {
    let place = || Place::file(file_name(register.name));
    let damaged =
        |error: &dyn std::fmt::Display| Diagnostic::error("snapshot-damaged", place()).with("reason", error);
    let plain = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let metadata = ArrowReaderMetadata::load(file, plain).map_err(|error| damaged(&error))?;
    let expected = parquet_schema(register).map_err(|error| damaged(&error))?;
    let found = metadata.parquet_schema();
    if let Some(column) = first_difference(&expected, found, register.columns) {
        return Err(Diagnostic::error("snapshot-schema", place()).with("column", column));
    }
    let typed = ArrowReaderOptions::new().with_schema(arrow_schema(register));
    ArrowReaderMetadata::try_new(metadata.metadata().clone(), typed).map_err(|error| damaged(&error))
}

/// The first column that is missing, extra, or of another type.
fn first_difference(
    expected: &parquet::schema::types::SchemaDescriptor,
    found: &parquet::schema::types::SchemaDescriptor,
    columns: &[Column],
) -> Option<String> {
    for (at, column) in columns.iter().enumerate() {
        let same =
            at < found.num_columns() && expected.column(at).self_type() == found.column(at).self_type();
        if !same {
            return Some(column.name.to_owned());
        }
    }
    let count = found.root_schema().get_fields().len();
    (count != columns.len())
        .then(|| found.column(columns.len().min(found.num_columns() - 1)).name().escape_default().to_string())
}

/// Batches of a row group, decoded one at a time.
pub struct Batches {
    file: String,
    columns: Vec<&'static Column>,
    order: Vec<usize>,
    reader: Option<ParquetRecordBatchReader>,
}

impl Batches {
    fn check(&self, batch: &RecordBatch) -> Result<RecordBatch, Diagnostic> {
        for (column, array) in self.columns.iter().zip(batch.columns()) {
            if let Some(fault) = check::fault(&self.file, column, array) {
                return Err(fault);
            }
        }
        batch.project(&self.order).map_err(|error| self.damaged(&error))
    }

    fn damaged(&self, reason: &dyn std::fmt::Display) -> Diagnostic {
        Diagnostic::error("snapshot-damaged", Place::file(self.file.clone())).with("reason", reason)
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, Problems>;

    /// The next batch. After an error there is none.
    fn next(&mut self) -> Option<Self::Item> {
        let reader = self.reader.as_mut()?;
        // The decoder panics over some pages whose numbers cannot be; it is not used again afterwards.
        let batch = match catch_unwind(AssertUnwindSafe(|| reader.next())) {
            Ok(batch) => batch?.map_err(|error| self.damaged(&error)),
            Err(_) => Err(self.damaged(&"a page cannot be decoded")),
        };
        let checked = batch.and_then(|batch| self.check(&batch));
        if checked.is_err() {
            self.reader = None;
        }
        Some(checked.map_err(Problems::from))
    }
}
