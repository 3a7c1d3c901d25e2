//! The rows behind a figure, looked at one by one.

use crate::compute::Engine;
use crate::definition::Definition;
use crate::engine::age::{AgeLimits, birthday, date};
use crate::engine::due::DueDates;
use crate::engine::fault::RowFaults;
use crate::engine::mask::{Masks, RowUnits, each_row};
use crate::engine::spec::{Count, Interval, Spec};
use crate::engine::view::{BatchView, View};
use crate::filter::check::day_number;
use crate::register::{Kind, Register};
use arrow_array::Array;
use enslinje_domain::{FigureKey, Money, Period, Problems};

/// One row, without what tells who it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowTold {
    /// Columns that the definition reads, with their values as text; empty cells are left out.
    pub cells: Vec<(&'static str, String)>,
}

/// The rows that a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsTold {
    /// Rows of the register in all.
    pub register: u64,
    /// Rows that the figure counts.
    pub counted: u64,
    /// The first of them.
    pub first: Vec<RowTold>,
}

impl Engine<'_> {
    /// The rows that a figure counts; `None` when it is not counted from rows.
    pub(super) fn rows_of(
        &self,
        definition: &Definition,
        key: &FigureKey,
        shown: usize,
    ) -> Result<Option<RowsTold>, Problems> {
        let Some(spec) = self.spec_of(definition, key) else { return Ok(None) };
        let mut columns = spec.columns();
        columns.sort_unstable();
        columns.dedup();
        let mut masks = Masks::default();
        let within = |tops: &[u32]| self.units().within(tops);
        let own = masks.add(spec.filter.as_ref(), spec.within.as_deref().map(within));
        let asked = self.units().find(key.unit.as_str());
        let unit = masks.add(None, asked.map(|unit| within(&[unit])));
        let mut due = DueDates::new(&self.due_rules());
        let mut words = Vec::new();
        let mut told = RowsTold { register: 0, counted: 0, first: Vec::new() };
        self.each_batch(spec.register, &columns, |batch| {
            told.register += batch.num_rows() as u64;
            let Some(view) = BatchView::new(spec.register, &columns, batch, &mut RowFaults::default()) else {
                return;
            };
            let Some(View::Codes(codes, _, names)) = view.any("unit") else { return };
            // A name that is no unit is within none.
            let number = |at: usize| self.units().find(names.value(at)).unwrap_or(u32::MAX);
            let unit_of_slot: Vec<u32> = (0..names.len()).map(number).collect();
            let slots: Vec<u32> = codes.iter().map(|code| code.cast_unsigned()).collect();
            let units = RowUnits { slots: &slots, unit_of_slot: &unit_of_slot };
            masks.evaluate(&view, &units, &mut due, &mut words);
            let as_of = day_number(self.as_of());
            let question = Question { spec: &spec, age: age_of(definition, key), period: key.period, as_of };
            let ours = |mask: Option<usize>, row: usize| {
                mask.and_then(|mask| words.get(mask)).is_none_or(|mask| mask[row / 64] >> (row % 64) & 1 == 1)
            };
            each_row(None, view.rows, |row| {
                if ours(own, row) && ours(unit, row) && question.counts(&view, row, &mut due) {
                    told.counted += 1;
                    if told.first.len() < shown {
                        told.first.push(tell(spec.register, &columns, &view, row));
                    }
                }
            });
        })?;
        Ok(Some(told))
    }
}

fn age_of(definition: &Definition, key: &FigureKey) -> Option<(AgeLimits, usize)> {
    let label = key.by.0.get("age")?;
    let limits = &definition.ages.as_ref()?.limits;
    Some((limits.clone(), limits.find(label)?))
}

/// Whether rows count in one period.
struct Question<'a> {
    spec: &'a Spec,
    age: Option<(AgeLimits, usize)>,
    period: Period,
    as_of: i32,
}

impl Question<'_> {
    fn counts(&self, view: &BatchView<'_>, row: usize, due: &mut DueDates) -> bool {
        let day = |column: &str| view.days(column).and_then(|days| days.get(row));
        let birth = day("birth");
        let count = &self.spec.count;
        if !count.is_cut_at_birthdays()
            && let Some((from, to)) = birth.and_then(|birth| self.age_span(birth))
        {
            let decides = count.age_day().and_then(day).or_else(|| count.date().and_then(day));
            if decides.is_none_or(|day| day < from || to.is_some_and(|to| to <= day)) {
                return false;
            }
        }
        let (start, end) = (day_number(self.period.from()), day_number(self.period.to()));
        let in_period = |day: i32| start <= day && day < end;
        let event = count.date().and_then(day).is_some_and(in_period);
        let Some(Interval { from, to }) = count.interval() else { return event };
        let (Some(mut from), mut to) = (day(from), day(to)) else { return event };
        if let (true, Some((first, last))) =
            (count.is_cut_at_birthdays(), birth.and_then(|birth| self.age_span(birth)))
        {
            from = from.max(first);
            to = to.into_iter().chain(last).min();
            if to.is_some_and(|to| to <= from) {
                return false;
            }
        }
        let active = from < end && (from >= start || to.is_none_or(|to| to > start));
        let open_on = |day: i32| from <= day && to.is_none_or(|to| day < to);
        let mut late = |clock| {
            let at = due.position(clock);
            due.due(at, from)
                .is_some_and(|last| last < (end - 1).min(self.as_of) && to.is_none_or(|to| last < to))
        };
        match count {
            Count::Active(_) => active,
            Count::Stock { .. } => open_on(end - 1),
            Count::AverageStock { .. } => {
                self.period.each_month().any(|month| open_on(day_number(Period::month(month).last_day())))
            }
            Count::Days { .. } | Count::AverageDays { .. } => {
                from.max(start) < to.map_or(end, |to| to.min(end))
            }
            Count::Duration { .. } => to.is_some_and(in_period),
            Count::Overdue { clock, .. } => active && late(clock),
            Count::OverdueOpen { clock, .. } => open_on(end - 1) && late(clock),
            Count::Distinct { .. } => active || event,
            Count::Events { .. } | Count::Sum { .. } => event,
        }
    }

    /// The days on which somebody is in the age group that is asked for.
    fn age_span(&self, birth: i32) -> Option<(i32, Option<i32>)> {
        let (limits, group) = self.age.as_ref()?;
        let turns = |group: usize| limits.lower(group).map(|age| birthday(birth, age));
        Some((turns(*group)?, turns(group + 1)))
    }
}

fn tell(register: &Register, columns: &[&'static str], view: &BatchView<'_>, row: usize) -> RowTold {
    let cell = |column: &&'static str| {
        let kind = register.column(column)?.kind;
        if kind == Kind::Key || matches!(*column, "birth" | "sex") {
            return None;
        }
        let any = view.any(column)?;
        if any.nulls().is_some_and(|nulls| nulls.is_null(row)) {
            return None;
        }
        let text = match any {
            View::Days(days, _) => date(days[row])?.to_string(),
            View::Numbers(numbers, _) if kind == Kind::Money => kronor(Money(numbers[row])),
            View::Numbers(numbers, _) => numbers[row].to_string(),
            View::Codes(codes, _, names) => names.value(usize::try_from(codes[row]).ok()?).to_owned(),
        };
        Some((*column, text))
    };
    RowTold { cells: columns.iter().filter_map(cell).collect() }
}

/// Kronor with two decimals and a point, as filters write them.
fn kronor(money: Money) -> String {
    let sign = if money.ore() < 0 { "-" } else { "" };
    let ore = money.ore().unsigned_abs();
    format!("{sign}{}.{:02}", ore / 100, ore % 100)
}
