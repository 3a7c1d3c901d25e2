//! Rows of another system: matched by their keys, written once, and everything told.

use crate::casework::law;
use crate::{act, day, fresh, investigation, on_both};
use enslinje_domain::register::{Cell, Row, register};
use enslinje_store::{Counts, Gone, ImportRefusal, Importing, Incoming, PersonName, Store, Taken};

/// A row as a source gives it: without id and person.
fn row(closed: Option<&str>) -> Row {
    let mut row = investigation(0, "2024-02-29", closed);
    assert!(row.set("id", Cell::Empty) && row.set("person", Cell::Empty));
    row
}

fn incoming(key: &str, person: &str, known_on: &str, closed: Option<&str>) -> Incoming {
    let person = Some(PersonName::Key(person.to_owned()));
    Incoming { key: key.to_owned(), row: row(closed), person, known_on: day(known_on) }
}

async fn begin(store: &Store) -> Importing<'static> {
    let register = register("investigation").unwrap();
    store.import(&act("anna", "import"), "example", register, law()).await.unwrap()
}

/// Takes rows in one file of its own.
async fn file(store: &Store, rows: Vec<Incoming>) -> (Vec<Taken>, Counts) {
    let mut importing = begin(store).await;
    let taken = importing.take(rows).await.unwrap();
    importing.gone();
    let counts = importing.counts();
    importing.commit("a.csv", &[7; 32], day("2024-10-01")).await.unwrap();
    (taken, counts)
}

fn first() -> Vec<Incoming> {
    vec![incoming("U-1", "a", "2024-03-01", None), incoming("U-2", "b", "2024-03-02", None)]
}

on_both!(new_changed_unchanged_and_gone_rows_are_told_apart, |url: String| async move {
    let store = fresh(&url).await;
    let (taken, counts) = file(&store, first()).await;
    assert_eq!(taken, [Taken::New { id: 1 }, Taken::New { id: 2 }]);
    assert_eq!(counts, Counts { new: 2, ..Counts::default() });

    let mut importing = begin(&store).await;
    let closed = incoming("U-1", "a", "2024-07-01", Some("2024-06-29"));
    let later = incoming("U-3", "c", "2024-07-01", None);
    let taken = importing.take(vec![closed, later]).await.unwrap();
    assert_eq!(taken, [Taken::Changed { id: 1, columns: vec!["closed"] }, Taken::New { id: 3 }]);
    assert_eq!(importing.gone(), [Gone { id: 2, key: "U-2".to_owned() }]);
    assert_eq!(importing.counts(), Counts { new: 1, changed: 1, gone: 1, ..Counts::default() });
    importing.commit("b.csv", &[8; 32], day("2024-10-01")).await.unwrap();

    let register = register("investigation").unwrap();
    let now = store.rows(register, None).await.unwrap();
    let told: Vec<_> = now.iter().map(|row| (row.id(), row.key("person"), row.day("closed"))).collect();
    let ended = Some(day("2024-06-29"));
    assert_eq!(told, [(Some(1), Some(1), ended), (Some(2), Some(2), None), (Some(3), Some(3), None)]);
    let before = store.rows(register, Some(day("2024-06-30"))).await.unwrap();
    assert_eq!(before.iter().map(|row| row.day("closed")).collect::<Vec<_>>(), [None, None]);
    // Two writes, a note, two writes, a note.
    let verified = store.verify(&[]).await.unwrap();
    assert_eq!((verified.events, verified.faults), (6, vec![]));
});

on_both!(the_same_rows_again_write_nothing_but_the_note, |url: String| async move {
    let store = fresh(&url).await;
    file(&store, first()).await;
    let before = store.head().await.unwrap();
    let (taken, counts) = file(&store, first()).await;
    assert_eq!(taken, [Taken::Unchanged { id: 1 }, Taken::Unchanged { id: 2 }]);
    assert_eq!(counts, Counts { unchanged: 2, ..Counts::default() });
    assert_eq!(store.head().await.unwrap().seq, before.seq + 1);
    assert_eq!(store.verify(&[before]).await.unwrap().faults, []);
    let register = register("investigation").unwrap();
    let known = store.taken_file(&[7; 32], "example", register).await.unwrap().unwrap();
    assert_eq!((known.name.as_str(), known.counts), ("a.csv", counts));
    assert_eq!(store.taken_file(&[7; 32], "another", register).await.unwrap(), None);
});

on_both!(what_is_given_up_leaves_nothing, |url: String| async move {
    let store = fresh(&url).await;
    let before = store.head().await.unwrap();
    let mut importing = begin(&store).await;
    assert_eq!(importing.take(first()).await.unwrap().len(), 2);
    importing.give_up().await.unwrap();
    let mut importing = begin(&store).await;
    importing.take(first()).await.unwrap();
    drop(importing);
    assert_eq!(store.head().await.unwrap(), before);
    assert_eq!(store.rows(register("investigation").unwrap(), None).await.unwrap(), []);
    assert_eq!(file(&store, first()).await.0, [Taken::New { id: 1 }, Taken::New { id: 2 }]);
});

on_both!(a_version_older_than_the_newest_is_refused_with_both_days, |url: String| async move {
    let store = fresh(&url).await;
    file(&store, first()).await;
    let older = incoming("U-1", "a", "2024-02-29", Some("2024-06-29"));
    let (known_on, newest) = (day("2024-02-29"), day("2024-03-01"));
    let refusal = ImportRefusal::KnownLater { known_on, newest };
    assert_eq!(file(&store, vec![older]).await.0, [Taken::Refused(refusal)]);
    let same_day = incoming("U-1", "a", "2024-03-01", Some("2024-06-29"));
    let changed = Taken::Changed { id: 1, columns: vec!["closed"] };
    assert_eq!(file(&store, vec![same_day]).await.0, [changed]);
});

on_both!(two_persons_are_never_merged, |url: String| async move {
    let store = fresh(&url).await;
    file(&store, first()).await;
    let mut other_birth = incoming("U-3", "a", "2024-03-01", None);
    assert!(other_birth.row.set("birth", Cell::Day(day("2012-03-05"))));
    let mut other_sex = incoming("U-4", "a", "2024-03-01", None);
    assert!(other_sex.row.set("sex", Cell::Category("man".into())));
    let moved = incoming("U-2", "d", "2024-03-03", None);
    let (taken, _) = file(&store, vec![other_birth, other_sex, moved]).await;
    let refusals = [
        ImportRefusal::BirthDiffers { person: 1 },
        ImportRefusal::SexDiffers { person: 1 },
        ImportRefusal::OtherPerson { id: 2 },
    ];
    assert_eq!(taken, refusals.map(Taken::Refused));
    // Nobody is kept for a row that was refused: the next person gets the next number.
    let (taken, _) = file(&store, vec![incoming("U-5", "e", "2024-03-03", None)]).await;
    assert_eq!(taken, [Taken::New { id: 3 }]);
    let rows = store.rows(register("investigation").unwrap(), None).await.unwrap();
    assert_eq!(rows[2].key("person"), Some(3));
});

on_both!(a_person_is_known_by_number_in_all_sources, |url: String| async move {
    let store = fresh(&url).await;
    let named = |key: &str| Incoming {
        person: Some(PersonName::Identity("201203042389".to_owned())),
        ..incoming(key, "", "2024-03-01", None)
    };
    file(&store, vec![named("U-1"), named("U-2")]).await;
    let register = register("investigation").unwrap();
    let mut importing = store.import(&act("bo", "import"), "other", register, law()).await.unwrap();
    assert_eq!(importing.take(vec![named("U-1")]).await.unwrap(), [Taken::New { id: 3 }]);
    let people = [PersonName::Identity("201203042389".to_owned()), PersonName::Key("x".to_owned())];
    let standing = importing.rows_of(&people).await.unwrap();
    let keys: Vec<_> = standing.iter().map(|one| (one.person, one.key.as_deref(), one.row.id())).collect();
    assert_eq!(keys, [(0, None, Some(1)), (0, None, Some(2)), (0, Some("U-1"), Some(3))]);
    importing.commit("b.csv", &[9; 32], day("2024-10-01")).await.unwrap();
    let people = store.rows(register, None).await.unwrap();
    assert_eq!(people.iter().map(|row| row.key("person")).collect::<Vec<_>>(), [Some(1); 3]);
});

on_both!(a_key_that_comes_twice_is_told, |url: String| async move {
    let store = fresh(&url).await;
    let mut importing = begin(&store).await;
    let twice = vec![incoming("U-1", "a", "2024-03-01", None), incoming("U-1", "a", "2024-03-01", None)];
    let taken = importing.take(twice).await.unwrap();
    assert_eq!(taken, [Taken::New { id: 1 }, Taken::Refused(ImportRefusal::KeyTwice)]);
});

on_both!(many_rows_are_matched_in_bulk, |url: String| async move {
    let store = fresh(&url).await;
    let many = |known_on: &'static str, closed: Option<&'static str>| {
        (0..1_100)
            .map(move |number| {
                let person = format!("p{}", number / 3);
                let closed = closed.filter(|_| number % 2 == 0);
                incoming(&format!("U-{number}"), &person, known_on, closed)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(file(&store, many("2024-03-01", None)).await.1.new, 1_100);
    let counts = file(&store, many("2024-07-01", Some("2024-06-29"))).await.1;
    assert_eq!(counts, Counts { changed: 550, unchanged: 550, ..Counts::default() });
    let verified = store.verify(&[]).await.unwrap();
    assert_eq!((verified.events, verified.faults), (1_100 + 550 + 2, vec![]));
});

on_both!(of_two_importers_the_second_waits_and_finds_what_the_first_wrote, |url: String| async move {
    let store = fresh(&url).await;
    let mut importing = begin(&store).await;
    importing.take(first()).await.unwrap();
    let other = store.clone();
    let second = tokio::spawn(async move { file(&other, first()).await });
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(!second.is_finished());
    importing.commit("a.csv", &[6; 32], day("2024-10-01")).await.unwrap();
    assert_eq!(second.await.unwrap().0, [Taken::Unchanged { id: 1 }, Taken::Unchanged { id: 2 }]);
    assert_eq!(store.verify(&[]).await.unwrap().faults, []);
});
