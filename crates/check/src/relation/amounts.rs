//! Amounts of money that a sentence splits: *96,2 mnkr, varav 58,3 för förskolor, 24,7 … och 13,2 …*, *Av underskottet
//! på 18,3 mnkr hör 11,6 till … och 6,7 till …*, and percentages that make up the whole.

use enslinje_domain::Severity;

use super::{
    Reading,
    told::{Told, told},
    verdict::{Verdict, judge},
};
use crate::{
    amount::{Amount, Interval, ONE, Scale, Unit},
    finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome},
    number::Qualifier,
};

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentences in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let told = told(reading, sentences);
        for own in told.chunk_by(|a, b| a.sentence == b.sentence) {
            let before = told.iter().rev().find(|it| it.sentence + 1 == own[0].sentence);
            money(reading, own, before, outcome);
            hundred(reading, own, outcome);
        }
    }
}

fn is_money(told: &Told<'_>) -> bool {
    told.printed.amount.unit == Unit::Kronor && told.printed.qualifier == Qualifier::Exact
}

/// The whole, and the parts that the words say to be of it.
fn money(reading: &Reading<'_>, own: &[Told<'_>], before: Option<&Told<'_>>, outcome: &mut Outcome) {
    let amounts: Vec<&Told<'_>> = own.iter().filter(|it| is_money(it)).collect();
    let of = |it: &Told<'_>, words: &[&str]| words.iter().any(|word| it.before.contains(word));
    let whereof = amounts.iter().skip(1).position(|it| of(it, &["varav", "darav"]));
    let (whole, parts) = if let Some(at) = whereof {
        (Some(amounts[at]), &amounts[at + 1..])
    } else if amounts.first().is_some_and(|it| of(it, &["av detta", "av dessa", "av det ", "av dem"])) {
        (before.filter(|it| is_money(it)), &amounts[..])
    } else if amounts.first().is_some_and(|it| it.before.starts_with("av ")) && amounts.len() > 2 {
        (amounts.first().copied(), &amounts[1..])
    } else {
        return;
    };
    let joined = parts.last().is_some_and(|last| last.before.contains(" och "));
    let Some(whole) = whole.filter(|_| joined && (2..=6).contains(&parts.len())) else { return };
    let size = |it: &Told<'_>| it.printed.amount.value.abs();
    let scales = parts.iter().all(|it| it.printed.amount.scale == whole.printed.amount.scale);
    let compares = own.iter().any(|it| it.before.contains("jamfor") || it.before.contains(" an "));
    if !scales || compares || parts.iter().any(|it| size(it) > size(whole)) {
        return;
    }
    let value: i128 = parts.iter().map(|it| size(it)).sum();
    let interval =
        parts.iter().fold(Interval::exact(0), |sum, it| sum.plus(it.printed.amount.interval.absolute()));
    // All parts are told only where they nearly make the whole.
    let slipped = parts.iter().any(|part| {
        let meant = size(part) + size(whole) - value;
        meant > 0 && Amount::computed(meant, &part.printed.amount).is_slip_of(&part.printed.amount)
    });
    tell(reading, whole, parts, (value, interval), slipped, outcome);
}

/// Three percentages or more that a sentence joins make up a hundred.
fn hundred(reading: &Reading<'_>, own: &[Told<'_>], outcome: &mut Outcome) {
    let shares: Vec<&Told<'_>> = own.iter().filter(|it| it.printed.amount.unit == Unit::Percent).collect();
    let plain = own.len() == shares.len() && shares.iter().all(|it| it.printed.qualifier == Qualifier::Exact);
    let Some((first, rest)) = shares.split_first().filter(|(_, rest)| rest.len() >= 2 && plain) else {
        return;
    };
    let joined = rest.last().is_some_and(|last| last.before.contains(" och "));
    let moved = own.iter().any(|it| {
        it.before.split_whitespace().any(|word| crate::claim::direction_of(word).is_some())
            || it.before.contains("jamfor")
            || it.before.contains("20")
    });
    let value: i128 = shares.iter().map(|it| it.printed.amount.value).sum();
    let interval = shares.iter().fold(Interval::exact(0), |sum, it| sum.plus(it.printed.amount.interval));
    if !joined || moved || (value - 100 * ONE).abs() > 15 * ONE {
        return;
    }
    let places: Vec<Mark> = std::iter::once(first).chain(rest).map(|it| reading.mark(it.printed)).collect();
    let terms: Vec<&str> = shares.iter().map(|it| reading.digits(it.printed)).collect();
    if interval.holds(100 * ONE) {
        let formula = format!("{} = 100", terms.join(" + "));
        outcome.confirmed.push(Confirmation::new(Code::Split, places, formula, value != 100 * ONE));
        return;
    }
    let sum = Amount::printed(value, Unit::Percent, Scale::One, first.printed.amount.decimals);
    outcome.findings.push(
        Finding::new(Code::Split, Severity::Warning, 55, places)
            .formula(format!("{} = {}", terms.join(" + "), sum.written()))
            .expecting(Amount::computed(
                first.printed.amount.value + 100 * ONE - value,
                &first.printed.amount,
            ))
            .because(vec![Ground::Sentence])
            .unless(vec![Doubt::Part]),
    );
}

fn tell(
    reading: &Reading<'_>,
    whole: &Told<'_>,
    parts: &[&Told<'_>],
    (value, interval): (i128, Interval),
    slipped: bool,
    outcome: &mut Outcome,
) {
    let amount = whole.printed.amount;
    let size = Amount { value: amount.value.abs(), interval: amount.interval.absolute(), ..amount };
    let verdict = judge(size, value, interval, parts.len());
    let places: Vec<Mark> = std::iter::once(&whole).chain(parts).map(|it| reading.mark(it.printed)).collect();
    let terms: Vec<&str> = parts.iter().map(|it| reading.digits(it.printed)).collect();
    if verdict.holds() {
        let formula = format!("{} = {}", terms.join(" + "), reading.digits(whole.printed));
        outcome.confirmed.push(Confirmation::new(Code::Split, places, formula, verdict == Verdict::Rounded));
    } else if slipped {
        let sum = Amount::computed(value, &amount);
        outcome.findings.push(
            Finding::new(Code::Split, Severity::Warning, 60, places)
                .formula(format!("{} = {}", terms.join(" + "), sum.written()))
                .expecting(sum)
                .because(vec![Ground::Sentence])
                .unless(vec![Doubt::Part]),
        );
    }
}
