//! Whether the change of a mutant is caught, and what else is told because of it.

use super::mutant::{Clean, Mutant, overlaps};
use enslinje_check::{Finding, read};
use enslinje_domain::Severity;
use std::collections::HashSet;
use std::ops::Range;

/// What checking a mutant gave.
pub(super) struct Verdict {
    /// The gravest finding on the changed place or on a relation with it, with its code.
    pub caught: Option<(Severity, &'static str)>,
    /// Codes of all findings that have to do with the change.
    pub right: Vec<&'static str>,
    /// What is told elsewhere: code, and the finding to read.
    pub wrong: Vec<(&'static str, String)>,
}

/// A finding by what it says and where, in the bytes of the clean text.
type Key = (&'static str, Severity, Vec<(usize, usize)>, String);

/// Makes the change and checks the document again; the reason when it cannot be read any more.
pub(super) fn judge(clean: &Clean, mutant: &Mutant, known: &HashSet<Key>) -> Result<Verdict, String> {
    let text = &clean.document.text;
    let changed = format!("{}{}{}", &text[..mutant.span.start], mutant.with, &text[mutant.span.end..]);
    let document =
        read(&clean.name, changed.as_bytes()).map_err(|refusal| format!("{}: {refusal:?}", clean.name))?;
    let outcome = enslinje_check::check(std::slice::from_ref(&document));
    let place = mutant.span.start..mutant.span.start + mutant.with.len();
    let mut verdict = Verdict { caught: None, right: Vec::new(), wrong: Vec::new() };
    for finding in &outcome.findings {
        if known.contains(&key(finding, |span| mutant.cleaned(span))) {
            continue;
        }
        let touches = finding.places.iter().any(|mark| {
            let cleaned = mutant.cleaned(&mark.span);
            overlaps(&mark.span, &place) || mutant.related.iter().any(|related| overlaps(related, &cleaned))
        });
        let code = finding.code.id();
        if touches {
            verdict.caught = verdict.caught.max(Some((finding.severity, code)));
            verdict.right.push(code);
        } else {
            verdict.wrong.push((code, super::seeds::line(std::slice::from_ref(&document), finding)));
        }
    }
    Ok(verdict)
}

/// The findings of the clean document.
pub(super) fn known(clean: &Clean) -> HashSet<Key> {
    clean.outcome.findings.iter().map(|finding| key(finding, Range::clone)).collect()
}

fn key(finding: &Finding, cleaned: impl Fn(&Range<usize>) -> Range<usize>) -> Key {
    let mut places: Vec<(usize, usize)> = finding
        .places
        .iter()
        .map(|mark| {
            let span = cleaned(&mark.span);
            (span.start, span.end)
        })
        .collect();
    places.sort_unstable();
    (finding.code.id(), finding.severity, places, finding.formula.clone())
}

impl Mutant {
    /// A span of the changed text in the bytes of the clean text.
    fn cleaned(&self, span: &Range<usize>) -> Range<usize> {
        let end = self.span.start + self.with.len();
        let back = |at: usize| {
            if at >= end { at - end + self.span.end } else { at.min(self.span.end) }
        };
        back(span.start)..back(span.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::check_quality::{
        figure::Slip,
        mutant::{Kind, Mutant},
    };
    use std::collections::BTreeSet;

    #[test]
    fn a_span_after_the_change_is_moved_back() {
        let mutant = Mutant {
            kind: Kind::Table(Slip::Sign),
            span: 10..12,
            with: "-1000".to_owned(),
            codes: BTreeSet::new(),
            related: Vec::new(),
        };
        assert_eq!(mutant.cleaned(&(2..5)), 2..5);
        assert_eq!(mutant.cleaned(&(10..15)), 10..12);
        assert_eq!(mutant.cleaned(&(20..22)), 17..19);
    }
}
