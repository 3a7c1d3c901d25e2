//! Every dependency's licence against the list of those that go together with EUPL-1.2.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Licences that a dependency may have.
const ACCEPTED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The packages whose licence is missing or not accepted.
pub fn run(root: &Path) -> Vec<String> {
    match packages(root) {
        Ok(packages) => packages.iter().filter_map(fault).collect(),
        Err(fault) => vec![fault],
    }
}

fn packages(root: &Path) -> Result<Vec<Value>, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .map_err(|fault| format!("cargo metadata: {fault}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|fault| fault.to_string())?;
    match metadata.get("packages") {
        Some(Value::Array(packages)) => Ok(packages.clone()),
        _ => Err("cargo metadata: no packages".to_owned()),
    }
}

fn fault(package: &Value) -> Option<String> {
    let name = package["name"].as_str().unwrap_or("?");
    match package["license"].as_str() {
        Some(expression) if accepted(expression) => None,
        Some(expression) => Some(format!("{name}: licence `{expression}` is not on the list")),
        None => Some(format!("{name}: no licence is stated")),
    }
}

/// Whether an expression of `OR`, `AND`, `/` and parentheses can be fulfilled with accepted licences.
fn accepted(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut words = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    words.reverse();
    either(&mut words) && words.is_empty()
}

fn either(words: &mut Vec<String>) -> bool {
    let mut holds = both(words);
    while words.last().is_some_and(|word| word == "OR") {
        words.pop();
        let other = both(words);
        holds = holds || other;
    }
    holds
}

fn both(words: &mut Vec<String>) -> bool {
    let mut holds = one(words);
    while words.last().is_some_and(|word| word == "AND") {
        words.pop();
        let other = one(words);
        holds = holds && other;
    }
    holds
}

fn one(words: &mut Vec<String>) -> bool {
    let Some(word) = words.pop() else { return false };
    if word == "(" {
        let holds = either(words);
        return words.pop().is_some_and(|end| end == ")") && holds;
    }
    let mut name = word;
    if words.last().is_some_and(|next| next == "WITH") {
        words.pop();
        name = format!("{name} WITH {}", words.pop().unwrap_or_default());
    }
    ACCEPTED.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::accepted;

    #[test]
    fn an_expression_holds_when_one_accepted_choice_fulfils_it() {
        assert!(accepted("MIT OR Apache-2.0"));
        assert!(accepted("MIT/Apache-2.0"));
        assert!(accepted("(MIT OR GPL-3.0-only) AND Unicode-3.0"));
        assert!(accepted("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only"));
    }

    #[test]
    fn an_expression_fails_when_every_choice_needs_a_foreign_licence() {
        assert!(!accepted("GPL-3.0-only"));
        assert!(!accepted("MIT AND GPL-3.0-only"));
        assert!(!accepted("(MIT AND SSPL-1.0) OR GPL-3.0-only"));
        assert!(!accepted(""));
    }
}
