//! Counts of listed things: *följande tre åtgärder:* and the list, *13 uppdrag* and the rows of their
//! table, *de fyra förvaltningarna* and other counts of all of them.

use std::collections::BTreeMap;

use enslinje_domain::Severity;

use super::Reading;
use crate::{
    amount::{Amount, ONE, Unit},
    block::{Block, Kind, RawRow},
    document::Span,
    finding::{Code, Confirmation, Doubt, Finding, Ground, Outcome},
    number::{Form, Printed},
    sentence::Sentence,
    table::year_in,
    word::{Word, fold, heavy, same_stem},
};

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    lists(reading, outcome);
    tables(reading, outcome);
    assignments(reading, outcome);
    definite(reading, outcome);
}

/// More than so many things are not listed one by one.
const LISTED: i128 = 60 * ONE;

/// The count and the word it counts.
fn counted<'a>(sentence: &'a Sentence, printed: &Printed) -> Option<&'a Word> {
    let whole = matches!(printed.amount.unit, Unit::None | Unit::Count)
        && printed.amount.decimals == 0
        && printed.form != Form::Multiple;
    let next = sentence.words.iter().find(|word| word.span.start >= printed.digits.end)?;
    (whole && (ONE + 1..=LISTED).contains(&printed.amount.value) && next.span.start <= printed.digits.end + 2)
        .then_some(next)
}

/// A list after a sentence that ends in a colon and says how many follow, or after a paragraph that counts
/// what the heading names.
fn lists(reading: &Reading<'_>, outcome: &mut Outcome) {
    for sentence in &reading.sentences {
        let text = reading.document.printed(&sentence.span);
        let items = reading.blocks.iter().skip(sentence.block + 1);
        let items = items.take_while(|block| matches!(block, Block::Text { kind: Kind::Item, .. })).count();
        if !text.ends_with(':') {
            if items > 2 && sentence.kind == Kind::Paragraph {
                of_heading(reading, sentence, items, outcome);
            }
            continue;
        }
        let told = sentence.numbers.iter().find_map(|printed| Some((printed, counted(sentence, printed)?)));
        if let (Some((printed, word)), true) = (told, items > 1) {
            let listed = i128::try_from(items).unwrap_or(i128::MAX / ONE) * ONE;
            let following = fold(text).contains("foljande");
            judge(reading, printed, word, listed, following, outcome);
        }
    }
}

/// `Nämnden har följt upp fyra uppdrag.` under a heading on assignments, and a list of them.
fn of_heading(reading: &Reading<'_>, sentence: &Sentence, items: usize, outcome: &mut Outcome) {
    let heading = heavy(&reading.document.text, sentence.heading.clone());
    let named = |word: &&Word| heading.iter().any(|it| same_stem(&it.stem, &word.stem));
    let told = sentence
        .numbers
        .iter()
        .find_map(|printed| Some((printed, counted(sentence, printed).filter(|word| named(word))?)));
    let listed = i128::try_from(items).unwrap_or(i128::MAX / ONE) * ONE;
    // A list of quite another length is not of what is counted.
    let near = |value: i128| (value - listed).abs() <= (2 * ONE).max(listed / 4);
    if let Some((printed, word)) = told.filter(|(printed, _)| near(printed.amount.value)) {
        judge(reading, printed, word, listed, false, outcome);
    }
}

/// `… om fyra åtgärder` before a table whose first header names them: *Åtgärd*.
fn tables(reading: &Reading<'_>, outcome: &mut Outcome) {
    for grid in &reading.grids {
        let corner = heavy(&reading.document.text, grid.corner.clone());
        let Some(named) = corner.first() else { continue };
        let rows = grid.rows.iter().filter(|row| !row.total && !row.words.is_empty()).count();
        if rows < 2 {
            continue;
        }
        let near = reading.sentences.partition_point(|sentence| sentence.span.start < grid.span.start);
        for sentence in &reading.sentences[near.saturating_sub(3)..near] {
            for printed in &sentence.numbers {
                let word = counted(sentence, printed).filter(|word| same_stem(&word.stem, &named.stem));
                if let Some(word) = word {
                    let listed = i128::try_from(rows).unwrap_or(i128::MAX / ONE) * ONE;
                    judge(reading, printed, word, listed, false, outcome);
                }
            }
        }
    }
}

fn judge(
    reading: &Reading<'_>,
    printed: &Printed,
    word: &Word,
    listed: i128,
    sure: bool,
    outcome: &mut Outcome,
) {
    let places = vec![reading.mark(printed)];
    let expected = Amount::computed(listed, &printed.amount);
    if printed.amount.value == listed {
        outcome.confirmed.push(Confirmation::new(Code::Items, places, expected.written(), false));
        return;
    }
    outcome.findings.push(
        Finding::new(
            Code::Items,
            if sure { Severity::Error } else { Severity::Warning },
            if sure { 85 } else { 55 },
            places,
        )
        .expecting(expected)
        .because(vec![Ground::Paragraph])
        .unless(if sure { Vec::new() } else { vec![Doubt::Part] })
        .naming("label", reading.document.printed(&word.span).to_owned()),
    );
}

/// A row of a table of assignments, as systems of follow-up write it: year and kind inside the cell.
struct Assignment {
    span: Span,
    year: Option<i32>,
    kind: String,
}

/// Counts of assignments in the prose under a heading, against the rows of the tables there.
fn assignments(reading: &Reading<'_>, outcome: &mut Outcome) {
    let mut from = 0;
    for (index, block) in reading.blocks.iter().enumerate() {
        let heading = matches!(block, Block::Text { kind: Kind::Heading(level), .. } if *level < 9);
        let last = index + 1 == reading.blocks.len();
        if heading || last {
            section(reading, from..index + usize::from(last), outcome);
            from = index;
        }
    }
}

fn section(reading: &Reading<'_>, blocks: std::ops::Range<usize>, outcome: &mut Outcome) {
    let rows = reading.blocks.get(blocks.clone()).unwrap_or(&[]).iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows),
        Block::Text { .. } => None,
    });
    let listed: Vec<Assignment> = rows.flatten().filter_map(|row| assignment(reading, row)).collect();
    if listed.len() < 3 {
        return;
    }
    let told: Vec<(&Sentence, &Printed)> = reading
        .sentences
        .iter()
        .filter(|sentence| blocks.contains(&sentence.block) && sentence.kind != Kind::Cell)
        .flat_map(|sentence| sentence.numbers.iter().map(move |printed| (sentence, printed)))
        .filter(|(sentence, printed)| {
            counted(sentence, printed).is_some_and(|word| word.folded.starts_with("uppdrag"))
        })
        .collect();
    whole(reading, &listed, &told, outcome);
    for (sentence, printed) in told {
        by_kind(reading, &listed, sentence, printed, outcome);
    }
}

/// `Uppdragsår 2024 Typ av KF/KS-uppdrag Uppdrag inom budgetbeslut` in one of the cells.
fn assignment(reading: &Reading<'_>, row: &RawRow) -> Option<Assignment> {
    row.cells.iter().find_map(|cell| {
        let text = fold(reading.document.printed(cell));
        let text = plain(&text);
        let kind_at = text.rfind("typ av")?;
        let kind = text.get(kind_at..)?.split_whitespace().skip(3).collect::<Vec<_>>().join(" ");
        let year = text.find("uppdragsar").and_then(|at| year_in(text.get(at..(at + 24).min(text.len()))?));
        Some(Assignment { span: cell.clone(), year, kind })
    })
}

/// The text without markup.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if inside => {}
            other => plain.push(other),
        }
    }
    plain
}

/// All counts of the section together are all rows.
fn whole(
    reading: &Reading<'_>,
    listed: &[Assignment],
    told: &[(&Sentence, &Printed)],
    outcome: &mut Outcome,
) {
    let mut counts: Vec<&Printed> = Vec::new();
    for (_, printed) in told {
        if !counts.iter().any(|other| other.amount.value == printed.amount.value) {
            counts.push(printed);
        }
    }
    let sum: i128 = counts.iter().map(|printed| printed.amount.value).sum();
    if counts.len() > 1 && i128::try_from(listed.len()).is_ok_and(|length| length * ONE == sum) {
        let terms: Vec<String> = counts.iter().map(|printed| printed.amount.written()).collect();
        let formula = format!("{} = {}", terms.join(" + "), listed.len());
        let places = counts.iter().map(|printed| reading.mark(printed)).collect();
        outcome.confirmed.push(Confirmation::new(Code::Items, places, formula, false));
    }
}

/// A count of one kind: right when as many rows have it, doubtful when some of those are of another year.
fn by_kind(
    reading: &Reading<'_>,
    listed: &[Assignment],
    sentence: &Sentence,
    printed: &Printed,
    outcome: &mut Outcome,
) {
    let mut kinds: BTreeMap<&str, Vec<&Assignment>> = BTreeMap::new();
    for assignment in listed {
        kinds.entry(assignment.kind.as_str()).or_default().push(assignment);
    }
    let count = |rows: &Vec<&Assignment>| {
        i128::try_from(rows.len()).is_ok_and(|length| length * ONE == printed.amount.value)
    };
    let Some(rows) = kinds.values().find(|rows| count(rows)) else { return };
    let year = year_in(reading.document.printed(&sentence.span));
    let other: Vec<&&Assignment> =
        rows.iter().filter(|row| row.year.is_some() && year.is_some() && row.year != year).collect();
    let mut places = vec![reading.mark(printed)];
    if other.is_empty() {
        outcome.confirmed.push(Confirmation::new(Code::Items, places, rows.len().to_string(), false));
        return;
    }
    places.extend(other.iter().map(|row| reading.place(&row.span)));
    let left = i128::try_from(rows.len() - other.len()).unwrap_or(0) * ONE;
    outcome.findings.push(
        Finding::new(Code::Items, Severity::Warning, 80, places)
            .formula(format!("{} − {} = {}", rows.len(), other.len(), rows.len() - other.len()))
            .expecting(Amount::computed(left, &printed.amount))
            .because(
                year.map(|year| Ground::Period(year.to_string()))
                    .into_iter()
                    .chain([Ground::Heading])
                    .collect(),
            )
            .unless(vec![Doubt::Date])
            .naming("label", "uppdrag".to_owned()),
    );
}

/// `de fyra socialförvaltningarna`: all of them; another count elsewhere speaks against it.
fn definite(reading: &Reading<'_>, outcome: &mut Outcome) {
    let mut told: BTreeMap<&str, Vec<(&Word, &Printed)>> = BTreeMap::new();
    for sentence in &reading.sentences {
        for printed in &sentence.numbers {
            let Some(word) = counted(sentence, printed) else { continue };
            let all = ["erna", "arna", "orna"].iter().any(|end| word.folded.ends_with(end))
                && word.folded.len() > 9;
            let before = sentence
                .words
                .iter()
                .rev()
                .find(|it| it.span.end <= printed.span.start)
                .map(|it| it.folded.as_str());
            if all && matches!(before, Some("de" | "stadens" | "samtliga" | "alla" | "kommunens" | "vara")) {
                told.entry(word.stem.as_str()).or_default().push((word, printed));
            }
        }
    }
    for same in told.values() {
        let times = |value: i128| same.iter().filter(|(_, printed)| printed.amount.value == value).count();
        let Some(usual) = same
            .iter()
            .map(|(_, printed)| *printed)
            .max_by_key(|printed| (times(printed.amount.value), std::cmp::Reverse(printed.span.start)))
        else {
            continue;
        };
        for (word, printed) in same.iter().filter(|(_, printed)| printed.span != usual.span) {
            let places = vec![reading.mark(printed), reading.mark(usual)];
            if printed.amount.value == usual.amount.value {
                outcome.confirmed.push(Confirmation::new(
                    Code::Repeat,
                    places,
                    usual.amount.written(),
                    false,
                ));
                continue;
            }
            outcome.findings.push(
                Finding::new(Code::Repeat, Severity::Warning, 70, places)
                    .formula(format!("{} ≠ {}", printed.amount.written(), usual.amount.written()))
                    .expecting(usual.amount)
                    .because(vec![Ground::Words(reading.document.printed(&word.span).to_owned())])
                    .unless(vec![Doubt::Population, Doubt::Date])
                    .naming("label", reading.document.printed(&word.span).to_owned()),
            );
        }
    }
}
