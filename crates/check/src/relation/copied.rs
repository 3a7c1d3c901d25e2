//! Sentences that stand in two documents almost word for word, and differ in a word.

use std::collections::BTreeMap;

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    document::Span,
    finding::{Code, Doubt, Finding, Ground, Mark, Outcome},
    sentence::Sentence,
    word::Word,
};

/// Sentences shorter than this are alike by accident.
const SHORTEST: usize = 9;

/// Words in a row that make two sentences candidates.
const RUN: usize = 3;

/// A run that stands in more sentences than this is a phrase of the trade.
const PHRASE: usize = 6;

pub(super) fn check(readings: &[Reading<'_>], outcome: &mut Outcome) {
    for (index, reading) in readings.iter().enumerate() {
        let runs = runs(reading);
        for other in &readings[index + 1..] {
            for sentence in other.sentences.iter().filter(|it| it.words.len() >= SHORTEST) {
                if let Some(twin) = twin(reading, &runs, sentence) {
                    compare(reading, twin, other, sentence, outcome);
                }
            }
        }
    }
}

fn key(words: &[Word]) -> Option<String> {
    words.iter().any(|word| word.folded.len() > 6).then(|| words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" "))
}

fn runs(reading: &Reading<'_>) -> BTreeMap<String, Vec<usize>> {
    let mut runs: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, sentence) in reading.sentences.iter().enumerate().filter(|(_, it)| it.words.len() >= SHORTEST) {
        for key in sentence.words.windows(RUN).filter_map(key) {
            runs.entry(key).or_default().push(index);
        }
    }
    runs
}

/// The sentence that shares most runs with this one.
fn twin<'a>(reading: &'a Reading<'_>, runs: &BTreeMap<String, Vec<usize>>, sentence: &Sentence) -> Option<&'a Sentence> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for key in sentence.words.windows(RUN).filter_map(key) {
        for index in runs.get(&key).filter(|found| found.len() <= PHRASE).into_iter().flatten() {
            *shared.entry(*index).or_default() += 1;
        }
    }
    let (index, _) = shared.into_iter().max_by_key(|(index, count)| (*count, std::cmp::Reverse(*index)))?;
    reading.sentences.get(index)
}

/// Tells one or two words that differ between sentences that are otherwise the same.
fn compare(reading: &Reading<'_>, twin: &Sentence, other: &Reading<'_>, sentence: &Sentence, outcome: &mut Outcome) {
    let (a, b) = (&twin.words, &sentence.words);
    if a.len().abs_diff(b.len()) > 0 || a.len() < SHORTEST {
        return;
    }
    let differing: Vec<(&Word, &Word)> = a.iter().zip(b).filter(|(a, b)| a.folded != b.folded && !misread(&a.folded, &b.folded)).collect();
    // A verb in another tense is no fault; a noun or a number is.
    let [(left, right)] = differing.as_slice() else { return };
    if left.folded.len() < 4 || right.folded.len() < 4 {
        return;
    }
    let mark = |reading: &Reading<'_>, span: &Span| Mark { document: reading.index, span: span.clone(), amount: None };
    outcome.findings.push(Finding {
        code: Code::Copied,
        severity: Severity::Info,
        confidence: 55,
        places: vec![mark(other, &right.span), mark(reading, &left.span)],
        formula: String::new(),
        expected: None,
        grounds: vec![Ground::Alike],
        doubts: vec![Doubt::Date],
        words: vec![
            ("word", other.document.printed(&right.span).to_owned()),
            ("other", reading.document.printed(&left.span).to_owned()),
        ],
    });
}

/// Whether two words differ only as a machine misreads: a vowel with or without its dots, `d` for `ö`,
/// `i` for `ä`, `l` for `i`.
pub(super) fn misread(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().map(shape).collect(), b.chars().map(shape).collect());
    if a == b {
        return true;
    }
    a.len().abs_diff(b.len()) == 0 && a.len() > 3 && a.iter().zip(&b).filter(|(a, b)| a != b).all(|(a, b)| is_doubtful(*a) && is_doubtful(*b))
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
