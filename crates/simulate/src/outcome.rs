//! Whether computed figures print as the targets of the pack.

use enslinje_domain::{Figure, FigureKey, Number, Split};
use enslinje_indicators::Catalogue;
use enslinje_pack::{Pack, Target};
use std::collections::BTreeMap;

/// A target and what was computed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetOutcome {
    /// The target.
    pub target: Target,
    /// The computed value in the target's unit, rounded to its decimals; `None` when there is none.
    pub computed: Option<Number>,
    /// Whether the two are equal.
    pub met: bool,
}

/// The outcome of every target that is used, in the order of the file.
///
/// A figure that was not computed, or whose indicator the catalogue does not know, has missed its target.
pub fn check_targets(
    pack: &Pack,
    catalogue: &Catalogue,
    figures: &BTreeMap<FigureKey, Figure>,
) -> Vec<TargetOutcome> {
    let outcome = |target: &Target| {
        let key = FigureKey {
            indicator: target.indicator.clone(),
            unit: target.unit.clone(),
            period: target.period,
            by: Split::whole(),
        };
        let figure = figures.get(&key).filter(|_| catalogue.get(&target.indicator).is_some());
        let computed = figure
            .and_then(|figure| figure.value)
            .map(|value| rounded(target.shown.scaled(value), target.decimals));
        TargetOutcome { target: target.clone(), computed, met: computed == Some(target.value) }
    };
    pack.targets.iter().filter(|target| target.used).map(outcome).collect()
}

/// The value rounded half away from zero, as every cell is printed.
fn rounded(value: Number, decimals: u8) -> Number {
    let scale = Number::from_integer(10_i128.pow(u32::from(decimals)));
    // `round` of a fraction rounds half away from zero.
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::rounded;
    use enslinje_domain::Number;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(rounded(Number::new(245, 100), 1), Number::new(25, 10));
        assert_eq!(rounded(Number::new(-245, 100), 1), Number::new(-25, 10));
        assert_eq!(rounded(Number::new(1, 2), 0), Number::from_integer(1));
        assert_eq!(rounded(Number::new(253_404, 100_000), 1), Number::new(25, 10));
    }
}
