//! Where the columns of a table begin and end, and whether lines are a table at all.

use super::Parts;
use crate::read::pdf::{
    segment::Segment,
    sheet::{Rule, Sheet},
};

/// Share of the cells that hold figures in a table without rules.
const FIGURES: f64 = 0.4;

/// Share of the cells of a column that begin at one place in a table of text without rules.
const ALIGNED: f64 = 0.7;

/// Left edge of a run of lines.
pub(super) fn left(run: &[Parts]) -> f64 {
    run.iter().map(|line| line.strip.x0).fold(f64::INFINITY, f64::min)
}

/// Right edge of a run of lines.
pub(super) fn right(run: &[Parts]) -> f64 {
    run.iter().map(|line| line.strip.x1).fold(f64::NEG_INFINITY, f64::max)
}

/// The places between columns: first where the lines with most parts agree, else where few lines stand.
pub(super) fn edges(run: &[Parts], rules: &[Rule]) -> Option<Vec<f64>> {
    let most = run.iter().map(|line| line.segments.len()).max().filter(|most| *most > 1)?;
    let full: Vec<&Segment> =
        run.iter().filter(|line| line.segments.len() == most).flat_map(|line| &line.segments).collect();
    let mut gaps = free(&full, 0);
    if gaps.len() + 1 != most {
        let all: Vec<&Segment> =
            run.iter().filter(|line| line.segments.len() > 1).flat_map(|line| &line.segments).collect();
        gaps = free(&all, run.len() / 8);
    }
    let mut edges: Vec<f64> = gaps.into_iter().map(|(from, to)| ruled(rules, run, from, to)).collect();
    edges.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    (!edges.is_empty()).then_some(edges)
}

/// An upright rule in the gap is the edge; else its middle.
fn ruled(rules: &[Rule], run: &[Parts], from: f64, to: f64) -> f64 {
    let (top, bottom) =
        (run.first().map_or(0.0, |line| line.strip.y), run.last().map_or(0.0, |line| line.strip.y));
    rules
        .iter()
        .find(|rule| {
            !rule.is_level() && rule.x0 >= from && rule.x1 <= to && rule.y0 < bottom && rule.y1 > top - 20.0
        })
        .map_or((from + to) / 2.0, |rule| (rule.x0 + rule.x1) / 2.0)
}

/// Stretches that at most `most` of the parts cover, between the first and the last part.
fn free(segments: &[&Segment], most: usize) -> Vec<(f64, f64)> {
    let mut ends: Vec<(f64, i64)> =
        segments.iter().flat_map(|segment| [(segment.x0, 1), (segment.x1, -1)]).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let most = i64::try_from(most).unwrap_or(0);
    let (mut covered, mut from, mut seen) = (0_i64, None, 0_i64);
    let mut gaps = Vec::new();
    for (x, step) in ends {
        covered += step;
        seen = seen.max(covered);
        match from {
            None if seen > most && covered <= most => from = Some(x),
            Some(start) if covered > most => {
                if x - start > 1.0 {
                    gaps.push((start, x));
                }
                from = None;
            }
            _ => {}
        }
    }
    gaps
}

/// The column in which a part stands: where most of it is.
pub(super) fn column(edges: &[f64], segment: &Segment) -> usize {
    let overlap = |index: usize| {
        let from = if index == 0 { f64::NEG_INFINITY } else { edges[index - 1] };
        let to = edges.get(index).copied().unwrap_or(f64::INFINITY);
        segment.x1.min(to) - segment.x0.max(from)
    };
    (0..=edges.len()).max_by(|a, b| overlap(*a).total_cmp(&overlap(*b))).unwrap_or(0)
}

/// Whether a part stands over several columns.
pub(super) fn spans(edges: &[f64], segment: &Segment) -> bool {
    let margin = 0.2 * (segment.x1 - segment.x0);
    edges.iter().any(|edge| segment.x0 + margin < *edge && *edge < segment.x1 - margin)
}

/// Whether lines with these columns are a table: figures, rules, or parts that begin at the same places.
#[expect(clippy::cast_precision_loss, reason = "shares of the cells of a table")]
pub(super) fn is_table(sheet: &Sheet, run: &[Parts], edges: &[f64], rules: &[Rule]) -> bool {
    let several = run.iter().filter(|line| line.segments.len() > 1).count();
    if several < 2 {
        return false;
    }
    let cells: Vec<&Segment> = run.iter().flat_map(|line| line.segments.iter().skip(1)).collect();
    let figures = cells.iter().filter(|cell| super::rows::is_figure(&cell.text(sheet))).count();
    let level = rules.iter().filter(|rule| rule.is_level()).count();
    if figures as f64 >= FIGURES * cells.len() as f64 || level >= 3 {
        return true;
    }
    let aligned = (1..=edges.len()).all(|index| {
        let starts: Vec<f64> =
            cells.iter().filter(|cell| column(edges, cell) == index).map(|cell| cell.x0).collect();
        let same = |x: f64| starts.iter().filter(|start| (**start - x).abs() < 3.0).count();
        let most = starts.iter().map(|x| same(*x)).max().unwrap_or(0);
        most as f64 >= ALIGNED * starts.len() as f64
    });
    several >= 3 && aligned
}
