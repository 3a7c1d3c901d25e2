//! DOCX: heading styles, a table of contents, header rows, alternative texts, one language.
//!
//! Own markup instead of a library: row headers, languages, alternative texts and bytes that do not
//! change from run to run are the point here, and they are what libraries leave out.

mod annex;
mod body;
mod contents;
mod drawing;
mod markup;
mod parts;
mod picture;
mod run;
mod section;
mod table;

#[cfg(test)]
mod tests;

use crate::anchors::Anchors;
use crate::fault::ReportFault;
use crate::model::{Block, Chart, Document, Meta};
use crate::words::Words;
use body::Body;
use section::Page;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The document as a Word file. The same document gives the same bytes.
///
/// # Errors
/// A link to an anchor that is not there, or an SVG that cannot be drawn.
pub fn write_docx(document: &Document) -> Result<Vec<u8>, ReportFault> {
    let meta = &document.meta;
    let words = Words::of(&meta.language, meta.date);
    let anchors = Anchors::of(document)?;
    let pictures = charts(&document.blocks).into_iter().map(picture::draw).collect::<Result<Vec<_>, _>>()?;
    let files: Vec<Vec<u8>> = pictures.iter().map(|picture| picture.png.clone()).collect();

    let mut body = Body::new(&words, anchors, pictures, &document.blocks);
    if !document.provenance.is_empty() {
        body.announce(&words.annex);
    }
    write_title_page(&mut body, meta, &words);
    body.turn(Page::Portrait);
    body.blocks(&document.blocks);
    annex::write_annex(&mut body, document, &words);
    let (content, addresses, ordered_lists) = body.finish();

    let mut parts = parts::parts(meta, &words, content, &addresses, ordered_lists, files.len());
    let pictures = files.into_iter().enumerate();
    parts.extend(pictures.map(|(at, png)| (format!("word/{}", drawing::picture_file(at + 1)), png)));
    package(parts)
}

fn write_title_page(body: &mut Body<'_>, meta: &Meta, words: &Words) {
    body.plain_paragraph("ReportAuthor", &meta.author);
    body.plain_paragraph("Title", &meta.title);
    if !meta.subtitle.is_empty() && meta.subtitle != meta.author {
        body.plain_paragraph("Subtitle", &meta.subtitle);
    }
    body.plain_paragraph("Date", &words.date);
    body.plain_paragraph("ReportSmall", &words.snapshot);
    body.plain_paragraph("ReportSmall", &meta.snapshot);
}

/// Charts in reading order.
fn charts(blocks: &[Block]) -> Vec<&Chart> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Chart(chart) => found.push(chart),
            Block::List { items, .. } => items.iter().for_each(|item| found.extend(charts(item))),
            _ => {}
        }
    }
    found
}

fn package(parts: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, ReportFault> {
    // The archive's own dates are fixed: the report's day stands in its properties.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, options).map_err(|fault| ReportFault::Package(Box::new(fault)))?;
        zip.write_all(&content).map_err(|fault| ReportFault::Package(Box::new(fault)))?;
    }
    let packed = zip.finish().map_err(|fault| ReportFault::Package(Box::new(fault)))?;
    Ok(packed.into_inner())
}
