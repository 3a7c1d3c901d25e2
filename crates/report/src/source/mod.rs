//! Reads a report of a pack: its file order, sections, tables and charts, with everything looked up.

mod content;
mod file;
mod heading;
mod markdown;
mod mask;
mod part;
#[cfg(test)]
pub(crate) mod sample;
mod section;
mod settings;
#[cfg(test)]
mod tests;

pub use content::Exception;
pub(crate) use content::{Body, SourceBlock, SourceInline, each_run};
pub(crate) use file::SourceFile;

use crate::compose;
use crate::from_pack::scope_of;
use crate::indicator::IndicatorInfo;
use crate::model::Document;
use crate::resolve::{FigureValue, Run};
use crate::scope::Scope;
use enslinje_domain::{Diagnostic, Figure, FigureKey, IndicatorId, Period, Place, Problems};
use enslinje_pack::{Pack, PackFolder};
use enslinje_text::{Locale, Messages};
use heading::Outline;
use section::SectionReader;
use settings::{ReportSettings, read_settings};
use std::collections::{BTreeMap, BTreeSet};

/// A report as read, for one period. Its figures are still to be computed.
pub struct ReportSource {
    pub(crate) settings: ReportSettings,
    pub(crate) body: Body,
    pub(crate) scope: Scope,
    pub(crate) messages: Messages,
}

/// What a report prints besides its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildContext {
    /// SHA-256 of the snapshot, in hexadecimal.
    pub snapshot: String,
    /// The data were known until this day.
    pub as_of: chrono::NaiveDate,
}

impl std::fmt::Debug for ReportSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReportSource").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl ReportSource {
    /// Reads the report `name` of a pack for a period. Every mistake is told, all in one go.
    ///
    /// `None` when there is an error.
    pub fn load(
        pack: &Pack,
        name: &str,
        period: Period,
        indicators: &BTreeMap<IndicatorId, IndicatorInfo>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let locale = Locale::from_tag(&pack.settings.language).unwrap_or_default();
        let messages = Messages::new(locale);
        let scope = scope_of(pack, period, indicators, &messages);
        Self::read(&pack.folder, name, scope, messages, problems)
    }

    /// Reads a report within a scope.
    pub(crate) fn read(
        folder: &PackFolder,
        name: &str,
        scope: Scope,
        messages: Messages,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut found = Problems::new();
        let read = read_report(folder, name, &scope, &messages, &mut found);
        let failed = found.has_errors();
        // A column that is wrong is wrong in every row; once is enough.
        let mut told: Vec<Diagnostic> = Vec::new();
        for diagnostic in found.sorted() {
            if told.last() != Some(&diagnostic) {
                told.push(diagnostic);
            }
        }
        told.into_iter().for_each(|diagnostic| problems.push(diagnostic));
        let (settings, body) = read?;
        (!failed).then_some(Self { settings, body, scope, messages })
    }

    /// Every figure that the report needs, each once, in a stable order.
    pub fn requests(&self) -> Vec<FigureKey> {
        let mut keys = BTreeSet::new();
        each_text(&self.settings, &self.body.blocks, &mut |runs| {
            for run in runs {
                if let Run::Figure(figure) = run {
                    let FigureValue { key, base, .. } = figure.as_ref();
                    keys.insert(key.clone());
                    keys.extend(base.clone());
                }
            }
        });
        each_table(&self.body.blocks, &mut |table| {
            table.each_cell_key(&mut |key| {
                keys.insert(key.clone());
            });
        });
        keys.into_iter().collect()
    }

    /// Where each block of the document stands in the source: as many as the document has blocks. A list
    /// has the place of its first item, a table or chart that of its directive.
    pub fn places(&self) -> &[Place] {
        &self.body.places
    }

    /// Explained exceptions, in the order of the report.
    pub fn exceptions(&self) -> &[Exception] {
        &self.body.exceptions
    }

    /// Fills in the figures.
    ///
    /// # Errors
    /// Every figure of running text that is missing or has no value.
    pub fn build(
        &self,
        figures: &BTreeMap<FigureKey, Figure>,
        context: &BuildContext,
    ) -> Result<Document, Problems> {
        compose::compose(self, figures, context)
    }
}

fn read_report(
    folder: &PackFolder,
    name: &str,
    scope: &Scope,
    messages: &Messages,
    problems: &mut Problems,
) -> Option<(ReportSettings, Body)> {
    let is_name =
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !is_name || folder.text(&format!("reports/{name}/report.toml")).is_none() {
        problems.push(unknown_report(folder, name));
        return None;
    }
    let settings = read_settings(folder, name, scope, messages, problems)?;
    let mut outline = Outline::default();
    let mut body = Body::default();
    let count = settings.files.len();
    for (at, (path, place)) in settings.files.iter().enumerate() {
        let Some(text) = folder.text(path) else {
            problems.push(Diagnostic::error("report-missing-file", place.clone()).with("file", path));
            continue;
        };
        let shown = folder.shown(path);
        let file = SourceFile { shown: &shown, text };
        let mut reader = SectionReader { file, folder, scope, messages, outline: &mut outline, problems };
        reader.read(at + 1 == count, &mut body);
    }
    check_links(&settings, &body.blocks, &outline, folder, problems);
    Some((settings, body))
}

fn unknown_report(folder: &PackFolder, name: &str) -> Diagnostic {
    let known: BTreeSet<&str> = folder.under("reports/").filter_map(|path| path.split('/').nth(1)).collect();
    let known = known.into_iter().collect::<Vec<_>>().join(", ");
    Diagnostic::error("report-unknown-report", folder.place("reports"))
        .with("name", name)
        .with("known", known)
}

/// Links inside the report lead to something.
fn check_links(
    settings: &ReportSettings,
    blocks: &[SourceBlock],
    outline: &Outline,
    folder: &PackFolder,
    problems: &mut Problems,
) {
    let mut targets = Vec::new();
    each_content(blocks, &mut |content| links(content, &mut targets));
    for target in targets {
        if let Some(anchor) = target.strip_prefix('#')
            && !outline.has(anchor)
        {
            let place = link_place(settings, folder, &target);
            problems.push(Diagnostic::error("report-unknown-anchor", place).with("anchor", anchor));
        }
    }
}

/// The place of a link is sought in the text, for blocks do not keep it.
fn link_place(settings: &ReportSettings, folder: &PackFolder, target: &str) -> Place {
    let wanted = format!("]({target})");
    let found = settings.files.iter().find_map(|(path, _)| {
        let text = folder.text(path)?;
        let at = text.find(&wanted)?;
        Some(Place::span(folder.shown(path), text, at + 2..at + 2 + target.len()))
    });
    found.unwrap_or_else(|| Place::file(folder.shown("reports")))
}

fn links(content: &[SourceInline], targets: &mut Vec<String>) {
    for inline in content {
        match inline {
            SourceInline::Link { target, content } => {
                targets.push(target.clone());
                links(content, targets);
            }
            SourceInline::Strong(inner) | SourceInline::Emphasis(inner) => links(inner, targets),
            SourceInline::Run(_) | SourceInline::Break => {}
        }
    }
}

fn each_content<'a>(blocks: &'a [SourceBlock], visit: &mut dyn FnMut(&'a [SourceInline])) {
    for block in blocks {
        match block {
            SourceBlock::Heading(heading) => visit(&heading.content),
            SourceBlock::Paragraph(content) | SourceBlock::Note(content) => visit(content),
            SourceBlock::List { items, .. } => items.iter().for_each(|item| each_content(item, visit)),
            SourceBlock::Table(_) | SourceBlock::Chart(_) | SourceBlock::Contents => {}
        }
    }
}

fn each_table<'a>(blocks: &'a [SourceBlock], visit: &mut dyn FnMut(&'a crate::tables::TableSource)) {
    for block in blocks {
        match block {
            SourceBlock::Table(table) => visit(table),
            SourceBlock::Chart(chart) => visit(&chart.data),
            _ => {}
        }
    }
}

fn each_text<'a>(settings: &'a ReportSettings, blocks: &'a [SourceBlock], visit: &mut dyn FnMut(&[&'a Run])) {
    let mut give = |runs: &'a [Run]| visit(&runs.iter().collect::<Vec<_>>());
    give(&settings.title);
    give(&settings.subtitle);
    each_table(blocks, &mut |table| table.each_text(&mut give));
    for block in blocks {
        if let SourceBlock::Chart(chart) = block {
            give(&chart.description);
        }
    }
    each_content(blocks, &mut |content| {
        each_run(content, &mut |run| visit(&[run]));
    });
}
