//! Why a step of casework is refused: a typed cause with days and law, and its message.

use super::event::EventKind;
use super::note::NoteKind;
use super::state::{Matter, State};
use crate::{Diagnostic, Place};
use chrono::NaiveDate;
use std::fmt;

/// What is wrong with an event in its matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Rows of that register do not go through states.
    NotAMatter,
    /// The event belongs to another kind of matter.
    OtherMatter,
    /// The row does not tell when the matter started.
    NoStart,
    /// The matter has already started, on that day.
    StartedAlready {
        /// The day.
        on: NaiveDate,
    },
    /// It is dated before the matter started.
    BeforeStart {
        /// What started it.
        start: EventKind,
        /// The day on which it started.
        on: NaiveDate,
    },
    /// It cannot happen in the state that the matter was in.
    WrongState {
        /// The state.
        state: State,
        /// The day since which it was in it.
        since: NaiveDate,
    },
    /// The matter had ended.
    AfterEnd {
        /// The state that it ended in.
        state: State,
        /// The day on which it ended.
        on: NaiveDate,
    },
    /// The row is of a kind to which the event does not belong.
    Column {
        /// The column that tells it.
        column: &'static str,
        /// Its allowed codes.
        allowed: &'static [&'static str],
    },
    /// The outcome is none of those that there are.
    Outcome {
        /// Those that there are.
        allowed: Vec<&'static str>,
    },
    /// The reason is not given.
    ReasonMissing,
    /// The section of law that it rests on is not given.
    ParagraphMissing,
    /// The last day is not given.
    UntilMissing,
    /// The last day is not after the limit that should be extended.
    UntilBeforeLimit {
        /// The limit as it is.
        limit: NaiveDate,
    },
    /// There is no limit running that could be extended.
    NoLimit,
    /// The need of immediate protection has not been assessed.
    SafetyNotAssessed,
    /// What the event must note is not given.
    NoteMissing {
        /// Which.
        note: NoteKind,
    },
    /// Something is noted that does not belong to the event.
    NoteElsewhere {
        /// Which.
        note: NoteKind,
        /// Those that belong to it.
        allowed: Vec<NoteKind>,
    },
    /// The offer would come after the answer to it.
    OfferAfterAnswer {
        /// The day of the offer.
        offered: NaiveDate,
    },
    /// No such event is told of the matter, so it cannot be taken back.
    NoSuchEvent,
    /// It started the matter and so cannot be taken back.
    IsStart,
    /// The row would hold values that its register refuses.
    Row(Vec<Diagnostic>),
}

/// An event that cannot be taken into its matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub cause: Cause,
    /// Register of the row.
    pub register: &'static str,
    /// Id of the row, when it has one.
    pub row: Option<i64>,
    /// The event.
    pub event: EventKind,
    /// Its day; `None` when a column that should tell it is empty.
    pub day: Option<NaiveDate>,
    /// Sections of the law of the day; empty when no law decides.
    pub law: Vec<String>,
}

impl Cause {
    /// Stable code: the id of a message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAMatter => "casework-not-a-matter",
            Self::OtherMatter => "casework-other-matter",
            Self::NoStart => "casework-no-start",
            Self::StartedAlready { .. } => "casework-started-already",
            Self::BeforeStart { .. } => "casework-before-start",
            Self::WrongState { .. } => "casework-wrong-state",
            Self::AfterEnd { .. } => "casework-after-end",
            Self::Column { .. } => "casework-column",
            Self::Outcome { .. } => "casework-outcome",
            Self::ReasonMissing => "casework-reason-missing",
            Self::ParagraphMissing => "casework-paragraph-missing",
            Self::UntilMissing => "casework-until-missing",
            Self::UntilBeforeLimit { .. } => "casework-until-before-limit",
            Self::NoLimit => "casework-no-limit",
            Self::SafetyNotAssessed => "casework-safety-not-assessed",
            Self::NoteMissing { .. } => "casework-note-missing",
            Self::NoteElsewhere { .. } => "casework-note-elsewhere",
            Self::OfferAfterAnswer { .. } => "casework-offer-after-answer",
            Self::NoSuchEvent => "casework-no-such-event",
            Self::IsStart => "casework-is-start",
            Self::Row(_) => "casework-row",
        }
    }
}

impl Refusal {
    /// The refusal as a diagnostic at `place`; see also [`Self::row_faults`].
    pub fn diagnostic(&self, place: Place) -> Diagnostic {
        let written = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let told = Diagnostic::error(self.cause.code(), place)
            .with("register", self.register)
            .with("row", self.row.map_or_else(String::new, |row| row.to_string()))
            .with("event", self.event.name())
            .with("day", written(self.day))
            .with("law", self.law.join(", "));
        match &self.cause {
            Cause::StartedAlready { on } => told.with("on", on),
            Cause::BeforeStart { start, on } => told.with("start", start).with("on", on),
            Cause::WrongState { state, since } => told.with("state", state).with("on", since),
            Cause::AfterEnd { state, on } => told.with("state", state).with("on", on),
            Cause::Column { column, allowed } => {
                told.with("column", column).with("allowed", allowed.join(", "))
            }
            Cause::Outcome { allowed } => told.with("allowed", allowed.join(", ")),
            Cause::UntilBeforeLimit { limit } => told.with("on", limit),
            Cause::NoteMissing { note } => told.with("note", note),
            Cause::NoteElsewhere { note, allowed } => {
                let codes: Vec<&str> = allowed.iter().map(|kind| kind.code()).collect();
                let codes = if codes.is_empty() { "–".to_owned() } else { codes.join(", ") };
                told.with("note", note).with("allowed", codes)
            }
            Cause::OfferAfterAnswer { offered } => told.with("on", offered),
            _ => told,
        }
    }

    /// What the register refuses in the row, when that is the cause.
    pub fn row_faults(&self) -> &[Diagnostic] {
        match &self.cause {
            Cause::Row(faults) => faults,
            _ => &[],
        }
    }

    /// The kind of matter, when rows of the register go through states.
    pub fn matter(&self) -> Option<Matter> {
        Matter::of_register(self.register)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} of {}", self.cause.code(), self.event, self.register)
    }
}

impl std::error::Error for Refusal {}
