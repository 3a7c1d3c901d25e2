//! Giving and taking back rights, each in one transaction with the question whether the giver may.

use super::{AccessError, AccessRefusal, Session, session_of};
use chrono::NaiveDate;
use enslinje_domain::access::{
    Act as Right, BreakGlass, BreakGlassRefusal, CASEWORK, CaseAccess, Grant, PersonId, Role, Subject, UserId,
};
use enslinje_domain::register::{REGISTERS, Register};
use enslinje_domain::{Organisation, UnitId};
use enslinje_store::{Act, Held, Store, User, Writing};

type Done = Result<(), AccessError>;

/// Makes the first account, an administrator of the whole, in a database without users.
///
/// # Errors
/// [`AccessRefusal::NotFirst`] when there is an account; a fault of the database.
pub async fn first(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    user: User,
    from: NaiveDate,
) -> Done {
    named(&user)?;
    let mut writing = store.write(act).await?;
    if !writing.users().await?.is_empty() {
        return Err(AccessRefusal::NotFirst.into());
    }
    let unit = organisation.root().id.clone();
    let grant = Grant { user: user.id.clone(), role: Role::Administrator, unit, from, to: None };
    grant.check(organisation)?;
    writing.add_user(&user).await?;
    writing.add_grant(&grant).await?;
    writing.commit().await?;
    Ok(())
}

/// Makes an account.
///
/// # Errors
/// The giver may not, there is one of that name, or a fault of the database.
pub async fn add_user(store: &Store, act: &Act, organisation: &Organisation, user: User) -> Done {
    named(&user)?;
    let mut writing = store.write(act).await?;
    manager(&mut writing, act, organisation).await?;
    if writing.held(&user.id).await?.is_some() {
        return Err(AccessRefusal::UserExists(user.id).into());
    }
    writing.add_user(&user).await?;
    writing.commit().await?;
    Ok(())
}

/// Closes an account from a day on.
///
/// # Errors
/// The giver may not, there is no open account of that name, or a fault of the database.
pub async fn close_user(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    user: &UserId,
    from: NaiveDate,
) -> Done {
    let mut writing = store.write(act).await?;
    manager(&mut writing, act, organisation).await?;
    if !writing.close_user(user, from).await? {
        return Err(AccessRefusal::NoSuchUser(user.clone()).into());
    }
    writing.commit().await?;
    Ok(())
}

/// Gives a role.
///
/// # Errors
/// The giver may not, the user or unit is not there, the role cannot be given so, or a fault of the database.
pub async fn grant(store: &Store, act: &Act, organisation: &Organisation, grant: &Grant) -> Done {
    let mut writing = store.write(act).await?;
    manager(&mut writing, act, organisation).await?;
    grant.check(organisation)?;
    let same = |held: &Grant| (held.role, &held.unit, held.from) == (grant.role, &grant.unit, grant.from);
    if open_account(&mut writing, &grant.user).await?.grants.iter().any(same) {
        return Err(AccessRefusal::AlreadyGiven.into());
    }
    writing.add_grant(grant).await?;
    writing.commit().await?;
    Ok(())
}

/// Takes back a role after its last day.
///
/// # Errors
/// The giver may not, the user has no such role, or a fault of the database.
pub async fn revoke(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    (user, role, unit): (&UserId, Role, &UnitId),
    last: NaiveDate,
) -> Done {
    let mut writing = store.write(act).await?;
    manager(&mut writing, act, organisation).await?;
    if writing.end_grants(user, role, unit, last).await? == 0 {
        return Err(AccessRefusal::NothingToEnd.into());
    }
    writing.commit().await?;
    Ok(())
}

/// Gives a case to a user by name, and opens a protected identity for that user when it says so.
///
/// # Errors
/// The giver may not, the user is not there, or a fault of the database.
pub async fn assign(store: &Store, act: &Act, organisation: &Organisation, case: &CaseAccess) -> Done {
    let mut writing = store.write(act).await?;
    let session = session_of(&mut writing, act, organisation).await?;
    may_assign(&mut writing, &session, case.person).await?;
    let held = open_account(&mut writing, &case.user).await?;
    if held.cases.iter().any(|known| (known.person, known.from) == (case.person, case.from)) {
        return Err(AccessRefusal::AlreadyGiven.into());
    }
    writing.add_case_access(case).await?;
    writing.commit().await?;
    Ok(())
}

/// Takes back a case after its last day.
///
/// # Errors
/// The giver may not, the user has no such case, or a fault of the database.
pub async fn unassign(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    (user, person): (&UserId, PersonId),
    last: NaiveDate,
) -> Done {
    let mut writing = store.write(act).await?;
    let session = session_of(&mut writing, act, organisation).await?;
    may_assign(&mut writing, &session, person).await?;
    if writing.end_case_access(user, person, last).await? == 0 {
        return Err(AccessRefusal::NothingToEnd.into());
    }
    writing.commit().await?;
    Ok(())
}

/// Opens a person in an emergency for whoever acts, from the day of the act until a last day.
///
/// # Errors
/// The user may not, or there is no such person: the two are not told apart. The reason says too little,
/// the days are too many, or a fault of the database.
pub async fn open(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    (person, last): (PersonId, NaiveDate),
    reason: &str,
) -> Result<BreakGlass, AccessError> {
    let mut writing = store.write(act).await?;
    let session = session_of(&mut writing, act, organisation).await?;
    let refused = |refusal: BreakGlassRefusal| AccessError::from(AccessRefusal::BreakGlass(refusal));
    let opened = BreakGlass::new(session.user.clone(), person, session.day, last, reason).map_err(refused)?;
    let protection = writing.protection(person).await?;
    let permitted = protection.is_some_and(|protection| {
        let register = "investigation";
        let subject = Subject { register, unit: None, person: Some(person), protection };
        session.scope.permits(Right::BreakGlass, &subject)
    });
    if !permitted {
        return Err(AccessRefusal::NotPermitted.into());
    }
    let known = open_account(&mut writing, &session.user).await?.opened;
    if known.iter().any(|known| (known.person(), known.from()) == (person, session.day)) {
        return Err(AccessRefusal::AlreadyGiven.into());
    }
    writing.add_break_glass(&opened).await?;
    writing.commit().await?;
    Ok(opened)
}

/// Every account with all that it was given, for those who manage it.
///
/// # Errors
/// The user may not see it; a fault of the database.
pub async fn list(store: &Store, act: &Act, organisation: &Organisation) -> Result<Vec<Held>, AccessError> {
    let mut writing = store.write(act).await?;
    manager(&mut writing, act, organisation).await?;
    let mut all = Vec::new();
    for user in writing.users().await? {
        all.extend(writing.held(&user.id).await?);
    }
    Ok(all)
}

/// The log review compares names: an account without one would be compared with nobody.
fn named(user: &User) -> Done {
    if user.name.trim().is_empty() { Err(AccessRefusal::NoName.into()) } else { Ok(()) }
}

/// Whoever acts may manage grants, or it is refused.
async fn manager(writing: &mut Writing, act: &Act, organisation: &Organisation) -> Done {
    let session = session_of(writing, act, organisation).await?;
    let root = &organisation.root().id;
    let nothing = enslinje_domain::access::Protection::None;
    let whole = Subject { register: "", unit: Some(root), person: None, protection: nothing };
    if session.scope.permits(Right::ManageGrants, &whole) {
        return Ok(());
    }
    Err(AccessRefusal::NotPermitted.into())
}

/// The giver answers for a unit that has a row about the person, or it is refused.
async fn may_assign(writing: &mut Writing, session: &Session, person: PersonId) -> Done {
    let registers: Vec<&'static Register> =
        REGISTERS.iter().filter(|register| CASEWORK.contains(&register.name)).collect();
    if writing.is_in_scope(&registers, session.scope.condition(Right::AssignCase), person).await? {
        return Ok(());
    }
    Err(AccessRefusal::NotPermitted.into())
}

async fn open_account(writing: &mut Writing, user: &UserId) -> Result<Held, AccessError> {
    let held = writing.held(user).await?.filter(|held| held.user.closed.is_none());
    held.ok_or_else(|| AccessRefusal::NoSuchUser(user.clone()).into())
}
