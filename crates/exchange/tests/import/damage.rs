//! No bytes make a reader panic, and no row is lost without a word.

use crate::samples::{HEADER, mapping, row, today};
use enslinje_exchange::{Extent, Mapping, Reader, masked};
use proptest::prelude::*;
use std::io::Cursor;

/// Reads everything; whether the source was opened.
fn drain(bytes: &[u8], file: &str) -> bool {
    let mapping = mapping(file);
    let opened = Reader::csv("test.csv", Cursor::new(bytes.to_vec()), &mapping, today());
    let is_open = opened.is_ok();
    for refused in opened.into_iter().flatten().filter_map(Result::err) {
        assert!(refused.problems.has_errors());
    }
    let workbook = Reader::xlsx("test.xlsx", Cursor::new(bytes.to_vec()), &mapping, today());
    workbook.into_iter().flatten().for_each(drop);
    is_open
}

fn encodings() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["utf-8", "windows-1252", "utf-16le", "iso-8859-15", "shift_jis"])
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), encoding in encodings()) {
        drain(&bytes, &format!("encoding = \"{encoding}\""));
    }

    #[test]
    fn no_bytes_after_a_sound_header_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        plain in "[;\"\r\n0-9a-zåäö -]{0,200}",
    ) {
        for rest in [bytes.as_slice(), plain.as_bytes()] {
            let mut whole = format!("{HEADER}\n{}\n", row("1")).into_bytes();
            whole.extend_from_slice(rest);
            drain(&whole, "delimiter = \";\"");
        }
    }

    #[test]
    fn no_mapping_panics(text in "[a-z_=\"\\[\\]{} \n.,0-9åäö]{0,200}") {
        let _ = Mapping::parse("m.toml", &text);
    }

    #[test]
    fn a_text_without_quotes_gives_a_row_or_a_refusal_for_each_line_that_is_not_blank(
        lines in prop::collection::vec("[a-z0-9;]{0,30}", 0..20),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let text = format!("{HEADER}{end}{}", lines.join(end));
        let opened =
            Reader::csv("t.csv", Cursor::new(text.into_bytes()), &mapping("delimiter = \";\""), today());
        let told: Vec<u64> = opened.unwrap().map(|row| row.map_or_else(|refused| refused.line, |row| row.line)).collect();
        let expected: Vec<u64> = (2u64..)
            .zip(&lines)
            .filter(|(_, line)| line.chars().any(|sign| sign != ';'))
            .map(|(number, _)| number)
            .collect();
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn no_message_holds_ten_digits_of_a_number(prefix in "[a-z ]{0,5}", mark in "[-+ ]?", suffix in "[a-z ]{0,5}") {
        let hidden = masked(&format!("{prefix}20140522{mark}2389{suffix}"));
        prop_assert!(!hidden.contains("2389"));
    }
}

#[test]
fn a_disk_that_fails_in_the_middle_ends_the_file_with_a_word() {
    struct Failing {
        bytes: Cursor<Vec<u8>>,
        passes: u32,
    }
    impl std::io::Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.passes >= 3 && self.bytes.position() > 200_000 {
                return Err(std::io::Error::other("disk"));
            }
            std::io::Read::read(&mut self.bytes, buffer)
        }
    }
    impl std::io::Seek for Failing {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            self.passes += 1;
            std::io::Seek::seek(&mut self.bytes, to)
        }
    }
    let mut text = HEADER.to_owned();
    for key in 0..10_000 {
        text.push('\n');
        text.push_str(&row(&key.to_string()));
    }
    let input = Failing { bytes: Cursor::new(text.into_bytes()), passes: 0 };
    let mut rows: Vec<_> =
        Reader::csv("t.csv", input, &mapping("delimiter = \";\""), today()).unwrap().collect();
    let last = rows.pop().unwrap().unwrap_err();
    assert_eq!(last.extent, Extent::File);
    assert_eq!(last.problems.as_slice()[0].code, "import-unreadable");
    assert!(rows.len() > 1000 && rows.iter().all(Result::is_ok));
}
