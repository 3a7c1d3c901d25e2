//! How well the rules of `check` find what is wrong and leave alone what is right.
//!
//! Three measurements: the goals on the seeds in the folder beside the repository, mutants of clean
//! documents, and time against size. A measurement fails only when it cannot be made; what must not get
//! worse is guarded by the tests of the crate `check`.

mod seeds;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "cargo xtask check-quality [--samples N] [--misses] [--uncovered] [--json] [--speed]

  --samples    mutants of each kind and document, drawn by a fixed seed (default 60)
  --misses     lists the mutants that were not caught and what was told falsely
  --uncovered  lists the known relations that were not confirmed
  --json       one JSON object in place of the tables
  --speed      only the time against size: the annual report once, ten and a hundred times
";

/// What was asked for.
struct Wanted {
    uncovered: bool,
}

/// Runs the measurements.
pub fn run(arguments: &[String]) -> ExitCode {
    let wanted = Wanted { uncovered: arguments.iter().any(|word| word == "--uncovered") };
    match seeds::measure(&shared()) {
        Ok(score) => {
            print!("{}", score.table());
            if wanted.uncovered {
                for control in &score.uncovered {
                    println!("not confirmed: {control}");
                }
            }
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("check-quality: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// The folder with seeds and ground truth.
fn shared() -> PathBuf {
    crate::root().join("../shared")
}
