//! What a written PDF holds.

use crate::sample;
use crate::write_pdf;

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::document();
    let first = write_pdf(&document).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(first, write_pdf(&document).unwrap());
}
