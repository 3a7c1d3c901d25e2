//! Reads a report and tells which of its figures do not add up.
//!
//! Read → blocks → numbers → claims → relations → findings and confirmations. A document becomes text
//! with places ([`document`]); what was found are values ([`finding`]), never errors of the program,
//! and never sentences: those are chosen where they are shown.

pub mod amount;
mod block;
mod claim;
pub mod document;
pub mod finding;
mod noise;
pub mod number;
mod read;
mod relation;
mod sentence;
pub mod show;
mod table;
mod word;

pub use amount::{Amount, Interval, Scale, Unit};
pub use document::{Document, Line, Place, Role, Span, Unread, UnreadCause};
pub use finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome};
pub use read::read;
pub use relation::check;
