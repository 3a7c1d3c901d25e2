//! Snapshots truncated, altered, mixed up and forged: refused with a code, never a panic.

use super::super::manifest::{LARGEST_MANIFEST, hexadecimal};
use super::{MANIFEST, REGISTERS, Snapshot, codes, file_name, only_code, write};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn written(count: usize) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    write(&dir, count);
    (folder, dir)
}

fn edit_manifest(dir: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(dir.join(MANIFEST)).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(dir.join(MANIFEST), text.replacen(from, to, 1)).unwrap();
}

/// Puts other bytes in the place of a register and makes the manifest agree with them.
fn forge(dir: &Path, register: &str, bytes: &[u8]) {
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(dir.join(MANIFEST)).unwrap()).unwrap();
    let entries = manifest["registers"].as_array_mut().unwrap();
    let entry = entries.iter_mut().find(|entry| entry["name"] == register).unwrap();
    entry["bytes"] = bytes.len().into();
    entry["sha256"] = hexadecimal(&Sha256::digest(bytes)).into();
    fs::write(dir.join(MANIFEST), serde_json::to_vec(&manifest).unwrap()).unwrap();
    fs::write(dir.join(file_name(register)), bytes).unwrap();
}

/// Opens and reads every column of every register.
fn read_all(dir: &Path) -> Result<u64, &'static str> {
    let snapshot = Snapshot::open(dir).map_err(|problems| problems.as_slice()[0].code)?;
    let mut rows = 0;
    for register in REGISTERS {
        let columns: Vec<&str> = register.columns.iter().map(|column| column.name).collect();
        let batches = snapshot.batches(register.name, &columns);
        let batches = batches.map_err(|problems| problems.as_slice()[0].code)?;
        rows += batches.iter().map(|batch| batch.num_rows() as u64).sum::<u64>();
    }
    Ok(rows)
}

#[test]
fn a_truncated_file_is_refused_by_name() {
    let (_folder, dir) = written(5);
    let path = dir.join("decision.parquet");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(only_code(Snapshot::open(&dir)), ("snapshot-file-length", "decision.parquet".to_owned()));
}

#[test]
fn an_altered_file_is_refused_by_name() {
    let (_folder, dir) = written(5);
    let path = dir.join("decision.parquet");
    let mut bytes = fs::read(&path).unwrap();
    bytes[100] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(only_code(Snapshot::open(&dir)), ("snapshot-file-altered", "decision.parquet".to_owned()));
}

#[test]
fn missing_and_extra_files_are_told_together() {
    let (_folder, dir) = written(2);
    fs::remove_file(dir.join("absence.parquet")).unwrap();
    fs::write(dir.join("absence (copy).parquet"), "x").unwrap();
    assert_eq!(
        codes(&Snapshot::open(&dir).unwrap_err()),
        [
            ("snapshot-file-extra", "absence (copy).parquet".to_owned()),
            ("snapshot-file-missing", "absence.parquet".to_owned())
        ]
    );
}

#[test]
fn a_folder_without_manifest_is_no_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(MANIFEST).display().to_string();
    assert_eq!(only_code(Snapshot::open(folder.path())), ("snapshot-no-manifest", path));
}

#[test]
fn a_register_swapped_for_another_is_refused_for_its_columns() {
    let (_folder, dir) = written(3);
    let other = fs::read(dir.join("feedback.parquet")).unwrap();
    forge(&dir, "closure", &other);
    let problems = Snapshot::open(&dir).unwrap_err();
    assert_eq!(codes(&problems), [("snapshot-schema", "closure.parquet".to_owned())]);
    assert_eq!(problems.as_slice()[0].args, [("column", "person".to_owned())]);
}

#[test]
fn a_file_that_is_not_parquet_is_refused_even_when_its_hash_is_right() {
    let (_folder, dir) = written(3);
    forge(&dir, "closure", b"id;unit\n1;bm\n");
    assert_eq!(only_code(Snapshot::open(&dir)), ("snapshot-damaged", "closure.parquet".to_owned()));
}

#[test]
fn a_wrong_number_of_rows_is_refused() {
    let (_folder, dir) = written(3);
    edit_manifest(&dir, "\"rows\": 3", "\"rows\": 4");
    assert_eq!(only_code(Snapshot::open(&dir)), ("snapshot-rows", "intake.parquet".to_owned()));
}

#[test]
fn manifests_that_are_foreign_later_or_crafted_are_refused() {
    let cases = [
        ("\"enslinje-snapshot\"", "\"other\"", "snapshot-foreign"),
        ("\"schema_version\": 2", "\"schema_version\": 3", "snapshot-schema-version"),
        ("\"schema_version\": 2", "\"schema_version\": 2, \"more\": 0", "snapshot-manifest-malformed"),
        ("2024-12-31", "2024-13-31", "snapshot-as-of"),
        ("2024-12-31", "2024-1-31", "snapshot-as-of"),
        ("2024-12-31", "1899-12-31", "snapshot-as-of"),
        ("\"committees\": 1", "\"committees\": 0", "snapshot-committees"),
        ("\"committees\": 1", "\"committees\": -1", "snapshot-manifest-malformed"),
        ("\"intake.parquet\"", "\"../intake.parquet\"", "snapshot-file-name"),
        ("\"intake.parquet\"", "\"/etc/passwd\"", "snapshot-file-name"),
        ("\"name\": \"intake\"", "\"name\": \"decision\"", "snapshot-register-missing"),
        ("\"name\": \"intake\"", "\"name\": \"../intake\"", "snapshot-register-missing"),
        ("{", "[", "snapshot-manifest-malformed"),
    ];
    let (_folder, dir) = written(1);
    let original = fs::read_to_string(dir.join(MANIFEST)).unwrap();
    for (from, to, code) in cases {
        edit_manifest(&dir, from, to);
        let problems = Snapshot::open(&dir).unwrap_err();
        assert_eq!(problems.as_slice()[0].code, code, "{from} to {to}");
        fs::write(dir.join(MANIFEST), &original).unwrap();
    }
    assert_eq!(Snapshot::open(&dir).unwrap().rows("intake"), 1);
}

#[test]
fn a_manifest_of_many_megabytes_is_not_read() {
    let (_folder, dir) = written(1);
    fs::write(dir.join(MANIFEST), vec![b' '; usize::try_from(LARGEST_MANIFEST).unwrap() + 1]).unwrap();
    assert_eq!(only_code(Snapshot::open(&dir)).0, "snapshot-manifest-large");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_not_followed() {
    let (folder, dir) = written(1);
    let elsewhere = folder.path().join("elsewhere.parquet");
    fs::rename(dir.join("intake.parquet"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, dir.join("intake.parquet")).unwrap();
    assert_eq!(only_code(Snapshot::open(&dir)), ("snapshot-read", "intake.parquet".to_owned()));
}

#[test]
fn a_hundred_copies_with_one_byte_flipped_are_all_refused() {
    let (_folder, dir) = written(4);
    let path = dir.join("placement.parquet");
    let bytes = fs::read(&path).unwrap();
    let step = bytes.len() / 100;
    for at in (0..bytes.len()).step_by(step.max(1)) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(&path, &damaged).unwrap();
        assert_eq!(only_code(Snapshot::open(&dir)).0, "snapshot-file-altered", "byte {at}");
    }
}

/// A flip in a page, found by the property below, over which the decoder itself panics.
#[test]
fn a_page_over_which_the_decoder_panics_is_refused() {
    let (_folder, dir) = written(30);
    let mut bytes = fs::read(dir.join("intake.parquet")).unwrap();
    let at = (bytes.len() as u128 * 4_749_902_840_765_044_068) >> 64;
    bytes[usize::try_from(at).unwrap()] ^= 188;
    forge(&dir, "intake", &bytes);
    assert_eq!(read_all(&dir), Err("snapshot-damaged"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_as_manifest_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(MANIFEST), &bytes).unwrap();
        prop_assert_eq!(only_code(Snapshot::open(folder.path())).0, "snapshot-manifest-malformed");
    }

    #[test]
    fn no_bytes_as_register_make_it_panic_even_with_the_right_hash(
        bytes in proptest::collection::vec(any::<u8>(), 0..400), framed in any::<bool>(),
    ) {
        let (_folder, dir) = written(1);
        let bytes = if framed { [b"PAR1", &bytes[..], b"\x40\0\0\0PAR1"].concat() } else { bytes };
        forge(&dir, "intake", &bytes);
        prop_assert_eq!(read_all(&dir), Err("snapshot-damaged"));
    }

    #[test]
    fn no_flipped_bytes_make_it_panic_even_with_the_right_hash(
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), 1_u8..), 1..4),
    ) {
        let (_folder, dir) = written(30);
        let mut bytes = fs::read(dir.join("intake.parquet")).unwrap();
        for (at, mask) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= mask;
        }
        forge(&dir, "intake", &bytes);
        // A flip may change a value into another lawful one; the number of rows cannot change.
        if let Ok(rows) = read_all(&dir) {
            prop_assert_eq!(rows, 30 * REGISTERS.len() as u64);
        }
    }
}
