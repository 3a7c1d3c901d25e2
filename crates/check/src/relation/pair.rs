//! Two values of one thing in a paragraph, *från A till B* or *B, jämfört med A*, and the change that the
//! same sentence or the next one tells of them.

use enslinje_domain::Severity;

use super::{
    Reading,
    told::{Arithmetic, Told, told},
};
use crate::{
    amount::{Amount, Interval, ONE, Scale, Unit},
    claim::{Direction, direction_of},
    document::Span,
    finding::{Code, Confirmation, Doubt, Finding, Ground, Outcome},
    number::Form,
    sentence::Sentence,
    table::year_in,
    word::fold,
};

/// The earlier and the later of two values, as indices of numbers.
#[derive(Clone, Copy)]
struct Pair {
    old: usize,
    new: usize,
}

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentences in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let told = told(reading, sentences);
        for at in 0..told.len() {
            if let Some(pair) = pair(&told, at) {
                changes(reading, &told, pair, outcome);
            }
        }
        for old in 0..told.len() {
            since(reading, &told, old, outcome);
        }
        for (index, sentence) in sentences.iter().enumerate() {
            multiple(reading, sentence, index, &told, outcome);
        }
    }
}

/// `Det är 9 procent fler än 2022, då antalet var 422`: the later value stands in the sentence before.
fn since(reading: &Reading<'_>, told: &[Told<'_>], old: usize, outcome: &mut Outcome) {
    let it = &told[old];
    let Some(number) = old.checked_sub(1).map(|at| &told[at]) else { return };
    let here = number.sentence == it.sentence && tells_change(number) && goes_on(number);
    let first = old < 2 || told[old - 2].sentence != it.sentence;
    if !here || !first || !is_then(it) || is_planned(it) {
        return;
    }
    let before =
        told.iter().filter(|new| new.sentence + 1 == it.sentence && new.is_like(it) && !tells_change(new));
    let fits = |new: &&Told<'_>| {
        let (a, b) = (it.printed.amount, new.printed.amount);
        let wanted = match number.printed.amount.unit {
            Unit::Percent => Amount::change_percent(&b, &a).map(|change| change.interval.absolute()),
            _ => Some(b.interval.minus(a.interval).absolute()),
        };
        wanted.is_some_and(|wanted| wanted.meets(number.printed.amount.interval.absolute()))
    };
    let new = before.clone().find(fits).or_else(|| before.clone().next_back());
    if let Some(new) = new {
        change(reading, number, it, new, false, outcome);
    }
}

/// The pair whose later value is the number at `new`.
fn pair(told: &[Told<'_>], new: usize) -> Option<Pair> {
    let number = told.get(new)?;
    let other = |at: usize| {
        let other = told.get(at).filter(|it| it.sentence == number.sentence)?;
        other.is_like(number).then_some(other)
    };
    let is_from = |at: usize| other(at).is_some_and(|it| it.follows("fran"));
    if number.follows("till") {
        let before = new.checked_sub(1).filter(|old| is_from(*old));
        if let Some(old) = before.or_else(|| Some(new + 1).filter(|old| is_from(*old))) {
            return Some(Pair { old, new });
        }
    }
    if number.follows("med") || number.follows("fran") || tells_change(number) {
        return None;
    }
    // `2 205, jämfört med 2 040 under 2023`
    if other(new + 1).is_some_and(|old| is_compared(old) && !is_planned(old) && !is_planned(number)) {
        return Some(Pair { old: new + 1, new });
    }
    // `156, 14 färre än 2023 då 170 …`, `7,1 procent (6,4 procent 2021)`
    let later = (new + 1..told.len().min(new + 4))
        .take_while(|at| told[*at].sentence == number.sentence)
        .find(|at| other(*at).is_some_and(|old| !tells_change(old)));
    if let Some(old) =
        later.filter(|at| (is_then(&told[*at]) || is_dated(&told[*at])) && !is_planned(&told[*at]))
    {
        return Some(Pair { old, new });
    }
    if let Some(old) = told_after(told, new) {
        return Some(Pair { old, new });
    }
    // `är 6,2 procent, en minskning med 0,9 procentenheter från 7,1`
    let change = told.get(new + 1).filter(|it| it.sentence == number.sentence)?;
    let moved = change.follows("med") && tells_change(change);
    (moved && told.get(new + 2).is_some_and(|it| it.follows("fran")) && is_from_like(told, new))
        .then_some(Pair { old: new + 2, new })
}

/// Whether the number two after `new` has its unit, or is the share beside a level told in points.
fn is_from_like(told: &[Told<'_>], new: usize) -> bool {
    let (Some(number), Some(old)) = (told.get(new), told.get(new + 2)) else { return false };
    old.sentence == number.sentence && (old.is_like(number) || old.is_rate() && number.is_rate())
}

/// `…, jämfört med 2 040`, `…, mot 2 040`, `…, att jämföra med 2 040`
fn is_compared(old: &Told<'_>) -> bool {
    let before = old.before.trim();
    let near = before.rsplit([',', '(']).next().unwrap_or(before).trim();
    let words: Vec<&str> = near.split_whitespace().collect();
    let compares =
        near.contains("jamfort med") || near.contains("jamfora med") || words.first() == Some(&"mot");
    compares && words.len() <= 5
}

/// `…, då 12 möten hölls`, `…, då andelen var 85 procent`
fn is_then(old: &Told<'_>) -> bool {
    let clause = old.before.rsplit([',', ';']).next().unwrap_or("");
    let words: Vec<&str> = clause.split_whitespace().collect();
    let then = words.iter().rposition(|word| *word == "da");
    then.is_some_and(|at| words.len() - at <= 5)
}

/// `(6,4 procent 2021)`, `(2021: 573,8 mnkr)`
fn is_dated(old: &Told<'_>) -> bool {
    let before = old.before.trim_end();
    let Some((_, inside)) = before.rsplit_once('(') else { return false };
    let after = old.after.split(')').next().unwrap_or("");
    year_in(inside).is_some() || (inside.is_empty() && year_in(after).is_some())
}

/// Phrases that name the time before.
const PAST: &[&str] =
    &["aret innan", "aret fore", "foregaende ar", "forra aret", "ett ar tidigare", "samma period"];

/// The value of the time before, told alone in the next sentence: `Motsvarande andel 2023 var 85,1 procent.`
fn told_after(told: &[Told<'_>], new: usize) -> Option<usize> {
    let number = &told[new];
    let like = |sentence: usize| {
        let here = told.iter().enumerate().filter(move |(_, it)| it.sentence == sentence);
        here.filter(|(_, it)| it.is_like(number) && !tells_change(it)).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (own, next) = (like(number.sentence), like(number.sentence + 1));
    let (true, [old]) = (own.last() == Some(&new), next.as_slice()) else { return None };
    let it = &told[*old];
    let past = PAST.iter().any(|phrase| it.before.contains(phrase)) || year_in(&it.before).is_some();
    let alone = it.before.split_whitespace().any(|word| matches!(word, "var" | "uppgick" | "hade"));
    (past && alone && !is_planned(it) && !is_planned(number)).then_some(*old)
}

/// A value of the plan, or of others.
fn is_planned(number: &Told<'_>) -> bool {
    let other = |text: &str| {
        text.split(|c: char| !c.is_alphabetic()).any(|word| {
            ["budget", "plan", "prognos", "malet", "malvarde", "riket", "rikssnitt", "kommunen", "staden"]
                .iter()
                .any(|start| word.starts_with(start))
        })
    };
    other(&number.before) || other(number.after.split(',').next().unwrap_or(""))
}

/// Every number that tells the change of the pair: in its sentence, or in the next one that goes on about it.
fn changes(reading: &Reading<'_>, told: &[Told<'_>], pair: Pair, outcome: &mut Outcome) {
    let (old, new) = (&told[pair.old], &told[pair.new]);
    if old.printed.amount.unit != new.printed.amount.unit {
        return unit_slip(
            reading,
            if old.printed.amount.unit == Unit::Percent { new } else { old },
            &[],
            outcome,
        );
    }
    let until = old.sentence.max(new.sentence);
    let last = pair.old.max(pair.new);
    let mut went_on = false;
    for (at, number) in told.iter().enumerate().filter(|(at, _)| *at != pair.old && *at != pair.new) {
        let here = number.sentence == new.sentence && number.sentence == old.sentence;
        // Only when the next sentence begins with it is it said of this pair.
        let next = number.sentence == until + 1
            && ((at == last + 1 && goes_on(number)) || (went_on && is_restated(number)));
        went_on |= next;
        let named = at == last + 1 && is_restated(number);
        if (here && (tells_change(number) || named)) || next {
            change(reading, number, old, new, here, outcome);
        }
    }
}

fn change(
    reading: &Reading<'_>,
    number: &Told<'_>,
    old: &Told<'_>,
    new: &Told<'_>,
    here: bool,
    outcome: &mut Outcome,
) {
    let (a, b, c) = (old.printed.amount, new.printed.amount, number.printed.amount);
    let difference = b.interval.minus(a.interval).absolute();
    let value = (b.value - a.value).abs();
    let others = vec![new.printed, old.printed];
    let (x, y) = (reading.digits(new.printed), reading.digits(old.printed));
    let percentages = a.unit == Unit::Percent;
    let relative = Amount::change_percent(&b, &a);
    let (code, value, interval, formula) = match (c.unit, relative) {
        (Unit::Percent, Some(it)) if !percentages => {
            (Code::Change, it.value.abs(), it.interval.absolute(), format!("({x} / {y} − 1) · 100"))
        }
        (Unit::PercentagePoint, _) if percentages => {
            (Code::Points, value, difference, format!("|{x} − {y}|"))
        }
        // A change of plain figures told in points: percent is meant.
        (Unit::PercentagePoint, Some(it)) if it.interval.absolute().meets(c.interval.absolute()) => {
            return unit_slip(reading, number, &others, outcome);
        }
        // A difference of percentages told in percent: points are meant.
        (Unit::Percent, _) if c.interval.absolute().meets(difference) => {
            return unit_slip(reading, number, &others, outcome);
        }
        (unit, _) if unit == a.unit && !percentages && c.scale == b.scale => {
            (Code::Difference, value, difference, format!("|{x} − {y}|"))
        }
        _ => return,
    };
    direction(reading, number, old, new, outcome);
    Arithmetic { code, number, others, value, interval, formula, is_sure: here }.judge(reading, outcome);
}

/// Whether the words beside a number say that it is a change: `en ökning med`, `eller 5 procent`, `(5 procent)`.
fn tells_change(number: &Told<'_>) -> bool {
    let before = number.before.trim_end();
    !turns(before) && says_change(number, before)
}

/// Whether the words since the number before begin another thought.
fn turns(before: &str) -> bool {
    before.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(word, "medan" | "samtidigt" | "men" | "daremot" | "dock" | "varav" | "dar" | "respektive")
    })
}

fn says_change(number: &Told<'_>, before: &str) -> bool {
    (moves(before).is_some() && before.ends_with(" med"))
        || before.ends_with("eller")
        || before == "("
        || ["alltsa med", "det vill saga med", "dvs med"].iter().any(|words| before.ends_with(words))
        || number.is_followed(COMPARED)
}

/// What follows a difference.
const COMPARED: &[&str] =
    &["hogre", "lagre", "fler", "farre", "mer an", "mindre an", "kortare", "langre", "battre", "samre"];

/// `…, vilket är 13,1 procent`, right after a pair.
fn is_restated(number: &Told<'_>) -> bool {
    let before = number.before.trim().trim_start_matches([',', ' ']);
    let said = ["vilket ar", "vilket motsvarar", "det vill saga", "alltsa", "motsvarande", "eller", "("]
        .contains(&before);
    said && number.printed.amount.unit == Unit::Percent
}

/// Words between the start of a sentence and the change that it tells of what the sentence before told.
const ON: &[&str] = &[
    "det",
    "ar",
    "var",
    "motsvarar",
    "innebar",
    "ger",
    "en",
    "ett",
    "med",
    "pa",
    "om",
    "okning",
    "okningen",
    "minskning",
    "minskningen",
    "forandring",
    "forandringen",
    "skillnaden",
    "alltsa",
    "saledes",
    "uppgar",
    "till",
    "har",
    "andelen",
    "antalet",
    "darmed",
    "okat",
    "okade",
    "minskat",
    "minskade",
    "forbattring",
    "forsamring",
    "nedgang",
    "uppgang",
    "hojning",
];

/// `Det är en ökning med 8,1 procent`, `Minskningen motsvarar 8,1 procent`, `Det är 110 färre`.
fn goes_on(number: &Told<'_>) -> bool {
    let words: Vec<&str> = number.before.split_whitespace().collect();
    let changes = moves(&number.before).is_some()
        || number.before.contains("forandring")
        || number.is_followed(COMPARED);
    changes && (1..=7).contains(&words.len()) && words.iter().all(|word| ON.contains(word))
}

/// Where the word of direction beside a number stands: the last before it, or the first after.
fn direction_word(reading: &Reading<'_>, number: &Told<'_>) -> Option<Span> {
    let span = &number.printed.span;
    let at = reading.sentences.partition_point(|it| it.span.end < span.start);
    let words = &reading.sentences.get(at)?.words;
    let named = |word: &&crate::word::Word| direction_of(&word.folded).is_some();
    let before = words.iter().rev().filter(|word| word.span.end <= span.start).find(named);
    let after = || words.iter().find(|word| word.span.start >= span.end).filter(named);
    moves(&number.before).and(before).or_else(after).map(|word| word.span.clone())
}

/// The last direction that the words tell.
fn moves(text: &str) -> Option<Direction> {
    text.split(|c: char| !c.is_alphanumeric()).rev().find_map(direction_of)
}

/// The word of direction of a change against its pair: `en ökning med 3`, `3 färre`.
fn direction(
    reading: &Reading<'_>,
    number: &Told<'_>,
    old: &Told<'_>,
    new: &Told<'_>,
    outcome: &mut Outcome,
) {
    let (a, b) = (old.printed, new.printed);
    let first = number.after.split_whitespace().next().unwrap_or("");
    // `ökat från 81 till 84, en ökning med 3`: only words since the number before.
    let Some(told) = moves(&number.before).or_else(|| direction_of(first)) else { return };
    let rises = b.amount.value > a.amount.value;
    if a.amount.interval.meets(b.amount.interval) || told == Direction::Level {
        return;
    }
    let mut places = vec![reading.mark(number.printed), reading.mark(b), reading.mark(a)];
    places.extend(direction_word(reading, number).map(|word| reading.place(&word)));
    let sign = if rises { ">" } else { "<" };
    let formula = format!("{} {sign} {}", reading.digits(b), reading.digits(a));
    if rises == (told == Direction::Up) {
        outcome.confirmed.push(Confirmation::new(Code::Direction, places, formula, false));
        return;
    }
    outcome.findings.push(
        Finding::new(Code::Direction, Severity::Warning, 75, places)
            .formula(formula)
            .because(vec![Ground::Paragraph])
            .unless(vec![Doubt::Population]),
    );
}

pub(super) fn unit_slip(
    reading: &Reading<'_>,
    number: &Told<'_>,
    others: &[&crate::number::Printed],
    outcome: &mut Outcome,
) {
    let places = std::iter::once(number.printed).chain(others.iter().copied()).map(|it| reading.mark(it));
    outcome.findings.push(
        Finding::new(Code::Unit, Severity::Warning, 70, places.collect())
            .because(vec![Ground::Sentence])
            .unless(vec![Doubt::Definition])
            .naming("label", reading.digits(number.printed).to_owned()),
    );
}

/// `har fördubblats, från 13 till 26`: the factor against the pair.
fn multiple(
    reading: &Reading<'_>,
    sentence: &Sentence,
    index: usize,
    told: &[Told<'_>],
    outcome: &mut Outcome,
) {
    let is_factor = |it: &&crate::number::Printed| it.form == Form::Multiple && it.amount.value != ONE;
    let Some(multiple) = sentence.numbers.iter().find(is_factor) else { return };
    let inside = (0..told.len()).filter(|at| told[*at].sentence == index);
    let Some(Pair { old, new }) = inside.into_iter().find_map(|at| pair(told, at)) else { return };
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
    let formula = format!("{} / {} = {}", reading.digits(b), reading.digits(a), factor.written());
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
