//! The parts of a line that wide gaps and upright rules separate.

use super::{
    line::{self, Strip},
    sheet::{Rule, Sheet, Word},
};

/// Words of a line without a wide gap between them.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Its words from the left.
    pub words: Vec<Word>,
}

impl Segment {
    /// Its text.
    pub(super) fn text(&self, sheet: &Sheet) -> String {
        line::text(sheet, &self.words)
    }
}

/// Smallest gap between cells, in parts of the type's size. Spaces of justified lines are narrower.
const CELL_GAP: f64 = 0.95;

/// Splits a line where a gap is wide or an upright rule stands.
pub(super) fn segments(strip: &Strip, rules: &[Rule]) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    for word in &strip.words {
        // A bullet is one narrow character at the beginning, and what it marks is no other cell.
        if let [bullet] = out.as_mut_slice()
            && bullet.x1 - bullet.x0 < 0.7 * strip.size
            && bullet.words.iter().all(|word| word.text.len() == '•'.len_utf8())
        {
            bullet.x1 = word.x1;
            bullet.words.push(word.clone());
            continue;
        }
        match out.last_mut() {
            Some(last)
                if word.x0 - last.x1 < CELL_GAP * strip.size && !ruled(rules, last.x1, word.x0, strip) =>
            {
                last.x1 = last.x1.max(word.x1);
                last.words.push(word.clone());
            }
            _ => out.push(Segment { x0: word.x0, x1: word.x1, words: vec![word.clone()] }),
        }
    }
    out
}

fn ruled(rules: &[Rule], from: f64, to: f64, strip: &Strip) -> bool {
    to > from
        && rules.iter().any(|rule| {
            let middle = strip.y - 0.3 * strip.size;
            rule.x0 >= from - 1.0 && rule.x1 <= to + 1.0 && rule.y0 < middle && rule.y1 > middle
        })
}
