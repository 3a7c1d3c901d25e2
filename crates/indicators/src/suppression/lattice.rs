//! From figures to cells: the sums over units, parts and periods, with the remainders made explicit.
//!
//! A remainder (rows of the department itself, the part that nobody printed, the month between two
//! printed periods) is a cell like any other, because a reader can subtract.

use super::cells::{Axis, Cell, Parts, Sign, Site, State, Table};
use super::periods::weight;
use super::{Additive, Knowledge, OverPeriods, Policy, Rule};
use enslinje_domain::{Figure, FigureKey, Number, UnitId};
use num_traits::CheckedMul;
use std::collections::{BTreeMap, BTreeSet};

/// The finest unit that values are held in, as a part of one. A value that needs a finer one is no
/// count, amount or mean of them, and cannot be part of a sum.
const FINEST: i128 = 1_000_000_000_000;

/// Greatest value of which sums are sure to fit.
const LARGEST: i128 = 1 << 100;

pub(super) struct Lattice<'a> {
    minimum: i128,
    /// How many of the unit that values are held in make one.
    one: i128,
    knowledge: &'a Knowledge,
    names: BTreeMap<String, usize>,
    texts: Vec<String>,
    pub rules: BTreeMap<usize, Rule>,
    pub people: Vec<Option<i128>>,
    pub table: Table,
}

/// Cells and relations of all protected figures that have a value.
pub(super) fn build(figures: &BTreeMap<FigureKey, Figure>, policy: Policy, knowledge: &Knowledge) -> Table {
    let mut lattice = Lattice {
        minimum: policy.minimum.into(),
        one: common_unit(figures.values().filter_map(|figure| figure.value)),
        knowledge,
        names: BTreeMap::new(),
        texts: Vec::new(),
        rules: BTreeMap::new(),
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
    pub(super) fn name(&mut self, text: String) -> usize {
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
        let mut site = self.site(key, rule);
        let mut weight = weight(rule.periods, site.span);
        let units = Number::from_integer(self.one).checked_mul(&value);
        let units = units.filter(|units| units.is_integer() && units.to_integer().abs() < LARGEST);
        let value = units
            .map_or_else(|| value.ceil().to_integer().saturating_mul(self.one), |units| units.to_integer());
        if units.is_none() {
            site.family = self.name(format!("alone {key:?}"));
            self.rules.insert(site.family, Rule::ALONE);
            weight = 1;
        }
        if let Some(cell) = self.table.at.get(&site) {
            self.table.published.push((key.clone(), *cell));
            return;
        }
        let people = self.knowledge.people.get(key).map(|people| i128::from(*people));
        let sensitive = self.is_small(value, people);
        let state = match (sensitive, value) {
            (true, _) => State::Hidden,
            (false, 0) => State::Zero,
            (false, _) => State::Shown,
        };
        let minimum = self.minimum * weight * self.one;
        let (low, high) = match people {
            Some(_) => ((value >= 0).then_some(0), None),
            None if sensitive => (Some(1), Some(minimum - 1)),
            None => (Some(minimum), None),
        };
        let cell = self.add(site, value.saturating_mul(weight), people, state);
        let data = &mut self.table.cells[cell];
        (data.low, data.high, data.sensitive) = (low, high, sensitive);
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

    /// More than none and less than the minimum: of people when they are known, otherwise of the value.
    fn is_small(&self, value: i128, people: Option<i128>) -> bool {
        people.map_or(0 < value && value < self.minimum * self.one, |people| {
            0 < people && people < self.minimum
        })
    }

    pub(super) fn add(&mut self, site: Site, value: i128, people: Option<i128>, state: State) -> usize {
        let at = self.table.cells.len();
        let is_count = people.is_none() && self.weight_of(&site) == 1;
        self.table.cells.push(Cell {
            value,
            state,
            sensitive: false,
            low: Some(0),
            high: None,
            step: if is_count { self.one } else { self.one.max(value.abs() / 10) },
            relations: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            rank: 0,
        });
        self.people.push(people);
        self.table.sites.push(site.clone());
        self.table.at.insert(site, at);
        at
    }

    /// Adds a cell for something left over, which nobody printed.
    pub(super) fn add_rest(&mut self, site: Site, value: i128, people: Option<i128>) -> usize {
        let weight = self.weight_of(&site);
        let cell = self.add(site, value, people, State::Latent);
        self.table.cells[cell].sensitive = self.is_small(value / weight, people);
        if value < 0 {
            self.table.cells[cell].low = None;
        }
        cell
    }

    fn weight_of(&self, site: &Site) -> i128 {
        weight(self.rule(site.family).periods, site.span)
    }

    pub(super) fn rule(&self, family: usize) -> Rule {
        self.rules.get(&family).copied().unwrap_or(Rule::ALONE)
    }

    /// Relates a whole to its parts; what is left over becomes a cell at `rest`.
    pub(super) fn relate(
        &mut self,
        axis: Axis,
        whole: usize,
        parts: &[usize],
        rest: Site,
        additive: Additive,
    ) {
        if additive == Additive::AtMost {
            for part in parts {
                self.table.bound(whole, *part);
            }
        }
        let sum: i128 = parts.iter().map(|part| self.table.cells[*part].value).sum();
        let left = self.table.cells[whole].value - sum;
        let people = self.people[whole]
            .and_then(|all| parts.iter().try_fold(all, |left, part| Some(left - self.people[*part]?)));
        let mut members: Vec<(usize, Sign)> = parts.iter().map(|part| (*part, Sign::Plus)).collect();
        if left > 0 || (left < 0 && people.is_some()) {
            members.push((self.add_rest(rest, left, people), Sign::Plus));
        } else if left < 0 {
            if additive == Additive::Sum {
                // The caller's word that these add up does not hold, so nothing can be subtracted.
                return;
            }
            // People who are in several parts; not people of their own.
            members.push((self.add(rest, -left, None, State::Latent), Sign::Minus));
        }
        self.table.relate(axis, whole, &members);
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
            if first.periods == second.periods && !self.table.at.contains_key(&site) {
                self.relate(Axis::Families, *whole, &[*part], site, Additive::Sum);
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
            self.relate(Axis::Families, *whole, &parts, site, Additive::Sum);
        }
    }

    fn expand_parts(&mut self) {
        let dimensions: BTreeSet<usize> =
            self.table.at.keys().flat_map(|site| site.by.iter().map(|(dimension, _)| *dimension)).collect();
        for dimension in dimensions {
            let mut groups: BTreeMap<Site, Vec<(usize, usize)>> = BTreeMap::new();
            for (site, cell) in &self.table.at {
                let Some(at) = site.by.iter().position(|(known, _)| *known == dimension) else { continue };
                let mut whole = site.clone();
                let (_, value) = whole.by.remove(at);
                groups.entry(whole).or_default().push((value, *cell));
            }
            for (site, parts) in groups {
                let Some(whole) = self.table.at.get(&site).copied() else { continue };
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
                    self.relate(Axis::Parts(dimension), whole, &cells, rest_site, additive);
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
        for (site, cell) in &self.table.at {
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
                self.relate(Axis::Units, cells[&above], &parts, Site { node: own, ..site.clone() }, additive);
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
}

/// The least common denominator of the values, as far as it stays within [`FINEST`].
fn common_unit(values: impl Iterator<Item = Number>) -> i128 {
    values.fold(1, |unit, value| {
        let finer = unit.checked_mul(value.denom() / common_divisor(unit, *value.denom()));
        finer.filter(|finer| *finer <= FINEST).unwrap_or(unit)
    })
}

fn common_divisor(mut first: i128, mut second: i128) -> i128 {
    while second != 0 {
        (first, second) = (second, first % second);
    }
    first
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
