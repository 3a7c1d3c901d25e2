//! Values read off the cubes: a formula per indicator and part, evaluated for any unit and period.

use super::Engine;
use super::lower::{AMOUNT, factor};
use crate::definition::{AGE, Content, Definition, Derived};
use crate::derived::{self, Overflow};
use crate::engine::cube::{Cube, Part};
use chrono::NaiveDate;
use enslinje_domain::{IndicatorId, Measure, Number, Period, Split, Status, UnitId};
use enslinje_pack::SeriesEntry;
use std::collections::BTreeMap;

/// The cubes of every indicator and version.
#[derive(Debug, Default)]
pub(super) struct Cubes(BTreeMap<(IndicatorId, u32), Vec<Cube>>);

impl Cubes {
    pub fn add(&mut self, (id, version): (&IndicatorId, u32), cube: Cube) {
        self.0.entry((id.clone(), version)).or_default().push(cube);
    }

    /// A cube that tells the part apart.
    fn find<'s>(&'s self, definition: &Definition, id: &IndicatorId, by: &Split) -> Option<(&'s Cube, Part)> {
        let ages = definition.ages.as_ref().map(|ages| &ages.limits);
        let age = by.0.get(AGE).map(|label| ages.and_then(|ages| ages.find(label)));
        let code = |column: &str| match (&definition.content, by.0.get(column)) {
            // Outcome, budget and forecast are never added up.
            (Content::Ledger(sum), None) if column == AMOUNT => Some(sum.amount.name()),
            (_, code) => code.map(String::as_str),
        };
        let has_all = |cube: &Cube| {
            let spec = cube.spec();
            by.0.keys().all(|wanted| match wanted.as_str() {
                AGE => spec.ages.is_some(),
                wanted => spec.dimensions.iter().any(|dimension| dimension.column == wanted),
            })
        };
        let age = match age {
            None => None,
            Some(found) => Some(found?),
        };
        let cubes = self.0.get(&(id.clone(), definition.number))?;
        let cube = cubes.iter().find(|cube| has_all(cube))?;
        Some((cube, cube.part(code, age)?))
    }
}

/// A value with what is needed to tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The value; none when there is nothing to compute it from.
    pub value: Option<Number>,
    /// What it counts.
    pub measure: Measure,
    /// Preliminary or final.
    pub status: Status,
    /// Version of the definition.
    pub version: u32,
    /// The entered value, when it is one.
    pub entered: Option<&'a SeriesEntry>,
}

/// A period with what every value in it needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub period: Period,
    first_day: NaiveDate,
    settled: Status,
}

impl Moment {
    /// The period, seen from the last day that is known.
    pub fn new(period: Period, as_of: NaiveDate) -> Self {
        let settled = if period.last_day() > as_of { Status::Preliminary } else { Status::Final };
        Self { period, first_day: period.from(), settled }
    }
}

/// Reads one indicator's part for any unit and period.
#[derive(Debug)]
pub struct Reader<'c> {
    id: IndicatorId,
    /// Whether values of it may have been entered.
    entered: bool,
    versions: Vec<(&'c Definition, Formula<'c>)>,
    latest: Option<&'c Definition>,
}

#[derive(Debug)]
enum Formula<'c> {
    Cube(&'c Cube, Part, Number),
    Derived(&'c Derived, Vec<Reader<'c>>),
    Nothing,
}

impl<'c> Reader<'c> {
    pub(super) fn new(engine: &Engine<'c>, cubes: &'c Cubes, id: &IndicatorId, by: &Split) -> Self {
        let indicator = engine.catalogue.get(id);
        let formula = |definition: &'c Definition| match &definition.content {
            Content::Derived(derived) => {
                let reader = |input: &IndicatorId| Self::new(engine, cubes, input, by);
                Formula::Derived(derived, derived.inputs().into_iter().map(reader).collect())
            }
            Content::Series => Formula::Nothing,
            Content::Rows(_) | Content::Ledger(_) => {
                match (cubes.find(definition, id, by), factor(definition, engine.pack)) {
                    (Some((cube, part)), Some(factor)) => Formula::Cube(cube, part, factor),
                    _ => Formula::Nothing,
                }
            }
        };
        let versions = indicator.map_or(&[][..], |indicator| indicator.versions());
        Self {
            id: id.clone(),
            entered: by.is_whole() && engine.series.keys().any(|(entered, ..)| *entered == id),
            versions: versions.iter().map(|definition| (definition, formula(definition))).collect(),
            latest: indicator.map(|indicator| indicator.latest()),
        }
    }

    /// Whether any row of the registers lies at or below the unit, or values have been entered.
    pub fn has_rows(&self, unit: u32) -> bool {
        self.entered
            || self.versions.iter().any(|(_, formula)| match formula {
                Formula::Cube(cube, ..) => cube.has_rows(unit),
                Formula::Derived(_, inputs) => inputs.iter().any(|input| input.has_rows(unit)),
                Formula::Nothing => false,
            })
    }

    /// The value of a unit in a period. An entered value takes the place of a computed one.
    pub(super) fn answer<'e>(
        &self,
        engine: &'e Engine<'_>,
        unit: &UnitId,
        number: u32,
        moment: &Moment,
    ) -> Result<Answer<'e>, Overflow> {
        let (period, settled) = (moment.period, moment.settled);
        let version = self.versions.iter().find(|(definition, _)| definition.is_valid_on(moment.first_day));
        let definition = version.map(|(definition, _)| *definition).or(self.latest);
        let measure = definition.map_or(Measure::Count, |definition| definition.measure);
        let version_number = definition.map_or(1, |definition| definition.number);
        let answer =
            |value, status| Answer { value, measure, status, version: version_number, entered: None };
        if self.entered
            && let Some(entry) = engine.series.get(&(&self.id, unit, period)).copied()
        {
            // Money is entered in kronor and held in öre.
            let scale = if measure == Measure::Money { 100 } else { 1 };
            let value = derived::times(Some(entry.value), Number::from_integer(scale))?;
            return Ok(Answer { entered: Some(entry), ..answer(value, entry.status) });
        }
        match version.map(|(_, formula)| formula) {
            Some(Formula::Cube(cube, part, factor)) => {
                let value = cube.value(number, *part, period);
                let is_one = *factor == Number::from_integer(1);
                let value = if is_one { value } else { derived::times(value, *factor)? };
                Ok(answer(value, settled))
            }
            Some(Formula::Derived(derived, inputs)) => {
                let (value, status) = derive(
                    derived,
                    inputs,
                    &|input: &Reader<'_>, period| {
                        input.answer(engine, unit, number, &Moment::new(period, engine.registers.as_of()))
                    },
                    period,
                )?;
                Ok(answer(value, status.unwrap_or(settled)))
            }
            Some(Formula::Nothing) | None => Ok(answer(None, settled)),
        }
    }
}

type Ask<'r, 'c, 'e> = &'r dyn Fn(&Reader<'c>, Period) -> Result<Answer<'e>, Overflow>;

/// The derived value, preliminary when an input is.
fn derive<'c>(
    derived: &Derived,
    inputs: &[Reader<'c>],
    ask: Ask<'_, 'c, '_>,
    period: Period,
) -> Result<(Option<Number>, Option<Status>), Overflow> {
    let Some(first) = inputs.first() else { return Ok((None, None)) };
    let one = ask(first, period)?;
    let other = match derived.earlier(period) {
        Some(earlier) => Some(ask(first, earlier)?),
        None => inputs.get(1).map(|input| ask(input, period)).transpose()?,
    };
    let (a, b) = (one.value, other.as_ref().and_then(|other| other.value));
    let value = match derived {
        Derived::Share { .. } => derived::share(a, b)?,
        Derived::Rate { factor, .. } => derived::rate(a, b, *factor)?,
        Derived::Difference { .. } | Derived::Growth { .. } => derived::difference(a, b)?,
        Derived::Change { .. } => derived::change(a, b)?,
    };
    let status = other.map_or(one.status, |other| one.status.min(other.status));
    Ok((value, Some(status)))
}
