//! Reads what each kind of indicator needs; the columns of its register in [`super::columns`].

use super::columns::Columns;
use super::read::{Keys, Names, ages};
use super::{AgeSet, Compare, Content, Derived, LedgerSum, Rows};
use crate::nearest::nearest;
use crate::register::{Column, Kind, LEDGER, REGISTERS, Register, register};
use enslinje_domain::economy::{ActivityId, AmountKind, EntryKind, LineId};
use enslinje_domain::{Diagnostic, IndicatorId, Number, Problems};

/// The kinds of indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Events,
    Sum,
    Active,
    Stock,
    AverageStock,
    Days,
    Duration,
    Overdue,
    OverdueOpen,
    Distinct,
    Share,
    Rate,
    Difference,
    Change,
    Ledger,
    Series,
}

/// Every kind with its name in definition files.
pub(super) const NAMES: [(&str, Name); 16] = [
    ("events", Name::Events),
    ("sum", Name::Sum),
    ("active", Name::Active),
    ("stock", Name::Stock),
    ("average_stock", Name::AverageStock),
    ("days", Name::Days),
    ("duration", Name::Duration),
    ("overdue", Name::Overdue),
    ("overdue_open", Name::OverdueOpen),
    ("distinct", Name::Distinct),
    ("share", Name::Share),
    ("rate", Name::Rate),
    ("difference", Name::Difference),
    ("change", Name::Change),
    ("ledger", Name::Ledger),
    ("series", Name::Series),
];

impl Name {
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    pub fn counts_rows(self) -> bool {
        !matches!(self, Self::Share | Self::Rate | Self::Difference | Self::Change | Self::Series)
    }
}

/// What an indicator of that kind is computed from.
pub(super) fn content(
    kind: Name,
    keys: &mut Keys<'_, '_>,
    names: &Names<'_>,
    problems: &mut Problems,
) -> Option<Content> {
    match kind {
        Name::Series => Some(Content::Series),
        Name::Ledger => ledger(keys, names, problems).map(Content::Ledger),
        Name::Share | Name::Rate | Name::Difference | Name::Change => {
            derived(kind, keys, problems).map(Content::Derived)
        }
        _ => rows(kind, keys, names, problems).map(Content::Rows),
    }
}

fn rows(kind: Name, keys: &mut Keys<'_, '_>, names: &Names<'_>, problems: &mut Problems) -> Option<Rows> {
    let written = keys.required_text("register", problems);
    let found = written.as_deref().and_then(register);
    if let (Some(written), None) = (&written, found) {
        let known = REGISTERS.iter().map(|register| register.name);
        problems.push(
            Diagnostic::error("indicator-unknown-register", keys.place("register"))
                .with("register", written)
                .with("nearest", nearest(written, known.clone()))
                .with("known", known.collect::<Vec<_>>().join(", ")),
        );
    }
    let Some(register) = found else {
        mark_as_known(keys);
        return None;
    };
    let factor = factor(keys, problems);
    let mut columns = Columns { register, keys, names, problems };
    let count = columns.count(kind);
    let overdue = columns.overdue(kind);
    let filter = columns.filter(overdue.as_ref());
    Some(Rows { register, filter: filter?, count: count?, factor: factor? })
}

/// Without a register nothing can be said of the other keys: they are not unknown for that.
fn mark_as_known(keys: &mut Keys<'_, '_>) {
    let all =
        ["date", "amount", "from", "to", "weight", "average", "statistic", "clock", "key", "where", "factor"];
    for key in all {
        keys.has(key);
    }
}

/// A factor: a number, or a fraction such as `"1/100"`; one without the key.
fn factor(keys: &mut Keys<'_, '_>, problems: &mut Problems) -> Option<Number> {
    if !keys.has("factor") {
        return Some(Number::from_integer(1));
    }
    let mut silent = Problems::new();
    let number = keys.table("factor").optional_number("factor", &mut silent);
    let text = keys.table("factor").optional_text("factor", &mut silent);
    let fraction = |text: String| {
        let (over, under) = text.split_once('/')?;
        let (over, under): (i32, i32) = (over.trim().parse().ok()?, under.trim().parse().ok()?);
        (over != 0 && under > 0).then(|| Number::new(over.into(), under.into()))
    };
    let factor = number.or_else(|| text.and_then(fraction));
    // Bounds keep every later product within reach of exact numbers.
    let factor = factor.filter(|factor| {
        let least = 1_000_000_000_i128;
        *factor.numer() != 0 && factor.numer().abs() <= least && *factor.denom() <= least
    });
    if factor.is_none() {
        problems.push(Diagnostic::error("indicator-factor", keys.place("factor")));
    }
    factor
}

fn ledger(keys: &mut Keys<'_, '_>, names: &Names<'_>, problems: &mut Problems) -> Option<LedgerSum> {
    let mut lines = keys.table("lines").placed_texts("lines", problems);
    if keys.has("line") {
        let place = keys.place("line");
        lines.extend(keys.text("line", problems).map(|line| (line, place)));
    }
    if lines.is_empty() {
        problems.push(Diagnostic::error("indicator-no-line", keys.place("kind")));
    }
    let statement = &names.pack.economy.statement;
    let known_line = |(line, place): &(String, enslinje_domain::Place)| {
        let id = LineId::new(line).filter(|id| statement.get(id).is_some());
        let known = || statement.entries().iter().map(|entry| entry.id.as_str());
        id.ok_or_else(|| {
            Diagnostic::error("indicator-unknown-line", place.clone())
                .with("line", line)
                .with("nearest", nearest(line, known()))
                .with("known", known().collect::<Vec<_>>().join(", "))
        })
    };
    let lines = gather(lines.iter().map(known_line), problems);
    let mut activities = keys.table("activities").placed_texts("activities", problems);
    if keys.has("activity") {
        let place = keys.place("activity");
        activities.extend(keys.text("activity", problems).map(|activity| (activity, place)));
    }
    let known_activity = |(activity, place): &(String, enslinje_domain::Place)| {
        let id = ActivityId::new(activity).filter(|id| names.pack.settings.activity(id).is_some());
        let known = || names.pack.settings.activities.iter().map(|activity| activity.id.as_str());
        id.ok_or_else(|| {
            Diagnostic::error("indicator-unknown-activity", place.clone())
                .with("activity", activity)
                .with("nearest", nearest(activity, known()))
                .with("known", known().collect::<Vec<_>>().join(", "))
        })
    };
    let activities = gather(activities.iter().map(known_activity), problems);
    check_signs(lines.as_deref().unwrap_or_default(), keys, names, problems);
    let amount = keys.table("amount").optional_choice("amount", &AmountKind::NAMES, problems);
    let entry = keys.table("entry").optional_choice("entry", &EntryKind::NAMES, problems);
    let factor = factor(keys, problems);
    let filter = Columns { register: &LEDGER, keys, names, problems }.filter(None);
    Some(LedgerSum {
        lines: lines?,
        activities: activities?,
        amount: amount.unwrap_or(AmountKind::Outcome),
        entry,
        filter: filter?,
        factor: factor?,
    })
}

/// Lines of opposite sign cannot be told as one sum.
fn check_signs(lines: &[LineId], keys: &mut Keys<'_, '_>, names: &Names<'_>, problems: &mut Problems) {
    let statement = &names.pack.economy.statement;
    let mut signs = lines.iter().filter_map(|line| statement.get(line)).map(|entry| entry.negated);
    let first = signs.next();
    if signs.any(|sign| Some(sign) != first) {
        problems.push(Diagnostic::error("indicator-line-signs", keys.place("lines")));
    }
}

/// All values, or `None` after every fault has been told.
fn gather<T>(found: impl Iterator<Item = Result<T, Diagnostic>>, problems: &mut Problems) -> Option<Vec<T>> {
    let mut values = Vec::new();
    let mut sound = true;
    for result in found {
        match result {
            Ok(value) => values.push(value),
            Err(diagnostic) => {
                problems.push(diagnostic);
                sound = false;
            }
        }
    }
    sound.then_some(values)
}

fn input(key: &str, keys: &mut Keys<'_, '_>, problems: &mut Problems) -> Option<IndicatorId> {
    let text = keys.required_text(key, problems)?;
    let id = IndicatorId::new(&text);
    if id.is_none() {
        problems.push(Diagnostic::error("indicator-bad-id", keys.place(key)).with("id", text));
    }
    id
}

fn derived(kind: Name, keys: &mut Keys<'_, '_>, problems: &mut Problems) -> Option<Derived> {
    match kind {
        Name::Share => {
            let (numerator, denominator) =
                (input("numerator", keys, problems), input("denominator", keys, problems));
            Some(Derived::Share { numerator: numerator?, denominator: denominator? })
        }
        Name::Rate => {
            let (numerator, denominator) =
                (input("numerator", keys, problems), input("denominator", keys, problems));
            let factor = factor(keys, problems);
            Some(Derived::Rate { numerator: numerator?, denominator: denominator?, factor: factor? })
        }
        Name::Difference if !keys.has("of") => {
            let (a, b) = (input("a", keys, problems), input("b", keys, problems));
            Some(Derived::Difference { a: a?, b: b? })
        }
        _ => {
            let of = input("of", keys, problems);
            let choices = [("year", Compare::Year), ("period", Compare::Period)];
            let written = keys.has("compare");
            let compare = keys.table("compare").optional_choice("compare", &choices, problems);
            let compare = if written { compare? } else { Compare::Year };
            let of = of?;
            Some(match kind {
                Name::Difference => Derived::Growth { of, compare },
                _ => Derived::Change { of, compare },
            })
        }
    }
}

/// The columns and age groups to split by.
pub(super) fn splits(
    register: &'static Register,
    keys: &mut Keys<'_, '_>,
    names: &Names<'_>,
    problems: &mut Problems,
) -> (Option<Vec<String>>, Option<AgeSet>) {
    let is_category = |column: &Column| matches!(column.kind, Kind::Category(_)) && column.name != "unit";
    let written = keys.has("splits");
    let columns = keys.table("splits").placed_texts("splits", problems);
    for (column, place) in &columns {
        if !register.column(column).is_some_and(is_category) {
            let fitting =
                || register.columns.iter().filter(|column| is_category(column)).map(|column| column.name);
            problems.push(
                Diagnostic::error("indicator-unknown-split", place.clone())
                    .with("column", column)
                    .with("register", register.name)
                    .with("nearest", nearest(column, fitting()))
                    .with("known", fitting().collect::<Vec<_>>().join(", ")),
            );
        }
    }
    let ages = if keys.has("age_groups") { ages(keys, names, problems) } else { None };
    if ages.is_some() && register.column("birth").is_none() {
        let diagnostic = Diagnostic::error("indicator-no-birth", keys.place("age_groups"));
        problems.push(diagnostic.with("register", register.name));
    }
    (written.then(|| columns.into_iter().map(|(column, _)| column).collect()), ages)
}
