//! Case events: the dated things that happen in a matter, under the names that clocks start and stop on.

use super::note::Notes;
use crate::clock::EventName;
use chrono::NaiveDate;
use std::fmt;

macro_rules! event_kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// What happened. The order is that in which things of one day are taken to have happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum EventKind {
            $($(#[$doc])* $variant,)+
        }

        impl EventKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in files, tables and clocks.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

event_kinds! {
    /// A concern report (*orosanmälan*) came in, SoL 2025:400 19:1.
    ConcernReportReceived = "concern_report_received",
    /// An application came in.
    ApplicationReceived = "application_received",
    /// Something else came in that a matter was opened for.
    OtherReceived = "other_received",
    /// An investigation was opened, 14:2 and 20:3.
    InvestigationOpened = "investigation_opened",
    /// A favourable decision was made, 34:1.
    FavourableDecisionMade = "favourable_decision_made",
    /// A decision was made that grants nothing.
    UnfavourableDecisionMade = "unfavourable_decision_made",
    /// A placement was carried out.
    PlacementExecuted = "placement_executed",
    /// The stay in the same foster home began, when that was before this placement, 22:14.
    PlacementInSameFosterHomeExecuted = "placement_in_same_foster_home_executed",
    /// A place at a state institution (*SiS*) was applied for.
    PlaceRequested = "place_requested",
    /// Follow-up after an investigation or placement began, 23:1–5.
    FollowUpStarted = "follow_up_started",
    /// A coordinated individual plan (*SIP*) was drawn up, 10:8.
    PlanEstablished = "plan_established",
    /// A case was closed (*avslut*).
    CaseClosed = "case_closed",
    /// Participants of an open intervention were counted, 11:5.
    ParticipantsCounted = "participants_counted",
    /// The need of immediate protection was assessed (*omedelbar skyddsbedömning*), 20:1.
    SafetyAssessed = "safety_assessed",
    /// More time for the preliminary assessment, for exceptional reasons, 20:2.
    PreliminaryAssessmentExtended = "preliminary_assessment_extended",
    /// The reporter asked what became of the report, 19:6.
    ReporterReplyRequested = "reporter_reply_requested",
    /// More time for a child's investigation, for particular reasons, 20:3.
    InvestigationExtended = "investigation_extended",
    /// A senior caseworker went through an open investigation (local).
    InvestigationCheckpointDone = "investigation_checkpoint_done",
    /// A child was taken into immediate care, LVU 6 §.
    ImmediateCareDecided = "immediate_care_decided",
    /// The immediate care was carried out, LVU 8 §.
    ImmediateCareExecuted = "immediate_care_executed",
    /// The decision was submitted to the court, LVU 7 §.
    ImmediateCareSubmitted = "immediate_care_submitted",
    /// More time for the application, by the court, LVU 8 §.
    CareApplicationExtended = "care_application_extended",
    /// The court was asked for care, LVU 4 §.
    CareAppliedFor = "care_applied_for",
    /// The court ordered care; the paragraph tells under 2 § or 3 § LVU.
    CareOrdered = "care_ordered",
    /// The immediate care ended.
    ImmediateCareEnded = "immediate_care_ended",
    /// An adult was taken into immediate care, LVM 13 §.
    ImmediateAdultCareDecided = "immediate_adult_care_decided",
    /// That decision was submitted to the court, LVM 15 §.
    ImmediateAdultCareSubmitted = "immediate_adult_care_submitted",
    /// The immediate care of an adult ended.
    ImmediateAdultCareEnded = "immediate_adult_care_ended",
    /// The investigation of the need of the placed child was closed, 22:4.
    ChildInvestigationClosed = "child_investigation_closed",
    /// More time in an emergency foster home, for particular reasons, 22:4.
    EmergencyCareExtended = "emergency_care_extended",
    /// Contact was restricted or the place kept secret, LVU 14 §.
    ContactRestrictionDecided = "contact_restriction_decided",
    /// The restriction was considered again, LVU 14 §.
    ContactRestrictionReviewed = "contact_restriction_reviewed",
    /// The restriction ended.
    ContactRestrictionEnded = "contact_restriction_ended",
    /// The care was considered (*övervägande*), 22:13, LVU 13 §.
    CareReviewed = "care_reviewed",
    /// The care was reconsidered (*omprövning*), LVU 13 §.
    CareReconsidered = "care_reconsidered",
    /// A transfer of custody was considered, 22:14.
    CustodyTransferConsidered = "custody_transfer_considered",
    /// The person ran away from the home (*avvikning*).
    Absconded = "absconded",
    /// The person came back.
    Returned = "returned",
    /// The person declined what was offered.
    OfferDeclined = "offer_declined",
    /// Why a decision waits, or has waited, was told for the quarterly report, 34:1.
    DelayReported = "delay_reported",
    /// A decision was carried out (*verkställighet*), 34:1.
    DecisionExecuted = "decision_executed",
    /// The execution was interrupted (*avbrott*), 34:1.
    ExecutionInterrupted = "execution_interrupted",
    /// The execution was resumed, 34:1.
    ExecutionResumed = "execution_resumed",
    /// No place could be given at the state institutions.
    PlaceRefused = "place_refused",
    /// A place was given.
    PlaceGiven = "place_given",
    /// The request for a place was taken back.
    RequestWithdrawn = "request_withdrawn",
    /// It was decided to open an investigation or not, 20:2. The reason is `opened` or `not_opened`.
    PreliminaryAssessmentDecided = "preliminary_assessment_decided",
    /// No decision was needed, since an investigation of the same child was open, 20:2.
    InvestigationAlreadyOpen = "investigation_already_open",
    /// The reporter was told, 19:6.
    ReporterInformed = "reporter_informed",
    /// An investigation was closed.
    InvestigationClosed = "investigation_closed",
    /// A decision ended, whether it had been carried out or not.
    DecisionEnded = "decision_ended",
    /// A placement ended.
    PlacementEnded = "placement_ended",
    /// Follow-up ended, 23:5.
    FollowUpEnded = "follow_up_ended",
    /// A coordinated plan was followed up.
    PlanFollowedUp = "plan_followed_up",
    /// A coordinated plan ended.
    PlanEnded = "plan_ended",
    /// How far the goals were reached; the reason is `reached`, `partly` or `not_reached`.
    GoalAttainmentRecorded = "goal_attainment_recorded",
}

impl EventKind {
    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The kind of a clock's event, when it happens in a matter.
    pub fn of(name: &EventName) -> Option<Self> {
        Self::from_name(name.as_str())
    }

    /// The clock that a decision of this kind gives more time.
    pub fn extends(self) -> Option<&'static str> {
        match self {
            Self::PreliminaryAssessmentExtended => Some("preliminary_assessment"),
            Self::InvestigationExtended => Some("child_investigation"),
            Self::EmergencyCareExtended => Some("emergency_foster_home"),
            Self::CareApplicationExtended => Some("care_application"),
            _ => None,
        }
    }

    /// Whether it is one of the considerations that return as long as the care goes on.
    pub fn is_review(self) -> bool {
        matches!(
            self,
            Self::CareReviewed
                | Self::CareReconsidered
                | Self::ContactRestrictionReviewed
                | Self::CustodyTransferConsidered
        )
    }

    /// What ends a pause that this began.
    pub fn pause_ends_with(self) -> Option<Self> {
        match self {
            Self::ExecutionInterrupted => Some(Self::ExecutionResumed),
            Self::Absconded => Some(Self::Returned),
            _ => None,
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Something that happened in a matter on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub day: NaiveDate,
    /// What happened.
    pub kind: EventKind,
    /// Last day of what was decided, such as an extension.
    pub until: Option<NaiveDate>,
    /// Code of the reason or outcome; never free text about a person.
    pub reason: Option<String>,
    /// Section of law, written as in `law/`: `SoL 2025:400 11:1`.
    pub paragraph: Option<String>,
    /// What is noted beside the codes.
    pub notes: Notes,
}

impl Event {
    /// An event without further details.
    pub fn new(kind: EventKind, day: NaiveDate) -> Self {
        Self { day, kind, until: None, reason: None, paragraph: None, notes: Notes::default() }
    }

    /// The same with its last day.
    #[must_use]
    pub fn until(mut self, day: NaiveDate) -> Self {
        self.until = Some(day);
        self
    }

    /// The same with its reason or outcome.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// The same with its section of law.
    #[must_use]
    pub fn under(mut self, paragraph: impl Into<String>) -> Self {
        self.paragraph = Some(paragraph.into());
        self
    }

    /// The same with what is noted.
    #[must_use]
    pub fn noting(mut self, notes: Notes) -> Self {
        self.notes = notes;
        self
    }
}
