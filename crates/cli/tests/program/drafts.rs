//! A report is checked before it is written: what its figures contradict is refused or explained.

use crate::run::{copy, enslinje, made, pack};
use std::process::Output;
use tempfile::TempDir;

const SECTION: &str = "\
## Volymer {#1}

::: table volume-and-cost
:::

Antalet hushåll med försörjningsstöd ökade under året.

";

const EXCEPTION: &str = "\
::: exception check-direction
Ökningen gäller de hushåll som fick stöd någon gång under {period}, inte medeltalet.
:::
";

/// A copy of the pack with a report of one section.
fn drafted(section: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&pack(), &folder.path().join("pack"));
    let report = folder.path().join("pack/reports/short");
    std::fs::create_dir(&report).unwrap();
    std::fs::write(report.join("report.toml"), "title = \"Kort rapport {period}\"\nfiles = [\"a.md\"]\n")
        .unwrap();
    std::fs::write(report.join("a.md"), section).unwrap();
    folder
}

fn written(folder: &TempDir, more: &[&str]) -> Output {
    let snapshot = made().join("snapshot");
    let arguments =
        ["report", "short", "--pack", "pack", "--period", "2024", "--out", "report", "--format", "html"];
    let snapshot = ["--snapshot", snapshot.to_str().unwrap()];
    enslinje(folder.path(), &[&arguments[..], &snapshot[..], more].concat())
}

fn refused(folder: &TempDir) -> String {
    let output = written(folder, &[]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert_eq!(output.stdout, b"");
    assert!(!folder.path().join("report").exists(), "a report was written in spite of: {told}");
    told
}

fn accepted(folder: &TempDir, more: &[&str]) -> (String, String) {
    let output = written(folder, more);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    (told, std::fs::read_to_string(folder.path().join("report/short-2024.html")).unwrap())
}

#[test]
fn a_sentence_that_a_table_contradicts_is_refused_with_both_places_and_the_section() {
    let told = refused(&drafted(SECTION));
    let starts = "fel[check-direction]: Texten säger ”ökade” om ";
    assert!(told.starts_with(starts), "{told}");
    for place in ["--> pack/reports/short/a.md:6:38\n", "::: pack/reports/short/a.md:3:"] {
        assert!(told.contains(place), "no {place} in:\n{told}");
    }
    assert!(told.contains("avsnitt: 1 Volymer\n"), "{told}");
    assert!(told.contains("på ett ställe. Inget har skrivits.\n"), "{told}");
}

#[test]
fn an_explained_exception_lets_the_report_through_and_its_readers_see_the_reason() {
    let (told, page) = accepted(&drafted(&format!("{SECTION}{EXCEPTION}")), &[]);
    let reason = "Förklarad avvikelse: Ökningen gäller de hushåll som fick stöd någon gång under 2024, inte medeltalet.";
    assert!(told.starts_with("undantag[check-direction]: Texten säger ”ökade”"), "{told}");
    assert!(told.contains(&format!("--> pack/reports/short/a.md:8:15\n{reason}\n")), "{told}");
    assert!(page.contains("<strong>Förklarad avvikelse:</strong> Ökningen gäller"), "{page}");
}

#[test]
fn an_exception_covers_its_own_section_and_code_only() {
    for exception in [format!("### Priser\n\n{EXCEPTION}"), EXCEPTION.replace("direction", "sum")] {
        let told = refused(&drafted(&format!("{SECTION}{exception}")));
        assert!(told.contains("fel[check-direction]: "), "{told}");
        assert!(told.contains("varning[cli-exception-unused]: "), "{told}");
    }
}

#[test]
fn an_exception_without_reason_or_with_an_unknown_code_is_refused_with_a_caret() {
    for (from, to, code) in [
        (
            "Ökningen gäller de hushåll som fick stöd någon gång under {period}, inte medeltalet.\n",
            "",
            "report-exception-no-reason",
        ),
        ("check-direction", "check-directions", "cli-exception-unknown"),
    ] {
        let told = refused(&drafted(&format!("{SECTION}{}", EXCEPTION.replace(from, to))));
        assert!(told.contains(&format!("fel[{code}]: ")), "{told}");
        assert!(told.contains("--> pack/reports/short/a.md:8:15\n"), "{told}");
        assert!(told.contains("^^^^^^^^^^^^^^^"), "{told}");
    }
}

#[test]
fn an_exception_that_nothing_matches_any_longer_is_told_and_the_report_is_written() {
    let section = SECTION.replace("ökade", "minskade");
    let (told, _) = accepted(&drafted(&format!("{section}{EXCEPTION}")), &[]);
    assert!(told.contains("varning[cli-exception-unused]: "), "{told}");
    assert!(told.contains("i avsnittet ”1 Volymer”"), "{told}");
    let (told, _) = accepted(&drafted(&format!("{EXCEPTION}\n{section}")), &[]);
    assert!(told.contains("varning[cli-exception-outside]: "), "{told}");
}

#[test]
fn warnings_are_counted_and_told_in_full_when_asked_for() {
    let folder =
        drafted(&SECTION.replace("ökade under året", "minskade. FKX avgör, med stöd av FKX och FKX"));
    let (told, _) = accepted(&folder, &[]);
    assert!(told.contains("Visa dem med enslinje report --findings."), "{told}");
    let (told, _) = accepted(&folder, &["--findings"]);
    assert!(told.contains("upplysning[check-unexplained]: Förkortningen ”FKX”"), "{told}");
    assert!(told.contains("avsnitt: 1 Volymer\n"), "{told}");
    assert!(!told.contains("Visa dem med"), "{told}");
}

#[test]
fn the_annual_report_has_nothing_that_stops_it_with_and_without_small_counts() {
    let snapshot = made().join("snapshot");
    let folder = TempDir::new().unwrap();
    let pack = pack();
    let inputs = ["--pack", pack.to_str().unwrap(), "--snapshot", snapshot.to_str().unwrap()];
    let arguments = ["report", "annual", "--period", "2024", "--out", "report", "--format", "html"];
    for more in [&[][..], &["--public"]] {
        let output = enslinje(folder.path(), &[&arguments[..], &inputs, more].concat());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert!(!told.contains("[cli-exception-"), "{told}");
    }
}
