//! One pass over the batches of a register: every specification adds its rows to its cells.

use super::due::{DueDates, DueRules};
use super::fault::{RowFault, RowFaults};
use super::grid::MonthGrid;
use super::keys::KeyMonths;
use super::mask::{MaskId, Masks, RowUnits};
use super::spec::{Count, Dimension, Spec, Statistic};
use super::units::UnitTree;
use super::view::{BatchView, View, position};
use super::width;
use super::window::{adds_days, day_columns, due_columns};
use crate::register::Register;
use arrow_array::{Array, RecordBatch};
use enslinje_domain::clock::ClockId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything that will be counted of one register.
#[derive(Debug)]
pub struct Plan {
    pub(crate) register: &'static Register,
    pub(crate) specs: Vec<Spec>,
    pub(crate) grid: Arc<MonthGrid>,
    pub(crate) units: Arc<UnitTree>,
    pub(crate) as_of: i32,
    columns: Vec<&'static str>,
    masks: Masks,
    mask_of: Vec<Option<MaskId>>,
    pub(super) splits: Vec<Vec<Dimension>>,
    split_of: Vec<usize>,
    orders: BTreeSet<(&'static str, &'static str)>,
    rules: DueRules,
    /// Day columns of counts and sums: outside the months of their days these cells hold nothing.
    pub(super) days: BTreeSet<&'static str>,
    /// Day columns that start a clock: from the day after the last lawful one, rows are late.
    pub(super) dues: BTreeSet<(&'static str, ClockId)>,
    /// Whether cells are needed for all months: birthdays can fall in any.
    all_months: bool,
    told: Option<Arc<[bool]>>,
}

/// What stands around a count: the calendar, the organisation, the clocks and how late the data are known.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Months.
    pub grid: Arc<MonthGrid>,
    /// Organisation.
    pub units: Arc<UnitTree>,
    /// Clocks.
    pub rules: DueRules,
    /// Last day that the data know of, in days since 1970-01-01.
    pub as_of: i32,
}

/// Group, cell and length of an interval.
pub(crate) type LengthOf = (u32, u16, i32);

/// The cells of one specification.
#[derive(Debug)]
pub(crate) enum Cells {
    /// Whole rows and days.
    Counts(Vec<i64>),
    /// Sums of a column that may not fit in 64 bits: wide enough for any number of `i64`.
    Sums(Vec<i128>),
    /// Lengths of intervals.
    Lengths(Vec<LengthOf>),
    /// Months by key.
    Keys(KeyMonths),
}

/// What part of the rows adds up to. Parts merge in any order to the same whole.
#[derive(Debug)]
pub struct Partial {
    /// The months in which counts and sums have cells.
    pub(crate) grid: Arc<MonthGrid>,
    pub(crate) units: Vec<u32>,
    pub(crate) cells: Vec<Cells>,
    /// For each specification what no sum of cells can exceed.
    pub(super) bounds: Vec<u64>,
    pub(crate) faults: RowFaults,
    pub(crate) rows: u64,
    slot_of: Vec<u32>,
    pub(super) due: DueDates,
    masks: Vec<Vec<u64>>,
    pub(super) groups: Vec<Vec<u32>>,
    pub(super) slots: Vec<u32>,
    pub(super) cells_of: Vec<Vec<u16>>,
}

const NO_SLOT: u32 = u32::MAX;

/// Cells that may be reserved before any row needs them.
const MOST_RESERVED: usize = 1 << 20;

impl Plan {
    /// A plan for specifications of one register.
    pub fn new(register: &'static Register, specs: Vec<Spec>, around: &Surroundings) -> Self {
        let mut columns: Vec<_> = specs.iter().flat_map(Spec::columns).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut masks = Masks::default();
        let within = |spec: &Spec| spec.within.as_ref().map(|tops| around.units.within(tops));
        let mask_of = specs.iter().map(|spec| masks.add(spec.filter.as_ref(), within(spec))).collect();
        let mut splits: Vec<Vec<Dimension>> = Vec::new();
        let split_of = specs
            .iter()
            .map(|spec| {
                splits.iter().position(|split| *split == spec.dimensions).unwrap_or_else(|| {
                    splits.push(spec.dimensions.clone());
                    splits.len() - 1
                })
            })
            .collect();
        let intervals = specs.iter().filter_map(|spec| spec.count.interval());
        let births = specs.iter().filter(|spec| spec.ages.is_some()).filter_map(|spec| spec.count.age_day());
        let orders = intervals
            .map(|interval| (interval.from, interval.to))
            .chain(births.map(|day| ("birth", day)))
            .collect();
        let days = specs.iter().flat_map(day_columns).collect();
        let dues = specs.iter().filter_map(due_columns).collect();
        let all_months = specs.iter().any(adds_days);
        let (grid, units) = (around.grid.clone(), around.units.clone());
        let (rules, as_of) = (around.rules.clone(), around.as_of);
        Self {
            register,
            specs,
            grid,
            units,
            as_of,
            columns,
            masks,
            mask_of,
            splits,
            split_of,
            orders,
            rules,
            days,
            dues,
            all_months,
            told: None,
        }
    }

    /// The same plan for the values of these units alone, true by number. All rows are counted all the same.
    #[must_use]
    pub fn telling(self, told: Arc<[bool]>) -> Self {
        Self { told: Some(told), ..self }
    }

    /// Whether values of the unit are told.
    pub(crate) fn tells(&self, unit: u32) -> bool {
        self.told.as_ref().is_none_or(|told| told.get(unit as usize).copied().unwrap_or(false))
    }

    /// The register.
    pub fn register(&self) -> &'static Register {
        self.register
    }

    /// The columns that must be read.
    pub fn columns(&self) -> &[&'static str] {
        &self.columns
    }

    /// No rows yet.
    pub fn empty(&self) -> Partial {
        let cells = |spec: &Spec| match &spec.count {
            Count::Distinct { .. } => Cells::Keys(KeyMonths::new(self.grid.months())),
            Count::Duration { statistic: Statistic::Median | Statistic::Percentile(_), .. } => {
                Cells::Lengths(Vec::new())
            }
            _ => Cells::Counts(Vec::new()),
        };
        let months = if self.all_months { self.grid.months() } else { 0 };
        Partial {
            grid: Arc::new(self.grid.part(0, months)),
            units: Vec::new(),
            cells: self.specs.iter().map(cells).collect(),
            bounds: vec![0; self.specs.len()],
            faults: RowFaults::default(),
            rows: 0,
            slot_of: vec![NO_SLOT; self.units.count()],
            due: DueDates::new(&self.rules),
            masks: Vec::new(),
            groups: Vec::new(),
            slots: Vec::new(),
            cells_of: Vec::new(),
        }
    }

    /// Counts the rows of a batch.
    pub fn add(&self, partial: &mut Partial, batch: &RecordBatch) {
        partial.rows += batch.num_rows() as u64;
        let Some(view) = BatchView::new(self.register, &self.columns, batch, &mut partial.faults) else {
            return;
        };
        self.check_order(&view, &mut partial.faults);
        self.find_cells(partial, &view);
        self.find_widths(partial, &view);
        self.find_slots(partial, &view);
        let mut masks = std::mem::take(&mut partial.masks);
        let units = RowUnits { slots: &partial.slots, unit_of_slot: &partial.units };
        self.masks.evaluate(&view, &units, &mut partial.due, &mut masks);
        self.find_groups(partial, &view);
        let groups = std::mem::take(&mut partial.groups);
        let grid = partial.grid.clone();
        let cells_of = std::mem::take(&mut partial.cells_of);
        for (at, spec) in self.specs.iter().enumerate() {
            let mask = self.mask_of[at].and_then(|mask| masks.get(mask)).map(Vec::as_slice);
            let rows = super::count::Rows {
                plan: self,
                grid: &grid,
                spec,
                view: &view,
                mask,
                groups: &groups[self.split_of[at]],
                cells_of: &cells_of,
            };
            if !rows.count(&mut partial.cells[at], &mut partial.due) {
                partial.faults.add(RowFault::TooMany);
            }
        }
        partial.masks = masks;
        partial.groups = groups;
        partial.cells_of = cells_of;
    }

    /// Rows that end before they begin are told, whether a filter lets them through or not.
    fn check_order(&self, view: &BatchView<'_>, faults: &mut RowFaults) {
        for (first, second) in &self.orders {
            let (Some(starts), Some(ends)) = (view.days(first), view.days(second)) else { continue };
            let rows = ends.count_before(&starts);
            if rows > 0 {
                faults.add_rows(RowFault::EndBeforeStart(first, second), rows as u64);
            }
        }
    }

    fn find_slots(&self, partial: &mut Partial, view: &BatchView<'_>) {
        let Some(View::Codes(codes, _, names)) = view.any("unit") else { return };
        let mut used = vec![false; names.len()];
        codes.iter().for_each(|code| {
            if let Some(used) = used.get_mut(position(*code)) {
                *used = true;
            }
        });
        let mut slot_of_code = vec![NO_SLOT; names.len()];
        for (code, _) in used.iter().enumerate().filter(|(_, used)| **used) {
            match self.units.find(names.value(code)) {
                Some(unit) => slot_of_code[code] = self.slot(partial, unit),
                None => {
                    let rows = codes.iter().filter(|other| position(**other) == code).count();
                    partial.faults.add_rows(RowFault::UnknownUnit(names.value(code).to_owned()), rows as u64);
                    // Any slot will do: a fault ends the whole computation.
                    slot_of_code[code] = self.slot(partial, 0);
                }
            }
        }
        partial.slots.clear();
        let slot = |code: &i32| slot_of_code.get(position(*code)).copied().unwrap_or(0);
        partial.slots.extend(codes.iter().map(slot));
    }

    fn slot(&self, partial: &mut Partial, unit: u32) -> u32 {
        let known = partial.slot_of[unit as usize];
        if known != NO_SLOT {
            return known;
        }
        let slot = u32::try_from(partial.units.len()).unwrap_or(0);
        partial.units.push(unit);
        partial.slot_of[unit as usize] = slot;
        for (spec, cells) in self.specs.iter().zip(&mut partial.cells) {
            let size = partial.units.len() * block(spec, &partial.grid);
            match cells {
                Cells::Counts(cells) => grow(cells, size, self.units.count() * block(spec, &partial.grid)),
                Cells::Sums(cells) => grow(cells, size, self.units.count() * block(spec, &partial.grid)),
                Cells::Lengths(_) | Cells::Keys(_) => {}
            }
        }
        slot
    }

    /// The whole of two parts.
    pub fn merge(&self, mut one: Partial, mut other: Partial) -> Partial {
        self.widen(&mut one, other.grid.span());
        self.widen(&mut other, one.grid.span());
        let slots: Vec<u32> = other.units.iter().map(|unit| self.slot(&mut one, *unit)).collect();
        one.bounds.iter_mut().zip(&other.bounds).for_each(|(one, other)| *one = one.saturating_add(*other));
        width::widen_all(&mut one.cells, &one.bounds);
        width::widen_all(&mut other.cells, &one.bounds);
        for ((spec, to), from) in self.specs.iter().zip(&mut one.cells).zip(other.cells) {
            let groups = u32::try_from(spec.categories() * spec.age_groups()).unwrap_or(1).max(1);
            let renamed = |group: u32| slots[(group / groups) as usize] * groups + group % groups;
            let block = block(spec, &one.grid);
            match (to, from) {
                (Cells::Counts(to), Cells::Counts(from)) => add_blocks(to, &from, &slots, block),
                (Cells::Sums(to), Cells::Sums(from)) => add_blocks(to, &from, &slots, block),
                (Cells::Lengths(to), Cells::Lengths(from)) => {
                    to.extend(from.into_iter().map(|(group, cell, days)| (renamed(group), cell, days)));
                }
                (Cells::Keys(to), Cells::Keys(from)) => to.merge(from, renamed),
                _ => {}
            }
        }
        one.faults.merge(other.faults);
        one.rows += other.rows;
        for (clock, rows) in other.due.missing() {
            one.faults.add_rows(RowFault::NoLaw(clock.to_string()), rows);
        }
        one
    }
}

impl Partial {
    /// The faults found, with those of the clocks.
    pub fn faults(&self) -> RowFaults {
        let mut faults = self.faults.clone();
        for (clock, rows) in self.due.missing() {
            faults.add_rows(RowFault::NoLaw(clock.to_string()), rows);
        }
        faults
    }
}

/// More cells. The first ones reserve room for all units, unless those are very many: memory that is never
/// touched costs nothing, while growing step by step copies.
fn grow<T: Copy + Default>(cells: &mut Vec<T>, size: usize, all: usize) {
    if size > cells.capacity() && all <= MOST_RESERVED {
        cells.reserve_exact(all - cells.len());
    }
    cells.resize(size, T::default());
}

/// Cells of one unit in one specification.
fn block(spec: &Spec, grid: &MonthGrid) -> usize {
    spec.categories() * spec.age_groups() * lanes(&spec.count) * grid.stride()
}

fn add_blocks<T: Copy + std::ops::AddAssign>(to: &mut [T], from: &[T], slots: &[u32], block: usize) {
    if block == 0 {
        return;
    }
    for (part, slot) in from.chunks(block).zip(slots) {
        let start = *slot as usize * block;
        to[start..start + block].iter_mut().zip(part).for_each(|(cell, more)| *cell += *more);
    }
}

/// Rows of cells that one group needs.
pub(crate) fn lanes(count: &Count) -> usize {
    match count {
        Count::Active(_)
        | Count::Overdue { .. }
        | Count::Days { .. }
        | Count::AverageDays { .. }
        | Count::Duration { .. } => 2,
        _ => 1,
    }
}
