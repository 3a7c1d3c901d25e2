//! The fonts of a PDF by the interpreter's key: name and weight.

use std::collections::HashMap;

use hayro_interpret::{
    CacheKey,
    font::Glyph,
    hayro_syntax::{
        object::{Dict, Name},
        page::Resources,
    },
};

/// A font.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    /// Its name in the file.
    pub name: String,
    /// Whether it is bold.
    pub bold: bool,
}

/// Fonts seen so far.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    by_key: HashMap<u128, usize>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// Takes the fonts that a page names.
    pub(super) fn name(&mut self, resources: &Resources<'_>) {
        for key in resources.fonts.keys() {
            let Some(dict) = resources.fonts.get::<Dict<'_>>(key) else { continue };
            let name = dict.get::<Name<'_>>(b"BaseFont".as_slice());
            let name = name.map(|name| plain(name.as_str())).unwrap_or_default();
            self.insert(dict.cache_key(), Font { bold: is_bold(&name), name });
        }
    }

    fn insert(&mut self, key: u128, font: Font) -> usize {
        let next = self.fonts.len();
        let at = *self.by_key.entry(key).or_insert(next);
        if at == next {
            self.fonts.push(font);
        }
        at
    }

    /// The number of a glyph's font, for [`Fonts::get`].
    pub(super) fn of(&mut self, glyph: &Glyph<'_>) -> Option<usize> {
        let Glyph::Outline(outline) = glyph else { return None };
        let key = outline.font_cache_key();
        if let Some(at) = self.by_key.get(&key) {
            return Some(*at);
        }
        let data = outline.font_data();
        let name =
            data.as_ref().and_then(|data| data.postscript_name.as_deref()).map(plain).unwrap_or_default();
        let heavy = data.and_then(|data| data.weight).is_some_and(|weight| weight >= 600);
        Some(self.insert(key, Font { bold: heavy || is_bold(&name), name }))
    }

    /// A font by its number.
    pub(super) fn get(&self, number: Option<usize>) -> Option<&Font> {
        self.fonts.get(number?)
    }
}

/// A font's name without the six letters that mark a part of it.
fn plain(name: &str) -> String {
    match name.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 => rest.to_owned(),
        _ => name.to_owned(),
    }
}

fn is_bold(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["bold", "black", "heavy", "demi", "extrabd"].iter().any(|word| name.contains(word))
}
