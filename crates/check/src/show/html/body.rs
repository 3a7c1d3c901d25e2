//! The whole text of a document with its marks: headings as headings, tables as tables.

use super::{
    escape::escape,
    marks::{Look, Marks},
    pieces::{Piece, pieces},
};
use crate::{
    block::RawRow,
    document::{Document, Span},
    show::{View, severity_id, severity_name},
};

/// The level of the heading above the text of a document.
const ABOVE: u8 = 2;

/// Writes the text of a document; its tables are numbered on from `tables`.
pub(super) fn body(view: &View<'_>, index: usize, document: &Document, tables: &mut usize) -> String {
    let marks = Marks::of(view.outcome, index, document);
    let mut body = Body {
        view,
        document,
        marks: &marks,
        html: String::new(),
        at: 0,
        references: 0,
        anchors: 0,
        tables: *tables,
        page: None,
        section: ABOVE,
    };
    body.write();
    *tables = body.tables;
    body.html
}

struct Body<'a> {
    view: &'a View<'a>,
    document: &'a Document,
    marks: &'a Marks,
    html: String,
    /// Everything before this byte is written.
    at: usize,
    /// So many references and anchors are written.
    references: usize,
    anchors: usize,
    /// So many tables are written on the page.
    tables: usize,
    /// The page that was told last.
    page: Option<u32>,
    /// Level of the last heading that has one.
    section: u8,
}

impl Body<'_> {
    fn write(&mut self) {
        for piece in pieces(self.document) {
            match piece {
                Piece::Heading(level, span) => {
                    let level = self.level(level);
                    self.text(&format!("h{level}"), "", &span);
                }
                Piece::Paragraph(span) => self.text("p", "", &span),
                Piece::Contents(span) => self.text("p", " class=\"contents\"", &span),
                Piece::Note(span) => self.text("p", " class=\"note\"", &span),
                Piece::Items(items) => self.items(&items),
                Piece::Table(rows) => self.table(&rows),
            }
        }
        self.lead_up_to(self.document.text.len());
        self.flush(usize::MAX);
    }

    /// Writes text that no piece holds, and the page when it turns.
    fn lead_up_to(&mut self, start: usize) {
        let gap = self.at..start.max(self.at);
        if !self.document.printed(&gap).trim().is_empty() {
            self.html.push_str("<p>");
            self.inline(&gap);
            self.html.push_str("</p>\n");
        }
        self.at = gap.end;
        let page = self.document.line_at(start).and_then(|line| line.page);
        if let Some(page) = page.filter(|_| page != self.page) {
            let words = self.view.text("check-page-page", &[("page", page.to_string())]);
            self.html.push_str(&format!("<p class=\"page\">{}</p>\n", escape(&words)));
            self.page = Some(page);
        }
    }

    fn text(&mut self, tag: &str, class: &str, span: &Span) {
        let span = self.with_sign(span);
        self.lead_up_to(span.start);
        self.html.push_str(&format!("<{tag}{class}>"));
        self.inline(&span);
        self.html.push_str(&format!("</{tag}>\n"));
    }

    /// The level on the page: below the document's own heading, without gaps.
    fn level(&mut self, level: Option<u8>) -> u8 {
        let deepest = (self.section + 1).min(6);
        let Some(level) = level else { return deepest };
        self.section = level.saturating_add(ABOVE).min(deepest);
        self.section
    }

    fn items(&mut self, items: &[Span]) {
        if let Some(first) = items.first() {
            self.lead_up_to(self.with_sign(first).start);
        }
        self.html.push_str("<ul class=\"items\">\n");
        for item in items {
            self.html.push_str("<li>");
            self.inline(&self.with_gap(item));
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    fn table(&mut self, rows: &[RawRow]) {
        let Some(start) = rows.first().and_then(|row| row.cells.first()).map(|cell| cell.start) else {
            return;
        };
        self.lead_up_to(start);
        self.tables += 1;
        let label = self.view.text("check-page-table", &[("number", self.tables.to_string())]);
        self.html.push_str(&format!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n",
            escape(&label)
        ));
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for (number, row) in rows.iter().enumerate() {
            let is_header = row.header || (number == 0 && self.reads_as_header(row));
            self.html.push_str("<tr>");
            for (column, cell) in row.cells.iter().enumerate() {
                self.cell(cell, is_header, column);
            }
            for _ in row.cells.len()..columns {
                self.html.push_str("<td></td>");
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</table>\n</div>\n");
    }

    fn cell(&mut self, cell: &Span, is_header: bool, column: usize) {
        let text = self.document.printed(cell);
        let is_number = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_ascii_digit());
        let class = if is_number && column > 0 { " class=\"end\"" } else { "" };
        let (open, close) = match (is_header, column) {
            _ if text.is_empty() => ("td", "td"),
            (true, _) => ("th scope=\"col\"", "th"),
            (false, 0) if !is_number => ("th scope=\"row\"", "th"),
            _ => ("td", "td"),
        };
        self.html.push_str(&format!("<{open}{class}>"));
        self.inline(&self.with_gap(cell));
        self.html.push_str(&format!("</{close}>"));
    }

    /// A first row without figures but years.
    fn reads_as_header(&self, row: &RawRow) -> bool {
        row.cells.iter().skip(1).all(|cell| {
            let numbers = self.document.printed(cell).split(|c: char| !c.is_ascii_digit());
            numbers
                .filter(|digits| !digits.is_empty())
                .all(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
        })
    }

    /// The span with what stands unwritten before it, if that is more than white space.
    fn with_gap(&self, span: &Span) -> Span {
        let gap = self.document.printed(&(self.at..span.start.max(self.at)));
        let blank = gap.len() - gap.trim_start().len();
        if blank == gap.len() { span.clone() } else { self.at + blank..span.end }
    }

    /// The span with the sign of a list or note that stands before it on its line.
    fn with_sign(&self, span: &Span) -> Span {
        let start = self.document.line_at(span.start).map_or(span.start, |line| line.span.start).max(self.at);
        let sign = self.document.printed(&(start..span.start.max(start)));
        if sign.contains(char::is_alphanumeric) { span.clone() } else { start.min(span.start)..span.end }
    }

    /// Writes a piece of text with its marks and links.
    fn inline(&mut self, span: &Span) {
        let mut at = span.start.max(self.at);
        let end = span.end.max(at);
        let marks = self.marks;
        for (run, look) in marks.within(&(at..end)) {
            let (start, stop) = (run.start.max(at), run.end.min(end));
            self.plain(at, start);
            self.targets(start);
            let tag = if *look == Look::Holds { "span" } else { "mark" };
            self.html.push_str(&format!("<{tag} class=\"{}\">", look.class()));
            self.plain(start, stop);
            self.html.push_str(&format!("</{tag}>"));
            at = stop;
            self.flush(at);
        }
        self.plain(at, end);
        self.flush(end);
        self.at = end;
    }

    fn plain(&mut self, start: usize, end: usize) {
        self.html.push_str(&escape(self.document.printed(&(start..end))));
    }

    /// Writes the anchors up to this byte.
    fn targets(&mut self, at: usize) {
        while let Some(anchor) = self.marks.anchors.get(self.anchors).filter(|anchor| anchor.at <= at) {
            self.html.push_str(&format!("<a id=\"c{}\"></a>", anchor.confirmation));
            self.anchors += 1;
        }
    }

    /// Writes the anchors and links up to this byte that have not been written.
    fn flush(&mut self, at: usize) {
        self.targets(at);
        while let Some(link) = self.marks.references.get(self.references).filter(|link| link.at <= at) {
            let severity = self.view.text(severity_id(link.severity), &[]);
            let args = [("number", link.finding.to_string()), ("severity", severity)];
            let label = self.view.text("check-page-to-finding", &args);
            self.html.push_str(&format!(
                "<a class=\"to {class}\" id=\"p{finding}-{place}\" href=\"#f{finding}\" aria-label=\"{label}\">{finding}</a>",
                class = severity_name(link.severity),
                finding = link.finding,
                place = link.place,
                label = escape(&label),
            ));
            self.references += 1;
        }
    }
}
