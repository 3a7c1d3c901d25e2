//! Text made safe for paper: characters that no font shows and XML forbids are taken away.

use std::borrow::Cow;

/// `text` without control characters; tab and line breaks become spaces.
///
/// Soft hyphen, zero-width space and joiners stay: they are invisible but steer line breaks.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unprintable(c) || is_break(c)) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|c| is_break(*c) || !is_unprintable(*c));
    Cow::Owned(kept.map(|c| if is_break(c) { ' ' } else { c }).collect())
}

/// `text` with invisible places to break in words that no hyphenation divides: longer than `longest`
/// characters, or with digits or signs in them and longer than half of that.
pub(crate) fn breakable(text: &str, longest: usize) -> Cow<'_, str> {
    let text = printable(text);
    let limit = |word: &str| if word.chars().all(char::is_alphabetic) { longest } else { longest / 2 };
    let is_short = |word: &str| word.chars().count() <= limit(word);
    if text.split_whitespace().all(is_short) {
        return text;
    }
    let mut broken = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(char::is_whitespace) {
        let step = if is_short(word.trim_end()) { usize::MAX } else { (longest / 4).max(1) };
        for (at, c) in word.chars().enumerate() {
            if at > 0 && at % step == 0 {
                broken.push('\u{200b}');
            }
            broken.push(c);
        }
    }
    Cow::Owned(broken)
}

fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Control characters, noncharacters, and marks that turn the reading direction of what follows.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || u32::from(c) & 0xFFFE == 0xFFFE
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{breakable, printable};

    #[test]
    fn swedish_letters_minus_and_no_break_space_stay() {
        assert_eq!(printable("Å ä ö −13,4 1\u{a0}209"), "Å ä ö −13,4 1\u{a0}209");
    }

    #[test]
    fn control_characters_vanish_and_breaks_become_spaces() {
        assert_eq!(printable("a\u{0}b\tc\nd\u{202E}e\u{FFFF}f\u{1b}"), "ab c def");
    }

    #[test]
    fn only_words_longer_than_the_limit_get_places_to_break() {
        assert_eq!(breakable("Barnavårdsutredningar i tid", 24), "Barnavårdsutredningar i tid");
        assert_eq!(breakable("ok aaaaaaaaa", 8), "ok aa\u{200b}aa\u{200b}aa\u{200b}aa\u{200b}a");
    }
}
