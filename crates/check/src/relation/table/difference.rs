//! Differences between columns: *avvikelse* = outcome − budget, *förändring* = this year − last year.

use enslinje_domain::Severity;

use super::{COLUMNS, Table};
use crate::{
    amount::{Amount, Unit},
    finding::{Code, Confirmation, Doubt, Finding, Ground, Outcome},
    relation::verdict::{Verdict, judge},
    table::{Cell, Meaning, Row},
};

/// One row of a difference.
struct Line {
    row: usize,
    /// Minuend − subtrahend.
    difference: i128,
    /// As printed.
    verdict: Verdict,
    /// With the other sign: costs printed without sign.
    mirrored: Verdict,
    telling: bool,
}

pub(super) fn check(table: &Table<'_>, outcome: &mut Outcome) {
    let columns: Vec<usize> = table.grid.figure_columns().take(COLUMNS).collect();
    for result in &columns {
        let Some(column) = table.grid.column(*result) else { continue };
        let is_net = column.header.split(' ').any(|word| word == "netto");
        if !(is_net || matches!(column.meaning, Meaning::Variance | Meaning::Change)) {
            continue;
        }
        let mut best: Option<((usize, usize), Vec<Line>)> = None;
        for minuend in columns.iter().filter(|it| *it != result) {
            for subtrahend in columns.iter().filter(|it| *it != result && *it != minuend) {
                let lines = lines(table, *minuend, *subtrahend, *result);
                if best.as_ref().is_none_or(|(pair, found)| {
                    score(table, (*minuend, *subtrahend), &lines) > score(table, *pair, found)
                }) {
                    best = Some(((*minuend, *subtrahend), lines));
                }
            }
        }
        if let Some((pair, lines)) = best.filter(|(pair, lines)| is_accepted(table, *pair, *result, lines)) {
            report(table, pair, *result, &lines, outcome);
        }
    }
}

fn is_rate(unit: Unit) -> bool {
    matches!(unit, Unit::Percent | Unit::PercentagePoint)
}

/// Rows that hold, then the customary order of the columns: outcome before budget, this year before last.
fn score(table: &Table<'_>, pair: (usize, usize), lines: &[Line]) -> (usize, usize, bool) {
    let holding = lines.iter().filter(|line| line.telling && line.verdict.holds()).count();
    let mirrored =
        lines.iter().filter(|line| line.telling && (line.verdict.holds() || line.mirrored.holds())).count();
    (mirrored, holding, is_customary(table, pair))
}

fn is_customary(table: &Table<'_>, (minuend, subtrahend): (usize, usize)) -> bool {
    let (Some(a), Some(b)) = (table.grid.column(minuend), table.grid.column(subtrahend)) else {
        return false;
    };
    let budget = matches!(a.meaning, Meaning::Outcome | Meaning::Forecast)
        && b.meaning == Meaning::Budget
        && a.year == b.year;
    budget || (a.meaning == b.meaning && a.year.zip(b.year).is_some_and(|(a, b)| a == b + 1))
}

fn is_accepted(table: &Table<'_>, pair: (usize, usize), result: usize, lines: &[Line]) -> bool {
    let holding =
        lines.iter().filter(|line| line.telling && (line.verdict.holds() || line.mirrored.holds())).count();
    let failing = lines.iter().filter(|line| !line.verdict.holds() && !line.mirrored.holds()).count();
    let net = table.grid.column(result).is_some_and(|it| it.meaning == Meaning::Other);
    if net {
        return holding >= 3 && failing < holding;
    }
    (holding >= 2 && failing <= holding)
        || (is_customary(table, pair) && (holding >= 1 || lines.len() == 1) && failing <= holding.max(1))
}

fn lines(table: &Table<'_>, minuend: usize, subtrahend: usize, result: usize) -> Vec<Line> {
    let line = |(index, row): (usize, &Row)| {
        let (printed, a, b) = (row.amount(result)?, term(row, minuend)?, term(row, subtrahend)?);
        // Two percentages differ by points, which a column of changes prints with any unit or none.
        let points = a.unit == Unit::Percent && (is_rate(printed.unit) || printed.unit == Unit::None);
        if a.unit != b.unit || !(points || (printed.unit == a.unit && !is_rate(a.unit))) {
            return None;
        }
        let difference = a.value - b.value;
        let interval = a.interval.minus(b.interval);
        Some(Line {
            row: index,
            difference,
            verdict: judge(printed, difference, interval, 2),
            mirrored: judge(printed, -difference, interval.negated(), 2),
            telling: printed.value != 0 && a.value != 0,
        })
    };
    table.grid.rows.iter().enumerate().filter_map(line).collect()
}

/// The figure in a column; a dash is zero of the unit of the row.
fn term(row: &Row, column: usize) -> Option<Amount> {
    let cell = row.cells.get(column)?;
    let like = || row.cells.iter().find_map(|cell| cell.figure.as_ref());
    match &cell.figure {
        Some(figure) => Some(figure.amount),
        None if cell.blank => like().map(|like| Amount::computed(0, &like.amount)),
        None => None,
    }
}

fn report(table: &Table<'_>, pair: (usize, usize), result: usize, lines: &[Line], outcome: &mut Outcome) {
    let straight = lines.iter().filter(|line| line.telling && line.verdict.holds()).count();
    let mirrored =
        lines.iter().filter(|line| line.telling && line.mirrored.holds() && !line.verdict.holds()).count();
    for line in lines {
        let Some(row) = table.grid.rows.get(line.row) else { continue };
        let (Some(cell), Some(a), Some(b), Some(printed)) =
            (row.cells.get(result), row.cells.get(pair.0), row.cells.get(pair.1), row.amount(result))
        else {
            continue;
        };
        let places = vec![table.mark(cell), table.mark(a), table.mark(b)];
        let percent = a.figure.as_ref().is_some_and(|it| it.amount.unit == Unit::Percent);
        let code = if percent { Code::Points } else { Code::Difference };
        // A lone row with the other sign in a table that otherwise keeps one is doubtful.
        let other_sign = !line.verdict.holds() && line.mirrored.holds();
        let lone = other_sign && mirrored == 1 && straight >= 3;
        let swapped = other_sign && !lone;
        if line.verdict.holds() || swapped {
            let (first, second) = if swapped { (b, a) } else { (a, b) };
            let formula = formula(table, first, second, &table.printed(cell));
            let rounding = if swapped { line.mirrored } else { line.verdict } == Verdict::Rounded;
            outcome.confirmed.push(Confirmation::new(code, places, formula, rounding));
            continue;
        }
        let expected = Amount::computed(line.difference, &printed);
        outcome.findings.push(
            Finding::new(
                code,
                if lone { Severity::Warning } else { Severity::Error },
                if lone { 50 } else { 92 },
                places,
            )
            .formula(formula(table, a, b, &expected.written()))
            .expecting(expected)
            .because(vec![Ground::Table, Ground::Columns])
            .unless(if lone { vec![Doubt::Definition] } else { Vec::new() })
            .naming("label", table.label(row)),
        );
    }
}

/// `a − b = c` of printed numbers.
fn formula(table: &Table<'_>, a: &Cell, b: &Cell, result: &str) -> String {
    let subtrahend = table.printed(b);
    if subtrahend.starts_with(['-', '−', '–']) {
        format!("{} − ({subtrahend}) = {result}", table.printed(a))
    } else {
        format!("{} − {subtrahend} = {result}", table.printed(a))
    }
}
