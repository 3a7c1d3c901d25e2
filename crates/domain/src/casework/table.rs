//! What may follow on what: one table of transitions for each kind of matter.
//!
//! The checks of [`super::replay`] and [`super::apply`] and the drawings in `docs/states/` are made from
//! these tables and from nothing else.

use super::event::EventKind::{self, *};
use super::note::NoteKind;
use super::state::{
    ClosureState, DecisionState, FollowUpState, IntakeState, InvestigationState, Matter,
    OpenInterventionState, PlacementState, PlanState, RequestState, State,
};

/// What a transition demands beside the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// A code in a column of the row is one of these.
    Column(&'static str, &'static [&'static str]),
    /// The event's reason is one of these codes; it chooses between transitions.
    Outcome(&'static [&'static str]),
    /// The event has a reason.
    Reason,
    /// The event names the section that it rests on. Asked only of events that are added.
    Paragraph,
    /// The event has a last day, after the limit of the clock that it extends and after earlier last days.
    UntilAfterLimit,
    /// The need of immediate protection of a child has been assessed, SoL 2025:400 20:1. Asked only of
    /// events that are added.
    SafetyAssessed,
    /// The event notes this. Asked only of events that are added, as for [`Self::MayNote`].
    Note(NoteKind),
    /// The event may note these. What no condition names is not noted with it.
    MayNote(&'static [NoteKind]),
}

/// One step: an event that may happen in some states, and the state that it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// What happens.
    pub event: EventKind,
    /// In which states; empty for the event that starts the matter.
    pub from: &'static [State],
    /// The state it leads to; `None` when it leaves the state as it is.
    pub to: Option<State>,
    /// What else must hold.
    pub needs: &'static [Condition],
    /// Id of the rule in `law/casework.toml` that the step rests on.
    pub rule: &'static str,
}

const CHILD: Condition = Condition::Column("target_group", &["child"]);
const CONCERN: Condition = Condition::Column("kind", &["concern_report"]);
const LVU: Condition = Condition::Column("legal_basis", &["LVU"]);
const LVM: Condition = Condition::Column("legal_basis", &["LVM"]);

const fn step(
    event: EventKind,
    from: &'static [State],
    to: Option<State>,
    needs: &'static [Condition],
    rule: &'static str,
) -> Transition {
    Transition { event, from, to, needs, rule }
}

const RECEIVED: State = State::Intake(IntakeState::Received);
const OPENED: State = State::Intake(IntakeState::Opened);
const NOT_OPENED: State = State::Intake(IntakeState::NotOpened);
const ALREADY_OPEN: State = State::Intake(IntakeState::AlreadyOpen);

static INTAKE: &[Transition] = &[
    step(ConcernReportReceived, &[], Some(RECEIVED), &[CONCERN], "concern_report"),
    step(ApplicationReceived, &[], Some(RECEIVED), &[Condition::Column("kind", &["application"])], "opening"),
    step(OtherReceived, &[], Some(RECEIVED), &[Condition::Column("kind", &["other"])], "opening"),
    step(
        SafetyAssessed,
        &[RECEIVED, OPENED, NOT_OPENED, ALREADY_OPEN],
        None,
        &[CONCERN, CHILD],
        "safety_assessment",
    ),
    step(
        PreliminaryAssessmentExtended,
        &[RECEIVED],
        None,
        &[CONCERN, CHILD, Condition::Reason, Condition::UntilAfterLimit],
        "preliminary_assessment",
    ),
    step(
        PreliminaryAssessmentDecided,
        &[RECEIVED],
        Some(OPENED),
        &[Condition::Outcome(&["opened"]), Condition::SafetyAssessed],
        "preliminary_assessment",
    ),
    step(
        PreliminaryAssessmentDecided,
        &[RECEIVED],
        Some(NOT_OPENED),
        &[Condition::Outcome(&["not_opened"]), Condition::SafetyAssessed],
        "preliminary_assessment",
    ),
    step(
        InvestigationAlreadyOpen,
        &[RECEIVED],
        Some(ALREADY_OPEN),
        &[Condition::SafetyAssessed],
        "preliminary_assessment",
    ),
    step(
        ReporterReplyRequested,
        &[RECEIVED, OPENED, NOT_OPENED, ALREADY_OPEN],
        None,
        &[CONCERN],
        "reporter_reply",
    ),
    step(ReporterInformed, &[RECEIVED, OPENED, NOT_OPENED, ALREADY_OPEN], None, &[CONCERN], "reporter_reply"),
];

const OPEN: State = State::Investigation(InvestigationState::Open);
const CLOSED: State = State::Investigation(InvestigationState::Closed);

static INVESTIGATION: &[Transition] = &[
    step(InvestigationOpened, &[], Some(OPEN), &[], "opening"),
    step(
        InvestigationExtended,
        &[OPEN],
        None,
        &[CHILD, Condition::Reason, Condition::UntilAfterLimit],
        "investigation",
    ),
    step(InvestigationCheckpointDone, &[OPEN], None, &[], "investigation"),
    step(InvestigationClosed, &[OPEN], Some(CLOSED), &[], "investigation"),
];

const WAITING: State = State::Decision(DecisionState::Waiting);
const DECLINED: State = State::Decision(DecisionState::Declined);
const EXECUTED: State = State::Decision(DecisionState::Executed);
const INTERRUPTED: State = State::Decision(DecisionState::Interrupted);
const REFUSED: State = State::Decision(DecisionState::Refused);
const DECISION_ENDED: State = State::Decision(DecisionState::Ended);

static DECISION: &[Transition] = &[
    step(
        FavourableDecisionMade,
        &[],
        Some(WAITING),
        &[Condition::Column("favourable", &["yes"]), Condition::Paragraph, MAY_NOTE_REFERENCE],
        "decision",
    ),
    step(
        UnfavourableDecisionMade,
        &[],
        Some(REFUSED),
        &[Condition::Column("favourable", &["no"]), Condition::Paragraph],
        "decision",
    ),
    step(
        OfferDeclined,
        &[WAITING, DECLINED],
        Some(DECLINED),
        &[Condition::MayNote(&[NoteKind::Offered])],
        "execution",
    ),
    // The report is made after the quarter, so the reason may be written when the wait is over.
    step(
        DelayReported,
        &[WAITING, DECLINED, EXECUTED, INTERRUPTED, DECISION_ENDED],
        None,
        &[
            Condition::Column("law", &["SoL"]),
            Condition::Note(NoteKind::DelayReason),
            Condition::MayNote(&[NoteKind::DelayConsequences, NoteKind::DelayMeanwhile, NoteKind::Reference]),
        ],
        "delay_report",
    ),
    step(DecisionExecuted, &[WAITING, DECLINED], Some(EXECUTED), &[], "execution"),
    step(ExecutionInterrupted, &[EXECUTED], Some(INTERRUPTED), &[], "execution"),
    step(ExecutionResumed, &[INTERRUPTED], Some(EXECUTED), &[], "execution"),
    step(
        DecisionEnded,
        &[WAITING, DECLINED, EXECUTED, INTERRUPTED],
        Some(DECISION_ENDED),
        &[Condition::Reason],
        "execution",
    ),
    step(GoalAttainmentRecorded, &[EXECUTED, DECISION_ENDED], None, &[ATTAINMENT], "documentation"),
];

const MAY_NOTE_REFERENCE: Condition = Condition::MayNote(&[NoteKind::Reference]);
const ATTAINMENT: Condition = Condition::Outcome(&["reached", "partly", "not_reached"]);

const ONGOING: State = State::Placement(PlacementState::Ongoing);
const ABSCONDED: State = State::Placement(PlacementState::Absconded);
const PLACEMENT_ENDED: State = State::Placement(PlacementState::Ended);
const PLACED: [State; 2] = [ONGOING, ABSCONDED];

static PLACEMENT: &[Transition] = &[
    step(PlacementExecuted, &[], Some(ONGOING), &[], "placement"),
    step(
        PlacementInSameFosterHomeExecuted,
        &PLACED,
        None,
        &[CHILD, Condition::Column("form", &["foster_home"])],
        "custody_transfer",
    ),
    step(ImmediateCareDecided, &PLACED, None, &[LVU], "immediate_care"),
    step(ImmediateCareExecuted, &PLACED, None, &[LVU], "immediate_care"),
    step(ImmediateCareSubmitted, &PLACED, None, &[LVU], "immediate_care"),
    step(
        CareApplicationExtended,
        &PLACED,
        None,
        &[LVU, Condition::Reason, Condition::UntilAfterLimit],
        "immediate_care",
    ),
    step(CareAppliedFor, &PLACED, None, &[LVU], "immediate_care"),
    step(CareOrdered, &PLACED, None, &[LVU, Condition::Paragraph], "care_order"),
    step(ImmediateCareEnded, &PLACED, None, &[LVU], "immediate_care"),
    step(ImmediateAdultCareDecided, &PLACED, None, &[LVM], "immediate_adult_care"),
    step(ImmediateAdultCareSubmitted, &PLACED, None, &[LVM], "immediate_adult_care"),
    step(ImmediateAdultCareEnded, &PLACED, None, &[LVM], "immediate_adult_care"),
    step(
        ChildInvestigationClosed,
        &PLACED,
        None,
        &[CHILD, Condition::Column("form", &["emergency_foster_home"])],
        "emergency_foster_home",
    ),
    step(
        EmergencyCareExtended,
        &PLACED,
        None,
        &[
            Condition::Column("form", &["emergency_foster_home"]),
            Condition::Reason,
            Condition::UntilAfterLimit,
        ],
        "emergency_foster_home",
    ),
    step(ContactRestrictionDecided, &PLACED, None, &[LVU], "contact_restriction"),
    step(ContactRestrictionReviewed, &PLACED, None, &[LVU], "contact_restriction"),
    step(ContactRestrictionEnded, &PLACED, None, &[LVU], "contact_restriction"),
    step(
        CareReviewed,
        &PLACED,
        None,
        &[CHILD, Condition::Column("legal_basis", &["SoL", "LVU"])],
        "care_review",
    ),
    step(CareReconsidered, &PLACED, None, &[LVU], "care_reconsideration"),
    step(
        CustodyTransferConsidered,
        &PLACED,
        None,
        &[CHILD, Condition::Column("form", &["foster_home"])],
        "custody_transfer",
    ),
    step(Absconded, &[ONGOING], Some(ABSCONDED), &[], "documentation"),
    step(Returned, &[ABSCONDED], Some(ONGOING), &[], "documentation"),
    step(PlacementEnded, &PLACED, Some(PLACEMENT_ENDED), &[], "placement"),
];

const ASKED: State = State::StateInstitutionRequest(RequestState::Requested);
const NO_PLACE: State = State::StateInstitutionRequest(RequestState::Refused);
const PLACE: State = State::StateInstitutionRequest(RequestState::Placed);
const WITHDRAWN: State = State::StateInstitutionRequest(RequestState::Withdrawn);

static STATE_INSTITUTION_REQUEST: &[Transition] = &[
    step(PlaceRequested, &[], Some(ASKED), &[], "state_institution"),
    step(PlaceRefused, &[ASKED, NO_PLACE], Some(NO_PLACE), &[], "state_institution"),
    step(PlaceGiven, &[ASKED, NO_PLACE], Some(PLACE), &[], "state_institution"),
    step(RequestWithdrawn, &[ASKED, NO_PLACE], Some(WITHDRAWN), &[Condition::Reason], "state_institution"),
];

const FOLLOWED: State = State::FollowUp(FollowUpState::Ongoing);
const FOLLOW_UP_ENDED: State = State::FollowUp(FollowUpState::Ended);

static FOLLOW_UP: &[Transition] = &[
    step(FollowUpStarted, &[], Some(FOLLOWED), &[], "follow_up"),
    step(FollowUpEnded, &[FOLLOWED], Some(FOLLOW_UP_ENDED), &[], "follow_up"),
    step(InvestigationOpened, &[FOLLOWED], Some(FOLLOW_UP_ENDED), &[], "follow_up"),
];

const PLAN: State = State::CoordinatedPlan(PlanState::Established);
const PLAN_ENDED: State = State::CoordinatedPlan(PlanState::Ended);

static COORDINATED_PLAN: &[Transition] = &[
    step(PlanEstablished, &[], Some(PLAN), &[], "coordinated_plan"),
    step(PlanFollowedUp, &[PLAN], None, &[], "coordinated_plan"),
    step(PlanEnded, &[PLAN], Some(PLAN_ENDED), &[], "coordinated_plan"),
];

const CASE_CLOSED: State = State::Closure(ClosureState::Closed);

static CLOSURE: &[Transition] = &[
    step(CaseClosed, &[], Some(CASE_CLOSED), &[], "documentation"),
    step(GoalAttainmentRecorded, &[CASE_CLOSED], None, &[ATTAINMENT], "documentation"),
];

const COUNTED: State = State::OpenIntervention(OpenInterventionState::Counted);

static OPEN_INTERVENTION: &[Transition] =
    &[step(ParticipantsCounted, &[], Some(COUNTED), &[], "open_intervention")];

impl Matter {
    /// Its transitions.
    pub fn transitions(self) -> &'static [Transition] {
        match self {
            Self::Intake => INTAKE,
            Self::Investigation => INVESTIGATION,
            Self::Decision => DECISION,
            Self::Placement => PLACEMENT,
            Self::StateInstitutionRequest => STATE_INSTITUTION_REQUEST,
            Self::FollowUp => FOLLOW_UP,
            Self::CoordinatedPlan => COORDINATED_PLAN,
            Self::Closure => CLOSURE,
            Self::OpenIntervention => OPEN_INTERVENTION,
        }
    }

    /// The steps that an event may be, in any state.
    pub fn steps(self, event: EventKind) -> impl Iterator<Item = &'static Transition> {
        self.transitions().iter().filter(move |step| step.event == event)
    }
}
