//! All mutants of all clean documents, checked.

use super::judge::{Verdict, judge, known};
use super::mutant::{Clean, Kind, Mutant};
use super::random::Random;
use super::report::Report;
use enslinje_check::read;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Threads that check mutants.
const THREADS: usize = 2;

/// Harvests the documents, checks at most `samples` mutants of each kind and document, and counts; gives the documents too.
pub(super) fn measure(
    reports: &Path,
    seed: Option<PathBuf>,
    samples: usize,
) -> Result<(Report, Vec<Clean>), String> {
    let mut report = Report::default();
    let mut random = Random::new(2024);
    let mut work: Vec<(usize, Mutant)> = Vec::new();
    let mut documents = Vec::new();
    for (path, is_clean) in
        paths(reports)?.into_iter().map(|path| (path, true)).chain(seed.map(|seed| (seed, false)))
    {
        let clean = open(&path)?;
        let harvest = clean.harvest(&mut random);
        report.harvested(&clean, &harvest, is_clean);
        let mut kinds: BTreeMap<Kind, Vec<Mutant>> = BTreeMap::new();
        for mutant in harvest.mutants {
            kinds.entry(mutant.kind).or_default().push(mutant);
        }
        let drawn = kinds.into_values().flat_map(|mutants| random.sample(mutants, samples));
        work.extend(drawn.map(|mutant| (documents.len(), mutant)));
        documents.push(clean);
    }
    for ((index, mutant), verdict) in work.iter().zip(judge_all(&documents, &work)?) {
        report.count(&documents[*index], mutant, verdict);
    }
    Ok((report, documents))
}

/// The texts of a folder, by name.
fn paths(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|fault| format!("{}: {fault}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    Ok(paths)
}

/// A document whose text is that of its file, as read, so that it can be changed and read again.
fn open(path: &Path) -> Result<Clean, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = fs::read(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let refused = |refusal| format!("{name}: {refusal:?}");
    let text = read(&name, &bytes).map_err(refused)?.text;
    let document = read(&name, text.as_bytes()).map_err(|refusal| format!("{name}: {refusal:?}"))?;
    let outcome = enslinje_check::check(std::slice::from_ref(&document));
    Ok(Clean { name, document, outcome })
}

/// The verdicts in the order of the work.
fn judge_all(documents: &[Clean], work: &[(usize, Mutant)]) -> Result<Vec<Verdict>, String> {
    let known: Vec<_> = documents.iter().map(known).collect();
    let next = AtomicUsize::new(0);
    let thread = || {
        let mut verdicts = Vec::new();
        while let Some((at, (index, mutant))) = take(&next, work) {
            verdicts.push((at, judge(&documents[*index], mutant, &known[*index])));
        }
        verdicts
    };
    let done: Result<Vec<_>, String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(thread)).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, _>| {
            thread.join().map_err(|_| "checking a mutant panicked".to_owned())
        };
        threads.into_iter().map(join).collect()
    });
    let mut verdicts: Vec<(usize, Result<Verdict, String>)> = done?.into_iter().flatten().collect();
    verdicts.sort_by_key(|(at, _)| *at);
    verdicts.into_iter().map(|(_, verdict)| verdict).collect()
}

fn take<'a, T>(next: &AtomicUsize, work: &'a [T]) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, work.get(at)?))
}
