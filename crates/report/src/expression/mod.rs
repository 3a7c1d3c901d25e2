//! The inline language `{indicator[part]@period/unit | format}`: what stands between braces.
//!
//! Reading only: whether an indicator, unit or list exists is decided in [`crate::scope`].

mod brace;
mod condition;
mod format;
mod parse;
mod period;
mod scanner;

pub(crate) use brace::{Braced, find_braced, unescape};
pub(crate) use condition::{Condition, parse_condition};
pub(crate) use format::{Agreement, Direction, Format, Scale, Sign, UnitWord, View, parse_format};
pub(crate) use parse::{parse_expression, parse_parts};
pub(crate) use period::{PeriodExpression, parse_period};
pub(crate) use scanner::Scanner;

use enslinje_domain::{Diagnostic, Place, Split};
use std::ops::Range;

/// Something with the bytes where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spanned<T> {
    /// The thing.
    pub value: T,
    /// Bytes of the text that was read.
    pub span: Range<usize>,
}

/// A mistake in what was read: code, bytes and parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Code of the diagnostic.
    pub code: &'static str,
    /// Bytes of the text that was read.
    pub span: Range<usize>,
    /// Parameters of the message.
    pub args: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault without parameters.
    pub fn new(code: &'static str, span: Range<usize>) -> Self {
        Self { code, span, args: Vec::new() }
    }

    /// The same fault with one more parameter.
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The fault as an error at `place`.
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic { args: self.args, ..Diagnostic::error(self.code, place) }
    }
}

/// What stands between two braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expression {
    /// A figure of an indicator.
    Figure(FigureExpression),
    /// A period in words, or its first or last day.
    Period { period: Spanned<PeriodExpression>, show: PeriodShow },
    /// The day until which the data were known.
    AsOf,
    /// The committee's name.
    Committee,
    /// The name of an organisational unit.
    UnitName(Spanned<String>),
    /// How many rows of a list fulfil a condition.
    Count { list: Spanned<String>, condition: Condition, format: Format },
    /// The sum of a field over the rows of a list that fulfil a condition.
    Sum { list: Spanned<String>, field: Spanned<String>, condition: Condition, format: Format },
}

/// A figure as written: only the indicator is always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FigureExpression {
    /// Indicator.
    pub indicator: Spanned<String>,
    /// Part of the whole.
    pub by: Split,
    /// Period, when written.
    pub period: Option<Spanned<PeriodExpression>>,
    /// Unit, when written.
    pub unit: Option<Spanned<String>>,
    /// How it is shown.
    pub format: Format,
    /// Bytes of the format, or of the indicator when there is none.
    pub format_span: Range<usize>,
}

/// What of a period is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeriodShow {
    /// In words.
    Words,
    /// Its first day.
    FirstDay,
    /// Its last day.
    LastDay,
}

#[cfg(test)]
mod tests;
