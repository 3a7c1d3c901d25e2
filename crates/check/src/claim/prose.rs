//! What sentences say.

use super::{Claim, Direction, Measure, Subject, direction_of, is_generic};
use crate::{
    amount::{Amount, Unit},
    document::{Document, Span},
    finding::Mark,
    number::{Form, Printed},
    sentence::Sentence,
    table::year_in,
    word::{Word, fold, heavy, is_heavy},
};

/// The figures that a sentence tells; `year` is that of the document, `before` the last figure of the sentence
/// before in its paragraph.
pub(crate) fn claims(
    document: &Document,
    index: usize,
    sentence: &Sentence,
    year: Option<i32>,
    before: Option<&Claim>,
) -> Vec<Claim> {
    if sentence.numbers.is_empty() {
        return Vec::new();
    }
    let local = sentence.local.clone();
    let heading = heavy(&document.text, local.clone().unwrap_or_else(|| sentence.heading.clone()));
    // `Köp av verksamhet (412,8 mkr):` names its own thing.
    let leads = document.printed(&sentence.span).ends_with("):");
    let scoped = local.is_some() || (document.printed(&sentence.heading).ends_with(':') && !leads);
    let mut claims: Vec<Claim> = Vec::new();
    let mut from = sentence.span.start;
    let opening = fold(document.printed(&sentence.span));
    let goes_on = before.filter(|_| GOES_ON.iter().any(|words| opening.starts_with(words)));
    for (at, printed) in sentence.numbers.iter().enumerate() {
        let before = from..printed.span.start;
        let until = sentence.numbers.get(at + 1).map_or(sentence.span.end, |next| next.span.start);
        let after = printed.span.end..until;
        from = printed.span.end;
        if printed.form != Form::Digits {
            continue;
        }
        let context =
            Context { before: fold(document.printed(&before)), after: clause_start(document, after) };
        let again = ["eller", "motsvarande", "det vill saga", "alltsa", "vilket motsvarar", "vilket ar"];
        let between = context.before.trim();
        let restated = !claims.is_empty() && again.contains(&between.trim_start_matches([',', ' ']));
        let bracket = between.is_empty() || between == "(" || restated;
        let mut subject = subject(printed, document, sentence, &before, &heading, claims.last(), bracket);
        subject.of_heading |= local.is_some() && subject.core.is_empty();
        if let Some(before) = goes_on.filter(|_| at == 0) {
            subject = before.subject.clone();
        }
        let measure = match claims.last() {
            Some(last) if bracket && last.measure != Measure::Level => last.measure,
            _ => context.measure(printed),
        };
        let mark = Mark { document: index, span: printed.span.clone(), amount: Some(printed.amount) };
        claims.push(Claim {
            firm: (!subject.is_empty() || subject.of_heading) && !context.is_loose(),
            scoped,
            subject,
            measure,
            amount: unsigned(printed.amount),
            base: context.base(),
            year: context.year(year),
            places: vec![mark],
            formula: String::new(),
            span: sentence.span.clone(),
            tabled: false,
        });
    }
    claims
}

/// Openings of a sentence that tells more of what the sentence before told.
const GOES_ON: &[&str] =
    &["det motsvarar ", "detta motsvarar ", "det innebar ", "detta innebar ", "det ar en "];

/// Costs are told without sign in prose: only the size is compared.
fn unsigned(mut amount: Amount) -> Amount {
    amount.value = amount.value.abs();
    amount.interval = amount.interval.absolute();
    amount
}

/// The words between the number before and this one; without any, those of the claim before.
fn subject(
    printed: &Printed,
    document: &Document,
    sentence: &Sentence,
    before: &Span,
    heading: &[Word],
    last: Option<&Claim>,
    bracket: bool,
) -> Subject {
    if let (Some(last), true) = (last, bracket) {
        return last.subject.clone();
    }
    let text = fold(document.printed(before));
    // What is named as one part of the subject is not the subject.
    let cut = ["bland annat", "exempelvis", "till exempel", "bl.a."]
        .iter()
        .filter_map(|phrase| text.find(phrase))
        .min();
    let words: Vec<&Word> = sentence
        .words
        .iter()
        .filter(|word| before.contains(&word.span.start) && is_heavy(word))
        .filter(|word| {
            cut.is_none_or(|cut| fold(document.printed(&(before.start..word.span.start))).len() < cut)
        })
        .collect();
    let counted = counted(document, sentence, printed);
    let words = if counted.is_empty() { words } else { counted };
    let mut own = Subject::of(words.iter().copied(), heading);
    // The deficit of the board is its result.
    let kept = text.contains("underskott") || text.contains("overskott");
    let whole = ["namnden", "namnderna", "forvaltningen", "bokslutet", "prognosen"];
    if own.is_empty() && kept && whole.iter().any(|word| text.contains(word)) {
        own.measured.push("resultat".to_owned());
    }
    own.label = label(document, &words, before);
    match last {
        Some(last) if own.is_empty() => last.subject.clone(),
        _ => own,
    }
}

/// The things that a plain number counts: the words that follow it at once.
fn counted<'a>(document: &Document, sentence: &'a Sentence, printed: &Printed) -> Vec<&'a Word> {
    let mut end = printed.span.end;
    let mut found = Vec::new();
    if !matches!(printed.amount.unit, Unit::None | Unit::Count) {
        return found;
    }
    for word in sentence.words.iter().filter(|word| word.span.start >= printed.span.end) {
        let gap = document.printed(&(end..word.span.start));
        if !gap.trim().is_empty() || found.len() == 2 || !is_heavy(word) || is_generic(word) {
            break;
        }
        end = word.span.end;
        found.push(word);
    }
    found
}

/// The words as printed, from the first to the last that carries meaning.
fn label(document: &Document, words: &[&Word], before: &Span) -> String {
    let named: Vec<&Word> = words.iter().copied().filter(|word| !is_generic(word)).collect();
    let words = if named.is_empty() { words } else { &named };
    let start = words.first().map_or(before.start, |word| word.span.start);
    let end = words.last().map_or(start, |word| word.span.end);
    // The whole word, also when a hyphen parts it, and the bracket that closes.
    let rest = document.text.get(end..before.end).unwrap_or("");
    let whole = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    let label = document.printed(&(start..end + whole)).split_whitespace().collect::<Vec<_>>().join(" ");
    if label.matches('(').count() > label.matches(')').count() { label + ")" } else { label }
}

/// The text after a number to the end of its clause, folded.
fn clause_start(document: &Document, after: Span) -> String {
    let text = fold(document.printed(&after));
    let end = [",", ";", " (", " men ", " medan ", " samt ", " vilket ", " och "]
        .iter()
        .filter_map(|stop| text.find(stop))
        .min();
    text.get(..end.unwrap_or(text.len())).unwrap_or("").to_owned()
}

struct Context {
    before: String,
    after: String,
}

/// Words that put a figure beside the budget.
const BUDGET: &[&str] =
    &["budget", "overskott", "underskott", "avvikels", "avviker", "overskrid", "overskred", "underskrid"];

impl Context {
    fn measure(&self, printed: &Printed) -> Measure {
        let near = tail(&self.before, 90);
        // `… mot budget och ökade med 7,5`: the word nearest to the figure decides.
        let budget = BUDGET.iter().filter_map(|word| near.rfind(word)).max();
        let since = budget.and_then(|at| near.get(at..)).unwrap_or("");
        let moved = since.contains(" och ")
            && since.split(|c: char| !c.is_alphanumeric()).any(|word| direction_of(word).is_some());
        // `budgeterade 273,0 mnkr`, `en budget på 273,0 mnkr` is the budget itself.
        let end = near.trim_end();
        let planned =
            ["budgeterade", "budgeterat", "en budget pa", "budgeten ar", "budgeten var", "budgeten pa"];
        if planned.iter().any(|words| end.ends_with(words)) {
            return Measure::Budget;
        }
        let beside = self.after.contains("budget") && !self.after.contains("mot budgeterade");
        if (budget.is_some() && !moved) || (beside && !self.after.contains("mot en budget")) {
            return Measure::Variance;
        }
        let changes = near.split(|c: char| !c.is_alphanumeric()).any(|word| {
            direction_of(word).is_some_and(|it| it != Direction::Level)
                || ["okning", "minskning", "forandring", "utveckling", "hojning"]
                    .iter()
                    .any(|end| word.contains(end))
        });
        let with = near.trim_end().ends_with(" med")
            || near.ends_with("med ")
            || near.ends_with("pa ")
            || near.ends_with("ar ")
            || near.ends_with('(')
            || near.ends_with("om ");
        let percent = matches!(printed.amount.unit, Unit::Percent | Unit::PercentagePoint);
        if changes
            && (with || percent)
            && !near.trim_end().ends_with("till")
            && !near.trim_end().ends_with("fran")
        {
            return Measure::Change;
        }
        let after = self.after.trim_start();
        if ["hogre", "lagre", "fler ", "farre", "fler,"].iter().any(|word| after.starts_with(word))
            || after == "fler"
        {
            return Measure::Change;
        }
        if near.contains("prognosen for") || near.contains("arsprognos") {
            return Measure::Forecast;
        }
        Measure::Level
    }

    fn year(&self, year: Option<i32>) -> Option<i32> {
        let near = tail(&self.before, 60);
        // `7,2 mnkr 2024` but not `1 284 jämfört med 2023`.
        let close = ["jamfor", "mot ", "fran ", "an "].iter().filter_map(|word| self.after.find(word)).min();
        let after = self.after.get(..close.unwrap_or(self.after.len()).min(24)).unwrap_or("");
        // `86 fler än 2022 och 127 …`: the year that another change is counted from.
        let from = |year: &i32| {
            ["an ", "sedan ", "jamfort med ", "mot "]
                .iter()
                .any(|word| near.contains(&format!("{word}{year}")))
        };
        let told = last_year_in(near).filter(|year| !from(year)).or_else(|| year_in(after));
        if told.is_some() {
            return told;
        }
        let last = ["foregaende ar", "forra aret", "i fjol", "aret fore", "aret innan", "ett ar tidigare"]
            .iter()
            .any(|phrase| near.contains(phrase) && !near.contains("jamfor"));
        if last { year.map(|year| year - 1) } else { year }
    }

    /// `127 fler än 2021`, `sedan 2019 har … ökat med`: the year that a change is counted from.
    fn base(&self) -> Option<i32> {
        let in_words = |text: &str, words: &[&str]| {
            words.iter().find_map(|word| {
                let rest = text.get(text.find(word)? + word.len()..)?;
                year_in(rest.get(..4)?)
            })
        };
        in_words(&self.after, &["an ", "sedan ", "jamfort med ", "fran "])
            .or_else(|| in_words(&self.before, &["sedan ", "jamfort med "]))
    }

    /// Parts and causes of a figure are no figures of the subject: `varav`, `cirka 6 av`, `på grund av`.
    fn is_loose(&self) -> bool {
        let near = tail(&self.before, 40);
        // `25–40 miljoner` is a range; `4 månader` a time; `de två första` an order.
        let range = matches!(self.before.trim(), "-" | "–")
            || self.before.ends_with(['-', '–'])
                && self.before.trim_end_matches(['-', '–', ' ']).ends_with(|c: char| c.is_ascii_digit());
        let after = self.after.trim_start();
        let timed = ["manad", "veck", "ar ", "ar.", "timm", "minut", "forsta", "sista", "senaste", "ar,"]
            .iter()
            .any(|word| after.starts_with(word))
            || after == "ar";
        range
            || timed
            || ["tillsammans", "sammanlagt", "varav", "darav", "av detta", "av dessa", "mellan", "fran "]
                .iter()
                .any(|word| near.contains(word))
            || near.trim_end().ends_with(" per")
            || self.after.trim_start().starts_with("av ")
    }
}

fn last_year_in(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .rev()
        .find_map(|part| if part.len() == 4 { year_in(part) } else { None })
}

/// The last `length` bytes, at a character's start.
fn tail(text: &str, length: usize) -> &str {
    let mut at = text.len().saturating_sub(length);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}
