//! Lines over categories in order, each with its own dash, marker and name at its end.

use super::data::ChartData;
use super::svg::{Anchor, LINE, Svg, WIDTH, fitted, width_of, wrap};

const PLOT: f64 = 190.0;
const TOP: f64 = 22.0;
const EDGE: f64 = 14.0;

/// Lines with the first and last number of each, or all numbers when they are few.
pub(crate) fn draw_lines(data: &ChartData) -> (Svg, f64) {
    let mut svg = Svg::default();
    let data = &with_short_names(data);
    let count = data.categories.len().max(1);
    let (least, most) = scale(data);
    let edge = side_room(data);
    let width = WIDTH - 2.0 * edge;
    let x = |at: usize| edge + if count > 1 { width * at as f64 / (count - 1) as f64 } else { width / 2.0 };
    let y =
        |value: f64| TOP + PLOT - if most > least { (value - least) / (most - least) * PLOT } else { 0.0 };
    svg.rule((0.0, y(least)), (WIDTH, y(least)), "0.6");
    for (number, series) in data.series.iter().enumerate() {
        let points: Vec<Option<(f64, f64)>> = series
            .points
            .iter()
            .enumerate()
            .map(|(at, point)| point.value.map(|value| (x(at), y(value))))
            .collect();
        // A hidden or missing point leaves a gap: nothing is drawn across it.
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
            if run.len() > 1 {
                svg.line(&run, number);
            }
            for (x, y) in run {
                svg.marker(x, y, number);
            }
        }
    }
    draw_numbers(&mut svg, data, &x, &y);
    let height = draw_categories(&mut svg, data, &x, TOP + PLOT + 6.0);
    let height = draw_names(&mut svg, data, height);
    (svg, height)
}

/// A category has at most a third of the width; its whole name stands in the table.
fn with_short_names(data: &ChartData) -> ChartData {
    let categories = data.categories.iter().map(|name| fitted(name, WIDTH / 3.0)).collect();
    ChartData { categories, series: data.series.clone() }
}

/// The axis begins at zero unless all values lie in the upper part of it.
fn scale(data: &ChartData) -> (f64, f64) {
    let values = data.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value);
    let (least, most) = values
        .fold((f64::MAX, f64::MIN), |(least, most), value| (f64::min(least, value), f64::max(most, value)));
    if least > most { (0.0, 1.0) } else { (f64::min(least, 0.0), f64::max(most, 0.0)) }
}

/// Room at both sides for half of the widest label.
fn side_room(data: &ChartData) -> f64 {
    let labels = data.series.iter().flat_map(|series| series.points.iter().map(|point| &point.label));
    let widest = labels.chain(&data.categories).map(|label| width_of(label)).fold(0.0, f64::max);
    (widest / 2.0).clamp(EDGE, WIDTH / 5.0)
}

fn draw_numbers(svg: &mut Svg, data: &ChartData, x: &dyn Fn(usize) -> f64, y: &dyn Fn(f64) -> f64) {
    let count = data.categories.len();
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for series in &data.series {
        for (at, point) in series.points.iter().enumerate() {
            let is_shown = count <= 6 || at == 0 || at + 1 == count;
            let Some(value) = point.value.filter(|_| is_shown) else { continue };
            let half = width_of(&point.label) / 2.0;
            let middle = x(at).clamp(half, WIDTH - half);
            let above = y(value) - 8.0;
            let free = [above, y(value) + 17.0, above - LINE, y(value) + 17.0 + LINE];
            let is_free = |at: f64| {
                at > 10.0
                    && at < TOP + PLOT - 2.0
                    && taken.iter().all(|(x, y, half_width)| {
                        (x - middle).abs() > half_width + half || (y - at).abs() > LINE - 3.0
                    })
            };
            // A number without room is left to the table beside the picture.
            let Some(line) = free.into_iter().find(|line| is_free(*line)) else { continue };
            svg.text(middle, line, Anchor::Middle, &point.label);
            taken.push((middle, line, half));
        }
    }
}

/// Names of the categories; as many as have room, always the first and the last.
fn draw_categories(svg: &mut Svg, data: &ChartData, x: &dyn Fn(usize) -> f64, top: f64) -> f64 {
    let count = data.categories.len();
    let mut right = f64::MIN;
    let last_left = data.categories.last().map_or(WIDTH, |name| WIDTH - width_of(name) - 4.0);
    for (at, name) in data.categories.iter().enumerate() {
        let half = width_of(name) / 2.0;
        let middle = x(at).clamp(half.min(WIDTH / 2.0), (WIDTH - half).max(WIDTH / 2.0));
        let is_last = at + 1 == count;
        let fits =
            middle - half > right + 4.0 && (is_last || middle + half < last_left.max(x(count - 1) - half));
        if fits || at == 0 || (is_last && middle - half > right) {
            svg.text(middle, top + LINE - 4.0, Anchor::Middle, name);
            right = middle + half;
        }
    }
    top + LINE
}

/// Which line is which; not needed when there is only one.
fn draw_names(svg: &mut Svg, data: &ChartData, top: f64) -> f64 {
    if data.series.len() < 2 {
        return top + 6.0;
    }
    let mut y = top + 8.0;
    for (number, series) in data.series.iter().enumerate() {
        svg.line(&[(1.0, y + 8.0), (35.0, y + 8.0)], number);
        svg.marker(18.0, y + 8.0, number);
        for line in wrap(&series.name, WIDTH - 46.0) {
            svg.text(42.0, y + 12.0, Anchor::Start, &line);
            y += LINE;
        }
    }
    y + 4.0
}
