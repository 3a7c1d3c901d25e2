//! Folders on disk.

use enslinje_pack::PackFolder;
use std::fs;

fn codes(dir: &std::path::Path) -> Vec<String> {
    let problems = PackFolder::read(dir).unwrap_err().sorted();
    problems
        .into_iter()
        .map(|found| {
            let file = found.place.file.rsplit('/').next().unwrap_or_default().to_owned();
            format!("{} {file}:{}", found.code, found.place.line.unwrap_or_default())
        })
        .collect()
}

#[test]
fn a_folder_is_read_with_its_subfolders_and_without_hidden_files() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("ledger")).unwrap();
    fs::write(dir.path().join("pack.toml"), "\u{feff}name = \"x\"\n").unwrap();
    fs::write(dir.path().join("ledger/2024.csv"), "month\n").unwrap();
    fs::write(dir.path().join(".DS_Store"), [0xff]).unwrap();
    let folder = PackFolder::read(dir.path()).unwrap();
    assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["ledger/2024.csv", "pack.toml"]);
    assert_eq!(folder.text("pack.toml"), Some("name = \"x\"\n"));
}

#[test]
fn a_folder_that_does_not_exist_is_told() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(codes(&dir.path().join("nowhere")), ["pack-unreadable nowhere:0"]);
}

#[test]
fn every_file_that_no_pack_can_hold_is_told_in_one_go() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.xlsx"), "").unwrap();
    fs::write(dir.path().join("b.csv"), b"rad\nG\xf6teborg\n").unwrap();
    fs::write(dir.path().join("c.csv"), vec![b'x'; 16 * 1024 * 1024 + 1]).unwrap();
    assert_eq!(
        codes(dir.path()),
        ["pack-file-ending a.xlsx:0", "pack-not-utf8 b.csv:2", "pack-too-large c.csv:0"]
    );
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(dir.path(), dir.path().join("ring")).unwrap();
    assert_eq!(codes(dir.path()), ["pack-not-a-file ring:0"]);
}
