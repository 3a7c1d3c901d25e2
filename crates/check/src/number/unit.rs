//! Units and powers as they are printed after a number.

/// Whether a word glued to digits is a unit.
pub fn is_word(word: &str) -> bool {
    matches!(word, "mkr" | "kr" | "tkr" | "mnkr" | "st")
}
