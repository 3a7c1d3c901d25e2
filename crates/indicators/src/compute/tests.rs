//! Figures of a small pack from a snapshot on disk.

use super::{Engine, Figures, GridRequest};
use crate::definition::Catalogue;
use crate::definition::tests::{ACCOUNTS, STATEMENT, clocks, pack};
use crate::register::register;
use crate::snapshot::{RegisterRows, Snapshot, Value, write_snapshot};
use chrono::NaiveDate;
use enslinje_domain::{FigureKey, IndicatorId, Money, Number, Problems, Source, Split, Status, UnitId};
use enslinje_pack::Pack;
use tempfile::TempDir;

const DEFINITIONS: &str = r#"
[closures]
name = "Avslut"
register = "closure"
kind = "events"
date = "closed"
measure = "count"
splits = ["reason"]
age_groups = "people"

[moved]
name = "Flyttat"
register = "closure"
kind = "events"
date = "closed"
measure = "count"
[[moved.version]]
valid_to = 2023-12-31
where = 'reason = "moved"'
[[moved.version]]
valid_from = 2024-01-01
where = 'reason in ("moved", "other")'

[moved_share]
name = "Andel"
kind = "share"
numerator = "moved"
denominator = "closures"
measure = "percent"

[closures_change]
name = "Förändring"
kind = "change"
of = "closures"
measure = "percent"

[closures_growth]
name = "Skillnad mot föregående månad"
kind = "difference"
of = "closures"
compare = "period"
measure = "count"

[closures_a]
name = "Avslut inom a"
register = "closure"
kind = "events"
date = "closed"
unit = "a"
measure = "count"

[households]
name = "Hushåll"
register = "assistance_payment"
kind = "distinct"
key = "household"
date = "month"
measure = "households"

[asked]
name = "Enkät"
kind = "series"
measure = "money"

[child_cost]
name = "Kostnad"
kind = "ledger"
line = "wages"
activity = "child_youth"
factor = -1
measure = "money"
"#;

const LEDGER: &str = "month,account,unit,activity,amount,entry,value
2024-01,30,a,child_youth,outcome,booking,10.00
2024-01,50,a,child_youth,outcome,booking,-100.50
2024-02,51,b,adult,outcome,booking,-7.00
2024-02,51,b,child_youth,outcome,booking,-30.00
2024-01,50,a,child_youth,budget,initial,-90.00
2024-03,50,a,child_youth,budget,adjustment,-9.00
";

const SERIES: &str = "indicator,unit,period,value,status,origin,note
asked,root,2024,12.5,preliminary,Enkät 2024,
closures,root,2022,8,final,Årsrapport 2022 s. 3,
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn snapshot(dir: &TempDir) -> Snapshot {
    let mut closures = RegisterRows::new(register("closure").unwrap());
    let rows = [
        ("a", "woman", "2010-05-05", "2023-03-01", "moved"),
        ("a", "man", "2004-05-05", "2023-03-02", "need_met"),
        ("a", "man", "2011-01-31", "2024-01-31", "moved"),
        ("b", "woman", "2011-02-01", "2024-01-31", "other"),
        ("b", "woman", "2011-02-01", "2024-02-01", "need_met"),
        ("b", "man", "2000-02-01", "2024-12-01", "need_met"),
    ];
    for (id, (unit, sex, birth, closed, reason)) in (1..).zip(rows) {
        let row = [
            Value::Key(id),
            Value::Category(unit),
            Value::Key(100 + id),
            Value::Category(sex),
            Value::Day(day(birth)),
            Value::Category("child"),
            Value::Day(day(closed)),
            Value::Category(reason),
        ];
        closures.push(&row).unwrap();
    }
    let mut payments = RegisterRows::new(register("assistance_payment").unwrap());
    let rows =
        [(7, "a", "2024-01-01"), (7, "b", "2024-01-01"), (7, "b", "2024-03-01"), (8, "b", "2024-02-01")];
    for (id, (household, unit, month)) in (1..).zip(rows) {
        let row = [
            Value::Key(id),
            Value::Category(unit),
            Value::Key(household),
            Value::Category("woman"),
            Value::Day(day("1980-01-01")),
            Value::Day(day(month)),
            Value::Money(Money(100)),
            Value::Category("housing"),
            Value::Count(0),
        ];
        payments.push(&row).unwrap();
    }
    let path = dir.path().join("snapshot");
    write_snapshot(&path, day("2024-12-15"), vec![closures, payments], 1).unwrap();
    Snapshot::open(&path).unwrap()
}

fn whole_pack() -> Pack {
    pack(&[
        ("indicators/a.toml", DEFINITIONS),
        ("statement.toml", STATEMENT),
        ("accounts.csv", ACCOUNTS),
        ("ledger/2024.csv", LEDGER),
        ("series/a.csv", SERIES),
    ])
}

fn key(text: &str) -> FigureKey {
    let mut parts = text.split(' ');
    let mut next = || parts.next().unwrap();
    let (indicator, unit, period) = (next(), next(), next());
    let by = parts.fold(Split::whole(), |by, part| {
        let (dimension, code) = part.split_once('=').unwrap();
        by.with(dimension, code)
    });
    FigureKey {
        indicator: IndicatorId::new(indicator).unwrap(),
        unit: UnitId::new(unit).unwrap(),
        period: period.parse().unwrap(),
        by,
    }
}

pub(crate) fn with_engine<T>(test: impl FnOnce(&Engine<'_>) -> T) -> T {
    let dir = TempDir::new().unwrap();
    let (pack, clocks, snapshot) = (whole_pack(), clocks(), snapshot(&dir));
    let mut problems = Problems::new();
    let catalogue = Catalogue::load(&pack, &clocks, &mut problems);
    assert_eq!(problems.as_slice(), []);
    test(&Engine::new(&pack, &catalogue.unwrap(), &clocks, &snapshot))
}

fn figures(keys: &[&str]) -> Figures {
    let keys: Vec<_> = keys.iter().map(|text| key(text)).collect();
    with_engine(|engine| engine.compute(&keys).unwrap())
}

/// Values as text, `-` for none.
fn values(keys: &[&str]) -> Vec<String> {
    let found = figures(keys);
    let shown = |value: Option<Number>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    keys.iter().map(|text| shown(found[&key(text)].value)).collect()
}

#[test]
fn rows_roll_up_to_units_above_and_split_by_reason_sex_and_age() {
    let keys = [
        "closures root 2024",
        "closures a 2024",
        "closures b 2024-Q1",
        "closures root 2024 reason=need_met",
        "closures root 2024 sex=woman",
        "closures root 2024-01 age=13-17",
        "closures root 2024-01 age=0-12",
        "closures root 2024 age=13-17 sex=woman",
        "closures_a root 2024",
        "closures_a b 2024",
    ];
    assert_eq!(values(&keys), ["4", "1", "2", "2", "2", "1", "1", "1", "1", "0"]);
}

#[test]
fn the_first_day_of_a_period_chooses_the_version_of_the_definition() {
    let found = figures(&["moved root 2023", "moved root 2024", "moved root 2023-07--2024-06"]);
    let told: Vec<_> = found
        .values()
        .map(|figure| (figure.value.unwrap().to_integer(), figure.definition_version))
        .collect();
    assert_eq!(told, [(1, 1), (1, 1), (2, 2)]);
}

#[test]
fn shares_and_changes_are_computed_from_figures_of_the_same_unit_and_part() {
    let keys = [
        "moved_share root 2024",
        "moved_share root 2024 sex=man",
        "moved_share a 2022-02",
        "closures_change root 2024",
        "closures_change a 2024",
        "closures_growth root 2024-02",
        "closures_change root 2023",
    ];
    assert_eq!(values(&keys), ["50", "50", "-", "100", "-50", "-1", "-75"]);
}

#[test]
fn an_indicator_of_a_unit_counts_that_unit_in_every_committee() {
    let dir = TempDir::new().unwrap();
    let mut closures = RegisterRows::new(register("closure").unwrap());
    for (id, unit) in (1..).zip(["a", "b", "a-2", "a-2", "b-2"]) {
        let row = [
            Value::Key(id),
            Value::Category(unit),
            Value::Key(100 + id),
            Value::Category("woman"),
            Value::Day(day("2010-05-05")),
            Value::Category("child"),
            Value::Day(day("2024-03-01")),
            Value::Category("moved"),
        ];
        closures.push(&row).unwrap();
    }
    let path = dir.path().join("snapshot");
    write_snapshot(&path, day("2024-12-15"), vec![closures], 2).unwrap();
    let (mut pack, clocks, snapshot) = (whole_pack(), clocks(), Snapshot::open(&path).unwrap());
    pack.organisation = pack.organisation.multiplied(2).unwrap();
    let catalogue = Catalogue::load(&pack, &clocks, &mut Problems::new()).unwrap();
    let engine = Engine::new(&pack, &catalogue, &clocks, &snapshot);
    let keys =
        ["all", "root", "root-2", "a", "a-2", "b-2"].map(|unit| key(&format!("closures_a {unit} 2024")));
    let found = engine.compute(&keys).unwrap();
    let values = keys.map(|key| found[&key].value.unwrap().to_integer());
    assert_eq!(values, [3, 1, 2, 1, 2, 0]);
}

#[test]
fn a_key_in_two_units_is_one_key_above_them() {
    let keys = [
        "households a 2024-01",
        "households b 2024-01",
        "households root 2024-01",
        "households root 2024-Q1",
        "households b 2024-02--2024-03",
        "households root 2024-04",
    ];
    assert_eq!(values(&keys), ["1", "1", "1", "2", "2", "0"]);
}

#[test]
fn the_ledger_is_summed_by_line_activity_and_amount() {
    let keys = [
        "net_cost root 2024",
        "net_cost a 2024-01",
        "wages root 2024 amount=budget",
        "wages root 2024 amount=budget entry=adjustment",
        "child_cost root 2024",
        "child_cost b 2024",
        "wages root 2024 activity=adult",
    ];
    assert_eq!(values(&keys), ["-12750", "-9050", "-9900", "-900", "13050", "3000", "-700"]);
}

#[test]
fn entered_values_say_where_they_come_from_and_keep_their_status() {
    let found = figures(&["asked root 2024", "closures root 2022"]);
    let asked = &found[&key("asked root 2024")];
    assert_eq!((asked.value, asked.status), (Some(Number::from_integer(1250)), Status::Preliminary));
    let closures = &found[&key("closures root 2022")];
    let Source::Entered { place, origin } = &closures.source else { panic!("{:?}", closures.source) };
    assert_eq!((place.line, origin.as_str()), (Some(3), "Årsrapport 2022 s. 3"));
}

#[test]
fn a_figure_is_preliminary_while_its_period_outlasts_the_data() {
    let found = figures(&[
        "closures root 2024-12",
        "closures root 2024-11",
        "closures_change root 2024",
        "net_cost root 2024-11",
    ]);
    let status = |text: &str| found[&key(text)].status;
    assert_eq!(status("closures root 2024-12"), Status::Preliminary);
    assert_eq!(status("closures root 2024-11"), Status::Final);
    assert_eq!(status("closures_change root 2024"), Status::Preliminary);
    assert_eq!(status("net_cost root 2024-11"), Status::Final);
}

#[test]
fn keys_that_cannot_be_computed_are_all_told() {
    let keys = [
        "closurs root 2024",
        "closures x 2024",
        "closures root 2024 form=a",
        "closures root 2024 sex=x",
        "asked root 2024 sex=man",
    ];
    let keys: Vec<_> = keys.iter().map(|text| key(text)).collect();
    let problems = with_engine(|engine| engine.compute(&keys).unwrap_err());
    let told: Vec<_> = problems.as_slice().iter().map(|problem| problem.code).collect();
    assert_eq!(
        told,
        [
            "indicator-key-unknown",
            "indicator-key-unit",
            "indicator-key-split",
            "indicator-key-code",
            "indicator-key-split"
        ]
    );
}

#[test]
fn a_grid_gives_the_same_values_one_by_one_as_its_keys_together() {
    let ids = ["closures", "moved", "moved_share", "households"].map(|id| IndicatorId::new(id).unwrap());
    let request = GridRequest {
        indicators: ids.to_vec(),
        units: ["root", "a", "b"].iter().filter_map(|unit| UnitId::new(unit)).collect(),
        periods: ["2023", "2024", "2024-01", "2024-Q1"].map(|period| period.parse().unwrap()).to_vec(),
        by: vec!["sex".to_owned(), "reason".to_owned()],
    };
    with_engine(|engine| {
        let keys = engine.grid_keys(&request);
        // Closures: whole, 2 sexes, 6 reasons and 12 of both. Moved and its share: none of the reasons less,
        // since all columns may split it. Households: whole and 2 sexes. Times 3 units and 4 periods.
        assert_eq!(keys.len(), (3 * 21 + 3) * 12);
        let figures = engine.compute(&keys).unwrap();
        let mut found = Figures::new();
        engine
            .each_value(&request, &mut |indicator, unit, period, by, answer| {
                let key =
                    FigureKey { indicator: indicator.clone(), unit: unit.clone(), period, by: by.clone() };
                let figure = &figures[&key];
                assert_eq!((answer.value, answer.status), (figure.value, figure.status));
                found.insert(key, figure.clone());
            })
            .unwrap();
        assert_eq!(found, figures);
    });
}
