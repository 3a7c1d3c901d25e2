//! Days, months and periods in words, small numbers as words, and lists of words.

use crate::Locale;
use chrono::{Datelike, NaiveDate};
use enslinje_domain::{Form, Month, Period};

/// Gender of the Swedish noun that a number word stands before: *en utredning*, *ett beslut*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// *Utrum*: en.
    Common,
    /// *Neutrum*: ett.
    Neuter,
}

/// Swedish names of the months, January first.
pub const SWEDISH_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SWEDISH_NUMBERS: [&str; 13] =
    ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
const ENGLISH_NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];
const SWEDISH_ORDINALS: [&str; 4] = ["första", "andra", "tredje", "fjärde"];
const ENGLISH_ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// Name of the month, `1..=12`; empty for other numbers.
pub fn month_name(number: u32, locale: Locale) -> &'static str {
    let names = match locale {
        Locale::Sv => SWEDISH_MONTHS,
        Locale::En => ENGLISH_MONTHS,
    };
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| names.get(at).copied()).unwrap_or_default()
}

/// `31 december 2024`.
pub fn written_day(day: NaiveDate, locale: Locale) -> String {
    format!("{} {} {}", day.day(), month_name(day.month(), locale), day.year())
}

/// `november 2024`.
pub fn written_month(month: Month, locale: Locale) -> String {
    format!("{} {}", month_name(month.number(), locale), month.year())
}

/// A period in words, as it stands inside a sentence: `2024`, `tredje kvartalet 2024`,
/// `januari–november 2024`, `kvalitetsåret september 2023–augusti 2024`.
pub fn written_period(period: Period, locale: Locale) -> String {
    let year = period.first().year();
    match period.form() {
        Form::Year => year.to_string(),
        Form::Month => written_month(period.first(), locale),
        Form::Half => part_of_year(period, ["halvåret", "half-year"], locale),
        Form::Tertial => part_of_year(period, ["tertialet", "four-month period"], locale),
        Form::Quarter => part_of_year(period, ["kvartalet", "quarter"], locale),
        Form::Months => month_range(period, locale),
        Form::QualityYear => match locale {
            Locale::Sv => format!("kvalitetsåret {}", month_range(period, locale)),
            Locale::En => format!("quality year {}", month_range(period, locale)),
        },
    }
}

fn part_of_year(period: Period, names: [&str; 2], locale: Locale) -> String {
    let year = period.first().year();
    let number = (period.first().number() - 1) / period.length().unsigned_abs().max(1) + 1;
    let ordinal = ordinal_word(number, locale).unwrap_or_default();
    match locale {
        Locale::Sv => format!("{ordinal} {} {year}", names[0]),
        Locale::En => format!("{ordinal} {} of {year}", names[1]),
    }
}

fn month_range(period: Period, locale: Locale) -> String {
    let first = period.first();
    let last = first.plus(period.length() - 1).unwrap_or(first);
    if first == last {
        written_month(first, locale)
    } else if first.year() == last.year() {
        format!("{}–{}", month_name(first.number(), locale), written_month(last, locale))
    } else {
        format!("{}–{}", written_month(first, locale), written_month(last, locale))
    }
}

/// `första` … `fjärde`; `None` for other numbers.
pub fn ordinal_word(number: u32, locale: Locale) -> Option<&'static str> {
    let words = match locale {
        Locale::Sv => SWEDISH_ORDINALS,
        Locale::En => ENGLISH_ORDINALS,
    };
    words.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
}

/// A count in running text: words up to twelve, then digits with thousands apart.
pub fn count_word(count: u64, gender: Gender, locale: Locale) -> String {
    let word = usize::try_from(count).ok().and_then(|at| match locale {
        Locale::Sv if at == 1 && gender == Gender::Neuter => Some("ett"),
        Locale::Sv => SWEDISH_NUMBERS.get(at).copied(),
        Locale::En => ENGLISH_NUMBERS.get(at).copied(),
    });
    word.map_or_else(
        || crate::format_number(enslinje_domain::Number::from_integer(i128::from(count)), 0, false, locale),
        str::to_owned,
    )
}

/// `a`, `a och b`, `a, b och c`.
pub fn join_words<S: AsRef<str>>(words: &[S], locale: Locale) -> String {
    let and = match locale {
        Locale::Sv => "och",
        Locale::En => "and",
    };
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} {and} {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_in_words() {
        let cases = [
            ("2024", "2024", "2024"),
            ("2024-H2", "andra halvåret 2024", "second half-year of 2024"),
            ("2024-T1", "första tertialet 2024", "first four-month period of 2024"),
            ("2024-Q3", "tredje kvartalet 2024", "third quarter of 2024"),
            ("2024-11", "november 2024", "November 2024"),
            (
                "QY2024",
                "kvalitetsåret september 2023–augusti 2024",
                "quality year September 2023–August 2024",
            ),
            ("2024-01--2024-11", "januari–november 2024", "January–November 2024"),
            ("2023-11--2024-02", "november 2023–februari 2024", "November 2023–February 2024"),
            ("2024-05--2024-05", "maj 2024", "May 2024"),
        ];
        for (text, swedish, english) in cases {
            let period: Period = text.parse().unwrap();
            assert_eq!(written_period(period, Locale::Sv), swedish);
            assert_eq!(written_period(period, Locale::En), english);
        }
    }

    #[test]
    fn a_day_is_written_without_leading_zero() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 1).unwrap();
        assert_eq!(written_day(day, Locale::Sv), "1 maj 2024");
        assert_eq!(written_day(day, Locale::En), "1 May 2024");
    }

    #[test]
    fn small_counts_are_words_and_one_has_a_gender() {
        assert_eq!(count_word(1, Gender::Common, Locale::Sv), "en");
        assert_eq!(count_word(1, Gender::Neuter, Locale::Sv), "ett");
        assert_eq!(count_word(12, Gender::Neuter, Locale::Sv), "tolv");
        assert_eq!(count_word(13, Gender::Neuter, Locale::Sv), "13");
        assert_eq!(count_word(2644, Gender::Common, Locale::Sv), "2\u{a0}644");
        assert_eq!(count_word(1, Gender::Neuter, Locale::En), "one");
    }

    #[test]
    fn words_are_joined_with_commas_and_a_last_och() {
        assert_eq!(join_words::<&str>(&[], Locale::Sv), "");
        assert_eq!(join_words(&["a"], Locale::Sv), "a");
        assert_eq!(join_words(&["a", "b"], Locale::Sv), "a och b");
        assert_eq!(join_words(&["a", "b", "c"], Locale::En), "a, b and c");
    }
}
