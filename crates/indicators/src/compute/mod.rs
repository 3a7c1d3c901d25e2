//! From keys to figures: which rows must be counted for them, the counting, and the values with their source.

mod answer;
mod demand;
mod grid;
mod ledger;
mod lower;
mod registers;
#[cfg(test)]
pub(crate) mod tests;

pub use answer::{Answer, Reader};
pub use grid::{GridRequest, UnitAnswers};
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
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

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
            match self.units.find(key.unit.as_str()) {
                Some(unit) => {
                    demand.units.insert(unit);
                }
                None => problems.push(self.key_fault("indicator-key-unit", key).with("unit", &key.unit)),
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
