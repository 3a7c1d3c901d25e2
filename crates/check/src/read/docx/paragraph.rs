//! A paragraph of Word: its runs as text, and what hangs in it (notes, text boxes, pictures).

use super::{
    body::Body,
    styles::{Manner, outline},
    xml::{Element, Step, Xml},
};
use crate::{
    document::{Role, UnreadCause},
    read::{
        clean::{add, clean, raised},
        piece::Piece,
    },
};

/// A paragraph while it is read.
#[derive(Default)]
pub(super) struct Paragraph {
    text: String,
    style: Option<String>,
    own: Manner,
    notes: Vec<Piece>,
    boxes: Vec<Piece>,
}

/// How the characters of a run show.
#[derive(Clone, Copy, Default)]
struct Look {
    raised: bool,
    hidden: bool,
}

impl Body<'_> {
    /// Reads a paragraph whose start was just read and adds it, then its notes and text boxes.
    pub(super) fn paragraph(&mut self, xml: &mut Xml<'_>, depth: usize, out: &mut Vec<Piece>) {
        let mut paragraph = Paragraph::default();
        self.inline(xml, &mut paragraph, Look::default(), depth);
        let manner = match &paragraph.style {
            Some(style) => paragraph.own.over(self.styles.manner(style)),
            None => paragraph.own,
        };
        let role = match manner {
            Manner { level: Some(level @ 1..), .. } => Role::Heading(level),
            Manner { item: Some(true), .. } => Role::Item,
            _ => Role::Paragraph,
        };
        if !is_row(&paragraph.text) {
            paragraph.text = clean(&paragraph.text);
        }
        let text = paragraph.text.trim_matches(' ');
        // The contents repeat headings with numbers of pages, which are no figures of the report.
        if !manner.contents && !text.is_empty() {
            out.push(Piece::prose(role, text));
        }
        out.append(&mut paragraph.notes);
        out.append(&mut paragraph.boxes);
    }

    /// Reads what stands inside a paragraph, up to the end of the innermost open element.
    fn inline(&mut self, xml: &mut Xml<'_>, paragraph: &mut Paragraph, mut look: Look, depth: usize) {
        loop {
            match xml.step() {
                Step::Open(element) => match element.name() {
                    "pPr" => properties(xml, paragraph),
                    "rPr" => look = run_look(xml),
                    "t" => self.text(xml, paragraph, look),
                    "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "rt" | "Fallback" => {
                        xml.skip()
                    }
                    "drawing" | "pict" | "object" if !look.hidden => self.drawing(xml, paragraph, depth),
                    "p" | "tbl" | "sectPr" => xml.skip(),
                    name if depth == 0 || self.is_leaf(name, &element, paragraph, look) => xml.skip(),
                    _ => self.inline(xml, paragraph, look, depth.saturating_sub(1)),
                },
                Step::Close | Step::End => return,
                Step::Text(_) => {}
            }
        }
    }

    /// Adds what an element without text of its own stands for; whether it was such an element.
    fn is_leaf(&mut self, name: &str, element: &Element<'_>, paragraph: &mut Paragraph, look: Look) -> bool {
        match name {
            // Tabs between figures are the columns of a table without one.
            "tab" | "ptab" if !look.hidden && !paragraph.text.is_empty() => paragraph.text.push('\t'),
            "tab" | "ptab" | "br" | "cr" if !look.hidden => add(&mut paragraph.text, ' '),
            "noBreakHyphen" if !look.hidden => paragraph.text.push('-'),
            "softHyphen" => {}
            "footnoteReference" | "endnoteReference" => {
                let of_end = name == "endnoteReference";
                if let Some(note) = element.get("id").and_then(|id| self.notes.get(&(of_end, id))) {
                    paragraph.notes.extend(note.iter().cloned());
                }
            }
            "sym" if !look.hidden => {
                self.lost(UnreadCause::Font, &element.get("font").unwrap_or_default());
            }
            _ => return false,
        }
        true
    }

    fn text(&mut self, xml: &mut Xml<'_>, paragraph: &mut Paragraph, look: Look) {
        loop {
            match xml.step() {
                Step::Text(text) if !look.hidden => {
                    for c in text.chars() {
                        add(&mut paragraph.text, if look.raised { raised(c) } else { c });
                    }
                }
                Step::Text(_) => {}
                Step::Open(_) => xml.skip(),
                Step::Close | Step::End => return,
            }
        }
    }

    /// A drawing: the text of its boxes follows the paragraph, a picture is listed as not read.
    fn drawing(&mut self, xml: &mut Xml<'_>, paragraph: &mut Paragraph, depth: usize) {
        let (mut name, mut open, mut picture, mut boxes) = (String::new(), 1_usize, false, Vec::new());
        while open > 0 {
            match xml.step() {
                Step::Open(element) => match element.name() {
                    "Fallback" => xml.skip(),
                    "txbxContent" if depth > 0 => self.blocks(xml, depth - 1, &mut boxes),
                    other => {
                        picture |= matches!(other, "blip" | "imagedata" | "chart" | "OLEObject" | "relIds");
                        if other == "docPr" || (name.is_empty() && matches!(other, "shape" | "imagedata")) {
                            let described = ["descr", "alt", "title", "name"]
                                .iter()
                                .find_map(|key| element.get(key).filter(|text| !text.trim().is_empty()));
                            name = described.unwrap_or(name);
                        }
                        open += 1;
                    }
                },
                Step::Close => open -= 1,
                Step::Text(_) => {}
                Step::End => break,
            }
        }
        if picture {
            self.lost(UnreadCause::Picture, &name);
        }
        paragraph.boxes.append(&mut boxes);
    }
}

fn properties(xml: &mut Xml<'_>, paragraph: &mut Paragraph) {
    let mut open = 1_usize;
    while open > 0 {
        match xml.step() {
            Step::Open(element) => {
                match element.name() {
                    "pStyle" => paragraph.style = element.get("val"),
                    "outlineLvl" => paragraph.own.level = outline(element.number("val")),
                    "numId" => paragraph.own.item = Some(element.number("val").is_some_and(|id| id > 0)),
                    // The properties before a tracked change.
                    "pPrChange" => {
                        xml.skip();
                        continue;
                    }
                    _ => {}
                }
                open += 1;
            }
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => return,
        }
    }
}

fn run_look(xml: &mut Xml<'_>) -> Look {
    let (mut look, mut open) = (Look::default(), 1_usize);
    while open > 0 {
        match xml.step() {
            Step::Open(element) => {
                match element.name() {
                    "vanish" | "webHidden" => look.hidden = element.is_on(),
                    "vertAlign" => look.raised = element.get("val").as_deref() == Some("superscript"),
                    "rPrChange" => {
                        xml.skip();
                        continue;
                    }
                    _ => {}
                }
                open += 1;
            }
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => break,
        }
    }
    look
}

/// Whether tabs part a label from figures: a row of a table without one. Other tabs are spaces.
fn is_row(text: &str) -> bool {
    let mut cells = text.split('\t').skip(1).filter(|cell| !cell.trim().is_empty());
    let is_figure =
        |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | '+'));
    text.matches('\t').count() > 1 || cells.next().is_some_and(is_figure)
}
