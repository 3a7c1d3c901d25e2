//! Relations inside one table.

mod across;
mod change;
mod difference;
mod pattern;
mod share;
mod sum;

use super::Reading;
use crate::{
    document::Document,
    finding::{Mark, Outcome},
    table::{Cell, Row},
};

/// Of a very wide table only so many columns of figures are compared with each other.
const COLUMNS: usize = 16;

/// Checks every table of a document.
pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for grid in &reading.grids {
        let table = Table { reading, grid };
        sum::check(&table, outcome);
        across::check(&table, outcome);
        difference::check(&table, outcome);
        change::check(&table, outcome);
        share::check(&table, outcome);
        pattern::check(&table, outcome);
    }
}

/// A table with the document it stands in.
struct Table<'a> {
    reading: &'a Reading<'a>,
    grid: &'a crate::table::Grid,
}

impl Table<'_> {
    fn document(&self) -> &Document {
        self.reading.document
    }

    /// The figure of a cell as a marked place.
    fn mark(&self, cell: &Cell) -> Mark {
        let figure = cell.figure.as_ref();
        let span = figure.map_or_else(|| cell.span.clone(), |printed| printed.digits.clone());
        Mark { document: self.reading.index, span, amount: figure.map(|printed| printed.amount) }
    }

    /// The label of a row as printed.
    fn label(&self, row: &Row) -> String {
        self.document().printed(&row.label).to_owned()
    }

    /// The digits of a cell as printed; a blank as zero.
    fn printed(&self, cell: &Cell) -> String {
        match &cell.figure {
            Some(figure) => self.document().printed(&figure.digits).to_owned(),
            None => "0".to_owned(),
        }
    }
}

/// `a + b + … = c` of printed numbers; long sums are cut in the middle.
fn sum_formula(terms: &[String], result: &str) -> String {
    let mut formula = String::new();
    let cut = terms.len() > 10;
    for (index, term) in terms.iter().enumerate() {
        if cut && index == 4 {
            formula.push_str(" + …");
        }
        if cut && (4..terms.len() - 3).contains(&index) {
            continue;
        }
        let negative = term.strip_prefix(['-', '−', '–']);
        match (formula.is_empty(), negative) {
            (true, _) => formula.push_str(term),
            (false, Some(rest)) => formula.extend([" − ", rest.trim_start()]),
            (false, None) => formula.extend([" + ", term.trim_start_matches('+')]),
        }
    }
    formula + " = " + result
}
