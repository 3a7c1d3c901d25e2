//! Markdown to blocks. Only what a report needs: everything else is told, never dropped in silence.

use super::content::{SourceBlock, SourceHeading, SourceInline};
use super::file::SourceFile;
use super::heading::{HeadingAttributes, parse_attributes};
use super::mask::{HIDDEN, Masked, mask};
use crate::expression::{Braced, Fault};
use crate::resolve::{Context, Run, resolve_expression};
use crate::scope::Scope;
use enslinje_domain::{Diagnostic, Place, Problems};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A heading before its level is known.
#[derive(Debug)]
pub(crate) struct RawHeading {
    /// How many `#` it has.
    pub hashes: u8,
    /// What stands in `{#…}`.
    pub attributes: HeadingAttributes,
}

/// Reads the Markdown in a byte range of a file, each block with its place. `level` decides a heading's
/// level, number and anchor.
pub(crate) fn read_markdown(
    file: SourceFile<'_>,
    range: Range<usize>,
    scope: &Scope,
    problems: &mut Problems,
    level: &mut dyn FnMut(&mut SourceHeading, &RawHeading, &mut Problems),
) -> Vec<(SourceBlock, Place)> {
    let text = &file.text[range.clone()];
    let mut faults = Vec::new();
    let masked = mask(text, &mut faults);
    let mut reader = Reader {
        file,
        base: range.start,
        text,
        masked: &masked,
        scope,
        problems,
        level,
        frames: vec![Frame::default()],
        attributes_at: None,
    };
    let mut places = Vec::new();
    for fault in faults {
        reader.fault(fault);
    }
    for (event, span) in Parser::new_ext(&masked.text, Options::empty()).into_offset_iter() {
        let place = span.start + range.start..span.end + range.start;
        reader.take(event, span);
        // A block of the body is finished by the event that spans it.
        places.resize_with(reader.finished(), || file.place(trimmed(file.text, place.clone())));
    }
    let blocks = reader.finish();
    places.resize_with(blocks.len(), || file.place(range.clone()));
    blocks.into_iter().zip(places).collect()
}

/// The range without white space at its end.
fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    span.start..span.start + text[span.clone()].trim_end().len()
}

/// What is being built: blocks of a container and the running text of its innermost block.
#[derive(Default)]
struct Frame {
    blocks: Vec<SourceBlock>,
    inlines: Vec<SourceInline>,
    items: Vec<Vec<SourceBlock>>,
    target: String,
}

struct Reader<'a> {
    file: SourceFile<'a>,
    base: usize,
    text: &'a str,
    masked: &'a Masked,
    scope: &'a Scope,
    problems: &'a mut Problems,
    level: &'a mut dyn FnMut(&mut SourceHeading, &RawHeading, &mut Problems),
    frames: Vec<Frame>,
    /// Where the attributes of the heading that is read begin.
    attributes_at: Option<usize>,
}

impl Reader<'_> {
    fn fault(&mut self, fault: Fault) {
        let place = self.file.place(fault.span.start + self.base..fault.span.end + self.base);
        self.problems.push(fault.at(place));
    }

    fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn pop(&mut self) -> Frame {
        self.frames.pop().unwrap_or_default()
    }

    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => self.words(&text, span),
            Event::SoftBreak => self.push(SourceInline::Run(Run::Text(" ".to_owned()))),
            Event::HardBreak => self.push(SourceInline::Break),
            Event::Code(_) => self.refuse("code", span),
            Event::Html(_) | Event::InlineHtml(_) => self.refuse("html", span),
            Event::Rule => self.refuse("rule", span),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => self.refuse("other", span),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::CodeBlock(_) => self.refuse("code", span),
            Tag::Heading { .. } => {
                self.attributes_at = self.last_braced(&span).map(|braced| braced.outer.start);
            }
            Tag::BlockQuote(_) => self.refuse("quote", span),
            Tag::Image { .. } => self.refuse("image", span),
            Tag::Item | Tag::TableRow => self.flush(),
            Tag::List(_) => self.flush(),
            _ => {}
        }
        let target = if let Tag::Link { dest_url, .. } = tag { dest_url.to_string() } else { String::new() };
        self.frames.push(Frame { target, ..Frame::default() });
    }

    fn end(&mut self, tag: TagEnd, span: Range<usize>) {
        let mut frame = self.pop();
        match tag {
            TagEnd::Paragraph => self.top().blocks.push(SourceBlock::Paragraph(frame.inlines)),
            TagEnd::Heading(hashes) => self.heading(hashes as u8, frame.inlines, span),
            TagEnd::Strong => self.push(SourceInline::Strong(frame.inlines)),
            TagEnd::Emphasis => self.push(SourceInline::Emphasis(frame.inlines)),
            TagEnd::Link => self.link(frame.inlines, frame.target, span),
            TagEnd::Item => {
                self.frames.push(frame);
                self.flush();
                let item = self.pop().blocks;
                self.top().items.push(item);
            }
            TagEnd::List(ordered) => {
                let items = std::mem::take(&mut frame.items);
                self.top().blocks.push(SourceBlock::List { ordered, items });
            }
            // Refused at its start; what is in it goes with it.
            _ => {}
        }
    }

    /// Tight list items hold running text without a paragraph around it.
    fn flush(&mut self) {
        let inlines = std::mem::take(&mut self.top().inlines);
        if !inlines.is_empty() {
            self.top().blocks.push(SourceBlock::Paragraph(inlines));
        }
    }

    fn push(&mut self, inline: SourceInline) {
        self.top().inlines.push(inline);
    }

    fn words(&mut self, text: &str, span: Range<usize>) {
        // Entities and escapes give another text than what stands in the file; they hold no expression.
        if self.masked.text.get(span.clone()) != Some(text) {
            self.push(SourceInline::Run(Run::Text(text.to_owned())));
            return;
        }
        for (piece, braced) in self.masked.pieces(span) {
            match braced {
                None => {
                    let words = self.masked.text.get(piece).unwrap_or_default().to_owned();
                    self.push(SourceInline::Run(Run::Text(words)));
                }
                Some(braced) => {
                    let inner = braced.inner.clone();
                    self.expression(inner);
                }
            }
        }
    }

    fn expression(&mut self, inner: Range<usize>) {
        let (text, file, start) = (self.text, self.file, self.base + inner.start);
        let locate = |span: Range<usize>| file.place(span.start + start..span.end + start);
        if text[inner.clone()].starts_with('#') {
            if self.attributes_at == inner.start.checked_sub(1) {
                return;
            }
            self.problems.push(Diagnostic::error("report-attributes-not-last", locate(0..inner.len())));
            return;
        }
        let context = Context::running(self.scope);
        let run = resolve_expression(&text[inner], &locate, self.scope, &context, self.problems);
        if let Some(run) = run {
            self.push(SourceInline::Run(run));
        }
    }

    fn heading(&mut self, hashes: u8, content: Vec<SourceInline>, span: Range<usize>) {
        let place = self.file.place(self.base + span.start..self.base + span.end);
        let mut heading =
            SourceHeading { level: 0, number: String::new(), id: String::new(), content, place };
        let attributes = self.attributes(span);
        trim_end(&mut heading.content);
        (self.level)(&mut heading, &RawHeading { hashes, attributes }, self.problems);
        self.top().blocks.push(SourceBlock::Heading(heading));
    }

    /// What stands in braces at the end of a heading's line.
    fn last_braced(&self, heading: &Range<usize>) -> Option<Braced> {
        let line_end = heading.start + self.text[heading.clone()].trim_end().len();
        self.masked.braced.iter().find(|braced| braced.outer.end == line_end).cloned()
    }

    /// What stands in `{#…}` at the end of the heading's line.
    fn attributes(&mut self, span: Range<usize>) -> HeadingAttributes {
        self.attributes_at = None;
        let Some(braced) = self.last_braced(&span) else { return HeadingAttributes::default() };
        if !self.text[braced.inner.clone()].starts_with('#') {
            return HeadingAttributes::default();
        }
        let mut faults = Vec::new();
        let attributes = parse_attributes(&self.text[braced.inner.clone()], braced.inner.start, &mut faults);
        for fault in faults {
            self.fault(fault);
        }
        attributes
    }

    fn link(&mut self, content: Vec<SourceInline>, target: String, span: Range<usize>) {
        let is_anchor = target.starts_with('#') && target.len() > 1;
        let is_address = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
        if target.contains(HIDDEN) || (!is_anchor && !is_address) {
            let shown = target.replace(HIDDEN, "");
            self.fault(Fault::new("report-link-target", span).with("target", shown));
            return;
        }
        self.push(SourceInline::Link { target, content });
    }

    fn refuse(&mut self, what: &'static str, span: Range<usize>) {
        let end = self.text[span.clone()].find('\n').map_or(span.end, |at| span.start + at);
        self.fault(Fault::new("report-unsupported-markdown", span.start..end).with("what", what));
    }

    /// How many blocks of the body are finished.
    fn finished(&self) -> usize {
        self.frames.first().map_or(0, |body| body.blocks.len())
    }

    fn finish(mut self) -> Vec<SourceBlock> {
        self.flush();
        self.pop().blocks
    }
}

fn trim_end(content: &mut Vec<SourceInline>) {
    if let Some(SourceInline::Run(Run::Text(text))) = content.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            content.pop();
        }
    }
}
