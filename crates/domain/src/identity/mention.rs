//! Whether a text holds an identity number. It errs on the side of refusal: the check digit is not asked for,
//! since a number with one wrong digit still points at somebody.

use super::{COORDINATION_DAYS, INTERIM_LETTERS, PersonalIdentity};

/// Signs that are written between the day of birth and the last four.
const SIGNS: [char; 5] = ['-', '+', '–', '−', '\u{2011}'];
const BLANKS: [char; 2] = [' ', '\u{a0}'];

impl PersonalIdentity {
    /// Whether something in the text is written as a personal identity number, coordination number or
    /// interim number: a possible day of birth in six or eight digits, or as `2010-06-15`, and four signs more.
    pub fn is_mentioned_in(text: &str) -> bool {
        let signs: Vec<char> = text.chars().collect();
        (0..signs.len()).any(|at| {
            let is_first = at == 0 || !signs[at - 1].is_ascii_digit();
            is_first && starts_with_number(&signs[at..])
        })
    }
}

fn starts_with_number(signs: &[char]) -> bool {
    let count = digits_in(signs);
    match count {
        10 | 12 => is_birth(&signs[..count - 4]),
        6 | 8 => is_birth(&signs[..count]) && is_serial_next(&signs[count..], &[SIGNS.as_slice(), &BLANKS]),
        4 => match signs {
            // A blank is no sign here: after a day there may stand a time.
            [y1, y2, y3, y4, '-', m1, m2, '-', d1, d2, rest @ ..] => {
                is_birth(&[*y1, *y2, *y3, *y4, *m1, *m2, *d1, *d2]) && is_serial_next(rest, &[&SIGNS])
            }
            _ => false,
        },
        _ => false,
    }
}

fn digits_in(signs: &[char]) -> usize {
    signs.iter().take_while(|sign| sign.is_ascii_digit()).count()
}

/// Month and day, the last four of the digits.
fn is_birth(digits: &[char]) -> bool {
    let values: Option<Vec<u32>> = digits.iter().map(|digit| digit.to_digit(10)).collect();
    let Some([.., m1, m2, d1, d2]) = values.as_deref() else { return false };
    let (month, day) = (m1 * 10 + m2, d1 * 10 + d2);
    (1..=12).contains(&month) && (1..=31).contains(&(day % COORDINATION_DAYS))
}

/// The last four, after one of the signs, or with the letter of an interim number right away.
fn is_serial_next(rest: &[char], between: &[&[char]]) -> bool {
    let is_interim = |sign: &char| INTERIM_LETTERS.contains(sign.to_ascii_uppercase());
    let rest = match rest {
        [sign, rest @ ..] if between.iter().any(|signs| signs.contains(sign)) => rest,
        [first, ..] if is_interim(first) => rest,
        _ => return false,
    };
    let [first, more @ ..] = rest else { return false };
    let ends = match more.get(3..) {
        Some([sign, next, ..]) => !(sign.is_ascii_digit() || *sign == '-' && next.is_ascii_digit()),
        Some([sign]) => !sign.is_ascii_digit(),
        Some([]) => true,
        None => false,
    };
    (first.is_ascii_digit() || is_interim(first)) && digits_in(more) >= 3 && ends
}
