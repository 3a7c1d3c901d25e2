//! Which files a pack may hold, so that a misspelt file name is told and not passed over.

use crate::{
    PackFolder, abbreviations, clocks, economy, lists, organisation, series, settings, steering, targets,
};
use enslinje_domain::{Diagnostic, Problems};

/// Folders whose files have free names: folder, ending, whether sub-folders are allowed, who reads them.
const FOLDERS: [(&str, &str, bool); 8] = [
    (economy::FOLDER, ".csv", false),
    (series::FOLDER, ".csv", false),
    ("indicators/", ".toml", false),
    ("tables/", ".toml", false),
    ("charts/", ".toml", false),
    ("reports/", ".md", true),
    ("reports/", ".toml", true),
    // Printed figures, kept for tests and for tools that make a ledger.
    ("published/", ".csv", false),
];

/// Files with fixed names besides the lists.
const FILES: [&str; 10] = [
    settings::PATH,
    clocks::PATH,
    organisation::PATH,
    targets::PATH,
    abbreviations::PATH,
    economy::ACCOUNTS,
    economy::STATEMENT,
    steering::GOALS,
    steering::ASSIGNMENTS,
    "README.md",
];

/// Tells every file that no part of a pack is.
pub fn check(folder: &PackFolder, problems: &mut Problems) {
    for path in folder.files.keys() {
        if !is_known(path) {
            let known: Vec<_> = FILES
                .iter()
                .map(ToString::to_string)
                .chain(lists::LISTS.iter().map(|list| format!("{}.csv", list.name)))
                .chain(FOLDERS.iter().map(|(prefix, ending, _)| format!("{prefix}*{ending}")))
                .collect();
            let diagnostic = Diagnostic::error("pack-unknown-file", folder.place(path));
            problems.push(diagnostic.with("file", path).with("known", known.join(", ")));
        }
    }
}

fn is_known(path: &str) -> bool {
    let is_list =
        || path.strip_suffix(".csv").is_some_and(|name| lists::LISTS.iter().any(|list| list.name == name));
    FILES.contains(&path)
        || is_list()
        || FOLDERS.iter().any(|(prefix, ending, nested)| {
            path.strip_prefix(prefix)
                .is_some_and(|rest| rest.ends_with(ending) && rest.contains('/') == *nested)
        })
}
