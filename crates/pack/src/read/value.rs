//! Cells and TOML values as domain values.

use chrono::{Datelike, NaiveDate};
use enslinje_domain::Number;
use enslinje_domain::period::YEARS;

/// Why a text is not a day that a pack may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadDay {
    /// Not `2024-12-31`, or no day of the calendar.
    Form,
    /// Before 1900 or after 2199.
    Year,
}

/// Reads `2024-12-31`.
pub(crate) fn day(text: &str) -> Result<NaiveDate, BadDay> {
    let bytes = text.as_bytes();
    let form = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !form {
        return Err(BadDay::Form);
    }
    let day: NaiveDate = text.parse().map_err(|_| BadDay::Form)?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(BadDay::Year) }
}

/// Reads `-1234.5` or `-1234,5` exactly: at most 15 digits before the mark and 9 after it.
pub(crate) fn number(text: &str) -> Option<Number> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    let sound = |part: &str, most: usize| {
        !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !sound(whole, 15) || !sound(fraction, 9) {
        return None;
    }
    let scale = 10i128.pow(u32::try_from(fraction.len()).ok()?);
    let value = whole.parse::<i128>().ok()? * scale + fraction.parse::<i128>().ok()?;
    Some(Number::new(if negative { -value } else { value }, scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_with_comma_or_point() {
        assert_eq!(number("-13,4"), Some(Number::new(-67, 5)));
        assert_eq!(number("1209684"), Some(Number::from_integer(1_209_684)));
        assert_eq!(number("0.05"), Some(Number::new(1, 20)));
    }

    #[test]
    fn thousands_marks_exponents_and_half_numbers_are_refused() {
        for text in ["", "-", "1 000", "1e3", "1.", ".5", "+1", "1.2.3", "−5", "٣", "1234567890123456"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn days_before_1900_are_told_apart_from_misspelt_days() {
        assert_eq!(day("2024-02-29"), Ok(NaiveDate::from_ymd_opt(2024, 2, 29).unwrap()));
        assert_eq!(day("1899-12-31"), Err(BadDay::Year));
        for text in ["2023-02-29", "2024-1-1", "24-01-01", "2024-01-01x", "+2024-01-1", "20240101"] {
            assert_eq!(day(text), Err(BadDay::Form), "{text}");
        }
    }
}
