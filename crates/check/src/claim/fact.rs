//! What the tables of a document say.

use super::{Claim, Measure, Subject};
use crate::{
    amount::{Amount, Unit},
    document::Document,
    finding::Mark,
    table::{Cell, Column, Grid, Meaning, Row},
    word::{fold, heavy},
};

/// The figures of all tables, and the changes between their years.
pub(crate) fn facts(document: &Document, index: usize, grids: &[Grid]) -> Vec<Claim> {
    let mut facts = Vec::new();
    for grid in grids {
        for row in grid
            .rows
            .iter()
            .filter(|row| row.has_figures() && is_named(row) && !is_rate_of_change(document, row))
        {
            let table = Source { document, index, grid, row };
            for column in grid.figure_columns() {
                table.level(column, &mut facts);
                table.change(column, &mut facts);
                table.variance(column, &mut facts);
            }
        }
    }
    facts
}

struct Source<'a> {
    document: &'a Document,
    index: usize,
    grid: &'a Grid,
    row: &'a Row,
}

/// A row is told of by its label; a total by that of the table.
fn is_named(row: &Row) -> bool {
    !row.words.is_empty() || row.total
}

/// Rows such as *nettokostnadsutveckling 7,6 %*: a change, told by the row above.
fn is_rate_of_change(document: &Document, row: &Row) -> bool {
    let label = fold(document.printed(&row.label));
    let named = ["utveckling", "forandring", "okning", "minskning"].iter().any(|word| label.contains(word));
    named
        && row
            .cells
            .iter()
            .filter_map(|cell| cell.figure.as_ref())
            .all(|figure| figure.amount.unit == Unit::Percent)
}

impl Source<'_> {
    fn subject(&self, column: &Column) -> Subject {
        let mut words = self.row.words.clone();
        if self.row.total && words.is_empty() {
            words.extend(heavy(&self.document.text, self.grid.corner.clone()));
        }
        words.extend_from_slice(self.grid.group_words(self.row));
        if column.meaning == Meaning::Other && column.year.is_none() {
            words.extend(heavy(&self.document.text, column.span.clone()));
        }
        let mut subject = Subject::of(&words, &heavy(&self.document.text, self.grid.title.clone()));
        // What is left of the whole budget is the result.
        if self.row.total && subject.core.is_empty() && column.meaning == Meaning::Variance {
            subject.measured.push("resultat".to_owned());
        }
        subject.label = self.document.printed(&self.row.label).to_owned();
        subject
    }

    /// Whether the table's title says that it tells results: `Resultat per avdelning`.
    fn tells_results(&self) -> bool {
        let title = fold(self.document.printed(&self.grid.title));
        title.len() < 120
            && (title.contains("resultat per")
                || title.contains("resultat enligt")
                || title.contains("avvikelse per"))
    }

    fn mark(&self, cell: &Cell) -> Option<Mark> {
        let figure = cell.figure.as_ref()?;
        Some(Mark { document: self.index, span: figure.digits.clone(), amount: Some(figure.amount) })
    }

    fn level(&self, index: usize, facts: &mut Vec<Claim>) {
        let (Some(column), Some(cell)) = (self.grid.column(index), self.row.cells.get(index)) else { return };
        let (Some(figure), Some(mark)) = (&cell.figure, self.mark(cell)) else { return };
        let measures: &[Measure] = match column.meaning {
            // The result of a part of the organisation is its variance from the budget.
            Meaning::Outcome | Meaning::Other
                if column.header.contains("resultat") || self.tells_results() =>
            {
                &[Measure::Level, Measure::Variance]
            }
            Meaning::Outcome | Meaning::Other | Meaning::Total => &[Measure::Level],
            Meaning::Budget => &[Measure::Budget],
            Meaning::Forecast => &[Measure::Forecast],
            Meaning::Variance => &[Measure::Variance],
            Meaning::Change => &[Measure::Change],
            Meaning::Share | Meaning::Reference => return,
        };
        for measure in measures {
            facts.push(Claim {
                subject: self.subject(column),
                measure: *measure,
                amount: figure.amount,
                year: column.year,
                base: None,
                places: vec![mark.clone()],
                formula: String::new(),
                span: self.row.label.clone(),
                tabled: true,
                firm: !column.is_part,
                scoped: false,
            });
        }
    }

    /// The change from the column of the year before, in the unit and in percent (or points).
    fn change(&self, index: usize, facts: &mut Vec<Claim>) {
        let Some(column) = self.grid.column(index).filter(|it| is_outcome(it)) else { return };
        // The year before, and the years before that where one column tells of each.
        let before = self.grid.earlier(index, is_outcome);
        let far = self.grid.figure_columns().filter(|other| {
            let year = self.grid.column(*other).filter(|it| is_outcome(it)).and_then(|it| it.year);
            year.zip(column.year).is_some_and(|(old, new)| old + 1 < new)
        });
        for earlier in before.into_iter().chain(far) {
            self.change_from(index, earlier, column, facts);
        }
    }

    fn change_from(&self, index: usize, earlier: usize, column: &Column, facts: &mut Vec<Claim>) {
        let base = self.grid.column(earlier).and_then(|it| it.year);
        let (Some(new), Some(old)) = (self.row.amount(index), self.row.amount(earlier)) else { return };
        let places: Vec<Mark> =
            [index, earlier].iter().filter_map(|it| self.mark(self.row.cells.get(*it)?)).collect();
        let printed =
            |mark: Option<&Mark>| mark.map(|mark| self.document.printed(&mark.span)).unwrap_or_default();
        let mut push = |amount: Amount, formula: String| {
            facts.push(Claim {
                subject: self.subject(column),
                measure: Measure::Change,
                amount,
                year: column.year,
                base,
                places: places.clone(),
                formula,
                span: self.row.label.clone(),
                tabled: true,
                firm: true,
                scoped: false,
            });
        };
        let (a, b) = (printed(places.first()), printed(places.get(1)));
        let unit = if new.unit == Unit::Percent { Unit::PercentagePoint } else { new.unit };
        let difference =
            Amount { value: new.value - old.value, interval: new.interval.minus(old.interval), unit, ..new };
        push(difference, format!("{a} − {b} = {}", difference.written()));
        let alike = new.unit != Unit::Percent && (new.value < 0) == (old.value < 0);
        if let Some(percent) = Amount::change_percent(&new, &old).filter(|_| alike) {
            push(percent, format!("({a} / {b} − 1) · 100 = {}", percent.written()));
        }
    }
}

impl Source<'_> {
    /// The variance from the budget of the same year, when no column prints it.
    fn variance(&self, index: usize, facts: &mut Vec<Claim>) {
        let Some(column) = self.grid.column(index).filter(|it| it.meaning == Meaning::Outcome) else {
            return;
        };
        let budget = self.grid.figure_columns().find(|other| {
            self.grid.column(*other).is_some_and(|it| it.meaning == Meaning::Budget && it.year == column.year)
        });
        let Some(budget) = budget else { return };
        let (Some(outcome), Some(planned)) = (self.row.amount(index), self.row.amount(budget)) else {
            return;
        };
        if outcome.unit != planned.unit {
            return;
        }
        let places: Vec<Mark> =
            [index, budget].iter().filter_map(|it| self.mark(self.row.cells.get(*it)?)).collect();
        let amount = Amount {
            value: outcome.value - planned.value,
            interval: outcome.interval.minus(planned.interval),
            ..outcome
        };
        let printed =
            |mark: Option<&Mark>| mark.map(|mark| self.document.printed(&mark.span)).unwrap_or_default();
        facts.push(Claim {
            subject: self.subject(column),
            measure: Measure::Variance,
            amount,
            year: column.year,
            base: None,
            formula: format!(
                "{} − ({}) = {}",
                printed(places.first()),
                printed(places.get(1)),
                amount.written()
            ),
            places,
            span: self.row.label.clone(),
            tabled: true,
            firm: true,
            scoped: false,
        });
    }
}

fn is_outcome(column: &Column) -> bool {
    matches!(column.meaning, Meaning::Outcome | Meaning::Other)
}
