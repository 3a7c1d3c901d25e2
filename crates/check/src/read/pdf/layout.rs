//! A PDF without tags: pieces from the layout of its pages.

use super::{
    columns,
    flow::{self, Block},
    line::{self, Strip},
    margins,
    sheet::{Sheet, Tag},
    table::{self, Stretch},
};
use crate::{
    document::Role,
    read::{
        join::join,
        piece::{Piece, Row},
    },
};

/// How much larger than the body a heading is set.
const HEADING: f64 = 1.12;

/// How much smaller than the body a note is set.
const NOTE: f64 = 0.9;

/// Longest heading, in bytes, and in lines.
const LONGEST_HEADING: (usize, usize) = (220, 3);

/// A block or a table on its way to a piece.
enum Part {
    Block(Block),
    Table(Vec<Row>),
}

/// The pieces of all pages in reading order.
pub(super) fn pieces(sheets: &[Sheet]) -> Vec<Piece> {
    let mut pages: Vec<Vec<Strip>> = sheets
        .iter()
        .map(|sheet| {
            let words = sheet.words.iter().filter(|word| word.tag != Tag::Artifact).cloned().collect();
            line::strips(words)
        })
        .collect();
    margins::remove(sheets, &mut pages);
    let mut parts = Vec::new();
    for (index, (sheet, strips)) in sheets.iter().zip(pages).enumerate() {
        let page = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let mut own = page_parts(sheet, page, strips);
        continue_paragraph(&mut parts, &mut own);
        continue_table(&mut parts, &mut own);
        parts.append(&mut own);
    }
    let roles = Roles::of(&parts);
    parts.retain(|part| !matches!(part, Part::Block(block) if flow::is_contents(&block.text)));
    parts
        .into_iter()
        .map(|part| match part {
            Part::Table(rows) => Piece::Table(rows),
            Part::Block(block) => {
                Piece::Prose { at: Some(block.at), role: roles.role(&block), text: block.text }
            }
        })
        .collect()
}

fn page_parts(sheet: &Sheet, page: u32, strips: Vec<Strip>) -> Vec<Part> {
    let mut parts = Vec::new();
    for region in columns::regions(sheet, strips) {
        for stretch in table::stretches(sheet, page, region) {
            match stretch {
                Stretch::Table(rows) => parts.push(Part::Table(rows)),
                Stretch::Prose(strips) => {
                    parts.extend(flow::blocks(sheet, page, &strips).into_iter().map(Part::Block));
                }
            }
        }
    }
    // Text along the side comes after the rest of its page.
    let mut turned = sheet.turned.clone();
    line::number(&mut turned);
    for strip in line::strips(turned) {
        parts.extend(flow::blocks(sheet, page, &[strip]).into_iter().map(Part::Block));
    }
    parts
}

/// Joins the first paragraph of a page with the last before it, when the sentence goes on.
fn continue_paragraph(before: &mut [Part], own: &mut Vec<Part>) {
    let (Some(Part::Block(last)), Some(Part::Block(first))) = (before.last_mut(), own.first()) else {
        return;
    };
    let open = !last.text.ends_with(['.', ':', '!', '?', ';']);
    let same = (last.size - first.size).abs() < 0.5 && last.bold == first.bold && !first.item;
    if open && same && first.text.starts_with(char::is_lowercase) {
        join(&mut last.text, &first.text);
        own.remove(0);
    }
}

/// Joins the first table of a page with the last before it, when it repeats its header.
fn continue_table(before: &mut [Part], own: &mut Vec<Part>) {
    let (Some(Part::Table(last)), Some(Part::Table(first))) = (before.last_mut(), own.first_mut()) else {
        return;
    };
    let headers = |rows: &[Row]| -> Vec<Vec<String>> {
        rows.iter().take_while(|row| row.header).map(|row| row.cells.clone()).collect()
    };
    let repeated = headers(first);
    if !repeated.is_empty() && repeated == headers(last) {
        last.extend(first.drain(..).skip(repeated.len()));
        own.remove(0);
    }
}

/// Sizes of type in the document and what they mean.
struct Roles {
    body: f64,
    headings: Vec<f64>,
}

impl Roles {
    fn of(parts: &[Part]) -> Self {
        let blocks: Vec<&Block> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Block(block) => Some(block),
                Part::Table(_) => None,
            })
            .collect();
        let mut sizes: Vec<(f64, usize)> =
            blocks.iter().map(|block| (block.size, block.text.len())).collect();
        sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let body = sizes
            .chunk_by(|a, b| (a.0 - b.0).abs() < 0.3)
            .max_by_key(|same| same.iter().map(|(_, length)| length).sum::<usize>())
            .and_then(|same| same.first())
            .map_or(0.0, |(size, _)| *size);
        let mut roles = Self { body, headings: Vec::new() };
        let mut headings: Vec<f64> = blocks
            .iter()
            .filter(|block| roles.is_heading(block) && block.size >= HEADING * body)
            .map(|block| block.size)
            .collect();
        headings.sort_by(|a, b| b.total_cmp(a));
        headings.dedup_by(|a, b| (*a - *b).abs() < 0.5);
        roles.headings = headings;
        roles
    }

    fn is_heading(&self, block: &Block) -> bool {
        let short = block.text.len() <= LONGEST_HEADING.0 && block.lines <= LONGEST_HEADING.1;
        let large = block.size >= HEADING * self.body;
        let bold =
            block.bold && block.size > 0.95 * self.body && block.lines <= 2 && !block.text.ends_with('.');
        short && !block.item && (large || bold) && block.text.contains(char::is_alphabetic)
    }

    fn role(&self, block: &Block) -> Role {
        if self.is_heading(block) {
            let larger = self.headings.iter().filter(|size| **size > block.size + 0.5).count();
            return Role::Heading(u8::try_from(larger + 1).unwrap_or(u8::MAX).min(6));
        }
        let is_note = block.text.starts_with(['*', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}']);
        match block {
            Block { item: true, .. } => Role::Item,
            Block { size, .. } if *size < NOTE * self.body && is_note => Role::Note,
            _ => Role::Paragraph,
        }
    }
}
