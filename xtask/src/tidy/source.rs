//! Rules for source files: size, names, module documentation, unfinished places, foreign paths.

use super::File;

/// Longest file that is allowed, in lines.
const LONGEST: usize = 700;

/// Files that may be longer, with the reason.
const LONG_WITH_REASON: &[(&str, &str)] = &[];

/// Names that say nothing about their content.
const BUCKETS: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "types", "manager"];

/// All faults of source files.
pub fn faults(files: &[File]) -> Vec<String> {
    files.iter().flat_map(one).collect()
}

fn one(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    let path = &file.path;
    if !path.is_ascii() {
        faults.push(format!("{path}: file names are ASCII"));
    }
    if let Some(number) = machine_path(&file.text) {
        faults.push(format!("{path}:{number}: a path of one machine"));
    }
    if path.ends_with(".rs") {
        faults.extend(rust(path, &file.text));
    }
    faults
}

fn rust(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    let excused = LONG_WITH_REASON.iter().any(|(known, _)| *known == path);
    if lines > LONGEST && !excused {
        faults.push(format!("{path}: {lines} lines, at most {LONGEST}"));
    }
    if !text.trim_start_matches("#![").trim_start().starts_with("//!") {
        faults.push(format!("{path}: begins without a `//!` that tells its scope"));
    }
    let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rs");
    let folders = path.split('/').rev().skip(1);
    if let Some(bucket) = std::iter::once(stem).chain(folders).find(|name| BUCKETS.contains(name)) {
        faults.push(format!("{path}: `{bucket}` says nothing about its content"));
    }
    for (number, line) in text.lines().enumerate() {
        if ["TO", "FIX", "XX"].iter().zip(["DO", "ME", "X"]).any(|(a, b)| line.contains(&format!("{a}{b}"))) {
            faults.push(format!("{path}:{}: unfinished place", number + 1));
        }
    }
    faults
}

/// The first line that names a folder of one machine.
fn machine_path(text: &str) -> Option<usize> {
    let roots = ["tmp", "work", "root", "home"].map(|root| format!("/{root}/"));
    text.lines().position(|line| roots.iter().any(|root| names_folder(line, root))).map(|at| at + 1)
}

fn names_folder(line: &str, root: &str) -> bool {
    line.match_indices(root).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + root.len()..].chars().next();
        let starts = before.is_none_or(|c| !(c.is_alphanumeric() || "._-/{}*".contains(c)));
        starts && after.is_some_and(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::{machine_path, rust};

    #[test]
    fn a_path_of_one_machine_is_found_but_not_a_part_of_another_path() {
        let foreign = format!("let dir = \"{}tmp/x\";", '/');
        assert_eq!(machine_path(&format!("fine\n{foreign}")), Some(2));
        assert_eq!(machine_path("see packs/work/notes"), None);
        assert_eq!(machine_path("https://example.org/home/page"), None);
    }

    #[test]
    fn a_file_without_scope_or_with_an_empty_name_is_a_fault() {
        assert_eq!(rust("crates/a/src/utils.rs", "fn a() {}").len(), 2);
        assert_eq!(rust("crates/a/src/clock.rs", "//! Clocks.\n"), Vec::<String>::new());
    }
}
