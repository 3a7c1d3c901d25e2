//! Faulty packs are refused with file, line, what and what to do; exit code 2; nothing is written.

use crate::run::{copy, enslinje, pack};
use tempfile::TempDir;

/// A copy of the pack in which `edit` has changed one file.
fn spoilt(file: &str, edit: impl Fn(String) -> String) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&pack(), &folder.path().join("pack"));
    let path = folder.path().join("pack").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    std::fs::write(&path, edit(text)).unwrap();
    folder
}

/// The line of `needle` in a file of the spoilt pack.
fn line_of(folder: &TempDir, file: &str, needle: &str) -> usize {
    let text = std::fs::read_to_string(folder.path().join("pack").join(file)).unwrap();
    text.lines().position(|line| line.contains(needle)).unwrap() + 1
}

/// Runs `simulate` on the pack, which must refuse it; gives what was told.
fn refused(folder: &TempDir) -> String {
    let output = enslinje(folder.path(), &["simulate", "--pack", "pack", "--out", "snapshot"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert_eq!(output.stdout, b"");
    assert!(!folder.path().join("snapshot").exists(), "a snapshot was written in spite of: {told}");
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["pack"], "something was left beside the pack");
    told
}

/// Each fault: file, what is put where, and the code that must be told at that line.
fn check(file: &str, needle: &str, code: &str, edit: impl Fn(String) -> String) {
    let folder = spoilt(file, edit);
    let line = line_of(&folder, file, needle);
    let told = refused(&folder);
    assert!(told.contains(&format!("[{code}]")), "no {code} in:\n{told}");
    assert!(told.contains(&format!("{file}:{line}")), "no {file}:{line} in:\n{told}");
    assert!(told.contains("hjälp: "), "no remedy in:\n{told}");
}

fn append(addition: &str) -> impl Fn(String) -> String {
    move |text| format!("{}\n{addition}\n", text.trim_end())
}

fn replace(from: &'static str, to: &'static str) -> impl Fn(String) -> String {
    move |text| {
        assert!(text.contains(from), "nothing to replace: {from}");
        text.replacen(from, to, 1)
    }
}

#[test]
fn an_unknown_key_is_refused_at_its_line() {
    check(
        "pack.toml",
        "nmae",
        "pack-unknown-key",
        replace("name = \"Hisingen\"", "name = \"Hisingen\"\nnmae = \"x\""),
    );
}

#[test]
fn a_missing_column_is_refused_at_the_header() {
    check("organisation.csv", "id,name,kind", "pack-missing-column", |text| {
        text.replacen(",successors", "", 1)
    });
}

#[test]
fn a_date_before_1900_is_refused_at_its_line() {
    check(
        "accounts.csv",
        "1821-01-01",
        "pack-year-outside",
        replace("30,sales_income,2021", "30,sales_income,1821"),
    );
}

#[test]
fn a_row_whose_end_precedes_its_start_is_refused_at_its_line() {
    check(
        "accounts.csv",
        "2020-12-31",
        "pack-end-before-start",
        replace("30,sales_income,2021-01-01,", "30,sales_income,2021-01-01,2020-12-31"),
    );
}

#[test]
fn an_account_without_a_line_is_refused_at_its_row() {
    check(
        "ledger/outcome-2024.csv",
        "2024-01,9999",
        "pack-account-without-line",
        append("2024-01,9999,vf,leisure,outcome,booking,1.00"),
    );
}

#[test]
fn an_indicator_defined_twice_is_refused_at_the_second_place() {
    check(
        "indicators/zz.toml",
        "[inv_total]",
        "indicator-duplicate",
        append("[inv_total]\nname = \"x\"\nkind = \"series\"\nmeasure = \"count\""),
    );
}

#[test]
fn a_cycle_of_indicators_is_refused_and_names_its_members() {
    let cycle = "[aa_one]\nname = \"a\"\nkind = \"difference\"\na = \"aa_two\"\nb = \"inv_total\"\nmeasure = \"count\"\n\n\
                 [aa_two]\nname = \"b\"\nkind = \"difference\"\na = \"aa_one\"\nb = \"inv_total\"\nmeasure = \"count\"";
    let folder = spoilt("indicators/zz.toml", append(cycle));
    let told = refused(&folder);
    assert!(told.contains("[indicator-cycle]"), "{told}");
    assert!(told.contains("aa_one") && told.contains("aa_two"), "{told}");
}

#[test]
fn a_misspelt_column_in_a_filter_is_refused_with_a_caret() {
    let definition = "[aa_one]\nname = \"a\"\nkind = \"events\"\nregister = \"feedback\"\ndate = \"received\"\n\
                      where = 'knid = \"remark\"'\nmeasure = \"count\"";
    let folder = spoilt("indicators/zz.toml", append(definition));
    let told = refused(&folder);
    assert!(told.contains("[filter-unknown-column]"), "{told}");
    assert!(told.lines().any(|line| line.trim_start().starts_with('|') && line.contains("^^^^")), "{told}");
}

#[test]
fn a_target_that_cannot_be_met_is_refused_at_its_line() {
    check(
        "targets.csv",
        "inv_over_4m,bm,2024,",
        "simulate-target-part-above-whole",
        replace("inv_over_4m,bm,2024,67,", "inv_over_4m,bm,2024,99999,"),
    );
}

#[test]
fn all_faults_of_a_pack_are_told_in_one_go() {
    let folder = spoilt("pack.toml", replace("name = \"Hisingen\"", "name = \"Hisingen\"\nnmae = \"x\""));
    let accounts = folder.path().join("pack/accounts.csv");
    let text = std::fs::read_to_string(&accounts).unwrap();
    std::fs::write(&accounts, text.replacen("30,sales_income,2021-01-01", "30,sales_income,yesterday", 1))
        .unwrap();
    let targets = folder.path().join("pack/targets.csv");
    let text = std::fs::read_to_string(&targets).unwrap();
    std::fs::write(&targets, format!("{}\ninv_total,nowhere,2024,1,0,count,yes,x,\n", text.trim_end()))
        .unwrap();
    let told = refused(&folder);
    for file in ["pack.toml:", "accounts.csv:", "targets.csv:"] {
        assert!(told.contains(file), "no {file} in:\n{told}");
    }
}

#[test]
fn a_report_with_an_unknown_indicator_is_refused_and_nothing_is_written() {
    let told = refused_report("Det blev {no_such_thing | int}.");
    assert!(told.contains("[report-unknown-indicator]"), "{told}");
}

#[test]
fn a_split_that_an_indicator_lacks_is_refused_with_a_caret() {
    // Investigations over four months are split by sex and age alone, a change as what it is a change of.
    for figure in ["{inv_over_4m[target_group=child]}", "{fs_households_change[kind=housing]}"] {
        let told = refused_report(&format!("Det blev {figure}."));
        assert!(told.contains("[report-unknown-dimension]"), "{told}");
        let name = figure.trim_start_matches('{').split('[').next().unwrap_or_default();
        let caret = told.lines().any(|line| line.trim().ends_with(&format!(" {}", "^".repeat(name.len()))));
        assert!(caret, "{told}");
    }
}

/// What is told of a report with one more paragraph; it must name the paragraph's line.
fn refused_report(paragraph: &str) -> String {
    let file = "reports/annual/05-04-environment.md";
    let folder = spoilt(file, append(paragraph));
    let line = line_of(&folder, file, paragraph);
    let snapshot = crate::run::made().join("snapshot");
    let arguments =
        ["report", "annual", "--pack", "pack", "--period", "2024", "--out", "report", "--snapshot"];
    let output = enslinje(folder.path(), &[&arguments[..], &[snapshot.to_str().unwrap()]].concat());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(&format!("{file}:{line}")), "{told}");
    assert!(!folder.path().join("report").exists());
    told
}

#[test]
fn an_altered_snapshot_is_refused() {
    let folder = TempDir::new().unwrap();
    let snapshot = folder.path().join("snapshot");
    copy(&crate::run::made().join("snapshot"), &snapshot);
    let path = snapshot.join("investigation.parquet");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let pack = pack();
    let arguments = ["indicators", "--pack", pack.to_str().unwrap(), "--snapshot", "snapshot"];
    let output = enslinje(folder.path(), &arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("investigation.parquet"), "{told}");
}

#[test]
fn words_that_are_no_command_period_or_unit_are_refused() {
    let folder = TempDir::new().unwrap();
    assert_eq!(enslinje(folder.path(), &["fly"]).status.code(), Some(2));
    let pack = pack();
    let snapshot = crate::run::made().join("snapshot");
    let inputs = ["indicators", "--pack", pack.to_str().unwrap(), "--snapshot", snapshot.to_str().unwrap()];
    for (extra, code) in [
        (["--period", "2024-Q5"], "cli-not-a-period"),
        (["--unit", "nowhere"], "cli-unknown-unit"),
        (["--indicator", "no_such"], "cli-unknown-indicator"),
    ] {
        let output = enslinje(folder.path(), &[&inputs[..], &extra[..]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains(code));
    }
}
