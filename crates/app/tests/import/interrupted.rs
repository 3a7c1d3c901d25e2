//! Imports that end before their time, and two at once: nothing is half done and nothing is lost.

use crate::samples::{Content, Kind, mapping, page_mapping, write};
use crate::{Place, Told, WRITE, on_both};
use enslinje_domain::register::register;
use enslinje_store::Store;
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Notify;

/// So many investigations, and the mapping that reads them. Everybody has a key of the source.
fn many(kind: Kind, count: u32) -> (String, Content) {
    let columns = "unit = { constant = \"bm\" }\nsex = { constant = \"woman\" }\nbirth = \"FromDate\"\n\
        target_group = { constant = \"child\" }\nopened = \"FromDate\"";
    if kind == Kind::Lifecare {
        let record = |id: u32| {
            let person = id % 500;
            format!(r#"{{"Id": {id}, "CustomerNumber": {person}, "FromDate": "2024-03-04"}}"#)
        };
        let text = page_mapping("investigations", "investigation", columns);
        let text = text.replace("number = \"PersonId\"", "key = \"CustomerNumber\"");
        return (text, Content::Pages(vec![("investigations", (0..count).map(record).collect())]));
    }
    let row = |id: u32| format!("{id};{};2024-03-04", id % 500);
    let text = mapping(kind, "investigation", "key = \"Person\"", columns);
    (text, Content::Table { header: "Nr;Person;FromDate", rows: (0..count).map(row).collect() })
}

/// More than one part of a file, so that some rows have been written when it is given up.
const MANY: u32 = 4_200;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_given_up_leaves_nothing_and_is_taken_in_afterwards() {
    on_both(async |place: &Place| {
        for (number, kind) in (1..).zip([Kind::Csv, Kind::Xlsx, Kind::Lifecare]) {
            let (text, content) = many(kind, MANY);
            let text = text.replace("source = \"", &format!("source = \"{kind:?}-"));
            let path = write(kind, place.folder.path(), "many", &content);
            let before = place.store.head().await.unwrap();
            // The list of changes cannot be written any more after row 4 150.
            let mut told = Told { room: Some(4_150), ..Told::default() };
            let ended = place.import_into(&place.store, &path, &text, WRITE, &mut told).await;
            assert_eq!(ended.unwrap_err().as_slice()[0].code, "import-list-unwritten");
            assert_eq!(place.store.head().await.unwrap(), before, "{kind:?}");
            // Whoever waits for it goes away when the first part has been written.
            let begun = Arc::new(Notify::new());
            let mut told = Told { begun: Some(Arc::clone(&begun)), ..Told::default() };
            tokio::select! {
                biased;
                () = begun.notified() => {}
                ended = place.import_into(&place.store, &path, &text, WRITE, &mut told) => panic!("{ended:?}"),
            }
            assert_eq!(place.store.head().await.unwrap(), before, "{kind:?}");
            // The chain ends where it did; with whole rows below, nothing was written past it either.
            let (report, _) = place.import(&path, &text, WRITE).await;
            assert_eq!(report.unwrap().counts.new, u64::from(MANY), "{kind:?}");
            assert_eq!(place.events().await, number * (i64::from(MANY) + 1));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_write_one_after_the_other() {
    on_both(async |place: &Place| {
        let (csv, table) = many(Kind::Csv, 2_000);
        let (lifecare, pages) = many(Kind::Lifecare, 3_000);
        let paths = [
            write(Kind::Csv, place.folder.path(), "one", &table),
            write(Kind::Lifecare, place.folder.path(), "two", &pages),
        ];
        let other = Store::open(&place.url).await.unwrap();
        let (mut first, mut second) = (Told::default(), Told::default());
        let both = tokio::join!(
            place.import_into(&place.store, &paths[0], &csv, WRITE, &mut first),
            place.import_into(&other, &paths[1], &lifecare, WRITE, &mut second),
        );
        assert_eq!((both.0.unwrap().counts.new, both.1.unwrap().counts.new), (2_000, 3_000));
        let rows = place.store.rows(register("investigation").unwrap(), None).await.unwrap();
        // Each source has its own five hundred people, and no number was given twice.
        let people: BTreeSet<_> = rows.iter().map(|row| row.key("person")).collect();
        assert_eq!((rows.len(), people.len()), (5_000, 1_000));
        assert_eq!(place.events().await, 5_002);
        other.close().await;
    })
    .await;
}
