//! Reading what a command works on: law, pack, definitions and snapshot, with every fault in one go.

use crate::failure::Failure;
use crate::terminal::Terminal;
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::organisation::Organisation;
use enslinje_domain::{Clocks, Diagnostic, IndicatorId, Period, Place, Problems, UnitId};
use enslinje_indicators::{Catalogue, Snapshot};
use enslinje_pack::{Pack, PackFolder};
use std::path::Path;

/// A municipality with its law and definitions.
pub struct Municipality {
    /// The pack.
    pub pack: Pack,
    /// Statutory limits, and those of the municipality's own.
    pub clocks: Clocks,
    /// Definitions of indicators.
    pub catalogue: Catalogue,
}

impl Municipality {
    /// The unit that is meant when none is named: the indicator's own, or the whole committee.
    pub fn unit_of(&self, indicator: &IndicatorId) -> UnitId {
        let own = self.catalogue.get(indicator).and_then(|found| found.latest().unit.clone());
        own.unwrap_or_else(|| self.pack.organisation.root().id.clone())
    }
}

/// Reads a pack with its definitions; warnings are told.
///
/// # Errors
/// Every fault of the pack, in one go.
pub fn municipality(terminal: &Terminal, dir: &Path) -> Result<Municipality, Failure> {
    let clocks = Clocks::parse(STATUTORY_FILE, STATUTORY)?;
    let folder = PackFolder::read(dir)?;
    let mut problems = Problems::new();
    let pack = Pack::load(folder, &mut problems);
    let catalogue = pack.as_ref().and_then(|pack| Catalogue::load(pack, &clocks, &mut problems));
    match (pack, catalogue) {
        (Some(pack), Some(catalogue)) if !problems.has_errors() => {
            let clocks = clocks.with_local("clocks.toml", pack.local_clocks.clone())?;
            terminal.warn(problems);
            Ok(Municipality { pack, clocks, catalogue })
        }
        _ => Err(Failure::Refused(problems)),
    }
}

/// Opens a snapshot.
///
/// # Errors
/// What is wrong with it.
pub fn snapshot(dir: &Path) -> Result<Snapshot, Failure> {
    Ok(Snapshot::open(dir)?)
}

/// The organisation of a snapshot of so many committees, which load tests have.
///
/// # Errors
/// When it cannot be multiplied.
pub fn multiplied(pack: &Pack, committees: u32) -> Result<Organisation, Failure> {
    pack.organisation.multiplied(committees).map_err(|faults| {
        let ids: Vec<&str> = faults.iter().filter_map(|fault| fault.unit()).map(UnitId::as_str).collect();
        refused("cli-cannot-multiply", "organisation.csv", "units", &ids.join(", "))
    })
}

/// A period from the command line.
///
/// # Errors
/// When it is not a period.
pub fn period(text: &str) -> Result<Period, Failure> {
    text.parse().map_err(|_| refused("cli-not-a-period", "--period", "value", text))
}

/// A unit from the command line.
///
/// # Errors
/// When the organisation has no such unit.
pub fn unit(text: &str, pack: &Pack) -> Result<UnitId, Failure> {
    UnitId::new(text).filter(|unit| pack.organisation.get(unit).is_some()).ok_or_else(|| {
        let known =
            pack.organisation.units().iter().map(|unit| unit.id.as_str().to_owned()).collect::<Vec<_>>();
        let place = Place::file("--unit");
        let diagnostic =
            Diagnostic::error("cli-unknown-unit", place).with("unit", text).with("known", known.join(", "));
        Failure::Refused(diagnostic.into())
    })
}

/// An indicator from the command line.
///
/// # Errors
/// When the pack defines no such indicator.
pub fn indicator(text: &str, catalogue: &Catalogue) -> Result<IndicatorId, Failure> {
    IndicatorId::new(text)
        .filter(|id| catalogue.get(id).is_some())
        .ok_or_else(|| refused("cli-unknown-indicator", "--indicator", "indicator", text))
}

/// A refusal of one argument.
pub fn refused(code: &'static str, argument: &str, name: &'static str, value: &str) -> Failure {
    Failure::Refused(Diagnostic::error(code, Place::file(argument)).with(name, value).into())
}
