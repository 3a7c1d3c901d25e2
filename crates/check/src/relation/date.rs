//! Years that lack a digit, and dates far outside the half-year, tertial or quarter they are filed under.

use chrono::{Datelike, NaiveDate};
use enslinje_domain::{Period, Severity};

use super::Reading;
use crate::{
    document::Span,
    finding::{Code, Doubt, Finding, Ground, Outcome},
    word::{MONTHS, fold},
};

/// A status is written a little after its period; so many days are let pass.
const AFTER: i64 = 60;

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for line in &reading.document.lines {
        years(reading, &line.span, outcome);
        periods(reading, &line.span, outcome);
    }
}

/// Words after which a year stands, and hardly a number.
const DATED: &[&str] = &[
    "år",
    "ar",
    "åren",
    "inför",
    "hösten",
    "våren",
    "sommaren",
    "vintern",
    "helår",
    "helåret",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "bokslut",
    "årsrapport",
    "årsrapporten",
    "verksamhetsplan",
];

/// Words after which a year may stand.
const NAMED: &[&str] =
    &["under", "för", "sedan", "till", "än", "i", "från", "mot", "gentemot", "budget", "utfall"];

/// `år 202 och`: a year with three digits.
fn years(reading: &Reading<'_>, line: &Span, outcome: &mut Outcome) {
    let text = reading.document.printed(line);
    for (at, _) in text.match_indices('2') {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let inside = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '–' | '/' | '§' | ':');
        if digits != 3 || text[..at].ends_with(inside) {
            continue;
        }
        let before = last_word(text[..at].trim_end());
        let rest = &text[at + digits..];
        let ends =
            rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ')' | ';'));
        let counted =
            rest.starts_with(char::is_whitespace) && next_word(rest).is_some_and(|word| is_counted(&word));
        let year = &text[at..at + digits];
        let certain = matches!(before, "år" | "ar" | "åren");
        let dated = DATED.contains(&before.to_lowercase().as_str());
        let strict = is_year_like(year);
        let like = strict || (certain && matches!(&year[..2], "22" | "20")) || lacks_a_digit(reading, year);
        // `minskade till 204`: only a number can be what something falls to.
        let open = dated
            || strict
            || matches!(before, "under" | "för" | "gentemot" | "budget" | "utfall" | "sedan" | "från");
        let named = dated || NAMED.contains(&before.to_lowercase().as_str());
        if named && ends && like && open && (certain || !counted) {
            let span = line.start + at..line.start + at + digits;
            let words = vec![("word", year.to_owned())];
            let severity = if dated || strict { Severity::Error } else { Severity::Warning };
            push(reading, Code::Year, severity, vec![span], words, outcome);
        }
    }
}

/// `202` and `203` but not `200`.
fn is_year_like(digits: &str) -> bool {
    matches!(digits, "201" | "202" | "203")
}

/// Whether a digit put in makes it a year near that of the document.
fn lacks_a_digit(reading: &Reading<'_>, digits: &str) -> bool {
    let Some(year) = reading.year else { return false };
    (year - 3..=year + 2).map(|it| it.to_string()).any(|it| {
        (1..it.len()).any(|at| it.get(..at) == digits.get(..at) && it.get(at + 1..) == digits.get(at..))
    })
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("")
}

fn next_word(text: &str) -> Option<String> {
    text.split_whitespace().next().map(fold)
}

/// Words that may follow a year; another is what a number counts.
const AFTER_YEAR: &[&str] = &[
    "och",
    "till",
    "har",
    "var",
    "mot",
    "samt",
    "jamfort",
    "med",
    "som",
    "ar",
    "pa",
    "att",
    "for",
    "i",
    "inom",
    "av",
    "fran",
    "men",
    "da",
    "dar",
    "ska",
    "skall",
    "kommer",
    "hade",
    "blev",
    "blir",
    "genomfors",
    "haft",
    "relaterat",
    "eftersom",
    "nar",
    "sa",
    "om",
    "vid",
    "utifran",
    "tillsammans",
    "gallande",
    "avseende",
    "enligt",
];

/// A word that `202` may count.
fn is_counted(word: &str) -> bool {
    !AFTER_YEAR.contains(&word)
}

/// `Halvår 1 2024 2024-10-07`: a date that follows a named period.
fn periods(reading: &Reading<'_>, line: &Span, outcome: &mut Outcome) {
    let text = reading.document.printed(line);
    for (name, length) in
        [("Halvår ", 2), ("halvår ", 2), ("Tertial ", 3), ("tertial ", 3), ("Kvartal ", 4), ("kvartal ", 4)]
    {
        for (at, _) in text.match_indices(name) {
            if let Some((period, end)) = named(text, at + name.len(), length)
                && let Some((day, span)) = day_after(text, end)
            {
                judge(reading, line, (at..end, period), (span, day), outcome);
            }
        }
    }
    for (name, period) in spoken(text) {
        if let Some((day, span)) = day_after(text, name.end) {
            judge(reading, line, (name.clone(), period), (span, day), outcome);
        }
        ranges(reading, line, &name, period, outcome);
    }
}

/// Parts of a year by their ordinal.
const ORDINALS: &[&str] = &["första", "andra", "tredje", "fjärde"];

/// `fjärde kvartalet 2024` and its like, with where they stand.
fn spoken(text: &str) -> Vec<(Span, Period)> {
    let mut found = Vec::new();
    for (noun, length) in [(" halvåret ", 2), (" tertialet ", 3), (" kvartalet ", 4)] {
        for (at, _) in text.match_indices(noun) {
            let word = last_word(&text[..at]);
            let number = ORDINALS.iter().zip(1..).find(|(it, _)| **it == word.to_lowercase());
            let end = at + noun.len();
            let year = text.get(end..end + 4).and_then(|it| it.parse().ok());
            let (Some((_, number)), Some(year)) = (number, year) else { continue };
            if let Some(period) = part_of_year(year, number, length) {
                found.push((at - word.len()..end + 4, period));
            }
        }
    }
    found
}

fn part_of_year(year: i32, number: u32, length: u32) -> Option<Period> {
    match length {
        2 => Period::half(year, number),
        3 => Period::tertial(year, number),
        _ => Period::quarter(year, number),
    }
}

/// `fjärde kvartalet 2024 och avser den 1 oktober till och med den 31 december`: the days of the period.
fn ranges(reading: &Reading<'_>, line: &Span, name: &Span, period: Period, outcome: &mut Outcome) {
    let text = reading.document.printed(line);
    let rest = &text[name.end..];
    let rest = &rest[..rest.find(". ").unwrap_or(rest.len())];
    let after = |from: usize, phrases: &[&str]| {
        phrases.iter().find_map(|it| rest.get(from..)?.starts_with(it).then_some(from + it.len()))
    };
    let openings = ["avser den ", "omfattar den ", "perioden den ", "det vill säga den "];
    let Some(from) = openings.iter().find_map(|it| rest.find(it).map(|at| at + it.len())) else { return };
    let Some((first, end)) = day_of_month(rest, from) else { return };
    let Some(to) = after(end, &[" till och med den ", " t.o.m. den ", " till den "]) else { return };
    let Some((last, end)) = day_of_month(rest, to) else { return };
    let day = |date: NaiveDate| (date.day(), date.month());
    if (first, last) != (day(period.from()), day(period.last_day())) {
        let start = line.start + name.end;
        let range = start + from..start + end;
        let words = vec![
            ("word", reading.document.printed(&range).to_owned()),
            ("other", text[name.clone()].to_owned()),
        ];
        let spans = vec![range, line.start + name.start..line.start + name.end];
        push(reading, Code::Date, Severity::Warning, spans, words, outcome);
    }
}

/// `1 oktober` at `at` as day and month, and where it ends.
fn day_of_month(text: &str, at: usize) -> Option<((u32, u32), usize)> {
    let (day, rest) = text.get(at..)?.split_once(' ')?;
    let month = rest.split(|c: char| !c.is_alphabetic()).next()?;
    let number = MONTHS.iter().zip(1..).find(|(it, _)| **it == month.to_lowercase())?.1;
    Some(((day.parse().ok()?, number), at + day.len() + 1 + month.len()))
}

/// The period `1 2024` of its kind, and where it ends.
fn named(text: &str, at: usize, length: u32) -> Option<(Period, usize)> {
    let rest = text.get(at..)?;
    let number: u32 = rest.get(..1)?.parse().ok()?;
    let after = rest.get(1..)?;
    let gap = after.len() - after.trim_start_matches([' ', ',']).len();
    let year: i32 = after.get(gap..gap + 4)?.parse().ok()?;
    let period = part_of_year(year, number, length)?;
    Some((period, at + 1 + gap + 4))
}

/// A date `2024-10-07` that follows at once.
fn day_after(text: &str, at: usize) -> Option<(NaiveDate, Span)> {
    let rest = text.get(at..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', ',', '(', '\t', ':']).len();
    let day = rest.get(gap..gap + 10)?;
    let span = at + gap..at + gap + 10;
    Some((NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?, span))
}

fn judge(
    reading: &Reading<'_>,
    line: &Span,
    (name, period): (Span, Period),
    (date, day): (Span, NaiveDate),
    outcome: &mut Outcome,
) {
    let late = (day - period.last_day()).num_days();
    if day >= period.from() && late <= AFTER {
        return;
    }
    let moved = |span: &Span| line.start + span.start..line.start + span.end;
    let text = reading.document.printed(line);
    let words = vec![("word", text[date.clone()].to_owned()), ("other", text[name.clone()].to_owned())];
    push(reading, Code::Date, Severity::Warning, vec![moved(&date), moved(&name)], words, outcome);
}

fn push(
    reading: &Reading<'_>,
    code: Code,
    severity: Severity,
    spans: Vec<Span>,
    words: Vec<(&'static str, String)>,
    outcome: &mut Outcome,
) {
    let places = spans.iter().map(|span| reading.place(span)).collect();
    let doubts = if severity == Severity::Error { Vec::new() } else { vec![Doubt::Date] };
    let grounds = vec![Ground::Sentence];
    let mut finding = Finding::new(code, severity, 85, places).because(grounds).unless(doubts);
    finding.words = words;
    outcome.findings.push(finding);
}
