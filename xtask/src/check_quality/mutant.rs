//! One change to a clean document: which figures, words, units and years are there to change.

use super::figure::{Slip, figure_in, slipped};
use super::random::Random;
use super::scan::{cells, is_code, is_range, is_year, sentences, turned, words};
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
