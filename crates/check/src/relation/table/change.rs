//! Changes in percent: in a row of their own, in a column of their own, or in brackets in the cell.

use enslinje_domain::Severity;

use super::{COLUMNS, Table};
use crate::{
    amount::{Amount, Interval, Unit},
    document::Span,
    finding::{Code, Confirmation, Finding, Ground, Mark, Outcome},
    number::Printed,
    relation::verdict::{Verdict, judge},
    table::{Cell, Meaning, Row},
    word::fold,
};

/// A printed change with the two values it is the change of.
#[derive(Clone)]
struct Line<'a> {
    printed: &'a Printed,
    new: &'a Cell,
    old: &'a Cell,
    row: &'a Row,
    percent: i128,
    interval: Interval,
    verdict: Verdict,
    is_turned: bool,
}

impl<'a> Line<'a> {
    /// The same with the other sign.
    fn turned(&self) -> Self {
        let (percent, interval) = (-self.percent, self.interval.negated());
        let verdict = judge(self.printed.amount, percent, interval, 2);
        Line { percent, interval, verdict, is_turned: !self.is_turned, ..*self }
    }
}

pub(super) fn check(table: &Table<'_>, outcome: &mut Outcome) {
    rows(table, outcome);
    asides(table, outcome);
    columns(table, outcome);
}

/// Rows of percentages under the row whose change they tell, such as *nettokostnadsutveckling*.
fn rows(table: &Table<'_>, outcome: &mut Outcome) {
    let rows = &table.grid.rows;
    let mut lines = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let label = fold(&table.label(row));
        let named =
            ["utveckling", "forandring", "okning", "minskning"].iter().any(|word| label.contains(word));
        let percent = row
            .cells
            .iter()
            .filter_map(|cell| cell.figure.as_ref())
            .all(|figure| figure.amount.unit == Unit::Percent);
        let above = rows.get(..index).and_then(|rows| rows.iter().rev().find(|row| row.has_figures()));
        if let (true, true, Some(above)) = (named, percent && row.has_figures(), above) {
            for (column, cell) in row.cells.iter().enumerate() {
                let pair = earlier(table, column)
                    .and_then(|earlier| Some((above.cells.get(column)?, above.cells.get(earlier)?)));
                if let (Some(printed), Some((new, old))) = (&cell.figure, pair) {
                    lines.extend(line(printed, new, old, above));
                }
            }
        }
    }
    report(table, &lines, outcome);
}

/// Percentages in brackets beside the value: `1 800 (−4,7 %)`.
fn asides(table: &Table<'_>, outcome: &mut Outcome) {
    let mut lines = Vec::new();
    for row in &table.grid.rows {
        for (column, cell) in row.cells.iter().enumerate() {
            let old = earlier(table, column).and_then(|earlier| row.cells.get(earlier));
            if let (Some(printed), Some(old)) =
                (cell.aside.as_ref().filter(|it| it.amount.unit == Unit::Percent), old)
            {
                lines.extend(line(printed, cell, old, row));
            }
        }
    }
    report(table, &lines, outcome);
}

/// A column headed *förändring %* or *avvikelse %* between two others.
fn columns(table: &Table<'_>, outcome: &mut Outcome) {
    let columns: Vec<usize> = table.grid.figure_columns().take(COLUMNS).collect();
    for result in &columns {
        let Some(column) = table.grid.column(*result) else { continue };
        if !matches!(column.meaning, Meaning::Change | Meaning::Variance) {
            continue;
        }
        let mut best: Vec<Line<'_>> = Vec::new();
        for new in columns.iter().filter(|it| *it != result) {
            for old in columns.iter().filter(|it| *it != result && *it != new) {
                let lines: Vec<Line<'_>> = table
                    .grid
                    .rows
                    .iter()
                    .filter_map(|row| {
                        let printed = row
                            .cells
                            .get(*result)?
                            .figure
                            .as_ref()
                            .filter(|it| it.amount.unit == Unit::Percent)?;
                        line(printed, row.cells.get(*new)?, row.cells.get(*old)?, row)
                    })
                    .collect();
                let holding = |lines: &[Line<'_>]| lines.iter().filter(|line| line.verdict.holds()).count();
                // A cost above the budget is a negative variance.
                let either = |line: &Line<'_>| line.old.figure.as_ref().is_some_and(|it| it.amount.value < 0);
                let kept = |line: &Line<'_>| either(line) && line.verdict.holds();
                let turned: Vec<Line<'_>> =
                    lines.iter().map(|line| if kept(line) { line.clone() } else { line.turned() }).collect();
                for lines in [lines, turned] {
                    if holding(&lines) > holding(&best) {
                        best = lines;
                    }
                }
            }
        }
        report(table, &best, outcome);
    }
}

/// The column of the year before that of `column`.
fn earlier(table: &Table<'_>, column: usize) -> Option<usize> {
    table
        .grid
        .earlier(column, |it| !matches!(it.meaning, Meaning::Budget | Meaning::Variance | Meaning::Reference))
}

fn line<'a>(printed: &'a Printed, new: &'a Cell, old: &'a Cell, row: &'a Row) -> Option<Line<'a>> {
    let (a, b) = (new.figure.as_ref()?.amount, old.figure.as_ref()?.amount);
    if a.unit != b.unit
        || matches!(a.unit, Unit::Percent | Unit::PercentagePoint)
        || b.value == 0
        || (a.value < 0) != (b.value < 0)
    {
        return None;
    }
    let Amount { value: percent, interval, .. } = Amount::change_percent(&a, &b)?;
    let verdict = judge(printed.amount, percent, interval, 2);
    let straight = Line { printed, new, old, row, percent, interval, verdict, is_turned: false };
    // Of negative amounts either sign is printed.
    let turned = straight.turned();
    Some(if b.value < 0 && turned.verdict.holds() { turned } else { straight })
}

/// Reports when at least one change holds, and not more fail than hold.
fn report(table: &Table<'_>, lines: &[Line<'_>], outcome: &mut Outcome) {
    let holding = lines.iter().filter(|line| line.verdict.holds()).count();
    if holding == 0 || lines.len() > 2 * holding {
        return;
    }
    for line in lines {
        let mark = |span: &Span, amount: Amount| Mark {
            document: table.reading.index,
            span: span.clone(),
            amount: Some(amount),
        };
        let places =
            vec![mark(&line.printed.digits, line.printed.amount), table.mark(line.new), table.mark(line.old)];
        let expected = Amount::computed(line.percent, &line.printed.amount);
        let formula = |result: &str| {
            let (new, old) = (table.printed(line.new), table.printed(line.old));
            if line.is_turned {
                format!("(1 − {new} / {old}) · 100 = {result}")
            } else {
                format!("({new} / {old} − 1) · 100 = {result}")
            }
        };
        if line.verdict.holds() {
            let formula = formula(table.document().printed(&line.printed.digits));
            let rounding = line.verdict == Verdict::Rounded;
            outcome.confirmed.push(Confirmation::new(Code::Change, places, formula, rounding));
            continue;
        }
        outcome.findings.push(
            Finding::new(Code::Change, Severity::Error, if holding > 2 { 95 } else { 80 }, places)
                .formula(formula(&expected.written()))
                .expecting(expected)
                .because(vec![Ground::Table, Ground::Columns])
                .naming("label", table.label(line.row)),
        );
    }
}
