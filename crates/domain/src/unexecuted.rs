//! Unexecuted decisions (*ej verkställda beslut*), SoL 2025:400 chapter 34: who waits, since when, and what
//! the inspectorate, the auditors and the council are told each quarter.
//!
//! The limits are clocks, what is covered stands in `law/unexecuted.toml`, the fee in
//! `law/special_fee.toml`. Protecting small counts and writing the report are not here.

mod fee;
mod record;
mod report;
mod rules;
mod statistic;
mod told;

pub use fee::{FEE, FEE_FILE, FeeInterval, FeeRisk, SpecialFee};
pub use record::{CaseReference, DecisionRecord, Delay, End, Ground, Interruption, Offer, RowGap, Wait};
pub use report::{
    Gap, Notice, QuarterReport, ReportLaw, ReportRow, Reporting, UnexecutedFault, quarter_report,
};
pub use rules::{COVERED, COVERED_FILE, Coverage, CoverageRules, Window, WindowRule};
pub use statistic::{Band, MONTHS_OF_BANDS, StatisticCell, statistic};

#[cfg(test)]
mod tests;
