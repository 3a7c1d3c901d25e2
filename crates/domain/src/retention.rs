//! Retention (*gallring*) of personal files, SoL 2025:400 chapter 16: what is to be purged between which
//! days, what is kept and why, and the decision by a named person.
//!
//! The numbers stand in `law/retention.toml` and in the clocks `record_retention` and
//! `child_investigation_retention`. Nothing is deleted here.

mod decision;
mod propose;
mod rules;

pub use decision::{OLDEST_PROPOSAL_DAYS, RetentionDecision, RetentionRefusal};
pub use propose::{
    ClosedInvestigation, Hold, Outcome, Paper, PersonFile, Proposal, RetentionFault, Summary, Why, propose,
};
pub use rules::{MunicipalityCode, RETENTION, RETENTION_FILE, RetentionRule, RetentionRules, Terms};

#[cfg(test)]
mod tests;
