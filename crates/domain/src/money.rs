//! Money as whole öre.

use num_rational::Ratio;
use std::ops::{Add, Neg, Sub};

/// An amount of Swedish money in öre. Costs are negative in an income statement.
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
        let ore: i64 = format!("{whole}{fraction:0<2}").parse().ok()?;
        Some(Self(if negative { -ore } else { ore }))
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
