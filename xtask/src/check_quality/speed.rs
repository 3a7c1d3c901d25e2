//! Time against size: the annual report once, ten and a hundred times after itself.

use enslinje_check::read;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// How many times the report is repeated.
const TIMES: [u32; 3] = [1, 10, 100];

/// Milliseconds in which the report itself must be read and checked.
const GOAL: f64 = 100.0;

/// Milliseconds after which no greater size is measured.
const LONGEST: f64 = 5_000.0;

/// One size.
pub(super) struct Timed {
    times: u32,
    bytes: usize,
    read: f64,
    check: f64,
}

/// Measures each size; the best of several runs where one is short.
pub(super) fn measure(report: &Path) -> Result<Vec<Timed>, String> {
    let text = fs::read_to_string(report).map_err(|fault| format!("{}: {fault}", report.display()))?;
    let mut sizes: Vec<Timed> = Vec::new();
    for times in TIMES {
        // A tenth that took so long tells enough.
        if sizes.last().is_some_and(|last| last.all() > LONGEST) {
            eprintln!("check-quality: {times} times is not measured");
            break;
        }
        sizes.push(timed(&text, times)?);
    }
    Ok(sizes)
}

fn timed(text: &str, times: u32) -> Result<Timed, String> {
    let bytes = text.repeat(usize::try_from(times).unwrap_or(1)).into_bytes();
    let mut best = Timed { times, bytes: bytes.len(), read: f64::INFINITY, check: f64::INFINITY };
    for _ in 0..(20 / times).max(1) {
        let start = Instant::now();
        let document = read("report.txt", &bytes).map_err(|refusal| format!("{times} times: {refusal:?}"))?;
        let read = milliseconds(start);
        let start = Instant::now();
        let outcome = enslinje_check::check(std::slice::from_ref(&document));
        let check = milliseconds(start);
        if outcome.confirmed.is_empty() {
            return Err(format!("{times} times: nothing was confirmed"));
        }
        if read + check < best.read + best.check {
            best = Timed { read, check, ..best };
        }
    }
    Ok(best)
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// The measurements as text.
pub(super) fn table(sizes: &[Timed]) -> String {
    let mut lines = vec![
        "| report | kB | read ms | check ms | all ms | times the time |".to_owned(),
        "|---|---:|---:|---:|---:|---:|".to_owned(),
    ];
    let first = sizes.first().map_or(1.0, Timed::all);
    for size in sizes {
        let Timed { times, bytes, read, check } = size;
        let ratio = size.all() / first;
        lines.push(format!(
            "| {times}× | {} | {read:.1} | {check:.1} | {:.1} | {ratio:.1} |",
            bytes / 1000,
            size.all()
        ));
    }
    lines.push(format!("\nonce in less than {GOAL:.0} ms: {}", if first < GOAL { "met" } else { "not met" }));
    lines.join("\n") + "\n"
}

/// The same for machines.
pub(super) fn json(sizes: &[Timed]) -> Value {
    sizes
        .iter()
        .map(|it| json!({ "times": it.times, "bytes": it.bytes, "read_ms": it.read, "check_ms": it.check }))
        .collect()
}

impl Timed {
    fn all(&self) -> f64 {
        self.read + self.check
    }
}
