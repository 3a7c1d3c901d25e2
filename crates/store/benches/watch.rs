//! How long the watch list takes over many limits that run.
//!
//! `cargo bench -p enslinje-store --bench watch`; `ROWS=50000` is how many limits.

use chrono::{Days, NaiveDate};
use enslinje_domain::access::{Condition, Protection};
use enslinje_domain::casework::{Law, Lawbook};
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::register::{Cell, Register, Row, register};
use enslinje_domain::unexecuted::{COVERED, COVERED_FILE, CoverageRules};
use enslinje_domain::{Clocks, UnitId, WorkingDayShift};
use enslinje_store::{Act, Change, PersonRecord, Result, Store, Version, WatchFilter};
use std::time::{Duration, Instant};

/// Units that share the limits.
const UNITS: i64 = 20;
/// Times that each question is asked.
const TIMES: usize = 21;

fn main() -> Result<()> {
    let rows = std::env::var("ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(50_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build();
    let Ok(runtime) = runtime else { return Ok(()) };
    runtime.block_on(measure(rows))
}

async fn measure(rows: i64) -> Result<()> {
    let Ok(folder) = tempfile::tempdir() else { return Ok(()) };
    let url = format!("sqlite:{}", folder.path().join("bench.db").display());
    let (store, _) = Store::migrate(&url).await?;
    let at = chrono::DateTime::UNIX_EPOCH;
    let act = Act { actor: "bench".to_owned(), at, why: "bench".to_owned(), secret: [1; 32] };
    let Some(register) = register("investigation") else { return Ok(()) };
    let mut writing = store.write(&act).await?;
    let person = |id| PersonRecord { id, identity: None, birth: Some(day(0)), sex: Some("woman".to_owned()) };
    writing.ensure_people(&(0..rows).map(person).collect::<Vec<_>>()).await?;
    writing.put(register, &(0..rows).map(|id| version(register, id)).collect::<Vec<_>>()).await?;
    writing.commit().await?;
    let clocks = Clocks::parse(STATUTORY_FILE, STATUTORY)?;
    let (rules, covered) = (Lawbook::statutory()?, CoverageRules::parse(COVERED_FILE, COVERED)?);
    let law = Law { clocks: &clocks, rules: &rules, covered: &covered, shift: WorkingDayShift::None };
    let start = Instant::now();
    let done = store.recompute_clocks(&act, &law).await?;
    told("compute", done.clocks, start.elapsed());
    let units = (0..UNITS / 2).filter_map(|at| UnitId::new(&format!("u{at}"))).collect();
    let half = Condition::UnitIn(units).and(Condition::ProtectionAtMost(Protection::Marking));
    for (name, may) in [("watch, all", &Condition::All), ("watch, half of the units, unprotected", &half)] {
        let filter = WatchFilter { may, units: None, caseworker: None, until: None };
        let mut times = Vec::new();
        let mut counted = 0;
        for _ in 0..TIMES {
            let start = Instant::now();
            let list = store.watch(&filter, day(7_200), 50).await?;
            times.push(start.elapsed());
            counted = list.totals().iter().sum();
        }
        times.sort();
        told(name, counted, times.get(TIMES / 2).copied().unwrap_or_default());
    }
    Ok(())
}

fn day(after: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2005, 1, 1).unwrap_or_default();
    first.checked_add_days(Days::new(after)).unwrap_or(first)
}

fn version(register: &'static Register, id: i64) -> Version {
    let opened = day(7_000 + id.unsigned_abs() % 300);
    let mut row = Row::empty(register);
    row.cells = vec![
        Cell::Key(id),
        Cell::Category(format!("u{}", id % UNITS).into()),
        Cell::Key(id),
        Cell::Category("woman".into()),
        Cell::Day(day(4_000)),
        Cell::Category("child".into()),
        Cell::Day(opened),
        Cell::Empty,
        Cell::Empty,
    ];
    Version { row, known_on: opened, change: Change::New }
}

#[expect(clippy::print_stdout, reason = "a measurement is printed")]
fn told(what: &str, rows: u64, time: Duration) {
    println!("{what}: {rows} in {:.1} ms", time.as_secs_f64() * 1000.0);
}
