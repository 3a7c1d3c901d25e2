//! Words before a number that make it inexact, and how wide each makes its interval.
//!
//! For a value *v* of magnitude *m*, with *w* the greater of a tenth of *m* and half a unit of its last
//! digit other than zero (16 → 0,5; 40 000 → 5 000):
//!
//! | qualifier | interval of magnitudes |
//! |---|---|
//! | none | *m* ± half a unit of the last printed digit |
//! | about | *m* ± *w* |
//! | just over, just under | *m* … *m* + *w*, *m* − *w* … *m* |
//! | more than, at least | *m* … [`FAR`] |
//! | less than, at most | 0 … *m* |

use crate::amount::{Amount, Interval, ONE};

use super::{
    FAR, Qualifier,
    alike::{alike, is_one_of, phrase_before},
    token::{Kind, Tokens},
};

/// Phrases, the longer before those that they end with.
const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("inte mer än", Qualifier::AtMost),
    ("inte fler än", Qualifier::AtMost),
    ("inte mindre än", Qualifier::AtLeast),
    ("inte färre än", Qualifier::AtLeast),
    ("något mer än", Qualifier::JustOver),
    ("något fler än", Qualifier::JustOver),
    ("lite mer än", Qualifier::JustOver),
    ("något mindre än", Qualifier::JustUnder),
    ("något färre än", Qualifier::JustUnder),
    ("mer än", Qualifier::MoreThan),
    ("fler än", Qualifier::MoreThan),
    ("flera än", Qualifier::MoreThan),
    ("högre än", Qualifier::MoreThan),
    ("större än", Qualifier::MoreThan),
    ("längre än", Qualifier::MoreThan),
    ("mindre än", Qualifier::LessThan),
    ("färre än", Qualifier::LessThan),
    ("lägre än", Qualifier::LessThan),
    ("kortare än", Qualifier::LessThan),
    ("strax över", Qualifier::JustOver),
    ("något över", Qualifier::JustOver),
    ("strax under", Qualifier::JustUnder),
    ("något under", Qualifier::JustUnder),
    ("upp till", Qualifier::AtMost),
    ("som mest", Qualifier::AtMost),
    ("som högst", Qualifier::AtMost),
    ("som minst", Qualifier::AtLeast),
    ("som lägst", Qualifier::AtLeast),
    ("i storleksordningen", Qualifier::About),
    ("ca .", Qualifier::About),
    ("c : a", Qualifier::About),
    ("ca", Qualifier::About),
    ("cirka", Qualifier::About),
    ("circa", Qualifier::About),
    ("ungefär", Qualifier::About),
    ("omkring", Qualifier::About),
    ("runt", Qualifier::About),
    ("uppskattningsvis", Qualifier::About),
    ("drygt", Qualifier::JustOver),
    ("dryga", Qualifier::JustOver),
    ("knappt", Qualifier::JustUnder),
    ("knappa", Qualifier::JustUnder),
    ("nästan", Qualifier::JustUnder),
    ("närmare", Qualifier::JustUnder),
    ("bortåt", Qualifier::JustUnder),
    ("över", Qualifier::MoreThan),
    ("under", Qualifier::LessThan),
    ("minst", Qualifier::AtLeast),
    ("åtminstone", Qualifier::AtLeast),
    ("högst", Qualifier::AtMost),
    ("maximalt", Qualifier::AtMost),
    ("max", Qualifier::AtMost),
];

/// Marks with the same meaning.
const MARKS: &[(char, Qualifier)] = &[
    ('~', Qualifier::About),
    ('≈', Qualifier::About),
    ('<', Qualifier::LessThan),
    ('>', Qualifier::MoreThan),
    ('≤', Qualifier::AtMost),
    ('≥', Qualifier::AtLeast),
];

/// *Under fyra månader* is a time that passes, not fewer months than four.
const TIMES: &[&str] = &[
    "dagar", "dygn", "vecka", "veckor", "månad", "månader", "timmar", "minuter", "kvartal", "år", "tertial",
];

/// What stands before the number whose sign or digits start at this token and end before `end`.
pub fn before(tokens: &Tokens, at: usize, end: usize) -> Qualifier {
    let Some(last) = tokens.before_gap(at) else { return Qualifier::Exact };
    if let Kind::Mark(mark) = tokens.kind(last)
        && let Some((_, qualifier)) = MARKS.iter().find(|(printed, _)| *printed == mark)
        && !closes_tag(tokens, last)
    {
        return *qualifier;
    }
    let word = tokens.str(last);
    let ends = |phrase: &str| {
        phrase.rsplit(' ').next().is_some_and(|piece| alike(piece, word))
            && phrase_before(tokens, at, phrase).is_some()
    };
    let Some((phrase, qualifier)) = QUALIFIERS.iter().find(|(phrase, _)| ends(phrase)) else {
        return Qualifier::Exact;
    };
    let passes = *phrase == "under" && is_one_of(TIMES, tokens.str(tokens.after_gap(end)));
    if passes { Qualifier::Exact } else { *qualifier }
}

/// Whether the word is part of a qualifier.
pub fn is_word(word: &str) -> bool {
    QUALIFIERS.iter().any(|(phrase, _)| phrase.split(' ').any(|piece| alike(piece, word)))
}

/// `<b>12` is markup, not a comparison.
fn closes_tag(tokens: &Tokens, mark: usize) -> bool {
    tokens.kind(mark) == Kind::Mark('>') && mark > 0 && !tokens.is_gap(mark - 1)
}

/// The amount with its interval made as wide as the qualifier says.
pub fn widened(amount: Amount, qualifier: Qualifier) -> Amount {
    let magnitude = amount.value.abs();
    let width = width(&amount, magnitude);
    let Interval { low, high } = match qualifier {
        Qualifier::Exact => return amount,
        Qualifier::About => Interval::around(magnitude, width),
        Qualifier::JustOver => Interval { low: magnitude, high: magnitude + width },
        Qualifier::JustUnder => Interval { low: magnitude - width, high: magnitude },
        Qualifier::MoreThan | Qualifier::AtLeast => Interval { low: magnitude, high: FAR.max(magnitude) },
        Qualifier::LessThan | Qualifier::AtMost => Interval { low: 0, high: magnitude },
    };
    let interval = Interval { low, high };
    Amount { interval: if amount.value < 0 { interval.negated() } else { interval }, ..amount }
}

/// A multiple with its interval: a tenth to each side, for *fördubblats* is told of much that is nearly so.
///
/// *Mer än halverats* is less than half, and a share is not more than the whole.
pub fn widened_multiple(amount: Amount, qualifier: Qualifier, decreases: bool) -> Amount {
    let qualifier = match qualifier {
        Qualifier::Exact => Qualifier::About,
        Qualifier::JustOver if decreases => Qualifier::JustUnder,
        Qualifier::JustUnder if decreases => Qualifier::JustOver,
        Qualifier::MoreThan | Qualifier::AtLeast if decreases => Qualifier::LessThan,
        Qualifier::LessThan | Qualifier::AtMost if decreases => Qualifier::MoreThan,
        other => other,
    };
    let tenth = amount.value / 10;
    let mut amount = match qualifier {
        Qualifier::About => Amount { interval: Interval::around(amount.value, tenth), ..amount },
        Qualifier::JustOver => {
            Amount { interval: Interval { low: amount.value, high: amount.value + tenth }, ..amount }
        }
        Qualifier::JustUnder => {
            Amount { interval: Interval { low: amount.value - tenth, high: amount.value }, ..amount }
        }
        other => widened(amount, other),
    };
    if amount.value < ONE {
        amount.interval.high = amount.interval.high.min(ONE);
    }
    amount
}

fn width(amount: &Amount, magnitude: i128) -> i128 {
    let mut unit = Amount::step(amount.scale, amount.decimals);
    while magnitude > 0 && magnitude % (unit * 10) == 0 {
        unit *= 10;
    }
    i128::max(magnitude / 10, unit / 2)
}
