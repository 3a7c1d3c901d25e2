//! Packs as users have them: the example of the documentation, Hisingen, and everything that can be wrong.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "functions that tests share are tests too, and a skipped test says so"
)]

mod bytes;
mod disk;
mod example;
mod faults;
mod hisingen;
mod published;
