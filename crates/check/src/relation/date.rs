//! Years that lack a digit, and dates far outside the half-year, tertial or quarter they are filed under.

use chrono::NaiveDate;
use enslinje_domain::{Period, Severity};

use super::Reading;
use crate::{
    document::Span,
    finding::{Code, Doubt, Finding, Ground, Outcome},
    word::fold,
};

/// A status is written a little after its period; so many days are let pass.
const AFTER: i64 = 60;

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    for line in &reading.document.lines {
        years(reading, &line.span, outcome);
        periods(reading, &line.span, outcome);
    }
}

/// Words before a year.
const NAMED: &[&str] = &[
    "år", "ar", "åren", "under", "för", "sedan", "till", "än", "i", "från", "mot", "budget", "bokslut",
    "utfall", "januari", "mars", "april", "maj", "juni", "augusti", "oktober", "december",
];

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
        let certain = matches!(before, "år" | "ar" | "åren");
        let year = &text[at..at + digits];
        let like = is_year_like(year) || (certain && matches!(&year[..2], "22" | "20"));
        if NAMED.contains(&before) && ends && like && (certain || !counted) {
            let span = line.start + at..line.start + at + digits;
            let words = vec![("word", year.to_owned())];
            push(reading, Code::Year, Severity::Error, vec![span], words, outcome);
        }
    }
}

/// `202` and `203` but not `200`.
fn is_year_like(digits: &str) -> bool {
    matches!(digits, "201" | "202" | "203")
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("")
}

fn next_word(text: &str) -> Option<String> {
    text.split_whitespace().next().map(fold)
}

/// A word that `202` may count.
fn is_counted(word: &str) -> bool {
    !matches!(word, "och" | "till" | "har" | "var" | "mot" | "samt" | "jamfort" | "med" | "som" | "ar" | "pa")
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
}

/// The period `1 2024` of its kind, and where it ends.
fn named(text: &str, at: usize, length: u32) -> Option<(Period, usize)> {
    let rest = text.get(at..)?;
    let number: u32 = rest.get(..1)?.parse().ok()?;
    let after = rest.get(1..)?;
    let gap = after.len() - after.trim_start_matches([' ', ',']).len();
    let year: i32 = after.get(gap..gap + 4)?.parse().ok()?;
    let period = match length {
        2 => Period::half(year, number),
        3 => Period::tertial(year, number),
        _ => Period::quarter(year, number),
    }?;
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
