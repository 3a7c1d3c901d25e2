//! Users and what they were given: roles, cases by name, emergency openings. Whether somebody may give it
//! is decided in crate `app`; each change has its event in the same transaction.

use crate::audit::Action;
use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::writing::{Subject, Writing};
use crate::{Store, assignment};
use chrono::NaiveDate;
use enslinje_domain::UnitId;
use enslinje_domain::access::{BreakGlass, CaseAccess, Grant, PersonId, Protection, Role, UserId};
use std::collections::BTreeSet;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its name, never given to somebody else.
    pub id: UserId,
    /// The user's own name.
    pub name: String,
    /// The user among the persons, when there is a case about the user.
    pub person: Option<PersonId>,
    /// The first day without any rights; `None` while the account is open.
    pub closed: Option<NaiveDate>,
}

/// All that a user was given, whenever it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The account.
    pub user: User,
    /// Roles.
    pub grants: Vec<Grant>,
    /// Cases by name.
    pub cases: Vec<CaseAccess>,
    /// Cases in which a matter is or was assigned to the user.
    pub assigned: Vec<CaseAccess>,
    /// Emergency openings.
    pub opened: Vec<BreakGlass>,
    /// The user's own person and those who are or were of the same household.
    pub disqualified: BTreeSet<PersonId>,
}

impl Store {
    /// Every account, in the order of the names.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn users(&self) -> Result<Vec<User>> {
        users(&mut self.db.read().await?).await
    }

    /// All that the user was given; `None` for somebody without an account.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn held(&self, user: &UserId) -> Result<Option<Held>> {
        held(&mut self.db.read().await?, user).await
    }
}

impl Writing {
    /// Every account, as this transaction sees them.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn users(&mut self) -> Result<Vec<User>> {
        users(&mut self.tx).await
    }

    /// All that the user was given, as this transaction sees it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn held(&mut self, user: &UserId) -> Result<Option<Held>> {
        held(&mut self.tx, user).await
    }

    /// Makes an account.
    ///
    /// # Errors
    /// An account of that name, a person that is not there, or a fault of the database.
    pub async fn add_user(&mut self, user: &User) -> Result<()> {
        let sql = r#"INSERT INTO user_account ("id", "name", "person", "closed") VALUES (?, ?, ?, ?)"#;
        let person = user.person.map(|person| person.0);
        let params = [user.id.as_str().into(), (&user.name).into(), person.into(), user.closed.into()];
        self.tx.execute(sql, &params).await?;
        self.note_access(None, &format!("user {} added", user.id)).await
    }

    /// Closes an account from a day on; whether there was an open one. What the user was given remains
    /// and counts for nothing.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn close_user(&mut self, user: &UserId, from: NaiveDate) -> Result<bool> {
        let sql = r#"UPDATE user_account SET "closed" = ? WHERE "id" = ? AND "closed" IS NULL"#;
        let closed = self.tx.execute(sql, &[from.into(), user.as_str().into()]).await? > 0;
        if closed {
            self.note_access(None, &format!("user {user} closed from {from}")).await?;
        }
        Ok(closed)
    }

    /// Gives a role.
    ///
    /// # Errors
    /// No such user, the same role for the same unit from the same day, or a fault of the database.
    pub async fn add_grant(&mut self, grant: &Grant) -> Result<()> {
        let sql = r#"INSERT INTO access_grant ("user", "role", "unit", "from", "to") VALUES (?, ?, ?, ?, ?)"#;
        let params = [
            Param::from(grant.user.as_str()),
            grant.role.name().into(),
            grant.unit.as_str().into(),
            grant.from.into(),
            grant.to.into(),
        ];
        self.tx.execute(sql, &params).await?;
        let Grant { user, unit, from, to, .. } = grant;
        let role = grant.role.name();
        self.note_access(None, &format!("{role} for {unit} given to {user} {from}--{}", day(*to))).await
    }

    /// Takes back the role for the unit after its last day; how many grants ended. One that had not begun
    /// by then is removed.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end_grants(
        &mut self,
        user: &UserId,
        role: Role,
        unit: &UnitId,
        last: NaiveDate,
    ) -> Result<u64> {
        let which = r#""user" = ? AND "role" = ? AND "unit" = ?"#;
        let key = [Param::from(user.as_str()), role.name().into(), unit.as_str().into()];
        let sql = format!(r#"DELETE FROM access_grant WHERE {which} AND "from" > ?"#);
        let removed = self.tx.execute(&sql, &[key.as_slice(), &[last.into()]].concat()).await?;
        let sql = format!(r#"UPDATE access_grant SET "to" = ? WHERE {which} AND ("to" IS NULL OR "to" > ?)"#);
        let params = [&[last.into()], key.as_slice(), &[last.into()]].concat();
        let ended = self.tx.execute(&sql, &params).await? + removed;
        if ended > 0 {
            let role = role.name();
            self.note_access(None, &format!("{role} for {unit} taken from {user} after {last}")).await?;
        }
        Ok(ended)
    }

    /// Gives a case by name.
    ///
    /// # Errors
    /// No such user or person, the same case from the same day, or a fault of the database.
    pub async fn add_case_access(&mut self, case: &CaseAccess) -> Result<()> {
        let sql =
            r#"INSERT INTO case_access ("user", "person", "opens", "from", "to") VALUES (?, ?, ?, ?, ?)"#;
        let params = [
            Param::from(case.user.as_str()),
            case.person.0.into(),
            case.opens.code().into(),
            case.from.into(),
            case.to.into(),
        ];
        self.tx.execute(sql, &params).await?;
        let CaseAccess { user, from, to, .. } = case;
        let what = format!("case given to {user} {from}--{}, opens {}", day(*to), case.opens.code());
        self.note_access(Some(case.person), &what).await
    }

    /// Takes back a case after its last day; how many ended. One that had not begun by then is removed.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end_case_access(&mut self, user: &UserId, person: PersonId, last: NaiveDate) -> Result<u64> {
        let key = [Param::from(user.as_str()), person.0.into()];
        let sql = r#"DELETE FROM case_access WHERE "user" = ? AND "person" = ? AND "from" > ?"#;
        let removed = self.tx.execute(sql, &[key.as_slice(), &[last.into()]].concat()).await?;
        let sql = r#"UPDATE case_access SET "to" = ?
            WHERE "user" = ? AND "person" = ? AND ("to" IS NULL OR "to" > ?)"#;
        let params = [&[last.into()], key.as_slice(), &[last.into()]].concat();
        let ended = self.tx.execute(sql, &params).await? + removed;
        if ended > 0 {
            self.note_access(Some(person), &format!("case taken from {user} after {last}")).await?;
        }
        Ok(ended)
    }

    /// Opens a person in an emergency.
    ///
    /// # Errors
    /// No such user or person, one from the same day, or a fault of the database.
    pub async fn add_break_glass(&mut self, opened: &BreakGlass) -> Result<()> {
        let sql =
            r#"INSERT INTO break_glass ("user", "person", "from", "to", "reason") VALUES (?, ?, ?, ?, ?)"#;
        let params = [
            Param::from(opened.user().as_str()),
            opened.person().0.into(),
            opened.from().into(),
            opened.to().into(),
            opened.reason().as_str().into(),
        ];
        self.tx.execute(sql, &params).await?;
        let (user, from, to) = (opened.user(), opened.from(), opened.to());
        let what = format!("opened in an emergency by {user} {from}--{to}: {}", opened.reason().as_str());
        self.note_access(Some(opened.person()), &what).await
    }

    async fn note_access(&mut self, person: Option<PersonId>, what: &str) -> Result<()> {
        let person = person.map(|person| person.0);
        self.note(Action::Access, Subject { register: None, row: None, person, what }).await
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

pub(crate) async fn users(tx: &mut Tx) -> Result<Vec<User>> {
    let sql = r#"SELECT "id", "name", "person", "closed" FROM user_account"#;
    let mut users = tx.fetch(sql, &[]).await?.iter().map(user).collect::<Result<Vec<_>>>()?;
    // The databases sort letters differently.
    users.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(users)
}

pub(crate) async fn held(tx: &mut Tx, id: &UserId) -> Result<Option<Held>> {
    let key = [Param::from(id.as_str())];
    let sql = r#"SELECT "id", "name", "person", "closed" FROM user_account WHERE "id" = ?"#;
    let Some(user) = tx.fetch_one(sql, &key).await?.as_ref().map(user).transpose()? else { return Ok(None) };
    let sql = r#"SELECT "role", "unit", "from", "to" FROM access_grant WHERE "user" = ?
        ORDER BY "from", "unit", "role""#;
    let grants = tx.fetch(sql, &key).await?.iter().map(|record| grant(id, record)).collect::<Result<_>>()?;
    let sql = r#"SELECT "person", "opens", "from", "to" FROM case_access WHERE "user" = ? ORDER BY "person", "from""#;
    let cases = tx.fetch(sql, &key).await?.iter().map(|record| case(id, record)).collect::<Result<_>>()?;
    let sql = r#"SELECT "person", "from", "to", "reason" FROM break_glass WHERE "user" = ? ORDER BY "person", "from""#;
    let opened = tx.fetch(sql, &key).await?.iter().map(|record| glass(id, record)).collect::<Result<_>>()?;
    let disqualified = match user.person {
        Some(person) => household(tx, person).await?,
        None => BTreeSet::new(),
    };
    let assigned = assignment::cases_of(tx, id).await?;
    Ok(Some(Held { user, grants, cases, assigned, opened, disqualified }))
}

/// The person and all who are or were of the same household: near in the sense of FL (2017:900) 16 §.
async fn household(tx: &mut Tx, person: PersonId) -> Result<BTreeSet<PersonId>> {
    let sql = r#"SELECT DISTINCT near."person" FROM household_member own
        JOIN household_member near ON near."household" = own."household" WHERE own."person" = ?"#;
    let mut near = BTreeSet::from([person]);
    tx.each(sql, &[person.0.into()], |record| {
        near.insert(PersonId(record.int(0)?));
        Ok(())
    })
    .await?;
    Ok(near)
}

fn user(record: &Record) -> Result<User> {
    Ok(User {
        id: known("user_account", UserId::new(record.text(0)?))?,
        name: record.text(1)?.to_owned(),
        person: record.int_or_none(2)?.map(PersonId),
        closed: record.day_or_none(3)?,
    })
}

fn grant(user: &UserId, record: &Record) -> Result<Grant> {
    let table = "access_grant";
    Ok(Grant {
        user: user.clone(),
        role: known(table, Role::from_name(record.text(0)?))?,
        unit: known(table, UnitId::new(record.text(1)?))?,
        from: known(table, record.day_or_none(2)?)?,
        to: record.day_or_none(3)?,
    })
}

fn case(user: &UserId, record: &Record) -> Result<CaseAccess> {
    let table = "case_access";
    Ok(CaseAccess {
        user: user.clone(),
        person: PersonId(record.int(0)?),
        opens: known(table, Protection::from_code(record.text(1)?))?,
        from: known(table, record.day_or_none(2)?)?,
        to: record.day_or_none(3)?,
    })
}

fn glass(user: &UserId, record: &Record) -> Result<BreakGlass> {
    let table = "break_glass";
    let (from, to) = (known(table, record.day_or_none(1)?)?, known(table, record.day_or_none(2)?)?);
    let person = PersonId(record.int(0)?);
    known(table, BreakGlass::new(user.clone(), person, from, to, record.text(3)?).ok())
}

/// What was written by this program can be read by it; anything else was changed past it.
fn known<T>(table: &str, value: Option<T>) -> Result<T> {
    value.ok_or_else(|| StoreError::Database(format!("{table}: a value that is not known")))
}
