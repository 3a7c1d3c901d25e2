//! Whether a printed figure can be what it is computed to be.

use crate::amount::{Amount, Interval};

/// How a printed figure stands to the computed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The printed values agree to the last digit.
    Holds,
    /// They agree inside the intervals that rounding leaves.
    Rounded,
    /// They agree inside the intervals, but so far apart that rounding alone hardly explains it.
    Unlikely,
    /// No values inside the intervals agree.
    Fails,
}

impl Verdict {
    /// Whether the relation is confirmed.
    pub fn holds(self) -> bool {
        matches!(self, Self::Holds | Self::Rounded)
    }
}

/// Compares a printed amount with a computed value and its interval, made of `terms` rounded numbers.
pub(crate) fn judge(printed: Amount, value: i128, interval: Interval, terms: usize) -> Verdict {
    let step = Amount::step(printed.scale, printed.decimals);
    let apart = (printed.value - value).abs();
    if apart * 2 < step.max(2) {
        return Verdict::Holds;
    }
    if !printed.interval.meets(interval) {
        return Verdict::Fails;
    }
    // Independent roundings: variance of the sum is (n + 1) / 12 squared steps. Four standard
    // deviations and half a step: 1.5 steps for two terms, 4 for ten.
    let wide = apart - step / 2;
    let terms = i128::try_from(terms + 1).unwrap_or(i128::MAX >> 64);
    if wide > 0
        && terms > 3
        && wide.saturating_mul(wide).saturating_mul(12)
            > terms.saturating_mul(16).saturating_mul(step.saturating_mul(step))
    {
        return Verdict::Unlikely;
    }
    Verdict::Rounded
}

/// Whether an amount is large enough that an accidental agreement is improbable: three digits or more.
pub(crate) fn is_telling(amount: Amount) -> bool {
    amount.value.abs() >= 100 * Amount::step(amount.scale, amount.decimals)
}
