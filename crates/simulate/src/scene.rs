//! What every generator is given: the years, the units, the targets and the seed of one committee.

use crate::aim::{Aim, Aims};
use crate::allocate::share_out;
use crate::days::{EVEN, length, new_year, plus};
use crate::random::Random;
use crate::timeline::Timeline;
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

/// More rows, or öre, than any month has.
pub(crate) const MOST: u64 = 1 << 50;

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

/// How many rows a month has where no target decides.
pub(crate) struct Habit<'a> {
    /// Rows of each year, first year first.
    pub(crate) levels: &'a [u64],
    /// Weight of each month of the year.
    pub(crate) season: &'a [u64; 12],
}

/// A part of the rows of each month.
pub(crate) struct Part<'a> {
    /// Its targets as whole numbers.
    pub(crate) wanted: Vec<(&'a Aim, u64)>,
    /// Its weight where no target decides.
    pub(crate) weight: u64,
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

    /// The targets of an indicator as whole numbers.
    pub(crate) fn wanted(&self, indicator: &str) -> Result<Vec<(&Aim, u64)>, Diagnostic> {
        self.aims.of(indicator).map(|aim| Ok((aim, aim.count()?))).collect()
    }

    /// Rows for each month that meet all targets of an indicator.
    pub(crate) fn monthly(
        &self,
        indicator: &str,
        habit: &Habit<'_>,
        random: &mut Random,
    ) -> Result<Vec<u64>, Diagnostic> {
        self.monthly_for(&self.wanted(indicator)?, habit, &[], random)
    }

    /// Rows for each month whose sums over the periods of the targets are the given ones, within
    /// the lowest and highest number of each month. No bounds: any number.
    pub(crate) fn monthly_for(
        &self,
        wanted: &[(&Aim, u64)],
        habit: &Habit<'_>,
        bounds: &[(u64, u64)],
        random: &mut Random,
    ) -> Result<Vec<u64>, Diagnostic> {
        self.monthly_within(self.timeline(bounds), wanted, habit, random)
    }

    /// All months with a lowest and a highest number each. No bounds: any number.
    pub(crate) fn timeline(&self, bounds: &[(u64, u64)]) -> Timeline {
        let narrow = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let bounds: Vec<(i64, i64)> = (0..self.months())
            .map(|month| bounds.get(month).copied().unwrap_or((0, MOST)))
            .map(|(low, high)| (narrow(low), narrow(high)))
            .collect();
        Timeline::new(&bounds)
    }

    /// Rows for each month whose sums over the periods of the targets are the given ones, within what the
    /// timeline allows.
    pub(crate) fn monthly_within(
        &self,
        mut timeline: Timeline,
        wanted: &[(&Aim, u64)],
        habit: &Habit<'_>,
        random: &mut Random,
    ) -> Result<Vec<u64>, Diagnostic> {
        let mut spans = Vec::new();
        for (aim, total) in wanted {
            let span = self.span_of(aim)?;
            let total = i64::try_from(*total).unwrap_or(i64::MAX / 16);
            if timeline.fix(span.clone(), total).is_err() {
                return Err(aim.conflict(&others(wanted, aim)));
            }
            spans.push((span, total));
        }
        let solved = timeline.solve(&self.wish(&mut spans, habit, random));
        Ok(solved.into_iter().map(|value| value.max(0).unsigned_abs()).collect())
    }

    /// Shares out the rows of each month on parts, so that each part meets its targets. The parts take in
    /// the order given, each in proportion to its weight among those left; the last takes the rest.
    pub(crate) fn split(
        &self,
        total: &[u64],
        parts: &[Part<'_>],
        random: &mut Random,
    ) -> Result<Vec<Vec<u64>>, Diagnostic> {
        let mut rest = total.to_vec();
        let mut split = Vec::with_capacity(parts.len());
        for (index, part) in parts.iter().enumerate() {
            let last = index + 1 == parts.len();
            let weights: u64 = parts[index..].iter().map(|part| part.weight).sum();
            let levels: Vec<u64> = (0..self.years().len())
                .map(|year| rest[self.year_months(year)].iter().sum::<u64>() * part.weight / weights.max(1))
                .collect();
            let season = &EVEN;
            let bounds: Vec<(u64, u64)> =
                rest.iter().map(|rest| (if last { *rest } else { 0 }, *rest)).collect();
            let taken =
                self.monthly_for(&part.wanted, &Habit { levels: &levels, season }, &bounds, random)?;
            for (rest, taken) in rest.iter_mut().zip(&taken) {
                *rest -= taken;
            }
            split.push(taken);
        }
        Ok(split)
    }

    /// Likely numbers for each month, drawn towards the given sums: short spans first.
    fn wish(&self, spans: &mut [(Range<usize>, i64)], habit: &Habit<'_>, random: &mut Random) -> Vec<i64> {
        let weights: Vec<u64> = (0..self.months())
            .map(|month| habit.season[month % 12] * random.between(80, 120).unsigned_abs())
            .collect();
        let mut wish = Vec::with_capacity(self.months());
        for (year, level) in habit.levels.iter().enumerate() {
            wish.extend(share_out(*level, &weights[self.year_months(year)]));
        }
        let mut settled = vec![false; self.months()];
        spans.sort_by_key(|(span, _)| (span.len(), span.start));
        for (span, total) in spans {
            let inside: u64 = span.clone().filter(|month| settled[*month]).map(|month| wish[month]).sum();
            let free: Vec<usize> = span.clone().filter(|month| !settled[*month]).collect();
            let left = u64::try_from(*total).unwrap_or(0).saturating_sub(inside);
            let parts = share_out(left, &free.iter().map(|month| weights[*month]).collect::<Vec<_>>());
            for (month, part) in free.into_iter().zip(parts) {
                wish[month] = part;
                settled[month] = true;
            }
        }
        wish.into_iter().map(|value| i64::try_from(value).unwrap_or(0)).collect()
    }
}

fn others(wanted: &[(&Aim, u64)], aim: &Aim) -> String {
    let mut names: Vec<String> = wanted
        .iter()
        .filter(|(other, _)| *other != aim)
        .map(|(other, _)| format!("{} {}", other.indicator, other.period))
        .collect();
    names.dedup();
    names.join(", ")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Habit, Scene, Units};
    use crate::aim::tests::aims;
    use crate::days::EVEN;

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
    fn months_meet_year_quarter_and_range_together() {
        let scene = scene(1, &[("x", "2024", "49"), ("x", "2024-09--2024-12", "21"), ("x", "2024-Q3", "9")]);
        let mut random = scene.random("x", 2022);
        let habit = Habit { levels: &[40, 40, 40], season: &EVEN };
        let months = scene.monthly("x", &habit, &mut random).unwrap();
        assert_eq!(months[24..36].iter().sum::<u64>(), 49);
        assert_eq!(months[32..36].iter().sum::<u64>(), 21);
        assert_eq!(months[30..33].iter().sum::<u64>(), 9);
        assert_eq!(months[0..12].iter().sum::<u64>(), 40);
    }

    #[test]
    fn a_part_above_its_whole_is_refused_at_the_later_target() {
        let scene = scene(1, &[("x", "2024", "5"), ("x", "2024-Q3", "6")]);
        let mut random = scene.random("x", 2022);
        let habit = Habit { levels: &[4, 4, 4], season: &EVEN };
        let refused = scene.monthly("x", &habit, &mut random).unwrap_err();
        assert_eq!(refused.code, "simulate-target-conflict");
        assert_eq!(refused.args[3], ("other", "x 2024".to_owned()));
    }

    #[test]
    fn years_without_target_follow_the_nearest_year_with_one() {
        let scene = scene(1, &[("x", "2024", "1000")]);
        assert_eq!(scene.levels("x", 7, 10), Ok(vec![980, 990, 1000]));
        assert_eq!(scene.levels("y", 500, 0), Ok(vec![500, 500, 500]));
    }
}
