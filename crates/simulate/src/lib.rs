//! Register data that reproduces given targets: people, dates and durations that never were, with figures that were.
//!
//! No input or output, no clock: the same pack, seed and scale give the same rows.

mod aim;
mod allocate;
mod chain;
mod days;
mod meaning;
mod monthly;
mod outcome;
mod overlap;
mod people;
mod random;
mod register;
mod row;
mod scene;
mod source;
mod stock;
mod target;
mod timeline;
mod write;

pub use outcome::{TargetOutcome, check_targets};
pub use write::{Simulated, simulate};
