//! What a machine made of a word on paper, put right before words are compared: lost diacritics, `é` for
//! `ö`, `1` for `l`, `rn` for `m`, broken words.
//!
//! The text keeps its length, so that every place in it stays where it was; digits of numbers are left alone.
//! In a text that shows no such noise only broken words are joined.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::{
    document::{Document, Span},
    word::{LIGHT, fold},
};

/// Stands where a letter or space was taken away; joins what is beside it.
pub(crate) const JOINT: char = '\u{1f}';

/// From so many signs of noise on a text is taken for noisy.
const SIGNS: usize = 6;

/// Small words as noise leaves them, when that makes no other word.
const SMALL: &[(&str, &str)] = &[
    ("ér", "är"),
    ("ir", "är"),
    ("fér", "för"),
    ("fdr", "för"),
    ("pé", "på"),
    ("én", "än"),
    ("frén", "från"),
    ("éver", "över"),
    ("ndr", "när"),
    ("nér", "när"),
    ("hér", "här"),
    ("tvé", "två"),
    ("dé", "då"),
    ("sé", "så"),
    ("mél", "mål"),
    ("vérd", "vård"),
    ("vdrd", "vård"),
];

/// Words that are written with `é`.
const ACUTE: &[&str] =
    &["idé", "kafé", "café", "entré", "armé", "kommitté", "filé", "allé", "resumé", "linné", "succé"];

/// A word with its folded form.
struct Word {
    span: Span,
    folded: String,
}

/// The document with its noise put right; none when there is nothing to put right.
pub(crate) fn mended(document: &Document) -> Option<Document> {
    let words = words(&document.text);
    let is_noisy = signs(document, &words) >= SIGNS;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in &words {
        *counts.entry(word.folded.as_str()).or_default() += 1;
    }
    let vocabulary = Vocabulary::new(&counts, is_noisy);
    let mut text = document.text.clone().into_bytes();
    let mut is_mended = is_noisy;
    for word in words.iter().filter(|_| is_noisy) {
        if let Some(known) = vocabulary.meant(document.printed(&word.span), &word.folded) {
            write(&mut text, document.printed(&word.span), word.span.start, known);
        }
    }
    for pair in words.windows(2) {
        if let [a, b] = pair
            && b.span.start == a.span.end + 1
            && document.printed(&(a.span.end..b.span.start)) == " "
            && vocabulary.is_broken(&a.folded, &b.folded, is_noisy)
        {
            is_mended = true;
            text[a.span.end] = u8::try_from(JOINT).unwrap_or(b' ');
        }
    }
    let text = String::from_utf8(text).ok().filter(|_| is_mended)?;
    Some(Document { text, ..document.clone() })
}

/// Words of letters, and of letters with a `1`, `0` or `6` among them.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map_or(' ', |(_, next)| *next);
        let inside = matches!(c, '1' | '0' | '6') && before.is_alphabetic() && next.is_alphabetic();
        if c.is_alphabetic() || inside {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            words.push(Word { span: from..at, folded: fold(&text[from..at]) });
        }
        before = c;
    }
    words.extend(start.map(|from| Word { span: from..text.len(), folded: fold(&text[from..]) }));
    words
}

/// How often the text shows noise: an `é` that belongs to no word, and *for, ar, pa* without their dots and rings.
fn signs(document: &Document, words: &[Word]) -> usize {
    let shows = |word: &&Word| {
        let printed = document.printed(&word.span);
        let lower = printed.to_lowercase();
        let acute = printed.contains(['é', 'è']) && !ACUTE.iter().any(|it| lower.starts_with(it));
        acute || matches!(lower.as_str(), "for" | "ar" | "pa" | "fran" | "aven")
    };
    words.iter().filter(shows).take(SIGNS).count()
}

/// The words that a text may mean.
struct Vocabulary<'a> {
    counts: &'a HashMap<&'a str, usize>,
    /// The most frequent word of each shape.
    shapes: HashMap<String, &'a str>,
}

impl<'a> Vocabulary<'a> {
    fn new(counts: &'a HashMap<&'a str, usize>, is_noisy: bool) -> Self {
        let mut shapes: HashMap<String, &'a str> = HashMap::new();
        if !is_noisy {
            return Self { counts, shapes };
        }
        let mut words: Vec<(&&'a str, &usize)> = counts.iter().collect();
        // The same word in every run when two are equally frequent.
        words.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        let known = TRADE.iter().chain(LIGHT).copied();
        for word in known.chain(words.iter().map(|(word, _)| **word)).filter(|word| word.len() > 3) {
            if word.bytes().all(|b| b.is_ascii_lowercase()) {
                shapes.entry(shape(word)).or_insert(word);
            }
        }
        Self { counts, shapes }
    }

    /// What a word is taken to mean, folded; none when it is well as it is.
    fn meant(&self, printed: &str, folded: &str) -> Option<&'a str> {
        let lower = printed.to_lowercase();
        if let Some((_, small)) = SMALL.iter().find(|(noise, _)| *noise == lower) {
            return Some(small);
        }
        if KNOWN_WORDS.contains(folded) {
            return None;
        }
        let doubtful =
            printed.contains(['é', 'è', '1', '0', '6']) && !ACUTE.iter().any(|it| lower.starts_with(it));
        let least = if doubtful { 4 } else { 6 };
        if folded.len() < least {
            return None;
        }
        let count = self.counts.get(folded).copied().unwrap_or_default();
        let found = self.shapes.get(&shape(folded)).copied().filter(|word| *word != folded)?;
        let better = doubtful
            || KNOWN_WORDS.contains(found)
            || self.counts.get(found).copied().unwrap_or_default() > count;
        better.then_some(found)
    }

    /// Whether two words are one that was broken; in a clean text, as by the width of a cell, only when one of
    /// them stands nowhere else.
    fn is_broken(&self, a: &str, b: &str, is_noisy: bool) -> bool {
        // In a clean text one of the two stands alone.
        let rare = |word: &str| self.counts.get(word) == Some(&1);
        if !is_noisy && !rare(a) && !rare(b) {
            return false;
        }
        let whole = format!("{a}{b}");
        let count = |word: &str| self.counts.get(word).copied().unwrap_or_default();
        let known = KNOWN_WORDS.contains(whole.as_str());
        whole.len() >= if known { 6 } else { 7 }
            && (known || count(&whole) > 0)
            && (count(a) <= count(&whole) || count(b) <= count(&whole) || a.len() < 3 || b.len() < 3)
            && (is_noisy || count(&whole) > 0)
            && !(KNOWN_WORDS.contains(a) && KNOWN_WORDS.contains(b))
    }
}

/// Words of the trade that the rules look for, folded; with the small words of [`LIGHT`].
const TRADE: &[&str] = &[
    "anmalningar",
    "antalet",
    "arsarbetare",
    "avdelning",
    "avdelningen",
    "avser",
    "avvikelse",
    "avvikelsen",
    "bestar",
    "bistand",
    "bokslut",
    "budget",
    "budgeterade",
    "dagar",
    "darav",
    "ekonomiskt",
    "fjarde",
    "flickor",
    "foljande",
    "foregaende",
    "forandring",
    "forsorjningsstod",
    "forsta",
    "forvaltningen",
    "fran",
    "galler",
    "genomsnitt",
    "halften",
    "halvaret",
    "hogre",
    "hushall",
    "hushallen",
    "ingaende",
    "intakter",
    "jamfort",
    "kapital",
    "kapitalet",
    "kommunbidrag",
    "kostnad",
    "kostnaden",
    "kostnader",
    "kronor",
    "kvartalet",
    "kvinnor",
    "lagre",
    "miljoner",
    "minskade",
    "minskar",
    "minskat",
    "minskning",
    "minskningen",
    "motsvarar",
    "namnden",
    "namndens",
    "nettokostnad",
    "nettokostnaden",
    "okade",
    "okning",
    "okningen",
    "oppenvard",
    "overskott",
    "ovriga",
    "placerade",
    "placeringar",
    "pojkar",
    "procent",
    "procentenheter",
    "prognos",
    "prognosen",
    "resterande",
    "resultat",
    "resultatet",
    "samtliga",
    "sammanlagt",
    "sjukfranvaro",
    "sjukfranvaron",
    "summa",
    "tredje",
    "totalt",
    "underskott",
    "uppdrag",
    "uppgar",
    "uppgick",
    "utfall",
    "utgaende",
    "utredningar",
    "varav",
    "verksamhet",
    "vilket",
];

/// All words that the rules know.
static KNOWN_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| TRADE.iter().chain(LIGHT).copied().collect());

/// A word by what noise leaves of it: letters that are read for each other are one.
fn shape(folded: &str) -> String {
    folded.replace("rn", "m").chars().map(letter).collect()
}

fn letter(c: char) -> char {
    match c {
        'a' | 'e' | 'o' | 'd' | '6' | '0' | 'i' | 'l' | '1' => 'o',
        other => other,
    }
}

/// Writes the letters of a known word over those that were read, in as many bytes.
fn write(text: &mut [u8], printed: &str, start: usize, known: &str) {
    let mut wanted = known.chars().peekable();
    let mut put = Vec::with_capacity(printed.len());
    let mut read = printed.chars().peekable();
    while let Some(c) = read.next() {
        let Some(letter) = wanted.next() else { return };
        if letter == 'm' && matches!(c, 'r' | 'R') && read.peek() == Some(&'n') {
            read.next();
            put.extend_from_slice(if c == 'R' { b"M\x1f" } else { b"m\x1f" });
            continue;
        }
        if c == 'm' && letter != 'm' {
            return;
        }
        let capital = c.is_uppercase();
        let exact = match (c.len_utf8(), fold(&letter.to_string()).as_str()) {
            _ if fold(&c.to_string()) == letter.to_string() => c,
            (1, folded) => folded.chars().next().unwrap_or(c),
            (2, "o") => 'ö',
            (2, "a") => 'ä',
            _ => c,
        };
        let exact = if capital { exact.to_uppercase().next().unwrap_or(exact) } else { exact };
        let mut bytes = [0; 4];
        put.extend_from_slice(exact.encode_utf8(&mut bytes).as_bytes());
    }
    if wanted.next().is_none() && put.len() == printed.len() {
        text[start..start + put.len()].copy_from_slice(&put);
    }
}

#[cfg(test)]
mod tests {
    use super::mended;
    use crate::document::Document;

    fn of(text: &str) -> String {
        mended(&Document::plain("prov.txt", text)).map_or_else(String::new, |it| it.text)
    }

    #[test]
    fn noise_is_put_right_by_the_other_words_of_the_text_and_places_stay() {
        let clean = "Kostnaden för försörjningsstöd ökade. Vårddagar och försörjningsstöd.";
        let noise = " for ar pa for ar pa fran aven";
        let text =
            format!("{clean} Fors6rjningsstéd fér unga. Vard dagar. Nimnden, namnden, namnden.{noise}");
        let mended = of(&text);
        assert_eq!(mended.len(), text.len());
        assert!(mended.contains("Forsorjningsstöd för unga."), "{mended}");
        assert!(mended.contains("Vard\u{1f}dagar"), "{mended}");
        assert!(mended.contains("Namnden, namnden"), "{mended}");
    }

    #[test]
    fn a_clean_text_is_left_alone() {
        let broken = of("Stöd till föräldrar. Försörjningsstöd ökade. Försörjnings stöd");
        assert!(broken.ends_with("Försörjnings\u{1f}stöd"), "{broken}");
        assert_eq!(of("En idé om ingående och angående, angående. Kommittén för vård på kaféer."), "");
    }
}
