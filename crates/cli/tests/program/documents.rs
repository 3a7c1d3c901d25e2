//! The sessions on the pages of the documentation are run, line by line.

use crate::run::{copy, enslinje, root, with_demonstration};
use tempfile::TempDir;

/// A command of the page with the lines that stand under it: those that it tells, or those of the file
/// that `cat` shows.
struct Step {
    command: String,
    told: Vec<String>,
}

fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if inside => match line.strip_prefix("$ ") {
                Some(command) => steps.push(Step { command: command.to_owned(), told: Vec::new() }),
                None => steps.last_mut().unwrap().told.push(line.to_owned()),
            },
            _ => {}
        }
    }
    steps
}

/// Whether a line fits one in which `…` stands for anything.
fn line_fits(line: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('…');
    let Some(mut rest) = parts.next().and_then(|start| line.strip_prefix(start)) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        if at + 1 == parts.len() {
            return rest.ends_with(part);
        }
        let Some(found) = rest.find(part) else { return false };
        rest = &rest[found + part.len()..];
    }
    rest.is_empty()
}

/// Whether the lines fit a pattern in which a line `…` stands for any number of lines.
fn fits(lines: &[&str], pattern: &[&str]) -> bool {
    match pattern.split_first() {
        None => lines.is_empty(),
        Some((&"…", rest)) => (0..=lines.len()).any(|at| fits(&lines[at..], rest)),
        Some((wanted, rest)) => {
            lines.split_first().is_some_and(|(line, more)| line_fits(line, wanted) && fits(more, rest))
        }
    }
}

/// Runs every command of a page, in one folder.
fn run(page: &str, commands: usize) {
    run_in(&TempDir::new().unwrap(), page, commands);
}

fn run_in(folder: &TempDir, page: &str, commands: usize) {
    let page = std::fs::read_to_string(root().join(page)).unwrap();
    copy(&root().join("docs/import"), &folder.path().join("docs/import"));
    let steps = steps(&page);
    assert_eq!(steps.len(), commands, "commands on the page");
    for step in steps {
        match step.command.strip_prefix("cat ") {
            Some(file) => std::fs::write(folder.path().join(file), step.told.join("\n") + "\n").unwrap(),
            None => one(folder, &step),
        }
    }
}

/// The words of a command; blanks between quotes part none.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (at, part) in command.split('"').enumerate() {
        let mut parts = if at % 2 == 0 { part.split(' ').collect() } else { vec![part] }.into_iter();
        if let (Some(word), Some(first)) = (words.last_mut(), parts.next()) {
            word.push_str(first);
        }
        words.extend(parts.map(str::to_owned));
    }
    words
}

fn one(folder: &TempDir, step: &Step) {
    let packs = root().join("packs").display().to_string();
    let command = step.command.strip_prefix("enslinje ").unwrap();
    let (command, tells_code) = match command.strip_suffix("; echo $?") {
        Some(command) => (command, true),
        None => (command, false),
    };
    let words: Vec<String> =
        words(command).iter().map(|word| word.replace("packs/", &format!("{packs}/"))).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = enslinje(folder.path(), &words);
    let mut told = String::from_utf8(output.stdout).unwrap();
    if tells_code {
        told =
            format!("{told}{}{}\n", String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap());
    } else {
        assert_eq!(output.status.code(), Some(0), "{command}");
    }
    let told = told.replace(&format!("{packs}/"), "packs/").replace('\u{a0}', " ");
    let lines: Vec<&str> = told.lines().collect();
    let wanted: Vec<&str> = step.told.iter().map(String::as_str).collect();
    assert!(fits(&lines, &wanted), "{command} told\n{told}\ninstead of\n{}", step.told.join("\n"));
}

#[test]
fn the_page_about_the_command_line_tells_what_happens() {
    run("docs/command-line.md", 6);
}

#[test]
fn the_page_about_checking_tells_what_happens() {
    run("docs/check.md", 4);
}

#[test]
fn the_page_about_casework_tells_what_happens() {
    let folder = TempDir::new().unwrap();
    crate::work::with_manager(folder.path());
    run_in(&folder, "docs/casework.md", 6);
}

#[test]
fn the_page_about_the_watch_list_tells_what_happens() {
    let folder = TempDir::new().unwrap();
    with_demonstration(folder.path());
    run_in(&folder, "docs/watch.md", 4);
}

#[test]
fn the_page_about_importing_tells_what_happens() {
    run("docs/import.md", 4);
}

#[test]
fn the_page_about_access_tells_what_happens() {
    run("docs/access.md", 8);
}

#[test]
fn the_page_about_the_log_review_tells_what_happens() {
    run("docs/log-review.md", 8);
}

#[test]
fn an_ellipsis_stands_for_anything_and_nothing_else_does() {
    assert!(line_fits("a, 12 b", "a, … b"));
    assert!(!line_fits("a, 12 c", "a, … b"));
    assert!(fits(&["x", "y", "z"], &["…", "z"]));
    assert!(!fits(&["x", "y"], &["x"]));
}

#[test]
fn the_page_about_the_database_tells_what_happens() {
    run("docs/store.md", 6);
}

#[test]
fn the_page_about_unexecuted_decisions_tells_what_happens() {
    let folder = TempDir::new().unwrap();
    with_demonstration(folder.path());
    run_in(&folder, "docs/unexecuted.md", 6);
}

#[test]
fn the_page_about_retention_tells_what_happens() {
    let folder = TempDir::new().unwrap();
    let elsewhere = folder.path().join("elsewhere");
    copy(&root().join("packs/hisingen"), &elsewhere);
    let file = elsewhere.join("pack.toml");
    let pack = std::fs::read_to_string(&file).unwrap();
    let code = "municipality_code = \"1480\"";
    assert!(pack.contains(code));
    std::fs::write(&file, pack.replace(code, "municipality_code = \"1280\"")).unwrap();
    run_in(&folder, "docs/retention.md", 17);
}
