//! Counts that a paragraph splits: *18 anmälningar … tolv … övriga fem*.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::{Amount, ONE, Unit},
    document::Document,
    finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome},
    number::{Form, Printed, Qualifier},
    sentence::Sentence,
    word::fold,
};

/// Words before the last part: what is left of the whole.
const REST: &[&str] = &["ovriga", "resterande", "aterstaende", "de andra", "resten"];

/// A whole is looked for so many counts back.
const BACK: usize = 8;

/// A count with the folded text between the count before and it.
struct Count<'a> {
    printed: &'a Printed,
    before: String,
    sentence: usize,
}

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentences in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let counts = counts(reading.document, sentences);
        for (at, count) in counts.iter().enumerate() {
            if REST.iter().any(|word| ends_in(&count.before, word)) {
                rest(reading, &counts[at.saturating_sub(BACK)..=at], outcome);
            }
        }
        halves(reading, &counts, outcome);
        for (index, sentence) in sentences.iter().enumerate() {
            of_them(reading, sentence, index, &counts, outcome);
            whereof(
                reading,
                &counts.iter().filter(|count| count.sentence == index).collect::<Vec<_>>(),
                outcome,
            );
        }
    }
}

/// Whole numbers of things, in order.
fn counts<'a>(document: &Document, sentences: &'a [Sentence]) -> Vec<Count<'a>> {
    let mut counts = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let mut from = sentence.span.start;
        for printed in &sentence.numbers {
            let amount = printed.amount;
            let plain = matches!(amount.unit, Unit::None | Unit::Count)
                && amount.decimals == 0
                && printed.form != Form::Multiple;
            if plain
                && amount.value > 0
                && printed.qualifier == Qualifier::Exact
                && !is_time(document, printed)
            {
                counts.push(Count {
                    printed,
                    before: fold(document.printed(&(from..printed.span.start))),
                    sentence: index,
                });
            }
            from = printed.span.end;
        }
    }
    counts
}

/// `två månader`, `tre år`: no count of the thing.
fn is_time(document: &Document, printed: &Printed) -> bool {
    let rest = document.text.get(printed.span.end..).unwrap_or("");
    let next = rest.split_whitespace().next().map(fold).unwrap_or_default();
    ["manad", "veck", "dag", "timm", "minut", "ganger", "gang"].iter().any(|word| next.starts_with(word))
        || next == "ar"
}

/// Whether the text ends in the phrase, a word aside.
fn ends_in(text: &str, phrase: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(phrase)
        || text.rsplit_once(' ').is_some_and(|(head, last)| last.len() < 4 && head.ends_with(phrase))
}

/// The last count is what is left: it and those before it make up the whole.
fn rest(reading: &Reading<'_>, counts: &[Count<'_>], outcome: &mut Outcome) {
    let value = |count: &Count<'_>| count.printed.amount.value;
    for start in (0..counts.len().saturating_sub(2)).rev() {
        let parts = &counts[start + 1..];
        if parts.iter().map(value).sum::<i128>() == value(&counts[start]) {
            return confirm(reading, &counts[start], parts, outcome);
        }
    }
    // The whole is the nearest count before that is larger than all after it.
    let whole = (0..counts.len().saturating_sub(2))
        .rev()
        .find(|at| counts[at + 1..].iter().all(|part| value(part) < value(&counts[*at])));
    if let Some(at) = whole.filter(|at| counts.len() - at <= 5) {
        // Two parts and a rest right after the whole: nothing else can be meant.
        let close = counts.len() - at == 3
            && counts.last().is_some_and(|last| last.sentence - counts[at].sentence <= 2);
        let severity = if close { Severity::Error } else { Severity::Warning };
        tell(reading, &counts[at], &counts[at + 1..], severity, outcome);
    }
}

/// `14 rapporter … Elva av dem … och tre …`, `12 beslut … I sju fall …, i tre fall … och i två fall …`:
/// the counts of a sentence that goes on about the count before make it up.
fn of_them(
    reading: &Reading<'_>,
    sentence: &Sentence,
    index: usize,
    counts: &[Count<'_>],
    outcome: &mut Outcome,
) {
    let text = fold(reading.document.printed(&sentence.span));
    let own: Vec<usize> = (0..counts.len()).filter(|at| counts[*at].sentence == index).collect();
    let (Some(first), Some(last)) = (own.first().copied(), own.last().copied()) else { return };
    // `Elva av dem`, `Av dem är elva`: said of the first count, or of each: `i sju fall`.
    let after = reading
        .document
        .text
        .get(counts[first].printed.span.end..sentence.span.end)
        .map(fold)
        .unwrap_or_default();
    let of = |text: &str| ["av dem", "av dessa", "av vilka"].iter().any(|word| text.contains(word));
    let said = of(&counts[first].before) || of(after.get(..12).unwrap_or(&after));
    let them = said || text.matches(" fall ").count() >= own.len().max(2);
    let Some(whole) = first.checked_sub(1).filter(|at| counts[*at].sentence + 1 == index && them) else {
        return;
    };
    // `färre än året före (92)`: the year before is no part.
    if ["aret fore", "foregaende ar", "aret innan", "forra aret", " an "]
        .iter()
        .any(|word| text.contains(word))
    {
        return;
    }
    let joined = own.len() >= 2
        && counts[last].before.contains(" och ")
        && !REST.iter().any(|word| text.contains(word));
    let parts = &counts[first..=last];
    let sum: i128 = parts.iter().map(|part| part.printed.amount.value).sum();
    let total = counts[whole].printed.amount.value;
    if joined && sum == total {
        confirm(reading, &counts[whole], parts, outcome);
    } else if joined && (sum - total).abs() * 2 <= total {
        tell(reading, &counts[whole], parts, Severity::Warning, outcome);
    }
}

/// Words for the two halves of people.
const HALVES: &[(&str, &str)] = &[("kvinn", "man"), ("flick", "pojk"), ("tjej", "kill")];

/// `41 beslut …, 23 för kvinnor och 18 för män`, `214 anställda är 178 kvinnor och 36 män`.
fn halves(reading: &Reading<'_>, counts: &[Count<'_>], outcome: &mut Outcome) {
    let after = |count: &Count<'_>| {
        let rest = reading.document.text.get(count.printed.span.end..).unwrap_or("");
        let words = rest.split_whitespace().map(|word| fold(word.trim_matches(['.', ',', ';'])));
        words.take(2).collect::<Vec<_>>()
    };
    for three in counts.windows(3) {
        let [whole, first, second] = three else { continue };
        let named = |count: &Count<'_>, half: &str| {
            after(count).iter().any(|word| word.starts_with(half) && word != "manad")
        };
        let pair = HALVES
            .iter()
            .any(|(a, b)| (named(first, a) && named(second, b)) || (named(first, b) && named(second, a)));
        let near = first.sentence == second.sentence && first.sentence - whole.sentence <= 1;
        let told = named(whole, "kvinn") || named(whole, "flick") || named(whole, "pojk");
        if !pair || !near || told || !second.before.contains(" och ") {
            continue;
        }
        let sum = first.printed.amount.value + second.printed.amount.value;
        if sum == whole.printed.amount.value {
            confirm(reading, whole, &three[1..], outcome);
        } else if whole.printed.amount.value > first.printed.amount.value.max(second.printed.amount.value) {
            tell(reading, whole, &three[1..], Severity::Error, outcome);
        }
    }
}

/// `fyra anmälningar, varav tre … och en …`: parts are never more than the whole.
fn whereof(reading: &Reading<'_>, counts: &[&Count<'_>], outcome: &mut Outcome) {
    for (at, count) in counts.iter().enumerate().skip(1) {
        let introduced =
            ["varav", "av dessa", "av vilka", "darav"].iter().any(|word| count.before.contains(word));
        let Some(whole) = counts.get(at - 1).filter(|_| introduced) else { continue };
        let parts: Vec<&Count<'_>> = counts[at..].to_vec();
        let sum: i128 = parts.iter().map(|part| part.printed.amount.value).sum();
        if count.printed.amount.value > whole.printed.amount.value {
            tell(
                reading,
                whole,
                &parts[..1].iter().map(|it| copy(it)).collect::<Vec<_>>(),
                Severity::Error,
                outcome,
            );
        } else if parts.len() > 1 && sum == whole.printed.amount.value {
            confirm(reading, whole, &parts.iter().map(|it| copy(it)).collect::<Vec<_>>(), outcome);
        }
    }
}

fn copy<'a>(count: &Count<'a>) -> Count<'a> {
    Count { printed: count.printed, before: String::new(), sentence: count.sentence }
}

fn places(reading: &Reading<'_>, whole: &Count<'_>, parts: &[Count<'_>]) -> Vec<Mark> {
    std::iter::once(whole).chain(parts).map(|count| reading.mark(count.printed)).collect()
}

fn formula(parts: &[Count<'_>], total: i128) -> String {
    let terms: Vec<String> = parts.iter().map(|part| part.printed.amount.written()).collect();
    format!("{} = {}", terms.join(" + "), total / ONE)
}

fn confirm(reading: &Reading<'_>, whole: &Count<'_>, parts: &[Count<'_>], outcome: &mut Outcome) {
    let formula = formula(parts, whole.printed.amount.value);
    outcome.confirmed.push(Confirmation::new(Code::Split, places(reading, whole, parts), formula, false));
}

fn tell(
    reading: &Reading<'_>,
    whole: &Count<'_>,
    parts: &[Count<'_>],
    severity: Severity,
    outcome: &mut Outcome,
) {
    let sum = parts.iter().map(|part| part.printed.amount.value).sum();
    outcome.findings.push(
        Finding::new(
            Code::Split,
            severity,
            if severity == Severity::Error { 85 } else { 65 },
            places(reading, whole, parts),
        )
        .formula(formula(parts, sum))
        .expecting(Amount::computed(sum, &whole.printed.amount))
        .because(vec![Ground::Paragraph])
        .unless(if severity == Severity::Error { Vec::new() } else { vec![Doubt::Part] }),
    );
}
