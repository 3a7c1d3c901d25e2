//! What people read: locales, messages, Swedish numbers, dates and periods in words.
//!
//! Nothing is decided here about the field; values come in exact and go out as text.

pub mod locale;
pub mod message;
pub mod number;
mod render;
pub mod shown;
pub mod written;

pub use locale::Locale;
pub use message::{Messages, Told};
pub use number::{format_number, round_half_away};
pub use shown::{Shown, format_shown, measure_word};
pub use written::{Gender, count_word, join_words, ordinal_word, written_day, written_month, written_period};
