//! Use cases: load, decide, write, audit. Used by every way in alike; knows neither HTTP nor a terminal.

pub mod access;
pub mod casework;
pub mod law;
pub mod log_review;
pub mod simulated;
pub mod time;
pub mod watch;
