//! In which unit a value is shown, and the words of units of measure.

use crate::number::NO_BREAK_SPACE;
use crate::{Locale, format_number};
use enslinje_domain::{Measure, Number};

/// The unit in which a value is printed. Money comes in as öre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shown {
    /// As it is, without a unit.
    Plain,
    /// Öre shown as kronor.
    Kronor,
    /// Öre shown as thousands of kronor (tkr).
    Thousands,
    /// Öre shown as millions of kronor (mnkr).
    Millions,
    /// Percent.
    Percent,
    /// Percentage points (*procentenheter*).
    PercentagePoints,
}

impl Shown {
    /// Every unit with its name in pack files.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("plain", Self::Plain),
        ("kr", Self::Kronor),
        ("tkr", Self::Thousands),
        ("mnkr", Self::Millions),
        ("percent", Self::Percent),
        ("percentage_points", Self::PercentagePoints),
    ];

    /// The unit of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, shown)| *shown)
    }

    /// The unit in which a measure is shown when nothing else is asked for.
    pub fn of(measure: Measure) -> Self {
        match measure {
            Measure::Money => Self::Kronor,
            Measure::Percent => Self::Percent,
            Measure::PercentagePoints => Self::PercentagePoints,
            Measure::Count
            | Measure::Households
            | Measure::Days
            | Measure::FullTimeEquivalents
            | Measure::Times
            | Measure::Hours => Self::Plain,
        }
    }

    /// The value in this unit: öre to kronor, thousands or millions; others unchanged. Not rounded.
    pub fn scale(self, value: Number) -> Number {
        match self {
            Self::Kronor => value / 100,
            Self::Thousands => value / 100_000,
            Self::Millions => value / 100_000_000,
            Self::Plain | Self::Percent | Self::PercentagePoints => value,
        }
    }

    /// What stands after the number; empty for none.
    pub fn suffix(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Plain, _) => "",
            (Self::Kronor, Locale::Sv) => "kr",
            (Self::Thousands, Locale::Sv) => "tkr",
            (Self::Millions, Locale::Sv) => "mnkr",
            (Self::Kronor, Locale::En) => "SEK",
            (Self::Thousands, Locale::En) => "SEK thousand",
            (Self::Millions, Locale::En) => "SEK million",
            (Self::Percent, _) => "%",
            (Self::PercentagePoints, Locale::Sv) => "procentenheter",
            (Self::PercentagePoints, Locale::En) => "percentage points",
        }
    }
}

/// The unscaled value in the unit `shown`, rounded, with the unit after a no-break space: `7,6 %`.
pub fn format_shown(value: Number, shown: Shown, decimals: u8, signed: bool, locale: Locale) -> String {
    let number = format_number(shown.scale(value), decimals, signed, locale);
    match shown.suffix(locale) {
        "" => number,
        suffix => format!("{number}{NO_BREAK_SPACE}{suffix}"),
    }
}

/// What a measure is called in a table head or an explanation.
pub fn measure_word(measure: Measure, locale: Locale) -> &'static str {
    let (swedish, english) = match measure {
        Measure::Count => ("antal", "number"),
        Measure::Households => ("hushåll", "households"),
        Measure::Days => ("dygn", "days"),
        Measure::FullTimeEquivalents => ("årsarbetare", "full-time equivalents"),
        Measure::Percent => ("procent", "percent"),
        Measure::PercentagePoints => ("procentenheter", "percentage points"),
        Measure::Money => ("kronor", "kronor"),
        Measure::Times => ("gånger", "times"),
        Measure::Hours => ("timmar", "hours"),
    };
    match locale {
        Locale::Sv => swedish,
        Locale::En => english,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_scaled_from_ore_and_percent_stands_after_a_no_break_space() {
        let ore = Number::from_integer(120_968_449_950);
        let sv = |shown, decimals| format_shown(ore, shown, decimals, false, Locale::Sv);
        assert_eq!(sv(Shown::Kronor, 0), "1\u{a0}209\u{a0}684\u{a0}500\u{a0}kr");
        assert_eq!(sv(Shown::Thousands, 0), "1\u{a0}209\u{a0}684\u{a0}tkr");
        assert_eq!(sv(Shown::Millions, 1), "1\u{a0}209,7\u{a0}mnkr");
        assert_eq!(format_shown(Number::new(152, 20), Shown::Percent, 1, false, Locale::Sv), "7,6\u{a0}%");
        assert_eq!(
            format_shown(Number::new(-1, 2), Shown::PercentagePoints, 1, true, Locale::Sv),
            "\u{2212}0,5\u{a0}procentenheter"
        );
    }

    #[test]
    fn every_unit_is_found_by_its_name() {
        for (name, shown) in Shown::NAMES {
            assert_eq!(Shown::from_name(name), Some(shown));
        }
        assert_eq!(Shown::from_name("sek"), None);
    }
}
