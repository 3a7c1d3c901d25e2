//! Tables by their layout: lines with several parts above each other are rows of one table.

mod edges;
mod rows;

use super::{
    line::Strip,
    segment::{Segment, segments},
    sheet::{Rule, Sheet},
};
use crate::read::piece::Row;

/// A stretch of a region.
#[derive(Debug)]
pub(super) enum Stretch {
    /// Lines of prose.
    Prose(Vec<Strip>),
    /// A table.
    Table(Vec<Row>),
}

/// A line with its parts.
#[derive(Debug, Clone)]
struct Parts {
    strip: Strip,
    segments: Vec<Segment>,
}

/// Largest distance between lines of one table, in parts of the type's size.
const NEAR: f64 = 3.4;

/// Distance between the lines of one cell, in parts of the type's size.
const WRAP: f64 = 1.45;

/// How much wider a distance before or after a label may be than those between the rows.
const UNEVEN: f64 = 1.6;

/// How many lines of a run are tried as the first of a table.
const TRIES: usize = 4;

/// Most labels between lines with several parts.
const BETWEEN: usize = 3;

/// The stretches of a region from the top.
pub(super) fn stretches(sheet: &Sheet, page: u32, strips: Vec<Strip>) -> Vec<Stretch> {
    let lines: Vec<Parts> =
        strips.into_iter().map(|strip| Parts { segments: segments(&strip, &sheet.rules), strip }).collect();
    let mut out = Vec::new();
    let mut prose: Vec<Strip> = Vec::new();
    let mut at = 0;
    // Where a run was no table, a few of its later lines are tried as its beginning, not every one.
    let (mut tried_end, mut tries) = (0, 0);
    while at < lines.len() {
        if at < tried_end && tries >= TRIES {
            prose.push(lines[at].strip.clone());
            at += 1;
            continue;
        }
        let end = if lines[at].segments.len() > 1 { run_end(&lines, at) } else { at };
        let table = (end > at + 1).then(|| table(sheet, page, &lines, at, end, prose.len())).flatten();
        match table {
            Some((rows, before, end)) => {
                prose.truncate(prose.len() - before);
                if !prose.is_empty() {
                    out.push(Stretch::Prose(std::mem::take(&mut prose)));
                }
                out.push(Stretch::Table(rows));
                at = end;
            }
            None => {
                tries = if end == tried_end { tries + 1 } else { 1 };
                tried_end = end;
                prose.push(lines[at].strip.clone());
                at += 1;
            }
        }
    }
    if !prose.is_empty() {
        out.push(Stretch::Prose(prose));
    }
    out
}

/// The end of the run of lines that may be a table beginning at `from`; its last line has several parts.
fn run_end(lines: &[Parts], from: usize) -> usize {
    let mut end = from + 1;
    // Where the second column begins, as far as the lines show it.
    let mut second = second_part(&lines[from]);
    let mut pitch = 0.0_f64;
    while let Some(skip) = lines[end..].iter().position(|line| line.segments.len() > 1) {
        let next = end + skip;
        // Lines of one part to the right go on in the last column, as long as that text may be.
        let left = lines[end..next].iter().take_while(|line| line.strip.x0 < second).count();
        if left > BETWEEN {
            break;
        }
        let pairs = lines[end - 1..=next].windows(2);
        let widest = pairs.clone().map(|pair| pair[1].strip.y - pair[0].strip.y).fold(0.0, f64::max);
        let near = pairs.clone().all(|pair| {
            pair[1].strip.y - pair[0].strip.y < NEAR * pair[0].strip.size.max(pair[1].strip.size)
        });
        // Lines of one part are labels; a heading, an item or a paragraph ends the table.
        let size = lines[from].strip.size;
        let labels = lines[end..next]
            .iter()
            .all(|line| (line.strip.x1 < second || line.strip.x0 >= second) && line.strip.size < 1.1 * size);
        let even = skip == 0 || pitch <= 0.0 || widest < UNEVEN * pitch;
        if !near || !labels || !even {
            break;
        }
        pitch = pitch.max(widest);
        second = second.min(second_part(&lines[next]));
        end = next + 1;
    }
    end
}

fn second_part(line: &Parts) -> f64 {
    line.segments.get(1).map_or(f64::INFINITY, |segment| segment.x0)
}

/// The rows of a table, how many lines before it belong to it, and the line after it.
fn table(
    sheet: &Sheet,
    page: u32,
    lines: &[Parts],
    from: usize,
    end: usize,
    free: usize,
) -> Option<(Vec<Row>, usize, usize)> {
    let run = &lines[from..end];
    let edges = edges::edges(run, &sheet.rules)?;
    let (x0, x1) = (edges::left(run), edges::right(run));
    let top = run.first()?.strip.y - run.first()?.strip.size;
    let bottom = run.last()?.strip.y;
    let rules: Vec<Rule> = sheet
        .rules
        .iter()
        .filter(|rule| rule.y1 > top - 30.0 && rule.y0 < bottom + 30.0 && rule.x0 < x1 && rule.x1 > x0)
        .copied()
        .collect();
    if !edges::is_table(sheet, run, &edges, &rules) {
        return None;
    }
    let first = edges.first().copied().unwrap_or(x1);
    // The upper lines of a header stand over other columns than the first.
    let before = lines[from - free.min(from)..from]
        .iter()
        .rev()
        .zip(lines[..=from].iter().rev())
        .take_while(|(line, below)| {
            line.strip.x0 > first && below.strip.y - line.strip.y < WRAP * line.strip.size
        })
        .count();
    // The lower lines of the last label go on in lower case.
    let after = lines[end..]
        .iter()
        .zip(&lines[end - 1..])
        .take_while(|(line, above)| {
            line.segments.len() == 1
                && line.strip.x1 < first
                && line.strip.y - above.strip.y < WRAP * line.strip.size
                && line.segments[0].text(sheet).starts_with(char::is_lowercase)
        })
        .count();
    let rows = rows::rows(sheet, page, &lines[from - before..end + after], &edges, &rules);
    Some((rows, before, end + after))
}
