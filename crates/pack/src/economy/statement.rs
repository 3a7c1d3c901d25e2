//! `statement.toml`: lines, totals and groups of the income statement in their printed order.

use super::STATEMENT;
use crate::settings::parsed;
use crate::{PackFolder, TableReader, toml_doc};
use enslinje_domain::economy::{
    AccountNumber, IncomeStatement, LineContent, LineId, StatementEntry, StatementFault,
};
use enslinje_domain::{Diagnostic, Place, Problems};

/// Reads the file.
pub(super) fn read(folder: &PackFolder, problems: &mut Problems) -> Option<IncomeStatement> {
    let file = toml_doc(folder, STATEMENT, problems)?;
    let mut top = file.root();
    let mut entries = Vec::new();
    let mut places = Vec::new();
    let mut whole = true;
    for mut table in top.tables("entry", problems) {
        let place = table.place_of("id");
        match entry(&mut table, problems) {
            Some(entry) => {
                entries.push(entry);
                places.push(place);
            }
            None => whole = false,
        }
        table.finish(problems);
    }
    top.finish(problems);
    if !whole {
        return None;
    }
    let ids: Vec<_> = entries.iter().map(|entry: &StatementEntry| entry.id.clone()).collect();
    match IncomeStatement::new(entries) {
        Ok(statement) => Some(statement),
        Err(faults) => {
            for fault in faults {
                // Of two entries with one id the last is at fault.
                let position = ids.iter().rposition(|id| id == fault.entry());
                let place = position.and_then(|position| places.get(position).cloned());
                problems.push(told(&fault, place.unwrap_or_else(|| folder.place(STATEMENT))));
            }
            None
        }
    }
}

fn told(fault: &StatementFault, place: Place) -> Diagnostic {
    match fault {
        StatementFault::Duplicate(id) => Diagnostic::error("pack-duplicate-id", place).with("id", id),
        StatementFault::UnknownPart(id, part) => {
            Diagnostic::error("pack-unknown-part", place).with("id", id).with("part", part)
        }
        StatementFault::Cycle(id) => Diagnostic::error("pack-total-cycle", place).with("id", id),
        StatementFault::DoublePart(id, part) => {
            Diagnostic::error("pack-double-part", place).with("id", id).with("part", part)
        }
    }
}

fn entry(table: &mut TableReader<'_>, problems: &mut Problems) -> Option<StatementEntry> {
    let id = parsed(table, "id", "pack-not-an-id", LineId::new, problems);
    let name = table.required_text("name", problems);
    let printed = table.optional_boolean("printed", problems).unwrap_or(true);
    let negated = table.optional_boolean("negated", problems).unwrap_or(false);
    let is_total = table.has("total");
    let is_group = table.has("accounts");
    let place = table.place();
    let parts = list(table, "total", "pack-not-an-id", LineId::new, problems);
    let prefixes = list(table, "accounts", "pack-not-an-account", AccountNumber::new, problems);
    let content = match (is_total, is_group) {
        (false, false) => LineContent::Accounts,
        (true, false) => LineContent::Total(parts?),
        (false, true) if !printed => LineContent::Prefixes(prefixes?),
        // Accounts of a printed line come from the chart, so that no account is counted twice in the result.
        _ => {
            problems.push(Diagnostic::error("pack-entry-content", place));
            return None;
        }
    };
    Some(StatementEntry { id: id?, name: name?, content, negated, printed })
}

fn list<T>(
    table: &mut TableReader<'_>,
    key: &str,
    code: &'static str,
    parse: impl Fn(&str) -> Option<T>,
    problems: &mut Problems,
) -> Option<Vec<T>> {
    let mut whole = true;
    let mut values = Vec::new();
    for (text, place) in table.placed_texts(key, problems) {
        match parse(&text) {
            Some(value) => values.push(value),
            None => {
                whole = false;
                problems.push(Diagnostic::error(code, place).with("column", key).with("value", text));
            }
        }
    }
    whole.then_some(values)
}
