//! What stands around digits that are no number: labels, months, ages, law, marks glued to codes.

use super::{
    alike::{alike, ends_alike, is_one_of, starts_alike},
    token::{Kind, Tokens},
};
use crate::word::MONTHS;

/// Shortened names after a day of the month.
const SHORT_MONTHS: &[&str] =
    &["jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"];

/// Words directly before a number that is a name and not a value. A number with a unit is a value.
const LABELS: &[&str] = &[
    "aktivitet",
    "alternativ",
    "artikel",
    "avdelning",
    "avsnitt",
    "bil",
    "bilaga",
    "bilagor",
    "delmål",
    "delår",
    "delårsrapport",
    "diagram",
    "diarienr",
    "diarienummer",
    "distrikt",
    "dnr",
    "enhet",
    "etapp",
    "fas",
    "figur",
    "fråga",
    "förslag",
    "grupp",
    "halvår",
    "indikator",
    "kap",
    "kapitel",
    "kapitlen",
    "kategori",
    "kl",
    "klass",
    "klockan",
    "kolumn",
    "konto",
    "kv",
    "kvartal",
    "lag",
    "mål",
    "målområde",
    "nivå",
    "nr",
    "nummer",
    "område",
    "paragraf",
    "postnr",
    "prio",
    "prioritering",
    "prioritet",
    "programpunkt",
    "prop",
    "punkt",
    "punkten",
    "punkterna",
    "rad",
    "risk",
    "riskområde",
    "rotel",
    "ruta",
    "sfs",
    "sid",
    "sida",
    "sidan",
    "sidorna",
    "skede",
    "sosfs",
    "steg",
    "tabell",
    "team",
    "tel",
    "telefon",
    "tertial",
    "uppföljningsrapport",
    "v",
    "vecka",
    "veckorna",
    "version",
    "yrkande",
    "zon",
    "ärende",
    "ärendenr",
    "åk",
    "år",
    "åren",
    "året",
    "årskurs",
    "åtgärd",
];

/// Endings of names of streets and squares, which a number follows.
const STREETS: &[&str] = &["gata", "gatan", "vägen", "torg", "torget", "gränd"];

/// Words directly before an age.
const AGES_BEFORE: &[&str] = &["ålder", "åldern", "åldrar", "åldrarna", "fyllt", "fyllda", "fyller"];

/// Beginnings of words after an age or a time in years.
const AGES_AFTER: &[&str] = &["åring", "årsåld", "årig", "årsperiod"];

/// Words after a number that is part of a word written apart: *ett 20 tal*.
const APART: &[&str] = &["tal", "talet", "talets"];

/// Words after *sex* that is no number.
const NOT_SIX: &[&str] = &["mot", "utan", "mellan", "samlevnad", "köp", "för"];

/// Words after which *i*, read as 1, often stands before them.
const AFTER_IN: &[&str] = &[
    "alla",
    "april",
    "augusti",
    "de",
    "den",
    "denna",
    "det",
    "detta",
    "egen",
    "enlighet",
    "form",
    "första",
    "genomsnitt",
    "god",
    "huvudsak",
    "ett",
    "en",
    "kapitel",
    "mål",
    "olika",
    "oktober",
    "samband",
    "samma",
    "samråd",
    "samverkan",
    "sin",
    "sina",
    "sitt",
    "snitt",
    "staden",
    "stor",
    "stort",
    "stället",
    "syfte",
    "vissa",
    "övrigt",
];

/// Endings of definite forms, which follow *i* and not the number one.
const DEFINITE: &[&str] = &["en", "et", "na", "an"];

/// Words before a dash that is a sign: a number must follow them.
const SIGN_AFTER: &[&str] = &[
    "är",
    "var",
    "blev",
    "blir",
    "med",
    "på",
    "om",
    "till",
    "från",
    "uppgår",
    "uppgick",
    "hamnar",
    "hamnade",
    "resultat",
    "resultatet",
    "avvikelse",
    "avvikelsen",
    "underskott",
    "underskottet",
    "utfall",
    "prognos",
];

/// Whether the word is the name of a month.
pub fn is_month(word: &str) -> bool {
    is_one_of(&MONTHS, word) || is_one_of(SHORT_MONTHS, word)
}

/// Whether a dash after this word is a sign.
pub fn takes_sign(word: &str) -> bool {
    is_one_of(SIGN_AFTER, word)
}

/// Why the words directly before make a number without unit no value.
pub fn is_named_before(tokens: &Tokens, first: usize) -> bool {
    let Some(mut before) = tokens.before_gap(first) else { return false };
    if tokens.kind(before) == Kind::Mark('§') {
        return true;
    }
    if tokens.kind(before) == Kind::Mark('.') {
        before = before.saturating_sub(1);
    }
    if !tokens.is_solid(before) {
        return false;
    }
    let word = tokens.str(before);
    let ends_sentence = before + 1 < first && tokens.kind(before + 1) == Kind::Mark('.');
    // After a full stop only abbreviations are labels.
    if ends_sentence && word.chars().count() > 4 {
        return false;
    }
    is_one_of(LABELS, word)
        || is_one_of(AGES_BEFORE, word)
        || word == "s" && ends_sentence
        || STREETS.iter().any(|ending| ends_alike(ending, word))
}

/// Whether *den* stands directly before: then a number up to 31 is a day.
pub fn is_day_before(tokens: &Tokens, first: usize) -> bool {
    tokens.before_gap(first).is_some_and(|before| is_one_of(&["den", "d"], tokens.str(before)))
}

/// Whether the words directly after make whole numbers a date, an age or a paragraph.
pub fn is_named_after(tokens: &Tokens, end: usize) -> bool {
    let next = tokens.after_gap(end);
    let word = tokens.str(next);
    match tokens.kind(next) {
        Kind::Mark('§') => true,
        Kind::Word | Kind::Mixed => {
            is_month(word)
                || alike("kap", word)
                || is_one_of(APART, word)
                || AGES_AFTER.iter().any(|start| starts_alike(start, word))
                || (is_one_of(&["år", "års"], word) && !is_year(tokens, tokens.after_gap(next + 1)))
        }
        _ => false,
    }
}

/// A year of three or four digits: *516 år 2022*, *516 år 202*.
fn is_year(tokens: &Tokens, at: usize) -> bool {
    tokens.kind(at) == Kind::Digits && matches!(tokens.str(at).len(), 3 | 4)
}

/// Words before *hundra* that is no number.
const NOT_HUNDRED: &[&str] = &["flera", "några", "många", "par", "hundratals"];

/// Whether the word is part of hundreds that are not read: *flera hundra, två hundra*.
pub fn is_in_hundreds(tokens: &Tokens, at: usize) -> bool {
    let next = tokens.after_gap(at + 1);
    if alike("hundra", tokens.str(next)) && !super::spelled::is_article(tokens.str(at)) {
        return true;
    }
    alike("hundra", tokens.str(at))
        && tokens.before_gap(at).is_some_and(|before| {
            let word = tokens.str(before);
            is_one_of(NOT_HUNDRED, word)
                || tokens.kind(before) == Kind::Digits
                || super::spelled::cardinal(word).is_some() && !super::spelled::is_article(word)
        })
}

/// Whether the written *sex* is no number.
pub fn is_not_six(tokens: &Tokens, at: usize) -> bool {
    alike("sex", tokens.str(at)) && is_one_of(NOT_SIX, tokens.str(tokens.after_gap(at + 1)))
}

/// Whether a lone `1`, also the last of the text, is the preposition *i* read wrongly: *1 form av*,
/// *1 arsrapporten*.
pub fn is_preposition(tokens: &Tokens, at: usize) -> bool {
    let next = tokens.after_gap(at + 1);
    let word = tokens.str(next);
    if tokens.str(at) != "1" {
        return false;
    }
    let follows_word = tokens.before_gap(at).is_some_and(|before| tokens.kind(before) != Kind::Mark(':'));
    next >= tokens.len() && follows_word && tokens.is_gap_or_end(at + 1)
        || tokens.kind(next) == Kind::Word
            && (is_one_of(AFTER_IN, word)
                || super::spelled::cardinal(word).is_some()
                || word.chars().count() > 5 && DEFINITE.iter().any(|ending| word.ends_with(ending)))
}

/// Whether a capital letter and then a small one follow: a heading's text.
pub fn starts_heading(tokens: &Tokens, end: usize) -> bool {
    let mut letters = tokens.str(tokens.after_gap(end)).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Whether dots lead to the number, as in a table of contents.
pub fn follows_leader(tokens: &Tokens, first: usize) -> bool {
    let dot = |at: Option<usize>| at.filter(|&at| matches!(tokens.kind(at), Kind::Mark('.' | '…' | '·')));
    let Some(last) = dot(tokens.before_gap(first)) else { return false };
    tokens.kind(last) == Kind::Mark('…') || dot(tokens.before_gap(last)).is_some()
}
