//! Swedish time of day.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// The time on Swedish clocks: an hour ahead of UTC, two from the last Sunday of March at one o'clock UTC to
/// the last Sunday of October at one o'clock UTC, directive 2000/84/EC and SFS 2001:127.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    let change = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let summer = change(3).is_some_and(|start| start <= utc) && change(10).is_some_and(|end| utc < end);
    utc + TimeDelta::hours(if summer { 2 } else { 1 })
}

/// The instant at which a Swedish day begins.
pub fn beginning(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    // The clocks change at one o'clock UTC, never around midnight.
    midnight - (local(midnight - TimeDelta::hours(2)) - (midnight - TimeDelta::hours(2)).naive_utc())
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}

#[cfg(test)]
mod tests {
    use super::{beginning, local};
    use chrono::{DateTime, Utc};

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn summer_time_begins_and_ends_on_the_last_sundays() {
        for (at, expected) in [
            ("2024-03-31T00:59:59Z", "2024-03-31T01:59:59"),
            ("2024-03-31T01:00:00Z", "2024-03-31T03:00:00"),
            ("2024-10-27T00:59:59Z", "2024-10-27T02:59:59"),
            ("2024-10-27T01:00:00Z", "2024-10-27T02:00:00"),
            ("2025-12-31T23:30:00Z", "2026-01-01T00:30:00"),
        ] {
            assert_eq!(local(utc(at)), expected.parse().unwrap(), "{at}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_on_swedish_clocks() {
        for (day, expected) in [
            ("2024-01-15", "2024-01-14T23:00:00Z"),
            ("2024-03-31", "2024-03-30T23:00:00Z"),
            ("2024-04-01", "2024-03-31T22:00:00Z"),
            ("2024-10-28", "2024-10-27T23:00:00Z"),
        ] {
            assert_eq!(beginning(day.parse().unwrap()), utc(expected), "{day}");
        }
    }
}
