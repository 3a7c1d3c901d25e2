//! Reads a mapping file as a whole, with every fault by line and caret.

use super::columns::columns;
use super::table::{self, Table};
use super::{FileForm, Mapping, Named, PersonFrom};
use crate::Extract;
use enslinje_domain::register::{REGISTERS, Register, register};
use enslinje_domain::{Diagnostic, Problems};

impl Mapping {
    /// Reads a mapping from text; `file` is its name in messages.
    ///
    /// # Errors
    /// Every fault of the mapping, each with line and caret.
    pub fn parse(file: &str, text: &str) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mapping = table::parse(file, text, &mut problems)
            .and_then(|root| read(Table::root(file, text, &root), &mut problems));
        match mapping {
            Some(mapping) => problems.or_ok(mapping),
            None => Err(problems),
        }
    }
}

fn read(mut root: Table<'_>, problems: &mut Problems) -> Option<Mapping> {
    let register = register_of(&mut root, problems);
    let source = root.required_text("source", problems).map(|source| source.text);
    let extract = root.choice("extract", Extract::WORDS, problems);
    let form = FileForm::read(root.table("file", problems), problems);
    let (key, known_on) = row(&mut root, problems);
    let person = root.table("person", problems);
    let person_place = person.as_ref().map(Table::place);
    let person = person.and_then(|table| person_from(table, problems));
    let columns_table = root.table("columns", problems);
    if columns_table.is_none() && !root.has("columns") {
        problems.push(root.missing("columns"));
    }
    let whole = root.place();
    root.finish(problems);
    let register = register?;
    match (person_column(register), &person_place) {
        (Some(_), None) => {
            problems.push(Diagnostic::error("import-person-wanted", whole).with("register", register.name))
        }
        (None, Some(place)) => problems
            .push(Diagnostic::error("import-person-unwanted", place.clone()).with("register", register.name)),
        _ => {}
    }
    let has_number = matches!(person, Some(PersonFrom::Number(_)));
    let columns = columns(register, &form, columns_table?, has_number, problems);
    Some(Mapping { register, source: source?, extract, form, key, known_on, person, columns })
}

/// The column of the register that holds the person or the household.
pub(super) fn person_column(register: &Register) -> Option<usize> {
    register.position("person").or_else(|| register.position("household"))
}

fn register_of(root: &mut Table<'_>, problems: &mut Problems) -> Option<&'static Register> {
    let name = root.required_text("register", problems)?;
    let found = register(&name.text);
    if found.is_none() {
        let known: Vec<_> = REGISTERS.iter().map(|register| register.name).collect();
        problems.push(
            Diagnostic::error("import-unknown-register", name.place)
                .with("register", name.text.escape_debug())
                .with("known", known.join(", ")),
        );
    }
    found
}

fn row(root: &mut Table<'_>, problems: &mut Problems) -> (Vec<Named>, Option<Named>) {
    if !root.has("row") {
        problems.push(root.missing("row"));
    }
    let Some(mut table) = root.table("row", problems) else { return (Vec::new(), None) };
    if !table.has("key") {
        problems.push(table.missing("key"));
    }
    let key = table.texts("key", problems).unwrap_or_default();
    let known_on = table.text("known_on", problems);
    table.finish(problems);
    let named = |text: table::Placed| Named { column: text.text, place: text.place };
    (key.into_iter().map(named).collect(), known_on.map(named))
}

fn person_from(mut table: Table<'_>, problems: &mut Problems) -> Option<PersonFrom> {
    let number = table.text("number", problems);
    let key = table.text("key", problems);
    let named = |text: table::Placed| Named { column: text.text, place: text.place };
    let person = match (number, key) {
        (Some(number), None) => Some(PersonFrom::Number(named(number))),
        (None, Some(key)) => Some(PersonFrom::Key(named(key))),
        (Some(_), Some(key)) => {
            problems.push(Diagnostic::error("import-person-twice", key.place));
            None
        }
        (None, None) => {
            if !table.has("number") && !table.has("key") {
                problems.push(table.missing("number"));
            }
            None
        }
    };
    table.finish(problems);
    person
}
