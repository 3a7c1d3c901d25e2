//! What may stand directly before and after digits, and what makes them part of a longer code.

use super::{
    spelled::cardinal,
    token::{Kind, Tokens},
};

/// Whether the character is a dash or minus.
pub fn is_dash(kind: Kind) -> bool {
    matches!(kind, Kind::Mark('-' | '–' | '—' | '−' | '‐' | '‑'))
}

/// Whether digits may stand directly after the mark.
pub fn opens(mark: char) -> bool {
    matches!(
        mark,
        '(' | '['
            | '"'
            | '\''
            | '”'
            | '“'
            | '’'
            | '‘'
            | '»'
            | '«'
            | '*'
            | '~'
            | '≈'
            | '<'
            | '>'
            | '≤'
            | '≥'
            | '='
            | '±'
            | '…'
            | '|'
            | '•'
            | ';'
    )
}

/// What stands directly after digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// The number ends.
    Clean,
    /// A dash and then the other end of a range, at this token.
    Range(usize),
    /// The digits are part of a code, a compound or something else.
    Glued,
}

/// What stands directly after the token before `end`.
pub fn tail(tokens: &Tokens, end: usize) -> Tail {
    let next = tokens.kind(end + 1);
    let next_is_digit = tokens.str(end + 1).starts_with(|c: char| c.is_ascii_digit());
    match tokens.kind(end) {
        kind if is_dash(kind) => {
            let starts = next_is_digit || cardinal(tokens.str(end + 1)).is_some();
            // A dash may end a line within a range.
            let across = tokens.after_gap(end + 1);
            if starts {
                Tail::Range(end + 1)
            } else if next == Kind::Newline && tokens.kind(across) == Kind::Digits {
                Tail::Range(across)
            } else {
                Tail::Glued
            }
        }
        Kind::Mark('§' | '\\' | '#' | '@' | '_' | '&') => Tail::Glued,
        Kind::Mark(':') if tokens.is_solid(end + 1) => Tail::Glued,
        Kind::Mark('.' | ',' | '/') if next_is_digit => Tail::Glued,
        Kind::Mark('+') if !next_is_digit => Tail::Glued,
        Kind::Word | Kind::Mixed | Kind::Digits => Tail::Glued,
        _ => Tail::Clean,
    }
}

/// The end of everything that is glued to this token.
pub fn blob_end(tokens: &Tokens, at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let joins = matches!(
            tokens.kind(end),
            Kind::Mark('.' | ',' | '/' | ':' | '§' | '+' | '_' | '\\' | '&' | '@')
        ) || is_dash(tokens.kind(end));
        if tokens.is_solid(end) {
            end += 1;
        } else if joins && tokens.is_solid(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}
