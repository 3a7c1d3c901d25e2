//! Invented users for simulated registers, so that what asks for rights can be tried at once.

use chrono::NaiveDate;
use enslinje_domain::access::{Condition, Grant, Role, UserId};
use enslinje_domain::casework::Matter;
use enslinje_domain::organisation::UnitKind;
use enslinje_domain::{Organisation, UnitId};
use enslinje_store::{Act, Result, Store, StoreError, User, WatchFilter, Writing};
use std::collections::BTreeSet;

/// Accounts that see or run the whole, with names that nobody bears.
const WHOLE: &[(&str, &str, Role)] = &[
    ("demo-admin", "Påhittad Administratör", Role::Administrator),
    ("demo-controller", "Påhittad Controller", Role::Controller),
    ("demo-dataskydd", "Påhittat Dataskyddsombud", Role::DataProtection),
    ("demo-revisor", "Påhittad Revisor", Role::Auditor),
    ("demo-sas", "Påhittad SAS", Role::LexSarahCoordinator),
];

/// In how many units there is a caseworker.
const CASEWORKERS: usize = 2;

/// Matters that a caseworker has: those with the nearest limits.
const MATTERS: usize = 10;

/// What [`accounts`] made, to tell whoever wants to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    /// Manages the department with the most limits that run.
    pub manager: UserId,
    /// Works there, when limits run at all.
    pub caseworker: Option<UserId>,
    /// Gives roles.
    pub administrator: UserId,
    /// The last day of which the rows tell: later, everything looks overdue.
    pub today: NaiveDate,
}

/// A department with the limits that run in it from the day on, each matter once, the nearest first.
struct Department {
    unit: UnitId,
    matters: Vec<(&'static str, i64)>,
}

/// Makes an account for each of the most useful roles: the whole committee's, a manager for each department,
/// and caseworkers with cases of their own in those where most limits run.
///
/// # Errors
/// A fault of the database; nothing is written.
pub async fn accounts(
    store: &Store,
    act: &Act,
    organisation: &Organisation,
    today: NaiveDate,
) -> Result<Accounts> {
    let mut departments = departments(store, organisation, today).await?;
    let root = organisation.root();
    let mut writing = store.write(act).await?;
    for (account, name, role) in WHOLE {
        add(&mut writing, account, name, (*role, &root.id), root.valid_from).await?;
    }
    for Department { unit, .. } in &departments {
        let (account, name) = (format!("demo-chef-{unit}"), format!("Påhittad Chef-{unit}"));
        add(&mut writing, &account, &name, (Role::UnitManager, unit), root.valid_from).await?;
    }
    departments.sort_by_key(|department| std::cmp::Reverse(department.matters.len()));
    for department in departments.iter().take(CASEWORKERS).filter(|one| !one.matters.is_empty()) {
        add_caseworker(&mut writing, department, root.valid_from).await?;
    }
    writing.commit().await?;
    let busiest = departments.first();
    let unit = busiest.map_or(&root.id, |department| &department.unit);
    Ok(Accounts {
        manager: id(&format!("demo-chef-{unit}"))?,
        caseworker: busiest.filter(|one| !one.matters.is_empty()).map(caseworker).transpose()?,
        administrator: id("demo-admin")?,
        today,
    })
}

async fn departments(
    store: &Store,
    organisation: &Organisation,
    today: NaiveDate,
) -> Result<Vec<Department>> {
    let mut units: Vec<&UnitId> = organisation
        .units()
        .iter()
        .filter(|unit| unit.kind == UnitKind::Department && unit.is_valid_on(today))
        .map(|unit| &unit.id)
        .collect();
    if units.is_empty() {
        units.push(&organisation.root().id);
    }
    let mut departments = Vec::with_capacity(units.len());
    for unit in units {
        let only = [unit.clone()];
        let filter = WatchFilter { may: &Condition::All, units: Some(&only), caseworker: None, until: None };
        let rows = store.watch(&filter, today, u32::MAX).await?.rows;
        let mut known = BTreeSet::new();
        let coming = rows.iter().filter(|row| today <= row.due && row.paused_since.is_none());
        let matters = coming.map(|row| (row.register, row.row)).filter(|matter| known.insert(*matter));
        departments.push(Department { unit: unit.clone(), matters: matters.collect() });
    }
    Ok(departments)
}

fn caseworker(department: &Department) -> Result<UserId> {
    id(&format!("demo-handlaggare-{}", department.unit))
}

async fn add_caseworker(writing: &mut Writing, department: &Department, from: NaiveDate) -> Result<()> {
    let Department { unit, matters } = department;
    let user = caseworker(department)?;
    let name = format!("Påhittad Handläggare-{unit}");
    add(writing, user.as_str(), &name, (Role::Caseworker, unit), from).await?;
    for (register, row) in matters.iter().take(MATTERS) {
        let Some(matter) = Matter::of_register(register) else { continue };
        let Some(key) = writing.matter_key(matter, *row).await? else { continue };
        writing.assign(&key, &user, from).await?;
    }
    Ok(())
}

async fn add(
    writing: &mut Writing,
    account: &str,
    name: &str,
    (role, unit): (Role, &UnitId),
    from: NaiveDate,
) -> Result<()> {
    let user = id(account)?;
    writing.add_user(&User { id: user.clone(), name: name.to_owned(), person: None, closed: None }).await?;
    writing.add_grant(&Grant { user, role, unit: unit.clone(), from, to: None }).await
}

/// The names of units are codes, so that every name made from them is one as well.
fn id(account: &str) -> Result<UserId> {
    UserId::new(account).ok_or_else(|| StoreError::Database(format!("user_account: {account}")))
}
