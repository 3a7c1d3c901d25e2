//! The goals on the seeds in the folder beside the repository: the same measure as `cargo xtask check-quality`.

use std::path::Path;

// Compiled from the task, so that there is one measure and one list of what counts as found.
#[path = "../../../../xtask/src/check_quality/seeds/mod.rs"]
mod seeds;

#[test]
#[expect(clippy::print_stderr, reason = "what is skipped is told")]
fn the_seeds_meet_the_goals() {
    let shared = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    if !shared.join("data/hisingen/contradictions.md").exists() {
        eprintln!("SKIPPED: the seeds are not in {}", shared.display());
        return;
    }
    let score = seeds::measure(shared).unwrap();
    for (what, goal, outcome, is_met) in score.goals() {
        assert!(is_met, "{what}: {outcome}, the goal is {goal}\n{}", score.table());
    }
}
