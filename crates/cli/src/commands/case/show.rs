//! `enslinje case show`: a matter with its history, state and limits.

use super::{ShowOf, reference};
use crate::commands::watch::{event_name, laws};
use crate::database::wait;
use crate::desk::Place;
use crate::failure::Failure;
use crate::terminal::Terminal;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use enslinje_app::access::Shown as ShownPerson;
use enslinje_app::casework::Shown;
use enslinje_domain::access::{PersonId, Sight};
use enslinje_domain::casework::{Event, EventKind};
use std::fmt::Write;

/// Letters in a line of the history.
const WIDTH: u16 = 150;

/// Runs the command.
///
/// # Errors
/// The right to read is missing or there is no such matter, which are not told apart.
pub fn run(terminal: &Terminal, asked: &ShowOf) -> Result<(), Failure> {
    let matter = asked.matter.as_deref().map(reference).transpose()?;
    let place = Place::new(terminal, &asked.at_work)?;
    let shown = wait(async {
        let opened = place.open(&asked.at_work).await?;
        let desk = place.desk(&opened);
        let shown = match matter {
            Some((matter, row)) => vec![desk.show(matter, row).await?],
            None => desk.show_person(PersonId(asked.person.unwrap_or_default())).await?,
        };
        opened.store.close().await;
        Ok(shown)
    })?;
    let parts: Vec<String> = shown.iter().map(|shown| one(terminal, &place, shown)).collect();
    terminal.answer(&parts.join("\n"))
}

fn one(terminal: &Terminal, place: &Place, shown: &Shown) -> String {
    let register = shown.key.register.name;
    let args = [
        ("kind", terminal.text(&format!("work-matter-{register}"), &[])),
        ("matter", format!("{register}/{}", shown.key.row)),
        ("state", terminal.text(&format!("work-state-{}", shown.course.state), &[])),
        ("since", shown.course.since.to_string()),
        ("unit", shown.key.unit.to_string()),
        ("caseworker", shown.caseworker.clone().unwrap_or_else(|| "–".to_owned())),
    ];
    let mut text = format!("{}\n", terminal.text("work-shown", &args));
    if let Some(person) = shown.key.person {
        let name = shown.person.as_ref().map_or_else(|| "–".to_owned(), |person| name(terminal, person));
        let args = [("person", person.0.to_string()), ("name", name)];
        let _written = writeln!(text, "{}", terminal.text("work-shown-person", &args));
    }
    if !shown.led_to.is_empty() {
        let matters = shown.led_to.iter().map(|next| format!("{}/{}", next.register.name, next.row));
        let args = [("matters", matters.collect::<Vec<_>>().join(", "))];
        let _written = writeln!(text, "{}", terminal.text("work-shown-led-to", &args));
    }
    let mut history = table(terminal, ["work-head-day", "work-head-event", "work-head-details"]);
    // Notes are long texts: they are broken over lines.
    history.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    for event in &shown.course.events {
        let details = details(terminal, shown, event);
        history.add_row([event.day.to_string(), event_name(terminal, event.kind.name()), details]);
    }
    let _written = writeln!(text, "{history}");
    if !shown.clocks.is_empty() {
        let mut clocks = table(
            terminal,
            ["work-head-due", "work-head-clock", "work-head-started", "work-head-law", "work-head-stops"],
        );
        for running in &shown.clocks {
            let clock = place.municipality.clocks.get(&running.clock);
            let stops = running.stops.iter().map(|stop| event_name(terminal, stop.as_str()));
            clocks.add_row([
                running.due.to_string(),
                clock.map_or_else(|| running.clock.to_string(), |clock| clock.name.clone()),
                format!("{} {}", running.started, event_name(terminal, running.counted_from.as_str())),
                laws(terminal, &running.law.join(", ")),
                stops.collect::<Vec<_>>().join(", "),
            ]);
        }
        let _written = writeln!(text, "{clocks}");
    }
    text
}

/// Reason, section, last day and notes. What is told in words about a masked person is not here.
fn details(terminal: &Terminal, shown: &Shown, event: &Event) -> String {
    let until = event.until.map(|day| terminal.text("work-until", &[("day", day.to_string())]));
    let mut details: Vec<String> =
        [event.reason.clone(), event.paragraph.clone(), until].into_iter().flatten().collect();
    let note = |(kind, text)| terminal.text(&format!("work-note-{kind}"), &[("text", text)]);
    details.extend(event.notes.iter().map(note));
    if shown.sight == Sight::Masked && event.kind == EventKind::DelayReported {
        details.push(terminal.text("work-masked", &[]));
    }
    details.join("; ")
}

/// The name, or that it is masked.
pub(super) fn name(terminal: &Terminal, person: &ShownPerson) -> String {
    match person.sight {
        Sight::Masked => terminal.text("work-masked", &[]),
        Sight::Visible => person.name.clone().unwrap_or_else(|| "–".to_owned()),
    }
}

/// A table with those heads.
pub(super) fn table<const N: usize>(terminal: &Terminal, heads: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    table.set_header(heads.map(|id| terminal.text(id, &[])));
    table
}
