//! Columns of shares: each row's part of the total of another column.

use enslinje_domain::Severity;

use super::{COLUMNS, Table};
use crate::{
    amount::{Amount, Interval, Unit},
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
    let Some(total) = table.grid.rows.iter().rposition(|row| row.total && row.has_figures()) else { return };
    let columns: Vec<usize> = table.grid.figure_columns().take(COLUMNS).collect();
    for share in &columns {
        let Some(column) = table.grid.column(*share) else { continue };
        let percent = table
            .grid
            .rows
            .iter()
            .filter_map(|row| row.amount(*share))
            .all(|amount| amount.unit == Unit::Percent);
        if !percent
            || !(column.meaning == Meaning::Share
                || column.header.trim() == "%"
                || column.header.contains("procent"))
        {
            continue;
        }
        let best = columns
            .iter()
            .filter(|base| *base != share)
            .map(|base| (*base, lines(table, *base, *share, total)));
        let best = best.max_by_key(|(_, lines)| lines.iter().filter(|line| line.verdict.holds()).count());
        if let Some((base, lines)) = best {
            report(table, base, *share, total, &lines, outcome);
        }
    }
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

fn report(table: &Table<'_>, base: usize, share: usize, total: usize, lines: &[Line], outcome: &mut Outcome) {
    let holding = lines.iter().filter(|line| line.verdict.holds()).count();
    if holding < 2 || holding * 2 < lines.len() {
        return;
    }
    for line in lines {
        let cell = |row: usize, column: usize| table.grid.rows.get(row).and_then(|row| row.cells.get(column));
        let (Some(told), Some(part), Some(whole)) =
            (cell(line.row, share), cell(line.row, base), cell(total, base))
        else {
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
