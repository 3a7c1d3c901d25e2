//! How an outcome is shown, from outcomes made by hand.

mod baseline;
mod codes;
mod html;
mod json;
mod sample;
mod sarif;
mod terminal;
