//! Ages and birthdays by table, for millions of rows. The rule is that of `enslinje_domain::calendar`.

use crate::filter::check::day_number;
use chrono::{Datelike, Days, NaiveDate};
use std::sync::LazyLock;

/// First and last day in the tables.
const FIRST: (i32, u32, u32) = (1850, 1, 1);
const LAST: (i32, u32, u32) = (2200, 12, 31);
/// One year in packed dates: twelve months of 32.
const YEAR: i32 = 12 * 32;

struct Table {
    first: i32,
    births: Vec<i32>,
    /// As `births`, but 28 February of a common year counts as the 29th.
    days: Vec<i32>,
}

static DATES: LazyLock<Table> = LazyLock::new(|| {
    let first = NaiveDate::from_ymd_opt(FIRST.0, FIRST.1, FIRST.2).unwrap_or_default();
    let last = NaiveDate::from_ymd_opt(LAST.0, LAST.1, LAST.2).unwrap_or_default();
    let dates = || first.iter_days().take_while(|day| *day <= last);
    let stands_for_leap_day = |day: NaiveDate| day.month() == 2 && day.day() == 28 && !day.leap_year();
    let days = dates().map(|day| pack(day) + i32::from(stands_for_leap_day(day))).collect();
    Table { first: day_number(first), births: dates().map(pack).collect(), days }
});

fn pack(day: NaiveDate) -> i32 {
    let parts = day.month0() * 32 + day.day();
    day.year() * YEAR + i32::try_from(parts).unwrap_or(0)
}

/// A packed date of a day number; days outside the tables are moved to their ends.
#[inline]
fn packed(table: &[i32], day: i32) -> i32 {
    let at = day.saturating_sub(DATES.first).max(0).unsigned_abs() as usize;
    table[at.min(table.len() - 1)]
}

/// Age in whole years on a day; negative before birth. A person born on 29 February turns on 28 February in
/// common years.
#[inline]
pub fn age_on(birth: i32, day: i32) -> i32 {
    (packed(&DATES.days, day) - packed(&DATES.births, birth)).div_euclid(YEAR)
}

/// The day on which somebody turns `years`.
pub fn birthday(birth: i32, years: i32) -> i32 {
    let packed = packed(&DATES.births, birth);
    let year = packed.div_euclid(YEAR) + years;
    let month = packed.rem_euclid(YEAR) / 32 + 1;
    let day = packed.rem_euclid(32);
    let unsigned = |part: i32| u32::try_from(part).unwrap_or(1);
    let date = NaiveDate::from_ymd_opt(year, unsigned(month), unsigned(day));
    // Only 29 February can be missing.
    let date = date.or_else(|| NaiveDate::from_ymd_opt(year, 2, 28));
    date.map_or(i32::MAX, day_number)
}

/// The day with this number, when it is one.
pub fn date(day: i32) -> Option<NaiveDate> {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    let days = Days::new(u64::from(day.unsigned_abs()));
    if day < 0 { epoch.checked_sub_days(days) } else { epoch.checked_add_days(days) }
}

/// Age groups by their lower limits. Who is younger than the first limit is counted in the whole only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeLimits {
    /// Limits from 0, with a group before the first named one when that begins later.
    limits: Vec<i32>,
    unnamed: usize,
}

impl AgeLimits {
    /// Groups that begin at these ages.
    pub fn new(limits: &[u32]) -> Self {
        let mut limits: Vec<i32> = limits.iter().filter_map(|limit| i32::try_from(*limit).ok()).collect();
        limits.sort_unstable();
        limits.dedup();
        let unnamed = usize::from(limits.first() != Some(&0));
        if unnamed > 0 {
            limits.insert(0, 0);
        }
        Self { limits, unnamed }
    }

    /// The group of that name, numbered as in [`AgeLimits::group`].
    pub fn find(&self, label: &str) -> Option<usize> {
        self.labels().iter().position(|known| known == label).map(|at| at + self.unnamed)
    }

    /// How many groups, the unnamed one included.
    pub fn count(&self) -> usize {
        self.limits.len()
    }

    /// Names of the groups: `0-6`, `7-12`, `65-`.
    pub fn labels(&self) -> Vec<String> {
        let upper = self.limits.iter().skip(1).map(|limit| (limit - 1).to_string()).chain([String::new()]);
        let all = self.limits.iter().zip(upper).map(|(from, to)| format!("{from}-{to}"));
        all.skip(self.unnamed).collect()
    }

    /// The number of the group of an age.
    #[inline]
    pub fn group(&self, age: i32) -> usize {
        self.limits.iter().skip(1).take_while(|limit| **limit <= age).count()
    }

    /// The age at which group `at` begins.
    pub fn lower(&self, at: usize) -> Option<i32> {
        self.limits.get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i32 {
        day_number(NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap())
    }

    #[test]
    fn ages_and_birthdays_agree_with_each_other_and_know_leap_days() {
        assert_eq!(age_on(day("2010-05-17"), day("2024-05-16")), 13);
        assert_eq!(age_on(day("2010-05-17"), day("2024-05-17")), 14);
        assert_eq!(age_on(day("2008-02-29"), day("2023-02-27")), 14);
        assert_eq!(age_on(day("2008-02-29"), day("2023-02-28")), 15);
        assert_eq!(age_on(day("2008-02-29"), day("2024-02-28")), 15);
        assert_eq!(age_on(day("2008-02-29"), day("2024-02-29")), 16);
        assert_eq!(birthday(day("2008-02-29"), 15), day("2023-02-28"));
        assert_eq!(birthday(day("2008-02-29"), 16), day("2024-02-29"));
        assert_eq!(age_on(day("2010-05-17"), day("2010-05-16")), -1);
    }

    #[test]
    fn the_tables_follow_the_calendar_of_the_domain() {
        let births = ["1999-12-31", "2004-02-28", "2004-02-29", "2004-03-01", "2005-02-28"];
        for birth in births.map(day) {
            for on in (day("2005-02-28")..day("2026-12-31")).step_by(1) {
                let expected = enslinje_domain::calendar::age_on(date(birth).unwrap(), date(on).unwrap());
                assert_eq!(u32::try_from(age_on(birth, on)).ok(), expected, "{birth} {on}");
            }
        }
    }

    #[test]
    fn the_last_group_is_open_and_who_is_younger_than_the_first_has_no_name() {
        let limits = AgeLimits::new(&[20, 25]);
        assert_eq!(limits.labels(), ["20-24", "25-"]);
        assert_eq!((limits.find("20-24"), limits.find("0-19")), (Some(1), None));
        assert_eq!([0, 19, 20, 24, 25, 99].map(|age| limits.group(age)), [0, 0, 1, 1, 2, 2]);
    }
}
