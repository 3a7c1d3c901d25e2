//! The source language as its users meet it.

use super::sample::{
    SETTINGS, build, figures, mistakes, money, read, read_folder, read_section, scope, whole,
};
use crate::html::write_html;
use crate::model::Block;
use enslinje_pack::PackFolder;
use proptest::prelude::*;

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
            "Förklarad avvikelse: Ett uppdrag är delat på två nämnder och räknas här som ett.",
        ]
    );
    assert_eq!(document.meta.title, "Årsrapport 2024");
}

#[test]
fn every_block_knows_its_line_and_an_exception_the_blocks_of_its_reason() {
    let section = "# A {#1}\n\nEtt\nstycke.\n\n- a\n- b\n\n::: exception check-sum\nDet är så.\n\nHär med.\n:::\n\n\nSist.\n";
    let source = read_section(section).0.unwrap();
    let lines: Vec<_> = source.places().iter().map(|place| place.line.unwrap()).collect();
    assert_eq!(lines, [1, 3, 6, 10, 12, 16]);
    let [exception] = source.exceptions() else { panic!("{:?}", source.exceptions()) };
    assert_eq!((exception.code.as_str(), exception.reason.clone()), ("check-sum", 3..5));
    assert_eq!((exception.place.line, exception.place.column), (Some(9), Some(15)));
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

#[test]
fn sections_and_directives_out_of_order_are_told() {
    let cases = [
        ("# A {#1}\n\n## B {#1}\n", vec![("report-anchor-twice", 3, 1)]),
        ("# A {#1}\n\n### B {#1.1.1}\n", vec![("report-heading-skips-level", 3, 1)]),
        ("# A {#1.2.3.4.5}\n", vec![("report-heading-too-deep", 1, 1)]),
        ("# A {#p12}\n", vec![("report-unknown-attribute", 1, 6)]),
        ("# A {#1 colour=red}\n", vec![("report-unknown-attribute", 1, 9)]),
        ("Text {#1} här.\n", vec![("report-attributes-not-last", 1, 7)]),
        ("::: table\n", vec![("report-unclosed-directive", 1, 1)]),
        (":::\n", vec![("report-stray-directive-end", 1, 1)]),
        ("::: nope\n:::\n", vec![("report-unknown-directive", 1, 5)]),
        ("::: chart x\n:::\n", vec![("report-unknown-chart", 1, 11)]),
        ("::: list none\n:::\n", vec![("report-unknown-list", 1, 10)]),
        ("::: list grants where colour = x\n:::\n", vec![("report-unknown-field", 1, 23)]),
        ("::: exception\nDet är meningen så.\n:::\n", vec![("report-exception-no-code", 1, 5)]),
        ("::: exception check-sum\nSe bilaga 2 – 3.\n:::\n", vec![("report-exception-no-reason", 1, 15)]),
        ("::: exception check-sum\nDet är så.\n\n- a\n:::\n", vec![("report-note-content", 4, 1)]),
        ("::: contents now\n:::\n", vec![("report-directive-arguments", 1, 14)]),
        ("::: contents\ntext\n:::\n", vec![("report-directive-body", 2, 1)]),
        ("::: annex\n:::\n\nText\n", vec![("report-annex-not-last", 1, 1)]),
        ("::: income-statement öre\n:::\n", vec![("report-unknown-format", 1, 22)]),
        ("::: assignments status\n:::\n", vec![("report-unexpected-end", 1, 23)]),
    ];
    for (section, expected) in cases {
        assert_eq!(mistakes(section), expected, "{section}");
    }
}

#[test]
fn markdown_that_a_report_cannot_show_is_told_and_not_dropped() {
    let cases = [
        ("<script>alert(1)</script>\n", "report-unsupported-markdown"),
        ("a <b>c\n", "report-unsupported-markdown"),
        ("`kod`\n", "report-unsupported-markdown"),
        ("    kod\n", "report-unsupported-markdown"),
        ("> citat\n", "report-unsupported-markdown"),
        ("![bild](https://example.org/a.png)\n", "report-unsupported-markdown"),
        ("a\n\n---\n", "report-unsupported-markdown"),
        ("[x](javascript:alert)\n", "report-link-target"),
        ("[x](#nowhere)\n", "report-unknown-anchor"),
        ("a \u{7} b\n", "report-control-character"),
    ];
    for (section, code) in cases {
        let codes: Vec<_> = mistakes(section).iter().map(|(code, ..)| *code).collect();
        assert!(codes.contains(&code), "{section}: {codes:?}");
    }
}

#[test]
fn formats_that_do_not_suit_the_figure_are_told() {
    let cases = [
        ("{fs_households | tkr}", "report-format-unfit-scale", "tkr"),
        ("{ifo_net_cost | percent}", "report-format-unfit-scale", "percent"),
        ("{ifo_net_cost | change points}", "report-format-unfit-scale", "change"),
        ("{unexecuted | unit}", "report-format-no-unit", "unit"),
        ("{sick_leave | words 1}", "report-format-unfit-word", "words"),
        ("{fs_households | direction unit}", "report-format-unfit-word", "direction"),
        ("{fs_households | since period - 1}", "report-format-unfit-since", "since"),
        ("{fs_households | change since period.q2}", "report-unlike-periods", "change"),
        ("{fs_persons[colour=red]}", "report-unknown-dimension", "fs_persons"),
        ("{count grants | change}", "report-list-has-no-change", "grants"),
        ("{sum grants.name}", "report-field-not-number", "name"),
    ];
    for (section, code, at) in cases {
        let column = u32::try_from(section.find(at).unwrap() + 1).unwrap();
        assert_eq!(mistakes(section), [(code, 1, column)], "{section}");
    }
}

fn told(files: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let (_, told) = read(scope("2024"), files);
    told.iter().map(|told| (told.code, told.place.to_string())).collect()
}

#[test]
fn every_mistake_of_a_table_file_is_told_once_with_its_place() {
    let table = "titel = 'T'\n[[column]]\nid = 'a'\ntext = '{nope}'\nperiod = 'periodd'\n\
        [[column]]\nid = 'a'\ndifference = ['a', 'x']\nwidth = 90\n\
        [[row]]\nindicator = 'fs_household'\nformat = 'int'\n\
        [[row]]\nlabel = 'B'\nindicator = 'fs_households'\nformat = 'tkr'\ncells.zz = 'x'\n";
    let files = [("report.toml", SETTINGS), ("a.md", "::: table t\n:::\n"), ("tables/t.toml", table)];
    let expected = [
        ("pack-missing-key", "1:1"),
        ("pack-unknown-key", "1:1"),
        ("report-unknown-indicator", "4:10"),
        ("report-unknown-period", "5:11"),
        ("report-column-without-heading", "6:1"),
        ("report-column-twice", "7:6"),
        ("report-column-reference", "8:14"),
        ("report-width", "9:9"),
        ("report-row-without-label", "10:1"),
        ("report-unknown-indicator", "11:14"),
        ("report-format-unfit-scale", "16:10"),
        ("pack-unknown-key", "17:7"),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(code, at)| (*code, format!("pack/tables/t.toml:{at}"))).collect();
    assert_eq!(told(&files), expected);
}

#[test]
fn files_out_of_order_are_told() {
    let settings = "title = 'A {fs_households}'\nfiles = ['a.md', 'b.md', 'a.md']\n";
    let files = [("report.toml", settings), ("a.md", "A\n"), ("c.md", "C\n")];
    let codes: Vec<_> = told(&files).into_iter().map(|(code, _)| code).collect();
    assert_eq!(
        codes,
        ["report-unlisted-file", "report-figure-in-title", "report-missing-file", "report-file-twice"]
    );
    let (source, told) = read_folder(scope("2024"), &PackFolder::from_files("pack", files), "nope");
    assert!(source.is_none());
    assert_eq!(told[0].code, "report-unknown-report");
}

#[test]
fn levels_follow_numbers_and_hashes() {
    let section = "## Ett {#1}\n\n### Under\n\n## Nästa {#1.1}\n\n### Under\n";
    let document = build(read_section(section), &figures(&[]));
    let headings: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => Some((heading.level, heading.number.as_str(), heading.id.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(headings, [(1, "1", "1"), (2, "", "h-under"), (2, "1.1", "1.1"), (3, "", "h-under-2")]);
}

/// Bytes that look like the language, so that the reader is reached and not only its first check.
fn source_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "@",
        "/",
        "|",
        "#",
        "*",
        "_",
        "-",
        ":::",
        "\n",
        "\n\n",
        " ",
        "\"",
        "'",
        "=",
        ",",
        "period",
        ".q3",
        "fs_households",
        "change",
        "direction",
        "since",
        "count",
        "sum",
        "grants",
        "where",
        "table",
        "note",
        "1",
        "12",
        "å",
        "\u{1}",
        "\u{0}",
        "😀",
        "[[row]]",
        "[[column]]",
        "label",
        "title",
        "by",
        "format",
        "cells.",
        "<b>",
        "&amp;",
        "![",
        "](",
        "\r",
        "\t",
        "2024--",
        "each",
    ]);
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => ".{0,3}"], 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_as_section_table_or_chart_panics(
        section in source_text(),
        table in source_text(),
        settings in source_text(),
    ) {
        let section = format!("{section}\n\n::: table t\n:::\n\n::: chart t\n:::\n");
        let rows = format!("title = 'T'\nkind = 'bar'\ndescription = 'D'\n{table}");
        let files = [
            ("report.toml", SETTINGS),
            ("a.md", section.as_str()),
            ("tables/t.toml", rows.as_str()),
            ("charts/t.toml", rows.as_str()),
            ("reports/s/report.toml", settings.as_str()),
        ];
        let (source, _) = read(scope("2024"), &files);
        if let Some(source) = source {
            let keys = source.requests();
            prop_assert!(keys.len() < 1000);
        }
        let _ = read_folder(scope("2024"), &PackFolder::from_files("pack", files), "s");
    }

    #[test]
    fn any_text_of_an_inline_expression_is_read_or_refused_within_its_bounds(text in source_text()) {
        if let Err(fault) = crate::expression::parse_expression(&text) {
            prop_assert!(fault.span.start <= fault.span.end && fault.span.end <= text.len());
        }
    }
}
