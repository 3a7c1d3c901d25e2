//! Numbers written out, up to hundred, and multiples and shares: *hälften, två tredjedelar, fördubblats*.

use crate::amount::ONE;

use super::{
    alike::{alike, starts_alike},
    token::{Kind, Tokens},
};

/// Words below twenty, and hundred.
const SMALL: &[(&str, i128)] = &[
    ("noll", 0),
    ("en", 1),
    ("ett", 1),
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
    ("tretton", 13),
    ("fjorton", 14),
    ("femton", 15),
    ("sexton", 16),
    ("sjutton", 17),
    ("arton", 18),
    ("nitton", 19),
    ("hundra", 100),
    ("etthundra", 100),
];

/// Tens, alone or before one of the first nine.
const TENS: &[(&str, i128)] = &[
    ("tjugo", 20),
    ("trettio", 30),
    ("fyrtio", 40),
    ("femtio", 50),
    ("sextio", 60),
    ("sjuttio", 70),
    ("åttio", 80),
    ("nittio", 90),
];

/// Parts of a whole: beginnings of words, after a number or alone in definite form.
const PARTS: &[(&str, i128)] = &[
    ("tredjedel", 3),
    ("fjärdedel", 4),
    ("femtedel", 5),
    ("sjättedel", 6),
    ("sjundedel", 7),
    ("åttondel", 8),
    ("niondel", 9),
    ("tiondel", 10),
];

/// Beginnings of words for a multiple, as numerator and denominator, and whether they tell a decrease.
const MULTIPLES: &[(&str, i128, i128, bool)] = &[
    ("hälften", 1, 2, false),
    ("halver", 1, 2, true),
    ("fördubbl", 2, 1, false),
    ("dubbelt", 2, 1, false),
    ("tredubbl", 3, 1, false),
    ("trefaldig", 3, 1, false),
    ("fyrdubbl", 4, 1, false),
    ("fyrfaldig", 4, 1, false),
    ("femdubbl", 5, 1, false),
    ("tiodubbl", 10, 1, false),
];

/// Longest and shortest of these words, in bytes, with room for noise.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=16;

/// The number that the word says, from zero to hundred.
pub fn cardinal(word: &str) -> Option<i128> {
    if !LENGTHS.contains(&word.len()) {
        return None;
    }
    if let Some((_, value)) = SMALL.iter().chain(TENS).find(|(name, _)| alike(name, word)) {
        return Some(*value);
    }
    let (tens, value) = TENS.iter().find(|(tens, _)| starts_alike(tens, word))?;
    let (middle, _) = word.char_indices().nth(tens.chars().count())?;
    let tail = word.get(middle..)?;
    let (_, ones) = SMALL.iter().find(|(name, ones)| (1..=9).contains(ones) && alike(name, tail))?;
    Some(value + ones)
}

/// The round number of *ett tjugotal*, at its last word.
pub fn round(tokens: &Tokens, at: usize) -> Option<i128> {
    let word = tokens.str(at);
    let value = cardinal(word.strip_suffix("tal")?).filter(|value| *value >= 10)?;
    alike("ett", tokens.str(tokens.before_gap(at)?)).then_some(value)
}

/// First two letters of all these words, without those that noise changes.
const STARTS: &[&[u8; 2]] = &[
    b"no", b"en", b"et", b"tv", b"tr", b"fy", b"fe", b"se", b"sj", b"ni", b"ti", b"el", b"to", b"fj", b"ar",
    b"hu", b"ha", b"fo", b"du", b"tj", b"at", b"hd", b"h4", b"f6", b"sd", b"s6", b"t1", b"tl", b"n1", b"nl",
];

/// Whether the word may begin a number or a multiple: sorts out most words by their first letters.
pub fn may_start(word: &str) -> bool {
    match *word.as_bytes() {
        [first, second, ..] if first.is_ascii() && second.is_ascii() => {
            STARTS.contains(&&[first.to_ascii_lowercase(), second.to_ascii_lowercase()])
        }
        [first, ..] => matches!(first, b'e' | b'f' | b'h' | b's' | b'E' | b'F' | b'H' | b'S' | 0xC3),
        [] => false,
    }
}

/// Whether the word is *en* or *ett*, mostly an article.
pub fn is_article(word: &str) -> bool {
    alike("en", word) || alike("ett", word)
}

/// A multiple or share that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Multiple {
    /// The factor in millionths.
    pub factor: i128,
    /// The token after it.
    pub end: usize,
    /// Whether it tells a decrease: *mer än halverats* is less than half.
    pub decreases: bool,
}

/// The multiple that starts at this token.
pub fn multiple(tokens: &Tokens, at: usize) -> Option<Multiple> {
    if tokens.kind(at) != Kind::Word && tokens.kind(at) != Kind::Mixed {
        return None;
    }
    let word = tokens.str(at);
    if let Some((_, over, under, decreases)) = MULTIPLES.iter().find(|(start, ..)| starts_alike(start, word))
    {
        return Some(Multiple { factor: over * ONE / under, end: at + 1, decreases: *decreases });
    }
    let (count, noun) = match cardinal(word) {
        Some(count) => (count, tokens.after_gap(at + 1)),
        None => (1, at),
    };
    let (_, parts) = PARTS.iter().find(|(start, _)| starts_alike(start, tokens.str(noun)))?;
    Some(Multiple { factor: count * ONE / parts, end: noun + 1, decreases: false })
}
