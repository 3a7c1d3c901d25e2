//! Records that other records point at.

use super::Extract;
use super::pages::pages;
use super::source::{Source, Value, nothing};
use crate::record::CellKind;
use crate::value::{DateForm, day};
use chrono::NaiveDate;
use enslinje_domain::identity::PersonalIdentity;
use enslinje_domain::{Diagnostic, Place, Problems, calendar};
use std::collections::HashMap;
use std::path::Path;

/// Records of other kinds, loaded when the mapping names one of their columns.
pub(super) struct Joins {
    extract: Extract,
    dates: Vec<DateForm>,
    today: NaiveDate,
    investigations: HashMap<i64, Source>,
    executions: HashMap<i64, Source>,
    services: HashMap<i64, Vec<Source>>,
    calculations: HashMap<i64, Vec<Source>>,
}

impl Joins {
    /// Loads what the columns `wanted` need.
    pub(super) fn load(
        folder: &Path,
        extract: Extract,
        wanted: &[&str],
        dates: &[DateForm],
        today: NaiveDate,
    ) -> Result<Self, Problems> {
        let wants = |begin: &str| wanted.iter().any(|column| column.starts_with(begin));
        let mut joins = Self {
            extract,
            dates: dates.to_vec(),
            today,
            investigations: HashMap::new(),
            executions: HashMap::new(),
            services: HashMap::new(),
            calculations: HashMap::new(),
        };
        let by_id = |record: &Source| record.id;
        if wants("Investigation.") {
            joins.investigations = unique(all(folder, Extract::Investigations)?, by_id);
        }
        // A decision's InvestigationExecutionId is that of an investigation or an execution.
        let either = extract == Extract::Decisions && wants("Investigation.");
        if wants("Execution.") || either {
            joins.executions = unique(all(folder, Extract::Executions)?, by_id);
        }
        if wants("Execution.") || wants("Service.") {
            joins.services = grouped(all(folder, Extract::Services)?, |record| record.decision_id);
        }
        if wants("Calculation.") {
            let mut calculations = all(folder, Extract::Calculations)?;
            calculations.retain(|record| record.is_final == Some(true));
            joins.calculations = grouped(calculations, |record| record.connected_application);
        }
        Ok(joins)
    }

    /// The value of a column, the record's own or a joined one.
    pub(super) fn value(&self, record: &Source, column: &str) -> Result<Value, Diagnostic> {
        match column.split_once('.') {
            None if column == "Children" => self.children(record),
            None => Ok(record.value(column)),
            Some(("Investigation", field)) => self.investigation(record, field),
            Some(("Execution", field)) => self.execution(record, field),
            Some(("Service", field)) => {
                let services = record.id.and_then(|id| self.services.get(&id));
                self.span(services.into_iter().flatten(), field, "service")
            }
            Some((_, field)) => {
                let calculations = record.connected_application.and_then(|id| self.calculations.get(&id));
                let mut values = calculations.into_iter().flatten().map(|found| match field {
                    "Children" => self.children(found),
                    _ => Ok(found.value(field)),
                });
                let Some(first) = values.next() else { return Ok(nothing()) };
                let first = first?;
                for other in values {
                    if other? != first {
                        return Err(unclear("calculation"));
                    }
                }
                Ok(first)
            }
        }
    }

    fn investigation(&self, record: &Source, field: &str) -> Result<Value, Diagnostic> {
        if self.extract != Extract::Decisions {
            let Some(id) = record.investigation_id else { return Ok(nothing()) };
            let found = self.investigations.get(&id).ok_or_else(|| missing("investigation", id))?;
            return Ok(found.value(field));
        }
        let Some(id) = record.investigation_execution_id else { return Ok(nothing()) };
        match (self.investigations.get(&id), self.executions.get(&id)) {
            (Some(found), None) | (None, Some(found)) => Ok(found.value(field)),
            (Some(one), Some(other)) if one.value(field) == other.value(field) => Ok(one.value(field)),
            (Some(_), Some(_)) => Err(unclear("investigation")),
            (None, None) => Err(missing("investigation", id)),
        }
    }

    /// The executions of the services that the decision granted.
    fn execution(&self, record: &Source, field: &str) -> Result<Value, Diagnostic> {
        let services = record.id.and_then(|id| self.services.get(&id));
        let mut executions = Vec::new();
        for id in services.into_iter().flatten().filter_map(|service| service.execution_id) {
            executions.push(self.executions.get(&id).ok_or_else(|| missing("execution", id))?);
        }
        self.span(executions.into_iter(), field, "execution")
    }

    /// One value of several records: the earliest start, the latest end when all have ended, and of other
    /// fields the one that they share.
    fn span<'a>(
        &self,
        records: impl Iterator<Item = &'a Source>,
        field: &str,
        kind: &'static str,
    ) -> Result<Value, Diagnostic> {
        let mut values: Vec<Value> = records.map(|record| record.value(field)).collect();
        values.dedup();
        match values.as_slice() {
            [] => return Ok(nothing()),
            [only] => return Ok(only.clone()),
            _ => {}
        }
        let is_start = matches!(field, "FromDate" | "StartDate");
        if !is_start && !matches!(field, "ToDate" | "EndDate") {
            return Err(unclear(kind));
        }
        let mut days = Vec::new();
        for (text, _) in &values {
            if text.trim().is_empty() {
                if is_start {
                    continue;
                }
                return Ok(nothing());
            }
            days.push(day(text.trim(), &self.dates).ok_or_else(|| unclear(kind))?);
        }
        let found = if is_start { days.into_iter().min() } else { days.into_iter().max() };
        Ok(found.map_or_else(nothing, |day| (day.to_string(), CellKind::Day(day))))
    }

    /// How many persons of a calculation are under 18 on its first day.
    fn children(&self, calculation: &Source) -> Result<Value, Diagnostic> {
        let (from, _) = calculation.value("FromDate");
        let Some(from) = day(from.trim(), &self.dates) else { return Ok(nothing()) };
        let mut children: u32 = 0;
        for person in calculation.persons() {
            let number = PersonalIdentity::parse(person, self.today).map_err(|refusal| {
                Diagnostic::error("import-person-number", Place::file(""))
                    .with("column", "CalculationPersonDTOs.PersonId")
                    .with("value", crate::mask::shown(person))
                    .with("reason", refusal.code())
            })?;
            let birth = number.birth().ok_or_else(|| {
                Diagnostic::error("import-birth-unknown", Place::file(""))
                    .with("column", "CalculationPersonDTOs.PersonId")
                    .with("value", crate::mask::shown(person))
            })?;
            // Born later than the first day counts as a child too.
            if calendar::age_on(birth, from).is_none_or(|age| age < 18) {
                children += 1;
            }
        }
        Ok((children.to_string(), CellKind::Number))
    }
}

fn missing(kind: &'static str, id: i64) -> Diagnostic {
    Diagnostic::error("import-join-missing", Place::file("")).with("record", kind).with("id", id)
}

fn unclear(kind: &'static str) -> Diagnostic {
    Diagnostic::error("import-join-unclear", Place::file("")).with("record", kind)
}

fn all(folder: &Path, extract: Extract) -> Result<Vec<Source>, Problems> {
    let mut records = Vec::new();
    for page in pages(folder, extract)? {
        records.extend(page.read::<Source>()?.records);
    }
    Ok(records)
}

fn unique(records: Vec<Source>, id: impl Fn(&Source) -> Option<i64>) -> HashMap<i64, Source> {
    records.into_iter().filter_map(|record| Some((id(&record)?, record))).collect()
}

fn grouped(records: Vec<Source>, id: impl Fn(&Source) -> Option<i64>) -> HashMap<i64, Vec<Source>> {
    let mut groups: HashMap<i64, Vec<Source>> = HashMap::new();
    for record in records {
        if let Some(id) = id(&record) {
            groups.entry(id).or_default().push(record);
        }
    }
    groups
}
