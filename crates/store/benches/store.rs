//! How long a million rows take in, out as a snapshot, and how long the chain takes to follow.
//!
//! `cargo bench -p enslinje-store` prints one line for each; `ROWS=100000` asks for fewer.

use chrono::{Days, NaiveDate};
use enslinje_domain::register::{Cell, Row, register};
use enslinje_store::{Act, Change, PersonRecord, Result, Store, Version};
use std::time::Instant;

/// Rows for each person: some have several investigations.
const ROWS_PER_PERSON: i64 = 4;
/// Rows that are handed over at a time.
const BATCH: i64 = 10_000;

fn main() -> Result<()> {
    let rows = std::env::var("ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build();
    let Ok(runtime) = runtime else { return Ok(()) };
    runtime.block_on(measure(rows))
}

async fn measure(rows: i64) -> Result<()> {
    let Ok(folder) = tempfile::tempdir() else { return Ok(()) };
    let url = format!("sqlite:{}", folder.path().join("bench.db").display());
    let (store, _) = Store::migrate(&url).await?;
    let start = Instant::now();
    fill(&store, rows).await?;
    told("write with audit", rows, start);
    let start = Instant::now();
    let as_of = NaiveDate::default();
    store.snapshot(&folder.path().join("snapshot"), as_of, None, 1).await?;
    told("snapshot", rows, start);
    let start = Instant::now();
    let verified = store.verify(&[]).await?;
    told("verify", verified.events, start);
    Ok(())
}

async fn fill(store: &Store, rows: i64) -> Result<()> {
    let act = Act {
        actor: "bench".to_owned(),
        at: chrono::DateTime::UNIX_EPOCH,
        why: "bench".to_owned(),
        secret: [1; 32],
    };
    let mut writing = store.write(&act).await?;
    let Some(register) = register("investigation") else { return Ok(()) };
    for first in (0..rows).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let ids = first..(first + BATCH).min(rows);
        let people: Vec<PersonRecord> = ids
            .clone()
            .filter(|id| id % ROWS_PER_PERSON == 0)
            .map(|id| person(id / ROWS_PER_PERSON))
            .collect();
        writing.ensure_people(&people).await?;
        let versions: Vec<Version> = ids.map(|id| version(register, id)).collect();
        writing.put(register, &versions).await?;
    }
    writing.commit().await?;
    Ok(())
}

fn person(id: i64) -> PersonRecord {
    PersonRecord { id, identity: None, birth: Some(birth(id)), sex: Some(sex(id).to_owned()) }
}

fn sex(person: i64) -> &'static str {
    if person % 2 == 0 { "woman" } else { "man" }
}

fn birth(person: i64) -> NaiveDate {
    after(NaiveDate::from_ymd_opt(2005, 1, 1).unwrap_or_default(), person % 5_000)
}

fn after(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(day)
}

fn version(register: &'static enslinje_domain::register::Register, id: i64) -> Version {
    let person = id / ROWS_PER_PERSON;
    let opened = after(NaiveDate::from_ymd_opt(2022, 1, 1).unwrap_or_default(), id % 1_000);
    let closed = if id % 10 == 0 { Cell::Empty } else { Cell::Day(after(opened, id % 150)) };
    let mut row = Row::empty(register);
    row.cells = vec![
        Cell::Key(id),
        Cell::Category("bou".into()),
        Cell::Key(person),
        Cell::Category(sex(person).into()),
        Cell::Day(birth(person)),
        Cell::Category("child".into()),
        Cell::Day(opened),
        closed,
        Cell::Empty,
    ];
    Version { row, known_on: opened, change: Change::New }
}

#[allow(clippy::print_stdout)] // a measurement is printed
fn told(what: &str, rows: i64, start: Instant) {
    println!("{what}: {rows} in {:.2} s", start.elapsed().as_secs_f64());
}
