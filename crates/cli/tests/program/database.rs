//! The database of the demonstration: verified, copied and damaged.

use crate::run::{enslinje, succeed};
use std::path::Path;
use tempfile::TempDir;

/// A database with nothing in it.
fn empty(folder: &Path) {
    succeed(folder, &["db", "migrate", "--db", "sqlite:a.db"]);
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = enslinje(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_database_that_is_not_there_is_refused_with_the_remedy() {
    let folder = TempDir::new().unwrap();
    let told = refused(folder.path(), &["db", "verify", "--db", "sqlite:none.db"]);
    assert!(told.contains("enslinje db migrate"), "{told}");
    assert!(!folder.path().join("none.db").exists());
}

#[test]
fn a_file_of_another_kind_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let bytes = b"PK\x03\x04 not a database".repeat(300);
    std::fs::write(folder.path().join("a.db"), &bytes).unwrap();
    refused(folder.path(), &["db", "migrate", "--db", "sqlite:a.db"]);
    assert_eq!(std::fs::read(folder.path().join("a.db")).unwrap(), bytes);
}

#[test]
fn a_truncated_database_is_refused() {
    let folder = TempDir::new().unwrap();
    empty(folder.path());
    let file = folder.path().join("a.db");
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    refused(folder.path(), &["db", "verify", "--db", "sqlite:a.db"]);
}

#[test]
fn a_backup_replaces_nothing_and_a_copy_fills_only_what_is_empty() {
    let folder = TempDir::new().unwrap();
    empty(folder.path());
    succeed(folder.path(), &["db", "backup", "--db", "sqlite:a.db", "--to", "b.db"]);
    refused(folder.path(), &["db", "backup", "--db", "sqlite:a.db", "--to", "b.db"]);
    refused(folder.path(), &["db", "restore", "--from", "none.db", "--db", "sqlite:c.db"]);
    assert!(!folder.path().join("c.db").exists());
}

#[test]
fn a_printed_receipt_that_the_chain_lacks_is_told() {
    let folder = TempDir::new().unwrap();
    empty(folder.path());
    let head = format!("7:{}", "ab".repeat(32));
    let output = enslinje(folder.path(), &["db", "verify", "--db", "sqlite:a.db", "--head", &head]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains(&head));
    refused(folder.path(), &["db", "verify", "--db", "sqlite:a.db", "--head", "7:abc"]);
}
