//! Imports and migrations when the program is killed, the disk is full or somebody else writes.

use crate::databases;
use crate::imports::{DB, ROWS, events, events_in, folder, import, rows};
use crate::run::{pack, succeed};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

fn started(folder: &Path, from: &str, files: &[&str], db: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_enslinje"))
        .current_dir(folder)
        .args(["import", from])
        .args(files)
        .args(["--mapping", "rows.toml", "--db", db, "--user", "anna", "--known-on", "2024-10-01", "--pack"])
        .arg(pack())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Writes so many investigations as the source has them; the name of the file or folder.
fn written(folder: &Path, from: &str, first: u32, count: u32) -> String {
    let text = rows(first, count);
    match from {
        "csv" => {
            let name = format!("{first}.csv");
            std::fs::write(folder.join(&name), text).unwrap();
            name
        }
        "xlsx" => {
            let name = format!("{first}.xlsx");
            let mut sheet = Worksheet::new();
            for (row, line) in (0u32..).zip(text.lines()) {
                for (column, cell) in (0u16..).zip(line.split(';')) {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
            let mut workbook = Workbook::new();
            workbook.push_worksheet(sheet);
            workbook.save(folder.join(&name)).unwrap();
            name
        }
        _ => {
            let name = format!("{first}");
            std::fs::create_dir(folder.join(&name)).unwrap();
            for offset in (0..count).step_by(500) {
                let mut page = format!(r#"{{"TotalNumberOfRecords": {count}, "Result": ["#);
                for id in first + offset..first + count.min(offset + 500) {
                    let comma = if id == first + offset { "" } else { "," };
                    write!(
                        page,
                        r#"{comma}{{"Id": {id}, "CustomerNumber": {id}, "FromDate": "2024-03-04"}}"#
                    )
                    .unwrap();
                }
                let path = folder.join(&name).join(format!("investigations-{offset}.json"));
                std::fs::write(path, page + "]}").unwrap();
            }
            name
        }
    }
}

/// The mapping of those investigations.
fn mapping(from: &str) -> String {
    if from != "lifecare" {
        return ROWS.to_owned();
    }
    let text = ROWS.replace("[file]", "extract = \"investigations\"\n[file]");
    let text = text.replace("Utredningsnr", "Id").replace("\"Person\"", "\"CustomerNumber\"");
    text.replace("Startdatum", "FromDate")
}

/// Kills an import of several files again and again: each file is there as a whole or not at all.
fn kill(from: &str, db: &str, waits: &[u64]) {
    const FILES: u32 = 4;
    const EACH: u32 = 1_500;
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    succeed(folder, &["db", "migrate", "--db", db]);
    std::fs::write(folder.join("rows.toml"), mapping(from)).unwrap();
    let names: Vec<String> = (0..FILES).map(|number| written(folder, from, number * EACH, EACH)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut kills = 0;
    for wait in waits {
        let mut child = started(folder, from, &names, db);
        std::thread::sleep(Duration::from_millis(*wait));
        kills += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        let events = events_in(folder, db);
        assert_eq!(events % u64::from(EACH + 1), 0, "half a file after {wait} ms: {events}");
    }
    assert!(kills > 0, "the program was never killed at work");
    let mut last = started(folder, from, &names, db);
    assert!(last.wait().unwrap().success());
    assert_eq!(events_in(folder, db), u64::from(FILES * (EACH + 1)));
}

#[test]
fn an_import_of_csv_that_is_killed_leaves_whole_files_and_goes_on_afterwards() {
    kill("csv", DB, &[30, 120, 250, 400, 600, 900]);
}

#[test]
fn an_import_of_workbooks_that_is_killed_leaves_whole_files_and_goes_on_afterwards() {
    kill("xlsx", DB, &[200, 500, 1_200]);
}

#[test]
fn an_import_of_pages_that_is_killed_leaves_whole_files_and_goes_on_afterwards() {
    kill("lifecare", DB, &[200, 500, 1_200]);
}

#[test]
fn an_import_into_postgresql_that_is_killed_leaves_whole_files_and_goes_on_afterwards() {
    let Some(place) = databases::postgres() else { return };
    kill("csv", &place.url, &[200, 500, 1_200]);
}

#[test]
fn a_migration_that_is_killed_goes_on_afterwards() {
    let folder = TempDir::new().unwrap();
    let mut kills = 0;
    for wait in [1, 4, 8, 12, 16, 20, 25, 30, 40] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_enslinje"))
            .current_dir(folder.path())
            .args(["db", "migrate", "--db", DB])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        kills += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(kills > 0, "the program was never killed at work");
    succeed(folder.path(), &["db", "migrate", "--db", DB]);
    assert_eq!(events(folder.path()), 0);
}

#[test]
fn two_importers_at_once_write_each_row_once() {
    let folder = folder();
    std::fs::write(folder.path().join("rows.toml"), ROWS).unwrap();
    std::fs::write(folder.path().join("1.csv"), rows(0, 600)).unwrap();
    std::fs::write(folder.path().join("2.csv"), rows(300, 600)).unwrap();
    let mut both = ["1.csv", "2.csv"].map(|file| started(folder.path(), "csv", &[file], DB));
    assert!(both.iter_mut().all(|child| child.wait().unwrap().success()));
    assert_eq!(events(folder.path()), 900 + 2);
}

/// A folder whose file system is full at two megabytes; `None`, told loudly, where it may not be made.
struct SmallDisk(TempDir);

impl SmallDisk {
    #[expect(clippy::print_stderr, reason = "a skipped test says so loudly")]
    fn new() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(folder.path()).stderr(Stdio::null());
        let mounted = mount.status().is_ok_and(|status| status.success()).then(|| Self(folder));
        if mounted.is_none() {
            eprintln!("\n*** SKIPPED: no file system may be mounted here; a full one was not tried. ***\n");
        }
        mounted
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let gone = Command::new("umount").arg(self.0.path()).status();
        assert!(gone.unwrap().success());
    }
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = folder();
    std::fs::write(folder.path().join("rows.toml"), ROWS).unwrap();
    std::fs::write(folder.path().join("1.csv"), rows(0, 300)).unwrap();
    std::fs::write(folder.path().join("2.csv"), rows(300, 6_000)).unwrap();
    assert_eq!(import(folder.path(), "1.csv", "rows.toml", &["--known-on", "2024-10-01"]).0, 0);
    // No file of the next program may grow beyond two megabytes. The signal is refused, so that writing fails.
    let (program, own) = (env!("CARGO_BIN_EXE_enslinje"), pack().display().to_string());
    let limited = format!(
        "trap '' XFSZ; ulimit -f 4096; exec '{program}' import csv 2.csv --mapping rows.toml --db {DB} --user anna \
         --pack '{own}' --known-on 2024-10-01 --language en"
    );
    let output = Command::new("sh").current_dir(folder.path()).args(["-c", &limited]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("[store-database]") || told.contains("[store-full]"), "{told}");
    assert_eq!(events(folder.path()), 301);
    assert_eq!(import(folder.path(), "2.csv", "rows.toml", &["--known-on", "2024-10-01"]).0, 0);
    assert_eq!(events(folder.path()), 301 + 6_001);
}

#[test]
fn a_full_file_system_is_told_and_loses_nothing() {
    let Some(disk) = SmallDisk::new() else { return };
    let folder = disk.0.path();
    succeed(folder, &["db", "migrate", "--db", DB]);
    std::fs::write(folder.join("rows.toml"), ROWS).unwrap();
    std::fs::write(folder.join("1.csv"), rows(0, 300)).unwrap();
    std::fs::write(folder.join("2.csv"), rows(300, 6_000)).unwrap();
    assert_eq!(import(folder, "1.csv", "rows.toml", &["--known-on", "2024-10-01"]).0, 0);
    let (code, told) = import(folder, "2.csv", "rows.toml", &["--known-on", "2024-10-01"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("[store-full]"), "{told}");
    std::fs::remove_file(folder.join("2.csv")).unwrap();
    assert_eq!(events(folder), 301);
}
