//! Who works with a matter, and the right to the person's case that follows from it. Whether somebody may
//! work with it is asked in crate `app`.

use crate::audit::Action;
use crate::casework::MatterKey;
use crate::db::{Param, Tx};
use crate::error::Result;
use crate::writing::{Subject, Writing};
use chrono::NaiveDate;
use enslinje_domain::access::{CaseAccess, PersonId, Protection, UserId};

impl Writing {
    /// Gives a matter to a caseworker, who from that day on has the right to the person's case; the right
    /// that an earlier caseworker had from the same matter ends the day before. Rights given otherwise stay.
    ///
    /// # Errors
    /// No such user, or a fault of the database.
    pub async fn assign(&mut self, key: &MatterKey, caseworker: &UserId, from: NaiveDate) -> Result<()> {
        let (register, row) = (Param::from(key.register.name), Param::from(key.row));
        let name = Param::from(caseworker.as_str());
        let sql = r#"INSERT INTO case_assignment ("register", "row_id", "caseworker") VALUES (?, ?, ?)
            ON CONFLICT ("register", "row_id") DO UPDATE SET "caseworker" = excluded."caseworker""#;
        self.tx.execute(sql, &[register, row, name]).await?;
        let sql = r#"UPDATE running_clock SET "caseworker" = ? WHERE "register" = ? AND "row_id" = ?"#;
        self.tx.execute(sql, &[name, register, row]).await?;
        self.end_assigned(key, caseworker, from).await?;
        self.give_assigned(key, caseworker, from).await
    }

    /// One that had not begun before the day is removed.
    async fn end_assigned(&mut self, key: &MatterKey, but: &UserId, from: NaiveDate) -> Result<()> {
        let others = r#""register" = ? AND "row_id" = ? AND "user" <> ? AND ("to" IS NULL OR "to" >= ?)"#;
        let which = [key.register.name.into(), key.row.into(), but.as_str().into(), Param::from(from)];
        let sql = format!(r#"SELECT DISTINCT "user" FROM assignment_access WHERE {others} ORDER BY "user""#);
        let records = self.tx.fetch(&sql, &which).await?;
        let users =
            records.iter().map(|record| record.text(0).map(str::to_owned)).collect::<Result<Vec<_>>>()?;
        let sql = format!(r#"DELETE FROM assignment_access WHERE {others} AND "from" >= ?"#);
        self.tx.execute(&sql, &[which.as_slice(), &[from.into()]].concat()).await?;
        let last = from.pred_opt().unwrap_or(from);
        let sql = format!(r#"UPDATE assignment_access SET "to" = ? WHERE {others}"#);
        self.tx.execute(&sql, &[&[last.into()], which.as_slice()].concat()).await?;
        for user in users {
            self.note_assigned(key, &format!("matter taken from {user} after {last}")).await?;
        }
        Ok(())
    }

    async fn give_assigned(&mut self, key: &MatterKey, to: &UserId, from: NaiveDate) -> Result<()> {
        let sql = r#"SELECT 1 FROM assignment_access WHERE "register" = ? AND "row_id" = ? AND "user" = ?
            AND "from" <= ? AND "to" IS NULL"#;
        let key_of = [key.register.name.into(), key.row.into(), Param::from(to.as_str()), from.into()];
        let holds = self.tx.fetch_one(sql, &key_of).await?.is_some();
        // Nobody's case is opened by a matter that is about nobody.
        if let Some(person) = key.person.filter(|_| !holds) {
            let sql = r#"INSERT INTO assignment_access ("register", "row_id", "user", "from", "person")
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT ("register", "row_id", "user", "from") DO UPDATE SET "to" = NULL"#;
            self.tx.execute(sql, &[key_of.as_slice(), &[person.0.into()]].concat()).await?;
        }
        self.note_assigned(key, &format!("matter given to {to} from {from}")).await
    }

    async fn note_assigned(&mut self, key: &MatterKey, what: &str) -> Result<()> {
        self.note(Action::Access, Subject { what, ..key.noted() }).await
    }
}

/// The cases to which a user has or had the right by matters that were assigned. A protected identity is not
/// opened by it.
pub(crate) async fn cases_of(tx: &mut Tx, user: &UserId) -> Result<Vec<CaseAccess>> {
    let sql = r#"SELECT DISTINCT "person", "from", "to" FROM assignment_access WHERE "user" = ?"#;
    let mut cases = Vec::new();
    tx.each(sql, &[user.as_str().into()], |record| {
        let user = user.clone();
        let (from, to) = (crate::quarterly::required_day(&record, 1)?, record.day_or_none(2)?);
        cases.push(CaseAccess { user, person: PersonId(record.int(0)?), opens: Protection::None, from, to });
        Ok(())
    })
    .await?;
    // The databases sort what is empty differently.
    cases.sort_by_key(|case| (case.person, case.from, case.to));
    Ok(cases)
}
