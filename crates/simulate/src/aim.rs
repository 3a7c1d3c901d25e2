//! The targets as generators read them: by indicator and period, in the unit of the register.

use enslinje_domain::{Diagnostic, Number, Period, Place};
use num_traits::{One, Signed};
use std::collections::BTreeMap;

/// A published value that the registers must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aim {
    /// Indicator.
    pub(crate) indicator: String,
    /// Period.
    pub(crate) period: Period,
    /// The printed value in the measure of the indicator: öre, percent, days, number.
    pub(crate) value: Number,
    /// Half a step of the last printed digit, in the same measure.
    pub(crate) half: Number,
    /// The value as it is printed.
    pub(crate) printed: String,
    /// Where it stands.
    pub(crate) place: Place,
}

impl Aim {
    /// Whether a value prints as this one, rounded half away from zero.
    pub(crate) fn is_met_by(&self, value: Number) -> bool {
        let distance = if self.value.is_negative() { self.value - value } else { value - self.value };
        -self.half <= distance && distance < self.half
    }

    /// The whole number nearest to the value, when it prints as the value and is not negative.
    pub(crate) fn count(&self) -> Result<u64, Diagnostic> {
        if self.value.is_negative() {
            return Err(self.refused("simulate-target-negative"));
        }
        let nearest = self.value.round();
        u64::try_from(nearest.to_integer())
            .ok()
            .filter(|_| self.is_met_by(nearest))
            .ok_or_else(|| self.refused("simulate-target-not-whole"))
    }

    /// How many of `whole` print as this percentage, nearest to it.
    pub(crate) fn share_of(&self, whole: u64) -> Result<u64, Diagnostic> {
        if self.value.is_negative() || self.value > Number::from_integer(100) {
            return Err(self.refused("simulate-target-not-a-share"));
        }
        let whole = Number::from_integer(i128::from(whole));
        let part = (whole * self.value / Number::from_integer(100)).round();
        let shown = if whole < Number::one() {
            Number::from_integer(0)
        } else {
            part * Number::from_integer(100) / whole
        };
        match u64::try_from(part.to_integer()) {
            Ok(part) if self.is_met_by(shown) => Ok(part),
            _ => Err(self.refused("simulate-target-too-few-rows")),
        }
    }

    /// A diagnostic at the target that names its indicator, period and value.
    pub(crate) fn refused(&self, code: &'static str) -> Diagnostic {
        Diagnostic::error(code, self.place.clone())
            .with("indicator", &self.indicator)
            .with("period", self.period)
            .with("value", &self.printed)
    }

    /// The diagnostic that the period of this target is not simulated.
    pub(crate) fn outside(&self, first_year: i32, last_year: i32) -> Diagnostic {
        self.refused("simulate-target-outside").with("first", first_year).with("last", last_year)
    }

    /// The diagnostic that this target contradicts others, or what is usual when none are named.
    pub(crate) fn conflict(&self, with: &str) -> Diagnostic {
        let other = if with.is_empty() { "none" } else { with };
        self.refused("simulate-target-conflict").with("other", other)
    }
}

/// All targets of a pack that are used.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aims {
    by_indicator: BTreeMap<String, BTreeMap<Period, Aim>>,
}

impl Aims {
    /// Adds a target; the one that stood there before, when there was one, is given back.
    pub(crate) fn insert(&mut self, aim: Aim) -> Option<Aim> {
        self.by_indicator.entry(aim.indicator.clone()).or_default().insert(aim.period, aim)
    }

    /// The targets of an indicator, by period.
    pub(crate) fn of(&self, indicator: &str) -> impl Iterator<Item = &Aim> {
        self.by_indicator.get(indicator).into_iter().flat_map(BTreeMap::values)
    }

    /// The target of an indicator for a period.
    pub(crate) fn at(&self, indicator: &str, period: Period) -> Option<&Aim> {
        self.by_indicator.get(indicator)?.get(&period)
    }

    /// The target of an indicator for a calendar year.
    pub(crate) fn year(&self, indicator: &str, year: i32) -> Option<&Aim> {
        self.at(indicator, Period::year(year)?)
    }

    /// The number that a target gives an indicator in a year, as fraction.
    pub(crate) fn value(&self, indicator: &str, year: i32) -> Option<Number> {
        self.year(indicator, year).map(|aim| aim.value)
    }

    /// Every target, by indicator and period.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Aim> {
        self.by_indicator.values().flat_map(BTreeMap::values)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Aim, Aims};
    use enslinje_domain::{Number, Place};

    /// A target as a line of `targets.csv` would give it; the printed digits decide the half step.
    pub(crate) fn aim(indicator: &str, period: &str, printed: &str) -> Aim {
        let (whole, fraction) = printed.split_once('.').unwrap_or((printed, ""));
        let scale = 10_i128.pow(u32::try_from(fraction.len()).unwrap());
        Aim {
            indicator: indicator.to_owned(),
            period: period.parse().unwrap(),
            value: Number::new(format!("{whole}{fraction}").parse().unwrap(), scale),
            half: Number::new(1, 2 * scale),
            printed: printed.to_owned(),
            place: Place::line("targets.csv", 2),
        }
    }

    /// Targets of lines `indicator period printed`.
    pub(crate) fn aims(lines: &[(&str, &str, &str)]) -> Aims {
        let mut aims = Aims::default();
        for (indicator, period, printed) in lines {
            assert_eq!(aims.insert(aim(indicator, period, printed)), None, "{indicator} {period} twice");
        }
        aims
    }

    #[test]
    fn values_are_met_when_they_round_to_what_is_printed() {
        let share = aim("x", "2024", "2.5");
        assert!(share.is_met_by(Number::new(67 * 100, 2644)));
        assert!(share.is_met_by(Number::new(245, 100)));
        assert!(!share.is_met_by(Number::new(255, 100)));
        let fall = aim("x", "2024", "-0.2");
        assert!(fall.is_met_by(Number::new(-249, 1000)));
        assert!(!fall.is_met_by(Number::new(-25, 100)));
        assert!(fall.is_met_by(Number::new(-15, 100)));
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        assert_eq!(aim("x", "2024", "14").count(), Ok(14));
        assert_eq!(aim("x", "2024", "-1").count().unwrap_err().code, "simulate-target-negative");
        assert_eq!(aim("x", "2024", "2.5").count().unwrap_err().code, "simulate-target-not-whole");
    }

    #[test]
    fn shares_become_the_nearest_number_of_rows_or_are_refused() {
        assert_eq!(aim("x", "2024", "68").share_of(1500), Ok(1020));
        assert_eq!(aim("x", "2024", "50").share_of(14), Ok(7));
        assert_eq!(aim("x", "2024", "33.3").share_of(10).unwrap_err().code, "simulate-target-too-few-rows");
        assert_eq!(aim("x", "2024", "101").share_of(10).unwrap_err().code, "simulate-target-not-a-share");
    }
}
