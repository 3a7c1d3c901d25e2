//! The command line holds together, and the page about it lists all of it.

use super::Arguments;
use clap::{Arg, ArgAction, Command, CommandFactory};
use std::path::Path;

const PAGE: &str = "../../docs/command-line.md";
const MARK: &str = "<!-- commands -->\n";

#[test]
fn no_option_contradicts_another() {
    Arguments::command().debug_assert();
}

/// `ENSLINJE_WRITE_PAGES=1 cargo test -p enslinje-cli` writes the list anew.
#[test]
fn the_page_about_the_command_line_lists_every_command_and_option() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = std::fs::read_to_string(&path).unwrap();
    let [before, _, after] = page.split(MARK).collect::<Vec<_>>()[..] else {
        panic!("the page has one list")
    };
    let made = format!("{before}{MARK}{}\n{MARK}{after}", list());
    if std::env::var_os("ENSLINJE_WRITE_PAGES").is_some() {
        std::fs::write(&path, &made).unwrap();
        return;
    }
    assert!(page == made, "the list is not up to date: ENSLINJE_WRITE_PAGES=1 writes it anew\n{made}");
}

fn list() -> String {
    let mut text = String::new();
    let program = Arguments::command();
    for command in program.get_subcommands() {
        add(&mut text, "enslinje", command);
    }
    text
}

/// A command with what it takes, and then the commands below it.
fn add(text: &mut String, above: &str, command: &Command) {
    let path = format!("{above} {}", command.get_name());
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    text.push_str(&format!("\n### {path}\n\n{}.\n", about.trim_end_matches('.')));
    let taken: Vec<&Arg> = command.get_arguments().collect();
    if !taken.is_empty() {
        text.push_str("\n| option | what |\n|---|---|\n");
        taken.iter().for_each(|arg| text.push_str(&line(arg)));
    }
    command.get_subcommands().for_each(|below| add(text, &path, below));
}

fn line(arg: &Arg) -> String {
    let value = if arg.get_action().takes_values() { format!(" {}", value(arg)) } else { String::new() };
    let name = match arg.get_long() {
        Some(long) => format!("--{long}{value}"),
        None => value.trim().to_owned(),
    };
    let mut about = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let defaults = arg.get_default_values().iter().map(|value| value.to_string_lossy());
    let defaults = defaults.collect::<Vec<_>>().join(",");
    if !defaults.is_empty() && arg.get_action().takes_values() {
        about = format!("{}. Default: `{defaults}`.", about.trim_end_matches('.'));
    }
    let needed = if arg.is_required_set() && arg.get_long().is_some() { " (needed)" } else { "" };
    format!(
        "| `{}`{needed} | {about}{} |\n",
        name.replace('|', "\\|"),
        if about.ends_with('.') { "" } else { "." }
    )
}

/// The name of the value, or the values that there are.
fn value(arg: &Arg) -> String {
    let known: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let name = arg.get_id().as_str().to_uppercase();
    let one = if known.is_empty() { name } else { known.join("|") };
    if matches!(arg.get_action(), ArgAction::Append) { format!("{one}…") } else { one }
}
