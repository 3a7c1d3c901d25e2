//! Small counts do not leak from a public report.

use crate::run::{made, pack, succeed};
use crate::sheets::of_page;
use tempfile::TempDir;

/// What a hidden cell shows.
const HIDDEN: &str = "..";

#[test]
fn a_public_table_hides_small_counts_and_what_would_give_them_away() {
    let folder = TempDir::new().unwrap();
    let pack = pack();
    let snapshot = made().join("snapshot");
    let arguments =
        ["report", "annual", "--public", "--format", "html,xlsx", "--period", "2024", "--out", "public"];
    let inputs = ["--pack", pack.to_str().unwrap(), "--snapshot", snapshot.to_str().unwrap()];
    succeed(folder.path(), &[&arguments[..], &inputs[..]].concat());
    let open = std::fs::read_to_string(made().join("report/annual-2024.html")).unwrap();
    let public = std::fs::read_to_string(folder.path().join("public/annual-2024.html")).unwrap();
    let (open, public) = (of_page(&open, "feedback"), of_page(&public, "feedback"));
    for column in 0..2 {
        let mut hidden = 0;
        for ((label, shown), (_, printed)) in open.rows.iter().zip(&public.rows) {
            let small = matches!(shown[column].as_str(), "1" | "2" | "3" | "4");
            assert!(!small || printed[column] == HIDDEN, "{label}, column {column}: {}", printed[column]);
            hidden += usize::from(printed[column] == HIDDEN);
        }
        // One hidden cell could be computed from the sum.
        assert!(hidden != 1, "column {column} hides one cell only");
    }
    // For the year one department has few and another five: the five are hidden beside the few.
    assert_eq!(open.row("Vuxen och psykologenheten")[1], "5");
    assert_eq!(public.row("Vuxen och psykologenheten")[1], HIDDEN);
    assert_eq!(public.row("Summa")[1], "49");
}
