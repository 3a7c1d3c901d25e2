//! Texts of a source as days, amounts and counts, in the forms that the mapping allows and no other.

use crate::mapping::Reading;
use chrono::{Datelike, NaiveDate};
use enslinje_domain::Money;
use enslinje_domain::register::{Cell, Kind};

/// How a day may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// `2024-12-31`.
    Dashed,
    /// `20241231`.
    Plain,
    /// `31.12.2024`; day and month may have one digit.
    Dotted,
    /// `2024-12-31T08:15:00`, or with a space and without seconds; the time is left out.
    WithTime,
    /// Days since 1899-12-30, as workbooks count them.
    Excel,
}

/// Words of the mapping for the forms.
pub(crate) const DATE_FORMS: &[(&str, DateForm)] = &[
    ("%Y-%m-%d", DateForm::Dashed),
    ("%Y%m%d", DateForm::Plain),
    ("%d.%m.%Y", DateForm::Dotted),
    ("%Y-%m-%dT%H:%M:%S", DateForm::WithTime),
    ("excel", DateForm::Excel),
];

/// The forms as the mapping writes them.
pub(crate) fn forms_shown(forms: &[DateForm]) -> String {
    let words: Vec<_> =
        DATE_FORMS.iter().filter(|(_, form)| forms.contains(form)).map(|(word, _)| *word).collect();
    words.join(", ")
}

/// The mark before decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    Comma,
    Point,
}

impl DecimalMark {
    pub(crate) const WORDS: &[(&str, Self)] = &[(",", Self::Comma), (".", Self::Point)];
}

/// What an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AmountUnit {
    Kronor,
    Ore,
}

impl AmountUnit {
    pub(crate) const WORDS: &[(&str, Self)] = &[("kronor", Self::Kronor), ("ore", Self::Ore)];
}

/// Which kind of value a text was to be and is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misread {
    Day,
    Amount,
    Count,
}

/// Reads a text as a value of a column that is no category. Keys are never read from a source.
pub(crate) fn read_value(
    kind: Kind,
    reading: &Reading,
    decimal: DecimalMark,
    text: &str,
) -> Result<Cell, Misread> {
    match kind {
        Kind::Day => day(text, &reading.dates).map(Cell::Day).ok_or(Misread::Day),
        Kind::Money => amount(text, decimal, reading.amounts).map(Cell::Money).ok_or(Misread::Amount),
        Kind::Count | Kind::Key | Kind::Category(_) => count(text).map(Cell::Count).ok_or(Misread::Count),
    }
}

/// The day, when one of the forms fits.
pub(crate) fn day(text: &str, forms: &[DateForm]) -> Option<NaiveDate> {
    forms.iter().find_map(|form| match form {
        DateForm::Dashed => dashed(text),
        DateForm::Plain => plain(text),
        DateForm::Dotted => dotted(text),
        DateForm::WithTime => with_time(text),
        DateForm::Excel => excel(text),
    })
}

fn digits(text: &str) -> Option<u32> {
    let sound = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn dashed(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    date(digits(text.get(..4)?)?, digits(text.get(5..7)?)?, digits(text.get(8..)?)?)
}

fn plain(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 {
        return None;
    }
    date(digits(text.get(..4)?)?, digits(text.get(4..6)?)?, digits(text.get(6..)?)?)
}

fn dotted(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    date(digits(year)?, digits(month)?, digits(day)?)
}

fn with_time(text: &str) -> Option<NaiveDate> {
    let (day, time) = (text.get(..10)?, text.get(10..)?);
    let time = time.strip_prefix(['T', ' '])?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = time.split(':');
    let mut part = |most: u32| {
        let part = parts.next()?;
        digits(part).filter(|value| part.len() == 2 && *value <= most)
    };
    part(23)?;
    part(59)?;
    if time.len() > 5 {
        part(59)?;
    }
    // A time with a zone could be another day here, so it is not read.
    (parts.next().is_none() && digits(fraction).is_some()).then(|| dashed(day)).flatten()
}

fn excel(text: &str) -> Option<NaiveDate> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    serial_day(digits(whole)?)
}

/// The day of a workbook's count of days. Its 60 is a leap day that never was.
pub(crate) fn serial_day(serial: u32) -> Option<NaiveDate> {
    let first = match serial {
        0 | 60 => return None,
        1..60 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        _ => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    first.checked_add_days(chrono::Days::new(u64::from(serial)))
}

/// Which day is taken for the one that a source writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayTaken {
    /// The same.
    AsWritten,
    /// The first of its month.
    FirstOfMonth,
    /// The next: the source tells a last day, and the register the first day after.
    Next,
}

impl DayTaken {
    /// The day that is taken; `None` after the end of the calendar.
    pub(crate) fn of(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::AsWritten => Some(day),
            Self::FirstOfMonth => day.with_day(1),
            Self::Next => day.succ_opt(),
        }
    }
}

/// The amount: digits with a space between groups of three or none, the decimal mark, and decimals that make
/// whole öre.
pub(crate) fn amount(text: &str, mark: DecimalMark, unit: AmountUnit) -> Option<Money> {
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = match mark {
        DecimalMark::Comma => text.split_once(','),
        DecimalMark::Point => text.split_once('.'),
    }
    .map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
    if decimals.is_some_and(|decimals| decimals.is_empty() || !all_digits(decimals)) {
        return None;
    }
    let whole = ungrouped(whole)?;
    let decimals = decimals.unwrap_or_default().trim_end_matches('0');
    let most = match unit {
        AmountUnit::Kronor => 2,
        AmountUnit::Ore => 0,
    };
    if decimals.len() > most {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    let ore: i64 = format!("{sign}{whole}{decimals:0<most$}").parse().ok()?;
    (ore != i64::MIN).then_some(Money(ore))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1 234 567` or `1234567` without the spaces.
fn ungrouped(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}']).collect();
    let sound = groups
        .iter()
        .enumerate()
        .all(|(at, group)| all_digits(group) && if at == 0 { !group.is_empty() } else { group.len() == 3 });
    let grouped = groups.len() > 1;
    (sound && (!grouped || groups[0].len() <= 3)).then(|| groups.concat())
}

/// A whole number that is not negative.
pub(crate) fn count(text: &str) -> Option<i64> {
    if text.is_empty() || !all_digits(text) { None } else { text.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::{AmountUnit, DateForm, DecimalMark, amount, count, day, serial_day};
    use chrono::NaiveDate;
    use enslinje_domain::Money;

    fn date(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn each_form_reads_its_own_days_and_no_other() {
        let cases = [
            (DateForm::Dashed, "2024-02-29"),
            (DateForm::Plain, "20240229"),
            (DateForm::Dotted, "29.2.2024"),
            (DateForm::WithTime, "2024-02-29T23:59:59.123"),
            (DateForm::WithTime, "2024-02-29 08:15"),
            (DateForm::Excel, "45351"),
            (DateForm::Excel, "45351.75"),
        ];
        for (form, text) in cases {
            assert_eq!(day(text, &[form]), date("2024-02-29"), "{text}");
            let others =
                [DateForm::Dashed, DateForm::Plain, DateForm::Dotted, DateForm::WithTime, DateForm::Excel];
            for other in others.into_iter().filter(|other| *other != form) {
                // Eight digits are also a count of days, but of a year that no register holds.
                if (form, other) != (DateForm::Plain, DateForm::Excel) {
                    assert_eq!(day(text, &[other]), None, "{text} as {other:?}");
                }
            }
        }
    }

    #[test]
    fn days_that_are_not_in_the_calendar_or_have_a_zone_are_refused() {
        let all = [DateForm::Dashed, DateForm::Plain, DateForm::Dotted, DateForm::WithTime];
        for text in [
            "",
            "2023-02-29",
            "2024-13-01",
            "20241301",
            "1.1.24",
            "32.1.2024",
            "2024-1-1",
            "2024-01-01T24:00:00",
            "2024-01-01T08:15:00Z",
            "2024-01-01T08:15:00+01:00",
            "2024-01-01T8:15",
            "２０２４-01-01",
            "2024-01-0å",
        ] {
            assert_eq!(day(text, &all), None, "{text}");
        }
    }

    #[test]
    fn the_leap_day_of_1900_that_workbooks_count_is_no_day() {
        assert_eq!(serial_day(1), date("1900-01-01"));
        assert_eq!(serial_day(59), date("1900-02-28"));
        assert_eq!(serial_day(60), None);
        assert_eq!(serial_day(61), date("1900-03-01"));
        assert_eq!(serial_day(0), None);
    }

    #[test]
    fn amounts_follow_the_mark_and_the_unit_of_the_mapping() {
        use AmountUnit::{Kronor, Ore};
        use DecimalMark::{Comma, Point};
        for (text, mark, unit, ore) in [
            ("1234,50", Comma, Kronor, Some(123_450)),
            ("1 234 567,5", Comma, Kronor, Some(123_456_750)),
            ("-12", Comma, Kronor, Some(-1_200)),
            ("\u{2212}12", Comma, Kronor, Some(-1_200)),
            ("1234.5000", Point, Kronor, Some(123_450)),
            ("1234", Comma, Ore, Some(1_234)),
            ("1234,00", Comma, Ore, Some(1_234)),
            ("1234.50", Comma, Kronor, None),
            ("1,234.50", Point, Kronor, None),
            ("1234,505", Comma, Kronor, None),
            ("12,5", Comma, Ore, None),
            ("12 34", Comma, Kronor, None),
            ("1234 567", Comma, Kronor, None),
            ("", Comma, Kronor, None),
            ("-", Comma, Kronor, None),
            ("12,", Comma, Kronor, None),
            (",5", Comma, Kronor, None),
            ("12 kr", Comma, Kronor, None),
            ("92233720368547758,08", Comma, Kronor, None),
        ] {
            assert_eq!(amount(text, mark, unit), ore.map(Money), "{text}");
        }
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        assert_eq!(count("17"), Some(17));
        for text in ["", "-1", "1,0", "1 000", "99999999999999999999"] {
            assert_eq!(count(text), None, "{text}");
        }
    }
}
