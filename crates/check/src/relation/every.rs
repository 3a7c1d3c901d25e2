//! What is said of all of them against the rows that it speaks of: *samtliga uppdrag är avslutade* above a
//! row that goes on, *avslut föreslås för samtliga uppdrag* above one that the board has closed already.

use enslinje_domain::Severity;

use super::{Reading, items::plain};
use crate::{
    block::{Block, Kind},
    document::Span,
    finding::{Code, Doubt, Finding, Ground, Outcome},
    sentence::Sentence,
    word::{Word, same_stem},
};

/// What is said of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// That they are done.
    Done,
    /// That it is proposed to close them.
    Proposed,
}

pub(super) fn check(reading: &Reading<'_>, outcome: &mut Outcome) {
    let prose = reading.sentences.iter().filter(|it| matches!(it.kind, Kind::Paragraph | Kind::Item));
    for sentence in prose {
        if let Some((span, noun)) = every(reading, sentence)
            && let Some(said) = said(reading, sentence)
        {
            judge(reading, sentence, &span, noun, said, outcome);
        }
    }
}

/// `samtliga uppdrag`: the words and the noun.
fn every<'a>(reading: &Reading<'_>, sentence: &'a Sentence) -> Option<(Span, &'a Word)> {
    sentence.words.windows(2).find_map(|pair| {
        let [all, noun] = pair else { return None };
        let close = reading.document.printed(&(all.span.end..noun.span.start)).trim().is_empty();
        (matches!(all.folded.as_str(), "samtliga" | "alla") && close && noun.folded.len() > 4)
            .then_some((all.span.start..noun.span.end, noun))
    })
}

fn said(reading: &Reading<'_>, sentence: &Sentence) -> Option<Said> {
    let text = reading.folded(&sentence.span);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    if has(&["foreslar avslut", "foreslas avslut", "foreslar att avsluta", "avslut foreslas"]) {
        Some(Said::Proposed)
    } else if has(&[
        "ar avslutade",
        "ar genomforda",
        "ar slutforda",
        "ar klara",
        "har avslutats",
        "har genomforts",
        "har slutforts",
    ]) && !has(&["inte ", "ska ", "nar ", "om ", "innan "])
    {
        Some(Said::Done)
    } else {
        None
    }
}

/// Holds the rows and items under the same heading against what is said.
fn judge(
    reading: &Reading<'_>,
    sentence: &Sentence,
    span: &Span,
    noun: &Word,
    said: Said,
    outcome: &mut Outcome,
) {
    let after = reading.blocks.iter().skip(sentence.block + 1);
    let section = after
        .take_while(|block| !matches!(block, Block::Text { kind: Kind::Heading(level), .. } if *level < 9));
    let text = reading.folded(&sentence.span);
    let mut rows: Vec<Span> = Vec::new();
    let mut named = is_named(noun, &crate::word::words(&reading.document.text, sentence.heading.clone()));
    for block in section {
        match block {
            Block::Table(table) => {
                let words = table.first().map(|row| {
                    row.cells
                        .iter()
                        .flat_map(|cell| crate::word::words(&reading.document.text, cell.clone()))
                        .collect::<Vec<_>>()
                });
                named |= words.is_some_and(|words| is_named(noun, &words));
                rows.extend(table.iter().filter_map(|row| against(reading, &row.cells, said, &text)));
            }
            Block::Text { kind: Kind::Item, span } => {
                rows.extend(against(reading, std::slice::from_ref(span), said, &text))
            }
            Block::Text { .. } => {}
        }
    }
    if rows.is_empty() || !named {
        return;
    }
    let mut places = vec![reading.place(span)];
    places.extend(rows.iter().take(6).map(|row| reading.place(row)));
    let printed =
        |span: &Span| reading.document.printed(span).split_whitespace().collect::<Vec<_>>().join(" ");
    outcome.findings.push(
        Finding::new(Code::Items, Severity::Warning, 65, places)
            .because(vec![Ground::Heading])
            .unless(vec![Doubt::Population, Doubt::Date])
            .naming("word", printed(span))
            .naming("other", printed(&rows[0])),
    );
}

fn is_named(noun: &Word, words: &[Word]) -> bool {
    words.iter().any(|word| same_stem(&word.stem, &noun.stem))
}

/// The words of a row or item that speak against what is said of all.
fn against(reading: &Reading<'_>, cells: &[Span], said: Said, sentence: &str) -> Option<Span> {
    // `tilldelade i budget` does not speak of what was given outside it.
    let whole: String = cells.iter().map(|cell| plain(&reading.folded(cell))).collect::<Vec<_>>().join(" ");
    if sentence.contains("budget") && whole.contains("utanfor budget") {
        return None;
    }
    cells.iter().find_map(|cell| match said {
        Said::Done => state(reading, cell).filter(|(_, word)| is_open(word)).map(|(span, _)| span),
        Said::Proposed => closed(reading, cell),
    })
}

/// The word that tells the state of a row or item: the only word of its cell or of its first paragraph, or
/// the last word after a comma or colon.
fn state(reading: &Reading<'_>, cell: &Span) -> Option<(Span, String)> {
    let text = reading.document.printed(cell);
    let at = |piece: &str| text.find(piece).map(|at| cell.start + at..cell.start + at + piece.len());
    let first = text.strip_prefix("<p>").and_then(|rest| rest.split("</p>").next());
    let piece = first.or_else(|| text.rsplit([',', ':']).next())?;
    let piece = piece.trim_matches(|c: char| !c.is_alphabetic());
    (piece.split_whitespace().count() <= 2 && !piece.is_empty()).then_some(())?;
    Some((at(piece)?, reading.folded(&at(piece)?)))
}

fn is_open(state: &str) -> bool {
    ["pagar", "pagaende", "ej paborjad", "inte paborjad", "forsenad", "delvis"]
        .iter()
        .any(|word| state.starts_with(word))
}

/// `Nämnden avslutar uppdraget 2024-04-23, § 116`: a sentence with a paragraph that says that it is closed.
fn closed(reading: &Reading<'_>, cell: &Span) -> Option<Span> {
    let text = reading.document.printed(cell);
    let mut from = 0;
    for (at, _) in text.match_indices('§') {
        let start = text[..at].rfind(['>', '!', '?']).map_or(0, |at| at + 1);
        let end = at + text[at..].find('<').unwrap_or(text.len() - at);
        let near = start.max(from)..end;
        from = end.min(at + 1);
        let Some(piece) = text.get(near.clone()) else { continue };
        let folded = crate::word::fold(piece);
        let done =
            ["avslutar uppdrag", "avslutades", "avslutat", "uppdraget genomfort", "uppdraget avslutat"]
                .iter()
                .any(|phrase| folded.contains(phrase));
        if done && !folded.contains("foresla") {
            let lead = piece.len() - piece.trim_start().len();
            return Some(cell.start + near.start + lead..cell.start + near.start + lead + piece.trim().len());
        }
    }
    None
}
