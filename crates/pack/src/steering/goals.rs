//! `goals.toml`: goals, goal areas with the goals they work with, and governing documents.

use super::{GOALS, Steering};
use crate::settings::parsed;
use crate::{PackFolder, TableReader, toml_doc};
use enslinje_domain::steering::{DocumentKind, Goal, GoalArea, GoalLink, GoverningDocument, SteeringId};
use enslinje_domain::{Diagnostic, Place, Problems};

pub(super) fn read(folder: &PackFolder, steering: &mut Steering, problems: &mut Problems) {
    let Some(file) = toml_doc(folder, GOALS, problems) else { return };
    let mut top = file.root();
    for mut table in top.tables("goal", problems) {
        let id = new_id(&mut table, steering, problems);
        let name = table.required_text("name", problems);
        let official_name = table.required_text("official_name", problems);
        table.finish(problems);
        if let (Some(id), Some(name), Some(official_name)) = (id, name, official_name) {
            steering.goals.push(Goal { id, name, official_name });
        }
    }
    for mut table in top.tables("area", problems) {
        if let Some(area) = area(&mut table, steering, problems) {
            steering.areas.push(area);
        }
        table.finish(problems);
    }
    for mut table in top.tables("document", problems) {
        if let Some(document) = document(&mut table, steering, problems) {
            steering.documents.push(document);
        }
        table.finish(problems);
    }
    top.finish(problems);
}

/// The id of a table, which nothing else in the steering files may have.
fn new_id(
    table: &mut TableReader<'_>,
    steering: &mut Steering,
    problems: &mut Problems,
) -> Option<SteeringId> {
    let id = parsed(table, "id", "pack-not-a-steering-id", SteeringId::new, problems)?;
    let place = table.place_of("id");
    remember(&id, place, steering, problems);
    Some(id)
}

/// Notes where an id stands, and tells when it is taken.
pub(super) fn remember(id: &SteeringId, place: Place, steering: &mut Steering, problems: &mut Problems) {
    if steering.places.contains_key(id) {
        problems.push(Diagnostic::error("pack-duplicate-id", place).with("id", id));
    } else {
        steering.places.insert(id.clone(), place);
    }
}

fn area(table: &mut TableReader<'_>, steering: &mut Steering, problems: &mut Problems) -> Option<GoalArea> {
    let id = new_id(table, steering, problems);
    let name = table.required_text("name", problems);
    let description = table.required_text("description", problems);
    let mut goals = Vec::new();
    for mut link in table.tables("goal", problems) {
        let goal = parsed(&mut link, "id", "pack-not-a-steering-id", SteeringId::new, problems);
        let focus = link.optional_text("focus", problems);
        let note = link.optional_text("note", problems);
        let place = link.place_of("id");
        link.finish(problems);
        let Some(goal) = goal else { continue };
        if steering.goal(&goal).is_none() {
            problems.push(Diagnostic::error("pack-unknown-goal", place).with("goal", &goal));
        }
        goals.push(GoalLink { goal, focus, note });
    }
    Some(GoalArea { id: id?, name: name?, description: description?, goals })
}

fn document(
    table: &mut TableReader<'_>,
    steering: &mut Steering,
    problems: &mut Problems,
) -> Option<GoverningDocument> {
    let id = new_id(table, steering, problems);
    let kind = table.required_choice("kind", &DocumentKind::NAMES, problems);
    let area = parsed(table, "area", "pack-not-a-steering-id", SteeringId::new, problems);
    let name = table.required_text("name", problems);
    let note = table.optional_text("note", problems);
    if let Some(area) = &area
        && steering.area(area).is_none()
    {
        let place = table.place_of("area");
        problems.push(Diagnostic::error("pack-unknown-area", place).with("area", area));
    }
    Some(GoverningDocument { id: id?, kind: kind?, area: area?, name: name?, note })
}
