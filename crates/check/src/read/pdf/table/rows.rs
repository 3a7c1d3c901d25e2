//! Lines of a table to its rows: labels and headers on several lines become one row.

use super::{Parts, WRAP, edges};
use crate::read::{
    clean::clean,
    join::join,
    pdf::{
        segment::Segment,
        sheet::{Rule, Sheet},
    },
    piece::{At, Row},
};

/// Smallest gap between cells at the edge of a column, in parts of the type's size; a space is narrower.
const CLOSE: f64 = 0.36;

/// How much wider the distance between rows is than that between the lines of a cell.
const ROW_GAP: f64 = 1.12;

/// One line, or several that are one row.
#[derive(Debug, Clone)]
struct Draft {
    cells: Vec<String>,
    first: f64,
    last: f64,
    size: f64,
    line: u32,
    spans: bool,
    bold: bool,
}

impl Draft {
    fn label_only(&self) -> bool {
        self.cells.iter().skip(1).all(String::is_empty)
            && self.cells.first().is_some_and(|cell| !cell.is_empty())
    }

    fn without_label(&self) -> bool {
        self.cells.first().is_none_or(String::is_empty)
    }

    fn has_figures(&self) -> bool {
        self.cells.iter().skip(1).any(|cell| is_figure(cell) && !is_year(cell))
    }

    fn label(&self) -> &str {
        self.cells.first().map_or("", String::as_str)
    }

    /// Whether no column has amounts in both.
    fn fits(&self, other: &Self) -> bool {
        self.cells.iter().zip(&other.cells).skip(1).all(|(a, b)| !(is_amount(a) && is_amount(b)))
    }

    fn take(&mut self, other: &Self) {
        for (cell, more) in self.cells.iter_mut().zip(&other.cells) {
            join(cell, more);
        }
        self.last = other.last;
        self.bold &= other.bold;
    }
}

/// The rows of a table.
pub(super) fn rows(sheet: &Sheet, page: u32, lines: &[Parts], edges: &[f64], rules: &[Rule]) -> Vec<Row> {
    let mut drafts: Vec<Draft> = lines.iter().map(|line| draft(sheet, line, edges)).collect();
    spread(sheet, lines, edges, &mut drafts);
    let levels = levels(rules, edges::left(lines), edges::right(lines));
    let drafts = merge_headers(drafts);
    let is_ruled = levels.len() >= 3 && levels.len() * 2 >= drafts.len();
    let drafts = match leading(&drafts) {
        _ if is_ruled => merge_ruled(drafts, &levels),
        Some(leading) => merge_words(drafts, leading),
        None => merge_labels(drafts),
    };
    let body = drafts.iter().position(Draft::has_figures);
    // A table of words has a header only when its first row is set apart.
    let header = body.unwrap_or_else(|| {
        usize::from(drafts.first().is_some_and(|first| first.bold) && !drafts.iter().all(|draft| draft.bold))
    });
    drafts
        .into_iter()
        .enumerate()
        .map(|(index, draft)| Row {
            at: Some(At { page, line: draft.line }),
            header: index < header && !draft.label_only(),
            cells: draft.cells.iter().map(|cell| clean(cell)).collect(),
        })
        .collect()
}

fn draft(sheet: &Sheet, line: &Parts, edges: &[f64]) -> Draft {
    let mut cells = vec![String::new(); edges.len() + 1];
    let mut spans = false;
    for segment in line.segments.iter().flat_map(|segment| split(segment, edges, line.strip.size)) {
        let column = edges::column(edges, &segment);
        spans |= column > 0 && edges::spans(edges, &segment);
        if let Some(cell) = cells.get_mut(column) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&segment.text(sheet));
        }
    }
    let strip = &line.strip;
    Draft {
        cells,
        first: strip.y,
        last: strip.y,
        size: strip.size,
        line: strip.number(),
        spans,
        bold: strip.is_bold(),
    }
}

/// Headers set in the middle over several columns go to the first of their columns.
///
/// Each column belongs to the header whose middle is nearest; it is one over several when its middle is near
/// theirs.
#[expect(clippy::cast_precision_loss, reason = "the middle of a few columns")]
fn spread(sheet: &Sheet, lines: &[Parts], edges: &[f64], drafts: &mut [Draft]) {
    let body = drafts.iter().position(Draft::has_figures).unwrap_or(0);
    // The middle of each column, from the cells below the header.
    let middle = |column: usize| {
        let cells = lines.iter().skip(body).flat_map(|line| &line.segments);
        let own: Vec<f64> = cells
            .filter(|segment| edges::column(edges, segment) == column)
            .map(|segment| (segment.x0 + segment.x1) / 2.0)
            .collect();
        (!own.is_empty()).then(|| own.iter().sum::<f64>() / own.len() as f64)
    };
    let middles: Vec<Option<f64>> = (1..=edges.len()).map(middle).collect();
    let Some(middles) = middles.into_iter().collect::<Option<Vec<f64>>>() else { return };
    for (line, draft) in lines.iter().zip(drafts).take(body.saturating_sub(1)) {
        let label = line.segments.iter().filter(|segment| edges::column(edges, segment) == 0).count();
        let headers = &line.segments[label..];
        if headers.is_empty() || headers.len() * 2 > middles.len() {
            continue;
        }
        let center = |segment: &Segment| (segment.x0 + segment.x1) / 2.0;
        let nearest = |x: f64| {
            (0..headers.len())
                .min_by(|a, b| (center(&headers[*a]) - x).abs().total_cmp(&(center(&headers[*b]) - x).abs()))
        };
        let groups: Vec<Vec<usize>> = (0..headers.len())
            .map(|header| (0..middles.len()).filter(|at| nearest(middles[*at]) == Some(header)).collect())
            .collect();
        let is_over = |header: usize| {
            let own: &[usize] = &groups[header];
            let (Some(first), Some(last)) = (own.first(), own.last()) else { return false };
            let width = middles[*last] - middles[*first];
            own.len() > 1
                && (center(&headers[header]) - (middles[*first] + middles[*last]) / 2.0).abs() < width / 4.0
        };
        if (0..headers.len()).all(is_over) {
            draft.cells.iter_mut().skip(1).for_each(String::clear);
            for (header, own) in headers.iter().zip(&groups) {
                if let Some(cell) = own.first().and_then(|first| draft.cells.get_mut(first + 1)) {
                    *cell = header.text(sheet);
                }
            }
            draft.spans = true;
        }
    }
}

/// Cells so near each other that only the edges of the columns between them tell them apart.
fn split(segment: &Segment, edges: &[f64], size: f64) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    for word in &segment.words {
        match out.last_mut() {
            Some(last)
                if word.x0 - last.x1 < CLOSE * size
                    || !edges.iter().any(|edge| last.x1 - 1.0 < *edge && *edge < word.x0 + 1.0) =>
            {
                last.x1 = last.x1.max(word.x1);
                last.words.push(word.clone());
            }
            _ => out.push(Segment { x0: word.x0, x1: word.x1, words: vec![word.clone()] }),
        }
    }
    out
}

/// Heights of the level rules that go through most of the table.
fn levels(rules: &[Rule], x0: f64, x1: f64) -> Vec<f64> {
    let mut heights: Vec<f64> = rules.iter().filter(|rule| rule.is_level()).map(|rule| rule.y0).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    heights.retain(|height| {
        let covered: f64 = rules
            .iter()
            .filter(|rule| rule.is_level() && (rule.y0 - height).abs() < 3.0)
            .map(|rule| (rule.x1.min(x1) - rule.x0.max(x0)).max(0.0))
            .sum();
        covered >= 0.5 * (x1 - x0)
    });
    heights
}

/// The lines above the first figures are one header, if none stands over several columns.
fn merge_headers(drafts: Vec<Draft>) -> Vec<Draft> {
    let body = drafts.iter().position(Draft::has_figures).unwrap_or(0);
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.into_iter().enumerate() {
        match out.last_mut() {
            Some(above)
                if index < body
                    && !above.spans
                    && !draft.spans
                    && above.fits(&draft)
                    && !(draft.label_only() && index + 1 == body)
                    && draft.first - above.last < WRAP * draft.size =>
            {
                above.take(&draft);
            }
            _ => out.push(draft),
        }
    }
    out
}

/// Lines between two level rules are one row, if they do not hold figures in the same column.
fn merge_ruled(drafts: Vec<Draft>, levels: &[f64]) -> Vec<Draft> {
    let band =
        |draft: &Draft| levels.iter().filter(|level| **level < draft.first - 0.35 * draft.size).count();
    let mut out: Vec<(usize, Draft)> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let own = band(&draft);
        match out.last_mut() {
            Some((above, row)) if *above == own && row.fits(&draft) && !row.spans => row.take(&draft),
            _ => out.push((own, draft)),
        }
    }
    out.into_iter().map(|(_, draft)| draft).collect()
}

/// The distance between lines of one cell in a table of words, where that between rows is wider.
fn leading(drafts: &[Draft]) -> Option<f64> {
    let cells = || drafts.iter().flat_map(|draft| draft.cells.iter().skip(1)).filter(|cell| !cell.is_empty());
    let amounts = cells().filter(|cell| is_amount(cell)).count();
    if amounts * 2 > cells().count() {
        return None;
    }
    let gaps = || drafts.windows(2).map(|pair| pair[1].first - pair[0].last);
    let least = gaps().fold(f64::INFINITY, f64::min);
    let size = drafts.first().map_or(0.0, |draft| draft.size);
    (least < WRAP * size && gaps().any(|gap| gap > ROW_GAP * least)).then_some(least)
}

/// Lines at the distance of one cell's lines are one row.
fn merge_words(drafts: Vec<Draft>, leading: f64) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match out.last_mut() {
            Some(above)
                if draft.first - above.last < ROW_GAP * leading && above.fits(&draft) && !above.spans =>
            {
                above.take(&draft);
            }
            _ => out.push(draft),
        }
    }
    out
}

/// Labels on several lines, where only the distance and the words show it.
fn merge_labels(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match out.last_mut() {
            Some(above) if is_one_row(above, &draft) => above.take(&draft),
            _ => out.push(draft),
        }
    }
    out
}

fn is_one_row(above: &Draft, draft: &Draft) -> bool {
    let gap = draft.first - above.last;
    let goes_on = draft.label().starts_with(char::is_lowercase)
        || above.label().ends_with(['-', ',', '\u{ad}', '/'])
        || [" och", " samt", " för", " av", " i", " med"].iter().any(|end| above.label().ends_with(end));
    // Figures set half a line above or below the lines of their label.
    let between = gap < 0.95 * draft.size && (draft.without_label() || draft.label_only());
    gap < WRAP * draft.size
        && above.fits(draft)
        && (between
            || (goes_on && !draft.label().is_empty() && (above.label_only() || draft.label_only()))
            || (above.label_only()
                && draft.without_label()
                && draft.has_figures()
                && gap < 0.95 * draft.size))
}

/// Whether a cell holds figures or the dash that stands for none.
pub(super) fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    let is_dash = matches!(cell, "-" | "\u{2013}" | "\u{2014}" | "\u{2212}" | ".." | "…");
    let begins =
        cell.trim_start_matches(['+', '-', '\u{2212}', '\u{2013}', '±', '<', '>', '(', ' ', '\u{a0}']);
    is_dash || begins.starts_with(|c: char| c.is_ascii_digit())
}

/// Figures alone, without words and no year.
fn is_amount(cell: &str) -> bool {
    is_figure(cell) && !is_year(cell) && !cell.contains(char::is_alphabetic)
}

/// A year, a month of a year or a date, which head columns.
fn is_year(cell: &str) -> bool {
    // `2020–2021, %` heads a column of changes.
    let cell = cell.trim_end_matches('%').trim_end_matches([',', ' ', '\u{a0}']);
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let plain =
        cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '\u{2013}' | ' ' | '*' | '.'));
    let century = digits.starts_with("19") || digits.starts_with("20");
    plain && century && matches!(digits.len(), 4 | 6 | 8) && !cell.contains('.')
        || cell.chars().filter(|c| c.is_alphabetic()).count() > digits.len()
}
