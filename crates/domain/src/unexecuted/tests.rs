//! Unexecuted decisions: the demonstration's register against the published figures, rows counted by hand,
//! and the example of `docs/unexecuted.md`.

use super::*;
use crate::casework::{Event, EventKind, NoteKind};
use crate::clock::{STATUTORY, STATUTORY_FILE};
use crate::register::{Cell, Kind, Row, register};
use crate::{ClockError, Clocks, Money, Period, UnitId, WorkingDayShift};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const DEMO: &str = include_str!("../../../../suite/unexecuted/demo.csv");
const PAGE: &str = include_str!("../../../../docs/unexecuted.md");
const AGES: &[u32] = &[0, 7, 13, 16, 18, 21, 25, 65];

struct Law {
    clocks: Clocks,
    coverage: CoverageRules,
    fee: SpecialFee,
}

static LAW: LazyLock<Law> = LazyLock::new(|| Law {
    clocks: Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap(),
    coverage: CoverageRules::parse(COVERED_FILE, COVERED).unwrap(),
    fee: SpecialFee::parse(FEE_FILE, FEE).unwrap(),
});

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn report(records: &[DecisionRecord], quarter: &str, known: &str) -> QuarterReport {
    let law = ReportLaw {
        clocks: &LAW.clocks,
        coverage: &LAW.coverage,
        fee: &LAW.fee,
        shift: WorkingDayShift::None,
        age_groups: AGES,
    };
    quarter_report(records, quarter.parse().unwrap(), day(known), &law).unwrap()
}

/// Why the wait that began on that day lasts.
fn because(from: &str, reason: &str) -> BTreeMap<NaiveDate, Delay> {
    BTreeMap::from([(day(from), Delay { reason: Some(reason.to_owned()), ..Delay::default() })])
}

fn decision(id: i64, decided: &str) -> DecisionRecord {
    DecisionRecord {
        id,
        unit: UnitId::new("br").unwrap(),
        reference: CaseReference::new("BR 12/2024"),
        sex: "woman".to_owned(),
        birth: day("2010-06-15"),
        law: "SoL".to_owned(),
        paragraph: Some("SoL 2001:453 4:1".to_owned()),
        kind: "contact_person".to_owned(),
        favourable: true,
        decided: day(decided),
        executed: None,
        declined: None,
        ended: None,
        interruptions: Vec::new(),
        delays: because(decided, "Ingen kontaktperson hittad"),
    }
}

/// Id, ground, reporting and end of a row.
type ToldRow = (i64, Ground, Reporting, Option<(NaiveDate, End)>);

fn told(report: &QuarterReport) -> Vec<ToldRow> {
    report.rows.iter().map(|row| (row.decision, row.ground, row.reporting, row.end)).collect()
}

fn again(quarter: &str) -> Reporting {
    Reporting::Again { first: quarter.parse().unwrap() }
}

fn rows_of(text: &str) -> Vec<Row> {
    let register = register("decision").unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let records = reader.records().map(Result::unwrap);
    let rows = records.map(|record| {
        let mut row = Row::empty(register);
        for (name, text) in header.iter().zip(record.iter()).filter(|(_, text)| !text.is_empty()) {
            let kind = register.column(name).unwrap().kind;
            let cell = match kind {
                Kind::Key => Cell::Key(text.parse().unwrap()),
                Kind::Day => Cell::Day(day(text)),
                _ => Cell::category(kind, text),
            };
            assert!(row.set(name, cell));
        }
        row
    });
    rows.collect()
}

#[test]
fn the_register_of_the_demonstration_gives_the_published_figures() {
    let records: Vec<DecisionRecord> =
        rows_of(DEMO).iter().map(|row| DecisionRecord::from_row(row).unwrap()).collect();
    let of_unit: Vec<DecisionRecord> =
        records.into_iter().filter(|record| record.unit.as_str() == "br").collect();
    assert_eq!(of_unit.len(), 156);
    // The published report of 2024, as packs/hisingen/targets.csv quotes it.
    for (quarter, published) in [("2023-Q3", 14), ("2023-Q4", 15), ("2024-Q3", 14), ("2024-Q4", 8)] {
        let report = report(&of_unit, quarter, "2025-01-31");
        assert_eq!(report.count(Ground::NotStarted), published, "{quarter}");
    }
    let is_contact = |row: &&ReportRow| row.ground == Ground::NotStarted && row.kind.starts_with("contact_");
    let autumn = report(&of_unit, "2024-Q3", "2025-01-31");
    assert_eq!(autumn.rows.iter().filter(is_contact).count(), 7);
    let before = report(&of_unit, "2023-Q4", "2025-01-31");
    assert_eq!(before.rows.iter().filter(is_contact).count(), 10);
    let winter = report(&of_unit, "2024-Q4", "2025-01-31");
    assert_eq!(winter.waiting(Ground::Interrupted), 1);
    let counted: u32 = statistic(&autumn, MONTHS_OF_BANDS).iter().map(|cell| cell.count).sum();
    assert_eq!(usize::try_from(counted).unwrap(), autumn.rows.len());
}

#[test]
fn a_decision_is_new_once_then_told_again_until_its_end_is_noticed() {
    let executed = DecisionRecord { executed: Some(day("2024-08-10")), ..decision(1, "2024-03-01") };
    let seen = |quarter| report(std::slice::from_ref(&executed), quarter, "2025-01-31");
    let end = Some((day("2024-08-10"), End::Executed));
    assert_eq!(told(&seen("2024-Q1")), []);
    assert_eq!(told(&seen("2024-Q2")), [(1, Ground::NotStarted, Reporting::New, None)]);
    assert_eq!(seen("2024-Q2").rows[0].later, end);
    assert_eq!(told(&seen("2024-Q3")), [(1, Ground::NotStarted, again("2024-Q2"), end)]);
    assert_eq!(told(&seen("2024-Q4")), []);
    let notices =
        |quarter| seen(quarter).notices.iter().map(|notice| (notice.on, notice.end)).collect::<Vec<_>>();
    assert_eq!(notices("2024-Q2"), []);
    assert_eq!(notices("2024-Q3"), [(day("2024-08-10"), End::Executed)]);
    assert_eq!(notices("2024-Q4"), []);
}

#[test]
fn who_is_executed_on_the_first_day_of_a_quarter_is_noticed_though_not_counted() {
    let executed = DecisionRecord { declined: Some(day("2024-07-01")), ..decision(1, "2024-03-01") };
    let report = report(&[executed], "2024-Q3", "2024-10-15");
    assert_eq!(told(&report), []);
    assert_eq!(report.notices.len(), 1);
    assert_eq!(report.notices[0].end, End::Declined);
    assert_eq!(report.notices[0].first, "2024-Q2".parse().unwrap());
}

#[test]
fn the_last_lawful_day_is_in_time() {
    // Three months from 30 June end on 30 September, the last day of the quarter.
    let open = decision(1, "2024-06-30");
    let in_time = DecisionRecord { executed: Some(day("2024-07-30")), ..decision(2, "2024-04-30") };
    let a_day_late = DecisionRecord { executed: Some(day("2024-07-31")), ..decision(3, "2024-04-30") };
    let records = [open, in_time, a_day_late];
    let ids = |quarter| {
        report(&records, quarter, "2025-01-31").rows.iter().map(|row| row.decision).collect::<Vec<_>>()
    };
    assert_eq!(ids("2024-Q2"), Vec::<i64>::new());
    assert_eq!(ids("2024-Q3"), [3]);
    assert_eq!(ids("2024-Q4"), [1]);
}

#[test]
fn an_interruption_is_a_wait_of_its_own() {
    let broken = |id, interrupted: &str, resumed: Option<&str>| DecisionRecord {
        executed: Some(day("2024-01-20")),
        interruptions: vec![Interruption { interrupted: day(interrupted), resumed: resumed.map(day) }],
        ..decision(id, "2024-01-10")
    };
    let ended = DecisionRecord { ended: Some(day("2024-09-15")), ..broken(3, "2024-05-10", None) };
    let records =
        [broken(1, "2024-02-10", Some("2024-10-05")), broken(2, "2024-03-01", Some("2024-06-01")), ended];
    let report = report(&records, "2024-Q3", "2024-10-15");
    let end = Some((day("2024-09-15"), End::Ended));
    assert_eq!(
        told(&report),
        [(1, Ground::Interrupted, again("2024-Q2"), None), (3, Ground::Interrupted, Reporting::New, end)]
    );
    assert_eq!(report.rows[0].later, Some((day("2024-10-05"), End::Resumed)));
    assert_eq!((report.count(Ground::Interrupted), report.waiting(Ground::Interrupted)), (2, 1));
    assert_eq!(report.count(Ground::NotStarted), 0);
}

#[test]
fn a_report_as_known_on_a_day_does_not_see_what_came_later() {
    let later = DecisionRecord { executed: Some(day("2024-10-20")), ..decision(1, "2024-05-01") };
    let open = decision(1, "2024-05-01");
    let on_time = report(std::slice::from_ref(&later), "2024-Q3", "2024-10-15");
    assert_eq!(on_time, report(&[open], "2024-Q3", "2024-10-15"));
    assert_eq!(on_time.rows[0].later, None);
    let seen = report(&[later], "2024-Q3", "2024-10-20");
    assert_eq!(seen.rows[0].later, Some((day("2024-10-20"), End::Executed)));
    assert!(seen.rows[0].is_waiting());
}

#[test]
fn only_favourable_decisions_on_covered_sections_are_reported() {
    let of = |section: &str, decided: &str| DecisionRecord {
        paragraph: Some(section.to_owned()),
        ..decision(1, decided)
    };
    let count = |record: DecisionRecord| report(&[record], "2025-Q4", "2025-12-31").rows.len();
    assert_eq!(count(of("SoL 2025:400 11:1", "2025-07-01")), 1);
    assert_eq!(count(of("SoL 2025:400 12:1", "2025-07-01")), 1);
    assert_eq!(count(of("SoL 2025:400 11:4", "2025-07-01")), 0);
    assert_eq!(count(of("SoL 2001:453 4:1", "2025-06-30")), 1);
    assert_eq!(count(of("SoL 2025:400 11:1", "2025-06-30")), 0);
    assert_eq!(count(DecisionRecord { favourable: false, ..decision(1, "2025-06-30") }), 0);
    assert_eq!(count(DecisionRecord { law: "LSS".to_owned(), ..decision(1, "2025-06-30") }), 0);
}

#[test]
fn what_is_missing_is_told_and_not_made_up() {
    let bare = DecisionRecord {
        reference: None,
        paragraph: None,
        delays: because("2024-03-01", "  "),
        ..decision(1, "2024-03-01")
    };
    let rows = report(&[bare, decision(2, "2024-03-02")], "2024-Q3", "2024-10-15").rows;
    assert_eq!(rows[0].gaps, [Gap::Reason, Gap::Reference, Gap::Paragraph]);
    assert_eq!(rows[1].gaps, []);
    // Fourteen on the day of the decision would be wrong: the birthday comes in June.
    assert_eq!(rows[0].age_group.as_deref(), Some("13-15"));
    assert_eq!(rows[0].last_day, day("2024-06-01"));
    assert_eq!(rows[0].law, ["SoL 2001:453 16:6 f"]);
}

#[test]
fn a_reference_holds_no_identity_number() {
    for refused in
        ["", "  ", "20100615-1234", "100615-1234", "1006151234", "Ärende 100615 1234", "100615+1234"]
    {
        assert_eq!(CaseReference::new(refused), None, "{refused:?}");
    }
    for taken in ["SN 2024-00123", "123456789", "BR 12/2024 akt 345678"] {
        assert_eq!(CaseReference::new(taken).unwrap().as_str(), taken);
    }
}

#[test]
fn the_fee_is_an_interval_by_the_day_of_the_decision_and_never_an_amount() {
    let kronor = |amount| Money::from_kronor(amount).unwrap();
    let risk = |decided: &str, from: &str, seen: &str| {
        let risk = LAW.fee.risk(day(decided), day(from), day(seen), &LAW.clocks).unwrap().unwrap();
        (risk.interval.lowest, risk.interval.highest, risk.last_day, risk.days)
    };
    let (old, new) = ((kronor(10_000), kronor(1_000_000)), (kronor(15_000), kronor(1_500_000)));
    assert_eq!(risk("2025-12-31", "2025-12-31", "2026-01-31"), (old.0, old.1, day("2027-12-31"), 31));
    assert_eq!(risk("2026-01-01", "2026-01-01", "2026-05-01"), (new.0, new.1, day("2028-01-01"), 120));
    // The interruption starts the limitation, but the decision chooses the interval.
    assert_eq!(risk("2025-12-31", "2026-03-01", "2026-03-02"), (old.0, old.1, day("2028-03-01"), 1));
    assert_eq!(LAW.fee.interval_on(day("2025-06-30")).unwrap().law, ["SoL 2001:453 16:6 b"]);
}

#[test]
fn the_inspectorate_takes_in_each_quarter_in_its_window() {
    let window = |quarter: &str| {
        let window = LAW.coverage.window(quarter.parse().unwrap());
        window.map(|window| (window.from.to_string(), window.to.to_string()))
    };
    let days = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
    assert_eq!(window("2024-Q1"), days("2024-04-01", "2024-04-30"));
    assert_eq!(window("2024-Q2"), days("2024-07-01", "2024-08-31"));
    assert_eq!(window("2024-Q3"), days("2024-10-01", "2024-10-31"));
    assert_eq!(window("2024-Q4"), days("2025-01-01", "2025-01-31"));
    assert_eq!(window("2024"), None);
}

#[test]
fn the_statistic_counts_by_ground_kind_sex_elapsed_time_and_whether_they_wait() {
    let man = DecisionRecord { sex: "man".to_owned(), ..decision(3, "2023-05-01") };
    let executed = DecisionRecord { executed: Some(day("2024-08-10")), ..decision(4, "2024-03-01") };
    // Six months from 31 March end on 30 September: not over six. One day earlier is.
    let records =
        [decision(1, "2024-03-31"), decision(2, "2024-03-29"), decision(5, "2024-03-31"), man, executed];
    let cells = statistic(&report(&records, "2024-Q3", "2024-10-15"), MONTHS_OF_BANDS);
    let told: Vec<_> = cells
        .iter()
        .map(|cell| (cell.sex.as_str(), cell.band.over, cell.band.to, cell.waiting, cell.count))
        .collect();
    assert_eq!(
        told,
        [
            ("man", 12, None, true, 1),
            ("woman", 3, Some(6), false, 1),
            ("woman", 3, Some(6), true, 2),
            ("woman", 6, Some(9), true, 1),
        ]
    );
}

#[test]
fn there_is_no_report_of_a_year_or_of_a_decision_older_than_the_law() {
    let law = ReportLaw {
        clocks: &LAW.clocks,
        coverage: &LAW.coverage,
        fee: &LAW.fee,
        shift: WorkingDayShift::None,
        age_groups: AGES,
    };
    let year: Period = "2024".parse().unwrap();
    assert_eq!(quarter_report(&[], year, day("2025-01-31"), &law), Err(UnexecutedFault::NotAQuarter(year)));
    let old = decision(7, "2006-01-01");
    let id = LAW.clocks.find("unexecuted_decision").unwrap().id.clone();
    let fault = ClockError::NoLaw { clock: id, day: day("2006-01-01") };
    assert_eq!(
        quarter_report(&[old], "2024-Q3".parse().unwrap(), day("2025-01-31"), &law),
        Err(UnexecutedFault::Clock { decision: 7, fault })
    );
    let bare = ReportLaw { clocks: &Clocks::default(), ..law };
    assert_eq!(
        quarter_report(&[], "2024-Q3".parse().unwrap(), day("2025-01-31"), &bare),
        Err(UnexecutedFault::NoClock("unexecuted_decision"))
    );
}

#[test]
fn a_row_without_a_required_column_is_refused_by_name() {
    let mut row = rows_of(DEMO).remove(0);
    assert!(row.set("favourable", Cell::Empty));
    assert_eq!(DecisionRecord::from_row(&row), Err(RowGap { column: "favourable" }));
    assert!(row.set("favourable", Cell::category(Kind::Category(&["yes", "no"]), "yes")));
    assert!(row.set("executed", Cell::Empty));
    // Settled without execution or declining: it ended otherwise.
    assert_eq!(DecisionRecord::from_row(&row).unwrap().ended, Some(day("2022-02-02")));
}

#[test]
fn faults_of_the_law_files_are_told_with_their_place() {
    let bad =
        FEE.replacen("highest = 1000000", "highest = 100", 1).replacen("lowest = 15000", "lowest = 0", 1);
    let problems = SpecialFee::parse("fee.toml", &bad).unwrap_err();
    let told: Vec<(&str, Option<u32>)> =
        problems.as_slice().iter().map(|fault| (fault.code, fault.place.line)).collect();
    assert_eq!(told, [("law-amounts-reversed", Some(10)), ("law-bad-amount", Some(27))]);
    let gap = COVERED.replacen("from = 2025-07-01", "from = 2025-08-01", 1).replacen(
        "quarter = 4",
        "quarter = 5",
        1,
    );
    let problems = CoverageRules::parse("covered.toml", &gap).unwrap_err();
    let codes: Vec<&str> = problems.as_slice().iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["law-version-order", "law-bad-count"]);
}

#[test]
fn the_example_of_the_documentation_gives_the_rows_told_there() {
    let block = |name: &str| PAGE.split(&format!("```{name}\n")).nth(1).unwrap().split("```").next().unwrap();
    let records: Vec<DecisionRecord> =
        rows_of(block("csv decisions")).iter().map(|row| DecisionRecord::from_row(row).unwrap()).collect();
    let report = report(&records, "2024-Q3", "2024-10-15");
    let mut told = String::from("id,ground,from,last_day,reporting,end\n");
    for row in &report.rows {
        let ground = if row.ground == Ground::NotStarted { "not started" } else { "interrupted" };
        let reporting = match row.reporting {
            Reporting::New => "new".to_owned(),
            Reporting::Again { first } => format!("since {first}"),
        };
        let end = row
            .end
            .map_or("waits".to_owned(), |(on, end)| format!("{} {on}", format!("{end:?}").to_lowercase()));
        told.push_str(&format!(
            "{},{ground},{},{},{reporting},{end}\n",
            row.decision, row.from, row.last_day
        ));
    }
    assert_eq!(told, block("csv rows"));
}

fn happened(kind: EventKind, on: &str, told: &[(NoteKind, &str)]) -> Event {
    let mut event = Event::new(kind, day(on));
    for (note, text) in told {
        event.notes.add(*note, text).unwrap();
    }
    event
}

#[test]
fn every_interruption_is_a_wait_with_the_reason_that_was_told_of_it() {
    use EventKind::*;
    use NoteKind::*;
    // The row holds the latest interruption alone, and the day of the end as that of a resumption.
    let record = DecisionRecord {
        reference: None,
        executed: Some(day("2024-01-20")),
        interruptions: vec![Interruption {
            interrupted: day("2024-08-01"),
            resumed: Some(day("2024-12-20")),
        }],
        delays: BTreeMap::new(),
        ..decision(1, "2023-09-01")
    };
    let events = [
        happened(DelayReported, "2024-01-10", &[(DelayReason, "Ingen kontaktperson."), (Reference, "BR-1")]),
        happened(ExecutionInterrupted, "2024-02-01", &[]),
        happened(DelayReported, "2024-05-10", &[(DelayReason, "Sjukdom."), (DelayMeanwhile, "Öppenvård.")]),
        happened(DelayReported, "2024-06-10", &[(DelayReason, "Slutade.")]),
        happened(ExecutionResumed, "2024-07-15", &[]),
        happened(ExecutionInterrupted, "2024-08-01", &[]),
        happened(DelayReported, "2024-11-20", &[(DelayReason, "Slutade igen."), (Reference, "BR-2")]),
        happened(DecisionEnded, "2024-12-20", &[]),
    ];
    let record = record.with_events(&events);
    let waits: Vec<_> = record.waits(day("2024-12-31")).iter().map(|wait| (wait.from, wait.end)).collect();
    assert_eq!(
        waits,
        [
            (day("2023-09-01"), Some((day("2024-01-20"), End::Executed))),
            (day("2024-02-01"), Some((day("2024-07-15"), End::Resumed))),
            (day("2024-08-01"), Some((day("2024-12-20"), End::Ended))),
        ]
    );
    let row = |quarter: &str, known: &str| {
        let mut rows = report(std::slice::from_ref(&record), quarter, known).rows;
        assert_eq!(rows.len(), 1, "{quarter}");
        rows.remove(0)
    };
    let reasons: Vec<_> = [("2023-Q4", "2024-01-31"), ("2024-Q2", "2024-07-31"), ("2024-Q4", "2025-01-31")]
        .map(|(quarter, known)| row(quarter, known).delay.reason.unwrap())
        .into();
    assert_eq!(reasons, ["Ingen kontaktperson.", "Slutade.", "Slutade igen."]);
    let second = row("2024-Q3", "2024-10-31");
    assert_eq!((second.from, second.end), (day("2024-02-01"), Some((day("2024-07-15"), End::Resumed))));
    assert_eq!(second.delay.meanwhile.as_deref(), Some("Öppenvård."));
    assert_eq!(record.reference, CaseReference::new("BR-2"));
}

#[test]
fn an_offer_that_was_declined_is_told_with_its_day() {
    use EventKind::OfferDeclined;
    let record = DecisionRecord { declined: Some(day("2024-07-10")), ..decision(1, "2024-03-01") };
    let events = [
        happened(OfferDeclined, "2024-07-10", &[(NoteKind::Offered, "2024-06-20")]),
        happened(OfferDeclined, "2024-08-10", &[]),
    ];
    let row = report(&[record.with_events(&events)], "2024-Q3", "2024-10-15").rows.remove(0);
    let offer =
        |offered: &str, declined: &str| Offer { offered: day(offered), declined: Some(day(declined)) };
    assert_eq!(row.delay.offers, [offer("2024-06-20", "2024-07-10"), offer("2024-08-10", "2024-08-10")]);
    assert_eq!(row.delay.reason.as_deref(), Some("Ingen kontaktperson hittad"));
}
