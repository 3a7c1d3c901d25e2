//! The numbers of a paragraph with the words between them, and arithmetic judged on them.

use enslinje_domain::Severity;

use super::{
    Reading,
    verdict::{Verdict, judge},
};
use crate::{
    amount::{Amount, Interval, Unit},
    finding::{Code, Confirmation, Finding, Ground, Mark, Outcome},
    number::{Form, Printed},
    sentence::Sentence,
};

/// A number with the folded words around it.
pub(super) struct Told<'a> {
    /// The number.
    pub printed: &'a Printed,
    /// Since the number before, or the start of its sentence.
    pub before: String,
    /// To the next number, or the end of its sentence.
    pub after: String,
    /// Index of its sentence among those of the paragraph.
    pub sentence: usize,
}

impl Told<'_> {
    /// Whether the last word before it is this one.
    pub fn follows(&self, word: &str) -> bool {
        self.before.split_whitespace().next_back() == Some(word)
    }

    /// Whether the first word after it begins so.
    pub fn is_followed(&self, beginnings: &[&str]) -> bool {
        let after = self.after.trim_start();
        beginnings.iter().any(|beginning| after.starts_with(beginning))
    }

    /// Whether it has the unit of another.
    pub fn is_like(&self, other: &Self) -> bool {
        self.printed.amount.unit == other.printed.amount.unit
    }

    /// Whether it is a share or the difference of two.
    pub fn is_rate(&self) -> bool {
        matches!(self.printed.amount.unit, Unit::Percent | Unit::PercentagePoint)
    }
}

/// The numbers of the sentences of a paragraph, multiples left out.
pub(super) fn told<'a>(reading: &Reading<'_>, sentences: &'a [Sentence]) -> Vec<Told<'a>> {
    let mut told = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let mut from = sentence.span.start;
        let numbers: Vec<&Printed> = sentence.numbers.iter().filter(|it| it.form != Form::Multiple).collect();
        for (at, printed) in numbers.iter().enumerate() {
            let until = numbers.get(at + 1).map_or(sentence.span.end, |next| next.span.start);
            told.push(Told {
                printed,
                before: reading.folded(&(from..printed.span.start)),
                after: reading.folded(&(printed.span.end..until)),
                sentence: index,
            });
            from = printed.span.end;
        }
    }
    told
}

/// What a number is computed to be from others of its paragraph.
pub(super) struct Arithmetic<'a> {
    /// The rule.
    pub code: Code,
    /// The number that is checked.
    pub number: &'a Told<'a>,
    /// What it is computed from.
    pub others: Vec<&'a Printed>,
    /// What it is computed to be, without sign.
    pub value: i128,
    /// Within which rounding.
    pub interval: Interval,
    /// The formula up to its result.
    pub formula: String,
    /// Whether nothing else can be meant.
    pub is_sure: bool,
}

impl Arithmetic<'_> {
    /// Confirms or tells.
    pub fn judge(self, reading: &Reading<'_>, outcome: &mut Outcome) {
        let printed = self.number.printed;
        let amount = Amount {
            value: printed.amount.value.abs(),
            interval: printed.amount.interval.absolute(),
            ..printed.amount
        };
        let verdict = judge(amount, self.value, self.interval, 2);
        let places = self.places(reading);
        let formula = |result: &str| format!("{} = {result}", self.formula);
        if verdict.holds() {
            let formula = formula(reading.digits(printed));
            let rounding = verdict == Verdict::Rounded;
            outcome.confirmed.push(Confirmation::new(self.code, places, formula, rounding));
            return;
        }
        let expected = Amount::computed(self.value, &amount);
        let (severity, confidence) =
            if self.is_sure { (Severity::Error, 85) } else { (Severity::Warning, 65) };
        let same = self.others.iter().all(|it| it.span.start.abs_diff(printed.span.start) < 200);
        let ground = if self.is_sure && same { Ground::Sentence } else { Ground::Paragraph };
        let doubts = if self.is_sure { Vec::new() } else { vec![crate::finding::Doubt::Definition] };
        outcome.findings.push(
            Finding::new(self.code, severity, confidence, places)
                .formula(formula(&expected.written()))
                .expecting(expected)
                .because(vec![ground])
                .unless(doubts),
        );
    }

    fn places(&self, reading: &Reading<'_>) -> Vec<Mark> {
        std::iter::once(self.number.printed)
            .chain(self.others.iter().copied())
            .map(|it| reading.mark(it))
            .collect()
    }
}
