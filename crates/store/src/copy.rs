//! A whole database into another, SQLite or PostgreSQL alike, compared table by table afterwards.

use crate::Store;
use crate::audit::{Hash, in_chunks, marks};
use crate::db::{Param, Record, Tx};
use crate::error::{Result, StoreError};
use crate::tables::{ColumnKind, Table, tables};
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Place};
use sha2::{Digest, Sha256};

/// Rows in one statement, largest first.
const CHUNKS: [usize; 3] = [128, 8, 1];
/// Rows that are held at a time.
const BATCH: usize = 4_096;

/// One table after the copy: the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedTable {
    /// Name.
    pub name: String,
    /// Rows.
    pub rows: u64,
    /// SHA-256 of all rows in the order of the key.
    pub hash: Hash,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Int(Option<i64>),
    Text(Option<String>),
    Day(Option<NaiveDate>),
    Bytes(Option<Vec<u8>>),
}

impl Item {
    fn param(&self) -> Param<'_> {
        match self {
            Self::Int(number) => Param::Int(*number),
            Self::Text(text) => Param::Text(text.as_deref()),
            Self::Day(day) => Param::Day(*day),
            Self::Bytes(bytes) => Param::Bytes(bytes.as_deref()),
        }
    }

    fn add_to(&self, sha: &mut Sha256) {
        let mut field = |bytes: Option<&[u8]>| match bytes {
            Some(bytes) => {
                sha.update((bytes.len() as u64).to_be_bytes());
                sha.update(bytes);
            }
            None => sha.update(u64::MAX.to_be_bytes()),
        };
        match self {
            Self::Int(number) => field(number.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice)),
            Self::Text(text) => field(text.as_deref().map(str::as_bytes)),
            Self::Day(day) => {
                let day = day.map(|day| day.to_epoch_days().to_be_bytes());
                field(day.as_ref().map(<[u8; 4]>::as_slice));
            }
            Self::Bytes(bytes) => field(bytes.as_deref()),
        }
    }
}

impl Store {
    /// Copies everything into `to`, an empty database of the same version, in one transaction, and reads
    /// both again: the rows of each table must have the same number and hash. `progress` is told each table.
    ///
    /// # Errors
    /// A database that is not empty, a difference afterwards, or a fault of either: nothing is copied.
    pub async fn copy_to(&self, to: &Self, progress: &mut dyn FnMut(&str)) -> Result<Vec<CopiedTable>> {
        let mut source = self.db.read().await?;
        let mut target = to.db.write().await?;
        let tables = tables();
        for table in &tables {
            refuse_rows(&mut target, table).await?;
        }
        target.execute("DELETE FROM audit_head", &[]).await?;
        let mut copied = Vec::with_capacity(tables.len());
        for table in &tables {
            progress(&table.name);
            copy_table(&mut source, &mut target, table).await?;
            let (left, right) = (hash(&mut source, table).await?, hash(&mut target, table).await?);
            if left != right {
                let differs = Diagnostic::error("store-copy-differs", Place::file(table.name.clone()));
                return Err(StoreError::Refused(
                    differs.with("left", left.rows).with("right", right.rows).into(),
                ));
            }
            copied.push(left);
        }
        target.commit().await?;
        Ok(copied)
    }
}

/// The head of a chain without events is the only row of an empty database.
async fn refuse_rows(tx: &mut Tx, table: &Table) -> Result<()> {
    let sql = match table.name.as_str() {
        "audit_head" => r#"SELECT COUNT(*) FROM audit_head WHERE "seq" > 0"#.to_owned(),
        name => format!("SELECT COUNT(*) FROM {name}"),
    };
    let count = tx.fetch_one(&sql, &[]).await?.map_or(Ok(0), |record| record.int(0))?;
    if count == 0 {
        return Ok(());
    }
    let refused = Diagnostic::error("store-not-empty", Place::file("target"));
    let refused = refused.with("rows", count).with("table", &table.name);
    Err(StoreError::Refused(refused.into()))
}

async fn copy_table(source: &mut Tx, target: &mut Tx, table: &Table) -> Result<()> {
    let mut after: Option<Vec<Item>> = None;
    loop {
        let rows = page(source, table, after.as_deref()).await?;
        insert(target, table, &rows).await?;
        match rows.last() {
            Some(last) if rows.len() == BATCH => after = Some(key_of(table, last)),
            _ => return Ok(()),
        }
    }
}

/// The next rows in the order of the key, after the given key.
async fn page(tx: &mut Tx, table: &Table, after: Option<&[Item]>) -> Result<Vec<Vec<Item>>> {
    let (columns, name, key) = (table.columns(), &table.name, ordered(tx, table));
    let later = after.map_or(String::new(), |_| format!("WHERE ({key}) > {}", marks(1, table.key.len())));
    let sql = format!("SELECT {columns} FROM {name} {later} ORDER BY {key} LIMIT {BATCH}");
    let params: Vec<Param<'_>> = after.unwrap_or_default().iter().map(Item::param).collect();
    let mut rows = Vec::new();
    tx.each(&sql, &params, |record| {
        rows.push(items(table, &record)?);
        Ok(())
    })
    .await?;
    Ok(rows)
}

/// The key in an order that both databases agree on: text by its bytes.
fn ordered(tx: &Tx, table: &Table) -> String {
    let text =
        |name: &str| table.columns.iter().any(|(column, kind)| column == name && *kind == ColumnKind::Text);
    let part = |name: &String| match tx {
        Tx::Postgres(_) if text(name) => format!("\"{name}\" COLLATE \"C\""),
        _ => format!("\"{name}\""),
    };
    table.key.iter().map(part).collect::<Vec<_>>().join(", ")
}

fn items(table: &Table, record: &Record) -> Result<Vec<Item>> {
    let item = |(at, (_, kind)): (usize, &(String, ColumnKind))| {
        Ok(match kind {
            ColumnKind::Int => Item::Int(record.int_or_none(at)?),
            ColumnKind::Text => Item::Text(record.text_or_none(at)?.map(str::to_owned)),
            ColumnKind::Day => Item::Day(record.day_or_none(at)?),
            ColumnKind::Bytes => Item::Bytes(record.bytes_or_none(at)?.map(<[u8]>::to_vec)),
        })
    };
    table.columns.iter().enumerate().map(item).collect()
}

fn key_of(table: &Table, row: &[Item]) -> Vec<Item> {
    let cell = |name: &String| {
        let at = table.columns.iter().position(|(column, _)| column == name)?;
        row.get(at).cloned()
    };
    table.key.iter().filter_map(cell).collect()
}

async fn insert(tx: &mut Tx, table: &Table, rows: &[Vec<Item>]) -> Result<()> {
    for part in in_chunks(rows, &CHUNKS) {
        let values = marks(part.len(), table.columns.len());
        let sql = format!("INSERT INTO {} ({}) VALUES {values}", table.name, table.columns());
        let params: Vec<Param<'_>> = part.iter().flatten().map(Item::param).collect();
        tx.execute(&sql, &params).await?;
    }
    Ok(())
}

async fn hash(tx: &mut Tx, table: &Table) -> Result<CopiedTable> {
    let (columns, order) = (table.columns(), ordered(tx, table));
    let sql = format!("SELECT {columns} FROM {} ORDER BY {order}", table.name);
    let (mut rows, mut sha) = (0, Sha256::new());
    tx.each(&sql, &[], |record| {
        rows += 1;
        items(table, &record)?.iter().for_each(|item| item.add_to(&mut sha));
        Ok(())
    })
    .await?;
    Ok(CopiedTable { name: table.name.clone(), rows, hash: sha.finalize().into() })
}
