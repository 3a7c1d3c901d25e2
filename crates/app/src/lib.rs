//! Use cases: load, decide, write, audit. Used by every way in alike.
