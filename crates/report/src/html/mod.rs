//! Writes a report as one self-contained web page: no scripts, no requests, WCAG 2.1 AA.

mod annex;
mod block;
mod escape;
mod inline;
mod nav;
mod table;

use crate::model::Document;
use crate::words::Words;
use escape::{attribute, text};

/// Style of the page.
const STYLE: &str = include_str!("../../../../templates/report/html.css");

/// The report as a web page.
pub fn write_html(document: &Document) -> String {
    let words = Words::of(&document.meta.language, document.meta.date);
    let mut page = Page { document, words, html: String::new(), linked: Vec::new() };
    page.linked.resize(document.provenance.len(), false);
    page.write();
    page.html
}

struct Page<'a> {
    document: &'a Document,
    words: Words,
    html: String,
    /// Which figures have had a link to the annex, and so an anchor for the way back.
    linked: Vec<bool>,
}

impl Page<'_> {
    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn message(&self, id: &str) -> String {
        let locale = enslinje_text::Locale::from_tag(&self.document.meta.language).unwrap_or_default();
        enslinje_text::Messages::new(locale).text(id, &[])
    }

    fn write(&mut self) {
        let meta = &self.document.meta;
        let skip = text(&self.message("report-skip"));
        let head = format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"author\" content=\"{author}\">\n<meta name=\"keywords\" content=\"{keywords}\">\n\
             <meta name=\"date\" content=\"{date}\">\n\
             <title>{title} – {author}</title>\n<style>\n{STYLE}</style>\n</head>\n<body id=\"top\">\n\
             <a class=\"skip\" href=\"#content\">{skip}</a>\n",
            language = attribute(&meta.language),
            author = attribute(&meta.author),
            keywords = attribute(&meta.keywords.join(", ")),
            date = meta.date,
            title = text(&meta.title),
        );
        self.push(&head);
        self.title();
        let has_contents =
            self.document.blocks.iter().any(|block| matches!(block, crate::model::Block::Contents));
        if !has_contents {
            self.contents();
        }
        self.push("<main id=\"content\">\n");
        let document = self.document;
        self.blocks(&document.blocks);
        self.annex();
        self.push("</main>\n</body>\n</html>\n");
    }

    fn title(&mut self) {
        let meta = &self.document.meta;
        let mut header = format!("<header>\n<h1>{}</h1>\n", text(&meta.title));
        if !meta.subtitle.is_empty() && meta.subtitle != meta.author {
            header.push_str(&format!("<p class=\"subtitle\">{}</p>\n", text(&meta.subtitle)));
        }
        header.push_str(&format!(
            "<p class=\"about\">{author}<br><time datetime=\"{day}\">{date}</time></p>\n",
            author = text(&meta.author),
            day = meta.date,
            date = text(&self.words.date),
        ));
        if !meta.snapshot.is_empty() {
            let (label, hash) = (text(&self.words.snapshot), text(&meta.snapshot));
            header.push_str(&format!("<p class=\"hash\">{label}: <code>{hash}</code></p>\n"));
        }
        header.push_str("</header>\n");
        self.push(&header);
    }
}

#[cfg(test)]
mod tests;
