//! The document as the JSON that the template reads.

use super::table::{PAPER, UPRIGHT, table};
use super::world::chart_path;
use crate::anchors::{Anchors, source_label};
use crate::fault::ReportFault;
use crate::model::{Block, Chart, Document, Heading, Inline, Table};
use crate::printable::{breakable, printable};
use crate::words::{PageWord, Words};
use chrono::Datelike;
use serde_json::{Value, json};

/// Longest word that hyphenation is trusted with in running text.
const LONGEST_WORD: usize = 60;

/// Everything that the template needs.
pub(super) fn payload(document: &Document) -> Result<Value, ReportFault> {
    let meta = &document.meta;
    let words = Words::of(&meta.language, meta.date);
    let (language, region) = meta.language.split_once('-').unwrap_or((&meta.language, ""));
    let mut writer = Writer { anchors: Anchors::of(document)?, words: &words, charts: 0, level: 0 };
    let blocks = writer.blocks(&document.blocks, Position::Page);
    Ok(json!({
        "title": printable(&meta.title),
        "author": printable(&meta.author),
        "subtitle": printable(&meta.subtitle),
        "language": language,
        "region": region,
        "year": meta.date.year(),
        "month": meta.date.month(),
        "day": meta.date.day(),
        "date": words.date,
        "snapshot": printable(&meta.snapshot),
        "keywords": meta.keywords.iter().map(|word| printable(word)).collect::<Vec<_>>(),
        "words": {
            "contents": words.contents,
            "snapshot": words.snapshot,
            "page": words.page.iter().map(page_word).collect::<Vec<Value>>(),
        },
        "blocks": blocks,
        "annex": annex(document, &words),
    }))
}

/// The charts' SVG documents in reading order, as [`payload`] numbers them.
pub(super) fn pictures(document: &Document) -> Vec<String> {
    fn gather(blocks: &[Block], pictures: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Chart(chart) => pictures.push(chart.svg.clone()),
                Block::List { items, .. } => items.iter().for_each(|item| gather(item, pictures)),
                _ => {}
            }
        }
    }
    let mut pictures = Vec::new();
    gather(&document.blocks, &mut pictures);
    pictures
}

fn page_word(word: &PageWord) -> Value {
    match word {
        PageWord::Text(text) => json!({ "kind": "text", "text": text }),
        PageWord::Page => json!({ "kind": "page" }),
        PageWord::Pages => json!({ "kind": "pages" }),
    }
}

/// Where a block stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Directly on the page: a wide table may turn it.
    Page,
    /// Inside a list.
    Inside,
}

struct Writer<'a> {
    anchors: Anchors,
    words: &'a Words,
    charts: usize,
    /// Level of the last heading in the tag tree.
    level: u8,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], position: Position) -> Vec<Value> {
        let mut written: Vec<Value> = Vec::new();
        for block in blocks {
            match block {
                Block::Table(found) => {
                    let paper = if position == Position::Page { &PAPER } else { &UPRIGHT };
                    let label = self.anchors.place(&found.id);
                    let (value, is_turned) = table(found, label, self.words, paper);
                    if is_turned && position == Position::Page {
                        push_turned(&mut written, value);
                    } else {
                        written.push(value);
                    }
                }
                other => written.push(self.block(other)),
            }
        }
        written
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(content) => json!({ "kind": "paragraph", "runs": self.runs(content) }),
            Block::Note(content) => json!({ "kind": "note", "runs": self.runs(content) }),
            Block::List { ordered, items } => {
                let items: Vec<_> = items.iter().map(|item| self.blocks(item, Position::Inside)).collect();
                json!({ "kind": "list", "ordered": ordered, "items": items })
            }
            Block::Table(found) => {
                let label = self.anchors.place(&found.id);
                table(found, label, self.words, &UPRIGHT).0
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Contents => json!({ "kind": "contents" }),
        }
    }

    /// PDF/UA-1 wants levels without gaps; how large the heading is printed stays the author's.
    fn heading(&mut self, heading: &Heading) -> Value {
        let shown = heading.level.clamp(1, 4);
        self.level = shown.min(self.level + 1);
        json!({
            "kind": "heading",
            "level": self.level,
            "shown": shown,
            "number": printable(&heading.number),
            "text": breakable(&heading.text, LONGEST_WORD),
            "label": self.anchors.place(&heading.id),
        })
    }

    fn chart(&mut self, chart: &Chart) -> Value {
        let path = chart_path(self.charts);
        self.charts += 1;
        let said = if chart.description.trim().is_empty() { &chart.title } else { &chart.description };
        let numbers = Table { caption: self.words.chart_numbers.clone(), ..chart.data.clone() };
        json!({
            "kind": "chart",
            "label": self.anchors.place(&chart.id),
            "title": breakable(&chart.title, LONGEST_WORD),
            "description": breakable(&chart.description, LONGEST_WORD),
            "alt": printable(said),
            "path": path,
            "data": table(&numbers, None, self.words, &UPRIGHT).0,
        })
    }

    fn runs(&self, content: &[Inline]) -> Vec<Value> {
        content.iter().map(|run| self.run(run)).collect()
    }

    fn run(&self, run: &Inline) -> Value {
        match run {
            Inline::Text(text) => json!({ "kind": "text", "text": breakable(text, LONGEST_WORD) }),
            Inline::Strong(content) => json!({ "kind": "strong", "runs": self.runs(content) }),
            Inline::Emphasis(content) => json!({ "kind": "emphasis", "runs": self.runs(content) }),
            Inline::Link { target, content } => match target.strip_prefix('#') {
                Some(anchor) => {
                    json!({ "kind": "jump", "to": self.anchors.label(anchor), "runs": self.runs(content) })
                }
                None => json!({ "kind": "link", "to": printable(target), "runs": self.runs(content) }),
            },
            Inline::Figure { text, provenance } => {
                json!({ "kind": "figure", "text": printable(text), "to": source_label(provenance.0) })
            }
            Inline::Break => json!({ "kind": "break" }),
        }
    }
}

/// Puts a wide table on a turned page together with the headings right before it.
fn push_turned(written: &mut Vec<Value>, table: Value) {
    let is_heading = |value: &Value| value["kind"] == "heading";
    let start = written.iter().rposition(|value| !is_heading(value)).map_or(0, |at| at + 1);
    let mut blocks = written.split_off(start);
    blocks.push(table);
    match written.last_mut() {
        Some(last) if last["kind"] == "turned" => {
            if let Some(list) = last["blocks"].as_array_mut() {
                list.append(&mut blocks);
            }
        }
        _ => written.push(json!({ "kind": "turned", "blocks": blocks })),
    }
}

fn annex(document: &Document, words: &Words) -> Value {
    if document.provenance.is_empty() {
        return Value::Null;
    }
    let rows = document.provenance.iter().enumerate().map(|(at, row)| {
        json!({
            "label": source_label(at),
            "number": (at + 1).to_string(),
            "name": breakable(&row.name, 36),
            "indicator": breakable(&row.indicator, 40),
            "part": breakable(&row.part, 36),
            "version": row.version.to_string(),
            "unit": breakable(&row.unit, 36),
            "period": breakable(&row.period, 36),
            "value": breakable(&row.value, 36),
            "status": breakable(&row.status, 36),
            "source": breakable(&row.source, 36),
        })
    });
    json!({
        "title": words.annex,
        "lead": words.annex_lead,
        "snapshot-name": words.snapshot,
        "snapshot": printable(&document.meta.snapshot),
        "columns": words.annex_columns,
        "rows": rows.collect::<Vec<Value>>(),
    })
}
