//! Words that follow from figures: directions, surplus and deficit.

use crate::expression::{Agreement, Direction, Format};
use enslinje_domain::Number;
use enslinje_text::{Messages, round_half_away};
use std::cmp::Ordering;

/// The word for the direction of a change. Both values are rounded first as they are printed, so that the
/// word never contradicts a table; without `before` the value is itself a change.
pub(crate) fn direction_word(
    direction: Direction,
    value: Number,
    before: Option<Number>,
    decimals: u8,
    format: &Format,
    messages: &Messages,
) -> String {
    let decimals = format.decimals.unwrap_or(decimals);
    let value = round_half_away(value, decimals);
    let before = before.map_or_else(|| Number::from_integer(0), |before| round_half_away(before, decimals));
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
