//! Where in a text figures, words and sentences stand.

use super::figure::figure_in;
use std::ops::Range;

/// Words of direction and their opposites.
const TURNS: &[(&str, &str)] = &[
    ("ökat", "minskat"),
    ("ökar", "minskar"),
    ("ökade", "minskade"),
    ("ökning", "minskning"),
    ("ökningen", "minskningen"),
    ("högre", "lägre"),
    ("fler", "färre"),
    ("stigit", "sjunkit"),
    ("steg", "sjönk"),
    ("höjts", "sänkts"),
    ("fördubblats", "halverats"),
    ("uppgång", "nedgång"),
    ("överskott", "underskott"),
];

/// The cells of a line of a table: between tabs, or between gaps, or a line that is one figure.
pub(super) fn cells(line: &str) -> Option<Vec<Range<usize>>> {
    let separator = if line.contains('\t') { "\t" } else { "  " };
    let mut cells = Vec::new();
    let mut start = 0;
    for cell in line.split(separator) {
        let lead = cell.len() - cell.trim_start().len();
        if !cell.trim().is_empty() {
            cells.push(start + lead..start + lead + cell.trim().len());
        }
        start += cell.len() + separator.len();
    }
    let alone =
        |cell: &Range<usize>| figure_in(&line[cell.clone()], 0).is_some_and(|it| it.len() == cell.len());
    let tabled = separator == "\t" || cells.len() >= 3 || (cells.len() == 1 && cells.iter().all(alone));
    tabled.then_some(cells)
}

/// Whether a figure is a year and not an amount.
pub(super) fn is_year(figure: &str) -> bool {
    figure.len() == 4 && figure.parse::<u32>().is_ok_and(|year| (1990..2050).contains(&year))
}

/// `1669068`: so many digits are grouped when they are an amount.
pub(super) fn is_code(cell: &str) -> bool {
    cell.len() >= 6 && cell.bytes().all(|b| b.is_ascii_digit())
}

/// `18–24 år` and `2024-10-07` are names, not figures.
pub(super) fn is_range(after: &str) -> bool {
    after.starts_with(|c: char| "-–:/.".contains(c) || c.is_alphanumeric())
}

/// The word of the other direction, with its capital.
pub(super) fn turned(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let turn = TURNS.iter().find_map(|(a, b)| match lower.as_str() {
        it if it == *a => Some(*b),
        it if it == *b => Some(*a),
        _ => None,
    })?;
    let first = turn.chars().next()?;
    let is_upper = word.starts_with(char::is_uppercase);
    Some(if is_upper { first.to_uppercase().chain(turn.chars().skip(1)).collect() } else { turn.to_owned() })
}

/// The words of a span.
pub(super) fn words(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = span.start;
    for word in text[span].split(|c: char| !c.is_alphanumeric()) {
        words.push(start..start + word.len());
        let after = start + word.len();
        start = after + text[after..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// The sentences of a line.
pub(super) fn sentences(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let mut start = line.start;
    text[line]
        .split_inclusive(". ")
        .map(|sentence| {
            let span = start..start + sentence.len();
            start = span.end;
            span
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{cells, turned, words};

    #[test]
    fn cells_stand_between_tabs_or_gaps_and_prose_has_none() {
        assert_eq!(cells("a\t1 209"), Some(vec![0..1, 2..7]));
        assert_eq!(cells("Summa   1 209    55"), Some(vec![0..5, 8..13, 17..19]));
        assert_eq!(cells("1 209").map(|cells| cells.len()), Some(1));
        assert_eq!(cells("Antalet var 12."), None);
    }

    #[test]
    fn a_word_of_direction_is_turned_and_keeps_its_capital() {
        assert_eq!(turned("Fler").as_deref(), Some("Färre"));
        assert_eq!(turned("minskade").as_deref(), Some("ökade"));
        assert_eq!(turned("flera"), None);
        assert_eq!(words("De ökade.", 0..10), [0..2, 3..9, 10..10]);
    }
}
