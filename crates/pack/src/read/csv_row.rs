//! Rows of a CSV file with a checked header, and their cells as domain values.

use super::csv_split::{Cell, Record, split};
use super::value::{BadDay, day, number};
use crate::PackFolder;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Money, Month, Number, Period, Place, Problems, UnitId};
use std::fmt;
use std::rc::Rc;

#[derive(Debug)]
struct Sheet<'a> {
    file: String,
    text: &'a str,
    columns: Vec<String>,
}

/// One row under the header of a CSV file.
#[derive(Debug, Clone)]
pub struct CsvRow<'a> {
    sheet: Rc<Sheet<'a>>,
    record: Record<'a>,
}

/// The rows of the file at `path`, whose header must hold exactly `columns`, in any order.
///
/// A missing file, a missing, unknown or doubled column and a row with the wrong number of cells are told;
/// such rows are left out.
pub fn csv_rows<'a>(
    folder: &'a PackFolder,
    path: &str,
    columns: &[&str],
    problems: &mut Problems,
) -> Vec<CsvRow<'a>> {
    let Some(text) = folder.text(path) else {
        problems.push(Diagnostic::error("pack-missing-file", folder.place(path)).with("file", path));
        return Vec::new();
    };
    let file = folder.shown(path);
    let (records, bad_quote) = split(text);
    if let Some(bad) = bad_quote {
        problems.push(Diagnostic::error("pack-bad-quote", place(&file, text, bad.line, &bad.span)));
    }
    let mut records = records.into_iter();
    let Some(header) = records.next() else {
        problems.push(
            Diagnostic::error("pack-no-header", Place::line(file, 1)).with("columns", columns.join(",")),
        );
        return Vec::new();
    };
    if !header_fits(&file, text, &header, columns, problems) {
        return Vec::new();
    }
    let names = header.cells.iter().map(|cell| cell.text.trim().to_owned()).collect();
    let sheet = Rc::new(Sheet { file, text, columns: names });
    let mut rows = Vec::new();
    for record in records {
        let row = CsvRow { sheet: Rc::clone(&sheet), record };
        if row.record.cells.len() == sheet.columns.len() {
            rows.push(row);
        } else {
            problems.push(
                Diagnostic::error("pack-wrong-cell-count", row.place())
                    .with("found", row.record.cells.len())
                    .with("expected", sheet.columns.len()),
            );
        }
    }
    rows
}

fn header_fits(
    file: &str,
    text: &str,
    header: &Record<'_>,
    columns: &[&str],
    problems: &mut Problems,
) -> bool {
    let mut fits = true;
    let known = columns.join(", ");
    let name = |cell: &Cell<'_>| cell.text.trim().to_owned();
    for (index, cell) in header.cells.iter().enumerate() {
        let column = name(cell);
        let code = if !columns.contains(&column.as_str()) {
            "pack-unknown-column"
        } else if header.cells[..index].iter().any(|before| name(before) == column) {
            "pack-double-column"
        } else {
            continue;
        };
        let diagnostic = Diagnostic::error(code, place(file, text, header.line, &cell.span));
        problems.push(diagnostic.with("column", &column).with("known", &known));
        fits = false;
    }
    for column in columns {
        if !header.cells.iter().any(|cell| name(cell) == *column) {
            let whole = 0..0;
            let place = Place { column: None, width: 0, ..place(file, text, header.line, &whole) };
            problems.push(
                Diagnostic::error("pack-missing-column", place).with("column", column).with("known", &known),
            );
            fits = false;
        }
    }
    fits
}

/// Like [`Place::span`] for a known line, so that many faults in a long file stay cheap.
fn place(file: &str, text: &str, line: u32, span: &std::ops::Range<usize>) -> Place {
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let count = |part: &str| u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
    Place {
        file: file.to_owned(),
        line: Some(line),
        column: Some(count(&text[line_start..span.start]).saturating_add(1)),
        width: count(&text[span.start..span.end.min(line_end).max(span.start)]).max(1),
        excerpt: Some(text[line_start..line_end].trim_end_matches('\r').to_owned()),
    }
}

impl<'a> CsvRow<'a> {
    /// The whole row.
    pub fn place(&self) -> Place {
        let span = self.record.cells.first().map_or(0..0, |first| first.span.clone());
        let whole = place(&self.sheet.file, self.sheet.text, self.record.line, &span);
        Place { column: None, width: 0, ..whole }
    }

    /// The cell under `column`; the whole row when there is no such column.
    pub fn place_of(&self, column: &str) -> Place {
        match self.cell(column) {
            Some(cell) => {
                let text = self.sheet.text;
                // A quoted cell may hold line ends before this one.
                let from = self.record.cells.first().map_or(0, |first| first.span.start);
                let lines = text[from..cell.span.start].bytes().filter(|byte| *byte == b'\n').count();
                let line = self.record.line.saturating_add(u32::try_from(lines).unwrap_or(0));
                place(&self.sheet.file, text, line, &cell.span)
            }
            None => self.place(),
        }
    }

    fn cell(&self, column: &str) -> Option<&Cell<'a>> {
        let index = self.sheet.columns.iter().position(|name| name == column)?;
        self.record.cells.get(index)
    }

    /// The text of a cell without spaces around it; `None` when it is empty.
    pub fn optional_text(&self, column: &str) -> Option<&str> {
        self.cell(column).map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
    }

    /// The text of a cell that must not be empty.
    pub fn text(&self, column: &str, problems: &mut Problems) -> Option<&str> {
        let text = self.optional_text(column);
        if text.is_none() {
            problems.push(Diagnostic::error("pack-empty-cell", self.place_of(column)).with("column", column));
        }
        text
    }

    /// A fault of this cell, with its column and text as parameters `column` and `value`.
    pub fn fault(&self, code: &'static str, column: &str) -> Diagnostic {
        let value = self.optional_text(column).unwrap_or_default();
        Diagnostic::error(code, self.place_of(column)).with("column", column).with("value", value)
    }

    fn read<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        read: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        match read(self.optional_text(column)?) {
            Ok(value) => Some(value),
            Err(code) => {
                problems.push(self.fault(code, column));
                None
            }
        }
    }

    /// The day in a cell that may be empty.
    pub fn optional_date(&self, column: &str, problems: &mut Problems) -> Option<NaiveDate> {
        self.read(column, problems, |text| {
            day(text).map_err(|bad| match bad {
                BadDay::Form => "pack-not-a-day",
                BadDay::Year => "pack-year-outside",
            })
        })
    }

    /// The day in a cell.
    pub fn date(&self, column: &str, problems: &mut Problems) -> Option<NaiveDate> {
        self.text(column, problems)?;
        self.optional_date(column, problems)
    }

    /// First and last day of validity: `from` must be there, `to` may be empty but not come before it.
    pub fn validity(
        &self,
        from: &str,
        to: &str,
        problems: &mut Problems,
    ) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let first = self.date(from, problems);
        let last = self.optional_date(to, problems);
        if last.is_none() && self.optional_text(to).is_some() {
            return None;
        }
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            problems.push(self.fault("pack-end-before-start", to).with("from", first));
            return None;
        }
        Some((first?, last))
    }

    /// Kronor with at most two decimals, in a cell that may be empty.
    pub fn optional_money(&self, column: &str, problems: &mut Problems) -> Option<Money> {
        self.read(column, problems, |text| Money::parse(text).ok_or("pack-not-money"))
    }

    /// Kronor with at most two decimals.
    pub fn money(&self, column: &str, problems: &mut Problems) -> Option<Money> {
        self.text(column, problems)?;
        self.optional_money(column, problems)
    }

    /// An exact number in a cell that may be empty.
    pub fn optional_number(&self, column: &str, problems: &mut Problems) -> Option<Number> {
        self.read(column, problems, |text| number(text).ok_or("pack-not-a-number"))
    }

    /// An exact number.
    pub fn number(&self, column: &str, problems: &mut Problems) -> Option<Number> {
        self.text(column, problems)?;
        self.optional_number(column, problems)
    }

    /// A period.
    pub fn period(&self, column: &str, problems: &mut Problems) -> Option<Period> {
        self.text(column, problems)?;
        self.read(column, problems, |text| text.parse().map_err(|_| "pack-not-a-period"))
    }

    /// A month such as `2024-11`.
    pub fn month(&self, column: &str, problems: &mut Problems) -> Option<Month> {
        self.text(column, problems)?;
        self.read(column, problems, |text| text.parse().map_err(|_| "pack-not-a-month"))
    }

    /// The id of a unit; whether the unit exists is checked where the organisation is known.
    pub fn unit(&self, column: &str, problems: &mut Problems) -> Option<UnitId> {
        self.text(column, problems)?;
        self.read(column, problems, |text| UnitId::new(text).ok_or("pack-not-an-id"))
    }

    /// One of a closed set of words.
    pub fn choice<T: Copy>(&self, column: &str, choices: &[(&str, T)], problems: &mut Problems) -> Option<T> {
        let text = self.text(column, problems)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
            problems.push(self.fault("pack-unknown-choice", column).with("known", known.join(", ")));
        }
        found
    }

    /// A cell read by the type's own parser; `code` tells the fault.
    pub fn parsed<T>(
        &self,
        column: &str,
        code: &'static str,
        problems: &mut Problems,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.text(column, problems)?;
        self.read(column, problems, |text| parse(text).ok_or(code))
    }
}

impl fmt::Display for CsvRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place())
    }
}
