//! Retention: what is proposed to be purged, the decision of a named person, and carrying it out.
//!
//! Papers about parenthood, adoption and agreements on custody stand in no register: whoever decides must
//! look for them. A file of which a part must be kept is kept whole.

mod again;
mod files;

pub use again::{purges_to_keep, read_purges, refuse_behind, repeat};

use crate::quarterly::struck;
use chrono::NaiveDate;
use enslinje_domain::access::{self, PersonId, UserId};
use enslinje_domain::retention::{
    Hold, MunicipalityCode, OLDEST_PROPOSAL_DAYS, Outcome, Paper, Proposal, RetentionDecision,
    RetentionFault, RetentionRefusal, RetentionRules, Why, propose as proposals,
};
use enslinje_domain::{Diagnostic, Organisation, Place};
use enslinje_store::{Act, AuditHead, FileFacts, Result, RetentionItem, RetentionList, RetentionState};
use enslinje_store::{Store, StoreError, Writing};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The law, and whose it is applied by.
#[derive(Debug, Clone, Copy)]
pub struct Rulebook<'a> {
    /// Rules of `law/retention.toml`.
    pub rules: &'a RetentionRules,
    /// The municipality.
    pub municipality: &'a MunicipalityCode,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposed {
    /// How many files there are.
    pub files: usize,
    /// Files that are to be purged.
    pub purge: Vec<ToPurge>,
    /// Files that are kept whole because a part is kept, though the five years of the record have passed.
    pub partly: Vec<i64>,
    /// How many files are kept for each reason; a file may have several.
    pub kept: BTreeMap<Why, usize>,
    /// Law of each reason.
    pub law: BTreeMap<Why, Vec<String>>,
}

/// A file that is to be purged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToPurge {
    /// The person.
    pub person: i64,
    /// First day on which it may be purged.
    pub earliest: NaiveDate,
    /// Last day by which it must be purged.
    pub latest: NaiveDate,
    /// Sections of law.
    pub law: Vec<String>,
    newest_write: i64,
}

/// What the list keeps of each file, to see whether it has changed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    earliest: String,
    latest: String,
    law: Vec<String>,
    newest_write: i64,
}

/// What would be proposed on a day; nothing is kept.
///
/// # Errors
/// A missing rule, a file whose days cannot be, or a fault of the database.
pub async fn preview(store: &Store, rulebook: &Rulebook<'_>, today: NaiveDate) -> Result<Proposed> {
    let facts = store.file_facts().await?;
    proposed(store, &facts, rulebook, today).await
}

/// Proposes what is to be purged and keeps the list, unless it is empty; the number of the list.
///
/// # Errors
/// As [`preview`].
pub async fn propose(store: &Store, act: &Act, rulebook: &Rulebook<'_>) -> Result<(Proposed, Option<i64>)> {
    let today = act.at.date_naive();
    let mut writing = store.write(act).await?;
    let facts = writing.file_facts().await?;
    let proposed = proposed(store, &facts, rulebook, today).await?;
    if proposed.purge.is_empty() {
        return Ok((proposed, None));
    }
    let item = |file: &ToPurge| Ok(RetentionItem { person: file.person, why: text(&kept(file))? });
    let items = proposed.purge.iter().map(item).collect::<Result<Vec<_>>>()?;
    let id = writing.propose_purge(today, &items).await?;
    writing.commit().await?;
    Ok((proposed, Some(id)))
}

/// Who decides, with what reference, and the units over which somebody may decide.
#[derive(Debug, Clone, Copy)]
pub struct Deciding<'a> {
    /// Who decides.
    pub by: &'a UserId,
    /// Reference of the decision.
    pub reference: &'a str,
    /// Units.
    pub organisation: &'a Organisation,
}

/// Decides that a list is carried out.
///
/// # Errors
/// A list that is not there, is decided already, is too old or no longer agrees with the files; no
/// right to decide over a file; no reference; a fault of the database.
pub async fn decide(
    store: &Store,
    act: &Act,
    rulebook: &Rulebook<'_>,
    id: i64,
    deciding: &Deciding<'_>,
) -> Result<AuditHead> {
    let today = act.at.date_naive();
    let Deciding { by, reference, .. } = *deciding;
    let mut writing = store.write(act).await?;
    let list = find(store, id).await?;
    if list.state != RetentionState::Proposed {
        return Err(refused_list("retention-not-open", id));
    }
    permit(&mut writing, deciding, &list, today).await?;
    let facts = writing.file_facts().await?;
    unchanged(store, &facts, rulebook, &list, today).await?;
    let proposals =
        list.items.iter().map(|item| proposal(item, list.proposed_on)).collect::<Result<Vec<_>>>()?;
    let decision = RetentionDecision::new(by.clone(), today, reference, proposals)
        .map_err(|refusal| refused(&refusal))?;
    writing.decide_purge(id, decision.on(), decision.by().as_str(), decision.reference()).await?;
    writing.commit().await
}

/// Refuses somebody who may not decide over the matters of every file on the list.
async fn permit(
    writing: &mut Writing,
    deciding: &Deciding<'_>,
    list: &RetentionList,
    today: NaiveDate,
) -> Result<()> {
    let held = writing.held(deciding.by).await?;
    let scope = crate::access::scope(deciding.by, held.as_ref(), today, deciding.organisation);
    let may = |subject: &access::Subject<'_>| scope.permits(access::Act::DecideRetention, subject);
    for item in &list.items {
        let keys = writing.matter_keys(item.person).await?;
        // A file without a matter, such as one of payments alone, belongs to no unit by its matters.
        let is_permitted = if keys.is_empty() {
            *scope.condition(access::Act::DecideRetention) != access::Condition::None
        } else {
            keys.iter().all(|key| may(&key.subject()))
        };
        if !is_permitted {
            return Err(refused_list("retention-not-permitted", item.person));
        }
    }
    Ok(())
}

/// Carries a decision out, and removes the traces from the database's files. For a list that has been
/// carried out, only the traces are removed again.
///
/// # Errors
/// A list that is not decided, is too old or no longer agrees with the files: nothing is purged. A fault of
/// the database.
pub async fn execute(store: &Store, act: &Act, rulebook: &Rulebook<'_>, id: i64) -> Result<AuditHead> {
    let mut writing = store.write(act).await?;
    let list = find(store, id).await?;
    let head = match &list.state {
        RetentionState::Proposed => return Err(refused_list("retention-not-decided", id)),
        RetentionState::Executed { .. } => {
            drop(writing);
            store.head().await?
        }
        RetentionState::Decided { reference, .. } => {
            let facts = writing.file_facts().await?;
            unchanged(store, &facts, rulebook, &list, act.at.date_naive()).await?;
            strike(store, &mut writing, list.items.iter().map(|item| item.person)).await?;
            writing.purge(&list, reference).await?;
            writing.commit().await?
        }
    };
    store.scrub().await?;
    Ok(head)
}

/// Takes what tells of these persons out of the quarterly reports that were delivered.
async fn strike(store: &Store, writing: &mut Writing, people: impl Iterator<Item = i64>) -> Result<()> {
    let decisions = writing.decisions_about(people).await?;
    for report in store.issued_reports().await? {
        if let Some(content) = struck(&report, &decisions)? {
            writing.strike_report(&report.quarter, report.number, &content).await?;
        }
    }
    Ok(())
}

async fn find(store: &Store, id: i64) -> Result<RetentionList> {
    let found = store.retention_lists().await?.into_iter().find(|list| list.id == id);
    found.ok_or_else(|| refused_list("retention-no-list", id))
}

/// Refuses a list that is too old, or a file of which something else would be proposed on that day.
async fn unchanged(
    store: &Store,
    facts: &[FileFacts],
    rulebook: &Rulebook<'_>,
    list: &RetentionList,
    today: NaiveDate,
) -> Result<()> {
    if !(0..=OLDEST_PROPOSAL_DAYS).contains(&today.signed_duration_since(list.proposed_on).num_days())
        && let Some(first) = list.items.first()
    {
        let (person, proposed) = (PersonId(first.person), list.proposed_on);
        return Err(refused(&RetentionRefusal::Stale { person, proposed }));
    }
    let now: BTreeMap<i64, Kept> = proposed(store, facts, rulebook, today)
        .await?
        .purge
        .iter()
        .map(|file| (file.person, kept(file)))
        .collect();
    for item in &list.items {
        if now.get(&item.person) != Some(&read(item)?) {
            return Err(refused_list("retention-file-changed", item.person));
        }
    }
    Ok(())
}

async fn proposed(
    store: &Store,
    facts: &[FileFacts],
    rulebook: &Rulebook<'_>,
    today: NaiveDate,
) -> Result<Proposed> {
    let files = files::of_persons(store, facts, today).await?;
    let found =
        proposals(rulebook.rules, rulebook.municipality, &files, today).map_err(|fault| fault_of(&fault))?;
    let mut proposed = Proposed { files: files.len(), ..Proposed::default() };
    let newest: BTreeMap<i64, i64> = facts.iter().map(|facts| (facts.person, facts.newest_write)).collect();
    let mut parts: BTreeMap<PersonId, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &found {
        parts.entry(proposal.person).or_default().push(proposal);
    }
    for (PersonId(person), parts) in parts {
        let holds: Vec<&Hold> = parts.iter().flat_map(|part| holds(part)).collect();
        for why in holds.iter().map(|hold| hold.why).collect::<BTreeSet<Why>>() {
            *proposed.kept.entry(why).or_default() += 1;
        }
        proposed.law.extend(holds.iter().map(|hold| (hold.why, hold.law.clone())));
        let is_due = |part: &&Proposal| part.paper == Paper::Record && self::holds(part).is_empty();
        if !holds.is_empty() && parts.iter().any(is_due) {
            proposed.partly.push(person);
        }
        if holds.is_empty() {
            let newest_write = newest.get(&person).copied().unwrap_or(0);
            proposed.purge.extend(to_purge(person, &parts, newest_write));
        }
    }
    Ok(proposed)
}

fn holds(proposal: &Proposal) -> &[Hold] {
    match &proposal.outcome {
        Outcome::Keep(holds) => holds,
        Outcome::Purge { .. } => &[],
    }
}

/// All parts together: not before the last may, and not after the first must.
fn to_purge(person: i64, parts: &[&Proposal], newest_write: i64) -> Option<ToPurge> {
    let mut whole: Option<ToPurge> = None;
    for part in parts {
        let Outcome::Purge { earliest, latest, law } = &part.outcome else { return None };
        let (mut earliest, mut latest, mut all) = (*earliest, *latest, law.clone());
        if let Some(known) = whole {
            (earliest, latest) = (earliest.max(known.earliest), latest.min(known.latest));
            all.extend(known.law.into_iter().filter(|section| !law.contains(section)));
        }
        whole = Some(ToPurge { person, earliest, latest, law: all, newest_write });
    }
    whole
}

fn kept(file: &ToPurge) -> Kept {
    Kept {
        earliest: file.earliest.to_string(),
        latest: file.latest.to_string(),
        law: file.law.clone(),
        newest_write: file.newest_write,
    }
}

fn text(kept: &Kept) -> Result<String> {
    serde_json::to_string(kept).map_err(|fault| StoreError::Database(fault.to_string()))
}

fn read(item: &RetentionItem) -> Result<Kept> {
    let broken = |fault| StoreError::Database(format!("retention_item {}: {fault}", item.person));
    serde_json::from_str(&item.why).map_err(broken)
}

fn proposal(item: &RetentionItem, proposed: NaiveDate) -> Result<Proposal> {
    let kept = read(item)?;
    let day = |text: &str| {
        text.parse::<NaiveDate>()
            .map_err(|fault| StoreError::Database(format!("retention_item {}: {fault}", item.person)))
    };
    Ok(Proposal {
        person: PersonId(item.person),
        paper: Paper::Record,
        proposed,
        outcome: Outcome::Purge { earliest: day(&kept.earliest)?, latest: day(&kept.latest)?, law: kept.law },
    })
}

fn refused(refusal: &RetentionRefusal) -> StoreError {
    let diagnostic = Diagnostic::error(refusal.code(), Place::file("database"));
    let told = refusal.args().into_iter().fold(diagnostic, |told, (name, value)| told.with(name, value));
    StoreError::Refused(told.into())
}

fn fault_of(fault: &RetentionFault) -> StoreError {
    let diagnostic = Diagnostic::error(fault.code(), Place::file("database"));
    let told = fault.args().into_iter().fold(diagnostic, |told, (name, value)| told.with(name, value));
    StoreError::Refused(told.into())
}

fn refused_list(code: &'static str, number: i64) -> StoreError {
    StoreError::Refused(Diagnostic::error(code, Place::file("database")).with("number", number).into())
}

#[cfg(test)]
mod tests;
