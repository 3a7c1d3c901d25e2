//! What every generator is given: the years, the units, the targets and the seed of one committee.

use crate::aim::{Aim, Aims};
use crate::days::{length, new_year, plus};
use crate::random::Random;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Month, Period};
use std::ops::Range;

/// The units that own the rows of one committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Units {
    /// Intake, investigations and institutional placements of children.
    pub(crate) child_authority: String,
    /// Interventions, foster homes and some institutional placements of children.
    pub(crate) child_resource: String,
    /// Income support.
    pub(crate) income_support: String,
    /// Adults.
    pub(crate) adult: String,
    /// Leisure and culture.
    pub(crate) leisure: String,
    /// Support functions and what concerns the whole administration.
    pub(crate) support: String,
}

/// One committee to be simulated.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    /// First simulated year.
    pub(crate) first_year: i32,
    /// Last simulated year; nothing is known after its end.
    pub(crate) last_year: i32,
    /// Owners of the rows.
    pub(crate) units: Units,
    /// What the rows must give.
    pub(crate) aims: Aims,
    /// Seed of this committee.
    pub(crate) seed: u64,
    /// Number of the committee, from one.
    pub(crate) committee: u32,
}

impl Scene {
    /// The sequence of a register and year.
    pub(crate) fn random(&self, register: &str, year: i32) -> Random {
        Random::new(self.seed, register, year)
    }

    /// The years in order.
    pub(crate) fn years(&self) -> Range<i32> {
        self.first_year..self.last_year + 1
    }

    /// How many months are simulated.
    pub(crate) fn months(&self) -> usize {
        self.years().len() * 12
    }

    /// First day of simulated month `index`, counted from 0; the one after the last is the end.
    pub(crate) fn first_day(&self, index: usize) -> NaiveDate {
        let year = self.first_year + i32::try_from(index / 12).unwrap_or(0);
        let number = u32::try_from(index % 12).unwrap_or(0) + 1;
        NaiveDate::from_ymd_opt(year, number, 1).unwrap_or_default()
    }

    /// Days of simulated month `index`.
    pub(crate) fn length(&self, index: usize) -> i64 {
        Month::of(self.first_day(index)).map_or(30, length)
    }

    /// The days of simulated month `index`.
    pub(crate) fn days(&self, index: usize) -> Range<NaiveDate> {
        self.first_day(index)..self.first_day(index + 1)
    }

    /// The last day about which anything is known.
    pub(crate) fn as_of(&self) -> NaiveDate {
        plus(self.end(), -1)
    }

    /// First day of the first year.
    pub(crate) fn start(&self) -> NaiveDate {
        new_year(self.first_year)
    }

    /// First day after the last year.
    pub(crate) fn end(&self) -> NaiveDate {
        new_year(self.last_year + 1)
    }

    /// Simulated months of year `index`, counted from 0.
    pub(crate) fn year_months(&self, index: usize) -> Range<usize> {
        index * 12..index * 12 + 12
    }

    /// The simulated months of a period, when all of them are simulated.
    pub(crate) fn span(&self, period: Period) -> Option<Range<usize>> {
        let first = self.first_year * 12;
        let from = usize::try_from(period.first().index() - first).ok()?;
        let to = usize::try_from(period.end_index() - first).ok()?;
        (to <= self.months()).then_some(from..to)
    }

    /// The simulated months of a target.
    ///
    /// # Errors
    /// Not all of them are simulated.
    pub(crate) fn span_of(&self, aim: &Aim) -> Result<Range<usize>, Diagnostic> {
        self.span(aim.period).ok_or_else(|| aim.outside(self.first_year, self.last_year))
    }

    /// The number that targets give an indicator in each year: that of the target, otherwise that of the
    /// nearest year with a target moved by `drift` permille a year, otherwise `usual`.
    pub(crate) fn levels(&self, indicator: &str, usual: u64, drift: i64) -> Result<Vec<u64>, Diagnostic> {
        let known: Vec<(i32, u64)> = self
            .years()
            .filter_map(|year| Some((year, self.aims.year(indicator, year)?)))
            .map(|(year, aim)| Ok((year, aim.count()?)))
            .collect::<Result<_, Diagnostic>>()?;
        let level = |year: i32| {
            let nearest = known.iter().min_by_key(|(other, _)| ((other - year).abs(), *other));
            let (base, count) = nearest.copied().unwrap_or((self.last_year, usual));
            let moved = i64::try_from(count).unwrap_or(0) * (1000 + drift * i64::from(year - base)) / 1000;
            moved.max(0).unsigned_abs()
        };
        Ok(self.years().map(level).collect())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Scene, Units};
    use crate::aim::tests::aims;

    /// Three years of one committee with the given targets.
    pub(crate) fn scene(seed: u64, lines: &[(&str, &str, &str)]) -> Scene {
        Scene {
            first_year: 2022,
            last_year: 2024,
            units: Units {
                child_authority: "bm".to_owned(),
                child_resource: "br".to_owned(),
                income_support: "fs".to_owned(),
                adult: "vx".to_owned(),
                leisure: "vf".to_owned(),
                support: "common".to_owned(),
            },
            aims: aims(lines),
            seed,
            committee: 1,
        }
    }

    #[test]
    fn years_without_target_follow_the_nearest_year_with_one() {
        let scene = scene(1, &[("x", "2024", "1000")]);
        assert_eq!(scene.levels("x", 7, 10), Ok(vec![980, 990, 1000]));
        assert_eq!(scene.levels("y", 500, 0), Ok(vec![500, 500, 500]));
    }
}
