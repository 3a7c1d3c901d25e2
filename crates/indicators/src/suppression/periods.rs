//! The sums over time: months, quarters, years and whatever lies between two printed periods.

use super::cells::{Axis, Sign, Site, Span};
use super::lattice::Lattice;
use super::{Additive, OverPeriods, Rule};
use enslinje_domain::Month;
use std::collections::{BTreeMap, BTreeSet};

impl Lattice<'_> {
    pub(super) fn expand_periods(&mut self) {
        let mut groups: BTreeMap<Site, BTreeMap<Span, usize>> = BTreeMap::new();
        for (site, cell) in &self.table.at {
            groups.entry(Site { span: (0, 0), ..site.clone() }).or_default().insert(site.span, *cell);
        }
        for (site, spans) in groups {
            match self.rule(site.family).periods {
                OverPeriods::Sum | OverPeriods::MonthMean | OverPeriods::DayMean => {
                    self.chain(&site, &spans);
                }
                OverPeriods::AtMost => self.cover(&site, &spans),
                OverPeriods::AtEnd | OverPeriods::No => {}
            }
        }
    }

    /// Periods that add up: the months at which printed periods begin and end are points, and whatever
    /// lies between two points that are joined by printed periods can be computed.
    fn chain(&mut self, site: &Site, spans: &BTreeMap<Span, usize>) {
        for points in joined(spans, |cell| (self.table.cells[cell].value, self.people[cell])) {
            let mut segments = Vec::new();
            for pair in points.windows(2) {
                let [before, after] = pair else { continue };
                let span = (before.month, after.month);
                let (value, people) = (after.value - before.value, after.people.zip(before.people));
                let people = people.map(|(after, before)| after - before);
                let segment_site = Site { span, ..site.clone() };
                let cell = match self.table.at.get(&segment_site) {
                    Some(cell) => Some(*cell),
                    None if value == 0 => None,
                    None => Some(self.add_rest(segment_site, value, people)),
                };
                segments.push((span, cell));
            }
            for (span, whole) in spans.range((points[0].month, i32::MIN)..) {
                let inside = segments.iter().filter(|(part, _)| span.0 <= part.0 && part.1 <= span.1);
                let parts: Vec<(usize, Sign)> =
                    inside.filter_map(|(_, cell)| Some(((*cell)?, Sign::Plus))).collect();
                let ends = |month| points.iter().any(|point| point.month == month);
                if ends(span.0) && ends(span.1) && parts.iter().any(|(part, _)| part != whole) {
                    self.table.relate(Axis::Periods, *whole, &parts);
                }
            }
        }
    }

    /// Periods that do not add up: the whole is at most the sum of shorter ones that cover it.
    fn cover(&mut self, site: &Site, spans: &BTreeMap<Span, usize>) {
        let lengths: BTreeSet<i32> = spans.keys().map(|(from, to)| to - from).collect();
        for (whole, cell) in spans {
            for length in lengths.range(1..whole.1 - whole.0) {
                let starts = (whole.0..whole.1).step_by(usize::try_from(*length).unwrap_or(1));
                let parts: Option<Vec<usize>> =
                    starts.map(|start| spans.get(&(start, start + length)).copied()).collect();
                if let (Some(parts), 0) = (parts, (whole.1 - whole.0) % length) {
                    let family = self.name(format!("{} in steps of {length}", site.family));
                    self.rules.insert(family, Rule::ALONE);
                    let rest = Site { family, span: *whole, ..site.clone() };
                    self.relate(Axis::Periods, *cell, &parts, rest, Additive::AtMost);
                }
            }
            for (part, inner) in spans.iter().filter(|(part, _)| whole.0 <= part.0 && part.1 <= whole.1) {
                if part != whole {
                    self.table.bound(*cell, *inner);
                }
            }
        }
    }
}

/// A month at which a printed period begins or ends, with the running total there.
struct Point {
    month: i32,
    value: i128,
    people: Option<i128>,
}

/// Groups of points joined by periods, each in the order of time.
fn joined(spans: &BTreeMap<Span, usize>, content: impl Fn(usize) -> (i128, Option<i128>)) -> Vec<Vec<Point>> {
    let mut left: BTreeSet<i32> = spans.keys().flat_map(|(from, to)| [*from, *to]).collect();
    let mut groups = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut known = BTreeMap::from([(first, (0, Some(0)))]);
        let mut queue = vec![first];
        while let Some(month) = queue.pop() {
            let (value, people) = known[&month];
            for ((from, to), cell) in spans {
                let (more, persons) = content(*cell);
                let (next, value, people) = if *from == month {
                    (*to, value + more, people.zip(persons).map(|(a, b)| a + b))
                } else if *to == month {
                    (*from, value - more, people.zip(persons).map(|(a, b)| a - b))
                } else {
                    continue;
                };
                if left.remove(&next) {
                    known.insert(next, (value, people));
                    queue.push(next);
                }
            }
        }
        groups
            .push(known.into_iter().map(|(month, (value, people))| Point { month, value, people }).collect());
    }
    groups
}

/// What a mean is multiplied by to become a sum.
pub(super) fn weight(periods: OverPeriods, span: Span) -> i128 {
    match periods {
        OverPeriods::MonthMean => i128::from(span.1 - span.0),
        OverPeriods::DayMean => i128::from(days(span)),
        _ => 1,
    }
}

fn days(span: Span) -> i64 {
    let start = |index: i32| {
        let number = index.rem_euclid(12).unsigned_abs() + 1;
        Month::new(index.div_euclid(12), number).map(Month::first_day)
    };
    match (start(span.0), start(span.1)) {
        (Some(from), Some(to)) => (to - from).num_days(),
        // The month after the last one that a period may touch.
        _ => i64::from(span.1 - span.0) * 30,
    }
}
