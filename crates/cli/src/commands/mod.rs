//! One command, one file.

pub mod check;
pub mod db;
pub mod demo;
pub mod explain;
pub mod indicators;
pub mod report;
pub mod retention;
pub mod simulate;
pub mod snapshot;
pub mod unexecuted;
