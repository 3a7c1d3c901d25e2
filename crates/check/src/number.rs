//! Numbers as Swedish reports print them: in running text and in cells of tables.
//!
//! Years, dates, paragraphs, registry numbers, headings, telephone numbers, ages and codes are no
//! numbers here. What a number counts, and which number it should agree with, is decided elsewhere.

mod alike;
mod cell;
mod chain;
mod context;
mod digits;
mod glue;
mod judge;
mod one;
mod qualifier;
mod scan;
mod spelled;
mod token;
mod unit;

#[cfg(test)]
mod tests;

use chain::Mode;
use token::Tokens;

use crate::{
    amount::{Amount, ONE},
    document::Span,
};

/// A number found in text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// From the sign, or the first digit, through the unit word: `-17,1 miljoner kronor`.
    pub span: Span,
    /// Sign and digits only: `-17,1`; the word for a number written out.
    pub digits: Span,
    /// Value with unit, its interval widened by the qualifier.
    pub amount: Amount,
    /// The printed sign.
    pub sign: Option<Sign>,
    /// What the words before it say about its exactness.
    pub qualifier: Qualifier,
    /// How it is written.
    pub form: Form,
}

/// A printed sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`, `−` or `–`
    Minus,
}

/// How exact the words before a number say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Nothing is said: half a unit of the last printed digit to each side.
    Exact,
    /// *Cirka, ungefär, omkring, runt.*
    About,
    /// *Drygt, strax över.*
    JustOver,
    /// *Knappt, nästan, närmare.*
    JustUnder,
    /// *Mer än, fler än, över.*
    MoreThan,
    /// *Mindre än, färre än, under.*
    LessThan,
    /// *Minst.*
    AtLeast,
    /// *Högst, upp till, som mest.*
    AtMost,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// With digits.
    Digits,
    /// Written out: *tolv, hundra*.
    Word,
    /// As a factor or share: *hälften, en tredjedel, fördubblats, halverats*. The value is the factor
    /// in millionths, without unit.
    Multiple,
}

/// Stands for no upper bound: a million million millions, in millionths. Greater numbers are not read,
/// so that sums, and percentages of them, stay far inside `i128`.
pub const FAR: i128 = 1_000_000_000_000_000_000 * ONE;

/// Numbers in running text inside `span` of `text`, in order; none for a span outside the text.
///
/// A unit that is printed once holds for all numbers that it closes: *från 17 till 16 procent*.
pub fn in_prose(text: &str, span: Span) -> Vec<Printed> {
    scan::numbers(&Tokens::new(text, span), Mode::Prose)
}

/// Numbers in a cell of a table: `1 800 (-4,7%)` gives two, `--` or mostly words give none.
///
/// A lone whole number of four digits from 1990 to 2049 is a year; ranges of whole numbers without unit
/// and `-19` before `20–25` are labels of intervals. Long codes without groups are numbers.
pub fn in_cell(text: &str, span: Span) -> Vec<Printed> {
    let tokens = Tokens::new(text, span.clone());
    if cell::is_label(text, &span, &tokens) { Vec::new() } else { scan::numbers(&tokens, Mode::Cell) }
}
