//! How well the rules of `check` find what is wrong and leave alone what is right.
//!
//! Four measurements: the goals on the seeds in the folder beside the repository, mutants of clean
//! documents, copies of them with noise, and time against size. A measurement fails only when it cannot be made; what must not get
//! worse is guarded by the tests of the crate `check`.

mod figure;
mod judge;
mod mutant;
mod mutants;
mod noise;
mod random;
mod report;
mod scan;
mod seeds;
mod speed;

use seeds::Score;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

const USAGE: &str = "cargo xtask check-quality [--samples N] [--misses] [--uncovered] [--json] [--speed]

  --samples    mutants of each kind and document, drawn from a fixed start (default 60); 0 leaves them out
  --misses     lists the mutants that were not caught and what was told falsely
  --uncovered  lists the known relations that were not confirmed, and cells that no relation includes
  --json       one JSON object in place of the tables
  --speed      only the time against size: the annual report once, ten and a hundred times
";

/// What was asked for.
struct Wanted {
    samples: usize,
    misses: bool,
    uncovered: bool,
    json: bool,
    speed: bool,
}

/// Runs the measurements, in the optimised build: anything else would say nothing about time.
pub fn run(arguments: &[String]) -> ExitCode {
    let Some(wanted) = Wanted::read(arguments) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    if cfg!(debug_assertions) {
        return optimised(arguments);
    }
    match wanted.measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("check-quality: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn optimised(arguments: &[String]) -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let again = ["run", "--release", "--quiet", "--package", "xtask", "--", "check-quality"];
    match Command::new(cargo).current_dir(crate::root()).args(again).args(arguments).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("check-quality: {fault}");
            ExitCode::FAILURE
        }
    }
}

impl Wanted {
    fn read(arguments: &[String]) -> Option<Self> {
        let mut wanted = Self { samples: 60, misses: false, uncovered: false, json: false, speed: false };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--samples" => wanted.samples = words.next()?.parse().ok()?,
                "--misses" => wanted.misses = true,
                "--uncovered" => wanted.uncovered = true,
                "--json" => wanted.json = true,
                "--speed" => wanted.speed = true,
                _ => return None,
            }
        }
        Some(wanted)
    }

    fn measure(&self) -> Result<(), String> {
        let shared = crate::root().join("../shared");
        let seed = shared.join("seeds").join(seeds::SEEDS[0]);
        if self.speed {
            let sizes = speed::measure(&seed)?;
            self.print(&speed::table(&sizes), &speed::json(&sizes));
            return Ok(());
        }
        let score = if shared.exists() { Some(seeds::measure(&shared)?) } else { None };
        let Some(score) = score else {
            eprintln!("check-quality: SKIPPED the seeds: {} is not there", shared.display());
            return self.mutants(None);
        };
        if !self.json {
            print!("{}", score.table());
            for control in score.uncovered.iter().filter(|_| self.uncovered) {
                println!("not confirmed: {control}");
            }
        }
        self.mutants(Some((seed, score)))
    }

    /// The mutants of the reports of our own and of the tables of the seed.
    fn mutants(&self, seed: Option<(PathBuf, Score)>) -> Result<(), String> {
        let (seed, score) = seed.unzip();
        if self.samples == 0 && !self.json {
            return Ok(());
        }
        let reports = crate::root().join("crates/check/tests/fixtures/reports");
        let (report, documents) = mutants::measure(&reports, seed, self.samples)?;
        let noisy = noise::measure(&documents)?;
        let mut text = format!("\n{}", report.table());
        let misses = report.misses().iter().filter(|_| self.misses).cloned();
        let alone =
            report.alone().iter().filter(|_| self.uncovered).map(|cell| format!("no relation: {cell}"));
        text.extend(misses.chain(alone).map(|line| line + "\n"));
        let seeds = score.as_ref().map(seeds_json);
        text.push_str(&format!("\n{}", noise::table(&noisy)));
        let value = json!({
            "version": 1, "seeds": seeds, "mutants": report.json(), "noise": noise::json(&noisy),
        });
        self.print(&text, &value);
        Ok(())
    }

    fn print(&self, text: &str, value: &Value) {
        if self.json {
            println!("{value:#}");
        } else {
            print!("{text}");
        }
    }
}

/// How the seeds fare, for machines.
fn seeds_json(score: &Score) -> Value {
    let codes = |item: &seeds::Told| -> Value { item.by.iter().map(|(_, code)| *code).collect() };
    let items: Value = score.contradictions.iter().map(|item| (item.id.clone(), codes(item))).collect();
    json!({
        "contradictions": items,
        "found": score.found(),
        "rounding_as_error": score.rounding,
        "doubtful_as_error": score.doubtful,
        "false_errors": score.false_errors,
        "confirmed": score.confirmed,
        "controls": score.controls,
        "uncovered": score.uncovered,
    })
}
