//! A result explained by a list of posts with signs: *+16,0 … −17,1 … +6,6* make up *5,5*.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::{Amount, Interval, Unit},
    block::Kind,
    finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome},
    number::Printed,
    relation::verdict::judge,
    sentence::Sentence,
    word::fold,
};

/// The sum is looked for so many sentences before the list.
const BEFORE: usize = 4;

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    let sentences = &reading.sentences;
    let mut at = 0;
    while at < sentences.len() {
        let posts: Vec<&Printed> =
            sentences[at..].iter().take_while(|it| it.kind == Kind::Item).map_while(post).collect();
        let length = posts.len();
        if length >= 3 {
            let before = &sentences[at.saturating_sub(BEFORE)..at];
            let announced = before.iter().any(|it| {
                let text = fold(reading.document.printed(&it.span));
                ["forklar", "foljande", "nedan", "bestar av"].iter().any(|word| text.contains(word))
            });
            if announced {
                judge_posts(reading, &posts, before, outcome);
            }
        }
        at += length.max(1);
    }
}

/// The only amount of an item, with its sign.
fn post(sentence: &Sentence) -> Option<&Printed> {
    let mut money = sentence.numbers.iter().filter(|it| it.amount.unit == Unit::Kronor);
    let first = money.next()?;
    (first.sign.is_some()).then_some(first)
}

fn judge_posts(reading: &Reading<'_>, posts: &[&Printed], before: &[Sentence], outcome: &mut Outcome) {
    let Some(total) =
        before.iter().rev().flat_map(|it| it.numbers.iter().rev()).find(|it| it.amount.unit == Unit::Kronor)
    else {
        return;
    };
    let value: i128 = posts.iter().map(|post| post.amount.value).sum();
    let interval = posts.iter().fold(Interval::exact(0), |sum, post| sum.plus(post.amount.interval));
    let places: Vec<Mark> =
        std::iter::once(total).chain(posts.iter().copied()).map(|it| reading.mark(it)).collect();
    let texts: Vec<&str> = posts.iter().map(|post| reading.document.printed(&post.digits)).collect();
    // A deficit is printed without sign.
    let negative = total.sign.is_none() && value < 0;
    let (value, interval) = if negative { (-value, interval.negated()) } else { (value, interval) };
    let verdict = judge(total.amount, value, interval, posts.len());
    let formula = |result: &str| format!("{} = {}{result}", texts.join(" "), if negative { "−" } else { "" });
    if verdict.holds() {
        let rounding = verdict == crate::relation::verdict::Verdict::Rounded;
        outcome.confirmed.push(Confirmation::new(
            Code::Sum,
            places,
            formula(reading.document.printed(&total.digits)),
            rounding,
        ));
        return;
    }
    let expected = Amount::computed(value, &total.amount);
    outcome.findings.push(
        Finding::new(Code::Sum, Severity::Warning, 60, places)
            .formula(formula(&expected.written()))
            .expecting(expected)
            .because(vec![Ground::Paragraph])
            .unless(vec![Doubt::Part]),
    );
}
