//! Register data that reproduces given targets: people, dates and durations that never were, with figures that were.
#![allow(dead_code)]

mod aim;
mod allocate;
mod chain;
mod days;
mod overlap;
mod people;
mod random;
mod register;
mod row;
mod scene;
mod stock;
mod timeline;
