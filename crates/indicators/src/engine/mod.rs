//! The engine: one pass over each register counts all its indicators for all periods, units and parts at once.
//!
//! [`spec`] says what to count, [`scan`] counts batches into cells, [`cube`] turns cells into values.
//! Nothing here knows definitions, packs or files.

pub mod age;
mod count;
pub mod cube;
pub mod due;
pub mod fault;
pub mod grid;
mod groups;
mod keys;
pub(crate) mod mask;
mod resolve;
pub mod scan;
pub mod spec;
#[cfg(test)]
mod tests;
pub mod units;
pub(crate) mod view;
mod width;
mod window;
