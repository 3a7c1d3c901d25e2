//! The annex: where each figure came from, with a link back to where it first stands.

use super::Page;
use super::escape::text;

impl Page<'_> {
    pub(super) fn annex(&mut self) {
        let document = self.document;
        if document.provenance.is_empty() {
            return;
        }
        let (heading, lead) = (text(&self.words.annex), text(&self.words.annex_lead));
        self.push(&format!(
            "<h2 id=\"annex-figures\">{heading}</h2>\n<p>{lead}</p>\n<div class=\"table\">\n\
             <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"annex-figures\">\n\
             <table class=\"annex\">\n<thead>\n<tr>"
        ));
        for column in self.words.annex_columns.clone() {
            self.push(&format!("<th scope=\"col\">{}</th>", text(&column)));
        }
        self.push("</tr>\n</thead>\n<tbody>\n");
        let back = text(&self.message("report-back"));
        for (at, row) in document.provenance.iter().enumerate() {
            let number = at + 1;
            let name =
                if row.part.is_empty() { row.name.clone() } else { format!("{}, {}", row.name, row.part) };
            let shown = match self.linked.get(at) {
                Some(true) => format!("<a href=\"#f{number}\" aria-label=\"{back} {number}\">{number}</a>"),
                _ => number.to_string(),
            };
            self.push(&format!(
                "<tr id=\"p{number}\"><td>{shown}</td><th scope=\"row\">{name} <code>{id}</code></th>",
                name = text(&name),
                id = text(&row.indicator),
            ));
            let version = row.version.to_string();
            for cell in [&version, &row.unit, &row.period, &row.value, &row.status, &row.source] {
                self.push(&format!("<td>{}</td>", text(cell)));
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n</div>\n</div>\n");
    }
}
