//! A mapping fitted to the header of one source: turns records into rows.

use crate::mapping::{ColumnFrom, Mapping, Named, PersonFrom, Reading, Taken};
use crate::mask::shown;
use crate::record::{CellKind, Field, Record};
use crate::row::PersonRef;
use crate::scan::line_of;
use crate::value::{DayTaken, DecimalMark, Misread, day, forms_shown, read_value};
use chrono::NaiveDate;
use enslinje_domain::identity::PersonalIdentity;
use enslinje_domain::register::{Cell, Column, Kind, Register, Row, Value, is_code, row_faults};
use enslinje_domain::{Diagnostic, Place, Problems};

/// Longest key of a row or a person, in bytes.
const LONGEST_KEY: usize = 200;

/// A row without its key.
pub(crate) struct Built {
    pub(crate) row: Row,
    pub(crate) person: PersonRef,
    pub(crate) known_on: Option<NaiveDate>,
}

/// Where each value stands in a record.
pub(crate) struct Plan {
    register: &'static Register,
    header: Vec<String>,
    key: Vec<usize>,
    known_on: Option<usize>,
    person: Option<(PersonKind, usize)>,
    steps: Vec<Step>,
    /// Places of `sex`, `birth` and the person or household in a row.
    sex: Option<usize>,
    birth: Option<usize>,
    identity: Option<usize>,
    reading: Reading,
    empty: Vec<String>,
    /// The day that births and ten-digit numbers are judged by.
    day: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PersonKind {
    Number,
    Key,
}

/// How one column of the register is filled.
struct Step {
    at: usize,
    column: &'static Column,
    from: From,
    reading: Reading,
}

enum From {
    Constant(Cell),
    Field(usize),
    Earliest(Vec<usize>),
}

/// Finds columns in a header; what is missing or stands twice is told once for each.
struct Header<'a> {
    file: &'a str,
    line: u64,
    names: &'a [String],
    problems: Problems,
}

impl Header<'_> {
    fn find(&mut self, named: &Named) -> usize {
        let mut places = self.names.iter().enumerate().filter(|(_, name)| **name == named.column);
        let found = places.next();
        let place = line_of(self.file, self.line);
        match (found, places.next()) {
            (Some((at, _)), None) => at,
            (Some(_), Some(_)) => {
                self.tell(Diagnostic::error("import-column-twice", place), named);
                0
            }
            (None, _) => {
                let known: Vec<_> = self.names.iter().map(|name| shown(name)).collect();
                let fault = Diagnostic::error("import-column-missing", place);
                self.tell(fault.with("known", known.join(", ")), named);
                0
            }
        }
    }

    fn tell(&mut self, fault: Diagnostic, named: &Named) {
        let fault = fault.with("column", &named.column).with("mapping", &named.place);
        if !self
            .problems
            .as_slice()
            .iter()
            .any(|known| known.code == fault.code && known.args[..] == fault.args)
        {
            self.problems.push(fault);
        }
    }
}

impl Plan {
    /// Fits the mapping to a header that stands on `line` of `file`.
    pub(crate) fn new(
        mapping: &Mapping,
        file: &str,
        line: u64,
        header: &[String],
        day: NaiveDate,
    ) -> Result<Self, Problems> {
        let register = mapping.register;
        let mut names = Header { file, line, names: header, problems: Problems::new() };
        let key = mapping.key.iter().map(|named| names.find(named)).collect();
        let known_on = mapping.known_on.as_ref().map(|named| names.find(named));
        let person = mapping.person.as_ref().map(|person| match person {
            PersonFrom::Number(named) => (PersonKind::Number, names.find(named)),
            PersonFrom::Key(named) => (PersonKind::Key, names.find(named)),
        });
        let columns = register.columns.iter().zip(&mapping.columns).enumerate();
        let steps = columns
            .filter_map(|(at, (column, from))| from.as_ref().map(|from| step(at, column, from, &mut names)))
            .collect();
        let reading = Reading {
            dates: mapping.form.dates.clone(),
            decimal: mapping.form.decimal,
            amounts: mapping.form.amounts,
            codes: None,
            day: DayTaken::AsWritten,
        };
        names.problems.or_ok(Self {
            register,
            header: header.to_vec(),
            key,
            known_on,
            person,
            steps,
            sex: register.position("sex"),
            birth: register.position("birth"),
            identity: register.position("person").or_else(|| register.position("household")),
            reading,
            empty: mapping.form.empty.clone(),
            day,
        })
    }

    /// Whether the record is the header once more.
    pub(crate) fn is_header(&self, record: &Record) -> bool {
        record.texts.len() == self.header.len()
            && self.header.iter().enumerate().all(|(at, name)| record.field(at).text == name)
    }

    /// The source's key of the row, without a check.
    pub(crate) fn key_of(&self, record: &Record) -> Option<String> {
        match self.key.as_slice() {
            [at] => Some(self.text(record, *at).text.to_owned()).filter(|key| !key.is_empty()),
            several => {
                let parts: Vec<_> = several.iter().map(|at| self.text(record, *at).text).collect();
                if parts.iter().any(|part| part.is_empty()) {
                    return None;
                }
                let escaped = parts.iter().map(|part| part.replace('\\', "\\\\").replace('|', "\\|"));
                Some(escaped.collect::<Vec<_>>().join("|"))
            }
        }
    }

    /// Tells what is wrong with a key.
    pub(crate) fn check_key(&self, key: Option<&str>, place: &Place, problems: &mut Problems) {
        match key {
            None => {
                let columns: Vec<_> =
                    self.key.iter().filter_map(|at| self.header.get(*at).cloned()).collect();
                let fault = Diagnostic::error("import-key-empty", place.clone());
                problems.push(fault.with("column", columns.join(", ")));
            }
            Some(key) if key.len() > LONGEST_KEY || key.chars().any(char::is_control) => {
                problems.push(
                    Diagnostic::error("import-key-form", place.clone())
                        .with("value", shown(key))
                        .with("most", LONGEST_KEY),
                );
            }
            Some(_) => {}
        }
    }

    /// The field at that place, empty when the mapping says that its text means nothing.
    fn text<'r>(&self, record: &'r Record, at: usize) -> Field<'r> {
        let field = record.field(at);
        if self.empty.iter().any(|empty| empty == field.text) {
            Field { text: "", kind: CellKind::Text }
        } else {
            field
        }
    }

    /// The row of a record; what is wrong goes to `problems`, and then nothing is returned.
    pub(crate) fn build(&self, record: &Record, place: &Place, problems: &mut Problems) -> Option<Built> {
        let mut told = Told { plan: self, record, place, problems };
        let mut row = Row::empty(self.register);
        let mut faulty = vec![false; row.cells.len()];
        for step in &self.steps {
            match told.cell(step) {
                Some(cell) => put(&mut row, step.at, cell),
                None => mark(&mut faulty, step.at),
            }
        }
        let known_on = self.known_on.map(|at| told.day_of(at, &self.reading));
        let person = match self.person {
            None => Some(PersonRef::Nobody),
            Some((PersonKind::Key, at)) => told.person_key(at),
            Some((PersonKind::Number, at)) => told.person_number(at, &mut row, &mut faulty),
        };
        self.check(&row, &faulty, place, problems);
        if problems.has_errors() {
            return None;
        }
        Some(Built { row, person: person?, known_on: known_on.flatten().flatten() })
    }

    /// The rules of the register, for the cells that could be read.
    fn check(&self, row: &Row, faulty: &[bool], place: &Place, problems: &mut Problems) {
        let mut values = row.values();
        for at in [self.register.position("id"), self.identity].into_iter().flatten() {
            if let Some(value) = values.get_mut(at) {
                *value = Value::Key(0);
            }
        }
        let faults = row_faults(self.register, &values, place);
        for fault in faults.as_slice() {
            let column =
                fault.args.iter().find(|(name, _)| *name == "column").map(|(_, column)| column.as_str());
            let known = column.and_then(|column| self.register.position(column));
            // A cell that was refused is empty here, which is no second fault.
            if known.and_then(|at| faulty.get(at)) != Some(&true) {
                problems.push(fault.clone());
            }
        }
        if self.register.name == "decision"
            && let Some(fault) = unsettled(row, place)
        {
            problems.push(fault);
        }
    }
}

/// A decision that was executed or declined no longer waits: the register's `settled` must tell so.
fn unsettled(row: &Row, place: &Place) -> Option<Diagnostic> {
    let ended = row.day("executed").into_iter().chain(row.day("declined")).min()?;
    let late = row.day("settled").is_none_or(|settled| settled > ended);
    late.then(|| Diagnostic::error("import-settled-late", place.clone()).with("day", ended))
}

fn put(row: &mut Row, at: usize, cell: Cell) {
    if let Some(place) = row.cells.get_mut(at) {
        *place = cell;
    }
}

fn mark(faulty: &mut [bool], at: usize) {
    if let Some(place) = faulty.get_mut(at) {
        *place = true;
    }
}

fn step(at: usize, column: &'static Column, from: &ColumnFrom, names: &mut Header<'_>) -> Step {
    let reading = from.reading.clone();
    let from = match &from.taken {
        Taken::Constant(cell) => From::Constant(cell.clone()),
        Taken::Column(named) => From::Field(names.find(named)),
        Taken::Earliest(several) => From::Earliest(several.iter().map(|named| names.find(named)).collect()),
    };
    Step { at, column, from, reading }
}

/// One record while it is read.
struct Told<'a> {
    plan: &'a Plan,
    record: &'a Record,
    place: &'a Place,
    problems: &'a mut Problems,
}

impl Told<'_> {
    fn fault(&self, code: &'static str, at: usize) -> Diagnostic {
        let column = self.plan.header.get(at).map(String::as_str).unwrap_or_default();
        Diagnostic::error(code, self.place.clone())
            .with("column", column)
            .with("value", shown(self.plan.text(self.record, at).text))
    }

    /// The cell of a step; `None` when the fault has been told.
    fn cell(&mut self, step: &Step) -> Option<Cell> {
        match &step.from {
            From::Constant(cell) => Some(cell.clone()),
            From::Earliest(several) => {
                let mut earliest = None;
                for at in several {
                    let day = self.day_of(*at, &step.reading)?;
                    earliest = earliest.into_iter().chain(day).min();
                }
                Some(earliest.map_or(Cell::Empty, Cell::Day))
            }
            From::Field(at) => match step.column.kind {
                Kind::Day => self.day_of(*at, &step.reading).map(|day| day.map_or(Cell::Empty, Cell::Day)),
                Kind::Category(_) => self.category(*at, step),
                Kind::Money | Kind::Count | Kind::Key => self.number(*at, step),
            },
        }
    }

    /// The day in a field, which may be empty; `None` when the fault has been told.
    fn day_of(&mut self, at: usize, reading: &Reading) -> Option<Option<NaiveDate>> {
        let field = self.plan.text(self.record, at);
        let found = match field.kind {
            CellKind::Day(day) => Some(day),
            CellKind::Text | CellKind::Number if field.text.is_empty() => return Some(None),
            CellKind::Text | CellKind::Number => day(field.text, &reading.dates),
            CellKind::Fault => None,
        }
        .and_then(|found| reading.day.of(found));
        if found.is_none() {
            let fault = self.fault("import-not-a-day", at);
            self.problems.push(fault.with("forms", forms_shown(&reading.dates)));
        }
        found.map(Some)
    }

    fn category(&mut self, at: usize, step: &Step) -> Option<Cell> {
        let field = self.plan.text(self.record, at);
        if field.kind == CellKind::Fault {
            let fault = self.fault("import-cell-fault", at);
            self.problems.push(fault);
            return None;
        }
        let known = match step.column.kind {
            Kind::Category(known) => known,
            Kind::Key | Kind::Day | Kind::Money | Kind::Count => &[],
        };
        if let Some(codes) = &step.reading.codes {
            if let Some(cell) = codes.get(field.text) {
                return Some(cell.clone());
            }
            if field.text.is_empty() {
                return Some(Cell::Empty);
            }
            let mut sources: Vec<_> = codes.keys().map(|code| shown(code)).collect();
            sources.sort();
            let fault = self.fault("import-code-unknown", at);
            self.problems.push(fault.with("known", sources.join(", ")));
            return None;
        }
        if field.text.is_empty() {
            return Some(Cell::Empty);
        }
        if known.contains(&field.text) || known.is_empty() && is_code(field.text) {
            return Some(Cell::category(step.column.kind, field.text));
        }
        let fault = if known.is_empty() {
            self.fault("import-code-form", at)
        } else {
            self.fault("import-code-unknown", at).with("known", known.join(", "))
        };
        self.problems.push(fault);
        None
    }

    fn number(&mut self, at: usize, step: &Step) -> Option<Cell> {
        let field = self.plan.text(self.record, at);
        if field.text.is_empty() && field.kind != CellKind::Fault {
            return Some(Cell::Empty);
        }
        // A number of its own type always has a point.
        let decimal = if field.kind == CellKind::Number { DecimalMark::Point } else { step.reading.decimal };
        let read = match field.kind {
            CellKind::Text | CellKind::Number => {
                read_value(step.column.kind, &step.reading, decimal, field.text)
            }
            CellKind::Day(_) | CellKind::Fault if step.column.kind == Kind::Money => Err(Misread::Amount),
            CellKind::Day(_) | CellKind::Fault => Err(Misread::Count),
        };
        match read {
            Ok(cell) => Some(cell),
            Err(misread) => {
                let fault = match misread {
                    Misread::Day => self.fault("import-not-a-day", at),
                    Misread::Amount => self.fault("import-not-an-amount", at),
                    Misread::Count => self.fault("import-not-a-count", at),
                };
                self.problems.push(fault);
                None
            }
        }
    }

    fn person_text(&mut self, at: usize) -> Option<String> {
        let field = self.plan.text(self.record, at);
        if field.kind == CellKind::Fault {
            let fault = self.fault("import-cell-fault", at);
            self.problems.push(fault);
            return None;
        }
        if field.text.is_empty() {
            let fault = self.fault("import-person-empty", at);
            self.problems.push(fault);
            return None;
        }
        Some(field.text.to_owned())
    }

    fn person_key(&mut self, at: usize) -> Option<PersonRef> {
        let key = self.person_text(at)?;
        if key.len() > LONGEST_KEY || key.chars().any(char::is_control) {
            let fault = self.fault("import-key-form", at);
            self.problems.push(fault.with("most", LONGEST_KEY));
            return None;
        }
        Some(PersonRef::Key(key))
    }
}

impl Told<'_> {
    /// The person by number; sex and birth come from it, or must agree with it.
    fn person_number(&mut self, at: usize, row: &mut Row, faulty: &mut [bool]) -> Option<PersonRef> {
        let read = self.person_text(at).and_then(|text| {
            PersonalIdentity::parse(&text, self.plan.day)
                .map_err(|refusal| {
                    let fault = self.fault("import-person-number", at);
                    self.problems.push(fault.with("reason", refusal.code()));
                })
                .ok()
        });
        let sex = read.map(|read| Cell::category(Kind::Category(&["woman", "man"]), read.sex().code()));
        let birth = read.and_then(|read| read.birth()).map(Cell::Day);
        for (place, cell, code) in
            [(self.plan.sex, sex, "import-sex-differs"), (self.plan.birth, birth, "import-birth-differs")]
        {
            let Some(place) = place else { continue };
            let is_empty = row.cells.get(place) == Some(&Cell::Empty);
            match cell {
                _ if read.is_none() => mark(faulty, place),
                Some(cell) if is_empty => put(row, place, cell),
                Some(cell) if row.cells.get(place) != Some(&cell) => {
                    self.problems.push(self.fault(code, at));
                }
                // A coordination number may leave the day of birth open; then another column has to tell it.
                None if is_empty && faulty.get(place) == Some(&false) => {
                    mark(faulty, place);
                    self.problems.push(self.fault("import-birth-unknown", at));
                }
                Some(_) | None => {}
            }
        }
        read.map(PersonRef::Number)
    }
}
