//! What the engine counts: one specification is one measure of one register, split in one way.

use super::age::AgeLimits;
use crate::filter::Expr;
use crate::register::Register;
use enslinje_domain::clock::ClockId;

/// Two day columns that span an interval `[from, to)`; open when `to` is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Interval {
    /// First day.
    pub from: &'static str,
    /// First day after.
    pub to: &'static str,
}

/// What `duration` tells about the lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Statistic {
    /// Mean.
    Mean,
    /// Median: the middle length, or the mean of the two middle ones.
    Median,
    /// Percentile: the shortest length that at least so many percent of the rows do not exceed.
    Percentile(u8),
}

/// How the rows of a register become a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Count {
    /// Rows with the day in the period.
    Events {
        /// Day column.
        date: &'static str,
    },
    /// Sum of a column over rows with the day in the period.
    Sum {
        /// Day column.
        date: &'static str,
        /// Column that is summed.
        amount: &'static str,
    },
    /// Rows whose interval meets the period.
    Active(Interval),
    /// Rows open on the last day of the period, or the sum of their weights.
    Stock {
        /// Interval.
        interval: Interval,
        /// Column that weighs a row; one when absent.
        weight: Option<&'static str>,
    },
    /// Mean of the stock at the month ends.
    AverageStock {
        /// Interval.
        interval: Interval,
        /// Column that weighs a row.
        weight: Option<&'static str>,
    },
    /// Days that overlap the period.
    Days {
        /// Interval.
        interval: Interval,
        /// Column that weighs a day.
        weight: Option<&'static str>,
    },
    /// Overlapping days per day of the period.
    AverageDays {
        /// Interval.
        interval: Interval,
        /// Column that weighs a day.
        weight: Option<&'static str>,
    },
    /// Length of the intervals that end in the period, in days.
    Duration {
        /// Interval.
        interval: Interval,
        /// Mean, median or percentile.
        statistic: Statistic,
    },
    /// Rows active in the period that were late in it or before it.
    Overdue {
        /// Interval.
        interval: Interval,
        /// Clock that `from` starts.
        clock: ClockId,
    },
    /// Rows open at the end of the period and late.
    OverdueOpen {
        /// Interval.
        interval: Interval,
        /// Clock that `from` starts.
        clock: ClockId,
    },
    /// Different keys among rows that are active in the period or have an event in it.
    Distinct {
        /// Key column.
        key: &'static str,
        /// Day column of the event.
        date: Option<&'static str>,
        /// Interval.
        interval: Option<Interval>,
    },
}

impl Count {
    /// The interval, when it has one.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Self::Events { .. } | Self::Sum { .. } => None,
            Self::Active(interval)
            | Self::Stock { interval, .. }
            | Self::AverageStock { interval, .. }
            | Self::Days { interval, .. }
            | Self::AverageDays { interval, .. }
            | Self::Duration { interval, .. }
            | Self::Overdue { interval, .. }
            | Self::OverdueOpen { interval, .. } => Some(*interval),
            Self::Distinct { interval, .. } => *interval,
        }
    }

    /// The day column of an event, when it has one.
    pub fn date(&self) -> Option<&'static str> {
        match self {
            Self::Events { date } | Self::Sum { date, .. } => Some(date),
            Self::Distinct { date, .. } => *date,
            _ => None,
        }
    }

    /// The column that is summed or weighs, when it has one.
    pub fn weight(&self) -> Option<&'static str> {
        match self {
            Self::Sum { amount, .. } => Some(amount),
            Self::Stock { weight, .. }
            | Self::AverageStock { weight, .. }
            | Self::Days { weight, .. }
            | Self::AverageDays { weight, .. } => *weight,
            _ => None,
        }
    }

    /// The clock, when it has one.
    pub fn clock(&self) -> Option<&ClockId> {
        match self {
            Self::Overdue { clock, .. } | Self::OverdueOpen { clock, .. } => Some(clock),
            _ => None,
        }
    }

    /// Whether people of different age are cut apart at their birthdays: what is spread over time is.
    pub fn is_cut_at_birthdays(&self) -> bool {
        matches!(
            self,
            Self::Stock { .. } | Self::AverageStock { .. } | Self::Days { .. } | Self::AverageDays { .. }
        )
    }

    /// The day column that decides the age group, where it is not cut at birthdays.
    pub fn age_day(&self) -> Option<&'static str> {
        match self {
            Self::Duration { interval, .. } => Some(interval.to),
            Self::Distinct { date, interval, .. } => interval.map(|interval| interval.from).or(*date),
            _ => self.date().or_else(|| self.interval().map(|interval| interval.from)),
        }
    }
}

/// A category column to split by, with the codes that are told apart. Rows with another code, or none, are
/// counted in the whole only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dimension {
    /// Column.
    pub column: &'static str,
    /// Codes in a fixed order.
    pub codes: Vec<String>,
    /// Whether rows can have another code, or none.
    pub rest: bool,
}

impl Dimension {
    /// Groups of rows: the codes and, where there can be one, the rest.
    pub fn groups(&self) -> usize {
        self.codes.len() + usize::from(self.rest)
    }
}

/// One measure of one register, split in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// Register.
    pub register: &'static Register,
    /// Which rows count; all without a filter.
    pub filter: Option<Expr>,
    /// Only rows of these units and those below them.
    pub within: Option<Vec<u32>>,
    /// How rows become a value.
    pub count: Count,
    /// Category columns to split by.
    pub dimensions: Vec<Dimension>,
    /// Age groups to split by.
    pub ages: Option<AgeLimits>,
    /// Different lengths of period in months, for `distinct` alone.
    pub lengths: Vec<usize>,
}

impl Spec {
    /// Columns that must be read.
    pub fn columns(&self) -> Vec<&'static str> {
        let mut columns = vec!["unit"];
        if let Some(filter) = &self.filter {
            filter.each_atom(&mut |atom| columns.extend(atom.columns()));
        }
        columns.extend(self.count.interval().iter().flat_map(|interval| [interval.from, interval.to]));
        columns.extend(self.count.date());
        columns.extend(self.count.weight());
        if let Count::Distinct { key, .. } = &self.count {
            columns.push(key);
        }
        columns.extend(self.dimensions.iter().map(|dimension| dimension.column));
        columns.extend(self.ages.as_ref().map(|_| "birth"));
        columns
    }

    /// Groups of rows by the category dimensions together.
    pub fn categories(&self) -> usize {
        self.dimensions.iter().map(Dimension::groups).product()
    }

    /// Parts that are told by the category dimensions together: in each the codes and the whole.
    pub fn category_parts(&self) -> usize {
        self.dimensions.iter().map(|dimension| dimension.codes.len() + 1).product()
    }

    /// Number of age groups; one without.
    pub fn age_groups(&self) -> usize {
        self.ages.as_ref().map_or(1, AgeLimits::count)
    }
}
