//! Clocks: the case tables of `suite/clocks`, refused files, and law chosen by the right day.

use super::*;
use crate::Diagnostic;
use proptest::prelude::*;
use std::sync::LazyLock;

mod refused;

const DUE: &str = include_str!("../../../../suite/clocks/due.csv");
const STATUTORY_TABLE: &str = include_str!("../../../../suite/clocks/statutory.csv");

fn rows(table: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn statutory() -> &'static Clocks {
    static CLOCKS: LazyLock<Clocks> = LazyLock::new(|| {
        Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap_or_else(|problems| panic!("{:#?}", problems.sorted()))
    });
    &CLOCKS
}

fn open(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "open".to_owned(), |day| day.to_string())
}

fn named<T: PartialEq>(names: &[(&'static str, T)], wanted: &T) -> &'static str {
    names.iter().find(|(_, value)| value == wanted).map(|(name, _)| *name).unwrap()
}

#[test]
fn the_law_file_holds_every_limit_of_the_table_with_validity_section_and_confidence() {
    let clocks = statutory();
    let confidences =
        [("sure", Confidence::Sure), ("likely", Confidence::Likely), ("memory", Confidence::Memory)];
    let mut found = Vec::new();
    for clock in clocks.iter() {
        for version in &clock.versions {
            let recurrence = match clock.recurrence {
                Recurrence::Never => "never".to_owned(),
                Recurrence::EachQuarter => "each_quarter".to_owned(),
                Recurrence::Requalify => "requalify".to_owned(),
                Recurrence::Every(Length { count, unit }) => {
                    format!("{count} {}", named(&LengthUnit::NAMES, &unit))
                }
            };
            found.push(vec![
                clock.id.to_string(),
                open(version.from),
                open(version.to),
                format!("{} {}", version.limit.count, named(&LengthUnit::NAMES, &version.limit.unit)),
                recurrence,
                named(&Selector::NAMES, &clock.selector).to_owned(),
                version.law.join("; "),
                named(&confidences, &version.confidence).to_owned(),
            ]);
        }
    }
    let expected: Vec<Vec<String>> =
        rows(STATUTORY_TABLE).iter().map(|row| row.iter().take(8).map(str::to_owned).collect()).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let document = include_str!("../../../../docs/clocks.md");
    let example =
        document.split("```toml file=law/example.toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let clocks = Clocks::parse("law/example.toml", example.unwrap()).unwrap();
    let clock = clocks.find("unexecuted_decision").unwrap();
    assert_eq!(clock.due(day("2024-11-30"), WorkingDayShift::None), Ok(day("2025-02-28")));
    assert_eq!(clock.versions, statutory().find("unexecuted_decision").unwrap().versions);
}

#[test]
fn the_last_lawful_day_and_its_law_are_as_the_table_says() {
    let clocks = statutory();
    for row in &rows(DUE) {
        let clock = clocks.find(&row[0]).unwrap();
        let shift = if &row[2] == "next" { WorkingDayShift::Next } else { WorkingDayShift::None };
        let (last_day, law) = match clock.deadline(day(&row[1]), shift) {
            Ok(deadline) => (deadline.last_day.to_string(), deadline.version.law[0].clone()),
            Err(ClockError::NoLaw { .. }) => ("no law".to_owned(), String::new()),
            Err(ClockError::NeedsSelectingDay { .. }) => ("needs a day".to_owned(), String::new()),
            Err(ClockError::OutOfRange { .. }) => ("beyond".to_owned(), String::new()),
        };
        assert_eq!(
            (last_day.as_str(), law.as_str()),
            (&row[3], &row[4]),
            "{} from {}: {}",
            &row[0],
            &row[1],
            &row[5]
        );
    }
}

#[test]
fn aid_granted_before_the_present_act_is_reclaimed_under_the_old() {
    let clocks = statutory();
    let clock = clocks.find("recovery_action").unwrap();
    let under = |granted: &str| {
        let deadline = clock.deadline_under(day("2025-08-01"), day(granted), WorkingDayShift::None).unwrap();
        (deadline.last_day, deadline.version.law[0].clone())
    };
    assert_eq!(under("2025-06-30"), (day("2028-08-01"), "SoL 2001:453 9:3".to_owned()));
    assert_eq!(under("2025-07-01"), (day("2028-08-01"), "SoL 2025:400 33:4".to_owned()));
}

#[test]
fn a_case_closed_before_the_thirty_year_rule_has_no_such_retention() {
    let clocks = statutory();
    let clock = clocks.find("child_investigation_retention").unwrap();
    let kept = |closed: &str| {
        clock
            .deadline_under(day("2010-05-05"), day(closed), WorkingDayShift::None)
            .map(|deadline| deadline.last_day)
    };
    assert_eq!(kept("2026-01-15"), Ok(day("2040-05-05")));
    assert_eq!(
        kept("2026-01-14"),
        Err(ClockError::NoLaw { clock: clock.id.clone(), day: day("2026-01-14") })
    );
}

#[test]
fn each_day_has_the_version_in_force() {
    let clocks = statutory();
    let clock = clocks.find("custody_transfer").unwrap();
    let years = |text: &str| clock.version_on(day(text)).map(|version| version.limit.count);
    assert_eq!(years("1999-01-01"), Some(3));
    assert_eq!(years("2022-06-30"), Some(3));
    assert_eq!(years("2022-07-01"), Some(2));
    assert_eq!(years("2030-01-01"), Some(2));
    let first = clocks.find("preliminary_assessment").unwrap().version_on(day("2012-12-31"));
    assert_eq!(first, None);
}

#[test]
fn a_due_date_beyond_the_calendar_is_an_error() {
    let clocks = statutory();
    let clock = clocks.find("child_investigation").unwrap();
    let expected = ClockError::OutOfRange { clock: clock.id.clone(), start: NaiveDate::MAX };
    assert_eq!(clock.due(NaiveDate::MAX, WorkingDayShift::Next), Err(expected));
}

#[test]
fn an_unknown_clock_is_not_found() {
    let clocks = statutory();
    assert_eq!(clocks.find("barnutredning"), None);
    assert_eq!(clocks.find("not a name"), None);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i64..70_000).prop_map(|days| day("1990-01-01") + chrono::Duration::days(days))
}

proptest! {
    #[test]
    fn who_starts_later_is_never_due_earlier(start in any_day(), at in 0usize..20) {
        let clocks = statutory();
        let clock = clocks.iter().nth(at).unwrap();
        let next = start.succ_opt().unwrap();
        for shift in [WorkingDayShift::None, WorkingDayShift::Next] {
            if let (Ok(one), Ok(other)) = (clock.due(start, shift), clock.due(next, shift)) {
                prop_assert!(one <= other, "{} {start}: {one} and {other}", clock.id);
                prop_assert!(start < one);
            }
        }
    }

    #[test]
    fn the_law_that_decided_was_in_force_on_the_last_day(start in any_day(), at in 0usize..20) {
        let clocks = statutory();
        let clock = clocks.iter().nth(at).unwrap();
        if let (Selector::Running, Ok(deadline)) = (clock.selector, clock.deadline(start, WorkingDayShift::None)) {
            prop_assert!(deadline.version.is_valid_on(deadline.last_day));
        }
    }
}
