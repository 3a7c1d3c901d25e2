//! Why a right is not given or used.

use enslinje_domain::access::{BreakGlassRefusal, GrantRefusal, SHORTEST_REASON, UserId};
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_store::StoreError;

/// Why access is refused. Nothing here tells whether a person or a row exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccessRefusal {
    /// The user may not do this, or there is nothing to do it with.
    NotPermitted,
    /// The database has no accounts, so that nobody may do anything.
    NoUsers,
    /// There are users already: the first one is made only once.
    NotFirst,
    /// There is no such account, or it is closed.
    NoSuchUser(UserId),
    /// There is an account of that name.
    UserExists(UserId),
    /// The user has no name.
    NoName,
    /// The account has no such role or case that could be taken back.
    NothingToEnd,
    /// The same was given from the same day.
    AlreadyGiven,
    /// The reason says too little.
    ReasonTooShort,
    /// The role cannot be given so.
    Grant(GrantRefusal),
    /// The person cannot be opened so.
    BreakGlass(BreakGlassRefusal),
}

/// Why a use case of access did not do what was asked. Nothing was written but what the log says.
#[derive(Debug)]
pub enum AccessError {
    /// It is refused.
    Refused(AccessRefusal),
    /// The database did not do it.
    Store(StoreError),
}

impl From<AccessRefusal> for AccessError {
    fn from(refusal: AccessRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for AccessError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<GrantRefusal> for AccessError {
    fn from(refusal: GrantRefusal) -> Self {
        Self::Refused(AccessRefusal::Grant(refusal))
    }
}

impl From<AccessError> for Problems {
    fn from(error: AccessError) -> Self {
        let refusal = match error {
            AccessError::Store(error) => return error.into(),
            AccessError::Refused(refusal) => refusal,
        };
        let place = || Place::file("database");
        match refusal {
            AccessRefusal::NotPermitted => Diagnostic::error("access-not-permitted", place()),
            AccessRefusal::NoUsers => Diagnostic::error("access-no-users", place()),
            AccessRefusal::NotFirst => Diagnostic::error("access-not-first", place()),
            AccessRefusal::NoSuchUser(user) => {
                Diagnostic::error("access-no-such-user", place()).with("user", user)
            }
            AccessRefusal::UserExists(user) => {
                Diagnostic::error("access-user-exists", place()).with("user", user)
            }
            AccessRefusal::NoName => Diagnostic::error("access-no-name", Place::file("--name")),
            AccessRefusal::NothingToEnd => Diagnostic::error("access-nothing-to-end", place()),
            AccessRefusal::AlreadyGiven => Diagnostic::error("access-already-given", place()),
            AccessRefusal::ReasonTooShort => {
                Diagnostic::error("access-reason-too-short", place()).with("least", SHORTEST_REASON)
            }
            AccessRefusal::Grant(refusal) => told(refusal.code(), refusal.args()),
            AccessRefusal::BreakGlass(refusal) => told(refusal.code(), refusal.args()),
        }
        .into()
    }
}

fn told(code: &'static str, args: Vec<(&'static str, String)>) -> Diagnostic {
    let told = Diagnostic::error(code, Place::file("database"));
    args.into_iter().fold(told, |told, (name, value)| told.with(name, value))
}
