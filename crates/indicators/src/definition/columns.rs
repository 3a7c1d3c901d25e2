//! Reads the keys of a definition that name columns of its register: days, weights, clock and filter.

use super::kinds::Name;
use super::read::{Keys, Names};
use crate::engine::spec::{Count, Interval, Statistic};
use crate::filter::{Filter, Overdue};
use crate::nearest::nearest;
use crate::register::{Kind, Register};
use enslinje_domain::clock::ClockId;
use enslinje_domain::{Diagnostic, Problems};

/// Reads the keys that name columns of a register.
pub(super) struct Columns<'a, 'b, 'c> {
    pub register: &'static Register,
    pub keys: &'c mut Keys<'a, 'b>,
    pub names: &'c Names<'c>,
    pub problems: &'c mut Problems,
}

impl Columns<'_, '_, '_> {
    pub fn count(&mut self, kind: Name) -> Option<Count> {
        let interval = match kind {
            Name::Events | Name::Sum => None,
            Name::Distinct if !self.keys.has("from") && !self.keys.has("to") => None,
            _ => Some(self.interval()),
        };
        match kind {
            Name::Events => Some(Count::Events { date: self.day("date")? }),
            Name::Sum => {
                let (date, amount) = (self.day("date"), self.number("amount"));
                Some(Count::Sum { date: date?, amount: amount? })
            }
            Name::Active => Some(Count::Active(interval??)),
            Name::Stock => {
                let weight = self.weight();
                Some(Count::Stock { interval: interval??, weight: weight? })
            }
            Name::AverageStock => self.average_stock(interval?),
            Name::Days => {
                let weight = self.weight();
                Some(Count::Days { interval: interval??, weight: weight? })
            }
            Name::Duration => {
                let statistic = self.statistic();
                Some(Count::Duration { interval: interval??, statistic: statistic? })
            }
            Name::Overdue | Name::OverdueOpen => {
                let clock = self.clock();
                let (interval, clock) = (interval??, clock?);
                Some(match kind {
                    Name::Overdue => Count::Overdue { interval, clock },
                    _ => Count::OverdueOpen { interval, clock },
                })
            }
            Name::Distinct => self.distinct(interval),
            _ => None,
        }
    }

    fn average_stock(&mut self, interval: Option<Interval>) -> Option<Count> {
        let by_days = [("month_ends", false), ("days", true)];
        let written = self.keys.has("average");
        let by_days = self.keys.table("average").optional_choice("average", &by_days, self.problems);
        let weight = self.weight();
        let (interval, weight) = (interval?, weight?);
        Some(if if written { by_days? } else { false } {
            Count::AverageDays { interval, weight }
        } else {
            Count::AverageStock { interval, weight }
        })
    }

    fn distinct(&mut self, interval: Option<Option<Interval>>) -> Option<Count> {
        let key = self.column("key", "key", |kind| kind == Kind::Key);
        let date = self.keys.has("date").then(|| self.day("date"));
        if date.is_none() && interval.is_none() {
            let place = self.keys.place("key");
            self.problems.push(Diagnostic::error("indicator-distinct-when", place));
            return None;
        }
        let date = match date {
            Some(date) => Some(date?),
            None => None,
        };
        let interval = match interval {
            Some(interval) => Some(interval?),
            None => None,
        };
        Some(Count::Distinct { key: key?, date, interval })
    }

    /// A column that a key names.
    fn column(&mut self, key: &str, expected: &str, fits: impl Fn(Kind) -> bool) -> Option<&'static str> {
        let name = self.keys.required_text(key, self.problems)?;
        let place = self.keys.place(key);
        let fitting =
            || self.register.columns.iter().filter(|column| fits(column.kind)).map(|column| column.name);
        let known = || fitting().collect::<Vec<_>>().join(", ");
        let fault = match self.register.column(&name) {
            Some(column) if fits(column.kind) => return Some(column.name),
            Some(_) => Diagnostic::error("indicator-column-kind", place).with("expected", expected),
            None => Diagnostic::error("indicator-unknown-column", place)
                .with("nearest", nearest(&name, fitting())),
        };
        self.problems.push(
            fault
                .with("key", key)
                .with("column", &name)
                .with("register", self.register.name)
                .with("known", known()),
        );
        None
    }

    fn day(&mut self, key: &str) -> Option<&'static str> {
        self.column(key, "day", |kind| kind == Kind::Day)
    }

    fn number(&mut self, key: &str) -> Option<&'static str> {
        self.column(key, "number", |kind| matches!(kind, Kind::Money | Kind::Count))
    }

    /// The column that weighs; `Some(None)` without the key.
    fn weight(&mut self) -> Option<Option<&'static str>> {
        if self.keys.has("weight") { self.number("weight").map(Some) } else { Some(None) }
    }

    fn interval(&mut self) -> Option<Interval> {
        let (from, to) = (self.day("from"), self.day("to"));
        let (from, to) = (from?, to?);
        if !self.register.order.contains(&(from, to)) {
            let known: Vec<String> =
                self.register.order.iter().map(|(first, second)| format!("{first}–{second}")).collect();
            let place = self.keys.place("to");
            self.problems.push(
                Diagnostic::error("indicator-interval-order", place)
                    .with("from", from)
                    .with("to", to)
                    .with("register", self.register.name)
                    .with("known", known.join(", ")),
            );
            return None;
        }
        Some(Interval { from, to })
    }

    fn statistic(&mut self) -> Option<Statistic> {
        let text = self.keys.required_text("statistic", self.problems)?;
        let percent = |text: &str| {
            let percent: u8 = text.strip_prefix('p')?.parse().ok()?;
            (1..=99).contains(&percent).then_some(Statistic::Percentile(percent))
        };
        let statistic = match text.as_str() {
            "mean" => Some(Statistic::Mean),
            "median" => Some(Statistic::Median),
            other => percent(other),
        };
        if statistic.is_none() {
            let place = self.keys.place("statistic");
            self.problems.push(Diagnostic::error("indicator-statistic", place).with("value", text));
        }
        statistic
    }

    fn clock(&mut self) -> Option<ClockId> {
        let name = self.keys.required_text("clock", self.problems)?;
        if let Some(clock) = self.names.clocks.find(&name) {
            return Some(clock.id.clone());
        }
        let known = || self.names.clocks.iter().map(|clock| clock.id.as_str());
        let place = self.keys.place("clock");
        self.problems.push(
            Diagnostic::error("indicator-unknown-clock", place)
                .with("clock", &name)
                .with("nearest", nearest(&name, known()))
                .with("known", known().collect::<Vec<_>>().join(", ")),
        );
        None
    }

    /// What `overdue at` in the filter means, when the definition has a clock and a start.
    pub fn overdue(&mut self, kind: Name) -> Option<Overdue> {
        if !self.keys.has("clock") {
            return None;
        }
        // Faults of an overdue kind's own clock and interval have been told.
        let mut silent = Problems::new();
        let is_told = matches!(kind, Name::Overdue | Name::OverdueOpen);
        let problems = if is_told { &mut silent } else { &mut *self.problems };
        let mut columns =
            Columns { register: self.register, keys: &mut *self.keys, names: self.names, problems };
        let (clock, from) = (columns.clock(), columns.day("from"));
        // Definitions may tell the whole interval that the clock watches.
        if columns.keys.has("to") {
            columns.interval();
        }
        Some(Overdue { clock: clock?, from: from? })
    }

    /// The filter; `Some(None)` without one.
    pub fn filter(&mut self, overdue: Option<&Overdue>) -> Option<Option<Filter>> {
        if !self.keys.has("where") {
            return Some(None);
        }
        let text = self.keys.text("where", self.problems)?;
        match Filter::read(&text, self.register, overdue) {
            Ok(filter) => Some(Some(filter)),
            Err(faults) => {
                for fault in faults {
                    let place = self.keys.table("where").place_within("where", fault.span);
                    let diagnostic = Diagnostic::error(fault.code, place);
                    let with = |diagnostic: Diagnostic, (name, value)| diagnostic.with(name, value);
                    self.problems.push(fault.args.into_iter().fold(diagnostic, with));
                }
                None
            }
        }
    }
}
