//! Migrations: two folders with equal numbers, carried in the program.

use crate::db::{Db, Tx};
use crate::error::{Result, StoreError};
use sqlx::SqlStr;
use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};
use std::borrow::Cow;

macro_rules! migrations {
    ($($number:literal $name:literal),* $(,)?) => {
        /// Number, name, and the statements for SQLite and PostgreSQL.
        pub(crate) const MIGRATIONS: &[Entry] = &[$((
            $number,
            $name,
            include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        )),*];
    };
}

migrations! {
    1 "0001_people_and_audit",
    2 "0002_registers",
    3 "0003_casework",
    4 "0004_imports",
    5 "0005_access",
    6 "0006_quarterly_reports",
    7 "0007_retention",
    8 "0008_assignments_and_clocks",
    9 "0009_log_review",
}

/// The version that this program needs.
pub(crate) fn needed() -> i64 {
    MIGRATIONS.last().map_or(0, |migration| migration.0)
}

/// Brings the database to this program's version, each step in one transaction; the version it had before.
pub(crate) async fn migrate(db: &Db) -> Result<i64> {
    let before = version(db).await?;
    if before == 0 {
        refuse_tables(db).await?;
    }
    match db {
        Db::Sqlite { writer, .. } => {
            let migrator = migrator(|migration| migration.2);
            run(&migrator, &mut *writer.acquire().await?).await?;
        }
        Db::Postgres(pool) => {
            let migrator = migrator(|migration| migration.3);
            run(&migrator, &mut *pool.acquire().await?).await?;
        }
    }
    Ok(before)
}

async fn run<C: Migrate>(migrator: &Migrator, connection: &mut C) -> Result<()> {
    migrator.run_direct(None, connection, false).await.map_err(|error| match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) => {
            StoreError::Foreign(error.to_string())
        }
        error => StoreError::Database(error.to_string()),
    })
}

type Entry = (i64, &'static str, &'static str, &'static str);

fn migrator(text: fn(&Entry) -> &'static str) -> Migrator {
    let migration = |entry: &Entry| {
        let &(number, name, ..) = entry;
        let sql = SqlStr::from_static(text(entry));
        Migration::new(number, Cow::Borrowed(name), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect())
}

/// The version of the database; 0 when it has none.
pub(crate) async fn version(db: &Db) -> Result<i64> {
    let mut tx = db.read().await?;
    let table = match tx {
        Tx::Sqlite(_) => {
            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '_sqlx_migrations'"
        }
        Tx::Postgres(_) => {
            "SELECT COUNT(*) FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'"
        }
    };
    let exists = tx.fetch_one(table, &[]).await?.map_or(Ok(0), |record| record.int(0))? > 0;
    if !exists {
        return Ok(0);
    }
    let sql = "SELECT MAX(version) FROM _sqlx_migrations";
    let version = tx.fetch_one(sql, &[]).await?;
    Ok(version.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0))
}

/// Refuses a database that has tables, and none that tells of migrations.
async fn refuse_tables(db: &Db) -> Result<()> {
    let mut tx = db.read().await?;
    let sql = match tx {
        Tx::Sqlite(_) => {
            "SELECT COUNT(*) FROM sqlite_master \
             WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations'"
        }
        Tx::Postgres(_) => {
            "SELECT COUNT(*) FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations'"
        }
    };
    let tables = tx.fetch_one(sql, &[]).await?.map_or(Ok(0), |record| record.int(0))?;
    if tables == 0 { Ok(()) } else { Err(StoreError::NotOurs) }
}

/// Refuses a database of another version than the program's.
pub(crate) async fn check(db: &Db) -> Result<()> {
    let (found, needed) = (version(db).await?, needed());
    if found == 0 {
        refuse_tables(db).await?;
    }
    match found {
        found if found < needed => Err(StoreError::NotMigrated { found, needed }),
        found if found > needed => Err(StoreError::Foreign(format!("{found} > {needed}"))),
        _ => check_steps(db).await,
    }
}

/// Refuses tables that another text made than the one in this program.
async fn check_steps(db: &Db) -> Result<()> {
    let migrator = match db {
        Db::Sqlite { .. } => migrator(|migration| migration.2),
        Db::Postgres(_) => migrator(|migration| migration.3),
    };
    let mut tx = db.read().await?;
    let applied = tx.fetch("SELECT version, checksum FROM _sqlx_migrations ORDER BY version", &[]).await?;
    for (step, record) in migrator.iter().zip(applied) {
        if (step.version, step.checksum.as_ref()) != (record.int(0)?, record.bytes(1)?) {
            return Err(StoreError::Foreign(format!("{}", step.version)));
        }
    }
    Ok(())
}
