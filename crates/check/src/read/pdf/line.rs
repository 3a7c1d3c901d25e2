//! Words to lines: those on one baseline, from the left, with spaces where the page shows them.

use super::sheet::{Sheet, Word};
use crate::read::clean::{add, raised};

/// Words on one baseline, from the left.
#[derive(Debug, Clone)]
pub(super) struct Strip {
    /// The words.
    pub words: Vec<Word>,
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Baseline.
    pub y: f64,
    /// Size of most of its type.
    pub size: f64,
}

/// How far from a line's baseline a word of it may stand, in parts of the type's size.
const BASELINE: f64 = 0.4;

/// Largest gap within a word that the file draws in parts, in parts of the type's size.
const SEAM: f64 = 0.12;

impl Strip {
    /// A line of at least one word.
    pub(super) fn new(mut words: Vec<Word>) -> Self {
        words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let size = words.iter().map(|word| word.size).fold(0.0, f64::max);
        let y = words.iter().find(|word| word.size >= 0.9 * size).map_or(0.0, |word| word.y);
        let x0 = words.iter().map(|word| word.x0).fold(f64::INFINITY, f64::min);
        let x1 = words.iter().map(|word| word.x1).fold(f64::NEG_INFINITY, f64::max);
        Self { words, x0, x1, y, size }
    }

    /// Its number on the page.
    pub(super) fn number(&self) -> u32 {
        self.words.first().map_or(1, |word| word.line)
    }

    /// Whether most of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        let length = |bold: bool| -> usize {
            self.words.iter().filter(|word| word.bold == bold).map(|word| word.text.len()).sum()
        };
        length(true) > length(false)
    }
}

/// Gives every word its line on the page, counted from the top.
pub(super) fn number(words: &mut [Word]) {
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by(|a, b| words[*a].y.total_cmp(&words[*b].y));
    let mut line = 0_u32;
    let mut base: Option<(f64, f64)> = None;
    for index in order {
        let word = &mut words[index];
        match &mut base {
            Some((y, size)) if (word.y - *y).abs() < BASELINE * size.max(word.size) => {
                if word.size > *size {
                    (*y, *size) = (word.y, word.size);
                }
            }
            _ => {
                line = line.saturating_add(1);
                base = Some((word.y, word.size));
            }
        }
        word.line = line;
    }
}

/// The lines of numbered words, from the top.
pub(super) fn strips(mut words: Vec<Word>) -> Vec<Strip> {
    words.sort_by_key(|word| word.line);
    words.chunk_by(|a, b| a.line == b.line).map(|line| Strip::new(line.to_vec())).collect()
}

/// The text of words on one line. Soft hyphens stay at its end, for whoever joins lines.
pub(super) fn text(sheet: &Sheet, words: &[Word]) -> String {
    let mut out = String::new();
    let size = words.iter().map(|word| word.size).fold(0.0, f64::max);
    let base = words.iter().find(|word| word.size >= 0.9 * size).map_or(0.0, |word| word.y);
    let mut before: Option<&Word> = None;
    for word in words {
        let own = sheet.text(word);
        if let Some(last) = before {
            let doubled = sheet.text(last) == own && (word.x0 - last.x0).abs() < 0.2 * size;
            if doubled {
                continue;
            }
            if word.spaced || word.x0 - last.x1 > SEAM * size {
                add(&mut out, ' ');
            }
        }
        let is_raised = word.size < 0.85 * size && word.y < base - 0.12 * size;
        for c in own.chars() {
            add(&mut out, if is_raised { raised(c) } else { c });
        }
        before = Some(word);
    }
    if words.last().is_some_and(|word| sheet.text(word).ends_with('\u{ad}')) {
        out.push('\u{ad}');
    }
    out
}
