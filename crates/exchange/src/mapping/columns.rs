//! `[columns]` of a mapping: where each column of the register comes from.

use super::parse::person_column;
use super::table::{Placed, Table, TextOrTable};
use super::{ColumnFrom, FileForm, Named, Reading, Taken};
use crate::mask::shown;
use crate::value::{AmountUnit, DATE_FORMS, DayTaken, DecimalMark, Misread, read_value};
use enslinje_domain::register::{Cell, Column, Kind, Register, is_code};
use enslinje_domain::{Diagnostic, Place, Problems};
use std::collections::HashMap;

/// One entry for each column of the register. With `has_number`, sex and birth may come from the number.
pub(super) fn columns(
    register: &'static Register,
    form: &FileForm,
    mut table: Table<'_>,
    has_number: bool,
    problems: &mut Problems,
) -> Vec<Option<ColumnFrom>> {
    let person = person_column(register);
    let mut columns: Vec<Option<ColumnFrom>> = vec![None; register.columns.len()];
    for key in table.keys() {
        let at = register.position(&key.text);
        let Some((at, column)) = at.and_then(|at| Some((at, register.columns.get(at)?))) else {
            problems.push(unknown_column(register, &key));
            continue;
        };
        if column.name == "id" || Some(at) == person {
            let fault = Diagnostic::error("import-column-given", key.place);
            problems.push(fault.with("column", column.name));
            continue;
        }
        let read = table.text_or_table(column.name, problems);
        let from = read.and_then(|from| column_from(column, form, from, problems));
        if let Some(place) = columns.get_mut(at) {
            *place = from;
        }
    }
    for (at, column) in register.columns.iter().enumerate() {
        let given = column.name == "id"
            || Some(at) == person
            || column.optional
            || (has_number && matches!(column.name, "sex" | "birth"));
        if !given && !table.has(column.name) {
            problems.push(
                Diagnostic::error("import-column-unmapped", table.place())
                    .with("column", column.name)
                    .with("register", register.name),
            );
        }
    }
    columns
}

fn unknown_column(register: &Register, key: &Placed) -> Diagnostic {
    let known: Vec<_> = register.columns.iter().map(|column| column.name).collect();
    Diagnostic::error("import-unknown-column", key.place.clone())
        .with("column", key.text.escape_debug())
        .with("register", register.name)
        .with("known", known.join(", "))
}

fn column_from(
    column: &'static Column,
    form: &FileForm,
    from: TextOrTable<'_>,
    problems: &mut Problems,
) -> Option<ColumnFrom> {
    let mut reading = Reading {
        dates: form.dates.clone(),
        decimal: form.decimal,
        amounts: form.amounts,
        codes: None,
        day: DayTaken::AsWritten,
    };
    let mut table = match from {
        TextOrTable::Text(text) => {
            return Some(ColumnFrom { taken: Taken::Column(named(text)), reading });
        }
        TextOrTable::Table(table) => table,
    };
    unfit_options(column, &table, problems);
    let place = table.place();
    reading.dates = table.choices("dates", DATE_FORMS, problems).unwrap_or(reading.dates);
    reading.decimal = table.choice("decimal", DecimalMark::WORDS, problems).unwrap_or(reading.decimal);
    reading.amounts = table.choice("amounts", AmountUnit::WORDS, problems).unwrap_or(reading.amounts);
    reading.day = day_taken(column, &mut table, problems);
    let column_text = table.text("from", problems);
    let earliest = table.texts("earliest", problems);
    let constant = table.text("constant", problems);
    if table.has("codes") {
        reading.codes = table.table("codes", problems).map(|codes| codes_of(column, codes, problems));
    }
    let given = ["from", "earliest", "constant"].iter().filter(|key| table.has(key)).count();
    table.finish(problems);
    if given != 1 {
        problems.push(Diagnostic::error("import-column-origin", place).with("column", column.name));
        return None;
    }
    let taken = match (column_text, earliest, constant) {
        (Some(text), _, _) => Taken::Column(named(text)),
        (_, Some(texts), _) => Taken::Earliest(texts.into_iter().map(named).collect()),
        (_, _, Some(text)) => Taken::Constant(constant_cell(column, &reading, &text, problems)?),
        _ => return None,
    };
    Some(ColumnFrom { taken, reading })
}

/// Which day is taken; not two at once.
fn day_taken(column: &Column, table: &mut Table<'_>, problems: &mut Problems) -> DayTaken {
    let first_of_month = table.boolean("first_of_month", problems).unwrap_or(false);
    let day_after = table.boolean("day_after", problems).unwrap_or(false);
    if first_of_month && day_after {
        let fault = Diagnostic::error("import-option-unfit", table.place());
        problems.push(fault.with("key", "day_after").with("column", column.name));
    }
    match (first_of_month, day_after) {
        (true, _) => DayTaken::FirstOfMonth,
        (false, true) => DayTaken::Next,
        (false, false) => DayTaken::AsWritten,
    }
}

fn named(text: Placed) -> Named {
    Named { column: text.text, place: text.place }
}

/// Options that mean nothing for a column of that kind.
fn unfit_options(column: &Column, table: &Table<'_>, problems: &mut Problems) {
    let fit: &[&str] = match column.kind {
        Kind::Day => &["dates", "earliest", "first_of_month", "day_after"],
        Kind::Money => &["decimal", "amounts"],
        Kind::Category(_) => &["codes"],
        Kind::Key | Kind::Count => &[],
    };
    let options = ["dates", "earliest", "first_of_month", "day_after", "decimal", "amounts", "codes"];
    for key in table.keys() {
        if options.contains(&key.text.as_str()) && !fit.contains(&key.text.as_str()) {
            problems.push(
                Diagnostic::error("import-option-unfit", key.place)
                    .with("key", &key.text)
                    .with("column", column.name),
            );
        }
    }
}

fn codes_of(column: &'static Column, mut table: Table<'_>, problems: &mut Problems) -> HashMap<String, Cell> {
    let mut codes = HashMap::new();
    for key in table.keys() {
        if let Some(code) = table.text(&key.text, problems)
            && let Some(cell) = code_cell(column, &code.text, code.place, problems)
            && codes.insert(key.text.trim().to_owned(), cell).is_some()
        {
            let fault = Diagnostic::error("import-duplicate-key", key.place);
            problems.push(fault.with("reason", key.text.escape_debug()));
        }
    }
    codes
}

/// The code of the register, when it has that code.
fn code_cell(column: &'static Column, code: &str, place: Place, problems: &mut Problems) -> Option<Cell> {
    let known = match column.kind {
        Kind::Category(known) => known,
        Kind::Key | Kind::Day | Kind::Money | Kind::Count => return None,
    };
    if known.is_empty() && is_code(code) || known.contains(&code) {
        return Some(Cell::category(column.kind, code));
    }
    let fault = if known.is_empty() { "import-code-form" } else { "import-code-not-in-register" };
    problems.push(
        Diagnostic::error(fault, place)
            .with("value", shown(code))
            .with("column", column.name)
            .with("known", known.join(", ")),
    );
    None
}

fn constant_cell(
    column: &'static Column,
    reading: &Reading,
    text: &Placed,
    problems: &mut Problems,
) -> Option<Cell> {
    if matches!(column.kind, Kind::Category(_)) {
        return code_cell(column, &text.text, text.place.clone(), problems);
    }
    match read_value(column.kind, reading, reading.decimal, &text.text) {
        Ok(cell) => Some(cell),
        Err(misread) => {
            let fault = match misread {
                Misread::Day => Diagnostic::error("import-not-a-day", text.place.clone()),
                Misread::Amount => Diagnostic::error("import-not-an-amount", text.place.clone()),
                Misread::Count => Diagnostic::error("import-not-a-count", text.place.clone()),
            };
            problems.push(
                fault
                    .with("column", column.name)
                    .with("value", shown(&text.text))
                    .with("forms", crate::value::forms_shown(&reading.dates)),
            );
            None
        }
    }
}
