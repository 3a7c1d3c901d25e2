//! Snapshots: what the registers held on a day, as one Parquet file per register and a manifest.
//!
//! A snapshot never changes. Its hash, the SHA-256 of the manifest's bytes, follows every figure that is
//! computed from it. The format is told in `docs/snapshot.md`. What the columns mean is told in
//! [`crate::register`]; nothing here knows any single register.

mod check;
mod chunks;
mod manifest;
mod read;
mod rows;
mod schema;
mod write;

pub use read::{Batches, Snapshot};
pub use rows::{RegisterRows, Value};
pub use schema::arrow_schema;
pub use write::write_snapshot;

use std::fmt;

/// Version of the file layout and of the register columns that this program reads and writes.
pub const SCHEMA_VERSION: u32 = 2;

/// Name of the manifest in a snapshot's folder.
pub const MANIFEST: &str = "manifest.json";

/// Rows in a row group: small enough that two threads share the smallest busy register evenly, large
/// enough that dictionaries and compression pay.
pub const ROW_GROUP_ROWS: usize = 131_072;

/// Rows in a batch handed to the engine: a handful of columns stays in the processor's cache.
pub const BATCH_ROWS: usize = 16_384;

/// SHA-256 of a snapshot's manifest, in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SnapshotHash(String);

impl SnapshotHash {
    /// The hash as 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SnapshotHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Name of the file that holds a register.
fn file_name(register: &str) -> String {
    format!("{register}.parquet")
}

#[cfg(test)]
mod tests;
