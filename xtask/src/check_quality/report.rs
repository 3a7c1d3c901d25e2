//! What the mutants showed: recall by kind of change and by relation, precision by code.

use super::judge::Verdict;
use super::mutant::{Clean, Harvest, Kind, Mutant};
use enslinje_domain::Severity;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Caught table figures with a partner that are wanted, in percent.
const GOAL_TABLE: usize = 90;

/// How many of how many.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    hits: usize,
    of: usize,
}

/// The counts.
#[derive(Default)]
pub(super) struct Report {
    kinds: BTreeMap<Kind, Share>,
    /// Of the mutants that are caught, those with an error.
    errors: BTreeMap<Kind, usize>,
    /// Mutants whose partner is of this code, and how many of them were caught.
    recall: BTreeMap<&'static str, Share>,
    /// Findings of this code that have to do with the change, of those and all false ones.
    precision: BTreeMap<&'static str, Share>,
    /// Per document: figures in cells with a partner, and without.
    cells: Vec<(String, usize, usize)>,
    /// Figures in cells that no relation includes.
    alone: Vec<String>,
    /// What is told of clean reports.
    clean: Vec<String>,
    /// Mutants that were not caught, and what was told falsely.
    misses: Vec<String>,
}

impl Report {
    /// Counts the cells of a document, and what is told of it when it is known to be clean.
    pub fn harvested(&mut self, clean: &Clean, harvest: &Harvest, is_clean: bool) {
        self.cells.push((clean.name.clone(), harvest.cells, harvest.alone.len()));
        for span in &harvest.alone {
            let place = clean.document.place(span.start);
            let printed = clean.document.printed(span);
            self.alone.push(format!("{}:{}:{} [{printed}]", clean.name, place.line, place.column));
        }
        for finding in clean.outcome.findings.iter().filter(|_| is_clean) {
            self.precision.entry(finding.code.id()).or_default().add(false);
            let line = super::seeds::line(std::slice::from_ref(&clean.document), finding);
            self.clean.push(format!("{}: {line}", clean.name));
        }
    }

    /// Counts a mutant.
    pub fn count(&mut self, clean: &Clean, mutant: &Mutant, verdict: Verdict) {
        let is_caught = verdict.caught.is_some();
        self.kinds.entry(mutant.kind).or_default().add(is_caught);
        let is_error = verdict.caught.is_some_and(|(severity, _)| severity == Severity::Error);
        *self.errors.entry(mutant.kind).or_default() += usize::from(is_error);
        for code in &mutant.codes {
            self.recall.entry(code.id()).or_default().add(is_caught);
        }
        for code in verdict.right {
            self.precision.entry(code).or_default().add(true);
        }
        let place = clean.document.place(mutant.span.end.saturating_sub(1));
        let change = format!(
            "{}: {}:{}:{} [{}] → [{}]",
            mutant.kind.name(),
            clean.name,
            place.line,
            place.column,
            clean.document.printed(&mutant.span),
            mutant.with
        );
        if !is_caught {
            let codes: Vec<&str> = mutant.codes.iter().map(|code| code.id()).collect();
            self.misses.push(format!("missed: {change} ({})", codes.join(", ")));
        }
        for (code, line) in verdict.wrong {
            self.precision.entry(code).or_default().add(false);
            self.misses.push(format!("false: {change} gave {line}"));
        }
    }

    /// All mutants of figures in cells.
    fn tables(&self) -> Share {
        let tables = self.kinds.iter().filter(|(kind, _)| matches!(kind, Kind::Table(_)));
        tables.fold(Share::default(), |sum, (_, share)| Share {
            hits: sum.hits + share.hits,
            of: sum.of + share.of,
        })
    }

    /// The tables as text.
    pub fn table(&self) -> String {
        let mut lines = vec![
            "| change | caught | of | recall | with error |".to_owned(),
            "|---|---:|---:|---:|---:|".to_owned(),
        ];
        for (kind, share) in &self.kinds {
            let errors = self.errors.get(kind).copied().unwrap_or_default();
            lines.push(format!(
                "| {} | {} | {} | {} | {errors} |",
                kind.name(),
                share.hits,
                share.of,
                share.percent()
            ));
        }
        let tables = self.tables();
        let met =
            if tables.hits * 100 >= GOAL_TABLE * tables.of && tables.of > 0 { "met" } else { "not met" };
        lines.push(format!(
            "| all table figures, goal ≥ {GOAL_TABLE} %: {met} | {} | {} | {} | |",
            tables.hits,
            tables.of,
            tables.percent()
        ));
        lines.push(
            "\n| code | caught when the relation is of it | of | recall | findings right | of | precision |"
                .to_owned(),
        );
        lines.push("|---|---:|---:|---:|---:|---:|---:|".to_owned());
        for code in enslinje_check::Code::ALL.map(enslinje_check::Code::id) {
            let (recall, precision) = (self.recall.get(code), self.precision.get(code));
            if recall.or(precision).is_some() {
                lines.push(format!("| {code} | {} | {} |", cells(recall), cells(precision)));
            }
        }
        lines.push("\n| document | cells with a partner | without |\n|---|---:|---:|".to_owned());
        lines.extend(
            self.cells.iter().map(|(name, with, without)| format!("| {name} | {with} | {without} |")),
        );
        lines.push(format!("\n{} findings on clean reports", self.clean.len()));
        lines.extend(self.clean.iter().map(|line| format!("told of a clean report: {line}")));
        lines.join("\n") + "\n"
    }

    /// Mutants that were not caught, and false findings.
    pub fn misses(&self) -> &[String] {
        &self.misses
    }

    /// Figures in cells that no relation includes.
    pub fn alone(&self) -> &[String] {
        &self.alone
    }

    /// The same for machines.
    pub fn json(&self) -> Value {
        let share = |share: &Share| json!({ "hits": share.hits, "of": share.of });
        let named = |shares: &BTreeMap<&'static str, Share>| -> Value {
            shares.iter().map(|(code, it)| ((*code).to_owned(), share(it))).collect()
        };
        let kinds: Value = self.kinds.iter().map(|(kind, it)| (kind.name(), share(it))).collect();
        let cells: Vec<Value> = self
            .cells
            .iter()
            .map(|(document, with, without)| json!({ "document": document, "with_partner": with, "without": without }))
            .collect();
        json!({
            "kinds": kinds,
            "recall": named(&self.recall),
            "precision": named(&self.precision),
            "cells": cells,
            "clean": self.clean,
            "misses": self.misses,
        })
    }
}

fn cells(share: Option<&Share>) -> String {
    share.map_or_else(
        || " | | ".to_owned(),
        |share| format!("{} | {} | {}", share.hits, share.of, share.percent()),
    )
}

impl Share {
    fn add(&mut self, is_hit: bool) {
        self.of += 1;
        self.hits += usize::from(is_hit);
    }

    fn percent(self) -> String {
        (self.hits * 100).checked_div(self.of).map_or_else(|| "–".to_owned(), |share| format!("{share} %"))
    }
}
