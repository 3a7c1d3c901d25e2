//! The same indicators counting rows: how many people stand behind an amount, a mean or a number of days.

use super::{Catalogue, Content};
use crate::engine::spec::Count;
use enslinje_domain::Number;

impl Catalogue {
    /// A catalogue in which amounts, days, means and durations count their rows instead.
    pub(crate) fn counting_rows(&self) -> Self {
        let mut companion = self.clone();
        for indicator in companion.indicators.values_mut() {
            for version in &mut indicator.versions {
                if let Content::Rows(rows) = &mut version.content
                    && let Some(count) = rows_behind(&rows.count)
                {
                    rows.count = count;
                    rows.factor = Number::from_integer(1);
                }
            }
        }
        companion
    }
}

/// The count of the rows behind a value; none when the value is such a count itself.
pub(crate) fn rows_behind(count: &Count) -> Option<Count> {
    match count {
        Count::Sum { date, .. } => Some(Count::Events { date }),
        Count::AverageStock { interval, .. }
        | Count::Days { interval, .. }
        | Count::AverageDays { interval, .. }
        | Count::Duration { interval, .. }
        | Count::Stock { interval, weight: Some(_) } => Some(Count::Active(*interval)),
        Count::Events { .. }
        | Count::Active(_)
        | Count::Stock { weight: None, .. }
        | Count::Overdue { .. }
        | Count::OverdueOpen { .. }
        | Count::Distinct { .. } => None,
    }
}
