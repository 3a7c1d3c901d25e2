//! Splits CSV text (RFC 4180, comma, double quotes) into records whose cells know their bytes.
//!
//! Own code because messages need the byte range of each cell, which the `csv` crate does not tell, and
//! because a quote in the wrong place is a fault here, not something to guess about.

use std::borrow::Cow;
use std::ops::Range;

/// One cell: its text without quotes, and where it stands in the file with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) span: Range<usize>,
}

/// One record and the line on which it begins, counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record<'a> {
    pub(crate) line: u32,
    pub(crate) cells: Vec<Cell<'a>>,
}

/// A quote that is not closed, or stands where none may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadQuote {
    pub(crate) line: u32,
    pub(crate) span: Range<usize>,
}

/// All records; empty lines are passed over. Stops at the first bad quote, after which cells cannot be told apart.
pub(crate) fn split(text: &str) -> (Vec<Record<'_>>, Option<BadQuote>) {
    let mut records = Vec::new();
    let mut at = 0;
    let mut line = 1;
    while at < text.len() {
        let begins = line;
        let mut cells = Vec::new();
        loop {
            let (cell, next) = match cell(text, at) {
                Ok(found) => found,
                Err(span) => {
                    let line = newlines(&text[..span.start]) + 1;
                    return (records, Some(BadQuote { line, span }));
                }
            };
            line += newlines(&text[at..next]);
            cells.push(cell);
            at = next;
            if text[at..].starts_with(',') {
                at += 1;
            } else {
                break;
            }
        }
        if text[at..].starts_with('\r') {
            at += 1;
        }
        if text[at..].starts_with('\n') {
            at += 1;
            line += 1;
        }
        let empty = cells.len() == 1 && cells[0].span.is_empty();
        if !empty {
            records.push(Record { line: begins, cells });
        }
    }
    (records, None)
}

fn newlines(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// The cell that begins at `at`, and the byte after it: a comma, the end of a line or of the text.
fn cell(text: &str, at: usize) -> Result<(Cell<'_>, usize), Range<usize>> {
    let rest = &text[at..];
    if !rest.starts_with('"') {
        let length = rest.find([',', '\n']).unwrap_or(rest.len());
        let length = if rest[..length].ends_with('\r') { length - 1 } else { length };
        return match rest[..length].find(['"', '\r']) {
            Some(quote) => Err(at + quote..at + quote + 1),
            None => Ok((Cell { text: Cow::Borrowed(&rest[..length]), span: at..at + length }, at + length)),
        };
    }
    let mut from = 1;
    loop {
        let Some(quote) = rest[from..].find('"').map(|found| from + found) else {
            return Err(at..at + 1);
        };
        if rest[quote + 1..].starts_with('"') {
            from = quote + 2;
            continue;
        }
        let end = quote + 1;
        let after = &rest[end..];
        let ends = after.is_empty() || after.starts_with([',', '\n']) || after.starts_with("\r\n");
        if !ends {
            return Err(at + quote..at + end);
        }
        let inner = &rest[1..quote];
        let inner =
            if inner.contains('"') { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
        return Ok((Cell { text: inner, span: at..at + end }, at + end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let (records, fault) = split(text);
        assert_eq!(fault, None);
        records
            .into_iter()
            .map(|record| record.cells.into_iter().map(|cell| cell.text.into_owned()).collect())
            .collect()
    }

    #[test]
    fn quoted_cells_may_hold_commas_quotes_and_line_ends() {
        assert_eq!(texts("a,\"b,\"\"c\"\"\n\",d\r\ne,,\n"), [["a", "b,\"c\"\n", "d"], ["e", "", ""]]);
    }

    #[test]
    fn a_record_after_a_cell_with_a_line_end_knows_its_line() {
        let (records, _) = split("a\n\"x\ny\"\n\nb");
        assert_eq!(records.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 2, 5]);
    }

    #[test]
    fn an_open_quote_is_told_where_it_begins() {
        let (records, fault) = split("a,b\nc,\"d\n");
        assert_eq!(records.len(), 1);
        assert_eq!(fault, Some(BadQuote { line: 2, span: 6..7 }));
    }

    #[test]
    fn a_quote_inside_a_bare_cell_is_a_fault() {
        assert_eq!(split("a\nbc\"d\"\n").1, Some(BadQuote { line: 2, span: 4..5 }));
        assert_eq!(split("\"a\"b\n").1, Some(BadQuote { line: 1, span: 2..3 }));
    }

    #[test]
    fn a_carriage_return_alone_is_a_fault() {
        assert_eq!(split("a\rb\n").1, Some(BadQuote { line: 1, span: 1..2 }));
    }
}
