//! The municipality's own limits run in what is taken in.

use crate::samples::{Kind, all};
use crate::{Asked, Place, WRITE, day, on_both};
use enslinje_domain::access::Condition;
use enslinje_store::WatchFilter;

/// Matter and last day of every limit of that name.
async fn told(place: &Place, clock: &str) -> Vec<(String, String)> {
    let everything = WatchFilter { may: &Condition::All, units: None, caseworker: None, until: None };
    let list = place.store.watch(&everything, day("2025-01-31"), 1_000).await.unwrap();
    let rows = list.rows.iter().filter(|row| row.clock.as_str() == clock);
    let mut told: Vec<_> = rows.map(|row| (row.reference(), row.due.to_string())).collect();
    told.sort();
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn the_checkpoint_after_ninety_days_runs_and_stops_with_what_the_source_tells() {
    on_both(async |place: &Place| {
        let samples = all();
        let sample =
            samples.iter().find(|sample| sample.kind == Kind::Csv && sample.register == "investigation");
        let sample = sample.unwrap();
        let first = sample.write(place.folder.path(), "first", &sample.first);
        place.import(&first, &sample.mapping, WRITE).await.0.unwrap();
        let due = |row: u32, day: &str| (format!("investigation/{row}"), day.to_owned());
        // Ninety days and four months from 4 March, 11 March and 2 April.
        assert_eq!(
            told(place, "investigation_checkpoint").await,
            [due(1, "2024-06-02"), due(2, "2024-06-09"), due(3, "2024-07-01")]
        );
        assert_eq!(
            told(place, "child_investigation").await,
            [due(1, "2024-07-04"), due(2, "2024-07-11"), due(3, "2024-08-02")]
        );
        // The second is closed, the third is gone from the file and stays, and one is new.
        let later = sample.write(place.folder.path(), "later", &sample.later);
        let asked = Asked { known_on: "2024-11-01", ..WRITE };
        place.import(&later, &sample.mapping, asked).await.0.unwrap();
        assert_eq!(
            told(place, "investigation_checkpoint").await,
            [due(1, "2024-06-02"), due(3, "2024-07-01"), due(4, "2024-07-31")]
        );
    })
    .await;
}
