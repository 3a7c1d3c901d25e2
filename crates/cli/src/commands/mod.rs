//! One command, one file.

pub mod access;
pub mod check;
pub mod db;
pub mod demo;
pub mod explain;
pub mod indicators;
pub mod log;
pub mod report;
pub mod simulate;
pub mod snapshot;
