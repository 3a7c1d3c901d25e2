//! Numbers that belong together: *från 17 till 16 procent*, *6,00-7,00*, *8, 9 och 10 §§*. What stands
//! before the first and after the last says what all of them are.

use super::{
    Sign,
    alike::{alike, is_one_of},
    context::takes_sign,
    digits::Body,
    glue::{Tail, is_dash, opens, tail},
    spelled::cardinal,
    token::{Kind, Tokens},
    unit,
};

/// Where numbers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Running text.
    Prose,
    /// A cell of a table.
    Cell,
}

/// What joins a number to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Nothing: the first.
    First,
    /// A dash: the two ends of a range.
    Dash,
    /// *Och, eller, respektive, samt.*
    And,
    /// *Till.*
    To,
    /// A comma.
    Comma,
    /// A plus sign: an addition.
    Plus,
}

/// A printed sign and its token.
pub type SignAt = (Sign, usize);

/// One number of a chain.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its digits, or its word as digits.
    pub body: Body,
    /// Whether it is a word.
    pub spelled: bool,
    /// Its printed sign and the token of the sign.
    pub sign: Option<SignAt>,
    /// What joins it to the one before.
    pub link: Link,
    /// Its own unit.
    pub unit: Option<unit::Read>,
    /// What stands directly after its digits.
    pub tail: Tail,
}

impl Member {
    /// The token after number and unit.
    pub fn end(&self) -> usize {
        self.unit.map_or(self.body.end, |unit| unit.end)
    }

    /// The first token, with the sign.
    pub fn first(&self) -> usize {
        self.sign.map_or(self.body.first, |(_, at)| at)
    }
}

/// The next number of a chain: what joins it, its first digit and its sign.
struct Linked {
    link: Link,
    at: usize,
    sign: Option<SignAt>,
}

/// Words between numbers that share unit and context.
const JOINING: &[&str] = &["och", "eller", "till", "respektive", "samt"];

/// Fills `members` with the chain that starts at this token; false when no number starts here.
pub fn read(tokens: &Tokens, at: usize, mode: Mode, members: &mut Vec<Member>) -> bool {
    members.clear();
    let Some(Ok(sign)) = body_at(tokens, at).map(|_| lead(tokens, at, mode)) else { return false };
    let Some(first) = member(tokens, at, sign, Link::First) else { return false };
    members.push(first);
    let mut last = first;
    while last.unit.is_none()
        && let Some(Linked { link, at, sign }) = linked(tokens, &last, mode)
        && let Some(member) = member(tokens, at, sign, link)
        && (member.tail == Tail::Clean || link != Link::Comma)
    {
        members.push(member);
        last = member;
    }
    true
}

/// Digits or a written number at this token.
fn body_at(tokens: &Tokens, at: usize) -> Option<(Body, bool)> {
    if let Some(body) = Body::at(tokens, at) {
        return Some((body, false));
    }
    let is_word = matches!(tokens.kind(at), Kind::Word | Kind::Mixed);
    let value = is_word.then(|| cardinal(tokens.str(at))).flatten()?;
    Some((Body::of_word(at, value), true))
}

fn member(tokens: &Tokens, at: usize, sign: Option<SignAt>, link: Link) -> Option<Member> {
    let (body, spelled) = body_at(tokens, at)?;
    let unit = unit::read(tokens, body.end);
    let tail =
        if unit.is_some_and(|unit| unit.end > body.end) { Tail::Clean } else { tail(tokens, body.end) };
    Some(Member { body, spelled, sign, link, unit, tail })
}

/// The number after the last of the chain.
fn linked(tokens: &Tokens, last: &Member, mode: Mode) -> Option<Linked> {
    let end = last.body.end;
    match last.tail {
        Tail::Range(next) => return Some(Linked { link: Link::Dash, at: next, sign: None }),
        Tail::Glued => return None,
        Tail::Clean => {}
    }
    if tokens.kind(end) == Kind::Mark(',') && mode == Mode::Prose {
        return tokens.is_gap(end + 1).then(|| Linked {
            link: Link::Comma,
            at: tokens.after_gap(end + 1),
            sign: None,
        });
    }
    if !tokens.is_gap(end) || tokens.kind(end) == Kind::Tab {
        return None;
    }
    let joint = tokens.after_gap(end);
    let next = tokens.after_gap(joint + 1);
    if next == joint + 1 {
        return None;
    }
    match tokens.kind(joint) {
        Kind::Mark('+') => Some(Linked { link: Link::Plus, at: next, sign: None }),
        kind if is_dash(kind) => Some(Linked { link: Link::Dash, at: next, sign: None }),
        Kind::Word if mode == Mode::Prose && is_one_of(JOINING, tokens.str(joint)) => {
            let sign = sign_at(tokens.kind(next)).map(|sign| (sign, next));
            let link = if alike("till", tokens.str(joint)) { Link::To } else { Link::And };
            Some(Linked { link, at: next + usize::from(sign.is_some()), sign })
        }
        _ => None,
    }
}

fn sign_at(kind: Kind) -> Option<Sign> {
    match kind {
        Kind::Mark('+') => Some(Sign::Plus),
        Kind::Mark('-' | '–' | '−') => Some(Sign::Minus),
        _ => None,
    }
}

/// *Minus 17 mkr*, but not *5 minus 3*.
fn sign_word(tokens: &Tokens, at: usize) -> Option<Sign> {
    let word = tokens.str(at);
    let sign = if alike("minus", word) {
        Sign::Minus
    } else if alike("plus", word) {
        Sign::Plus
    } else {
        return None;
    };
    let operates = tokens.before_gap(at).is_some_and(|before| {
        matches!(tokens.kind(before), Kind::Digits | Kind::Mark('%'))
            || cardinal(tokens.str(before)).is_some()
    });
    (!operates).then_some(sign)
}

/// Digits that are glued to something before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glued;

/// The sign before digits.
pub fn lead(tokens: &Tokens, at: usize, mode: Mode) -> Result<Option<SignAt>, Glued> {
    let Some(before) = at.checked_sub(1) else { return Ok(None) };
    match tokens.kind(before) {
        Kind::Tab | Kind::Newline => Ok(None),
        Kind::Space | Kind::Fixed | Kind::Wide => Ok(spaced_sign(tokens, before, mode)),
        Kind::Digits | Kind::Word | Kind::Mixed => Err(Glued),
        kind @ Kind::Mark(mark) => {
            let outer = tokens.kind_before(before);
            let outer_is_solid = before > 0 && tokens.is_solid(before - 1);
            match sign_at(kind) {
                Some(Sign::Plus) if outer == Kind::Digits => Ok(None),
                Some(_) if outer_is_solid => Err(Glued),
                Some(sign) => match outer {
                    Kind::Mark(outer) if opens(outer) || outer == ':' => Ok(Some((sign, before))),
                    // `+/-5`
                    Kind::Mark('/') => Ok(None),
                    Kind::Mark(_) => Err(Glued),
                    _ => Ok(Some((sign, before))),
                },
                None if opens(mark) => Ok(None),
                None => glued_mark(tokens, before, mark, outer_is_solid),
            }
        }
    }
}

fn glued_mark(tokens: &Tokens, at: usize, mark: char, outer_is_solid: bool) -> Result<Option<SignAt>, Glued> {
    let outer = if at > 0 { tokens.str(at - 1) } else { "" };
    let allowed = match mark {
        ':' => tokens.kind_before(at) != Kind::Digits,
        '.' => outer_is_solid && is_one_of(&["ca"], outer) || follows_dots(tokens, at),
        ')' | ']' | '!' | '?' | '^' | '°' => true,
        _ => false,
    };
    if allowed { Ok(None) } else { Err(Glued) }
}

/// A run of dots, as in a table of contents.
fn follows_dots(tokens: &Tokens, at: usize) -> bool {
    at > 0 && tokens.kind(at - 1) == Kind::Mark('.')
}

/// A sign with a space between it and the digits; `space` is the space.
fn spaced_sign(tokens: &Tokens, space: usize, mode: Mode) -> Option<SignAt> {
    let at = space.checked_sub(1)?;
    if let Some(sign) = sign_word(tokens, at) {
        return Some((sign, at));
    }
    let sign = sign_at(tokens.kind(at))?;
    let found = Some((sign, at));
    let outer = tokens.kind_before(at);
    if let Kind::Mark(mark) = outer {
        return found.filter(|_| opens(mark) || mark == ':');
    }
    if tokens.starts_line(at) || outer == Kind::Tab {
        return found.filter(|_| mode == Mode::Cell);
    }
    if at > 0 && tokens.is_solid(at - 1) {
        return None;
    }
    let before = tokens.before_gap(at)?;
    let after_number = matches!(tokens.kind(before), Kind::Digits | Kind::Mark('%'))
        || cardinal(tokens.str(before)).is_some();
    let asked = match tokens.kind(before) {
        Kind::Mark(':' | '=') => true,
        _ => takes_sign(tokens.str(before)),
    };
    found.filter(|_| !after_number && (asked || sign == Sign::Plus || tokens.kind(at) == Kind::Mark('−')))
}
