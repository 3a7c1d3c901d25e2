//! Looks up the names of a filter in a register's columns and checks the types of its values.

use super::parse::{At, Literal, Tree};
use super::{Atom, Comparison, Expr, FilterFault, Overdue};
use crate::nearest::nearest;
use crate::register::{Column, Kind, Register};
use chrono::{Datelike, NaiveDate};

/// Checks a tree.
///
/// # Errors
/// All faults of names and types.
pub fn check(
    tree: &Tree,
    register: &'static Register,
    overdue: Option<&Overdue>,
) -> Result<Expr, Vec<FilterFault>> {
    let mut checker = Checker { register, overdue, faults: Vec::new() };
    let expr = checker.tree(tree);
    match expr {
        Some(expr) if checker.faults.is_empty() => Ok(expr),
        _ => Err(checker.faults),
    }
}

/// Days since 1970-01-01, as `Date32` counts them.
pub fn day_number(day: NaiveDate) -> i32 {
    // 719 163 is the day number from the common era of 1970-01-01.
    day.num_days_from_ce() - 719_163
}

struct Checker<'a> {
    register: &'static Register,
    overdue: Option<&'a Overdue>,
    faults: Vec<FilterFault>,
}

impl Checker<'_> {
    fn tree(&mut self, tree: &Tree) -> Option<Expr> {
        match tree {
            Tree::And(parts) => self.parts(parts).map(Expr::And),
            Tree::Or(parts) => self.parts(parts).map(Expr::Or),
            Tree::Not(part) => Some(not(self.tree(part)?)),
            Tree::Compare { column, comparison, negated, value } => {
                let found = self.column(column)?;
                let atom = self.compare(found, column, *comparison, value)?;
                Some(negate_if(*negated, atom))
            }
            Tree::In { column, values } => self.is_in(column, values),
            Tree::Empty { column } => self.empty(column),
            Tree::Age { column, comparison, negated, value } => {
                let atom = self.age(column, *comparison, value)?;
                Some(negate_if(*negated, atom))
            }
            Tree::Overdue { column } => self.overdue(column),
        }
    }

    fn parts(&mut self, parts: &[Tree]) -> Option<Vec<Expr>> {
        // Every part is checked before the first missing one ends it, so that all faults are told.
        let checked: Vec<_> = parts.iter().map(|part| self.tree(part)).collect();
        checked.into_iter().collect()
    }

    fn fault(&mut self, fault: FilterFault) {
        self.faults.push(fault);
    }

    fn column(&mut self, name: &At<String>) -> Option<&'static Column> {
        let found = self.register.column(&name.value);
        if found.is_none() {
            let known = self.register.columns.iter().map(|column| column.name);
            let fault = FilterFault::new("filter-unknown-column", name.span.clone())
                .with("column", &name.value)
                .with("register", self.register.name)
                .with("nearest", nearest(&name.value, known.clone()))
                .with("known", known.collect::<Vec<_>>().join(", "));
            self.fault(fault);
        }
        found
    }

    fn day_column(&mut self, name: &At<String>) -> Option<&'static Column> {
        let column = self.column(name)?;
        if column.kind == Kind::Day {
            return Some(column);
        }
        let fault = FilterFault::new("filter-not-a-day", name.span.clone()).with("column", column.name);
        self.fault(fault);
        None
    }

    fn compare(
        &mut self,
        column: &'static Column,
        name: &At<String>,
        comparison: Comparison,
        value: &At<Literal>,
    ) -> Option<Atom> {
        if let Kind::Category(_) = column.kind {
            if comparison != Comparison::Equal {
                self.fault(
                    FilterFault::new("filter-category-order", name.span.clone()).with("column", column.name),
                );
                return None;
            }
            let code = self.code(column, value)?;
            return Some(Atom::Category { column: column.name, values: vec![code] });
        }
        let value = self.number(column, value)?;
        Some(Atom::Number { column: column.name, comparison, value })
    }

    fn is_in(&mut self, name: &At<String>, values: &[At<Literal>]) -> Option<Expr> {
        let column = self.column(name)?;
        if let Kind::Category(_) = column.kind {
            let codes: Vec<_> = values.iter().map(|value| self.code(column, value)).collect();
            let mut codes: Vec<String> = codes.into_iter().collect::<Option<_>>()?;
            codes.sort();
            codes.dedup();
            return Some(Expr::Atom(Atom::Category { column: column.name, values: codes }));
        }
        let numbers: Vec<_> = values.iter().map(|value| self.number(column, value)).collect();
        let mut numbers: Vec<i64> = numbers.into_iter().collect::<Option<_>>()?;
        numbers.sort_unstable();
        numbers.dedup();
        let comparison = Comparison::Equal;
        let mut atoms: Vec<_> = numbers
            .into_iter()
            .map(|value| Expr::Atom(Atom::Number { column: column.name, comparison, value }))
            .collect();
        if atoms.len() == 1 { atoms.pop() } else { Some(Expr::Or(atoms)) }
    }

    fn code(&mut self, column: &'static Column, value: &At<Literal>) -> Option<String> {
        let Literal::Text(code) = &value.value else {
            return self.wrong_type(column, value);
        };
        let Kind::Category(known) = column.kind else { return None };
        if !known.is_empty() && !known.contains(&code.as_str()) {
            let fault = FilterFault::new("filter-unknown-code", value.span.clone())
                .with("code", code)
                .with("column", column.name)
                .with("nearest", nearest(code, known.iter().copied()))
                .with("known", known.join(", "));
            self.fault(fault);
            return None;
        }
        Some(code.clone())
    }

    fn number(&mut self, column: &'static Column, value: &At<Literal>) -> Option<i64> {
        match (column.kind, &value.value) {
            (Kind::Day, Literal::Day(day)) => Some(i64::from(day_number(*day))),
            // Money is written in kronor and held in öre: exactly the hundredths.
            (Kind::Money, Literal::Number { hundredths, .. }) => Some(*hundredths),
            (Kind::Count | Kind::Key, Literal::Number { hundredths, whole: true }) => Some(hundredths / 100),
            _ => self.wrong_type(column, value),
        }
    }

    fn wrong_type<T>(&mut self, column: &'static Column, value: &At<Literal>) -> Option<T> {
        let code = match column.kind {
            Kind::Category(_) => "filter-wants-text",
            Kind::Day => "filter-wants-day",
            Kind::Money => "filter-wants-kronor",
            Kind::Count | Kind::Key => "filter-wants-whole",
        };
        self.fault(FilterFault::new(code, value.span.clone()).with("column", column.name));
        None
    }

    fn empty(&mut self, name: &At<String>) -> Option<Expr> {
        let column = self.column(name)?;
        if !column.optional {
            let fault = FilterFault::new("filter-never-empty", name.span.clone()).with("column", column.name);
            self.fault(fault);
            return None;
        }
        Some(Expr::Atom(Atom::Empty { column: column.name }))
    }

    fn age(&mut self, name: &At<String>, comparison: Comparison, value: &At<Literal>) -> Option<Atom> {
        let column = self.day_column(name);
        if self.register.column("birth").is_none() {
            let fault =
                FilterFault::new("filter-no-birth", name.span.clone()).with("register", self.register.name);
            self.fault(fault);
            return None;
        }
        let Literal::Number { hundredths, whole: true } = value.value else {
            self.fault(FilterFault::new("filter-wants-years", value.span.clone()));
            return None;
        };
        if !(0..=15_000).contains(&hundredths) {
            self.fault(FilterFault::new("filter-wants-years", value.span.clone()));
            return None;
        }
        Some(Atom::Age { at: column?.name, comparison, years: hundredths / 100 })
    }

    fn overdue(&mut self, name: &At<String>) -> Option<Expr> {
        let column = self.day_column(name);
        let Some(overdue) = self.overdue.cloned() else {
            self.fault(FilterFault::new("filter-no-clock", name.span.clone()));
            return None;
        };
        Some(Expr::Atom(Atom::OverdueAt { column: column?.name, from: overdue.from, clock: overdue.clock }))
    }
}

fn not(expr: Expr) -> Expr {
    match expr {
        Expr::Not(inner) => *inner,
        other => Expr::Not(Box::new(other)),
    }
}

fn negate_if(negated: bool, atom: Atom) -> Expr {
    let expr = Expr::Atom(atom);
    if negated { not(expr) } else { expr }
}
