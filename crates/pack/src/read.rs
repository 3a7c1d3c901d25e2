//! Tools that read TOML and CSV with an exact place for every fault.

mod csv_row;
mod csv_split;
mod table;
mod value;

pub use csv_row::{CsvRow, csv_rows};
pub use table::{Entry, TableReader, TomlFile, toml_doc};
pub(crate) use value::number;
