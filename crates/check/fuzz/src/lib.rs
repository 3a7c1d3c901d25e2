//! What all fuzz targets ask of a reader, and the smallest file around a piece of its content.

use std::io::{Cursor, Write};

/// Reads the bytes, and checks what was read: neither panics, and every place lies in the text.
pub fn read(bytes: &[u8]) {
    let Ok(document) = enslinje_check::read("fuzz", bytes) else { return };
    for line in &document.lines {
        assert!(document.text.get(line.span.clone()).is_some(), "a line outside the text: {:?}", line.span);
    }
    let outcome = enslinje_check::check(std::slice::from_ref(&document));
    let found = outcome.findings.iter().flat_map(|it| &it.places);
    for mark in found.chain(outcome.confirmed.iter().flat_map(|it| &it.places)) {
        assert!(document.text.get(mark.span.clone()).is_some(), "a mark outside the text: {:?}", mark.span);
    }
}

/// A PDF of one page with these operators.
pub fn pdf(operators: &[u8]) -> Vec<u8> {
    let mut stream = format!("<</Length {}>>stream\n", operators.len()).into_bytes();
    stream.extend_from_slice(operators);
    stream.extend_from_slice(b"\nendstream");
    let objects: [&[u8]; 5] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
        &stream,
    ];
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    let trailer = format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend(table.bytes().chain(trailer.bytes()));
    out
}

/// A Word file with this as its document part.
pub fn docx(part: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("word/document.xml", stored).ok()?;
    archive.write_all(part).ok()?;
    Some(archive.finish().ok()?.into_inner())
}
