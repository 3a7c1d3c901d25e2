//! What is refused, and by which code.

use super::{
    fixture,
    made::{archive, assembled, pdf, word},
    refusal,
};

#[test]
fn an_empty_file_is_refused() {
    assert_eq!(refusal("a.txt", b""), "check-read-empty");
    assert_eq!(refusal("a.txt", b" \r\n\t\x0c"), "check-read-empty");
    assert_eq!(refusal("a.txt", b"\xEF\xBB\xBF"), "check-read-empty");
}

#[test]
fn binary_bytes_are_refused() {
    assert_eq!(refusal("a", b"\x7fELF\x02\x01\x01\x00\x00\x00"), "check-read-binary");
    assert_eq!(refusal("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "check-read-binary");
    assert_eq!(refusal("a.txt", &[1, 2, 3, 4, 5, 6, 7]), "check-read-binary");
}

#[test]
fn an_error_page_that_was_saved_as_a_document_is_refused() {
    let page = b"<!-- cache --><!DOCTYPE html><title>404</title><h1>Sidan finns inte</h1>";
    let told = enslinje_check::read("bokslut.PDF", page).unwrap_err();
    assert_eq!(told.code, "check-read-disguised");
    assert_eq!(told.args, [("named", "pdf".to_owned()), ("found", "html".to_owned())]);
    assert_eq!(refusal("a.docx", b"Access denied"), "check-read-disguised");
    assert!(enslinje_check::read("a.html", page).is_ok());
}

#[test]
fn a_pdf_with_a_password_is_refused() {
    assert_eq!(refusal("a.pdf", &fixture("password.pdf")), "check-read-encrypted");
}

#[test]
fn a_pdf_that_is_cut_off_early_is_refused() {
    let whole = fixture("report.pdf");
    assert_eq!(refusal("a.pdf", &whole[..whole.len() / 3]), "check-read-broken");
    assert_eq!(refusal("a.pdf", b"%PDF-1.7\n"), "check-read-broken");
}

#[test]
fn a_pdf_whose_page_tree_has_a_loop_is_refused() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Pages/Kids[2 0 R]/Count 1>>".to_owned(),
    ];
    assert_eq!(refusal("a.pdf", &assembled(&objects)), "check-read-broken");
}

#[test]
fn arrays_without_end_inside_each_other_are_refused() {
    assert_eq!(refusal("a.pdf", &pdf(&["[".repeat(100_000).as_str()])), "check-read-broken");
}

#[test]
fn a_pdf_of_pictures_only_is_refused() {
    assert_eq!(refusal("a.pdf", &pdf(&["0 0 m 9 9 l S"])), "check-read-no-text");
}

#[test]
fn other_formats_are_named() {
    let kind = |bytes: &[u8]| enslinje_check::read("a", bytes).unwrap_err().args[0].1.clone();
    assert_eq!(kind(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), "old-office");
    assert_eq!(kind(b"{\\rtf1 text}"), "rich-text");
    assert_eq!(kind(&archive(&[("_rels/.rels", b""), ("xl/workbook.xml", b"")])), "workbook");
    assert_eq!(kind(&archive(&[("mimetype", b""), ("content.xml", b"")])), "open-document");
    assert_eq!(kind(&archive(&[("bild.png", b"")])), "archive");
}

#[test]
fn a_damaged_archive_is_refused() {
    let whole = fixture("report.docx");
    assert_eq!(refusal("a.docx", &whole[..whole.len() / 2]), "check-read-broken");
    assert_eq!(refusal("a.docx", &word("", &[])), "check-read-no-text");
}
