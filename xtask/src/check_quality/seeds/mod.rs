//! How the two seeds fare against what people found in them: the goals of the annual report.
//!
//! Also compiled into the tests of the crate `check`, so that the goals are guarded by the same measure.

mod accepted;
mod ground;

use enslinje_check::{Document, Finding, Outcome, read};
use enslinje_domain::Severity;
use ground::{Checked, Item};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The seeds in the order of their prefix in the tables.
pub(crate) const SEEDS: [&str; 2] = ["hisingen-arsrapport-2024.txt", "hisingen-verksamhetsplan-2024.txt"];

/// Items of section A that must be found.
const GOAL_FOUND: usize = 16;
/// False errors that are borne.
const GOAL_FALSE: usize = 5;
/// Relations that must be confirmed.
const GOAL_CONFIRMED: usize = 120;

/// An item of section A and what was found of it.
pub(crate) struct Told {
    /// As in the table.
    pub id: String,
    /// What it is about.
    pub what: String,
    /// Severity and code of the findings that tell it, the gravest first.
    pub by: Vec<(Severity, &'static str)>,
}

/// How the seeds fare.
pub(crate) struct Score {
    /// Section A, one by one.
    pub contradictions: Vec<Told>,
    /// Items of section B that an error speaks of.
    pub rounding: Vec<String>,
    /// Items of section C that an error speaks of.
    pub doubtful: Vec<String>,
    /// Errors that are no item of section A, as lines to read.
    pub false_errors: Vec<String>,
    /// Errors, warnings and notes in all.
    pub findings: [usize; 3],
    /// Relations that were checked and hold.
    pub confirmed: usize,
    /// Controls that a confirmation covers.
    pub controls: usize,
    /// Controls that none covers: id and formula.
    pub uncovered: Vec<String>,
}

/// Reads and checks the seeds in the folder `shared`; none, with the reason, when it is not there.
pub(crate) fn measure(shared: &Path) -> Result<Score, String> {
    let text = |path: &str| {
        fs::read_to_string(shared.join(path))
            .map_err(|fault| format!("{}: {fault}", shared.join(path).display()))
    };
    let truth = text("data/hisingen/contradictions.md")?;
    let controls = ground::controls(&text("data/hisingen/controls.md")?);
    let mut documents = Vec::new();
    for seed in SEEDS {
        let path = format!("seeds/{seed}");
        let document =
            read(seed, text(&path)?.as_bytes()).map_err(|refusal| format!("{path}: {refusal:?}"))?;
        documents.push(document);
    }
    let outcome = enslinje_check::check(&documents);
    let checked = Checked { documents: &documents, outcome: &outcome };
    let contradictions: Vec<Told> =
        ground::items(&truth, 'A').into_iter().map(|item| told(&checked, item)).collect();
    let errors: Vec<&Finding> = false_errors(&checked, &contradictions);
    let spoken = |section: char| -> Vec<String> {
        let items = ground::items(&truth, section).into_iter();
        let spoken =
            items.filter(|item| errors.iter().any(|finding| checked.speaks_of(&finding.places, item)));
        spoken.map(|item| format!("{} {}", item.id, item.what)).collect()
    };
    let uncovered = controls.iter().filter(|control| !checked.confirms(control));
    let uncovered: Vec<String> =
        uncovered.map(|control| format!("{} {}", control.id, control.formula)).collect();
    Ok(Score {
        rounding: spoken('B'),
        doubtful: spoken('C'),
        false_errors: errors.iter().map(|finding| line(&documents, finding)).collect(),
        findings: counts(&outcome),
        confirmed: outcome.confirmed.len(),
        controls: controls.len() - uncovered.len(),
        contradictions,
        uncovered,
    })
}

fn told(checked: &Checked<'_>, item: Item) -> Told {
    let tells = checked.outcome.findings.iter().filter(|finding| checked.tells(finding, &item.id));
    let mut by: Vec<_> = tells.map(|finding| (finding.severity, finding.code.id())).collect();
    by.sort_by(|a, b| b.cmp(a));
    by.dedup();
    Told { id: item.id, what: item.what, by }
}

fn false_errors<'a>(checked: &Checked<'a>, items: &[Told]) -> Vec<&'a Finding> {
    let errors = checked.outcome.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.filter(|finding| !items.iter().any(|item| checked.tells(finding, &item.id))).collect()
}

fn counts(outcome: &Outcome) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| outcome.findings.iter().filter(|finding| finding.severity == severity).count())
}

/// A finding on one line: code, places with their text, formula.
pub(crate) fn line(documents: &[Document], finding: &Finding) -> String {
    let mut line = format!("{:?} {}", finding.severity, finding.code.id());
    for mark in finding.places.iter().take(4) {
        let Some(document) = documents.get(mark.document) else { continue };
        let place = document.place(mark.span.start);
        let printed: String = document.printed(&mark.span).chars().take(40).collect();
        // Writing to a string cannot fail.
        write!(line, " {}:{}:{} [{printed}]", mark.document, place.line, place.column).ok();
    }
    if !finding.formula.is_empty() {
        write!(line, " {}", finding.formula).ok();
    }
    line
}

impl Score {
    /// How many items of section A are found.
    pub fn found(&self) -> usize {
        self.contradictions.iter().filter(|item| !item.by.is_empty()).count()
    }

    /// The goals: what, the goal in words, the outcome, and whether it is met.
    pub fn goals(&self) -> Vec<(&'static str, String, String, bool)> {
        let (items, found) = (self.contradictions.len(), self.found());
        let (rounding, doubtful, wrong) = (self.rounding.len(), self.doubtful.len(), self.false_errors.len());
        vec![
            (
                "contradictions found",
                format!("≥ {GOAL_FOUND} of 21"),
                format!("{found} of {items}"),
                found >= GOAL_FOUND && items == 21,
            ),
            ("rounding told as error", "0".to_owned(), rounding.to_string(), rounding == 0),
            ("doubtful told as error", "0".to_owned(), doubtful.to_string(), doubtful == 0),
            ("false errors", format!("≤ {GOAL_FALSE}"), wrong.to_string(), wrong <= GOAL_FALSE),
            (
                "relations confirmed",
                format!("≥ {GOAL_CONFIRMED}"),
                self.confirmed.to_string(),
                self.confirmed >= GOAL_CONFIRMED,
            ),
        ]
    }

    /// The goals and the items as text.
    pub fn table(&self) -> String {
        let mut lines = vec!["| seeds | goal | outcome | met |".to_owned(), "|---|---:|---:|---|".to_owned()];
        for (what, goal, outcome, is_met) in self.goals() {
            lines.push(format!("| {what} | {goal} | {outcome} | {} |", if is_met { "yes" } else { "no" }));
        }
        let controls = self.controls + self.uncovered.len();
        lines.push(format!("| controls confirmed | | {} of {controls} | |", self.controls));
        let [errors, warnings, notes] = self.findings;
        lines.push(format!("| errors, warnings, notes | | {errors}, {warnings}, {notes} | |"));
        lines.push(String::new());
        for item in &self.contradictions {
            let by: Vec<String> =
                item.by.iter().map(|(severity, code)| format!("{code} ({severity:?})")).collect();
            let verdict = if by.is_empty() { "not found".to_owned() } else { by.join(", ") };
            lines.push(format!("{:5} {verdict:40} {}", item.id, item.what));
        }
        for (title, list) in [
            ("rounding told as error", &self.rounding),
            ("doubtful told as error", &self.doubtful),
            ("false error", &self.false_errors),
        ] {
            lines.extend(list.iter().map(|line| format!("{title}: {line}")));
        }
        lines.join("\n") + "\n"
    }
}
