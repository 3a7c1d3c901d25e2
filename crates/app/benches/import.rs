//! How long a CSV file of a million rows takes into a new SQLite database, with audit, once more unchanged, and
//! once more with a thousand rows that differ.
//!
//! `cargo bench -p enslinje-app --bench import` prints one line for each; `ROWS=100000` asks for fewer.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

use chrono::NaiveDate;
use enslinje_app::import::{Difference, Listener, Mode, OnKnownFile, OnRefusedRow, Outcome, Request, import};
use enslinje_app::law::LawBooks;
use enslinje_domain::{OrgUnit, Organisation, Problems, UnitId, UnitKind};
use enslinje_exchange::Mapping;
use enslinje_store::{Act, Store};
use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;

/// More than this is not asked for.
const MOST: u32 = 10_000_000;

const MAPPING: &str = r#"
register = "investigation"
source = "bench"
[file]
delimiter = ";"
[row]
key = "Nr"
known_on = "Registrerad"
[person]
key = "Person"
[columns]
unit = { from = "Enhet", codes = { "Mottagning" = "bm", "Vuxen" = "vx" } }
sex = { from = "Kön", codes = { "K" = "woman", "M" = "man" } }
birth = "Född"
target_group = { constant = "child" }
opened = "Start"
closed = "Slut"
"#;

struct Quiet(u64);

impl Listener for Quiet {
    fn rows(&mut self, _: u64) {}

    fn differs(&mut self, difference: Difference) -> Result<(), Problems> {
        self.0 += u64::from(matches!(difference, Difference::Refused { .. }));
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let rows = std::env::var("ROWS").map_or(Ok(1_000_000), |rows| rows.parse::<u32>())?.min(MOST);
    let folder = tempfile::tempdir()?;
    write_rows(&folder.path().join("rows.csv"), rows, Edition::First)?;
    write_rows(&folder.path().join("later.csv"), rows, Edition::Later)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
    let organisation = organisation()?;
    let measured = runtime.block_on(measure(folder.path(), &organisation));
    measured.map_err(|problems| format!("{problems:?}").into())
}

/// Which extract of the same rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edition {
    First,
    /// One row of a thousand ends on another day.
    Later,
}

/// Four rows for each person, whose rows lie far apart in the file.
fn write_rows(path: &Path, rows: u32, edition: Edition) -> Result<(), Box<dyn Error>> {
    let people = (rows / 4).max(1);
    let mut output = BufWriter::new(File::create(path)?);
    let mut line = String::from("Nr;Registrerad;Person;Enhet;Kön;Född;Start;Slut;Anteckning\n");
    for key in 0..rows {
        let person = key % people;
        let (month, day) = (key % 12 + 1, key % 28 + 1);
        let last = if edition == Edition::Later && key % 1_000 == 5 { 29 } else { 28 };
        let end = if key.is_multiple_of(10) { String::new() } else { format!("2024-{month:02}-{last}") };
        writeln!(
            line,
            "INV-{key:08};2024-{month:02}-28;{person:07};{};{};20{:02}-0{}-1{};2024-{month:02}-{day:02};{end};å ä ö",
            if key.is_multiple_of(3) { "Vuxen" } else { "Mottagning" },
            if person.is_multiple_of(2) { "K" } else { "M" },
            5 + person % 15,
            1 + person % 9,
            person % 10,
        )?;
        output.write_all(line.as_bytes())?;
        line.clear();
    }
    output.flush()?;
    Ok(())
}

fn organisation() -> Result<Organisation, Box<dyn Error>> {
    let unit = |id: &str, parent: Option<&str>| {
        let (kind, parent) = (UnitKind::Unit, parent.and_then(UnitId::new));
        let (name, successors) = (id.to_owned(), Vec::new());
        let id = UnitId::new(id)?;
        Some(OrgUnit { id, name, kind, parent, valid_from: NaiveDate::MIN, valid_to: None, successors })
    };
    let units = [unit("all", None), unit("bm", Some("all")), unit("vx", Some("all"))];
    let units = units.into_iter().flatten().collect();
    Organisation::new(units).map_err(|faults| format!("{faults:?}").into())
}

async fn measure(folder: &Path, organisation: &Organisation) -> Result<(), Problems> {
    let (first, later) = (folder.join("rows.csv"), folder.join("later.csv"));
    let mapping = Mapping::parse("bench", MAPPING)?;
    let at = chrono::DateTime::from_timestamp(1_740_000_000, 0).unwrap_or_default();
    let act = Act { actor: "bench".to_owned(), at, why: "bench".to_owned(), secret: [1; 32] };
    let (store, _) = Store::migrate(&format!("sqlite:{}", folder.join("bench.db").display())).await?;
    let law = LawBooks::statutory()?;
    let request = |path| Request {
        path,
        mapping: &mapping,
        mapping_text: MAPPING,
        known_on: at.date_naive(),
        mode: Mode::Write,
        on_refused_row: OnRefusedRow::LeaveOut,
        on_known_file: OnKnownFile::TakeAgain,
        law: &law,
        organisation,
    };
    let files = [
        ("import with audit", &first),
        ("the same file again", &first),
        ("one row of a thousand changed", &later),
    ];
    for (what, file) in files {
        let start = Instant::now();
        let mut listener = Quiet(0);
        let report = import(&store, &act, &request(file), &mut listener).await?;
        let seconds = start.elapsed().as_secs_f64();
        let is_written = matches!(report.outcome, Outcome::Written(_));
        println!(
            "{what}: {:?}, limits of {} matters computed, in {seconds:.2} s, written: {is_written}",
            report.counts, report.matters
        );
    }
    let start = Instant::now();
    let verified = store.verify(&[]).await?;
    let (events, faults) = (verified.events, verified.faults.len());
    println!("verify: {events} events, {faults} faults in {:.2} s", start.elapsed().as_secs_f64());
    store.close().await;
    let size = std::fs::metadata(folder.join("bench.db")).map_or(0, |file| file.len());
    println!("database: {} MB", size / 1_000_000);
    Ok(())
}
