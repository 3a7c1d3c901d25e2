//! Placements of one person that overlap, in the file and with those that stand already.

use chrono::NaiveDate;
use enslinje_domain::casework::overlaps;
use enslinje_domain::register::{Cell, Row, register};
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_store::{Importing, Incoming, PersonName};
use std::collections::{HashMap, HashSet};

/// A placement in a file.
#[derive(Debug)]
pub(super) struct Stay {
    line: u64,
    key: String,
    person: PersonName,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl Stay {
    pub(super) fn of(line: u64, incoming: Incoming) -> Option<Self> {
        let Incoming { key, row, person, .. } = incoming;
        Some(Self { line, key, person: person?, from: row.day("from")?, to: row.day("to") })
    }
}

/// The lines whose placements overlap another, with the reason. Of two in the file both are refused: which one
/// is right cannot be told. A row that stands and comes again in the file is judged as it comes.
pub(super) async fn find(
    importing: &mut Importing<'_>,
    stays: Vec<Stay>,
) -> Result<HashMap<u64, Diagnostic>, Problems> {
    let mut people: Vec<PersonName> = stays.iter().map(|stay| stay.person.clone()).collect();
    people.sort_unstable();
    people.dedup();
    let standing = importing.rows_of(&people).await?;
    let keys: HashSet<&str> = stays.iter().map(|stay| stay.key.as_str()).collect();
    let mut rows = Vec::with_capacity(stays.len() + standing.len());
    for stay in &stays {
        if let Ok(person) = people.binary_search(&stay.person) {
            rows.extend(outline(i64::try_from(stay.line).ok(), person, Some(stay.from), stay.to));
        }
    }
    for known in standing.iter().filter(|known| known.key.as_deref().is_none_or(|key| !keys.contains(key))) {
        // Rows that stand have numbers below zero here, lines of the file above.
        let id = known.row.id().map(|id| -id);
        rows.extend(outline(id, known.person, known.row.day("from"), known.row.day("to")));
    }
    let mut apart = HashMap::new();
    for overlap in overlaps(&rows) {
        for (one, other) in [(overlap.earlier, overlap.later), (overlap.later, overlap.earlier)] {
            let (Some(one), Some(other)) = (one, other) else { continue };
            let Some(line) = u64::try_from(one).ok().filter(|line| *line > 0) else { continue };
            let place = Place::line("", u32::try_from(line).unwrap_or(u32::MAX));
            let fault = Diagnostic::error("import-placement-overlap", place)
                .with("where", if other < 0 { "register" } else { "file" })
                .with("other", other.unsigned_abs())
                .with("from", overlap.from)
                .with("ends", if overlap.to.is_none() { "open" } else { "day" })
                .with("to", overlap.to.map_or_else(String::new, |to| to.to_string()));
            apart.entry(line).or_insert(fault);
        }
    }
    Ok(apart)
}

/// A placement with nothing but what decides whether it overlaps.
fn outline(id: Option<i64>, person: usize, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<Row> {
    let mut row = Row::empty(register("placement")?);
    let cells = [
        ("id", Cell::Key(id?)),
        ("person", Cell::Key(i64::try_from(person).ok()?)),
        ("from", Cell::Day(from?)),
        ("to", to.map_or(Cell::Empty, Cell::Day)),
    ];
    cells.into_iter().all(|(column, cell)| row.set(column, cell)).then_some(row)
}
