//! Money: reading, printing and sums that do not fit.

use super::*;
use proptest::prelude::*;

#[test]
fn amounts_are_read_with_comma_or_point_and_at_most_two_decimals() {
    let cases = [
        ("1234", Some(123_400)),
        ("-1234,50", Some(-123_450)),
        ("1234.5", Some(123_450)),
        ("0,05", Some(5)),
        ("-0,05", Some(-5)),
        ("007", Some(700)),
        ("92233720368547758,07", Some(i64::MAX)),
        ("-92233720368547758,07", Some(-i64::MAX)),
        ("-92233720368547758,08", None),
        ("92233720368547758,08", None),
        ("1 234", None),
        ("1,234", None),
        ("1,", None),
        (",5", None),
        ("", None),
        ("-", None),
        ("--1", None),
        ("+1", None),
        ("1,2,3", None),
        ("1e3", None),
        ("١٢", None),
        ("\u{2212}5", None),
    ];
    for (text, ore) in cases {
        assert_eq!(Money::parse(text), ore.map(Money), "{text}");
    }
}

#[test]
fn what_does_not_fit_is_none() {
    assert_eq!(Money(i64::MAX).checked_add(Money(1)), None);
    assert_eq!(Money(i64::MIN).checked_sub(Money(1)), None);
    assert_eq!(Money::from_kronor(i64::MAX / 100 + 1), None);
    assert_eq!(Money::sum([Money(i64::MAX), Money(1), Money(-1)]), None);
}

#[test]
fn sums_differences_and_kronor_are_exact() {
    assert_eq!(Money::sum([Money(150), Money(-50), Money(1)]), Some(Money(101)));
    assert_eq!(Money(100).checked_sub(Money(250)), Some(Money(-150)));
    assert_eq!(-Money(5), Money(-5));
    assert_eq!(Money(-150).kronor(), Ratio::new(-3, 2));
    assert_eq!(Money::from_kronor(-7), Some(Money(-700)));
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(ore in -i64::MAX..=i64::MAX) {
        prop_assert_eq!(-(-Money(ore)), Money(ore));
        prop_assert_eq!(Money::parse(&Money(ore).to_string()), Some(Money(ore)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Some(money) = Money::parse(&text) {
            prop_assert_eq!(Money::parse(&money.to_string()), Some(money));
        }
    }
}
