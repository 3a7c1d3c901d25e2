//! Percent and percentage points: one figure told with both, and the difference of two percentages
//! told in percent.

use std::collections::BTreeMap;

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::Unit,
    document::Span,
    finding::{Code, Finding, Ground, Outcome},
    number::Printed,
    sentence::Sentence,
    word::{Word, is_heavy, shares_part},
};

/// A percentage with the words beside it.
struct Share<'a> {
    reading: &'a Reading<'a>,
    sentence: &'a Sentence,
    printed: &'a Printed,
    words: Vec<&'a Word>,
}

/// Words so many bytes from a figure may name it.
const REACH: usize = 70;

/// Words of change and comparison say nothing of what changed.
const LIGHT: &[&str] =
    &["minsk", "hogr", "lagr", "jamfo", "forand", "okning", "okad", "procent", "budg", "kostn", "nettok"];

pub(super) fn check(readings: &[Reading<'_>], outcome: &mut Outcome) {
    let mut shares: BTreeMap<i128, Vec<Share<'_>>> = BTreeMap::new();
    for reading in readings {
        for sentence in &reading.sentences {
            for printed in sentence.numbers.iter().filter(|it| {
                matches!(it.amount.unit, Unit::Percent | Unit::PercentagePoint) && it.amount.decimals > 0
            }) {
                let words = near(sentence, &printed.span);
                shares.entry(printed.amount.value.abs()).or_default().push(Share {
                    reading,
                    sentence,
                    printed,
                    words,
                });
            }
        }
    }
    for same in shares.values().filter(|same| same.len() < 40) {
        for point in same.iter().filter(|it| it.printed.amount.unit == Unit::PercentagePoint) {
            let percents = same.iter().filter(|it| it.printed.amount.unit == Unit::Percent);
            let related: Vec<(&Share<'_>, String)> =
                percents.filter_map(|it| Some((it, shared(point, it)?))).collect();
            if let Some((_, word)) = related.first() {
                tell(point, &related, word, outcome);
            }
        }
    }
}

fn near<'a>(sentence: &'a Sentence, span: &Span) -> Vec<&'a Word> {
    let reach = span.start.saturating_sub(REACH)..span.end + REACH / 2;
    sentence.words.iter().filter(|word| reach.contains(&word.span.start) && is_heavy(word)).collect()
}

/// A part of a word that stands beside both: *norm* in *riksnormen* and *normhöjning*.
fn shared(a: &Share<'_>, b: &Share<'_>) -> Option<String> {
    if a.sentence.span == b.sentence.span && a.reading.index == b.reading.index {
        return None;
    }
    let part = |x: &&Word, y: &&Word| {
        shares_part(&x.stem, &y.stem).filter(|part| !LIGHT.iter().any(|light| part.starts_with(light)))
    };
    a.words.iter().find_map(|x| b.words.iter().find_map(|y| part(x, y)))
}

fn tell(point: &Share<'_>, related: &[(&Share<'_>, String)], word: &str, outcome: &mut Outcome) {
    let mark = |share: &Share<'_>| share.reading.mark(share.printed);
    let mut places = vec![mark(point)];
    places.extend(related.iter().take(4).map(|(share, _)| mark(share)));
    outcome.findings.push(
        Finding::new(Code::Unit, Severity::Error, if related.len() > 1 { 85 } else { 75 }, places)
            .because(vec![Ground::Words(word.to_owned())])
            .naming("label", word.to_owned()),
    );
}
