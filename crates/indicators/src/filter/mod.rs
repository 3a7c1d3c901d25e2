//! The filter language of definitions: `target_group = "child" and not (closed is empty)`.
//!
//! Text is read into a tree with byte positions ([`parse`]) and checked against a register's columns
//! ([`check`]). The engine evaluates the checked tree on batches. Nothing here touches data.

pub mod check;
pub mod parse;
#[cfg(test)]
mod tests;

use crate::register::Register;
use enslinje_domain::clock::ClockId;
use std::ops::Range;

/// Deepest nesting of `not` and parentheses.
pub const DEEPEST: usize = 64;
/// Longest filter, in bytes.
pub const LONGEST: usize = 64 * 1024;

/// A fault in a filter: message code, bytes of the filter's text, and parameters of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterFault {
    /// Message id, such as `filter-unknown-column`.
    pub code: &'static str,
    /// Where in the text of the filter.
    pub span: Range<usize>,
    /// Parameters by name.
    pub args: Vec<(&'static str, String)>,
}

impl FilterFault {
    pub(crate) fn new(code: &'static str, span: Range<usize>) -> Self {
        Self { code, span, args: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Whether `left` stands in this relation to `right`.
    pub fn holds<T: Ord>(self, left: T, right: T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// One condition on one row. An empty cell satisfies none but [`Atom::Empty`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Atom {
    /// The code is one of these, in alphabetical order.
    Category {
        /// Column.
        column: &'static str,
        /// Codes.
        values: Vec<String>,
    },
    /// Compares a day (days since 1970-01-01), öre, a key or a whole number.
    Number {
        /// Column.
        column: &'static str,
        /// Relation.
        comparison: Comparison,
        /// Right-hand side.
        value: i64,
    },
    /// Compares the age in whole years on the day of a column.
    Age {
        /// Day column.
        at: &'static str,
        /// Relation.
        comparison: Comparison,
        /// Whole years.
        years: i64,
    },
    /// The cell is empty.
    Empty {
        /// Column.
        column: &'static str,
    },
    /// The day of `column` lies after the due date that the clock gives for the day of `from`.
    OverdueAt {
        /// Day column that is judged.
        column: &'static str,
        /// Day column that starts the clock.
        from: &'static str,
        /// Clock.
        clock: ClockId,
    },
}

/// A checked filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Expr {
    /// All hold; at least two.
    And(Vec<Expr>),
    /// At least one holds; at least two.
    Or(Vec<Expr>),
    /// Does not hold.
    Not(Box<Expr>),
    /// One condition.
    Atom(Atom),
}

/// The clock that `overdue at` means: that of the definition, started by the definition's `from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    /// Day column that starts the clock.
    pub from: &'static str,
    /// Clock.
    pub clock: ClockId,
}

/// A filter as it was written, with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The text.
    pub source: String,
    /// The meaning.
    pub expr: Expr,
}

impl Filter {
    /// Reads and checks `text` against the columns of `register`.
    ///
    /// # Errors
    /// Every fault that was found: at most one of grammar, otherwise all of names and types.
    pub fn read(
        text: &str,
        register: &'static Register,
        overdue: Option<&Overdue>,
    ) -> Result<Self, Vec<FilterFault>> {
        let tree = parse::parse(text).map_err(|fault| vec![fault])?;
        let expr = check::check(&tree, register, overdue)?;
        Ok(Self { source: text.to_owned(), expr })
    }
}

impl Expr {
    /// Calls `visit` for each condition, from left to right.
    pub fn each_atom<'a>(&'a self, visit: &mut dyn FnMut(&'a Atom)) {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.each_atom(visit)),
            Self::Not(part) => part.each_atom(visit),
            Self::Atom(atom) => visit(atom),
        }
    }
}

impl Atom {
    /// The columns that it reads.
    pub fn columns(&self) -> Vec<&'static str> {
        match self {
            Self::Category { column, .. } | Self::Number { column, .. } | Self::Empty { column } => {
                vec![column]
            }
            Self::Age { at, .. } => vec![at, "birth"],
            Self::OverdueAt { column, from, .. } => vec![column, from],
        }
    }
}
