//! The definitions, row by row and day by day, without any of the engine's arithmetic.

use super::rows::{Row, day};
use super::{LIMITS, as_of, due};
use crate::engine::spec::{Count, Statistic};
use chrono::NaiveDate;
use enslinje_domain::calendar::age_on;
use enslinje_domain::{Number, Period};
use std::collections::BTreeSet;

pub struct World<'a> {
    pub rows: &'a [Row],
    pub filter: usize,
    pub within: Option<Vec<u32>>,
}

fn is_within(unit: &str, above: u32) -> bool {
    match above {
        0 => true,
        1 => matches!(unit, "a" | "c"),
        2 => unit == "b",
        _ => unit == "c",
    }
}

fn passes(filter: usize, row: &Row) -> bool {
    match filter {
        0 => true,
        1 => row.sex == "woman",
        2 => row.sex == "woman" && row.from.is_some(),
        3 => {
            row.reported >= day("2023-01-01") && row.amount.is_some_and(|amount| amount > 10_000)
                || row.date.is_some()
        }
        4 => age_on(row.birth, row.reported).is_some_and(|age| age >= 13),
        5 => matches!((row.from, row.date), (Some(from), Some(date)) if date > due(from).unwrap()),
        _ => row.date != Some(day("2024-01-15")) && row.weight.is_none_or(|weight| weight > 500),
    }
}

/// Group 0 has no name: those below the first limit.
fn group(row: &Row, on: NaiveDate) -> usize {
    let age = age_on(row.birth, on).unwrap_or(0);
    LIMITS.iter().filter(|limit| **limit <= age).count()
}

fn is_open(row: &Row, on: NaiveDate) -> bool {
    row.from.is_some_and(|from| from <= on) && row.to.is_none_or(|to| on < to)
}

fn is_active(row: &Row, period: Period) -> bool {
    let Some(from) = row.from else { return false };
    from < period.to() && (row.to.is_none_or(|to| to > period.from()) || from >= period.from())
}

fn days(period: Period) -> impl Iterator<Item = NaiveDate> {
    period.from().iter_days().take_while(move |on| *on < period.to())
}

fn month_ends(period: Period) -> Vec<NaiveDate> {
    period.each_month().map(|month| Period::month(month).last_day()).collect()
}

impl World<'_> {
    fn is_counted(&self, unit: &str) -> bool {
        self.within.as_ref().is_none_or(|tops| tops.iter().any(|top| is_within(unit, *top)))
    }

    fn chosen(&self, unit: u32, sex: Option<&str>) -> Vec<&Row> {
        self.rows
            .iter()
            .filter(|row| passes(self.filter, row) && self.is_counted(row.unit))
            .filter(|row| is_within(row.unit, unit) && sex.is_none_or(|sex| row.sex == sex))
            .collect()
    }

    pub fn value(
        &self,
        count: &Count,
        unit: u32,
        sex: Option<&str>,
        age: Option<usize>,
        period: Period,
    ) -> Option<Number> {
        let rows = self.chosen(unit, sex);
        let fits = |row: &Row, on: NaiveDate| age.is_none_or(|age| group(row, on) == age);
        let dated = |row: &&&Row| row.date.is_some_and(|date| period.contains_day(date) && fits(row, date));
        let whole = |value: usize| Some(Number::from_integer(i128::try_from(value).unwrap()));
        let weigh = |row: &Row, weight: &Option<&str>| match weight {
            None => 1,
            Some(_) => i128::from(row.weight.unwrap_or(0)),
        };
        let open = |on: NaiveDate, weight: &Option<&str>| -> i128 {
            rows.iter().filter(|row| is_open(row, on) && fits(row, on)).map(|row| weigh(row, weight)).sum()
        };
        let last_seen = period.last_day().min(as_of());
        let late = |row: &Row| {
            row.from.is_some_and(|from| {
                let last_lawful = due(from).unwrap();
                last_lawful < last_seen && row.to.is_none_or(|to| last_lawful < to) && fits(row, from)
            })
        };
        match count {
            Count::Events { .. } => whole(rows.iter().filter(dated).count()),
            Count::Sum { .. } => {
                let sum = rows.iter().filter(dated).filter_map(|row| row.amount).map(i128::from).sum();
                Some(Number::from_integer(sum))
            }
            Count::Active(_) => whole(
                rows.iter().filter(|row| is_active(row, period) && fits(row, row.from.unwrap())).count(),
            ),
            Count::Stock { weight, .. } => Some(Number::from_integer(open(period.last_day(), weight))),
            Count::AverageStock { weight, .. } => {
                let ends = month_ends(period);
                let sum: i128 = ends.iter().map(|end| open(*end, weight)).sum();
                Some(Number::new(sum, i128::try_from(ends.len()).unwrap()))
            }
            Count::Days { weight, .. } => {
                Some(Number::from_integer(days(period).map(|on| open(on, weight)).sum()))
            }
            Count::AverageDays { weight, .. } => {
                let sum: i128 = days(period).map(|on| open(on, weight)).sum();
                Some(Number::new(sum, i128::try_from(days(period).count()).unwrap()))
            }
            Count::Duration { statistic, .. } => {
                let mut lengths: Vec<i128> = rows
                    .iter()
                    .filter_map(|row| Some((row, row.from?, row.to?)))
                    .filter(|(row, _, to)| period.contains_day(*to) && fits(row, *to))
                    .map(|(_, from, to)| i128::from((to - from).num_days()))
                    .collect();
                lengths.sort_unstable();
                statistic_of(&lengths, *statistic)
            }
            Count::Overdue { .. } => {
                whole(rows.iter().filter(|row| is_active(row, period) && late(row)).count())
            }
            Count::OverdueOpen { .. } => {
                whole(rows.iter().filter(|row| is_open(row, period.last_day()) && late(row)).count())
            }
            Count::Distinct { date, interval, .. } => {
                let seen = |row: &&&Row| {
                    let event = date.is_some() && row.date.is_some_and(|date| period.contains_day(date));
                    let active = interval.is_some() && is_active(row, period);
                    let decides = if interval.is_some() { row.from.or(row.date) } else { row.date };
                    (event || active) && fits(row, decides.unwrap())
                };
                whole(rows.iter().filter(seen).map(|row| row.person).collect::<BTreeSet<_>>().len())
            }
        }
    }
}

fn statistic_of(sorted: &[i128], statistic: Statistic) -> Option<Number> {
    let count = sorted.len();
    if count == 0 {
        return None;
    }
    Some(match statistic {
        Statistic::Mean => Number::new(sorted.iter().sum(), i128::try_from(count).unwrap()),
        Statistic::Median => Number::new(sorted[(count - 1) / 2] + sorted[count / 2], 2),
        Statistic::Percentile(percent) => {
            let enough = |at: &usize| (at + 1) * 100 >= count * usize::from(percent);
            Number::from_integer(sorted[(0..count).find(enough).unwrap()])
        }
    })
}
