//! Writes a report as an Excel workbook: a sheet for each table and each chart's numbers, and the annex.
//!
//! Running text is not here. Numbers are numbers: not rounded, shown as in the report.

mod sheet;
mod sheet_name;
mod style;

use crate::fault::ReportFault;
use crate::model::{Block, Document, Table};
use crate::printable::printable;
use crate::words::Words;
use enslinje_text::{Locale, Messages};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use sheet::write_table;
use sheet_name::SheetNames;
use style::Styles;

/// The tables of a report as a workbook.
///
/// # Errors
/// When the workbook cannot be packed, or holds more than Excel can.
pub fn write_xlsx(document: &Document) -> Result<Vec<u8>, ReportFault> {
    workbook(document).map_err(|fault| ReportFault::Workbook(Box::new(fault)))
}

fn workbook(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let locale = Locale::from_tag(&document.meta.language).unwrap_or_default();
    let writing = Writing {
        messages: Messages::new(locale),
        words: Words::of(&document.meta.language, document.meta.date),
        styles: Styles::new(),
    };
    let mut tables = Vec::new();
    gather(&document.blocks, &mut tables);
    let mut names = SheetNames::default();
    let front = names.name(&writing.words.contents);
    let annex = names.name(&writing.text("report-sheet-annex"));
    let named: Vec<(String, &Table)> =
        tables.into_iter().map(|table| (names.name(&table.id), table)).collect();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    front_sheet(workbook.add_worksheet().set_name(front)?, document, &named, &annex, &writing)?;
    for (name, table) in &named {
        write_table(workbook.add_worksheet().set_name(name)?, table, &writing)?;
    }
    if !document.provenance.is_empty() {
        annex_sheet(workbook.add_worksheet().set_name(annex)?, document, &writing)?;
    }
    workbook.save_to_buffer()
}

/// What every sheet needs.
struct Writing {
    messages: Messages,
    words: Words,
    styles: Styles,
}

impl Writing {
    fn text(&self, id: &str) -> String {
        self.messages.text(id, &[])
    }
}

fn gather<'a>(blocks: &'a [Block], tables: &mut Vec<&'a Table>) {
    for block in blocks {
        match block {
            Block::Table(table) => tables.push(table),
            Block::Chart(chart) => tables.push(&chart.data),
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, tables)),
            Block::Heading(_) | Block::Paragraph(_) | Block::Contents | Block::Note(_) => {}
        }
    }
}

/// The day of the report stands for the time of writing, so that the same report gives the same bytes.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    use chrono::Datelike;
    let meta = &document.meta;
    let year = u16::try_from(meta.date.year()).unwrap_or(1900);
    let month = u8::try_from(meta.date.month()).unwrap_or(1);
    let day = u8::try_from(meta.date.day()).unwrap_or(1);
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new()
        .set_title(printable(&meta.title))
        .set_subject(printable(&meta.subtitle))
        .set_author(printable(&meta.author))
        .set_keywords(printable(&meta.keywords.join(", ")))
        .set_creation_datetime(&written))
}

fn front_sheet(
    sheet: &mut Worksheet,
    document: &Document,
    tables: &[(String, &Table)],
    annex: &str,
    writing: &Writing,
) -> Result<(), XlsxError> {
    let (meta, styles) = (&document.meta, &writing.styles);
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 80)?;
    sheet.write_string_with_format(0, 0, printable(&meta.title), &styles.title)?;
    let subtitle = Some(&meta.subtitle).filter(|subtitle| !subtitle.is_empty() && **subtitle != meta.author);
    let lines = subtitle.into_iter().chain([&meta.author, &writing.words.date]);
    let mut row = 1;
    for line in lines {
        sheet.write_string(row, 0, printable(line))?;
        row += 1;
    }
    if !meta.snapshot.is_empty() {
        sheet.write_string(row, 0, printable(&writing.words.snapshot))?;
        sheet.write_string(row, 1, printable(&meta.snapshot))?;
    }
    let captions = tables.iter().map(|(name, table)| (name.as_str(), table.caption.as_str()));
    let annex = (!document.provenance.is_empty()).then_some((annex, writing.words.annex.as_str()));
    for (row, (name, caption)) in (row + 2..).zip(captions.chain(annex)) {
        let link = format!("internal:'{}'!A1", name.replace('\'', "''"));
        sheet.write_url_with_text(row, 0, link.as_str(), name)?;
        sheet.write_string(row, 1, printable(caption))?;
    }
    Ok(())
}

fn annex_sheet(sheet: &mut Worksheet, document: &Document, writing: &Writing) -> Result<(), XlsxError> {
    let styles = &writing.styles;
    let headings = &writing.words.annex_columns;
    let indicator = writing.text("report-annex-id");
    let columns = [&headings[0], &indicator].into_iter().chain(&headings[1..]);
    for (column, (heading, width)) in (0u16..).zip(columns.zip([6, 24, 44, 9, 30, 24, 20, 12, 60])) {
        sheet.write_string_with_format(0, column, printable(heading), &styles.head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, entry) in (1u32..).zip(&document.provenance) {
        let name = if entry.part.is_empty() {
            entry.name.clone()
        } else {
            format!("{}, {}", entry.name, entry.part)
        };
        sheet.write_number(row, 0, f64::from(row))?;
        sheet.write_string(row, 1, printable(&entry.indicator))?;
        sheet.write_string(row, 2, printable(&name))?;
        sheet.write_number(row, 3, f64::from(entry.version))?;
        let texts = [&entry.unit, &entry.period, &entry.value, &entry.status, &entry.source];
        for (column, text) in (4u16..).zip(texts) {
            sheet.write_string(row, column, printable(text))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
