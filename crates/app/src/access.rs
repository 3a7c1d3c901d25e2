//! Who acts, what that user may do on the day, and giving and taking back the right to it.
//!
//! Whether somebody may give a right is asked in the transaction that gives it.

mod give;
mod refusal;
mod show;

pub use give::{add_user, assign, close_user, first, grant, list, open, revoke, unassign};
pub use refusal::{AccessError, AccessRefusal};
pub(crate) use show::shown_one;
pub use show::{Shown, look, shown};

use crate::time::local;
use chrono::NaiveDate;
use enslinje_domain::Organisation;
use enslinje_domain::access::{CaseAccess, Grounds, Scope, UserId};
use enslinje_store::{Act, Held, Store, Writing};
use std::collections::BTreeSet;

/// A user at work on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub user: UserId,
    /// The day.
    pub day: NaiveDate,
    /// What the user may do that day.
    pub scope: Scope,
}

/// What the user may do on the day. Somebody without an account, or whose account is closed, may do
/// nothing, and is not told apart from a user without grants.
///
/// # Errors
/// [`AccessRefusal::NoUsers`] in a database without accounts; a fault of the database.
pub async fn session(
    store: &Store,
    user: &UserId,
    day: NaiveDate,
    organisation: &Organisation,
) -> Result<Session, AccessError> {
    let held = store.held(user).await?;
    if held.is_none() && store.users().await?.is_empty() {
        return Err(AccessRefusal::NoUsers.into());
    }
    Ok(Session { user: user.clone(), day, scope: scope(user, held.as_ref(), day, organisation) })
}

/// The session of whoever acts in a transaction, on the day of the act, as the transaction sees it.
///
/// # Errors
/// [`AccessRefusal::NotPermitted`] for a name that no account can have; as [`session`].
pub async fn session_of(
    writing: &mut Writing,
    act: &Act,
    organisation: &Organisation,
) -> Result<Session, AccessError> {
    let user = UserId::new(&act.actor).ok_or(AccessRefusal::NotPermitted)?;
    let day = local(act.at).date();
    let held = writing.held(&user).await?;
    if held.is_none() && writing.users().await?.is_empty() {
        return Err(AccessRefusal::NoUsers.into());
    }
    let scope = scope(&user, held.as_ref(), day, organisation);
    Ok(Session { user, day, scope })
}

/// The scope that follows from what the user was given.
pub(crate) fn scope(
    user: &UserId,
    held: Option<&Held>,
    day: NaiveDate,
    organisation: &Organisation,
) -> Scope {
    let none = BTreeSet::new();
    let nothing =
        Grounds { user, day, organisation, grants: &[], cases: &[], opened: &[], disqualified: &none };
    let held = held.filter(|held| held.user.closed.is_none_or(|closed| day < closed));
    let cases: Vec<CaseAccess> =
        held.iter().flat_map(|held| held.cases.iter().chain(&held.assigned)).cloned().collect();
    Scope::new(&held.map_or(nothing, |held| Grounds {
        grants: &held.grants,
        cases: &cases,
        opened: &held.opened,
        disqualified: &held.disqualified,
        ..nothing
    }))
}
