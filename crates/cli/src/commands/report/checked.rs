//! Checks a report before it is written: an error stops it unless its section explains it.

use super::draft::Draft;
use crate::failure::Failure;
use crate::terminal::Terminal;
use enslinje_check::show::{self, LeftOut, View};
use enslinje_check::{Code, Finding, Outcome};
use enslinje_domain::{Diagnostic, Problems, Severity};
use enslinje_report::model::{Block, Document};
use enslinje_report::{Exception, ReportSource, plain_text};

/// Refuses exceptions from what no check looks for.
///
/// # Errors
/// Every code that is unknown.
pub fn known_codes(source: &ReportSource) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let known = Code::ALL.map(Code::id);
    for exception in source.exceptions().iter().filter(|exception| !known.contains(&&*exception.code)) {
        let diagnostic = Diagnostic::error("cli-exception-unknown", exception.place.clone());
        problems.push(diagnostic.with("code", &exception.code).with("known", known.join(", ")));
    }
    problems.or_ok(())
}

/// Checks a report; gives what is worth telling besides, ending with a line break unless empty.
///
/// # Errors
/// [`Failure::Contradicted`] when an error is left that no exception explains.
pub fn check(
    terminal: &Terminal,
    source: &ReportSource,
    document: &Document,
    title: &str,
    with_findings: bool,
) -> Result<String, Failure> {
    let draft = Draft::of(document, source, title);
    let outcome = enslinje_check::check(&draft.whole);
    let judged = Judged::of(&outcome, source, document, &draft);
    let page = Page { terminal, document, draft: &draft };
    let mut told: Vec<String> = judged.errors.iter().map(|finding| page.finding(finding)).collect();
    if with_findings {
        told.extend(judged.milder.iter().map(|finding| page.finding(finding)));
    }
    told.extend(judged.excepted.iter().map(|(finding, exception)| page.excepted(finding, exception)));
    told.extend(judged.unused.iter().map(|exception| page.unused(exception)));
    if !with_findings && !judged.milder.is_empty() {
        told.push(page.milder(&judged.milder));
    }
    let told: String = told.iter().map(|text| format!("{text}\n\n")).collect();
    match judged.errors.len() {
        0 => Ok(told),
        errors => Err(Failure::Contradicted { told, errors }),
    }
}

/// Findings by what they do to the report.
struct Judged<'a> {
    /// They stop it.
    errors: Vec<&'a Finding>,
    /// Warnings and notes.
    milder: Vec<&'a Finding>,
    /// Explained.
    excepted: Vec<(&'a Finding, &'a Exception)>,
    /// Exceptions that nothing matches.
    unused: Vec<&'a Exception>,
}

impl<'a> Judged<'a> {
    fn of(outcome: &'a Outcome, source: &'a ReportSource, document: &Document, draft: &Draft) -> Self {
        let exceptions = source.exceptions();
        let mut judged =
            Self { errors: Vec::new(), milder: Vec::new(), excepted: Vec::new(), unused: Vec::new() };
        for finding in &outcome.findings {
            let section = draft.block_of(finding).map(|block| section(document, block));
            let explains = |exception: &&Exception| {
                exception.code == finding.code.id() && section == Some(section_of(document, exception))
            };
            match exceptions.iter().find(explains) {
                Some(exception) => judged.excepted.push((finding, exception)),
                None if finding.severity == Severity::Error => judged.errors.push(finding),
                None => judged.milder.push(finding),
            }
        }
        let is_used = |exception: &Exception| judged.excepted.iter().any(|(_, used)| *used == exception);
        judged.unused = exceptions.iter().filter(|exception| !is_used(exception)).collect();
        judged
    }
}

/// The heading above a block, as its index; none before the first.
fn section(document: &Document, block: usize) -> Option<usize> {
    let above = document.blocks.get(..=block)?;
    above.iter().rposition(|block| matches!(block, Block::Heading(_)))
}

fn section_of(document: &Document, exception: &Exception) -> Option<usize> {
    section(document, exception.reason.start)
}

/// What findings are told with.
struct Page<'a> {
    terminal: &'a Terminal,
    document: &'a Document,
    draft: &'a Draft,
}

impl Page<'_> {
    /// A finding with its lines and the section to mend.
    fn finding(&self, finding: &Finding) -> String {
        let outcome = Outcome::default();
        let shown = show::finding(&self.view(&outcome), &self.draft.shown(finding));
        let section = self.draft.block_of(finding).and_then(|block| section(self.document, block));
        match section {
            Some(section) => {
                let args = [("section", self.heading(section))];
                format!("{shown}\n{}", self.terminal.text("cli-draft-section", &args))
            }
            None => shown,
        }
    }

    /// A finding in a sentence, with the reason why it is left.
    fn excepted(&self, finding: &Finding, exception: &Exception) -> String {
        let outcome = Outcome::default();
        let message = show::message(&self.view(&outcome), &self.draft.shown(finding));
        let code = finding.code.id().to_owned();
        let heading = self.terminal.text("cli-draft-excepted", &[("code", code), ("message", message)]);
        let reason = self.document.blocks.get(exception.reason.clone()).unwrap_or_default();
        format!(
            "{heading}\n--> {}\n{}",
            exception.place,
            reason.iter().map(words).collect::<Vec<_>>().join("\n")
        )
    }

    fn unused(&self, exception: &Exception) -> String {
        let id = match section_of(self.document, exception) {
            Some(_) => "cli-exception-unused",
            None => "cli-exception-outside",
        };
        let section = section_of(self.document, exception).map_or_else(String::new, |at| self.heading(at));
        let diagnostic = Diagnostic::warning(id, exception.place.clone());
        self.terminal.messages().render(&diagnostic.with("code", &exception.code).with("section", section))
    }

    fn milder(&self, findings: &[&Finding]) -> String {
        let count = |severity: Severity| {
            findings.iter().filter(|finding| finding.severity == severity).count().to_string()
        };
        let args = [("warnings", count(Severity::Warning)), ("infos", count(Severity::Info))];
        self.terminal.text("cli-draft-milder", &args)
    }

    /// Number and text of a heading.
    fn heading(&self, at: usize) -> String {
        match self.document.blocks.get(at) {
            Some(Block::Heading(heading)) => {
                format!("{} {}", heading.number, heading.text).trim_start().to_owned()
            }
            _ => String::new(),
        }
    }

    fn view<'a>(&'a self, outcome: &'a Outcome) -> View<'a> {
        View {
            messages: self.terminal.messages(),
            documents: &self.draft.files,
            outcome,
            left_out: LeftOut::default(),
        }
    }
}

fn words(block: &Block) -> String {
    let mut text = String::new();
    if let Block::Note(content) | Block::Paragraph(content) = block {
        plain_text(content, &mut text);
    }
    text
}
