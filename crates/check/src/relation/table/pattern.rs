//! Codes of one length in a column: one that breaks the beginning that all others share.

use enslinje_domain::Severity;

use super::Table;
use crate::finding::{Code, Doubt, Finding, Ground, Outcome};

/// So many codes must share the beginning before the one that does not is told.
const ENOUGH: usize = 5;

pub(super) fn check(table: &Table<'_>, outcome: &mut Outcome) {
    for (index, _) in table.grid.columns.iter().enumerate().filter(|(_, column)| column.codes) {
        let document = table.document();
        let codes: Vec<_> = table
            .grid
            .rows
            .iter()
            .filter_map(|row| Some((row, row.cells.get(index)?.span.clone())))
            .filter(|(_, span)| !span.is_empty())
            .collect();
        for (row, span) in &codes {
            let code = document.printed(span);
            let others =
                codes.iter().filter(|(_, other)| other != span).map(|(_, other)| document.printed(other));
            let Some(shared) = shared_beginning(others.clone()) else { continue };
            if others.count() < ENOUGH
                || shared.len() < 2
                || code.starts_with(shared)
                || code.len() < shared.len()
            {
                continue;
            }
            let place = table.reading.place(span);
            let expected = format!("{shared}{}", &code[shared.len()..]);
            outcome.findings.push(
                Finding::new(Code::Pattern, Severity::Warning, 75, vec![place])
                    .because(vec![Ground::Table])
                    .unless(vec![Doubt::Reading])
                    .naming("label", table.label(row))
                    .naming("word", code.to_owned())
                    .naming("other", expected),
            );
        }
    }
}

/// The longest beginning that all share.
fn shared_beginning<'a>(mut codes: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut shared = codes.next()?;
    for code in codes {
        let length = shared.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
        shared = shared.get(..length)?;
    }
    Some(shared)
}
