//! Delimited texts: what is refused as a whole, what is refused by row, and where.

use crate::samples::{HEADER, day, open, open_semicolon, outline, read, refused, row, today, told};
use enslinje_domain::Money;
use enslinje_exchange::{Extent, Mapping, Reader};
use std::io::Cursor;

#[test]
fn lines_are_counted_over_blank_lines_line_ends_of_all_kinds_and_cells_with_line_ends() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", HEADER, "", &row("1"), ";;;;;;;;", &row("\"2\na\"").replace("2\na", "2"), &row("3")];
        let text = text.join(end);
        let rows: Vec<_> = open(text.as_bytes(), "delimiter = \";\"\nheader = 2").unwrap().collect();
        assert_eq!(outline(&rows), [(4, vec![]), (6, vec![]), (7, vec![])], "{end:?}");
    }
    let broken = row("1").replace(";bm;", ";\"b\r\nm\";");
    let rows = read(&format!("{HEADER}\r\n{broken}\r\n{}", row("2")));
    assert_eq!(
        outline(&rows),
        [(2, vec!["test.csv:2 import-code-form column=Enhet value=b m".to_owned()]), (4, vec![])]
    );
}

#[test]
fn amounts_days_codes_and_the_number_become_cells() {
    let rows = read(&format!("\u{feff}{HEADER}\n{}", row("1")));
    let imported = rows[0].as_ref().unwrap();
    let cells: Vec<_> = imported.row.cells.iter().map(|cell| format!("{cell:?}")).collect();
    assert_eq!(
        cells,
        [
            "Empty",
            "Category(\"bm\")",
            "Empty",
            "Category(\"woman\")",
            "Day(2014-05-22)",
            "Category(\"child\")",
            "Category(\"foster_home\")",
            "Category(\"internal\")",
            "Category(\"LVU\")",
            "Category(\"need_of_care\")",
            "Day(2024-02-01)",
            "Empty",
            "Empty",
            &format!("{:?}", enslinje_domain::register::Cell::Money(Money(123_450))),
        ]
    );
}

#[test]
fn every_fault_of_a_row_is_told_at_once_and_numbers_are_masked() {
    let text = format!("{HEADER}\n1;2024-02-30;201405222380;b m;SIS;LPT;1/2 2024;201405222389;12 kr");
    let rows = read(&text);
    assert_eq!(
        outline(&rows),
        [(
            2,
            [
                "import-code-form column=Enhet value=b m",
                "import-code-unknown column=Form value=SIS known=FH, HVB",
                "import-code-unknown column=Lag value=LPT known=SoL, LVU, LVM",
                "import-not-a-day column=Från value=1/2 2024 forms=%Y-%m-%d",
                "import-not-a-day column=Till value=20140522**** forms=%Y-%m-%d",
                "import-not-an-amount column=Dygn value=12 kr",
                "import-not-a-day column=Reg value=2024-02-30 forms=%Y-%m-%d",
                "import-person-number column=Pnr value=20140522**** reason=identity-check-digit",
            ]
            .map(|told| format!("test.csv:2 {told}"))
            .to_vec()
        )]
    );
}

#[test]
fn a_key_that_comes_twice_is_refused_with_both_lines() {
    let rows = read(&[HEADER, &row("A"), &row("B"), &row("A")].join("\n"));
    assert_eq!(
        outline(&rows)[2],
        (4, vec!["test.csv:4 import-key-twice value=A first=2 second=4".to_owned()])
    );
    assert_eq!(rows[2].as_ref().unwrap_err().external_key.as_deref(), Some("A"));
}

#[test]
fn rows_without_key_or_person_with_too_many_cells_or_that_repeat_the_header_are_refused() {
    let text = [
        HEADER,
        &row(""),
        &row("1").replace("201405222389", ""),
        &format!("{};x", row("2")),
        HEADER,
        &row("3").replace(";bm;", ";;"),
    ]
    .join("\n");
    let rows = read(&text);
    let codes: Vec<_> = outline(&rows)
        .into_iter()
        .map(|(line, told)| (line, told.join("; ").replace(&format!("test.csv:{line} "), "")))
        .collect();
    assert_eq!(
        codes,
        [
            (2, "import-key-empty column=Nr".to_owned()),
            (3, "import-person-empty column=Pnr value=".to_owned()),
            (4, "import-cell-count found=10 expected=9".to_owned()),
            (5, "import-header-repeated".to_owned()),
            (6, "snapshot-value-missing register=placement row=6 column=unit".to_owned()),
        ]
    );
    assert!(rows.iter().all(|row| row.as_ref().unwrap_err().extent == Extent::Row));
}

#[test]
fn a_file_in_another_encoding_is_refused_at_its_first_bad_byte() {
    let latin: Vec<u8> = HEADER.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let at = latin.iter().position(|byte| *byte == 0xe5).unwrap();
    assert_eq!(
        refused(open(&latin, "delimiter = \";\"")),
        [format!("test.csv:1 import-encoding-byte encoding=UTF-8 value=E5 byte={}", at + 1)]
    );
    assert!(open(&latin, "delimiter = \";\"\nencoding = \"windows-1252\"").is_ok());
    assert_eq!(
        refused(open(HEADER.as_bytes(), "delimiter = \";\"\nencoding = \"iso-8859-1\"")),
        ["test.csv import-encoding-is-utf8 encoding=windows-1252"]
    );
    let mut marked = vec![0xff, 0xfe];
    marked.extend(HEADER.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(
        refused(open(&marked, "delimiter = \";\"")),
        ["test.csv import-encoding-mark found=UTF-16LE encoding=UTF-8"]
    );
    assert!(open(&marked, "delimiter = \";\"\nencoding = \"utf-16le\"").is_ok());
}

#[test]
fn a_file_of_another_kind_is_named_for_what_it_is() {
    for (bytes, kind) in [
        (&b"PK\x03\x04\x14\0"[..], "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-workbook"),
        (b"<html><body><table><tr><td>Nr</td></tr></table></body></html>", "markup"),
        (b"%PDF-1.4", "pdf"),
        (b"Nr;Reg\n1;\0", "binary"),
    ] {
        assert_eq!(
            refused(open(bytes, "delimiter = \";\"")),
            [format!("test.csv import-other-kind kind={kind}")]
        );
    }
    assert_eq!(refused(open(b"", "")), ["test.csv import-empty"]);
    assert_eq!(refused(open(b"\n\n", "")), ["test.csv:1 import-no-header"]);
    assert_eq!(refused(open_semicolon("\u{feff}")), ["test.csv:1 import-no-header"]);
}

#[test]
fn a_column_that_is_missing_or_stands_twice_is_told_with_the_place_in_the_mapping() {
    let header = HEADER.replace(";Lag", "").replace("Enhet", "Nr");
    assert_eq!(
        refused(open_semicolon(&header)),
        [
            "test.csv:1 import-column-twice column=Nr mapping=test.toml:9:7",
            "test.csv:1 import-column-missing known=Nr, Reg, Pnr, Nr, Form, Från, Till, Dygn column=Enhet \
             mapping=test.toml:16:8",
            "test.csv:1 import-column-missing known=Nr, Reg, Pnr, Nr, Form, Från, Till, Dygn column=Lag \
             mapping=test.toml:20:15",
        ]
        .map(ToOwned::to_owned)
    );
    assert_eq!(
        refused(open(HEADER.as_bytes(), "")),
        ["test.csv:1 import-delimiter found=semicolon delimiter=comma"]
    );
}

#[test]
fn quotes_that_do_not_close_and_lines_without_end_are_refused_before_any_row() {
    let open_quote = format!("{HEADER}\n{}\n{}", row("1"), row("2").replace(";bm;", ";\"bm;"));
    assert_eq!(refused(open_semicolon(&open_quote)), ["test.csv:3 import-open-quote"]);
    let bad_quote = format!("{HEADER}\n{}", row("1").replace(";bm;", ";\"b\"m;"));
    assert_eq!(refused(open_semicolon(&bad_quote)), ["test.csv:2 import-bad-quote"]);
    let long = format!("{HEADER}\n{}", "x".repeat(2 * 1024 * 1024));
    assert_eq!(refused(open_semicolon(&long)), ["test.csv:2 import-line-long most=1024"]);
    let doubled = format!("{HEADER}\n{}", row("\"a \"\"b\"\"\""));
    assert_eq!(read(&doubled)[0].as_ref().unwrap().external_key, "a \"b\"");
}

#[test]
fn a_file_that_is_not_there_is_told_by_its_name() {
    let path = std::path::Path::new("no-such-file.csv");
    let opened = Reader::open(path, &crate::samples::mapping(""), today());
    let problems = opened.err().unwrap();
    assert_eq!(problems.as_slice()[0].code, "import-unreadable");
    assert!(told(&problems)[0].starts_with("no-such-file.csv import-unreadable reason="));
}

#[test]
fn a_coordination_number_that_leaves_the_birth_open_takes_it_from_the_row() {
    let mapping = r#"
register = "investigation"
source = "test"
[file]
delimiter = ";"
[row]
key = "Nr"
[person]
number = "Pnr"
[columns]
unit = { constant = "bm" }
birth = "Född"
target_group = { constant = "adult" }
opened = "Start"
"#;
    let mapping = Mapping::parse("test.toml", mapping).unwrap();
    // A published number of somebody born on the 12th of an unknown month.
    let text = "Nr;Pnr;Född;Start\n\
        1;191500722390;1915-05-12;2024-03-01\n\
        2;191500722390;;2024-03-01\n\
        3;191500722390;May;2024-03-01\n\
        4;199508282390;;2024-03-01\n\
        5;199508282390;1995-08-29;2024-03-01\n";
    let rows: Vec<_> = Reader::csv("test.csv", Cursor::new(text), &mapping, today()).unwrap().collect();
    let births: Vec<_> =
        rows.iter().map(|row| row.as_ref().ok().and_then(|row| row.row.day("birth"))).collect();
    assert_eq!(births, [Some(day("1915-05-12")), None, None, Some(day("1995-08-28")), None]);
    let told: Vec<_> = outline(&rows).into_iter().filter(|(_, told)| !told.is_empty()).collect();
    assert_eq!(
        told,
        [
            (3, vec!["test.csv:3 import-birth-unknown column=Pnr value=19150072****".to_owned()]),
            (4, vec!["test.csv:4 import-not-a-day column=Född value=May forms=%Y-%m-%d".to_owned()]),
            (6, vec!["test.csv:6 import-birth-differs column=Pnr value=19950828****".to_owned()]),
        ]
    );
}
