//! Text cut into words, digits, spaces and marks, in one pass.

use crate::document::Span;

use super::unit;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Digits only.
    Digits,
    /// Letters only.
    Word,
    /// Letters and digits together: a code, or a word or number read wrongly.
    Mixed,
    /// One space of the kind that keeps a number on one line.
    Fixed,
    /// One ordinary space.
    Space,
    /// Several spaces.
    Wide,
    /// A tab: the border of a cell.
    Tab,
    /// A line end.
    Newline,
    /// Any other character.
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

/// The tokens of a part of a text.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    list: Vec<Token>,
}

fn class(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Digits,
        '_' | '\u{ad}' | '\u{300}'..='\u{36f}' => Kind::Word,
        ' ' | '\r' => Kind::Space,
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => Kind::Fixed,
        '\t' => Kind::Tab,
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Kind::Newline,
        c if c.is_alphabetic() => Kind::Word,
        c if c.is_whitespace() => Kind::Space,
        c => Kind::Mark(c),
    }
}

/// What a run of tokens becomes when it goes on with this kind; none when it ends.
fn joined(run: Kind, next: Kind) -> Option<Kind> {
    match (run, next) {
        (Kind::Digits, Kind::Digits) => Some(Kind::Digits),
        (Kind::Word, Kind::Word) => Some(Kind::Word),
        (Kind::Digits | Kind::Word | Kind::Mixed, Kind::Digits | Kind::Word) => Some(Kind::Mixed),
        (Kind::Space | Kind::Fixed | Kind::Wide, Kind::Space | Kind::Fixed) => Some(Kind::Wide),
        _ => None,
    }
}

impl<'a> Tokens<'a> {
    /// Cuts the part of the text; no tokens when it is no part of the text.
    pub fn new(text: &'a str, span: Span) -> Self {
        let mut list: Vec<Token> = Vec::new();
        let part = text.get(span.clone()).unwrap_or("");
        for (offset, c) in part.char_indices() {
            let (start, end) = (span.start + offset, span.start + offset + c.len_utf8());
            let kind = class(c);
            if let Some(last) = list.last_mut()
                && let Some(run) = joined(last.kind, kind)
            {
                (last.kind, last.end) = (run, end);
                continue;
            }
            Self::part_unit(text, &mut list);
            list.push(Token { kind, start, end });
        }
        Self::part_unit(text, &mut list);
        Self { text, list }
    }

    /// Cuts a last token like `30mkr` between number and unit.
    fn part_unit(text: &str, list: &mut Vec<Token>) {
        let Some(last) = list.last_mut() else { return };
        if last.kind != Kind::Mixed {
            return;
        }
        let whole = text.get(last.start..last.end).unwrap_or("");
        let digits = whole.bytes().take_while(u8::is_ascii_digit).count();
        let Some(word) = whole.get(digits..) else { return };
        if digits > 0 && unit::is_word(word) {
            let (middle, end) = (last.start + digits, last.end);
            *last = Token { kind: Kind::Digits, start: last.start, end: middle };
            list.push(Token { kind: Kind::Word, start: middle, end });
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// What the token is; a line end outside the part.
    pub fn kind(&self, at: usize) -> Kind {
        self.list.get(at).map_or(Kind::Newline, |token| token.kind)
    }

    /// What the token before is; a line end at the start.
    pub fn kind_before(&self, at: usize) -> Kind {
        at.checked_sub(1).map_or(Kind::Newline, |before| self.kind(before))
    }

    /// The text of the token.
    pub fn str(&self, at: usize) -> &'a str {
        self.list.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// From the first byte of one token to the last of the token before `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let start = self.list.get(first).map_or(0, |token| token.start);
        let end = end.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |token| token.end);
        start..end.max(start)
    }

    /// Whether the token is a word, digits or both.
    pub fn is_solid(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Digits | Kind::Word | Kind::Mixed)
    }

    /// Whether the token separates: space, tab or line end.
    pub fn is_gap(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Space | Kind::Fixed | Kind::Wide | Kind::Tab | Kind::Newline)
    }

    /// Whether the token is a gap or there are no more tokens.
    pub fn is_gap_or_end(&self, at: usize) -> bool {
        at >= self.len() || self.is_gap(at)
    }

    /// The first token from here that is neither space nor line end; a tab or an empty line stops.
    pub fn after_gap(&self, at: usize) -> usize {
        let mut lines = 0;
        let mut next = at;
        while self.is_gap(next) && self.kind(next) != Kind::Tab && next < self.len() {
            lines += usize::from(self.kind(next) == Kind::Newline);
            if lines > 1 {
                break;
            }
            next += 1;
        }
        next
    }

    /// The nearest token before this one that is neither space nor line end; none at the start, after a
    /// tab and after an empty line.
    pub fn before_gap(&self, at: usize) -> Option<usize> {
        let mut lines = 0;
        let mut next = at.checked_sub(1)?;
        while self.is_gap(next) {
            lines += usize::from(self.kind(next) == Kind::Newline);
            if lines > 1 || self.kind(next) == Kind::Tab {
                return None;
            }
            next = next.checked_sub(1)?;
        }
        Some(next)
    }

    /// Whether nothing but spaces stands between the line's start and this token.
    pub fn starts_line(&self, at: usize) -> bool {
        let before =
            if matches!(self.kind_before(at), Kind::Space | Kind::Fixed | Kind::Wide) { at - 1 } else { at };
        self.kind_before(before) == Kind::Newline
    }

    /// Whether nothing but spaces stands between this token and the line's end.
    pub fn ends_line(&self, at: usize) -> bool {
        let next = if matches!(self.kind(at), Kind::Space | Kind::Fixed | Kind::Wide) { at + 1 } else { at };
        self.kind(next) == Kind::Newline
    }
}
