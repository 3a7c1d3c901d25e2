//! The program as users meet it: published figures, refusals, the page about the command line.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise, also outside the test functions"
)]

mod access;
mod check;
mod database;
#[path = "../../../store/tests/store/databases.rs"]
#[expect(
    dead_code,
    clippy::print_stderr,
    reason = "the tests of the store use all of it, and it says loudly what it skips"
)]
mod databases;
mod demonstration;
mod documents;
mod drafts;
mod imports;
mod interrupted;
mod protection;
mod published;
mod refusals;
mod run;
mod sameness;
mod sheets;
mod work;
