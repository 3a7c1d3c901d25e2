//! SQLite and PostgreSQL behind one set of statements.
//!
//! A statement is written once, with `?` for each parameter; for PostgreSQL the marks are numbered.
//! Names that a database may hold for its own are quoted in the statements.

use crate::error::{Result, StoreError, sqlite_code};
use chrono::NaiveDate;
use sqlx::postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{
    Arguments, AssertSqlSafe, Connection, PgConnection, PgPool, Postgres, Row, Sqlite, SqlitePool,
    Transaction,
};
use std::str::FromStr;
use std::time::Duration;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(10);
/// Reading connections to SQLite.
const READERS: u32 = 4;
/// Connections to PostgreSQL.
const CONNECTIONS: u32 = 8;

/// Which database answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// SQLite, embedded.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// A database.
#[derive(Debug, Clone)]
pub(crate) enum Db {
    /// One writing connection and some that read.
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    /// A pool.
    Postgres(PgPool),
}

/// A value on its way into the database.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Param<'a> {
    Int(Option<i64>),
    Text(Option<&'a str>),
    Day(Option<NaiveDate>),
    Bytes(Option<&'a [u8]>),
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a String> for Param<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<Option<&'a str>> for Param<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Param<'_> {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}

impl From<Option<i64>> for Param<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}

impl From<NaiveDate> for Param<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Day(Some(day))
    }
}

impl From<Option<NaiveDate>> for Param<'_> {
    fn from(day: Option<NaiveDate>) -> Self {
        Self::Day(day)
    }
}

impl<'a> From<&'a [u8]> for Param<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(Some(bytes))
    }
}

/// A row on its way out.
pub(crate) enum Record {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! from_record {
    ($self:ident, $at:ident) => {
        Ok(match $self {
            Record::Sqlite(row) => row.try_get($at)?,
            Record::Postgres(row) => row.try_get($at)?,
        })
    };
}

impl Record {
    pub fn int(&self, at: usize) -> Result<i64> {
        from_record!(self, at)
    }

    pub fn int_or_none(&self, at: usize) -> Result<Option<i64>> {
        from_record!(self, at)
    }

    pub fn text(&self, at: usize) -> Result<&str> {
        from_record!(self, at)
    }

    pub fn text_or_none(&self, at: usize) -> Result<Option<&str>> {
        from_record!(self, at)
    }

    pub fn day_or_none(&self, at: usize) -> Result<Option<NaiveDate>> {
        from_record!(self, at)
    }

    pub fn bytes(&self, at: usize) -> Result<&[u8]> {
        from_record!(self, at)
    }

    pub fn bytes_or_none(&self, at: usize) -> Result<Option<&[u8]>> {
        from_record!(self, at)
    }
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens `sqlite:FILE` or `postgres://…`.
    pub async fn open(url: &str, create: bool) -> Result<Self> {
        let refused = |reason: String| StoreError::Connect { place: without_password(url), reason };
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url).map_err(|error| refused(error.to_string()))?;
            let file = options.get_filename().to_owned();
            Self::open_sqlite(options, create).await.map_err(|error| match sqlite_code(&error) {
                Some(14) if !create && !file.exists() => StoreError::NoFile(without_password(url)),
                Some(14) => StoreError::CannotOpen(without_password(url)),
                Some(11 | 26) => StoreError::NotADatabase(without_password(url)),
                Some(5 | 6 | 8 | 13) => error.into(),
                _ => refused(error.to_string()),
            })
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url).map_err(|error| refused(error.to_string()))?;
            // A pool tries again until its patience ends, and then tells nothing but that.
            let tried =
                PgConnection::connect_with(&options).await.map_err(|error| refused(error.to_string()))?;
            tried.close().await?;
            let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
            let pool = pool.connect_with(options).await.map_err(|error| refused(error.to_string()))?;
            Ok(Self::Postgres(pool))
        } else {
            Err(StoreError::NotAnAddress(without_password(url)))
        }
    }

    async fn open_sqlite(
        options: SqliteConnectOptions,
        create: bool,
    ) -> std::result::Result<Self, sqlx::Error> {
        let options = options
            .create_if_missing(create)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            // What is deleted is overwritten, so that no page that is free tells of anybody.
            .pragma("secure_delete", "on")
            .pragma("temp_store", "memory")
            .pragma("cache_size", "-65536");
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        let readers = options.create_if_missing(false).row_buffer_size(1024);
        let readers = SqlitePoolOptions::new().max_connections(READERS).connect_with(readers).await?;
        Ok(Self::Sqlite { writer, readers })
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::Sqlite { .. } => Kind::Sqlite,
            Self::Postgres(_) => Kind::Postgres,
        }
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// A transaction that writes: at most one at a time in SQLite.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// A transaction that reads one unchanging state.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }
}

impl Tx {
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Takes everything back, and waits until that is done.
    pub async fn rollback(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.rollback().await?,
            Self::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }

    /// Runs a statement; how many rows it changed.
    pub async fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64> {
        Ok(match self {
            Self::Sqlite(tx) => {
                let query = sqlx::query_with(AssertSqlSafe(sql.to_owned()), sqlite_arguments(params)?);
                query.execute(&mut **tx).await?.rows_affected()
            }
            Self::Postgres(tx) => {
                let query = sqlx::query_with(AssertSqlSafe(numbered(sql)), postgres_arguments(params)?);
                query.execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// Runs a question; all rows.
    pub async fn fetch(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Record>> {
        let mut records = Vec::new();
        self.each(sql, params, |record| {
            records.push(record);
            Ok(())
        })
        .await?;
        Ok(records)
    }

    /// Runs a question; the only row, or none.
    pub async fn fetch_one(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Option<Record>> {
        Ok(self.fetch(sql, params).await?.into_iter().next())
    }

    /// Runs a question and gives each row as it comes, so that no more than a few are held.
    pub async fn each(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        mut take: impl FnMut(Record) -> Result<()>,
    ) -> Result<()> {
        use futures_util::TryStreamExt;
        match self {
            Self::Sqlite(tx) => {
                let query = sqlx::query_with(AssertSqlSafe(sql.to_owned()), sqlite_arguments(params)?);
                let mut rows = query.fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    take(Record::Sqlite(row))?;
                }
            }
            Self::Postgres(tx) => {
                let query = sqlx::query_with(AssertSqlSafe(numbered(sql)), postgres_arguments(params)?);
                let mut rows = query.fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    take(Record::Postgres(row))?;
                }
            }
        }
        Ok(())
    }
}

/// `?` as `$1`, `$2` … outside quotes.
fn numbered(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len() + 16);
    let (mut quote, mut count) = (None, 0_u32);
    for c in sql.chars() {
        match (quote, c) {
            (None, '?') => {
                count += 1;
                text.push('$');
                text.push_str(&count.to_string());
                continue;
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        text.push(c);
    }
    text
}

fn sqlite_arguments(params: &[Param<'_>]) -> Result<SqliteArguments> {
    let mut arguments = SqliteArguments::default();
    arguments.reserve(params.len(), 0);
    for param in params {
        match param {
            Param::Int(number) => arguments.add(number),
            Param::Text(text) => arguments.add(text.map(str::to_owned)),
            Param::Day(day) => arguments.add(day),
            Param::Bytes(bytes) => arguments.add(bytes.map(<[u8]>::to_vec)),
        }
        .map_err(|error| StoreError::Database(error.to_string()))?;
    }
    Ok(arguments)
}

fn postgres_arguments(params: &[Param<'_>]) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    arguments.reserve(params.len(), params.len() * 16);
    for param in params {
        match param {
            Param::Int(number) => arguments.add(number),
            Param::Text(text) => arguments.add(text),
            Param::Day(day) => arguments.add(day),
            Param::Bytes(bytes) => arguments.add(bytes),
        }
        .map_err(|error| StoreError::Database(error.to_string()))?;
    }
    Ok(arguments)
}

/// The address with its password struck out.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((user, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    let user = user.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}@{host}")
}

#[cfg(test)]
mod tests {
    use super::{numbered, without_password};

    #[test]
    fn marks_are_numbered_outside_quotes() {
        let sql = r#"SELECT '?', "a?" FROM t WHERE x = ? AND y IN (?, ?)"#;
        assert_eq!(numbered(sql), r#"SELECT '?', "a?" FROM t WHERE x = $1 AND y IN ($2, $3)"#);
    }

    #[test]
    fn passwords_are_not_told() {
        assert_eq!(without_password("postgres://anna:p@ss@db/x"), "postgres://anna@db/x");
        assert_eq!(without_password("sqlite:a.db"), "sqlite:a.db");
    }
}
