//! Simulated registers into a store, as though they had been written day by day.

mod accounts;
mod delays;
mod reviews;

pub use accounts::{Accounts, accounts};
pub use delays::delays;
pub use reviews::reviews;

use chrono::NaiveDate;
use enslinje_domain::register::{Cell, Kind, Register, Row};
use enslinje_indicators::snapshot::RegisterRows;
use enslinje_store::{Act, AuditHead, Change, PersonRecord, Result, Store, Version};
use std::collections::BTreeSet;

/// Rows that are handed to the store at a time.
const BATCH: usize = 4_096;

/// Columns that tell something which became known with a day in another column.
const KNOWN_WITH: &[(&str, &str, &str)] = &[
    ("intake", "outcome", "assessed"),
    ("incorrect_payment", "recovery_amount", "recovery_decided"),
    ("incorrect_payment", "paid_amount", "paid"),
    ("employment", "left", "to"),
];

/// Days that say how something is to be and not what has happened, so that they were known from the start.
const PLANNED: &[(&str, &str)] = &[("investigation", "extended_until")];

/// Registers whose people are staff, not persons of the committee's cases.
const STAFF: &[&str] = &["employment", "absence"];

/// Writes the registers in one transaction: each row in the versions in which it was known, from its first
/// day on, the last of which is the row. `progress` is told the register and how many of how many are done.
///
/// # Errors
/// A fault of the database; nothing is written.
pub async fn fill(
    store: &Store,
    act: &Act,
    registers: &[RegisterRows],
    progress: &mut dyn FnMut(&str, u32, u32),
) -> Result<AuditHead> {
    let mut writing = store.write(act).await?;
    let mut known = BTreeSet::new();
    let all = u32::try_from(registers.len()).unwrap_or(u32::MAX);
    for (done, rows) in (1_u32..).zip(registers) {
        let register = rows.register();
        for first in (0..rows.rows()).step_by(BATCH) {
            let batch: Vec<Row> = (first..first + BATCH).map_while(|at| rows.row(at)).collect();
            let people = batch.iter().filter_map(person).filter(|person| known.insert(person.id));
            writing.ensure_people(&people.collect::<Vec<_>>()).await?;
            let versions: Vec<Version> = batch.into_iter().flat_map(versions).collect();
            writing.put(register, &versions).await?;
        }
        progress(register.name, done, all);
    }
    writing.commit().await
}

fn person(row: &Row) -> Option<PersonRecord> {
    if STAFF.contains(&row.register.name) {
        return None;
    }
    Some(PersonRecord {
        id: row.key("person")?,
        identity: None,
        birth: row.day("birth"),
        sex: row.code("sex").map(str::to_owned),
    })
}

/// The row as it was known on each day on which something in it happened; the last is new in the table.
fn versions(row: Row) -> Vec<Version> {
    let register = row.register;
    let happened = event_columns(register).filter_map(|column| row.day(column));
    let days: BTreeSet<NaiveDate> = happened.collect();
    let mut versions: Vec<Version> = Vec::with_capacity(days.len());
    for day in days {
        if let Some(row) = as_known(&row, day) {
            versions.push(Version { row, known_on: day, change: Change::Earlier });
        }
    }
    if let Some(last) = versions.last_mut() {
        last.change = Change::New;
        last.row = row;
    }
    versions
}

fn event_columns(register: &'static Register) -> impl Iterator<Item = &'static str> {
    let days = register.columns.iter().filter(|column| column.kind == Kind::Day && column.name != "birth");
    days.map(|column| column.name).filter(|column| !PLANNED.contains(&(register.name, *column)))
}

/// The row without what happened later than the day; `None` when it had not begun.
fn as_known(row: &Row, day: NaiveDate) -> Option<Row> {
    let register = row.register;
    let mut known = row.clone();
    for column in event_columns(register) {
        if row.day(column).is_some_and(|happened| happened > day) {
            if !register.column(column).is_some_and(|column| column.optional) {
                return None;
            }
            forget(&mut known, column);
        }
    }
    Some(known)
}

fn forget(row: &mut Row, column: &str) {
    let name = row.register.name;
    let with_it = KNOWN_WITH.iter().filter(|(register, _, day)| *register == name && *day == column);
    for column in std::iter::once(column).chain(with_it.map(|(_, column, _)| *column)) {
        if let Some(at) = row.register.position(column) {
            row.cells[at] = Cell::Empty;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOWN_WITH, PLANNED, STAFF, versions};
    use chrono::NaiveDate;
    use enslinje_domain::Place;
    use enslinje_domain::register::{Cell, Kind, Row, register, row_faults};
    use enslinje_store::Change;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_decision_is_known_step_by_step() {
        let register = register("decision").unwrap();
        let mut row = Row::empty(register);
        let code = |code: &str| Cell::Category(code.to_owned().into());
        for (column, cell) in [
            ("id", Cell::Key(1)),
            ("unit", code("bou")),
            ("person", Cell::Key(1)),
            ("sex", code("man")),
            ("birth", Cell::Day(day("2010-01-01"))),
            ("target_group", code("child")),
            ("law", code("SoL")),
            ("kind", code("contact_person")),
            ("favourable", code("yes")),
            ("decided", Cell::Day(day("2024-05-02"))),
            ("executed", Cell::Day(day("2024-11-20"))),
            ("settled", Cell::Day(day("2024-11-20"))),
        ] {
            assert!(row.set(column, cell));
        }
        let versions = versions(row.clone());
        let told: Vec<_> = versions.iter().map(|version| (version.known_on, version.change)).collect();
        assert_eq!(told, [(day("2024-05-02"), Change::Earlier), (day("2024-11-20"), Change::New)]);
        assert_eq!(versions[0].row.day("executed"), None);
        assert_eq!(versions[0].row.day("settled"), None);
        assert_eq!(versions[1].row, row);
        let place = Place::file("row");
        assert!(
            versions
                .iter()
                .all(|version| row_faults(register, &version.row.values(), &place).as_slice().is_empty())
        );
    }

    #[test]
    fn the_lists_name_registers_and_columns_that_exist() {
        for (name, column, with) in KNOWN_WITH {
            let register = register(name).unwrap();
            assert!(register.column(column).unwrap().optional);
            assert_eq!(register.column(with).unwrap().kind, Kind::Day);
        }
        assert!(PLANNED.iter().all(|(name, column)| register(name).unwrap().column(column).is_some()));
        assert!(STAFF.iter().all(|name| register(name).is_some()));
    }
}
