//! From figures to cells: the sums over units, parts and periods, with the remainders made explicit.
//!
//! A remainder (rows of the department itself, the part that nobody printed, the month between two
//! printed periods) is a cell like any other, because a reader can subtract.

use super::cells::{Cell, Sign, State, Table};
use super::{Additive, Knowledge, OverPeriods, Policy, Rule};
use enslinje_domain::{Figure, FigureKey, Month, Number, UnitId};
use num_traits::{One, Signed, Zero};
use std::collections::{BTreeMap, BTreeSet};

/// A span of months, `[from, to)` as indices.
type Span = (i32, i32);

/// Values of the split, dimension and value by number.
type Parts = Vec<(usize, usize)>;

/// Where a cell stands. Cells with equal places are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Site {
    family: usize,
    node: usize,
    by: Parts,
    span: Span,
}

struct Lattice<'a> {
    minimum: Number,
    knowledge: &'a Knowledge,
    names: BTreeMap<String, usize>,
    texts: Vec<String>,
    rules: BTreeMap<usize, Rule>,
    sites: BTreeMap<Site, usize>,
    people: Vec<Option<i128>>,
    table: Table,
}

/// Cells and relations of all protected figures that have a value.
pub(super) fn build(figures: &BTreeMap<FigureKey, Figure>, policy: Policy, knowledge: &Knowledge) -> Table {
    let mut lattice = Lattice {
        minimum: Number::from_integer(policy.minimum.into()),
        knowledge,
        names: BTreeMap::new(),
        texts: Vec::new(),
        rules: BTreeMap::new(),
        sites: BTreeMap::new(),
        people: Vec::new(),
        table: Table::default(),
    };
    for (key, figure) in figures {
        if let Some(value) = figure.value {
            lattice.publish(key, value);
        }
    }
    lattice.complements();
    lattice.sums();
    lattice.expand_parts();
    lattice.expand_units();
    lattice.expand_periods();
    lattice.table
}

impl Lattice<'_> {
    fn name(&mut self, text: String) -> usize {
        let next = self.names.len();
        let number = *self.names.entry(text.clone()).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        number
    }

    fn publish(&mut self, key: &FigureKey, value: Number) {
        let rule = self.knowledge.rules.get(&key.indicator).copied().unwrap_or(Rule::ALONE);
        if !rule.protected {
            return;
        }
        let site = self.site(key, rule);
        if let Some(cell) = self.sites.get(&site) {
            self.table.published.push((key.clone(), *cell));
            return;
        }
        let weight = weight(rule.periods, site.span);
        let people = self.knowledge.people.get(key).map(|people| i128::from(*people));
        let sensitive = self.is_small(value, people);
        let state = match (sensitive, value.is_zero()) {
            (true, _) => State::Hidden,
            (false, true) => State::Zero,
            (false, false) => State::Shown,
        };
        let (low, high) = match people {
            Some(_) => ((!value.is_negative()).then(Number::zero), None),
            None if sensitive => (Some(Number::one()), Some(self.minimum * weight - Number::one())),
            None => (Some(self.minimum * weight), None),
        };
        let cell = self.add(site, value * weight, people, state);
        let cell_data = &mut self.table.cells[cell];
        (cell_data.low, cell_data.high, cell_data.sensitive) = (low, high, sensitive);
        self.table.published.push((key.clone(), cell));
    }

    fn site(&mut self, key: &FigureKey, rule: Rule) -> Site {
        let family = self.name(format!("indicator {}", key.indicator));
        self.rules.insert(family, rule);
        let node = self.name(format!("unit {}", key.unit));
        let mut by = Parts::new();
        for (dimension, value) in &key.by.0 {
            by.push((self.name(format!("by {dimension}")), self.name(format!("part {value}"))));
        }
        by.sort_unstable();
        let end = key.period.end_index();
        let first = if rule.periods == OverPeriods::AtEnd { end - 1 } else { key.period.first().index() };
        Site { family, node, by, span: (first, end) }
    }

    /// Between one and the minimum less one: of people when they are known, otherwise of the value.
    fn is_small(&self, value: Number, people: Option<i128>) -> bool {
        let count = people.map_or(value, Number::from_integer);
        count.is_positive() && count < self.minimum
    }

    fn add(&mut self, site: Site, value: Number, people: Option<i128>, state: State) -> usize {
        let at = self.table.cells.len();
        let tenth = (value.abs() / Number::from_integer(10)).ceil();
        let counts = people.is_none() && self.weight_of(&site).is_one();
        self.table.cells.push(Cell {
            value,
            state,
            sensitive: false,
            low: Some(Number::zero()),
            high: None,
            step: if counts { Number::one() } else { tenth.max(Number::one()) },
            relations: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            rank: 0,
        });
        self.people.push(people);
        self.sites.insert(site, at);
        at
    }

    fn weight_of(&self, site: &Site) -> Number {
        weight(self.rule(site.family).periods, site.span)
    }

    fn rule(&self, family: usize) -> Rule {
        self.rules.get(&family).copied().unwrap_or(Rule::ALONE)
    }

    /// Relates a whole to its parts; what is left over becomes a cell at `rest`.
    fn relate(&mut self, whole: usize, parts: &[usize], rest: Site, additive: Additive) {
        if additive == Additive::AtMost {
            for part in parts {
                self.table.bound(whole, *part);
            }
        }
        let sum: Number = parts.iter().map(|part| self.table.cells[*part].value).sum();
        let left = self.table.cells[whole].value - sum;
        let people = parts.iter().try_fold(self.people[whole], |left, part| {
            Some(left.zip(self.people[*part]).map(|(left, people)| left - people))
        });
        let people = people.flatten();
        let mut members: Vec<(usize, Sign)> = parts.iter().map(|part| (*part, Sign::Plus)).collect();
        if !left.is_zero() {
            let amounts = people.is_some();
            if left.is_negative() && additive == Additive::Sum && !amounts {
                // The caller's word that these add up does not hold, so nothing can be subtracted.
                return;
            }
            let weight = self.weight_of(&rest);
            let value = if amounts { left } else { left.abs() };
            let cell = self.add(rest, value, people, State::Latent);
            self.table.cells[cell].sensitive =
                (amounts || left.is_positive()) && self.is_small(left / weight, people);
            if amounts && left.is_negative() {
                self.table.cells[cell].low = None;
            }
            members.push((cell, if left.is_negative() && !amounts { Sign::Minus } else { Sign::Plus }));
        }
        self.table.relate(whole, &members);
    }

    /// What a share leaves over: those of the denominator who are not in the numerator.
    fn complements(&mut self) {
        let cells: BTreeMap<FigureKey, usize> = self.table.published.iter().cloned().collect();
        let derivations = &self.knowledge.derivations;
        for derivation in derivations.iter().filter(|derivation| derivation.part_of_whole) {
            let [numerator, denominator] = derivation.inputs.as_slice() else { continue };
            let (Some(part), Some(whole)) = (cells.get(numerator), cells.get(denominator)) else { continue };
            let rule_of = |key: &FigureKey| self.knowledge.rules.get(&key.indicator).copied();
            let (Some(first), Some(second)) = (rule_of(numerator), rule_of(denominator)) else { continue };
            let same_table = numerator.unit == denominator.unit
                && numerator.period == denominator.period
                && numerator.by == denominator.by;
            let rule = common(first, second, same_table);
            let mut site = self.site(denominator, second);
            site.family = self.name(format!("{} without {}", denominator.indicator, numerator.indicator));
            self.rules.insert(site.family, rule);
            if first.periods == second.periods && !self.sites.contains_key(&site) {
                self.relate(*whole, &[*part], site, Additive::Sum);
            }
        }
    }

    fn sums(&mut self) {
        let cells: BTreeMap<FigureKey, usize> = self.table.published.iter().cloned().collect();
        for (number, sum) in self.knowledge.sums.iter().enumerate() {
            let parts: Option<Vec<usize>> = sum.parts.iter().map(|part| cells.get(part).copied()).collect();
            let (Some(whole), Some(parts)) = (cells.get(&sum.total), parts) else { continue };
            let family = self.name(format!("sum {number}"));
            let mut site = self.site(&sum.total, Rule::ALONE);
            site.family = family;
            self.relate(*whole, &parts, site, Additive::Sum);
        }
    }

    fn expand_parts(&mut self) {
        let dimensions: BTreeSet<usize> =
            self.sites.keys().flat_map(|site| site.by.iter().map(|(dimension, _)| *dimension)).collect();
        for dimension in dimensions {
            let mut groups: BTreeMap<Site, Vec<(usize, usize)>> = BTreeMap::new();
            for (site, cell) in &self.sites {
                let Some(at) = site.by.iter().position(|(known, _)| *known == dimension) else { continue };
                let mut whole = site.clone();
                let (_, value) = whole.by.remove(at);
                groups.entry(whole).or_default().push((value, *cell));
            }
            for (site, parts) in groups {
                let Some(whole) = self.sites.get(&site).copied() else { continue };
                let additive = self.rule(site.family).parts;
                if additive == Additive::No {
                    continue;
                }
                for parts in self.disjoint(parts) {
                    let mut values: Vec<usize> = parts.iter().map(|(value, _)| *value).collect();
                    values.sort_unstable();
                    let rest = self.name(format!("part other than {values:?}"));
                    let mut rest_site = site.clone();
                    rest_site.by.push((dimension, rest));
                    rest_site.by.sort_unstable();
                    let cells: Vec<usize> = parts.iter().map(|(_, cell)| *cell).collect();
                    self.relate(whole, &cells, rest_site, additive);
                }
            }
        }
    }

    /// Age groups of different sets overlap; each set is a split of its own.
    fn disjoint(&self, parts: Vec<(usize, usize)>) -> Vec<Vec<(usize, usize)>> {
        let ages: Option<Vec<_>> =
            parts.iter().map(|part| Some((ages(&self.texts[part.0])?, *part))).collect();
        let Some(mut ages) = ages else { return vec![parts] };
        ages.sort_unstable();
        let mut sets: Vec<(u32, Vec<(usize, usize)>)> = Vec::new();
        for ((from, to), part) in ages {
            match sets.iter_mut().find(|(end, _)| *end <= from) {
                Some((end, set)) => {
                    *end = to;
                    set.push(part);
                }
                None => sets.push((to, vec![part])),
            }
        }
        sets.into_iter().map(|(_, set)| set).collect()
    }

    fn expand_units(&mut self) {
        let units: BTreeMap<usize, UnitId> = self
            .texts
            .iter()
            .enumerate()
            .filter_map(|(number, text)| Some((number, UnitId::new(text.strip_prefix("unit ")?)?)))
            .collect();
        let numbers: BTreeMap<&UnitId, usize> = units.iter().map(|(number, unit)| (unit, *number)).collect();
        let mut groups: BTreeMap<Site, BTreeMap<usize, usize>> = BTreeMap::new();
        for (site, cell) in &self.sites {
            groups.entry(Site { node: 0, ..site.clone() }).or_default().insert(site.node, *cell);
        }
        for (site, cells) in groups {
            let additive = self.rule(site.family).units;
            if additive == Additive::No {
                continue;
            }
            let mut within: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for node in cells.keys() {
                let above = units.get(node).and_then(|unit| self.nearest(unit, &numbers, &cells));
                if let Some(above) = above {
                    within.entry(above).or_default().push(*node);
                }
            }
            for (above, nodes) in within {
                let own = self.name(format!("own rows of {above} besides {nodes:?}"));
                let parts: Vec<usize> = nodes.iter().filter_map(|node| cells.get(node).copied()).collect();
                self.relate(cells[&above], &parts, Site { node: own, ..site.clone() }, additive);
            }
        }
    }

    /// The nearest unit above that has a cell. The way up is bounded in case the parents form a ring.
    fn nearest(
        &self,
        unit: &UnitId,
        numbers: &BTreeMap<&UnitId, usize>,
        cells: &BTreeMap<usize, usize>,
    ) -> Option<usize> {
        let mut unit = unit;
        for _ in 0..=self.knowledge.parents.len() {
            unit = self.knowledge.parents.get(unit)?;
            if let Some(number) = numbers.get(unit).filter(|number| cells.contains_key(number)) {
                return Some(*number);
            }
        }
        None
    }

    fn expand_periods(&mut self) {
        let mut groups: BTreeMap<Site, BTreeMap<Span, usize>> = BTreeMap::new();
        for (site, cell) in &self.sites {
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
                let cell = match self.sites.get(&segment_site) {
                    Some(cell) => Some(*cell),
                    None if value.is_zero() => None,
                    None => {
                        let weight = self.weight_of(&segment_site);
                        let cell = self.add(segment_site, value, people, State::Latent);
                        self.table.cells[cell].sensitive = self.is_small(value / weight, people);
                        if value.is_negative() {
                            self.table.cells[cell].low = None;
                        }
                        Some(cell)
                    }
                };
                segments.push((span, cell));
            }
            for (span, whole) in spans.range((points[0].month, i32::MIN)..) {
                let inside = segments.iter().filter(|(part, _)| span.0 <= part.0 && part.1 <= span.1);
                let parts: Vec<(usize, Sign)> =
                    inside.filter_map(|(_, cell)| Some(((*cell)?, Sign::Plus))).collect();
                let ends = |month| points.iter().any(|point| point.month == month);
                if ends(span.0) && ends(span.1) && parts.iter().any(|(part, _)| part != whole) {
                    self.table.relate(*whole, &parts);
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
                    self.relate(*cell, &parts, rest, Additive::AtMost);
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
    value: Number,
    people: Option<i128>,
}

/// Groups of points joined by periods, each in the order of time.
fn joined(
    spans: &BTreeMap<Span, usize>,
    content: impl Fn(usize) -> (Number, Option<i128>),
) -> Vec<Vec<Point>> {
    let mut left: BTreeSet<i32> = spans.keys().flat_map(|(from, to)| [*from, *to]).collect();
    let mut groups = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut known = BTreeMap::from([(first, (Number::zero(), Some(0)))]);
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
fn weight(periods: OverPeriods, span: Span) -> Number {
    match periods {
        OverPeriods::MonthMean => Number::from_integer(i128::from(span.1 - span.0)),
        OverPeriods::DayMean => Number::from_integer(i128::from(days(span))),
        _ => Number::one(),
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

/// `part 13-15` as the half-open range of ages 13 to 16.
fn ages(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.strip_prefix("part ")?.split_once('-')?;
    let to = if to.is_empty() { u32::MAX } else { to.parse::<u32>().ok()?.checked_add(1)? };
    Some((from.parse().ok()?, to))
}

fn common(first: Rule, second: Rule, same_table: bool) -> Rule {
    let both = |a: Additive, b: Additive| if same_table && a == b { a } else { Additive::No };
    Rule {
        protected: true,
        units: both(first.units, second.units),
        parts: both(first.parts, second.parts),
        periods: if same_table && first.periods == second.periods { first.periods } else { OverPeriods::No },
    }
}
