//! A small municipality for tests: scope and figures made by hand, files written in the test.

use super::{BuildContext, ReportSource};
use crate::indicator::{IndicatorInfo, Tells};
use crate::model::Document;
use crate::scope::{Field, List, ListCell, Scope, StatementLine};
use chrono::NaiveDate;
use enslinje_domain::{
    Diagnostic, Figure, FigureKey, IndicatorId, Measure, Number, Period, Place, Problems, Source, Split,
    Status, UnitId,
};
use enslinje_pack::PackFolder;
use enslinje_text::{Locale, Messages};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> IndicatorId {
    IndicatorId::new(text).unwrap()
}

pub(crate) fn unit(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

fn info(name: &str, measure: Measure, decimals: u8) -> IndicatorInfo {
    IndicatorInfo {
        name: name.to_owned(),
        measure,
        decimals,
        tells: Tells::Level,
        default_unit: None,
        dimensions: None,
        law: Vec::new(),
        breaks: Vec::new(),
    }
}

fn indicators() -> BTreeMap<IndicatorId, IndicatorInfo> {
    let fs = Some(unit("fs"));
    let by_sex: BTreeSet<String> = ["age", "sex"].map(str::to_owned).into();
    BTreeMap::from([
        (id("ifo_net_cost"), info("Nettokostnad IFO", Measure::Money, 0)),
        (id("result"), info("Resultat", Measure::Money, 0)),
        (id("fees"), info("Avgifter", Measure::Money, 0)),
        (id("wages"), info("Löner", Measure::Money, 0)),
        (
            id("fs_households"),
            IndicatorInfo {
                default_unit: fs.clone(),
                ..info("Hushåll med försörjningsstöd", Measure::Households, 0)
            },
        ),
        (
            id("fs_households_change"),
            IndicatorInfo {
                tells: Tells::Change,
                default_unit: fs,
                ..info("Förändring av hushåll", Measure::Percent, 1)
            },
        ),
        (id("fs_persons"), IndicatorInfo { dimensions: Some(by_sex), ..info("Personer", Measure::Count, 0) }),
        (id("unexecuted"), info("Ej verkställda beslut", Measure::Count, 0)),
        (id("sick_leave"), info("Sjukfrånvaro", Measure::Percent, 1)),
    ])
}

fn text(raw: &str, shown: &str) -> ListCell {
    ListCell::Text { raw: raw.to_owned(), shown: shown.to_owned() }
}

fn fields(names: &[(&str, &str)]) -> Vec<Field> {
    let field = |(name, heading): &(&str, &str)| Field { name: (*name).into(), heading: (*heading).into() };
    names.iter().map(field).collect()
}

pub(crate) fn money(kronor: i64) -> Number {
    Number::from_integer(i128::from(kronor) * 100)
}

fn grants() -> List {
    let row = |name: &str, kronor: i64, code: &str, year: &str| {
        let code = if code.is_empty() { ListCell::Empty } else { text(code, code) };
        vec![text(name, name), ListCell::Money(money(kronor)), code, text(year, year)]
    };
    List {
        title: "Riktade statsbidrag".into(),
        file: "grants.csv".into(),
        fields: fields(&[("name", "Namn"), ("amount", "Belopp"), ("code", "Kod"), ("year", "År")]),
        rows: vec![
            row("Lönebidrag", 400_000, "1669068", "2024"),
            row("Momsersättning", 16_496_000, "", "2024"),
            row("Äldre bidrag", 1_000, "1", "2023"),
        ],
    }
}

fn assignments() -> List {
    let row = |id: &str, title: &str, status: (&str, &str)| {
        vec![
            text(id, id),
            text(title, title),
            text("2024", "2024"),
            text("budget", "i budgetbeslut"),
            text(status.0, status.1),
            ListCell::Empty,
            text("Nämnden 24 september 2024 § 225", "Nämnden 24 september 2024 § 225"),
        ]
    };
    List {
        title: "Uppdrag".into(),
        file: "assignments.csv".into(),
        fields: fields(&[
            ("id", "Id"),
            ("title", "Rubrik"),
            ("year", "År"),
            ("origin", "Ursprung"),
            ("status", "Status"),
            ("status_date", "Datum"),
            ("resolutions", "Beslut"),
        ]),
        rows: vec![
            row("U01", "Stipendier", ("closed", "avslutat")),
            row("U02", "Decembertillägg", ("closed", "avslutat")),
            row("U03", "Barnbokslut", ("ongoing", "pågår")),
        ],
    }
}

/// What reports of the small municipality may refer to.
pub(crate) fn scope(about: &str) -> Scope {
    let units =
        [("hisingen", "Socialnämnden Hisingen"), ("fs", "Avdelning försörjningsstöd"), ("bm", "Barn")];
    let line =
        |name: &str, shown: &str, is_total| StatementLine { id: id(name), name: shown.into(), is_total };
    Scope {
        period: period(about),
        locale: Locale::Sv,
        committee: "Socialnämnden Hisingen".into(),
        root: unit("hisingen"),
        units: units.iter().map(|(id, name)| (unit(id), (*name).to_owned())).collect(),
        indicators: indicators(),
        lists: BTreeMap::from([("assignments".into(), assignments()), ("grants".into(), grants())]),
        statement: vec![
            line("fees", "Avgifter", false),
            line("wages", "Löner", false),
            line("result", "Resultat", true),
        ],
        abbreviations: BTreeMap::from([
            ("IVO".into(), "Inspektionen för vård och omsorg".into()),
            ("LVU".into(), "lagen med särskilda bestämmelser om vård av unga".into()),
        ]),
    }
}

/// A report of the given files, which lie in `reports/r/` unless their path has a folder.
pub(crate) fn read(scope: Scope, files: &[(&str, &str)]) -> (Option<ReportSource>, Vec<Diagnostic>) {
    let path = |path: &str| if path.contains('/') { path.to_owned() } else { format!("reports/r/{path}") };
    let folder = PackFolder::from_files("pack", files.iter().map(|(name, text)| (path(name), *text)));
    read_folder(scope, &folder, "r")
}

pub(crate) fn read_folder(
    scope: Scope,
    folder: &PackFolder,
    name: &str,
) -> (Option<ReportSource>, Vec<Diagnostic>) {
    let mut problems = Problems::new();
    let source = ReportSource::read(folder, name, scope, Messages::new(Locale::Sv), &mut problems);
    (source, problems.sorted())
}

/// A report of one section about 2024.
pub(crate) fn read_section(section: &str) -> (Option<ReportSource>, Vec<Diagnostic>) {
    read(scope("2024"), &[("report.toml", SETTINGS), ("a.md", section)])
}

/// `report.toml` with one section `a.md`.
pub(crate) const SETTINGS: &str = "title = 'Årsrapport {period}'\nfiles = ['a.md']\n";

/// Codes of the mistakes in one section, with line and column.
pub(crate) fn mistakes(section: &str) -> Vec<(&'static str, u32, u32)> {
    let (_, diagnostics) = read_section(section);
    diagnostics
        .iter()
        .map(|told| (told.code, told.place.line.unwrap_or(0), told.place.column.unwrap_or(0)))
        .collect()
}

/// Figures by hand: indicator, unit, period, part, value in its own measure.
pub(crate) fn figures(list: &[(&str, &str, &str, &str, Number)]) -> BTreeMap<FigureKey, Figure> {
    let known = indicators();
    list.iter()
        .map(|(indicator, at, about, by, value)| {
            let mut split = Split::whole();
            for part in by.split(',').filter(|part| !part.is_empty()) {
                let (dimension, value) = part.split_once('=').unwrap();
                split = split.with(dimension, value);
            }
            let key =
                FigureKey { indicator: id(indicator), unit: unit(at), period: period(about), by: split };
            let figure = Figure {
                key: key.clone(),
                value: Some(*value),
                measure: known[&id(indicator)].measure,
                status: Status::Final,
                definition_version: 1,
                source: Source::Entered { place: Place::line("series.csv", 2), origin: "test".into() },
            };
            (key, figure)
        })
        .collect()
}

pub(crate) fn context() -> BuildContext {
    BuildContext { snapshot: "ab12".repeat(16), as_of: day("2024-12-31") }
}

/// The document of a source that must be free of mistakes.
pub(crate) fn build(
    read: (Option<ReportSource>, Vec<Diagnostic>),
    figures: &BTreeMap<FigureKey, Figure>,
) -> Document {
    let (source, told) = read;
    assert_eq!(told, []);
    source.unwrap().build(figures, &context()).unwrap()
}

pub(crate) fn whole(value: i64) -> Number {
    Number::from_integer(i128::from(value))
}
