//! Periods: half open, made of whole months, written as the reports write them.

use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// A calendar month, counted from January of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i32);

/// First and last year that a period may touch.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

impl Month {
    /// Month `1..=12` of a year in [`YEARS`].
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let month = i32::try_from(month).ok()?;
        ((1..=12).contains(&month) && YEARS.contains(&year)).then(|| Self(year * 12 + month - 1))
    }

    /// The month of a day, when its year is in [`YEARS`].
    pub fn of(day: NaiveDate) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// Year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Month of the year, `1..=12`.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    /// Months since January of year 0.
    pub fn index(self) -> i32 {
        self.0
    }

    /// The month `count` months later, when still in [`YEARS`].
    pub fn plus(self, count: i32) -> Option<Self> {
        let index = self.0.checked_add(count)?;
        YEARS.contains(&index.div_euclid(12)).then_some(Self(index))
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        Self(self.0 + 1).first_day().pred_opt().unwrap_or(NaiveDate::MIN)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// How a period is written and which periods are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// `2024`.
    Year,
    /// `2024-H2`.
    Half,
    /// `2024-T2`, four months (*tertial*).
    Tertial,
    /// `2024-Q3`.
    Quarter,
    /// `2024-11`.
    Month,
    /// `QY2024`, quality year (*kvalitetsår*): September of the year before to August.
    QualityYear,
    /// `2024-01--2024-11`, both months included.
    Months,
}

/// A half-open span `[from, to)` of whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    first: Month,
    months: i32,
    form: Form,
}

impl Period {
    /// A calendar year.
    pub fn year(year: i32) -> Option<Self> {
        Self::part(year, 1, 12, Form::Year)
    }

    /// Half-year 1 or 2.
    pub fn half(year: i32, number: u32) -> Option<Self> {
        Self::part(year, number, 6, Form::Half)
    }

    /// Tertial 1, 2 or 3.
    pub fn tertial(year: i32, number: u32) -> Option<Self> {
        Self::part(year, number, 4, Form::Tertial)
    }

    /// Quarter 1, 2, 3 or 4.
    pub fn quarter(year: i32, number: u32) -> Option<Self> {
        Self::part(year, number, 3, Form::Quarter)
    }

    /// One month.
    pub fn month(month: Month) -> Self {
        Self { first: month, months: 1, form: Form::Month }
    }

    /// Quality year: from September of the year before to August of `year`.
    pub fn quality_year(year: i32) -> Option<Self> {
        let first = Month::new(year, 1)?.plus(-4)?;
        Some(Self { first, months: 12, form: Form::QualityYear })
    }

    /// From the first month to the last, both included; `None` when the last comes before the first.
    pub fn months(first: Month, last: Month) -> Option<Self> {
        let months = last.index() - first.index() + 1;
        (months >= 1).then_some(Self { first, months, form: Form::Months })
    }

    fn part(year: i32, number: u32, months: i32, form: Form) -> Option<Self> {
        let number = i32::try_from(number).ok()?;
        if number < 1 || number > 12 / months {
            return None;
        }
        let first = Month::new(year, 1)?.plus((number - 1) * months)?;
        Some(Self { first, months, form })
    }

    /// Its first month.
    pub fn first(self) -> Month {
        self.first
    }

    /// How many months.
    pub fn length(self) -> i32 {
        self.months
    }

    /// The index of the first month after it; see [`Month::index`].
    pub fn end_index(self) -> i32 {
        self.first.index() + self.months
    }

    /// How it is written.
    pub fn form(self) -> Form {
        self.form
    }

    /// First day.
    pub fn from(self) -> NaiveDate {
        self.first.first_day()
    }

    /// First day after the period.
    pub fn to(self) -> NaiveDate {
        Month(self.end_index()).first_day()
    }

    /// Last day of the period.
    pub fn last_day(self) -> NaiveDate {
        self.to().pred_opt().unwrap_or(NaiveDate::MIN)
    }

    /// Whether the day lies in it.
    pub fn contains_day(self, day: NaiveDate) -> bool {
        self.from() <= day && day < self.to()
    }

    /// Whether all of `other` lies in it.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.end_index() <= self.end_index()
    }

    /// Whether they have a month in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.first.index() < other.end_index() && other.first.index() < self.end_index()
    }

    /// The months of both, as a range; `None` when they have none in common.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let end = self.end_index().min(other.end_index());
        Self::months(self.first.max(other.first), Month(end - 1))
    }

    /// The periods of a form that together make up this one, in order; `None` when they do not fit.
    /// `2024` has four quarters, a quality year has twelve months but no half-years.
    pub fn parts(self, form: Form) -> Option<Vec<Self>> {
        let mut parts = Vec::new();
        let mut next = self.first;
        while next.index() < self.end_index() {
            let part = Self::starting(next, form).filter(|part| self.contains(*part))?;
            parts.push(part);
            next = Month(part.end_index());
        }
        Some(parts)
    }

    /// The period of a form that begins with the month; `None` when none does, and for ranges, whose
    /// length the form does not tell.
    pub fn starting(month: Month, form: Form) -> Option<Self> {
        let months = match form {
            Form::Year => 12,
            Form::Half => 6,
            Form::Tertial => 4,
            Form::Quarter => 3,
            Form::Month => return Some(Self::month(month)),
            Form::QualityYear if month.number() == 9 => return Self::quality_year(month.year() + 1),
            Form::QualityYear | Form::Months => return None,
        };
        let before = month.number() - 1;
        before.is_multiple_of(months).then(|| {
            let length = i32::try_from(months).unwrap_or(1);
            Self::part(month.year(), before / months + 1, length, form)
        })?
    }

    /// Whether figures of the two may be compared: same form and length, and for ranges that start
    /// within a year also the same months of the year.
    pub fn is_like(self, other: Self) -> bool {
        self.form == other.form
            && self.months == other.months
            && (self.form != Form::Months || self.first.number() == other.first.number())
    }

    /// The period of the same form `count` steps later (earlier when negative).
    pub fn step(self, count: i32) -> Option<Self> {
        self.moved(count.checked_mul(self.months)?)
    }

    /// The period of the same form that begins when this one ends.
    pub fn next(self) -> Option<Self> {
        self.step(1)
    }

    /// The period of the same form that ends when this one begins.
    pub fn previous(self) -> Option<Self> {
        self.step(-1)
    }

    /// The period of the same form `count` years later (earlier when negative).
    pub fn step_years(self, count: i32) -> Option<Self> {
        self.moved(count.checked_mul(12)?)
    }

    fn moved(self, months: i32) -> Option<Self> {
        let first = self.first.plus(months)?;
        first.plus(self.months - 1)?;
        Some(Self { first, ..self })
    }

    /// The months of which it is made, in order.
    pub fn each_month(self) -> impl Iterator<Item = Month> {
        (self.first.index()..self.end_index()).map(Month)
    }

    /// The year by which people call it: that of the last month.
    pub fn named_year(self) -> i32 {
        Month(self.end_index() - 1).year()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first.year();
        let number = (self.first.number() - 1) / self.months.unsigned_abs().max(1) + 1;
        match self.form {
            Form::Year => write!(f, "{year}"),
            Form::Half => write!(f, "{year}-H{number}"),
            Form::Tertial => write!(f, "{year}-T{number}"),
            Form::Quarter => write!(f, "{year}-Q{number}"),
            Form::Month => write!(f, "{}", self.first),
            Form::QualityYear => write!(f, "QY{}", self.named_year()),
            Form::Months => write!(f, "{}--{}", self.first, Month(self.end_index() - 1)),
        }
    }
}

/// The text is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPeriod;

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a period")
    }
}

impl std::error::Error for NotAPeriod {}

impl FromStr for Month {
    type Err = NotAPeriod;
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, month) = text.split_once('-').ok_or(NotAPeriod)?;
        Self::new(digits(year, 4)?.try_into().map_err(|_| NotAPeriod)?, digits(month, 2)?).ok_or(NotAPeriod)
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let year = |text: &str| -> Result<i32, NotAPeriod> {
            i32::try_from(digits(text, 4)?).map_err(|_| NotAPeriod)
        };
        if let Some(rest) = text.strip_prefix("QY") {
            return Self::quality_year(year(rest)?).ok_or(NotAPeriod);
        }
        if let Some((first, last)) = text.split_once("--") {
            return Self::months(first.parse()?, last.parse()?).ok_or(NotAPeriod);
        }
        let Some((before, part)) = text.split_once('-') else {
            return Self::year(year(text)?).ok_or(NotAPeriod);
        };
        let period = match part.as_bytes().first() {
            Some(b'H') => Self::half(year(before)?, digits(&part[1..], 1)?),
            Some(b'T') => Self::tertial(year(before)?, digits(&part[1..], 1)?),
            Some(b'Q') => Self::quarter(year(before)?, digits(&part[1..], 1)?),
            _ => Some(Self::month(text.parse()?)),
        };
        period.ok_or(NotAPeriod)
    }
}

fn digits(text: &str, count: usize) -> Result<u32, NotAPeriod> {
    if text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|_| NotAPeriod)
    } else {
        Err(NotAPeriod)
    }
}

#[cfg(test)]
mod tests;
