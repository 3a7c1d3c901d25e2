//! Texts in `locales/`: every code that the source uses exists in both languages, and none is left over.

use super::File;
use std::collections::{BTreeMap, BTreeSet};

/// Areas whose names begin the codes of diagnostics.
const AREAS: &[&str] = &[
    "access",
    "casework",
    "check",
    "cli",
    "filter",
    "identity",
    "import",
    "indicator",
    "law",
    "log",
    "pack",
    "report",
    "simulate",
    "snapshot",
    "status",
    "store",
    "period",
    "text",
    "work",
];

/// All faults of texts.
pub fn faults(files: &[File]) -> Vec<String> {
    let swedish = ids(files, "locales/sv/");
    let english = ids(files, "locales/en/");
    let mut faults = Vec::new();
    for (id, path) in &swedish {
        if !english.contains_key(id) {
            faults.push(format!("{path}: `{id}` has no English text"));
        }
    }
    for (id, path) in &english {
        if !swedish.contains_key(id) {
            faults.push(format!("{path}: `{id}` has no Swedish text"));
        }
    }
    let used = codes(files);
    for (code, path) in &used {
        if !swedish.contains_key(code) {
            faults.push(format!("{path}: `{code}` has no text in locales/"));
        }
    }
    for (id, path) in &swedish {
        if !mentioned(files, id) {
            faults.push(format!("{path}: `{id}` is not used"));
        }
    }
    faults
}

fn ids(files: &[File], folder: &str) -> BTreeMap<String, String> {
    let mut ids = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.starts_with(folder)) {
        for line in file.text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            if let Some((id, _)) = line.split_once('=') {
                ids.insert(id.trim().to_owned(), file.path.clone());
            }
        }
    }
    ids
}

/// Codes given to `Diagnostic::error` or `Diagnostic::warning`.
fn codes(files: &[File]) -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    for file in sources(files) {
        let production = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in ["Diagnostic::error(", "Diagnostic::warning("] {
            for (at, _) in production.match_indices(call) {
                let rest = production[at + call.len()..].trim_start();
                let Some(code) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                    continue;
                };
                if AREAS.iter().any(|area| code.starts_with(&format!("{area}-"))) {
                    codes.insert(code.to_owned(), file.path.clone());
                }
            }
        }
    }
    codes
}

fn sources(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.path.starts_with("crates/") && file.path.ends_with(".rs"))
}

/// Whether the source names the id, or begins a computed id (`status-{name}`) that it ends.
fn mentioned(files: &[File], id: &str) -> bool {
    let whole = format!("\"{id}\"");
    let stems: BTreeSet<String> =
        id.match_indices('-').map(|(at, _)| format!("\"{}-{{", &id[..at])).collect();
    sources(files).any(|file| file.text.contains(&whole) || stems.iter().any(|stem| file.text.contains(stem)))
}

#[cfg(test)]
mod tests {
    use super::{File, faults};

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_code_without_text_and_a_text_without_code_are_faults() {
        let files = [
            file("crates/pack/src/a.rs", "Diagnostic::error(\"pack-a\", place); text(\"pack-c\")"),
            file("locales/sv/pack.ftl", "pack-b = B\npack-c = C\n"),
            file("locales/en/pack.ftl", "pack-b = B\n"),
        ];
        assert_eq!(
            faults(&files),
            [
                "locales/sv/pack.ftl: `pack-c` has no English text",
                "crates/pack/src/a.rs: `pack-a` has no text in locales/",
                "locales/sv/pack.ftl: `pack-b` is not used",
            ]
        );
    }

    #[test]
    fn an_id_that_the_source_computes_counts_as_used() {
        let files = [
            file("crates/text/src/a.rs", "format!(\"status-{name}\")"),
            file("locales/sv/cli.ftl", "status-final = slutlig\n"),
            file("locales/en/cli.ftl", "status-final = final\n"),
        ];
        assert_eq!(faults(&files), Vec::<String>::new());
    }
}
