//! Shares told beside their counts: *A av B, det vill säga C procent*, *av B är A, vilket är C procent*,
//! *Kvinnornas andel är C procent* after the counts, *hälften av de B, A stycken*.

use super::{
    Reading,
    told::{Arithmetic, Told, told},
};
use crate::{
    amount::{Interval, ONE, Unit},
    claim::direction_of,
    finding::{Code, Outcome},
    number::{Form, Printed},
    sentence::Sentence,
};

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentences in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let told = told(reading, sentences);
        for at in 0..told.len() {
            beside(reading, &told, at, outcome);
            of_half(reading, &told, at, outcome);
        }
        for (index, sentence) in sentences.iter().enumerate() {
            fraction(reading, sentence, index, &told, outcome);
        }
    }
}

/// Words before a share that say what it is.
const NAMED: &[&str] = &[
    "andel",
    "motsvara",
    "det vill saga",
    "dvs",
    "alltsa",
    "svarsfrekvens",
    "utgor",
    "belaggning",
    "vilket ar",
    "vilket ger",
    "(",
];

/// How many numbers around a share may be its part and its whole.
const AROUND: usize = 6;

/// Whether the words before a percentage say that it is a share, and none that it is a change.
fn is_share(number: &Told<'_>) -> bool {
    let before = number.before.trim();
    let said =
        NAMED.iter().any(|word| before.contains(word)) || before.ends_with(',') || before.ends_with("eller");
    let moved = before.split(|c: char| !c.is_alphanumeric()).any(|word| direction_of(word).is_some());
    let compared = ["hogre", "lagre", "fler", "farre", "mer ", "mindre"];
    said && !moved && !number.is_followed(&compared)
}

/// A count or an amount that may be part or whole: no share, no time.
fn is_counted(told: &Told<'_>) -> bool {
    let timed = ["manad", "veck", "dag", "timm"];
    !told.is_rate() && told.printed.amount.value > 0 && !told.is_followed(&timed)
}

/// A share with part and whole beside it, or in the sentences before.
fn beside(reading: &Reading<'_>, told: &[Told<'_>], at: usize, outcome: &mut Outcome) {
    let Some(number) = told.get(at).filter(|it| it.is_rate() && is_share(it)) else { return };
    let near = |it: &&Told<'_>| {
        is_counted(it) && it.sentence <= number.sentence && it.sentence + 2 >= number.sentence
    };
    let before: Vec<&Told<'_>> = told[..at].iter().filter(near).collect();
    let after: Vec<&Told<'_>> = told[at + 1..].iter().filter(near).collect();
    let pool: Vec<&Told<'_>> =
        before.iter().rev().take(AROUND).rev().chain(after.iter().take(2)).copied().collect();
    let stated = stated(number, &before, &after);
    let fits = |part: &Told<'_>, whole: &Told<'_>| {
        let (a, b) = (part.printed.amount, whole.printed.amount);
        part.is_like(whole)
            && a.value < b.value
            && Interval::ratio_percent(a.interval.absolute(), b.interval.absolute())
                .is_some_and(|share| share.meets(number.printed.amount.interval))
    };
    if let Some((part, whole, sure)) = stated
        && (fits(part, whole) || number.printed.amount.unit == Unit::PercentagePoint)
    {
        return judge(reading, number, part.printed, whole.printed, sure, outcome);
    }
    let pairs = || pool.iter().flat_map(|part| pool.iter().map(move |whole| (*part, *whole)));
    if let Some((part, whole)) = pairs().rfind(|(part, whole)| fits(part, whole)) {
        return judge(reading, number, part.printed, whole.printed, false, outcome);
    }
    if let Some((part, whole, sure)) = stated {
        judge(reading, number, part.printed, whole.printed, sure, outcome);
    }
}

/// Part and whole that the words beside them name, and whether nothing else can be meant.
fn stated<'a>(
    number: &Told<'_>,
    before: &[&'a Told<'a>],
    after: &[&'a Told<'a>],
) -> Option<(&'a Told<'a>, &'a Told<'a>, bool)> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let here = |it: &Told<'_>| it.sentence == number.sentence;
    let part_of = |second: &Told<'_>| {
        let between = words(&second.before);
        between.iter().any(|word| word == "av") && between.len() <= 4
    };
    let named = NAMED.iter().any(|word| number.before.contains(word));
    if let [.., first, second] = before
        && here(first)
        && here(second)
        && first.is_like(second)
    {
        // `231 av 288, en svarsfrekvens på 80 procent`
        if part_of(second) {
            return Some((first, second, true));
        }
        // `Av de 180 barnen är 101 …, vilket är 56 procent`
        let of_all = words(&first.before).iter().rev().take(3).any(|word| word == "av");
        if of_all && second.printed.amount.value <= first.printed.amount.value {
            return Some((second, first, named));
        }
    }
    // `svarsfrekvensen var 79 procent; 1 248 av 1 580`
    if let [first, second, ..] = after
        && part_of(second)
        && first.is_like(second)
    {
        return Some((first, second, false));
    }
    let last = before.last().filter(|it| here(it))?;
    // `Av dem tog 431 högst fyra månader, vilket motsvarar 88,7 procent`
    let named = |text: &str| ["av dem", "av dessa", "av vilka"].iter().any(|words| text.contains(words));
    let them = named(&last.before) || named(last.after.split(',').next().unwrap_or(""));
    let whole = before.iter().rev().find(|it| it.sentence + 1 == number.sentence && it.is_like(last))?;
    (them && whole.printed.amount.value >= last.printed.amount.value).then_some((*last, *whole, false))
}

fn judge(
    reading: &Reading<'_>,
    number: &Told<'_>,
    part: &Printed,
    whole: &Printed,
    is_sure: bool,
    outcome: &mut Outcome,
) {
    let (a, b) = (part.amount.interval.absolute(), whole.amount.interval.absolute());
    let Some(interval) = Interval::ratio_percent(a, b) else { return };
    if number.printed.amount.unit == Unit::PercentagePoint {
        if number.printed.amount.interval.meets(interval) {
            super::pair::unit_slip(reading, number, &[part, whole], outcome);
        }
        return;
    }
    let value = (interval.low + interval.high) / 2;
    let formula = format!("{} / {} · 100", reading.digits(part), reading.digits(whole));
    let others = vec![part, whole];
    Arithmetic { code: Code::Share, number, others, value, interval, formula, is_sure }
        .judge(reading, outcome);
}

/// The halves of people, as beginnings of words.
const HALVES: &[(&str, &str)] = &[
    ("kvinn", "man"),
    ("man", "kvinn"),
    ("flick", "pojk"),
    ("pojk", "flick"),
    ("tjej", "kill"),
    ("kill", "tjej"),
];

/// `Kvinnornas andel är 56 procent`, `andelen flickor var 40 procent`: of the counts told before.
fn of_half(reading: &Reading<'_>, told: &[Told<'_>], at: usize, outcome: &mut Outcome) {
    let Some(number) = told.get(at).filter(|it| it.printed.amount.unit == Unit::Percent) else { return };
    let words: Vec<&str> = number.before.split_whitespace().collect();
    let Some(share) = words.iter().position(|word| word.starts_with("andel")) else { return };
    if words.len() > share + 4 {
        return;
    }
    let beside = [share.checked_sub(1), Some(share + 1)];
    let named =
        |half: &str| beside.iter().flatten().filter_map(|at| words.get(*at)).any(|word| is_half(word, half));
    let Some((own, other)) = HALVES.iter().find(|(own, _)| named(own)) else { return };
    let counts = |half: &str| {
        told.get(..at)?.iter().rev().find(|it| {
            let whole = it.printed.amount.decimals == 0 && !it.is_rate();
            whole && it.after.split_whitespace().take(2).any(|word| is_half(word, half))
        })
    };
    let (Some(part), Some(rest)) = (counts(own), counts(other)) else { return };
    if part.sentence != rest.sentence || number.sentence - part.sentence > 2 {
        return;
    }
    let (a, b) = (part.printed.amount.value, rest.printed.amount.value);
    if a <= 0 || b <= 0 {
        return;
    }
    let value = a * 100 * ONE / (a + b);
    let (x, y) = (reading.digits(part.printed), reading.digits(rest.printed));
    Arithmetic {
        code: Code::Share,
        number,
        others: vec![part.printed, rest.printed],
        value,
        interval: Interval::exact(value),
        formula: format!("{x} / ({x} + {y}) · 100"),
        is_sure: false,
    }
    .judge(reading, outcome);
}

/// Whether a word names the half: *kvinnor, kvinnornas, män*; not *månad*.
fn is_half(word: &str, half: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    match half {
        "man" => matches!(word, "man" | "mannen" | "mannens" | "mans"),
        _ => word.starts_with(half),
    }
}

/// `Hälften av de 94 hushåll som avslutades, 47 stycken`
fn fraction(
    reading: &Reading<'_>,
    sentence: &Sentence,
    index: usize,
    told: &[Told<'_>],
    outcome: &mut Outcome,
) {
    let Some(multiple) =
        sentence.numbers.iter().find(|it| it.form == Form::Multiple && (1..ONE).contains(&it.amount.value))
    else {
        return;
    };
    let here: Vec<&Told<'_>> = told
        .iter()
        .filter(|it| it.sentence == index && it.printed.span.start > multiple.span.start)
        .collect();
    let [whole, part, ..] = here.as_slice() else { return };
    let of = reading.folded(&(multiple.span.end..whole.printed.span.start));
    let close = of.split_whitespace().next() == Some("av") && of.split_whitespace().count() <= 3;
    let told_so = part.is_followed(&["stycken", "st"]) || part.printed.amount.unit == Unit::Count;
    let counted = |it: &Told<'_>| it.printed.amount.decimals == 0 && !it.is_rate();
    if !close
        || !told_so
        || !counted(whole)
        || !counted(part)
        || !part.before.trim_end().ends_with([',', '('])
    {
        return;
    }
    let scale = |share: i128| whole.printed.amount.value / ONE * share;
    let interval = Interval {
        low: scale(multiple.amount.interval.low.min(multiple.amount.interval.high)),
        high: scale(multiple.amount.interval.high),
    };
    let value = scale(multiple.amount.value);
    let formula = format!("{} · {}", reading.digits(multiple), reading.digits(whole.printed));
    let others = vec![multiple, whole.printed];
    Arithmetic { code: Code::Share, number: part, others, value, interval, formula, is_sure: false }
        .judge(reading, outcome);
}
