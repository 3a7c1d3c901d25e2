//! The watch list as table, CSV and JSON.

use super::{WatchFormat, event_name, laws};
use crate::desk::Place;
use crate::listed::quoted;
use crate::terminal::Terminal;
use chrono::NaiveDate;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use enslinje_app::watch::{Watch, Watched};
use enslinje_domain::watch::{Outlook, Urgency};
use enslinje_domain::{ClockId, Period};
use serde_json::json;

/// Letters in a line of the list.
const WIDTH: u16 = 150;

/// Counts by clock, and the rows.
pub fn table(terminal: &Terminal, place: &Place, watch: &Watch) -> String {
    let mut counts = Table::new();
    counts.load_style(UTF8_HORIZONTAL_ONLY);
    let heads = Urgency::ALL.map(|step| urgency(terminal, step));
    counts.set_header(std::iter::once(terminal.text("work-head-clock", &[])).chain(heads));
    for one in &watch.list.counts {
        counts.add_row(std::iter::once(clock(place, &one.clock)).chain(one.counts.map(number)));
    }
    let all = terminal.text("work-all", &[]);
    counts.add_row(std::iter::once(all).chain(watch.list.totals().map(number)));
    right(&mut counts, 1);
    let mut rows = Table::new();
    rows.load_style(UTF8_HORIZONTAL_ONLY);
    rows.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    let heads = [
        "work-head-due",
        "work-head-urgency",
        "work-head-matter",
        "work-head-clock",
        "work-head-unit",
        "work-head-caseworker",
        "work-head-started",
        "work-head-law",
        "work-head-stops",
    ];
    rows.set_header(heads.map(|id| terminal.text(id, &[])));
    for one in &watch.rows {
        rows.add_row(cells(terminal, one));
    }
    let day = [("day", place.today.to_string())];
    let listed = u64::try_from(watch.rows.len()).unwrap_or(u64::MAX);
    let all = watch.list.totals().iter().sum::<u64>();
    let mut text = format!("{}\n{counts}\n", terminal.text("work-watch", &day));
    if !watch.rows.is_empty() {
        let args = [("listed", listed.to_string()), ("all", all.to_string())];
        text.push_str(&format!("\n{}\n{rows}\n", terminal.text("work-listed", &args)));
    }
    text
}

/// What is told of one limit, as the columns of the table.
fn cells(terminal: &Terminal, watched: &Watched) -> [String; 9] {
    let row = &watched.row;
    let start = watched.start.as_ref().map(|start| event_name(terminal, start.as_str()));
    let stops = watched.stops.iter().map(|stop| event_name(terminal, stop.as_str()));
    [
        row.due.to_string(),
        urgency(terminal, watched.urgency),
        row.reference(),
        watched.name.clone(),
        row.unit.clone(),
        row.caseworker.clone().unwrap_or_else(|| "–".to_owned()),
        format!("{} {}", row.started, start.unwrap_or_default()),
        laws(terminal, &row.law),
        stops.collect::<Vec<_>>().join(", "),
    ]
}

fn urgency(terminal: &Terminal, step: Urgency) -> String {
    terminal.text(&format!("work-urgency-{}", step.code()), &[])
}

fn clock(place: &Place, id: &ClockId) -> String {
    place.municipality.clocks.get(id).map_or_else(|| id.to_string(), |clock| clock.name.clone())
}

fn number(count: u64) -> String {
    count.to_string()
}

fn right(table: &mut Table, from: usize) {
    for column in table.column_iter_mut().skip(from) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

/// One line for each limit.
pub fn csv(terminal: &Terminal, watch: &Watch, today: NaiveDate) -> String {
    let mut text = String::from(
        "due,days_left,urgency,register,row,clock,name,unit,caseworker,started,start,before_extension,paused_since,law,stops\n",
    );
    for one in &watch.rows {
        let row = &one.row;
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let stops: Vec<&str> = one.stops.iter().map(|stop| stop.as_str()).collect();
        let fields = [
            row.due.to_string(),
            row.due.signed_duration_since(today).num_days().to_string(),
            one.urgency.code().to_owned(),
            row.register.to_owned(),
            row.row.to_string(),
            row.clock.to_string(),
            one.name.clone(),
            row.unit.clone(),
            row.caseworker.clone().unwrap_or_default(),
            row.started.to_string(),
            one.start.as_ref().map(ToString::to_string).unwrap_or_default(),
            day(row.before_extension),
            day(row.paused_since),
            laws(terminal, &row.law),
            stops.join(" "),
        ];
        text.push_str(&fields.map(|field| quoted(&field)).join(","));
        text.push('\n');
    }
    text
}

/// Counts and rows for programs.
pub fn json(watch: &Watch, today: NaiveDate) -> String {
    let steps = Urgency::ALL.map(Urgency::code);
    let counts = watch.list.counts.iter().map(|one| {
        let counts: serde_json::Map<_, _> =
            steps.iter().zip(one.counts).map(|(step, count)| ((*step).to_owned(), count.into())).collect();
        json!({ "clock": one.clock.as_str(), "counts": counts })
    });
    let rows = watch.rows.iter().map(|one| {
        let row = &one.row;
        json!({
            "due": row.due.to_string(),
            "urgency": one.urgency.code(),
            "register": row.register,
            "row": row.row,
            "clock": row.clock.as_str(),
            "name": one.name,
            "unit": row.unit,
            "caseworker": row.caseworker,
            "started": row.started.to_string(),
            "start": one.start.as_ref().map(ToString::to_string),
            "before_extension": row.before_extension.map(|day| day.to_string()),
            "paused_since": row.paused_since.map(|day| day.to_string()),
            "law": row.law,
            "stops": one.stops.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    });
    let all = json!({
        "today": today.to_string(),
        "counts": counts.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    });
    format!("{all:#}\n")
}

/// How many limits will have passed by the end of a period.
pub fn outlook(
    terminal: &Terminal,
    place: &Place,
    outlook: &[Outlook],
    format: WatchFormat,
    period: Period,
) -> String {
    if format == WatchFormat::Json {
        let rows = outlook.iter().map(|one| {
            json!({
                "clock": one.clock.as_str(),
                "unit": one.unit,
                "overdue": one.overdue,
                "will_pass": one.will_pass,
                "in_time": one.in_time,
                "paused": one.paused,
            })
        });
        return format!("{:#}\n", serde_json::Value::from(rows.collect::<Vec<_>>()));
    }
    let row = |one: &Outlook| [one.overdue, one.will_pass, one.in_time, one.paused].map(number);
    if format == WatchFormat::Csv {
        let lines = outlook.iter().map(|one| format!("{},{},{}\n", one.clock, one.unit, row(one).join(",")));
        return format!("clock,unit,overdue,will_pass,in_time,paused\n{}", lines.collect::<String>());
    }
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    let heads = [
        "work-head-clock",
        "work-head-unit",
        "work-head-overdue",
        "work-head-will-pass",
        "work-head-in-time",
        "work-head-paused",
    ];
    table.set_header(heads.map(|id| terminal.text(id, &[])));
    for one in outlook {
        table.add_row([clock(place, &one.clock), one.unit.clone()].into_iter().chain(row(one)));
    }
    right(&mut table, 2);
    let args = [("day", place.today.to_string()), ("end", period.last_day().to_string())];
    format!("{}\n{table}\n", terminal.text("work-outlook", &args))
}
