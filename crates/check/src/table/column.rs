//! What a column's header says: year, outcome, budget, variance, total.

use super::unit::{self, unit_named};
use crate::{
    amount::{ONE, Scale, Unit},
    block::RawRow,
    document::{Document, Span},
    number::Printed,
    word::fold,
};

/// What the figures of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Meaning {
    /// *Utfall, bokslut, resultat*: what became.
    Outcome,
    /// *Budget*.
    Budget,
    /// *Prognos*.
    Forecast,
    /// *Avvikelse, differens*: of two other columns.
    Variance,
    /// *Förändring, utveckling*: from one period to another.
    Change,
    /// *Andel*: part of a whole.
    Share,
    /// *Summa, totalt*.
    Total,
    /// *Mål, riket, liknande kommuner*: what the outcome is held against.
    Reference,
    /// Something else.
    Other,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Header as read, from top to bottom, folded.
    pub header: String,
    /// Where the lowest header cell stands.
    pub span: Span,
    /// What it means.
    pub meaning: Meaning,
    /// Year in the header; for outcome and budget without year, that of the document.
    pub year: Option<i32>,
    /// Unit in the header.
    pub unit: Option<(Unit, Scale)>,
    /// Whether the header names a part of the year and no year: *Kvartal 1*, *Feb*.
    pub is_part: bool,
    /// Whether most of its cells are figures.
    pub figures: bool,
    /// Whether its figures are codes: whole numbers of one length without groups.
    pub codes: bool,
}

/// Words in a folded header, in the order in which they decide.
const MEANINGS: &[(&str, Meaning)] = &[
    ("avvik", Meaning::Variance),
    ("differens", Meaning::Variance),
    ("diff", Meaning::Variance),
    ("skillnad", Meaning::Variance),
    ("forandr", Meaning::Change),
    ("utveckling", Meaning::Change),
    ("okning", Meaning::Change),
    ("minskning", Meaning::Change),
    ("andel", Meaning::Share),
    ("prognos", Meaning::Forecast),
    ("budget", Meaning::Budget),
    ("utfall", Meaning::Outcome),
    ("bokslut", Meaning::Outcome),
    ("resultat", Meaning::Outcome),
    ("redovisning", Meaning::Outcome),
    ("summa", Meaning::Total),
    ("total", Meaning::Total),
    ("samtliga", Meaning::Total),
];

/// Whole words in a folded header that decide before all others.
const WORDS: &[(&str, Meaning)] = &[
    ("avv", Meaning::Variance),
    ("kvar", Meaning::Variance),
    ("aterstar", Meaning::Variance),
    ("lediga", Meaning::Variance),
    ("mal", Meaning::Reference),
    ("malet", Meaning::Reference),
    ("arsmal", Meaning::Reference),
    ("malvarde", Meaning::Reference),
    ("riktvarde", Meaning::Reference),
    ("riket", Meaning::Reference),
    ("lanet", Meaning::Reference),
    ("kommuner", Meaning::Reference),
    ("plan", Meaning::Reference),
];

fn meaning_of(header: &str) -> Meaning {
    let mut words = header.split(|c: char| !c.is_alphanumeric());
    let whole = words.find_map(|word| WORDS.iter().find(|(it, _)| *it == word));
    let part = || MEANINGS.iter().find(|(word, _)| header.contains(word));
    whole.or_else(part).map_or(Meaning::Other, |(_, meaning)| *meaning)
}

/// Beginnings of folded headers that name a part of a year.
const PARTS: &[&str] = &[
    "kvartal", "tertial", "halvar", "q1", "q2", "q3", "q4", "kv ", "jan", "feb", "mar", "apr", "maj", "jun",
    "jul", "aug", "sep", "okt", "nov", "dec",
];

impl Column {
    /// Reads the header cells of column `index`; `year` is that of the document.
    pub fn read(document: &Document, head: &[RawRow], index: usize, year: Option<i32>) -> Self {
        let mut header = String::new();
        let mut span = 0..0;
        for (at, row) in head.iter().enumerate() {
            let cell = row.cells.get(index).filter(|cell| !cell.is_empty());
            // A header over several columns stands in the first of them.
            let above = || {
                row.cells
                    .get(..index)
                    .and_then(|left| left.iter().skip(1).rev().find(|cell| !cell.is_empty()))
            };
            let spread = head.len() > 1 && at == 0 && index > 0;
            if let Some(cell) = cell.cloned().or_else(|| if spread { above().cloned() } else { None }) {
                header.push_str(&fold(document.printed(&cell)));
                header.push(' ');
                span = cell;
            }
        }
        let header = header.trim_end().to_owned();
        let meaning = meaning_of(&header);
        let dated =
            matches!(meaning, Meaning::Outcome | Meaning::Budget | Meaning::Forecast | Meaning::Variance);
        let year = year_in(&header).or(if dated { year } else { None });
        let is_part = year_in(&header).is_none() && PARTS.iter().any(|word| header.starts_with(word));
        Self { unit: unit_named(&header), is_part, header, span, meaning, year, figures: false, codes: false }
    }

    /// Tells from the body whether the column holds figures.
    pub fn judge(
        &mut self,
        document: &Document,
        body: &[RawRow],
        parsed: &[Vec<Vec<Printed>>],
        index: usize,
    ) {
        let (mut filled, mut figures, mut codes) = (0, 0, 0);
        let mut length = None;
        for (row, numbers) in body.iter().zip(parsed) {
            let Some(text) =
                row.cells.get(index).map(|cell| document.printed(cell)).filter(|text| !text.is_empty())
            else {
                continue;
            };
            filled += 1;
            figures += usize::from(
                numbers.get(index).is_some_and(|numbers| !numbers.is_empty()) || unit::is_dash(text),
            );
            let is_code = text.len() >= 6 && text.bytes().all(|b| b.is_ascii_digit());
            if is_code && *length.get_or_insert(text.len()) == text.len() {
                codes += 1;
            }
        }
        let labels = index == 0 && !body.iter().any(|row| row.cells.get(1).is_some());
        self.figures = figures > 0 && figures * 2 >= filled && !labels;
        self.codes = codes >= 3 && codes * 10 >= filled * 8;
        let numbering = index == 0 && is_running(parsed);
        self.figures &= !(self.codes || numbering);
    }
}

/// Whether the first column only numbers the rows: 1, 2, 3.
fn is_running(parsed: &[Vec<Vec<Printed>>]) -> bool {
    let values: Vec<i128> =
        parsed.iter().filter_map(|row| Some(row.first()?.first()?.amount.value)).collect();
    values.len() >= 3 && values.windows(2).all(|pair| pair[1] - pair[0] == ONE)
}

/// A year between 1990 and 2049 that stands alone.
pub(crate) fn year_in(text: &str) -> Option<i32> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len().saturating_sub(3)).find_map(|at| {
        let alone = (at == 0 || !digit(at - 1)) && !digit(at + 4) && (at..at + 4).all(digit);
        let year = text.get(at..at + 4).filter(|_| alone)?.parse().ok()?;
        (1990..2050).contains(&year).then_some(year)
    })
}
