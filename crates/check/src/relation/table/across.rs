//! Totals of columns: the last column, or one headed *Summa*, is the sum of those before it.

use enslinje_domain::Severity;

use super::{COLUMNS, Table, sum_formula};
use crate::{
    amount::{Amount, Interval, Unit},
    finding::{Code, Confirmation, Finding, Ground, Outcome},
    relation::verdict::{Verdict, judge},
    table::{Meaning, Row},
};

/// One row of a sum over columns.
struct Line {
    row: usize,
    sum: i128,
    verdict: Verdict,
    parts: usize,
}

pub(super) fn check(table: &Table<'_>, outcome: &mut Outcome) {
    let columns: Vec<usize> = table.grid.figure_columns().take(COLUMNS).collect();
    for (at, total) in columns.iter().enumerate() {
        let Some(column) = table.grid.column(*total) else { continue };
        let net = column.header.split(' ').any(|word| word == "netto");
        let labelled = column.meaning == Meaning::Total || net;
        let last = at + 1 == columns.len() && at >= 2;
        if !(labelled || last)
            || matches!(column.meaning, Meaning::Variance | Meaning::Change | Meaning::Share)
        {
            continue;
        }
        let before = (0..at.saturating_sub(1)).map(|from| &columns[from..at]);
        // `Totalt` may stand before its parts as well.
        let after = (at + 3..=columns.len()).map(|to| &columns[at + 1..to]).filter(|_| labelled);
        let best = before.chain(after).map(|parts| (parts, lines(table, parts, *total))).max_by_key(
            |(parts, lines)| {
                (lines.iter().filter(|line| line.verdict.holds() && line.parts > 1).count(), parts.len())
            },
        );
        if let Some((parts, lines)) = best.filter(|(_, lines)| is_accepted(lines, labelled)) {
            report(table, parts, *total, &lines, outcome);
        }
    }
}

fn lines(table: &Table<'_>, parts: &[usize], total: usize) -> Vec<Line> {
    let sum = |(index, row): (usize, &Row)| {
        let printed = row.amount(total)?;
        let amounts: Vec<Amount> = parts.iter().filter_map(|column| row.amount(*column)).collect();
        if amounts.is_empty() || amounts.iter().any(|amount| amount.unit != printed.unit) {
            return None;
        }
        let blank =
            |column: &usize| row.cells.get(*column).is_some_and(|cell| cell.blank || cell.figure.is_some());
        if !parts.iter().all(blank) {
            return None;
        }
        let sum = amounts.iter().map(|amount| amount.value).sum();
        let interval = amounts.iter().fold(Interval::exact(0), |all, amount| all.plus(amount.interval));
        let nonzero = amounts.iter().filter(|amount| amount.value != 0).count();
        let verdict = judge(printed, sum, interval, amounts.len());
        // The rate of all is no sum of the rates of the parts.
        let rate = matches!(printed.unit, Unit::Percent | Unit::PercentagePoint);
        (verdict.holds() || !rate).then_some(Line { row: index, sum, verdict, parts: nonzero })
    };
    table.grid.rows.iter().enumerate().filter_map(sum).collect()
}

/// At least two rows (three without a word that says total) with several parts agree, and few do not.
fn is_accepted(lines: &[Line], labelled: bool) -> bool {
    let telling = lines.iter().filter(|line| line.verdict.holds() && line.parts > 1).count();
    let failing = lines.iter().filter(|line| !line.verdict.holds()).count();
    if labelled { telling >= 1 && failing <= telling } else { telling >= 3 && failing * 4 <= telling }
}

fn report(table: &Table<'_>, parts: &[usize], total: usize, lines: &[Line], outcome: &mut Outcome) {
    for line in lines {
        let Some(row) = table.grid.rows.get(line.row) else { continue };
        let (Some(cell), Some(printed)) = (row.cells.get(total), row.amount(total)) else { continue };
        let terms: Vec<_> = parts
            .iter()
            .filter_map(|column| row.cells.get(*column))
            .filter(|cell| cell.figure.is_some())
            .collect();
        let places: Vec<_> =
            std::iter::once(cell).chain(terms.iter().copied()).map(|cell| table.mark(cell)).collect();
        let texts: Vec<String> = terms.iter().map(|cell| table.printed(cell)).collect();
        if line.verdict.holds() {
            let rounding = line.verdict == Verdict::Rounded;
            let formula = sum_formula(&texts, &table.printed(cell));
            outcome.confirmed.push(Confirmation::new(Code::Sum, places, formula, rounding));
            continue;
        }
        let expected = Amount::computed(line.sum, &printed);
        let unlikely = line.verdict == Verdict::Unlikely;
        outcome.findings.push(
            Finding::new(Code::Sum, if unlikely { Severity::Warning } else { Severity::Error }, 90, places)
                .formula(sum_formula(&texts, &expected.written()))
                .expecting(expected)
                .because(vec![Ground::Table, Ground::Columns])
                .unless(if unlikely { vec![crate::finding::Doubt::Part] } else { Vec::new() })
                .naming("label", table.label(row)),
        );
    }
}
