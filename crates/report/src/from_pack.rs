//! What a report may refer to, taken from a pack.

use crate::indicator::IndicatorInfo;
use crate::scope::{Field, List, ListCell, Scope, StatementLine};
use enslinje_domain::steering::{Assignment, Resolution, ResolvedOn};
use enslinje_domain::{IndicatorId, Number, Period};
use enslinje_pack::Pack;
use enslinje_text::{Locale, Messages, written_day, written_month, written_period};
use std::collections::BTreeMap;

/// The scope of a report about `period`.
pub(crate) fn scope_of(
    pack: &Pack,
    period: Period,
    indicators: &BTreeMap<IndicatorId, IndicatorInfo>,
    messages: &Messages,
) -> Scope {
    let locale = messages.locale();
    let mut lists: BTreeMap<String, List> =
        pack.lists.values().map(|list| (list.name.to_owned(), list_of(list, locale, messages))).collect();
    lists.insert("assignments".to_owned(), assignments(&pack.steering.assignments, locale, messages));
    let units = pack.organisation.units().iter().map(|unit| (unit.id.clone(), unit.name.clone())).collect();
    Scope {
        period,
        locale,
        committee: pack.settings.committee.clone(),
        root: pack.settings.root.clone(),
        units,
        indicators: indicators.clone(),
        lists,
        statement: statement(pack),
        abbreviations: pack.abbreviations.clone(),
    }
}

fn statement(pack: &Pack) -> Vec<StatementLine> {
    use enslinje_domain::economy::LineContent;
    let printed = pack.economy.statement.entries().iter().filter(|entry| entry.printed);
    let line = |entry: &enslinje_domain::economy::StatementEntry| {
        Some(StatementLine {
            id: IndicatorId::new(entry.id.as_str())?,
            name: entry.name.clone(),
            is_total: matches!(entry.content, LineContent::Total(_)),
        })
    };
    printed.filter_map(line).collect()
}

fn list_of(list: &enslinje_pack::List, locale: Locale, messages: &Messages) -> List {
    let field = |name: &str| Field {
        name: name.to_owned(),
        heading: messages.text("report-field", &[("field", name.to_owned())]),
    };
    let fields = list.columns.iter().map(|column| field(column.name)).collect();
    let rows = list.rows.iter().map(|row| row.cells.iter().map(|cell| cell_of(cell, locale)).collect());
    List {
        title: messages.text("report-list-title", &[("list", list.name.to_owned())]),
        file: format!("{}.csv", list.name),
        fields,
        rows: rows.collect(),
    }
}

fn cell_of(cell: &enslinje_pack::ListCell, locale: Locale) -> ListCell {
    use enslinje_pack::ListCell as Cell;
    match cell {
        Cell::Empty => ListCell::Empty,
        Cell::Text(text) => ListCell::Text { raw: text.clone(), shown: text.clone() },
        Cell::Number(number) => ListCell::Number(*number),
        Cell::Money(money) => ListCell::Money(Number::from_integer(i128::from(money.ore()))),
        Cell::Day(day) => ListCell::Text { raw: day.to_string(), shown: written_day(*day, locale) },
        Cell::Period(period) => {
            ListCell::Text { raw: period.to_string(), shown: written_period(*period, locale) }
        }
    }
}

/// Fields of the list `assignments`, in order.
const ASSIGNMENT_FIELDS: [&str; 13] = [
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
    "resolutions",
    "owner",
    "comment",
];

fn assignments(assignments: &[Assignment], locale: Locale, messages: &Messages) -> List {
    let field = |name: &&str| Field {
        name: (*name).to_owned(),
        heading: messages.text("report-field", &[("field", (*name).to_owned())]),
    };
    List {
        title: messages.text("report-list-title", &[("list", "assignments".to_owned())]),
        file: enslinje_pack::steering::ASSIGNMENTS.to_owned(),
        fields: ASSIGNMENT_FIELDS.iter().map(field).collect(),
        rows: assignments.iter().map(|assignment| assignment_row(assignment, locale, messages)).collect(),
    }
}

fn assignment_row(assignment: &Assignment, locale: Locale, messages: &Messages) -> Vec<ListCell> {
    let plain = |text: Option<&str>| match text {
        Some(text) => ListCell::Text { raw: text.to_owned(), shown: text.to_owned() },
        None => ListCell::Empty,
    };
    let word = |message: &str, raw: &str| ListCell::Text {
        raw: raw.to_owned(),
        shown: messages.text(message, &[("word", raw.to_owned())]),
    };
    let year = assignment.year.map(|year| year.to_string());
    let period = assignment
        .status_period
        .map(|period| ListCell::Text { raw: period.to_string(), shown: written_period(period, locale) });
    let date = assignment
        .status_date
        .map(|day| ListCell::Text { raw: day.to_string(), shown: written_day(day, locale) });
    let resolutions: Vec<String> =
        assignment.resolutions.iter().map(|resolution| told(resolution, locale, messages)).collect();
    let resolutions = (!resolutions.is_empty()).then(|| resolutions.join("; "));
    vec![
        plain(Some(assignment.id.as_str())),
        plain(Some(&assignment.title)),
        plain(Some(&assignment.addressees)),
        plain(year.as_deref()),
        word("report-assignment-origin-word", assignment.origin.name()),
        plain(assignment.area.as_ref().map(enslinje_domain::steering::SteeringId::as_str)),
        word("report-assignment-status-word", assignment.status.name()),
        period.unwrap_or(ListCell::Empty),
        date.unwrap_or(ListCell::Empty),
        word("report-assignment-closure-word", assignment.closure.name()),
        plain(resolutions.as_deref()),
        plain(assignment.owner.as_deref()),
        plain(assignment.comment.as_deref()),
    ]
}

/// `Nämnden 24 september 2024 § 225 (N166-0962/23)`.
fn told(resolution: &Resolution, locale: Locale, messages: &Messages) -> String {
    let mut told = messages.text("report-resolved-by", &[("body", resolution.by.name().to_owned())]);
    told.push(' ');
    told.push_str(&match resolution.on {
        ResolvedOn::Day(day) => written_day(day, locale),
        ResolvedOn::Month(month) => written_month(month, locale),
    });
    if let Some(paragraph) = &resolution.paragraph {
        told.push_str(" §\u{a0}");
        told.push_str(paragraph);
    }
    if let Some(number) = &resolution.registry_number {
        told.push_str(" (");
        told.push_str(number);
        told.push(')');
    }
    told
}

#[cfg(test)]
mod tests {
    use super::scope_of;
    use crate::scope::ListCell;
    use enslinje_domain::Problems;
    use enslinje_pack::{Pack, PackFolder};
    use enslinje_text::{Locale, Messages};
    use std::collections::BTreeMap;
    use std::path::Path;

    fn hisingen() -> crate::scope::Scope {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/hisingen");
        let mut problems = Problems::new();
        let pack = Pack::load(PackFolder::read(&path).unwrap(), &mut problems).unwrap();
        scope_of(&pack, "2024".parse().unwrap(), &BTreeMap::new(), &Messages::new(Locale::Sv))
    }

    #[test]
    fn lists_of_a_pack_have_headings_and_cells_that_conditions_can_compare() {
        let scope = hisingen();
        let grants = &scope.lists["grants"];
        let amount = grants.field("amount").unwrap();
        let first: Vec<String> = grants.rows[0].iter().map(ListCell::raw).collect();
        assert_eq!(grants.fields[amount].heading, "Belopp");
        assert_eq!((grants.rows.len(), first[amount].as_str()), (16, "399950"));
        assert!(grants.rows.iter().all(|row| row.len() == grants.fields.len()));
    }

    #[test]
    fn assignments_are_a_list_with_words_for_people_and_codes_for_conditions() {
        let scope = hisingen();
        let assignments = &scope.lists["assignments"];
        let status = assignments.field("status").unwrap();
        let first = &assignments.rows[0];
        assert_eq!(first[status], ListCell::Text { raw: "closed".into(), shown: "avslutat".into() });
        assert_eq!(first[0].raw(), "U01");
        let resolutions = &first[assignments.field("resolutions").unwrap()];
        assert_eq!(resolutions.raw(), "Nämnden 24 september 2024 §\u{a0}225 (N166-0962/23)");
        assert!(assignments.rows.iter().all(|row| row.len() == assignments.fields.len()));
    }

    #[test]
    fn the_income_statement_has_its_printed_lines_in_order() {
        let scope = hisingen();
        let ids: Vec<&str> = scope.statement.iter().map(|line| line.id.as_str()).collect();
        assert_eq!((ids.len(), ids[0], ids[25]), (26, "fees", "result"));
        assert!(scope.statement[25].is_total && !scope.statement[0].is_total);
    }
}
