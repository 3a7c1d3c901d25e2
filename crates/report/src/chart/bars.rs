//! Horizontal bars: the category above its bars, each bar labelled with its series and number.
//!
//! Lying bars leave room for long Swedish names, also at the width of a telephone.

use super::data::{ChartData, ChartPoint};
use super::svg::{Anchor, LINE, Svg, WIDTH, fill, width_of, wrap};

const BAR: f64 = 14.0;
const GAP: f64 = 7.0;

/// Where values stand on the horizontal axis.
struct Axis {
    left: f64,
    width: f64,
    least: f64,
    most: f64,
}

impl Axis {
    fn at(&self, value: f64) -> f64 {
        let span = self.most - self.least;
        if span > 0.0 { self.left + (value - self.least) / span * self.width } else { self.left }
    }
}

/// Bars beside each other.
pub(crate) fn draw_bars(data: &ChartData, id: &str) -> (Svg, f64) {
    let mut svg = Svg::default();
    let naming = naming(data);
    let axis = bar_axis(data, naming);
    let mut y = if naming == Naming::Legend { draw_legend(&mut svg, data, id) } else { 4.0 };
    for (at, category) in data.categories.iter().enumerate() {
        for line in wrap(category, WIDTH - 4.0) {
            y += LINE;
            svg.text(0.0, y - 4.0, Anchor::Start, &line);
        }
        let top = y;
        for (number, series) in data.series.iter().enumerate() {
            let Some(point) = series.points.get(at) else { continue };
            let label = label_of(point, &series.name, naming);
            draw_bar(&mut svg, &axis, y, point, &label, &fill(id, number));
            y += BAR + 2.0;
        }
        svg.rule((axis.at(0.0), top - 1.0), (axis.at(0.0), y), "1");
        y += GAP;
    }
    (svg, y)
}

/// How the series of a bar is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// There is only one.
    None,
    /// Beside each number: nobody has to match colours.
    Beside,
    /// In a legend, when the names are too long.
    Legend,
}

fn naming(data: &ChartData) -> Naming {
    if data.series.len() < 2 {
        return Naming::None;
    }
    let labels = data.series.iter().flat_map(|series| {
        series.points.iter().map(|point| width_of(&label_of(point, &series.name, Naming::Beside)))
    });
    let widest = labels.fold(0.0, f64::max);
    if widest + 8.0 > WIDTH * 0.45 { Naming::Legend } else { Naming::Beside }
}

fn label_of(point: &ChartPoint, name: &str, naming: Naming) -> String {
    match naming {
        Naming::Beside if !name.is_empty() => format!("{} ({name})", point.label),
        Naming::None | Naming::Beside | Naming::Legend => point.label.clone(),
    }
}

/// Labels stand outside the bars, so the bars leave room for the widest on either side.
fn bar_axis(data: &ChartData, naming: Naming) -> Axis {
    let (least, most) = data.range();
    let label_room = |negative: bool| {
        let labels = data.series.iter().flat_map(|series| {
            series.points.iter().map(|point| (point, label_of(point, &series.name, naming)))
        });
        let wanted = labels.filter(|(point, _)| (point.value.unwrap_or(0.0) < 0.0) == negative);
        wanted.map(|(_, label)| width_of(&label) + 8.0).fold(0.0, f64::max)
    };
    let left = if least < 0.0 { label_room(true) } else { 1.0 };
    let right = label_room(false);
    Axis { left, width: (WIDTH - left - right).max(40.0), least, most }
}

fn draw_bar(svg: &mut Svg, axis: &Axis, y: f64, point: &ChartPoint, label: &str, fill: &str) {
    let zero = axis.at(0.0);
    let baseline = y + BAR - 3.0;
    let Some(value) = point.value else {
        svg.text(zero + 5.0, baseline, Anchor::Start, label);
        return;
    };
    let end = axis.at(value);
    let (x, width) = if value < 0.0 { (end, zero - end) } else { (zero, end - zero) };
    svg.bar(x, y, width, BAR, fill);
    if value < 0.0 {
        svg.text(end - 5.0, baseline, Anchor::End, label);
    } else {
        svg.text(end + 5.0, baseline, Anchor::Start, label);
    }
}

/// Bars divided into parts, with a legend above and the numbers that have room below each bar. No value
/// is negative.
pub(crate) fn draw_stacked(data: &ChartData, id: &str) -> (Svg, f64) {
    let mut svg = Svg::default();
    let mut y = draw_legend(&mut svg, data, id);
    let total = |at: usize| -> f64 {
        let points = data.series.iter().filter_map(|series| series.points.get(at));
        points.filter_map(|point| point.value).sum()
    };
    let most = (0..data.categories.len()).map(total).fold(0.0, f64::max);
    let axis = Axis { left: 1.0, width: WIDTH - 2.0, least: 0.0, most };
    for (at, category) in data.categories.iter().enumerate() {
        for line in wrap(category, WIDTH - 4.0) {
            y += LINE;
            svg.text(0.0, y - 4.0, Anchor::Start, &line);
        }
        let mut sum = 0.0;
        let mut labels: Vec<(f64, String)> = Vec::new();
        for (number, series) in data.series.iter().enumerate() {
            let Some(point) = series.points.get(at) else { continue };
            let value = point.value.unwrap_or(0.0);
            let (start, end) = (axis.at(sum), axis.at(sum + value));
            svg.bar(start, y, end - start, BAR + 3.0, &fill(id, number));
            if end - start >= width_of(&point.label) + 4.0 {
                labels.push((f64::midpoint(start, end), point.label.clone()));
            }
            sum += value;
        }
        y += BAR + 3.0;
        // Under the bar, for no colour of text is legible on every pattern.
        if !labels.is_empty() {
            y += LINE - 3.0;
        }
        for (x, label) in labels {
            svg.text(x, y - 2.0, Anchor::Middle, &label);
        }
        y += GAP;
    }
    (svg, y)
}

fn draw_legend(svg: &mut Svg, data: &ChartData, id: &str) -> f64 {
    let mut y = 2.0;
    for (number, series) in data.series.iter().enumerate() {
        svg.bar(1.0, y + 2.0, 22.0, 13.0, &fill(id, number));
        for line in wrap(&series.name, WIDTH - 34.0) {
            svg.text(30.0, y + 13.0, Anchor::Start, &line);
            y += LINE;
        }
        y += 2.0;
    }
    y + 4.0
}
