//! From figures to words and tables.

use super::plain_text;
use crate::model::{Block, CellValue, Document, Table};
use crate::source::sample::{
    SETTINGS, build, context, day, figures, money, period, read, read_section, scope, unit, whole,
};
use enslinje_domain::{Figure, FigureKey, IndicatorId, Number, Split, Status};
use std::collections::BTreeMap;

type Values = BTreeMap<FigureKey, Figure>;

fn values() -> Values {
    figures(&[
        ("ifo_net_cost", "hisingen", "2024", "", money(1_209_684_350)),
        ("ifo_net_cost", "hisingen", "2023", "", money(1_124_047_000)),
        ("result", "hisingen", "2024", "", money(-17_120_000)),
        ("result", "fs", "2024", "", money(0)),
        ("fs_households", "fs", "2024", "", whole(1800)),
        ("fs_households", "fs", "2023", "", whole(1889)),
        ("fs_households", "fs", "2024-Q3", "", whole(1)),
        ("fs_households", "fs", "2024-Q2", "", whole(1)),
        ("fs_households_change", "fs", "2024", "", Number::new(-471, 100)),
        ("fs_persons", "hisingen", "2024", "sex=woman", whole(3)),
        ("unexecuted", "hisingen", "2024", "", whole(14)),
        ("unexecuted", "hisingen", "2023", "", whole(0)),
        ("sick_leave", "hisingen", "2024", "", Number::new(714, 100)),
        ("sick_leave", "hisingen", "2023", "", Number::new(706, 100)),
    ])
}

fn sentences(document: &Document) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Paragraph(content) | Block::Note(content) => {
            let mut text = String::new();
            plain_text(content, &mut text);
            Some(text.replace('\u{a0}', " "))
        }
        _ => None,
    };
    document.blocks.iter().filter_map(text).collect()
}

fn sentence(section: &str, values: &Values) -> String {
    sentences(&build(read_section(section), values)).join("\n")
}

#[test]
fn a_figure_is_shown_as_its_format_says() {
    let cases = [
        ("{ifo_net_cost}", "1 209 684 350 kr"),
        ("{ifo_net_cost | tkr}", "1 209 684"),
        ("{ifo_net_cost | mnkr}", "1 209,7"),
        ("{ifo_net_cost | mnkr 1 unit}", "1 209,7 miljoner kronor"),
        ("{ifo_net_cost | tkr short}", "1 209 684 tkr"),
        ("{ifo_net_cost | tkr unit}", "1 209 684 tusen kronor"),
        ("{result | mnkr 1}", "−17,1"),
        ("{result | mnkr 1 abs unit}", "17,1 miljoner kronor"),
        ("{result | surplus}", "underskott"),
        ("{result/fs | surplus}", "nollresultat"),
        ("{fs_households}", "1 800"),
        ("{fs_households | unit}", "1 800 hushåll"),
        ("{fs_households@period.q3 | words neuter capital}", "Ett"),
        ("{fs_persons[sex=woman] | words}", "tre"),
        ("{unexecuted | words}", "14"),
        ("{sick_leave}", "7,1 %"),
        ("{sick_leave | 1}", "7,1"),
        ("{sick_leave | percent 2}", "7,14 %"),
        ("{sick_leave | percent unit}", "7,1 procent"),
        ("{sick_leave | change points}", "0,1 procentenheter"),
        ("{fs_households_change | percent 1 signed}", "−4,7 %"),
        ("{fs_households | change signed}", "−89"),
        ("{fs_households | change percent 1}", "−4,7 %"),
        ("{fs_households | change percent 1 abs unit}", "4,7 procent"),
        ("{ifo_net_cost | change mnkr signed short}", "+85,6 mnkr"),
        ("{count assignments where status = closed | words capital}", "Två"),
        ("{count assignments where status != closed}", "1"),
        ("{sum grants.amount where year = 2024 | tkr}", "16 896"),
        ("{sum grants.amount where year = 2024 and code != 1669068 | mnkr 2 short}", "16,50 mnkr"),
        ("{period.q3}", "tredje kvartalet 2024"),
        ("{period | last day}", "31 december 2024"),
        ("{as_of}", "31 december 2024"),
        ("{committee}: {name fs}", "Socialnämnden Hisingen: Avdelning försörjningsstöd"),
        (r"\{a\} {period}", "{a} 2024"),
    ];
    for (source, expected) in cases {
        assert_eq!(sentence(source, &values()), expected, "{source}");
    }
}

#[test]
fn the_verb_follows_the_figures() {
    let cases = [
        ("{ifo_net_cost | direction}", "ökade"),
        ("{fs_households | direction}", "minskade"),
        ("{fs_households | direction present}", "minskar"),
        ("{fs_households | direction perfect capital}", "Har minskat"),
        ("{fs_households | direction noun}", "minskning"),
        ("{fs_households | direction comparative}", "lägre"),
        ("{fs_households | direction countable}", "färre"),
        ("{fs_households_change | direction}", "minskade"),
        ("{unexecuted | direction countable}", "fler"),
        ("{fs_households@period.q3 | direction since period.q2}", "var oförändrad"),
        ("{fs_households@period.q3 | direction neuter since period.q2}", "var oförändrat"),
        ("{fs_households@period.q3 | direction perfect plural since period.q2}", "är oförändrade"),
    ];
    for (source, expected) in cases {
        assert_eq!(sentence(source, &values()), expected, "{source}");
    }
}

#[test]
fn what_is_printed_alike_is_unchanged() {
    // 7,14 and 7,06 are both printed as 7,1.
    assert_eq!(sentence("{sick_leave | direction}", &values()), "var oförändrad");
    assert_eq!(sentence("{sick_leave | direction 2}", &values()), "ökade");
    assert_eq!(sentence("{ifo_net_cost | direction mnkr 0}", &values()), "ökade");
}

#[test]
fn a_hidden_figure_leaves_no_trace_in_a_sentence() {
    let mut values = values();
    for figure in values.values_mut().filter(|figure| figure.key.indicator.as_str() == "fs_households") {
        figure.status = Status::Suppressed;
    }
    let told = sentence(
        "Antalet {fs_households | direction} med {fs_households | change} till {fs_households}.",
        &values,
    );
    assert_eq!(told, "Antalet förändrades med ett värde som inte visas till ett värde som inte visas.");
}

#[test]
fn a_preliminary_figure_is_marked() {
    let mut values = values();
    for figure in values.values_mut() {
        figure.status = Status::Preliminary;
    }
    assert_eq!(sentence("{fs_households | int}", &values), "1 800 (preliminär)");
}

#[test]
fn a_sentence_without_its_value_is_refused_with_its_place() {
    let (source, _) = read_section("# A {#1}\n\nDet {unexecuted | change percent}.");
    let problems = source.unwrap().build(&values(), &context()).unwrap_err();
    let told = &problems.as_slice()[0];
    assert_eq!(
        (told.code, told.place.line, told.place.column),
        ("report-figure-without-value", Some(3), Some(6))
    );
}

#[test]
fn a_figure_that_was_not_computed_is_refused() {
    let (source, _) = read_section("{fs_households}");
    let problems = source.unwrap().build(&BTreeMap::new(), &context()).unwrap_err();
    assert_eq!(problems.as_slice()[0].code, "report-figure-missing");
}

#[test]
fn an_abbreviation_is_explained_where_it_first_stands() {
    let told = sentence("LVU-placering och IVO:s beslut.\n\nIVO och LVU.", &values());
    assert_eq!(
        told,
        "LVU-placering (LVU: lagen med särskilda bestämmelser om vård av unga) och IVO:s (Inspektionen för vård \
         och omsorg) beslut.\nIVO och LVU."
    );
    let explained = "Inspektionen för vård och omsorg (IVO) beslutade.\n\nIVO igen.";
    assert_eq!(
        sentence(explained, &values()),
        "Inspektionen för vård och omsorg (IVO) beslutade.\nIVO igen."
    );
}

#[test]
fn each_figure_points_at_its_row_of_the_annex() {
    let document = build(
        read_section("{fs_households | int} {fs_households | unit} {fs_households | change}"),
        &values(),
    );
    let rows: Vec<_> = document
        .provenance
        .iter()
        .map(|row| (row.period.as_str(), row.value.replace('\u{a0}', " ")))
        .collect();
    assert_eq!(rows, [("2024", "1 800; 1 800 hushåll".into()), ("2024 jämfört med 2023", "−89".into())]);
    let first = &document.provenance[0];
    assert_eq!(first.name, "Hushåll med försörjningsstöd");
    assert_eq!(first.unit, "Avdelning försörjningsstöd");
    assert_eq!((first.version, first.status.as_str()), (1, "slutlig"));
    assert_eq!(first.source, "Infört: test (series.csv:2)");
}

fn table_of(toml: &str, values: &Values) -> Table {
    let files = [("report.toml", SETTINGS), ("a.md", "::: table t\n:::\n"), ("tables/t.toml", toml)];
    let document = build(read(scope("2024"), &files), values);
    match document.blocks.into_iter().next() {
        Some(Block::Table(table)) => table,
        other => panic!("no table: {other:?}"),
    }
}

fn printed(table: &Table) -> Vec<Vec<String>> {
    let text = |value: &CellValue| match value {
        CellValue::Empty { shown, .. } => shown.clone(),
        CellValue::Text(text) | CellValue::Number { text, .. } => text.replace('\u{a0}', " "),
        CellValue::Suppressed => "hidden".into(),
    };
    table.rows.iter().map(|row| row.cells.iter().map(|cell| text(&cell.value)).collect()).collect()
}

fn statement(fees: i64, wages: i64, budget: i64) -> Values {
    let part = "amount=budget";
    let mut values = figures(&[
        ("fees", "hisingen", "2024", "", money(fees)),
        ("wages", "hisingen", "2024", "", money(wages)),
        ("result", "hisingen", "2024", "", money(fees + wages)),
        ("fees", "hisingen", "2024", part, money(budget)),
        ("wages", "hisingen", "2024", part, money(0)),
        ("result", "hisingen", "2024", part, money(budget)),
    ]);
    let before: Values = values
        .values()
        .filter(|figure| figure.key.by.is_whole())
        .map(|figure| {
            let key = FigureKey { period: period("2023"), ..figure.key.clone() };
            (key.clone(), Figure { key, ..figure.clone() })
        })
        .collect();
    values.extend(before);
    values
}

#[test]
fn cells_rounded_apart_are_told_under_the_table_and_others_are_not() {
    let document = |values: &Values| build(read_section("::: income-statement\n:::\n"), values);
    let remarks = |document: &Document| match &document.blocks[0] {
        Block::Table(table) => table.remarks.clone(),
        other => panic!("no table: {other:?}"),
    };
    // 1,4 + 1,4 tkr = 2,8 tkr: printed as 1 + 1 = 3.
    let apart = document(&statement(1_400, 1_400, 0));
    assert_eq!(remarks(&apart).len(), 1);
    assert!(remarks(&apart)[0].starts_with("Talen är avrundade vart för sig."));
    assert_eq!(remarks(&document(&statement(1_000, 2_000, 0))), Vec::<String>::new());
}

#[test]
fn the_income_statement_has_outcome_budget_and_the_year_before() {
    let document =
        build(read_section("::: income-statement\n:::\n"), &statement(2_473_000, -398_696_000, 2_300_000));
    let Block::Table(table) = &document.blocks[0] else { panic!("no table") };
    let heads: Vec<&str> = table.columns.iter().map(|column| column.text.as_str()).collect();
    assert_eq!(heads, ["Belopp i tkr", "Utfall 2024", "Budget 2024", "Utfall 2023"]);
    assert_eq!(
        printed(table),
        [["2 473", "2 300", "2 473"], ["−398 696", "0", "−398 696"], ["−396 223", "2 300", "−396 223"]]
    );
}

const DIFFERENCES: &str = "title = 'T'\nzero = 'ingen ändring'\nempty = 'saknas'\n\
    [[column]]\nid = 'a'\ntext = 'A'\n\
    [[column]]\nid = 'b'\ntext = 'B'\nby = 'amount=budget'\n\
    [[column]]\ntext = 'A−B'\ndifference = ['a', 'b']\n\
    [[column]]\ntext = '%'\nchange = ['a', 'b']\nformat = 'percent 0 signed'\n";

#[test]
fn columns_are_computed_from_others_at_full_precision() {
    let rows = "[[row]]\nlabel = 'Avgifter'\nindicator = 'fees'\nformat = 'mnkr 1'\n\
        [[row]]\nlabel = 'Löner'\nindicator = 'wages'\nformat = 'mnkr 1'\n\
        [[row]]\nlabel = 'Rubrik'\nkind = 'heading'\n\
        [[row]]\nlabel = 'Tom'\n";
    let table = table_of(&format!("{DIFFERENCES}{rows}"), &statement(106_834_000, 0, 92_053_000));
    // 106,834 − 92,053 = 14,781: printed as 106,8 − 92,1 = 14,8.
    assert_eq!(
        printed(&table),
        [
            vec!["106,8", "92,1", "14,8", "+16 %"],
            vec!["–", "–", "–", "–"],
            vec!["", "", "", ""],
            vec!["–", "–", "–", "–"],
        ]
    );
    let meaning = |row: usize, cell: usize| match &table.rows[row].cells[cell].value {
        CellValue::Empty { meaning, .. } => meaning.clone(),
        other => panic!("not empty: {other:?}"),
    };
    assert_eq!(
        (meaning(1, 0), meaning(1, 3), meaning(3, 0)),
        ("ingen ändring".into(), "saknas".into(), "saknas".into())
    );
    assert_eq!(table.remarks.len(), 1);
}

#[test]
fn own_cells_take_period_and_unit_of_their_place() {
    let toml = "title = 'T'\n[[column]]\nid = 'now'\ntext = '{period}'\n\
        [[column]]\nid = 'then'\ntext = '{period - 1}'\nperiod = 'period - 1'\n\
        [[row]]\nlabel = 'Hushåll'\nunit = 'fs'\nindicator = 'fs_households'\nformat = 'int'\n\
        cells.now = '{fs_households | int} ({fs_households_change | percent 1 signed})'\ncells.then = '{fs_households | int}'\n";
    let table = table_of(toml, &values());
    assert_eq!(printed(&table), [["1 800 (−4,7 %)", "1 889"]]);
    assert!(matches!(table.rows[0].cells[1].value, CellValue::Number { .. }));
}

#[test]
fn a_column_is_repeated_for_each_quarter() {
    let toml = "title = 'T'\n[[column]]\neach = 'quarter'\nperiod = 'period.h2'\n\
        [[row]]\nlabel = 'Hushåll'\nindicator = 'fs_households'\n";
    let mut values = values();
    values.extend(figures(&[("fs_households", "fs", "2024-Q4", "", whole(9))]));
    let table = table_of(toml, &values);
    let heads: Vec<&str> = table.columns.iter().map(|column| column.text.as_str()).collect();
    assert_eq!(
        (heads, printed(&table)),
        (vec!["", "Kv 3", "Kv 4"], vec![vec!["1".to_owned(), "9".to_owned()]])
    );
}

#[test]
fn a_list_becomes_a_table_with_computed_sums() {
    let toml = "title = 'Bidrag'\nlist = 'grants'\nwhere = 'year = 2024'\nsum = 'Summa'\nempty = 'ingen kod'\n\
        [[column]]\ntext = 'Bidrag'\nfield = 'name'\n\
        [[column]]\ntext = 'Tkr'\nfield = 'amount'\nformat = 'tkr'\nsum = true\n\
        [[column]]\ntext = 'Kod'\nfield = 'code'\n";
    let table = table_of(toml, &Values::new());
    assert_eq!(printed(&table), [["400", "1669068"], ["16 496", "–"], ["16 896", "–"]]);
}

#[test]
fn assignments_are_listed_by_condition() {
    let document = build(read_section("::: assignments where status = closed\n:::\n"), &Values::new());
    let Block::Table(table) = &document.blocks[0] else { panic!("no table") };
    assert_eq!(table.id, "assignments-status-closed");
    assert_eq!(printed(table)[0][..3], ["2024", "i budgetbeslut", "avslutat"]);
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn a_break_in_a_series_is_told_beside_the_row() {
    let mut scope = scope("2024");
    let households = IndicatorId::new("fs_households").unwrap();
    scope.indicators.get_mut(&households).unwrap().breaks = vec![crate::SeriesBreak {
        from: day("2024-01-01"),
        note: "Räknas på annat sätt från 2024.".into(),
    }];
    let toml = "title = 'T'\n[[column]]\ntext = 'A'\n[[column]]\ntext = 'B'\nperiod = 'period - 1'\n\
        [[row]]\nlabel = 'Hushåll'\nindicator = 'fs_households'\n";
    let files = [("report.toml", SETTINGS), ("a.md", "::: table t\n:::\n"), ("tables/t.toml", toml)];
    let document = build(read(scope, &files), &values());
    let Block::Table(table) = &document.blocks[0] else { panic!("no table") };
    assert_eq!(table.notes, ["Räknas på annat sätt från 2024."]);
    assert_eq!(table.rows[0].header.notes, [1]);
}

#[test]
fn hidden_and_preliminary_cells_are_marked() {
    let toml = "title = 'T'\n[[column]]\nid = 'a'\ntext = 'A'\n[[column]]\nid = 'b'\ntext = 'B'\nperiod = 'period - 1'\n\
        [[column]]\ntext = 'C'\ndifference = ['a', 'b']\n[[row]]\nlabel = 'Hushåll'\nindicator = 'fs_households'\n";
    let mut values = values();
    let key = |about: &str| FigureKey {
        indicator: IndicatorId::new("fs_households").unwrap(),
        unit: unit("fs"),
        period: period(about),
        by: Split::whole(),
    };
    values.get_mut(&key("2024")).unwrap().status = Status::Preliminary;
    let table = table_of(toml, &values);
    assert_eq!(table.notes, ["Preliminär uppgift: perioden var inte avslutad när underlaget togs fram."]);
    assert_eq!(
        table.rows[0].cells.iter().map(|cell| cell.notes.clone()).collect::<Vec<_>>(),
        [vec![1], vec![], vec![1]]
    );
    values.get_mut(&key("2023")).unwrap().status = Status::Suppressed;
    values.get_mut(&key("2023")).unwrap().value = None;
    assert_eq!(printed(&table_of(toml, &values)), [["1 800", "hidden", "hidden"]]);
}
