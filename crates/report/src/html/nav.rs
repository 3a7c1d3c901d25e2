//! The table of contents.

use super::Page;
use super::escape::{anchor, text};
use crate::model::{Block, Heading};

impl Page<'_> {
    pub(super) fn contents(&mut self) {
        let label = text(&self.words.contents);
        self.push(&format!(
            "<nav class=\"contents\" aria-label=\"{label}\">\n<p class=\"nav-title\">{label}</p>\n"
        ));
        let document = self.document;
        let headings: Vec<&Heading> = document
            .blocks
            .iter()
            .filter_map(|block| if let Block::Heading(heading) = block { Some(heading) } else { None })
            .filter(|heading| heading.level <= 3)
            .collect();
        let mut depth = 0;
        for heading in &headings {
            self.step(&mut depth, heading.level);
            let id = anchor(&heading.id);
            let number =
                if heading.number.is_empty() { String::new() } else { format!("{} ", text(&heading.number)) };
            self.push(&format!("<li><a href=\"#{id}\">{number}{}</a>", text(&heading.text)));
        }
        if !document.provenance.is_empty() {
            self.step(&mut depth, 1);
            let annex = text(&self.words.annex);
            self.push(&format!("<li><a href=\"#annex-figures\">{annex}</a>"));
        }
        while depth > 0 {
            self.push("</li>\n</ul>\n");
            depth -= 1;
        }
        self.push("</nav>\n");
    }

    /// Opens and closes lists so that the next item stands at `level`.
    fn step(&mut self, depth: &mut u8, level: u8) {
        let level = level.clamp(1, *depth + 1);
        if level > *depth {
            self.push("\n<ul>\n");
            *depth += 1;
            return;
        }
        while *depth > level {
            self.push("</li>\n</ul>\n");
            *depth -= 1;
        }
        self.push("</li>\n");
    }
}
