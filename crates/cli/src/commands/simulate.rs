//! `enslinje simulate`: registers whose indicators reproduce the pack's targets, checked by the engine.

use crate::arguments::Simulate;
use crate::failure::Failure;
use crate::load::{self, Municipality};
use crate::progress::Progress;
use crate::terminal::Terminal;
use enslinje_domain::organisation::Organisation;
use enslinje_domain::{Diagnostic, FigureKey, Split};
use enslinje_indicators::snapshot::write_snapshot;
use enslinje_indicators::{Engine, Snapshot};
use enslinje_pack::Pack;
use enslinje_simulate::{Simulated, TargetOutcome, check_targets, simulate};
use enslinje_text::{Locale, format_number};
use std::path::Path;

/// How many targets were met.
pub struct Met {
    /// Targets that are met.
    pub met: usize,
    /// Targets that must be met.
    pub all: usize,
}

/// Runs the command.
///
/// # Errors
/// [`Failure::No`] when a target is missed; what is wrong with the pack or the folder otherwise.
pub fn run(terminal: &Terminal, arguments: &Simulate) -> Result<(), Failure> {
    let municipality = load::municipality(terminal, &arguments.pack)?;
    let progress = Progress::new(3);
    let outcome = write(terminal, &municipality, arguments.seed, arguments.scale, &arguments.out, &progress);
    progress.finish();
    let (snapshot, met) = outcome?;
    let args = [
        ("folder", arguments.out.display().to_string()),
        ("hash", snapshot.hash().as_str().to_owned()),
        ("met", met.met.to_string()),
        ("all", met.all.to_string()),
    ];
    terminal.answer(&format!("{}\n", terminal.text("cli-simulated", &args)))?;
    if met.met == met.all { Ok(()) } else { Err(Failure::No) }
}

/// Simulates, writes the snapshot, opens it again and checks every target; missed targets are told.
///
/// # Errors
/// What is wrong with the pack, its targets or the folder.
fn write(
    terminal: &Terminal,
    municipality: &Municipality,
    seed: u64,
    scale: u32,
    out: &Path,
    progress: &Progress,
) -> Result<(Snapshot, Met), Failure> {
    let simulated = registers(terminal, municipality, seed, scale, progress)?;
    progress.step(&terminal.text("cli-step-write-snapshot", &[]));
    let committees = simulated.committees;
    write_snapshot(out, simulated.as_of, simulated.registers, committees)?;
    progress.done();
    checked(terminal, municipality, out, committees, progress)
}

/// The simulated registers.
///
/// # Errors
/// What is wrong with the pack or its targets.
pub fn registers(
    terminal: &Terminal,
    municipality: &Municipality,
    seed: u64,
    scale: u32,
    progress: &Progress,
) -> Result<Simulated, Failure> {
    let step = terminal.text("cli-step-simulate", &[]);
    progress.step(&step);
    let told = &mut |_: &str, done, all| progress.within(&step, done, all);
    let simulated = simulate(&municipality.pack, seed, scale, told)?;
    progress.done();
    Ok(simulated)
}

/// Opens a snapshot and checks every target; missed targets are told.
///
/// # Errors
/// What is wrong with the snapshot.
pub fn checked(
    terminal: &Terminal,
    municipality: &Municipality,
    folder: &Path,
    committees: u32,
    progress: &Progress,
) -> Result<(Snapshot, Met), Failure> {
    progress.step(&terminal.text("cli-step-targets", &[]));
    let snapshot = load::snapshot(folder)?;
    let organisation = load::multiplied(&municipality.pack, committees)?;
    let outcomes = outcomes(municipality, organisation, &snapshot)?;
    progress.done();
    let missed: Vec<&TargetOutcome> = outcomes.iter().filter(|outcome| !outcome.met).collect();
    for outcome in &missed {
        terminal.warn(told(outcome).into());
    }
    let met = Met { met: outcomes.len() - missed.len(), all: outcomes.len() };
    Ok((snapshot, met))
}

fn outcomes(
    municipality: &Municipality,
    organisation: Organisation,
    snapshot: &Snapshot,
) -> Result<Vec<TargetOutcome>, Failure> {
    let Municipality { pack, clocks, catalogue } = municipality;
    let pack = &Pack { organisation, ..pack.clone() };
    let keys: Vec<FigureKey> = pack
        .targets
        .iter()
        .filter(|target| target.used)
        .map(|target| FigureKey {
            indicator: target.indicator.clone(),
            unit: target.unit.clone(),
            period: target.period,
            by: Split::whole(),
        })
        .collect();
    let figures = Engine::new(pack, catalogue, clocks, snapshot).compute(&keys)?;
    Ok(check_targets(pack, catalogue, &figures))
}

fn told(outcome: &TargetOutcome) -> Diagnostic {
    let target = &outcome.target;
    let number = |value| format_number(value, target.decimals, false, Locale::Sv);
    let computed = outcome.computed.map_or_else(|| "–".to_owned(), number);
    Diagnostic::error("cli-target-missed", target.place.clone())
        .with("indicator", &target.indicator)
        .with("unit", &target.unit)
        .with("period", target.period)
        .with("printed", number(target.value))
        .with("computed", computed)
}
