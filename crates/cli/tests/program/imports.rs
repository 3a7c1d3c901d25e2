//! Files of other systems into a database, sound ones and others.

use crate::run::{copy, enslinje, pack, root, succeed};
use std::fmt::Write as _;
use std::path::Path;
use tempfile::TempDir;

pub const DB: &str = "sqlite:a.db";

const PLACEMENTS: &str = r#"
register = "placement"
source = "example"
[file]
delimiter = ";"
[row]
key = "Nr"
[person]
key = "Person"
[columns]
unit = { constant = "bm" }
sex = { constant = "woman" }
birth = { from = "Född" }
target_group = { constant = "child" }
form = { constant = "foster_home" }
provider = { constant = "internal" }
legal_basis = { constant = "SoL" }
cause = { constant = "need_of_care" }
from = "Från"
to = "Till"
cost_per_day = { constant = "1000" }
"#;

/// A folder with an empty database, the example and a mapping of placements.
pub fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["investigations.csv", "investigations.toml"] {
        std::fs::copy(root().join("docs/import").join(name), folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("placements.toml"), PLACEMENTS).unwrap();
    succeed(folder.path(), &["db", "migrate", "--db", DB]);
    folder
}

/// The exit code, and what is told on both outputs.
pub fn import(folder: &Path, file: &str, mapping: &str, more: &[&str]) -> (i32, String) {
    let pack = pack().display().to_string();
    let arguments = ["import", "csv", file, "--mapping", mapping, "--db", DB, "--pack", &pack];
    let arguments = [&arguments[..], &["--language", "en"]].concat();
    let output = enslinje(folder, &[&arguments[..], more].concat());
    let told = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(told).unwrap())
}

/// How many events the chain has, which must hold and agree with the registers.
pub fn events(folder: &Path) -> u64 {
    events_in(folder, DB)
}

/// The same of a database that may be elsewhere.
pub fn events_in(folder: &Path, db: &str) -> u64 {
    let told = succeed(folder, &["db", "verify", "--db", db, "--language", "en"]);
    let count = told.split("holds: ").nth(1).unwrap().split(' ').next().unwrap();
    count.replace([',', '\u{a0}'], "").parse().unwrap()
}

/// Investigations of as many people, with no identity numbers.
pub fn rows(first: u32, count: u32) -> String {
    let mut text = String::from("Utredningsnr;Person;Startdatum\n");
    for number in first..first + count {
        writeln!(text, "U-{number};p{number};2024-03-{:02}", number % 28 + 1).unwrap();
    }
    text
}

pub const ROWS: &str = r#"
register = "investigation"
source = "example"
[file]
delimiter = ";"
[row]
key = "Utredningsnr"
[person]
key = "Person"
[columns]
unit = { constant = "bm" }
sex = { constant = "woman" }
birth = { from = "Startdatum" }
target_group = { constant = "child" }
opened = "Startdatum"
"#;

#[test]
fn the_example_is_tried_taken_in_and_taken_in_again() {
    let folder = folder();
    let (file, mapping) = ("investigations.csv", "investigations.toml");
    let (code, told) = import(folder.path(), file, mapping, &["--dry-run"]);
    assert_eq!(code, 1);
    let counts = "investigations.csv: 8 new, 0 changed, 0 unchanged, 0 gone from the source, 2 refused.";
    assert!(told.contains(&format!("{counts} Dry run: nothing has been written.")), "{told}");
    assert!(told.contains("[import-code-unknown]") && told.contains("[snapshot-day-order]"), "{told}");
    assert_eq!(events(folder.path()), 0);

    let (code, told) = import(folder.path(), file, mapping, &["--strict"]);
    assert_eq!((code, events(folder.path())), (1, 0), "{told}");

    let lists = ["--refused", "refused.csv", "--changes", "changes.json"];
    let (code, told) = import(folder.path(), file, mapping, &lists);
    assert_eq!((code, events(folder.path())), (1, 9), "{told}");
    assert!(told.contains(&format!("{counts} Receipt: 9:")), "{told}");
    let refused = std::fs::read_to_string(folder.path().join("refused.csv")).unwrap();
    let first: Vec<&str> = refused.lines().map(|line| line.split(",import-").next().unwrap()).collect();
    assert_eq!(first[..2], ["file,line,key,code,reason,help", "investigations.csv,7,U-2024-0106"]);
    assert!(
        refused.lines().nth(2).unwrap().starts_with("investigations.csv,8,U-2024-0107,snapshot-day-order,")
    );
    let changes = std::fs::read_to_string(folder.path().join("changes.json")).unwrap();
    assert_eq!(changes.matches(r#""change":"new""#).count(), 8);
    assert!(changes.starts_with("[\n{") && changes.ends_with("}\n]\n"), "{changes}");

    let (code, told) = import(folder.path(), file, mapping, &[]);
    assert_eq!((code, events(folder.path())), (1, 10), "{told}");
    assert!(told.contains("0 new, 0 changed, 8 unchanged, 0 gone from the source, 2 refused"), "{told}");
}

#[test]
fn nothing_is_taken_in_without_the_pack() {
    let folder = folder();
    let arguments = ["import", "csv", "investigations.csv", "--mapping", "investigations.toml", "--db", DB];
    let output = enslinje(folder.path(), &arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), events(folder.path())), (Some(2), 0), "{told}");
    assert!(told.contains("[cli-import-no-pack]"), "{told}");
}

/// Matter and last day of each checkpoint of the pack's own that runs.
fn checkpoints(folder: &Path, pack: &Path) -> Vec<String> {
    let pack = pack.display().to_string();
    let arguments = ["watch", "--db", "sqlite:work.db", "--pack", &pack, "--today", "2024-07-01"];
    let told = succeed(folder, &[&arguments[..], &["--format", "csv"]].concat());
    let lines = told.lines().filter(|line| line.contains(",investigation_checkpoint,"));
    let mut found: Vec<String> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            format!("{}/{} {}", cells[3], cells[4], cells[0])
        })
        .collect();
    found.sort();
    found
}

#[test]
fn the_packs_own_limits_run_in_what_is_taken_in_and_anew_when_they_change() {
    let folder = folder();
    crate::work::with_manager(folder.path());
    let own = folder.path().join("pack");
    copy(&pack(), &own);
    let import = ["import", "csv", "investigations.csv", "--mapping", "investigations.toml"];
    let at = ["--db", "sqlite:work.db", "--pack", "pack"];
    assert_eq!(enslinje(folder.path(), &[&import[..], &at[..]].concat()).status.code(), Some(1));
    // Ninety days from 11 March, 15 April and 10 June; the other children's investigations are closed.
    let due = ["investigation/2 2024-06-09", "investigation/4 2024-07-14", "investigation/8 2024-09-08"];
    assert_eq!(checkpoints(folder.path(), &own), due);

    let clocks = std::fs::read_to_string(own.join("clocks.toml")).unwrap();
    std::fs::write(own.join("clocks.toml"), clocks.replace("count = 90", "count = 60")).unwrap();
    let told = succeed(folder.path(), &[&["db", "clocks", "--language", "en"][..], &at[..]].concat());
    // Eight matters: three checkpoints, and the statutory limit of the same three children.
    assert_eq!(
        told,
        "The limits are computed anew: 8 matters, 6 limits, 0 matters that cannot be computed.\n"
    );
    let due = ["investigation/2 2024-05-10", "investigation/4 2024-06-14", "investigation/8 2024-08-09"];
    assert_eq!(checkpoints(folder.path(), &own), due);
}

#[test]
fn a_unit_that_the_pack_lacks_is_a_refused_row() {
    let folder = folder();
    std::fs::write(folder.path().join("rows.toml"), ROWS.replace("\"bm\"", "\"nowhere\"")).unwrap();
    std::fs::write(folder.path().join("1.csv"), rows(0, 2)).unwrap();
    let (code, told) = import(folder.path(), "1.csv", "rows.toml", &[]);
    assert_eq!((code, events(folder.path())), (1, 1), "{told}");
    assert!(told.contains("1.csv:2") && told.contains("1.csv:3"), "{told}");
    assert!(told.contains("The pack has no unit “nowhere”."), "{told}");
}

#[test]
fn a_list_of_refused_rows_holds_nothing_that_a_spreadsheet_computes() {
    let folder = folder();
    std::fs::write(folder.path().join("rows.toml"), ROWS).unwrap();
    let text = "Utredningsnr;Person;Startdatum\n=HYPERLINK(\"\"x\"\");a;soon\n@SUM(A1);b;soon\n-1+2;c;soon\n";
    std::fs::write(folder.path().join("1.csv"), text).unwrap();
    let (code, told) = import(folder.path(), "1.csv", "rows.toml", &["--refused", "refused.csv"]);
    assert_eq!(code, 1, "{told}");
    let refused = std::fs::read_to_string(folder.path().join("refused.csv")).unwrap();
    let lines = refused.lines().skip(1);
    let mut keys: Vec<&str> = lines.map(|line| line.split(',').nth(2).unwrap()).collect();
    // The day of birth and the start are refused each by itself.
    keys.dedup();
    assert_eq!(keys, ["\"'=HYPERLINK(\"\"\"\"x\"\"\"\")\"", "'@SUM(A1)", "'-1+2"]);
}

#[test]
fn a_sound_file_is_taken_in_once_unless_asked_for_again() {
    let folder = folder();
    let text = std::fs::read_to_string(folder.path().join("investigations.csv")).unwrap();
    let sound: Vec<&str> =
        text.lines().filter(|line| !line.contains("-0106;") && !line.contains("-0107;")).collect();
    std::fs::write(folder.path().join("sound.csv"), sound.join("\n")).unwrap();
    let run = |more: &[&str]| import(folder.path(), "sound.csv", "investigations.toml", more);
    assert_eq!((run(&[]).0, events(folder.path())), (0, 9));
    let (code, told) = run(&[]);
    assert_eq!((code, events(folder.path())), (0, 9));
    assert!(told.contains("sound.csv was taken in on "), "{told}");
    assert_eq!((run(&["--again"]).0, events(folder.path())), (0, 10));
    std::fs::write(folder.path().join("shorter.csv"), sound[..8].join("\n")).unwrap();
    let (code, told) = import(folder.path(), "shorter.csv", "investigations.toml", &["--changes", "c.csv"]);
    assert_eq!(code, 0);
    assert!(told.contains("7 unchanged, 1 gone from the source, 0 refused"), "{told}");
    let gone = std::fs::read_to_string(folder.path().join("c.csv")).unwrap();
    assert_eq!(gone, "file,line,key,id,change,columns\nshorter.csv,,U-2024-0110,8,gone,\n");
}

#[test]
fn a_file_that_cannot_be_trusted_is_refused_as_a_whole() {
    let folder = folder();
    let path = folder.path().join("investigations.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    let header: String = text.lines().take(1).collect();
    let twice = text.lines().nth(1).unwrap();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("latin.csv", latin, "[import-encoding-byte]"),
        ("twice.csv", format!("{header}\n{twice}\n{twice}\n").into(), "[import-key-twice]"),
        ("quote.csv", format!("{header}\n{twice}\n\"{twice}\n").into(), "[import-open-quote]"),
        ("empty.csv", Vec::new(), "[import-empty]"),
        ("cell.csv", format!("{header}\n{}\n", "x".repeat(10_000_000)).into(), "[import-line-long]"),
        ("web.csv", b"<!DOCTYPE html><html><body>Logga in</body></html>".to_vec(), "[import-other-kind]"),
    ];
    for (name, bytes, reason) in cases {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let (code, told) = import(folder.path(), name, "investigations.toml", &[]);
        assert_eq!((code, events(folder.path())), (2, 0), "{name}: {told}");
        assert!(told.contains(reason), "{name}: {told}");
        assert!(!told.contains("201405222389"), "{name}: {told}");
    }
}

#[test]
fn a_folder_without_files_of_that_kind_and_a_file_that_is_not_there_are_refused() {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("inner/folder.csv")).unwrap();
    std::fs::create_dir(folder.path().join("bare")).unwrap();
    for (path, reason) in [
        ("bare", "[cli-import-empty-folder]"),
        ("inner", "[import-extract-wanted]"),
        ("nothing.csv", "[import-unreadable]"),
    ] {
        let (code, told) = import(folder.path(), path, "investigations.toml", &[]);
        assert_eq!((code, events(folder.path())), (2, 0), "{path}: {told}");
        assert!(told.contains(reason), "{path}: {told}");
    }
}

#[test]
fn impossible_rows_are_refused_and_the_others_written() {
    let folder = folder();
    let text = "Nr;Person;Född;Från;Till\n\
        P-1;a;2010-01-01;2024-01-01;2024-03-01\n\
        P-2;a;2010-01-01;2024-03-01;2024-05-01\n\
        P-3;b;2010-01-01;2024-01-01;\n\
        P-4;b;2010-01-01;2024-02-01;2024-03-01\n";
    std::fs::write(folder.path().join("first.csv"), text).unwrap();
    let (code, told) = import(folder.path(), "first.csv", "placements.toml", &[]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("2 new, 0 changed, 0 unchanged, 0 gone from the source, 2 refused"), "{told}");
    assert!(told.contains("first.csv:4") && told.contains("first.csv:5"), "{told}");
    assert!(told.contains("overlaps the one on line 5 of the file from 2024-02-01 to 2024-03-01."), "{told}");
    // P-2 stands; P-1 now lasts until a day within it, and P-5 begins within it.
    let text = "Nr;Person;Född;Från;Till\n\
        P-2;a;2010-01-01;2024-03-01;2024-05-01\n\
        P-5;a;2010-01-01;2024-04-01;\n";
    std::fs::write(folder.path().join("second.csv"), text).unwrap();
    let (code, told) = import(folder.path(), "second.csv", "placements.toml", &[]);
    assert_eq!(code, 1, "{told}");
    let text = "Nr;Person;Född;Från;Till\nP-6;a;2010-01-01;2024-04-30;\n";
    std::fs::write(folder.path().join("third.csv"), text).unwrap();
    let (_, told) = import(folder.path(), "third.csv", "placements.toml", &[]);
    assert!(told.contains("overlaps row 2 of the register from 2024-04-30 to 2024-05-01."), "{told}");
    // A move on the day of the end is no overlap, and an end that moves with it is judged as it comes.
    let text = "Nr;Person;Född;Från;Till\n\
        P-2;a;2010-01-01;2024-03-01;2024-04-15\n\
        P-6;a;2010-01-01;2024-04-15;\n";
    std::fs::write(folder.path().join("fourth.csv"), text).unwrap();
    let (code, told) = import(folder.path(), "fourth.csv", "placements.toml", &[]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("1 new, 1 changed, 0 unchanged, 1 gone"), "{told}");
}
