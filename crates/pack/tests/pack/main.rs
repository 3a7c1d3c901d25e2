//! Packs as users have them: the example of the documentation, Hisingen, and everything that can be wrong.

mod bytes;
mod disk;
mod example;
mod faults;
mod hisingen;
mod published;
