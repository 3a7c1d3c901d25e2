//! Blocks: headings, paragraphs, lists, notes and charts.

use super::Page;
use super::escape::{anchor, text};
use crate::model::{Block, Chart, Heading};

impl Page<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(content) => {
                self.push("<p>");
                self.inlines(content);
                self.push("</p>\n");
            }
            Block::Note(content) => {
                self.push("<p class=\"note\" role=\"note\">");
                self.inlines(content);
                self.push("</p>\n");
            }
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                self.push(&format!("<{tag}>\n"));
                for item in items {
                    self.push("<li>");
                    self.item(item);
                    self.push("</li>\n");
                }
                self.push(&format!("</{tag}>\n"));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Contents => self.contents(),
        }
    }

    /// A lone paragraph in an item needs no paragraph of its own.
    fn item(&mut self, item: &[Block]) {
        match item {
            [Block::Paragraph(content), rest @ ..] => {
                self.inlines(content);
                self.blocks(rest);
            }
            blocks => self.blocks(blocks),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        // The title of the report is h1.
        let level = heading.level.clamp(1, 4) + 1;
        let id = anchor(&heading.id);
        let number = if heading.number.is_empty() {
            String::new()
        } else {
            format!("<span class=\"number\">{}</span> ", text(&heading.number))
        };
        let words = text(&heading.text);
        self.push(&format!("<h{level} id=\"{id}\">{number}{words}</h{level}>\n"));
    }

    fn chart(&mut self, chart: &Chart) {
        let id = anchor(&chart.id);
        let title = text(&chart.title);
        let description = text(&chart.description);
        self.push(&format!(
            "<figure id=\"{id}\" class=\"chart\">\n<p class=\"chart-title\" aria-hidden=\"true\">{title}</p>\n"
        ));
        self.push(&chart.svg);
        self.push(&format!("<figcaption>{description}</figcaption>\n"));
        let label = text(&self.message("report-chart-data"));
        self.push(&format!("<details>\n<summary>{label}</summary>\n"));
        let mut data = chart.data.clone();
        data.id = format!("{}-data", chart.id);
        self.table(&data);
        self.push("</details>\n</figure>\n");
    }
}
