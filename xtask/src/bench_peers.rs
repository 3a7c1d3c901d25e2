//! The engine beside DuckDB and Polars: the same indicators on the same files, first compared cell by cell,
//! then measured. The peers stand in `benches/peers`; they are installed outside the repository.
//!
//! Each measurement is a process of its own and the best of several; files are in the system's
//! cache for all. Time runs from after the start of the program and its imports until the answer is written.

mod place;
mod table;

use place::Place;
use std::path::PathBuf;
use std::process::ExitCode;
use table::Measured;

const USAGE: &str = "cargo xtask bench-peers [--committees N,N …] [--repeat N]

  --committees   sizes of the snapshots; one committee has about 142 000 rows (default 7,35,70:
                 about 1, 5 and 10 million)
  --repeat       runs of each program, of which the best counts (default 3)
";

/// The months of the figures: those of the simulated registers, a year of them, and ten years.
const MONTHS: (&str, &str) = ("2022-01", "2024-12");
const YEAR: (&str, &str) = ("2024-01", "2024-12");
const TEN_YEARS: (&str, &str) = ("2015-01", "2024-12");

/// The unit whose figures are written when months are compared: millions of lines of text for all units
/// would hide how the counting grows. All units are counted all the same.
const ONE_UNIT: &str = "hisingen";

/// What was asked for.
struct Wanted {
    committees: Vec<u32>,
    repeat: u32,
}

/// Runs the comparison; fails when a cell differs or a step cannot be done.
pub fn run(arguments: &[String]) -> ExitCode {
    let Some(wanted) = Wanted::read(arguments) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match compare(&wanted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("bench-peers: {reason}");
            ExitCode::FAILURE
        }
    }
}

impl Wanted {
    fn read(arguments: &[String]) -> Option<Self> {
        let mut wanted = Self { committees: vec![7, 35, 70], repeat: 3 };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--committees" => {
                    let sizes =
                        words.next()?.split(',').map(|size| size.parse().ok().filter(|size| *size > 0));
                    wanted.committees = sizes.collect::<Option<_>>()?;
                }
                "--repeat" => wanted.repeat = words.next()?.parse().ok().filter(|repeat| *repeat > 0)?,
                _ => return None,
            }
        }
        wanted.committees.sort_unstable();
        Some(wanted)
    }
}

fn compare(wanted: &Wanted) -> Result<(), String> {
    let place = Place::prepare()?;
    let mut rows = Vec::new();
    let mut scaling = Vec::new();
    let mut last = None;
    for committees in &wanted.committees {
        let snapshot = place.snapshot(*committees)?;
        let count = Place::rows(&snapshot)?;
        let ours = best(wanted.repeat, || place.ours(&snapshot, MONTHS, "all", "ours.csv"))?;
        for peer in ["duckdb", "polars"] {
            let theirs = best(wanted.repeat, || place.peer(peer, &snapshot, MONTHS))?;
            let cells = place.equal_cells("ours.csv", &format!("{peer}.csv"))?;
            println!("{count} rows: {peer} gives the same {cells} values");
            rows.push(table::Row { rows: count, peer, ours, theirs });
        }
        scaling.push((count, ours));
        last = Some(snapshot);
    }
    print!("\n{}", table::peers(&rows));
    if let Some(snapshot) = last {
        let year = best(wanted.repeat, || place.ours(&snapshot, YEAR, ONE_UNIT, "year.csv"))?;
        let ten = best(wanted.repeat, || place.ours(&snapshot, TEN_YEARS, ONE_UNIT, "ten-years.csv"))?;
        print!("\n{}", table::scaling(&scaling, year, ten));
    }
    Ok(())
}

/// The run that took the least time, and the least memory of any.
fn best(repeat: u32, mut run: impl FnMut() -> Result<Measured, String>) -> Result<Measured, String> {
    let mut best = run()?;
    for _ in 1..repeat {
        let next = run()?;
        best.seconds = best.seconds.min(next.seconds);
        best.memory = best.memory.min(next.memory);
    }
    Ok(best)
}

/// Where built programs and measurements go: outside the sources.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from)
}
