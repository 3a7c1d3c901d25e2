//! Headers and footers: lines that stand at the same height on many pages, and numbers of pages.

use std::collections::HashMap;

use super::{
    line::{self, Strip},
    sheet::Sheet,
};

/// Part of the page's height, at its top and at its bottom, where headers and footers stand.
const MARGIN: f64 = 0.13;

/// Lines nearest the edge that are looked at.
const LINES: usize = 4;

/// Share of the pages on which a header stands at least; odd and even pages may differ.
const SHARE: f64 = 0.3;

/// Takes the headers and footers away from the lines of all pages.
pub(super) fn remove(sheets: &[Sheet], pages: &mut [Vec<Strip>]) {
    let mut counts: HashMap<(String, i64), usize> = HashMap::new();
    for (sheet, strips) in sheets.iter().zip(pages.iter()) {
        for index in edge(sheet, strips) {
            *counts.entry(key(sheet, &strips[index])).or_default() += 1;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a share of pages")]
    let least = (SHARE * pages.len() as f64).max(2.0);
    for (sheet, strips) in sheets.iter().zip(pages.iter_mut()) {
        let gone: Vec<usize> = edge(sheet, strips)
            .into_iter()
            .filter(|index| {
                let strip = &strips[*index];
                #[expect(clippy::cast_precision_loss, reason = "a share of pages")]
                let often = counts.get(&key(sheet, strip)).is_some_and(|count| *count as f64 >= least);
                often || is_page_number(&line::text(sheet, &strip.words))
            })
            .collect();
        let mut index = 0;
        strips.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
}

/// The lines in the margins.
fn edge(sheet: &Sheet, strips: &[Strip]) -> Vec<usize> {
    let top = strips.iter().take_while(|strip| strip.y < MARGIN * sheet.height).count().min(LINES);
    let low =
        strips.iter().rev().take_while(|strip| strip.y > (1.0 - MARGIN) * sheet.height).count().min(LINES);
    (0..top).chain(strips.len().saturating_sub(low).max(top)..strips.len()).collect()
}

/// What stays the same from page to page: the text but for its numbers, and the height in steps.
fn key(sheet: &Sheet, strip: &Strip) -> (String, i64) {
    let mut text = String::new();
    for c in line::text(sheet, &strip.words).chars() {
        if !c.is_ascii_digit() {
            text.push(c);
        } else if !text.ends_with('#') {
            text.push('#');
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "a height on the page in steps of four points")]
    let height = (strip.y / 4.0).round() as i64;
    (text, height)
}

/// `12`, `Sida 3`, `3 (40)`, `3 av 40`, `- 3 -`.
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let has_digit = lower.contains(|c: char| c.is_ascii_digit());
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut count = 0;
    for word in words {
        count += 1;
        let is_number = word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
        if !is_number && !matches!(word, "sida" | "sid" | "s" | "page" | "av" | "of") {
            return false;
        }
    }
    has_digit && count <= 4 && !text.contains([',', '%', '.'])
}
