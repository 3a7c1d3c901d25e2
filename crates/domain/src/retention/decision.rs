//! The decision on retention, by a named person.

use super::propose::{Outcome, Paper, Proposal};
use crate::access::{PersonId, UserId};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::fmt;

/// How many days a proposal may be old when it is decided on: notes may have been added since.
pub const OLDEST_PROPOSAL_DAYS: i64 = 30;

/// A decision to purge (*gallringsbeslut*). Whoever carries it out asks [`super::propose`] again first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionDecision {
    by: UserId,
    on: NaiveDate,
    reference: String,
    proposals: Vec<Proposal>,
}

/// Why there is no decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetentionRefusal {
    /// The reference, such as the registry number, is blank.
    NoReference,
    /// It decides nothing.
    NoProposal,
    /// The proposal is to keep.
    Keep {
        /// Whose file.
        person: PersonId,
    },
    /// The same part of a file stands twice.
    Twice {
        /// Whose file.
        person: PersonId,
    },
    /// The proposal was made after the decision, or more than [`OLDEST_PROPOSAL_DAYS`] before it.
    Stale {
        /// Whose file.
        person: PersonId,
        /// Day of the proposal.
        proposed: NaiveDate,
    },
}

impl fmt::Display for RetentionRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoReference => write!(f, "the decision has no reference"),
            Self::NoProposal => write!(f, "the decision has no proposal"),
            Self::Keep { person } => write!(f, "file {} is to be kept", person.0),
            Self::Twice { person } => write!(f, "file {} stands twice", person.0),
            Self::Stale { person, proposed } => write!(f, "file {}: the proposal is of {proposed}", person.0),
        }
    }
}

impl std::error::Error for RetentionRefusal {}

impl RetentionRefusal {
    /// Stable code: the id of a message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoReference => "retention-no-reference",
            Self::NoProposal => "retention-no-proposal",
            Self::Keep { .. } => "retention-keep",
            Self::Twice { .. } => "retention-twice",
            Self::Stale { .. } => "retention-stale",
        }
    }

    /// Parameters of the message by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoReference | Self::NoProposal => Vec::new(),
            Self::Keep { person } | Self::Twice { person } => vec![("person", person.0.to_string())],
            Self::Stale { person, proposed } => vec![
                ("person", person.0.to_string()),
                ("proposed", proposed.to_string()),
                ("most", OLDEST_PROPOSAL_DAYS.to_string()),
            ],
        }
    }
}

impl RetentionDecision {
    /// Decides that all of the proposals are carried out.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn new(
        by: UserId,
        on: NaiveDate,
        reference: &str,
        proposals: Vec<Proposal>,
    ) -> Result<Self, RetentionRefusal> {
        let reference = reference.trim().to_owned();
        if reference.is_empty() {
            return Err(RetentionRefusal::NoReference);
        }
        if proposals.is_empty() {
            return Err(RetentionRefusal::NoProposal);
        }
        let mut known: BTreeSet<(PersonId, Paper)> = BTreeSet::new();
        for proposal in &proposals {
            let (person, proposed) = (proposal.person, proposal.proposed);
            if matches!(proposal.outcome, Outcome::Keep(_)) {
                return Err(RetentionRefusal::Keep { person });
            }
            if !known.insert((person, proposal.paper)) {
                return Err(RetentionRefusal::Twice { person });
            }
            if !(0..=OLDEST_PROPOSAL_DAYS).contains(&on.signed_duration_since(proposed).num_days()) {
                return Err(RetentionRefusal::Stale { person, proposed });
            }
        }
        Ok(Self { by, on, reference, proposals })
    }

    /// Who decided.
    pub fn by(&self) -> &UserId {
        &self.by
    }

    /// Day of the decision.
    pub fn on(&self) -> NaiveDate {
        self.on
    }

    /// Reference, such as the registry number.
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// What is carried out, all of it to purge.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }
}
