//! PDF: characters with places to words, lines, columns and tables; the file's own structure when it is tagged.

mod columns;
mod flow;
mod fonts;
mod guard;
mod ink;
mod layout;
mod line;
mod margins;
mod open;
mod segment;
mod sheet;
mod table;
mod tagged;
mod tags;

use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt,
    hayro_syntax::{Pdf, page::Page},
    interpret_page,
};

use super::{format::Format, limits::Limits, refusal::Refusal, write::Writer};
use crate::document::{Document, UnreadCause};
use fonts::Fonts;
use ink::Ink;
use open::contained;
use sheet::Sheet;
use tagged::Walk;
use tags::Tree;

/// Most pages that exceed their limit; after them the rest of the file is not tried.
const CUT_PAGES: usize = 3;

/// How near the end of a file its end mark stands, as readers of PDF allow.
const END_WITHIN: usize = 2048;

/// Reads a PDF.
pub(super) fn read(path: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let pdf = open::open(bytes, limits)?;
    let mut writer = Writer::new(path, limits);
    // A file that was cut off may still show the pages before the cut.
    if !bytes[bytes.len().saturating_sub(END_WITHIN)..].windows(5).any(|part| part == b"%%EOF") {
        writer.unread(UnreadCause::Part, None, "%%EOF", 1);
    }
    let mut sheets = contained(|| sheets(&pdf, limits, &mut writer)).ok_or(Refusal::Broken(Format::Pdf))?;
    let mut pictures: u32 = sheets.iter().map(|sheet| sheet.pictures).fold(0, u32::saturating_add);
    if sheets.is_empty() {
        return Err(Refusal::Broken(Format::Pdf));
    }
    for sheet in &mut sheets {
        line::number(&mut sheet.words);
    }
    let tree = contained(|| Tree::read(&pdf, limits)).flatten().unwrap_or_default();
    drop(pdf);
    if let Some(mut walk) = Walk::new(&tree, &sheets, limits) {
        walk.pieces().into_iter().for_each(|piece| writer.add(piece));
        for ((page, alt), count) in &walk.pictures {
            writer.unread(UnreadCause::Picture, *page, alt, *count);
            pictures = pictures.saturating_add(*count);
        }
    } else {
        layout::pieces(&sheets).into_iter().for_each(|piece| writer.add(piece));
        for (page, sheet) in (1..).zip(&sheets).filter(|(_, sheet)| sheet.pictures > 0) {
            writer.unread(UnreadCause::Picture, Some(page), "", sheet.pictures);
        }
    }
    let document = writer.finish();
    if document.lines.is_empty() { Err(Refusal::NoText { pictures }) } else { Ok(document) }
}

/// Draws every page within the limits.
fn sheets(pdf: &Pdf, limits: &Limits, writer: &mut Writer) -> Vec<Sheet> {
    let cache = InterpreterCache::new();
    let (mut fonts, mut sheets) = (Fonts::default(), Vec::new());
    let (mut marks, mut unpacked, mut cut) = (0_usize, 0_u64, 0_usize);
    for (index, page) in pdf.pages().iter().enumerate() {
        let number = u32::try_from(index + 1).ok();
        let size = contained(|| page.page_stream().map_or(0, <[u8]>::len)).unwrap_or(0);
        unpacked = unpacked.saturating_add(u64::try_from(size).unwrap_or(u64::MAX));
        if index >= limits.pages || marks >= limits.marks || unpacked > limits.unpacked || cut > CUT_PAGES {
            writer.unread(UnreadCause::Limit, number, "", 1);
            continue;
        }
        let (sheet, is_whole) = sheet(page, &cache, &mut fonts, limits);
        if sheet.is_cut {
            cut += 1;
            writer.unread(UnreadCause::Limit, number, "", 1);
        } else if !is_whole {
            writer.unread(UnreadCause::Part, number, "", 1);
        }
        for (font, count) in &sheet.lost {
            writer.unread(UnreadCause::Font, number, font, *count);
        }
        marks = marks.saturating_add(sheet.text.len());
        sheets.push(sheet);
    }
    sheets
}

/// What is drawn on a page, and whether it was drawn to the end.
fn sheet<'p>(
    page: &Page<'p>,
    cache: &InterpreterCache<'p>,
    fonts: &mut Fonts,
    limits: &Limits,
) -> (Sheet, bool) {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let mut ink = Ink::new(width, height, limits.page_marks, fonts);
    let drawn = contained(|| {
        ink.fonts.name(page.resources());
        let area = kurbo::Rect::new(0.0, 0.0, width, height);
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, area, cache, page.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut ink);
    });
    (ink.sheet, drawn.is_some())
}
