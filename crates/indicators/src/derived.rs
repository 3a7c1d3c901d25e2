//! Arithmetic of derived indicators, exact and checked.

use enslinje_domain::Number;
use num_traits::{CheckedDiv, CheckedMul, CheckedSub, Zero};

/// A value beyond what exact numbers can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

/// A computed value; none when an input has none or there is nothing to divide by.
pub type Computed = Result<Option<Number>, Overflow>;

/// `numerator` per `factor` of `denominator`; no value of nothing.
///
/// # Errors
/// When the result does not fit.
pub fn rate(numerator: Option<Number>, denominator: Option<Number>, factor: Number) -> Computed {
    let (Some(numerator), Some(denominator)) = (numerator, denominator) else { return Ok(None) };
    if denominator.is_zero() {
        return Ok(None);
    }
    let ratio = numerator.checked_div(&denominator).ok_or(Overflow)?;
    times(Some(ratio), factor)
}

/// `numerator` as percent of `denominator`.
///
/// # Errors
/// When the result does not fit.
pub fn share(numerator: Option<Number>, denominator: Option<Number>) -> Computed {
    rate(numerator, denominator, Number::from_integer(100))
}

/// `a` less `b`.
///
/// # Errors
/// When the result does not fit.
pub fn difference(a: Option<Number>, b: Option<Number>) -> Computed {
    let (Some(a), Some(b)) = (a, b) else { return Ok(None) };
    a.checked_sub(&b).map(Some).ok_or(Overflow)
}

/// Percent by which `value` differs from `earlier`; no value when the earlier is zero.
///
/// # Errors
/// When the result does not fit.
pub fn change(value: Option<Number>, earlier: Option<Number>) -> Computed {
    share(difference(value, earlier)?, earlier)
}

/// `value` times `factor`.
///
/// # Errors
/// When the result does not fit.
pub fn times(value: Option<Number>, factor: Number) -> Computed {
    let Some(value) = value else { return Ok(None) };
    let product = short_product(value, factor).or_else(|| value.checked_mul(&factor));
    product.map(Some).ok_or(Overflow)
}

/// The product of numbers whose parts are short, as nearly all are: the same as of any, and quicker.
fn short_product(one: Number, other: Number) -> Option<Number> {
    let short = |part: &i128| i64::try_from(*part).ok();
    let (a, b) = (short(one.numer())?, short(one.denom())?);
    let (c, d) = (short(other.numer())?, short(other.denom())?);
    let (across, back) = (common_divisor(a, d), common_divisor(c, b));
    let whole = |one: i64, other: i64| i128::from(one) * i128::from(other);
    Some(Number::new_raw(whole(a / across, c / back), whole(b / back, d / across)))
}

/// The greatest number that divides both, of which the second is positive.
pub(crate) fn common_divisor(number: i64, under: i64) -> i64 {
    let (mut common, mut next) = (under, (number % under).abs());
    while next != 0 {
        (common, next) = (next, common % next);
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: i128) -> Option<Number> {
        Some(Number::from_integer(value))
    }

    #[test]
    fn shares_changes_and_rates_are_exact_fractions() {
        assert_eq!(share(whole(67), whole(2644)), Ok(Some(Number::new(6700, 2644))));
        assert_eq!(change(whole(1800), whole(1889)), Ok(Some(Number::new(-8900, 1889))));
        assert_eq!(rate(whole(3), whole(4), Number::from_integer(1000)), Ok(whole(750)));
        assert_eq!(difference(whole(3), whole(4)), Ok(whole(-1)));
    }

    #[test]
    fn short_products_are_those_of_any_numbers() {
        let parts = [0, 1, -1, 2, -6, 10, 365, -36_500, 1 << 40, i128::from(i64::MIN), i128::from(i64::MAX)];
        let numbers =
            || parts.iter().flat_map(|over| [1, 4, 30, 100, 365].map(|under| Number::new(*over, under)));
        for one in numbers() {
            for other in numbers() {
                assert_eq!(short_product(one, other), one.checked_mul(&other), "{one} x {other}");
            }
        }
        assert_eq!(short_product(Number::from_integer(1 << 64), Number::from_integer(1)), None);
    }

    #[test]
    fn nothing_to_divide_by_gives_no_value() {
        assert_eq!(share(whole(1), whole(0)), Ok(None));
        assert_eq!(change(whole(1), whole(0)), Ok(None));
        assert_eq!(share(None, whole(1)), Ok(None));
    }

    #[test]
    fn a_growing_cost_told_as_a_negative_number_grows() {
        assert_eq!(change(whole(-110), whole(-100)), Ok(whole(10)));
    }

    #[test]
    fn a_value_beyond_the_numbers_is_an_overflow() {
        assert_eq!(share(whole(i128::MAX), whole(1)), Err(Overflow));
        assert_eq!(difference(whole(i128::MAX), whole(-1)), Err(Overflow));
    }
}
