//! Rows as they stand, asked for many at a time, and what a row looks like in one number.

use super::{columns, in_lists};
use crate::audit::Hash;
use crate::db::{Param, Tx};
use crate::error::Result;
use crate::rows::row;
use chrono::NaiveDate;
use enslinje_domain::register::{Cell, Register, Row};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// SHA-256 of all cells but the id, each with its kind and length before it.
pub(super) fn digest(row: &Row) -> Hash {
    let mut bytes = Vec::with_capacity(16 * row.cells.len());
    for cell in row.cells.iter().skip(1) {
        match cell {
            Cell::Empty => bytes.push(0),
            Cell::Key(number) | Cell::Count(number) => {
                bytes.push(1);
                bytes.extend(number.to_be_bytes());
            }
            Cell::Money(money) => {
                bytes.push(2);
                bytes.extend(money.ore().to_be_bytes());
            }
            Cell::Day(day) => {
                bytes.push(3);
                bytes.extend(day.to_epoch_days().to_be_bytes());
            }
            Cell::Category(code) => {
                bytes.push(4);
                bytes.extend((code.len() as u64).to_be_bytes());
                bytes.extend(code.as_bytes());
            }
        }
    }
    Sha256::digest(&bytes).into()
}

/// The rows with those ids.
pub(super) async fn standing(
    tx: &mut Tx,
    register: &'static Register,
    ids: &[i64],
) -> Result<HashMap<i64, Row>> {
    let all = with(tx, register, "id", ids).await?;
    Ok(all.into_iter().filter_map(|row| Some((row.id()?, row))).collect())
}

/// The rows of those people, in the order of their ids.
pub(super) async fn of_people(tx: &mut Tx, register: &'static Register, people: &[i64]) -> Result<Vec<Row>> {
    let mut all = with(tx, register, "person", people).await?;
    all.sort_by_key(Row::id);
    Ok(all)
}

async fn with(tx: &mut Tx, register: &'static Register, column: &str, values: &[i64]) -> Result<Vec<Row>> {
    let names = columns(register);
    let sql =
        |list: &str| format!("SELECT {names} FROM register_{} WHERE \"{column}\" IN {list}", register.name);
    let mut rows = Vec::with_capacity(values.len());
    let take = |record| {
        rows.push(row(register, &record)?);
        Ok(())
    };
    in_lists(tx, values, sql, |id| Param::from(*id), &[], take).await?;
    Ok(rows)
}

/// The day of the newest version of each of those rows.
pub(super) async fn newest(tx: &mut Tx, register: &Register, ids: &[i64]) -> Result<HashMap<i64, NaiveDate>> {
    let sql = |list: &str| {
        format!(
            r#"SELECT "row_id", MAX("known_on") FROM audit_event
            WHERE "register" = ? AND "action" = 'write' AND "row_id" IN {list} GROUP BY "row_id""#
        )
    };
    let mut newest = HashMap::with_capacity(ids.len());
    let take = |record: crate::db::Record| {
        if let Some(day) = record.day_or_none(1)? {
            newest.insert(record.int(0)?, day);
        }
        Ok(())
    };
    in_lists(tx, ids, sql, |id| Param::from(*id), &[register.name.into()], take).await?;
    Ok(newest)
}
