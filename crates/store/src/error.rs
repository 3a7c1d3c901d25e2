//! What can go wrong in a database, each with its message.

use enslinje_domain::{Diagnostic, Place, Problems};
use std::fmt;

/// Why the store did not do what was asked. Nothing is half done: the transaction was rolled back.
#[derive(Debug)]
pub enum StoreError {
    /// The address of the database cannot be read, or nothing answers there.
    Connect {
        /// The address without its password.
        place: String,
        /// Why.
        reason: String,
    },
    /// There is no such file.
    NoFile(String),
    /// The file can neither be opened nor made: its folder is not there, it is a folder, or the right is missing.
    CannotOpen(String),
    /// It is not the address of a database.
    NotAnAddress(String),
    /// The database has tables, and none of them is Enslinje's.
    NotOurs,
    /// The file is there and is no SQLite database, or a damaged one.
    NotADatabase(String),
    /// The database, or the folder that it lies in, may only be read.
    ReadOnly,
    /// The database has not been migrated to this program's version.
    NotMigrated {
        /// Its version; 0 when it has none.
        found: i64,
        /// The version that this program needs.
        needed: i64,
    },
    /// The database was migrated by a later or altered program.
    Foreign(String),
    /// Another program is writing and did not finish in time.
    Busy,
    /// The disk is full.
    Full,
    /// The rows are refused.
    Refused(Problems),
    /// Anything else that the database refused.
    Database(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let sqlx::Error::Database(database) = &error else {
            return Self::Database(error.to_string());
        };
        // PostgreSQL's codes have five letters: disk full, and a transaction that may only read.
        match database.code().as_deref() {
            Some("53100") => Self::Full,
            Some("25006") => Self::ReadOnly,
            _ => match sqlite_code(&error) {
                Some(5 | 6) => Self::Busy,
                Some(8) => Self::ReadOnly,
                Some(13) => Self::Full,
                Some(11 | 26) => Self::NotADatabase("database".to_owned()),
                _ => Self::Database(database.message().to_owned()),
            },
        }
    }
}

/// SQLite's primary result code, the lowest byte of its code of at most four digits: 5 busy, 6 locked,
/// 8 read only, 11 damaged, 13 full, 14 cannot be opened, 26 no database.
pub(crate) fn sqlite_code(error: &sqlx::Error) -> Option<i32> {
    let sqlx::Error::Database(database) = error else { return None };
    let code = database.code()?;
    code.parse::<i32>().ok().filter(|_| code.len() <= 4).map(|code| code & 0xff)
}

impl From<Problems> for StoreError {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}

impl From<StoreError> for Problems {
    fn from(error: StoreError) -> Self {
        let place = || Place::file("database");
        match error {
            StoreError::Refused(problems) => return problems,
            StoreError::Connect { place, reason } => {
                Diagnostic::error("store-connect", Place::file(place)).with("reason", reason)
            }
            StoreError::NoFile(place) => Diagnostic::error("store-no-file", Place::file(place)),
            StoreError::CannotOpen(place) => Diagnostic::error("store-cannot-open", Place::file(place)),
            StoreError::NotAnAddress(place) => Diagnostic::error("store-not-an-address", Place::file(place)),
            StoreError::NotOurs => Diagnostic::error("store-not-ours", place()),
            StoreError::NotADatabase(place) => Diagnostic::error("store-not-a-database", Place::file(place)),
            StoreError::ReadOnly => Diagnostic::error("store-read-only", place()),
            StoreError::NotMigrated { found, needed } => {
                Diagnostic::error("store-not-migrated", place()).with("found", found).with("needed", needed)
            }
            StoreError::Foreign(reason) => Diagnostic::error("store-foreign", place()).with("reason", reason),
            StoreError::Busy => Diagnostic::error("store-busy", place()),
            StoreError::Full => Diagnostic::error("store-full", place()),
            StoreError::Database(reason) => {
                Diagnostic::error("store-database", place()).with("reason", reason)
            }
        }
        .into()
    }
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;
