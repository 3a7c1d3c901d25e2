//! Messages: both languages have the same keys, parameters and no faults.

use super::*;
use fluent_syntax::ast::{Expression, InlineExpression, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn both_languages_are_read_without_faults() {
    for locale in Locale::ALL {
        assert_eq!(Messages::new(locale).faults(), <[String; 0]>::default());
    }
}

#[test]
fn every_message_and_attribute_is_in_both_languages() {
    let ids = |locale| Messages::new(locale).ids().map(str::to_owned).collect::<BTreeSet<_>>();
    let (swedish, english) = (ids(Locale::Sv), ids(Locale::En));
    let only_swedish: Vec<_> = swedish.difference(&english).collect();
    let only_english: Vec<_> = english.difference(&swedish).collect();
    assert_eq!((only_swedish, only_english), (vec![], vec![]), "(only Swedish, only English)");
}

#[test]
fn both_languages_use_the_same_parameters() {
    let (swedish, english) = (parameters(Locale::Sv), parameters(Locale::En));
    for (id, used) in &swedish {
        if let Some(other) = english.get(id) {
            assert_eq!(used, other, "parameters of {id}, Swedish and English");
        }
    }
}

#[test]
fn parameters_have_plain_lower_case_names() {
    for locale in Locale::ALL {
        for (id, used) in parameters(locale) {
            for name in used {
                let is_plain = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                assert!(is_plain, "{}: parameter {name} of {id}", locale.tag());
            }
        }
    }
}

#[test]
fn an_unknown_message_is_shown_by_its_id() {
    assert_eq!(Messages::new(Locale::Sv).text("no-such-message", &[]), "no-such-message");
}

#[test]
fn parameters_are_filled_in_without_isolation_marks() {
    let messages = Messages::new(Locale::Sv);
    let args = [("value", "x".to_owned()), ("key", "unit".to_owned())];
    assert_eq!(messages.text("law-unknown-choice", &args), "Värdet ”x” för unit finns inte.");
}

#[test]
fn whole_numbers_choose_the_plural_and_print_as_written() {
    let source = "rows = { $n ->\n    [one] { $n } rad\n   *[other] { $n } rader\n }";
    let mut bundle = FluentBundle::new_concurrent(vec![Locale::Sv.language()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
    let rows = |n: &str| {
        let message = bundle.get_message("rows").unwrap();
        let args = fluent_args([("n", n)].into_iter());
        bundle.format_pattern(message.value().unwrap(), Some(&args), &mut Vec::new()).into_owned()
    };
    assert_eq!(rows("1"), "1 rad");
    assert_eq!(rows("0"), "0 rader");
    assert_eq!(rows("26440"), "26440 rader");
    assert_eq!(rows("007"), "007 rader");
}

/// The parameters that each message and attribute uses.
fn parameters(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (_, source) in files(locale) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            if let Some(value) = &message.value {
                found.insert(message.id.name.to_owned(), pattern_parameters(value));
            }
            for part in &message.attributes {
                let id = format!("{}.{}", message.id.name, part.id.name);
                found.insert(id, pattern_parameters(&part.value));
            }
        }
    }
    found
}

fn pattern_parameters(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            found.extend(expression_parameters(expression));
        }
    }
    found
}

fn expression_parameters(expression: &Expression<&str>) -> BTreeSet<String> {
    match expression {
        Expression::Inline(inline) => inline_parameters(inline),
        Expression::Select { selector, variants } => {
            let mut found = inline_parameters(selector);
            found.extend(variants.iter().flat_map(|variant| pattern_parameters(&variant.value)));
            found
        }
    }
}

fn inline_parameters(inline: &InlineExpression<&str>) -> BTreeSet<String> {
    match inline {
        InlineExpression::VariableReference { id } => [id.name.to_owned()].into(),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().flat_map(inline_parameters).collect()
        }
        InlineExpression::Placeable { expression } => expression_parameters(expression),
        _ => BTreeSet::new(),
    }
}
