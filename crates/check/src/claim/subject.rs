//! What a figure is about, as words that carry meaning.

use std::{collections::HashSet, sync::LazyLock};

use crate::word::{MONTHS, Word, both_forms, same_stem, shares_part};

/// The words of a label or clause, by what they do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Subject {
    /// Stems that name the thing.
    pub core: Vec<String>,
    /// Stems that name what is measured of it: cost, result, number.
    pub measured: Vec<String>,
    /// Stems of the heading it stands under, for want of better.
    pub heading: Vec<String>,
    /// The words name the thing of the heading: *avdelningen*, *posten*.
    pub of_heading: bool,
    /// The words as printed, for the reader.
    pub label: String,
}

/// How alike two subjects are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// They share some words.
    Loose,
    /// The other names more: it may be a part of what the claim speaks of.
    Wider,
    /// All words of the other stand in the claim.
    Part,
    /// They have the same words.
    Same,
}

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
    /// As before.
    Level,
}

/// Words, as stems, that say what is measured and not of what.
const MEASURED: &[&str] = &[
    "kostnad",
    "nettokostnad",
    "bruttokostnad",
    "utgift",
    "resultat",
    "utfall",
    "belopp",
    "summ",
    "nettokostnadsutveckling",
    "nettokostnadsokning",
    "kostnadsokning",
    "kostnadsutveckling",
    "totalkostnad",
];

/// Of the words for what is measured, those that name no whole of their own: *kostnad, utfall, belopp, summa*.
const PLAIN: &[&str] = &["kost", "utfall", "belopp", "summ", "utgif"];

/// Words, as stems, that stand for the organisation or the thing of the heading.
const GENERIC: &[&str] = &[
    "avdelning",
    "avd",
    "forvaltning",
    "namnd",
    "verksamhet",
    "enhet",
    "kommun",
    "stad",
    "siffr",
    "uppgift",
    "niva",
    "tabell",
    "underskott",
    "overskott",
    "avvikels",
    "budget",
    "prognos",
    "bokslut",
    "okning",
    "minskning",
    "forandring",
    "utveckling",
    "jamforels",
    "delar",
    "del",
    "jamfors",
    "positiv",
    "negativ",
    "framst",
    "huvudsaklig",
    "kraftig",
    "hamn",
    "land",
    "redovis",
    "visar",
    "innebar",
    "motsvar",
    "manad",
    "kvartal",
    "halvar",
    "tertial",
    "betydlig",
    "marginel",
    "nuvarand",
    "bokford",
    "ligg",
    "blivit",
    "kommit",
    "resulter",
    "uppnadd",
    "bokslutet",
    "arsskiftet",
    "ackumulerat",
    "totalsumma",
    "tal",
    "hamnad",
    "landad",
    "andel",
    "antal",
    "genomsnittlig",
    "period",
    "forr",
    "tidig",
    "fjol",
    "fjolar",
    "siffran",
    "nagot",
    "ocks",
    "mer",
    "plus",
    "minus",
    "prognostiserar",
    "prognostiseras",
    "uppvisar",
    "vantas",
    "beraknas",
    "bedoms",
    "sammantaget",
    "overskrider",
    "overskred",
    "underskrider",
];

/// Words, as stems, that name the thing of the heading.
const OF_HEADING: &[&str] = &["avdelning", "enhet", "post", "posten", "kontogrupp"];

/// Words of direction, as beginnings of folded words.
const DIRECTIONS: &[(&str, Direction)] = &[
    ("okat", Direction::Up),
    ("okar", Direction::Up),
    ("okade", Direction::Up),
    ("okning", Direction::Up),
    ("hogre", Direction::Up),
    ("fler", Direction::Up),
    ("stigit", Direction::Up),
    ("stiger", Direction::Up),
    ("steg", Direction::Up),
    ("vaxt", Direction::Up),
    ("hojt", Direction::Up),
    ("hojd", Direction::Up),
    ("hojning", Direction::Up),
    ("uppgang", Direction::Up),
    ("fordubbl", Direction::Up),
    ("tredubbl", Direction::Up),
    ("minskat", Direction::Down),
    ("minskar", Direction::Down),
    ("minskade", Direction::Down),
    ("minskning", Direction::Down),
    ("lagre", Direction::Down),
    ("farre", Direction::Down),
    ("sjunkit", Direction::Down),
    ("sjunker", Direction::Down),
    ("sjonk", Direction::Down),
    ("sankt", Direction::Down),
    ("sanks", Direction::Down),
    ("sankning", Direction::Down),
    ("nedgang", Direction::Down),
    ("halverat", Direction::Down),
    ("halverad", Direction::Down),
    ("gatt ned", Direction::Down),
    ("kortats", Direction::Down),
    ("kortades", Direction::Down),
    ("forkortats", Direction::Down),
    ("forkortades", Direction::Down),
    ("forlangts", Direction::Up),
    ("forlangdes", Direction::Up),
    ("oforandra", Direction::Level),
];

/// The direction that a folded word tells.
pub(crate) fn direction_of(folded: &str) -> Option<Direction> {
    if folded.starts_with("flera")
        || folded == "flertalet"
        || folded.starts_with("flerar")
        || folded == "hogrek"
    {
        return None;
    }
    DIRECTIONS.iter().find(|(word, _)| folded.starts_with(word)).map(|(_, direction)| *direction)
}

/// Whether a word names no thing of its own.
pub(crate) fn is_generic(word: &Word) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| both_forms(GENERIC));
    is_one_of(&WORDS, word) || MONTHS.contains(&word.folded.as_str()) || direction_of(&word.folded).is_some()
}

fn is_measured(word: &Word) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| both_forms(MEASURED));
    is_one_of(&WORDS, word)
}

fn names_heading(word: &Word) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| both_forms(OF_HEADING));
    is_one_of(&WORDS, word)
}

fn is_one_of(words: &HashSet<&str>, word: &Word) -> bool {
    words.contains(word.stem.as_str()) || words.contains(word.folded.as_str())
}

impl Subject {
    /// Sorts words into the thing and what is measured of it; without a thing, the heading stands in.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a Word>, heading: &[Word]) -> Self {
        let mut subject = Self::default();
        for word in words {
            subject.of_heading |= names_heading(word);
            if is_measured(word) {
                push(&mut subject.measured, &word.stem);
            } else if !is_generic(word) {
                push(&mut subject.core, &word.stem);
            }
        }
        for word in heading.iter().filter(|word| !is_generic(word)) {
            push(&mut subject.heading, &word.stem);
        }
        subject
    }

    /// Whether nothing names the thing itself.
    pub fn is_empty(&self) -> bool {
        self.core.is_empty() && self.measured.is_empty()
    }

    /// The stems under which it is found.
    pub fn searched(&self) -> &[String] {
        if self.core.is_empty() { &self.measured } else { &self.core }
    }

    /// The stems that name the thing: its own, or those of the heading.
    pub fn named(&self) -> &[String] {
        if self.core.is_empty() { &self.heading } else { &self.core }
    }
}

fn push(stems: &mut Vec<String>, stem: &str) {
    if !stems.iter().any(|it| it == stem) {
        stems.push(stem.to_owned());
    }
}

/// How alike a claim's subject is to that of a figure, or of another claim.
pub(crate) fn likeness(claim: &Subject, other: &Subject) -> Option<Likeness> {
    if other.core.is_empty() {
        // A total without a thing of its own: `Resultat`, `Nettokostnader`.
        // `Kostnaden` alone speaks of what was named before, not of all costs.
        let telling = other.measured.iter().any(|stem| !PLAIN.contains(&stem.as_str()));
        let measured = telling && other.measured.iter().all(|stem| has(&claim.measured, stem));
        return (measured && claim.core.is_empty() && !claim.of_heading).then_some(Likeness::Same);
    }
    let own = claim.named();
    if own.is_empty() {
        return None;
    }
    let found = other.core.iter().filter(|stem| has(own, stem)).count();
    let back = own.iter().filter(|stem| has(&other.core, stem)).count();
    if found == other.core.len() && back == own.len() {
        return Some(Likeness::Same);
    }
    if found == other.core.len() {
        return Some(Likeness::Part);
    }
    if back == own.len() && other.core.len() <= own.len() + 1 && !claim.core.is_empty() {
        return Some(Likeness::Wider);
    }
    let related =
        |a: &str, b: &str, length: usize| shares_part(a, b).is_some_and(|part| part.len() >= length);
    let known = other.core.iter().filter(|stem| own.iter().any(|own| related(own, stem, 6))).count();
    // A long shared part, *institution* in *institutionsplacering* and *institutionsvård*, tells more.
    let long = own.iter().filter(|stem| other.core.iter().any(|it| related(it, stem, 9))).count();
    (known * 2 > other.core.len() || (long > 0 && long * 2 >= own.len())).then_some(Likeness::Loose)
}

fn has(stems: &[String], stem: &str) -> bool {
    stems.iter().any(|it| same_stem(it, stem))
}
