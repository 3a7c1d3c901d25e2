//! What the store promises, tried on SQLite and on PostgreSQL alike.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at the first surprise and says loudly what it skips"
)]

mod access;
mod audit;
mod casework;
mod copy;
mod databases;
mod import_clocks;
mod imports;
mod quarterly;
mod registers;
mod retention;
mod schema;
mod scope;

use chrono::{DateTime, NaiveDate, Utc};
use enslinje_domain::register::{Cell, Row, register};
use enslinje_store::{Act, Change, PersonRecord, Store, Version};

/// Runs a case on a fresh database of each kind.
macro_rules! on_both {
    ($(#[$note:meta])* $name:ident, $case:expr) => {
        $(#[$note])*
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                let place = crate::databases::sqlite();
                let case: crate::Case = |url| Box::pin(($case)(url));
                case(place.url.clone()).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                let Some(place) = crate::databases::postgres() else { return };
                let case: crate::Case = |url| Box::pin(($case)(url));
                case(place.url.clone()).await;
            }
        }
    };
}
use on_both;

type Case = fn(String) -> std::pin::Pin<Box<dyn Future<Output = ()>>>;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn act(actor: &str, why: &str) -> Act {
    let at: DateTime<Utc> = "2024-10-01T08:00:00Z".parse().unwrap();
    Act { actor: actor.to_owned(), at, why: why.to_owned(), secret: [7; 32] }
}

async fn fresh(url: &str) -> Store {
    Store::migrate(url).await.unwrap().0
}

/// An investigation of a child, of person 1 unless told otherwise.
fn investigation(id: i64, opened: &str, closed: Option<&str>) -> Row {
    let register = register("investigation").unwrap();
    let mut row = Row::empty(register);
    let cells = [
        ("id", Cell::Key(id)),
        ("unit", Cell::Category("bou".into())),
        ("person", Cell::Key(1)),
        ("sex", Cell::Category("woman".into())),
        ("birth", Cell::Day(day("2012-03-04"))),
        ("target_group", Cell::Category("child".into())),
        ("opened", Cell::Day(day(opened))),
        ("closed", closed.map_or(Cell::Empty, |closed| Cell::Day(day(closed)))),
    ];
    for (name, cell) in cells {
        assert!(row.set(name, cell), "{name}");
    }
    row
}

fn child() -> PersonRecord {
    PersonRecord { id: 1, identity: None, birth: Some(day("2012-03-04")), sex: Some("woman".to_owned()) }
}

fn version(row: Row, known_on: &str, change: Change) -> Version {
    Version { row, known_on: day(known_on), change }
}
