//! Retention: each rule on a file of its own, days counted by hand, and the example of `docs/retention.md`.

use super::*;
use crate::Clocks;
use crate::access::{PersonId, UserId};
use crate::clock::{STATUTORY, STATUTORY_FILE};
use chrono::NaiveDate;
use std::sync::LazyLock;

const PAGE: &str = include_str!("../../../../docs/retention.md");

static RULES: LazyLock<RetentionRules> = LazyLock::new(|| {
    let clocks = Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap();
    RetentionRules::parse(RETENTION_FILE, RETENTION, clocks).unwrap()
});

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn file(birth: &str, last_note: &str) -> PersonFile {
    PersonFile {
        person: PersonId(1),
        birth: day(birth),
        last_note: day(last_note),
        has_open_case: false,
        summary: Summary::None,
        child_investigations: Vec::new(),
        placed_as_child: false,
        parenthood: false,
        adoption: false,
        custody_agreement: false,
    }
}

fn closed(text: &str) -> Vec<ClosedInvestigation> {
    vec![ClosedInvestigation { closed: day(text) }]
}

fn proposals(municipality: &str, file: PersonFile, today: &str) -> Vec<Proposal> {
    propose(&RULES, &MunicipalityCode::new(municipality).unwrap(), &[file], day(today)).unwrap()
}

/// Paper and outcome as text, in Stockholm, which is not exempt.
fn told(file: PersonFile, today: &str) -> Vec<String> {
    told_in("0180", file, today)
}

fn told_in(municipality: &str, file: PersonFile, today: &str) -> Vec<String> {
    let tell = |proposal: Proposal| match proposal.outcome {
        Outcome::Purge { earliest, latest, law } => {
            format!("{:?}: purge {earliest} to {latest}, {}", proposal.paper, law.join(" and "))
        }
        Outcome::Keep(holds) => {
            let until = |hold: &Hold| hold.until.map_or(String::new(), |until| format!(" until {until}"));
            let holds = holds.iter().map(|hold| format!("{}{}", hold.why.code(), until(hold)));
            format!("{:?}: keep, {}", proposal.paper, holds.collect::<Vec<_>>().join(", "))
        }
    };
    proposals(municipality, file, today).into_iter().map(tell).collect()
}

#[test]
fn a_record_is_purged_when_five_years_have_passed_and_before_the_end_of_the_next_year() {
    let record = || file("1980-02-01", "2020-11-30");
    assert_eq!(told(record(), "2025-11-30"), ["Record: keep, retention-last-note until 2025-12-01"]);
    assert_eq!(told(record(), "2025-12-01"), ["Record: purge 2025-12-01 to 2026-12-31, SoL 2025:400 16:1"]);
    // The duty arose on the last day of 2025, so it ends with 2026 and not with 2027.
    let of_year_end = file("1980-02-01", "2020-12-31");
    assert_eq!(
        told(of_year_end, "2026-02-01"),
        ["Record: purge 2026-01-01 to 2026-12-31, SoL 2025:400 16:1"]
    );
}

#[test]
fn nothing_is_purged_in_an_exempt_municipality_or_county() {
    let record = || file("1980-02-01", "2010-01-01");
    for exempt in ["1480", "0580", "0509", "0980", "2281"] {
        assert_eq!(told_in(exempt, record(), "2026-02-01"), ["Record: keep, retention-exempt-municipality"]);
    }
    // Neighbours in Västra Götaland and Västmanland are not.
    for other in ["1481", "1980", "0180"] {
        assert!(told_in(other, record(), "2026-02-01")[0].starts_with("Record: purge"), "{other}");
    }
}

#[test]
fn those_born_on_the_5th_15th_and_25th_are_kept_for_research() {
    for (birth, kept) in [
        ("1980-02-05", true),
        ("1980-02-15", true),
        ("1980-12-25", true),
        ("1980-02-04", false),
        ("1980-02-06", false),
        ("1980-05-10", false),
    ] {
        let outcome = told(file(birth, "2010-01-01"), "2026-02-01").remove(0);
        assert_eq!(outcome == "Record: keep, retention-sample-birth-day", kept, "{birth}: {outcome}");
    }
}

#[test]
fn placement_of_a_child_parenthood_and_adoption_are_never_purged() {
    let whole = PersonFile {
        placed_as_child: true,
        parenthood: true,
        adoption: true,
        ..file("1950-02-01", "1980-01-01")
    };
    assert_eq!(
        told(whole, "2026-02-01"),
        ["Record: keep, retention-placement, retention-parenthood, retention-adoption"]
    );
}

#[test]
fn a_childs_investigation_closed_from_2026_01_15_is_kept_until_thirty() {
    let child = |closed_on: &str| PersonFile {
        child_investigations: closed(closed_on),
        ..file("2010-03-07", "2026-01-15")
    };
    // Five years after the note, the record goes and the investigation stays.
    assert_eq!(
        told(child("2026-01-15"), "2031-02-01"),
        [
            "Record: purge 2031-01-16 to 2032-12-31, SoL 2025:400 16:1",
            "ChildInvestigation: keep, retention-child-investigation until 2040-03-07",
        ]
    );
    assert_eq!(
        told(child("2026-01-15"), "2040-03-07")[1],
        "ChildInvestigation: purge 2040-03-07 to 2041-12-31, SoL 2025:400 16:1 and SoL 2025:400 16:2 a"
    );
    // Closed the day before, it follows the record.
    assert_eq!(
        told(child("2026-01-14"), "2031-02-01"),
        ["Record: purge 2031-01-16 to 2032-12-31, SoL 2025:400 16:1"]
    );
}

#[test]
fn a_custody_agreement_is_kept_until_eighteen_and_five_years_after_the_last_note() {
    let agreement = |last_note: &str| PersonFile { custody_agreement: true, ..file("2010-03-07", last_note) };
    assert_eq!(
        told(agreement("2015-06-01"), "2026-02-01"),
        [
            "Record: purge 2020-06-02 to 2021-12-31, SoL 2001:453 12:1",
            "CustodyAgreement: keep, retention-custody-agreement until 2028-03-07",
        ]
    );
    assert_eq!(
        told(agreement("2027-06-01"), "2029-01-01")[1],
        "CustodyAgreement: keep, retention-last-note until 2032-06-02"
    );
}

#[test]
fn an_open_case_or_facts_in_a_list_keep_the_file() {
    let open = PersonFile { has_open_case: true, ..file("1980-02-01", "2010-01-01") };
    assert_eq!(told(open, "2026-02-01"), ["Record: keep, retention-open-case"]);
    let listed = PersonFile { summary: Summary::Remains, ..file("1980-02-01", "2010-01-01") };
    assert_eq!(told(listed, "2026-02-01"), ["Record: keep, retention-summary"]);
    let ceased =
        PersonFile { summary: Summary::Ceased(day("2022-04-01")), ..file("1980-02-01", "2010-01-01") };
    assert_eq!(told(ceased, "2026-02-01"), ["Record: keep, retention-last-note until 2027-04-02"]);
}

#[test]
fn every_reason_tells_its_section() {
    let kept = PersonFile { placed_as_child: true, ..file("1980-02-05", "2025-01-01") };
    let Outcome::Keep(holds) = proposals("1480", kept, "2026-02-01").remove(0).outcome else { panic!() };
    let laws: Vec<&str> = holds.iter().map(|hold| hold.law[0].as_str()).collect();
    assert_eq!(laws, ["SoL 2025:400 16:4", "SoL 2025:400 16:4", "SoL 2025:400 16:2", "SoL 2025:400 16:1"]);
}

#[test]
fn a_day_that_cannot_be_is_refused_and_no_file_is_left_out() {
    let code = MunicipalityCode::new("0180").unwrap();
    let fault = |file: PersonFile| propose(&RULES, &code, &[file], day("2026-02-01")).unwrap_err();
    let order = |text: &str| RetentionFault::DayOrder { person: PersonId(1), day: day(text) };
    assert_eq!(fault(file("1980-02-01", "2026-02-02")), order("2026-02-02"));
    assert_eq!(fault(file("1980-02-01", "1979-01-01")), order("1979-01-01"));
    let later = PersonFile { child_investigations: closed("2026-03-01"), ..file("2010-02-01", "2026-01-01") };
    assert_eq!(fault(later), order("2026-03-01"));
    let rules = RetentionRules { clocks: Clocks::default(), ..RULES.clone() };
    assert_eq!(
        propose(&rules, &code, &[file("1980-02-01", "2010-01-01")], day("2026-02-01")),
        Err(RetentionFault::NoRule { rule: "record_retention", day: day("2026-02-01") })
    );
}

#[test]
fn a_decision_needs_a_name_a_reference_and_fresh_proposals_to_purge() {
    let purge = || proposals("0180", file("1980-02-01", "2010-01-01"), "2026-02-01");
    let decide = |on: &str, reference: &str, proposals: Vec<Proposal>| {
        RetentionDecision::new(UserId::new("chef.nord").unwrap(), day(on), reference, proposals)
    };
    let person = PersonId(1);
    let decision = decide("2026-03-03", " SN 2026-00012 ", purge()).unwrap();
    assert_eq!((decision.by().as_str(), decision.reference()), ("chef.nord", "SN 2026-00012"));
    assert_eq!((decision.on(), decision.proposals().len()), (day("2026-03-03"), 1));
    assert_eq!(decide("2026-02-01", " ", purge()), Err(RetentionRefusal::NoReference));
    assert_eq!(decide("2026-02-01", "SN 1", Vec::new()), Err(RetentionRefusal::NoProposal));
    let twice = [purge(), purge()].concat();
    assert_eq!(decide("2026-02-01", "SN 1", twice), Err(RetentionRefusal::Twice { person }));
    let stale = Err(RetentionRefusal::Stale { person, proposed: day("2026-02-01") });
    assert_eq!(decide("2026-03-04", "SN 1", purge()), stale);
    assert_eq!(decide("2026-01-31", "SN 1", purge()), stale);
    let keep = proposals("1480", file("1980-02-01", "2010-01-01"), "2026-02-01");
    assert_eq!(decide("2026-02-01", "SN 1", keep), Err(RetentionRefusal::Keep { person }));
}

#[test]
fn private_providers_keep_for_two_years_and_papers_of_shortcomings_for_five() {
    assert_eq!(RULES.private_record_until(day("2025-07-01")), Some(day("2027-07-01")));
    assert_eq!(RULES.private_lex_sarah_until(day("2026-02-28")), Some(day("2031-02-28")));
    assert_eq!(RULES.private_record_until(day("2025-06-30")), None);
}

#[test]
fn faults_of_the_file_are_told_with_their_place() {
    let bad = RETENTION
        .replacen("\"1480\"", "\"148\"", 1)
        .replacen("[5, 15, 25]", "[5, 15, 32]", 1)
        .replacen("\"placement\"", "\"placing\"", 1)
        .replacen("age = 18", "age = 0", 1)
        .replacen("years = 2\n", "", 1);
    let problems = RetentionRules::parse("retention.toml", &bad, Clocks::default()).unwrap_err();
    let codes: Vec<(&str, Option<u32>)> =
        problems.as_slice().iter().map(|fault| (fault.code, fault.place.line)).collect();
    assert_eq!(
        codes,
        [
            ("law-bad-code", Some(8)),
            ("law-bad-count", Some(26)),
            ("law-unknown-choice", Some(44)),
            ("law-bad-count", Some(60)),
            ("law-missing-key", Some(74)),
        ]
    );
}

#[test]
fn the_examples_of_the_documentation_have_the_outcomes_told_there() {
    let mut asked = 0;
    for line in PAGE.split("<!-- examples -->").nth(1).unwrap().lines().filter(|line| line.starts_with("| 1"))
    {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [municipality, birth, last_note, holds, outcome] = cells[..] else { panic!("{line}") };
        let mut file = file(birth, last_note);
        match holds.split_once(' ') {
            None if holds == "nothing" => {}
            None if holds == "placement" => file.placed_as_child = true,
            Some(("investigation", on)) => file.child_investigations = closed(on),
            _ => panic!("{line}"),
        }
        assert_eq!(told_in(municipality, file, "2031-02-01").join("; "), outcome, "{line}");
        asked += 1;
    }
    assert_eq!(asked, 5);
}

#[test]
fn every_code_of_oversight_has_a_text_in_both_languages() {
    let sources = [
        include_str!("../access/break_glass.rs"),
        include_str!("../access/grant.rs"),
        include_str!("../unexecuted/record.rs"),
        include_str!("../unexecuted/report.rs"),
        include_str!("propose.rs"),
        include_str!("decision.rs"),
        include_str!("../log_review.rs"),
    ];
    let areas = ["access-", "unexecuted-", "retention-", "log-review-"];
    let quoted = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let codes: Vec<&str> = quoted.filter(|text| areas.iter().any(|area| text.starts_with(area))).collect();
    assert_eq!(codes.len(), 39);
    let texts = [
        include_str!("../../../../locales/sv/oversight.ftl"),
        include_str!("../../../../locales/en/oversight.ftl"),
    ];
    for (code, text) in codes.iter().flat_map(|code| texts.map(|text| (code, text))) {
        assert!(text.contains(&format!("\n{code} = ")), "{code}");
    }
}
