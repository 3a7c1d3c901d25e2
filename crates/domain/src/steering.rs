//! The words of steering: goals, goal areas, governing documents, assignments and the resolutions behind them.

use crate::{Month, Period};
use chrono::NaiveDate;
use std::fmt;

/// Id in the steering lists, such as `G1` or `U07`: a capital ASCII letter, then capitals and digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SteeringId(String);

impl SteeringId {
    /// The id, or `None` when it has other characters.
    pub fn new(text: &str) -> Option<Self> {
        let sound = text.len() <= 12
            && text.starts_with(|first: char| first.is_ascii_uppercase())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        sound.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SteeringId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Goal of the council (*mål*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Id.
    pub id: SteeringId,
    /// Short name.
    pub name: String,
    /// The council's wording.
    pub official_name: String,
}

/// A goal as one goal area works with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalLink {
    /// The goal.
    pub goal: SteeringId,
    /// What the area looks at within the goal.
    pub focus: Option<String>,
    /// What else is worth knowing, such as that the goal was not followed up there.
    pub note: Option<String>,
}

/// Goal area (*målområde*): how the committee divides its work towards the goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalArea {
    /// Id.
    pub id: SteeringId,
    /// Name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Goals in order.
    pub goals: Vec<GoalLink>,
}

/// Kind of a governing document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentKind {
    /// Program.
    Program,
    /// Plan.
    Plan,
}

impl DocumentKind {
    /// Every kind with its name in pack files.
    pub const NAMES: [(&'static str, Self); 2] = [("program", Self::Program), ("plan", Self::Plan)];
}

/// Governing document (*styrdokument*) that a goal area follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoverningDocument {
    /// Id; the same document in two areas has two.
    pub id: SteeringId,
    /// Program or plan.
    pub kind: DocumentKind,
    /// Goal area.
    pub area: SteeringId,
    /// Name.
    pub name: String,
    /// What else is worth knowing.
    pub note: Option<String>,
}

/// Who gave an assignment, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AssignmentOrigin {
    /// The council, in its budget (*uppdrag inom budgetbeslut*).
    Budget,
    /// The council or the executive board, outside the budget (*uppdrag utanför budgetbeslut*).
    OutsideBudget,
    /// The director (*förvaltningsdirektör*).
    Director,
    /// The committee itself.
    Committee,
    /// Within the administration.
    Internal,
    /// The sources do not say.
    Unstated,
}

impl AssignmentOrigin {
    /// Every origin with its name in pack files.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("budget", Self::Budget),
        ("outside_budget", Self::OutsideBudget),
        ("director", Self::Director),
        ("committee", Self::Committee),
        ("internal", Self::Internal),
        ("unstated", Self::Unstated),
    ];

    /// The name in pack files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, origin)| *origin == self).map_or("unstated", |(name, _)| name)
    }

    /// Whether council or board gave it (*uppdrag från KF/KS*).
    pub fn is_from_council(self) -> bool {
        matches!(self, Self::Budget | Self::OutsideBudget)
    }
}

/// How far an assignment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AssignmentStatus {
    /// Under way (*pågående*).
    Ongoing,
    /// Closed (*avslutat*), as told; the closure may still await a resolution.
    Closed,
    /// Done (*genomfört*) or reported, without a word on closure.
    Done,
    /// Goes on next year (*fortsatt arbete*).
    Continues,
    /// Given for a coming year (*nytt*).
    New,
    /// The sources tell nothing of what became of it.
    Untold,
}

impl AssignmentStatus {
    /// Every status with its name in pack files.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("ongoing", Self::Ongoing),
        ("closed", Self::Closed),
        ("done", Self::Done),
        ("continues", Self::Continues),
        ("new", Self::New),
        ("untold", Self::Untold),
    ];

    /// The name in pack files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, status)| *status == self).map_or("untold", |(name, _)| name)
    }
}

/// Whether the report proposes that an assignment be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClosureProposal {
    /// Proposed for this assignment by name.
    Stated,
    /// Covered by a proposal for all assignments of the budget.
    General,
    /// The committee has closed it already.
    AlreadyClosed,
    /// Not proposed.
    None,
}

impl ClosureProposal {
    /// Every proposal with its name in pack files.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("stated", Self::Stated),
        ("general", Self::General),
        ("already_closed", Self::AlreadyClosed),
        ("none", Self::None),
    ];

    /// The name in pack files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, proposal)| *proposal == self).map_or("none", |(name, _)| name)
    }
}

/// What a resolution does with an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResolutionEffect {
    /// Gives it.
    Assigns,
    /// Sets money aside for it.
    Funds,
    /// Handles it under way.
    Handles,
    /// Closes it.
    Closes,
}

impl ResolutionEffect {
    /// Every effect with its name in pack files.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("assigns", Self::Assigns),
        ("funds", Self::Funds),
        ("handles", Self::Handles),
        ("closes", Self::Closes),
    ];

    /// The name in pack files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, effect)| *effect == self).map_or("handles", |(name, _)| name)
    }
}

/// Who resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResolvedBy {
    /// The council (*kommunfullmäktige*).
    Council,
    /// The executive board (*kommunstyrelsen*).
    ExecutiveBoard,
    /// The committee (*nämnden*).
    Committee,
}

impl ResolvedBy {
    /// Every body with its name in pack files.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("council", Self::Council),
        ("executive_board", Self::ExecutiveBoard),
        ("committee", Self::Committee),
    ];

    /// The name in pack files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::ExecutiveBoard => "executive_board",
            Self::Committee => "committee",
        }
    }
}

/// When a resolution was made, as exactly as the sources tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResolvedOn {
    /// The day.
    Day(NaiveDate),
    /// Only the month.
    Month(Month),
}

impl fmt::Display for ResolvedOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(month) => write!(f, "{month}"),
        }
    }
}

/// Resolution (*beslut*) of a political body about an assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// What it does.
    pub effect: ResolutionEffect,
    /// Who resolved.
    pub by: ResolvedBy,
    /// When.
    pub on: ResolvedOn,
    /// Number of the paragraph in the minutes, without `§`.
    pub paragraph: Option<String>,
    /// Registry number (*diarienummer*).
    pub registry_number: Option<String>,
}

/// Assignment (*uppdrag*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Id.
    pub id: SteeringId,
    /// Short title.
    pub title: String,
    /// Who is to do it, as the giver wrote.
    pub addressees: String,
    /// The year for which it was given.
    pub year: Option<i32>,
    /// Who gave it.
    pub origin: AssignmentOrigin,
    /// Goal area.
    pub area: Option<SteeringId>,
    /// How far it has come.
    pub status: AssignmentStatus,
    /// The half-year that the status tells of.
    pub status_period: Option<Period>,
    /// The day on which the status was set.
    pub status_date: Option<NaiveDate>,
    /// Proposal to close it.
    pub closure: ClosureProposal,
    /// Resolutions in order.
    pub resolutions: Vec<Resolution>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What was done and what remains.
    pub comment: Option<String>,
}
