//! Percent of the working days that are sick leave, short and long, in each year.

use crate::aim::Aim;
use crate::scene::Scene;
use enslinje_domain::{Diagnostic, Number};
use num_traits::Signed;

/// Total sick leave where no target decides, in tenths of a percent, and the long part in percent of it.
const USUAL: (i128, i128) = (72, 56);
/// How far from the middle of what prints as a target a value is moved, as a fraction of the half step.
const SLACK: (i128, i128) = (4, 5);

/// Percent of sick leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SickRate {
    /// Up to day 14.
    pub(super) short: Number,
    /// From day 15.
    pub(super) long: Number,
}

impl SickRate {
    /// Both.
    pub(super) fn total(self) -> Number {
        self.short + self.long
    }
}

/// Rates of each year that meet the total, short and long sick leave and their changes.
pub(super) fn sick_rates(scene: &Scene) -> Result<Vec<SickRate>, Diagnostic> {
    let mut rates: Vec<SickRate> = Vec::new();
    for year in scene.years() {
        let rate = next_rate(scene, year, rates.last().copied());
        check(scene, year, rate, rates.last().copied())?;
        rates.push(rate);
    }
    Ok(rates)
}

fn next_rate(scene: &Scene, year: i32, before: Option<SickRate>) -> SickRate {
    let aims = &scene.aims;
    let change = |id: &str| before.and_then(|_| aims.year(id, year));
    let (short_change, long_change) = (change("sick_leave_short_change"), change("sick_leave_long_change"));
    let short = aims.value("sick_leave_short", year);
    let long = aims.value("sick_leave_long", year);
    let usual = before.map_or(Number::new(USUAL.0, 10), SickRate::total);
    let total = aims.value("sick_leave_total", year).unwrap_or(usual);
    match (before, short, long, short_change, long_change) {
        (_, Some(short), Some(long), ..) => SickRate { short, long },
        (_, Some(short), None, ..) => SickRate { short, long: total - short },
        (_, None, Some(long), ..) => SickRate { short: total - long, long },
        (Some(before), None, None, Some(short), Some(long)) => {
            with_changes(aims.year("sick_leave_total", year), before, short, long)
        }
        (Some(before), None, None, Some(change), None) => {
            let short = before.short + change.value;
            SickRate { short, long: total - short }
        }
        (Some(before), None, None, None, Some(change)) => {
            let long = before.long + change.value;
            SickRate { short: total - long, long }
        }
        _ => {
            let long = total * Number::new(USUAL.1, 100);
            SickRate { short: total - long, long }
        }
    }
}

/// Rates that follow from both changes; where they do not quite make the change of the total, total and
/// changes give way within what prints as the targets.
fn with_changes(total: Option<&Aim>, before: SickRate, short: &Aim, long: &Aim) -> SickRate {
    let wanted = before.total() + short.value + long.value;
    let slack = Number::new(SLACK.0, SLACK.1);
    let reached = total
        .map_or(wanted, |aim| wanted.max(aim.value - aim.half * slack).min(aim.value + aim.half * slack));
    let half = (reached - wanted) / Number::from_integer(2);
    SickRate { short: before.short + short.value + half, long: before.long + long.value + half }
}

/// Checks rates against the targets of a year.
pub(super) fn check(
    scene: &Scene,
    year: i32,
    rate: SickRate,
    before: Option<SickRate>,
) -> Result<(), Diagnostic> {
    let values = [
        ("sick_leave_total", Some(rate.total())),
        ("sick_leave_short", Some(rate.short)),
        ("sick_leave_long", Some(rate.long)),
        ("sick_leave_short_change", before.map(|before| rate.short - before.short)),
        ("sick_leave_long_change", before.map(|before| rate.long - before.long)),
    ];
    for (indicator, value) in values {
        let Some(aim) = scene.aims.year(indicator, year) else { continue };
        let Some(value) = value else { return Err(aim.refused("simulate-target-first-year")) };
        if !aim.is_met_by(value) || rate.short.is_negative() || rate.long.is_negative() {
            return Err(aim.conflict("sick_leave_total, sick_leave_short_change, sick_leave_long_change"));
        }
    }
    Ok(())
}
