//! Calendar arithmetic: months, birthdays and working days.
//!
//! A month or year ends on the day of the same number, or on the last day of a month that lacks it, as
//! lag (1930:173) om beräkning av lagstadgad tid 1 § counts.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Whether a limit that ends on a day off runs until the next working day, lag (1930:173) 2 §.
/// Whether it applies to a limit is argued in practice, so it is a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum WorkingDayShift {
    /// The limit ends on its day, whichever it is.
    #[default]
    None,
    /// The limit ends on the next working day.
    Next,
}

/// The day `months` later (earlier when negative), or the last day of that month when it is shorter;
/// `None` beyond the calendar's range.
pub fn add_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let count = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// The day `years` later (earlier when negative); 29 February becomes 28 February in a common year.
pub fn add_years(day: NaiveDate, years: i32) -> Option<NaiveDate> {
    add_months(day, years.checked_mul(12)?)
}

/// The day `days` later; `None` beyond the calendar's range.
pub fn add_days(day: NaiveDate, days: u32) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(days)))
}

/// Age in whole years on a day; `None` before birth.
///
/// Who is born on 29 February is a year older on 28 February of a common year, by the same rule as
/// other counting of years.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    if day < birth {
        return None;
    }
    let is_short_year = !day.leap_year();
    let birthday = match (birth.month(), birth.day()) {
        (2, 29) if is_short_year => (2, 28),
        month_and_day => month_and_day,
    };
    let before_birthday = (day.month(), day.day()) < birthday;
    u32::try_from(day.year() - birth.year() - i32::from(before_birthday)).ok()
}

/// Whether the day is neither Saturday, Sunday, other public holiday, midsummer eve, Christmas eve nor
/// New Year's eve, lag (1930:173) 2 §.
pub fn is_working_day(day: NaiveDate) -> bool {
    !(day.weekday() == Weekday::Sat || is_public_holiday(day) || is_holiday_eve(day))
}

/// The day itself when it is a working day, otherwise the next one.
pub fn next_working_day(day: NaiveDate) -> NaiveDate {
    day.iter_days().find(|day| is_working_day(*day)).unwrap_or(day)
}

/// Whether the day is a public holiday (*allmän helgdag*), lag (1989:253) 1–2 §§: Sundays and the
/// twelve others. In 2005 the national day took the place of Whit Monday (2004:1320).
pub fn is_public_holiday(day: NaiveDate) -> bool {
    if day.weekday() == Weekday::Sun {
        return true;
    }
    match (day.month(), day.day()) {
        (1, 1) | (1, 6) | (5, 1) | (12, 25) | (12, 26) => true,
        (6, 6) if day.year() >= 2005 => true,
        (6, 20..=26) | (10, 31) | (11, 1..=6) if day.weekday() == Weekday::Sat => true,
        _ => is_movable_feast(day),
    }
}

/// Midsummer eve, Christmas eve and New Year's eve: not holidays, but days off in lag (1930:173) 2 §.
fn is_holiday_eve(day: NaiveDate) -> bool {
    match (day.month(), day.day()) {
        (6, 19..=25) => day.weekday() == Weekday::Fri,
        (12, 24) | (12, 31) => true,
        _ => false,
    }
}

/// Good Friday, Easter Monday, Ascension Day, and Whit Monday before 2005. Easter Day and Whit Sunday
/// are Sundays.
fn is_movable_feast(day: NaiveDate) -> bool {
    let Some(easter) = easter_day(day.year()) else { return false };
    match day.signed_duration_since(easter).num_days() {
        -2 | 1 | 39 => true,
        50 => day.year() < 2005,
        _ => false,
    }
}

/// Easter Day in the Gregorian calendar, by the method of Meeus, *Astronomical Algorithms*, chapter 8.
fn easter_day(year: i32) -> Option<NaiveDate> {
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests;
