//! Words of direction (*ökat, färre, lägre nivå*) against the figures they speak about: from one value
//! to another in the same sentence, or the change of a row in a table.

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::Unit,
    block::Kind,
    claim::{Claim, Direction, Index, Likeness, Measure, Subject, direction_of, is_generic, likeness},
    finding::{Code, Confirmation, Doubt, Finding, Ground, Mark, Outcome},
    number::Printed,
    sentence::Sentence,
    word::{MONTHS, Word, fold, heavy, is_heavy, same_stem},
};

/// A word of direction with what it speaks of.
struct Told {
    word: Word,
    direction: Direction,
    subject: Subject,
}

pub(super) fn check(reading: &Reading<'_>, index: &Index<'_>, outcome: &mut Outcome) {
    let prose = reading.sentences.iter().filter(|sentence| !matches!(sentence.kind, Kind::Heading(_)));
    for sentence in prose {
        for told in told(reading, sentence) {
            if let Some(pair) = from_to(reading, sentence, &told) {
                judge_pair(reading, &told, pair, outcome);
            } else if compares_years(reading, sentence) {
                judge_facts(reading, &told, index, Measure::Change, outcome);
            } else if compares_budget(reading, sentence) {
                judge_facts(reading, &told, index, Measure::Variance, outcome);
            }
        }
    }
    for block in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        for pair in block.windows(2) {
            if let [before, after] = pair {
                handed_on(reading, before, after, block, outcome);
            }
        }
    }
}

/// Openings of a sentence that says of what the sentence before holds.
const HANDS_ON: &[&str] =
    &["detta galler", "det galler", "detta avser", "det avser", "sarskilt galler", "framst galler"];

/// `Antalet placeringar är på en lägre nivå. Detta gäller LVM-placeringar.` against what the paragraph tells
/// of LVM.
fn handed_on(
    reading: &Reading<'_>,
    before: &Sentence,
    after: &Sentence,
    block: &[Sentence],
    outcome: &mut Outcome,
) {
    let opening = reading.folded(&after.span);
    if !HANDS_ON.iter().any(|words| opening.starts_with(words)) || !compares_years(reading, before) {
        return;
    }
    let Some(last) = told(reading, before).pop() else { return };
    // To the clause that says more of it.
    let words = after.words.get(2..).unwrap_or(&[]);
    let end = words.iter().position(|word| matches!(word.folded.as_str(), "som" | "vilket" | "dar" | "men"));
    let named: Vec<&Word> =
        words[..end.unwrap_or(words.len())].iter().filter(|word| is_heavy(word)).collect();
    let (Some(first), Some(end)) = (named.first(), named.last()) else { return };
    let span = first.span.start..end.span.end;
    let subject = Subject::of(named.iter().copied(), &[]);
    for sentence in block.iter().filter(|it| it.span.start > before.span.start) {
        for other in told(reading, sentence) {
            let alike = likeness(&subject, &other.subject).is_some_and(|it| it >= Likeness::Wider);
            let Some((old, new)) = from_to(reading, sentence, &other).filter(|_| alike) else { continue };
            let change = new.amount.value - normal(old, new);
            if is_level(old, new) || agrees(last.direction, change) {
                continue;
            }
            let places = vec![
                reading.place(&span),
                reading.place(&last.word.span),
                reading.mark(old),
                reading.mark(new),
            ];
            let sign = if change > 0 { "<" } else { ">" };
            let label = reading.document.printed(&span).to_owned();
            outcome.findings.push(
                Finding::new(Code::Direction, Severity::Warning, 65, places)
                    .formula(format!("{} {sign} {}", reading.digits(old), reading.digits(new)))
                    .because(vec![Ground::Paragraph])
                    .unless(vec![Doubt::Population, Doubt::Date])
                    .naming("word", reading.document.printed(&last.word.span).to_owned())
                    .naming("label", label),
            );
        }
    }
}

/// Each word of direction in a sentence, with its subject.
fn told(reading: &Reading<'_>, sentence: &Sentence) -> Vec<Told> {
    let document = reading.document;
    if !sentence.words.iter().any(|word| direction_of(&word.folded).is_some()) {
        return Vec::new();
    }
    let heading = heavy(&document.text, sentence.local.clone().unwrap_or_else(|| sentence.heading.clone()));
    let mut told: Vec<Told> = Vec::new();
    let mut from = 0;
    for (at, word) in sentence.words.iter().enumerate() {
        let Some(direction) = direction_of(&word.folded) else { continue };
        let before = &sentence.words[clause_start(reading, sentence, from, at)..at];
        let after = &sentence.words[at + 1..clause_end(reading, sentence, at)];
        // `…, två färre än 2022` is told with its figure, not by the word alone.
        let counted = is_adjective(&word.folded) && follows_number(sentence, word);
        // `färre hushåll`, `ökning av antalet hushåll`: the thing follows; else it stands before.
        let follows = is_adjective(&word.folded)
            || (is_noun(&word.folded)
                && matches!(after.first().map(|it| it.folded.as_str()), Some("av" | "pa" | "i" | "inom")));
        let chosen = if follows { after } else { before };
        let per = chosen.iter().any(|word| word.folded == "per");
        let mut subject = Subject::of(chosen.iter().filter(|word| is_heavy(word)), &heading);
        subject.of_heading |= sentence.local.is_some() && subject.core.is_empty();
        let named: Vec<&Word> = chosen.iter().filter(|word| is_heavy(word) && !is_generic(word)).collect();
        let (first, last) =
            (named.first().map_or(0, |it| it.span.start), named.last().map_or(0, |it| it.span.end));
        subject.label = document.printed(&(first..last)).split_whitespace().collect::<Vec<_>>().join(" ");
        // `…, en ökning med 4 procent`: the thing stands in the clause before.
        if subject.is_empty()
            && !subject.of_heading
            && let Some(before) = told.last()
        {
            subject = Subject::clone(&before.subject);
        } else if subject.is_empty() && !subject.of_heading {
            let words = sentence.words[..at].iter().filter(|word| is_heavy(word));
            subject = Subject { label: subject.label, ..Subject::of(words, &heading) };
        }
        if per || counted {
            from = at + 1;
            continue;
        }
        from = at + 1;
        told.push(Told { word: word.clone(), direction, subject });
    }
    told
}

/// Whether a number stands right before the word.
fn follows_number(sentence: &Sentence, word: &Word) -> bool {
    sentence.numbers.iter().any(|it| it.span.end <= word.span.start && word.span.start - it.span.end <= 2)
}

fn is_adjective(folded: &str) -> bool {
    folded.starts_with("farre") || folded.starts_with("fler")
}

fn is_noun(folded: &str) -> bool {
    folded.contains("ning") || folded.starts_with("nedgang") || folded.starts_with("uppgang")
}

/// Index of the first word of the clause that holds word `at`, not before `from`.
fn clause_start(reading: &Reading<'_>, sentence: &Sentence, from: usize, at: usize) -> usize {
    (from..at)
        .rev()
        .find(|index| breaks_after(reading, &sentence.words, *index))
        .map_or(from, |index| index + 1)
}

fn clause_end(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> usize {
    (at..sentence.words.len())
        .find(|index| breaks_after(reading, &sentence.words, *index))
        .map_or(sentence.words.len(), |index| index + 1)
}

/// Whether a clause ends after this word: by a comma or by a word that joins clauses.
fn breaks_after(reading: &Reading<'_>, words: &[Word], index: usize) -> bool {
    let (Some(word), Some(next)) = (words.get(index), words.get(index + 1)) else { return true };
    let between = reading.document.printed(&(word.span.end..next.span.start));
    between.contains([',', ';', ':', '('])
        || matches!(next.folded.as_str(), "men" | "medan" | "samtidigt" | "vilket" | "eftersom" | "trots")
}

/// Whether the sentence speaks of the year against the year before, and not of budget, plan or future.
fn compares_years(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = fold(reading.document.printed(&sentence.span));
    let other = [
        "budget",
        "prognos",
        "riket",
        "andra kommuner",
        "kommer att",
        "forvantas",
        "berakna",
        "syfte",
        "malet",
        "manad",
        "kvartal",
        "halvar",
        "tertial",
        "hosten",
        "varen",
        "sommar",
        "risk",
        "om ",
        "skulle",
        "ska ",
        "slut",
        "borjan",
        "avslut",
        "framover",
        "sedan 20",
    ];
    let dated = sentence.words.iter().any(|word| MONTHS.contains(&word.folded.as_str()));
    !dated && !other.iter().any(|word| text.contains(word))
}

/// Whether the sentence only puts the outcome beside the budget: `2,7 mnkr lägre än budget`.
fn compares_budget(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = fold(reading.document.printed(&sentence.span));
    let beside = ["an budget", "jamfort med budget", "mot budget"].iter().any(|phrase| text.contains(phrase));
    let other = ["foregaende", "fjol", "prognos", "kommer att", "forvantas", "ska "]
        .iter()
        .any(|word| text.contains(word));
    beside && !other && !sentence.numbers.is_empty()
}

/// Two numbers `från A … till B` after the word and before the next number's clause.
fn from_to<'a>(
    reading: &Reading<'_>,
    sentence: &'a Sentence,
    told: &Told,
) -> Option<(&'a Printed, &'a Printed)> {
    let numbers = &sentence.numbers;
    let first = numbers.iter().position(|number| number.span.start > told.word.span.end)?;
    let (old, new) = (numbers.get(first)?, numbers.get(first + 1)?);
    let before = fold(reading.document.printed(&(told.word.span.end..old.span.start)));
    let between = fold(reading.document.printed(&(old.span.end..new.span.start)));
    // Another word of direction before the pair speaks of it instead.
    let nearest = !sentence.words.iter().any(|word| {
        (told.word.span.end..old.span.start).contains(&word.span.start)
            && direction_of(&word.folded).is_some()
    });
    let from = before.split_whitespace().next_back() == Some("fran");
    let to = between.split_whitespace().next_back() == Some("till") || between.contains(" till ");
    (from && to && nearest && between.len() < 60 && before.len() < 80).then_some((old, new))
}

fn judge_pair(reading: &Reading<'_>, told: &Told, (old, new): (&Printed, &Printed), outcome: &mut Outcome) {
    let units = old.amount.unit == new.amount.unit || old.amount.unit == Unit::None;
    if !units || is_level(old, new) {
        return;
    }
    let (a, b) = (normal(old, new), new.amount.value);
    let places = vec![reading.place(&told.word.span), reading.mark(old), reading.mark(new)];
    let sign = if a < b { "<" } else { ">" };
    let formula =
        format!("{} {sign} {}", reading.document.printed(&old.digits), reading.document.printed(&new.digits));
    tell(
        reading,
        told,
        agrees(told.direction, b - a),
        places,
        formula,
        Some(Likeness::Same),
        vec![Ground::Sentence],
        outcome,
    );
}

/// Whether the two may be the same but for rounding; counts are exact.
fn is_level(old: &Printed, new: &Printed) -> bool {
    let counted =
        |it: &Printed| matches!(it.amount.unit, Unit::None | Unit::Count) && it.amount.decimals == 0;
    let exact = counted(old) && counted(new);
    if exact { old.amount.value == new.amount.value } else { old.amount.interval.meets(new.amount.interval) }
}

/// `från 4,9 till 7,2 miljoner`: the first number takes the scale of the second.
fn normal(old: &Printed, new: &Printed) -> i128 {
    if old.amount.unit == Unit::None {
        old.amount.value * new.amount.scale.factor()
    } else {
        old.amount.value
    }
}

fn agrees(direction: Direction, change: i128) -> bool {
    match direction {
        Direction::Up => change > 0,
        Direction::Down => change < 0,
        Direction::Level => true,
    }
}

/// Compares with the changes of all rows that fit equally well: one that agrees is enough.
fn judge_facts(
    reading: &Reading<'_>,
    told: &Told,
    index: &Index<'_>,
    measure: Measure,
    outcome: &mut Outcome,
) {
    if told.subject.is_empty() || told.direction == Direction::Level {
        return;
    }
    let near = index.near(&told.subject, told.word.span.start);
    let changes = near.iter().filter_map(|at| reading.claims.get(*at));
    let fitting: Vec<(&Claim, Likeness)> = changes
        .filter(|fact| fact.tabled && fact.measure == measure && fact.places.len() == 2)
        .filter(|fact| fact.base.is_none_or(|base| fact.year == Some(base + 1)))
        // Fewer and more are said of things, not of money.
        .filter(|fact| !is_adjective(&told.word.folded) || fact.amount.unit != Unit::Kronor)
        .filter(|fact| {
            fact.amount.unit != Unit::Percent && (reading.year.is_none() || fact.year == reading.year)
        })
        .filter_map(|fact| Some((fact, likeness(&told.subject, &fact.subject)?)))
        .collect();
    let Some(closest) = fitting.iter().map(|(_, likeness)| *likeness).max() else { return };
    let best: Vec<&Claim> =
        fitting.iter().filter(|(_, likeness)| *likeness == closest).map(|(fact, _)| *fact).collect();
    let holds = |fact: &&&Claim| agrees(told.direction, growth(fact));
    let agreeing = best.iter().find(holds);
    let Some(fact) = agreeing.or_else(|| best.first()) else { return };
    // A loose likeness may only speak when several rows say the same.
    // A thing of which the row names a part of the words, *nöjdheten i särskilt boende*, may be another thing.
    let head = told.subject.core.first();
    let other = closest == Likeness::Part
        && (growth(fact) == 0
            || head.is_some_and(|head| !fact.subject.core.iter().any(|it| same_stem(it, head))));
    let narrow = (closest == Likeness::Wider || other) && agreeing.is_none();
    if narrow || closest == Likeness::Loose && (agreeing.is_some() || best.len() < 2) {
        return;
    }
    let mut places = vec![reading.place(&told.word.span)];
    // All rows that speak against the word are shown, one that agrees is enough.
    let shown = if agreeing.is_some() { std::slice::from_ref(fact) } else { best.as_slice() };
    places.extend(shown.iter().take(3).flat_map(|fact| fact.places.iter().cloned()));
    let grounds = vec![Ground::Words(told.subject.label.clone())];
    tell(
        reading,
        told,
        agreeing.is_some(),
        places,
        fact.formula.clone(),
        Some(closest).filter(|_| !fact.subject.core.is_empty()),
        grounds,
        outcome,
    );
}

/// How much larger the new figure is, costs without sign.
fn growth(fact: &Claim) -> i128 {
    let value = |at: usize| fact.places.get(at).and_then(|mark| mark.amount).map_or(0, |amount| amount.value);
    let (new, old) = (value(0), value(1));
    if new <= 0 && old <= 0 { new.abs() - old.abs() } else { new - old }
}

#[expect(clippy::too_many_arguments, reason = "one place where direction findings are made")]
fn tell(
    reading: &Reading<'_>,
    told: &Told,
    agrees: bool,
    places: Vec<Mark>,
    formula: String,
    likeness: Option<Likeness>,
    grounds: Vec<Ground>,
    outcome: &mut Outcome,
) {
    if agrees {
        outcome.confirmed.push(Confirmation::new(Code::Direction, places, formula, false));
        return;
    }
    let sure = likeness == Some(Likeness::Same);
    outcome.findings.push(
        Finding::new(
            Code::Direction,
            if sure { Severity::Error } else { Severity::Warning },
            if sure { 90 } else { 50 },
            places,
        )
        .formula(formula)
        .because(grounds)
        .unless(if sure { Vec::new() } else { vec![Doubt::Population, Doubt::Date] })
        .naming("word", reading.document.printed(&told.word.span).to_owned())
        .naming("label", told.subject.label.clone()),
    );
}
