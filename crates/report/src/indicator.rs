//! What a report needs to know of an indicator; given by the caller, who has the definitions.

use chrono::NaiveDate;
use enslinje_domain::{Measure, UnitId};
use std::collections::BTreeSet;

/// What a report needs to know of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorInfo {
    /// Name in plain Swedish.
    pub name: String,
    /// What its values count.
    pub measure: Measure,
    /// Decimals when nothing else is told.
    pub decimals: u8,
    /// Whether a value is a level or already a change.
    pub tells: Tells,
    /// Unit when a report does not name one; the committee when there is none.
    pub default_unit: Option<UnitId>,
    /// Dimensions by which it can be split, such as `sex`; `None` when the caller leaves the check to the
    /// engine.
    pub dimensions: Option<BTreeSet<String>>,
    /// Law that the indicator follows up.
    pub law: Vec<String>,
    /// Days from which its values are not comparable with those before.
    pub breaks: Vec<SeriesBreak>,
}

/// What a value of an indicator tells; decides how a direction is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// How much there is.
    Level,
    /// How much it has changed: the sign is the direction.
    Change,
}

/// A break in a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesBreak {
    /// First day of the new way of counting.
    pub from: NaiveDate,
    /// What changed, in a sentence.
    pub note: String,
}
