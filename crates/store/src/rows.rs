//! Rows of registers: the tables that hold them now, and what was known of them on a day.

use crate::audit::{ChainFault, Hash, in_chunks, marks};
use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::payload;
use chrono::NaiveDate;
use enslinje_domain::Money;
use enslinje_domain::register::{Cell, Kind, Register, Row, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Rows in one statement, largest first.
const CHUNKS: [usize; 3] = [128, 8, 1];

/// Later than any day in a register.
const END_OF_TIME: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// The columns of a register, quoted, with commas.
pub(crate) fn columns(register: &Register) -> String {
    let names: Vec<String> = register.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    names.join(", ")
}

/// Adds rows that are not in the table.
pub(crate) async fn insert(tx: &mut Tx, register: &'static Register, rows: &[&Row]) -> Result<()> {
    let names = columns(register);
    for part in in_chunks(rows, &CHUNKS) {
        let values = marks(part.len(), register.columns.len());
        let sql = format!("INSERT INTO register_{} ({names}) VALUES {values}", register.name);
        let mut params = Vec::with_capacity(part.len() * register.columns.len());
        for row in part {
            params.extend(bound(row));
        }
        tx.execute(&sql, &params).await?;
    }
    Ok(())
}

/// Replaces a row that is in the table.
pub(crate) async fn update(tx: &mut Tx, row: &Row) -> Result<()> {
    let register = row.register;
    let set: Vec<String> =
        register.columns.iter().skip(1).map(|column| format!("\"{}\" = ?", column.name)).collect();
    let sql = format!("UPDATE register_{} SET {} WHERE \"id\" = ?", register.name, set.join(", "));
    let mut params: Vec<Param<'_>> = bound(row).skip(1).collect();
    params.push(row.id().into());
    if tx.execute(&sql, &params).await? == 1 {
        return Ok(());
    }
    Err(StoreError::Database(format!("register_{}: no row {:?}", register.name, row.id())))
}

fn bound(row: &Row) -> impl Iterator<Item = Param<'_>> {
    row.register.columns.iter().zip(&row.cells).map(|(column, cell)| match (cell, column.kind) {
        (Cell::Key(number) | Cell::Count(number), _) => Param::Int(Some(*number)),
        (Cell::Money(money), _) => Param::Int(Some(money.ore())),
        (Cell::Category(code), _) => Param::Text(Some(code)),
        (Cell::Day(day), _) => Param::Day(Some(*day)),
        (Cell::Empty, Kind::Key | Kind::Count | Kind::Money) => Param::Int(None),
        (Cell::Empty, Kind::Category(_)) => Param::Text(None),
        (Cell::Empty, Kind::Day) => Param::Day(None),
    })
}

/// The row of a record whose columns are those of the register, in order.
pub(crate) fn row(register: &'static Register, record: &Record) -> Result<Row> {
    let cell = |(at, column): (usize, &enslinje_domain::register::Column)| {
        Ok(match column.kind {
            Kind::Key => record.int_or_none(at)?.map(Cell::Key),
            Kind::Count => record.int_or_none(at)?.map(Cell::Count),
            Kind::Money => record.int_or_none(at)?.map(|ore| Cell::Money(Money(ore))),
            Kind::Day => record.day_or_none(at)?.map(Cell::Day),
            Kind::Category(_) => record.text_or_none(at)?.map(|code| Cell::category(column.kind, code)),
        }
        .unwrap_or(Cell::Empty))
    };
    Ok(Row { register, cells: register.columns.iter().enumerate().map(cell).collect::<Result<_>>()? })
}

/// Gives each row of the register as it is now, in the order of the ids.
pub(crate) async fn each(
    tx: &mut Tx,
    register: &'static Register,
    mut take: impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    each_values(tx, register, |values| {
        let cells = register.columns.iter().zip(values);
        take(Row { register, cells: cells.map(|(column, value)| value.cell(column.kind)).collect() })
    })
    .await
}

/// Gives the values of each row of the register as it is now, in the order of the ids.
///
/// Some thousand rows come as the lines of one text: a row by itself costs more on its way out of the
/// database than in it. Codes are visible ASCII, so that no value holds a tab or a line break.
pub(crate) async fn each_values(
    tx: &mut Tx,
    register: &'static Register,
    mut take: impl FnMut(&[Value<'_>]) -> Result<()>,
) -> Result<()> {
    let fields: Vec<String> = register
        .columns
        .iter()
        .map(|column| format!("COALESCE(CAST(\"{}\" AS TEXT), '')", column.name))
        .collect();
    let sql = format!(
        r#"SELECT string_agg("line", ? ORDER BY "id") FROM (
            SELECT "id", concat_ws(?, {}) AS "line" FROM register_{} WHERE "id" > ? ORDER BY "id" LIMIT {PAGE}
        ) page"#,
        fields.join(", "),
        register.name
    );
    let mut last = i64::MIN;
    loop {
        let page = tx.fetch_one(&sql, &["\n".into(), "\t".into(), last.into()]).await?;
        let Some(text) = page.as_ref().map_or(Ok(None), |page| page.text_or_none(0))? else { return Ok(()) };
        let (mut values, mut count) = (Vec::with_capacity(register.columns.len()), 0);
        for line in text.split('\n') {
            read_line(register, line, &mut values)?;
            take(&values)?;
            count += 1;
        }
        match values.first() {
            Some(Value::Key(id)) if count == PAGE => last = *id,
            _ => return Ok(()),
        }
    }
}

/// Rows in one text.
const PAGE: usize = 4_096;

fn read_line<'l>(register: &'static Register, line: &'l str, values: &mut Vec<Value<'l>>) -> Result<()> {
    values.clear();
    for (column, field) in register.columns.iter().zip(line.split('\t')) {
        let value = read_value(column.kind, field);
        values.push(value.ok_or_else(|| {
            StoreError::Database(format!("register_{}, \"{}\": {field:?}", register.name, column.name))
        })?);
    }
    Ok(())
}

fn read_value(kind: Kind, field: &str) -> Option<Value<'_>> {
    Some(match kind {
        _ if field.is_empty() => Value::Empty,
        Kind::Key => Value::Key(field.parse().ok()?),
        Kind::Count => Value::Count(field.parse().ok()?),
        Kind::Money => Value::Money(Money(field.parse().ok()?)),
        Kind::Day => Value::Day(read_day(field)?),
        Kind::Category(_) => Value::Category(field),
    })
}

/// `2024-02-29`.
fn read_day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Gives each row of the register as it was known on the day, in the order of the ids.
pub(crate) async fn each_as_known(
    tx: &mut Tx,
    register: &'static Register,
    known_on: NaiveDate,
    mut take: impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    let sql = r#"SELECT event."payload" FROM audit_event event JOIN (
            SELECT MAX("seq") AS "newest" FROM audit_event
            WHERE "register" = ? AND "action" = 'write' AND "known_on" <= ? GROUP BY "row_id"
        ) known ON event."seq" = known."newest" ORDER BY event."row_id""#;
    let params = [Param::from(register.name), Param::from(known_on)];
    tx.each(sql, &params, |record| match record.text_or_none(0)? {
        Some(payload) => take(payload::read(register, payload)?),
        // Removed by retention: the chain knows that there was something, and no more.
        None => Ok(()),
    })
    .await
}

/// The row of that id.
pub(crate) async fn find(tx: &mut Tx, register: &'static Register, id: i64) -> Result<Option<Row>> {
    let sql = format!("SELECT {} FROM register_{} WHERE \"id\" = ?", columns(register), register.name);
    let record = tx.fetch_one(&sql, &[id.into()]).await?;
    record.map(|record| row(register, &record)).transpose()
}

/// Each row that differs from the newest version that the chain tells of it, is missing, or is unknown to it.
pub(crate) async fn compare(tx: &mut Tx, register: &'static Register) -> Result<Vec<ChainFault>> {
    let mut told = BTreeMap::new();
    each_as_known(tx, register, END_OF_TIME, |row| {
        told.insert(row.id().unwrap_or_default(), fingerprint(&row));
        Ok(())
    })
    .await?;
    let fault = |id| ChainFault::Row { register: register.name, id };
    let mut faults = Vec::new();
    each(tx, register, |row| {
        let id = row.id().unwrap_or_default();
        if told.remove(&id) != Some(fingerprint(&row)) {
            faults.push(fault(id));
        }
        Ok(())
    })
    .await?;
    faults.extend(told.into_keys().map(fault));
    Ok(faults)
}

fn fingerprint(row: &Row) -> Hash {
    Sha256::digest(payload::write("", row)).into()
}
