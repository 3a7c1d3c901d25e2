//! Relations between the figures of one or several documents.

mod abbreviation;
mod amounts;
mod balance;
mod copied;
mod date;
mod directed;
mod direction;
mod documents;
mod every;
mod explained;
mod items;
mod joined;
mod name;
mod pair;
mod repeat;
mod share;
mod split;
mod table;
mod told;
mod twin;
mod unit;
mod verdict;

use enslinje_domain::Severity;

use crate::{
    block::{Block, Kind, blocks},
    claim::{self, Claim, Index, facts},
    document::{Document, Span},
    finding::{Code, Finding, Ground, Mark, Outcome},
    noise,
    number::Printed,
    sentence::{Sentence, sentences},
    table::{Grid, grid},
    word::fold,
};

/// A document taken apart.
pub(crate) struct Reading<'a> {
    /// Its text.
    pub document: &'a Document,
    /// Index among the documents.
    pub index: usize,
    /// Headings, paragraphs and tables in order.
    pub blocks: Vec<Block>,
    /// Its tables in order.
    pub grids: Vec<Grid>,
    /// Its sentences in order.
    pub sentences: Vec<Sentence>,
    /// What its tables and sentences say, in the order of the text.
    pub claims: Vec<Claim>,
    /// The year it accounts for or plans, when it can be told.
    pub year: Option<i32>,
}

impl Reading<'_> {
    /// A number as a marked place.
    pub fn mark(&self, printed: &Printed) -> Mark {
        Mark { document: self.index, span: printed.span.clone(), amount: Some(printed.amount) }
    }

    /// The digits of a number as printed.
    pub fn digits(&self, printed: &Printed) -> &str {
        self.document.printed(&printed.digits)
    }

    /// The text in lower case without diacritics.
    pub fn folded(&self, span: &Span) -> String {
        fold(self.document.printed(span))
    }

    /// Words as a marked place.
    pub fn place(&self, span: &Span) -> Mark {
        Mark { document: self.index, span: span.clone(), amount: None }
    }
}

/// Checks documents, each for itself and against each other.
pub fn check(documents: &[Document]) -> Outcome {
    let mended: Vec<Option<Document>> = documents.iter().map(noise::mended).collect();
    let legible = documents.iter().zip(&mended).map(|(document, mended)| mended.as_ref().unwrap_or(document));
    let readings: Vec<Reading<'_>> =
        legible.enumerate().map(|(index, document)| read(document, index)).collect();
    let mut outcome = Outcome::default();
    for reading in &readings {
        outcome.unread.extend(reading.document.unread.iter().map(|part| (reading.index, part.clone())));
        let index = Index::new(&reading.claims);
        table::check(reading, &mut outcome);
        repeat::check(reading, &index, &mut outcome);
        direction::check(reading, &index, &mut outcome);
        joined::check(reading, &index, &mut outcome);
        name::check(reading, &index, &mut outcome);
        twin::check(reading, &index, &mut outcome);
        pair::check(reading, &mut outcome);
        share::check(reading, &mut outcome);
        explained::check(reading, &mut outcome);
        split::check(reading, &mut outcome);
        amounts::check(reading, &mut outcome);
        items::check(reading, &mut outcome);
        every::check(reading, &mut outcome);
        balance::check(reading, &mut outcome);
        date::check(reading, &mut outcome);
    }
    unit::check(&readings, &mut outcome);
    documents::check(&readings, &mut outcome);
    abbreviation::check(&readings, &mut outcome);
    copied::check(&readings, &mut outcome);
    sort(&mut outcome);
    if mended.iter().any(Option::is_some) {
        outcome.findings.iter_mut().for_each(unjoin);
    }
    outcome
}

/// Takes what stands for a lost letter out of the words of a finding.
fn unjoin(finding: &mut Finding) {
    let words = finding.words.iter_mut().map(|(_, word)| word);
    let grounds = finding.grounds.iter_mut().filter_map(|ground| match ground {
        Ground::Words(words) => Some(words),
        _ => None,
    });
    words.chain(grounds).for_each(|word| word.retain(|c| c != noise::JOINT));
}

fn read(document: &Document, index: usize) -> Reading<'_> {
    let blocks = blocks(document);
    let year = year_of(document, &blocks);
    let mut title: Span = 0..0;
    let mut grids = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Text { kind: Kind::Cell | Kind::Contents, .. } => {}
            Block::Text { span, .. } => title = span.clone(),
            Block::Table(rows) => {
                let below = match blocks.get(at + 1) {
                    Some(Block::Text { span, .. }) => span.clone(),
                    _ => 0..0,
                };
                grids.push(grid(document, rows, title.clone(), &below, year));
            }
        }
    }
    let sentences = sentences(document, &blocks);
    let mut claims = facts(document, index, &grids);
    let mut last: Option<(usize, Claim)> = None;
    for sentence in &sentences {
        let before = last.as_ref().filter(|(block, _)| *block == sentence.block).map(|(_, claim)| claim);
        let told = claim::claims(document, index, sentence, year, before);
        last = told.last().map(|claim| (sentence.block, claim.clone()));
        claims.extend(told);
    }
    claims.sort_by_key(Claim::start);
    Reading { document, index, blocks, grids, sentences, claims, year }
}

/// The first year in a heading or short line at the top; else the most frequent year of the text.
fn year_of(document: &Document, blocks: &[Block]) -> Option<i32> {
    let mut counts = std::collections::BTreeMap::<i32, usize>::new();
    for (index, block) in blocks.iter().enumerate() {
        let Block::Text { span, .. } = block else { continue };
        let text = document.printed(span);
        let Some(year) = crate::table::year_in(text) else { continue };
        if index < 12 && text.len() < 120 {
            return Some(year);
        }
        *counts.entry(year).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// Errors first, then by place; confirmations by place.
fn sort(outcome: &mut Outcome) {
    let start = |places: &[Mark]| places.first().map(|mark| (mark.document, mark.span.start));
    outcome.findings.sort_by(|a: &Finding, b| {
        b.severity
            .cmp(&a.severity)
            .then_with(|| start(&a.places).cmp(&start(&b.places)))
            .then_with(|| a.code.cmp(&b.code))
    });
    outcome.findings.dedup();
    // One word of direction is told once, however many figures speak against it.
    let mut words = std::collections::BTreeSet::new();
    outcome.findings.retain(|it| {
        let word = it.places.first().filter(|mark| it.code == Code::Direction && mark.amount.is_none());
        word.is_none_or(|mark| words.insert((mark.document, mark.span.start, mark.span.end)))
    });
    merge(&mut outcome.findings);
    outcome
        .confirmed
        .sort_by(|a, b| start(&a.places).cmp(&start(&b.places)).then_with(|| a.code.cmp(&b.code)));
    outcome.confirmed.dedup();
    debug_assert!(
        outcome
            .findings
            .iter()
            .all(|finding| finding.severity != Severity::Error || finding.doubts.is_empty())
    );
}

/// The same figure told wrong in several places, against the same figures, is one finding.
fn merge(findings: &mut Vec<Finding>) {
    let mut merged: Vec<Finding> = Vec::new();
    for finding in findings.drain(..) {
        let twin = merged.iter_mut().rev().take(60).find(|other| {
            let told = |it: &Finding| {
                it.places.first().and_then(|mark| mark.amount).map(|amount| (amount.value, amount.unit))
            };
            let length = finding.places.len().min(other.places.len());
            other.code == finding.code
                && told(other) == told(&finding)
                && told(other).is_some()
                && length > 1
                && other.places[1..length] == finding.places[1..length]
        });
        match twin {
            Some(other) => other.places.extend(finding.places.into_iter().take(1)),
            None => merged.push(finding),
        }
    }
    *findings = merged;
}
