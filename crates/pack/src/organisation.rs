//! `organisation.csv`: the units with their days, and what ended units became.

use crate::{CsvRow, PackFolder, csv_rows};
use enslinje_domain::{
    Diagnostic, Number, OrgUnit, Organisation, OrganisationFault, Problems, Successor, UnitId, UnitKind,
};

/// Path of the file.
pub const PATH: &str = "organisation.csv";
/// Columns of the file.
pub const COLUMNS: [&str; 7] = ["id", "name", "kind", "parent", "valid_from", "valid_to", "successors"];

/// Reads the file. Successors are written `unit:weight`, several with a space between; a weight is a
/// decimal number or a fraction such as `1/3`.
pub fn read(folder: &PackFolder, problems: &mut Problems) -> Option<Organisation> {
    let rows = csv_rows(folder, PATH, &COLUMNS, problems);
    let before = problems.as_slice().len();
    let units: Vec<_> = rows.iter().filter_map(|row| unit(row, problems)).collect();
    // A row that was refused would be told again as unknown parent of others.
    if problems.as_slice().len() > before || (rows.is_empty() && problems.has_errors()) {
        return None;
    }
    match Organisation::new(units.clone()) {
        Ok(organisation) => Some(organisation),
        Err(faults) => {
            for fault in faults {
                problems.push(told(&fault, folder, &rows, &units));
            }
            None
        }
    }
}

fn unit(row: &CsvRow<'_>, problems: &mut Problems) -> Option<OrgUnit> {
    let id = row.unit("id", problems);
    let name = row.text("name", problems).map(str::to_owned);
    let kind = row.choice("kind", &UnitKind::NAMES, problems);
    let parent = match row.optional_text("parent") {
        None => Some(None),
        Some(_) => row.unit("parent", problems).map(Some),
    };
    let validity = row.validity("valid_from", "valid_to", problems);
    let successors = successors(row, problems);
    let (valid_from, valid_to) = validity?;
    Some(OrgUnit {
        id: id?,
        name: name?,
        kind: kind?,
        parent: parent?,
        valid_from,
        valid_to,
        successors: successors?,
    })
}

fn successors(row: &CsvRow<'_>, problems: &mut Problems) -> Option<Vec<Successor>> {
    let text = row.optional_text("successors").unwrap_or_default();
    let successors: Option<Vec<_>> = text.split_whitespace().map(successor).collect();
    if successors.is_none() {
        problems.push(row.fault("pack-not-successors", "successors"));
    }
    successors
}

fn successor(text: &str) -> Option<Successor> {
    let (unit, weight) = text.split_once(':')?;
    let weight = match weight.split_once('/') {
        Some((over, under)) => {
            let (over, under): (u32, u32) = (over.parse().ok()?, under.parse().ok()?);
            (under > 0).then(|| Number::new(over.into(), under.into()))?
        }
        None => crate::read::number(weight)?,
    };
    Some(Successor { unit: UnitId::new(unit)?, weight })
}

fn told(
    fault: &OrganisationFault,
    folder: &PackFolder,
    rows: &[CsvRow<'_>],
    units: &[OrgUnit],
) -> Diagnostic {
    use OrganisationFault as Fault;
    let (code, column) = match fault {
        Fault::NoRoot => ("pack-no-root", "parent"),
        Fault::SecondRoot { .. } => ("pack-second-root", "parent"),
        Fault::DuplicateUnit { .. } => ("pack-duplicate-id", "id"),
        Fault::UnknownParent { .. } => ("pack-unknown-parent", "parent"),
        Fault::Cycle { .. } => ("pack-unit-cycle", "parent"),
        Fault::DatesReversed { .. } => ("pack-end-before-start", "valid_to"),
        Fault::OutlivesParent { .. } => ("pack-outlives-parent", "valid_to"),
        Fault::SuccessorsWithoutEnd { .. } => ("pack-successors-without-end", "successors"),
        Fault::UnknownSuccessor { .. } => ("pack-unknown-successor", "successors"),
        Fault::SuccessorNotValid { .. } => ("pack-successor-not-valid", "successors"),
        Fault::WeightNotPositive { .. } => ("pack-weight-not-positive", "successors"),
        Fault::WeightsNotWhole { .. } => ("pack-weights-not-whole", "successors"),
    };
    // Of two units with one id the last is at fault.
    let position = fault.unit().and_then(|id| units.iter().rposition(|unit| unit.id == *id));
    let place = position
        .and_then(|position| rows.get(position))
        .map_or_else(|| folder.place(PATH), |row| row.place_of(column));
    let id = fault.unit().map(ToString::to_string).unwrap_or_default();
    let diagnostic = Diagnostic::error(code, place).with("id", &id).with("unit", id);
    match fault {
        Fault::SecondRoot { root, .. } => diagnostic.with("root", root),
        Fault::UnknownParent { parent, .. } | Fault::OutlivesParent { parent, .. } => {
            diagnostic.with("parent", parent)
        }
        Fault::UnknownSuccessor { successor, .. }
        | Fault::SuccessorNotValid { successor, .. }
        | Fault::WeightNotPositive { successor, .. } => diagnostic.with("successor", successor),
        Fault::WeightsNotWhole { sum, .. } => {
            diagnostic.with("sum", sum.map(|sum| sum.to_string()).unwrap_or_default())
        }
        _ => diagnostic,
    }
}
