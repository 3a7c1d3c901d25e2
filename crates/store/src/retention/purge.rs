//! The purge: everything about a person out of every table and out of the payloads of the chain.
//!
//! A note in somebody else's file belongs to that file, also when it names the person: it is purged with it.

use super::RetentionList;
use crate::audit::Action;
use crate::db::{Param, Tx};
use crate::error::Result;
use crate::quarterly::written;
use crate::scope::STAFF;
use crate::{Subject, Writing};
use chrono::NaiveDate;
use enslinje_domain::register::{Kind, REGISTERS, Register};
use std::collections::BTreeSet;

impl Writing {
    /// Removes everything about the persons of a list from all tables and from the payloads of the chain,
    /// and notes each purge in it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn purge(&mut self, list: &RetentionList, reference: &str) -> Result<()> {
        let at = written(self.chain.who().1);
        let day = self.chain.who().1.date_naive();
        let mut needles = Needles::default();
        for item in &list.items {
            needles.take(&mut self.tx, item.person).await?;
            purge_person(&mut self.tx, item.person, day).await?;
            let sql = r#"UPDATE retention_item SET "purged_at" = ? WHERE "decision" = ? AND "person" = ?"#;
            self.tx.execute(sql, &[Param::from(&at), list.id.into(), item.person.into()]).await?;
        }
        needles.remove(&mut self.tx).await?;
        for item in &list.items {
            let subject = Subject { person: Some(item.person), what: reference, ..Subject::default() };
            self.note(Action::Purge, subject).await?;
        }
        let sql = r#"UPDATE retention_decision SET "executed_at" = ? WHERE "id" = ?"#;
        self.tx.execute(sql, &[Param::from(&at), list.id.into()]).await?;
        Ok(())
    }

    /// Every decision that was ever registered about these persons, by the number of its row.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn decisions_about(&mut self, people: impl Iterator<Item = i64>) -> Result<BTreeSet<i64>> {
        let sql = r#"SELECT DISTINCT "row_id" FROM audit_event
            WHERE "person" = ? AND "register" = 'decision' AND "row_id" IS NOT NULL"#;
        let mut decisions = BTreeSet::new();
        for person in people {
            for record in self.tx.fetch(sql, &[person.into()]).await? {
                decisions.insert(record.int(0)?);
            }
        }
        Ok(decisions)
    }
}

/// Registers whose rows tell about persons of the committee. Staff have numbers of their own, so that the
/// column `person` of `employment` and `absence` tells somebody else.
fn registers_of_persons() -> impl Iterator<Item = &'static Register> {
    let is_person = |register: &&'static Register| {
        register.column("person").is_some_and(|column| column.kind == Kind::Key)
            && !STAFF.contains(&register.name)
    };
    REGISTERS.iter().filter(is_person)
}

/// That an event, or a row of the table of that name, is not about staff, whose numbers are others.
pub(super) fn not_staff(table: &str) -> String {
    let names = STAFF.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
    format!(r#"({table}."register" IS NULL OR {table}."register" NOT IN ({names}))"#)
}

/// Tables besides the registers whose rows are about the person in this column.
const ABOUT: &[(&str, &str)] = &[
    ("case_event", "person"),
    ("running_clock", "person"),
    ("break_glass", "person"),
    ("case_access", "person"),
    ("assignment_access", "person"),
];

/// Tables whose rows hang on a row of a register.
const OF_ROWS: &[&str] =
    &["case_event", "case_assignment", "assignment_access", "running_clock", "external_key"];

async fn purge_person(tx: &mut Tx, person: i64, day: NaiveDate) -> Result<()> {
    for register in registers_of_persons() {
        purge_rows(tx, register.name, "person", person).await?;
    }
    leave_households(tx, person).await?;
    for (table, column) in ABOUT {
        let sql = format!("DELETE FROM {table} WHERE \"{column}\" = ?");
        tx.execute(&sql, &[person.into()]).await?;
    }
    // What the systems that rows came from call the person.
    let sql = r#"DELETE FROM external_key WHERE "register" = 'person' AND "row_id" = ?"#;
    tx.execute(sql, &[person.into()]).await?;
    tx.execute(r#"UPDATE user_account SET "person" = NULL WHERE "person" = ?"#, &[person.into()]).await?;
    let sql = format!(
        r#"UPDATE audit_event SET "salt" = NULL, "payload" = NULL
            WHERE "person" = ? AND "payload" IS NOT NULL AND {}"#,
        not_staff("audit_event")
    );
    tx.execute(&sql, &[person.into()]).await?;
    let sql = r#"UPDATE person SET "identity" = NULL, "name" = NULL, "birth" = NULL, "sex" = NULL,
        "protection" = 'none', "placed_as_child" = 0, "purged" = ? WHERE "id" = ?"#;
    tx.execute(sql, &[day.into(), person.into()]).await?;
    Ok(())
}

/// Removes the rows of a register that have the key in a column, with all that hangs on them.
async fn purge_rows(tx: &mut Tx, register: &str, column: &str, key: i64) -> Result<()> {
    let sql = format!("SELECT \"id\" FROM register_{register} WHERE \"{column}\" = ?");
    let rows = tx.fetch(&sql, &[key.into()]).await?;
    for row in rows.iter().map(|record| record.int(0)) {
        let matter = [Param::from(register), Param::from(row?)];
        for table in OF_ROWS {
            let sql = format!(r#"DELETE FROM {table} WHERE "register" = ? AND "row_id" = ?"#);
            tx.execute(&sql, &matter).await?;
        }
        let sql = r#"UPDATE audit_event SET "salt" = NULL, "payload" = NULL
            WHERE "register" = ? AND "row_id" = ? AND "payload" IS NOT NULL"#;
        tx.execute(sql, &matter).await?;
    }
    let sql = format!("DELETE FROM register_{register} WHERE \"{column}\" = ?");
    tx.execute(&sql, &[key.into()]).await?;
    Ok(())
}

/// Payments belong to the household: they go with the last person in it.
async fn leave_households(tx: &mut Tx, person: i64) -> Result<()> {
    let sql = r#"SELECT DISTINCT "household" FROM household_member WHERE "person" = ?"#;
    let households = tx.fetch(sql, &[person.into()]).await?;
    tx.execute(r#"DELETE FROM household_member WHERE "person" = ?"#, &[person.into()]).await?;
    for household in households.iter().map(|record| record.int(0)) {
        let household = household?;
        let sql = r#"SELECT COUNT(*) FROM household_member WHERE "household" = ?"#;
        let left = tx.fetch_one(sql, &[household.into()]).await?;
        if left.map_or(Ok(0), |record| record.int(0))? == 0 {
            purge_rows(tx, "assistance_payment", "household", household).await?;
            tx.execute(r#"DELETE FROM household WHERE "id" = ?"#, &[household.into()]).await?;
        }
    }
    Ok(())
}

/// Identity numbers and names that no payload may hold afterwards but those of rows in files that remain.
#[derive(Debug, Default)]
struct Needles {
    numbers: BTreeSet<String>,
    names: Vec<String>,
}

impl Needles {
    async fn take(&mut self, tx: &mut Tx, person: i64) -> Result<()> {
        let sql = r#"SELECT "identity", "name" FROM person WHERE "id" = ?"#;
        let Some(record) = tx.fetch_one(sql, &[person.into()]).await? else { return Ok(()) };
        if let Some(identity) = record.text_or_none(0)? {
            self.numbers.extend(identity.get(2..).map(str::to_owned));
            self.numbers.insert(identity.to_owned());
        }
        self.names.extend(record.text_or_none(1)?.filter(|name| !name.trim().is_empty()).map(str::to_owned));
        Ok(())
    }

    /// Makes every payload unreadable that holds one of them and is no version of a row.
    async fn remove(&self, tx: &mut Tx) -> Result<()> {
        if self.numbers.is_empty() && self.names.is_empty() {
            return Ok(());
        }
        let mut found = Vec::new();
        let sql = r#"SELECT "seq", "payload" FROM audit_event
            WHERE "payload" IS NOT NULL AND NOT ("action" = 'write' AND "row_id" IS NOT NULL)"#;
        tx.each(sql, &[], |record| {
            if self.are_in(record.text(1)?) {
                found.push(record.int(0)?);
            }
            Ok(())
        })
        .await?;
        let sql = r#"UPDATE audit_event SET "salt" = NULL, "payload" = NULL WHERE "seq" = ?"#;
        for seq in found {
            tx.execute(sql, &[seq.into()]).await?;
        }
        Ok(())
    }

    fn are_in(&self, payload: &str) -> bool {
        self.names.iter().any(|name| payload.contains(name.as_str()))
            || numbers(payload).iter().any(|number| self.numbers.contains(number))
    }
}

/// Runs of ten or twelve digits, which may be parted by `-` or `+` before the last four.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_digit() && c != '-' && c != '+') {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        if matches!(digits.len(), 10 | 12) {
            numbers.push(digits);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::{ABOUT, OF_ROWS, numbers, registers_of_persons};
    use crate::tables::tables;

    #[test]
    fn identity_numbers_are_found_however_they_are_written() {
        let text = r#"{"why":"19121212-1212, 121212-1212 eller 191212121212; 2024-01-01"}"#;
        assert_eq!(numbers(text), ["191212121212", "1212121212", "191212121212"]);
    }

    #[test]
    fn staff_are_not_persons_of_the_committee() {
        let names: Vec<&str> = registers_of_persons().map(|register| register.name).collect();
        assert_eq!(names.len(), 9);
        assert!(!names.contains(&"employment") && !names.contains(&"absence"));
    }

    /// A new table with persons or rows of registers must be purged, or stand here with the reason.
    #[test]
    fn every_table_that_tells_of_persons_is_purged() {
        let elsewhere = [
            // The number, the day of the purge and nothing else remain.
            "person",
            // Left by name, and emptied by `leave_households`.
            "household_member",
            // The chain keeps its events without salt and payload; a purged list keeps numbers.
            "audit_event",
            "retention_item",
            // The account stays; whom it means is forgotten.
            "user_account",
        ];
        for table in tables() {
            let has = |name: &str| table.columns.iter().any(|(column, _)| column == name);
            let name = table.name.as_str();
            let is_register = name.strip_prefix("register_").is_some_and(|register| {
                ["employment", "absence"].contains(&register)
                    || registers_of_persons().any(|known| known.name == register)
            });
            if has("person") && !is_register && !elsewhere.contains(&name) {
                assert!(ABOUT.iter().any(|(known, _)| *known == name), "{name} is not purged by person");
            }
            if has("row_id") && name != "audit_event" {
                assert!(OF_ROWS.contains(&name), "{name} is not purged by row");
            }
        }
    }
}
