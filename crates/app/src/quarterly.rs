//! The quarterly report of unexecuted decisions out of a store: read, compared with what was delivered
//! before, frozen, delivered.

mod content;
mod earlier;
mod gathered;
mod statistic;
mod struck;

pub use content::{Content, Count, Ended, Fee, Intake, NoticeLine, OfferLine, RowLine};
pub(crate) use struck::struck;

use chrono::NaiveDate;
use enslinje_domain::unexecuted::{
    DecisionRecord, QuarterReport, ReportLaw, UnexecutedFault, quarter_report,
};
use enslinje_domain::{Diagnostic, Organisation, Period, Place, UnitId};
use enslinje_store::{Act, IssuedReport, Result, Store, StoreError};

/// Which report is asked for.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// Quarter.
    pub quarter: Period,
    /// Last day whose events are seen.
    pub known_on: NaiveDate,
    /// Whether registers and events are read as they were known on that day, and not as they are.
    pub as_known: bool,
    /// Unit with all within it.
    pub unit: &'a UnitId,
}

/// Who reports, and by which law.
#[derive(Debug, Clone, Copy)]
pub struct Reporter<'a> {
    /// The committee.
    pub committee: &'a str,
    /// The municipality.
    pub municipality: &'a str,
    /// Its units.
    pub organisation: &'a Organisation,
    /// Law and choices.
    pub law: ReportLaw<'a>,
    /// Least count that the council sees.
    pub minimum: u32,
}

/// The report with the decisions that it was made from.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// Decisions of the unit, as known.
    pub records: Vec<DecisionRecord>,
    /// The report, corrected by what was delivered before.
    pub report: QuarterReport,
}

/// Reads the register and makes the report.
///
/// # Errors
/// A decision that cannot be reported, a missing law, or a fault of the database.
pub async fn gather(store: &Store, question: &Question<'_>, reporter: &Reporter<'_>) -> Result<Gathered> {
    let records = gathered::decisions(store, question, reporter.organisation).await?;
    let report = quarter_report(&records, question.quarter, question.known_on, &reporter.law)
        .map_err(|fault| refused(&fault))?;
    let delivered = earlier::Delivered::before(question.quarter, &store.issued_reports().await?)?;
    let report = delivered.correct(report, &records);
    Ok(Gathered { records, report })
}

/// Reads the register and makes the report in the form in which it is delivered.
///
/// # Errors
/// As [`gather`].
pub async fn report(store: &Store, question: &Question<'_>, reporter: &Reporter<'_>) -> Result<Content> {
    Ok(Content::of(&gather(store, question, reporter).await?.report, question.unit, reporter))
}

/// Makes the report and delivers it: it is kept as it is, with a number, and the chain notes it.
///
/// # Errors
/// As [`gather`].
pub async fn issue(
    store: &Store,
    act: &Act,
    question: &Question<'_>,
    reporter: &Reporter<'_>,
) -> Result<(Content, IssuedReport)> {
    let mut writing = store.write(act).await?;
    let content = report(store, question, reporter).await?;
    let text = serde_json::to_string(&content).map_err(|fault| StoreError::Database(fault.to_string()))?;
    let issued = writing.issue_report(question.quarter, question.known_on, &text).await?;
    writing.commit().await?;
    Ok((content, issued))
}

/// A report that was delivered, as it was.
///
/// # Errors
/// When there is none of that number, or a fault of the database.
pub async fn issued(store: &Store, quarter: Period, number: i64) -> Result<(Content, IssuedReport)> {
    let quarter = quarter.to_string();
    let all = store.issued_reports().await?;
    let known: Vec<String> = all
        .iter()
        .filter(|report| report.quarter == quarter)
        .map(|report| report.number.to_string())
        .collect();
    let found = all.into_iter().find(|report| report.quarter == quarter && report.number == number);
    let Some(found) = found else {
        let refused = Diagnostic::error("quarterly-not-issued", Place::file("--issued"));
        let refused = refused.with("quarter", quarter).with("number", number).with("known", known.join(", "));
        return Err(StoreError::Refused(refused.into()));
    };
    Ok((read(&found)?, found))
}

fn read(report: &IssuedReport) -> Result<Content> {
    let broken = |fault| {
        StoreError::Database(format!("quarterly_report {} {}: {fault}", report.quarter, report.number))
    };
    serde_json::from_str(&report.content).map_err(broken)
}

fn refused(fault: &UnexecutedFault) -> StoreError {
    let diagnostic = Diagnostic::error(fault.code(), Place::file("decision"));
    let told = fault.args().into_iter().fold(diagnostic, |told, (name, value)| told.with(name, value));
    StoreError::Refused(told.into())
}

#[cfg(test)]
mod tests;
