//! Lines of prose to paragraphs, by distance, indentation, size and bullets.

use super::{
    line::{self, Strip},
    sheet::Sheet,
    tagged::unbulleted,
};
use crate::read::{clean::clean, join::join, piece::At};

/// A paragraph, heading or item whose role is told by the whole document.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Where it begins.
    pub at: At,
    /// Its text.
    pub text: String,
    /// Size of its type.
    pub size: f64,
    /// Whether it is all bold.
    pub bold: bool,
    /// Whether it begins with a bullet or a number in brackets.
    pub item: bool,
    /// How many lines.
    pub lines: usize,
}

/// Largest distance between lines of one paragraph, in parts of the type's size.
const LEADING: f64 = 1.75;

/// How much smaller or larger the type of the same paragraph may be.
const SAME_SIZE: f64 = 0.08;

/// Share of the width that a line leaves free when its paragraph ends with it.
const SHORT: f64 = 0.15;

/// The blocks of lines of one column.
pub(super) fn blocks(sheet: &Sheet, page: u32, strips: &[Strip]) -> Vec<Block> {
    let right = strips.iter().map(|strip| strip.x1).fold(f64::NEG_INFINITY, f64::max);
    let left = strips.iter().map(|strip| strip.x0).fold(f64::INFINITY, f64::min);
    let leading = usual_leading(strips);
    let mut out: Vec<Block> = Vec::new();
    let mut before: Option<(&Strip, String)> = None;
    for strip in strips {
        let text = line::text(sheet, &strip.words);
        let starts = match &before {
            None => true,
            Some((above, above_text)) => {
                let gap = strip.y - above.y;
                let short = above.x1 < right - SHORT * (right - left) && ends_sentence(above_text);
                gap > LEADING * strip.size.max(above.size)
                    || gap > leading * 1.3
                    || gap <= 0.0
                    || (strip.size - above.size).abs() > SAME_SIZE * above.size
                    || strip.is_bold() != above.is_bold()
                    || is_item(&text)
                    || is_contents(above_text)
                    || is_contents(&text)
                    || short
            }
        };
        match out.last_mut() {
            Some(block) if !starts => {
                join(&mut block.text, &text);
                block.bold &= strip.is_bold();
                block.lines += 1;
            }
            _ => out.push(Block {
                at: At { page, line: strip.number() },
                item: is_item(&text),
                text: text.clone(),
                size: strip.size,
                bold: strip.is_bold(),
                lines: 1,
            }),
        }
        before = Some((strip, text));
    }
    for block in &mut out {
        let text = clean(&block.text);
        block.text = if block.item { unbulleted(&text).to_owned() } else { text };
    }
    out
}

/// The distance between lines that most lines have; without lines any distance is usual.
fn usual_leading(strips: &[Strip]) -> f64 {
    let mut gaps: Vec<f64> =
        strips.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|gap| *gap > 0.0).collect();
    gaps.sort_by(f64::total_cmp);
    // Where half of the lines are paragraphs of their own, the smaller distances are those inside.
    gaps.get(gaps.len() / 3).copied().unwrap_or(f64::INFINITY)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', ':', '!', '?'])
}

fn is_item(text: &str) -> bool {
    if unbulleted(text).len() < text.len() {
        return true;
    }
    let mark = text.split([' ', '\u{a0}']).next().unwrap_or("");
    let inner = mark.trim_end_matches([')', '.']);
    mark.ends_with(')') && inner.len() <= 2 && !inner.is_empty() && inner.chars().all(char::is_alphanumeric)
}

/// A line of a table of contents: leading dots and the number of a page.
pub(super) fn is_contents(text: &str) -> bool {
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    (packed.contains("....") || packed.contains("…")) && packed.ends_with(|c: char| c.is_ascii_digit())
}
