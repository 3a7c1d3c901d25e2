//! The pages on snapshots and registers say what the program does.

use super::super::manifest::{FORMAT, Manifest};
use super::{MANIFEST, RegisterRows, Snapshot, Value, day, write_snapshot};
use crate::register::{Column, Kind, REGISTERS, Register, register};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const SNAPSHOT: &str = include_str!("../../../../../docs/snapshot.md");
const REGISTERS_PAGE: &str = "../../docs/registers.md";

/// The text of the first fenced block of that kind.
fn block<'a>(page: &'a str, kind: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("```{kind}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_example_of_the_page_gives_the_manifest_of_the_page() {
    let mut rows = RegisterRows::new(register("feedback").unwrap());
    for line in block(SNAPSHOT, "csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let row = [
            Value::Key(cells[0].parse().unwrap()),
            Value::Category(cells[1]),
            Value::Day(day(cells[2])),
            Value::Category(cells[3]),
            Value::Category(cells[4]),
        ];
        rows.push(&row).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    let hash = write_snapshot(&dir, day("2025-01-31"), vec![rows], 1).unwrap();
    let told: serde_json::Value = serde_json::from_str(block(SNAPSHOT, "json")).unwrap();
    let written: Manifest = serde_json::from_slice(&fs::read(dir.join(MANIFEST)).unwrap()).unwrap();
    let written = serde_json::to_value(&written).unwrap();
    assert_eq!(told["format"], FORMAT);
    for key in ["format", "schema_version", "as_of", "committees"] {
        assert_eq!(told[key], written[key], "{key}");
    }
    let feedback = written["registers"].as_array().unwrap().iter().find(|entry| entry["name"] == "feedback");
    assert_eq!(told["registers"][0], *feedback.unwrap());
    assert_eq!(block(SNAPSHOT, "text").trim(), hash.as_str());
    assert_eq!(Snapshot::open(&dir).unwrap().rows("feedback"), 3);
}

#[test]
fn every_code_that_the_program_tells_of_a_snapshot_is_on_the_page() {
    let source = [
        include_str!("../manifest.rs"),
        include_str!("../read.rs"),
        include_str!("../write.rs"),
        include_str!("../rows.rs"),
        include_str!("../check.rs"),
        include_str!("../../../../domain/src/register/check.rs"),
    ];
    let mut codes: Vec<&str> = source
        .iter()
        .flat_map(|text| text.split('"'))
        .filter(|text| {
            text.starts_with("snapshot-") && text.bytes().all(|c| c.is_ascii_lowercase() || c == b'-')
        })
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let missing: Vec<&&str> = codes.iter().filter(|code| !SNAPSHOT.contains(&format!("`{code}`"))).collect();
    assert_eq!(missing, Vec::<&&str>::new());
    assert_eq!(codes.len(), 35);
}

/// `ENSLINJE_WRITE_PAGES=1 cargo test -p enslinje-indicators` writes the page anew.
#[test]
fn the_page_of_registers_is_up_to_date() {
    let page = registers_page();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(REGISTERS_PAGE);
    if std::env::var_os("ENSLINJE_WRITE_PAGES").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), page);
}

fn registers_page() -> String {
    let mut page = String::from(
        "# Registers\n\n\
         The columns of every register, as snapshots hold them and indicators count them. This page is made\n\
         from `crates/domain/src/register/registers.rs` by a test of `enslinje-indicators`; mend it there and run the\n\
         test with `ENSLINJE_WRITE_PAGES=1`. How the columns are stored is told in [snapshot.md](snapshot.md).\n\n\
         | type | what it holds |\n|---|---|\n\
         | key | Opaque identity, a whole number. Never leaves the program. |\n\
         | category | Code from the list given, or any code when none is given. |\n\
         | day | Day without time, from 1900-01-01 to 2199-12-31. |\n\
         | money | Whole öre. |\n\
         | count | Whole number, not negative. |\n\n\
         Columns in *italics* may be empty. Small counts are protected in registers about people.\n",
    );
    for register in REGISTERS {
        section(&mut page, register);
    }
    page
}

fn section(page: &mut String, register: &Register) {
    let people = if register.about_people { "About people." } else { "Not about people." };
    write!(page, "\n## {}\n\n{people}", register.name).unwrap();
    if !register.order.is_empty() {
        let order: Vec<String> =
            register.order.iter().map(|(first, second)| format!("`{first}` ≤ `{second}`")).collect();
        write!(page, " Days in order: {}.", order.join(", ")).unwrap();
    }
    page.push_str("\n\n| column | type | meaning |\n|---|---|---|\n");
    for column in register.columns {
        let name = if column.optional { format!("*{}*", column.name) } else { column.name.to_owned() };
        writeln!(page, "| {name} | {} | {} |", kind(column), column.meaning).unwrap();
    }
}

fn kind(column: &Column) -> String {
    match column.kind {
        Kind::Key => "key".to_owned(),
        Kind::Category([]) => "category".to_owned(),
        Kind::Category(codes) => format!("category: {}", codes.join(", ")),
        Kind::Day => "day".to_owned(),
        Kind::Money => "money".to_owned(),
        Kind::Count => "count".to_owned(),
    }
}
