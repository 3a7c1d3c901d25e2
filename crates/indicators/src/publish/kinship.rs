//! Which indicators count the same rows, and which count part of another's: what readers can subtract.
//!
//! `feedback_fs` is `feedback_total` at one unit, and `nonexec_contact` is part of `nonexec_decisions`.
//! Whoever has both has the rest, whether it is printed or not.

use crate::compute::Figures;
use crate::definition::{Catalogue, Content, Definition, Rows};
use crate::engine::spec::Count;
use crate::filter::{Atom, Expr};
use crate::suppression::Sum;
use enslinje_domain::{Figure, FigureKey, IndicatorId, Number, Organisation, UnitId};
use num_traits::{Signed, Zero};
use std::collections::{BTreeMap, BTreeSet};

/// What two definitions share when they count the same rows.
type Rule<'c> = (&'static str, &'c Count, Number, BTreeSet<&'c Expr>);

/// The kinship of all definitions that count rows.
pub(super) struct Kinship<'c> {
    catalogue: &'c Catalogue,
    organisation: &'c Organisation,
    leaders: BTreeMap<Rule<'c>, IndicatorId>,
}

impl<'c> Kinship<'c> {
    /// Compares all definitions.
    pub(super) fn new(catalogue: &'c Catalogue, organisation: &'c Organisation) -> Self {
        let mut leaders = BTreeMap::new();
        for indicator in catalogue.indicators() {
            if let [version] = indicator.versions()
                && let Some(rule) = rule_of(version)
            {
                leaders.entry(rule).or_insert_with(|| indicator.id.clone());
            }
        }
        Self { catalogue, organisation, leaders }
    }

    fn definition(&self, id: &IndicatorId) -> Option<&'c Definition> {
        match self.catalogue.get(id)?.versions() {
            [version] => Some(version),
            _ => None,
        }
    }

    /// The key under which all indicators that count the same rows are one.
    pub(super) fn canonical(&self, key: &FigureKey) -> FigureKey {
        let Some(definition) = self.definition(&key.indicator) else { return key.clone() };
        let Some(leader) = rule_of(definition).and_then(|rule| self.leaders.get(&rule)) else {
            return key.clone();
        };
        match self.counted_unit(definition, &key.unit) {
            Some(unit) => FigureKey { indicator: leader.clone(), unit, ..key.clone() },
            None => key.clone(),
        }
    }

    /// The unit whose rows count: the narrower of the definition's and the one asked for.
    fn counted_unit(&self, definition: &Definition, asked: &UnitId) -> Option<UnitId> {
        let Some(own) = &definition.unit else { return Some(asked.clone()) };
        if self.organisation.is_within(asked, own) {
            Some(asked.clone())
        } else if self.organisation.is_within(own, asked) {
            Some(own.clone())
        } else {
            None
        }
    }

    /// What is left of each figure when the figures that count part of its rows are taken away: figures of
    /// their own, with the sums that tie them to the others.
    pub(super) fn remainders(&self, all: &Figures) -> (Vec<Figure>, Vec<Sum>) {
        let mut rests = Vec::new();
        let mut sums = Vec::new();
        for whole in all.values() {
            for (number, parts) in self.families(whole, all).into_iter().enumerate() {
                if let Some((rest, sum)) = remainder(whole, &parts, rests.len() + number) {
                    rests.push(rest);
                    sums.push(sum);
                }
            }
        }
        (rests, sums)
    }

    /// Sets of figures that count separate parts of the rows of `whole`.
    fn families<'f>(&self, whole: &Figure, all: &'f Figures) -> Vec<Vec<&'f Figure>> {
        let Some(rule) = self.definition(&whole.key.indicator).and_then(rule_of) else { return Vec::new() };
        let mut by_column: BTreeMap<&'static str, Vec<(&Figure, &Vec<String>)>> = BTreeMap::new();
        let mut alone = Vec::new();
        for part in all.values().filter(|part| same_place(&part.key, &whole.key)) {
            let Some(narrower) = self.definition(&part.key.indicator).and_then(rule_of) else { continue };
            let is_part = (narrower.0, narrower.1, narrower.2) == (rule.0, rule.1, rule.2)
                && narrower.3.len() > rule.3.len()
                && rule.3.is_subset(&narrower.3);
            let mut extra = narrower.3.difference(&rule.3);
            match (is_part, extra.next(), extra.next()) {
                (true, Some(Expr::Atom(Atom::Category { column, values })), None) => {
                    by_column.entry(column).or_default().push((part, values));
                }
                (true, ..) => alone.push(vec![part]),
                (false, ..) => {}
            }
        }
        alone.extend(by_column.into_values().flat_map(separate));
        alone
    }
}

/// Figures whose codes do not overlap belong together; one that overlaps stands alone.
fn separate<'f>(parts: Vec<(&'f Figure, &Vec<String>)>) -> Vec<Vec<&'f Figure>> {
    let mut together = Vec::new();
    let mut taken: BTreeSet<&String> = BTreeSet::new();
    let mut families = Vec::new();
    for (figure, codes) in parts {
        if codes.iter().any(|code| taken.contains(code)) {
            families.push(vec![figure]);
        } else {
            taken.extend(codes);
            together.push(figure);
        }
    }
    families.push(together);
    families
}

fn same_place(one: &FigureKey, other: &FigureKey) -> bool {
    one.indicator != other.indicator
        && one.unit == other.unit
        && one.period == other.period
        && one.by == other.by
}

/// The rest, under an id that no definition has, and the sum that ties it to the others.
fn remainder(whole: &Figure, parts: &[&Figure], number: usize) -> Option<(Figure, Sum)> {
    let taken: Option<Number> = parts.iter().map(|part| part.value).sum();
    let value = whole.value? - taken?;
    if parts.is_empty() || value.is_negative() || !(value.is_integer() || value.is_zero()) {
        return None;
    }
    let indicator = IndicatorId::new(&format!("rest_{number}_of_{}", whole.key.indicator))?;
    let key = FigureKey { indicator, ..whole.key.clone() };
    let members = parts.iter().map(|part| part.key.clone()).chain([key.clone()]).collect();
    let rest = Figure { key, value: Some(value), ..whole.clone() };
    Some((rest, Sum { total: whole.key.clone(), parts: members }))
}

/// What the definition counts, apart from its unit; none when it does not count rows one by one.
fn rule_of(definition: &Definition) -> Option<Rule<'_>> {
    let Content::Rows(Rows { register, filter, count, factor }) = &definition.content else { return None };
    let counts_rows = match count {
        Count::Events { .. }
        | Count::Active(_)
        | Count::Stock { weight: None, .. }
        | Count::Overdue { .. }
        | Count::OverdueOpen { .. } => true,
        Count::Sum { .. }
        | Count::Stock { weight: Some(_), .. }
        | Count::AverageStock { .. }
        | Count::Days { .. }
        | Count::AverageDays { .. }
        | Count::Duration { .. }
        | Count::Distinct { .. } => false,
    };
    let conditions = match filter.as_ref().map(|filter| &filter.expr) {
        None => BTreeSet::new(),
        Some(Expr::And(conditions)) => conditions.iter().collect(),
        Some(other) => BTreeSet::from([other]),
    };
    (counts_rows && register.about_people).then_some((register.name, count, *factor, conditions))
}
