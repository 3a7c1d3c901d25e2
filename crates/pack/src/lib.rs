//! A municipality as data: reads a pack folder, checks it as a whole and tells every fault with file, line and caret.
//!
//! Indicator definitions, tables, charts and report texts of a pack are read by the crates that use them,
//! with the tools in [`read`].

pub mod folder;
pub mod read;

pub use folder::PackFolder;
pub use read::{CsvRow, Entry, TableReader, TomlFile, csv_rows, toml_doc};
