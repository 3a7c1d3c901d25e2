//! Columns of a table file: what each says about its cells.

use super::grid::GridContext;
use super::{ColumnSource, Computation};
use crate::expression::{Format, Spanned, parse_parts};
use crate::resolve::Run;
use enslinje_domain::{Diagnostic, Problems};
use enslinje_domain::{IndicatorId, Month, Period, Place, Split, UnitId};
use enslinje_pack::TableReader;

/// A column with what it says about its cells.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// For references from rows and other columns.
    pub id: Option<String>,
    /// Heading and width.
    pub head: ColumnSource,
    /// What it says of its cells.
    pub says: Says,
    /// How its cells follow from two other columns.
    pub computed: Option<(Computation, usize, usize)>,
    /// Meaning of its empty cells.
    pub empty: Option<String>,
    /// Field of a list.
    pub field: Option<Spanned<String>>,
    /// Whether the last row sums it.
    pub is_summed: bool,
    /// Where it stands.
    pub place: Place,
}

/// What a column or row says of the figures in its cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Says {
    /// Indicator, and where it is named.
    pub indicator: Option<(IndicatorId, Place)>,
    /// Period.
    pub period: Option<Period>,
    /// Unit.
    pub unit: Option<UnitId>,
    /// Part of the whole.
    pub by: Split,
    /// Format, and where it stands.
    pub format: Option<(Format, Place)>,
}

/// Reads `indicator`, `period`, `unit`, `by` and `format`.
pub(crate) fn read_says(
    table: &mut TableReader<'_>,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Says {
    Says {
        indicator: grid.indicator(table, "indicator", problems),
        period: grid.period(table, "period", problems),
        unit: grid.unit(table, "unit", problems),
        by: read_parts(table, problems),
        format: grid.format(table, "format", problems),
    }
}

fn read_parts(table: &mut TableReader<'_>, problems: &mut Problems) -> Split {
    let Some(text) = table.optional_text("by", problems) else { return Split::whole() };
    parse_parts(&text).unwrap_or_else(|fault| {
        let place = table.place_within("by", fault.span.clone());
        problems.push(fault.at(place));
        Split::whole()
    })
}

/// Reads all columns after the first; references between them are resolved.
pub(crate) fn read_columns(
    tables: Vec<TableReader<'_>>,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut references = Vec::new();
    for mut table in tables {
        let read = read_column(&mut table, grid, problems);
        if let Some(id) = &read.id
            && columns.iter().any(|column| column.id.as_ref() == Some(id))
        {
            let place = table.place_of("id");
            problems.push(Diagnostic::error("report-column-twice", place).with("column", id));
        }
        for (key, computation) in [("difference", Computation::Difference), ("change", Computation::Change)] {
            if table.has(key) {
                let place = table.place_of(key);
                references.push((columns.len(), computation, table.text_list(key, problems), place));
            }
        }
        match table.optional_choice("each", &[("month", 1), ("quarter", 3)], problems) {
            None => columns.push(read),
            Some(months) => columns.extend(repeat(&read, months, grid)),
        }
        table.finish(problems);
    }
    for (at, computation, names, place) in references {
        let found: Vec<_> = names
            .iter()
            .filter_map(|name| columns.iter().position(|column| column.id.as_ref() == Some(name)))
            .collect();
        match (found.as_slice(), names.len()) {
            ([first, second], 2) => columns[at].computed = Some((computation, *first, *second)),
            _ => {
                let diagnostic = Diagnostic::error("report-column-reference", place);
                problems.push(diagnostic.with("known", known_ids(&columns)));
            }
        }
    }
    columns
}

/// Ids of columns, for messages.
pub(crate) fn known_ids(columns: &[Column]) -> String {
    columns.iter().filter_map(|column| column.id.as_deref()).collect::<Vec<_>>().join(", ")
}

fn read_column(table: &mut TableReader<'_>, grid: &GridContext<'_>, problems: &mut Problems) -> Column {
    let repeats = table.has("each");
    let text = grid.text(table, "text", problems);
    let meaning = table.optional_text("meaning", problems).unwrap_or_default();
    if text.is_none() && meaning.is_empty() && !repeats {
        problems.push(Diagnostic::error("report-column-without-heading", table.place()));
    }
    let head = ColumnSource {
        text: text.unwrap_or_default(),
        meaning,
        group: grid.text(table, "group", problems).unwrap_or_default(),
        weight: grid.width(table, "width", 1, problems),
        note: grid.text(table, "note", problems),
    };
    let field = table.optional_text("field", problems).map(|value| {
        let span = 0..value.len();
        Spanned { value, span }
    });
    Column {
        id: table.optional_text("id", problems),
        head,
        says: read_says(table, grid, problems),
        computed: None,
        empty: table.optional_text("empty", problems),
        field,
        is_summed: table.optional_boolean("sum", problems).unwrap_or(false),
        place: table.place(),
    }
}

/// One column for every month or quarter of the column's period.
fn repeat(column: &Column, months: i32, grid: &GridContext<'_>) -> Vec<Column> {
    let period = column.says.period.unwrap_or(grid.scope.period);
    let mut columns = Vec::new();
    for month in period.each_month() {
        if (month.index() - period.first().index()) % months != 0 {
            continue;
        }
        let Some((part, heading)) = short_period(month, months, grid) else { continue };
        let mut repeated = column.clone();
        repeated.id = None;
        repeated.says.period = Some(part);
        repeated.head.text = vec![Run::Text(heading)];
        columns.push(repeated);
    }
    columns
}

fn short_period(month: Month, months: i32, grid: &GridContext<'_>) -> Option<(Period, String)> {
    if months == 1 {
        let number = month.number().to_string();
        let text = grid.messages.text("report-short-month", &[("month", number)]);
        return Some((Period::month(month), text));
    }
    let quarter = (month.number() - 1) / 3 + 1;
    let text = grid.messages.text("report-short-quarter", &[("quarter", quarter.to_string())]);
    Some((Period::quarter(month.year(), quarter)?, text))
}
