//! What the documents name must exist: links, paths in backticks, crates and commands.

use super::File;
use std::path::Path;

/// Folders at the root that a path in backticks may begin with.
const FOLDERS: &[&str] =
    &["crates/", "docs/", "law/", "locales/", "packs/", "suite/", "templates/", "xtask/", "benches/", "e2e/"];

/// Commands of the program, as `--help` lists them.
const COMMANDS: &[&str] = &[
    "demo",
    "simulate",
    "indicators",
    "explain",
    "report",
    "check",
    "db",
    "snapshot",
    "access",
    "log",
    "help",
    "--help",
    "--version",
];

/// Tasks of this crate.
const TASKS: &[&str] = &["check", "tidy", "licences", "ledger", "check-quality", "bench-peers"];

/// All faults of documents.
pub fn faults(root: &Path, files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.path.ends_with(".md") && !file.path.contains("/reports/"))
        .flat_map(|file| one(root, file))
        .collect()
}

fn one(root: &Path, file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
    for (number, line) in file.text.lines().enumerate() {
        let number = number + 1;
        for target in links(line) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !root.join(folder).join(path).exists() {
                faults.push(format!("{}:{number}: link to `{path}`, which does not exist", file.path));
            }
        }
        for code in quoted(line) {
            let is_crate = line.contains("crate") || !code.starts_with("enslinje-");
            if let Some(fault) = named(root, code).filter(|_| is_crate) {
                faults.push(format!("{}:{number}: {fault}", file.path));
            }
        }
    }
    faults
}

/// Targets of Markdown links to files of the repository.
fn links(line: &str) -> Vec<&str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}

/// Texts between backticks.
fn quoted(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

fn named(root: &Path, code: &str) -> Option<String> {
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "/_-.".contains(c));
    if FOLDERS.iter().any(|folder| code.starts_with(folder)) && plain(code) && !root.join(code).exists() {
        return Some(format!("`{code}` does not exist"));
    }
    if let Some(task) = code.strip_prefix("cargo xtask ").and_then(|rest| rest.split(' ').next())
        && !TASKS.contains(&task)
    {
        return Some(format!("there is no task `{task}`"));
    }
    if let Some(command) = code.strip_prefix("enslinje ").and_then(|rest| rest.split(' ').next())
        && plain(command)
        && !COMMANDS.contains(&command)
    {
        return Some(format!("there is no command `{command}`"));
    }
    let name = code.strip_prefix("enslinje-")?;
    (plain(name) && !name.contains(['/', '.']) && !root.join("crates").join(name).exists())
        .then(|| format!("there is no crate `{code}`"))
}

#[cfg(test)]
mod tests {
    use super::{links, named, quoted};
    use std::path::Path;

    #[test]
    fn links_and_quotes_are_found_in_a_line() {
        assert_eq!(links("see [a](docs/a.md#b) and [c](https://example.org)"), ["docs/a.md#b"]);
        assert_eq!(quoted("run `cargo test` in `crates/x`"), ["cargo test", "crates/x"]);
    }

    #[test]
    fn a_command_or_task_that_does_not_exist_is_a_fault() {
        let nowhere = Path::new("no-such-folder");
        assert_eq!(named(nowhere, "enslinje fly"), Some("there is no command `fly`".to_owned()));
        assert_eq!(named(nowhere, "enslinje demo --dir x"), None);
        assert_eq!(named(nowhere, "cargo xtask sleep"), Some("there is no task `sleep`".to_owned()));
        assert_eq!(named(nowhere, "crates/none"), Some("`crates/none` does not exist".to_owned()));
    }
}
