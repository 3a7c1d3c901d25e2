//! Every code is documented and has its words in both languages.

use super::sample::{document, shown, wrong_direction};
use enslinje_check::{Code, Outcome, show};
use enslinje_text::{Locale, Messages};
use std::path::Path;

#[test]
fn every_code_has_a_message_a_rule_and_a_remedy_in_both_languages() {
    for locale in Locale::ALL {
        let messages = Messages::new(locale);
        for code in Code::ALL {
            for part in ["", ".rule", ".help"] {
                let id = format!("{}{part}", code.id());
                assert!(messages.has(&id), "{id} in {}", locale.tag());
            }
        }
    }
}

#[test]
fn every_variant_of_a_message_is_named_after_the_words_it_uses() {
    for locale in Locale::ALL {
        let messages = Messages::new(locale);
        for code in Code::ALL {
            let prefix = format!("{}.", code.id());
            let ids: Vec<&str> = messages.ids().filter_map(|id| id.strip_prefix(&prefix)).collect();
            for variant in ids.into_iter().filter(|variant| !["short", "rule", "help"].contains(variant)) {
                let words: Vec<&str> = variant.split('-').collect();
                let order: Vec<&str> = ["label", "word", "other", "expected"]
                    .into_iter()
                    .filter(|word| words.contains(word))
                    .collect();
                assert_eq!(words, order, "{prefix}{variant}");
                let args: Vec<(&str, String)> =
                    words.iter().chain(&["printed"]).map(|word| (*word, format!("<{word}>"))).collect();
                let text = messages.text(&format!("{prefix}{variant}"), &args);
                assert!(!text.contains("{$"), "{prefix}{variant} needs another word: {text}");
                for word in words {
                    assert!(text.contains(&format!("<{word}>")), "{prefix}{variant} lacks {word}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_message_never_waits_for_a_word_that_is_missing() {
    let document = document();
    for code in Code::ALL {
        for words in [vec![], vec!["label"], vec!["word"], vec!["label", "word", "other"]] {
            let mut finding = wrong_direction(&document);
            finding.code = code;
            finding.words = words.iter().map(|word| (*word, (*word).to_owned())).collect();
            for places in [0, 1, 2] {
                finding.places.truncate(2 - places);
                let outcome = Outcome { findings: vec![finding.clone()], ..Outcome::default() };
                let told = shown(Locale::Sv, &document, &outcome, show::terminal);
                assert!(!told.contains("{$"), "{told}");
            }
        }
    }
}

#[test]
fn every_code_has_a_section_in_the_documentation_and_no_section_is_left_over() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let text = std::fs::read_to_string(root.join("docs/check/codes.md")).unwrap();
    let documented: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`')).collect();
    assert_eq!(documented, Code::ALL.map(Code::id));
    for section in text.split("\n## ").skip(1) {
        for part in ["**Rule.**", "**Example.**", "**Severity.**", "**Remedy.**"] {
            assert!(section.contains(part), "{part} in {}", section.lines().next().unwrap_or_default());
        }
    }
}
