//! The program as users meet it: published figures, refusals, the page about the command line.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise, also outside the test functions"
)]

mod access;
mod check;
mod database;
mod demonstration;
mod documents;
mod drafts;
mod imports;
mod protection;
mod published;
mod refusals;
mod run;
mod sameness;
mod sheets;
mod work;
