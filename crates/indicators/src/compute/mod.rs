//! From keys to figures: which rows must be counted for them, the counting, and the values with their source.

mod answer;
mod demand;
mod ledger;
mod lower;
mod registers;
#[cfg(test)]
pub(crate) mod tests;

pub use answer::{Answer, Reader};
pub use registers::{MemoryRegisters, Registers};

use crate::definition::{Catalogue, Content, Definition};
use crate::derived::Overflow;
use crate::engine::spec::Spec;
use crate::engine::units::UnitTree;
use crate::snapshot::Snapshot;
use answer::Moment;
use demand::Demand;
use enslinje_domain::{
    Clocks, Diagnostic, Figure, FigureKey, IndicatorId, Period, Place, Problems, Source, Split, UnitId,
    WorkingDayShift,
};
use enslinje_pack::{Pack, SeriesEntry, economy};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// Units whose values are read before they are told.
const UNITS_AT_ONCE: usize = 64;

/// Figures by what they are about.
pub type Figures = BTreeMap<FigureKey, Figure>;

/// Computes figures of a pack from a snapshot.
#[derive(Debug)]
pub struct Engine<'a> {
    pack: &'a Pack,
    catalogue: &'a Catalogue,
    clocks: &'a Clocks,
    registers: Registers<'a>,
    shift: WorkingDayShift,
    units: Arc<UnitTree>,
    series: BTreeMap<(&'a IndicatorId, &'a UnitId, Period), &'a SeriesEntry>,
    ledger_hash: String,
}

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

impl<'a> Engine<'a> {
    /// An engine over a snapshot. Limits that end on a day off are not moved; see [`Engine::with_shift`].
    pub fn new(pack: &'a Pack, catalogue: &'a Catalogue, clocks: &'a Clocks, snapshot: &'a Snapshot) -> Self {
        Self::over(pack, catalogue, clocks, Registers::Snapshot(snapshot))
    }

    /// An engine over a snapshot or over rows in memory.
    pub fn over(
        pack: &'a Pack,
        catalogue: &'a Catalogue,
        clocks: &'a Clocks,
        registers: Registers<'a>,
    ) -> Self {
        let series = pack.series.iter().map(|entry| ((&entry.indicator, &entry.unit, entry.period), entry));
        Self {
            pack,
            catalogue,
            clocks,
            registers,
            shift: WorkingDayShift::None,
            units: Arc::new(UnitTree::new(&pack.organisation)),
            series: series.collect(),
            ledger_hash: ledger_hash(pack),
        }
    }

    /// The same engine, with due dates moved to a working day or not.
    #[must_use]
    pub fn with_shift(self, shift: WorkingDayShift) -> Self {
        Self { shift, ..self }
    }

    /// The same engine with other definitions.
    pub fn with_catalogue<'b>(&self, catalogue: &'b Catalogue) -> Engine<'b>
    where
        'a: 'b,
    {
        Engine { shift: self.shift, ..Engine::over(self.pack, catalogue, self.clocks, self.registers) }
    }

    /// The definitions.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The clocks.
    pub fn clocks(&self) -> &'a Clocks {
        self.clocks
    }

    /// The last day of which the registers know.
    pub fn as_of(&self) -> chrono::NaiveDate {
        self.registers.as_of()
    }

    pub(crate) fn units(&self) -> &UnitTree {
        &self.units
    }

    /// What the engine counts for a key, when it counts rows: parts as conditions of the filter.
    pub(crate) fn spec_of(&self, definition: &Definition, key: &FigureKey) -> Option<Spec> {
        lower::one_part(definition, &key.by, self.pack, &self.units)
    }

    /// Computes all keys with one pass over each register that they need.
    ///
    /// # Errors
    /// Every key that cannot be: unknown indicator, unit, split or code; and every fault of the rows.
    pub fn compute(&self, keys: &[FigureKey]) -> Result<Figures, Problems> {
        let mut problems = Problems::new();
        let mut demand = Demand::new(self.registers.as_of());
        let mut asked: BTreeMap<(&IndicatorId, &Split), ()> = BTreeMap::new();
        for key in keys {
            if self.units.find(key.unit.as_str()).is_none() {
                problems.push(self.key_fault("indicator-key-unit", key).with("unit", &key.unit));
            }
            if asked.insert((&key.indicator, &key.by), ()).is_none() {
                self.check_key(key, &key.indicator, &mut problems);
            }
        }
        if problems.has_errors() {
            return Err(problems);
        }
        for key in keys {
            demand.add(self.catalogue, &key.indicator, key.period, &key.by);
        }
        let cubes = self.count(&demand)?;
        let mut readers: BTreeMap<(&IndicatorId, &Split), Reader<'_>> = BTreeMap::new();
        let mut figures = Figures::new();
        for key in keys {
            let reader = readers
                .entry((&key.indicator, &key.by))
                .or_insert_with(|| Reader::new(self, &cubes, &key.indicator, &key.by));
            match self.figure(key, reader) {
                Ok(figure) => {
                    figures.insert(key.clone(), figure);
                }
                Err(Overflow) => problems.push(self.key_fault("indicator-overflow", key)),
            }
        }
        problems.or_ok(figures)
    }

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
        let mut problems = Problems::new();
        let mut demand = Demand::new(self.registers.as_of());
        let wanted: Vec<(&IndicatorId, Split)> = request
            .indicators
            .iter()
            .flat_map(|indicator| {
                self.parts(indicator, &request.by).into_iter().map(move |by| (indicator, by))
            })
            .collect();
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
        for (indicator, by) in &wanted {
            let reader = Reader::new(self, &cubes, indicator, by);
            let units: Vec<(&UnitId, u32)> = request
                .units
                .iter()
                .filter_map(|unit| Some((unit, self.units.find(unit.as_str())?)))
                .filter(|(_, number)| reader.has_rows(*number))
                .collect();
            // Blocks of units are read side by side and told in order.
            for block in units.chunks(UNITS_AT_ONCE) {
                let of = |(unit, number): &(&UnitId, u32)| -> Vec<_> {
                    moments.iter().map(|moment| reader.answer(self, unit, *number, moment)).collect()
                };
                let answers: Vec<Vec<_>> = block.par_iter().map(of).collect();
                for ((unit, _), answers) in block.iter().zip(&answers) {
                    for (period, answer) in request.periods.iter().zip(answers) {
                        match answer {
                            Ok(answer) => visit(indicator, unit, *period, by, answer),
                            Err(Overflow) => {
                                let place = Place::file(self.pack.folder.name.clone());
                                let diagnostic = Diagnostic::error("indicator-overflow", place);
                                problems.push(diagnostic.with("id", indicator).with("key", period));
                            }
                        }
                    }
                }
            }
        }
        problems.or_ok(())
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

    fn figure(&self, key: &FigureKey, reader: &Reader<'_>) -> Result<Figure, Overflow> {
        let unit = self.units.find(key.unit.as_str()).unwrap_or(0);
        let answer = reader.answer(self, &key.unit, unit, &Moment::new(key.period, self.as_of()))?;
        Ok(Figure {
            key: key.clone(),
            value: answer.value,
            measure: answer.measure,
            status: answer.status,
            definition_version: answer.version,
            source: self.source(key, answer.entered),
        })
    }

    /// The place as the pack knows it: a report must not tell where the pack lay when it was written.
    fn within_pack(&self, place: &Place) -> Place {
        let prefix = format!("{}/", self.pack.folder.name.trim_end_matches('/'));
        let file = place.file.strip_prefix(&prefix).unwrap_or(&place.file).to_owned();
        Place { file, ..place.clone() }
    }

    fn source(&self, key: &FigureKey, entered: Option<&SeriesEntry>) -> Source {
        if let Some(entry) = entered {
            return Source::Entered { place: self.within_pack(&entry.place), origin: entry.origin.clone() };
        }
        let indicator = self.catalogue.get(&key.indicator);
        let version = indicator
            .map(|indicator| indicator.version_on(key.period.from()).unwrap_or_else(|| indicator.latest()));
        match version.map(|version| &version.content) {
            Some(Content::Rows(rows)) => Source::Snapshot {
                register: rows.register.name.to_owned(),
                hash: self.registers.hash().to_owned(),
                as_of: self.registers.as_of(),
            },
            Some(Content::Ledger(_)) => Source::Ledger { hash: self.ledger_hash.clone() },
            Some(Content::Derived(derived)) => {
                Source::Figures(derived.inputs().into_iter().cloned().collect())
            }
            Some(Content::Series) | None => Source::Figures(Vec::new()),
        }
    }

    fn key_fault(&self, code: &'static str, key: &FigureKey) -> Diagnostic {
        let place = self.catalogue.get(&key.indicator).map_or_else(
            || Place::file(self.pack.folder.name.clone()),
            |indicator| indicator.latest().place.clone(),
        );
        let shown = format!("{} {} {}", key.indicator, key.unit, key.period);
        Diagnostic::error(code, place).with("id", &key.indicator).with("key", shown)
    }

    /// Checks that `indicator`, or what it is computed from, can be split as the key says.
    fn check_key(&self, key: &FigureKey, indicator: &IndicatorId, problems: &mut Problems) {
        let Some(found) = self.catalogue.get(indicator) else {
            let known = self.catalogue.indicators().map(|indicator| indicator.id.as_str());
            let nearest = crate::nearest::nearest(indicator.as_str(), known);
            let diagnostic = self.key_fault("indicator-key-unknown", key).with("indicator", indicator);
            problems.push(diagnostic.with("nearest", nearest));
            return;
        };
        for definition in found.versions() {
            match &definition.content {
                Content::Derived(derived) => {
                    derived.inputs().into_iter().for_each(|input| self.check_key(key, input, problems));
                }
                _ => self.check_split(key, definition, problems),
            }
        }
    }

    fn check_split(&self, key: &FigureKey, definition: &Definition, problems: &mut Problems) {
        for (dimension, code) in &key.by.0 {
            let fault = |code| self.key_fault(code, key).with("dimension", dimension);
            if !lower::can_split(definition, dimension) {
                problems.push(fault("indicator-key-split").with("name", &definition.name));
            } else if !lower::is_code(definition, dimension, code) {
                let known = lower::codes(definition, dimension).join(", ");
                problems.push(fault("indicator-key-code").with("code", code).with("known", known));
            }
        }
    }
}

fn ledger_hash(pack: &Pack) -> String {
    let mut hasher = Sha256::new();
    for path in pack.folder.under(economy::FOLDER) {
        // Length first, so that no two sets of files run together alike.
        let text = pack.folder.text(path).unwrap_or_default();
        hasher.update(format!("{path} {}\n", text.len()));
        hasher.update(text);
    }
    hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        write!(hex, "{byte:02x}").unwrap_or_default();
        hex
    })
}
