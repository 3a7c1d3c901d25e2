//! Limits that would take long to reach at their real size.

use std::io::{Cursor, Write};

use super::{format::Format, join::join, limits::Limits, read_within, refusal::Refusal};

const SMALL: Limits = Limits { input: 2_000_000, unpacked: 1_000_000, cells: 10, ..Limits::STANDARD };

fn word(xml: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(xml).unwrap();
    zip.finish().unwrap().into_inner()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    zlib.write_all(bytes).unwrap();
    zlib.finish().unwrap()
}

fn pdf(stream: &[u8]) -> Vec<u8> {
    let head = "%PDF-1.7\n1 0 obj\n<</Filter[/FlateDecode/FlateDecode]/Length 9>>stream\n";
    [head.as_bytes(), stream, b"\nendstream\nendobj\n"].concat()
}

#[test]
fn a_file_above_the_limit_is_refused_before_it_is_looked_at() {
    assert_eq!(read_within("a", &vec![b'a'; 2_000_001], &SMALL), Err(Refusal::Large(2)));
}

#[test]
fn an_archive_is_refused_by_the_size_that_it_declares() {
    let bytes = word(&vec![b' '; 1_000_001]);
    assert!(bytes.len() < 5_000);
    assert_eq!(read_within("a", &bytes, &SMALL), Err(Refusal::Unpacked(1)));
}

#[test]
fn an_archive_that_declares_too_little_is_refused_by_what_comes_out() {
    let mut bytes = word(&vec![b' '; 3_000_000]);
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == 3_000_000_u32.to_le_bytes() {
            bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    let told = read_within("a", &bytes, &SMALL);
    assert!(matches!(told, Err(Refusal::Unpacked(1) | Refusal::Broken(Format::Word))), "{told:?}");
}

#[test]
fn a_stream_packed_twice_is_refused_by_what_comes_out_in_the_end() {
    let bytes = pdf(&packed(&packed(&vec![b' '; 1_000_001])));
    assert!(bytes.len() < 1_000);
    assert_eq!(read_within("a", &bytes, &SMALL), Err(Refusal::Unpacked(1)));
}

#[test]
fn rows_after_the_last_cell_of_the_limit_are_listed() {
    let document = read_within("a", b"<table><tr><td>1<td>2<tr><td>3<td>4<tr><td>5<td>6<tr><td>7<td>8<tr><td>9<td>10<tr><td>11<td>12</table>", &SMALL).unwrap();
    assert_eq!((document.lines.len(), document.unread.len()), (5, 1));
}

#[test]
fn lines_are_joined_as_the_words_were_before_they_were_divided() {
    let cases = [
        ("Nettokostnads-", "ökningen", "Nettokostnadsökningen"),
        ("del-", "och helår", "del- och helår"),
        ("HVB-", "placeringar", "HVB-placeringar"),
        ("Exempel-", "Köping", "Exempel-Köping"),
        ("15-", "åringar", "15-åringar"),
        ("2023\u{2013}", "2024", "2023\u{2013}2024"),
        ("netto\u{ad}", "kostnad", "nettokostnad"),
        ("och/", "eller", "och/eller"),
        ("slut -", "början", "slut - början"),
        ("en rad ", "till", "en rad till"),
    ];
    for (first, second, whole) in cases {
        let mut text = first.to_owned();
        join(&mut text, second);
        assert_eq!(text, whole);
    }
}
