//! The kinds of matter and the states that each can be in.

use crate::register::{self, Register, Row};
use std::fmt;

macro_rules! states {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$inner:meta])* $variant:ident = $name:literal $open:literal,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub enum $kind {
                $($(#[$inner])* $variant,)+
            }

            impl $kind {
                /// Its name in files and drawings.
                pub fn name(self) -> &'static str {
                    match self {
                        $(Self::$variant => $name,)+
                    }
                }

                /// Whether something is still awaited in this state.
                pub fn is_open(self) -> bool {
                    match self {
                        $(Self::$variant => $open,)+
                    }
                }
            }
        )+
    };
}

states! {
    /// States of an intake (*aktualisering*), SoL 2025:400 19:1 and 20:1–2.
    IntakeState {
        /// It came in and waits for the preliminary assessment.
        Received = "received" true,
        /// An investigation was opened.
        Opened = "opened" false,
        /// No investigation was opened.
        NotOpened = "not_opened" false,
        /// An investigation of the same person was open already.
        AlreadyOpen = "already_open" false,
    }
    /// States of an investigation (*utredning*), 14:2 and 20:3.
    InvestigationState {
        /// It goes on.
        Open = "open" true,
        /// It is closed.
        Closed = "closed" false,
    }
    /// States of a decision (*beslut*), 11:1, 12:1 and 34:1.
    DecisionState {
        /// Granted and not carried out.
        Waiting = "waiting" true,
        /// What was offered was declined; another offer may follow.
        Declined = "declined" false,
        /// Carried out.
        Executed = "executed" false,
        /// Carried out and then interrupted.
        Interrupted = "interrupted" true,
        /// Not granted.
        Refused = "refused" false,
        /// Ended.
        Ended = "ended" false,
    }
    /// States of a placement (*placering*), chapters 9 and 22.
    PlacementState {
        /// The person lives in the home.
        Ongoing = "ongoing" true,
        /// The person has run away.
        Absconded = "absconded" true,
        /// It ended.
        Ended = "ended" false,
    }
    /// States of a request for a place at a state institution (*SiS*), LVU 12 §.
    RequestState {
        /// Asked for.
        Requested = "requested" true,
        /// No place could be given; it is asked for still.
        Refused = "refused" true,
        /// A place was given.
        Placed = "placed" false,
        /// Taken back.
        Withdrawn = "withdrawn" false,
    }
    /// States of a follow-up (*uppföljning*), 23:1–5.
    FollowUpState {
        /// It goes on.
        Ongoing = "ongoing" true,
        /// It ended.
        Ended = "ended" false,
    }
    /// States of a coordinated plan (*SIP*), 10:8.
    PlanState {
        /// In use.
        Established = "established" true,
        /// Ended.
        Ended = "ended" false,
    }
    /// State of a closure (*avslut*).
    ClosureState {
        /// The case is closed.
        Closed = "closed" false,
    }
    /// State of an open intervention (*insats utan behovsprövning*), 11:5: it is only counted.
    OpenInterventionState {
        /// Counted.
        Counted = "counted" false,
    }
}

/// The state of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Of an intake.
    Intake(IntakeState),
    /// Of an investigation.
    Investigation(InvestigationState),
    /// Of a decision.
    Decision(DecisionState),
    /// Of a placement.
    Placement(PlacementState),
    /// Of a request for a place at a state institution.
    StateInstitutionRequest(RequestState),
    /// Of a follow-up.
    FollowUp(FollowUpState),
    /// Of a coordinated plan.
    CoordinatedPlan(PlanState),
    /// Of a closure.
    Closure(ClosureState),
    /// Of an open intervention.
    OpenIntervention(OpenInterventionState),
}

impl State {
    /// Its name, unique within the kind of matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intake(state) => state.name(),
            Self::Investigation(state) => state.name(),
            Self::Decision(state) => state.name(),
            Self::Placement(state) => state.name(),
            Self::StateInstitutionRequest(state) => state.name(),
            Self::FollowUp(state) => state.name(),
            Self::CoordinatedPlan(state) => state.name(),
            Self::Closure(state) => state.name(),
            Self::OpenIntervention(state) => state.name(),
        }
    }

    /// Whether something is still awaited.
    pub fn is_open(self) -> bool {
        match self {
            Self::Intake(state) => state.is_open(),
            Self::Investigation(state) => state.is_open(),
            Self::Decision(state) => state.is_open(),
            Self::Placement(state) => state.is_open(),
            Self::StateInstitutionRequest(state) => state.is_open(),
            Self::FollowUp(state) => state.is_open(),
            Self::CoordinatedPlan(state) => state.is_open(),
            Self::Closure(state) => state.is_open(),
            Self::OpenIntervention(state) => state.is_open(),
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The kinds of matter: the registers whose rows go through states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matter {
    /// Intake (*aktualisering*).
    Intake,
    /// Investigation (*utredning*).
    Investigation,
    /// Decision (*beslut*).
    Decision,
    /// Placement (*placering*).
    Placement,
    /// Request for a place at a state institution (*SiS*).
    StateInstitutionRequest,
    /// Follow-up (*uppföljning*).
    FollowUp,
    /// Coordinated plan (*SIP*).
    CoordinatedPlan,
    /// Closure (*avslut*).
    Closure,
    /// Open intervention (*insats utan behovsprövning*).
    OpenIntervention,
}

impl Matter {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Intake,
        Self::Investigation,
        Self::Decision,
        Self::Placement,
        Self::StateInstitutionRequest,
        Self::FollowUp,
        Self::CoordinatedPlan,
        Self::Closure,
        Self::OpenIntervention,
    ];

    /// Name of its register.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Investigation => "investigation",
            Self::Decision => "decision",
            Self::Placement => "placement",
            Self::StateInstitutionRequest => "state_institution_request",
            Self::FollowUp => "follow_up",
            Self::CoordinatedPlan => "coordinated_plan",
            Self::Closure => "closure",
            Self::OpenIntervention => "open_intervention",
        }
    }

    /// Its register.
    pub fn register(self) -> Option<&'static Register> {
        register::register(self.name())
    }

    /// The kind of matter that a row is; `None` when its register does not go through states.
    pub fn of(row: &Row) -> Option<Self> {
        Self::of_register(row.register.name)
    }

    /// The kind of matter of a register's name.
    pub fn of_register(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.name() == name)
    }
}

/// A matter as it is written: `intake/12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MatterReference {
    /// The kind.
    pub matter: Matter,
    /// The row of its register.
    pub row: i64,
}

impl MatterReference {
    /// Reads the written form.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, row) = text.trim().split_once('/')?;
        Some(Self { matter: Matter::of_register(name)?, row: row.parse().ok()? })
    }
}

impl fmt::Display for MatterReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.matter.name(), self.row)
    }
}
