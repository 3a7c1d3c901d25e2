//! The tables of the report, and a document as text for a terminal.

use super::Printed;
use enslinje_app::quarterly::{Ended, RowLine};
use enslinje_domain::Number;
use enslinje_report::model::{
    Align, Block, Cell, CellValue, ColumnHead, Document, Inline, NumberFormat, Row, RowKind, Table,
};
use enslinje_text::format_number;

/// One row for each wait.
pub(super) fn rows(printed: &Printed<'_>) -> Table {
    let heads = ["row", "reference", "kind", "from", "limit", "reason", "reported", "person", "end", "else"];
    let weights = [1, 2, 2, 3, 2, 3, 2, 2, 2, 3];
    let columns = heads.iter().zip(weights).map(|(head, weight)| column(printed, head, Align::Start, weight));
    let row = |(number, row): (usize, &RowLine)| line(&number.to_string(), row_cells(printed, row));
    Table {
        id: "rows-table".to_owned(),
        caption: printed.text("quarterly-rows-caption", &[]),
        columns: columns.collect(),
        rows: (1..).zip(&printed.content.rows).map(row).collect(),
        remarks: Vec::new(),
        notes: Vec::new(),
    }
}

fn row_cells(printed: &Printed<'_>, row: &RowLine) -> Vec<Cell> {
    let missing = |id: &str| printed.text(id, &[]);
    let from = printed.text(&format!("quarterly-from-{}", row.ground), &[("day", row.from.clone())]);
    let reported = row.first.as_ref().map_or_else(
        || printed.text("quarterly-new", &[]),
        |first| printed.text("quarterly-again", &[("first", first.clone())]),
    );
    let sex = printed.text(&format!("quarterly-sex-{}", row.sex), &[]);
    let person = row.age_group.as_ref().map_or_else(
        || sex.clone(),
        |age| printed.text("quarterly-person", &[("sex", sex.clone()), ("age", age.replace('-', "–"))]),
    );
    let reason = row.reason.clone().unwrap_or_else(|| missing("quarterly-no-reason"));
    let consequences = row.consequences.iter().map(|text| told(printed, "consequences", text));
    let meanwhile = row.meanwhile.iter().map(|text| told(printed, "meanwhile", text));
    let offers = row.offers.iter().map(|offer| match &offer.declined {
        // Where the day of the offer is not told, that of the answer stands for it.
        Some(day) if *day == offer.offered => told(printed, "declined", day),
        Some(day) => {
            let args = [("offered", offer.offered.clone()), ("text", day.clone())];
            printed.text("quarterly-told-answered", &args)
        }
        None => told(printed, "offered", &offer.offered),
    });
    let others: Vec<String> = meanwhile.chain(offers).collect();
    let reasons: Vec<String> = std::iter::once(reason).chain(consequences).collect();
    let mut end: Vec<String> = row.end.iter().chain(&row.later).map(|ended| end_of(printed, ended)).collect();
    if row.end.is_none() {
        end.insert(0, printed.text("quarterly-waiting", &[]));
    }
    vec![
        words(row.reference.clone().unwrap_or_else(|| missing("quarterly-no-reference"))),
        words(printed.text(&format!("quarterly-kind-{}", row.kind), &[])),
        words(from),
        words(row.last_day.clone()),
        words(reasons.join(" ")),
        words(reported),
        words(person),
        words(end.join("; ")),
        if others.is_empty() { nothing(printed) } else { words(others.join(" ")) },
    ]
}

fn told(printed: &Printed<'_>, what: &str, text: &str) -> String {
    printed.text(&format!("quarterly-told-{what}"), &[("text", text.to_owned())])
}

fn end_of(printed: &Printed<'_>, ended: &Ended) -> String {
    printed.text(&format!("quarterly-end-{}", ended.how), &[("day", ended.on.clone())])
}

/// What has ended of what was reported before.
pub(super) fn notices(printed: &Printed<'_>) -> Table {
    let heads = ["row", "reference", "from", "first", "end"];
    let columns = heads.iter().zip([1, 2, 3, 2, 3]);
    let row = |(number, notice): (usize, &enslinje_app::quarterly::NoticeLine)| {
        let from =
            printed.text(&format!("quarterly-from-{}", notice.ground), &[("day", notice.from.clone())]);
        let reference =
            notice.reference.clone().unwrap_or_else(|| printed.text("quarterly-no-reference", &[]));
        let cells = [reference, from, notice.first.clone(), end_of(printed, &notice.end)];
        line(&number.to_string(), cells.into_iter().map(words).collect())
    };
    Table {
        id: "notices-table".to_owned(),
        caption: printed.text("quarterly-notices-caption", &[]),
        columns: columns.map(|(head, weight)| column(printed, head, Align::Start, weight)).collect(),
        rows: (1..).zip(&printed.content.notices).map(row).collect(),
        remarks: Vec::new(),
        notes: Vec::new(),
    }
}

/// What a special fee may be, row by row of the first table.
pub(super) fn fee(printed: &Printed<'_>) -> Table {
    let columns = vec![
        column(printed, "row", Align::Start, 1),
        column(printed, "days", Align::End, 1),
        column(printed, "interval", Align::Start, 3),
        column(printed, "law", Align::Start, 2),
        column(printed, "application", Align::Start, 2),
        column(printed, "confidence", Align::Start, 2),
    ];
    let locale = printed.messages.locale();
    let kronor = |amount: i64| format_number(Number::from_integer(amount.into()), 0, false, locale);
    let row = |(number, row): (usize, &RowLine)| {
        let fee = row.fee.as_ref()?;
        let interval = [("lowest", kronor(fee.lowest)), ("highest", kronor(fee.highest))];
        let cells = vec![
            count(printed, Some(fee.days)),
            words(printed.text("quarterly-interval", &interval)),
            words(fee.law.join(", ")),
            words(fee.last_day.clone()),
            words(printed.text(&format!("quarterly-confidence-{}", fee.confidence), &[])),
        ];
        Some(line(&number.to_string(), cells))
    };
    Table {
        id: "fee-table".to_owned(),
        caption: printed.text("quarterly-fee-caption", &[]),
        columns,
        rows: (1..).zip(&printed.content.rows).filter_map(row).collect(),
        remarks: Vec::new(),
        notes: Vec::new(),
    }
}

/// The counts of one ground for the council.
pub(super) fn statistic(printed: &Printed<'_>, ground: &str) -> Table {
    let counts = || printed.content.statistic.iter().filter(|count| count.ground == ground);
    let mut rows = Vec::new();
    for dimension in ["all", "kind", "months", "sex", "waiting"] {
        if dimension != "all" && counts().any(|count| count.dimension == dimension) {
            let header = words(printed.text(&format!("quarterly-by-{dimension}"), &[]));
            rows.push(Row { kind: RowKind::Heading, header, cells: vec![words(String::new())] });
        }
        for part in counts().filter(|count| count.dimension == dimension) {
            let header = words(printed.text(&format!("quarterly-{dimension}-{}", part.part), &[]));
            let kind = if dimension == "all" { RowKind::Total } else { RowKind::Line };
            rows.push(Row { kind, header, cells: vec![count(printed, part.count)] });
        }
    }
    Table {
        id: format!("statistic-{}", ground.replace('_', "-")),
        caption: printed.text(&format!("quarterly-statistic-{ground}"), &[]),
        columns: vec![column(printed, "part", Align::Start, 3), column(printed, "count", Align::End, 1)],
        rows,
        remarks: Vec::new(),
        notes: Vec::new(),
    }
}

fn column(printed: &Printed<'_>, head: &str, align: Align, weight: u16) -> ColumnHead {
    let text = printed.text(&format!("quarterly-head-{head}"), &[]);
    ColumnHead { text, meaning: String::new(), group: String::new(), align, weight }
}

fn line(header: &str, cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Line, header: words(header.to_owned()), cells }
}

fn words(text: String) -> Cell {
    Cell { value: CellValue::Text(text), provenance: Vec::new(), notes: Vec::new() }
}

fn nothing(printed: &Printed<'_>) -> Cell {
    let value = CellValue::Empty { meaning: printed.text("quarterly-nothing", &[]), shown: "–".to_owned() };
    Cell { value, provenance: Vec::new(), notes: Vec::new() }
}

/// A count; `None` is hidden.
fn count(printed: &Printed<'_>, count: Option<i64>) -> Cell {
    let number = |count: i64| {
        let value = Number::from_integer(count.into());
        let text = format_number(value, 0, false, printed.messages.locale());
        CellValue::Number { value, format: NumberFormat { decimals: 0, signed: false, suffix: "" }, text }
    };
    Cell { value: count.map_or(CellValue::Suppressed, number), provenance: Vec::new(), notes: Vec::new() }
}

/// The document for a terminal.
pub(super) fn terminal(document: &Document) -> String {
    let mut text = format!("{}\n{}\n{}\n", document.meta.title, document.meta.author, document.meta.subtitle);
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => text.push_str(&format!("\n{}\n", heading.text)),
            Block::Paragraph(inlines) | Block::Note(inlines) => {
                text.push_str(&format!("\n{}\n", plain(inlines)));
            }
            Block::Table(table) => text.push_str(&format!("\n{}\n", drawn(table))),
            Block::List { .. } | Block::Chart(_) | Block::Contents => {}
        }
    }
    text
}

fn plain(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .filter_map(|inline| if let Inline::Text(text) = inline { Some(text.as_str()) } else { None })
        .collect()
}

fn drawn(table: &Table) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(comfy_table::presets::UTF8_HORIZONTAL_ONLY);
    drawn.set_content_arrangement(comfy_table::ContentArrangement::Dynamic);
    drawn.set_header(table.columns.iter().map(|column| column.text.clone()));
    for row in &table.rows {
        drawn.add_row(std::iter::once(&row.header).chain(&row.cells).map(shown));
    }
    for (at, column) in table.columns.iter().enumerate() {
        if let (Align::End, Some(column)) = (column.align, drawn.column_mut(at)) {
            column.set_cell_alignment(comfy_table::CellAlignment::Right);
        }
    }
    drawn.to_string()
}

fn shown(cell: &Cell) -> String {
    match &cell.value {
        CellValue::Text(text) | CellValue::Number { text, .. } => text.clone(),
        CellValue::Empty { shown, .. } => shown.clone(),
        CellValue::Suppressed => "..".to_owned(),
    }
}
