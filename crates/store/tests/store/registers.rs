//! Rows in and out, as they are and as they were known.

use crate::{act, child, day, fresh, investigation, on_both, version};
use enslinje_domain::register::register;
use enslinje_store::{Change, StoreError};

on_both!(a_row_is_read_as_it_was_written, |url: String| async move {
    let store = fresh(&url).await;
    let register = register("investigation").unwrap();
    let rows = [investigation(1, "2024-02-29", Some("2024-06-29")), investigation(2, "2024-03-01", None)];
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    let versions = rows.clone().map(|row| version(row, "2024-07-01", Change::New));
    writing.put(register, &versions).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(store.rows(register, None).await.unwrap(), rows);
});

on_both!(what_was_known_on_a_day_stays_as_it_was, |url: String| async move {
    let store = fresh(&url).await;
    let register = register("investigation").unwrap();
    let open = investigation(1, "2024-02-29", None);
    let closed = investigation(1, "2024-02-29", Some("2024-06-29"));
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    writing.put(register, &[version(open.clone(), "2024-03-01", Change::New)]).await.unwrap();
    writing.commit().await.unwrap();
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    writing.put(register, &[version(closed.clone(), "2024-07-01", Change::Changed)]).await.unwrap();
    writing.commit().await.unwrap();
    let known = async |on| store.rows(register, Some(day(on))).await.unwrap();
    assert_eq!(known("2024-02-29").await, []);
    assert_eq!(known("2024-03-01").await, std::slice::from_ref(&open));
    assert_eq!(known("2024-06-30").await, [open]);
    assert_eq!(known("2024-07-01").await, std::slice::from_ref(&closed));
    assert_eq!(store.rows(register, None).await.unwrap(), [closed]);
});

on_both!(what_is_not_committed_leaves_nothing, |url: String| async move {
    let store = fresh(&url).await;
    let register = register("investigation").unwrap();
    let before = store.head().await.unwrap();
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    let row = investigation(1, "2024-02-29", None);
    writing.put(register, &[version(row, "2024-03-01", Change::New)]).await.unwrap();
    drop(writing);
    assert_eq!(store.rows(register, None).await.unwrap(), []);
    assert_eq!(store.head().await.unwrap(), before);
});

on_both!(rows_that_the_register_does_not_allow_are_refused, |url: String| async move {
    let store = fresh(&url).await;
    let register = register("investigation").unwrap();
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    let row = investigation(1, "2024-02-29", Some("2024-02-28"));
    let refused = writing.put(register, &[version(row, "2024-03-01", Change::New)]).await.unwrap_err();
    let StoreError::Refused(problems) = refused else { panic!("{refused}") };
    assert_eq!(problems.as_slice()[0].code, "snapshot-day-order");
});

on_both!(a_duplicate_key_and_an_unknown_person_are_refused, |url: String| async move {
    let store = fresh(&url).await;
    let register = register("investigation").unwrap();
    let row = investigation(1, "2024-02-29", None);
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    assert!(writing.put(register, &[version(row.clone(), "2024-03-01", Change::New)]).await.is_err());
    drop(writing);
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    writing.ensure_people(&[child()]).await.unwrap();
    let twice = [1, 2].map(|_| version(row.clone(), "2024-03-01", Change::New));
    assert!(writing.put(register, &twice).await.is_err());
});

on_both!(numbers_are_not_used_again, |url: String| async move {
    let store = fresh(&url).await;
    let register = register("investigation").unwrap();
    let mut writing = store.write(&act("anna", "test")).await.unwrap();
    assert_eq!(writing.next_id(register).await.unwrap(), 1);
    writing.ensure_people(&[child()]).await.unwrap();
    let row = investigation(41, "2024-02-29", None);
    writing.put(register, &[version(row, "2024-03-01", Change::New)]).await.unwrap();
    assert_eq!(writing.next_id(register).await.unwrap(), 42);
    assert_eq!(writing.next_person().await.unwrap(), 2);
});
