//! Where rows come from, and the pass over them.

use super::answer::Cubes;
use super::demand::Demand;
use super::{Engine, ledger, lower};
use crate::engine::cube::{Cube, resolve_parts};
use crate::engine::due::{DueRule, DueRules};
use crate::engine::fault::RowFaults;
use crate::engine::grid::MonthGrid;
use crate::engine::scan::{Partial, Plan, Surroundings};
use crate::engine::spec::Spec;
use crate::filter::check::day_number;
use crate::register::{LEDGER, REGISTERS, Register};
use crate::snapshot::Snapshot;
use arrow_array::RecordBatch;
use chrono::NaiveDate;
use enslinje_domain::{IndicatorId, Problems};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Registers in memory.
#[derive(Debug, Clone)]
pub struct MemoryRegisters {
    /// Batches by register.
    pub batches: BTreeMap<&'static str, Vec<RecordBatch>>,
    /// The last day of which they know.
    pub as_of: NaiveDate,
}

/// Where the rows of the registers come from.
#[derive(Debug, Clone, Copy)]
pub enum Registers<'a> {
    /// A snapshot.
    Snapshot(&'a Snapshot),
    /// Memory.
    Memory(&'a MemoryRegisters),
}

impl Registers<'_> {
    /// The last day of which the registers know.
    pub fn as_of(&self) -> NaiveDate {
        match self {
            Self::Snapshot(snapshot) => snapshot.as_of(),
            Self::Memory(registers) => registers.as_of,
        }
    }

    /// The hash of the snapshot; empty in memory.
    pub fn hash(&self) -> &str {
        match self {
            Self::Snapshot(snapshot) => snapshot.hash().as_str(),
            Self::Memory(_) => "",
        }
    }

    /// Parts of a register that can be read side by side.
    fn parts(&self, register: &'static Register) -> usize {
        match self {
            Self::Snapshot(snapshot) => snapshot.row_groups(register.name),
            Self::Memory(registers) => registers.batches.get(register.name).map_or(0, Vec::len),
        }
    }

    /// Gives each batch of one part to `visit`.
    pub(super) fn read(
        &self,
        register: &'static Register,
        part: usize,
        columns: &[&'static str],
        mut visit: impl FnMut(&RecordBatch),
    ) -> Result<(), Problems> {
        match self {
            Self::Snapshot(snapshot) => {
                for batch in snapshot.read_row_group(register.name, part, columns)? {
                    visit(&batch?);
                }
            }
            Self::Memory(registers) => {
                registers
                    .batches
                    .get(register.name)
                    .and_then(|batches| batches.get(part))
                    .into_iter()
                    .for_each(visit);
            }
        }
        Ok(())
    }
}

/// The cubes of one register with who wants them.
type Resolved<'k> = (Vec<Owner<'k>>, Result<Vec<Cube>, Problems>);

/// Who wants a cube: indicator and version.
type Owner<'k> = (&'k IndicatorId, u32);

impl Engine<'_> {
    /// Counts everything that is wanted, each register once.
    pub(super) fn count<'k>(&self, demand: &Demand<'k>) -> Result<Cubes, Problems> {
        let Some(grid) = MonthGrid::covering(demand.periods.iter().copied()) else {
            return Ok(Cubes::default());
        };
        let around = Surroundings {
            grid: Arc::new(grid),
            units: self.units.clone(),
            rules: self.due_rules(),
            as_of: day_number(demand.as_of),
        };
        let mut wanted: BTreeMap<&str, Vec<(Owner<'k>, Spec)>> = BTreeMap::new();
        for ((id, version), wants) in &demand.wanted {
            let indicator = self.catalogue.get(id);
            let Some(definition) = indicator
                .and_then(|indicator| indicator.versions().iter().find(|known| known.number == *version))
            else {
                continue;
            };
            for spec in lower::specs(definition, wants, self.pack, &self.units) {
                wanted.entry(spec.register.name).or_default().push(((*id, *version), spec));
            }
        }
        let told: Arc<[bool]> = (0..self.units.count())
            .map(|unit| u32::try_from(unit).is_ok_and(|unit| demand.units.contains(&unit)))
            .collect();
        let mut plans = Vec::new();
        for register in REGISTERS.iter().chain([&LEDGER]) {
            let (owners, specs): (Vec<_>, Vec<_>) =
                wanted.remove(register.name).unwrap_or_default().into_iter().unzip();
            if !specs.is_empty() {
                plans.push((owners, Plan::new(register, specs, &around).telling(told.clone())));
            }
        }
        self.run(plans)
    }

    fn run<'k>(&self, plans: Vec<(Vec<Owner<'k>>, Plan)>) -> Result<Cubes, Problems> {
        let ledger = ledger::batch(&self.pack.economy.ledger);
        let parts = |plan: &Plan| {
            if plan.register().name == LEDGER.name { 1 } else { self.registers.parts(plan.register()) }
        };
        let tasks: Vec<(usize, usize)> = plans
            .iter()
            .enumerate()
            .flat_map(|(at, (_, plan))| (0..parts(plan)).map(move |part| (at, part)))
            .collect();
        let next = AtomicUsize::new(0);
        // One partial result per thread and register, however many parts there are.
        let worker = |_| {
            let mut partials: Vec<Option<Partial>> = plans.iter().map(|_| None).collect();
            let mut problems = Problems::new();
            while let Some((at, part)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                let plan = &plans[*at].1;
                let partial = partials[*at].get_or_insert_with(|| plan.empty());
                if plan.register().name == LEDGER.name {
                    ledger.iter().for_each(|batch| plan.add(partial, batch));
                } else {
                    let read = self
                        .registers
                        .read(plan.register(), *part, plan.columns(), |batch| plan.add(partial, batch));
                    problems.extend(read.err().unwrap_or_default());
                }
            }
            (partials, problems)
        };
        let workers = rayon::current_num_threads().clamp(1, tasks.len().max(1));
        let done: Vec<(Vec<Option<Partial>>, Problems)> = (0..workers).into_par_iter().map(worker).collect();
        merge(plans, done)
    }

    /// Gives every batch of a register, or of the ledger, to `visit`.
    pub(crate) fn each_batch(
        &self,
        register: &'static Register,
        columns: &[&'static str],
        mut visit: impl FnMut(&RecordBatch),
    ) -> Result<(), Problems> {
        if register.name == LEDGER.name {
            ledger::batch(&self.pack.economy.ledger).iter().for_each(visit);
            return Ok(());
        }
        for part in 0..self.registers.parts(register) {
            self.registers.read(register, part, columns, &mut visit)?;
        }
        Ok(())
    }

    pub(crate) fn due_rules(&self) -> DueRules {
        let rule = |clock: &enslinje_domain::Clock| {
            let (owned, shift) = (clock.clone(), self.shift);
            let rule: DueRule = Arc::new(move |start| owned.due(start, shift).ok());
            (clock.id.clone(), rule)
        };
        DueRules(self.clocks.iter().map(rule).collect())
    }
}

fn merge<'k>(
    plans: Vec<(Vec<Owner<'k>>, Plan)>,
    done: Vec<(Vec<Option<Partial>>, Problems)>,
) -> Result<Cubes, Problems> {
    let mut problems = Problems::new();
    let mut by_plan: Vec<Vec<Partial>> = plans.iter().map(|_| Vec::new()).collect();
    for (partials, told) in done {
        problems.extend(told);
        for (parts, partial) in by_plan.iter_mut().zip(partials) {
            parts.extend(partial);
        }
    }
    let resolved: Vec<Resolved<'k>> = plans
        .into_par_iter()
        .zip(by_plan)
        .map(|((owners, plan), parts)| {
            let mut faults = RowFaults::default();
            parts.iter().for_each(|part| faults.merge(part.faults()));
            if faults.is_empty() {
                return (owners, Ok(resolve_parts(&plan, parts)));
            }
            let mut problems = Problems::new();
            faults.tell(plan.register(), &mut problems);
            (owners, Err(problems))
        })
        .collect();
    let mut cubes = Cubes::default();
    for (owners, result) in resolved {
        match result {
            Ok(counted) => owners.into_iter().zip(counted).for_each(|(owner, cube)| cubes.add(owner, cube)),
            Err(told) => problems.extend(told),
        }
    }
    problems.or_ok(cubes)
}
