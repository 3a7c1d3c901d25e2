//! Numbers as people read them: exact rounding half away from zero, thousands apart, true minus.
//!
//! Both languages part thousands with a no-break space, so that a comma can only be a Swedish decimal
//! comma.

use crate::Locale;
use enslinje_domain::Number;

/// Between groups of three digits, and between a number and its unit.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// The minus sign of running text.
pub const MINUS: char = '\u{2212}';

/// The value with `decimals` decimals, half away from zero: `1 209 684`, `−13,4`, with `signed` `+5,5`.
///
/// What rounds to zero is `0` without a sign, signed or not.
pub fn format_number(value: Number, decimals: u8, signed: bool, locale: Locale) -> String {
    let digits = rounded_digits(value, decimals);
    let is_zero = digits.iter().all(|digit| *digit == 0);
    let mut text = String::new();
    if !is_zero && value < Number::from_integer(0) {
        text.push(MINUS);
    } else if !is_zero && signed {
        text.push('+');
    }
    let whole = digits.len() - usize::from(decimals);
    for (at, digit) in digits.iter().enumerate() {
        if at == whole {
            text.push(decimal_mark(locale));
        } else if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(NO_BREAK_SPACE);
        }
        text.push(char::from(b'0' + digit));
    }
    text
}

/// The value rounded to `decimals` decimals, half away from zero.
///
/// A value so large or so finely rounded that the result has no exact [`Number`] is returned as it is.
pub fn round_half_away(value: Number, decimals: u8) -> Number {
    let rounded = || -> Option<Number> {
        let mut whole: i128 = 0;
        for digit in rounded_digits(value, decimals) {
            whole = whole.checked_mul(10)?.checked_add(i128::from(digit))?;
        }
        let scale = 10i128.checked_pow(u32::from(decimals))?;
        let signed = if value < Number::from_integer(0) { -whole } else { whole };
        Some(Number::new(signed, scale))
    };
    rounded().unwrap_or(value)
}

fn decimal_mark(locale: Locale) -> char {
    match locale {
        Locale::Sv => ',',
        Locale::En => '.',
    }
}

/// The digits of the rounded magnitude, most significant first; the last `decimals` are decimals.
///
/// Long division, because `value × 10^decimals` need not fit.
fn rounded_digits(value: Number, decimals: u8) -> Vec<u8> {
    let denominator = value.denom().unsigned_abs();
    let numerator = value.numer().unsigned_abs();
    let mut digits: Vec<u8> = (numerator / denominator).to_string().bytes().map(|byte| byte - b'0').collect();
    let mut remainder = numerator % denominator;
    for _ in 0..decimals {
        let (digit, rest) = next_decimal(remainder, denominator);
        digits.push(digit);
        remainder = rest;
    }
    // Twice the remainder need not fit: compare it with what is left up to the denominator.
    if remainder >= denominator - remainder {
        add_one(&mut digits);
    }
    digits
}

/// First decimal of `remainder / denominator` and what is left, without forming `remainder × 10`.
fn next_decimal(remainder: u128, denominator: u128) -> (u8, u128) {
    let mut digit = 0;
    let mut rest = 0;
    for _ in 0..10 {
        rest += remainder;
        if rest >= denominator {
            rest -= denominator;
            digit += 1;
        }
    }
    (digit, rest)
}

fn add_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

#[cfg(test)]
mod tests;
