//! A database copied to the other kind and back is the same.

use crate::{act, child, databases, fresh, investigation, version};
use enslinje_domain::register::register;
use enslinje_store::{Change, Store, StoreError};

/// More rows than are held at a time, and letters that databases sort differently.
async fn filled(url: &str) -> Store {
    let store = fresh(url).await;
    let register = register("investigation").unwrap();
    let mut writing = store.write(&act("Åsa", "prov: é \u{1F600} 'x'")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    let rows = (1..=5_000).map(|id| investigation(id, "2024-02-29", None));
    let versions: Vec<_> = rows.map(|row| version(row, "2024-03-01", Change::New)).collect();
    writing.put(register, &versions).await.unwrap();
    writing.commit().await.unwrap();
    store
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_to_sqlite() {
    let (from, to) = (databases::sqlite(), databases::sqlite());
    there(&filled(&from.url).await, &fresh(&to.url).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_to_postgres_and_back() {
    let (from, back) = (databases::sqlite(), databases::sqlite());
    let Some(between) = databases::postgres() else { return };
    let (from, between, back) = (filled(&from.url).await, fresh(&between.url).await, fresh(&back.url).await);
    there(&from, &between).await;
    there(&between, &back).await;
}

async fn there(from: &Store, to: &Store) {
    let head = from.head().await.unwrap();
    let tables = from.copy_to(to, &mut |_| {}).await.unwrap();
    let events = tables.iter().find(|table| table.name == "audit_event").unwrap();
    assert_eq!(events.rows, 5_000);
    let verified = to.verify(&[head]).await.unwrap();
    assert_eq!((verified.events, verified.head, verified.faults), (5_000, head, vec![]));
    let register = register("investigation").unwrap();
    assert_eq!(to.rows(register, None).await.unwrap(), from.rows(register, None).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_with_rows_is_not_copied_into() {
    let (from, to) = (databases::sqlite(), databases::sqlite());
    let (from, to) = (filled(&from.url).await, filled(&to.url).await);
    let before = to.head().await.unwrap();
    let StoreError::Refused(problems) = from.copy_to(&to, &mut |_| {}).await.unwrap_err() else { panic!() };
    assert_eq!(problems.as_slice()[0].code, "store-not-empty");
    assert_eq!(to.head().await.unwrap(), before);
}
