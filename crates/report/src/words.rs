//! The words that the paper writers add to a document, in the document's language.

use enslinje_text::{Locale, Messages, written_day};

/// Fixed words of the printed report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// Heading of the table of contents.
    pub contents: String,
    /// Before the snapshot's hash.
    pub snapshot: String,
    /// What stands in a hidden cell.
    pub suppressed_shown: String,
    /// Why it is hidden.
    pub suppressed_meaning: String,
    /// The line with the page number.
    pub page: Vec<PageWord>,
    /// Caption of the numbers under a chart, whose title stands above it.
    pub chart_numbers: String,
    /// Name of an empty cell in the legend under a table.
    pub empty_cell: String,
    /// Heading of the annex.
    pub annex: String,
    /// Sentence under the annex heading.
    pub annex_lead: String,
    /// Headings of the annex table's columns.
    pub annex_columns: [String; 8],
    /// The day of the report in words.
    pub date: String,
}

/// A piece of the line with the page number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PageWord {
    /// As it is.
    Text(String),
    /// Number of this page.
    Page,
    /// Number of all pages.
    Pages,
}

impl Words {
    /// The words for a BCP 47 tag; Swedish unless the tag is English.
    pub fn of(language: &str, date: chrono::NaiveDate) -> Self {
        let locale = if language.starts_with("en") { Locale::En } else { Locale::Sv };
        let messages = Messages::new(locale);
        let text = |id: &str| messages.text(id, &[]);
        let page =
            messages.text("report-page-of", &[("page", PAGE.to_string()), ("pages", PAGES.to_string())]);
        Self {
            contents: text("report-contents"),
            snapshot: text("report-snapshot"),
            suppressed_shown: text("report-suppressed-shown"),
            suppressed_meaning: text("report-suppressed-meaning"),
            page: page_words(&page),
            chart_numbers: text("report-chart-numbers"),
            empty_cell: text("report-empty-cell"),
            annex: text("report-annex"),
            annex_lead: text("report-annex-lead"),
            annex_columns: ANNEX_COLUMNS.map(text),
            date: written_day(date, locale),
        }
    }
}

const ANNEX_COLUMNS: [&str; 8] = [
    "report-annex-number",
    "report-annex-indicator",
    "report-annex-version",
    "report-annex-unit",
    "report-annex-period",
    "report-annex-value",
    "report-annex-status",
    "report-annex-source",
];

/// Stand-ins that no message contains, so that a translation may put the numbers in any order.
const PAGE: char = '\u{E000}';
const PAGES: char = '\u{E001}';

fn page_words(pattern: &str) -> Vec<PageWord> {
    let pieces = pattern.split_inclusive([PAGE, PAGES]).flat_map(|piece| {
        let word = piece.trim_end_matches([PAGE, PAGES]);
        let number = match piece.chars().last() {
            Some(PAGE) => Some(PageWord::Page),
            Some(PAGES) => Some(PageWord::Pages),
            _ => None,
        };
        [Some(PageWord::Text(word.to_owned())), number]
    });
    pieces.flatten().filter(|piece| *piece != PageWord::Text(String::new())).collect()
}

#[cfg(test)]
mod tests {
    use super::{PageWord, Words};

    #[test]
    fn the_page_line_keeps_the_order_of_the_language() {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
        let words = Words::of("sv", day);
        let text = |text: &str| PageWord::Text(text.to_owned());
        assert_eq!(words.page, [text("Sida "), PageWord::Page, text(" av "), PageWord::Pages]);
        assert_eq!(words.date, "31 december 2024");
    }
}
