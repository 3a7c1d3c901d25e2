//! Workbooks: typed cells, sheets, and files that are none.

use crate::samples::{HEADER, day, mapping, outline, refused, today, told};
use enslinje_domain::Problems;
use enslinje_exchange::{PersonRef, Reader};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::Cursor;

fn open(bytes: &[u8], file: &str) -> Result<Reader, Problems> {
    Reader::xlsx("test.xlsx", Cursor::new(bytes.to_vec()), &mapping(file), today())
}

/// A sheet with the header on row three and one sound row of typed cells.
fn sheet() -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name("Placeringar").unwrap().write(0, 0, "Uttag ur systemet").unwrap();
    for (column, name) in (0u16..).zip(HEADER.split(';')) {
        sheet.write(2, column, name).unwrap();
    }
    typed_row(&mut sheet, 3, 4711);
    sheet
}

fn typed_row(sheet: &mut Worksheet, row: u32, key: i32) {
    let days = Format::new().set_num_format("yyyy-mm-dd");
    let moment = ExcelDateTime::from_ymd(2024, 2, 1).unwrap();
    sheet.write(row, 0, key).unwrap();
    sheet.write(row, 1, ExcelDateTime::from_ymd(2024, 2, 2).unwrap().and_hms(14, 5, 0).unwrap()).unwrap();
    sheet.set_cell_format(row, 1, &days).unwrap();
    sheet.write(row, 2, 201_405_222_389_f64).unwrap();
    sheet.write(row, 3, "bm").unwrap();
    sheet.write(row, 4, " FH ").unwrap();
    sheet.write(row, 5, "LVU").unwrap();
    sheet.write_with_format(row, 6, &moment, &days).unwrap();
    sheet.write(row, 8, 1234.56).unwrap();
}

fn bytes(sheets: Vec<Worksheet>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn cells_of_their_own_type_are_read_as_days_numbers_and_amounts() {
    let rows: Vec<_> = open(&bytes(vec![sheet()]), "header = 3").unwrap().collect();
    assert_eq!(outline(&rows), [(4, vec![])]);
    let row = rows[0].as_ref().unwrap();
    assert_eq!(row.external_key, "4711");
    assert_eq!((row.known_on, row.row.day("from")), (Some(day("2024-02-02")), Some(day("2024-02-01"))));
    assert_eq!(row.row.code("form"), Some("foster_home"));
    assert_eq!(format!("{:?}", row.row.get("cost_per_day").unwrap()), "Money(Money(123456))");
    let PersonRef::Number(number) = &row.person else { panic!("{:?}", row.person) };
    assert_eq!(number.reveal(), "201405222389");
}

#[test]
fn a_plain_count_of_days_is_a_day_only_when_the_mapping_says_so() {
    let mut counted = sheet();
    counted.write(3, 6, 45323).unwrap().set_cell_format(3, 6, &Format::new()).unwrap();
    let book = bytes(vec![counted]);
    let rows: Vec<_> = open(&book, "header = 3").unwrap().collect();
    assert_eq!(
        outline(&rows),
        [(4, vec!["test.xlsx:4 import-not-a-day column=Från value=45323 forms=%Y-%m-%d".to_owned()])]
    );
    let rows: Vec<_> = open(&book, "header = 3\ndates = [\"%Y-%m-%d\", \"excel\"]").unwrap().collect();
    assert_eq!(rows[0].as_ref().unwrap().row.day("from"), Some(day("2024-02-01")));
}

#[test]
fn a_formula_without_value_and_a_cell_beyond_the_header_refuse_the_row() {
    let mut faulty = sheet();
    faulty.write_formula(3, 8, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    typed_row(&mut faulty, 5, 4712);
    faulty.write(5, 9, "note").unwrap();
    let rows: Vec<_> = open(&bytes(vec![faulty]), "header = 3").unwrap().collect();
    assert_eq!(
        outline(&rows),
        [
            (4, vec!["test.xlsx:4 import-not-an-amount column=Dygn value=#DIV/0!".to_owned()]),
            (6, vec!["test.xlsx:6 import-cell-count found=10 expected=9".to_owned()]),
        ]
    );
}

#[test]
fn the_sheet_is_named_or_the_only_one() {
    let mut other = Worksheet::new();
    other.set_name("Koder").unwrap();
    let book = bytes(vec![other, sheet()]);
    assert_eq!(
        refused(open(&book, "header = 3")),
        ["test.xlsx import-sheet-unclear known=Koder, Placeringar"]
    );
    assert_eq!(
        refused(open(&book, "sheet = \"Blad1\"")),
        ["test.xlsx import-sheet-missing sheet=Blad1 known=Koder, Placeringar"]
    );
    assert_eq!(open(&book, "header = 3\nsheet = \"Placeringar\"").unwrap().count(), 1);
    assert_eq!(refused(open(&book, "sheet = \"Koder\"")), ["test.xlsx:1 import-no-header"]);
}

#[test]
fn a_file_that_is_no_workbook_or_half_of_one_is_refused() {
    for (bytes, kind) in
        [(&b"Nr;Reg"[..], "text"), (b"<html>", "markup"), (b"\xd0\xcf\x11\xe0", "old-workbook")]
    {
        assert_eq!(refused(open(bytes, "")), [format!("test.xlsx import-not-a-workbook kind={kind}")]);
    }
    assert_eq!(refused(open(b"", "")), ["test.xlsx import-empty"]);
    let whole = bytes(vec![sheet()]);
    for length in [4, 30, whole.len() / 2, whole.len() - 10] {
        let problems = open(&whole[..length], "").err().unwrap();
        assert!(told(&problems)[0].starts_with("test.xlsx import-workbook-damaged"), "{length}");
    }
}
