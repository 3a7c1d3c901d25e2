//! Files made by hand: PDF as bytes and Word as an archive of a few parts.

use std::io::{Cursor, Write};

/// A PDF with one content stream for each page, in Helvetica as `F1` and Helvetica bold as `F2`.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    pdf_with_catalog(pages, "")
}

/// The same with more entries in the catalog.
pub fn pdf_with_catalog(pages: &[&str], catalog: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|index| format!("{} 0 R", 5 + 2 * index)).collect();
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        format!("<</Type/Pages/Kids[{}]/Count {}/MediaBox[0 0 595 842]>>", kids.join(" "), pages.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (index, content) in pages.iter().enumerate() {
        let fonts = "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>";
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R{fonts}>>", 6 + 2 * index));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    assembled(&objects)
}

/// A PDF of numbered objects, the first of which is the catalog.
pub fn assembled(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        // One byte for each character: the fonts have the encoding of Windows.
        let text = format!("{} 0 obj\n{object}\nendobj\n", index + 1);
        out.extend(text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()));
    }
    let start = out.len();
    let trailer = format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend(table.bytes().chain(trailer.bytes()));
    out
}

/// The operators that set text at a place.
pub fn at(x: u32, y: u32, size: u32, text: &str) -> String {
    format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// A Word file with this body, and further parts by name.
pub fn word(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    const NAMES: &str = concat!(
        "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' ",
        "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' ",
        "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' ",
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'",
    );
    let document = format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>");
    let named: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, xml)| (*name, xml.replacen("NAMES", NAMES, 1)))
        .chain([("word/document.xml", document)])
        .collect();
    archive(&named.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

/// An archive of these files.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of Word with one run.
pub fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}
