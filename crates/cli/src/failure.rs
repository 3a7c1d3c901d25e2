//! How a command can end other than well, and the exit code of each.

use enslinje_domain::Problems;
use enslinje_store::without_password;
use std::path::PathBuf;
use std::process::ExitCode;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The answer is no: exit code 1. What was asked has been told already.
    No,
    /// The user's data or arguments are refused: exit code 2.
    Refused(Problems),
    /// The figures of a report speak against each other: exit code 2.
    Contradicted {
        /// What was found, in words.
        told: String,
        /// How many errors.
        errors: usize,
    },
    /// A file could not be written: exit code 2.
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        fault: std::io::Error,
    },
    /// A part of the program failed: exit code 2.
    Fault(String),
}

impl Failure {
    /// The same with the address of the database where only that it is the database was known.
    pub fn in_database(self, address: Option<&str>) -> Self {
        let (Self::Refused(problems), Some(address)) = (&self, address) else { return self };
        let mut told = Problems::new();
        for diagnostic in problems.as_slice() {
            let mut diagnostic = diagnostic.clone();
            if diagnostic.place.file == "database" {
                diagnostic.place.file = without_password(address);
            }
            told.push(diagnostic);
        }
        Self::Refused(told)
    }

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        match self {
            Self::No => ExitCode::from(1),
            Self::Refused(_) | Self::Contradicted { .. } | Self::Write { .. } | Self::Fault(_) => {
                ExitCode::from(2)
            }
        }
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}
