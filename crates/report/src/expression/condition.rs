//! Conditions on the rows of a list: `field = value and other != "two words"`.

use super::scanner::Scanner;
use super::{Fault, Spanned};

/// Tests that all must hold; none means every row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Condition(pub Vec<Test>);

/// One test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Test {
    /// Field of the list.
    pub field: Spanned<String>,
    /// Whether the field shall equal the value, or differ from it.
    pub equal: bool,
    /// The value as text.
    pub value: String,
}

/// Reads tests joined by `and`, to the end or to `|`.
///
/// # Errors
/// When a field, sign or value is missing.
pub(crate) fn parse_condition(scanner: &mut Scanner<'_>) -> Result<Condition, Fault> {
    let mut tests = Vec::new();
    loop {
        scanner.skip_space();
        let field = scanner.value()?;
        scanner.skip_space();
        let equal = if scanner.eat("!=") {
            false
        } else if scanner.eat("=") {
            true
        } else {
            return Err(scanner.unexpected());
        };
        scanner.skip_space();
        let value = scanner.value()?.value;
        tests.push(Test { field, equal, value });
        let mut ahead = scanner.clone();
        ahead.skip_space();
        if ahead.word().value != "and" {
            return Ok(Condition(tests));
        }
        *scanner = ahead;
    }
}
