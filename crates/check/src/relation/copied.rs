//! Sentences that belong to another period or document: plans for a year that has passed, a document that
//! calls itself another, and sentences of two documents that differ in one word.

use std::collections::BTreeMap;

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    block::Block,
    finding::{Code, Doubt, Finding, Ground, Outcome},
    sentence::Sentence,
    word::Word,
};

/// Sentences shorter than this are alike by accident.
const SHORTEST: usize = 9;

/// Sentences longer than this are lists.
const LONGEST: usize = 80;

/// Words in a row that make two sentences candidates.
const RUN: usize = 3;

/// A run that stands in more sentences than this is a phrase of the trade.
const PHRASE: usize = 6;

pub(super) fn check(readings: &[Reading<'_>], outcome: &mut Outcome) {
    for reading in readings {
        past_plans(reading, outcome);
        other_kinds(reading, outcome);
    }
    let earlier = readings.get(..readings.len().saturating_sub(1)).unwrap_or(&[]);
    for (index, reading) in earlier.iter().enumerate() {
        let runs = runs(reading);
        for other in &readings[index + 1..] {
            for sentence in other.sentences.iter().filter(|it| is_compared(it)) {
                if let Some(twin) = twin(reading, &runs, sentence) {
                    compare(reading, twin, other, sentence, outcome);
                }
            }
        }
    }
}

/// Words that speak of what is to come.
const PLANNED: &[&str] = &[
    "kommer att",
    "planeras",
    "planerar att",
    "ska genomforas",
    "avses",
    "beraknas vara klar",
    "forvantas bli klar",
];

/// `Under 2023 kommer nämnden att …` in a report on a later year: kept from an earlier one.
fn past_plans(reading: &Reading<'_>, outcome: &mut Outcome) {
    let Some(year) = reading.year else { return };
    let accounts = kind(reading).is_some_and(|kind| kind != "verksamhetsplan");
    for sentence in &reading.sentences {
        let text = reading.folded(&sentence.span);
        if !PLANNED.iter().any(|phrase| text.contains(phrase)) {
            continue;
        }
        let starts = ["under ", "i borjan av ", "hosten ", "varen "]
            .iter()
            .any(|word| text.starts_with(&format!("{word}{}", year - 1)));
        // Anywhere in a report, when no other year is named and nothing is told of what was.
        let dated = ["under ", "hosten ", "varen ", "i slutet av ", "i borjan av ", "senare under "]
            .iter()
            .any(|word| (year - 3..year).any(|past| text.contains(&format!("{word}{past}"))));
        let other = (year..year + 6).any(|it| text.contains(&it.to_string()))
            || ["beslutade", "skulle", "hade ", "enligt "].iter().any(|word| text.contains(word));
        if starts || (accounts && dated && !other) {
            let period = crate::table::year_in(&text).unwrap_or(year - 1).to_string();
            outcome.findings.push(
                Finding::new(Code::Copied, Severity::Info, 60, vec![reading.place(&sentence.span)])
                    .because(vec![Ground::Period(period)])
                    .unless(vec![Doubt::Date]),
            );
        }
    }
}

/// Kinds of documents, by the word that names them, folded.
const KINDS: &[&str] = &[
    "arsrapport",
    "arsberattelse",
    "verksamhetsberattelse",
    "delarsrapport",
    "kvartalsrapport",
    "manadsrapport",
    "tertialrapport",
    "verksamhetsplan",
];

/// What the document calls itself at its top.
fn kind(reading: &Reading<'_>) -> Option<&'static str> {
    reading.blocks.iter().take(12).find_map(|block| match block {
        Block::Text { span, .. } if span.len() < 120 => {
            let text = reading.folded(span);
            KINDS.iter().copied().find(|kind| text.contains(kind))
        }
        _ => None,
    })
}

/// `I denna delårsrapport …` in a report for the whole year.
fn other_kinds(reading: &Reading<'_>, outcome: &mut Outcome) {
    let Some(own) = kind(reading) else { return };
    for sentence in &reading.sentences {
        let selves = sentence
            .words
            .windows(2)
            .filter(|pair| matches!(pair[0].folded.as_str(), "denna" | "foreliggande"));
        for pair in selves {
            let word = &pair[1].folded;
            if KINDS.iter().any(|kind| word.starts_with(kind)) && !word.starts_with(own) {
                let span = pair[0].span.start..pair[1].span.end;
                outcome.findings.push(
                    Finding::new(Code::Copied, Severity::Warning, 70, vec![reading.place(&span)])
                        .unless(vec![Doubt::Date]),
                );
            }
        }
    }
}

fn is_compared(sentence: &Sentence) -> bool {
    (SHORTEST..=LONGEST).contains(&sentence.words.len())
}

/// A run of words as a machine may have read them; none for a run of small words.
fn key(words: &[Word]) -> Option<String> {
    let long = words.iter().any(|word| word.folded.len() > 6);
    long.then(|| {
        words.iter().map(|word| word.folded.chars().map(shape).chain([' ']).collect::<String>()).collect()
    })
}

fn runs(reading: &Reading<'_>) -> BTreeMap<String, Vec<usize>> {
    let mut runs: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, sentence) in reading.sentences.iter().enumerate().filter(|(_, it)| is_compared(it)) {
        for key in sentence.words.windows(RUN).filter_map(key) {
            runs.entry(key).or_default().push(index);
        }
    }
    runs
}

/// The sentence that shares most runs with this one.
fn twin<'a>(
    reading: &'a Reading<'_>,
    runs: &BTreeMap<String, Vec<usize>>,
    sentence: &Sentence,
) -> Option<&'a Sentence> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for key in sentence.words.windows(RUN).filter_map(key) {
        for index in runs.get(&key).filter(|found| found.len() <= PHRASE).into_iter().flatten() {
            *shared.entry(*index).or_default() += 1;
        }
    }
    let (index, _) = shared.into_iter().max_by_key(|(index, count)| (*count, std::cmp::Reverse(*index)))?;
    reading.sentences.get(index)
}

/// Tells the one word that differs between sentences that are otherwise alike.
fn compare(
    reading: &Reading<'_>,
    twin: &Sentence,
    other: &Reading<'_>,
    sentence: &Sentence,
    outcome: &mut Outcome,
) {
    let pairs = aligned(&twin.words, &sentence.words);
    let shorter = twin.words.len().min(sentence.words.len());
    if pairs.len() < SHORTEST || pairs.len() * 10 < shorter * 7 {
        return;
    }
    // A word between two that agree, in both sentences.
    let replaced = pairs.windows(2).filter(|pair| pair[1].0 == pair[0].0 + 2 && pair[1].1 == pair[0].1 + 2);
    let differing: Vec<(&Word, &Word)> =
        replaced.map(|pair| (&twin.words[pair[0].0 + 1], &sentence.words[pair[0].1 + 1])).collect();
    let last = || {
        Some((twin.words.last()?, sentence.words.last()?))
            .filter(|(a, b)| a.folded != b.folded && !misread(&a.folded, &b.folded))
    };
    let differing: Vec<(&Word, &Word)> =
        differing.into_iter().chain(last()).filter(|(a, b)| is_substituted(a, b)).collect();
    // A verb in another tense is no fault; a noun of the same kind is.
    let [(left, right)] = differing.as_slice() else { return };
    outcome.findings.push(
        Finding::new(
            Code::Copied,
            Severity::Info,
            55,
            vec![other.place(&right.span), reading.place(&left.span)],
        )
        .because(vec![Ground::Alike])
        .unless(vec![Doubt::Date])
        .naming("word", other.document.printed(&right.span).to_owned())
        .naming("other", reading.document.printed(&left.span).to_owned()),
    );
}

/// Whether one word stands for another of its kind: *halvtid* for *heltid*.
fn is_substituted(a: &Word, b: &Word) -> bool {
    let end = a.folded.chars().rev().zip(b.folded.chars().rev()).take_while(|(a, b)| a == b).count();
    let (short, long) = (a.folded.len().min(b.folded.len()), a.folded.len().max(b.folded.len()));
    let slip = is_one_letter_more(&a.folded, &b.folded) || is_one_letter_more(&b.folded, &a.folded);
    !slip
        && end >= 3
        && short >= 5
        && long - short <= 4
        && a.folded != b.folded
        && !misread(&a.folded, &b.folded)
}

/// Whether `long` is `short` with one letter more: a slip of the pen.
fn is_one_letter_more(long: &str, short: &str) -> bool {
    let (long, short): (Vec<char>, Vec<char>) = (long.chars().collect(), short.chars().collect());
    long.len() == short.len() + 1
        && (0..long.len()).any(|at| long[..at] == short[..at] && long[at + 1..] == short[at..])
}

/// The longest run of words, in order, that both sentences have.
fn aligned(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let same = |i: usize, j: usize| a[i].folded == b[j].folded || misread(&a[i].folded, &b[j].folded);
    let width = b.len() + 1;
    let mut length = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let best = length[(i + 1) * width + j].max(length[i * width + j + 1]);
            length[i * width + j] = if same(i, j) { length[(i + 1) * width + j + 1] + 1 } else { best };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if same(i, j) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Whether two words differ only as a machine misreads: a vowel with or without its dots, `d` for `ö`,
/// `i` for `ä`, `l` for `i`, or one such letter lost.
pub(super) fn misread(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().map(shape).collect(), b.chars().map(shape).collect());
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() == long.len() {
        return short.len() > 3
            && short
                .iter()
                .zip(long)
                .filter(|(a, b)| a != b)
                .all(|(a, b)| is_doubtful(*a) && is_doubtful(*b));
    }
    let lost =
        |at: &usize| is_doubtful(long[*at]) && long[..*at] == short[..*at] && long[at + 1..] == short[*at..];
    long.len() == short.len() + 1 && short.len() > 3 && (0..long.len()).any(|at| lost(&at))
}

/// Letters that are read for each other.
fn shape(c: char) -> char {
    match c {
        'a' | 'e' | 'o' | 'i' | 'l' | 'u' | '6' | 'd' => 'o',
        other => other,
    }
}

fn is_doubtful(c: char) -> bool {
    matches!(c, 'o' | 't' | 'r')
}
