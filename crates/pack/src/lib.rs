//! A municipality as data: reads a pack folder, checks it as a whole and tells every fault with file, line and caret.
//!
//! Indicator definitions, tables, charts and report texts of a pack are read by the crates that use them,
//! with the tools in [`read`].

pub mod abbreviations;
pub mod clocks;
pub mod economy;
pub mod folder;
pub mod layout;
pub mod lists;
pub mod load;
pub mod organisation;
pub mod read;
pub mod series;
pub mod settings;
pub mod steering;
pub mod targets;

pub use economy::{Economy, LedgerRow};
pub use folder::PackFolder;
pub use lists::{CellKind, List, ListCell, ListColumn, ListRow};
pub use load::Pack;
pub use read::{CsvRow, Entry, TableReader, TomlFile, csv_rows, toml_doc};
pub use series::SeriesEntry;
pub use settings::{Activity, AgeGroups, Settings, SimulationSettings};
pub use steering::Steering;
pub use targets::{Scale, Target};
