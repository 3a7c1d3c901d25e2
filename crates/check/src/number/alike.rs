//! Words compared as a machine that reads paper sees them: case and lost diacritics do not count.

use super::token::{Kind, Tokens};

/// Whether `text` may be a reading of `pattern`, which is in lower case.
pub fn alike(pattern: &str, text: &str) -> bool {
    if differ_at_once(pattern, text) {
        return false;
    }
    let mut read = text.chars();
    pattern.chars().all(|wanted| read.next().is_some_and(|c| stands_for(wanted, lower(c))))
        && read.next().is_none()
}

/// Whether `text` may be a reading of a word that starts with `pattern`.
pub fn starts_alike(pattern: &str, text: &str) -> bool {
    if differ_at_once(pattern, text) {
        return false;
    }
    let mut read = text.chars();
    pattern.chars().all(|wanted| read.next().is_some_and(|c| stands_for(wanted, lower(c))))
}

/// Whether `text` may be a reading of a word that ends with `pattern`.
pub fn ends_alike(pattern: &str, text: &str) -> bool {
    let mut read = text.chars().rev();
    pattern.chars().rev().all(|wanted| read.next().is_some_and(|c| stands_for(wanted, lower(c))))
}

/// Whether `text` may be a reading of one of the patterns.
pub fn is_one_of(patterns: &[&str], text: &str) -> bool {
    !text.is_empty() && patterns.iter().any(|pattern| alike(pattern, text))
}

/// Whether the first letters alone tell two words apart: most do, and this is quick.
fn differ_at_once(pattern: &str, text: &str) -> bool {
    match (pattern.as_bytes(), text.as_bytes()) {
        ([b'l' | b'i' | b'o', ..], _) => false,
        ([wanted, ..], [read, ..]) if wanted.is_ascii() && read.is_ascii() => {
            *wanted != read.to_ascii_lowercase()
        }
        _ => false,
    }
}

/// The token after the phrase when it starts at this token; its pieces are words and marks apart by
/// spaces. A gap may stand before a word, but not after a hyphen and not before a mark.
pub fn phrase_from(tokens: &Tokens, at: usize, phrase: &str) -> Option<usize> {
    let mut end = at;
    for (index, piece) in phrase.split(' ').enumerate() {
        let may_gap = index > 0 && tokens.kind_before(end) != Kind::Mark('-');
        if may_gap && piece.starts_with(char::is_alphabetic) {
            end = tokens.after_gap(end);
        }
        end = piece_at(tokens, end, piece)?;
    }
    Some(end)
}

/// The first token of the phrase when it ends before this token, spaces between them left out.
pub fn phrase_before(tokens: &Tokens, at: usize, phrase: &str) -> Option<usize> {
    let mut first = at;
    for piece in phrase.rsplit(' ') {
        first = tokens.before_gap(first)?;
        piece_at(tokens, first, piece)?;
    }
    Some(first)
}

fn piece_at(tokens: &Tokens, at: usize, piece: &str) -> Option<usize> {
    let matches = match tokens.kind(at) {
        Kind::Mark(c) => piece.chars().eq([c]),
        Kind::Word | Kind::Mixed => alike(piece, tokens.str(at)),
        _ => false,
    };
    matches.then_some(at + 1)
}

fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// What noise makes of a letter. No letter stands for one that makes another common word: `å` is not
/// `ä`, for *år* is not *är*.
fn stands_for(wanted: char, read: char) -> bool {
    wanted == read
        || match wanted {
            'å' | 'ä' => matches!(read, 'a' | 'é' | 'è' | 'á' | 'à' | 'â' | 'd' | '4'),
            'ö' => matches!(read, 'o' | 'é' | 'ó' | 'ò' | 'ø' | '6' | '0'),
            'e' => matches!(read, 'é' | 'è'),
            'o' => matches!(read, '0' | 'ó'),
            'l' => matches!(read, '1' | 'i'),
            'i' => matches!(read, '1' | 'l'),
            _ => false,
        }
}
