//! Findings, grounds, doubts and unread parts in words.

use super::{located::brief, written};
use crate::{
    document::{Document, Unread, UnreadCause},
    finding::{Code, Doubt, Finding, Ground, Mark},
};
use enslinje_text::Messages;

/// Words that a variant of a message may be named after, in the order of the name: what the finding is
/// about, the faulty words themselves, what they are held against, and the recomputed value.
const WORDS: [&str; 4] = ["label", "word", "other", "expected"];

/// How many characters of a printed text a message holds.
const LONGEST: usize = 120;

/// How many characters of the name of a part that was not read.
const LONGEST_NAME: usize = 60;

/// The message of a finding: the variant that uses most of the words that are known.
pub(super) fn message(messages: &Messages, documents: &[Document], finding: &Finding) -> String {
    let args = arguments(messages, documents, finding);
    let known = |mask: usize| {
        (0..WORDS.len()).filter(|bit| mask & (1 << bit) != 0).map(|bit| WORDS[bit]).collect::<Vec<_>>()
    };
    let mut masks: Vec<usize> = (1..1 << WORDS.len()).collect();
    masks.sort_by_key(|mask| std::cmp::Reverse((mask.count_ones(), *mask)));
    let id = finding.code.id();
    let variant = masks.into_iter().map(known).find_map(|words| {
        let all = words.iter().all(|word| args.iter().any(|(name, _)| name == word));
        let variant = format!("{id}.{}", words.join("-"));
        (all && messages.has(&variant)).then_some(variant)
    });
    messages.text(variant.as_deref().unwrap_or(id), &args)
}

fn arguments(messages: &Messages, documents: &[Document], finding: &Finding) -> Vec<(&'static str, String)> {
    let mut args: Vec<(&'static str, String)> = finding
        .words
        .iter()
        .filter(|(_, word)| !word.trim().is_empty())
        .map(|(name, word)| (*name, brief(word, LONGEST)))
        .collect();
    let mut add = |name: &'static str, word: Option<String>| {
        if let Some(word) = word.filter(|word| !word.is_empty())
            && args.iter().all(|(known, _)| *known != name)
        {
            args.push((name, word));
        }
    };
    let about_amounts = is_about_amounts(finding.code);
    let told = |place: Option<&Mark>| place.map(|mark| printed(messages, documents, mark, about_amounts));
    add("printed", told(finding.places.first()));
    add("other", told(finding.places.get(1)));
    add("expected", expected(messages, finding));
    add("formula", Some(finding.formula.clone()));
    if args.iter().all(|(name, _)| *name != "printed") {
        args.push(("printed", "…".to_owned()));
    }
    args
}

/// The recomputed value with its unit.
pub(super) fn expected(messages: &Messages, finding: &Finding) -> Option<String> {
    let printed = finding.places.first().and_then(|mark| mark.amount.as_ref());
    finding.expected.as_ref().map(|expected| written::computed(messages, expected, printed))
}

/// What stands at a place: an amount with its unit where it is told as one, else the text.
fn printed(messages: &Messages, documents: &[Document], mark: &Mark, as_amount: bool) -> String {
    match &mark.amount {
        Some(amount) if as_amount => written::amount(messages, amount),
        _ => documents
            .get(mark.document)
            .map_or_else(String::new, |document| brief(document.printed(&mark.span), LONGEST)),
    }
}

fn is_about_amounts(code: Code) -> bool {
    match code {
        Code::Sum
        | Code::Difference
        | Code::Change
        | Code::Points
        | Code::Share
        | Code::Repeat
        | Code::Documents
        | Code::Scale => true,
        Code::Direction
        | Code::Split
        | Code::Items
        | Code::Date
        | Code::Unit
        | Code::Year
        | Code::Copied
        | Code::Name
        | Code::Abbreviation
        | Code::Unexplained
        | Code::Pattern => false,
    }
}

/// What to do about findings of a code.
pub(super) fn help(messages: &Messages, code: Code) -> String {
    messages.text(&format!("{}.help", code.id()), &[])
}

/// The rule of a code.
pub(super) fn rule(messages: &Messages, code: Code) -> String {
    messages.text(&format!("{}.rule", code.id()), &[])
}

/// Why the places are believed to belong together.
pub(super) fn ground(messages: &Messages, ground: &Ground) -> String {
    let plain = |id: &str| messages.text(id, &[]);
    match ground {
        Ground::Table => plain("check-ground-table"),
        Ground::Sentence => plain("check-ground-sentence"),
        Ground::Paragraph => plain("check-ground-paragraph"),
        Ground::Heading => plain("check-ground-heading"),
        Ground::Total => plain("check-ground-total"),
        Ground::Columns => plain("check-ground-columns"),
        Ground::Words(words) => messages.text("check-ground-words", &[("words", brief(words, LONGEST))]),
        Ground::Period(period) => messages.text("check-ground-period", &[("period", brief(period, LONGEST))]),
        Ground::Unit => plain("check-ground-unit"),
        Ground::Alike => plain("check-ground-alike"),
    }
}

/// What else could explain the disagreement.
pub(super) fn doubt(messages: &Messages, doubt: Doubt) -> String {
    let id = match doubt {
        Doubt::Definition => "check-doubt-definition",
        Doubt::Population => "check-doubt-population",
        Doubt::Date => "check-doubt-date",
        Doubt::Part => "check-doubt-part",
        Doubt::Reading => "check-doubt-reading",
    };
    messages.text(id, &[])
}

/// What was not read, and why.
pub(super) fn unread(messages: &Messages, part: &Unread) -> String {
    let (plain, named) = match part.cause {
        UnreadCause::Picture => ("check-unread-picture", "check-unread-picture.name"),
        UnreadCause::Font => ("check-unread-font", "check-unread-font.name"),
        UnreadCause::Encoding => ("check-unread-encoding", "check-unread-encoding.name"),
        UnreadCause::Limit => ("check-unread-limit", "check-unread-limit.name"),
        UnreadCause::Part => ("check-unread-part", "check-unread-part.name"),
    };
    let name = brief(&part.name, LONGEST_NAME);
    let id = if name.is_empty() { plain } else { named };
    messages.text(id, &[("count", part.count.to_string()), ("name", name)])
}
