//! Migrations from nothing, and tables that agree with the registers.

use crate::{fresh, on_both};
use enslinje_domain::register::REGISTERS;
use enslinje_store::{Store, StoreError};
use sqlx::{Connection, SqliteConnection};

on_both!(migrations_run_from_nothing_and_again, |url: String| async move {
    let (store, before) = Store::migrate(&url).await.unwrap();
    assert_eq!(before, 0);
    store.close().await;
    let (store, before) = Store::migrate(&url).await.unwrap();
    assert_eq!(before, Store::version());
    store.close().await;
    Store::open(&url).await.unwrap();
});

on_both!(every_register_can_be_read_with_its_columns, |url: String| async move {
    let store = fresh(&url).await;
    for register in REGISTERS {
        assert_eq!(store.rows(register, None).await.unwrap(), [], "{}", register.name);
    }
});

on_both!(a_database_without_tables_is_refused_with_its_version, |url: String| async move {
    let error = match url.starts_with("sqlite") {
        true => {
            let file = url.trim_start_matches("sqlite:");
            std::fs::write(file, "").unwrap();
            Store::open(&url).await.unwrap_err()
        }
        false => Store::open(&url).await.unwrap_err(),
    };
    assert!(matches!(error, StoreError::NotMigrated { found: 0, .. }), "{error}");
});

#[tokio::test]
async fn a_file_that_is_not_a_database_is_refused_and_left_alone() {
    let place = crate::databases::sqlite();
    let file = place.url.trim_start_matches("sqlite:").to_owned();
    std::fs::write(&file, "id;datum\n1;2024-01-01\n".repeat(100)).unwrap();
    assert!(Store::migrate(&place.url).await.is_err());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "id;datum\n1;2024-01-01\n".repeat(100));
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    assert!(matches!(Store::open("mysql://x").await, Err(StoreError::NotAnAddress(_))));
}

on_both!(a_database_with_tables_of_another_program_is_refused_and_left_alone, |url: String| async move {
    if url.starts_with("sqlite") {
        std::fs::write(url.trim_start_matches("sqlite:"), "").unwrap();
    }
    crate::audit::run(&url, "CREATE TABLE person (x INTEGER)").await;
    for refused in [Store::open(&url).await.map(|_| ()), Store::migrate(&url).await.map(|_| ())] {
        assert!(matches!(refused, Err(StoreError::NotOurs)), "{refused:?}");
    }
    crate::audit::run(&url, "DROP TABLE person").await;
    fresh(&url).await;
});

#[tokio::test]
async fn what_keeps_a_file_from_being_opened_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    assert!(matches!(Store::open(&at("none.db")).await, Err(StoreError::NoFile(_))));
    assert!(matches!(Store::migrate(&at("none/a.db")).await.map(|_| ()), Err(StoreError::CannotOpen(_))));
    assert!(matches!(Store::open(&at("")).await, Err(StoreError::CannotOpen(_))));
    std::fs::write(folder.path().join("text.db"), "id;datum\n".repeat(100)).unwrap();
    assert!(matches!(Store::open(&at("text.db")).await, Err(StoreError::NotADatabase(_))));
}

#[tokio::test]
async fn tables_that_another_program_made_are_refused() {
    let place = crate::databases::sqlite();
    fresh(&place.url).await.close().await;
    let mut connection = SqliteConnection::connect(&place.url).await.unwrap();
    let sql = "UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2";
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    for opened in [Store::open(&place.url).await.map(|_| ()), Store::migrate(&place.url).await.map(|_| ())] {
        assert!(matches!(opened, Err(StoreError::Foreign(_))), "{opened:?}");
    }
}
