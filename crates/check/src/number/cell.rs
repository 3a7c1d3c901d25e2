//! Cells whose numbers are no values: labels, names and sentences.

use crate::document::Span;

use super::{
    digits::Body,
    glue::is_dash,
    judge,
    token::{Kind, Tokens},
};

/// How far after a cell its neighbours are looked for, in bytes: keeps the time linear.
const WINDOW: usize = 400;

/// Whether the cell is a label or mostly words.
pub fn is_label(text: &str, span: &Span, tokens: &Tokens) -> bool {
    let (mut words, mut numbers) = (0, 0);
    for at in 0..tokens.len() {
        match tokens.kind(at) {
            Kind::Digits => numbers += 1,
            Kind::Word if !judge::is_known_word(tokens.str(at)) && Body::at(tokens, at).is_none() => {
                words += 1
            }
            _ => {}
        }
        // A word before the first number names it: *Enhet 3*.
        if words > 0 && numbers == 0 || words > 1 && words > numbers {
            return true;
        }
    }
    is_first_interval(text, span, tokens)
}

/// `-19` before `20–25`: the lowest of a row or column of intervals.
fn is_first_interval(text: &str, span: &Span, tokens: &Tokens) -> bool {
    let dash = tokens.after_gap(0);
    if !is_dash(tokens.kind(dash)) || tokens.kind(dash + 1) != Kind::Digits || !tokens.ends_line(dash + 2) {
        return false;
    }
    let Some(highest) = tokens.str(dash + 1).parse::<u32>().ok() else { return false };
    let window = span.end..text.floor_char_boundary(span.end.saturating_add(WINDOW));
    let rest = text.get(window).unwrap_or("");
    let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
    let mut cells = rest.split(['\t', '\n']).skip(1);
    let next_cell = cells.next().unwrap_or("");
    let next_row = rest.get(line.len()..).unwrap_or("").trim_start_matches(['\n', '\r']);
    let next_row = next_row.split(['\t', '\n']).next().unwrap_or("");
    [next_cell, next_row].iter().any(|cell| starts_interval(cell, highest.saturating_add(1)))
}

/// `20–25` or `20 - 25`, and nothing else.
fn starts_interval(cell: &str, lowest: u32) -> bool {
    let cell = cell.trim();
    let Some(dash) = cell.find(['-', '–', '—']) else { return false };
    let (low, high) = cell.split_at(dash);
    let high = high.trim_start_matches(['-', '–', '—']).trim();
    low.trim().parse() == Ok(lowest) && high.bytes().all(|c| c.is_ascii_digit())
}
