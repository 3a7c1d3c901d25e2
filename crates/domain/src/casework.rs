//! Casework: matters as rows of registers with the events that their columns do not hold, and what may
//! follow on what.
//!
//! A matter (a row of one of nine registers) starts with [`start`], takes events with [`apply`], and its
//! state is told by [`replay`]. Who may do what, and where rows are kept, is not here.

mod apply;
mod drawing;
mod event;
mod history;
mod lawbook;
mod note;
mod overlap;
mod refusal;
mod replay;
mod state;
mod table;
mod withdraw;

pub use apply::{Applied, apply, law_of, start};
pub use drawing::page;
pub use event::{Event, EventKind};
pub use history::history;
pub use lawbook::{CASEWORK_LAW, CASEWORK_LAW_FILE, Law, Lawbook, Rule, RuleVersion};
pub use note::{LONGEST_NOTE, LONGEST_REFERENCE, NoteKind, NoteRefusal, NoteText, Notes};
pub use overlap::{Overlap, overlaps};
pub use refusal::{Cause, Refusal};
pub use replay::{Course, course, replay};
pub use state::{
    ClosureState, DecisionState, FollowUpState, IntakeState, InvestigationState, Matter, MatterReference,
    OpenInterventionState, PlacementState, PlanState, RequestState, State,
};
pub use table::{Condition, Transition};
pub use withdraw::withdraw;

#[cfg(test)]
pub(crate) mod tests;
