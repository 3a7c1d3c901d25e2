//! Abbreviations: explained in two ways, or used and never explained.

use std::collections::BTreeMap;

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    document::Span,
    finding::{Code, Doubt, Finding, Ground, Mark, Outcome},
    word::{Word, stem, words},
};

/// Abbreviations that a reader of such reports knows: laws, agencies, and everyday ones.
const KNOWN: &[&str] = &[
    "AB", "BBIC", "EU", "FN", "GDPR", "HVB", "HR", "ID", "IFO", "IT", "IVO", "JO", "KF", "KS", "LSS", "LUL",
    "LVM", "LVU", "OSL", "SFS", "SKR", "SMS", "SOL", "SoL", "TV", "USA", "PDF", "KB", "MSEK", "SEK", "FL",
    "OK", "II", "III", "IV", "VI", "OCH", "VAD", "HUR",
];

/// One explanation: the words before `(ABC)`.
struct Explained {
    document: usize,
    words: Vec<Word>,
    long: Span,
    short: Span,
}

pub(super) fn check(readings: &[Reading<'_>], outcome: &mut Outcome) {
    let mut explained: BTreeMap<&str, Vec<Explained>> = BTreeMap::new();
    for reading in readings {
        for sentence in &reading.sentences {
            for short in brackets(reading, &sentence.span) {
                if let Some(explanation) = explanation(reading, &sentence.span, &short) {
                    explained.entry(reading.document.printed(&short)).or_default().push(explanation);
                }
            }
        }
    }
    for (short, same) in &explained {
        twice(readings, short, same, outcome);
    }
    for reading in readings {
        unexplained(reading, &explained, outcome);
    }
}

/// Abbreviations alone in brackets.
fn brackets(reading: &Reading<'_>, span: &Span) -> Vec<Span> {
    let text = reading.document.printed(span);
    text.match_indices('(')
        .filter_map(|(at, _)| {
            let inside = &text[at + 1..at + 1 + text[at + 1..].find(')')?];
            is_abbreviation(inside).then(|| span.start + at + 1..span.start + at + 1 + inside.len())
        })
        .collect()
}

/// Two to seven letters, at least two of them capitals and as many as not.
fn is_abbreviation(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (2..=7).contains(&text.chars().count())
        && letters == text.chars().count()
        && capitals >= 2
        && capitals * 2 >= letters
}

/// The words before the bracket, from the one that begins with the first letter of the abbreviation.
fn explanation(reading: &Reading<'_>, sentence: &Span, short: &Span) -> Option<Explained> {
    let text = reading.document.printed(short).to_lowercase();
    let letters: Vec<char> = text.chars().map(plain).collect();
    let before = words(&reading.document.text, sentence.start..short.start - 1);
    let reach = before.len().saturating_sub(letters.len() + 6);
    // The fewest words in which all letters of the abbreviation stand in order.
    let start = (reach..before.len())
        .rev()
        .find(|at| before[*at].folded.starts_with(letters[0]) && spells(&before[*at..], &letters))?;
    let long = before[start].span.start..before.last()?.span.end;
    Some(Explained { document: reading.index, words: before[start..].to_vec(), long, short: short.clone() })
}

fn plain(c: char) -> char {
    match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        other => other,
    }
}

/// Whether the letters stand in the words in order, the first of each word used where it can be.
fn spells(words: &[Word], letters: &[char]) -> bool {
    let text: String = words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
    let mut rest = text.chars();
    letters.iter().all(|letter| rest.any(|c| c == *letter))
}

/// Two explanations that do not share their words.
fn twice(readings: &[Reading<'_>], short: &str, same: &[Explained], outcome: &mut Outcome) {
    let Some(first) = same.first() else { return };
    for other in &same[1..] {
        let differing =
            |a: &[Word], b: &[Word]| a.iter().filter(|word| !b.iter().any(|it| related(it, word))).count();
        let (missing, extra) = (differing(&first.words, &other.words), differing(&other.words, &first.words));
        let again = missing == 0 || extra == 0;
        if again && other.document == first.document {
            continue;
        }
        let printed = |it: &Explained| {
            readings
                .get(it.document)
                .map(|reading| reading.document.printed(&it.long).to_owned())
                .unwrap_or_default()
        };
        if !again {
            let mark = |it: &Explained| Mark {
                document: it.document,
                span: it.long.start..it.short.end + 1,
                amount: None,
            };
            outcome.findings.push(
                Finding::new(Code::Abbreviation, Severity::Warning, 70, vec![mark(other), mark(first)])
                    .because(vec![Ground::Words(short.to_owned())])
                    .unless(vec![Doubt::Reading])
                    .naming("label", short.to_owned())
                    .naming("word", printed(other))
                    .naming("other", printed(first)),
            );
        }
    }
}

/// The same word but for its ending, or for what a machine misread.
fn related(a: &Word, b: &Word) -> bool {
    let (a, b) = (stem(&a.folded), stem(&b.folded));
    a == b || a.starts_with(b) || b.starts_with(a) || super::copied::misread(a, b)
}

/// Abbreviations used at least twice in a document and explained nowhere.
fn unexplained(reading: &Reading<'_>, explained: &BTreeMap<&str, Vec<Explained>>, outcome: &mut Outcome) {
    let mut used: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for sentence in &reading.sentences {
        for word in &sentence.words {
            let text = reading.document.printed(&word.span);
            if is_abbreviation(text) && text.len() <= 6 && !KNOWN.contains(&text) {
                used.entry(text).or_default().push(word.span.clone());
            }
        }
    }
    for (short, spans) in
        used.iter().filter(|(short, spans)| spans.len() > 1 && !explained.contains_key(*short))
    {
        let places = spans.iter().take(3).map(|span| reading.place(span)).collect();
        outcome.findings.push(
            Finding::new(Code::Unexplained, Severity::Info, 60, places)
                .unless(vec![Doubt::Part])
                .naming("label", (*short).to_owned()),
        );
    }
}
