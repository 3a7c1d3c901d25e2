//! Accepted findings.

use super::sample::{PATH, TEXT, document, outcome, shown, wrong_direction, wrong_sum};
use enslinje_check::show::{Baseline, fingerprints};
use enslinje_check::{Document, Outcome};
use enslinje_text::Locale;
use std::slice::from_ref;

fn list(document: &Document, outcome: &Outcome, earlier: Option<&Baseline>) -> Baseline {
    shown(Locale::Sv, document, outcome, |view| Baseline::of(view, earlier))
}

fn moved() -> Document {
    Document::plain("elsewhere.txt", format!("En rad till.\n\nOch en.\n{}", TEXT.replace("2,61", "2,61 ")))
}

#[test]
fn a_fingerprint_does_not_change_when_lines_move_or_the_file_gets_another_name() {
    let (before, after) = (document(), moved());
    assert_eq!(
        fingerprints(from_ref(&before), &outcome(&before).findings),
        fingerprints(from_ref(&after), &outcome(&after).findings)
    );
}

#[test]
fn a_fingerprint_changes_with_a_printed_figure_and_with_the_code() {
    let document = document();
    let changed = Document::plain(PATH, TEXT.replace("0,15", "0,16"));
    let of = |document: &Document, finding| fingerprints(from_ref(document), &[finding]);
    let mut other_figure = wrong_sum(&document);
    other_figure.places[2].span = 0..4;
    let mut other_code = wrong_sum(&document);
    other_code.code = enslinje_check::Code::Share;
    let known = of(&document, wrong_sum(&document));
    assert_eq!(known, of(&document, wrong_sum(&document)));
    assert_ne!(known, of(&changed, wrong_sum(&document)));
    assert_ne!(known, of(&document, other_figure));
    assert_ne!(known, of(&document, other_code));
}

#[test]
fn findings_that_read_alike_have_fingerprints_of_their_own() {
    let document = document();
    let prints = fingerprints(from_ref(&document), &[wrong_sum(&document), wrong_sum(&document)]);
    assert_ne!(prints[0], prints[1]);
}

#[test]
fn accepted_findings_are_taken_out_and_others_stay() {
    let document = document();
    let all = outcome(&document);
    let sum_only = Outcome { findings: vec![wrong_sum(&document)], ..Outcome::default() };
    let judged = list(&document, &sum_only, None).judge(&[moved()], outcome(&moved()));
    assert_eq!(judged.accepted, 1);
    assert_eq!(judged.outcome.findings, [wrong_direction(&moved())]);
    assert_eq!(judged.outcome.confirmed.len(), all.confirmed.len());
    assert_eq!(judged.stale, []);
}

#[test]
fn an_entry_that_no_finding_answers_to_is_told_and_so_are_missing_reasons() {
    let document = document();
    let baseline = list(&document, &outcome(&document), None);
    let left = Outcome { findings: vec![wrong_sum(&document)], ..Outcome::default() };
    let judged = baseline.judge(from_ref(&document), left);
    assert_eq!(judged.stale.iter().map(|entry| entry.code.as_str()).collect::<Vec<_>>(), ["check-direction"]);
    let told: Vec<(&str, Option<&str>)> = baseline
        .remarks("b.json", &judged)
        .iter()
        .map(|remark| {
            let count = remark.args.iter().find(|(name, _)| *name == "count");
            (remark.code, count.map(|_| if remark.args[1].1 == "2" { "2" } else { "" }))
        })
        .collect();
    assert_eq!(told, [("check-baseline-stale", None), ("check-baseline-reasons", Some("2"))]);
}

#[test]
fn a_list_is_read_back_as_written_and_keeps_its_reasons_when_it_is_made_anew() {
    let document = document();
    let mut baseline = list(&document, &outcome(&document), None);
    baseline.accepted[0].reason = "Delen redovisas i bilaga 2.".to_owned();
    let read = Baseline::parse("b.json", &baseline.json().unwrap()).unwrap();
    assert_eq!(read, baseline);
    let anew = list(&moved(), &outcome(&moved()), Some(&read));
    assert_eq!(anew.accepted[0].reason, "Delen redovisas i bilaga 2.");
    assert_eq!(anew.accepted[0].place, "elsewhere.txt:8:16");
    assert_eq!(anew.accepted[1].reason, "");
}

#[test]
fn what_is_no_list_is_refused_with_its_line() {
    let parse = |text: &str| {
        let diagnostic = Baseline::parse("b.json", text).unwrap_err();
        (diagnostic.code, diagnostic.place.line)
    };
    assert_eq!(parse("{\n\"version\": 1,\n\"acepted\": []}"), ("check-baseline-broken", Some(3)));
    assert_eq!(parse(""), ("check-baseline-broken", Some(1)));
    assert_eq!(parse("{\"version\": 2, \"accepted\": []}"), ("check-baseline-version", None));
}
