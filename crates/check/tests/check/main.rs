//! Checking of reports: what is read, what is found, and how it is shown.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, also outside the test functions"
)]

mod faults;
mod goals;
mod output;
mod read;
mod rules;
