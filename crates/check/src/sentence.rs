//! Blocks of text to sentences, and sentences to clauses.

use crate::{
    block::{Block, Kind},
    document::{Document, Span},
    number::{self, Printed},
    word::{Word, fold, words},
};

/// A sentence with its numbers and words.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Where.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// What its block is.
    pub kind: Kind,
    /// The heading it stands under; empty before the first.
    pub heading: Span,
    /// The words before a colon at the start of its block, which stand over the rest of it.
    pub local: Option<Span>,
    /// Its numbers in order.
    pub numbers: Vec<Printed>,
    /// Its words in order.
    pub words: Vec<Word>,
}

/// Abbreviations whose full stop does not end a sentence, folded and without it.
const ABBREVIATIONS: &[&str] = &[
    "bl.a", "bl", "t.ex", "ex", "kap", "st", "ca", "nr", "dnr", "dvs", "d.v.s", "m.m", "m.fl", "fl", "inkl",
    "exkl", "resp", "s.k", "f.d", "jfr", "jmf", "avd", "enl", "ev", "t.o.m", "fr.o.m", "o.m", "osv", "etc",
    "tel", "tex", "p.g.a", "pga",
];

/// Bytes after which a sentence is cut at the next space.
const LONGEST: usize = 2_000;

/// The sentences of a document, in reading order.
pub(crate) fn sentences(document: &Document, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut heading: Span = 0..0;
    for (block, piece) in blocks.iter().enumerate() {
        let Block::Text { kind, span } = piece else { continue };
        match kind {
            Kind::Contents => continue,
            Kind::Heading(_) => heading = span.clone(),
            // A paragraph of one line with a colon stands over those that follow.
            Kind::Paragraph if span.len() < 120 && document.printed(span).ends_with(':') => {
                heading = span.clone()
            }
            _ => {}
        }
        let mut local = None;
        for (at, span) in split(document, span.clone()).into_iter().enumerate() {
            let numbers = number::in_prose(&document.text, span.clone());
            let words = words(&document.text, span.clone());
            let opens = at == 0 && is_lead(document.printed(&span), &words, &numbers);
            let over = opens.then(|| span.clone());
            sentences.push(Sentence {
                span,
                block,
                kind: *kind,
                heading: heading.clone(),
                local: local.clone(),
                numbers,
                words,
            });
            local = local.or(over);
        }
    }
    sentences
}

/// Whether the first sentence of a block only names what the rest speaks of: `Personalkostnader (5 mkr):`
/// or `Fritid och kultur.`
fn is_lead(text: &str, words: &[Word], numbers: &[Printed]) -> bool {
    (text.ends_with(':') && words.len() <= 12)
        || (text.ends_with('.') && words.len() <= 5 && numbers.is_empty())
}

/// Splits at full stops, colons and question marks that end a sentence.
fn split(document: &Document, span: Span) -> Vec<Span> {
    let text = document.printed(&span);
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let ends = match c {
            // `(2021: 573,8 mnkr)` is no end.
            ':' if is_open(&text[start..at]) => false,
            '!' | '?' | ':' | '•' => after.is_empty() || after.starts_with(char::is_whitespace),
            '.' => ends_sentence(&text[start..at], after),
            // A sentence without end is cut: the work on one grows with its square.
            ' ' => at - start > LONGEST,
            // Markup of a cell: each paragraph is its own.
            '<' => after.starts_with("/p>"),
            _ => false,
        };
        if ends {
            push(&mut pieces, text, start..at + c.len_utf8(), span.start);
            start = at + c.len_utf8();
        }
    }
    push(&mut pieces, text, start..text.len(), span.start);
    pieces
}

/// Whether a bracket is open at the end of the text.
fn is_open(text: &str) -> bool {
    text.rfind('(').is_some_and(|open| !text[open..].contains(')') && text.len() - open < 40)
}

fn push(pieces: &mut Vec<Span>, text: &str, range: Span, offset: usize) {
    let piece = &text[range.clone()];
    let lead = piece.len() - piece.trim_start().len();
    let piece = piece.trim();
    if piece.chars().any(char::is_alphanumeric) {
        pieces.push(offset + range.start + lead..offset + range.start + lead + piece.len());
    }
}

fn ends_sentence(before: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return true };
    if !next.is_whitespace() {
        return false;
    }
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let next = after.trim_start().chars().next();
    let goes_on = next.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let folded = fold(last);
    let short = ABBREVIATIONS.contains(&folded.as_str())
        || (last.len() == 1 && !last.starts_with(|c: char| c.is_ascii_digit()));
    !(short || (goes_on && last.len() <= 3 && last.bytes().all(|b| b.is_ascii_digit())))
}
