//! Numbers as Swedish reports print them: in running text and in cells of tables.
//!
//! Years, dates, paragraphs, registry numbers, headings, telephone numbers, ages and codes are no
//! numbers here. What a number counts, and which number it should agree with, is decided elsewhere.

mod digits;
mod token;
mod unit;

use crate::{
    amount::{Amount, Scale, Unit},
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

/// Numbers in running text inside `span` of `text`, in order; none for a span outside the text.
pub fn in_prose(text: &str, span: Span) -> Vec<Printed> {
    let tokens = token::Tokens::new(text, span);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(body) = digits::Body::at(&tokens, at) else {
            at += 1;
            continue;
        };
        at = body.end;
        let span = tokens.span(body.first, body.end);
        let amount = Amount::printed(body.millionths(Scale::One), Unit::None, Scale::One, body.decimals);
        found.push(Printed {
            span: span.clone(),
            digits: span,
            amount,
            sign: None,
            qualifier: Qualifier::Exact,
            form: Form::Digits,
        });
    }
    found
}

/// Numbers in a cell of a table: `1 800 (-4,7%)` gives two, `--` or mostly words give none.
pub fn in_cell(text: &str, span: Span) -> Vec<Printed> {
    in_prose(text, span)
}
