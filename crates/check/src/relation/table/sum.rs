//! Totals of rows: a labelled total, or a row that is the sum of those above it in most columns.
//!
//! Rows are laid on a stack from top to bottom; a total takes its parts off and lays itself on, so
//! that totals of totals are found without knowing the form of the table.

use enslinje_domain::Severity;

use super::{Table, sum_formula};
use crate::{
    amount::{Amount, Interval},
    finding::{Code, Confirmation, Doubt, Finding, Ground, Outcome},
    relation::verdict::{Verdict, is_telling, judge},
    table::Row,
};

/// The longest run of rows that is tried as the parts of a total without a word that says so.
const LONGEST: usize = 60;

/// The longest run that is tried, short of all rows, for a total that says so.
const LONGEST_LABELLED: usize = 90;

/// The parts of a total, as indices of rows, and how they fare.
struct Fit {
    parts: Vec<usize>,
    /// Columns where the sum holds with figures that tell.
    telling: usize,
    /// Columns where the sum holds at all.
    holding: usize,
    /// Columns where it fails.
    failing: usize,
    /// The greatest miss in relation to the total, in percent.
    miss: i128,
}

/// One column of a sum.
struct Line {
    column: usize,
    total: Amount,
    sum: i128,
    verdict: Verdict,
}

pub(super) fn check(table: &Table<'_>, outcome: &mut Outcome) {
    let mut stack: Vec<usize> = Vec::new();
    for (index, row) in table.grid.rows.iter().enumerate() {
        if !(row.has_figures() || row.has_hidden(&table.grid.columns)) || is_part_of_last(table, row) {
            continue;
        }
        let fit = best(table, &stack, index);
        if let Some(fit) = fit.filter(|fit| is_accepted(table, index, row, fit)) {
            report(table, index, &fit, outcome);
            stack.retain(|row| !fit.parts.contains(row));
        }
        stack.push(index);
    }
    head_first(table, outcome);
    whereof(table, outcome);
}

/// Rows `varav …` and `därav …` that together make up the row above them.
fn whereof(table: &Table<'_>, outcome: &mut Outcome) {
    let rows = &table.grid.rows;
    let mut at = 0;
    while at < rows.len() {
        let parts: Vec<usize> =
            (at + 1..rows.len()).take_while(|index| is_part_of_last(table, &rows[*index])).collect();
        let next = at + 1 + parts.len();
        if parts.len() > 1 && rows[at].has_figures() {
            let fit = fit(table, parts, at);
            // Parts that make up no column are not all parts.
            if fit.telling > 0 && fit.holding >= fit.failing {
                report(table, at, &fit, outcome);
            }
        }
        at = next;
    }
}

/// `varav …` and `därav …` tell a part of the row above, already counted there.
fn is_part_of_last(table: &Table<'_>, row: &Row) -> bool {
    let label = table.document().printed(&row.label).trim_start_matches(['-', '–', '•', ' ']).to_lowercase();
    ["varav", "därav", "darav"].iter().any(|word| label.starts_with(word))
}

/// The run of rows at the top of the stack that fits best as the parts of `total`.
fn best(table: &Table<'_>, stack: &[usize], total: usize) -> Option<Fit> {
    let labelled = table.grid.rows.get(total).is_some_and(|row| row.total) || closes(table, total);
    let longest = stack.len().min(if labelled { LONGEST_LABELLED } else { LONGEST });
    let mut best: Option<Fit> = None;
    // A total of a very long table is that of all its rows.
    let whole = Some(stack.len()).filter(|length| labelled && *length > longest);
    for length in (2..=longest).chain(whole) {
        let parts = stack[stack.len() - length..].to_vec();
        let fit = fit(table, parts, total);
        let better = best.as_ref().is_none_or(|best| {
            let key = |fit: &Fit| {
                (
                    fit.telling,
                    fit.holding,
                    if labelled { std::cmp::Reverse(fit.failing) } else { std::cmp::Reverse(0) },
                )
            };
            key(&fit) > key(best) || (labelled && key(&fit) == key(best) && fit.miss <= best.miss)
        });
        if better {
            best = Some(fit);
        }
    }
    best
}

fn fit(table: &Table<'_>, parts: Vec<usize>, total: usize) -> Fit {
    let lines = lines(table, &parts, total);
    let count = |test: fn(&Line) -> bool| lines.iter().filter(|line| test(line)).count();
    let telling = count(|line| line.verdict.holds() && is_telling(line.total));
    let holding = count(|line| line.verdict.holds() && line.total.value != 0);
    let failing = count(|line| !line.verdict.holds());
    let miss = lines
        .iter()
        .filter(|line| line.total.value != 0)
        .map(|line| ((line.sum - line.total.value) * 100 / line.total.value).abs())
        .max();
    Fit { parts, telling, holding, failing, miss: miss.unwrap_or(0) }
}

/// The sum in each column where the total and at least one part have a figure of one unit.
fn lines(table: &Table<'_>, parts: &[usize], total: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for column in table.grid.figure_columns() {
        let Some(printed) = table.grid.rows.get(total).and_then(|row| row.amount(column)) else { continue };
        let mut sum = 0;
        let mut interval = Interval::exact(0);
        let mut terms = 0;
        let mut comparable = true;
        for row in parts.iter().filter_map(|part| table.grid.rows.get(*part)) {
            match row.amount(column) {
                Some(amount) if amount.unit == printed.unit => {
                    sum += amount.value;
                    interval = interval.plus(amount.interval);
                    terms += 1;
                }
                Some(_) => comparable = false,
                None => comparable &= row.cells.get(column).is_some_and(|cell| cell.blank),
            }
        }
        if comparable && terms > 0 && !is_rate(printed) {
            lines.push(Line { column, total: printed, sum, verdict: judge(printed, sum, interval, terms) });
        }
    }
    lines
}

/// Percentages and averages do not add up.
fn is_rate(amount: Amount) -> bool {
    matches!(amount.unit, crate::amount::Unit::Percent | crate::amount::Unit::PercentagePoint)
}

/// Whether the structure is proven: by the label, or by several columns that agree.
fn is_accepted(table: &Table<'_>, total: usize, row: &Row, fit: &Fit) -> bool {
    let columns = fit.holding + fit.failing;
    if row.total || closes(table, total) {
        // A total that agrees nowhere may lack rows; one near its parts is a total all the same.
        return columns > 0 && (fit.holding > 0 || (fit.miss <= 100 && !is_mean(table, total, fit)));
    }
    let named = ["resultat", "netto", "verksamhetens", "kostnader", "intakter", "hela", "alla"];
    let label = crate::word::fold(&table.label(row));
    let named = named.iter().any(|word| label.contains(word));
    let enough = if named { fit.telling >= 1 && fit.holding >= 2 } else { fit.telling >= 2 };
    (enough && fit.holding > fit.failing)
        || (named && columns == 1 && fit.telling == 1 && fit.parts.len() > 2)
}

/// `Ram 2025` under `Ram 2024` and what changes it: the first row's label with another year closes.
fn closes(table: &Table<'_>, total: usize) -> bool {
    let rows = &table.grid.rows;
    let plain = |row: &Row| -> String {
        crate::word::fold(&table.label(row)).chars().filter(|c| c.is_alphabetic()).collect()
    };
    let (Some(first), Some(last)) = (rows.first(), rows.get(total)) else { return false };
    let year = |row: &Row| crate::table::year_in(&table.label(row));
    total >= 3
        && total + 1 == rows.len()
        && year(first).zip(year(last)).is_some_and(|(a, b)| a + 1 == b)
        && plain(first) == plain(last)
}

/// Whether the figures of a row lie among those above it in every column: an index or a mean, no sum.
fn is_mean(table: &Table<'_>, total: usize, fit: &Fit) -> bool {
    lines(table, &fit.parts, total).iter().all(|line| {
        let above = table.grid.rows.iter().take(total);
        let values: Vec<i128> =
            above.filter_map(|row| row.amount(line.column)).map(|amount| amount.value).collect();
        let among = values.iter().min().zip(values.iter().max());
        among.is_some_and(|(least, most)| (*least..=*most).contains(&line.total.value))
    })
}

fn report(table: &Table<'_>, total: usize, fit: &Fit, outcome: &mut Outcome) {
    let Some(row) = table.grid.rows.get(total) else { return };
    for line in lines(table, &fit.parts, total) {
        let cells = std::iter::once(total).chain(fit.parts.iter().copied());
        let cells = cells.filter_map(|row| table.grid.rows.get(row)?.cells.get(line.column));
        let places: Vec<_> =
            cells.clone().filter(|cell| cell.figure.is_some()).map(|cell| table.mark(cell)).collect();
        let terms: Vec<String> =
            cells.skip(1).filter(|cell| cell.figure.is_some()).map(|cell| table.printed(cell)).collect();
        if line.verdict.holds() {
            let printed = row.cells.get(line.column).map(|cell| table.printed(cell)).unwrap_or_default();
            if line.total.value != 0 || terms.len() > 1 {
                let rounding = line.verdict == Verdict::Rounded;
                outcome.confirmed.push(Confirmation::new(
                    Code::Sum,
                    places,
                    sum_formula(&terms, &printed),
                    rounding,
                ));
            }
            continue;
        }
        let expected = Amount::computed(line.sum, &line.total);
        let (severity, doubts) = grade(row, fit, &line);
        outcome.findings.push(
            Finding::new(Code::Sum, severity, confidence(row, fit), places)
                .formula(sum_formula(&terms, &expected.written()))
                .expecting(expected)
                .because(if row.total {
                    vec![Ground::Table, Ground::Total]
                } else {
                    vec![Ground::Table, Ground::Columns]
                })
                .unless(doubts)
                .naming("label", table.label(row)),
        );
    }
}

fn grade(row: &Row, fit: &Fit, line: &Line) -> (Severity, Vec<Doubt>) {
    if line.verdict == Verdict::Unlikely {
        return (Severity::Warning, vec![Doubt::Part]);
    }
    // Rows may be missing where nothing else proves the parts and the miss is large.
    let proven = fit.holding > 0 || (row.total && fit.miss <= 50 && fit.failing == 1);
    if proven { (Severity::Error, Vec::new()) } else { (Severity::Warning, vec![Doubt::Part]) }
}

fn confidence(row: &Row, fit: &Fit) -> u8 {
    match (fit.telling, row.total) {
        (0, true) => 70,
        (1, true) => 90,
        (_, true) => 97,
        (0 | 1, false) => 60,
        (2, false) => 85,
        (_, false) => 95,
    }
}

/// A total above its parts: rows that begin with the same word, one of which says total.
fn head_first(table: &Table<'_>, outcome: &mut Outcome) {
    for (index, row) in table.grid.rows.iter().enumerate() {
        let (true, true, Some(first)) = (row.total, row.has_figures(), row.words.first()) else { continue };
        let alike = |other: &Row| {
            other.group == row.group && other.words.first().is_some_and(|word| word.stem == first.stem)
        };
        let parts: Vec<usize> = table
            .grid
            .rows
            .iter()
            .enumerate()
            .skip(index + 1)
            .take_while(|(_, other)| other.group == row.group && (other.has_figures() || !other.total))
            .filter(|(_, other)| other.has_figures() && alike(other) && !has_rate(other))
            .map(|(part, _)| part)
            .collect();
        if parts.len() < 2 {
            continue;
        }
        let fit = fit(table, parts, index);
        if fit.holding >= 1 && fit.holding >= fit.failing {
            report(table, index, &fit, outcome);
        }
    }
}

fn has_rate(row: &Row) -> bool {
    row.cells.iter().filter_map(|cell| cell.figure.as_ref()).any(|figure| is_rate(figure.amount))
}
