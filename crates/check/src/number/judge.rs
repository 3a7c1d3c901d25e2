//! Which numbers of a chain are values, and which are years, dates, headings, pages, codes or ages.

use crate::amount::{Scale, Unit};

use super::{
    Qualifier,
    alike::{alike, is_one_of},
    chain::{Link, Member, Mode},
    context,
    digits::Body,
    glue::{self, Tail, is_dash},
    one, spelled,
    token::{Kind, Tokens},
    unit::Read,
};

/// Years in running text.
const YEARS: std::ops::RangeInclusive<i128> = 1900..=2100;
/// Years in a cell, where other numbers of four digits stand too.
const CELL_YEARS: std::ops::RangeInclusive<i128> = 1990..=2049;
/// Ungrouped digits of running text from which a number without unit is a code.
const CODE_DIGITS: usize = 6;

/// What has been seen of a line before a token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line {
    open: usize,
    contents: bool,
}

impl Line {
    /// Takes note of the token.
    pub fn pass(&mut self, tokens: &Tokens, at: usize) {
        match tokens.kind(at) {
            Kind::Newline => *self = Self::default(),
            Kind::Mark('(') => self.open += 1,
            Kind::Mark(')') => self.open = self.open.saturating_sub(1),
            Kind::Digits if tokens.starts_line(at) => {
                self.contents = tokens.kind(glue::blob_end(tokens, at)) == Kind::Tab;
            }
            _ => {}
        }
    }
}

/// A chain with what its surroundings say about all its numbers.
#[derive(Debug)]
pub struct Chain<'a> {
    tokens: &'a Tokens<'a>,
    members: &'a [Member],
    mode: Mode,
    line: Line,
    /// The first number that shares unit and context with the last.
    shared_from: usize,
    /// All are part of a code, of a label of an interval or of a telephone number.
    coded: bool,
    /// How many are named by the words before the first.
    named_before: usize,
    named_after: bool,
}

impl<'a> Chain<'a> {
    /// Looks around the chain.
    pub fn new(tokens: &'a Tokens<'a>, members: &'a [Member], mode: Mode, line: &Line) -> Self {
        let first = members.first().map_or(0, Member::first);
        let last = members.last();
        let is_range = members.iter().any(|member| member.link == Link::Dash);
        let is_label = mode == Mode::Cell
            && is_range
            && members.iter().all(|member| member.unit.is_none() && member.body.is_plain());
        // A registry number or a year and its next: *212000-1355, 2023-24*.
        let falls = last.is_some_and(|last| last.unit.is_none())
            && members.windows(2).any(|pair| match pair {
                [from, to] => {
                    to.link == Link::Dash
                        && from.body.is_plain()
                        && to.body.is_plain()
                        && from.body.mantissa > to.body.mantissa
                }
                _ => false,
            });
        let is_code = members.iter().any(|member| member.tail == Tail::Glued || member.body.padded);
        let named_after = last.is_some_and(|last| {
            last.unit.is_none() && last.body.is_plain() && context::is_named_after(tokens, last.body.end)
        });
        let shared_from = shared_from(members);
        Self {
            tokens,
            members,
            mode,
            line: *line,
            shared_from,
            coded: is_label || is_code || falls,
            named_before: if context::is_named_before(tokens, first) {
                named(members, shared_from)
            } else {
                0
            },
            named_after,
        }
    }

    /// Whether the number shares unit and context with the last.
    pub fn shares(&self, index: usize) -> bool {
        index >= self.shared_from
    }

    /// Whether the number is a value.
    pub fn is_value(&self, index: usize, unit: Option<Read>, qualifier: Qualifier) -> bool {
        let Some(member) = self.members.get(index) else { return false };
        let body = &member.body;
        if self.coded || self.named_after && self.shares(index) && body.is_plain() {
            return false;
        }
        if unit.is_none() && member.sign.is_none() && body.is_plain() {
            let day = index == 0 && body.mantissa <= 31 && context::is_day_before(self.tokens, body.first);
            if index < self.named_before || day || self.is_place_in_line(member) {
                return false;
            }
        }
        if member.spelled { self.is_count(index, unit) } else { self.is_shaped(member, unit, qualifier) }
    }

    /// Heading, item, page or footnote: a plain number known by where it stands.
    fn is_place_in_line(&self, member: &Member) -> bool {
        let (tokens, body) = (self.tokens, &member.body);
        let starts = tokens.starts_line(body.first);
        let short = body.whole_digits <= 2;
        let after = tokens.kind(body.end);
        if short && after == Kind::Mark(')') && self.line.open == 0 {
            return true;
        }
        if short && starts && after == Kind::Mark('.') && tokens.is_gap(body.end + 1) && !member.spelled {
            return true;
        }
        if self.mode == Mode::Cell {
            let next = tokens.after_gap(body.end);
            return next > body.end
                && (is_dash(tokens.kind(next)) || tokens.kind(next) == Kind::Mark('+'))
                && next + 1 >= tokens.len();
        }
        let heading = short && starts && (after == Kind::Tab || context::starts_heading(tokens, body.end));
        let page = starts && tokens.ends_line(body.end)
            || self.line.contents
                && tokens.kind_before(body.first) == Kind::Tab
                && tokens.ends_line(body.end)
            || context::follows_leader(tokens, body.first)
            || is_page_of(tokens, body);
        !member.spelled && (heading || page)
    }

    /// Whether digits have the shape of a value.
    fn is_shaped(&self, member: &Member, unit: Option<Read>, qualifier: Qualifier) -> bool {
        let body = &member.body;
        if body.point {
            // 7.6 is a heading or a time unless it is a share or an amount.
            return body.decimals <= 2
                && unit.is_some_and(|unit| {
                    matches!(unit.unit, Unit::Percent | Unit::PercentagePoint) || unit.scale > Scale::One
                });
        }
        // A unit further on makes no value of a year: *11 % 2023 till 21 %*.
        let year = member.unit.is_none()
            && member.sign.is_none()
            && body.is_plain()
            && self.is_year(body, qualifier);
        if year || !body.is_plain() || unit.is_some() {
            return !year;
        }
        let weak = body.noisy && body.whole_digits < 3;
        let code = self.mode == Mode::Prose && body.whole_digits >= CODE_DIGITS && body.mantissa % 1_000 != 0;
        let preposition = self.mode == Mode::Prose && context::is_preposition(self.tokens, body.first);
        !(weak || code || is_date(body) || preposition || is_postal(self.tokens, body))
    }

    fn is_year(&self, body: &Body, qualifier: Qualifier) -> bool {
        let years = if self.mode == Mode::Cell { CELL_YEARS } else { YEARS };
        // *Cirka 2000 hushåll*: a round number that a word makes inexact.
        let inexact = !matches!(qualifier, Qualifier::Exact | Qualifier::LessThan) && body.mantissa % 50 == 0;
        body.whole_digits == 4 && years.contains(&body.mantissa) && !inexact
    }

    /// Whether a written number counts something; *en* and *ett* are articles elsewhere.
    fn is_count(&self, index: usize, unit: Option<Read>) -> bool {
        let Some(member) = self.members.get(index) else { return false };
        let (tokens, at) = (self.tokens, member.body.first);
        if context::is_not_six(tokens, at) || context::is_in_hundreds(tokens, at) {
            return false;
        }
        if !spelled::is_article(tokens.str(at)) {
            return true;
        }
        let joined = |other: Option<&Member>, link: Link| {
            link != Link::Comma
                && other.is_some_and(|other| !spelled::is_article(tokens.str(other.body.first)))
        };
        let next = self.members.get(index + 1);
        let before = index.checked_sub(1).and_then(|before| self.members.get(before));
        next.is_some_and(|next| joined(Some(next), next.link))
            || before.is_some() && joined(before, member.link)
            || unit.is_some_and(|unit| !matches!(unit.unit, Unit::Days | Unit::Count))
            || one::counts_one(tokens, at)
    }
}

fn shared_from(members: &[Member]) -> usize {
    let Some(last) = members.len().checked_sub(1) else { return 0 };
    if members.last().is_some_and(|last| last.link == Link::Comma) {
        return last;
    }
    let joined = |member: &&Member| !matches!(member.link, Link::First | Link::Plus);
    last - members.iter().rev().take_while(joined).count()
}

/// *Punkt 4, 5 och 6* names all; *år 2023 till 16* only the first.
fn named(members: &[Member], shared_from: usize) -> usize {
    let together = |member: &&Member| !matches!(member.link, Link::To | Link::Plus);
    if shared_from == 0 { members.iter().take_while(together).count() } else { 1 }
}

/// A day written without hyphens: 20240528.
fn is_date(body: &Body) -> bool {
    let (year, month, day) = (body.mantissa / 10_000, body.mantissa / 100 % 100, body.mantissa % 100);
    body.whole_digits == 8 && YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// `417 05 Göteborg`
fn is_postal(tokens: &Tokens, body: &Body) -> bool {
    body.whole_digits == 3
        && matches!(tokens.kind(body.end), Kind::Space | Kind::Fixed)
        && tokens.kind(body.end + 1) == Kind::Digits
        && tokens.str(body.end + 1).len() == 2
        && tokens.str(tokens.after_gap(body.end + 2)).starts_with(char::is_uppercase)
}

/// The page 11 of 21, at either number: `11 (21)` after a name at the end of a line. Also `(3)` alone on a
/// line and the note `[3]`.
fn is_page_of(tokens: &Tokens, body: &Body) -> bool {
    let is = |at: Option<usize>, mark: char| at.is_some_and(|at| tokens.kind(at) == Kind::Mark(mark));
    let open = tokens.before_gap(body.first);
    let close = tokens.after_gap(body.end);
    let enclosed = is(open, '(') && is(Some(close), ')');
    if is(open, '[') && is(Some(close), ']') {
        return body.whole_digits <= 2;
    }
    if enclosed && open.is_some_and(|open| tokens.starts_line(open)) && tokens.ends_line(close + 1) {
        return true;
    }
    let page = if enclosed { open.and_then(|open| tokens.before_gap(open)) } else { Some(body.first) };
    let Some(page) = page.filter(|&page| tokens.kind(page) == Kind::Digits) else { return false };
    let open = tokens.after_gap(page + 1);
    let pages = tokens.after_gap(open + 1);
    let close = tokens.after_gap(pages + 1);
    let named = tokens.before_gap(page).is_none_or(|before| {
        tokens.str(before).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    });
    let number = |at: usize| tokens.str(at).parse::<u16>().ok();
    let within = number(page).zip(number(pages)).is_some_and(|(page, pages)| page <= pages);
    let marked = is(Some(open), '(') && is(Some(close), ')');
    named && within && marked && tokens.ends_line(close + 1)
}

/// Whether *antal* stands directly before.
pub fn counts_before(tokens: &Tokens, first: usize) -> bool {
    let before = tokens.before_gap(first).filter(|&before| tokens.kind(before) == Kind::Mark(':'));
    let word = before.map_or_else(|| tokens.before_gap(first), |colon| tokens.before_gap(colon));
    word.is_some_and(|word| is_one_of(&["antal", "antalet"], tokens.str(word)))
}

/// Whether the sign is the mark of a list: `-12 nya platser` at the start of a line.
pub fn is_bullet(tokens: &Tokens, member: &Member, mode: Mode) -> bool {
    mode == Mode::Prose
        && member.unit.is_none()
        && member.body.is_plain()
        && tokens.starts_line(member.first())
        && tokens.str(tokens.after_gap(member.body.end)).starts_with(char::is_lowercase)
}

/// The token after a chain, and after what is glued to it.
pub fn chain_end(tokens: &Tokens, members: &[Member]) -> usize {
    let Some(last) = members.last() else { return tokens.len() };
    let body = &last.body;
    if is_postal(tokens, body) {
        return body.end + 2;
    }
    if last.tail == Tail::Glued {
        return code_end(tokens, body.first).max(body.end);
    }
    let telephone = members.iter().any(|member| member.body.padded && !member.body.point);
    if telephone { telephone_end(tokens, body.end) } else { last.end() }
}

/// The token after a code, and after the groups of a telephone number.
pub fn code_end(tokens: &Tokens, at: usize) -> usize {
    let end = glue::blob_end(tokens, at);
    let padded = tokens.str(at).starts_with('0') && tokens.str(at).len() > 1;
    if padded && end > at + 1 { telephone_end(tokens, end) } else { end }
}

fn telephone_end(tokens: &Tokens, mut end: usize) -> usize {
    while matches!(tokens.kind(end), Kind::Space | Kind::Fixed)
        && tokens.kind(end + 1) == Kind::Digits
        && matches!(tokens.str(end + 1).len(), 2 | 3)
    {
        end += 2;
    }
    end
}

/// Whether the word is a unit of the number before it: used by cells.
pub fn is_known_word(word: &str) -> bool {
    super::unit::is_word(word)
        || super::qualifier::is_word(word)
        || spelled::cardinal(word).is_some()
        || ["antal", "kronor", "enheter", "totalt", "varav"].iter().any(|known| alike(known, word))
}
