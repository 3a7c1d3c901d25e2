//! The main part of a Word file: paragraphs, lists, links, pictures and sections.

use super::contents::{Entry, entries, entry_text, heading_bookmark};
use super::markup::Markup;
use super::picture::Picture;
use super::run::{Face, field_mark, instruction, plain_run};
use super::section::{Page, write_section};
use super::table::{PAPER, UPRIGHT, write_table};
use crate::anchors::{Anchors, source_label};
use crate::model::{Block, Chart, Heading, Inline, Table};
use crate::printed::PrintedTable;
use crate::words::Words;
use std::collections::VecDeque;

/// The main part while it is written.
pub(super) struct Body<'a> {
    pub words: &'a Words,
    xml: Markup,
    anchors: Anchors,
    pictures: VecDeque<Picture>,
    /// Addresses of links, in order; the relation's number is the place in the list.
    pub addresses: Vec<String>,
    /// How many ordered lists have begun: each counts from one.
    pub ordered_lists: usize,
    page: Page,
    bookmarks: usize,
    drawings: usize,
    /// Headings met so far, in order; they serve the entries of the table of contents.
    headings: usize,
    entries: Vec<Entry>,
    level: u8,
}

impl<'a> Body<'a> {
    /// An empty body that begins with a title page.
    pub fn new(words: &'a Words, anchors: Anchors, pictures: Vec<Picture>, blocks: &[Block]) -> Self {
        Self {
            words,
            xml: Markup::new(),
            anchors,
            pictures: pictures.into(),
            addresses: Vec::new(),
            ordered_lists: 0,
            page: Page::Title,
            bookmarks: 0,
            drawings: 0,
            headings: 0,
            entries: entries(blocks),
            level: 0,
        }
    }

    /// One more heading for the table of contents: that of the annex, which no block holds.
    pub fn announce(&mut self, text: &str) {
        let bookmark = heading_bookmark(self.entries.len());
        self.entries.push(Entry { level: 1, text: text.to_owned(), bookmark });
    }

    /// The written body, ending with the last section's properties.
    pub fn finish(mut self) -> (Markup, Vec<String>, usize) {
        write_section(&mut self.xml, self.page);
        (self.xml, self.addresses, self.ordered_lists)
    }

    /// Numbers for so many bookmarks; the first of them.
    pub fn reserve_bookmarks(&mut self, count: usize) -> usize {
        let first = self.bookmarks + 1;
        self.bookmarks += count;
        first
    }

    /// Markup written elsewhere.
    pub fn append(&mut self, markup: Markup) {
        self.xml.append(markup);
    }

    /// Begins a new section when the page must lie otherwise.
    pub fn turn(&mut self, page: Page) {
        if self.page == page {
            return;
        }
        let old = std::mem::replace(&mut self.page, page);
        self.xml.with("w:p", &[], |xml| {
            xml.with("w:pPr", &[], |xml| {
                xml.property("w:pStyle", "TableEnd");
                write_section(xml, old);
            });
        });
    }

    /// Blocks directly on the page.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let table = leading_table(&blocks[at..]);
            let printed = table.map(|table| PrintedTable::of(table, self.words, &PAPER));
            let is_wide = printed.as_ref().is_some_and(|printed| printed.fit.landscape);
            self.turn(if is_wide { Page::Landscape } else { Page::Portrait });
            match (block, printed) {
                (Block::Table(table), Some(printed)) => {
                    let label = self.anchors.place(&table.id);
                    write_table(self, table, &printed, label.as_deref(), None);
                }
                _ => self.block(block, 0),
            }
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(content) => {
                let style = if depth == 0 { "Normal" } else { "ListParagraph" };
                self.paragraph(style, None, content);
            }
            Block::Note(content) => self.paragraph("ReportNote", None, content),
            Block::List { ordered, items } => self.list(*ordered, items, depth),
            Block::Table(table) => {
                let printed = PrintedTable::of(table, self.words, &UPRIGHT);
                let label = self.anchors.place(&table.id);
                write_table(self, table, &printed, label.as_deref(), None);
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Contents => self.contents(),
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>], depth: usize) {
        // Number 1 is the bullet; every ordered list has its own number and so begins with one.
        let number = if ordered {
            self.ordered_lists += 1;
            self.ordered_lists + 1
        } else {
            1
        };
        let mut properties = Markup::new();
        properties.with("w:numPr", &[], |xml| {
            xml.property("w:ilvl", &depth.min(8).to_string());
            xml.property("w:numId", &number.to_string());
        });
        for item in items {
            let (first, rest) = match item.split_first() {
                Some((Block::Paragraph(content), rest)) => (content.as_slice(), rest),
                _ => (&[][..], item.as_slice()),
            };
            self.paragraph("ListParagraph", Some(&properties), first);
            rest.iter().for_each(|block| self.block(block, depth + 1));
        }
    }

    fn heading(&mut self, heading: &Heading) {
        self.level = heading.level.clamp(1, 4).min(self.level + 1);
        let label = self.anchors.place(&heading.id);
        let text = entry_text(&heading.number, &heading.text);
        self.numbered_heading(self.level, &text, label.as_deref());
    }

    /// A heading, with the bookmark that the table of contents leads to.
    pub fn numbered_heading(&mut self, level: u8, text: &str, label: Option<&str>) {
        let bookmark = heading_bookmark(self.headings);
        self.headings += 1;
        self.bookmarked(label, |body| {
            body.bookmarked(Some(&bookmark), |body| body.plain_paragraph(&format!("Heading{level}"), text));
        });
    }

    /// Something with a bookmark around it.
    pub fn bookmarked(&mut self, name: Option<&str>, write: impl FnOnce(&mut Self)) {
        let Some(name) = name else { return write(self) };
        let id = self.reserve_bookmarks(1).to_string();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        write(self);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// A paragraph of plain text.
    pub fn plain_paragraph(&mut self, style: &str, text: &str) {
        self.paragraph(style, None, &[Inline::Text(text.to_owned())]);
    }

    /// A note under a table: raised mark, then text.
    pub fn note_paragraph(&mut self, mark: &str, text: &str) {
        self.xml.with("w:p", &[], |xml| {
            xml.with("w:pPr", &[], |xml| xml.property("w:pStyle", "TableNote"));
            xml.with("w:r", &[], |xml| {
                xml.with("w:rPr", &[], |xml| xml.property("w:vertAlign", "superscript"));
                xml.element("w:t", &[], mark);
            });
            plain_run(xml, &format!(" {text}"));
        });
    }

    fn paragraph(&mut self, style: &str, properties: Option<&Markup>, content: &[Inline]) {
        let mut xml = Markup::new();
        for run in content {
            self.run(&mut xml, run, Face::default());
        }
        self.xml.with("w:p", &[], |paragraph| {
            paragraph.with("w:pPr", &[], |inside| {
                inside.property("w:pStyle", style);
                if let Some(properties) = properties {
                    inside.append(properties.clone());
                }
            });
            paragraph.append(xml);
        });
    }

    fn run(&mut self, xml: &mut Markup, run: &Inline, face: Face) {
        match run {
            Inline::Text(text) => face.run(xml, text),
            Inline::Strong(content) => {
                content.iter().for_each(|run| self.run(xml, run, Face { bold: true, ..face }));
            }
            Inline::Emphasis(content) => {
                content.iter().for_each(|run| self.run(xml, run, Face { italic: true, ..face }));
            }
            Inline::Link { target, content } => {
                let face = Face { link: true, ..face };
                let mut inside = Markup::new();
                content.iter().for_each(|run| self.run(&mut inside, run, face));
                self.link(xml, target, inside);
            }
            // A link inside a link is not allowed; the outer one stays.
            Inline::Figure { text, .. } if face.link => face.run(xml, text),
            Inline::Figure { text, provenance } => {
                let anchor = source_label(provenance.0);
                xml.with("w:hyperlink", &[("w:anchor", &anchor), ("w:history", "1")], |xml| {
                    face.run(xml, text)
                });
            }
            Inline::Break => xml.with("w:r", &[], |xml| xml.empty("w:br", &[])),
        }
    }

    fn link(&mut self, xml: &mut Markup, target: &str, inside: Markup) {
        if let Some(anchor) = target.strip_prefix('#') {
            let label = self.anchors.label(anchor).unwrap_or_default();
            xml.with("w:hyperlink", &[("w:anchor", &label), ("w:history", "1")], |xml| xml.append(inside));
        } else {
            let relation = address_relation(self.addresses.len());
            self.addresses.push(target.to_owned());
            xml.with("w:hyperlink", &[("r:id", &relation), ("w:history", "1")], |xml| xml.append(inside));
        }
    }

    fn chart(&mut self, chart: &Chart) {
        let label = self.anchors.place(&chart.id);
        self.bookmarked(label.as_deref(), |body| body.plain_paragraph("Caption", &chart.title));
        if let Some(picture) = self.pictures.pop_front() {
            self.drawings += 1;
            let number = self.drawings;
            let said = if chart.description.trim().is_empty() { &chart.title } else { &chart.description };
            super::drawing::write_drawing(&mut self.xml, number, said, picture.size);
        }
        if !chart.description.is_empty() {
            self.plain_paragraph("ChartText", &chart.description);
        }
        let numbers = Table { caption: self.words.chart_numbers.clone(), ..chart.data.clone() };
        let printed = PrintedTable::of(&numbers, self.words, &UPRIGHT);
        write_table(self, &numbers, &printed, None, None);
    }

    /// The entries are filled in without page numbers, which Word alone knows; updating the field
    /// there adds them. Word is not told to update on opening: it would ask the reader first.
    fn contents(&mut self) {
        self.plain_paragraph("TOCHeading", &self.words.contents.clone());
        let entries: Vec<Entry> = self.entries.iter().filter(|entry| entry.level <= 3).cloned().collect();
        for (at, entry) in entries.iter().enumerate() {
            self.xml.with("w:p", &[], |xml| {
                xml.with("w:pPr", &[], |xml| xml.property("w:pStyle", &format!("TOC{}", entry.level)));
                if at == 0 {
                    field_mark(xml, "begin");
                    instruction(xml, "TOC \\o \"1-3\" \\h \\z \\u");
                    field_mark(xml, "separate");
                }
                xml.with("w:hyperlink", &[("w:anchor", &entry.bookmark), ("w:history", "1")], |xml| {
                    plain_run(xml, &entry.text);
                });
                if at + 1 == entries.len() {
                    field_mark(xml, "end");
                }
            });
        }
    }
}

/// The table that a run of blocks begins with, headings before it passed over.
fn leading_table(blocks: &[Block]) -> Option<&Table> {
    let first = blocks.iter().find(|block| !matches!(block, Block::Heading(_)))?;
    match first {
        Block::Table(table) => Some(table),
        _ => None,
    }
}

/// Relation of the link with this place in the list of addresses.
pub(super) fn address_relation(at: usize) -> String {
    format!("rIdLink{}", at + 1)
}
