//! Any bytes are read or refused: no panic, no place outside the text.

use proptest::prelude::*;

use super::{fixture, is_sound, made};

fn fails(bytes: &[u8]) -> bool {
    enslinje_check::read("prov", bytes).is_ok_and(|document| !is_sound(&document))
}

/// A change of a file: where, how many bytes are taken away, what is put in.
fn change() -> impl Strategy<Value = (prop::sample::Index, usize, Vec<u8>)> {
    let words = prop::sample::select(vec![
        b"".to_vec(),
        b"[".to_vec(),
        b"<<".to_vec(),
        b" 1 0 R ".to_vec(),
        b"/Kids[2 0 R]".to_vec(),
        b"9999999999".to_vec(),
        b"<table><td colspan=9999>".to_vec(),
        b"</w:p>".to_vec(),
        vec![0xFF],
        vec![0],
    ]);
    (any::<prop::sample::Index>(), 0..40_usize, words)
}

fn changed(bytes: &[u8], changes: &[(prop::sample::Index, usize, Vec<u8>)]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for (index, gone, put) in changes {
        let from = index.index(out.len() + 1);
        let to = (from + gone).min(out.len());
        out.splice(from..to, put.iter().copied());
    }
    out
}

fn seeds() -> Vec<Vec<u8>> {
    let page = made::at(72, 700, 12, "Mått   2024") + &made::at(300, 700, 12, "1 209") + "72 690 400 1 re f";
    vec![
        made::pdf(&[&page, &page]),
        made::word(
            "<w:p><w:r><w:t>Text</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            &[],
        ),
        "<html><p>Text<table><tr><th>å<td>1</table><ul><li>ett".as_bytes().to_vec(),
        b"Rad\tett\r\n\x0cRad\xe5".to_vec(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0..5_usize) {
        let head: &[u8] = [b"".as_slice(), b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"][head];
        prop_assert!(!fails(&[head, &bytes].concat()));
    }

    #[test]
    fn changed_files_are_read_or_refused(seed in 0..4_usize, changes in prop::collection::vec(change(), 1..6)) {
        prop_assert!(!fails(&changed(&seeds()[seed], &changes)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn changed_reports_are_read_or_refused(name in 0..3_usize, changes in prop::collection::vec(change(), 1..4)) {
        let name = ["report.pdf", "report-tagged.pdf", "report.docx"][name];
        prop_assert!(!fails(&changed(&fixture(name), &changes)));
    }
}
