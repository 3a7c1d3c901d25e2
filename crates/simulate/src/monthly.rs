//! Rows for each month of a scene: likely numbers whose sums over the periods of the targets are given.

use crate::aim::Aim;
use crate::allocate::share_out;
use crate::days::EVEN;
use crate::random::Random;
use crate::scene::Scene;
use crate::timeline::Timeline;
use enslinje_domain::Diagnostic;
use std::collections::BTreeMap;
use std::ops::Range;

/// Sums over spans of simulated months.
pub(crate) type Spans = Vec<(Range<usize>, i64)>;

/// More rows, or öre, than any month has.
pub(crate) const MOST: u64 = 1 << 50;

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
        let spans = self.fix_all(&mut timeline, wanted)?;
        Ok(self.solve(timeline, spans, habit, random))
    }

    /// Adds the sums of targets, and gives them by span.
    pub(crate) fn fix_all(
        &self,
        timeline: &mut Timeline,
        wanted: &[(&Aim, u64)],
    ) -> Result<Spans, Diagnostic> {
        let mut spans = Vec::new();
        for (aim, total) in wanted {
            let span = self.span_of(aim)?;
            let total = i64::try_from(*total).unwrap_or(i64::MAX / 16);
            if timeline.fix(span.clone(), total).is_err() {
                return Err(aim.conflict(&others(wanted, aim)));
            }
            spans.push((span, total));
        }
        Ok(spans)
    }

    /// Likely rows for each month that the timeline allows.
    pub(crate) fn solve(
        &self,
        timeline: Timeline,
        mut spans: Spans,
        habit: &Habit<'_>,
        random: &mut Random,
    ) -> Vec<u64> {
        let solved = timeline.solve(&self.wish(&mut spans, habit, random));
        solved.into_iter().map(|value| value.max(0).unsigned_abs()).collect()
    }

    /// Rows for each month that meet their targets and leave room for those of their parts.
    pub(crate) fn monthly_whole(
        &self,
        indicator: &str,
        habit: &Habit<'_>,
        parts: &[Part<'_>],
        random: &mut Random,
    ) -> Result<Vec<u64>, Diagnostic> {
        let mut needed: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        for (aim, total) in parts.iter().flat_map(|part| &part.wanted) {
            let span = self.span_of(aim)?;
            *needed.entry((span.start, span.end)).or_default() += total;
        }
        let mut timeline = self.timeline(&[]);
        let spans = self.fix_all(&mut timeline, &self.wanted(indicator)?)?;
        for ((start, end), total) in needed {
            timeline = timeline.at_least(&(start..end), i64::try_from(total).unwrap_or(0));
        }
        Ok(self.solve(timeline, spans, habit, random))
    }

    /// Shares out the rows of each month on parts, so that each part meets its targets. Parts with targets
    /// take first, each in proportion to its weight among those left; the last takes the rest.
    pub(crate) fn split(
        &self,
        total: &[u64],
        parts: &[Part<'_>],
        random: &mut Random,
    ) -> Result<Vec<Vec<u64>>, Diagnostic> {
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|part| parts[*part].wanted.is_empty());
        let mut rest = total.to_vec();
        let mut split = vec![Vec::new(); parts.len()];
        for (place, index) in order.iter().enumerate() {
            let part = &parts[*index];
            let last = place + 1 == parts.len();
            let weights: u64 = order[place..].iter().map(|part| parts[*part].weight).sum();
            let levels: Vec<u64> = (0..self.years().len())
                .map(|year| rest[self.year_months(year)].iter().sum::<u64>() * part.weight / weights.max(1))
                .collect();
            let habit = Habit { levels: &levels, season: &EVEN };
            let bounds: Vec<(u64, u64)> =
                rest.iter().map(|rest| (if last { *rest } else { 0 }, *rest)).collect();
            let taken = self
                .monthly_for(&part.wanted, &habit, &bounds, random)
                .map_err(|refused| with_rivals(refused, parts))?;
            for (rest, taken) in rest.iter_mut().zip(&taken) {
                *rest -= taken;
            }
            split[*index] = taken;
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

/// The conflict with the targets of all parts named, when it names none.
fn with_rivals(mut refused: Diagnostic, parts: &[Part<'_>]) -> Diagnostic {
    let mut names: Vec<&str> =
        parts.iter().flat_map(|part| &part.wanted).map(|(aim, _)| aim.indicator.as_str()).collect();
    names.dedup();
    let own = refused.args.iter().find(|(name, _)| *name == "indicator").map(|(_, value)| value.clone());
    names.retain(|name| own.as_deref() != Some(*name));
    if let Some((_, other)) =
        refused.args.iter_mut().find(|(name, other)| *name == "other" && other == "none")
        && !names.is_empty()
    {
        *other = names.join(", ");
    }
    refused
}

#[cfg(test)]
mod tests {
    use super::Habit;
    use crate::days::EVEN;
    use crate::scene::tests::scene;

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
}
