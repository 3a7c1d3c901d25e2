//! The source language as its users meet it.

use super::sample::{build, figures, mistakes, money, read_folder, scope, whole};
use crate::html::write_html;
use crate::model::Block;
use enslinje_pack::PackFolder;

const PAGE: &str = include_str!("../../../../docs/report-source.md");

/// The files of the page's example: fenced blocks with `file=`.
fn example() -> PackFolder {
    let mut files = Vec::new();
    let mut rest = PAGE;
    while let Some(at) = rest.find(" file=") {
        let start = &rest[at + 6..];
        let (path, body) = start.split_once('\n').unwrap();
        let (text, after) = body.split_once("\n```").unwrap();
        files.push((path.to_owned(), format!("{text}\n")));
        rest = after;
    }
    assert_eq!(files.len(), 6);
    PackFolder::from_files("pack", files)
}

fn example_figures() -> std::collections::BTreeMap<enslinje_domain::FigureKey, enslinje_domain::Figure> {
    figures(&[
        ("ifo_net_cost", "hisingen", "2024", "", money(1_209_684_000)),
        ("ifo_net_cost", "hisingen", "2023", "", money(1_124_047_000)),
        ("fs_households", "fs", "2024", "", whole(1800)),
        ("fs_households", "fs", "2023", "", whole(1889)),
        ("fs_households_change", "fs", "2024", "", enslinje_domain::Number::new(-8900, 1889)),
        ("fs_persons", "hisingen", "2024", "sex=woman", whole(1500)),
        ("unexecuted", "hisingen", "2024-Q3", "", whole(14)),
        ("unexecuted", "hisingen", "2024-Q4", "", whole(8)),
    ])
}

#[test]
fn the_example_of_the_page_asks_for_its_figures_each_once() {
    let (source, told) = read_folder(scope("2024"), &example(), "example");
    assert_eq!(told, []);
    let wanted: Vec<_> = example_figures().into_keys().collect();
    assert_eq!(source.unwrap().requests(), wanted);
}

#[test]
fn the_example_of_the_page_becomes_the_sentences_that_it_promises() {
    let document = build(read_folder(scope("2024"), &example(), "example"), &example_figures());
    let paragraphs: Vec<String> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(content) | Block::Note(content) => {
                let mut text = String::new();
                crate::compose::plain_text(content, &mut text);
                Some(text.replace('\u{a0}', " "))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        paragraphs,
        [
            "Rapporten gäller 2024 och bygger på uppgifter kända 31 december 2024.",
            "Nettokostnaden ökade med 7,6 % jämfört med 2023 och blev 1 209,7 miljoner kronor. \
             Antalet hushåll minskade från 1 889 till 1 800.",
            "Av tre uppdrag är två avslutade.",
            "Beloppen är i löpande priser.",
        ]
    );
    assert_eq!(document.meta.title, "Årsrapport 2024");
}

#[test]
fn the_same_source_serves_the_next_year() {
    let (source, told) = read_folder(scope("2025"), &example(), "example");
    assert_eq!(told, []);
    let periods: Vec<String> = source
        .unwrap()
        .requests()
        .iter()
        .filter(|key| key.indicator.as_str() == "fs_households")
        .map(|key| key.period.to_string())
        .collect();
    assert_eq!(periods, ["2024", "2025"]);
}

#[test]
fn the_page_of_the_example_is_the_same_every_time() {
    let page = || write_html(&build(read_folder(scope("2024"), &example(), "example"), &example_figures()));
    assert_eq!(page(), page());
}

#[test]
fn every_unknown_name_is_told_in_one_go_with_line_and_column() {
    let section = "# A {#1}\n\n{nope} {fs_households/xx} {fs_households@period.q9}\n{fs_households | nice}\n\n::: table none\n:::\n";
    assert_eq!(
        mistakes(section),
        [
            ("report-unknown-indicator", 3, 2),
            ("report-unknown-unit", 3, 23),
            ("report-unknown-period", 3, 42),
            ("report-unknown-format", 4, 18),
            ("report-unknown-table", 6, 11),
        ]
    );
}
