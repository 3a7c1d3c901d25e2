//! The report as a document: what it is about, its tables, and the receipt of the audit chain.

use super::{Audience, Printed, tables};
use chrono::NaiveDate;
use enslinje_app::quarterly::Intake;
use enslinje_domain::Period;
use enslinje_report::model::{Block, CellValue, Document, Heading, Inline, Meta};
use enslinje_text::{written_day, written_period};

/// The whole document.
pub(super) fn of(printed: &Printed<'_>) -> Document {
    Document { meta: meta(printed), blocks: blocks(printed), provenance: Vec::new() }
}

/// The whole document for a page, on which the days in the tables are not broken over lines.
pub(super) fn for_page(printed: &Printed<'_>) -> Document {
    let mut document = of(printed);
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let CellValue::Text(text) = &mut cell.value {
                *text = unbroken(text);
            }
        }
    }
    document
}

/// The text with hyphens between digits that do not end a line.
fn unbroken(text: &str) -> String {
    let digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let letter = |(at, c): (usize, char)| {
        if c == '-' && digit(at.checked_sub(1)) && digit(Some(at + 1)) { '\u{2011}' } else { c }
    };
    text.char_indices().map(letter).collect()
}

/// The whole document with the receipt under each table, for forms in which tables stand alone.
pub(super) fn with_receipts(printed: &Printed<'_>) -> Document {
    let mut document = of(printed);
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.remarks.push(receipt(printed));
        }
    }
    document
}

/// The quarter in words.
fn quarter(printed: &Printed<'_>) -> String {
    let content = printed.content;
    let period: Option<Period> = content.quarter.parse().ok();
    period.map_or_else(|| content.quarter.clone(), |period| written_period(period, printed.messages.locale()))
}

/// A day in words.
fn day(printed: &Printed<'_>, text: &str) -> String {
    let day: Option<NaiveDate> = text.parse().ok();
    day.map_or_else(|| text.to_owned(), |day| written_day(day, printed.messages.locale()))
}

fn meta(printed: &Printed<'_>) -> Meta {
    let content = printed.content;
    let id =
        if printed.audience == Audience::Council { "quarterly-title-council" } else { "quarterly-title" };
    let number = printed.issued.map_or_else(
        || printed.text("quarterly-draft", &[]),
        |issued| printed.text("quarterly-number", &[("number", issued.number.to_string())]),
    );
    let receiver = printed.text(&format!("quarterly-for-{}", printed.audience.code()), &[]);
    Meta {
        title: printed.text(id, &[("quarter", quarter(printed))]),
        author: content.committee.clone(),
        subtitle: format!("{} · {} · {receiver} · {number}", content.municipality, content.unit),
        language: printed.messages.locale().tag().to_owned(),
        date: content.known_on.parse().unwrap_or_default(),
        snapshot: String::new(),
        keywords: vec![content.quarter.clone()],
    }
}

fn blocks(printed: &Printed<'_>) -> Vec<Block> {
    let mut blocks = vec![lead(printed)];
    if printed.audience == Audience::Council {
        blocks.push(heading(printed, "quarterly-not-started", "not-started"));
        blocks.push(Block::Table(tables::statistic(printed, "not_started")));
        blocks.push(heading(printed, "quarterly-interrupted", "interrupted"));
        blocks.push(Block::Table(tables::statistic(printed, "interrupted")));
        let args = [("minimum", printed.content.minimum.to_string())];
        blocks.push(paragraph(printed.text("quarterly-protected", &args)));
    } else {
        blocks.extend(printed.content.intake.as_ref().map(|intake| window(printed, intake)));
        blocks.push(heading(printed, "quarterly-rows", "rows"));
        blocks.extend(or_none(printed, tables::rows(printed), "quarterly-no-rows"));
        blocks.push(heading(printed, "quarterly-notices", "notices"));
        blocks.extend(or_none(printed, tables::notices(printed), "quarterly-no-notices"));
        blocks.push(heading(printed, "quarterly-fee", "fee"));
        blocks.push(paragraph(printed.text("quarterly-fee-lead", &[])));
        blocks.extend(or_none(printed, tables::fee(printed), "quarterly-no-rows"));
    }
    blocks.push(heading(printed, "quarterly-receipt", "receipt"));
    blocks.push(paragraph(printed.text("quarterly-receipt-lead", &[])));
    blocks.push(Block::Note(vec![Inline::Text(receipt(printed))]));
    blocks
}

fn or_none(printed: &Printed<'_>, table: enslinje_report::model::Table, none: &str) -> Option<Block> {
    if table.rows.is_empty() { Some(paragraph(printed.text(none, &[]))) } else { Some(Block::Table(table)) }
}

fn lead(printed: &Printed<'_>) -> Block {
    let content = printed.content;
    let count = |ground: &str| content.rows.iter().filter(|row| row.ground == ground).count().to_string();
    let id = if printed.audience == Audience::Council { "quarterly-lead-council" } else { "quarterly-lead" };
    let args = [
        ("quarter", quarter(printed)),
        ("known", day(printed, &content.known_on)),
        ("not_started", count("not_started")),
        ("interrupted", count("interrupted")),
    ];
    paragraph(printed.text(id, &args))
}

fn window(printed: &Printed<'_>, intake: &Intake) -> Block {
    let args = [("from", day(printed, &intake.from)), ("to", day(printed, &intake.to))];
    let sure = if intake.confidence == "sure" { "quarterly-intake" } else { "quarterly-intake-unsure" };
    paragraph(printed.text(sure, &args))
}

fn receipt(printed: &Printed<'_>) -> String {
    let Some(issued) = printed.issued else {
        return printed.text("quarterly-receipt-draft", &[("head", printed.receipt.clone())]);
    };
    let args = [
        ("head", printed.receipt.clone()),
        ("number", issued.number.to_string()),
        ("at", issued.at.clone()),
        ("actor", issued.actor.clone()),
    ];
    printed.text("quarterly-receipt-issued", &args)
}

fn heading(printed: &Printed<'_>, id: &str, anchor: &str) -> Block {
    let text = printed.text(id, &[]);
    Block::Heading(Heading { level: 1, number: String::new(), text, id: anchor.to_owned() })
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(vec![Inline::Text(text)])
}
