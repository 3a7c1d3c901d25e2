//! Words that follow from figures: directions, surplus and deficit.

use super::number::{decimals_of, shown_of};
use crate::expression::{Agreement, Direction, Format};
use enslinje_domain::{Measure, Number};
use enslinje_text::{Messages, round_half_away};
use std::cmp::Ordering;

/// The values whose direction is told.
pub(crate) struct Compared {
    /// The value.
    pub value: Number,
    /// What it is compared with; without, the value is itself a change.
    pub before: Option<Number>,
    /// What they count.
    pub measure: Measure,
    /// Decimals of the indicator.
    pub decimals: u8,
}

/// The word for the direction of a change. Both values are rounded first as they are printed, so that the
/// word does not contradict a table.
pub(crate) fn direction_word(
    direction: Direction,
    compared: &Compared,
    format: &Format,
    messages: &Messages,
) -> String {
    let shown = shown_of(format, compared.measure);
    let decimals = decimals_of(format, shown, compared.measure, compared.decimals);
    let rounded = |value| round_half_away(shown.scale(value), decimals);
    let value = rounded(compared.value);
    let before = compared.before.map_or_else(|| Number::from_integer(0), rounded);
    let way = match value.cmp(&before) {
        Ordering::Greater => "up",
        Ordering::Less => "down",
        Ordering::Equal => "same",
    };
    let agreement = match format.agreement {
        Agreement::Common => "common",
        Agreement::Neuter => "neuter",
        Agreement::Plural => "plural",
    };
    let id = match direction {
        Direction::Past => "report-direction-past",
        Direction::Present => "report-direction-present",
        Direction::Perfect => "report-direction-perfect",
        Direction::Noun => "report-direction-noun",
        Direction::Comparative => "report-direction-comparative",
        Direction::Countable => "report-direction-countable",
    };
    messages.text(id, &[("way", way.to_owned()), ("agreement", agreement.to_owned())])
}

/// Surplus, deficit or neither.
pub(crate) fn surplus_word(value: Number, messages: &Messages) -> String {
    let sign = match value.cmp(&Number::from_integer(0)) {
        Ordering::Greater => "plus",
        Ordering::Less => "minus",
        Ordering::Equal => "zero",
    };
    messages.text("report-surplus", &[("sign", sign.to_owned())])
}
