//! Figures as they stand in a text, and the slips that people make with them.

use std::ops::Range;

/// A slip in one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// The first digit is another.
    Leading,
    /// A digit between the first and the last is another.
    Middle,
    /// Two digits next to each other have changed places.
    Swapped,
    /// The sign is turned.
    Sign,
    /// The decimal comma stands one digit off.
    Comma,
    /// Thousand times too great or too small.
    Thousand,
}

impl Slip {
    /// All slips.
    pub const ALL: [Self; 6] =
        [Self::Leading, Self::Middle, Self::Swapped, Self::Sign, Self::Comma, Self::Thousand];

    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Leading => "leading digit",
            Self::Middle => "middle digit",
            Self::Swapped => "two digits swapped",
            Self::Sign => "sign",
            Self::Comma => "decimal comma moved",
            Self::Thousand => "factor 1000",
        }
    }
}

const SIGNS: [char; 4] = ['-', '−', '–', '+'];
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The first figure of a text at or after `from`: sign, digits in groups, decimals.
pub(super) fn figure_in(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let first = (from..text.len()).find(|at| digit(*at))?;
    let mut end = first;
    while digit(end) {
        end += 1;
    }
    while end - first <= 3 || text[first..end].contains(SPACES) {
        let Some(space) = text[end..].chars().next().filter(|c| SPACES.contains(c)) else { break };
        let group = end + space.len_utf8();
        if digit(group + 3) || !(group..group + 3).all(digit) {
            break;
        }
        end = group + 3;
    }
    if bytes.get(end) == Some(&b',') && digit(end + 1) {
        end += 1;
        while digit(end) {
            end += 1;
        }
    }
    let before = text[..first].chars().next_back();
    let sign = before.filter(|c| SIGNS.contains(c)).filter(|c| {
        // A dash between two words or figures is no sign.
        let earlier = text[..first - c.len_utf8()].chars().next_back();
        earlier.is_none_or(|c| !c.is_alphanumeric())
    });
    Some(first - sign.map_or(0, char::len_utf8)..end)
}

/// The figure with the slip; none when the figure is too short or simple for it.
pub(super) fn slipped(slip: Slip, printed: &str, draw: u64) -> Option<String> {
    let sign: String = printed.chars().take_while(|c| SIGNS.contains(c)).collect();
    let body = &printed[sign.len()..];
    if !body.bytes().any(|b| matches!(b, b'1'..=b'9')) {
        return None;
    }
    let changed = match slip {
        Slip::Leading => other_digit(body, body.find(|c: char| matches!(c, '1'..='9'))?, draw % 8 + 1, 1),
        Slip::Middle => {
            let at: Vec<usize> = body.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
            other_digit(body, *at.get(at.len() / 2).filter(|_| at.len() >= 3)?, draw % 9 + 1, 0)
        }
        Slip::Swapped => swapped(body, draw)?,
        Slip::Sign => {
            let turned = if sign == "-" || sign == "−" || sign == "–" { "" } else { "-" };
            return Some(format!("{turned}{body}"));
        }
        Slip::Comma => moved(body, if body.find(',')? >= 2 { -1 } else { 1 })?,
        Slip::Thousand if body.find(',').unwrap_or(body.len()) > 3 => moved(body, -3)?,
        Slip::Thousand => moved(body, 3)?,
    };
    (changed != body).then(|| format!("{sign}{changed}"))
}

/// The digit at `at` raised by `by`, among the digits from `least` to nine.
fn other_digit(body: &str, at: usize, by: u64, least: u64) -> String {
    let digit = u64::from(body.as_bytes()[at] - b'0');
    let turned = (digit - least + by) % (10 - least) + least;
    format!("{}{turned}{}", &body[..at], &body[at + 1..])
}

fn swapped(body: &str, draw: u64) -> Option<String> {
    let digits: Vec<(usize, u8)> = body.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).collect();
    let pairs: Vec<_> = digits
        .windows(2)
        .filter(|pair| pair[0].1 != pair[1].1 && (pair[0].0 > 0 || pair[1].1 != b'0'))
        .collect();
    let count = u64::try_from(pairs.len()).ok().filter(|count| *count > 0)?;
    let pair = pairs.get(usize::try_from(draw % count).ok()?)?;
    let mut bytes = body.as_bytes().to_vec();
    bytes.swap(pair[0].0, pair[1].0);
    String::from_utf8(bytes).ok()
}

/// The figure with its comma so many digits to the right, grouped as it was; decimals that are too many
/// for print are cut.
fn moved(body: &str, places: i32) -> Option<String> {
    let space = body.chars().find(|c| SPACES.contains(c)).unwrap_or(' ');
    let digits: String = body.chars().filter(char::is_ascii_digit).collect();
    let whole = body.split(',').next()?.chars().filter(char::is_ascii_digit).count();
    let comma = i32::try_from(whole).ok()? + places;
    let comma = usize::try_from(comma.max(0)).ok()?;
    let padded = format!("{digits:0<comma$}");
    let (whole, decimals) = padded.split_at(comma);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let decimals = &decimals[..decimals.len().min(if places < -1 { 1 } else { 3 })];
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(space);
        }
        grouped.push(digit);
    }
    Some(if decimals.is_empty() { grouped } else { format!("{grouped},{decimals}") })
}

#[cfg(test)]
mod tests {
    use super::{Slip, figure_in, slipped};

    fn first(text: &str) -> &str {
        &text[figure_in(text, 0).unwrap()]
    }

    #[test]
    fn a_figure_has_its_sign_groups_and_decimals_but_not_the_next_figure() {
        assert_eq!(first("Summa -1 394,5 mnkr"), "-1 394,5");
        assert_eq!(first("1\u{a0}209\u{a0}684"), "1\u{a0}209\u{a0}684");
        assert_eq!(first("från 92 till 78"), "92");
        assert_eq!(first("2023 1 800"), "2023");
        assert_eq!(first("13–16 år"), "13");
        assert_eq!(figure_in("ingen", 0), None);
    }

    #[test]
    fn each_slip_changes_what_its_name_says() {
        let slip = |slip, printed| slipped(slip, printed, 0).unwrap();
        assert_eq!(slip(Slip::Leading, "-1 957"), "-2 957");
        assert_eq!(slip(Slip::Middle, "1 394,5"), "1 304,5");
        assert_eq!(slip(Slip::Swapped, "1 957"), "9 157");
        assert_eq!(slip(Slip::Sign, "-1 957"), "1 957");
        assert_eq!(slip(Slip::Sign, "5,5"), "-5,5");
        assert_eq!(slip(Slip::Comma, "1 394,5"), "139,45");
        assert_eq!(slip(Slip::Comma, "0,15"), "1,5");
        assert_eq!(slip(Slip::Thousand, "1 209 684"), "1 209,6");
        assert_eq!(slip(Slip::Thousand, "3,9"), "3 900");
    }

    #[test]
    fn a_figure_too_simple_for_the_slip_is_left_alone() {
        assert_eq!(slipped(Slip::Leading, "0", 0), None);
        assert_eq!(slipped(Slip::Middle, "12", 0), None);
        assert_eq!(slipped(Slip::Swapped, "11", 0), None);
        assert_eq!(slipped(Slip::Comma, "12", 0), None);
    }
}
