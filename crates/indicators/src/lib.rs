//! Indicator definitions, filter language, engine, small counts and snapshots.

pub mod register;
pub mod snapshot;
