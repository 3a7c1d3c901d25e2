//! `assignments.csv`: the rolling list of assignments, one row each.

use super::goals::remember;
use super::{ASSIGNMENTS, Steering};
use crate::{CsvRow, PackFolder, csv_rows};
use enslinje_domain::steering::{
    Assignment, AssignmentOrigin, AssignmentStatus, ClosureProposal, Resolution, ResolutionEffect,
    ResolvedBy, ResolvedOn, SteeringId,
};
use enslinje_domain::{Form, Problems};

/// Columns of the file.
pub const COLUMNS: [&str; 17] = [
    "id",
    "title",
    "addressees",
    "year",
    "origin",
    "area",
    "status",
    "status_period",
    "status_date",
    "closure",
    "resolution",
    "resolved_by",
    "resolved_on",
    "paragraph",
    "registry_number",
    "owner",
    "comment",
];

pub(super) fn read(folder: &PackFolder, steering: &mut Steering, problems: &mut Problems) {
    for row in csv_rows(folder, ASSIGNMENTS, &COLUMNS, problems) {
        let Some(assignment) = assignment(&row, steering, problems) else { continue };
        remember(&assignment.id, row.place_of("id"), steering, problems);
        steering.assignments.push(assignment);
    }
}

fn assignment(row: &CsvRow<'_>, steering: &Steering, problems: &mut Problems) -> Option<Assignment> {
    let owned = |column: &str| row.optional_text(column).map(str::to_owned);
    let id = row.parsed("id", "pack-not-a-steering-id", problems, SteeringId::new);
    let title = row.text("title", problems).map(str::to_owned);
    let addressees = row.text("addressees", problems).map(str::to_owned);
    let year = match row.optional_text("year") {
        None => None,
        Some(_) => row
            .period("year", problems)
            .filter(|period| {
                let is_year = period.form() == Form::Year;
                if !is_year {
                    problems.push(row.fault("pack-not-a-year", "year"));
                }
                is_year
            })
            .map(|period| period.named_year()),
    };
    let origin = row.choice("origin", &AssignmentOrigin::NAMES, problems);
    let area = area(row, steering, problems);
    let status = row.choice("status", &AssignmentStatus::NAMES, problems);
    let status_period = match row.optional_text("status_period") {
        None => None,
        Some(_) => row.period("status_period", problems),
    };
    let status_date = row.optional_date("status_date", problems);
    let closure = row.choice("closure", &ClosureProposal::NAMES, problems);
    let resolutions = resolution(row, problems).into_iter().collect();
    Some(Assignment {
        id: id?,
        title: title?,
        addressees: addressees?,
        year,
        origin: origin?,
        area,
        status: status?,
        status_period,
        status_date,
        closure: closure?,
        resolutions,
        owner: owned("owner"),
        comment: owned("comment"),
    })
}

fn area(row: &CsvRow<'_>, steering: &Steering, problems: &mut Problems) -> Option<SteeringId> {
    row.optional_text("area")?;
    let area = row.parsed("area", "pack-not-a-steering-id", problems, SteeringId::new)?;
    if steering.area(&area).is_none() {
        problems.push(row.fault("pack-unknown-area", "area").with("area", &area));
    }
    Some(area)
}

/// The resolution of a row, when any of its columns is filled; then kind, body and date must be.
fn resolution(row: &CsvRow<'_>, problems: &mut Problems) -> Option<Resolution> {
    let columns = ["resolution", "resolved_by", "resolved_on", "paragraph", "registry_number"];
    columns.iter().find_map(|column| row.optional_text(column))?;
    let effect = row.choice("resolution", &ResolutionEffect::NAMES, problems);
    let by = row.choice("resolved_by", &ResolvedBy::NAMES, problems);
    // Some minutes are known by month only.
    let on = match row.text("resolved_on", problems).map(|text| text.len()) {
        Some(7) => row.month("resolved_on", problems).map(ResolvedOn::Month),
        Some(_) => row.date("resolved_on", problems).map(ResolvedOn::Day),
        None => None,
    };
    Some(Resolution {
        effect: effect?,
        by: by?,
        on: on?,
        paragraph: row.optional_text("paragraph").map(str::to_owned),
        registry_number: row.optional_text("registry_number").map(str::to_owned),
    })
}
