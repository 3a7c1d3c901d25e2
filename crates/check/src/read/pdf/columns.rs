//! Pages set in columns: the left column is read before the right one.

use super::{line::Strip, segment::segments, sheet::Sheet};

/// Fewest lines on each side of a gutter.
const LINES: usize = 4;

/// Fewest words in a line of a column, on average; cells of tables have fewer.
const WORDS: f64 = 3.0;

/// Largest share of digits in a column of prose.
const DIGITS: f64 = 0.2;

/// Columns inside columns.
const NESTING: usize = 2;

/// Groups of lines in reading order, each of one column.
pub(super) fn regions(sheet: &Sheet, strips: Vec<Strip>) -> Vec<Vec<Strip>> {
    split(sheet, strips, NESTING)
}

fn split(sheet: &Sheet, strips: Vec<Strip>, nesting: usize) -> Vec<Vec<Strip>> {
    let Some(gutter) = (nesting > 0).then(|| gutter(&strips)).flatten() else { return vec![strips] };
    let mut regions = Vec::new();
    let mut whole: Vec<Strip> = Vec::new();
    let mut run: Vec<Strip> = Vec::new();
    for strip in strips {
        if crosses(&strip, gutter) {
            end_run(sheet, &mut regions, &mut whole, std::mem::take(&mut run), gutter, nesting);
            whole.push(strip);
        } else {
            run.push(strip);
        }
    }
    end_run(sheet, &mut regions, &mut whole, run, gutter, nesting);
    if !whole.is_empty() {
        regions.push(whole);
    }
    regions
}

/// Lines that leave the gutter free are two columns when both sides are prose; else they belong to the rest.
fn end_run(
    sheet: &Sheet,
    regions: &mut Vec<Vec<Strip>>,
    whole: &mut Vec<Strip>,
    run: Vec<Strip>,
    gutter: f64,
    nesting: usize,
) {
    let side = |left: bool| -> Vec<Strip> {
        run.iter()
            .filter_map(|strip| {
                let words: Vec<_> =
                    strip.words.iter().filter(|word| (word.x1 <= gutter) == left).cloned().collect();
                (!words.is_empty()).then(|| Strip::new(words))
            })
            .collect()
    };
    let (left, right) = (side(true), side(false));
    if !is_prose(sheet, &left) || !is_prose(sheet, &right) {
        whole.extend(run);
        return;
    }
    if !whole.is_empty() {
        regions.push(std::mem::take(whole));
    }
    regions.extend(split(sheet, left, nesting - 1));
    regions.extend(split(sheet, right, nesting - 1));
}

fn crosses(strip: &Strip, x: f64) -> bool {
    segments(strip, &[]).iter().any(|segment| segment.x0 < x && segment.x1 > x)
}

/// The place in the middle part of the page that fewest lines cross.
fn gutter(strips: &[Strip]) -> Option<f64> {
    if strips.len() < LINES {
        return None;
    }
    let x0 = strips.iter().map(|strip| strip.x0).fold(f64::INFINITY, f64::min);
    let x1 = strips.iter().map(|strip| strip.x1).fold(f64::NEG_INFINITY, f64::max);
    const STEPS: usize = 60;
    let mut crossings = [0_usize; STEPS + 1];
    for segment in strips.iter().flat_map(|strip| segments(strip, &[])) {
        for (step, count) in crossings.iter_mut().enumerate() {
            let x = at(x0, x1, step, STEPS);
            *count += usize::from(segment.x0 < x && segment.x1 > x);
        }
    }
    let fewest = *crossings.iter().min()?;
    if fewest > strips.len() / 2 {
        return None;
    }
    // The middle of the widest stretch with fewest crossings.
    let mut best: (usize, usize) = (0, 0);
    let mut from = None;
    for step in 0..=STEPS + 1 {
        match (crossings.get(step) == Some(&fewest), from) {
            (true, None) => from = Some(step),
            (false, Some(start)) => {
                if step - start > best.1 {
                    best = (start, step - start);
                }
                from = None;
            }
            _ => {}
        }
    }
    (best.1 > 0).then(|| (at(x0, x1, best.0, STEPS) + at(x0, x1, best.0 + best.1 - 1, STEPS)) / 2.0)
}

/// A place between a quarter and three quarters of the width.
fn at(x0: f64, x1: f64, step: usize, steps: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few dozen steps")]
    let share = 0.25 + 0.5 * step as f64 / steps as f64;
    x0 + (x1 - x0) * share
}

#[expect(clippy::cast_precision_loss, reason = "shares of the words of a page")]
fn is_prose(sheet: &Sheet, strips: &[Strip]) -> bool {
    let words: usize = strips.iter().map(|strip| strip.words.len()).sum();
    let texts = || strips.iter().flat_map(|strip| &strip.words).map(|word| sheet.text(word));
    let characters: usize = texts().map(|text| text.chars().count()).sum();
    let digits: usize = texts().map(|text| text.chars().filter(char::is_ascii_digit).count()).sum();
    strips.len() >= LINES
        && words as f64 >= WORDS * strips.len() as f64
        && (digits as f64) < DIGITS * characters as f64
}
