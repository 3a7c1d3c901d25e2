//! Rows of cells to a grid of figures: header, labels, groups, units, totals.

mod column;
mod unit;

use crate::{
    amount::{Amount, Interval, ONE, Scale, Unit},
    block::RawRow,
    document::{Document, Span},
    number::{self, Printed, Qualifier},
    word::{Word, fold, heavy},
};

pub(crate) use column::{Column, Meaning, year_in};
pub(crate) use unit::unit_named;

/// A table as figures with labels.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    /// What stands above each column.
    pub columns: Vec<Column>,
    /// Rows below the header.
    pub rows: Vec<Row>,
    /// The heading or paragraph before the table.
    pub title: Span,
    /// From the first to the last cell.
    pub span: Span,
    /// The header cell over the labels.
    pub corner: Span,
}

/// A row below the header.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The label; empty when the row has none.
    pub label: Span,
    /// Words of the label that carry meaning.
    pub words: Vec<Word>,
    /// Index of the row that only holds a label and heads this one.
    pub group: Option<usize>,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// Whether the label says total.
    pub total: bool,
}

/// A cell below the header.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// Where.
    pub span: Span,
    /// Its figure, with the unit of the table.
    pub figure: Option<Printed>,
    /// A second figure in brackets, such as the change in percent.
    pub aside: Option<Printed>,
    /// Nothing or a dash: zero in a sum.
    pub blank: bool,
}

impl Row {
    /// The figure in a column.
    pub fn amount(&self, column: usize) -> Option<Amount> {
        self.cells.get(column)?.figure.as_ref().map(|printed| printed.amount)
    }

    /// Whether a column of figures holds words here: a protected or missing figure, part of any sum.
    pub fn has_hidden(&self, columns: &[Column]) -> bool {
        self.cells
            .iter()
            .zip(columns)
            .any(|(cell, column)| column.figures && !cell.blank && cell.figure.is_none())
    }

    /// Whether some column holds a figure.
    pub fn has_figures(&self) -> bool {
        self.cells.iter().any(|cell| cell.figure.is_some())
    }
}

impl Grid {
    /// Columns that hold figures.
    pub fn figure_columns(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.columns.len()).filter(|column| self.columns.get(*column).is_some_and(|it| it.figures))
    }

    /// Column, when there is one.
    pub fn column(&self, index: usize) -> Option<&Column> {
        self.columns.get(index)
    }

    /// The column of the year before that of column `index`: of several the one whose header is alike but for
    /// the year, none when that does not tell them apart.
    pub fn earlier(&self, index: usize, fits: impl Fn(&Column) -> bool) -> Option<usize> {
        let column = self.column(index)?;
        let year = column.year?;
        let before: Vec<usize> = self
            .figure_columns()
            .filter(|other| self.column(*other).is_some_and(|it| it.year == Some(year - 1) && fits(it)))
            .collect();
        let named =
            |column: &Column| -> String { column.header.chars().filter(|c| !c.is_ascii_digit()).collect() };
        let alike = |other: &&usize| self.column(**other).is_some_and(|it| named(it) == named(column));
        match before.as_slice() {
            [only] => Some(*only),
            several => several.iter().find(alike).copied(),
        }
    }

    /// Words of the row's group, when it has one.
    pub fn group_words(&self, row: &Row) -> &[Word] {
        row.group.and_then(|index| self.rows.get(index)).map_or(&[], |group| &group.words)
    }
}

/// Unnamed whole numbers from this on may be thousands of kronor.
const LARGE: i128 = 3_000 * ONE;

/// A label of more words says total only at its start.
const LONG_LABEL: usize = 7;

/// Words with which a total begins or ends.
const TOTAL_WORDS: &[&str] =
    &["summa", "totalt", "total", "totala", "delsumma", "summering", "sammanlagt", "samtliga", "tot", "sum"];

/// Reads a table; `title` is what stands before it, `below` after it, and `year` the year of the document.
pub(crate) fn grid(
    document: &Document,
    raw: &[RawRow],
    title: Span,
    below: &Span,
    year: Option<i32>,
) -> Grid {
    let width = raw.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let header = header_rows(document, raw);
    let (head, body) = raw.split_at(header);
    let mut columns: Vec<Column> =
        (0..width).map(|index| Column::read(document, head, index, year)).collect();
    let parsed: Vec<Vec<Vec<Printed>>> = body
        .iter()
        .map(|row| (0..width).map(|index| numbers(document, row.cells.get(index))).collect())
        .collect();
    let above =
        head.iter().filter_map(|row| row.cells.first()).find_map(|cell| year_in(document.printed(cell)));
    for (index, column) in columns.iter_mut().enumerate() {
        column.year = column.year.or(above);
        column.judge(document, body, &parsed, index);
    }
    let shared = unit::shared(document, head, &title, below)
        .or_else(|| implied_by_all(document, body, &parsed, &columns));
    let rows = body
        .iter()
        .zip(parsed)
        .map(|(row, parsed)| read_row(document, row, parsed, &columns, shared))
        .collect();
    let corner = head.iter().filter_map(|row| row.cells.first()).rfind(|cell| cell.start < cell.end);
    let corner = corner.cloned().unwrap_or(0..0);
    let mut grid = Grid { columns, rows, span: whole(raw, &title), corner, title };
    assign_groups(&mut grid.rows);
    restore_decimals(&mut grid);
    make_counts_exact(&mut grid);
    grid
}

/// The unit of money that some labels imply, where no row, column or cell names another.
fn implied_by_all(
    document: &Document,
    body: &[RawRow],
    parsed: &[Vec<Vec<Printed>>],
    columns: &[Column],
) -> Option<(Unit, Scale)> {
    let label = |row: &RawRow| row.cells.first().map_or("", |cell| document.printed(cell)).to_owned();
    let figures = || parsed.iter().flatten().filter_map(|numbers| numbers.first());
    let plain = columns.iter().all(|column| column.unit.is_none())
        && body.iter().all(|row| unit_named(&label(row)).is_none())
        && figures().all(|figure| figure.amount.unit == Unit::None);
    let implied: Vec<(Unit, Scale)> = body
        .iter()
        .zip(parsed)
        .filter_map(|(row, numbers)| {
            unit::implied(&label(row), numbers.iter().filter_map(|numbers| numbers.first()))
        })
        .collect();
    let first = *implied.first().filter(|_| plain)?;
    // One decimal in all, or none in any: the rows are of one kind.
    let decimals = figures().next().map(|figure| figure.amount.decimals);
    let same = figures().all(|figure| figure.amount.value == 0 || Some(figure.amount.decimals) == decimals);
    (same && implied.iter().all(|it| *it == first)).then_some(first)
}

/// The decimals to which a column was rounded. Final zeros may be left out (`1` among `0,15` is `1,00`)
/// or filled in (`7,60 %` and `13,20 %` were rounded to one decimal).
fn restore_decimals(grid: &mut Grid) {
    for column in 0..grid.columns.len() {
        let all: Vec<Amount> = grid.rows.iter().filter_map(|row| row.amount(column)).collect();
        for row in &mut grid.rows {
            let Some(figure) = row.cells.get_mut(column).and_then(|cell| cell.figure.as_mut()) else {
                continue;
            };
            let amount = figure.amount;
            let decimals = rounded_to(
                all.iter().filter(|other| other.unit == amount.unit && other.scale == amount.scale),
            );
            let filled = amount.value % Amount::step(amount.scale, decimals) == 0;
            if decimals != amount.decimals && filled && figure.qualifier == Qualifier::Exact {
                figure.amount = Amount::printed(amount.value, amount.unit, amount.scale, decimals);
            }
        }
    }
}

/// Whole numbers of people and things are counted, not rounded; only money, days and large unnamed
/// figures may be rounded sums.
fn make_counts_exact(grid: &mut Grid) {
    let counted = |amount: &Amount| {
        matches!(amount.unit, Unit::None | Unit::Count | Unit::Days) && amount.decimals == 0
    };
    let small = |amount: &Amount| amount.value.abs() < LARGE;
    for column in 0..grid.columns.len() {
        if !grid
            .rows
            .iter()
            .filter_map(|row| row.amount(column))
            .all(|amount| counted(&amount) && small(&amount))
        {
            continue;
        }
        let cells = grid.rows.iter_mut().filter_map(|row| row.cells.get_mut(column)?.figure.as_mut());
        for figure in cells.filter(|figure| figure.qualifier == Qualifier::Exact) {
            figure.amount.interval = Interval::exact(figure.amount.value);
        }
    }
}

/// The fewest decimals that hold the values, one slip aside; whole numbers keep theirs.
fn rounded_to<'a>(amounts: impl Iterator<Item = &'a Amount> + Clone) -> u8 {
    // A lone cell with more decimals than all others says nothing of the others.
    let shared = |decimals: u8| amounts.clone().filter(|amount| amount.decimals == decimals).count() > 1;
    let finest = amounts.clone().map(|amount| amount.decimals).filter(|decimals| shared(*decimals)).max();
    let finest = finest.or_else(|| amounts.clone().map(|amount| amount.decimals).min()).unwrap_or(0);
    let enough = amounts.clone().filter(|amount| amount.decimals == finest && amount.value != 0).count();
    let finer = |decimals: u8| {
        amounts.clone().filter(|amount| amount.value % Amount::step(amount.scale, decimals) != 0).count()
    };
    let slips = usize::from(enough > 3);
    (1..finest).find(|decimals| enough > 2 && finer(*decimals) <= slips).unwrap_or(finest)
}

fn whole(raw: &[RawRow], title: &Span) -> Span {
    let cells = || raw.iter().flat_map(|row| &row.cells);
    cells().map(|cell| cell.start).min().unwrap_or(title.start)
        ..cells().map(|cell| cell.end).max().unwrap_or(title.end)
}

fn numbers(document: &Document, cell: Option<&Span>) -> Vec<Printed> {
    let Some(cell) = cell else { return Vec::new() };
    let mut numbers = number::in_cell(&document.text, cell.clone());
    // Accountants print a negative amount in brackets: `(3 015)`.
    let text = document.printed(cell);
    let bracketed = text.starts_with('(') && text.ends_with(')');
    if let ([number], true) = (numbers.as_mut_slice(), bracketed)
        && number.sign.is_none()
        && number.amount.unit == Unit::None
    {
        number.amount.value = -number.amount.value;
        number.amount.interval = number.amount.interval.negated();
        number.sign = Some(number::Sign::Minus);
    }
    numbers
}

/// How many rows at the top are header: marked so, or without a figure that is not a year.
fn header_rows(document: &Document, raw: &[RawRow]) -> usize {
    let marked = raw.iter().take_while(|row| row.header).count();
    if marked > 0 {
        return marked.min(raw.len().saturating_sub(1));
    }
    let is_head = |row: &&RawRow| {
        let mut named = 0;
        for cell in row.cells.iter().skip(1).filter(|cell| !cell.is_empty()) {
            let text = document.printed(cell);
            if year_in(text).is_none() && is_figure(document, cell) {
                return false;
            }
            named += 1;
        }
        named > 0
    };
    let rows = raw.iter().take_while(is_head).count();
    // A table of words has one header row at most.
    if rows == raw.len() { usize::from(rows > 1) } else { rows.min(4) }
}

fn is_figure(document: &Document, cell: &Span) -> bool {
    let text = document.printed(cell);
    matches!(text, "-" | "--" | "–" | "—") || !number::in_cell(&document.text, cell.clone()).is_empty()
}

fn read_row(
    document: &Document,
    raw: &RawRow,
    parsed: Vec<Vec<Printed>>,
    columns: &[Column],
    shared: Option<(Unit, Scale)>,
) -> Row {
    let label =
        raw.cells.iter().zip(columns).find(|(cell, column)| !column.figures && !cell.is_empty()).map_or_else(
            || raw.cells.first().map_or(0..0, |cell| cell.start..cell.start),
            |(cell, _)| cell.clone(),
        );
    let named = unit_named(document.printed(&label));
    let implied =
        unit::implied(document.printed(&label), parsed.iter().filter_map(|numbers| numbers.first()));
    let cells = parsed.into_iter().enumerate().map(|(index, numbers)| {
        let span = raw.cells.get(index).cloned().unwrap_or(label.end..label.end);
        let column = columns.get(index);
        let unit = named.or(column.and_then(|column| column.unit)).or(shared).or(implied);
        let figures = column.is_some_and(|column| column.figures);
        read_cell(document, span, if figures { numbers } else { Vec::new() }, unit)
    });
    let cells = cells.collect();
    let text = fold(document.printed(&label));
    Row { words: heavy(&document.text, label.clone()), label, group: None, cells, total: is_total(&text) }
}

fn read_cell(document: &Document, span: Span, numbers: Vec<Printed>, unit: Option<(Unit, Scale)>) -> Cell {
    let text = document.printed(&span);
    let blank = text.is_empty() || matches!(text, "-" | "--" | "–" | "—" | "−" | "---");
    let mut numbers = numbers.into_iter();
    let figure = numbers.next().map(|printed| unit::given(printed, unit));
    Cell { span, figure, aside: numbers.next(), blank }
}

/// Whether a folded label says total.
fn is_total(label: &str) -> bool {
    // `fte_total` is an identifier.
    let words: Vec<&str> =
        label.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let is_word = |word: Option<&&str>| word.is_some_and(|word| TOTAL_WORDS.contains(word));
    // Closing is opening and change together.
    words.first().is_some_and(|word| word.starts_with("utgaende"))
        || is_word(words.first())
        || (words.len() <= LONG_LABEL && is_word(words.last()))
}

/// A row with a label and no figure, blanks aside, heads the rows after it.
fn assign_groups(rows: &mut [Row]) {
    let mut group = None;
    for (index, row) in rows.iter_mut().enumerate() {
        if !row.has_figures()
            && !row.label.is_empty()
            && row.cells.iter().all(|cell| cell.blank || cell.span == row.label)
        {
            group = Some(index);
        } else {
            row.group = group;
        }
        if row.total {
            group = None;
        }
    }
}
