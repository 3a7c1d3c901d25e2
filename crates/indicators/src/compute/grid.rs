//! Grids: indicators × units × periods × parts, as keys, one value after the other, or in pieces side by side.

use super::Engine;
use super::answer::{Answer, Moment, Reader};
use super::demand::Demand;
use super::lower;
use crate::definition::Content;
use crate::derived::Overflow;
use enslinje_domain::{Diagnostic, FigureKey, IndicatorId, Period, Place, Problems, Split, UnitId};
use rayon::prelude::*;

/// Values of one piece: enough to be worth a task, few enough to stay in the processor's cache.
const VALUES_IN_PIECE: usize = 4096;
/// Pieces for each thread that are made before they are taken in order.
const PIECES_AT_ONCE: usize = 16;

/// Indicators × units × periods × parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRequest {
    /// Indicators.
    pub indicators: Vec<IndicatorId>,
    /// Units.
    pub units: Vec<UnitId>,
    /// Periods.
    pub periods: Vec<Period>,
    /// Dimensions to split by, such as `sex`; the whole is always told as well.
    pub by: Vec<String>,
}

/// The answers for one unit in all periods of a request, in their order.
#[derive(Debug)]
pub struct UnitAnswers<'r, 'e> {
    /// Indicator.
    pub indicator: &'r IndicatorId,
    /// Unit.
    pub unit: &'r UnitId,
    /// Part of the whole.
    pub by: &'r Split,
    /// One for each period.
    pub answers: &'r [Answer<'e>],
}

/// Some units of one indicator's part.
struct Block<'r, 'c> {
    reader: &'r Reader<'c>,
    indicator: &'r IndicatorId,
    by: &'r Split,
    units: Vec<(&'r UnitId, u32)>,
}

impl Engine<'_> {
    /// The keys of a grid: each indicator whole and, where its definition allows, split by every code of each
    /// combination of the dimensions asked for.
    pub fn grid_keys(&self, request: &GridRequest) -> Vec<FigureKey> {
        let mut keys = Vec::new();
        for indicator in &request.indicators {
            for by in self.parts(indicator, &request.by) {
                for unit in &request.units {
                    keys.extend(request.periods.iter().map(|period| FigureKey {
                        indicator: indicator.clone(),
                        unit: unit.clone(),
                        period: *period,
                        by: by.clone(),
                    }));
                }
            }
        }
        keys
    }

    /// Computes a grid and gives each value to `visit`, without keeping them: for large grids. Units below
    /// which no register row of the indicator lies are left out, unless values of it have been entered.
    ///
    /// # Errors
    /// As [`Engine::compute`].
    pub fn each_value(
        &self,
        request: &GridRequest,
        visit: &mut dyn FnMut(&IndicatorId, &UnitId, Period, &Split, &Answer),
    ) -> Result<(), Problems> {
        let keep = |kept: &mut Vec<_>, row: &UnitAnswers<'_, '_>| {
            for (period, answer) in request.periods.iter().zip(row.answers) {
                let owned = Answer { entered: None, ..answer.clone() };
                kept.push((row.indicator.clone(), row.unit.clone(), *period, row.by.clone(), owned));
            }
        };
        self.fold_units(request, Vec::new, keep, &mut |kept| {
            for (indicator, unit, period, by, answer) in &kept {
                visit(indicator, unit, *period, by, answer);
            }
        })
    }

    /// Computes a grid in pieces: threads begin each piece with `start` and add unit after unit to it, and
    /// `take` is given the pieces in order of indicator, part and unit. Units are left out as in
    /// [`Engine::each_value`]. What was taken is to be thrown away after an error.
    ///
    /// # Errors
    /// As [`Engine::compute`].
    pub fn fold_units<T: Send>(
        &self,
        request: &GridRequest,
        start: impl Fn() -> T + Sync,
        add: impl Fn(&mut T, &UnitAnswers<'_, '_>) + Sync,
        take: &mut dyn FnMut(T),
    ) -> Result<(), Problems> {
        let wanted = self.wanted(request);
        let mut problems = Problems::new();
        let mut demand = Demand::new(self.registers.as_of());
        demand.units.extend(request.units.iter().filter_map(|unit| self.units.find(unit.as_str())));
        for (indicator, by) in &wanted {
            let key = FigureKey {
                indicator: (*indicator).clone(),
                unit: self.pack.organisation.root().id.clone(),
                period: self.pack.settings.default_period,
                by: by.clone(),
            };
            self.check_key(&key, indicator, &mut problems);
            request.periods.iter().for_each(|period| demand.add(self.catalogue, indicator, *period, by));
        }
        if problems.has_errors() {
            return Err(problems);
        }
        let cubes = self.count(&demand)?;
        let moments: Vec<Moment> =
            request.periods.iter().map(|period| Moment::new(*period, self.as_of())).collect();
        let readers: Vec<Reader<'_>> =
            wanted.iter().map(|(indicator, by)| Reader::new(self, &cubes, indicator, by)).collect();
        let blocks = self.blocks(request, &wanted, &readers);
        for some in blocks.chunks(PIECES_AT_ONCE * rayon::current_num_threads()) {
            let piece = |block: &Block<'_, '_>| self.piece(block, &moments, start(), &add);
            let pieces: Vec<(T, Problems)> = some.par_iter().map(piece).collect();
            for (piece, told) in pieces {
                problems.extend(told);
                take(piece);
            }
        }
        problems.or_ok(())
    }

    /// Each indicator with each part that is told.
    fn wanted<'r>(&self, request: &'r GridRequest) -> Vec<(&'r IndicatorId, Split)> {
        let parts = |indicator: &'r IndicatorId| {
            self.parts(indicator, &request.by).into_iter().map(move |by| (indicator, by))
        };
        request.indicators.iter().flat_map(parts).collect()
    }

    fn blocks<'r, 'c>(
        &self,
        request: &'r GridRequest,
        wanted: &'r [(&IndicatorId, Split)],
        readers: &'r [Reader<'c>],
    ) -> Vec<Block<'r, 'c>> {
        let units: Vec<(&UnitId, u32)> =
            request.units.iter().filter_map(|unit| Some((unit, self.units.find(unit.as_str())?))).collect();
        let at_once = (VALUES_IN_PIECE / request.periods.len().max(1)).max(1);
        let mut blocks = Vec::new();
        for ((indicator, by), reader) in wanted.iter().zip(readers) {
            let told: Vec<_> = units.iter().filter(|(_, unit)| reader.has_rows(*unit)).copied().collect();
            let block = |units: &[_]| Block { reader, indicator, by, units: units.to_vec() };
            blocks.extend(told.chunks(at_once).map(block));
        }
        blocks
    }

    fn piece<T>(
        &self,
        block: &Block<'_, '_>,
        moments: &[Moment],
        mut piece: T,
        add: &impl Fn(&mut T, &UnitAnswers<'_, '_>),
    ) -> (T, Problems) {
        let mut problems = Problems::new();
        let mut answers = Vec::with_capacity(moments.len());
        for (unit, number) in &block.units {
            answers.clear();
            let faults = problems.as_slice().len();
            for moment in moments {
                match block.reader.answer(self, unit, *number, moment) {
                    Ok(answer) => answers.push(answer),
                    Err(Overflow) => {
                        let place = Place::file(self.pack.folder.name.clone());
                        let diagnostic = Diagnostic::error("indicator-overflow", place);
                        problems.push(diagnostic.with("id", block.indicator).with("key", moment.period));
                    }
                }
            }
            if problems.as_slice().len() > faults {
                continue;
            }
            let (indicator, by) = (block.indicator, block.by);
            add(&mut piece, &UnitAnswers { indicator, unit, by, answers: &answers });
        }
        (piece, problems)
    }

    /// The whole, and each part of the dimensions that the indicator can be split by.
    fn parts(&self, indicator: &IndicatorId, by: &[String]) -> Vec<Split> {
        let mut parts = vec![Split::whole()];
        for dimension in by {
            let codes = self.codes(indicator, dimension);
            let split = |part: &Split| codes.iter().map(|code| part.clone().with(dimension, code)).collect();
            let more: Vec<Vec<Split>> = parts.iter().map(split).collect();
            parts.extend(more.into_iter().flatten());
        }
        parts.sort();
        parts
    }

    /// The codes of a dimension; none when the indicator cannot be split by it, or its codes are not closed.
    pub fn codes(&self, indicator: &IndicatorId, dimension: &str) -> Vec<String> {
        let Some(definition) = self.catalogue.get(indicator).map(|indicator| indicator.latest()) else {
            return Vec::new();
        };
        if let Content::Derived(derived) = &definition.content {
            let mut inputs = derived.inputs().into_iter();
            let first = inputs.next().map_or_else(Vec::new, |input| self.codes(input, dimension));
            return inputs.fold(first, |codes, input| {
                let other = self.codes(input, dimension);
                codes.into_iter().filter(|code| other.contains(code)).collect()
            });
        }
        lower::codes(definition, dimension)
    }
}
