//! One pass over the tokens: chains of numbers are read, what is no value is left out.

use crate::amount::{Amount, ONE, Scale, Unit};

use super::{
    FAR, Form, Printed, Qualifier, Sign,
    chain::{self, Link, Member, Mode},
    glue::{self, Tail},
    judge, qualifier, spelled,
    token::{Kind, Tokens},
    unit,
};

/// All numbers of the tokens.
pub fn numbers(tokens: &Tokens, mode: Mode) -> Vec<Printed> {
    let mut found = Vec::new();
    let mut members = Vec::new();
    let mut line = judge::Line::default();
    let mut at = 0;
    while at < tokens.len() {
        line.pass(tokens, at);
        if !may_start(tokens, at) {
            at += 1;
        } else if let Some(end) = take_multiple(tokens, at, mode, &mut found) {
            at = end;
        } else if let Some(value) = spelled::round(tokens, at) {
            found.push(round(tokens, at, value));
            at += 1;
        } else if chain::read(tokens, at, mode, &mut members) {
            at = take_chain(tokens, &members, mode, &line, &mut found);
        } else if matches!(tokens.kind(at), Kind::Digits | Kind::Mixed) {
            at = judge::code_end(tokens, at);
        } else {
            at += 1;
        }
    }
    found
}

/// Most tokens begin no number: they are passed fast.
fn may_start(tokens: &Tokens, at: usize) -> bool {
    match tokens.kind(at) {
        Kind::Digits | Kind::Mixed => true,
        Kind::Word => {
            let word = tokens.str(at);
            spelled::may_start(word) || matches!(word, "l" | "I" | "O")
        }
        _ => false,
    }
}

fn take_multiple(tokens: &Tokens, at: usize, mode: Mode, found: &mut Vec<Printed>) -> Option<usize> {
    let multiple = spelled::multiple(tokens, at).filter(|_| mode == Mode::Prose)?;
    if chain::lead(tokens, at, mode).is_err() || glue::tail(tokens, multiple.end) != Tail::Clean {
        return None;
    }
    let span = tokens.span(at, multiple.end);
    let qualifier = qualifier::before(tokens, at, multiple.end);
    let amount = Amount::printed(multiple.factor, Unit::None, Scale::One, 0);
    found.push(Printed {
        digits: span.clone(),
        span,
        amount: qualifier::widened_multiple(amount, qualifier, multiple.decreases),
        sign: None,
        qualifier,
        form: Form::Multiple,
    });
    Some(multiple.end)
}

/// *Ett tjugotal*: about twenty.
fn round(tokens: &Tokens, at: usize, value: i128) -> Printed {
    let span = tokens.span(at, at + 1);
    let amount = Amount::printed(value * ONE, Unit::None, Scale::One, 0);
    Printed {
        digits: span.clone(),
        span,
        amount: qualifier::widened(amount, Qualifier::About),
        sign: None,
        qualifier: Qualifier::About,
        form: Form::Word,
    }
}

fn take_chain(
    tokens: &Tokens,
    members: &[Member],
    mode: Mode,
    line: &judge::Line,
    found: &mut Vec<Printed>,
) -> usize {
    let Some(last) = members.last() else { return tokens.len() };
    let verdict = judge::Chain::new(tokens, members, mode, line);
    let mut qualifier = Qualifier::Exact;
    for (index, member) in members.iter().enumerate() {
        // *Cirka 5–7*: both ends are inexact.
        if member.link != Link::Dash {
            qualifier = qualifier::before(tokens, member.first(), member.end());
        }
        let unit = member.unit.or_else(|| last.unit.filter(|_| verdict.shares(index)));
        if verdict.is_value(index, unit, qualifier)
            && let Some(printed) = printed(tokens, member, unit, qualifier, mode)
        {
            found.push(printed);
        }
    }
    judge::chain_end(tokens, members)
}

fn printed(
    tokens: &Tokens,
    member: &Member,
    unit: Option<unit::Read>,
    qualifier: Qualifier,
    mode: Mode,
) -> Option<Printed> {
    let body = &member.body;
    let sign = member.sign.filter(|_| !judge::is_bullet(tokens, member, mode));
    let (mut kind, mut scale) = unit.map_or((Unit::None, Scale::One), |unit| (unit.unit, unit.scale));
    // *Från 500 000 till 1,2 miljoner*: the first is not told in millions.
    if member.unit.is_none() && scale >= Scale::Million && body.whole_digits > 4 {
        scale = Scale::One;
    }
    if kind == Unit::None && judge::counts_before(tokens, body.first) {
        kind = Unit::Count;
    }
    let magnitude = body.millionths(scale);
    let value = if matches!(sign, Some((Sign::Minus, _))) { -magnitude } else { magnitude };
    if magnitude > FAR {
        return None;
    }
    let first = sign.map_or(body.first, |(_, at)| at);
    let amount = Amount::printed(value, kind, scale, body.decimals);
    Some(Printed {
        span: tokens.span(first, member.end()),
        digits: tokens.span(first, body.end),
        amount: qualifier::widened(amount, qualifier),
        sign: sign.map(|(sign, _)| sign),
        qualifier,
        form: if member.spelled { Form::Word } else { Form::Digits },
    })
}
