//! Money as whole öre.

use num_rational::Ratio;
use std::fmt;
use std::ops::Neg;

/// An amount of Swedish money in öre. Costs are negative in an income statement.
///
/// There is no `+` and no `-` between amounts: a sum that does not fit must be told, not wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Money(pub i64);

impl Money {
    /// An amount of whole kronor, or `None` when it does not fit.
    pub fn from_kronor(kronor: i64) -> Option<Self> {
        kronor.checked_mul(100).map(Self)
    }

    /// The amount in öre.
    pub fn ore(self) -> i64 {
        self.0
    }

    /// The sum, or `None` when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all, or `None` when it does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self(0), Self::checked_add)
    }

    /// The amount as an exact number of kronor.
    pub fn kronor(self) -> Ratio<i128> {
        Ratio::new(i128::from(self.0), 100)
    }

    /// Reads `1234`, `-1234,50` or `1234.5` (kronor, at most two decimals, no thousands mark).
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || fraction.len() > 2 {
            return None;
        }
        if digits.contains([',', '.']) && fraction.is_empty() {
            return None;
        }
        let sign = if negative { "-" } else { "" };
        let ore: i64 = format!("{sign}{whole}{fraction:0<2}").parse().ok()?;
        // The least amount has no opposite, so it is not an amount.
        (ore != i64::MIN).then_some(Self(ore))
    }
}

impl Neg for Money {
    type Output = Self;
    /// Every amount that can be read has an opposite.
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl fmt::Display for Money {
    /// Kronor with two decimals, as [`Money::parse`] reads it: `-1234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let ore = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", ore / 100, ore % 100)
    }
}

#[cfg(test)]
mod tests;
