//! `enslinje watch`: the limits that run, the nearest first.

mod write;

use crate::database::{now, wait};
use crate::desk::{AtWork, Place};
use crate::failure::Failure;
use crate::load::{self, period};
use crate::terminal::Terminal;
use clap::{Args, ValueEnum};
use enslinje_app::watch::{Asked, calendar};
use enslinje_domain::UnitId;

/// Arguments of `watch`.
#[derive(Debug, Args)]
pub struct WatchOf {
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// Only this unit and those below it.
    #[arg(long)]
    pub unit: Option<String>,
    /// Only what this caseworker works with.
    #[arg(long)]
    pub caseworker: Option<String>,
    /// How many will have passed by the end of this period if nothing is done, instead of the list.
    #[arg(long)]
    pub forecast: Option<String>,
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = WatchFormat::Table)]
    pub format: WatchFormat,
    /// Rows that are listed; all are counted.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
}

/// Form of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WatchFormat {
    /// For reading.
    Table,
    /// Comma-separated values.
    Csv,
    /// For programs.
    Json,
    /// A calendar.
    Ics,
}

/// Runs the command.
///
/// # Errors
/// The user may read nothing, or what is wrong with the database.
pub fn run(terminal: &Terminal, asked: &WatchOf) -> Result<(), Failure> {
    let place = Place::new(terminal, &asked.at_work)?;
    let units = asked.unit.as_deref().map(|unit| units_below(unit, &place)).transpose()?;
    let part = Asked { units: units.as_deref(), caseworker: asked.caseworker.as_deref() };
    if let Some(text) = &asked.forecast {
        let period = period(text)?;
        let outlook = wait(async {
            let opened = place.open(&asked.at_work).await?;
            Ok(place.desk(&opened).forecast(&part, place.today, period).await?)
        })?;
        return terminal.answer(&write::outlook(terminal, &place, &outlook, asked.format, period));
    }
    let watch = wait(async {
        let opened = place.open(&asked.at_work).await?;
        Ok(place.desk(&opened).watch(&part, place.today, asked.limit).await?)
    })?;
    let text = match asked.format {
        WatchFormat::Table => write::table(terminal, &place, &watch),
        WatchFormat::Csv => write::csv(terminal, &watch, place.today),
        WatchFormat::Json => write::json(&watch, place.today),
        WatchFormat::Ics => calendar(&watch.rows, now()?),
    };
    terminal.answer(&text)
}

/// A unit and all below it.
pub fn units_below(text: &str, place: &Place) -> Result<Vec<UnitId>, Failure> {
    let pack = &place.municipality.pack;
    let unit = load::unit(text, pack)?;
    let units = pack.organisation.units().iter().map(|unit| unit.id.clone());
    Ok(units.filter(|one| pack.organisation.is_within(one, &unit)).collect())
}

/// What an event is called; its name in files when a local limit names one of its own.
pub fn event_name(terminal: &Terminal, name: &str) -> String {
    let id = format!("work-event-{name}");
    if terminal.messages().has(&id) { terminal.text(&id, &[]) } else { name.to_owned() }
}

/// Sections of law, or that it is a limit of the municipality's own.
pub fn laws(terminal: &Terminal, law: &str) -> String {
    if law.is_empty() { terminal.text("work-own-limit", &[]) } else { law.to_owned() }
}
