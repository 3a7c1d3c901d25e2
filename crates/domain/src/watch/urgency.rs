//! How near a limit is on a day.

use chrono::NaiveDate;

/// How near the last lawful day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// It has passed.
    Overdue,
    /// Today or within seven days.
    Within7,
    /// Within thirty days.
    Within30,
    /// Within sixty days.
    Within60,
    /// Later.
    Later,
    /// The clock stands still.
    Paused,
}

impl Urgency {
    /// Every step, the most urgent first.
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::Within7, Self::Within30, Self::Within60, Self::Later, Self::Paused];

    /// How near the last lawful day `due` is on `day`.
    pub fn of(due: NaiveDate, is_paused: bool, day: NaiveDate) -> Self {
        if is_paused {
            return Self::Paused;
        }
        match due.signed_duration_since(day).num_days() {
            ..0 => Self::Overdue,
            0..=7 => Self::Within7,
            8..=30 => Self::Within30,
            31..=60 => Self::Within60,
            _ => Self::Later,
        }
    }

    /// Its name in files and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Within7 => "within_7",
            Self::Within30 => "within_30",
            Self::Within60 => "within_60",
            Self::Later => "later",
            Self::Paused => "paused",
        }
    }
}
