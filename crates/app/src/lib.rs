//! Use cases: load, decide, write, audit. Used by every way in alike; knows neither HTTP nor a terminal.

pub mod access;
<<<<<<< HEAD
pub mod import;
=======
pub mod casework;
pub mod law;
>>>>>>> main
pub mod simulated;
pub mod watch;
