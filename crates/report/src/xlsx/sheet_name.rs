//! Names of sheets: at most 31 characters, none that Excel forbids, each once whatever the case.

use crate::printable::printable;
use std::collections::BTreeSet;

/// Longest name that Excel takes, in UTF-16 units.
const LONGEST: usize = 31;

/// Names given so far.
#[derive(Debug, Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A free name like `wanted`.
    pub fn name(&mut self, wanted: &str) -> String {
        let allowed = printable(wanted).replace(['*', '?', ':', '[', ']', '\\', '/', '\''], "-");
        let wanted = if allowed.trim().is_empty() { "-" } else { allowed.trim() };
        let mut name = shortened(wanted, LONGEST);
        let mut count = 2;
        // `History` is a name that Excel keeps for itself.
        while self.0.contains(&name.to_lowercase()) || name.eq_ignore_ascii_case("history") {
            let suffix = format!("-{count}");
            name = format!("{}{suffix}", shortened(wanted, LONGEST - suffix.len()));
            count += 1;
        }
        self.0.insert(name.to_lowercase());
        name
    }
}

fn shortened(text: &str, longest: usize) -> String {
    let mut short = String::new();
    let mut length = 0;
    for c in text.chars() {
        length += c.len_utf16();
        if length > longest {
            break;
        }
        short.push(c);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn names_are_cut_and_kept_apart_whatever_the_case() {
        let mut names = SheetNames::default();
        assert_eq!(names.name("volume-and-cost"), "volume-and-cost");
        assert_eq!(names.name("Volume-And-Cost"), "Volume-And-Cost-2");
        assert_eq!(names.name(&"å".repeat(40)), "å".repeat(31));
        assert_eq!(names.name(&"å".repeat(40)), format!("{}-2", "å".repeat(29)));
    }

    #[test]
    fn what_excel_forbids_is_replaced() {
        let mut names = SheetNames::default();
        assert_eq!(names.name("a/b:[c]*?'\\"), "a-b--c-----");
        assert_eq!(names.name("history"), "history-2");
        assert_eq!(names.name("  "), "-");
    }
}
