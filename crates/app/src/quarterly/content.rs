//! The report as it is delivered and kept: codes and days, no identities. Its fields are the columns of the
//! exports; a field that is added later needs a default, since old reports are read again.

use super::{Reporter, statistic};
use chrono::NaiveDate;
use enslinje_domain::unexecuted::{End, FeeRisk, Ground, Notice, QuarterReport, ReportRow, Reporting};
use enslinje_domain::{Confidence, UnitId};
use serde::{Deserialize, Serialize};

/// A report of a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The committee.
    pub committee: String,
    /// The municipality.
    pub municipality: String,
    /// Name of the unit that it is about.
    pub unit: String,
    /// The quarter.
    pub quarter: String,
    /// Last day whose events it sees.
    pub known_on: String,
    /// When the inspectorate takes it in.
    pub intake: Option<Intake>,
    /// One row for each wait that was past due.
    pub rows: Vec<RowLine>,
    /// What has ended of what was reported before.
    pub notices: Vec<NoticeLine>,
    /// Counts for the council, small ones hidden.
    pub statistic: Vec<Count>,
    /// Least count that the council sees.
    pub minimum: u32,
}

/// When the inspectorate takes in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `sure`, `likely` or `memory`.
    pub confidence: String,
}

/// How and when a wait ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// The day.
    pub on: String,
    /// `executed`, `declined`, `resumed` or `ended`.
    pub how: String,
}

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferLine {
    /// Day of the offer.
    pub offered: String,
    /// Day it was declined.
    pub declined: Option<String>,
}

/// What may be demanded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// Lowest fee, kronor.
    pub lowest: i64,
    /// Highest fee, kronor.
    pub highest: i64,
    /// Sections of law.
    pub law: Vec<String>,
    /// Days since the decision or interruption, until the end of the wait or the day of the report.
    pub days: i64,
    /// Last day for the inspectorate's application.
    pub last_day: String,
    /// `sure`, `likely` or `memory`.
    pub confidence: String,
}

/// One wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowLine {
    /// Row of the register; never printed.
    pub decision: i64,
    /// Unit.
    pub unit: String,
    /// Reference of the case.
    pub reference: Option<String>,
    /// Code of the kind.
    pub kind: String,
    /// `not_started` or `interrupted`.
    pub ground: String,
    /// Day of the decision.
    pub decided: String,
    /// Day of the decision or interruption.
    pub from: String,
    /// Last day of the three months.
    pub last_day: String,
    /// Sections that demand the report.
    pub law: Vec<String>,
    /// Section that the decision rests on.
    pub paragraph: Option<String>,
    /// First quarter in which it was reported; none when it is new.
    pub first: Option<String>,
    /// Code of the sex.
    pub sex: String,
    /// Age group.
    pub age_group: Option<String>,
    /// How it ended, in the quarter.
    pub end: Option<Ended>,
    /// How it ended, after the quarter.
    pub later: Option<Ended>,
    /// Why it is delayed.
    pub reason: Option<String>,
    /// What the delay means for the person.
    pub consequences: Option<String>,
    /// Other interventions meanwhile.
    pub meanwhile: Option<String>,
    /// Offers.
    pub offers: Vec<OfferLine>,
    /// What may be demanded.
    pub fee: Option<Fee>,
}

/// An end that is told to the inspectorate and the auditors, SoL 2025:400 34:2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLine {
    /// Row of the register; never printed.
    pub decision: i64,
    /// Reference of the case.
    pub reference: Option<String>,
    /// `not_started` or `interrupted`.
    pub ground: String,
    /// Day of the decision or interruption.
    pub from: String,
    /// Quarter in which it was first reported.
    pub first: String,
    /// How it ended.
    pub end: Ended,
}

/// One count of the statistic for the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// `not_started` or `interrupted`.
    pub ground: String,
    /// `all`, `kind`, `months`, `sex` or `waiting`.
    pub dimension: String,
    /// Which part; `all` for the whole.
    pub part: String,
    /// How many; none when it is hidden.
    pub count: Option<i64>,
}

impl Content {
    /// The report in the form in which it is delivered.
    pub(super) fn of(report: &QuarterReport, unit: &UnitId, reporter: &Reporter<'_>) -> Self {
        let name = |unit: &UnitId| {
            reporter.organisation.get(unit).map_or_else(|| unit.to_string(), |unit| unit.name.clone())
        };
        Self {
            committee: reporter.committee.to_owned(),
            municipality: reporter.municipality.to_owned(),
            unit: name(unit),
            quarter: report.quarter.to_string(),
            known_on: report.known.to_string(),
            intake: report.window.map(|window| Intake {
                from: window.from.to_string(),
                to: window.to.to_string(),
                confidence: confidence(window.confidence).to_owned(),
            }),
            rows: report.rows.iter().map(|row| line(row, name(&row.unit))).collect(),
            notices: report.notices.iter().map(notice).collect(),
            statistic: statistic::counts(report, unit, reporter.minimum),
            minimum: reporter.minimum,
        }
    }
}

fn line(row: &ReportRow, unit: String) -> RowLine {
    let offer = |offer: &enslinje_domain::unexecuted::Offer| OfferLine {
        offered: offer.offered.to_string(),
        declined: offer.declined.map(|day| day.to_string()),
    };
    RowLine {
        decision: row.decision,
        unit,
        reference: row.reference.as_ref().map(|reference| reference.as_str().to_owned()),
        kind: row.kind.clone(),
        ground: ground(row.ground).to_owned(),
        decided: row.decided.to_string(),
        from: row.from.to_string(),
        last_day: row.last_day.to_string(),
        law: row.law.clone(),
        paragraph: row.paragraph.clone(),
        first: match row.reporting {
            Reporting::New => None,
            Reporting::Again { first } => Some(first.to_string()),
        },
        sex: row.sex.clone(),
        age_group: row.age_group.clone(),
        end: row.end.map(ended),
        later: row.later.map(ended),
        reason: row.delay.reason.clone(),
        consequences: row.delay.consequences.clone(),
        meanwhile: row.delay.meanwhile.clone(),
        offers: row.delay.offers.iter().map(offer).collect(),
        fee: row.fee.as_ref().map(fee),
    }
}

fn notice(notice: &Notice) -> NoticeLine {
    NoticeLine {
        decision: notice.decision,
        reference: notice.reference.as_ref().map(|reference| reference.as_str().to_owned()),
        ground: ground(notice.ground).to_owned(),
        from: notice.from.to_string(),
        first: notice.first.to_string(),
        end: ended((notice.on, notice.end)),
    }
}

fn fee(risk: &FeeRisk) -> Fee {
    Fee {
        lowest: risk.interval.lowest.ore() / 100,
        highest: risk.interval.highest.ore() / 100,
        law: risk.interval.law.clone(),
        days: risk.days,
        last_day: risk.last_day.to_string(),
        confidence: confidence(risk.interval.confidence).to_owned(),
    }
}

fn ended((on, end): (NaiveDate, End)) -> Ended {
    let how = match end {
        End::Executed => "executed",
        End::Declined => "declined",
        End::Resumed => "resumed",
        End::Ended => "ended",
    };
    Ended { on: on.to_string(), how: how.to_owned() }
}

/// The code of a ground.
pub(super) fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::NotStarted => "not_started",
        Ground::Interrupted => "interrupted",
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sure => "sure",
        Confidence::Likely => "likely",
        Confidence::Memory => "memory",
    }
}
