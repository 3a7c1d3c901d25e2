//! Columns of shares: each row's part of the total of another column.

use enslinje_domain::Severity;

use super::{COLUMNS, Table};
use crate::{
    amount::{Amount, Interval, ONE, Unit},
    finding::{Code, Confirmation, Finding, Ground, Outcome},
    relation::verdict::{Verdict, judge},
    table::{Meaning, Row},
};

/// A share with the row whose part it is.
struct Line {
    row: usize,
    value: i128,
    verdict: Verdict,
}

pub(super) fn check(table: &Table<'_>, outcome: &mut Outcome) {
    let total = table.grid.rows.iter().rposition(|row| row.total && row.has_figures());
    let columns: Vec<usize> = table.grid.figure_columns().take(COLUMNS).collect();
    for share in &columns {
        let Some(column) = table.grid.column(*share) else { continue };
        let mut amounts = table.grid.rows.iter().filter_map(|row| row.amount(*share));
        let named = column.meaning == Meaning::Share
            || column.header.trim() == "%"
            || column.header.contains("procent");
        // `Förbrukat i procent` of figures without a sign of their own.
        let percent = amounts.all(|amount| amount.unit == Unit::Percent);
        if !percent || matches!(column.meaning, Meaning::Variance | Meaning::Change) {
            continue;
        }
        let others = || columns.iter().filter(|base| *base != share);
        let holding = |lines: &[Line]| lines.iter().filter(|line| line.verdict.holds()).count();
        let of_total = total.filter(|_| named).and_then(|total| {
            let best = others()
                .map(|base| (Ratio::OfTotal { base: *base, total }, lines(table, *base, *share, total)));
            best.max_by_key(|(_, lines)| holding(lines))
        });
        let in_row = others()
            .flat_map(|part| others().map(|whole| (*part, *whole)))
            .filter(|(part, whole)| part != whole)
            .map(|(part, whole)| (Ratio::InRow { part, whole }, row_lines(table, part, whole, *share)))
            .max_by_key(|(_, lines)| holding(lines))
            .filter(|(_, lines)| is_telling(lines));
        let best = [of_total, in_row].into_iter().flatten().max_by_key(|(_, lines)| holding(lines));
        if let Some((ratio, lines)) = best {
            report(table, ratio, *share, &lines, outcome);
        }
    }
}

/// What a share is a share of.
#[derive(Clone, Copy)]
enum Ratio {
    /// The same column in the row of totals.
    OfTotal { base: usize, total: usize },
    /// Another column of the row.
    InRow { part: usize, whole: usize },
}

/// Three shares that are neither none nor all of it.
fn is_telling(lines: &[Line]) -> bool {
    let holding = lines.iter().filter(|line| line.verdict.holds());
    holding.clone().filter(|line| line.value > ONE && (line.value - 100 * ONE).abs() > ONE).count() >= 3
        && holding.count() * 3 > lines.len() * 2
}

/// Each row's share of one column in another.
fn row_lines(table: &Table<'_>, part: usize, whole: usize, share: usize) -> Vec<Line> {
    let line = |(index, row): (usize, &Row)| {
        let (printed, part, whole) = (row.amount(share)?, row.amount(part)?, row.amount(whole)?);
        if part.unit != whole.unit || part.unit == Unit::Percent {
            return None;
        }
        let interval = Interval::ratio_percent(part.interval.absolute(), whole.interval.absolute())?;
        let value = (interval.low + interval.high) / 2;
        Some(Line { row: index, value, verdict: judge(printed, value, interval, 2) })
    };
    table.grid.rows.iter().enumerate().filter_map(line).collect()
}

fn lines(table: &Table<'_>, base: usize, share: usize, total: usize) -> Vec<Line> {
    let Some(whole) = table.grid.rows.get(total).and_then(|row| row.amount(base)) else { return Vec::new() };
    let line = |(index, row): (usize, &Row)| {
        let (printed, part) = (row.amount(share)?, row.amount(base)?);
        if index == total || part.unit != whole.unit || part.unit == Unit::Percent {
            return None;
        }
        let interval = Interval::ratio_percent(part.interval.absolute(), whole.interval.absolute())?;
        let value = (interval.low + interval.high) / 2;
        Some(Line { row: index, value, verdict: judge(printed, value, interval, 2) })
    };
    table.grid.rows.iter().enumerate().filter_map(line).collect()
}

fn report(table: &Table<'_>, ratio: Ratio, share: usize, lines: &[Line], outcome: &mut Outcome) {
    let holding = lines.iter().filter(|line| line.verdict.holds()).count();
    if holding < 2 || holding * 2 < lines.len() {
        return;
    }
    for line in lines {
        let cell = |row: usize, column: usize| table.grid.rows.get(row).and_then(|row| row.cells.get(column));
        let (part, whole) = match ratio {
            Ratio::OfTotal { base, total } => (cell(line.row, base), cell(total, base)),
            Ratio::InRow { part, whole } => (cell(line.row, part), cell(line.row, whole)),
        };
        let (Some(told), Some(part), Some(whole)) = (cell(line.row, share), part, whole) else {
            continue;
        };
        let Some(printed) = told.figure.as_ref().map(|figure| figure.amount) else { continue };
        let places = vec![table.mark(told), table.mark(part), table.mark(whole)];
        let formula =
            |result: &str| format!("{} / {} · 100 = {result}", table.printed(part), table.printed(whole));
        if line.verdict.holds() {
            let rounding = line.verdict == Verdict::Rounded;
            outcome.confirmed.push(Confirmation::new(
                Code::Share,
                places,
                formula(&table.printed(told)),
                rounding,
            ));
            continue;
        }
        let expected = Amount::computed(line.value, &printed);
        outcome.findings.push(
            Finding::new(Code::Share, Severity::Error, 85, places)
                .formula(formula(&expected.written()))
                .expecting(expected)
                .because(vec![Ground::Table, Ground::Columns])
                .naming(
                    "label",
                    table.grid.rows.get(line.row).map(|row| table.label(row)).unwrap_or_default(),
                ),
        );
    }
}
