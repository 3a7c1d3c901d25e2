//! A short report with hand-made findings, for all formats.

use enslinje_check::show::{LeftOut, View};
use enslinje_check::{
    Amount, Code, Confirmation, Document, Doubt, Finding, Ground, Mark, Outcome, Scale, Unit, Unread,
    UnreadCause,
};
use enslinje_domain::Severity;
use enslinje_text::{Locale, Messages};

/// The path that the report has.
pub const PATH: &str = "rapport år 1.txt";

/// A table whose total is wrong, and a sentence against it.
pub const TEXT: &str = "Åtgärder\t2024\n\
    Placeringar\t1\n\
    Lokaler\t0,15\n\
    Övrigt\t0,96\n\
    Summa åtgärder\t2,61\n\
    \n\
    Kostnaden ligger på en lägre nivå.\n";

/// The report.
pub fn document() -> Document {
    Document::plain(PATH, TEXT)
}

/// A mark on the `nth` place of a text, counted from zero.
pub fn mark(document: &Document, text: &str, nth: usize) -> Mark {
    let (start, _) = document.text.match_indices(text).nth(nth).unwrap();
    Mark { document: 0, span: start..start + text.len(), amount: None }
}

/// A mark that is an amount in millions of kronor, of so many hundredths.
pub fn millions(document: &Document, text: &str, nth: usize, hundredths: i128) -> Mark {
    let decimals = if text.contains(',') { 2 } else { 0 };
    let amount = Amount::printed(hundredths * 10_000_000_000, Unit::Kronor, Scale::Million, decimals);
    Mark { amount: Some(amount), ..mark(document, text, nth) }
}

/// The total is not its parts.
pub fn wrong_sum(document: &Document) -> Finding {
    let total = millions(document, "2,61", 0, 261);
    let expected = Amount::computed(211 * 10_000_000_000, total.amount.as_ref().unwrap());
    let places = vec![
        total,
        millions(document, "1\n", 0, 100),
        millions(document, "0,15", 0, 15),
        millions(document, "0,96", 0, 96),
    ];
    Finding {
        code: Code::Sum,
        severity: Severity::Error,
        confidence: 95,
        places,
        formula: "1 + 0,15 + 0,96 = 2,11".to_owned(),
        expected: Some(expected),
        grounds: vec![Ground::Table, Ground::Total],
        doubts: Vec::new(),
        words: vec![("label", "Summa åtgärder".to_owned())],
    }
}

/// A sentence that speaks against the table.
pub fn wrong_direction(document: &Document) -> Finding {
    Finding {
        code: Code::Direction,
        severity: Severity::Warning,
        confidence: 60,
        places: vec![mark(document, "lägre nivå", 0), mark(document, "2,61", 0)],
        formula: String::new(),
        expected: None,
        grounds: vec![Ground::Words("åtgärder".to_owned())],
        doubts: vec![Doubt::Population, Doubt::Date],
        words: vec![("label", "Kostnaden".to_owned())],
    }
}

/// All that was found.
pub fn outcome(document: &Document) -> Outcome {
    let rounded = Confirmation {
        code: Code::Sum,
        places: vec![millions(document, "0,96", 0, 96)],
        formula: "0,5 + 0,47 = 0,96".to_owned(),
        rounding: true,
    };
    let exact = Confirmation { formula: "1 = 1".to_owned(), rounding: false, ..rounded.clone() };
    let picture =
        Unread { cause: UnreadCause::Picture, page: Some(3), name: "Diagram <1>".to_owned(), count: 1 };
    Outcome {
        findings: vec![wrong_sum(document), wrong_direction(document)],
        confirmed: vec![rounded, exact],
        unread: vec![(0, picture)],
    }
}

/// Shows an outcome over one document in a language.
pub fn shown<T>(locale: Locale, document: &Document, outcome: &Outcome, show: impl Fn(&View<'_>) -> T) -> T {
    let messages = Messages::new(locale);
    let documents = std::slice::from_ref(document);
    show(&View { messages: &messages, documents, outcome, left_out: LeftOut::default() })
}

/// The sample in Swedish.
pub fn swedish<T>(show: impl Fn(&View<'_>) -> T) -> T {
    let document = document();
    let outcome = outcome(&document);
    shown(Locale::Sv, &document, &outcome, show)
}
