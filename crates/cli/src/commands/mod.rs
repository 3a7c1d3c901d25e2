//! One command, one file.

pub mod demo;
pub mod explain;
pub mod indicators;
pub mod report;
pub mod simulate;
