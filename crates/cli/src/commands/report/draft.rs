//! A report as text that can be checked, each line knowing its place in the source.
//!
//! Left out: what stands behind charts and in the annex repeats figures that are in tables and prose, and
//! the reason of an exception quotes what it explains.

use enslinje_check::{Document as Text, Finding, Line, Mark, Role};
use enslinje_domain::Place;
use enslinje_report::model::{Block, Cell, CellValue, ColumnHead, Document, Inline, Row, RowKind, Table};
use enslinje_report::{ReportSource, plain_text};
use enslinje_text::{Locale, Messages};

/// A report as text.
pub struct Draft {
    /// The whole report: what is checked.
    pub whole: Vec<Text>,
    /// The same text divided by the files of the source: what is shown.
    pub files: Vec<Text>,
    /// First byte of each file in the whole.
    starts: Vec<usize>,
    /// The block that each line of the whole comes from; none for the title.
    blocks: Vec<Option<usize>>,
}

impl Draft {
    /// The text of a report; `title` is the file that holds its title.
    pub fn of(document: &Document, source: &ReportSource, title: &str) -> Self {
        let locale = Locale::from_tag(&document.meta.language).unwrap_or_default();
        let hidden = Messages::new(locale).text("report-suppressed-shown", &[]);
        let mut writer = Writer::new(title, hidden);
        writer.alone(Role::Heading(1), &document.meta.title);
        writer.alone(Role::Paragraph, &document.meta.subtitle);
        for (at, (block, place)) in document.blocks.iter().zip(source.places()).enumerate() {
            if !source.exceptions().iter().any(|exception| exception.reason.contains(&at)) {
                writer.place(at, place);
                writer.write(block);
            }
        }
        writer.finish()
    }

    /// The block in which a finding has the place to mend first.
    pub fn block_of(&self, finding: &Finding) -> Option<usize> {
        let (mark, text) = (finding.places.first()?, self.whole.first()?);
        let after = text.lines.partition_point(|line| line.span.start <= mark.span.start);
        self.blocks.get(after.checked_sub(1)?).copied().flatten()
    }

    /// The finding with its places in the files instead of the whole.
    pub fn shown(&self, finding: &Finding) -> Finding {
        let moved = |mark: &Mark| {
            let file = self.starts.partition_point(|start| *start <= mark.span.start).saturating_sub(1);
            let start = self.starts.get(file).copied().unwrap_or(0);
            let span = mark.span.start.saturating_sub(start)..mark.span.end.saturating_sub(start);
            Mark { document: file, span, amount: mark.amount }
        };
        Finding { places: finding.places.iter().map(moved).collect(), ..finding.clone() }
    }
}

struct Writer {
    draft: Draft,
    /// What stands in a hidden cell.
    hidden: String,
    /// The block that is written.
    block: Option<usize>,
    /// Its line in the source.
    number: u32,
}

impl Writer {
    fn new(title: &str, hidden: String) -> Self {
        let draft = Draft {
            whole: vec![Text::new(title)],
            files: vec![Text::new(title)],
            starts: Vec::new(),
            blocks: Vec::new(),
        };
        Self { draft, hidden, block: None, number: 1 }
    }

    fn file(&mut self, path: &str) {
        if self.draft.files.last().is_none_or(|file| file.path != path) {
            self.draft.files.push(Text::new(path));
        }
    }

    fn place(&mut self, block: usize, place: &Place) {
        self.block = Some(block);
        self.number = place.line.unwrap_or(1);
        self.file(&place.file);
    }

    fn line(&mut self, role: Role, text: &str) {
        if let Some(file) = self.draft.files.last_mut() {
            file.push(text, None, self.number, role);
            self.draft.blocks.push(self.block);
        }
    }

    fn blank(&mut self) {
        self.line(Role::Unknown, "");
    }

    /// A line with a blank one after it.
    fn alone(&mut self, role: Role, text: &str) {
        if !text.trim().is_empty() {
            self.line(role, text);
            self.blank();
        }
    }

    fn write(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                let text = format!("{} {}", heading.number, heading.text);
                self.alone(Role::Heading(heading.level), text.trim_start());
            }
            Block::Paragraph(content) => self.alone(Role::Paragraph, &words(content)),
            Block::Note(content) => self.alone(Role::Note, &words(content)),
            Block::List { items, .. } => {
                self.items(items);
                self.blank();
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                self.alone(Role::Paragraph, &chart.title);
                self.alone(Role::Paragraph, &chart.description);
            }
            Block::Contents => {}
        }
    }

    fn items(&mut self, items: &[Vec<Block>]) {
        for block in items.iter().flatten() {
            match block {
                Block::Paragraph(content) | Block::Note(content) => self.line(Role::Item, &words(content)),
                Block::List { items, .. } => self.items(items),
                other => self.write(other),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.alone(Role::Paragraph, &table.caption);
        self.head(&table.columns);
        for row in &table.rows {
            let cells = self.cells(row, table.columns.len());
            self.row(cells.iter().map(String::as_str), false);
        }
        self.blank();
        for said in table.remarks.iter().chain(&table.notes) {
            self.alone(Role::Note, said);
        }
    }

    /// One header row, or two when columns are grouped: a group stands above its first column.
    fn head(&mut self, columns: &[ColumnHead]) {
        let is_grouped = columns.iter().any(|column| !column.group.is_empty());
        if is_grouped {
            let before = std::iter::once("").chain(columns.iter().map(|column| column.group.as_str()));
            let upper = columns.iter().zip(before).map(|(column, before)| match column.group.as_str() {
                "" => column.text.as_str(),
                group if group == before => "",
                group => group,
            });
            self.row(upper, true);
        }
        let is_lower = |column: &ColumnHead| !is_grouped || !column.group.is_empty();
        self.row(columns.iter().map(|column| if is_lower(column) { column.text.as_str() } else { "" }), true);
    }

    fn cells(&self, row: &Row, columns: usize) -> Vec<String> {
        let body = if row.kind == RowKind::Heading { &[] } else { row.cells.as_slice() };
        let mut cells: Vec<String> =
            std::iter::once(&row.header).chain(body).map(|cell| self.printed(cell)).collect();
        cells.resize(columns, String::new());
        cells
    }

    fn printed(&self, cell: &Cell) -> String {
        match &cell.value {
            CellValue::Empty { shown, .. } => shown.clone(),
            CellValue::Text(text) | CellValue::Number { text, .. } => text.clone(),
            CellValue::Suppressed => self.hidden.clone(),
        }
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>, header: bool) {
        let cells: Vec<String> = cells.map(|cell| cell.replace('\t', " ")).collect();
        self.line(Role::Row { header }, &cells.join("\t"));
    }

    /// Joins the files into the whole.
    fn finish(mut self) -> Draft {
        if let Some(whole) = self.draft.whole.first_mut() {
            for file in &self.draft.files {
                let start = whole.text.len();
                self.draft.starts.push(start);
                whole.text.push_str(&file.text);
                whole.lines.extend(file.lines.iter().map(|line| Line {
                    span: line.span.start + start..line.span.end + start,
                    ..line.clone()
                }));
            }
        }
        self.draft
    }
}

fn words(content: &[Inline]) -> String {
    let mut text = String::new();
    plain_text(content, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use enslinje_domain::Severity;
    use enslinje_report::model::{Align, Heading};

    fn cell(value: CellValue) -> Cell {
        Cell { value, provenance: Vec::new(), notes: Vec::new() }
    }

    fn words_in(text: &str) -> Cell {
        cell(CellValue::Text(text.to_owned()))
    }

    fn column(text: &str, group: &str) -> ColumnHead {
        ColumnHead {
            text: text.to_owned(),
            meaning: String::new(),
            group: group.to_owned(),
            align: Align::End,
            weight: 1,
        }
    }

    fn row(kind: RowKind, header: &str, cells: Vec<Cell>) -> Row {
        Row { kind, header: words_in(header), cells }
    }

    fn table() -> Table {
        let dash = CellValue::Empty { meaning: "ingen uppgift".to_owned(), shown: "–".to_owned() };
        Table {
            id: "t".to_owned(),
            caption: "Effekt (tkr)".to_owned(),
            columns: vec![
                column("", ""),
                column("2023", "Utfall"),
                column("2024", "Utfall"),
                column("Not", ""),
            ],
            rows: vec![
                row(RowKind::Heading, "Vuxna", Vec::new()),
                row(RowKind::Total, "Summa", vec![words_in("1"), cell(CellValue::Suppressed), cell(dash)]),
            ],
            remarks: vec!["Nämndens egna tal.".to_owned()],
            notes: vec!["Preliminärt.".to_owned()],
        }
    }

    fn writer() -> Writer {
        Writer::new("report.toml", "•".to_owned())
    }

    #[test]
    fn a_table_stands_as_its_readers_see_it() {
        let mut writer = writer();
        writer.table(&table());
        let draft = writer.finish();
        let text = "Effekt (tkr)\n\n\tUtfall\t\tNot\n\t2023\t2024\t\nVuxna\t\t\t\nSumma\t1\t•\t–\n\nNämndens egna tal.\n\nPreliminärt.\n\n";
        assert_eq!(draft.whole[0].text, text);
        let rows: Vec<Role> = draft.whole[0].lines[2..6].iter().map(|line| line.role).collect();
        let header = |header| Role::Row { header };
        assert_eq!(rows, [header(true), header(true), header(false), header(false)]);
    }

    #[test]
    fn a_finding_is_shown_in_the_file_and_line_of_its_block() {
        let mut writer = writer();
        for (at, file) in ["a.md", "b.md"].into_iter().enumerate() {
            writer.place(at, &Place::line(file, 7));
            let heading = Heading { level: 1, number: "1".into(), text: file.into(), id: String::new() };
            writer.write(&Block::Heading(heading));
        }
        let draft = writer.finish();
        let at = draft.whole[0].text.find("b.md").unwrap();
        let finding = Finding {
            code: enslinje_check::Code::Sum,
            severity: Severity::Error,
            confidence: 90,
            places: vec![Mark { document: 0, span: at..at + 4, amount: None }],
            formula: String::new(),
            expected: None,
            grounds: Vec::new(),
            doubts: Vec::new(),
            words: Vec::new(),
        };
        assert_eq!(draft.block_of(&finding), Some(1));
        let shown = draft.shown(&finding);
        let file = &draft.files[shown.places[0].document];
        assert_eq!((file.path.as_str(), file.printed(&shown.places[0].span)), ("b.md", "b.md"));
        assert_eq!(file.place(shown.places[0].span.start).line, 7);
    }
}
