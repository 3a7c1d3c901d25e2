//! The demonstration's register in a store: the published figures, and the same rows again later.

use super::*;
use crate::law::LawBooks;
use crate::simulated;
use chrono::NaiveDate;
use enslinje_domain::casework::{Event, EventKind, Matter, NoteKind, apply};
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::register::{Cell, Kind, Row, register};
use enslinje_domain::unexecuted::{COVERED, COVERED_FILE, CoverageRules, FEE, FEE_FILE, SpecialFee};
use enslinje_domain::{Clocks, OrgUnit, UnitKind, WorkingDayShift};
use enslinje_indicators::snapshot::RegisterRows;
use enslinje_store::{Change, Version};
use std::collections::BTreeMap;

const DEMO: &str = include_str!("../../../../suite/unexecuted/demo.csv");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn act(at: &str) -> Act {
    let at = format!("{at}T08:00:00Z").parse().unwrap();
    Act { actor: "eva".to_owned(), at, why: "IVO".to_owned(), secret: [1; 32] }
}

struct Office {
    organisation: Organisation,
    clocks: Clocks,
    coverage: CoverageRules,
    fee: SpecialFee,
}

impl Office {
    fn new() -> Self {
        let unit = |id: &str, parent: Option<&str>, kind| OrgUnit {
            id: UnitId::new(id).unwrap(),
            name: id.to_uppercase(),
            kind,
            parent: parent.and_then(UnitId::new),
            valid_from: day("2021-01-01"),
            valid_to: None,
            successors: Vec::new(),
        };
        let department = |id| unit(id, Some("sn"), UnitKind::Department);
        let units = vec![unit("sn", None, UnitKind::Committee), department("br"), department("vx")];
        Self {
            organisation: Organisation::new(units).unwrap(),
            clocks: Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap(),
            coverage: CoverageRules::parse(COVERED_FILE, COVERED).unwrap(),
            fee: SpecialFee::parse(FEE_FILE, FEE).unwrap(),
        }
    }

    fn reporter(&self) -> Reporter<'_> {
        let law = ReportLaw {
            clocks: &self.clocks,
            coverage: &self.coverage,
            fee: &self.fee,
            shift: WorkingDayShift::None,
            age_groups: &[0, 7, 13, 16, 18, 21, 25, 65],
        };
        Reporter {
            committee: "Socialnämnden",
            municipality: "Kommunen",
            organisation: &self.organisation,
            law,
            minimum: 5,
        }
    }
}

fn rows() -> Vec<Row> {
    let register = register("decision").unwrap();
    let names: Vec<&str> = DEMO.lines().next().unwrap().split(',').collect();
    let row = |line: &str| {
        let mut row = Row::empty(register);
        for (name, text) in names.iter().zip(line.split(',')).filter(|(_, text)| !text.is_empty()) {
            let kind = register.column(name).unwrap().kind;
            let cell = match kind {
                Kind::Key => Cell::Key(text.parse().unwrap()),
                Kind::Day => Cell::Day(day(text)),
                _ => Cell::category(kind, text),
            };
            assert!(row.set(name, cell));
        }
        row
    };
    DEMO.lines().skip(1).map(row).collect()
}

async fn filled(folder: &std::path::Path) -> Store {
    let url = format!("sqlite:{}", folder.join("enslinje.db").display());
    let store = Store::migrate(&url).await.unwrap().0;
    let mut registers = RegisterRows::new(register("decision").unwrap());
    rows().iter().for_each(|row| registers.push(&row.values()).unwrap());
    simulated::fill(&store, &act("2025-01-31"), &[registers], &mut |_, _, _| {}).await.unwrap();
    store
}

fn question<'a>(quarter: &str, known_on: &str, unit: &'a UnitId) -> Question<'a> {
    Question { quarter: quarter.parse().unwrap(), known_on: day(known_on), as_known: true, unit }
}

fn count(content: &Content, ground: &str) -> usize {
    content.rows.iter().filter(|row| row.ground == ground).count()
}

#[tokio::test]
async fn the_third_and_fourth_quarter_show_the_published_14_and_8_decisions() {
    let folder = tempfile::tempdir().unwrap();
    let (store, office, unit) = (filled(folder.path()).await, Office::new(), UnitId::new("br").unwrap());
    for (quarter, known_on, published, interrupted) in
        [("2024-Q3", "2024-10-31", 14, None), ("2024-Q4", "2025-01-31", 8, Some(1))]
    {
        let question = question(quarter, known_on, &unit);
        let gathered = gather(&store, &question, &office.reporter()).await.unwrap();
        let content = report(&store, &question, &office.reporter()).await.unwrap();
        assert_eq!(count(&content, "not_started"), published, "{quarter}");
        if let Some(interrupted) = interrupted {
            use enslinje_domain::unexecuted::Ground;
            assert_eq!(gathered.report.waiting(Ground::Interrupted), interrupted);
        }
        // The council's number is that of the rows; every part of it that is shown agrees with them.
        let shown: BTreeMap<(&str, &str, &str), i64> = content
            .statistic
            .iter()
            .filter_map(|cell| Some(((&*cell.ground, &*cell.dimension, &*cell.part), cell.count?)))
            .collect();
        assert_eq!(shown.get(&("not_started", "all", "all")), Some(&i64::try_from(published).unwrap()));
        for ((ground, dimension, part), counted) in shown {
            let is_part = |row: &&RowLine| match dimension {
                "sex" => row.sex == part,
                "kind" => row.kind.starts_with("contact_") == (part == "contact"),
                "waiting" => row.end.is_none() == (part == "yes"),
                _ => true,
            };
            let rows = content.rows.iter().filter(|row| row.ground == ground).filter(is_part).count();
            let is_compared = dimension != "months";
            assert!(!is_compared || i64::try_from(rows).unwrap() == counted, "{ground} {dimension} {part}");
        }
        // Each notice is of a wait that was reported before, and ended in the quarter.
        let quarter: Period = quarter.parse().unwrap();
        for notice in &content.notices {
            assert!(quarter.contains_day(day(&notice.end.on)));
            assert!(notice.first.parse::<Period>().unwrap() < quarter);
        }
        let hidden =
            content.statistic.iter().filter(|cell| cell.count.is_some_and(|count| 0 < count && count < 5));
        assert_eq!(hidden.count(), 0);
    }
}

#[tokio::test]
async fn a_rerun_as_known_on_a_day_gives_the_same_rows_after_later_writes() {
    let folder = tempfile::tempdir().unwrap();
    let (store, office, unit) = (filled(folder.path()).await, Office::new(), UnitId::new("br").unwrap());
    let then = question("2024-Q3", "2024-10-15", &unit);
    let before = report(&store, &then, &office.reporter()).await.unwrap();
    assert_eq!(count(&before, "not_started"), 14);
    let waiting = before.rows.iter().find(|row| row.end.is_none() && row.ground == "not_started").unwrap();
    let mut changed = rows().into_iter().find(|row| row.id() == Some(waiting.decision)).unwrap();
    assert!(changed.set("favourable", Cell::Category("no".into())));
    let mut writing = store.write(&act("2025-02-01")).await.unwrap();
    let version = Version { row: changed, known_on: day("2025-02-01"), change: Change::Changed };
    writing.put(register("decision").unwrap(), &[version]).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(report(&store, &then, &office.reporter()).await.unwrap(), before);
    let later = question("2024-Q3", "2025-02-01", &unit);
    assert_eq!(count(&report(&store, &later, &office.reporter()).await.unwrap(), "not_started"), 13);
}

#[tokio::test]
async fn what_was_issued_tells_what_is_new_and_is_printed_again_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (store, office, unit) = (filled(folder.path()).await, Office::new(), UnitId::new("br").unwrap());
    let third = question("2024-Q3", "2024-10-15", &unit);
    let (content, kept) = issue(&store, &act("2024-10-15"), &third, &office.reporter()).await.unwrap();
    let fourth = question("2024-Q4", "2025-01-31", &unit);
    let next = report(&store, &fourth, &office.reporter()).await.unwrap();
    for row in next.rows {
        let told = content.rows.iter().find(|told| (told.decision, &told.from) == (row.decision, &row.from));
        let first = told.map(|told| told.first.clone().unwrap_or_else(|| "2024-Q3".to_owned()));
        assert_eq!(row.first, first, "{}", row.decision);
    }
    assert_eq!(issued(&store, "2024-Q3".parse().unwrap(), 1).await.unwrap(), (content, kept.clone()));
    assert_eq!((kept.number, kept.actor.as_str()), (1, "eva"));
    let StoreError::Refused(problems) = issued(&store, "2024-Q3".parse().unwrap(), 2).await.unwrap_err()
    else {
        panic!("not refused")
    };
    assert_eq!(problems.as_slice()[0].code, "quarterly-not-issued");
    assert_eq!(store.verify(&[kept.head]).await.unwrap().faults, []);
}

#[tokio::test]
async fn a_rerun_as_known_on_a_day_gives_the_same_reasons_after_later_writes() {
    let folder = tempfile::tempdir().unwrap();
    let (store, office, unit) = (filled(folder.path()).await, Office::new(), UnitId::new("br").unwrap());
    let then = question("2024-Q3", "2024-10-15", &unit);
    let content = report(&store, &then, &office.reporter()).await.unwrap();
    let decision = content.rows.iter().find(|row| row.end.is_none()).unwrap().decision;
    let books = LawBooks::new(office.clocks.clone()).unwrap();
    let tell = async |on: &str, reason: &str, known: &str| {
        let mut writing = store.write(&act(known)).await.unwrap();
        let key = writing.matter_key(Matter::Decision, decision).await.unwrap().unwrap();
        let kept = writing.matter_to_change(&key).await.unwrap();
        let mut event = Event::new(EventKind::DelayReported, day(on));
        event.notes.add(NoteKind::DelayReason, reason).unwrap();
        let applied = apply(&kept.row, &kept.events, &event, &books.law()).unwrap();
        writing.put_matter(&books.law(), &applied, Change::Changed, day(known)).await.unwrap();
        writing.commit().await.unwrap();
    };
    let reason = async |known_on: &str, as_known: bool| {
        let question = Question { as_known, ..question("2024-Q3", known_on, &unit) };
        let content = report(&store, &question, &office.reporter()).await.unwrap();
        content.rows.into_iter().find(|row| row.decision == decision).unwrap().reason
    };
    tell("2024-10-10", "Ingen kontaktperson.", "2024-10-14").await;
    let before = report(&store, &then, &office.reporter()).await.unwrap();
    tell("2024-10-12", "Ingen familj.", "2024-11-05").await;
    assert_eq!(report(&store, &then, &office.reporter()).await.unwrap(), before);
    let told = |reason: &str| Some(reason.to_owned());
    assert_eq!(reason("2024-10-13", true).await, None);
    assert_eq!(reason("2024-10-15", true).await, told("Ingen kontaktperson."));
    assert_eq!(reason("2024-11-05", true).await, told("Ingen familj."));
    assert_eq!(reason("2024-10-15", false).await, told("Ingen familj."));
}
