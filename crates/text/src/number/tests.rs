//! Numbers: the examples of the product, halves, and rounding against an independent computation.

use super::*;
use proptest::prelude::*;

fn sv(numerator: i128, denominator: i128, decimals: u8, signed: bool) -> String {
    format_number(Number::new(numerator, denominator), decimals, signed, Locale::Sv)
}

#[test]
fn numbers_are_written_as_swedish_reports_write_them() {
    assert_eq!(sv(1_209_684, 1, 0, false), "1\u{a0}209\u{a0}684");
    assert_eq!(sv(-134, 10, 1, false), "\u{2212}13,4");
    assert_eq!(sv(55, 10, 1, true), "+5,5");
    assert_eq!(sv(999, 1, 0, false), "999");
    assert_eq!(sv(1000, 1, 0, false), "1\u{a0}000");
    assert_eq!(sv(1, 3, 4, false), "0,3333");
    assert_eq!(sv(2, 1, 2, false), "2,00");
}

#[test]
fn halves_go_away_from_zero() {
    assert_eq!(sv(1, 2, 0, false), "1");
    assert_eq!(sv(-1, 2, 0, false), "\u{2212}1");
    assert_eq!(sv(5, 2, 0, false), "3");
    assert_eq!(sv(25, 1000, 2, false), "0,03");
    assert_eq!(sv(24_999, 1_000_000, 2, false), "0,02");
    assert_eq!(sv(9_995, 10, 0, false), "1\u{a0}000");
    assert_eq!(sv(99_999, 100, 1, false), "1\u{a0}000,0");
}

#[test]
fn what_rounds_to_zero_has_no_sign() {
    assert_eq!(sv(-4, 10, 0, false), "0");
    assert_eq!(sv(4, 10, 0, true), "0");
    assert_eq!(sv(-4, 100, 1, true), "0,0");
    assert_eq!(sv(0, 1, 0, true), "0");
}

#[test]
fn english_has_a_decimal_point_and_the_same_thousands() {
    assert_eq!(format_number(Number::new(-12_345, 10), 1, false, Locale::En), "\u{2212}1\u{a0}234.5");
}

#[test]
fn the_largest_values_are_written_without_overflow() {
    let text = format_number(Number::from_integer(i128::MIN), 3, false, Locale::Sv);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits, format!("{}000", i128::MIN.unsigned_abs()));
    let tiny = Number::new_raw(i128::MAX - 1, i128::MAX);
    assert_eq!(format_number(tiny, 5, false, Locale::Sv), "1,00000");
    assert_eq!(round_half_away(Number::new(1, 3), 200), Number::new(1, 3));
}

proptest! {
    /// Independent: floor of `(2 × |n| × 10^k + d) / (2 × d)` in whole numbers.
    #[test]
    fn rounding_agrees_with_the_floor_formula(
        numerator in -1_000_000_000_000i128..1_000_000_000_000,
        denominator in 1i128..10_000_000,
        decimals in 0u8..6,
    ) {
        let scale = 10i128.pow(u32::from(decimals));
        let magnitude = (2 * numerator.abs() * scale + denominator).div_euclid(2 * denominator);
        let expected = Number::new(numerator.signum() * magnitude, scale);
        prop_assert_eq!(round_half_away(Number::new(numerator, denominator), decimals), expected);
    }

    #[test]
    fn what_is_printed_is_what_was_rounded(
        numerator in any::<i64>(),
        denominator in 1i128..1_000_000,
        decimals in 0u8..6,
        signed in any::<bool>(),
    ) {
        let value = Number::new(i128::from(numerator), denominator);
        let text = format_number(value, decimals, signed, Locale::Sv);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let magnitude: i128 = digits.parse().unwrap();
        let sign = if text.starts_with(MINUS) { -1 } else { 1 };
        let printed = Number::new(sign * magnitude, 10i128.pow(u32::from(decimals)));
        prop_assert_eq!(printed, round_half_away(value, decimals));
    }

    #[test]
    fn rounding_twice_changes_nothing(numerator in any::<i64>(), denominator in 1i128..1_000_000, decimals in 0u8..6) {
        let once = round_half_away(Number::new(i128::from(numerator), denominator), decimals);
        prop_assert_eq!(round_half_away(once, decimals), once);
    }
}
