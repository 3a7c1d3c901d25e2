//! Counts that a paragraph splits: *18 anmälningar … tolv … övriga fem*.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::{Amount, ONE, Unit},
    finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome},
    number::{Form, Printed, Qualifier},
    sentence::Sentence,
    word::{same_stem, stem},
};

/// Words before the last part: what is left of the whole.
const REST: &[&str] = &["ovriga", "resterande", "aterstaende", "de andra", "resten"];

/// A whole is looked for so many counts back.
const BACK: usize = 8;

/// A count with the folded text around it.
struct Count<'a> {
    printed: &'a Printed,
    /// Since the number before.
    before: String,
    /// To the end of its sentence.
    after: String,
    sentence: usize,
}

impl Count<'_> {
    fn value(&self) -> i128 {
        self.printed.amount.value
    }

    /// Whether it is said to be of those just named: `elva av dem`, `av dem är elva`.
    fn is_of_them(&self) -> bool {
        let of = |text: &str| ["av dem", "av dessa", "av vilka"].iter().any(|word| text.contains(word));
        let near = self.after.char_indices().nth(12).map_or(self.after.len(), |(at, _)| at);
        of(&self.before) || of(&self.after[..near])
    }

    /// The word that follows at once.
    fn next(&self) -> &str {
        let next = self.after.strip_prefix([' ', '\n', '\u{a0}']).unwrap_or("");
        next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
    }

    /// `en färre än`: a difference, not a count of the thing.
    fn is_difference(&self) -> bool {
        self.next().starts_with("farre") || self.next().starts_with("fler")
    }
}

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentences in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let counts = counts(reading, sentences);
        for (at, count) in counts.iter().enumerate() {
            if REST.iter().any(|word| ends_in(&count.before, word)) {
                rest(reading, &counts[at.saturating_sub(BACK)..=at], outcome);
            }
            altogether(reading, sentences, &counts[..=at], outcome);
        }
        halves(reading, &counts, outcome);
        for (index, sentence) in sentences.iter().enumerate() {
            let own = counts.partition_point(|it| it.sentence < index)
                ..counts.partition_point(|it| it.sentence <= index);
            of_them(reading, sentence, own.clone(), &counts, outcome);
            whereof(reading, &counts[own.clone()], outcome);
            of_all(reading, sentence, own.clone(), &counts, outcome);
            some_of(reading, own, &counts, outcome);
        }
    }
}

/// Whole numbers of things, in order.
fn counts<'a>(reading: &Reading<'_>, sentences: &'a [Sentence]) -> Vec<Count<'a>> {
    let mut counts = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let mut from = sentence.span.start;
        for printed in &sentence.numbers {
            let before = from..printed.span.start;
            let after = reading.folded(&(printed.span.end..sentence.span.end));
            let count = Count { printed, before: reading.folded(&before), after, sentence: index };
            let raw = reading.document.printed(&(printed.span.end..sentence.span.end));
            if is_counted(printed) && !is_time(&count.after, raw) && !count.is_difference() {
                counts.push(count);
            }
            from = printed.span.end;
        }
    }
    counts
}

/// A whole number of things, told exactly.
fn is_counted(printed: &Printed) -> bool {
    let amount = printed.amount;
    matches!(amount.unit, Unit::None | Unit::Count)
        && amount.decimals == 0
        && printed.form != Form::Multiple
        && amount.value > 0
        && printed.qualifier == Qualifier::Exact
}

/// `två månader`, `tre år`: no count of the thing.
fn is_time(after: &str, raw: &str) -> bool {
    let next = after.split_whitespace().next().unwrap_or("");
    ["manad", "veck", "dag", "timm", "minut", "ganger", "gang"].iter().any(|word| next.starts_with(word))
        // `Fem är slutförda` folds to the same letters as `fem år`.
        || (next == "ar" && !raw.split_whitespace().next().is_some_and(|word| word.contains(['ä', 'Ä'])))
}

/// Whether the text ends in the phrase, a word aside.
fn ends_in(text: &str, phrase: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(phrase)
        || text.rsplit_once(' ').is_some_and(|(head, last)| last.len() < 4 && head.ends_with(phrase))
}

/// The last count is what is left: it and those before it make up the whole.
fn rest(reading: &Reading<'_>, counts: &[Count<'_>], outcome: &mut Outcome) {
    let Some((rest, before)) = counts.split_last() else { return };
    // A run of parts right before the rest; the whole stands before them, other counts perhaps between.
    for start in (0..before.len()).rev() {
        let sum: i128 = counts[start..].iter().map(Count::value).sum();
        if let Some(whole) = before[..start].iter().rev().find(|it| it.value() == sum) {
            return confirm(reading, whole, &counts[start..], outcome);
        }
    }
    // One part of the whole, and counts of something else before what is left.
    for (at, part) in before.iter().enumerate() {
        if let Some(whole) = before[..at].iter().rev().find(|it| it.value() == part.value() + rest.value()) {
            return confirm(reading, whole, &[copy(part), copy(rest)], outcome);
        }
    }
    tell_rest(reading, counts, outcome);
}

fn tell_rest(reading: &Reading<'_>, counts: &[Count<'_>], outcome: &mut Outcome) {
    let Some((rest, before)) = counts.split_last() else { return };
    // `Övriga 15 klagomål` is left of the count of *klagomål* before.
    let noun = stem(rest.next());
    let named = before.iter().rposition(|it| noun.len() > 3 && same_stem(stem(it.next()), noun));
    if let Some(at) = named.filter(|at| rest.sentence - counts[*at].sentence <= 3) {
        let first = (at + 1..counts.len()).find(|it| counts[*it].sentence > counts[at].sentence);
        let parts = &counts[first.unwrap_or(at + 1)..];
        if parts.len() > 1 {
            tell(reading, &counts[at], parts, Severity::Warning, outcome);
        }
        return;
    }
    // `Tolv av dem …, övriga fem`: the whole is what stands before the part that is said to be of it.
    let said = (1..before.len()).rev().find(|at| counts[*at].is_of_them());
    if let Some(first) = said
        && let Some(whole) = counts[..first].last()
        && rest.sentence - whole.sentence <= 2
    {
        return tell(reading, whole, &counts[first..], Severity::Error, outcome);
    }
    // The whole is the nearest count before that is larger than all after it; one in brackets is a part.
    let whole = (0..before.len().saturating_sub(1))
        .rev()
        .filter(|at| !counts[*at].before.ends_with('('))
        .find(|at| counts[at + 1..].iter().all(|part| part.value() < counts[*at].value()));
    if let Some(at) = whole.filter(|at| counts.len() - at <= 5) {
        // Two parts and a rest right after the whole: nothing else can be meant.
        let close = counts.len() - at == 3
            && rest.sentence - counts[at].sentence <= 2
            && before.last().is_some_and(|it| it.sentence == rest.sentence || it.is_of_them());
        let severity = if close { Severity::Error } else { Severity::Warning };
        tell(reading, &counts[at], &counts[at + 1..], severity, outcome);
    }
}

/// Words after a count of what the sentence before named: *fyra är avslutade och två fortsätter*.
const VERBS: &[&str] = &[
    "ar",
    "var",
    "har",
    "blev",
    "kommer",
    "kom",
    "fortsatter",
    "pagar",
    "galler",
    "gallde",
    "avser",
    "avsag",
    "redovisas",
    "avslutades",
    "utreddes",
    "aterstar",
    "kvarstar",
    "bedoms",
    "bedomdes",
    "utgor",
    "utgjorde",
];

/// `14 rapporter … Elva av dem … och tre …`, `12 beslut … I sju fall …, i tre fall … och i två fall …`,
/// `sex uppdrag … Fyra är avslutade och två fortsätter`: the counts of a sentence that goes on about the
/// count before make it up.
fn of_them(
    reading: &Reading<'_>,
    sentence: &Sentence,
    own: std::ops::Range<usize>,
    counts: &[Count<'_>],
    outcome: &mut Outcome,
) {
    let text = reading.folded(&sentence.span);
    let parts = &counts[own.clone()];
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let said = first.is_of_them();
    let unnamed = parts.len() > 1
        && parts.iter().all(|it| VERBS.contains(&it.next()))
        && first.before.trim().is_empty();
    let them = said || unnamed || text.matches(" fall ").count() >= parts.len().max(2);
    // The greatest count of the sentence before: its own parts stand after it.
    let before = counts[..own.start].iter().filter(|it| it.sentence + 1 == first.sentence);
    let sum: i128 = parts.iter().map(Count::value).sum();
    let Some(whole) = before.min_by_key(|it| (it.value() - sum).abs()).filter(|_| them) else { return };
    // `Av dessa 18 fall finns 11 … och sju`: the whole said again.
    let parts = if first.value() == whole.value() { &parts[1..] } else { parts };
    // `färre än året före (92)`: the year before is no part.
    if ["aret fore", "foregaende ar", "aret innan", "forra aret", " an "]
        .iter()
        .any(|word| text.contains(word))
    {
        return;
    }
    let joined =
        parts.len() >= 2 && last.before.contains(" och ") && !REST.iter().any(|word| text.contains(word));
    let sum: i128 = parts.iter().map(Count::value).sum();
    let total = whole.value();
    if parts.len() < 2 {
        return;
    }
    if joined && sum == total {
        confirm(reading, whole, parts, outcome);
    } else if joined && said && sum > total {
        // Parts are never more than their whole.
        tell(reading, whole, parts, Severity::Error, outcome);
    } else if joined && (sum - total).abs() * 2 <= total {
        tell(reading, whole, parts, Severity::Warning, outcome);
    }
}

/// Words for the two halves of people.
const HALVES: &[(&str, &str)] = &[("kvinn", "man"), ("flick", "pojk"), ("tjej", "kill")];

/// `41 beslut …, 23 för kvinnor och 18 för män`, `214 anställda är 178 kvinnor och 36 män`.
fn halves(reading: &Reading<'_>, counts: &[Count<'_>], outcome: &mut Outcome) {
    for three in counts.windows(3) {
        let [whole, first, second] = three else { continue };
        let named = |count: &Count<'_>, half: &str| {
            let mut words =
                count.after.split_whitespace().map(|word| word.trim_matches(['.', ',', ';'])).take(2);
            words.any(|word| word.starts_with(half) && !word.starts_with("manad"))
        };
        let pair = HALVES
            .iter()
            .any(|(a, b)| (named(first, a) && named(second, b)) || (named(first, b) && named(second, a)));
        let near = first.sentence == second.sentence && first.sentence - whole.sentence <= 1;
        let told = named(whole, "kvinn") || named(whole, "flick") || named(whole, "pojk");
        if !pair || !near || told || !second.before.contains(" och ") {
            continue;
        }
        let sum = first.value() + second.value();
        // `I tre kommuner bor 301 flickor och 451 pojkar` counts something else first.
        let of_all = whole.before.split_whitespace().rev().take(3).any(|word| word == "av");
        let larger = if of_all { 0 } else { first.value().min(second.value()) };
        if sum == whole.value() {
            confirm(reading, whole, &three[1..], outcome);
        } else if whole.value() > larger {
            let sure = of_all || whole.value() > first.value().max(second.value());
            let severity = if sure { Severity::Error } else { Severity::Warning };
            tell(reading, whole, &three[1..], severity, outcome);
        }
    }
}

/// `fyra anmälningar, varav tre … och en …`: parts are never more than the whole.
fn whereof(reading: &Reading<'_>, counts: &[Count<'_>], outcome: &mut Outcome) {
    for (at, count) in counts.iter().enumerate().skip(1) {
        let introduced =
            ["varav", "av dessa", "av vilka", "darav"].iter().any(|word| count.before.contains(word));
        let Some(whole) = counts.get(at - 1).filter(|_| introduced) else { continue };
        if whole.value() == count.value() && !count.before.contains("varav") {
            continue;
        }
        let parts = &counts[at..];
        let sum: i128 = parts.iter().map(Count::value).sum();
        if count.value() > whole.value() {
            tell(reading, whole, &parts[..1], Severity::Error, outcome);
        } else if parts.len() > 1 && sum == whole.value() {
            confirm(reading, whole, parts, outcome);
        } else if parts.len() > 1 && is_slipped(whole, parts) {
            tell(reading, whole, parts, Severity::Warning, outcome);
        }
    }
}

/// Whether parts that a sentence joins would make up the whole but for a slip of the pen in one of them.
fn is_slipped(whole: &Count<'_>, parts: &[Count<'_>]) -> bool {
    let sum: i128 = parts.iter().map(Count::value).sum();
    let joined = parts.last().is_some_and(|last| last.before.contains(" och "));
    joined
        && parts.iter().any(|part| {
            let meant = part.value() + whole.value() - sum;
            meant > 0 && Amount::computed(meant, &part.printed.amount).is_slip_of(&part.printed.amount)
        })
}

/// `Av de åtta uppdragen är tre avslutade, fyra pågående och ett ej påbörjat`, and `Av årets synpunkter är 121
/// klagomål, 58 frågor och 33 beröm` where a sentence before told how many they are.
fn of_all(
    reading: &Reading<'_>,
    sentence: &Sentence,
    own: std::ops::Range<usize>,
    counts: &[Count<'_>],
    outcome: &mut Outcome,
) {
    let here = &counts[own.clone()];
    let (Some(first), Some(last)) = (here.first(), here.last()) else { return };
    let text = reading.folded(&sentence.span);
    let compares = [" an ", "jamfor", "aret innan", "foregaende", "varav", "darav"];
    // `… och ett ej påbörjat`: one is told as an article.
    let rest = last.after.as_str();
    let one = i128::from(rest.contains(" och ett ") || rest.contains(" och en ")) * ONE;
    if !(last.before.contains(" och ") || one > 0) || compares.iter().any(|word| text.contains(word)) {
        return;
    }
    let lead: Vec<&str> = first.before.split_whitespace().collect();
    // `Av dessa är 19 klagomål`: the first is a part.
    let parted = ["dem", "dessa", "vilka", "detta", "ar", "var", "har", "avser", "galler"];
    let of = lead.iter().rposition(|word| *word == "av");
    let of = of.filter(|at| !lead[at + 1..].iter().any(|word| parted.contains(word)));
    let (whole, parts) = if of.is_some_and(|at| lead.len() - at <= 3) {
        (Some(first), &here[1..])
    } else if text.starts_with("av ") {
        // The noun after *av* was counted before.
        let named = |count: &&Count<'_>| {
            let mut nouns = count.after.split_whitespace().take(2).map(|word| stem(word.trim_matches(',')));
            nouns.any(|noun| noun.len() > 3 && lead.iter().take(4).any(|word| same_stem(stem(word), noun)))
        };
        let before = counts[..own.start].iter().rev();
        (before.take_while(|it| it.sentence + 3 >= first.sentence).find(named), here)
    } else {
        (None, here)
    };
    let Some(whole) = whole.filter(|_| parts.len() > 1) else { return };
    let sum = parts.iter().map(Count::value).sum::<i128>() + one;
    if sum == whole.value() {
        confirm(reading, whole, parts, outcome);
    } else if (sum - whole.value()).abs() * 4 <= whole.value() {
        tell(reading, whole, parts, Severity::Warning, outcome);
    }
}

/// `Två av fem uppdrag är klara. Tre uppdrag redovisas i februari.`: the second count is what is left.
fn some_of(reading: &Reading<'_>, own: std::ops::Range<usize>, counts: &[Count<'_>], outcome: &mut Outcome) {
    let ([rest], Some(first)) = (&counts[own.clone()], own.start.checked_sub(2)) else { return };
    let (part, whole) = (&counts[first], &counts[first + 1]);
    let here = part.sentence == whole.sentence && part.sentence + 1 == rest.sentence;
    let of =
        whole.before.trim() == "av" || whole.before.trim() == "av de" || whole.before.trim() == "av dessa";
    let same = same_stem(stem(whole.next()), stem(rest.next())) && whole.next().len() > 3;
    if !here || !of || !same || !rest.before.trim().is_empty() || rest.value() >= whole.value() {
        return;
    }
    let parts = [copy(part), copy(rest)];
    if part.value() + rest.value() == whole.value() {
        confirm(reading, whole, &parts, outcome);
    } else if part.value() + rest.value() > whole.value() {
        tell(reading, whole, &parts, Severity::Warning, outcome);
    }
}

fn copy<'a>(count: &Count<'a>) -> Count<'a> {
    Count { printed: count.printed, before: String::new(), after: String::new(), sentence: count.sentence }
}

/// `9 vuxna och 14 barn …, sammanlagt 23 personer`: all counts of the sentence before make up the last one.
fn altogether(reading: &Reading<'_>, sentences: &[Sentence], counts: &[Count<'_>], outcome: &mut Outcome) {
    let Some((whole, before)) = counts.split_last() else { return };
    let last = whole.before.split_whitespace().next_back();
    if !matches!(last, Some("sammanlagt" | "tillsammans" | "summa" | "totalt")) {
        return;
    }
    let from = before.partition_point(|it| it.sentence < whole.sentence);
    let parts = &before[from..];
    let numbers = sentences.get(whole.sentence).map_or(0, |sentence| {
        sentence.numbers.iter().filter(|it| it.span.start < whole.printed.span.start).count()
    });
    let joined = parts.last().is_some_and(|it| it.before.contains(" och "));
    if numbers != parts.len() || !(2..=5).contains(&parts.len()) || !joined {
        return;
    }
    if parts.iter().map(Count::value).sum::<i128>() == whole.value() {
        confirm(reading, whole, parts, outcome);
    } else {
        tell(reading, whole, parts, Severity::Error, outcome);
    }
}

fn places(reading: &Reading<'_>, whole: &Count<'_>, parts: &[Count<'_>]) -> Vec<Mark> {
    std::iter::once(whole).chain(parts).map(|count| reading.mark(count.printed)).collect()
}

fn formula(parts: &[Count<'_>], total: i128) -> String {
    let terms: Vec<String> = parts.iter().map(|part| part.printed.amount.written()).collect();
    format!("{} = {}", terms.join(" + "), total / ONE)
}

fn confirm(reading: &Reading<'_>, whole: &Count<'_>, parts: &[Count<'_>], outcome: &mut Outcome) {
    let formula = formula(parts, whole.value());
    outcome.confirmed.push(Confirmation::new(Code::Split, places(reading, whole, parts), formula, false));
}

fn tell(
    reading: &Reading<'_>,
    whole: &Count<'_>,
    parts: &[Count<'_>],
    severity: Severity,
    outcome: &mut Outcome,
) {
    let sum = parts.iter().map(Count::value).sum();
    let sure = severity == Severity::Error;
    outcome.findings.push(
        Finding::new(Code::Split, severity, if sure { 85 } else { 65 }, places(reading, whole, parts))
            .formula(formula(parts, sum))
            .expecting(Amount::computed(sum, &whole.printed.amount))
            .because(vec![Ground::Paragraph])
            .unless(if sure { Vec::new() } else { vec![Doubt::Part] }),
    );
}
