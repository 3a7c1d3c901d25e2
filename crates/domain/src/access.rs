//! Who may do what: roles, grants of them, and the one tree of conditions in which a user's rights end up.
//!
//! `docs/access.md` shows the rights of every role; its table is made from [`ROLES`]. The same tree is
//! read as SQL by crate `store`. Storing grants and showing refusals are not here.

mod break_glass;
mod condition;
mod grant;
mod roles;
mod scope;

pub use break_glass::{BreakGlass, BreakGlassRefusal, LONGEST_BREAK_GLASS_DAYS, Reason, SHORTEST_REASON};
pub use condition::{Condition, Protection, Subject};
pub use grant::{CaseAccess, Grant, GrantRefusal};
pub use roles::{Act, CASEWORK, ROLES, Reach, Registers, Right, Role, RoleRights};
pub use scope::{Grounds, Scope, Sight};

use std::fmt;

/// Who uses the system: the account name, opaque here. Visible ASCII, not empty, at most 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId(String);

impl UserId {
    /// The id, or `None` when the text is not one.
    pub fn new(text: &str) -> Option<Self> {
        crate::register::is_code(text).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The person a row is about: the opaque key of the register's column `person`, never an identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub i64);

#[cfg(test)]
mod tests;
