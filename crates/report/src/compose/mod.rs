//! Fills the figures into a report as read and gives the document that the writers see.

mod abbreviation;
mod annex;
mod figures;
mod number;
mod rounding;
mod sentence;
mod table;

use crate::chart::draw_chart;
use crate::model::{Block, Chart, Document, Heading, Inline, Meta};
use crate::source::{BuildContext, ReportSource, SourceBlock, SourceInline};
use abbreviation::Abbreviations;
use enslinje_domain::{Figure, FigureKey, Problems};
use figures::Figures;
use std::collections::BTreeMap;

/// The document of a report.
///
/// # Errors
/// Every figure that is missing, or that has no value where a sentence needs one.
pub(crate) fn compose(
    source: &ReportSource,
    figures: &BTreeMap<FigureKey, Figure>,
    context: &BuildContext,
) -> Result<Document, Problems> {
    let mut composer = Composer {
        figures: Figures::new(&source.scope, &source.messages, figures, context.as_of),
        abbreviations: Abbreviations::new(&source.scope.abbreviations),
    };
    let title = composer.figures.plain(&source.settings.title).text;
    let subtitle = composer.figures.plain(&source.settings.subtitle).text;
    let blocks = composer.blocks(&source.body.blocks);
    let meta = Meta {
        title,
        author: source.scope.committee.clone(),
        subtitle,
        language: source.scope.locale.tag().to_owned(),
        date: context.as_of,
        snapshot: context.snapshot.clone(),
        keywords: source.settings.keywords.clone(),
    };
    let (provenance, problems) = composer.figures.finish();
    problems.or_ok(Document { meta, blocks, provenance })
}

struct Composer<'a> {
    figures: Figures<'a>,
    abbreviations: Abbreviations<'a>,
}

impl Composer<'_> {
    fn blocks(&mut self, sources: &[SourceBlock]) -> Vec<Block> {
        sources.iter().map(|source| self.block(source)).collect()
    }

    fn block(&mut self, source: &SourceBlock) -> Block {
        match source {
            SourceBlock::Heading(heading) => {
                let mut text = String::new();
                plain_text(&self.inlines(&heading.content), &mut text);
                let (level, number, id) = (heading.level, heading.number.clone(), heading.id.clone());
                Block::Heading(Heading { level, number, text, id })
            }
            SourceBlock::Paragraph(content) => Block::Paragraph(self.prose(content)),
            SourceBlock::Note(content) => Block::Note(self.prose(content)),
            SourceBlock::List { ordered, items } => {
                Block::List { ordered: *ordered, items: items.iter().map(|item| self.blocks(item)).collect() }
            }
            SourceBlock::Table(source) => Block::Table(table::table(source, &mut self.figures)),
            SourceBlock::Chart(source) => {
                let data = table::table(&source.data, &mut self.figures);
                let description = self.figures.plain(&source.description).text;
                let svg = draw_chart(source, &data, &description, self.figures.messages);
                let (id, title) = (data.id.clone(), data.caption.clone());
                Block::Chart(Chart { id, title, description, svg, data })
            }
            SourceBlock::Contents => Block::Contents,
        }
    }

    /// Running text, with abbreviations explained where they first stand.
    fn prose(&mut self, content: &[SourceInline]) -> Vec<Inline> {
        let mut inlines = self.inlines(content);
        self.abbreviations.explain(&mut inlines);
        inlines
    }

    fn inlines(&mut self, content: &[SourceInline]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for source in content {
            let inline = match source {
                SourceInline::Run(run) => self.figures.inline(run),
                SourceInline::Strong(inner) => Inline::Strong(self.inlines(inner)),
                SourceInline::Emphasis(inner) => Inline::Emphasis(self.inlines(inner)),
                SourceInline::Link { target, content } => {
                    Inline::Link { target: target.clone(), content: self.inlines(content) }
                }
                SourceInline::Break => Inline::Break,
            };
            push_joined(&mut inlines, inline);
        }
        inlines
    }
}

/// Neighbouring texts become one, so that words are not cut in two.
fn push_joined(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// The words of running text without their form.
pub fn plain_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Figure { text: words, .. } => text.push_str(words),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                plain_text(inner, text);
            }
            Inline::Break => text.push(' '),
        }
    }
}

#[cfg(test)]
mod tests;
