//! A number printed with digits: groups of thousands, decimals, and letters read for digits.

use crate::amount::Scale;

use super::token::{Kind, Tokens};

/// Most digits of a number; what is longer is a code.
const LONGEST: usize = 15;
/// Most decimals of a number.
const MOST_DECIMALS: usize = 6;

/// Digits as printed, without sign and unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    /// First token.
    pub first: usize,
    /// The token after the last.
    pub end: usize,
    /// All digits as one whole number.
    pub mantissa: i128,
    /// How many of them are decimals.
    pub decimals: u8,
    /// Digits before the decimals.
    pub whole_digits: usize,
    /// Whether thousands are grouped.
    pub grouped: bool,
    /// Whether a point and no comma stands before the decimals.
    pub point: bool,
    /// Whether it starts with a zero that no number starts with.
    pub padded: bool,
    /// Whether a letter was read for a digit.
    pub noisy: bool,
}

impl Body {
    /// The digits from this token; none when it does not start with digits.
    pub fn at(tokens: &Tokens, first: usize) -> Option<Self> {
        let mut body = Self {
            first,
            end: first,
            mantissa: 0,
            decimals: 0,
            whole_digits: 0,
            grouped: false,
            point: false,
            padded: false,
            noisy: false,
        };
        let start = numeral(tokens, first).or_else(|| lone_letter(tokens, first))?;
        body.padded = start.starts_with(['0', 'O', 'o']) && start.len() > 1;
        body.take(start)?;
        body.end += 1;
        body.take_groups(tokens)?;
        body.take_decimals(tokens)?;
        Some(body)
    }

    /// The number that a word says, as if printed with digits.
    pub fn of_word(at: usize, value: i128) -> Self {
        let whole_digits = if value < 10 { 1 } else { 2 };
        Self {
            first: at,
            end: at + 1,
            mantissa: value,
            decimals: 0,
            whole_digits,
            grouped: false,
            point: false,
            padded: false,
            noisy: false,
        }
    }

    /// Whether it is a whole number without groups.
    pub fn is_plain(&self) -> bool {
        self.decimals == 0 && !self.grouped
    }

    /// The value, in millionths of the base unit.
    pub fn millionths(&self, scale: Scale) -> i128 {
        self.mantissa * scale.factor() * 10_i128.pow(6 - u32::from(self.decimals.min(6)))
    }

    fn take(&mut self, digits: &str) -> Option<()> {
        self.whole_digits += digits.len();
        if self.whole_digits > LONGEST {
            return None;
        }
        self.noisy |= !digits.bytes().all(|c| c.is_ascii_digit());
        for c in digits.bytes() {
            self.mantissa = self.mantissa * 10 + i128::from(value(c)?);
        }
        Some(())
    }

    /// Groups of exactly three digits, all after one space of the same kind.
    fn take_groups(&mut self, tokens: &Tokens) -> Option<()> {
        let separator = tokens.kind(self.end);
        let short = self.whole_digits <= 3 && self.mantissa > 0 && !self.padded;
        if !short || !matches!(separator, Kind::Space | Kind::Fixed) {
            return Some(());
        }
        while tokens.kind(self.end) == separator
            && let Some(group) = numeral(tokens, self.end + 1).filter(|group| group.len() == 3)
        {
            self.take(group)?;
            self.grouped = true;
            self.end += 2;
        }
        Some(())
    }

    fn take_decimals(&mut self, tokens: &Tokens) -> Option<()> {
        let Kind::Mark(mark @ (',' | '.')) = tokens.kind(self.end) else { return Some(()) };
        let Some(digits) = numeral(tokens, self.end + 1) else { return Some(()) };
        if digits.len() > MOST_DECIMALS {
            return None;
        }
        let whole_digits = self.whole_digits;
        self.take(digits)?;
        self.whole_digits = whole_digits;
        self.decimals = u8::try_from(digits.len()).ok()?;
        self.point = mark == '.';
        self.end += 2;
        Some(())
    }
}

/// The digits of a token, also with `l`, `I` and `O` read for one and zero.
fn numeral<'a>(tokens: &Tokens<'a>, at: usize) -> Option<&'a str> {
    let text = tokens.str(at);
    match tokens.kind(at) {
        Kind::Digits => Some(text),
        Kind::Mixed => text.bytes().all(|c| value(c).is_some()).then_some(text),
        _ => None,
    }
}

/// A letter that stands alone for the first digit of a number that goes on: `l 289`, `O,5`. A capital
/// `I` is the preposition where a sentence may start.
fn lone_letter<'a>(tokens: &Tokens<'a>, at: usize) -> Option<&'a str> {
    let text = tokens.str(at);
    let is_digits = |at: usize| tokens.kind(at) == Kind::Digits;
    let has_decimals = |at: usize| tokens.kind(at) == Kind::Mark(',') && is_digits(at + 1);
    let has_group = matches!(tokens.kind(at + 1), Kind::Space | Kind::Fixed)
        && is_digits(at + 2)
        && tokens.str(at + 2).len() == 3;
    let within_sentence =
        || tokens.before_gap(at).is_some_and(|before| tokens.str(before).starts_with(char::is_lowercase));
    let stands = match text {
        "l" => has_decimals(at + 1) || has_group,
        "I" => has_decimals(at + 1) || has_group && (has_decimals(at + 3) || within_sentence()),
        "O" => has_decimals(at + 1),
        _ => false,
    };
    stands.then_some(text)
}

fn value(c: u8) -> Option<u8> {
    match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'l' | b'I' => Some(1),
        b'O' | b'o' => Some(0),
        _ => None,
    }
}
