//! Opening balance, result and closing balance told in the sentences of one paragraph: *Det egna kapitalet
//! var 21,4 mnkr vid årets ingång. Med årets resultat på +1,9 mnkr blir det utgående kapitalet 23,3 mnkr.*

use super::{
    Reading,
    told::{Arithmetic, Told, told},
};
use crate::{
    amount::Unit,
    finding::{Code, Outcome},
    number::Sign,
};

/// What a figure of a balance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Opening,
    Result,
    Closing,
}

/// Words beside a figure, by what they make it.
const WORDS: &[(&str, Part)] = &[
    ("ingaende", Part::Opening),
    ("arets ingang", Part::Opening),
    ("ingangen av", Part::Opening),
    ("arets borjan", Part::Opening),
    ("arets resultat", Part::Result),
    ("resultatet", Part::Result),
    ("overskott", Part::Result),
    ("underskott", Part::Result),
    ("utgaende", Part::Closing),
    ("arets utgang", Part::Closing),
    ("utgangen av", Part::Closing),
    ("arets slut", Part::Closing),
];

/// The three stand within so many sentences.
const SENTENCES: usize = 3;

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentences in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        // Most paragraphs speak of no balance: told before anything is folded.
        let opens = ["ngång", "ngående", "början", "ngaende", "ngang", "borjan"];
        if !sentences
            .iter()
            .any(|it| opens.iter().any(|word| reading.document.printed(&it.span).contains(word)))
        {
            continue;
        }
        let speaks = |word: &str| sentences.iter().any(|it| reading.folded(&it.span).contains(word));
        if !(speaks("ingaende") || speaks("ingang") || speaks("arets borjan"))
            || !speaks("kapital") && !speaks("balans")
        {
            continue;
        }
        let told = told(reading, sentences);
        let named: Vec<(&Told<'_>, Part)> = told.iter().filter_map(|it| Some((it, part(it)?))).collect();
        judge(reading, &named, outcome);
    }
}

/// What the words nearest to an amount of money make it: those before it, or those that follow to the next.
fn part(told: &Told<'_>) -> Option<Part> {
    if told.printed.amount.unit != Unit::Kronor {
        return None;
    }
    let last = |text: &str| {
        WORDS.iter().filter_map(|(word, part)| Some((text.rfind(word)?, *part))).max_by_key(|(at, _)| *at)
    };
    let after = told.after.split(['.', ',', ';']).next().unwrap_or("");
    let first =
        WORDS.iter().filter_map(|(word, part)| Some((after.find(word)?, *part))).min_by_key(|(at, _)| *at);
    // `var 21,4 mnkr vid årets ingång`: what follows at once is nearer than what stands before.
    let dated = ["vid ", "per ", "i "].iter().any(|word| after.trim_start().starts_with(word));
    first.filter(|_| dated).or_else(|| last(&told.before)).map(|(_, part)| part)
}

/// One figure of each kind, near each other.
fn judge(reading: &Reading<'_>, named: &[(&Told<'_>, Part)], outcome: &mut Outcome) {
    let only = |part: Part| {
        let mut found = named.iter().filter(|(_, it)| *it == part).map(|(told, _)| *told);
        found.next().filter(|_| found.next().is_none())
    };
    let (Some(opening), Some(result), Some(closing)) =
        (only(Part::Opening), only(Part::Result), only(Part::Closing))
    else {
        return;
    };
    let sentences = [opening, result, closing].map(|it| it.sentence);
    let apart = sentences.iter().max().zip(sentences.iter().min()).is_none_or(|(a, b)| a - b >= SENTENCES);
    let scales = [opening, result, closing].map(|it| it.printed.amount.scale);
    if apart || scales.windows(2).any(|pair| pair[0] != pair[1]) {
        return;
    }
    let (a, b) = (opening.printed.amount, result.printed.amount);
    let falls = result.before.contains("underskott") && result.printed.sign != Some(Sign::Minus);
    let (value, interval) = if falls {
        (a.value - b.value, a.interval.minus(b.interval))
    } else {
        (a.value + b.value, a.interval.plus(b.interval))
    };
    let sign = if falls || b.value < 0 { "−" } else { "+" };
    let term = reading.digits(result.printed).trim_start_matches(['+', '-', '−', '–']);
    Arithmetic {
        code: Code::Sum,
        number: closing,
        others: vec![opening.printed, result.printed],
        value,
        interval,
        formula: format!("{} {sign} {term}", reading.digits(opening.printed)),
        is_sure: false,
    }
    .judge(reading, outcome);
}
