//! Registers of other systems: bytes to typed rows, with every refused row and its reason.
//!
//! A [`Mapping`] tells which columns of a source become which columns of a register. A [`Reader`] gives the
//! rows of a CSV file, a workbook or a folder of extract pages one at a time. Nothing here knows a database,
//! the network or the current time, and nothing is guessed: an unknown code is a refused row.

mod code_page;
mod csv_file;
mod extract;
mod kind;
mod mapping;
mod mask;
mod plan;
mod reader;
mod record;
mod row;
mod scan;
mod value;
mod workbook;

pub use extract::Extract;
pub use mapping::Mapping;
pub use mask::masked;
pub use reader::Reader;
pub use row::{Extent, ImportedRow, PersonRef, Refused};
