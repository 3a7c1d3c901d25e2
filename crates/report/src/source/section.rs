//! Reads one file of a report.

use super::content::{Body, Exception, SourceBlock, SourceInline};
use super::file::SourceFile;
use super::heading::Outline;
use super::markdown::read_markdown;
use super::part::{Part, divide};
use crate::directives::{Directive, Given, read_directive};
use crate::resolve::Run;
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
    /// Adds the blocks of the file to the body; `is_last` tells whether the annex may begin in it.
    pub fn read(&mut self, is_last: bool, body: &mut Body) {
        self.outline.begin_file();
        let mut annex: Option<Place> = None;
        for part in divide(self.file, self.problems) {
            match part {
                Part::Text(range) => {
                    let read = self.markdown(range);
                    self.tell_after_annex(&annex, !read.is_empty());
                    read.into_iter().for_each(|(block, place)| body.push(block, place));
                }
                Part::Directive { line, name, arguments, body: inner } => {
                    self.tell_after_annex(&annex, true);
                    let place = self.file.place(line.clone());
                    let directive = Directive { line, name, arguments, body: inner };
                    let given = self.directive(&directive);
                    match given {
                        Some(Given::Block(block)) => {
                            self.claim(&block, &place);
                            body.push(block, place);
                        }
                        Some(Given::Note(inner)) => self.note(inner, body),
                        Some(Given::Exception { code, reason }) => self.exception(code, reason, body),
                        Some(Given::Annex) => annex = Some(place),
                        None => {}
                    }
                }
            }
        }
        if !is_last {
            self.tell_after_annex(&annex, true);
        }
    }

    fn tell_after_annex(&mut self, annex: &Option<Place>, follows: bool) {
        if let Some(place) = annex
            && follows
        {
            self.problems.push(Diagnostic::error("report-annex-not-last", place.clone()));
        }
    }

    fn markdown(&mut self, range: Range<usize>) -> Vec<(SourceBlock, Place)> {
        let outline = &mut *self.outline;
        read_markdown(self.file, range, self.scope, self.problems, &mut |heading, raw, problems| {
            outline.place_heading(heading, raw, problems);
        })
    }

    fn directive(&mut self, directive: &Directive) -> Option<Given> {
        let grid = GridContext { scope: self.scope, messages: self.messages };
        read_directive(directive, self.file, self.folder, &grid, self.problems)
    }

    fn note(&mut self, inner: Range<usize>, body: &mut Body) {
        for (block, place) in self.markdown(inner) {
            match block {
                SourceBlock::Paragraph(content) => body.push(SourceBlock::Note(content), place),
                _ => self.problems.push(Diagnostic::error("report-note-content", place)),
            }
        }
    }

    /// The reason is a remark that says what it is, so that the reader sees it as well.
    fn exception(&mut self, code: Range<usize>, reason: Range<usize>, body: &mut Body) {
        let first = body.blocks.len();
        self.note(reason, body);
        if let Some(SourceBlock::Note(content)) = body.blocks.get_mut(first) {
            let lead = self.messages.text("report-exception-lead", &[]);
            let lead = SourceInline::Strong(vec![SourceInline::Run(Run::Text(lead))]);
            content.splice(0..0, [lead, SourceInline::Run(Run::Text(" ".to_owned()))]);
        }
        body.exceptions.push(Exception {
            code: self.file.text[code.clone()].to_owned(),
            place: self.file.place(code),
            reason: first..body.blocks.len(),
        });
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
