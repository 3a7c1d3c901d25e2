//! Header lines without gaps to columns: `Avdelning Utfall 2025 Budget 2025 Avvikelse`.

use super::{super::RawRow, Token};
use crate::{
    document::Span,
    table::year_in,
    word::{MONTHS, fold},
};

/// Parts of words that head a column of figures.
const HEADS: &[&str] =
    &["utfall", "budget", "avvik", "prognos", "bokslut", "forandring", "differens", "skillnad", "andel"];

/// Words that head a column of figures.
const WHOLE: &[&str] = &[
    "diff",
    "summa",
    "totalt",
    "total",
    "samtliga",
    "kvinnor",
    "man",
    "flickor",
    "pojkar",
    "netto",
    "intakter",
    "kostnader",
    "antal",
    "plan",
    "mal",
    "malvarde",
    "kv",
    "q1",
    "q2",
    "q3",
    "q4",
    "t1",
    "t2",
    "t3",
    "kvartal",
    "tertial",
    "vt",
    "ht",
];

/// Words that head a column after one that surely does.
const AFTER: &[&str] = &[
    "riket",
    "lanet",
    "kommunen",
    "staden",
    "foreg",
    "foregaende",
    "fg",
    "fjol",
    "forra",
    "kvar",
    "aterstar",
    "ovagt",
    "liknande",
    "medel",
    "index",
    "brutto",
    "nyckeltal",
    "rorlighet",
    "belaggning",
    "status",
    "platser",
];

/// Words that tie what follows them to the column before: `Avvikelse mot budget`.
const TIES: &[&str] = &["mot", "av", "i", "per", "fran", "till", "och", "mellan"];

/// Whether a line heads columns of figures.
pub(super) fn is_header(tokens: &[Token<'_>]) -> bool {
    splits(tokens).next().is_some()
}

/// How many figures a row may have by the header lines, the lowest line first.
pub(super) fn counts(heads: &[Vec<Token<'_>>]) -> Vec<usize> {
    heads.iter().rev().flat_map(|tokens| splits(tokens)).map(|cells| cells.len() - 1).collect()
}

/// The header lines that have so many columns, as rows.
pub(super) fn rows(heads: &[Vec<Token<'_>>], count: usize) -> Vec<RawRow> {
    let fitting = |tokens: &Vec<Token<'_>>| {
        let mut ways: Vec<Vec<Span>> = splits(tokens).filter(|cells| cells.len() == count + 1).collect();
        // `Antal Jan-aug 2023 …`: a first word that may be the label is.
        ways.sort_by_key(|cells| cells.first().is_none_or(Span::is_empty));
        ways.into_iter().next()
    };
    heads.iter().filter_map(fitting).map(|cells| RawRow { cells, header: true }).collect()
}

/// Ways to part a header line into its label and the heads of at least two columns.
///
/// The first heads may belong to the label: `Vårddygn 2023 Jan Feb`. It is empty when the line begins with one.
fn splits(tokens: &[Token<'_>]) -> impl Iterator<Item = Vec<Span>> {
    // A sentence is no header.
    let ends = tokens.last().is_some_and(|token| token.text.ends_with(['.', ';', ':']));
    let heads = (0..tokens.len()).filter(move |at| !ends && is_head(tokens[*at].text)).take(3);
    heads.map(|first| split(tokens, first)).filter(|cells| cells.len() > 2)
}

/// What the last column's head has so far.
#[derive(Default)]
struct Head {
    year: bool,
    part: bool,
}

fn split(tokens: &[Token<'_>], first: usize) -> Vec<Span> {
    let start = tokens.first().map_or(0, |token| token.span.start);
    let end = first.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |token| token.span.end);
    let mut cells: Vec<Span> = Vec::with_capacity(tokens.len());
    cells.push(start..end);
    let mut head = Head::default();
    let mut tied = false;
    for token in tokens.iter().skip(first) {
        let folded = fold(token.text);
        let (year, part) = (is_year(token.text), is_part(&folded));
        let begins = match (year, part) {
            _ if cells.len() == 1 => true,
            _ if tied => false,
            (true, _) => head.year,
            // `Utfall okt` but `Jan Feb Mar`.
            (_, true) => head.part || head.year,
            _ => {
                let other = head.year && folded.chars().filter(|c| c.is_alphabetic()).count() > 2;
                is_head(token.text) || AFTER.contains(&folded.as_str()) || other
            }
        };
        tied = TIES.contains(&folded.as_str());
        if begins && !tied {
            cells.push(token.span.clone());
            head = Head { year, part };
        } else if let Some(cell) = cells.last_mut() {
            cell.end = token.span.end;
            head = Head { year: head.year || year, part: head.part || part };
        }
    }
    cells
}

fn is_head(text: &str) -> bool {
    let folded = fold(text);
    let word = folded.trim_matches(|c: char| !c.is_alphanumeric());
    // A word with a comma belongs to the label: `Nämnd, mnkr`.
    let closed = !text.ends_with(',');
    closed
        && (is_year(text)
            || is_part(&folded)
            || WHOLE.contains(&word)
            || HEADS.iter().any(|head| word.contains(head)))
}

/// A year, a date, or years with a stroke: `2024`, `2022-12-31`, `2023/24`.
pub(super) fn is_year(text: &str) -> bool {
    year_in(text).is_some() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '/' | '*'))
}

/// A month or a run of months: `jan`, `Jan-aug`, `september`.
fn is_part(folded: &str) -> bool {
    let mut parts = folded.split(['-', '–']);
    let month = |part: &str| {
        let part = part.trim_end_matches('.');
        MONTHS.contains(&part) || (part.len() == 3 && MONTHS.iter().any(|month| month.starts_with(part)))
    };
    parts.next().is_some_and(month) && parts.all(month)
}
