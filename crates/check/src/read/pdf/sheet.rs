//! What is drawn on a page: words with places, ruling lines and pictures. Lengths are points, y grows downward.

use std::ops::Range;

/// Which tag of the file's structure a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Tag {
    /// No tag.
    None,
    /// The page's own: headers, footers, decoration.
    Artifact,
    /// Marked content of the page by its number.
    Content(i32),
}

/// A word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Bytes of [`Sheet::text`].
    pub text: Range<usize>,
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Baseline.
    pub y: f64,
    /// Size of the type.
    pub size: f64,
    /// Whether the type is bold.
    pub bold: bool,
    /// Whether a space stands before it in the file.
    pub spaced: bool,
    /// Its tag.
    pub tag: Tag,
    /// Its line on the page, from one.
    pub line: u32,
}

/// A straight line, level or upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Left end.
    pub x0: f64,
    /// Upper end.
    pub y0: f64,
    /// Right end.
    pub x1: f64,
    /// Lower end.
    pub y1: f64,
}

impl Rule {
    /// Whether it lies rather than stands.
    pub(super) fn is_level(&self) -> bool {
        self.x1 - self.x0 > self.y1 - self.y0
    }
}

/// A page.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The text of all words.
    pub text: String,
    /// Words in the order in which they are drawn.
    pub words: Vec<Word>,
    /// Words along the page's side, turned so that they can be read.
    pub turned: Vec<Word>,
    /// Ruling lines.
    pub rules: Vec<Rule>,
    /// How many pictures.
    pub pictures: u32,
    /// Names of fonts without Unicode, one for each character that was lost.
    pub lost: Vec<(String, u32)>,
    /// Whether more is drawn than the limit.
    pub is_cut: bool,
}

impl Sheet {
    /// The text of a word.
    pub(super) fn text(&self, word: &Word) -> &str {
        self.text.get(word.text.clone()).unwrap_or("")
    }
}
