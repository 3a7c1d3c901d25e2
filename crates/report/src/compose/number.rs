//! A number as the format shows it.

use crate::expression::{Agreement, Format, Scale, Sign, UnitWord, View};
use crate::model::NumberFormat;
use enslinje_domain::{Measure, Number};
use enslinje_text::{Gender, Messages, Shown, count_word, format_number, measure_word};

const NO_BREAK_SPACE: char = '\u{a0}';

/// A number ready to be printed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShownNumber {
    /// As printed.
    pub text: String,
    /// In the unit shown, not rounded.
    pub value: Number,
    /// How it is shown.
    pub format: NumberFormat,
}

/// Shows `value`, which counts `measure`; `decimals` are those of the indicator.
pub(crate) fn show_number(
    value: Number,
    measure: Measure,
    decimals: u8,
    format: &Format,
    messages: &Messages,
) -> ShownNumber {
    let locale = messages.locale();
    let shown = shown_of(format, measure);
    let decimals = decimals_of(format, shown, measure, decimals);
    let mut value = shown.scale(value);
    if format.sign == Sign::Never {
        value = if value < Number::from_integer(0) { -value } else { value };
    }
    let signed = format.sign == Sign::Always;
    let mut text = digits_or_word(value, decimals, signed, format, messages);
    let unit = unit_word(&text, shown, measure, format, messages);
    if !unit.is_empty() {
        text.push(NO_BREAK_SPACE);
        text.push_str(&unit);
    }
    if format.capital {
        text = capital(&text);
    }
    let suffix = if unit.is_empty() { "" } else { shown.suffix(locale) };
    ShownNumber { text, value, format: NumberFormat { decimals, signed, suffix } }
}

/// The unit in which a value is shown.
pub(super) fn shown_of(format: &Format, measure: Measure) -> Shown {
    match format.scale {
        Some(Scale::Kronor) => Shown::Kronor,
        Some(Scale::Thousands) => Shown::Thousands,
        Some(Scale::Millions) => Shown::Millions,
        Some(Scale::Percent) => Shown::Percent,
        Some(Scale::Points) => Shown::PercentagePoints,
        None => Shown::of(measure),
    }
}

/// With how many decimals a value is shown.
pub(super) fn decimals_of(format: &Format, shown: Shown, measure: Measure, decimals: u8) -> u8 {
    format.decimals.unwrap_or(match shown {
        Shown::Kronor | Shown::Thousands => 0,
        Shown::Millions => 1,
        // A change in percent of something counted without decimals.
        Shown::Percent | Shown::PercentagePoints if format.view == View::Change => 1,
        _ if measure == Measure::Money => 0,
        _ => decimals,
    })
}

fn digits_or_word(value: Number, decimals: u8, signed: bool, format: &Format, messages: &Messages) -> String {
    let whole = u64::try_from(*value.numer()).ok().filter(|whole| value.is_integer() && *whole <= 12);
    match whole {
        Some(whole) if format.words => {
            let gender = if format.agreement == Agreement::Neuter { Gender::Neuter } else { Gender::Common };
            count_word(whole, gender, messages.locale())
        }
        _ => format_number(value, decimals, signed, messages.locale()),
    }
}

/// The unit after the number; empty for none.
fn unit_word(number: &str, shown: Shown, measure: Measure, format: &Format, messages: &Messages) -> String {
    let locale = messages.locale();
    let wanted = match (format.unit, shown) {
        (UnitWord::Full, _) => UnitWord::Full,
        (UnitWord::Short, _) => UnitWord::Short,
        (UnitWord::None, _) if !format.is_given => UnitWord::Short,
        (UnitWord::None, Shown::Percent) if format.scale.is_some() => UnitWord::Short,
        (UnitWord::None, Shown::PercentagePoints) if format.scale.is_some() => UnitWord::Full,
        (UnitWord::None, _) => UnitWord::None,
    };
    let full = |id: &str| messages.text(id, &[("count", number.to_owned())]);
    match (wanted, shown) {
        (UnitWord::None, _) => String::new(),
        (_, Shown::PercentagePoints) => full("report-unit-points"),
        (UnitWord::Short, Shown::Plain) if !format.is_given => String::new(),
        (UnitWord::Short | UnitWord::Full, Shown::Plain) => measure_word(measure, locale).to_owned(),
        (UnitWord::Short, _) => shown.suffix(locale).to_owned(),
        (UnitWord::Full, Shown::Kronor) => full("report-unit-kronor"),
        (UnitWord::Full, Shown::Thousands) => full("report-unit-thousands"),
        (UnitWord::Full, Shown::Millions) => full("report-unit-millions"),
        (UnitWord::Full, Shown::Percent) => measure_word(Measure::Percent, locale).to_owned(),
    }
}

/// The text with a large first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
