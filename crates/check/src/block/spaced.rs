//! Tables whose cells stand apart by one space, told from the groups of digits: `Summa 365 000 360 000`.

mod groups;
mod header;

use super::{RawRow, aligned::is_value, plain::printed, plain::span};
use crate::document::{Document, Span};

/// A word of a line.
#[derive(Clone)]
struct Token<'a> {
    text: &'a str,
    span: Span,
}

/// A label with the groups of digits that end its line.
struct Line<'a> {
    label: Span,
    groups: Vec<Token<'a>>,
}

/// Most columns of figures.
const COLUMNS: usize = 16;

/// A label, or the first line of one, is shorter than this.
const LABEL: usize = 90;

/// Takes header lines and the rows under them, and tells how many lines it took.
pub(super) fn take(document: &Document, start: usize) -> Option<(Vec<RawRow>, usize)> {
    // Most lines of prose end here at once: the first row stands at most two lines below.
    let first = (start..start + 3).find(|index| line(document, *index).is_some())?;
    let heads: Vec<Vec<Token<'_>>> = (start..first).map(|index| tokens(document, index)).collect();
    if !heads.iter().all(|tokens| header::is_header(tokens)) {
        return None;
    }
    let lines = run(document, first);
    let counts = header::counts(&heads);
    let fitting = counts.into_iter().filter(|count| fits(&lines, *count));
    let count = fitting.max_by_key(|count| score(&lines, *count)).or_else(|| {
        // Without a header that tells, all rows must agree on one number of columns.
        heads.is_empty().then(|| shared_count(&lines)).flatten()
    })?;
    let mut rows = header::rows(&heads, count);
    let enough = if rows.is_empty() { 3 } else { 2 };
    let (body, taken) = body(document, first, &lines, count);
    if body.iter().filter(|row| row.cells.iter().skip(1).any(|cell| !cell.is_empty())).count() < enough {
        return None;
    }
    rows.extend(body);
    Some((rows, first - start + taken))
}

/// The lines from `from` on that may be rows: labels without figures among them stand for themselves.
fn run(document: &Document, from: usize) -> Vec<Option<Line<'_>>> {
    let mut lines = Vec::new();
    for index in from.. {
        match line(document, index) {
            Some(row) => lines.push(Some(row)),
            None if is_label(document, index) && line(document, index + 1).is_some() => lines.push(None),
            None => break,
        }
    }
    lines
}

/// A short line without figures that is no sentence.
fn is_label(document: &Document, index: usize) -> bool {
    let text = printed(document, index).trim();
    !text.is_empty()
        && text.len() < LABEL
        && !text.ends_with(['.', ':', ',', '!', '?'])
        && !text.contains('\t')
}

/// Whether most rows can be read as so many numbers.
fn fits(lines: &[Option<Line<'_>>], count: usize) -> bool {
    let rows = lines.iter().flatten();
    let fitting = rows.clone().filter(|line| groups::cells(&line.groups, count).is_some()).count();
    fitting >= 2 && fitting * 3 >= rows.count() * 2
}

/// How many rows can be read as so many numbers, and how well.
fn score(lines: &[Option<Line<'_>>], count: usize) -> (usize, usize, std::cmp::Reverse<usize>) {
    let scores = lines.iter().flatten().filter_map(|line| groups::score(&line.groups, count));
    scores.fold((0, 0, std::cmp::Reverse(0)), |(rows, relations, spread), (own, apart)| {
        (rows + 1, relations + own, std::cmp::Reverse(spread.0 + apart.0))
    })
}

/// The number of columns that every row shows beyond doubt.
fn shared_count(lines: &[Option<Line<'_>>]) -> Option<usize> {
    let mut sure = lines.iter().flatten().filter_map(|line| groups::sure_count(&line.groups));
    let count = sure.next().filter(|count| *count > 1)?;
    (sure.clone().count() >= 2 && sure.all(|other| other == count) && fits(lines, count)).then_some(count)
}

/// The rows, and how many lines they take; a label on two lines is one.
fn body(document: &Document, first: usize, lines: &[Option<Line<'_>>], count: usize) -> (Vec<RawRow>, usize) {
    let mut rows: Vec<RawRow> = Vec::new();
    let mut open: Option<Span> = None;
    let mut taken = 0;
    for (index, line) in lines.iter().enumerate() {
        let Some(line) = line else {
            open = Some(span(document, first + index));
            continue;
        };
        let Some(numbers) = groups::cells(&line.groups, count) else {
            // A row with an empty cell: which one cannot be told.
            if taken == 0 {
                break;
            }
            open = None;
            continue;
        };
        let goes_on = document.printed(&line.label).starts_with(char::is_lowercase);
        let label = match open.take() {
            Some(above) if goes_on => above.start..line.label.end,
            Some(above) => {
                let empty = above.end..above.end;
                let cells = std::iter::once(above).chain(vec![empty; count]).collect();
                rows.push(RawRow { cells, header: false });
                line.label.clone()
            }
            None => line.label.clone(),
        };
        rows.push(RawRow { cells: std::iter::once(label).chain(numbers).collect(), header: false });
        taken = index + 1;
    }
    (rows, taken)
}

/// A label and at least one group of digits after it, to the end of the line.
fn line(document: &Document, index: usize) -> Option<Line<'_>> {
    let text = printed(document, index);
    if index >= document.lines.len() || text.trim().is_empty() || text.contains('\t') {
        return None;
    }
    let tokens = tokens(document, index);
    let digits = tokens.iter().rev().take_while(|token| is_figures(token.text)).count();
    let mut from = tokens.len() - digits;
    // A percent sign or a bracket alone begins no number.
    while tokens.get(from).is_some_and(|token| matches!(token.text, "%" | ")")) {
        from += 1;
    }
    let (label, groups) = tokens.split_at(from);
    let (start, end) = (label.first()?.span.start, label.last()?.span.end);
    let named = document.printed(&(start..end)).contains(char::is_alphabetic);
    let ends = groups.last()?.text.ends_with(['.', ',', ';', ':']);
    let is_header = groups.iter().all(|group| header::is_year(group.text));
    (named && !ends && !is_header && groups.len() <= 4 * COLUMNS && groups.iter().any(|it| is_value(it.text)))
        .then(|| Line { label: start..end, groups: groups.to_vec() })
}

/// Digits with signs, brackets and percent signs; a lone dash for nothing.
fn is_figures(text: &str) -> bool {
    let allowed = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '-' | '−' | '–' | '—' | '+' | ',' | '.' | '%' | '(' | ')' | '\u{a0}' | '\u{202f}')
    };
    let dated = text.matches('-').count() > 1 || text.matches('.').count() > 1;
    text.chars().all(allowed) && !dated && !is_range(text)
}

/// `0–5`, `16-17`: ages, not figures.
fn is_range(text: &str) -> bool {
    let mut parts = text.split(['-', '–']);
    let digits =
        |part: Option<&str>| part.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()));
    digits(parts.next()) && digits(parts.next())
}

fn tokens(document: &Document, index: usize) -> Vec<Token<'_>> {
    let line = printed(document, index);
    let offset = document.lines.get(index).map_or(0, |line| line.span.start);
    let mut tokens = Vec::new();
    let mut at = 0;
    // A no-break space stands inside a number.
    for text in line.split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}') {
        if !text.is_empty() {
            tokens.push(Token { text, span: offset + at..offset + at + text.len() });
        }
        at += text.len()
            + line.get(at + text.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    tokens
}
