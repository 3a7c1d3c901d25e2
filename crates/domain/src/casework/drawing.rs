//! Pages about the states of each kind of matter, drawn from the tables of transitions.

use super::lawbook::Lawbook;
use super::state::{Matter, State};
use super::table::{Condition, Transition};
use std::fmt::Write;

/// The page `docs/states/<kind>.md`: a drawing and a table of every step with its conditions and law.
pub fn page(matter: Matter, rules: &Lawbook) -> String {
    let name = matter.name();
    let mut page = format!(
        "# States: {name}\n\n\
         How rows of the register `{name}` go from state to state. This page is made from\n\
         `crates/domain/src/casework/table.rs` and `law/casework.toml` by a test of `enslinje-domain`; mend it\n\
         there and run the test with `ENSLINJE_WRITE_PAGES=1`.\n\n\
         ```mermaid\nstateDiagram-v2\n"
    );
    for step in matter.transitions() {
        arrows(&mut page, step);
    }
    for state in states(matter).into_iter().filter(|state| is_end(matter, *state)) {
        line(&mut page, format_args!("    {state} --> [*]"));
    }
    page.push_str("```\n\nIn an open state something is still awaited: ");
    let open: Vec<String> =
        states(matter).iter().filter(|state| state.is_open()).map(|state| format!("`{state}`")).collect();
    page.push_str(&if open.is_empty() { "none is open".to_owned() } else { open.join(", ") });
    page.push_str(".\n\n| event | from | to | conditions | law |\n|---|---|---|---|---|\n");
    for step in matter.transitions() {
        let from: Vec<String> = step.from.iter().map(|state| format!("`{state}`")).collect();
        let to = step.to.map_or_else(|| "unchanged".to_owned(), |state| format!("`{state}`"));
        let from = if from.is_empty() { "start".to_owned() } else { from.join(", ") };
        let needs: Vec<String> = step.needs.iter().map(told).collect();
        line(
            &mut page,
            format_args!(
                "| `{}` | {from} | {to} | {} | {} |",
                step.event,
                needs.join("; "),
                law(step, rules)
            ),
        );
    }
    page
}

fn arrows(page: &mut String, step: &Transition) {
    let outcome = step.needs.iter().find_map(|condition| match condition {
        Condition::Outcome(codes) if step.to.is_some() => Some(format!(" [{}]", codes.join(", "))),
        _ => None,
    });
    let label = format!("{}{}", step.event, outcome.unwrap_or_default());
    match step.to {
        Some(to) if step.from.is_empty() => line(page, format_args!("    [*] --> {to}: {label}")),
        Some(to) => {
            step.from.iter().for_each(|from| line(page, format_args!("    {from} --> {to}: {label}")))
        }
        None => {
            step.from.iter().for_each(|state| line(page, format_args!("    {state} --> {state}: {label}")))
        }
    }
}

/// Every state that a step of the kind of matter leads to, each once.
fn states(matter: Matter) -> Vec<State> {
    let mut states: Vec<State> = matter.transitions().iter().filter_map(|step| step.to).collect();
    states.sort();
    states.dedup();
    states
}

fn is_end(matter: Matter, state: State) -> bool {
    !matter
        .transitions()
        .iter()
        .any(|step| step.to.is_some_and(|to| to != state) && step.from.contains(&state))
}

fn told(condition: &Condition) -> String {
    match condition {
        Condition::Column(column, codes) => format!("{column} is {}", codes.join(" or ")),
        Condition::Outcome(codes) => format!("the reason is {}", codes.join(" or ")),
        Condition::Reason => "with a reason".to_owned(),
        Condition::Paragraph => "names its section".to_owned(),
        Condition::UntilAfterLimit => "until a day after the limit".to_owned(),
        Condition::SafetyAssessed => "a concern report about a child has been assessed for safety".to_owned(),
        Condition::Note(kind) => format!("notes {kind}"),
        Condition::MayNote(kinds) => {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
            format!("may note {}", names.join(", "))
        }
    }
}

/// The sections of every version, the oldest first.
fn law(step: &Transition, rules: &Lawbook) -> String {
    let versions = rules.rule(step.rule).map(|rule| rule.versions.as_slice()).unwrap_or_default();
    let told: Vec<String> = versions
        .iter()
        .map(|version| match version.from {
            Some(from) => format!("from {from}: {}", version.law.join(", ")),
            None => version.law.join(", "),
        })
        .collect();
    told.join("; ")
}

fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    if writeln!(page, "{text}").is_err() {
        page.push('\n');
    }
}
