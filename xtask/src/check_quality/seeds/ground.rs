//! Ground truth of the two seeds: what people found wrong and what they found to hold.
//!
//! The tables of `contradictions.md` and `controls.md` are parsed at run time. Which code fits which item
//! stands in [`accepted`]. Also compiled into the tests of the crate `check`, so that both measure alike.

use enslinje_check::{Mark, Outcome};
use std::collections::BTreeSet;

use super::accepted::{self, Anchor};

/// A line of one of the seeds: index of the document and line, from one.
pub(super) type At = (usize, u32);

/// A row of a table of contradictions.
#[derive(Debug)]
pub(super) struct Item {
    /// `A-1`, `C-3`; rows of section B have the id of their check.
    pub id: String,
    /// What it is about.
    pub what: String,
    /// The lines before `vs`, or all.
    pub first: BTreeSet<At>,
    /// The lines after `vs`.
    pub second: BTreeSet<At>,
    /// The numbers of the last columns but one, normalised.
    pub values: Vec<String>,
}

/// A relation that holds.
#[derive(Debug)]
pub(super) struct Control {
    /// `A01`.
    pub id: String,
    /// What is computed.
    pub formula: String,
    /// The printed numbers that it states, normalised.
    pub stated: Vec<String>,
    /// Where.
    pub lines: BTreeSet<At>,
}

/// The rows of the section with this letter.
pub(super) fn items(markdown: &str, section: char) -> Vec<Item> {
    let wanted = format!("## {section}. ");
    let mut inside = false;
    let mut items = Vec::new();
    for line in markdown.lines() {
        if line.starts_with("## ") {
            inside = line.starts_with(&wanted);
        }
        let Some(cells) = cells(line).filter(|cells| inside && cells.len() >= 5) else { continue };
        // Section B has no number of its own in the first column.
        let (id, lines, what, values) = match section {
            'B' => (cells[4], cells[0], cells[1], &cells[2..3]),
            _ => (cells[0], cells[1], cells[2], &cells[3..5]),
        };
        let (first, second) = lines.split_once(" vs ").unwrap_or((lines, ""));
        let mut document = 0;
        let first = places(first, &mut document);
        let second = places(second, &mut document);
        if !first.is_empty() {
            let values = values.iter().flat_map(|value| numbers(value)).collect();
            items.push(Item { id: id.to_owned(), what: what.to_owned(), first, second, values });
        }
    }
    items
}

/// The relations that hold.
pub(super) fn controls(markdown: &str) -> Vec<Control> {
    let rows = markdown.lines().filter_map(cells).filter(|cells| cells.len() >= 7);
    let control = |cells: Vec<&str>| {
        let lines = places(cells[6], &mut 0);
        (!lines.is_empty()).then(|| Control {
            id: cells[0].to_owned(),
            formula: cells[1].to_owned(),
            stated: numbers(cells[2]),
            lines,
        })
    };
    rows.filter_map(control).collect()
}

/// The cells of a table row; none for a line that is no row, or the line under the header.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
    (!cells.iter().all(|cell| cell.bytes().all(|b| b == b'-' || b == b':'))).then_some(cells)
}

/// `000:424, 418-423` and `001:150`: lines of documents. Quoted words are no lines.
fn places(text: &str, document: &mut usize) -> BTreeSet<At> {
    let mut lines = BTreeSet::new();
    let unquoted: String = text.split('"').step_by(2).collect();
    for word in unquoted.split(|c: char| !(c.is_ascii_digit() || c == ':' || c == '-')) {
        let word = match word.split_once(':') {
            Some((index, rest)) => {
                *document = index.parse().unwrap_or(*document);
                rest
            }
            None => word,
        };
        let (from, to) = word.split_once('-').unwrap_or((word, word));
        if let (Ok(from), Ok(to)) = (from.parse::<u32>(), to.parse::<u32>()) {
            lines.extend((from..=to).map(|line| (*document, line)));
        }
    }
    lines
}

/// The numbers of a text without sign, grouping and trailing zeros: `-1 209,50` is `1209.5`.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut number = String::new();
    let characters: Vec<char> = text.chars().collect();
    for (at, c) in characters.iter().enumerate() {
        let next = characters.get(at + 1).is_some_and(char::is_ascii_digit);
        match c {
            '0'..='9' => number.push(*c),
            ',' | '.' if next && !number.is_empty() => number.push('.'),
            ' ' | '\u{a0}' | '\u{202f}' if next && is_group(&number, &characters[at + 1..]) => {}
            _ => numbers.push(std::mem::take(&mut number)),
        }
    }
    numbers.push(number);
    numbers.iter().filter(|number| !number.is_empty()).map(|number| plain(number)).collect()
}

/// Whether three digits follow and no more, so that a space groups and does not separate.
fn is_group(number: &str, rest: &[char]) -> bool {
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    !number.is_empty() && !number.contains('.') && digits == 3
}

fn plain(number: &str) -> String {
    let Some((whole, decimals)) = number.split_once('.') else { return number.to_owned() };
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}

/// The two seeds and what was found in them.
pub(super) struct Checked<'a> {
    /// The documents in the order of their prefix.
    pub documents: &'a [enslinje_check::Document],
    /// What checking them together gave.
    pub outcome: &'a Outcome,
}

impl Checked<'_> {
    /// The lines that a mark covers.
    fn lines(&self, mark: &Mark) -> BTreeSet<At> {
        let Some(document) = self.documents.get(mark.document) else { return BTreeSet::new() };
        let first = document.place(mark.span.start).line;
        let last = document.place(mark.span.end.max(mark.span.start + 1) - 1).line;
        (first..=last.max(first)).map(|line| (mark.document, line)).collect()
    }

    /// What a mark covers, as printed.
    pub fn printed(&self, mark: &Mark) -> &str {
        self.documents.get(mark.document).map_or("", |document| document.printed(&mark.span))
    }

    fn stands(&self, marks: &[Mark], anchor: &Anchor) -> bool {
        let (document, line, text) = *anchor;
        let fits = |mark: &Mark| {
            self.lines(mark).contains(&(document, line))
                && (text.is_empty() || self.printed(mark).to_lowercase().contains(text))
        };
        marks.iter().any(fits)
    }

    /// Whether a finding is the item of section A with this id.
    pub fn tells(&self, finding: &enslinje_check::Finding, id: &str) -> bool {
        accepted::ITEMS.iter().filter(|item| item.id == id).any(|item| {
            item.codes.contains(&finding.code)
                && item.at.iter().any(|anchor| self.stands(&finding.places, anchor))
                && (item.with.is_empty()
                    || item.with.iter().any(|anchor| self.stands(&finding.places, anchor)))
        })
    }

    /// All lines that the places stand on.
    pub fn all_lines(&self, marks: &[Mark]) -> BTreeSet<At> {
        marks.iter().flat_map(|mark| self.lines(mark)).collect()
    }

    /// Whether the places speak of an item of section B or C: on a line of each side, with one of its numbers.
    pub fn speaks_of(&self, marks: &[Mark], item: &Item) -> bool {
        let lines = self.all_lines(marks);
        let both =
            !lines.is_disjoint(&item.first) && (item.second.is_empty() || !lines.is_disjoint(&item.second));
        both && (item.values.is_empty() || self.prints(marks, &item.values))
    }

    fn prints(&self, marks: &[Mark], values: &[String]) -> bool {
        marks.iter().flat_map(|mark| numbers(self.printed(mark))).any(|number| values.contains(&number))
    }

    /// Whether a confirmation covers the control: two of its lines, and a number that it states.
    pub fn confirms(&self, control: &Control) -> bool {
        let enough = control.lines.len().min(2);
        self.outcome.confirmed.iter().any(|it| {
            let here = self.all_lines(&it.places).intersection(&control.lines).count() >= enough;
            here && (control.stated.is_empty() || self.prints(&it.places, &control.stated))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{controls, items, numbers};

    #[test]
    fn a_row_of_contradictions_has_lines_of_both_documents_and_no_quoted_numbers() {
        let table = "## A. Errors\n| No | Lines | What | Value 1 | Value 2 | R |\n|---|---|---|---|---|---|\n\
                     | A-2 | 000:357, 359-361 (66 \"cirka 16\") vs 572, 001:150 | Support | +16,0 | 1 209 684 | x |\n\
                     ## B. Rounding\n| A-9 | 000:1 | Other | 1 | 2 | x |\n";
        let items = items(table, 'A');
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].id, "A-2");
        assert!(items[0].first.iter().eq(&[(0, 66), (0, 357), (0, 359), (0, 360), (0, 361)]));
        assert!(items[0].second.iter().eq(&[(0, 572), (1, 150)]));
        assert_eq!(items[0].values, ["16", "1209684"]);
    }

    #[test]
    fn a_control_has_its_lines_and_the_numbers_that_it_states() {
        let row = "| O04 | resultat = 30 - 10 | 14.90/16.8 | 16 | EXACT | computed | 000:835,863;001:400 | |";
        let controls = controls(row);
        assert_eq!(controls.len(), 1);
        assert_eq!(controls[0].stated, ["14.9", "16.8"]);
        assert!(controls[0].lines.iter().eq(&[(0, 835), (0, 863), (1, 400)]));
    }

    #[test]
    fn numbers_lose_sign_groups_and_trailing_zeros_but_two_numbers_stay_two() {
        assert_eq!(numbers("-1 394,50 mnkr"), ["1394.5"]);
        assert_eq!(numbers("5,5 / 5,5"), ["5.5", "5.5"]);
        assert_eq!(numbers("14 8"), ["14", "8"]);
        assert_eq!(numbers("7.60%"), ["7.6"]);
    }
}
