//! Hides personal identity numbers in texts that leave for a message.

/// The text with the last digits of everything that looks like a personal identity number as `*`: what
/// follows the day of birth among ten or more digits in a row, or six or more digits, a mark (`-`, `+` or a
/// space) and at least four digits.
pub fn masked(text: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < signs.len() {
        let first = digits(&signs, at);
        if first == 0 {
            at += 1;
            continue;
        }
        let after = at + first;
        let second = match signs.get(after) {
            Some('-' | '+' | ' ' | '\u{a0}' | '\u{2013}' | '\u{2212}') => digits(&signs, after + 1),
            _ => 0,
        };
        let hidden = if first >= 10 {
            at + if first == 10 { 6 } else { 8 }..after
        } else if first >= 6 && second >= 4 {
            after + 1..after + 1 + second
        } else {
            0..0
        };
        signs[hidden].fill('*');
        at = after + 1;
    }
    signs.into_iter().collect()
}

fn digits(signs: &[char], at: usize) -> usize {
    signs.get(at..).map_or(0, |rest| rest.iter().take_while(|sign| sign.is_numeric()).count())
}

/// The text for a message: masked, on one line, at most 60 characters.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let masked = masked(text);
    let mut shown: String =
        masked.chars().take(LONGEST).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    if masked.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{masked, shown};

    #[test]
    fn every_form_of_a_personal_identity_number_loses_its_last_digits() {
        for (text, hidden) in [
            ("189001019802", "18900101****"),
            ("19900101-9802", "19900101-****"),
            ("900101-9802", "900101-****"),
            ("900101+9802", "900101+****"),
            ("9001019802", "900101****"),
            ("key 189001019802 of A", "key 18900101**** of A"),
            ("19900101 9802", "19900101 ****"),
        ] {
            assert_eq!(masked(text), hidden);
        }
    }

    #[test]
    fn days_amounts_and_short_keys_stay_as_they_are() {
        for text in ["2024-12-31", "20241231", "1234,50", "INV-2024-00017", "", "å"] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn a_long_text_is_cut_after_it_is_masked() {
        let text = format!("{}189001019802", "x".repeat(49));
        assert_eq!(shown(&text), format!("{}18900101***…", "x".repeat(49)));
        assert_eq!(shown("a\nb"), "a b");
    }
}
