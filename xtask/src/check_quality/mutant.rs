//! One change to a clean document: which figures, words, units and years are there to change.

use super::figure::{Slip, figure_in, slipped};
use super::random::Random;
use enslinje_check::{Code, Confirmation, Document, Mark, Outcome};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A figure in a cell of a table.
    Table(Slip),
    /// A figure in running text.
    Prose(Slip),
    /// A word of direction is turned.
    Direction,
    /// A unit after a figure in running text is another.
    Unit,
    /// A year in running text lacks a digit.
    Year,
}

impl Kind {
    /// For people.
    pub fn name(self) -> String {
        match self {
            Self::Table(slip) => format!("table, {}", slip.name()),
            Self::Prose(slip) => format!("prose, {}", slip.name()),
            Self::Direction => "direction word".to_owned(),
            Self::Unit => "unit".to_owned(),
            Self::Year => "year".to_owned(),
        }
    }
}

/// A change, not yet made.
#[derive(Debug, Clone)]
pub(super) struct Mutant {
    /// What kind of change.
    pub kind: Kind,
    /// What is replaced in the clean text.
    pub span: Range<usize>,
    /// With what.
    pub with: String,
    /// Codes of the clean relations that include it: what could catch it.
    pub codes: BTreeSet<Code>,
    /// All places of those relations in the clean text.
    pub related: Vec<Range<usize>>,
}

/// A clean document with what checking it gave.
pub(super) struct Clean {
    /// Its file name.
    pub name: String,
    /// The document.
    pub document: Document,
    /// Findings and confirmations before any change.
    pub outcome: Outcome,
}

/// All changes of a document that have a partner, and how many cells of tables have none.
pub(super) struct Harvest {
    /// The changes.
    pub mutants: Vec<Mutant>,
    /// Figures in cells with a partner.
    pub cells: usize,
    /// Figures in cells that no relation includes.
    pub alone: Vec<Range<usize>>,
}

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

const UNITS: &[(&str, &str)] = &[
    ("procentenheter", "procent"),
    ("procent", "procentenheter"),
    ("tkr", "mnkr"),
    ("mnkr", "tkr"),
    ("mkr", "tkr"),
    ("miljoner kronor", "tkr"),
    ("tusen kronor", "miljoner kronor"),
];

impl Clean {
    /// Everything in the document that has a partner, changed in every way.
    pub fn harvest(&self, random: &mut Random) -> Harvest {
        let mut harvest = Harvest { mutants: Vec::new(), cells: 0, alone: Vec::new() };
        for line in &self.document.lines {
            let text = self.document.printed(&line.span);
            let start = line.span.start;
            if text.contains("....") {
                continue;
            }
            match cells(text) {
                Some(cells) => cells.into_iter().for_each(|cell| {
                    self.cell(start + cell.start..start + cell.end, random, &mut harvest);
                }),
                None => self.prose(line.span.clone(), random, &mut harvest),
            }
        }
        harvest
    }

    fn cell(&self, cell: Range<usize>, random: &mut Random, harvest: &mut Harvest) {
        let text = self.document.printed(&cell);
        let Some(figure) = figure_in(text, 0).filter(|figure| figure.start == 0) else { return };
        let alone = is_year(&text[figure.clone()]) || is_code(text) || is_range(&text[figure.end..]);
        if alone || self.is_told(&cell) {
            return;
        }
        let span = cell.start..cell.start + figure.end;
        let partners = self.partners(&span);
        if partners.is_empty() {
            harvest.alone.push(span);
            return;
        }
        harvest.cells += 1;
        for slip in Slip::ALL {
            if let Some(with) = slipped(slip, self.document.printed(&span), random.draw()) {
                harvest.mutants.push(self.aligned(mutant(Kind::Table(slip), span.clone(), with, &partners)));
            }
        }
    }

    /// A longer figure takes the blanks before it, so that the columns of an aligned table still stand.
    fn aligned(&self, mut mutant: Mutant) -> Mutant {
        let before = &self.document.text[..mutant.span.start];
        let blanks = before.len() - before.trim_end_matches(' ').len();
        let (old, new) = (self.document.printed(&mutant.span).chars().count(), mutant.with.chars().count());
        if blanks >= 2 && new > old && blanks >= 2 + new - old {
            mutant.span.start -= new - old;
        } else if blanks >= 2 && new < old {
            mutant.with.insert_str(0, &" ".repeat(old - new));
        }
        mutant
    }

    fn prose(&self, line: Range<usize>, random: &mut Random, harvest: &mut Harvest) {
        let text = self.document.printed(&line);
        let mut from = 0;
        while let Some(figure) = figure_in(text, from) {
            from = figure.end;
            let span = line.start + figure.start..line.start + figure.end;
            if is_year(&text[figure.clone()]) {
                harvest.mutants.extend(self.year(&span));
            } else {
                self.figure(&span, text, &figure, random, harvest);
            }
        }
        self.directions(line, harvest);
    }

    fn figure(
        &self,
        span: &Range<usize>,
        text: &str,
        figure: &Range<usize>,
        random: &mut Random,
        harvest: &mut Harvest,
    ) {
        let partners = self.partners(span);
        if partners.is_empty() || self.is_told(span) {
            return;
        }
        for slip in Slip::ALL.into_iter().filter(|slip| *slip != Slip::Sign) {
            if let Some(with) = slipped(slip, self.document.printed(span), random.draw()) {
                harvest.mutants.push(mutant(Kind::Prose(slip), span.clone(), with, &partners));
            }
        }
        let rest = &text[figure.end..];
        let unit = rest.trim_start();
        let at = span.end + rest.len() - unit.len();
        let word = |unit: &str, word: &str| {
            unit.starts_with(word) && !unit[word.len()..].starts_with(char::is_alphanumeric)
        };
        if let Some((old, new)) = UNITS.iter().find(|(old, _)| word(unit, old)) {
            harvest.mutants.push(mutant(Kind::Unit, at..at + old.len(), (*new).to_owned(), &partners));
        }
    }

    /// `år 2024` without its last digit but one.
    fn year(&self, span: &Range<usize>) -> Option<Mutant> {
        let (text, before) = (&self.document.text, self.document.text[..span.start].trim_end());
        let after = text[span.end..].chars().next();
        let named =
            ["år", "under", "för", "sedan", "från", "till", "mot"].iter().any(|word| before.ends_with(word));
        let plain = named && !after.is_some_and(|c| c.is_alphanumeric() || "-–/:".contains(c));
        let year = self.document.printed(span);
        let with = format!("{}{}", &year[..2], &year[3..]);
        plain.then(|| Mutant {
            kind: Kind::Year,
            span: span.clone(),
            with,
            codes: BTreeSet::from([Code::Year]),
            related: Vec::new(),
        })
    }

    fn directions(&self, line: Range<usize>, harvest: &mut Harvest) {
        for sentence in sentences(&self.document.text, line) {
            let confirmed = self.outcome.confirmed.iter().filter(|it| {
                let code =
                    matches!(it.code, Code::Direction | Code::Change | Code::Difference | Code::Points);
                code && it.places.iter().any(|mark| overlaps(&mark.span, &sentence))
            });
            let partners: Vec<&Confirmation> = confirmed.collect();
            if partners.is_empty() || self.is_told(&sentence) {
                continue;
            }
            for word in words(&self.document.text, sentence) {
                if let Some(with) = turned(self.document.printed(&word)) {
                    harvest.mutants.push(mutant(Kind::Direction, word, with, &partners));
                }
            }
        }
    }

    /// The confirmed relations that include the span.
    fn partners(&self, span: &Range<usize>) -> Vec<&Confirmation> {
        let includes = |it: &&Confirmation| it.places.iter().any(|mark| overlaps(&mark.span, span));
        self.outcome.confirmed.iter().filter(includes).collect()
    }

    /// Whether something is found there before any change: then it is not clean.
    fn is_told(&self, span: &Range<usize>) -> bool {
        let mut marks = self.outcome.findings.iter().flat_map(|finding| &finding.places);
        marks.any(|mark: &Mark| overlaps(&mark.span, span))
    }
}

fn mutant(kind: Kind, span: Range<usize>, with: String, partners: &[&Confirmation]) -> Mutant {
    Mutant {
        kind,
        span,
        with,
        codes: partners.iter().map(|it| it.code).collect(),
        related: partners.iter().flat_map(|it| &it.places).map(|mark| mark.span.clone()).collect(),
    }
}

/// Whether two spans share a byte.
pub(super) fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The cells of a line of a table: between tabs, or between gaps, or a line that is one figure.
fn cells(line: &str) -> Option<Vec<Range<usize>>> {
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

fn is_year(figure: &str) -> bool {
    figure.len() == 4 && figure.parse::<u32>().is_ok_and(|year| (1990..2050).contains(&year))
}

/// `1669068`: so many digits are grouped when they are an amount.
fn is_code(cell: &str) -> bool {
    cell.len() >= 6 && cell.bytes().all(|b| b.is_ascii_digit())
}

/// `18–24 år` and `2024-10-07` are names, not figures.
fn is_range(after: &str) -> bool {
    after.starts_with(|c: char| "-–:/.".contains(c) || c.is_alphanumeric())
}

fn turned(word: &str) -> Option<String> {
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

fn words(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = span.start;
    for word in text[span].split(|c: char| !c.is_alphanumeric()) {
        words.push(start..start + word.len());
        let after = start + word.len();
        start = after + text[after..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

fn sentences(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
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
