//! How a figure came to be: definition, law, filter, rows, and the figures that it is computed from.

mod rows;
#[cfg(test)]
mod tests;

pub use rows::{RowTold, RowsTold};

use crate::compute::Engine;
use crate::definition::{Break, Content, Definition};
use enslinje_domain::{Clock, ClockVersion, Confidence, Figure, FigureKey, IndicatorId, Problems};
use std::collections::BTreeSet;

/// A section of law behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawTold {
    /// Section, such as `SoL 2025:400 20:3`.
    pub section: String,
    /// Where the fact was found, and how sure it is; for sections of a clock.
    pub source: Option<(String, Confidence)>,
}

/// The clock of an indicator with the version that applied when the period began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockTold {
    /// Name as people know it.
    pub name: String,
    /// The version of the law in force on the first day of the period; none when there was none.
    pub version: Option<ClockVersion>,
}

/// Everything behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The figure.
    pub figure: Figure,
    /// The version of the definition that was used; none when none was valid.
    pub definition: Option<Definition>,
    /// All versions in the order of time.
    pub versions: Vec<Definition>,
    /// Breaks in the series.
    pub breaks: Vec<Break>,
    /// The law, of the definition and of its clock.
    pub law: Vec<LawTold>,
    /// The clock.
    pub clock: Option<ClockTold>,
    /// The filter as it was written.
    pub filter: Option<String>,
    /// The rows that were counted, when the figure is counted from rows.
    pub rows: Option<RowsTold>,
    /// The figures that it is computed from.
    pub inputs: Vec<Explanation>,
}

impl Engine<'_> {
    /// Explains a figure, with at most `shown` of the rows behind it. Rows are told without keys, days of
    /// birth and sex.
    ///
    /// # Errors
    /// As [`Engine::compute`].
    pub fn explain(&self, key: &FigureKey, shown: usize) -> Result<Explanation, Problems> {
        let mut keys = BTreeSet::new();
        self.collect(key, &mut keys);
        let keys: Vec<FigureKey> = keys.into_iter().collect();
        let figures = self.compute(&keys)?;
        self.tell(key, &|key| figures.get(key).cloned(), shown)
    }

    /// The key and those of all figures below it.
    fn collect(&self, key: &FigureKey, keys: &mut BTreeSet<FigureKey>) {
        if keys.insert(key.clone()) {
            self.input_keys(key).iter().for_each(|input| self.collect(input, keys));
        }
    }

    fn used(&self, key: &FigureKey) -> Option<&Definition> {
        self.catalogue().get(&key.indicator)?.version_on(key.period.from())
    }

    /// The keys of the figures that a derived figure is computed from.
    fn input_keys(&self, key: &FigureKey) -> Vec<FigureKey> {
        let Some(Content::Derived(derived)) = self.used(key).map(|definition| &definition.content) else {
            return Vec::new();
        };
        let with = |indicator: &IndicatorId, period| FigureKey {
            indicator: indicator.clone(),
            period,
            ..key.clone()
        };
        let mut keys: Vec<_> = derived.inputs().into_iter().map(|input| with(input, key.period)).collect();
        if let Some(earlier) = derived.earlier(key.period) {
            keys.extend(derived.inputs().into_iter().map(|input| with(input, earlier)));
        }
        keys
    }

    fn tell(
        &self,
        key: &FigureKey,
        figure: &dyn Fn(&FigureKey) -> Option<Figure>,
        shown: usize,
    ) -> Result<Explanation, Problems> {
        let Some(figure_told) = figure(key) else { return Err(Problems::new()) };
        let indicator = self.catalogue().get(&key.indicator);
        let definition = self.used(key);
        let entered = matches!(figure_told.source, enslinje_domain::Source::Entered { .. });
        let inputs = if entered { Vec::new() } else { self.input_keys(key) };
        let inputs = inputs.iter().map(|input| self.tell(input, figure, shown)).collect::<Result<_, _>>()?;
        let rows = match definition {
            Some(definition) if !entered => self.rows_of(definition, key, shown)?,
            _ => None,
        };
        let clock = definition.and_then(|definition| self.clock_of(definition));
        let version = clock.and_then(|clock| clock.version_on(key.period.from()));
        Ok(Explanation {
            figure: figure_told,
            definition: definition.cloned(),
            versions: indicator.map_or_else(Vec::new, |indicator| indicator.versions().to_vec()),
            breaks: indicator.map_or_else(Vec::new, |indicator| indicator.breaks()),
            law: law(definition, version),
            clock: clock.map(|clock| ClockTold { name: clock.name.clone(), version: version.cloned() }),
            filter: definition.and_then(Definition::filter).map(|filter| filter.source.clone()),
            rows,
            inputs,
        })
    }

    fn clock_of(&self, definition: &Definition) -> Option<&Clock> {
        let Content::Rows(rows) = &definition.content else { return None };
        self.clocks().get(rows.count.clock()?)
    }
}

fn law(definition: Option<&Definition>, version: Option<&ClockVersion>) -> Vec<LawTold> {
    let own = definition.iter().flat_map(|definition| &definition.law);
    let mut law: Vec<LawTold> =
        own.map(|section| LawTold { section: section.clone(), source: None }).collect();
    let Some(version) = version else { return law };
    for section in &version.law {
        let source = Some((version.source.clone(), version.confidence));
        match law.iter_mut().find(|told| told.section == *section) {
            Some(told) => told.source = source,
            None => law.push(LawTold { section: section.clone(), source }),
        }
    }
    law
}
