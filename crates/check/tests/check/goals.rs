//! The goals on the seeds in the folder beside the repository: the same measure as `cargo xtask check-quality`.

use std::path::Path;

// Compiled from the task, so that there is one measure and one list of what counts as found.
#[path = "../../../../xtask/src/check_quality/seeds/mod.rs"]
mod seeds;

/// What has been reached: never less than this, until the goals themselves are.
const FOUND: usize = 5;
const CONFIRMED: usize = 100;

#[test]
fn the_seeds_fare_no_worse_than_before_and_nothing_that_is_right_is_told_as_error() {
    let shared = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    if !shared.join("data/hisingen/contradictions.md").exists() {
        eprintln!("SKIPPED: the seeds are not in {}", shared.display());
        return;
    }
    let score = seeds::measure(shared).unwrap();
    let table = score.table();
    assert!(score.found() >= FOUND, "{table}");
    assert!(score.confirmed >= CONFIRMED, "{table}");
    for (what, _, _, is_met) in score.goals() {
        let is_reached = what == "contradictions found" || what == "relations confirmed";
        assert!(is_met || is_reached, "{what}: {table}");
    }
}
