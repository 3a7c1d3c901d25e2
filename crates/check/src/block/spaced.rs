//! Tables whose cells stand apart by one space, told from the groups of digits: `Summa 365 000 360 000`.

use super::{RawRow, aligned::is_value, plain::printed, plain::span};
use crate::{
    document::{Document, Span},
    table::year_in,
    word::fold,
};

/// A word of a line.
struct Token<'a> {
    text: &'a str,
    span: Span,
}

/// Words that head a column of figures.
const HEADS: &[&str] = &[
    "utfall",
    "budget",
    "avvikelse",
    "prognos",
    "bokslut",
    "forandring",
    "differens",
    "diff",
    "andel",
    "summa",
    "totalt",
    "kvinnor",
    "man",
    "flickor",
    "pojkar",
];

/// Takes a header line and the rows under it, and tells how many lines it took.
pub(super) fn take(document: &Document, start: usize) -> Option<(Vec<RawRow>, usize)> {
    let head = header(document, start)?;
    let count = head.len() - 1;
    let last = head.last().map(|cell| fold(document.printed(cell))).unwrap_or_default();
    let differs = ["forandring", "avvikelse", "differens", "diff"].iter().any(|word| last.starts_with(word));
    let mut rows = vec![RawRow { cells: head, header: true }];
    let mut index = start + 1;
    while let Some(cells) = row(document, index, count, differs) {
        rows.push(RawRow { cells, header: false });
        index += 1;
    }
    (rows.len() > 3).then_some((rows, index - start))
}

fn tokens(document: &Document, index: usize) -> Vec<Token<'_>> {
    let line = printed(document, index);
    let offset = document.lines.get(index).map_or(0, |line| line.span.start);
    let mut tokens = Vec::new();
    let mut at = 0;
    for text in line.split(char::is_whitespace) {
        if !text.is_empty() {
            tokens.push(Token { text, span: offset + at..offset + at + text.len() });
        }
        at += text.len()
            + line.get(at + text.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    tokens
}

/// A label, then years and words that head columns: `Avdelning Utfall 2025 Budget 2025 Avvikelse`.
fn header(document: &Document, index: usize) -> Option<Vec<Span>> {
    let tokens = tokens(document, index);
    let is_head = |token: &Token<'_>| HEADS.contains(&fold(token.text).as_str());
    let is_year = |token: &Token<'_>| token.text.len() == 4 && year_in(token.text).is_some();
    let first =
        tokens.iter().position(|token| is_head(token) || is_year(token)).filter(|first| *first > 0)?;
    let label: Span = tokens.first()?.span.start..tokens.get(first - 1)?.span.end;
    let mut cells = Vec::from([label]);
    let mut open = false;
    for token in &tokens[first..] {
        if is_year(token) && open {
            cells.last_mut()?.end = token.span.end;
            open = false;
        } else if is_head(token) || is_year(token) {
            cells.push(token.span.clone());
            open = is_head(token);
        } else {
            return None;
        }
    }
    (cells.len() > 2).then_some(cells)
}

/// A label and so many numbers.
fn row(document: &Document, index: usize, count: usize, differs: bool) -> Option<Vec<Span>> {
    if index >= document.lines.len() || span(document, index).start == span(document, index).end {
        return None;
    }
    let tokens = tokens(document, index);
    let digits = tokens
        .iter()
        .rev()
        .take_while(|token| is_value(token.text) && !token.text.contains(char::is_alphabetic))
        .count();
    let (label, groups) = tokens.split_at(tokens.len() - digits);
    // A label may end in a digit: try to give back groups until the numbers fit.
    let name = |given: usize| groups[..given].iter().all(|group| group.text.len() < 3);
    let numbers = (0..=groups.len().min(2))
        .filter(|given| name(*given))
        .find_map(|given| numbers(&groups[given..], count, differs).map(|numbers| (given, numbers)));
    let (given, numbers) = numbers?;
    let end = groups.get(given.wrapping_sub(1)).or(label.last())?.span.end;
    let start = tokens.first()?.span.start;
    let cells = std::iter::once(start..end).chain(numbers).collect();
    (start < end).then_some(cells)
}

/// All ways to begin so many numbers among the groups.
fn ways(fixed: &[Option<bool>], count: usize) -> impl Iterator<Item = Vec<usize>> + '_ {
    // Rows are short; of a long one nothing is tried.
    let open: Vec<usize> = (0..fixed.len()).filter(|at| fixed[*at].is_none()).collect();
    let tried = if open.len() > 10 { 0 } else { 1_usize << open.len() };
    (0..tried).filter_map(move |mask| {
        let begins = |at: &usize| {
            fixed[*at].unwrap_or_else(|| {
                open.iter().position(|it| it == at).is_some_and(|bit| mask & (1 << bit) != 0)
            })
        };
        let starts: Vec<usize> = (0..fixed.len()).filter(begins).collect();
        (starts.len() == count).then_some(starts)
    })
}

/// Whether the last of three numbers is the first minus the second.
fn is_difference(groups: &[Token<'_>], starts: &[usize]) -> bool {
    let number = |at: usize| -> Option<i64> {
        let end = starts.get(at + 1).copied().unwrap_or(groups.len());
        let digits: String = groups[*starts.get(at)?..end].iter().map(|group| group.text).collect();
        digits.replace(['−', '–'], "-").trim_start_matches('+').parse().ok()
    };
    match (number(0), number(1), number(2)) {
        (Some(a), Some(b), Some(c)) => starts.len() == 3 && a - b == c,
        _ => false,
    }
}

/// Groups of digits to exactly so many numbers; none when they fit in no way, or in unlike ways.
fn numbers(groups: &[Token<'_>], count: usize, differs: bool) -> Option<Vec<Span>> {
    // A group of other than three digits begins a number, as does one with a sign; zeros do not.
    let begins = |index: usize, text: &str| {
        let body = text.trim_start_matches(['-', '−', '–', '+']);
        let whole = body.split([',', '.', '%']).next().unwrap_or("");
        if index == 0 || body.len() < text.len() || whole.len() != 3 {
            Some(true)
        } else if body.starts_with("00") {
            Some(false)
        } else {
            None
        }
    };
    let fixed: Vec<Option<bool>> =
        groups.iter().enumerate().map(|(index, group)| begins(index, group.text)).collect();
    let sure = fixed.iter().filter(|it| **it == Some(true)).count();
    let open: Vec<usize> = (0..groups.len()).filter(|at| fixed[*at].is_none()).collect();
    let missing = count.checked_sub(sure)?;
    // Either no open group begins a number, or all must: anything between is told only when one way alone makes
    // the last column the difference that its header names.
    let starts: Vec<usize> = if missing == 0 {
        (0..groups.len()).filter(|at| fixed[*at] == Some(true)).collect()
    } else if missing == open.len() {
        (0..groups.len()).filter(|at| fixed[*at] != Some(false)).collect()
    } else {
        let mut ways = ways(&fixed, count).filter(|starts| is_difference(groups, starts));
        ways.next().filter(|_| differs && ways.next().is_none())?
    };
    let end = |at: usize| starts.get(at + 1).map_or(groups.len(), |next| *next) - 1;
    Some(
        starts
            .iter()
            .enumerate()
            .map(|(at, start)| groups[*start].span.start..groups[end(at)].span.end)
            .collect(),
    )
}
