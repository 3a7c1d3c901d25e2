//! What every source gives in every register: tried, taken in, taken in again, and a later edition.

use crate::samples::{Sample, all};
use crate::{Asked, Place, WRITE, day, on_both};
use enslinje_app::import::{Difference, Mode, OnRefusedRow, Outcome};
use enslinje_domain::Problems;
use enslinje_domain::register::{Row, register};
use enslinje_store::Counts;

/// The number at the end of a key.
fn number(key: &str) -> u64 {
    key.rsplit('-').next().unwrap().parse().unwrap()
}

fn code(problems: &Problems) -> Vec<&'static str> {
    problems.as_slice().iter().map(|problem| problem.code).collect()
}

/// A difference with the number of its key: what, key, line, id, columns or reasons.
fn outline(difference: &Difference) -> (&'static str, u64, u64, i64, Vec<&'static str>) {
    match difference {
        Difference::New { line, key, id } => ("new", number(key), *line, *id, vec![]),
        Difference::Changed { line, key, id, columns } => {
            ("changed", number(key), *line, *id, columns.clone())
        }
        Difference::Gone { key, id } => ("gone", number(key), 0, *id, vec![]),
        Difference::Refused { line, key, problems } => {
            ("refused", key.as_deref().map_or(0, number), *line, 0, code(problems))
        }
    }
}

/// In the order of the kinds and keys: refused rows are told before the others of their part of the file.
fn sorted(differences: &[Difference]) -> Vec<(&'static str, u64, u64, i64, Vec<&'static str>)> {
    let mut told: Vec<_> = differences.iter().map(outline).collect();
    told.sort_unstable();
    told
}

async fn rows(place: &Place, sample: &Sample) -> Vec<Row> {
    place.store.rows(register(sample.register).unwrap(), None).await.unwrap()
}

async fn tried_and_taken(place: &Place, sample: &Sample) {
    let path = sample.write(place.folder.path(), sample.register, &sample.first);
    let before = place.state().await;
    let tried = Asked { mode: Mode::DryRun, ..WRITE };
    let (report, would) = place.import(&path, &sample.mapping, tried).await;
    let above = sample.above();
    let told = [
        ("new", 1, 1 + above, 1, vec![]),
        ("new", 2, 2 + above, 2, vec![]),
        ("new", 3, 3 + above, 3, vec![]),
        ("refused", 4, 4 + above, 0, vec![sample.reason]),
    ];
    assert_eq!(sorted(&would), told);
    let report = report.unwrap();
    let counts = Counts { new: 3, refused: 1, ..Counts::default() };
    let matters = if sample.has_clocks { 3 } else { 0 };
    assert_eq!((report.outcome, report.counts, report.matters), (Outcome::Tried, counts, matters));
    let strict = Asked { on_refused_row: OnRefusedRow::RefuseFile, ..WRITE };
    let (report, _) = place.import(&path, &sample.mapping, strict).await;
    assert_eq!(report.unwrap().outcome, Outcome::RefusedForRows);
    assert_eq!(place.state().await, before);

    let (report, told) = place.import(&path, &sample.mapping, WRITE).await;
    let report = report.unwrap();
    assert_eq!((report.counts, report.matters, report.warnings), (counts, matters, Problems::new()));
    assert_eq!(told, would);
    let Outcome::Written(head) = report.outcome else { panic!("{:?}", report.outcome) };
    // Three writes and the note of the file.
    assert_eq!((head.seq, place.events().await), (4, 4));
    assert_eq!(rows(place, sample).await.len(), 3);

    let (report, told) = place.import(&path, &sample.mapping, WRITE).await;
    let counts = Counts { unchanged: 3, refused: 1, ..Counts::default() };
    let report = report.unwrap();
    assert_eq!((report.counts, report.matters, told.len()), (counts, 0, 1));
    assert_eq!(place.events().await, 5);
}

async fn later(place: &Place, sample: &Sample) {
    let path = sample.write(place.folder.path(), &format!("{}-later", sample.register), &sample.later);
    let asked = Asked { known_on: "2024-11-01", ..WRITE };
    let (report, told) = place.import(&path, &sample.mapping, asked).await;
    let report = report.unwrap();
    let counts = Counts { new: 1, changed: 1, unchanged: 1, gone: 1, refused: 1 };
    assert_eq!((report.counts, report.warnings), (counts, Problems::new()));
    assert_eq!(report.matters, if sample.has_clocks { 2 } else { 0 });
    let (columns, last) = &sample.changed;
    // Four rows: the one before the last of them is refused, and the last is new.
    let above = sample.above();
    let wanted = [
        ("changed", 2, 2 + above, 2, columns.clone()),
        ("gone", 3, 0, 3, vec![]),
        ("new", 5, 4 + above, 4, vec![]),
        ("refused", 4, 3 + above, 0, vec![sample.reason]),
    ];
    assert_eq!(sorted(&told), wanted);
    assert_eq!(place.events().await, 8);
    let rows = rows(place, sample).await;
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1].get(columns.last().unwrap()), Some(last));
    // What was known before the later edition is still told.
    let of = register(sample.register).unwrap();
    let before = place.store.rows(of, Some(day("2024-10-31"))).await.unwrap();
    assert_eq!(before.len(), 3);
    assert_ne!(before[1].get(columns.last().unwrap()), Some(last));
}

/// A database of its own for each: ids, people and the chain then begin with one.
async fn each(number: usize) {
    on_both(async |place: &Place| {
        let sample = all().swap_remove(number);
        eprintln!("{:?} {}", sample.kind, sample.register);
        tried_and_taken(place, &sample).await;
        later(place, &sample).await;
    })
    .await;
}

/// One test for each sample, so that they run side by side and each is told by its place in the list.
macro_rules! each {
    ($($name:ident = $number:literal,)+) => {
        $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                each($number).await;
            }
        )+

        #[test]
        fn no_sample_is_left_out() {
            assert_eq!(all().len(), [$($number),+].len());
        }
    };
}

each! {
    investigations_from_csv = 0,
    decisions_from_csv = 1,
    employments_from_csv = 2,
    absences_from_csv = 3,
    payments_from_csv = 4,
    investigations_from_a_workbook = 5,
    decisions_from_a_workbook = 6,
    employments_from_a_workbook = 7,
    absences_from_a_workbook = 8,
    payments_from_a_workbook = 9,
    investigations_from_pages = 10,
    decisions_from_pages = 11,
    intakes_from_pages = 12,
    placements_from_pages = 13,
    payments_from_pages = 14,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_people_of_all_sources_are_one_and_staff_are_kept_apart() {
    on_both(async |place: &Place| {
        for (number, sample) in all().into_iter().enumerate() {
            let path = sample.write(place.folder.path(), &format!("sample-{number}"), &sample.first);
            // The workbooks tell what the CSV files told: the same source and the same keys.
            let (report, _) = place.import(&path, &sample.mapping, WRITE).await;
            let is_again = (5..10).contains(&number);
            assert_eq!(report.unwrap().counts.new, if is_again { 0 } else { 3 }, "sample {number}");
        }
        let keys = async |name: &str, column: &str| {
            let rows = place.store.rows(register(name).unwrap(), None).await.unwrap();
            rows.iter().map(|row| row.key(column).unwrap()).collect::<Vec<_>>()
        };
        // Three children, from the tables and the pages alike.
        for name in ["investigation", "decision"] {
            assert_eq!(keys(name, "person").await, [1, 2, 3, 1, 2, 3], "{name}");
        }
        assert_eq!(keys("placement", "person").await, [1, 2, 3]);
        // Two applicants; the same two numbers are also staff, who are counted for themselves.
        assert_eq!(keys("assistance_payment", "household").await, [4, 5, 5, 4, 5, 5]);
        assert_eq!(keys("employment", "person").await, [1, 2, 1]);
        assert_eq!(keys("absence", "person").await, [3, 4, 3]);
        place.events().await;
    })
    .await;
}
