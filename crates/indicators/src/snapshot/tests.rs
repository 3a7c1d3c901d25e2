//! Snapshots written and read back, and damaged in every way.

mod damage;
mod pages;
mod rows;

use super::{BATCH_ROWS, MANIFEST, ROW_GROUP_ROWS, RegisterRows, Snapshot, Value, file_name, write_snapshot};
use crate::register::{Kind, REGISTERS, Register, register};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use chrono::{Days, NaiveDate};
use enslinje_domain::{Money, Problems};
use std::fs;
use std::path::Path;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Rows for any register: every kind of value, optional columns empty in every third row.
fn sample(register: &'static Register, count: usize) -> RegisterRows {
    let mut rows = RegisterRows::new(register);
    for row in 0..count {
        let values: Vec<Value<'_>> = register
            .columns
            .iter()
            .map(|column| match column.kind {
                _ if column.optional && row % 3 == 0 => Value::Empty,
                Kind::Key => Value::Key(row as i64),
                Kind::Money => Value::Money(Money(row as i64 * 100)),
                Kind::Count => Value::Count(row as i64 % 7),
                Kind::Day if column.name == "birth" => {
                    Value::Day(day("1990-01-01") + Days::new(row as u64 % 9000))
                }
                Kind::Day => Value::Day(day("2022-01-01") + Days::new(row as u64 % 1096)),
                Kind::Category([]) => Value::Category(["bm", "br", "fs"][row % 3]),
                Kind::Category(known) => Value::Category(known[row % known.len()]),
            })
            .collect();
        rows.push(&values).unwrap();
    }
    rows
}

fn write(dir: &Path, count: usize) -> String {
    let rows = REGISTERS.iter().map(|register| sample(register, count)).collect();
    write_snapshot(dir, day("2024-12-31"), rows, 1).unwrap().to_string()
}

fn codes(problems: &Problems) -> Vec<(&'static str, String)> {
    let list = problems.clone().sorted();
    list.into_iter().map(|problem| (problem.code, problem.place.file)).collect()
}

fn only_code(result: Result<Snapshot, Problems>) -> (&'static str, String) {
    let codes = codes(&result.err().unwrap());
    assert_eq!(codes.len(), 1, "{codes:?}");
    codes[0].clone()
}

fn numbers(batch: &RecordBatch, column: usize) -> Vec<Option<i64>> {
    batch.column(column).as_primitive::<Int64Type>().iter().collect()
}

#[test]
fn what_was_written_is_read_back_in_every_register() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("snapshot");
    let hash = write(&dir, 20);
    let snapshot = Snapshot::open(&dir).unwrap();
    assert_eq!(snapshot.hash().as_str(), hash);
    assert_eq!(snapshot.as_of(), day("2024-12-31"));
    assert_eq!(snapshot.committees(), 1);
    for register in REGISTERS {
        let expected = sample(register, 20).into_batch().unwrap();
        let columns: Vec<&str> = register.columns.iter().map(|column| column.name).collect();
        let batches = snapshot.batches(register.name, &columns).unwrap();
        assert_eq!(snapshot.rows(register.name), 20);
        assert_eq!(batches.len(), 1);
        for (at, column) in register.columns.iter().enumerate() {
            let (found, expected) = (batches[0].column(at), expected.column(at));
            assert_eq!(found.data_type(), expected.data_type());
            if let Kind::Category(_) = column.kind {
                let text = |array: &dyn Array| -> Vec<Option<String>> {
                    let codes = array.as_dictionary::<Int32Type>();
                    let codes = codes.downcast_dict::<arrow_array::StringArray>().unwrap();
                    codes.into_iter().map(|code| code.map(str::to_owned)).collect()
                };
                assert_eq!(text(found), text(expected), "{}.{}", register.name, column.name);
            } else {
                assert_eq!(found, expected, "{}.{}", register.name, column.name);
            }
        }
    }
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    assert_eq!(write(&first, 50), write(&second, 50));
    for name in REGISTERS.iter().map(|register| file_name(register.name)).chain([MANIFEST.to_owned()]) {
        assert_eq!(fs::read(first.join(&name)).unwrap(), fs::read(second.join(&name)).unwrap(), "{name}");
    }
}

#[test]
fn a_large_register_is_read_group_by_group_with_columns_in_the_order_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("large");
    let count = ROW_GROUP_ROWS + 10;
    let rows = vec![sample(register("feedback").unwrap(), count)];
    write_snapshot(&dir, day("2024-12-31"), rows, 3).unwrap();
    let snapshot = Snapshot::open(&dir).unwrap();
    assert_eq!((snapshot.committees(), snapshot.row_groups("feedback")), (3, 2));
    let mut ids = Vec::new();
    for index in 0..2 {
        for batch in snapshot.read_row_group("feedback", index, &["received", "unit", "id"]).unwrap() {
            let batch = batch.unwrap();
            assert!(batch.num_rows() <= BATCH_ROWS);
            assert_eq!(batch.schema().field(0).name(), "received");
            assert_eq!(batch.schema().field(1).name(), "unit");
            let first = numbers(&batch, 2)[0].unwrap();
            let expected = day("2022-01-01").to_epoch_days() + i32::try_from(first % 1096).unwrap();
            assert_eq!(batch.column(0).as_primitive::<Date32Type>().value(0), expected);
            ids.extend(numbers(&batch, 2));
        }
    }
    assert_eq!(ids, (0..count as i64).map(Some).collect::<Vec<_>>());
}

#[test]
fn rows_can_be_counted_without_reading_a_column() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    write(&dir, 7);
    let batches = Snapshot::open(&dir).unwrap().batches("absence", &[]).unwrap();
    assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), 7);
}

#[test]
fn registers_that_are_not_given_are_written_empty() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    write_snapshot(&dir, day("2024-12-31"), Vec::new(), 1).unwrap();
    let snapshot = Snapshot::open(&dir).unwrap();
    assert_eq!(REGISTERS.iter().map(|register| snapshot.rows(register.name)).sum::<u64>(), 0);
    assert_eq!(snapshot.batches("intake", &["id"]).unwrap(), Vec::<RecordBatch>::new());
}

#[test]
fn an_unknown_register_or_column_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    write(&dir, 1);
    let snapshot = Snapshot::open(&dir).unwrap();
    let code = |result: Result<super::Batches, Problems>| result.err().unwrap().as_slice()[0].code;
    assert_eq!(code(snapshot.read_row_group("intakes", 0, &[])), "snapshot-register-unknown");
    assert_eq!(code(snapshot.read_row_group("intake", 0, &["idd"])), "snapshot-column-unknown");
    assert_eq!(code(snapshot.read_row_group("intake", 1, &["id"])), "snapshot-row-group");
}

#[test]
fn a_snapshot_replaces_a_snapshot_and_leaves_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    write(&dir, 3);
    let hash = write(&dir, 4);
    assert_eq!(Snapshot::open(&dir).unwrap().hash().as_str(), hash);
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["s"]);
}

#[test]
fn a_folder_that_is_not_a_snapshot_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let refused = |dir: &Path| {
        let problems = write_snapshot(dir, day("2024-12-31"), Vec::new(), 1).unwrap_err();
        assert_eq!(problems.as_slice()[0].code, "snapshot-not-a-snapshot");
    };
    fs::create_dir(place.join("letters")).unwrap();
    fs::write(place.join("letters/dear.txt"), "x").unwrap();
    refused(&place.join("letters"));
    assert_eq!(fs::read(place.join("letters/dear.txt")).unwrap(), b"x");
    write(&place.join("mixed"), 1);
    fs::write(place.join("mixed/notes.txt"), "y").unwrap();
    refused(&place.join("mixed"));
    fs::write(place.join("file"), "z").unwrap();
    refused(&place.join("file"));
    let mut names: Vec<_> = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["file", "letters", "mixed"]);
}

#[test]
fn an_empty_folder_and_missing_parents_are_filled() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    write(&folder.path().join("empty"), 2);
    write(&folder.path().join("a/b/c"), 2);
    assert_eq!(Snapshot::open(&folder.path().join("empty")).unwrap().rows("intake"), 2);
    assert_eq!(Snapshot::open(&folder.path().join("a/b/c")).unwrap().rows("intake"), 2);
}

#[test]
fn a_register_given_twice_no_committees_and_an_early_day_are_told_together() {
    let folder = tempfile::tempdir().unwrap();
    let rows = || RegisterRows::new(register("intake").unwrap());
    let problems = write_snapshot(&folder.path().join("s"), day("1899-12-31"), vec![rows(), rows()], 0);
    let codes: Vec<_> = codes(&problems.unwrap_err()).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["snapshot-as-of", "snapshot-committees", "snapshot-register-twice"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
