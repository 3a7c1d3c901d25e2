//! `enslinje indicators`: figures as a table, CSV or JSON.

mod sheet;
mod stream;

use crate::arguments::{Format, Indicators};
use crate::failure::Failure;
use crate::files;
use crate::load::{self, Municipality, refused};
use crate::memory;
use crate::protect;
use crate::terminal::Terminal;
use crate::written;
use enslinje_domain::{FigureKey, IndicatorId, Period, UnitId};
use enslinje_indicators::definition::Content;
use enslinje_indicators::{Engine, Figures, GridRequest};
use std::time::Instant;
use stream::stream;

/// Runs the command.
///
/// # Errors
/// What is wrong with the pack, the snapshot or the arguments.
pub fn run(terminal: &Terminal, arguments: &Indicators) -> Result<(), Failure> {
    let municipality = load::municipality(terminal, &arguments.pack)?;
    if arguments.definitions {
        let json =
            enslinje_indicators::peers::definitions_json(&municipality.catalogue, &municipality.clocks);
        return give(terminal, arguments, &json);
    }
    let Some(dir) = &arguments.snapshot else {
        return Err(refused("cli-no-snapshot", "--snapshot", "value", ""));
    };
    let start = Instant::now();
    let snapshot = load::snapshot(dir)?;
    let mut municipality = municipality;
    municipality.pack.organisation = load::multiplied(&municipality.pack, snapshot.committees())?;
    let engine = Engine::new(&municipality.pack, &municipality.catalogue, &municipality.clocks, &snapshot);
    let wanted = wanted(arguments, &municipality)?;
    let count = match (&wanted.units, arguments.format) {
        // A large grid is written as it is read, without keeping every figure.
        (Some(units), Format::Csv) if !arguments.public => {
            stream(terminal, &engine, &wanted, units, arguments.out.as_deref())?
        }
        _ => {
            let (count, text) = kept(terminal, arguments, &municipality, &engine, &wanted)?;
            give(terminal, arguments, &text)?;
            count
        }
    };
    if arguments.timings {
        terminal.line(&timings(start, count));
    }
    Ok(())
}

fn kept(
    terminal: &Terminal,
    arguments: &Indicators,
    municipality: &Municipality,
    engine: &Engine<'_>,
    wanted: &Wanted,
) -> Result<(usize, String), Failure> {
    let mut figures = figures(engine, wanted)?;
    if arguments.public {
        protect::hide(municipality, engine, &mut figures)?;
    }
    let text = match arguments.format {
        Format::Table => written::table(terminal, municipality, &figures),
        Format::Csv => sheet::csv(&figures)?,
        Format::Json => written::json(&figures)?,
    };
    Ok((figures.len(), text))
}

/// What was asked for.
struct Wanted {
    indicators: Vec<IndicatorId>,
    /// None: each indicator's own.
    units: Option<Vec<UnitId>>,
    periods: Vec<Period>,
    by: Vec<String>,
    root: UnitId,
    own: Vec<UnitId>,
}

fn wanted(arguments: &Indicators, municipality: &Municipality) -> Result<Wanted, Failure> {
    let catalogue = &municipality.catalogue;
    let from_register = |id: &IndicatorId| {
        catalogue.get(id).is_some_and(|indicator| matches!(indicator.latest().content, Content::Rows(_)))
    };
    let mut indicators = match arguments.indicator.as_slice() {
        [] => catalogue.indicators().map(|indicator| indicator.id.clone()).collect(),
        names => names.iter().map(|name| load::indicator(name, catalogue)).collect::<Result<Vec<_>, _>>()?,
    };
    indicators.retain(|id| !arguments.registers_only || from_register(id));
    let own = indicators.iter().map(|id| municipality.unit_of(id)).collect();
    Ok(Wanted {
        indicators,
        units: units(arguments, municipality)?,
        periods: periods(arguments, municipality)?,
        by: arguments.by.clone(),
        root: municipality.pack.organisation.root().id.clone(),
        own,
    })
}

fn units(arguments: &Indicators, municipality: &Municipality) -> Result<Option<Vec<UnitId>>, Failure> {
    let pack = &municipality.pack;
    match arguments.unit.as_slice() {
        [] => Ok(None),
        names if names.iter().any(|name| name == "all") => {
            Ok(Some(pack.organisation.units().iter().map(|unit| unit.id.clone()).collect()))
        }
        names => names.iter().map(|name| load::unit(name, pack)).collect::<Result<_, _>>().map(Some),
    }
}

fn periods(arguments: &Indicators, municipality: &Municipality) -> Result<Vec<Period>, Failure> {
    let mut periods =
        arguments.period.iter().map(|text| load::period(text)).collect::<Result<Vec<_>, _>>()?;
    if let Some(months) = &arguments.months {
        periods.extend(load::period(months)?.each_month().map(Period::month));
    }
    if periods.is_empty() {
        periods.push(municipality.pack.settings.default_period);
    }
    Ok(periods)
}

fn figures(engine: &Engine<'_>, wanted: &Wanted) -> Result<Figures, Failure> {
    let mut keys: Vec<FigureKey> = Vec::new();
    for (indicator, own) in wanted.indicators.iter().zip(&wanted.own) {
        let units = wanted.units.clone().unwrap_or_else(|| vec![own.clone()]);
        let request = GridRequest {
            indicators: vec![indicator.clone()],
            units,
            periods: wanted.periods.clone(),
            by: wanted.by.clone(),
        };
        keys.extend(engine.grid_keys(&request));
    }
    if keys.is_empty() {
        return Err(refused("cli-nothing-to-compute", "--indicator", "unit", wanted.root.as_str()));
    }
    Ok(engine.compute(&keys)?)
}

fn give(terminal: &Terminal, arguments: &Indicators, text: &str) -> Result<(), Failure> {
    match &arguments.out {
        Some(path) => files::write(path, text.as_bytes()),
        None => terminal.answer(text),
    }
}

fn timings(start: Instant, figures: usize) -> String {
    serde_json::json!({
        "seconds": start.elapsed().as_secs_f64(),
        "peak_memory_bytes": memory::peak(),
        "figures": figures,
    })
    .to_string()
}
