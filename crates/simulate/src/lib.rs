//! Register data that reproduces given targets: people, dates and durations that never were, with figures that were.
#![allow(dead_code)]

mod aim;
mod allocate;
mod days;
mod people;
mod random;
mod scene;
mod timeline;
