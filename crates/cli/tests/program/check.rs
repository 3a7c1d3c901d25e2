//! `enslinje check`: exit codes, files that are written, files that cannot be read.

use crate::run::{enslinje, root};
use serde_json::Value;
use std::process::Output;
use tempfile::TempDir;

/// A table whose total is wrong by one.
const WRONG: &str = "Nettokostnad, mnkr\t2024\nBarn\t131,5\nVuxna\t82,0\nBistånd\t58,5\nSumma\t273,0\n";

/// The same with the right total.
const RIGHT: &str = "Nettokostnad, mnkr\t2024\nBarn\t131,5\nVuxna\t82,0\nBistånd\t58,5\nSumma\t272,0\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn answer(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_report_that_adds_up_is_fine_and_one_that_does_not_is_a_no() {
    let folder = folder(&[("right.txt", RIGHT.as_bytes()), ("wrong.txt", WRONG.as_bytes())]);
    let right = enslinje(folder.path(), &["check", "right.txt"]);
    let wrong = enslinje(folder.path(), &["check", "wrong.txt"]);
    let both = enslinje(folder.path(), &["check", "right.txt", "wrong.txt"]);
    assert_eq!(right.status.code(), Some(0), "{}", answer(&right));
    assert_eq!(wrong.status.code(), Some(1), "{}", answer(&wrong));
    assert_eq!(both.status.code(), Some(1), "{}", answer(&both));
    assert_eq!(told(&right), "");
    assert!(answer(&both).contains("i 2 dokument."), "{}", answer(&both));
}

#[test]
fn every_format_is_written_to_the_file_that_is_named_and_to_no_other() {
    for (format, begins) in [
        ("terminal", "fel[check-sum]: "),
        ("json", "{\n  \"version\": 1,"),
        ("sarif", "{\n  \"$schema\": "),
        ("html", "<!DOCTYPE html>"),
    ] {
        let folder = folder(&[("a.txt", WRONG.as_bytes())]);
        let output = enslinje(folder.path(), &["check", "a.txt", "--format", format, "--output", "b"]);
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        assert_eq!(answer(&output), "");
        assert_eq!(names(&folder), ["a.txt", "b"]);
        let written = std::fs::read_to_string(folder.path().join("b")).unwrap();
        assert!(written.starts_with(begins), "{written}");
        let direct = enslinje(folder.path(), &["check", "a.txt", "--format", format]);
        assert_eq!(answer(&direct), written);
    }
}

#[test]
fn the_finding_names_the_total_the_parts_and_what_they_make() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let output = enslinje(folder.path(), &["check", "a.txt", "--format", "json"]);
    let page: Value = serde_json::from_str(&answer(&output)).unwrap();
    let finding = &page["findings"][0];
    assert_eq!(page["findings"].as_array().unwrap().len(), 1);
    assert_eq!(finding["code"], "check-sum");
    assert_eq!(finding["expected"], 272);
    let texts: Vec<&str> =
        finding["places"].as_array().unwrap().iter().map(|place| place["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["273,0", "131,5", "82,0", "58,5"]);
    assert_eq!(finding["places"][0]["line"], 5);
}

#[test]
fn messages_follow_the_language() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let output = enslinje(folder.path(), &["--language", "en", "check", "a.txt"]);
    assert!(
        answer(&output).starts_with("error[check-sum]: “Summa” is given as 273.0"),
        "{}",
        answer(&output)
    );
}

#[test]
fn every_file_that_cannot_be_read_is_told_in_one_go_and_nothing_is_written() {
    let folder = folder(&[
        ("good.txt", WRONG.as_bytes()),
        ("empty.txt", b""),
        ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type"),
        ("binary.bin", &[0, 159, 146, 150, 0, 1, 2, 255, 254, 0, 7]),
    ]);
    std::fs::create_dir(folder.path().join("reports")).unwrap();
    let files = ["good.txt", "empty.txt", "broken.pdf", "binary.bin", "reports", "missing.txt"];
    let output = enslinje(
        folder.path(),
        &[&["check"], &files[..], &["--format", "html", "--output", "o.html"]].concat(),
    );
    let told = told(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert_eq!(answer(&output), "");
    assert!(!folder.path().join("o.html").exists());
    for file in &files[1..] {
        assert!(told.contains(&format!("--> {file}\n")), "{file} in\n{told}");
    }
    assert!(!told.contains("good.txt"), "{told}");
    for code in ["[cli-check-folder]", "[cli-cannot-read]", "[check-read-"] {
        assert!(told.contains(code), "{code} in\n{told}");
    }
    assert_eq!(told.matches("hjälp: ").count(), 5, "{told}");
}

#[test]
fn an_accepted_finding_is_not_told_and_a_changed_one_comes_back() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let made = enslinje(folder.path(), &["check", "a.txt", "--write-baseline", "accepted.json"]);
    assert_eq!(made.status.code(), Some(1));
    let moved = format!("En rad till.\n\n{WRONG}");
    std::fs::write(folder.path().join("a.txt"), moved).unwrap();
    let accepted = enslinje(folder.path(), &["check", "a.txt", "--baseline", "accepted.json"]);
    assert_eq!(accepted.status.code(), Some(0), "{}", answer(&accepted));
    assert!(told(&accepted).contains("[check-baseline-reasons]"), "{}", told(&accepted));
    std::fs::write(folder.path().join("a.txt"), WRONG.replace("273,0", "274,0")).unwrap();
    let changed = enslinje(folder.path(), &["check", "a.txt", "--baseline", "accepted.json"]);
    assert_eq!(changed.status.code(), Some(1), "{}", answer(&changed));
    assert!(told(&changed).contains("[check-baseline-stale]"), "{}", told(&changed));
}

#[test]
fn a_list_written_anew_keeps_the_reasons() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let arguments = ["check", "a.txt", "--write-baseline", "accepted.json"];
    enslinje(folder.path(), &arguments);
    let path = folder.path().join("accepted.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("\"reason\": \"\"", "\"reason\": \"Bilaga 2.\"")).unwrap();
    enslinje(folder.path(), &arguments);
    assert!(std::fs::read_to_string(&path).unwrap().contains("\"reason\": \"Bilaga 2.\""));
}

#[test]
fn a_file_that_is_read_is_never_written_over() {
    let folder = folder(&[("a.txt", WRONG.as_bytes()), ("list.json", b"{}")]);
    for (option, code) in [("--output", "cli-check-overwrite"), ("--write-baseline", "cli-check-overwrite")] {
        let output = enslinje(folder.path(), &["check", "a.txt", option, "./a.txt"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains(code), "{}", told(&output));
    }
    // What is no list of accepted findings may be somebody's file.
    let output = enslinje(folder.path(), &["check", "a.txt", "--write-baseline", "list.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("check-baseline-broken"), "{}", told(&output));
    assert_eq!(std::fs::read(folder.path().join("list.json")).unwrap(), b"{}");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), WRONG);
}

#[test]
fn a_file_named_twice_is_refused() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let output = enslinje(folder.path(), &["check", "a.txt", "./a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("[cli-check-twice]"), "{}", told(&output));
}

#[test]
fn milder_findings_are_left_out_when_asked_for() {
    let report = root().join("../shared/seeds/hisingen-arsrapport-2024.txt");
    if !report.is_file() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let report = report.to_str().unwrap();
    for (least, kinds) in [("error", vec!["error"]), ("warning", vec!["error", "warning"])] {
        let arguments = ["check", report, "--format", "json", "--severity", least];
        let page: Value = serde_json::from_str(&answer(&enslinje(folder.path(), &arguments))).unwrap();
        let mut found: Vec<&str> =
            page["findings"].as_array().unwrap().iter().map(|it| it["severity"].as_str().unwrap()).collect();
        found.dedup();
        assert_eq!(found, kinds);
    }
}

#[test]
fn a_hostile_report_steers_neither_terminal_nor_page() {
    let name = "a\u{1b}[2J<b>.txt";
    let text = WRONG.replace("Summa", "Summa <script>alert(1)</script>\u{202e}");
    let folder = folder(&[(name, text.as_bytes())]);
    let terminal = answer(&enslinje(folder.path(), &["check", name]));
    assert!(terminal.contains("[check-sum]"), "{terminal}");
    assert!(!terminal.contains(['\u{1b}', '\u{202e}']), "{terminal:?}");
    let page = answer(&enslinje(folder.path(), &["check", name, "--format", "html"]));
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains('\u{1b}'), "{page}");
}
