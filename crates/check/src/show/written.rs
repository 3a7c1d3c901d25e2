//! Amounts as people read them, in the unit they are printed in, and as exact decimals for programs.

use crate::amount::{Amount, ONE, Scale, Unit};
use enslinje_domain::Number;
use enslinje_text::{Messages, format_number};

/// How many decimals a recomputed value gets at most, so that it differs from the printed one.
const MOST_DECIMALS: u8 = 4;

/// The amount with its unit, with the decimals it is printed with.
pub(super) fn amount(messages: &Messages, amount: &Amount) -> String {
    with_decimals(messages, amount, decimals(amount))
}

/// A recomputed amount with its unit: with as many decimals as it takes to differ from the printed one.
pub(super) fn computed(messages: &Messages, computed: &Amount, printed: Option<&Amount>) -> String {
    let beside = printed.map(|printed| with_decimals(messages, printed, decimals(printed)));
    let fewest = decimals(computed);
    let mut written = with_decimals(messages, computed, fewest);
    if printed.is_some_and(|printed| printed.value == computed.value) {
        return written;
    }
    for more in fewest + 1..=MOST_DECIMALS.max(fewest) {
        if beside.as_ref() != Some(&written) {
            break;
        }
        written = with_decimals(messages, computed, more);
    }
    written
}

fn with_decimals(messages: &Messages, amount: &Amount, decimals: u8) -> String {
    let value = Number::new(amount.value, ONE * factor(amount));
    let number = format_number(value, decimals, false, messages.locale());
    messages.text(message(amount), &[("number", number)])
}

/// The value as an exact decimal number in the unit of [`unit_name`]: `2.61`, `-1957`.
pub(super) fn decimal(amount: &Amount) -> String {
    let places = 6 + exponent(amount);
    let digits = format!("{:0>width$}", amount.value.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    let sign = if amount.value < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// The unit as programs read it; none when the number has none.
pub(super) fn unit_name(amount: &Amount) -> Option<&'static str> {
    match (amount.unit, amount.scale) {
        (Unit::None, _) => None,
        (Unit::Kronor, Scale::One) => Some("kr"),
        (Unit::Kronor, Scale::Thousand) => Some("tkr"),
        (Unit::Kronor, Scale::Million) => Some("mnkr"),
        (Unit::Kronor, Scale::Billion) => Some("mdkr"),
        (Unit::Percent, _) => Some("percent"),
        (Unit::PercentagePoint, _) => Some("percentage_points"),
        (Unit::Days, _) => Some("days"),
        (Unit::Count, _) => Some("count"),
    }
}

fn message(amount: &Amount) -> &'static str {
    match (amount.unit, amount.scale) {
        (Unit::None | Unit::Count, _) => "check-amount-none",
        (Unit::Kronor, Scale::One) => "check-amount-kr",
        (Unit::Kronor, Scale::Thousand) => "check-amount-tkr",
        (Unit::Kronor, Scale::Million) => "check-amount-mnkr",
        (Unit::Kronor, Scale::Billion) => "check-amount-mdkr",
        (Unit::Percent, _) => "check-amount-percent",
        (Unit::PercentagePoint, _) => "check-amount-points",
        (Unit::Days, _) => "check-amount-days",
    }
}

/// Only money has words for its powers; all else is told in its base unit.
fn exponent(amount: &Amount) -> usize {
    match (amount.unit, amount.scale) {
        (Unit::Kronor, Scale::Thousand) => 3,
        (Unit::Kronor, Scale::Million) => 6,
        (Unit::Kronor, Scale::Billion) => 9,
        _ => 0,
    }
}

fn factor(amount: &Amount) -> i128 {
    if amount.unit == Unit::Kronor { amount.scale.factor() } else { 1 }
}

/// Decimals as printed; fewer when a power that has no word is written out.
fn decimals(amount: &Amount) -> u8 {
    let lost = match amount.scale {
        _ if amount.unit == Unit::Kronor => 0,
        Scale::One => 0,
        Scale::Thousand => 3,
        Scale::Million => 6,
        Scale::Billion => 9,
    };
    amount.decimals.saturating_sub(lost)
}
