//! Reads one file of a report.

use super::content::SourceBlock;
use super::file::SourceFile;
use super::heading::Outline;
use super::markdown::read_markdown;
use super::part::{Part, divide};
use crate::directives::{Directive, Given, read_directive};
use crate::scope::Scope;
use crate::tables::GridContext;
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_pack::PackFolder;
use enslinje_text::Messages;
use std::ops::Range;

/// What reading a file needs.
pub(crate) struct SectionReader<'a> {
    /// The file.
    pub file: SourceFile<'a>,
    /// The pack, for tables and charts.
    pub folder: &'a PackFolder,
    /// What may be referred to.
    pub scope: &'a Scope,
    /// Words of the report's language.
    pub messages: &'a Messages,
    /// Levels and anchors so far.
    pub outline: &'a mut Outline,
    /// Mistakes so far.
    pub problems: &'a mut Problems,
}

impl SectionReader<'_> {
    /// The blocks of the file; `is_last` tells whether the annex may begin in it.
    pub fn read(&mut self, is_last: bool) -> Vec<SourceBlock> {
        self.outline.begin_file();
        let mut blocks = Vec::new();
        let mut annex: Option<Place> = None;
        for part in divide(self.file, self.problems) {
            match part {
                Part::Text(range) => {
                    let read = self.markdown(range);
                    self.tell_after_annex(&annex, !read.is_empty());
                    blocks.extend(read);
                }
                Part::Directive { line, name, arguments, body } => {
                    self.tell_after_annex(&annex, true);
                    let place = self.file.place(line.clone());
                    let given = self.directive(&Directive { line, name, arguments, body });
                    match given {
                        Some(Given::Block(block)) => {
                            self.claim(&block, &place);
                            blocks.push(block);
                        }
                        Some(Given::Note(body)) => self.note(body, &mut blocks),
                        Some(Given::Annex) => annex = Some(place),
                        None => {}
                    }
                }
            }
        }
        if !is_last {
            self.tell_after_annex(&annex, true);
        }
        blocks
    }

    fn tell_after_annex(&mut self, annex: &Option<Place>, follows: bool) {
        if let Some(place) = annex
            && follows
        {
            self.problems.push(Diagnostic::error("report-annex-not-last", place.clone()));
        }
    }

    fn markdown(&mut self, range: Range<usize>) -> Vec<SourceBlock> {
        let outline = &mut *self.outline;
        read_markdown(self.file, range, self.scope, self.problems, &mut |heading, raw, problems| {
            outline.place_heading(heading, raw, problems);
        })
    }

    fn directive(&mut self, directive: &Directive) -> Option<Given> {
        let grid = GridContext { scope: self.scope, messages: self.messages };
        read_directive(directive, self.file, self.folder, &grid, self.problems)
    }

    fn note(&mut self, body: Range<usize>, blocks: &mut Vec<SourceBlock>) {
        let start = body.start;
        for block in self.markdown(body) {
            match block {
                SourceBlock::Paragraph(content) => blocks.push(SourceBlock::Note(content)),
                _ => {
                    let place = self.file.place(start..start + 1);
                    self.problems.push(Diagnostic::error("report-note-content", place));
                }
            }
        }
    }

    fn claim(&mut self, block: &SourceBlock, place: &Place) {
        let id = match block {
            SourceBlock::Table(table) => &table.id,
            SourceBlock::Chart(chart) => &chart.data.id,
            _ => return,
        };
        self.outline.claim(id, place, self.problems);
    }
}
