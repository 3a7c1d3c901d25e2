//! What a sentence or a table says: of what, when, how much.

mod fact;
mod index;
mod prose;
mod subject;

pub(crate) use fact::facts;
pub(crate) use index::Index;
pub(crate) use prose::claims;
pub(crate) use subject::{Direction, Likeness, Subject, direction_of, is_generic, likeness};

use crate::{amount::Amount, document::Span, finding::Mark};

/// What is told of the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Measure {
    /// Its size in the period.
    Level,
    /// How it changed from the period before, without sign.
    Change,
    /// How it stands to the budget, without sign.
    Variance,
    /// Its budget.
    Budget,
    /// Its forecast.
    Forecast,
}

/// A figure that is said of something.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    /// Of what.
    pub subject: Subject,
    /// What is told.
    pub measure: Measure,
    /// How much.
    pub amount: Amount,
    /// Of which year, when known.
    pub year: Option<i32>,
    /// The year that a change is counted from, when it is told or known; else the year before.
    pub base: Option<i32>,
    /// Where it stands: the figure, or the two figures it is computed from.
    pub places: Vec<Mark>,
    /// How it is computed from them; empty for a printed figure.
    pub formula: String,
    /// The sentence or the row.
    pub span: Span,
    /// Whether it comes from a table.
    pub tabled: bool,
    /// Whether it may be compared at all: not when only told as part of a longer thought.
    pub firm: bool,
    /// Whether a heading with a colon narrows what it speaks of.
    pub scoped: bool,
}

impl Claim {
    /// The first byte of its figure.
    pub fn start(&self) -> usize {
        self.places.first().map_or(self.span.start, |mark| mark.span.start)
    }
}
