//! Same inputs, same bytes.

use crate::run::{copy, demonstrated, made, pack, succeed};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// Its file tells when its tables were made; what it holds is compared by its chain.
const DATABASE: &str = "enslinje.db";

fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            files.extend(
                bytes(&entry.path()).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
        } else {
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

#[test]
fn a_second_demonstration_gives_the_same_bytes_in_every_file() {
    let folder = TempDir::new().unwrap();
    let pack = pack();
    let demo = ["demo", "--no-serve", "--pack", pack.to_str().unwrap(), "--dir", "demo"];
    let (made, first_told) = demonstrated();
    copy(&made.join("demo"), &folder.path().join("demo"));
    let first = bytes(&folder.path().join("demo"));
    let second_told = succeed(folder.path(), &demo);
    let second = bytes(&folder.path().join("demo"));
    assert_eq!(first_told, second_told);
    let names: Vec<&String> = first.keys().collect();
    assert_eq!(names, second.keys().collect::<Vec<_>>());
    for name in [
        "report/annual-2024.pdf",
        "report/annual-2024.docx",
        "report/annual-2024.html",
        "report/annual-2024.xlsx",
    ] {
        assert!(first.contains_key(name), "{name} is missing among {names:?}");
    }
    for (name, bytes) in first.iter().filter(|(name, _)| name.as_str() != DATABASE) {
        assert!(second.get(name) == Some(bytes), "{name} differs between two runs");
    }
    let receipt = |bytes: &[u8]| {
        std::fs::write(folder.path().join("one.db"), bytes).unwrap();
        succeed(folder.path(), &["db", "verify", "--db", "sqlite:one.db"])
    };
    assert_eq!(receipt(&first[DATABASE]), receipt(&second[DATABASE]));
}

#[test]
fn another_seed_gives_other_registers_with_the_same_figures() {
    let folder = TempDir::new().unwrap();
    let pack = pack();
    let pack = pack.to_str().unwrap();
    succeed(folder.path(), &["simulate", "--pack", pack, "--out", "other", "--seed", "7"]);
    let of = |snapshot: &Path| {
        let arguments = [
            "indicators",
            "--pack",
            pack,
            "--period",
            "2024",
            "--indicator",
            "inv_over_4m",
            "--format",
            "json",
        ];
        let arguments = [&arguments[..], &["--snapshot", snapshot.to_str().unwrap()]].concat();
        succeed(folder.path(), &arguments)
    };
    let first = made().join("snapshot");
    let other = folder.path().join("other");
    assert_eq!(of(&first), of(&other));
    let rows = |snapshot: &Path| std::fs::read(snapshot.join("investigation.parquet")).unwrap();
    assert!(rows(&first) != rows(&other), "the seed changes nothing");
}

#[test]
fn several_committees_are_simulated_with_the_first_one_on_target() {
    let folder = TempDir::new().unwrap();
    let pack = pack();
    let pack = pack.to_str().unwrap();
    succeed(folder.path(), &["simulate", "--pack", pack, "--out", "two", "--scale", "2"]);
    let asked = ["--indicator", "data_incidents", "--unit", "all", "--period", "2024", "--format", "csv"];
    let told =
        succeed(folder.path(), &[&["indicators", "--pack", pack, "--snapshot", "two"], &asked[..]].concat());
    assert!(told.contains("data_incidents,hisingen,2024,,56,final,1"), "{told}");
}
