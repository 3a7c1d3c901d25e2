//! The pages of one kind of records in a folder, in the order of their offsets and without gaps.

use super::Extract;
use super::source::Page;
use enslinje_domain::{Diagnostic, Place, Problems};
use serde::de::{DeserializeOwned, IgnoredAny};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest page, in bytes: it is held in memory while it is read.
const LARGEST_PAGE: u64 = 256 * 1024 * 1024;

/// One page: `decisions-500.json` begins at record 500.
#[derive(Debug, Clone)]
pub(super) struct PageFile {
    pub(super) offset: u64,
    path: PathBuf,
    /// The name in messages.
    pub(super) name: String,
}

/// All pages of that kind.
pub(super) fn pages(folder: &Path, extract: Extract) -> Result<Vec<PageFile>, Problems> {
    let mut problems = Problems::new();
    let mut pages = Vec::new();
    let unreadable = |fault: std::io::Error| {
        let place = Place::file(folder.display().to_string());
        Problems::from(Diagnostic::error("import-unreadable", place).with("reason", fault))
    };
    let begin = format!("{}-", extract.word());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(rest) = name.strip_prefix(&begin) else { continue };
        let shown = path.display().to_string();
        match rest.strip_suffix(".json").and_then(offset) {
            Some(offset) => pages.push(PageFile { offset, path, name: shown }),
            None => problems
                .push(Diagnostic::error("import-page-name", Place::file(shown)).with("word", extract.word())),
        }
    }
    pages.sort_by_key(|page| page.offset);
    problems.extend(gaps(folder, extract, &pages));
    problems.or_ok(pages)
}

/// An offset without leading zeros, so that no two names mean the same page.
fn offset(text: &str) -> Option<u64> {
    let sound = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| sound)
}

/// Reads every page once and tells gaps, overlaps and a total that is not reached.
fn gaps(folder: &Path, extract: Extract, pages: &[PageFile]) -> Problems {
    let mut problems = Problems::new();
    let mut reached = 0;
    let mut total = None;
    let missing = |offset: u64| {
        let file = format!("{}-{offset}.json", extract.word());
        Diagnostic::error("import-page-missing", Place::file(folder.display().to_string()))
            .with("offset", offset)
            .with("file", file)
    };
    for page in pages {
        if page.offset > reached {
            problems.push(missing(reached));
        } else if page.offset < reached {
            problems.push(
                Diagnostic::error("import-page-overlap", Place::file(&page.name))
                    .with("offset", page.offset)
                    .with("reached", reached),
            );
        }
        let read: Page<IgnoredAny> = match page.read() {
            Ok(read) => read,
            Err(fault) => {
                problems.push(fault);
                return problems;
            }
        };
        let expected = *total.get_or_insert(read.total);
        if read.total != expected {
            problems.push(
                Diagnostic::error("import-page-total", Place::file(&page.name))
                    .with("found", read.total)
                    .with("expected", expected),
            );
        }
        reached = page.offset.saturating_add(read.records.len() as u64);
    }
    match total {
        None => problems.push(missing(0)),
        Some(total) if reached < total => problems.push(missing(reached)),
        Some(total) if reached > total => problems.push(
            Diagnostic::error("import-page-beyond", Place::file(folder.display().to_string()))
                .with("found", reached)
                .with("expected", total),
        ),
        Some(_) => {}
    }
    problems
}

impl PageFile {
    /// Reads the page.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<Page<T>, Diagnostic> {
        let place = || Place::file(&self.name);
        let unreadable =
            |fault: std::io::Error| Diagnostic::error("import-unreadable", place()).with("reason", fault);
        let mut bytes = Vec::new();
        let file = File::open(&self.path).map_err(unreadable)?;
        file.take(LARGEST_PAGE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > LARGEST_PAGE {
            let large = Diagnostic::error("import-page-large", place());
            return Err(large.with("most", LARGEST_PAGE / (1024 * 1024)));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        serde_json::from_slice(bytes).map_err(|fault| {
            let line = u32::try_from(fault.line()).ok().filter(|line| *line > 0);
            let column = u32::try_from(fault.column()).ok();
            let place = Place { line, column, width: 1, ..place() };
            // The sentence of the parser may repeat a value of the file.
            let reason = match fault.classify() {
                serde_json::error::Category::Eof => "early",
                serde_json::error::Category::Syntax => "syntax",
                serde_json::error::Category::Data => "data",
                serde_json::error::Category::Io => "io",
            };
            Diagnostic::error("import-page-malformed", place).with("reason", reason)
        })
    }
}
