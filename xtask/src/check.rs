//! The one gate: every step must pass, and the last line is the sum of all tests.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// Counts of a test run, summed over all test programs.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
}

/// Runs every step, also after one has failed, so that one run tells everything.
pub fn run(root: &Path) -> ExitCode {
    let mut failed = Vec::new();
    let mut step = |name: &str, ok: &mut dyn FnMut() -> bool| {
        println!("── {name}");
        let start = Instant::now();
        let passed = ok();
        println!(
            "── {name}: {} in {:.0} s",
            if passed { "ok" } else { "FAILED" },
            start.elapsed().as_secs_f64()
        );
        if !passed {
            failed.push(name.to_owned());
        }
    };
    step("formatting", &mut || cargo(root, &["fmt", "--all", "--check"], &[]));
    step("tidy", &mut || told("tidy", &crate::tidy::run(root)));
    step("licences", &mut || told("licences", &crate::licences::run(root)));
    step("lints", &mut || {
        cargo(
            root,
            &["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"],
            &[],
        )
    });
    step("documentation", &mut || {
        let flags = [("RUSTDOCFLAGS", "-D warnings")];
        cargo(root, &["doc", "--workspace", "--no-deps", "--locked", "--quiet"], &flags)
    });
    step("PostgreSQL", &mut || crate::postgres::provide());
    let mut tally = Tally::default();
    step("tests", &mut || tests(root, &mut tally));
    let verdict = if failed.is_empty() { "ok" } else { "FAILED" };
    if !failed.is_empty() {
        println!("failed steps: {}", failed.join(", "));
    }
    let Tally { passed, failed: broken, ignored } = tally;
    println!("test result: {verdict}. {passed} passed; {broken} failed; {ignored} ignored");
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn told(task: &str, faults: &[String]) -> bool {
    for fault in faults {
        eprintln!("{task}: {fault}");
    }
    faults.is_empty()
}

fn command(root: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.current_dir(root).args(arguments).envs(environment.iter().copied());
    command
}

fn cargo(root: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> bool {
    match command(root, arguments, environment).status() {
        Ok(status) => status.success(),
        Err(fault) => {
            eprintln!("cargo {}: {fault}", arguments.join(" "));
            false
        }
    }
}

fn tests(root: &Path, tally: &mut Tally) -> bool {
    let arguments = ["test", "--workspace", "--locked", "--no-fail-fast", "--quiet"];
    let mut child = match command(root, &arguments, &[]).stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(fault) => {
            eprintln!("cargo test: {fault}");
            return false;
        }
    };
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            tally.add(&line);
        }
    }
    child.wait().is_ok_and(|status| status.success()) && tally.failed == 0 && tally.passed > 0
}

impl Tally {
    /// Adds a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    fn add(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix("test result: ") else { return };
        let counts = rest.split_once(". ").map_or(rest, |(_, counts)| counts);
        for part in counts.split("; ") {
            let Some((count, what)) = part.split_once(' ') else { continue };
            let Ok(count) = count.parse::<u64>() else { continue };
            match what.trim() {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.ignored += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn the_tally_sums_the_result_lines_of_several_programs() {
        let mut tally = Tally::default();
        tally.add("running 3 tests");
        tally.add(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        tally.add(
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0s",
        );
        assert_eq!(tally, Tally { passed: 15, failed: 2, ignored: 1 });
    }
}
