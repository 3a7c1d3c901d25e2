//! Arithmetic inside one sentence: *från A till B, en ökning med C procent*, *A av B, det vill säga C
//! procent*, *A kvinnor och B män, sammanlagt C*.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::{Amount, Interval, ONE, Scale, Unit},
    claim::direction_of,
    finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome},
    number::{Form, Printed},
    relation::verdict::{Verdict, judge},
    sentence::Sentence,
    word::fold,
};

/// A number with the folded text before it, since the number before.
struct Told<'a> {
    printed: &'a Printed,
    before: String,
    after: String,
}

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentence in &reading.sentences {
        let told = told(reading, sentence);
        multiples(reading, sentence, &told, outcome);
        for (at, number) in told.iter().enumerate() {
            if let Some((old, new)) = pair(&told, at) {
                changes(reading, &told, (old, new), outcome);
            }
            share(reading, &told, at, outcome);
            altogether(reading, &told, at, number, outcome);
        }
    }
}

/// `har fördubblats, från 13 till 26`: the factor against the pair.
fn multiples(reading: &Reading<'_>, sentence: &Sentence, told: &[Told<'_>], outcome: &mut Outcome) {
    let Some(multiple) =
        sentence.numbers.iter().find(|it| it.form == Form::Multiple && it.amount.value != ONE)
    else {
        return;
    };
    let Some((old, new)) = (0..told.len()).find_map(|at| pair(told, at)) else { return };
    let (a, b) = (told[old].printed, told[new].printed);
    let word = fold(reading.document.printed(&multiple.span));
    let grows = ["dubbl", "halver", "tredubbl"].iter().any(|part| word.contains(part));
    let Some(ratio) = Interval::ratio_percent(b.amount.interval, a.amount.interval).filter(|_| grows) else {
        return;
    };
    // Percent to factor.
    let ratio = Interval { low: ratio.low / 100, high: ratio.high / 100 };
    let places = vec![reading.mark(multiple), reading.mark(b), reading.mark(a)];
    let factor = Amount::printed((ratio.low + ratio.high) / 2, Unit::None, Scale::One, 2);
    let formula = format!("{} / {} = {}", text(reading, b), text(reading, a), factor.written());
    if multiple.amount.interval.meets(ratio) {
        outcome.confirmed.push(Confirmation::new(Code::Direction, places, formula, false));
        return;
    }
    outcome.findings.push(
        Finding::new(Code::Direction, Severity::Warning, 75, places)
            .formula(formula)
            .because(vec![Ground::Sentence])
            .unless(vec![Doubt::Definition]),
    );
}

fn told<'a>(reading: &Reading<'_>, sentence: &'a Sentence) -> Vec<Told<'a>> {
    let mut told = Vec::new();
    let mut from = sentence.span.start;
    let numbers: Vec<&Printed> = sentence.numbers.iter().filter(|it| it.form != Form::Multiple).collect();
    for (at, printed) in numbers.iter().enumerate() {
        let until = numbers.get(at + 1).map_or(sentence.span.end, |next| next.span.start);
        let text = |from, until| fold(reading.document.printed(&(from..until)));
        told.push(Told {
            printed,
            before: text(from, printed.span.start),
            after: text(printed.span.end, until),
        });
        from = printed.span.end;
    }
    told
}

/// `från A … till B`, `till B … från A`, `till B (A)`: the earlier and the later value, with B at `at`.
fn pair(told: &[Told<'_>], at: usize) -> Option<(usize, usize)> {
    let is = |index: usize, word: &str| {
        told.get(index).is_some_and(|it| it.before.split_whitespace().next_back() == Some(word))
    };
    // `är 6,2 procent, en minskning med 0,9 procentenheter från 7,1`: the level opens the sentence.
    let opens =
        at == 0 && told.len() > 2 && is(2, "fran") && is(1, "med") && alike(told[0].printed, told[2].printed);
    if opens && tells_change(&told[1]) && !is(0, "med") {
        return Some((2, 0));
    }
    let new = is(at, "till").then_some(at)?;
    let near = |old: usize| is(old, "fran") && alike(told[old].printed, told[new].printed);
    let before = new.checked_sub(1).filter(|old| near(*old));
    let old = before.or_else(|| Some(new + 1).filter(|old| *old < told.len() && near(*old)))?;
    Some((old, new))
}

/// One unit, or the first left without: `från 4,9 till 7,2 mnkr`.
fn alike(a: &Printed, b: &Printed) -> bool {
    a.amount.unit == b.amount.unit
}

/// Every other number of the sentence that tells the change of the pair.
fn changes(reading: &Reading<'_>, told: &[Told<'_>], (old, new): (usize, usize), outcome: &mut Outcome) {
    let (a, b) = (told[old].printed.amount, told[new].printed.amount);
    for number in told.iter().enumerate().filter(|(at, _)| *at != old && *at != new).map(|(_, number)| number)
    {
        if !tells_change(number) {
            continue;
        }
        let c = number.printed.amount;
        let difference = b.interval.minus(a.interval).absolute();
        let value = (b.value - a.value).abs();
        let places = || {
            vec![
                reading.mark(number.printed),
                reading.mark(told[new].printed),
                reading.mark(told[old].printed),
            ]
        };
        let (x, y) = (text(reading, told[new].printed), text(reading, told[old].printed));
        let subtracted = |result: &str| format!("|{x} − {y}| = {result}");
        let percentages = a.unit == Unit::Percent;
        match c.unit {
            Unit::Percent if !percentages => {
                let Some(percent) = Amount::change_percent(&b, &a) else { continue };
                let formula = |result: &str| format!("({x} / {y} − 1) · 100 = {result}");
                tell(
                    reading,
                    number,
                    Code::Change,
                    percent.value.abs(),
                    percent.interval.absolute(),
                    places(),
                    &formula,
                    outcome,
                );
            }
            Unit::PercentagePoint if percentages => {
                tell(reading, number, Code::Points, value, difference, places(), &subtracted, outcome)
            }
            // A change of plain figures told in points: percent is meant.
            Unit::PercentagePoint
                if Amount::change_percent(&b, &a)
                    .is_some_and(|it| it.interval.absolute().meets(c.interval.absolute())) =>
            {
                unit_slip(reading, number, places(), outcome);
            }
            // A difference of percentages told in percent: points are meant.
            Unit::Percent if c.interval.absolute().meets(difference) => {
                unit_slip(reading, number, places(), outcome)
            }
            unit if unit == a.unit && !percentages && c.scale == b.scale => {
                tell(reading, number, Code::Difference, value, difference, places(), &subtracted, outcome);
            }
            _ => {}
        }
    }
}

/// Whether the words beside a number say that it is a change: `en ökning med`, `eller 5 procent`, `(5 procent)`.
fn tells_change(number: &Told<'_>) -> bool {
    let before = number.before.trim_end();
    let moved = before
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| direction_of(word).is_some() || word.contains("forandring"));
    (moved && before.ends_with(" med"))
        || before.ends_with("eller")
        || before == "("
        || number.after.trim_start().starts_with("hogre")
        || number.after.trim_start().starts_with("lagre")
        || number.after.trim_start().starts_with("fler")
        || number.after.trim_start().starts_with("farre")
}

fn text<'a>(reading: &'a Reading<'_>, printed: &Printed) -> &'a str {
    reading.document.printed(&printed.digits)
}

#[expect(clippy::too_many_arguments, reason = "one place where these findings are made")]
fn tell(
    reading: &Reading<'_>,
    number: &Told<'_>,
    code: Code,
    value: i128,
    interval: Interval,
    places: Vec<Mark>,
    formula: &dyn Fn(&str) -> String,
    outcome: &mut Outcome,
) {
    let mut printed = number.printed.amount;
    printed.value = printed.value.abs();
    printed.interval = printed.interval.absolute();
    let verdict = judge(printed, value, interval, 2);
    if verdict.holds() {
        let formula = formula(text(reading, number.printed));
        outcome.confirmed.push(Confirmation::new(code, places, formula, verdict == Verdict::Rounded));
        return;
    }
    let expected = Amount::computed(value, &printed);
    outcome.findings.push(
        Finding::new(code, Severity::Error, 85, places)
            .formula(formula(&expected.written()))
            .expecting(expected)
            .because(vec![Ground::Sentence]),
    );
}

fn unit_slip(reading: &Reading<'_>, number: &Told<'_>, places: Vec<Mark>, outcome: &mut Outcome) {
    outcome.findings.push(
        Finding::new(Code::Unit, Severity::Warning, 70, places)
            .because(vec![Ground::Sentence])
            .unless(vec![Doubt::Definition])
            .naming("label", text(reading, number.printed).to_owned()),
    );
}

/// `A av B …, en andel på C procent`: C at `at`.
fn share(reading: &Reading<'_>, told: &[Told<'_>], at: usize, outcome: &mut Outcome) {
    let Some(number) = told.get(at).filter(|it| it.printed.amount.unit == Unit::Percent && at >= 2) else {
        return;
    };
    let (part, whole) = (told[at - 2].printed, &told[at - 1]);
    let of = whole.before.split_whitespace().collect::<Vec<_>>();
    let named = ["andel", "motsvara", "det vill saga", "dvs", "svarsfrekvens", "utgor", "vilket ar", "("]
        .iter()
        .any(|word| number.before.contains(word));
    let joined = of.contains(&"av")
        && of.len() <= 4
        && named
        && alike(part, whole.printed)
        && part.amount.unit != Unit::Percent;
    if !joined || whole.printed.amount.value == 0 {
        return;
    }
    let (a, b) = (part.amount.interval.absolute(), whole.printed.amount.interval.absolute());
    let Some(interval) = Interval::ratio_percent(a, b) else { return };
    let value = (interval.low + interval.high) / 2;
    let places = vec![reading.mark(number.printed), reading.mark(part), reading.mark(whole.printed)];
    let formula =
        |result: &str| format!("{} / {} · 100 = {result}", text(reading, part), text(reading, whole.printed));
    tell(reading, number, Code::Share, value, interval, places, &formula, outcome);
}

/// `9 vuxna och 14 barn …, sammanlagt 23 personer`: all counts before make up this one.
fn altogether(reading: &Reading<'_>, told: &[Told<'_>], at: usize, number: &Told<'_>, outcome: &mut Outcome) {
    let sum_word = number
        .before
        .split_whitespace()
        .next_back()
        .is_some_and(|word| matches!(word, "sammanlagt" | "tillsammans" | "summa"));
    let plain = |it: &Printed| matches!(it.amount.unit, Unit::None | Unit::Count) && it.amount.decimals == 0;
    if !sum_word
        || !(2..=5).contains(&at)
        || !told[..=at].iter().all(|it| plain(it.printed))
        || !told[at - 1].before.contains(" och ")
    {
        return;
    }
    let parts = &told[..at];
    let value = parts.iter().map(|it| it.printed.amount.value).sum();
    let places = std::iter::once(number).chain(parts).map(|it| reading.mark(it.printed)).collect();
    let terms: Vec<&str> = parts.iter().map(|it| text(reading, it.printed)).collect();
    let terms = terms.join(" + ");
    // Counts are exact: rounding explains nothing.
    let interval = Interval::exact(value);
    tell(
        reading,
        number,
        Code::Split,
        value,
        interval,
        places,
        &|result: &str| format!("{terms} = {result}"),
        outcome,
    );
}
