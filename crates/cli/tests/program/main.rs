//! The program as users meet it: published figures, refusals, the page about the command line.

mod documents;
mod protection;
mod published;
mod refusals;
mod run;
mod sameness;
mod sheets;
