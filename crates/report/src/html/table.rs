//! Tables with header cells, in a region that scrolls by itself on narrow screens.

use super::Page;
use super::escape::{anchor, text};
use crate::model::{Align, Cell, CellValue, ColumnHead, Row, RowKind, Table};

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let id = anchor(&table.id);
        let caption = text(&table.caption);
        self.push(&format!(
            "<div class=\"table\" id=\"{id}\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" \
             aria-labelledby=\"{id}-caption\">\n<table>\n<caption id=\"{id}-caption\">{caption}</caption>\n"
        ));
        self.head(&table.columns);
        self.push("<tbody>\n");
        for row in &table.rows {
            self.row(row, table, &id);
        }
        self.push("</tbody>\n</table>\n</div>\n");
        self.notes(table, &id);
        self.push("</div>\n");
    }

    fn head(&mut self, columns: &[ColumnHead]) {
        let is_grouped = columns.iter().any(|column| !column.group.is_empty());
        self.push("<thead>\n");
        if is_grouped {
            self.push("<tr>");
            let mut at = 0;
            while let Some(column) = columns.get(at) {
                if column.group.is_empty() {
                    self.column_head(column, 2);
                    at += 1;
                    continue;
                }
                let span = columns[at..].iter().take_while(|other| other.group == column.group).count();
                let group = text(&column.group);
                self.push(&format!("<th scope=\"colgroup\" colspan=\"{span}\">{group}</th>"));
                at += span;
            }
            self.push("</tr>\n");
        }
        self.push("<tr>");
        for column in columns.iter().filter(|column| !is_grouped || !column.group.is_empty()) {
            self.column_head(column, 1);
        }
        self.push("</tr>\n</thead>\n");
    }

    fn column_head(&mut self, column: &ColumnHead, rows: u8) {
        let span = if rows > 1 { format!(" rowspan=\"{rows}\"") } else { String::new() };
        let words = if column.text.is_empty() {
            format!("<span class=\"heard\">{}</span>", text(&column.meaning))
        } else {
            text(&column.text)
        };
        let class = class_of(column.align);
        self.push(&format!("<th scope=\"col\"{span}{class}>{words}</th>"));
    }

    fn row(&mut self, row: &Row, table: &Table, id: &str) {
        if row.kind == RowKind::Heading {
            let span = table.columns.len();
            self.push(&format!("<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"{span}\">"));
            self.content(&row.header, id);
            self.push("</th></tr>\n");
            return;
        }
        self.push(if row.kind == RowKind::Total { "<tr class=\"total\">" } else { "<tr>" });
        self.push("<th scope=\"row\">");
        self.content(&row.header, id);
        self.push("</th>");
        for (cell, column) in row.cells.iter().zip(table.columns.iter().skip(1)) {
            self.push(&format!("<td{}>", class_of(column.align)));
            self.content(cell, id);
            self.push("</td>");
        }
        self.push("</tr>\n");
    }

    fn content(&mut self, cell: &Cell, id: &str) {
        match &cell.value {
            CellValue::Empty { meaning, shown } => {
                let (shown, meaning) = (text(shown), text(meaning));
                if !shown.is_empty() {
                    self.push(&format!("<span aria-hidden=\"true\">{shown}</span>"));
                }
                self.push(&format!("<span class=\"heard\">{meaning}</span>"));
            }
            CellValue::Text(words) | CellValue::Number { text: words, .. } => {
                let escaped = text(words);
                match cell.provenance.first() {
                    Some(provenance) => self.figure(&escaped, *provenance),
                    None => self.push(&escaped),
                }
                self.also(&cell.provenance);
            }
            CellValue::Suppressed => {
                let shown = text(&self.words.suppressed_shown);
                let meaning = text(&self.words.suppressed_meaning);
                self.push(&format!(
                    "<span aria-hidden=\"true\">{shown}</span><span class=\"heard\">{meaning}</span>"
                ));
            }
        }
        for note in &cell.notes {
            self.push(&format!("<sup><a href=\"#{id}-n{note}\">{note}</a></sup>"));
        }
    }

    /// A cell with several figures links to the first; the others are marked as printed here.
    fn also(&mut self, provenance: &[crate::model::ProvenanceRef]) {
        for other in provenance.iter().skip(1) {
            let number = other.0 + 1;
            if let Some(linked) = self.linked.get_mut(other.0)
                && !std::mem::replace(linked, true)
            {
                self.push(&format!("<span id=\"f{number}\"></span>"));
            }
        }
    }

    fn notes(&mut self, table: &Table, id: &str) {
        let legend = self.legend(table);
        if table.remarks.is_empty() && table.notes.is_empty() && legend.is_empty() {
            return;
        }
        self.push("<div class=\"notes\">\n");
        for remark in &table.remarks {
            self.push(&format!("<p>{}</p>\n", text(remark)));
        }
        if !table.notes.is_empty() {
            self.push("<ol>\n");
            for (at, note) in table.notes.iter().enumerate() {
                self.push(&format!("<li id=\"{id}-n{}\">{}</li>\n", at + 1, text(note)));
            }
            self.push("</ol>\n");
        }
        for (sign, meaning) in legend {
            self.push(&format!("<p aria-hidden=\"true\">{} = {}</p>\n", text(&sign), text(&meaning)));
        }
        self.push("</div>\n");
    }

    /// Signs of empty and hidden cells with their meaning, each once.
    fn legend(&self, table: &Table) -> Vec<(String, String)> {
        let mut legend: Vec<(String, String)> = Vec::new();
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let sign = match &cell.value {
                CellValue::Empty { meaning, shown } if !shown.is_empty() => (shown.clone(), meaning.clone()),
                CellValue::Suppressed => {
                    (self.words.suppressed_shown.clone(), self.words.suppressed_meaning.clone())
                }
                _ => continue,
            };
            if !legend.contains(&sign) {
                legend.push(sign);
            }
        }
        legend
    }
}

fn class_of(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::End => " class=\"end\"",
    }
}
