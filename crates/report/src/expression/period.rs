//! Periods relative to the report's: `period - 1`, `period.q3`, `period.jan--nov - 1y`.

use super::scanner::Scanner;
use super::{Fault, Spanned};
use enslinje_domain::{Month, Period};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A period as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PeriodExpression {
    base: Base,
    shift: Shift,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Report,
    Part(Part),
    Fixed(Period),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Half(u32),
    Tertial(u32),
    Quarter(u32),
    QualityYear,
    Month(u32),
    Months(u32, u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shift {
    None,
    Steps(i32),
    Years(i32),
}

impl PeriodExpression {
    /// The period meant in a report about `report`; `None` when it lies outside the calendar.
    pub fn resolve(self, report: Period) -> Option<Period> {
        let base = match self.base {
            Base::Report => report,
            Base::Fixed(period) => period,
            Base::Part(part) => part.of(report.named_year())?,
        };
        match self.shift {
            Shift::None => Some(base),
            Shift::Steps(count) => base.step(count),
            Shift::Years(count) => base.step_years(count),
        }
    }
}

impl Part {
    fn of(self, year: i32) -> Option<Period> {
        match self {
            Self::Year => Period::year(year),
            Self::Half(number) => Period::half(year, number),
            Self::Tertial(number) => Period::tertial(year, number),
            Self::Quarter(number) => Period::quarter(year, number),
            Self::QualityYear => Period::quality_year(year),
            Self::Month(month) => Month::new(year, month).map(Period::month),
            Self::Months(first, last) => Period::months(Month::new(year, first)?, Month::new(year, last)?),
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        if let Some((first, last)) = name.split_once("--") {
            let (first, last) = (month_number(first)?, month_number(last)?);
            return (first <= last).then_some(Self::Months(first, last));
        }
        if let Some(month) = month_number(name) {
            return Some(Self::Month(month));
        }
        match name {
            "year" => Some(Self::Year),
            "qy" => Some(Self::QualityYear),
            "h1" | "h2" => Some(Self::Half(last_digit(name))),
            "t1" | "t2" | "t3" => Some(Self::Tertial(last_digit(name))),
            "q1" | "q2" | "q3" | "q4" => Some(Self::Quarter(last_digit(name))),
            _ => None,
        }
    }
}

fn month_number(name: &str) -> Option<u32> {
    MONTHS.iter().position(|month| *month == name).and_then(|at| u32::try_from(at + 1).ok())
}

fn last_digit(name: &str) -> u32 {
    name.chars().last().and_then(|digit| digit.to_digit(10)).unwrap_or(0)
}

/// Reads a period expression; what follows it is left.
///
/// # Errors
/// When the period is not known or a step is not a number.
pub(crate) fn parse_period(scanner: &mut Scanner<'_>) -> Result<Spanned<PeriodExpression>, Fault> {
    scanner.skip_space();
    let word = scanner.run(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
    let base = base(word.value)
        .ok_or_else(|| Fault::new("report-unknown-period", word.span.clone()).with("found", word.value))?;
    let mut end = word.span.end;
    let mut shift = Shift::None;
    let mut ahead = scanner.clone();
    if ahead.skip_space()
        && let Some(sign) = sign(&mut ahead)
    {
        ahead.skip_space();
        let count = ahead.run(|c| c.is_ascii_digit());
        let number: i32 = count
            .value
            .parse()
            .map_err(|_| Fault::new("report-unknown-step", count.span.start..ahead.next_span().end))?;
        shift = if ahead.eat("y") { Shift::Years(sign * number) } else { Shift::Steps(sign * number) };
        end = ahead.at();
        *scanner = ahead;
    }
    Ok(Spanned { value: PeriodExpression { base, shift }, span: word.span.start..end })
}

fn sign(scanner: &mut Scanner<'_>) -> Option<i32> {
    if scanner.eat("-") || scanner.eat("\u{2212}") { Some(-1) } else { scanner.eat("+").then_some(1) }
}

fn base(word: &str) -> Option<Base> {
    if word == "period" {
        return Some(Base::Report);
    }
    if let Some(part) = word.strip_prefix("period.") {
        return Part::from_name(part).map(Base::Part);
    }
    word.parse().ok().map(Base::Fixed)
}
