//! Words of Swedish prose and labels, made comparable: lower case, without diacritics, endings cut.

use std::{collections::HashSet, sync::LazyLock};

use crate::{document::Span, noise::JOINT};

/// A word with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands.
    pub span: Span,
    /// Folded, see [`fold`].
    pub folded: String,
    /// Folded and without ending, see [`stem`].
    pub stem: String,
}

/// Words of no weight when two labels are compared.
pub(crate) const LIGHT: &[&str] = &[
    "a",
    "alla",
    "an",
    "andra",
    "annan",
    "annat",
    "antal",
    "antalet",
    "ar",
    "aret",
    "arets",
    "att",
    "av",
    "avser",
    "avseende",
    "bland",
    "blev",
    "blir",
    "bade",
    "da",
    "de",
    "dels",
    "dem",
    "den",
    "denna",
    "dess",
    "dessa",
    "det",
    "detta",
    "dock",
    "dar",
    "efter",
    "eller",
    "en",
    "enbart",
    "enligt",
    "ett",
    "exklusive",
    "finns",
    "for",
    "fore",
    "foregaende",
    "innan",
    "fortsatt",
    "fran",
    "fram",
    "framfor",
    "framst",
    "gallande",
    "galler",
    "genom",
    "gor",
    "ha",
    "hade",
    "han",
    "har",
    "hela",
    "helaret",
    "helar",
    "hittills",
    "hos",
    "i",
    "ifran",
    "in",
    "inklusive",
    "inom",
    "inte",
    "ja",
    "jamfor",
    "jamfort",
    "kan",
    "kr",
    "kronor",
    "man",
    "med",
    "medan",
    "men",
    "mkr",
    "mnkr",
    "miljon",
    "miljoner",
    "mot",
    "motsvarar",
    "motsvarande",
    "mycket",
    "nar",
    "nu",
    "nagot",
    "och",
    "ocksa",
    "om",
    "pa",
    "per",
    "posten",
    "procent",
    "procentenheter",
    "respektive",
    "samma",
    "samtliga",
    "samt",
    "sedan",
    "sig",
    "sin",
    "sina",
    "skulle",
    "snitt",
    "som",
    "star",
    "stort",
    "sa",
    "till",
    "tkr",
    "totalt",
    "trots",
    "under",
    "upp",
    "upptill",
    "ut",
    "uppgar",
    "uppgick",
    "vad",
    "var",
    "varit",
    "vid",
    "vilket",
    "vilka",
    "var",
    "vara",
    "aven",
    "over",
    "genomsnitt",
    "cirka",
    "drygt",
    "knappt",
    "visar",
    "redovisar",
    "redovisas",
    "period",
    "perioden",
    "mellan",
    "belopp",
];

/// The months; none has a letter that folding changes.
pub(crate) use enslinje_text::written::SWEDISH_MONTHS as MONTHS;

/// Endings of Swedish nouns and adjectives, longest first.
const ENDINGS: &[&str] = &[
    "arnas", "ernas", "ornas", "arna", "erna", "orna", "andet", "andes", "ande", "ades", "ade", "ats", "ens",
    "ets", "ers", "ars", "ors", "ad", "at", "ns", "en", "et", "er", "ar", "or", "na", "es", "as", "n", "t",
    "s", "a", "e",
];

/// Splits text into words; markup between `<` and `>` and digits are left out.
///
/// A word that is broken by a hyphen at a line end is one word.
pub(crate) fn words(text: &str, span: Span) -> Vec<Word> {
    let mut found = Vec::new();
    let mut current = String::new();
    let mut start = 0;
    let mut end = 0;
    let slice = text.get(span.clone()).unwrap_or("");
    let mut characters = slice.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c == JOINT {
        } else if c.is_alphabetic() {
            if current.is_empty() {
                start = span.start + at;
            }
            push_folded(&mut current, c);
            end = span.start + at + c.len_utf8();
        } else if c == '\u{ad}' || (c == '-' && !current.is_empty() && breaks_line(slice, at)) {
            while characters.peek().is_some_and(|(_, next)| next.is_whitespace()) {
                characters.next();
            }
        } else {
            finish(&mut found, &mut current, start..end);
            if c == '<' {
                skip_markup(slice, at, &mut characters);
            }
        }
    }
    finish(&mut found, &mut current, start..end);
    found
}

/// Whether a hyphen at `at` ends its line and the next line goes on in lower case with the same word.
fn breaks_line(slice: &str, at: usize) -> bool {
    let rest = &slice[at + 1..];
    let Some(next) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) else { return false };
    let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    word.chars().next().is_some_and(char::is_lowercase) && !matches!(word.as_str(), "och" | "eller" | "samt")
}

fn skip_markup(slice: &str, at: usize, characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>) {
    let window = &slice.as_bytes()[at..slice.len().min(at + 40)];
    let is_tag = window.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    let Some(length) = window.iter().position(|b| *b == b'>').filter(|_| is_tag) else { return };
    while characters.peek().is_some_and(|(next, _)| *next <= at + length) {
        characters.next();
    }
}

fn finish(found: &mut Vec<Word>, current: &mut String, span: Span) {
    if !current.is_empty() {
        let stem = stem(current).to_owned();
        found.push(Word { span, folded: std::mem::take(current), stem });
    }
}

fn push_folded(folded: &mut String, c: char) {
    for c in c.to_lowercase() {
        match c {
            'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' => folded.push('a'),
            'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => folded.push('o'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'ü' | 'ú' => folded.push('u'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            // Combining marks of a decomposed letter, and what noise took away.
            '\u{300}'..='\u{36f}' | JOINT => {}
            other => folded.push(other),
        }
    }
}

/// Lower case without diacritics: å, ä → a, ö → o, é → e.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut folded, c));
    folded
}

/// A folded word without its endings, taken off one by one so that *kostnad*, *kostnader* and
/// *kostnaderna* become one; at least four letters are left.
pub(crate) fn stem(folded: &str) -> &str {
    let mut word = folded;
    while let Some(rest) =
        ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 4))
    {
        word = rest;
    }
    word
}

/// Words as a set of folded words and of stems.
pub(crate) fn both_forms(words: &[&'static str]) -> HashSet<&'static str> {
    words.iter().flat_map(|word| [*word, stem(word)]).collect()
}

/// Whether the word carries meaning in a label.
pub(crate) fn is_heavy(word: &Word) -> bool {
    static LIGHT_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| LIGHT.iter().copied().collect());
    word.folded.len() > 1 && !LIGHT_WORDS.contains(word.folded.as_str())
}

/// The words that carry meaning.
pub(crate) fn heavy(text: &str, span: Span) -> Vec<Word> {
    words(text, span).into_iter().filter(is_heavy).collect()
}

/// Whether two stems are one word: equal, or one begins with all of the other but for a joint
/// (*barn- och ungdomsvård* and *barnvård* are not; *kostnad* and *kostnads* are).
pub(crate) fn same_stem(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(short);
    a == b
        || rest.is_some_and(|rest| {
            (short.len() >= 5 && rest.len() <= 2) || (short.len() >= 3 && matches!(rest, "t" | "d" | "s"))
        })
}

/// Whether one stem is the beginning or the end of a compound of the other: *index* in
/// *indexuppräkning*, *norm* in *riksnorm*.
pub(crate) fn shares_part(a: &str, b: &str) -> Option<String> {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let part = |text: &str, at: usize| text.get(..at).map(str::to_owned);
    if common >= 4 && common >= a.len().min(b.len()).min(5) {
        return part(a, common);
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    for length in (4..=short.len()).rev() {
        // The beginning of one at the end of the other, or its end at the beginning.
        let head = short.get(..length).filter(|head| long.ends_with(head));
        let tail =
            short.get(short.len() - length..).filter(|tail| long.starts_with(tail) || long.ends_with(tail));
        if let Some(part) = head.or(tail) {
            return Some(part.to_owned());
        }
    }
    None
}
