//! Units and powers as they are printed after a number.

use crate::amount::{Scale, Unit};

use super::{
    alike::{alike, ends_alike, is_one_of, phrase_from},
    token::{Kind, Tokens},
};

/// A unit that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// The unit.
    pub unit: Unit,
    /// The power.
    pub scale: Scale,
    /// The token after it.
    pub end: usize,
}

/// Phrases after a number, the longer before those that they begin with. `*` is any beginning of a word.
const UNITS: &[(&str, Unit, Scale)] = &[
    ("tusen kronor", Unit::Kronor, Scale::Thousand),
    ("tusen kr", Unit::Kronor, Scale::Thousand),
    ("tusentals kronor", Unit::Kronor, Scale::Thousand),
    ("tusen", Unit::None, Scale::Thousand),
    ("tkr", Unit::Kronor, Scale::Thousand),
    ("kkr", Unit::Kronor, Scale::Thousand),
    ("tsek", Unit::Kronor, Scale::Thousand),
    ("ksek", Unit::Kronor, Scale::Thousand),
    ("miljoner svenska kronor", Unit::Kronor, Scale::Million),
    ("miljoner kronor", Unit::Kronor, Scale::Million),
    ("miljoner kr", Unit::Kronor, Scale::Million),
    ("miljoner sek", Unit::Kronor, Scale::Million),
    ("miljon kronor", Unit::Kronor, Scale::Million),
    ("milj . kronor", Unit::Kronor, Scale::Million),
    ("milj . kr", Unit::Kronor, Scale::Million),
    ("milj kr", Unit::Kronor, Scale::Million),
    ("mn kr", Unit::Kronor, Scale::Million),
    ("miljoner", Unit::Kronor, Scale::Million),
    ("miljon", Unit::Kronor, Scale::Million),
    ("mnkr", Unit::Kronor, Scale::Million),
    ("mkr", Unit::Kronor, Scale::Million),
    ("msek", Unit::Kronor, Scale::Million),
    ("mn", Unit::Kronor, Scale::Million),
    ("miljarder kronor", Unit::Kronor, Scale::Billion),
    ("miljard kronor", Unit::Kronor, Scale::Billion),
    ("miljarder kr", Unit::Kronor, Scale::Billion),
    ("miljarder", Unit::Kronor, Scale::Billion),
    ("miljard", Unit::Kronor, Scale::Billion),
    ("mdkr", Unit::Kronor, Scale::Billion),
    ("mdr kr", Unit::Kronor, Scale::Billion),
    ("mdr", Unit::Kronor, Scale::Billion),
    ("kronor", Unit::Kronor, Scale::One),
    ("krona", Unit::Kronor, Scale::One),
    ("kr", Unit::Kronor, Scale::One),
    ("sek", Unit::Kronor, Scale::One),
    (": -", Unit::Kronor, Scale::One),
    ("% - enheters", Unit::PercentagePoint, Scale::One),
    ("% - enheter", Unit::PercentagePoint, Scale::One),
    ("% - enhet", Unit::PercentagePoint, Scale::One),
    ("% enheter", Unit::PercentagePoint, Scale::One),
    ("% enhet", Unit::PercentagePoint, Scale::One),
    ("procent - enheter", Unit::PercentagePoint, Scale::One),
    ("procent - enhet", Unit::PercentagePoint, Scale::One),
    ("procent enheter", Unit::PercentagePoint, Scale::One),
    ("procent enhet", Unit::PercentagePoint, Scale::One),
    ("procentenheters", Unit::PercentagePoint, Scale::One),
    ("procentenheter", Unit::PercentagePoint, Scale::One),
    ("procentenhets", Unit::PercentagePoint, Scale::One),
    ("procentenhet", Unit::PercentagePoint, Scale::One),
    ("procentpoäng", Unit::PercentagePoint, Scale::One),
    ("%", Unit::Percent, Scale::One),
    ("procents", Unit::Percent, Scale::One),
    ("procentig", Unit::Percent, Scale::One),
    ("procentiga", Unit::Percent, Scale::One),
    ("procentigt", Unit::Percent, Scale::One),
    ("procent", Unit::Percent, Scale::One),
    ("vård dygn", Unit::Days, Scale::One),
    ("vård dagar", Unit::Days, Scale::One),
    ("*dygn", Unit::Days, Scale::One),
    ("dagars", Unit::Days, Scale::One),
    ("dagar", Unit::Days, Scale::One),
    ("dag", Unit::Days, Scale::One),
    ("vårddagar", Unit::Days, Scale::One),
    ("arbetsdagar", Unit::Days, Scale::One),
    ("kalenderdagar", Unit::Days, Scale::One),
    ("sjukdagar", Unit::Days, Scale::One),
    ("placeringsdagar", Unit::Days, Scale::One),
    ("stycken", Unit::Count, Scale::One),
    ("styck", Unit::Count, Scale::One),
    ("st", Unit::Count, Scale::One),
];

/// Millions of these are no money.
const NOT_MONEY: &[&str] =
    &["människor", "invånare", "personer", "barn", "besök", "individer", "timmar", "användare", "svenskar"];

/// The unit that starts at this token, a gap before it left out.
pub fn read(tokens: &Tokens, at: usize) -> Option<Read> {
    let start = match tokens.kind(at) {
        Kind::Space | Kind::Fixed | Kind::Wide | Kind::Newline => tokens.after_gap(at),
        _ => at,
    };
    // The mark of `:-` stands at the digits.
    if !matches!(tokens.kind(start), Kind::Word | Kind::Mixed | Kind::Mark('%'))
        && (tokens.kind(start) != Kind::Mark(':') || start != at)
    {
        return None;
    }
    let (unit, scale, end) = UNITS
        .iter()
        .find_map(|(phrase, unit, scale)| Some((*unit, *scale, ending(tokens, start, phrase)?)))?;
    let counts = scale >= Scale::Million
        && end == start + 1
        && is_one_of(NOT_MONEY, tokens.str(tokens.after_gap(end)));
    Some(Read { unit: if counts { Unit::None } else { unit }, scale, end })
}

fn ending(tokens: &Tokens, at: usize, phrase: &str) -> Option<usize> {
    let end = match phrase.strip_prefix('*') {
        Some(ending) => {
            (tokens.kind(at) == Kind::Word && ends_alike(ending, tokens.str(at))).then_some(at + 1)?
        }
        None => phrase_from(tokens, at, phrase)?,
    };
    // `st-` and `kr/` go on, `dagar-` is cut from a longer word.
    let goes_on = tokens.kind(end) == Kind::Mark('-')
        && tokens.is_solid(end + 1)
        && tokens.kind(end - 1) != Kind::Mark('-');
    (!goes_on).then_some(end)
}

/// Whether a word glued to digits is a unit.
pub fn is_word(word: &str) -> bool {
    UNITS.iter().any(|(phrase, ..)| alike(phrase, word)) || ends_alike("dygn", word)
}
