//! The report of a quarter: rows for the inspectorate and the auditors, and notices of what has ended.

use super::fee::{FeeRisk, SpecialFee};
use super::record::{CaseReference, DecisionRecord, Delay, End, Ground, Wait};
use super::rules::{CoverageRules, Window};
use crate::period::{Form, Month};
use crate::{Clock, ClockError, Clocks, Period, UnitId, WorkingDayShift, calendar};
use chrono::NaiveDate;
use std::fmt;

/// The law and the choices that the report is made by.
#[derive(Debug, Clone, Copy)]
pub struct ReportLaw<'a> {
    /// Clocks `unexecuted_decision`, `interrupted_decision` and `special_fee_limitation`.
    pub clocks: &'a Clocks,
    /// What is covered, and when it is taken in.
    pub coverage: &'a CoverageRules,
    /// The fee.
    pub fee: &'a SpecialFee,
    /// Whether limits move to working days.
    pub shift: WorkingDayShift,
    /// Lowest age of each age group, rising.
    pub age_groups: &'a [u32],
}

/// Whether a wait is in the report for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reporting {
    /// For the first time.
    New,
    /// Again.
    Again {
        /// The first quarter in which it was late.
        first: Period,
    },
}

/// What a row lacks. It is told as lacking and never made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gap {
    /// No reason for the delay, which the law demands.
    Reason,
    /// No reference of the case.
    Reference,
    /// The register does not tell on which section the decision rests, so it is taken as covered.
    Paragraph,
}

impl Gap {
    /// Stable code: the id of a message.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reason => "unexecuted-reason-missing",
            Self::Reference => "unexecuted-reference-missing",
            Self::Paragraph => "unexecuted-paragraph-missing",
        }
    }
}

/// One wait that was past due on a day of the quarter, SoL 2025:400 34:1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// The decision.
    pub decision: i64,
    /// Unit that owns it.
    pub unit: UnitId,
    /// Reference of the case.
    pub reference: Option<CaseReference>,
    /// Code of the sex.
    pub sex: String,
    /// Age group on the day of the decision or interruption, such as `13-15` or `65-`; `None` below the
    /// lowest age or before birth.
    pub age_group: Option<String>,
    /// Section that the decision rests on.
    pub paragraph: Option<String>,
    /// Code of the kind of intervention.
    pub kind: String,
    /// Not started or interrupted.
    pub ground: Ground,
    /// Day of the decision.
    pub decided: NaiveDate,
    /// Day of the decision or interruption, from which the three months are counted.
    pub from: NaiveDate,
    /// Last day of the three months.
    pub last_day: NaiveDate,
    /// Sections that demand the report.
    pub law: Vec<String>,
    /// First time or again.
    pub reporting: Reporting,
    /// How it ended, when that was at the latest on the last day of the quarter.
    pub end: Option<(NaiveDate, End)>,
    /// How it ended after the quarter, when that is known.
    pub later: Option<(NaiveDate, End)>,
    /// What is written of the delay.
    pub delay: Delay,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// What may be demanded, and until when; `None` when no interval covers the decision.
    pub fee: Option<FeeRisk>,
}

impl ReportRow {
    /// Whether the person waits on the last day of the quarter.
    pub fn is_waiting(&self) -> bool {
        self.end.is_none()
    }
}

/// That a wait reported in an earlier quarter has ended, SoL 2025:400 34:2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The decision.
    pub decision: i64,
    /// Unit that owns it.
    pub unit: UnitId,
    /// Reference of the case.
    pub reference: Option<CaseReference>,
    /// Not started or interrupted.
    pub ground: Ground,
    /// Day of the decision or interruption.
    pub from: NaiveDate,
    /// Quarter in which it was first reported.
    pub first: Period,
    /// Day of the end.
    pub on: NaiveDate,
    /// How it ended.
    pub end: End,
}

/// The report of a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterReport {
    /// The quarter.
    pub quarter: Period,
    /// Last day whose events are seen.
    pub known: NaiveDate,
    /// When the inspectorate takes it in.
    pub window: Option<Window>,
    /// Waits that were past due in the quarter, by day and id.
    pub rows: Vec<ReportRow>,
    /// What ended in the quarter and was reported before, by day and id.
    pub notices: Vec<Notice>,
}

impl QuarterReport {
    /// How many rows have that ground.
    pub fn count(&self, ground: Ground) -> usize {
        self.rows.iter().filter(|row| row.ground == ground).count()
    }

    /// How many of them wait on the last day of the quarter.
    pub fn waiting(&self, ground: Ground) -> usize {
        self.rows.iter().filter(|row| row.ground == ground && row.is_waiting()).count()
    }
}

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnexecutedFault {
    /// The period is not a quarter.
    NotAQuarter(Period),
    /// The clock is not among the clocks.
    NoClock(&'static str),
    /// A wait has no due date.
    Clock {
        /// The decision.
        decision: i64,
        /// Why.
        fault: ClockError,
    },
}

impl fmt::Display for UnexecutedFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAQuarter(period) => write!(f, "{period} is not a quarter"),
            Self::NoClock(id) => write!(f, "there is no clock {id}"),
            Self::Clock { decision, fault } => write!(f, "decision {decision}: {fault}"),
        }
    }
}

impl std::error::Error for UnexecutedFault {}

impl UnexecutedFault {
    /// Stable code: the id of a message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAQuarter(_) => "unexecuted-not-a-quarter",
            Self::NoClock(_) => "unexecuted-no-clock",
            Self::Clock { .. } => "unexecuted-no-due-date",
        }
    }

    /// Parameters of the message by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAQuarter(period) => vec![("period", period.to_string())],
            Self::NoClock(clock) => vec![("clock", (*clock).to_owned())],
            Self::Clock { decision, fault } => {
                vec![("decision", decision.to_string()), ("reason", fault.to_string())]
            }
        }
    }
}

/// The report of a quarter over decisions as known at the end of the day `known`. A day before the end of
/// the quarter gives a preliminary report: what is late by then.
///
/// # Errors
/// When the period is no quarter, or a wait has no due date. No decision is left out silently.
pub fn quarter_report(
    records: &[DecisionRecord],
    quarter: Period,
    known: NaiveDate,
    law: &ReportLaw<'_>,
) -> Result<QuarterReport, UnexecutedFault> {
    if quarter.form() != Form::Quarter {
        return Err(UnexecutedFault::NotAQuarter(quarter));
    }
    let clock = |id: &'static str| law.clocks.find(id).ok_or(UnexecutedFault::NoClock(id));
    let clocks = (clock("unexecuted_decision")?, clock("interrupted_decision")?);
    let mut report = QuarterReport {
        quarter,
        known,
        window: law.coverage.window(quarter),
        rows: Vec::new(),
        notices: Vec::new(),
    };
    for record in records.iter().filter(|record| is_covered(record, law.coverage)) {
        for wait in record.waits(known) {
            let clock = match wait.ground {
                Ground::NotStarted => clocks.0,
                Ground::Interrupted => clocks.1,
            };
            let fault = |fault| UnexecutedFault::Clock { decision: record.id, fault };
            add(&mut report, record, wait, clock, law).map_err(fault)?;
        }
    }
    report.rows.sort_by_key(|row| (row.from, row.decision, row.ground));
    report.notices.sort_by_key(|notice| (notice.on, notice.decision, notice.ground));
    Ok(report)
}

/// SoL 2025:400 34:1: favourable decisions on the sections covered. LSS 1993:387 28 f § is another report.
fn is_covered(record: &DecisionRecord, rules: &CoverageRules) -> bool {
    let rests_on = |section: &String| {
        rules.coverage_on(record.decided).is_some_and(|coverage| coverage.sections.contains(section))
    };
    record.favourable && record.law == "SoL" && record.paragraph.as_ref().is_none_or(rests_on)
}

fn add(
    report: &mut QuarterReport,
    record: &DecisionRecord,
    wait: Wait,
    clock: &Clock,
    law: &ReportLaw<'_>,
) -> Result<(), ClockError> {
    let deadline = clock.deadline(wait.from, law.shift)?;
    let quarter = report.quarter;
    let Some(first) = first_late(&wait, deadline.last_day).filter(|first| first.first() <= quarter.first())
    else {
        return Ok(());
    };
    if let Some((on, end)) = wait.end.filter(|(on, _)| first != quarter && quarter.contains_day(*on)) {
        let (unit, reference) = (record.unit.clone(), record.reference.clone());
        let (decision, ground, from) = (record.id, wait.ground, wait.from);
        report.notices.push(Notice { decision, unit, reference, ground, from, first, on, end });
    }
    if !is_late_in(&wait, deadline.last_day, quarter, report.known) {
        return Ok(());
    }
    let is_early = |end: &(NaiveDate, End)| end.0 <= quarter.last_day();
    let seen = wait.end.map_or(report.known, |(on, _)| on);
    let delay = record.delays.get(&wait.from).cloned().unwrap_or_default();
    report.rows.push(ReportRow {
        decision: record.id,
        unit: record.unit.clone(),
        reference: record.reference.clone(),
        sex: record.sex.clone(),
        age_group: age_group(record.birth, wait.from, law.age_groups),
        paragraph: record.paragraph.clone(),
        kind: record.kind.clone(),
        ground: wait.ground,
        decided: record.decided,
        from: wait.from,
        last_day: deadline.last_day,
        law: deadline.version.law.clone(),
        reporting: if first == quarter { Reporting::New } else { Reporting::Again { first } },
        end: wait.end.filter(is_early),
        later: wait.end.filter(|end| !is_early(end)),
        gaps: gaps(record, &delay),
        delay,
        fee: law.fee.risk(record.decided, wait.from, seen, law.clocks)?,
    });
    Ok(())
}

/// The rule of the indicators, docs/decisions/0003: past due on a day of the period that was seen.
fn is_late_in(wait: &Wait, last_day: NaiveDate, period: Period, known: NaiveDate) -> bool {
    let meets = wait.from < period.to()
        && wait.end.is_none_or(|(end, _)| end > period.from() || wait.from >= period.from());
    meets && last_day < period.last_day().min(known) && wait.end.is_none_or(|(end, _)| last_day < end)
}

/// The first quarter at whose end, or before whose end, the wait had been seen past due.
fn first_late(wait: &Wait, last_day: NaiveDate) -> Option<Period> {
    let month = Month::of(last_day)?;
    let first = month.plus(-((i32::try_from(month.number()).ok()? - 1) % 3))?;
    let quarter = Period::starting(first, Form::Quarter)?;
    // A limit that ends with the quarter is first seen past due in the next one.
    let mut both = [Some(quarter), quarter.next()].into_iter().flatten();
    both.find(|quarter| is_late_in(wait, last_day, *quarter, quarter.last_day()))
}

fn gaps(record: &DecisionRecord, delay: &Delay) -> Vec<Gap> {
    let blank = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    let found = [
        (blank(&delay.reason), Gap::Reason),
        (record.reference.is_none(), Gap::Reference),
        (blank(&record.paragraph), Gap::Paragraph),
    ];
    found.into_iter().filter_map(|(is_missing, gap)| is_missing.then_some(gap)).collect()
}

fn age_group(birth: NaiveDate, day: NaiveDate, lowest: &[u32]) -> Option<String> {
    let age = calendar::age_on(birth, day)?;
    let at = lowest.iter().rposition(|first| *first <= age)?;
    Some(match lowest.get(at + 1) {
        Some(next) => format!("{}-{}", lowest[at], next - 1),
        None => format!("{}-", lowest[at]),
    })
}
