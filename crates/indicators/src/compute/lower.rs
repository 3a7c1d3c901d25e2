//! Definitions as specifications for the engine.

use super::demand::Wanted;
use crate::definition::{AGE, Content, Definition, LedgerSum};
use crate::engine::spec::{Count, Dimension, Spec};
use crate::engine::units::UnitTree;
use crate::filter::{Atom, Expr};
use crate::register::{Kind, LEDGER, Register};
use enslinje_domain::{Number, Split};
use enslinje_pack::Pack;
use num_traits::CheckedMul;
use std::collections::{BTreeMap, BTreeSet};

/// The column of the ledger that a split chooses from rather than adds up.
pub(super) const AMOUNT: &str = "amount";

/// Whether figures of the definition may be split by a dimension.
pub(super) fn can_split(definition: &Definition, dimension: &str) -> bool {
    if dimension == AGE { definition.ages.is_some() } else { definition.splits_by(dimension) }
}

/// The codes of a dimension when they are a closed list.
pub(super) fn codes(definition: &Definition, dimension: &str) -> Vec<String> {
    if !can_split(definition, dimension) {
        return Vec::new();
    }
    if dimension == AGE {
        return definition.ages.as_ref().map_or_else(Vec::new, |ages| ages.limits.labels());
    }
    closed_codes(definition.register(), dimension).iter().map(ToString::to_string).collect()
}

/// Whether a code can stand in a dimension; any can when the list is open.
pub(super) fn is_code(definition: &Definition, dimension: &str, code: &str) -> bool {
    if dimension == AGE {
        return definition.ages.as_ref().is_some_and(|ages| ages.limits.find(code).is_some());
    }
    let closed = closed_codes(definition.register(), dimension);
    closed.is_empty() || closed.contains(&code)
}

fn closed_codes(register: Option<&'static Register>, column: &str) -> &'static [&'static str] {
    match register.and_then(|register| register.column(column)).map(|column| column.kind) {
        Some(Kind::Category(codes)) => codes,
        _ => &[],
    }
}

/// One specification for each largest set of dimensions that is wanted; smaller sets are parts of it.
pub(super) fn specs(definition: &Definition, wanted: &Wanted, pack: &Pack, units: &UnitTree) -> Vec<Spec> {
    let Some((register, filter, count)) = rows(definition, pack) else { return Vec::new() };
    let within = within(definition, units);
    wanted
        .largest()
        .into_iter()
        .map(|columns| Spec {
            register,
            filter: filter.clone(),
            within: within.clone(),
            count: count.clone(),
            dimensions: dimensions(register, &columns, wanted),
            ages: columns
                .contains(AGE)
                .then(|| definition.ages.as_ref().map(|ages| ages.limits.clone()))
                .flatten(),
            lengths: lengths(&count, wanted),
        })
        .collect()
}

/// The specification of one part alone, its codes as conditions of the filter.
pub(super) fn one_part(definition: &Definition, by: &Split, pack: &Pack, units: &UnitTree) -> Option<Spec> {
    let (register, filter, count) = rows(definition, pack)?;
    let mut parts: Vec<Expr> = filter.into_iter().collect();
    let mut codes: BTreeMap<&str, &str> =
        by.0.iter().map(|(name, code)| (name.as_str(), code.as_str())).collect();
    if let Content::Ledger(sum) = &definition.content {
        codes.entry(AMOUNT).or_insert(sum.amount.name());
    }
    for (name, code) in codes {
        if let Some(column) = register.column(name) {
            parts.push(Expr::Atom(Atom::Category { column: column.name, values: vec![code.to_owned()] }));
        }
    }
    let filter = if parts.len() > 1 { Some(Expr::And(parts)) } else { parts.pop() };
    let ages = definition.ages.as_ref().filter(|_| by.0.contains_key(AGE)).map(|ages| ages.limits.clone());
    let within = within(definition, units);
    Some(Spec { register, filter, within, count, dimensions: Vec::new(), ages, lengths: Vec::new() })
}

/// The unit whose rows count, in each committee.
fn within(definition: &Definition, units: &UnitTree) -> Option<Vec<u32>> {
    definition
        .unit
        .as_ref()
        .and_then(|unit| units.find(unit.as_str()))
        .map(|unit| units.copies(unit).to_vec())
}

fn lengths(count: &Count, wanted: &Wanted) -> Vec<usize> {
    if matches!(count, Count::Distinct { .. }) {
        wanted.lengths.iter().copied().collect()
    } else {
        Vec::new()
    }
}

fn dimensions(register: &'static Register, columns: &BTreeSet<&str>, wanted: &Wanted) -> Vec<Dimension> {
    let of = |name: &&str| {
        let known = register.column(name)?;
        let column = known.name;
        let closed = closed_codes(Some(register), column);
        let codes = if closed.is_empty() {
            wanted.codes.get(column).into_iter().flatten().cloned().collect()
        } else {
            closed.iter().map(ToString::to_string).collect()
        };
        Some(Dimension { column, codes, rest: closed.is_empty() || known.optional })
    };
    columns.iter().filter(|name| **name != AGE).filter_map(of).collect()
}

fn rows(definition: &Definition, pack: &Pack) -> Option<(&'static Register, Option<Expr>, Count)> {
    match &definition.content {
        Content::Rows(rows) => {
            Some((rows.register, rows.filter.as_ref().map(|filter| filter.expr.clone()), rows.count.clone()))
        }
        Content::Ledger(sum) => {
            Some((&LEDGER, Some(ledger_filter(sum, pack)), Count::Sum { date: "month", amount: "value" }))
        }
        Content::Derived(_) | Content::Series => None,
    }
}

/// What a count is multiplied by, with the sign of the income statement's line.
pub(super) fn factor(definition: &Definition, pack: &Pack) -> Option<Number> {
    match &definition.content {
        Content::Rows(rows) => Some(rows.factor),
        Content::Ledger(sum) => {
            let negated = sum
                .lines
                .first()
                .and_then(|line| pack.economy.statement.get(line))
                .is_some_and(|entry| entry.negated);
            let sign = Number::from_integer(if negated { -1 } else { 1 });
            sum.factor.checked_mul(&sign)
        }
        Content::Derived(_) | Content::Series => None,
    }
}

/// The rows that count on the lines: by line where all its accounts count, otherwise by account too.
fn ledger_filter(sum: &LedgerSum, pack: &Pack) -> Expr {
    let statement = &pack.economy.statement;
    let mut by_line: BTreeMap<&str, (BTreeSet<&str>, bool)> = BTreeMap::new();
    for row in &pack.economy.ledger {
        let counts = sum.lines.iter().any(|line| statement.counts(line, &row.account, &row.line));
        let (accounts, whole) = by_line.entry(row.line.as_str()).or_insert((BTreeSet::new(), true));
        if counts {
            accounts.insert(row.account.as_str());
        }
        *whole &= counts;
    }
    let category = |column, values: Vec<String>| Expr::Atom(Atom::Category { column, values });
    let owned = |names: &BTreeSet<&str>| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let whole = by_line.iter().filter(|(_, (_, whole))| *whole).map(|(line, _)| (*line).to_owned()).collect();
    let mut lines = vec![category("line", whole)];
    for (line, (accounts, whole)) in &by_line {
        if !*whole && !accounts.is_empty() {
            let line = category("line", vec![(*line).to_owned()]);
            lines.push(Expr::And(vec![line, category("account", owned(accounts))]));
        }
    }
    let mut parts = vec![Expr::Or(lines)];
    if !sum.activities.is_empty() {
        let mut activities: Vec<String> = sum.activities.iter().map(ToString::to_string).collect();
        activities.sort();
        parts.push(category("activity", activities));
    }
    parts.extend(sum.entry.map(|entry| category("entry", vec![entry.name().to_owned()])));
    parts.extend(sum.filter.as_ref().map(|filter| filter.expr.clone()));
    Expr::And(parts)
}
