//! One command, one file.

pub mod access;
pub mod case;
pub mod check;
pub mod db;
pub mod demo;
pub mod digest;
pub mod explain;
pub mod import;
pub mod indicators;
pub mod log;
pub mod report;
pub mod retention;
pub mod simulate;
pub mod snapshot;
pub mod unexecuted;
pub mod watch;
