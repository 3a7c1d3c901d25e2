//! Checks, generated files and measurements of this repository: `cargo xtask <task>`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to whoever runs it")]

mod bench_peers;
mod check;
mod check_quality;
mod ledger;
mod licences;
mod postgres;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "cargo xtask <task>

  check         formatting, lints, tests, documentation, tidy and licences: the one gate
  tidy          house rules that no compiler knows
  ledger        makes packs/hisingen/ledger from the published totals; --check compares
  licences      every dependency's licence against the list of those we accept
  check-quality recall and precision of the rules of `enslinje check`, and their time against size
  bench-peers   the same indicators in DuckDB and Polars: equal results, time and memory
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = root();
    match arguments.first().map(String::as_str) {
        Some("check") => check::run(&root),
        Some("tidy") => report("tidy", tidy::run(&root)),
        Some("ledger") => ledger::run(&arguments[1..]),
        Some("bench-peers") => bench_peers::run(&arguments[1..]),
        Some("check-quality") => check_quality::run(&arguments[1..]),
        Some("licences") => report("licences", licences::run(&root)),
        _ => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// The repository's folder: the parent of this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Prints the faults of a task and turns them into an exit code.
fn report(task: &str, faults: Vec<String>) -> ExitCode {
    for fault in &faults {
        eprintln!("{task}: {fault}");
    }
    if faults.is_empty() {
        println!("{task}: ok");
        ExitCode::SUCCESS
    } else {
        eprintln!("{task}: {} faults", faults.len());
        ExitCode::FAILURE
    }
}
